"""Processes of this machine to share work among."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import ProcessPoolExecutor


def as_many(workers: int | None) -> int:
    """Tell how many processes shall work: one for each processor where it is left open.

    >>> as_many(3), as_many(None) >= 1
    (3, True)
    """
    return workers or os.cpu_count() or 1


@contextmanager
def processes(
    count: int, prepare: Callable[..., object], *given: object
) -> Iterator[ProcessPoolExecutor]:
    """Start processes, each of which is made ready first; where the block fails, end them.

    Args:
        count: How many.
        prepare: Called in each before anything else.
        given: What it is called with.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    context = get_context("forkserver")
    with ProcessPoolExecutor(count, context, initializer=prepare, initargs=given) as pool:
        try:
            yield pool
        except BaseException:  # what they are at is wanted by nobody
            for child in active_children():
                child.terminate()
            raise
