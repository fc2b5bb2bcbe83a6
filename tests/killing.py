"""Runs `remit` with arguments, and says on a pipe which phase a build has reached.

    python tests/killing.py DESCRIPTOR ARGUMENTS…

Nothing else is changed: each phase begins where a function of the program is called.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from remit.cli.main import main

# Phase: the functions and methods of which the first call begins it.
PHASES = {
    "finding": ("remit.graph.reading.files:find_sources",),
    "reading": ("remit.graph.workers:read_all",),
    "preparing": ("remit.graph.prepared:begin",),
    "loading": ("remit.graph.store.draft:Draft.load",),
    "inferring": ("remit.graph.inference.infer:infer",),
    "indexing": ("remit.graph.asking.index:IndexDraft.finish_beyond",),
    "closing": ("remit.graph.store.draft:Draft.publish",),
    "listing": ("remit.graph.store.contents:write_contents",),
    "syncing": ("remit.graph.store.layout:sync_tree",),
    "switching": ("remit.graph.store.layout:Layout.switch",),
    "clearing": ("remit.graph.store.layout:Layout.clean",),
}


class Watch:
    """Says the name of each phase when it begins, once, in their order."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._said: list[str] = []

    def reached(self, phase: str) -> None:
        """Say that a phase begins; what comes before its time does not count."""
        late = phase == "clearing" and "switching" not in self._said
        if phase not in self._said and not late:
            self._said.append(phase)
            os.write(self._descriptor, f"{phase} {os.getpid()}\n".encode())

    def watched(self, phase: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Give the function, which then says that its phase begins."""

        def call(*arguments: Any, **options: Any) -> Any:
            self.reached(phase)
            return function(*arguments, **options)

        return call


def watch(descriptor: int) -> None:
    """Watch all phases, in every module that holds one of the functions."""
    import_module("remit.graph.build")
    watching = Watch(descriptor)
    for phase, places in PHASES.items():
        for place in places:
            module, _, path = place.partition(":")
            owner: Any = import_module(module)
            *classes, name = path.split(".")
            for part in classes:
                owner = getattr(owner, part)
            function: Callable[..., Any] = getattr(owner, name)
            holders = (
                [owner]
                if classes
                else [m for k, m in list(sys.modules.items()) if k.startswith("remit.")]
            )
            for holder in holders:
                if vars(holder).get(name) is function:
                    setattr(holder, name, watching.watched(phase, function))


if __name__ == "__main__":
    watch(int(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
