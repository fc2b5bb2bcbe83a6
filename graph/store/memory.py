"""Memory that is free again, given back to the system."""

from __future__ import annotations

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Give memory that this process no longer uses back to the system, where the system takes it.

    What the engine holds of the tables of a large store is let go when the store is closed; the
    C library keeps it for this process unless it is told otherwise.

    >>> give_back()
    """
    with suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).malloc_trim(0)
