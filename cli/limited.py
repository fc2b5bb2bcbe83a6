"""A limit of time around the work of a command."""

from __future__ import annotations

import _thread
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from remit.cli.output import print_error
from remit.graph.errors import counted


@contextmanager
def limited(seconds: float, *, what: str, hint: str) -> Iterator[None]:
    """End this process with status 1 and a message where what is done within takes longer.

    A thread of its own watches the time. The engine lets it run while a query is evaluated, so
    the limit holds in the middle of one. A process of its own would cost more than most answers.

    Args:
        seconds: How long it may take.
        what: What is stopped, for the message: `the question`.
        hint: What else there is to do than to allow more time.
    """
    done = _thread.allocate_lock()
    done.acquire()

    def watch() -> None:
        if not done.acquire(timeout=seconds):
            message = f"{what} was stopped after {counted(seconds, 'second')}"
            print_error(message, f"{hint}, or allow more time with `--timeout`")
            sys.stderr.flush()
            os._exit(1)

    _thread.start_new_thread(watch, ())
    try:
        yield
    finally:
        done.release()
