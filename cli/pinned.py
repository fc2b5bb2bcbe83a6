"""`remit ask --pins`: the kept questions, asked again of the graph as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.cli.limited import limited
from remit.cli.output import plain, print_json, say, tell
from remit.graph.asking.engine import Asker
from remit.graph.asking.pins import change, read_pins
from remit.graph.store import Graph

if TYPE_CHECKING:
    from pathlib import Path


def ask_pins(directory: Path, as_json: bool, timeout: float) -> int:
    """Ask all pinned questions, print those whose answers differ, and return the exit status."""
    pins = read_pins(directory)
    changes = []
    with Graph.open(directory) as graph, Asker(graph.select, graph.folder) as asker:
        for pin in pins:
            with limited(timeout, what=f"the question “{pin.question}”", hint="ask for less"):
                changes.append(change(pin, asker.ask(pin.question)))
    changed = [one for one in changes if one is not None]
    if as_json:
        print_json([{"question": c.question, "gone": c.gone, "come": c.come} for c in changed])
    else:
        for one in changed:
            say(plain(one.question))
            for sign, lines in (("-", one.gone), ("+", one.come)):
                for line in lines:
                    say(f"    {sign} {plain(line)}")
    asked = f"{len(pins)} question{'' if len(pins) == 1 else 's'}"
    tell(f"{asked} asked again, {len(changed)} answered otherwise than when kept")
    return 1 if changed else 0
