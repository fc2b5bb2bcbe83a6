"""A command run in a process of its own, so that somebody is left to say what ended it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import Final

import typer

from remit.graph.errors import RemitError

_PR_SET_PDEATHSIG: Final = 1
_FAULTS: Final = {signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGTRAP}


def go_on_in_child(hint: str) -> None:
    """Return in a child process, and end this one as the child ends.

    What is written in C or Rust ends its process where memory runs short, and the system itself
    ends one that takes too much; neither leaves the process time for a word.

    Args:
        hint: What to do where the system ended the child.

    Raises:
        RemitError: In the parent: the child was ended by the system.
        typer.Exit: In the parent: the child has ended, with this status.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        _end_with(parent)
        if signal.getsignal(signal.SIGINT) == signal.default_int_handler:
            signal.signal(signal.SIGINT, _stop_once)
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, _stop_once)
        return

    def pass_on(number: int, _frame: FrameType | None) -> None:
        with suppress(ProcessLookupError):
            os.kill(child, number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, pass_on)
    _child, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGKILL or -code in _FAULTS:
        name = signal.Signals(-code).name
        why = "most likely for lack of memory" if -code != signal.SIGSEGV else "for a fault"
        raise RemitError(f"it was ended by the system ({name}), {why}", hint=hint)
    raise typer.Exit(code if code >= 0 else 128 - code)


def _stop_once(number: int, _frame: FrameType | None) -> None:
    """Stop and clear up, deaf to a second call: the terminal and the parent both tell."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(128 + number)


def _end_with(parent: int) -> None:
    """Have the system end this process when its parent is gone, where it can do that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)
