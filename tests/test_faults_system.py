"""Full disks, folders that cannot be written, and too little memory: the last graph stays whole."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from .building import canonical, clerk, made, nothing_known, write
from .faults import Faults

GROUP = "Disk and memory"
KEPT = "the last good graph is as it was"
Build = Callable[..., "CompletedProcess[str]"]


def total(directory: Path) -> str:
    """Sum up a whole graph."""
    return hashlib.sha256(canonical(directory)).hexdigest()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a graph, and with other documents of which another one would be built."""
    folder = tmp_path_factory.mktemp("system")
    nothing_known(folder / "data")
    write(folder / "old", {"post.txt": clerk("Old Clerk")})
    write(folder / "new", {f"{n}.txt": clerk(f"Clerk {n}") for n in range(60)})
    made(folder / "graph", folder / "old", data=folder / "data")
    return folder


def built(
    command: Path, place: Path, limits: Callable[[], None] | None = None
) -> CompletedProcess[str]:
    """Build the graph anew from the other documents, under limits."""
    return subprocess.run(
        [command, "build", place / "new", "--graph", place / "graph", "--data", place / "data"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limits,
        env={name: value for name, value in os.environ.items() if name != "RUST_BACKTRACE"},
    )


def limited(kind: int, size: int) -> Callable[[], None]:
    """Give what lowers a limit of a process that is about to start."""
    return lambda: resource.setrlimit(kind, (size, size))


def heals(place: Path) -> None:
    """Check that a build without limits makes the new graph, and go back to the old one."""
    made(place / "graph", place / "new", data=place / "data")
    assert len(canonical(place / "graph").splitlines()) > 1000
    made(place / "graph", place / "old", data=place / "data")
    assert len(list((place / "graph" / "generations").iterdir())) == 1


def test_a_disk_that_is_full_at_any_moment_leaves_the_last_graph(
    place: Path, command: Path, fault: Faults
) -> None:
    row = fault(GROUP, "no file can grow beyond so many bytes (16 to 600 kB)")
    before = total(place / "graph")
    chance = random.Random(1)
    for _ in row.attempts(1, 20):
        done = built(
            command, place, limited(resource.RLIMIT_FSIZE, chance.randint(16_000, 600_000))
        )
        if done.returncode == 0:  # there was room enough
            made(place / "graph", place / "old", data=place / "data")
            continue
        assert "cannot be written: " in done.stderr and KEPT in done.stderr
        assert "Traceback" not in done.stderr and "fault of Remit" not in done.stderr
        assert total(place / "graph") == before
        row.survived(done.stderr)
    heals(place)


def test_too_little_memory_leaves_the_last_graph(place: Path, command: Path, fault: Faults) -> None:
    row = fault(GROUP, "a build may use so much memory (48 to 300 MB)")
    before = total(place / "graph")
    chance = random.Random(2)
    for _ in row.attempts(2, 40):
        size = chance.randint(48 << 20, 300 << 20)
        done = built(command, place, limited(resource.RLIMIT_DATA, size))
        if done.returncode == 0:
            made(place / "graph", place / "old", data=place / "data")
            continue
        assert "error: " in done.stderr
        assert total(place / "graph") == before
        row.survived(done.stderr[done.stderr.rindex("error: ") :])
    heals(place)


def on_a_disk(size: str, script: str, *words: str | Path) -> CompletedProcess[str]:
    """Run a script in a place of its own where $1 is a folder on a disk of so many bytes."""
    mount = f'mount -t tmpfs -o size={size} tmpfs "$1" && '
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", mount + script, "sh", *words],
        capture_output=True,
        text=True,
        check=False,
    )


def needs_disks(folder: Path) -> None:
    """Skip a test where no disk can be made for it."""
    if shutil.which("unshare") is None or on_a_disk("1m", "true", folder).returncode:
        pytest.skip("no small disk can be mounted here")


def test_a_small_disk_that_fills_up_leaves_the_last_graph(
    place: Path, tmp_path: Path, command: Path, fault: Faults
) -> None:
    needs_disks(tmp_path)
    row = fault(GROUP, "the disk is full (of 1.5 to 4.2 MB)")
    script = (
        '"$2" build "$3/old" --graph "$1/graph" --data "$3/data" >&2 || exit 9\n'
        '"$2" export --graph "$1/graph" | sha256sum\n'
        '"$2" build "$3/new" --graph "$1/graph" --data "$3/data" >/dev/null; echo "status $?"\n'
        '"$2" export --graph "$1/graph" | sha256sum\n'
        '"$2" info --verify --graph "$1/graph" >/dev/null; echo "status $?"\n'
    )
    chance = random.Random(3)
    for _ in row.attempts(1, 20):
        size = f"{chance.randint(1500, 4200)}k"
        done = on_a_disk(size, script, tmp_path, command, place)
        if done.returncode == 9:  # not even the first one had room
            assert "cannot be written" in done.stderr
            continue
        before, status, after, verified = done.stdout.splitlines()
        assert verified == "status 0"
        if status == "status 0":
            continue
        assert before == after and KEPT in done.stderr
        row.survived(done.stderr[done.stderr.rindex("error: ") :])


def test_a_folder_that_cannot_be_written_is_read_and_not_built(
    place: Path, tmp_path: Path, command: Path, fault: Faults
) -> None:
    needs_disks(tmp_path)
    row = fault(GROUP, "the folder of the graph cannot be written")
    script = (
        '"$2" build "$3/old" --graph "$1/graph" --data "$3/data" >&2 || exit 9\n'
        'mount -o remount,ro "$1"\n'
        '"$2" ask "who does the Old Clerk report to" --graph "$1/graph" 2>/dev/null; echo "status $?"\n'
        '"$2" info --verify --graph "$1/graph" >/dev/null; echo "status $?"\n'
        '"$2" build "$3/new" --graph "$1/graph" --data "$3/data"; echo "status $?"\n'
    )
    for _ in row.attempts(1, 20):
        done = on_a_disk("64m", script, tmp_path, command, place)
        assert "Records Manager" in done.stdout
        assert [said for said in done.stdout.splitlines() if said.startswith("status")] == [
            *("status 0", "status 0", "status 1"),
        ]
        assert "cannot be written: Read-only file system" in done.stderr
        row.survived(done.stderr[done.stderr.rindex("error: ") :])
