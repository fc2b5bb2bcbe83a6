"""Graphs in memory that rules are asked of, and the lines that fill them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from remit.graph.statements.iris import Iris

IRIS = Iris()
ID = IRIS.base
FACTS = IRIS.graph("facts")
INFERRED = IRIS.graph("inferred")


class Held:
    """A graph in memory that can be asked and changed, and that counts what it was asked."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.store = ox.Store()
        self.asked: list[str] = []
        self.load(lines)

    def select(self, sparql: str) -> Sequence[Sequence[object]]:
        """List the rows of a query, and note it."""
        self.asked.append(sparql)
        found = self.store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        return [tuple(row) for row in found]

    def load(self, nquads: Iterable[str]) -> None:
        """Add lines."""
        self.store.bulk_load(input="\n".join(nquads), format=ox.RdfFormat.N_QUADS)

    def remove(self, nquads: Iterable[str]) -> None:
        """Take lines away."""
        for quad in ox.parse(input="\n".join(nquads), format=ox.RdfFormat.N_QUADS):
            assert isinstance(quad, ox.Quad)
            self.store.remove(quad)

    def inferred(self) -> list[str]:
        """List the quads of the graph of inferences."""
        return sorted(
            map(str, self.store.quads_for_pattern(None, None, None, ox.NamedNode(INFERRED)))
        )


def line(subject: str, predicate: str, object_: str, graph: str = FACTS) -> str:
    return f"<{ID}{subject}> <{predicate}> {object_} <{graph}> ."


def iri(name: str) -> str:
    return f"<{ID}{name}>"
