"""Files of a graph that are lost, cut short or changed: no wrong answer, and a build heals it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from remit.graph.asking.engine import ask
from remit.graph.errors import GraphError
from remit.graph.store import Graph, describe

from .building import canonical, clerk, made, nothing_known, write
from .faults import Faults

GROUP = "Damage to the files of a graph"
QUESTION = "who does the Records Clerk report to"
POSITIONS = 3
Run = Callable[..., "CompletedProcess[str]"]


def cut(content: bytes, share: float) -> bytes | None:
    """Leave only the beginning."""
    return content[: int(len(content) * share)]


def changed(content: bytes, share: float) -> bytes | None:
    """Change one byte."""
    at = min(int(len(content) * share), len(content) - 1)
    return content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :] if content else b"x"


def zeroed(content: bytes, share: float) -> bytes | None:
    """Put zeros in the place of a block, as a disk does that lost it."""
    at = int(len(content) * share)
    return content[:at] + bytes(len(content[at : at + 4096])) + content[at + 4096 :]


def longer(content: bytes, share: float) -> bytes | None:
    """Add something that stands elsewhere in it."""
    at = int(len(content) * share)
    return content + (content[at : at + 64] or b"x")


def gone(_content: bytes, _share: float) -> bytes | None:
    """Leave no file."""
    return None


FAULTS: dict[str, Callable[[bytes, float], bytes | None]] = {
    "cut short": cut,
    "changed in one byte": changed,
    "zeroed in one block": zeroed,
    "made longer": longer,
    "gone": gone,
}


@dataclass(frozen=True)
class Place:
    """A graph, and what it holds and answers while it is whole."""

    folder: Path
    quads: bytes
    answer: str
    files: tuple[str, ...]


def answer(directory: Path) -> str:
    """Ask a question, and give all of the reply."""
    with Graph.open(directory) as graph:
        return str(ask(QUESTION, graph.select, graph.folder).as_json())


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Build a graph and list its files."""
    folder = tmp_path_factory.mktemp("damage")
    data = nothing_known(folder / "data")
    write(folder / "in", {"a.txt": clerk(), "b.txt": clerk("Court Clerk")})
    directory = folder / "graph"
    made(directory, folder / "in", data=data)
    files = tuple(
        sorted(str(p.relative_to(directory)) for p in directory.rglob("*") if p.is_file())
    )
    return Place(folder, canonical(directory), answer(directory), files)


@pytest.mark.parametrize("kind", FAULTS)
def test_a_damaged_file_gives_no_wrong_answer_and_a_build_heals_the_graph(
    place: Place, tmp_path: Path, fault: Faults, kind: str
) -> None:
    row = fault(GROUP, f"any file is {kind}, at {1 if kind == 'gone' else POSITIONS} places")
    shares = [0.5] if kind == "gone" else [n / (POSITIONS - 1) for n in range(POSITIONS)]
    cases = [(name, share) for name in place.files for share in shares]
    chance = random.Random(kind)
    for name, share in chance.sample(cases, min(len(cases), row.times(4, len(cases)))):
        shutil.copytree(place.folder / "graph", tmp_path / "graph")
        path = tmp_path / "graph" / name
        content = FAULTS[kind](path.read_bytes(), share)
        path.unlink() if content is None else path.write_bytes(content)
        said = ""
        for look, right in ((canonical, place.quads), (answer, place.answer)):
            try:
                assert look(tmp_path / "graph") == right, (name, share)
            except GraphError as error:
                said = str(error).replace(str(tmp_path), "")
                assert "remit build" in error.hint, (name, share)
        try:
            describe(tmp_path / "graph", verify=True)
        except GraphError as error:
            said = said or str(error).replace(str(tmp_path), "")
        else:
            assert not said, (name, share)  # what is damaged to one is damaged to `remit info`
        made(tmp_path / "graph", place.folder / "in", data=place.folder / "data")
        assert canonical(tmp_path / "graph") == place.quads, (name, share)
        assert answer(tmp_path / "graph") == place.answer
        describe(tmp_path / "graph", verify=True)
        row.survived(said)
        shutil.rmtree(tmp_path / "graph")


def test_documents_are_not_added_to_a_graph_whose_others_cannot_be_read(
    place: Place, tmp_path: Path, remit: Run
) -> None:
    shutil.copytree(place.folder / "graph", tmp_path / "graph")
    path = tmp_path / "graph" / "generations" / "1" / "documents.sqlite"
    path.write_bytes(changed(path.read_bytes(), 0.5) or b"")
    write(tmp_path / "in", {"c.txt": clerk("Third Clerk")})
    done = remit("build", "in", "--add", "--graph", "graph", "--data", place.folder / "data")
    assert done.returncode == 1
    assert "the graph that is there cannot be read" in done.stderr
    assert "without --add" in done.stderr
