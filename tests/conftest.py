"""What the tests share: the installed command, and a small graph that was built for them."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from pyoxigraph import RdfFormat, parse, serialize

from remit.graph.reader import NEW_OBJECTS
from remit.graph.store import Draft, Graph, Manifest

if TYPE_CHECKING:
    from .browser import Browser

from . import commands, scratch
from .faults import Faults, Note

# A machine that is busy with something else is no reason for a test to fail.
settings.register_profile("busy", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

DATA = Path(__file__).parent / "data"


def pytest_configure(config: pytest.Config) -> None:
    """Keep all that tests write in a folder of their own, for all processes that run them.

    Interrupts are heard, by what tests start too, also where a shell in the background ignores them.
    Cycles are looked for as seldom as in a command.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.set_threshold(NEW_OBJECTS)
    if not hasattr(config, "workerinput"):
        folder = scratch.begin()
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        os.environ.pop("REMIT_CACHE", None)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each command would be compiled anew


def pytest_collection_finish() -> None:
    """Look for cycles no more among the tests themselves: there are ten thousand."""
    gc.collect()
    gc.freeze()


BASE = "https://w3id.org/remit/id/"


@pytest.fixture
def fault(record_property: Note) -> Iterator[Faults]:
    """Give what notes the faults that a test provokes, for docs/reliability.md."""
    faults = Faults()
    yield faults
    faults.note(record_property)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a cache of the test's own, which does not exist yet."""
    monkeypatch.setenv("REMIT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def command() -> Path:
    """Give the installed command."""
    return commands.COMMAND


@pytest.fixture
def remit(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Give a function that runs the command in an empty folder, without the caller's settings."""
    return partial(commands.run, folder=tmp_path)


@pytest.fixture(scope="session")
def sample_lines() -> list[str]:
    """Give the quads of the sample as lines of N-Quads."""
    quads = parse(path=DATA / "sample.trig", format=RdfFormat.TRIG)
    lines = serialize(quads, format=RdfFormat.N_QUADS)
    assert lines is not None
    return lines.decode().splitlines()


@pytest.fixture(scope="session")
def sample_manifest(sample_lines: list[str]) -> Manifest:
    """Give what the sample's graph says of itself."""
    counts = {"documents": 2, "roles": 3, "quads": len(sample_lines)}
    return Manifest(BASE, "2030-06-01T12:00:00Z", counts, ("profiles", "more/profiles"))


@pytest.fixture(scope="session")
def sample_graph(
    tmp_path_factory: pytest.TempPathFactory, sample_lines: list[str], sample_manifest: Manifest
) -> Path:
    """Give the folder of a graph that holds the sample; tests only read it."""
    folder = tmp_path_factory.mktemp("sample") / "graph"
    with Draft.begin(folder) as draft:
        draft.load(sample_lines)
        draft.publish(sample_manifest)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give one browser to all tests of pages."""
    from .browser import chromium

    with chromium() as started:
        yield started


@pytest.fixture
def graph(sample_graph: Path) -> Iterator[Graph]:
    """Give the sample's graph, open."""
    with Graph.open(sample_graph) as opened:
        yield opened
