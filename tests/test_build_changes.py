"""Building again: only what changed is read, what is gone leaves, and the graph is that of a fresh build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from remit.graph.asking.engine import Asker
from remit.graph.errors import RemitError
from remit.graph.store import Graph

from .building import canonical, clerk, made, nothing_known, quads, rows, write

Run = Callable[..., CompletedProcess[str]]
TITLES = "SELECT ?title { ?role remit:describedBy ?document ; skos:prefLabel ?title }"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give data in which nothing is known, so that builds are short."""
    return nothing_known(tmp_path_factory.mktemp("data"))


def titles(directory: Path) -> list[str]:
    return [title for (title,) in rows(directory, TITLES)]


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """Give a folder of three short profiles."""
    names = {f"{name}.txt": clerk(f"{name.title()} Clerk") for name in ("north", "south", "west")}
    return write(tmp_path / "posts", names)


def test_a_build_goes_through_change_and_back_to_the_same_bytes(
    bare: Path, posts: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    assert made(graph, posts, data=bare).read == 3
    before = canonical(graph)

    again = made(graph, posts, data=bare)
    assert (again.read, again.unchanged, again.gone) == (0, 3, 0)
    assert canonical(graph) == before

    (posts / "west.txt").write_text(clerk("Harbour Clerk"))
    changed = made(graph, posts, data=bare)
    assert (changed.read, changed.unchanged, changed.gone) == (1, 2, 0)
    assert titles(graph) == ["Harbour Clerk", "North Clerk", "South Clerk"]

    (posts / "west.txt").write_text(clerk("West Clerk"))
    made(graph, posts, data=bare)
    assert canonical(graph) == before


def test_words_on_which_no_statement_rests_are_found_until_they_go(
    bare: Path, posts: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    said = "I take the geese of the yard for walks."
    found = []
    for lines in ((), ("We are fond of animals", said), ()):
        (posts / "west.txt").write_text(f"{clerk('West Clerk')}\n\n{chr(10).join(lines)}\n")
        made(graph, posts, data=bare)
        with Graph.open(graph) as opened, Asker(opened.select, opened.folder) as asker:
            answers = asker.ask("which profiles mention geese").answers
        found.append([(a.label, e.quote) for a in answers for e in a.evidence])
    assert found == [[], [("West Clerk", said)], []]


def test_documents_that_are_gone_leave_and_are_counted(
    bare: Path, posts: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    made(graph, posts, data=bare)
    (posts / "west.txt").unlink()
    summary = made(graph, posts, data=bare)
    assert (summary.read, summary.unchanged, summary.gone) == (0, 2, 1)
    assert titles(graph) == ["North Clerk", "South Clerk"]
    made(tmp_path / "fresh", posts, data=bare)
    assert canonical(graph) == canonical(tmp_path / "fresh")


def test_add_keeps_what_the_paths_do_not_hold(bare: Path, posts: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    made(graph, posts, data=bare)
    more = write(tmp_path / "more", {"east.txt": clerk("East Clerk")})
    summary = made(graph, more, add=True, data=bare)
    assert (summary.read, summary.gone, summary.counts["documents"]) == (1, 0, 4)
    write(posts, {"east.txt": clerk("East Clerk")})
    made(tmp_path / "fresh", posts, data=bare)
    assert canonical(graph) == canonical(tmp_path / "fresh")


def test_a_renamed_file_is_the_same_document_under_its_new_name(
    bare: Path, posts: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    made(graph, posts, data=bare)
    (posts / "west.txt").rename(posts / "wild-west.txt")
    made(graph, posts, data=bare)
    named = "SELECT ?name { ?document remit:fileName ?name }"
    assert [name for (name,) in rows(graph, named)] == [
        "north.txt", "south.txt", "wild-west.txt",
    ]  # fmt: skip
    assert titles(graph) == ["North Clerk", "South Clerk", "West Clerk"]


def test_another_base_or_other_data_make_all_documents_be_read_again(
    bare: Path, posts: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    made(graph, posts, data=bare)
    other = made(graph, posts, base="https://example.org/id/", data=bare)
    assert (other.read, other.unchanged) == (3, 0)
    assert b"<https://example.org/id/role/" in canonical(graph)
    assert b"<https://w3id.org/remit/id/role/" not in canonical(graph)
    data = nothing_known(tmp_path / "data")
    write(data, {"reference/own.ttl": "# nothing of our own yet\n"})
    assert made(graph, posts, data=data).read == 3
    assert made(graph, posts, data=data).read == 0
    write(data, {"reference/own.ttl": "# still nothing\n"})
    assert made(graph, posts, data=data).read == 3


def test_nothing_is_added_to_a_graph_of_another_base_or_other_data(
    bare: Path, posts: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    made(graph, posts, data=bare)
    before = canonical(graph)
    more = write(tmp_path / "more", {"east.txt": clerk("East Clerk")})
    with pytest.raises(RemitError, match="another base"):
        made(graph, more, add=True, base="https://example.org/id/", data=bare)
    with pytest.raises(RemitError, match="other data"):
        made(graph, more, add=True)
    assert canonical(graph) == before


def test_each_build_is_a_new_generation_and_readers_keep_theirs(
    bare: Path, posts: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    first = made(graph, posts, data=bare)
    with Graph.open(graph) as reader:
        (posts / "west.txt").unlink()
        second = made(graph, posts, data=bare)
        assert second.generation > first.generation
        held = reader.select("SELECT ?d { ?d a <https://w3id.org/remit/ns#SourceDocument> }")
        assert len(held) == 3
    assert titles(graph) == ["North Clerk", "South Clerk"]


@pytest.fixture(scope="module")
def counted(bare: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """Give a graph with copies, one title under two managers and a letter, and what its build counted."""
    folder = tmp_path_factory.mktemp("counted")
    texts = {
        "north.txt": clerk("North Clerk"),
        "copy.txt": clerk("North Clerk"),
        "west.txt": clerk("West Clerk"),
        "other.txt": clerk("West Clerk", manager="Harbour Master"),
        "letter.txt": "Dear Sir,\n\nThank you.\n",
        "empty.txt": "",
    }
    return folder / "graph", made(folder / "graph", write(folder / "in", texts), data=bare).counts


HELD = {
    "documents": "?x a remit:SourceDocument",
    "roles": "?x a remit:Role",
    "described roles": "?x remit:describedBy ?document",
    "requirements": "?role remit:requirement ?x",
    "findings": "?x a remit:Finding",
}


@pytest.mark.parametrize("name", [*HELD, "quads"])
def test_the_summary_counts_what_the_graph_holds(
    counted: tuple[Path, dict[str, int]], name: str
) -> None:
    graph, counts = counted
    if name == "quads":
        assert counts[name] == len(quads(graph))
    else:
        found = rows(graph, f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {HELD[name]} }}")
        assert found == [(str(counts[name]),)]


def test_the_command_says_what_it_did(posts: Path, remit: Run) -> None:
    done = remit("build", posts, "--graph", "graph")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 read, 0 unchanged" in done.stdout
    (posts / "west.txt").unlink()
    write(posts, {"odd.txt": b"\x00\x01\x02" * 50})
    done = remit("build", posts, "--graph", "graph")
    assert done.returncode == 0
    assert "0 read, 2 unchanged, 1 failed, 1 gone" in done.stdout
    assert "not read: odd.txt: this is not a text file" in done.stderr
    again = remit("build", posts, "--graph", "graph")
    assert "0 read, 2 unchanged, 1 failed" in again.stdout


def test_remit_is_told_of_the_graph_by_its_setting(posts: Path, tmp_path: Path, remit: Run) -> None:
    done = remit("build", posts, settings={"REMIT_GRAPH": "elsewhere"})
    assert done.returncode == 0
    assert titles(tmp_path / "elsewhere") == ["North Clerk", "South Clerk", "West Clerk"]


@pytest.mark.parametrize("base", ["example.org", "https://example.org", "", "ftp://example.org/"])
def test_a_base_that_is_no_iri_is_refused_and_nothing_is_built(
    posts: Path, tmp_path: Path, remit: Run, base: str
) -> None:
    done = remit("build", posts, "--base", base or " ")
    assert done.returncode == 1
    assert done.stderr.startswith("error: ") and "hint: " in done.stderr
    assert not (tmp_path / "remit-graph").exists()
