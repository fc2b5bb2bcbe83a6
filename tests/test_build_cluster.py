"""A Dask cluster reads in place of this machine's processes, and the graph is the same."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from remit.graph.errors import RemitError

from .building import canonical, clerk, made, nothing_known, variants, write

pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="no Dask here")


@contextmanager
def started(*arguments: str, says: str) -> Iterator[str]:
    """Run a part of a cluster until the end; give the words that it was waited for."""
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            for line in process.stderr:
                found = re.search(says, line)
                if found:
                    yield found[0]
                    break
            else:
                raise AssertionError(f"{arguments[0]} ended before it said {says}")
        finally:
            process.kill()


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Start a scheduler and two workers on this machine, and give the scheduler's address."""
    with ExitStack() as stack:
        quiet = ("--host", "127.0.0.1", "--no-dashboard")
        address = stack.enter_context(
            started("dask_scheduler", "--port", "0", *quiet, says=r"tcp://127\.0\.0\.1:\d+")
        )
        for _ in range(2):
            here = ("--nthreads", "1", "--no-nanny", *quiet)
            stack.enter_context(started("dask_worker", address, *here, says="Registered to"))
        yield address


def test_two_workers_of_a_cluster_give_the_same_bytes(scheduler: str, tmp_path: Path) -> None:
    data = nothing_known(tmp_path / "data")
    clerks = {f"{n}.txt": clerk(f"Clerk {n}", manager=f"Clerk {n // 2}") for n in range(30)}
    documents = write(tmp_path / "in", variants(3) | clerks | {"bad.txt": b"\0\0"})
    far = made(tmp_path / "far", documents, data=data, scheduler=scheduler)
    here = made(tmp_path / "here", documents, data=data)
    assert (far.read, far.failed) == (here.read, here.failed) == (33, here.failed)
    assert canonical(tmp_path / "far") == canonical(tmp_path / "here")


def test_a_scheduler_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.graph.workers._PATIENCE", 0.3)
    documents = write(tmp_path / "in", {"post.txt": clerk()})
    with pytest.raises(RemitError, match=r"tcp://127\.0\.0\.1:1: the scheduler cannot be reached"):
        made(tmp_path / "graph", documents, scheduler="tcp://127.0.0.1:1")
