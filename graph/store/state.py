"""The state of a graph on disk, for people."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from remit.graph.store.draft import writer_of
from remit.graph.store.graph import Graph
from remit.graph.store.manifest import Manifest


@dataclass(frozen=True)
class State:
    """What can be said of a graph without a query.

    Attributes:
        directory: The graph's folder.
        generation: The number of the generation in use.
        manifest: What that generation says of itself.
        size: Bytes on disk, of that generation.
        writer: The process that is building the next generation; None where none is, 0 where
            its id is not known.
    """

    directory: Path
    generation: int
    manifest: Manifest
    size: int
    writer: int | None


def describe(directory: Path) -> State:
    """Look at the graph in a folder.

    Raises:
        NoGraphError: No build has finished here.
        GraphDamagedError: Files are missing or broken.
        GraphFormError: The graph was written in another form.
    """
    with Graph.open(directory) as graph:
        graph.ask("ASK {}")
        return State(
            directory, graph.number, graph.manifest, _size(graph.folder), writer_of(directory)
        )


def _size(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size
    return total
