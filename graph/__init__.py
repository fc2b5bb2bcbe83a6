"""Everything that the program does: it reads profiles, builds the graph, answers, draws.

What a session in Python begins with can be had from here; everything else from its own module.

>>> from remit.graph import ask, build_graph, read_profile
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.graph.asking.answer import Answer, Evidence, Reply
    from remit.graph.build import build as build_graph
    from remit.graph.calls import ask, read_profile
    from remit.graph.errors import RemitError
    from remit.graph.profile import RoleProfile
    from remit.graph.store import Graph

__all__ = [
    "Answer",
    "Evidence",
    "Graph",
    "RemitError",
    "Reply",
    "RoleProfile",
    "ask",
    "build_graph",
    "read_profile",
]

_MODULES = {
    "Answer": "asking.answer",
    "Evidence": "asking.answer",
    "Graph": "store",
    "RemitError": "errors",
    "Reply": "asking.answer",
    "RoleProfile": "profile",
    "ask": "calls",
    "build_graph": "build",
    "read_profile": "calls",
}
_NAMES = {"build_graph": "build"}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: a command needs little of it."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), _NAMES.get(name, name))
