"""The one process that may write a graph: how it takes that place, and who holds it."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from remit.graph.errors import GraphBusyError, OutputError
from remit.graph.store.layout import Layout
from remit.graph.store.locks import FileLock

_TRIES: Final = 10
_PAUSE: Final = 0.02


def clear_away(directory: Path) -> None:
    """Remove what a build left that was killed, unless another one is writing the graph.

    >>> clear_away(Path("no-such-folder"))
    """
    layout = Layout(directory)
    with suppress(OSError):
        lock = FileLock.take(layout.lock, exclusive=True)
        if lock is not None:
            try:
                layout.clean()
            finally:
                lock.release()


def writer_of(directory: Path) -> int | None:
    """Give the process that is building the graph now: its id, 0 where that is unknown.

    >>> writer_of(Path("no-such-folder")) is None
    True
    """
    layout = Layout(directory)
    try:
        lock = FileLock.take(layout.lock, exclusive=False)
    except OSError:
        return None
    if lock is None:
        return _holder(layout)
    lock.release()
    return None


def _make_folder(layout: Layout) -> None:
    if layout.root.is_dir() and not layout.generations.exists():
        strangers = {path.name for path in layout.root.iterdir()} - {layout.lock.name}
        if strangers:
            raise OutputError(
                "the folder is not empty and holds no graph",
                place=str(layout.root),
                hint="name a new or an empty folder with `--graph DIR`",
            )
    layout.generations.mkdir(parents=True, exist_ok=True)


def take_writer_lock(layout: Layout) -> FileLock:
    """Make the folder of a graph, and take the lock that its one writer holds.

    Raises:
        GraphBusyError: Another build holds it.
        OutputError: The folder holds something other than a graph.
        OSError: It cannot be written.
    """
    for _ in range(_TRIES):  # whoever looks whether a build runs holds the lock for a moment
        _make_folder(layout)
        with suppress(FileNotFoundError):  # a build that came to nothing has just removed it
            lock = FileLock.take(layout.lock, exclusive=True, create=True)
            if lock is not None and lock.is_on(layout.lock):
                lock.write(f"{os.getpid()}\n")
                return lock
            if lock is not None:
                lock.release()
        time.sleep(_PAUSE)
    process = _holder(layout)
    raise GraphBusyError(
        "another build is writing this graph" + (f" (process {process})" if process else ""),
        place=str(layout.root),
        hint="wait until it has ended, or build into another folder with `--graph DIR`",
    )


def _holder(layout: Layout) -> int:
    with suppress(OSError, ValueError):
        return int(layout.lock.read_text(encoding="ascii"))
    return 0
