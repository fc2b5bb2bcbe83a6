"""The graph on disk: written in one atomic step, read without being touched, queried in safety.

    DIR/current                     the number of the finished generation in use
    DIR/generations/<n>/store/      its quads (Oxigraph)
    DIR/generations/<n>/manifest.json
    DIR/generations/<n>/contents.json   sizes and checksums of its files
    DIR/generations/<n>/lock        shared by its readers; taken whole by whoever removes it
    DIR/lock                        held by the one build that may write

A build fills a `Draft` and publishes it; readers open a `Graph`; queries that come from a user
go through `run_query`, which answers them in a process of their own.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from remit.graph.store.draft import Draft
    from remit.graph.store.exporting import export
    from remit.graph.store.graph import Graph
    from remit.graph.store.manifest import Manifest
    from remit.graph.store.query import QueryResult, run_query
    from remit.graph.store.state import State, describe

__all__ = [
    "Draft",
    "Graph",
    "Manifest",
    "QueryResult",
    "State",
    "describe",
    "export",
    "run_query",
]

_MODULES = {
    "Draft": "draft",
    "Graph": "graph",
    "Manifest": "manifest",
    "QueryResult": "query",
    "State": "state",
    "describe": "state",
    "export": "exporting",
    "run_query": "query",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for and no more: a question needs neither drafts nor exports."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
