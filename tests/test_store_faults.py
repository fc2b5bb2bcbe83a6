"""Nothing is lost: builds that are killed, disks that are full, and what they leave behind."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from remit.graph.errors import NoGraphError
from remit.graph.store import Draft, Graph, Manifest

from .faults import Faults

QUADS = 300
VALUES = "SELECT ?value { ?s <https://example.org/value> ?value }"

# Builds graph after graph in the folder, each of QUADS quads with its own number as their value,
# and says what it has done. Loading is slowed down so that a kill meets every phase of it.
BUILDER = """
import sys, time
from pathlib import Path
from remit.graph.store import Draft, Manifest

def lines(number, pause):
    for n in range(int(sys.argv[2])):
        if n % 50 == 0:
            time.sleep(pause)
        yield f'<https://example.org/{n}> <https://example.org/value> "{number}" <urn:g> .'

number = int(sys.argv[3])
while True:
    number += 1
    with Draft.begin(Path(sys.argv[1])) as draft:
        print("begun", flush=True)
        draft.load(lines(number, float(sys.argv[4])))
        print("loaded", flush=True)
        manifest = Manifest("https://example.org/", str(number), {"quads": int(sys.argv[2])})
        draft.publish(manifest)
        print("published", number, flush=True)
"""


def start(folder: Path, number: int, pause: float = 0.0) -> subprocess.Popen[str]:
    """Start a process that builds without end, from the number after this one on."""
    arguments = [str(folder), str(QUADS), str(number), str(pause)]
    return subprocess.Popen(
        [sys.executable, "-c", BUILDER, *arguments], stdout=subprocess.PIPE, text=True
    )


def build(folder: Path, number: int) -> None:
    """Publish one graph of the kind that the builder makes."""
    with Draft.begin(folder) as draft:
        draft.load(
            f'<https://example.org/{n}> <https://example.org/value> "{number}" <urn:g> .'
            for n in range(QUADS)
        )
        draft.publish(Manifest("https://example.org/", str(number), {"quads": QUADS}))


def whole_graph(folder: Path) -> int:
    """Open the graph, see that it is one whole build, and give the number of that build."""
    with Graph.open(folder) as graph:
        found = {row[0].value for row in graph.select(VALUES) if row[0] is not None}  # type: ignore[union-attr]
        count = len(graph.select(VALUES))
        assert count == QUADS
        assert found == {graph.manifest.created}
        return int(graph.manifest.created)


def kill_after(phase: str, process: subprocess.Popen[str], delay: float) -> int:
    """Kill a builder some time after it has said a word; give the last number it published."""
    published = 0
    assert process.stdout is not None
    for said in process.stdout:
        if said.startswith("published"):
            published = int(said.split()[1])
        if said.startswith(phase):
            break
    time.sleep(delay)
    process.kill()
    for said in process.stdout:
        if said.startswith("published"):
            published = int(said.split()[1])
    process.stdout.close()
    process.wait()
    return published


@pytest.mark.parametrize(
    ("phase", "pause", "longest"),
    [("begun", 0.01, 0.06), ("loaded", 0.0, 0.03), ("published", 0.0, 0.06)],
)
def test_a_killed_build_leaves_a_whole_graph_and_the_next_one_heals(
    tmp_path: Path, phase: str, pause: float, longest: float, fault: Faults
) -> None:
    row = fault("Builds that are stopped", "`SIGKILL` at any moment of a store being written")
    folder = tmp_path / "graph"
    build(folder, 1)
    chance = random.Random(phase)
    number = 1
    for _ in range(row.times(4, 40)):
        process = start(folder, number, pause)
        published = kill_after(phase, process, chance.uniform(0, longest))
        number = max(number, published)
        found = whole_graph(folder)
        assert found in {number, number + 1}
        number = found
        row.survived("(a program that calls the library)")
    build(folder, 1000)
    assert whole_graph(folder) == 1000
    assert len(list((folder / "generations").iterdir())) == 1
    assert {path.name for path in folder.iterdir()} <= {"current", "generations", "lock"}


def test_a_first_build_that_is_killed_leaves_no_graph_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    kill_after("begun", start(folder, 0, pause=0.2), 0.05)
    with pytest.raises(NoGraphError):
        Graph.open(folder)
    build(folder, 5)
    assert whole_graph(folder) == 5


def test_a_generation_that_was_finished_but_not_switched_to_is_cleared_away(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "graph"
    build(folder, 1)
    shutil.copytree(folder / "generations" / "1", folder / "generations" / "2")
    assert whole_graph(folder) == 1
    build(folder, 2)
    assert whole_graph(folder) == 2
    assert len(list((folder / "generations").iterdir())) == 1


def test_a_half_written_current_of_a_killed_build_is_of_no_account(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build(folder, 1)
    (folder / ".current").write_text("99")
    assert whole_graph(folder) == 1
    build(folder, 2)
    assert whole_graph(folder) == 2
    assert not (folder / ".current").exists()


@pytest.mark.parametrize("left", [".draft-2", ".removed-7"])
def test_what_a_killed_build_left_is_cleared_away_by_the_next(tmp_path: Path, left: str) -> None:
    folder = tmp_path / "graph"
    build(folder, 1)
    (folder / "generations" / left / "store").mkdir(parents=True)
    (folder / "generations" / left / "store" / "CURRENT").write_text("half")
    assert whole_graph(folder) == 1
    build(folder, 2)
    assert [path.name for path in (folder / "generations").iterdir()] == ["2"]


@pytest.mark.parametrize("limit", [1 << 12, 1 << 18, 1 << 20])
def test_a_full_disk_stops_a_build_with_a_reason_and_keeps_the_graph(
    tmp_path: Path, limit: int
) -> None:
    folder = tmp_path / "graph"
    build(folder, 1)
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from remit.graph.errors import OutputError\n"
        "from remit.graph.store import Draft, Manifest\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)\n"
        "lines = (f'<urn:{n}> <urn:p> \"{n * n} of many words, which fill the disk\" <urn:g> .'\n"
        "         for n in range(150_000))\n"
        "try:\n"
        "    with Draft.begin(Path(sys.argv[1])) as draft:\n"
        "        draft.load(lines)\n"
        "        draft.publish(Manifest('https://example.org/', '2'))\n"
        "except OutputError as error:\n"
        "    print(error.hint)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, folder, str(limit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "last good graph" in done.stdout
    assert whole_graph(folder) == 1
    assert [path.name for path in (folder / "generations").iterdir()] == ["1"]
    build(folder, 2)
    assert whole_graph(folder) == 2
