"""No name stands in code: rename forces, units, Acts, ranks and systems in documents and reference data, and each answer is renamed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from remit.graph.extraction.as_json import as_json
from remit.graph.extraction.extract import extract
from remit.graph.overlay import lay_over
from remit.graph.reading.text import read_document

from .building import made, quads, write
from .described import SETS, cases
from .gold import ROOT

NAMES = {
    "Bedfordshire": "Borsetlandia",
    "Kent": "Lunt",
    "Eastern": "Borzern",
    "ERSOU": "BRSOU",
    "ERUU": "BRUU",
    "Undercover": "Understage",
    "Investigatory": "Observational",
    "RIPA": "ROPA",
    "Athena": "Junona",
    "PIP": "OIP",
    "Detective": "Inquiring",
    "Defective": "Inquiving",
    "Inspector": "Provoster",
    "Sergeant": "Corporal",
    "Constable": "Beadleman",
    "DI": "QX",
}
"""Old and new names, of one length each, so that places in a document stay where they are."""


def renamed(text: str) -> str:
    """Change every name, in capitals and small letters too, where it is a word or its plural."""
    for old, new in NAMES.items():
        for change in (str, str.lower, str.upper):
            pattern = rf"(?<![A-Za-z]){re.escape(change(old))}(?=s?(?![A-Za-z]))"
            text = re.sub(pattern, change(new), text)
    return text


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the reference data under other names."""
    folder = tmp_path_factory.mktemp("data")
    shipped = sorted((ROOT / "data" / "reference").glob("*.ttl"))
    return write(
        folder, {f"reference/{path.name}": renamed(path.read_text("utf-8")) for path in shipped}
    )


def read(name: str, text: str, data: Path | None) -> str:
    """Read a document and give what was found as text."""
    lay_over(data)
    try:
        found = as_json(extract(read_document(name, text.encode())))
    finally:
        lay_over(None)
    return json.dumps(found, ensure_ascii=False, indent=1)


def test_names_are_renamed_one_for_one() -> None:
    assert all(len(old) == len(new) for old, new in NAMES.items())
    for path in (ROOT / "data").rglob("*"):
        if path.suffix in {".ttl", ".toml", ".txt"}:
            words = set(re.findall(r"[A-Za-z]+", path.read_text("utf-8").casefold()))
            assert not words & {new.casefold() for new in NAMES.values()}, path
    assert renamed("the ERSOU DIs and kent-police") == "the BRSOU QXs and lunt-police"


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("place", range(3))
def test_a_renamed_profile_is_read_as_the_profile_with_each_answer_renamed(
    data: Path, name: str, place: int
) -> None:
    text = cases(name)[place].text
    assert renamed(text) != text
    before, after = read("post.txt", text, None), read("post.txt", renamed(text), data)
    assert after == renamed(before)
    assert not {old for old in NAMES if old in json.loads(after)["title"]}


@pytest.fixture(scope="module", params=SETS)
def graphs(
    request: pytest.FixtureRequest, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """Give the graph of a set of profiles, and that of the set with every name changed."""
    folder = tmp_path_factory.mktemp("graphs")
    texts = {f"{case.name}": case.text for case in cases(request.param)}
    changed = {file: renamed(text) for file, text in texts.items()}
    made(folder / "before", write(folder / "old", texts))
    made(folder / "after", write(folder / "new", changed), data=data)
    return folder / "before", folder / "after"


def test_the_graph_of_renamed_profiles_is_the_graph_with_each_name_changed(
    graphs: tuple[Path, Path],
) -> None:
    def told(directory: Path) -> set[str]:
        return {
            str(quad)
            for part in ("facts", "inferred")
            for quad in quads(directory, part)
            if "/inference/" not in str(quad.subject)
        }

    before, after = map(told, graphs)
    assert after == {renamed(line) for line in before}
    assert "lunt-police" in "\n".join(after)


@pytest.mark.parametrize(
    "question",
    [
        "which roles require RIPA knowledge",
        "which forces are covered by ERUU",
        "who does the Detective Sergeant in the Undercover Unit report to",
        "which posts report to a Detective Inspector",
        "which roles use Athena",
    ],
)
def test_a_renamed_question_gets_the_renamed_answer(
    graphs: tuple[Path, Path], remit: Callable[..., CompletedProcess[str]], question: str
) -> None:
    def answers(graph: Path, asked: str) -> list[tuple[str, bool, list[str]]]:
        done = remit("ask", asked, "--graph", graph, "--format", "json")
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)["answers"]
        return sorted((a["label"], a["stated"], a["documents"]) for a in found)

    before, after = graphs
    expected = [
        (renamed(label), stated, documents)
        for label, stated, documents in answers(before, question)
    ]
    assert expected
    assert answers(after, renamed(question)) == sorted(expected)
