"""`remit ask` without a question: one after another, each of which may go on from the last."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from remit.cli.limited import limited
from remit.cli.output import plain, say, tell
from remit.cli.replies import show
from remit.graph.asking.engine import Asker
from remit.graph.store import Graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.graph.asking.answer import Reply

_LEAVING = frozenset({"quit", "exit", "bye", "q"})
_MOST_KEPT = 1000


def converse(directory: Path, timeout: float) -> None:
    """Answer each line of standard input; on a terminal with history and completion of names."""
    with Graph.open(directory) as graph, Asker(graph.select, graph.folder) as asker:
        last = None
        for question in _questions(asker):
            with limited(timeout, what="the question", hint="ask for less"):
                reply = asker.follow(question, last)
            chosen = _choice(reply) if sys.stdin.isatty() else None
            if chosen:
                with limited(timeout, what="the question", hint="ask for less"):
                    reply = asker.follow(chosen, last)
            show(reply)
            last = asker.understood or last
            say("")


def chosen_of(reply: Reply) -> str | None:
    """Let somebody at a terminal choose what an ambiguous question means; None without a choice."""
    return _choice(reply) if sys.stdin.isatty() and sys.stdout.isatty() else None


def _choice(reply: Reply) -> str | None:
    """Offer what a question may mean by number; an empty line, or anything else, is no choice."""
    if not reply.choices:
        return None
    tell(f"{plain(reply.refusal.partition(':')[0])}:")
    for number, asked in enumerate(reply.choices, 1):
        tell(f"  {number}  {plain(asked)}")
    try:
        said = input("which? ").strip()
    except (EOFError, KeyboardInterrupt):
        tell("")
        return None
    most = len(reply.choices)
    return reply.choices[int(said) - 1] if said.isdecimal() and 0 < int(said) <= most else None


def _questions(asker: Asker) -> Iterator[str]:
    """Yield the lines of standard input that hold a question, until the end or a farewell."""
    if not sys.stdin.isatty():
        yield from (line.strip() for line in sys.stdin if line.strip())
        return
    tell("Ask, and go on asking: “of those, which …”, “how many?”, “why?”. An empty line ends it.")
    with _lines_edited(asker):
        while True:
            try:
                line = input("? ").strip()
            except (EOFError, KeyboardInterrupt):
                tell("")
                return
            if not line or line.casefold() in _LEAVING:
                return
            yield line


@contextmanager
def _lines_edited(asker: Asker) -> Iterator[None]:
    """Give the prompt a history that is kept, and names that Tab completes."""
    try:
        import readline
    except ImportError:  # not every Python has it
        yield
        return
    history = _history()
    with suppress(OSError):
        readline.read_history_file(history)
    readline.set_history_length(_MOST_KEPT)
    readline.set_completer_delims(" ")
    readline.set_completer(_completer(asker))
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        with suppress(OSError):
            history.parent.mkdir(parents=True, exist_ok=True)
            readline.write_history_file(history)


def _completer(asker: Asker) -> Callable[[str, int], str | None]:
    """Complete what is being written to names of the graph."""
    found: dict[str, list[str]] = {}

    def complete(begun: str, number: int) -> str | None:
        if begun not in found:
            found[begun] = asker.completions(begun) if begun else []
        return found[begun][number] if number < len(found[begun]) else None

    return complete


def _history() -> Path:
    """Say where the history of the prompt is kept."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "remit" / "history"
