"""Builds that are killed in each of their phases: the graph is the old one or the new one, whole."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from .building import canonical, clerk, made, nothing_known, write
from .faults import Faults
from .killing import PHASES
from .stopping import Underway, kill, started

Run = Callable[..., "CompletedProcess[str]"]
GROUP = "Builds that are stopped"
OLD, NEW, MANY = "old", "new", "many"
DOCUMENTS = {OLD: 6, NEW: 6, MANY: 30}
"""How many documents a set has; processes beside the build read only where they are many."""


@dataclass
class Place:
    """Sets of documents, what must come of each, and a graph that is built of one or the other.

    Attributes:
        folder: Where all is.
        sums: The sum of the canonical quads of a whole graph, by the set of its documents.
        longest: How long each phase took in a build that was let run, in seconds.
    """

    folder: Path
    sums: dict[str, str]
    longest: dict[str, float]

    def state(self) -> str:
        """Tell whether the graph that opens is the old or the new one, whole."""
        total = hashlib.sha256(canonical(self.folder / "graph")).hexdigest()
        return next(name for name, known in self.sums.items() if known == total)

    def build(self, documents: str, workers: int = 1) -> AbstractContextManager[Underway]:
        """Start a build of a set of documents."""
        return started(
            *("build", self.folder / documents, "--graph", self.folder / "graph"),
            *("--data", self.folder / "data", "--workers", str(workers)),
        )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Build each graph once, and measure the phases of a build."""
    folder = tmp_path_factory.mktemp("killed")
    nothing_known(folder / "data")
    sums = {}
    for name, count in DOCUMENTS.items():
        titles = [f"{name.title()} Clerk {number}" for number in range(count)]
        write(folder / name, {f"{n}.txt": clerk(title) for n, title in enumerate(titles)})
        made(folder / "whole" / name, folder / name, data=folder / "data")
        sums[name] = hashlib.sha256(canonical(folder / "whole" / name)).hexdigest()
    made(folder / "graph", folder / OLD, data=folder / "data")
    place = Place(folder, sums, {})
    with place.build(NEW) as build:
        times = [(said.split()[0], time.monotonic()) for said in build.phases]
        build.words()
    times.append(("end", time.monotonic()))
    for (phase, since), (_next, until) in pairwise(times):
        place.longest[phase] = until - since
    assert [phase for phase, _ in times[:-1]] == list(PHASES)
    made(folder / "graph", folder / OLD, data=folder / "data")
    return place


@pytest.mark.parametrize("phase", PHASES)
def test_a_build_killed_in_a_phase_leaves_a_whole_graph(
    place: Place, fault: Faults, phase: str
) -> None:
    row = fault(GROUP, f"`SIGKILL` while it is {phase}")
    chance = random.Random(phase)
    for _ in row.attempts(1, 20):
        before = place.state()
        documents = NEW if before == OLD else OLD
        with place.build(documents) as build:
            builder = build.reaches(phase)
            time.sleep(chance.uniform(0, place.longest[phase]))
            kill(builder)
            words = build.words()
        after = place.state()
        assert after in {before, documents}
        if build.process.returncode == 0:
            assert after == documents
            continue  # it was done before the signal came
        assert build.process.returncode == 1
        assert words.startswith("error: it was ended by SIGKILL, from outside\n")
        row.survived(words)
    made(place.folder / "graph", place.folder / OLD, data=place.folder / "data")
    assert place.state() == OLD
    assert len(list((place.folder / "graph" / "generations").iterdir())) == 1


def test_a_command_that_is_killed_takes_its_build_and_its_workers_with_it(
    place: Place, fault: Faults
) -> None:
    row = fault(GROUP, "`SIGKILL` of the command, while its workers read")
    for _ in row.attempts(1, 20):
        with place.build(MANY, workers=2) as build:
            builder = build.reaches("reading")
            time.sleep(0.3)
            family = [builder, *below(builder)]
            build.process.kill()
            build.process.wait()
        for _ in range(2400):
            if not any(Path(f"/proc/{one}").exists() for one in family):
                break
            time.sleep(0.05)
        else:
            pytest.fail("a process of the killed build goes on")
        if place.state() == OLD:
            row.survived("(nothing: the command is gone, and so are its workers)")
        else:  # it was done before the signal came
            assert place.state() == MANY
            made(place.folder / "graph", place.folder / OLD, data=place.folder / "data")


def below(process: int) -> list[int]:
    """List the processes that a process has started, and those below them."""
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):  # it has ended meanwhile
            for child in map(int, task.read_text().split()):
                found += [child, *below(child)]
    return found


def test_a_worker_that_is_killed_ends_its_build_with_a_reason(place: Place, fault: Faults) -> None:
    row = fault(GROUP, "`SIGKILL` of one worker, as when memory is short")
    for _ in row.attempts(1, 20):
        with place.build(MANY, workers=2) as build:
            builder = build.reaches("reading")
            workers: list[int] = []
            while not workers and build.process.poll() is None:
                workers = [one for one in below(builder) if is_worker(one)]
            for worker in workers[:1]:
                kill(worker)
            words = build.words()
        if build.process.returncode == 0:
            made(place.folder / "graph", place.folder / OLD, data=place.folder / "data")
            continue  # the worker had given what it read
        assert "a process that helped to build was ended by the system" in words
        assert place.state() == OLD
        row.survived(words)


def is_worker(process: int) -> bool:
    """Tell whether a process was made by the server of forks: its parent is that, not the build."""
    try:
        parent = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
        return "forkserver" in Path(f"/proc/{parent}/cmdline").read_text()
    except (OSError, ValueError):
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_told_to_stop_clears_up(
    place: Place, fault: Faults, number: signal.Signals
) -> None:
    row = fault(GROUP, f"`{number.name}`, as from the keyboard or a shutdown")
    chance = random.Random(number)
    for _ in row.attempts(1, 20):
        with place.build(NEW) as build:
            build.reaches("reading")
            time.sleep(chance.uniform(0, place.longest["reading"] + place.longest["loading"]))
            build.process.send_signal(number)
            build.words()
        if place.state() == NEW:  # it was done, or as good as done, before the signal came
            made(place.folder / "graph", place.folder / OLD, data=place.folder / "data")
            assert place.state() == OLD
            continue
        assert build.process.returncode == 128 + number
        assert len(list((place.folder / "graph" / "generations").iterdir())) == 1
        row.survived(f"(exit status {128 + number})")


# A build that loads for a minute without hearing anything, as the engine does with a large batch.
DEAF = """
import ctypes, sys
from pathlib import Path
from remit.cli.main import main
from remit.graph.store.draft import Draft
def load(self, nquads):
    Path(sys.argv[1]).touch()
    ctypes.PyDLL(None).sleep(60)
Draft.load = load
sys.exit(main(sys.argv[2:]))
"""


def test_a_build_that_does_not_hear_is_ended_and_cleared_away(
    place: Place, fault: Faults, tmp_path: Path
) -> None:
    row = fault(GROUP, "`SIGTERM` while the engine is busy for a minute")
    before = place.state()
    for _ in row.attempts(1, 20):
        deaf = tmp_path / "deaf"
        words: list[str | Path] = [
            "build",
            place.folder / NEW,
            "--graph",
            place.folder / "graph",
            "--workers",
            "1",
        ]
        with subprocess.Popen(
            [sys.executable, "-c", DEAF, deaf, *words, "--data", place.folder / "data"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as build:  # fmt: skip
            while not deaf.exists() and build.poll() is None:
                time.sleep(0.02)
            build.terminate()
            said = build.communicate(timeout=40)[1]
        assert (build.returncode, said) == (128 + signal.SIGTERM, b"")
        assert place.state() == before
        assert len(list((place.folder / "graph" / "generations").iterdir())) == 1
        row.survived("(exit status 143)")
        deaf.unlink()


def test_a_first_build_that_is_killed_is_said_to_be_so_and_the_next_heals(
    place: Place, fault: Faults, remit: Run
) -> None:
    row = fault(GROUP, "`SIGKILL` of the very first build")
    for _ in row.attempts(1, 20):
        first = Place(place.folder / "first", place.sums, {})
        first.folder.mkdir()
        for name in (NEW, "data"):
            (first.folder / name).symlink_to(place.folder / name)
        with first.build(NEW) as build:
            kill(build.reaches("loading"))
            build.words()
        done = remit("info", "--graph", first.folder / "graph")
        assert "the first build was stopped before it ended" in done.stderr
        row.survived(done.stderr)
        made(first.folder / "graph", place.folder / NEW, data=place.folder / "data")
        assert first.state() == NEW
        subprocess.run(["rm", "-r", first.folder], check=True)
