"""Where tests write: a folder of the run's own, in memory if there is room, gone when it ends."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from contextlib import suppress
from multiprocessing.util import Finalize
from pathlib import Path

_PREFIX = "remit-pytest-"
_HELD = "held"  # a file that a run keeps locked, by which one that was killed is told
_ROOM = 2 << 30
_AFTER_ALL = -1000
"""When the folder is removed: behind the folders in it that Python itself removes at the end."""


def begin() -> Path:
    """Make the folder, and remove those of runs that were killed."""
    place = Path(_in_memory() or tempfile.gettempdir())
    for left in place.glob(f"{_PREFIX}*"):
        with suppress(OSError), (left / _HELD).open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
    held_anew = folder / f".{_HELD}"  # none may find it before it is locked
    fcntl.flock(os.open(held_anew, os.O_CREAT | os.O_RDONLY), fcntl.LOCK_EX)
    held_anew.rename(folder / _HELD)
    Finalize(None, shutil.rmtree, (folder, True), exitpriority=_AFTER_ALL)
    return folder


def _in_memory() -> Path | None:
    """Give a folder in memory, where a build need not wait for a disk; None if none will do.

    It needs room for what a run leaves until its end, and must let programs in it be started.
    """
    folder = Path("/dev/shm")
    if "TMPDIR" in os.environ or not os.access(folder, os.W_OK | os.X_OK):
        return None
    found = os.statvfs(folder)
    roomy = found.f_bavail * found.f_frsize >= _ROOM
    return folder if roomy and not found.f_flag & os.ST_NOEXEC else None
