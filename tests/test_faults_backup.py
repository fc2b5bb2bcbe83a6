"""Backups and restores that are stopped, or have no room: what was there before is there, whole."""

from __future__ import annotations

import hashlib
import random
import resource
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from remit.graph.store import Graph
from remit.graph.store.backup import back_up, check_backup

from .building import canonical, clerk, made, nothing_known, write
from .faults import Faults
from .stopping import kill, started

GROUP = "Backups"
PHASES = ("loading", "closing", "listing", "syncing", "switching", "clearing")
SETS = {"old": 1, "new": 12}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a graph of each of two sets of documents, a backup of each, and both sums."""
    folder = tmp_path_factory.mktemp("stopped")
    nothing_known(folder / "data")
    for name, count in SETS.items():
        write(folder / name, {f"{n}.txt": clerk(f"{name} Clerk {n}") for n in range(count)})
        made(folder / f"{name}-graph", folder / name, data=folder / "data")
        with (
            Graph.open(folder / f"{name}-graph") as graph,
            (folder / f"{name}.remit").open("wb") as out,
        ):
            back_up(graph, out)
    made(folder / "graph", folder / "old", data=folder / "data")
    return folder


def total(graph: Path) -> str:
    """Sum up a whole graph."""
    return hashlib.sha256(canonical(graph)).hexdigest()


@cache
def sums(place: Path) -> dict[str, str]:
    """Name both graphs by their sums."""
    return {total(place / f"{name}-graph"): name for name in SETS}


def state(place: Path) -> str:
    """Tell which of the two graphs it is that opens, whole."""
    return sums(place)[total(place / "graph")]


@pytest.mark.parametrize("phase", PHASES)
def test_a_restore_killed_in_a_phase_leaves_a_whole_graph(
    place: Path, fault: Faults, phase: str
) -> None:
    row = fault(GROUP, f"`SIGKILL` of a restore while it is {phase}")
    chance = random.Random(phase)
    before = state(place)
    for _ in row.attempts(1, 20):
        after = next(name for name in SETS if name != before)
        words = ("restore", place / f"{after}.remit", "--graph", place / "graph", "--replace")
        with started(*words) as restoring:
            worker = restoring.reaches(phase)
            time.sleep(chance.uniform(0, 0.02))
            kill(worker)
            said = restoring.words()
        if restoring.process.returncode == 0:  # it was done before the signal came
            before = state(place)
            assert before == after
            continue
        now = state(place)
        assert now in {before, after}
        before = now
        assert said.startswith("error: it was ended by SIGKILL, from outside\n")
        row.survived(said)


def test_the_next_restore_clears_away_what_one_that_was_killed_left(place: Path) -> None:
    words = ("restore", place / "new.remit", "--graph", place / "graph", "--replace")
    with started(*words) as restoring:
        kill(restoring.reaches("listing"))
        restoring.words()
    with started(*words) as restoring:
        restoring.words()
    assert state(place) == "new"
    assert len(list((place / "graph" / "generations").iterdir())) == 1


def test_a_backup_that_is_killed_leaves_the_one_before(
    place: Path, tmp_path: Path, command: Path, fault: Faults
) -> None:
    row = fault(GROUP, "`SIGKILL` of a backup that would replace another")
    kept, whole = ((place / f"{name}.remit").read_bytes() for name in ("old", "new"))
    chance = random.Random(0)
    file = tmp_path / "kept.remit"
    for _ in row.attempts(1, 20):
        file.write_bytes(kept)
        with subprocess.Popen([command, "backup", file, "--graph", place / "new-graph"]) as process:
            while process.poll() is None and not writing(process.pid, tmp_path):
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.01))
            process.kill()
        assert file.read_bytes() in {kept, whole}
        check_backup(file)
        for left in set(tmp_path.iterdir()) - {file}:
            left.unlink()
        if process.returncode:
            row.survived("(nothing: the command is gone)")


def test_of_a_first_backup_that_is_killed_nothing_stays(
    place: Path, tmp_path: Path, command: Path, fault: Faults
) -> None:
    row = fault(GROUP, "`SIGKILL` of a first backup")
    whole, chance = (place / "new.remit").read_bytes(), random.Random(1)
    file = tmp_path / "kept.remit"
    for _ in row.attempts(1, 20):
        with subprocess.Popen([command, "backup", file, "--graph", place / "new-graph"]) as process:
            while process.poll() is None and not writing(process.pid, tmp_path):
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.01))
            process.kill()
        assert [one.read_bytes() for one in tmp_path.iterdir()] in ([], [whole])
        file.unlink(missing_ok=True)
        if process.returncode:
            row.survived("(nothing: the command is gone)")


def writing(process: int, folder: Path) -> bool:
    """Tell whether a process has a file of a folder open, with a name or without."""
    with suppress(OSError):
        opened = [one.readlink() for one in Path(f"/proc/{process}/fd").iterdir()]
        return any(name.is_relative_to(folder) and name != folder for name in opened)
    return False


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("backup", ("backup", "{file}", "--graph", "{place}/new-graph")),
        ("restore", ("restore", "{place}/new.remit", "--graph", "{place}/graph", "--replace")),
    ],
)
def test_without_room_for_it_what_was_there_stays(
    place: Path, tmp_path: Path, command: Path, fault: Faults, name: str, arguments: tuple[str, ...]
) -> None:
    row = fault(GROUP, f"no file can grow beyond so many bytes (1 to 60 kB) in a {name}")
    file = tmp_path / "kept.remit"
    file.write_bytes((place / "old.remit").read_bytes())
    before = file.read_bytes(), total(place / "graph")
    chance = random.Random(name)
    for _ in row.attempts(1, 20):
        done = subprocess.run(
            [command, *(word.format(file=file, place=place) for word in arguments)],
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=limited(chance.randint(1_000, 60_000)),
        )
        assert done.returncode == 1, done.stdout
        assert "cannot be written: " in done.stderr and "hint: " in done.stderr
        assert "Traceback" not in done.stderr and "fault of Remit" not in done.stderr
        assert (file.read_bytes(), total(place / "graph")) == before
        assert [path.name for path in tmp_path.iterdir()] == [file.name]
        row.survived(done.stderr)


def limited(size: int) -> Callable[[], None]:
    """Give what lets a process that is about to start write no longer files."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
