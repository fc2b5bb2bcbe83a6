"""A command run in a process of its own, so that somebody is left to say what ended it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Final

import typer

from remit.graph.errors import RemitError

_PR_SET_PDEATHSIG: Final = 1
_PATIENCE: Final = 2.0
"""For so many seconds a child may clear up by itself."""
_FAULTS: Final = {signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGTRAP}


def go_on_in_child(hint: str, graph: Path) -> None:
    """Return in a child process, and end this one as the child ends.

    What is written in C or Rust ends its process where memory runs short, and the system itself
    ends one that takes too much; neither leaves the process time for a word. Nor does it hear that
    it shall stop before it is done with what it has begun: a child that goes on for seconds is
    killed, and what it left is cleared away.

    Args:
        hint: What to do where the child was ended.
        graph: The folder of the graph that the child writes.

    Raises:
        RemitError: In the parent: the child was ended by a signal.
        typer.Exit: In the parent: the child has ended, with this status.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    parent, kills = os.getpid(), _kills_for_memory()
    child = os.fork()
    if child == 0:
        _end_with(parent)
        if signal.getsignal(signal.SIGINT) == signal.default_int_handler:
            signal.signal(signal.SIGINT, _stop_once)
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, _stop_once)
        return
    told: list[int] = []

    def pass_on(number: int, _frame: FrameType | None) -> None:
        if not told:
            told.append(number)
            signal.setitimer(signal.ITIMER_REAL, _PATIENCE, _PATIENCE)
        with suppress(ProcessLookupError):
            os.kill(child, number)

    def end(_number: int, _frame: FrameType | None) -> None:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, end)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, pass_on)
    _child, status = os.waitpid(child, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    code = os.waitstatus_to_exitcode(status)
    if told and code == -signal.SIGKILL:
        from remit.graph.store.writer import clear_away

        clear_away(graph)
        raise typer.Exit(128 + told[0])
    if code == -signal.SIGKILL or -code in _FAULTS:
        raise RemitError(_what_ended(-code, kills), hint=hint)
    raise typer.Exit(code if code >= 0 else 128 - code)


def _what_ended(number: int, kills: int) -> str:
    """Say what is known of the end of a child, and no more."""
    name = signal.Signals(number).name
    if number != signal.SIGKILL:
        return f"it could not go on, and ended with {name}"
    if _kills_for_memory() > kills:
        return f"it was ended by {name}; the system ran out of memory meanwhile and ended processes"
    return f"it was ended by {name}, from outside"


def _kills_for_memory() -> int:
    """Tell how many processes the system has ended for lack of memory, where it counts them."""
    with suppress(OSError, ValueError):
        for line in Path("/proc/vmstat").read_text(encoding="ascii").splitlines():
            if line.startswith("oom_kill "):
                return int(line.split()[1])
    return 0


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
