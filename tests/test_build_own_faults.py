"""Remit's own slips: a fault in one document, data that change under it, parts that are empty."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from remit.graph.build import build
from remit.graph.document import Document
from remit.graph.extraction.extract import extract
from remit.graph.overlay import laid_over, load_toml, once_per_overlay, own_folder, remembered
from remit.graph.statements.iris import Iris
from remit.graph.statements.state import state

from .building import clerk, made, nothing_known, write

Run = Callable[..., "CompletedProcess[str]"]

# Reads a document with next to no room on the stack, which is a fault in the midst of extraction,
# then the next one with all of it.
CRAMPED = """
import sys
import weakref
from remit.graph.reader import read_entry
text = sys.argv[1].encode()
base = "https://example.org/"
read_entry("warm.txt", text, base)
limit = sys.getrecursionlimit()
for depth in range(8, 60):
    try:
        sys.setrecursionlimit(depth)
        entry, bodies = read_entry("cramped.txt", text, base)
    except RecursionError:
        continue
    finally:
        sys.setrecursionlimit(limit)
    if entry.reason:
        break
print(entry.outcome, entry.reason)
print(len(bodies), len(entry.sha256))
print(read_entry("next.txt", text, base)[0].outcome)
"""


def test_a_fault_of_remit_in_one_document_is_told_and_stops_no_other() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRAMPED, clerk()], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    first, sizes, after = done.stdout.splitlines()
    assert first.startswith("failed a fault of Remit's own, please report it: RecursionError: ")
    assert (sizes, after) == ("0 64", "read")


def test_a_build_with_ones_own_data_leaves_them_behind(tmp_path: Path) -> None:
    data = nothing_known(tmp_path / "data")
    write(tmp_path / "in", {"post.txt": clerk()})
    build([tmp_path / "in"], tmp_path / "graph", data=data, workers=1)
    assert own_folder() is None
    with laid_over(tmp_path):
        build([tmp_path / "in"], tmp_path / "graph", data=data, workers=1)
        assert own_folder() == tmp_path


def test_own_data_that_are_edited_are_read_again(tmp_path: Path) -> None:
    @once_per_overlay
    def title() -> str:
        return str(load_toml("mine/words.toml")["title"])

    for said in ("one", "two, and longer"):
        write(tmp_path, {"mine/words.toml": f'title = "{said}"'})
        with laid_over(tmp_path):
            assert title() == title() == said


def test_what_was_told_under_one_folder_of_data_is_freed_under_the_next(tmp_path: Path) -> None:
    class Told:
        """Something that is remembered."""

    asked: list[str] = []

    @remembered(2)
    def told(word: str) -> Told:
        asked.append(word)
        return Told()

    (tmp_path / "own").mkdir()
    kept = weakref.ref(told("one"))
    assert kept() is told("one")
    with laid_over(tmp_path / "own"):
        other = weakref.ref(told("one"))
        gc.collect()
        assert (kept(), other()) == (None, told("one"))
    assert told("one") is not None
    gc.collect()
    assert (other(), asked) == (None, ["one"] * 3)


@pytest.mark.parametrize("text", ["", " ", "\n\t\n", "\ufeff"])
def test_a_text_without_words_can_be_stated(text: str) -> None:
    stated = state(extract(Document("a.txt", "0" * 64, text)), Iris("https://example.org/"))
    assert all(line.endswith(" .") for line in stated.lines)
    assert not stated.role


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a graph in which no document describes a role."""
    folder = tmp_path_factory.mktemp("strangers")
    write(folder / "in", {"recipe.txt": "Bread\n\n- 500 g flour\n- 2 eggs\n"})
    made(folder / "graph", folder / "in", data=nothing_known(folder / "data"))
    return folder / "graph"


@pytest.mark.parametrize("part", ["facts", "reference", "inferred", "findings", "documents"])
def test_a_part_that_is_empty_is_written_as_nothing(graph: Path, remit: Run, part: str) -> None:
    done = remit("export", "--part", part, "--graph", graph)
    assert (done.returncode, done.stderr) == (0, "")
    if part in {"facts", "inferred"}:
        assert done.stdout == ""
    assert (
        remit("export", "--part", "facts", "--format", "turtle", "--graph", graph).returncode == 0
    )
    assert remit("export", "--part", "fact", "--graph", graph).returncode == 1


@pytest.mark.parametrize("name", ["graph.xml", "graph.txt", "graph.n3"])
def test_an_ending_that_names_no_format_is_asked_back(
    graph: Path, tmp_path: Path, remit: Run, name: str
) -> None:
    done = remit("export", "-o", name, "--graph", graph)
    assert done.returncode == 2
    assert "--format" in done.stderr and not (tmp_path / name).exists()
    assert remit("export", "-o", name, "--format", "rdfxml", "--graph", graph).returncode == 0
    assert (tmp_path / name).read_text().startswith("<?xml")


def test_a_strict_build_tells_by_its_status_that_a_document_was_not_read(
    tmp_path: Path, remit: Run
) -> None:
    nothing_known(tmp_path / "remit-data")
    write(tmp_path / "in", {"post.txt": clerk(), "odd.txt": b"\x00\x01" * 99})
    assert remit("build", "in", "--strict").returncode == 1
    assert remit("info").returncode == 0
    assert remit("build", "in").returncode == 0
    (tmp_path / "in" / "odd.txt").unlink()
    assert remit("build", "in", "--strict").returncode == 0


def test_documents_are_not_added_under_another_base(tmp_path: Path, remit: Run) -> None:
    nothing_known(tmp_path / "remit-data")
    write(tmp_path / "in", {"post.txt": clerk()})
    write(tmp_path / "more", {"other.txt": clerk("Court Clerk")})
    assert remit("build", "in").returncode == 0
    done = remit("build", "more", "--add", "--base", "https://example.org/")
    assert done.returncode == 1
    assert done.stderr.startswith("error: remit-graph: the graph was built with another base")
    assert "hint: build all paths again, without --add" in done.stderr
