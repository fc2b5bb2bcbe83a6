"""The index that a build writes beside its graph: names, roles, passages, words."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.asking.engine import ask
from remit.graph.asking.fold import key
from remit.graph.asking.lexicon import load
from remit.graph.asking.logic import Duty, Mentions, Needs, Words
from remit.graph.asking.names import NameIndex
from remit.graph.asking.search import are_there, passages
from remit.graph.errors import GraphFormError

from .indexing import write_index
from .questions.graphs import fixture_text, from_trig, rows_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index")
    write_index(from_trig(fixture_text()).select, path)
    return path


def test_the_same_graph_gives_the_same_rows(folder: Path, tmp_path: Path) -> None:
    write_index(from_trig(fixture_text()).select, tmp_path)
    assert rows_of(tmp_path) == rows_of(folder)


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("PIP 2", "PIP2"),
        ("pip2", "PIP2"),
        ("PIP-Level 2", "PIP2"),
        ("driving licences", "driving licence"),
        ("On Call Rota", "on-call rota"),
        ("Borsetshire", "Borsetshire Police"),
        ("regulation of investigatory powers act", "Regulation of Investigatory Powers Act 2000"),
        ("Counter-Terrorism Policing Borset", "Counter Terrorism Policing Borset"),
    ],
)
def test_a_name_is_found_in_any_spelling(folder: Path, written: str, label: str) -> None:
    with NameIndex(folder) as index:
        (found,) = {e.label for e in index.by_keys([key(written)])[key(written)]}
    assert found == label


@pytest.mark.parametrize("title", ["Tide Co-ordinator", "Tide Coordinator"])
@pytest.mark.parametrize("asked", ["tide co-ordinator", "tide coordinator"])
def test_a_title_is_found_with_and_without_its_hyphen(
    title: str, asked: str, tmp_path: Path
) -> None:
    role = "https://example.org/tide"
    added = f"""<{role}> a remit:Role ; skos:prefLabel "{title}"@en ; remit:grade "C7" ."""
    graph = from_trig(fixture_text() + added)
    write_index(graph.select, tmp_path)
    (answer,) = ask(f"what is the grade of the {asked}", graph.select, tmp_path).answers
    assert answer.label == "C7"


def test_passages_tell_what_they_are_part_of(folder: Path) -> None:
    with NameIndex(folder) as index:
        parts = {p.part for p in index.passages('"crew"')}
        modalities = {p.modality for p in index.passages('"psychological"')}
    assert parts == {"Responsibility", "purpose"}
    assert modalities == {"notRequired"}


def test_whether_there_are_passages_is_told_as_by_listing_them(folder: Path) -> None:
    lexicon = load()
    with NameIndex(folder) as index:
        words = [word for word, *_ in index.words_like("medium", 9)]
        found = set()
        for said in (Words((word,)) for word in words):
            for asked in (Mentions(said), Duty(said), Needs(said, "any"), Needs(said)):
                told = are_there(asked, lexicon, index)
                assert told == bool(passages(asked, lexicon, index)), asked
                found.add((type(asked), told))
        unneeded = Words(("psychological",))
        assert are_there(Mentions(unneeded), lexicon, index)
        assert not are_there(Needs(unneeded, "any"), lexicon, index)
    assert len(found) == 2 * 3


def test_an_index_of_another_version_is_said_to_be_so(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    write_index(from_trig(fixture_text()).select, tmp_path)
    with closing(sqlite3.connect(tmp_path / "names.sqlite")) as index, index:
        index.execute("UPDATE meta SET value = '0' WHERE key = 'form'")
    with pytest.raises(GraphFormError, match="another version"):
        NameIndex(tmp_path)


def test_a_folder_without_an_index_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(GraphFormError, match="no index"):
        NameIndex(tmp_path)


def test_an_empty_graph_has_an_index_and_no_suggestion(tmp_path: Path) -> None:
    write_index(from_trig("").select, tmp_path)
    with NameIndex(tmp_path) as index:
        assert index.profiles() == 0
        assert index.meta["suggestions"] == "[]"
