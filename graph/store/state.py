"""The state of a graph on disk, for people."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from remit.graph.errors import NoGraphError
from remit.graph.store.graph import Graph
from remit.graph.store.layout import Layout
from remit.graph.store.manifest import Manifest
from remit.graph.store.writer import writer_of


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
        left: Bytes that builds which were stopped have left; the next build clears them away.
        verified: Whether every byte was compared with what it was when the build ended.
    """

    directory: Path
    generation: int
    manifest: Manifest
    size: int
    writer: int | None
    left: int
    verified: bool


def describe(directory: Path, *, verify: bool = False) -> State:
    """Look at the graph in a folder; with `verify`, at every byte of it.

    Raises:
        NoGraphError: No build has finished here; it says whether one was begun.
        GraphDamagedError: Files are missing or broken.
        GraphFormError: The graph was written in another form.
    """
    layout = Layout(directory)
    try:
        graph = Graph.open(directory, whole=verify)
    except NoGraphError as error:
        raise _begun(layout, error) from None
    with graph:
        graph.ask("ASK {}")
        writer = writer_of(directory)
        left = 0 if writer is not None else sum(map(_size, layout.left_behind()))
        size = _size(graph.folder)
        return State(directory, graph.number, graph.manifest, size, writer, left, verify)


def _begun(layout: Layout, error: NoGraphError) -> NoGraphError:
    """Say of a folder without a graph whether a build was begun there."""
    writer = writer_of(layout.root)
    if writer is not None:
        process = f" (process {writer})" if writer else ""
        error.message = f"the first build has not ended yet{process}"
        error.hint = "wait until it has ended"
    elif layout.left_behind():
        error.message = "there is no graph here: the first build was stopped before it ended"
        error.hint = "begin it again with `remit build PATH…`"
    return error


def _size(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size
    return total
