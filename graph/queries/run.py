"""Saved queries over a graph on disk."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from remit.graph.queries.binding import Bound, bind
from remit.graph.store import Graph

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from remit.graph.listing.resolve import Resolver
    from remit.graph.queries.saved import SavedQuery


def bind_in(directory: Path, query: SavedQuery, values: Mapping[str, str]) -> Bound:
    """Bind the parameters of a saved query to things and values of a graph.

    The graph is closed again afterwards, so that the query can be run in a process of its own.

    Raises:
        NoGraphError: No build has finished here.
        UnknownNameError: Nothing of a parameter's kind goes by the name that was given.
        AmbiguousNameError: Several things do.
        InputError: A number was asked for, and something else was given.
        DataError: A parameter is of an unknown type, or the query has no place for values.
    """
    with ExitStack() as stack:
        made: list[Resolver] = []

        def resolver() -> Resolver:
            from remit.graph.listing.resolve import Resolver

            if not made:
                graph = stack.enter_context(Graph.open(directory))
                opened = Resolver(graph.folder, graph.manifest.base, lambda: graph.select)
                made.append(stack.enter_context(opened))
            return made[0]

        return bind(query, values, resolver)
