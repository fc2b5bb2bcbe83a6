"""The engine's work in the background, made to wait for what is wanted now.

Of every two loads the engine puts what came in order with what lies there, which the next loads
undo. Where that has a processor for itself, it costs nothing; where loading wants them all, it had
better be done seldom, for many loads together.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_THREADS: Final = Path("/proc/self/task")
_NAME: Final = "rocksdb:low"
"""How the engine calls a thread that puts its tables in order."""
_NICE: Final = 10
_NICEST: Final = 19
"""Of a processor, a thread gets a tenth of what one gets that is less nice by ten."""


def yield_to_loads() -> None:
    """Have the engine's threads that put tables in order wait for others, where the system can.

    >>> yield_to_loads()
    """
    _set(_NICE)


def yield_no_more() -> None:
    """Take that back, where the system lets this process.

    >>> yield_no_more()
    """
    _set(0)


def _set(nicer: int) -> None:
    """Have these threads be so much nicer than the one that asks for it."""
    with suppress(OSError, AttributeError):  # another system
        nice = min(_NICEST, os.getpriority(os.PRIO_PROCESS, 0) + nicer)
        for thread in _working():
            with suppress(OSError):  # ended, or not to be taken back by just anyone
                if os.getpriority(os.PRIO_PROCESS, thread) != nice:
                    os.setpriority(os.PRIO_PROCESS, thread, nice)


def _working() -> Iterator[int]:
    """Give the engine's threads in this process that put tables in order."""
    for task in _THREADS.iterdir():
        with suppress(OSError):
            if (task / "comm").read_text(encoding="utf-8").strip() == _NAME:
                yield int(task.name)
