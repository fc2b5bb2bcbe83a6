"""Locks on files that end with their process.

A lock of `flock` belongs to the open file, and a forked child shares that: a worker that outlives
a killed build would go on holding the build's lock. So every lock is closed in every child.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Self

_held: set[int] = set()


def _close_in_child() -> None:
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_close_in_child)


class FileLock:
    """A lock held on a file, shared or exclusive, until it is released.

    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile() as file:
    ...     first = FileLock.take(Path(file.name), exclusive=True)
    ...     second = FileLock.take(Path(file.name), exclusive=False)
    >>> first is None, second is None
    (False, True)
    >>> first.release()
    """

    def __init__(self, descriptor: int) -> None:
        """Trust that the open file is locked; `take` is the way to get one."""
        self._descriptor = descriptor
        self._owner = os.getpid()
        _held.add(descriptor)

    @classmethod
    def take(cls, path: Path, *, exclusive: bool, create: bool = False) -> Self | None:
        """Lock the file, or return None where another process holds it.

        Raises:
            OSError: The file cannot be opened (`FileNotFoundError` where it is not there).
        """
        flags = os.O_RDWR | os.O_CREAT if create else os.O_RDONLY
        descriptor = os.open(path, flags, 0o666)
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        except BaseException:
            os.close(descriptor)
            raise
        return cls(descriptor)

    def write(self, text: str) -> None:
        """Make the text the whole content of the locked file, which must have been created."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, text.encode(), 0)

    def is_on(self, path: Path) -> bool:
        """Tell whether the path still leads to the locked file."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let go; a second call, or one in a forked child, does nothing."""
        if self._owner == os.getpid() and self._descriptor in _held:
            _held.discard(self._descriptor)
            os.close(self._descriptor)
        self._owner = -1
