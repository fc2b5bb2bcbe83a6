"""What may happen to a build from outside, told in words: a full disk, too little memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from remit.graph.errors import OutputError, RemitError

AS_IT_WAS: Final = "the last good graph is as it was"
_LIGHTER: Final = "build again with fewer processes, as with `--workers 1`"


@contextmanager
def told_in_words(directory: Path) -> Iterator[None]:
    """Turn what the system did to a build of the graph in this folder into one of Remit's errors.

    Raises:
        OutputError: The disk is full, or cannot be written.
        RemitError: There was too little memory, or a process was ended by the system.
    """
    try:
        yield
    except RemitError:
        raise
    except MemoryError:
        raise RemitError(
            "there is not enough memory", place=str(directory), hint=f"{AS_IT_WAS}; {_LIGHTER}"
        ) from None
    except OSError as error:
        raise _not_written(directory, error.strerror or str(error)) from error
    except Exception as error:
        import sqlite3
        from concurrent.futures import BrokenExecutor

        if isinstance(error, sqlite3.OperationalError):
            raise _not_written(directory, str(error)) from error
        if isinstance(error, BrokenExecutor):
            raise RemitError(
                "a process that helped to build was ended by the system",
                place=str(directory),
                hint=f"{AS_IT_WAS}; where memory was short, {_LIGHTER}",
            ) from error
        raise


def _not_written(directory: Path, reason: str) -> OutputError:
    return OutputError(
        f"the graph cannot be written: {reason}",
        place=str(directory),
        hint=f"{AS_IT_WAS}; see to the disk, and build again",
    )


def end_with_parent() -> None:
    """Have this process, a worker, end when the one that started it is gone.

    A worker waits for work on a pipe that it holds open itself, and would wait for ever.
    """
    import threading
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
