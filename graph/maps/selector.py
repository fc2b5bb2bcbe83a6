"""What a map needs of a graph: rows for a query that Remit wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from remit.graph.natural_order import best_written
from remit.ontology import SKOS

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Term = NamedNode | BlankNode | Literal | Triple

Row = tuple[str, ...]


class Selector(Protocol):
    """Anything that answers a SELECT over the union of the named graphs."""

    def select(
        self, sparql: str, substitutions: Mapping[str, Term] | None = None
    ) -> list[tuple[Term | None, ...]]:
        """Return one tuple a row, None where a variable is unbound."""
        ...


def rows(
    graph: Selector, sparql: str, substitutions: Mapping[str, Term] | None = None
) -> list[Row]:
    """Return the rows of a query as plain text, sorted, each once; unbound values are empty."""
    found = graph.select(sparql, substitutions)
    return sorted({tuple("" if term is None else value_of(term) for term in row) for row in found})


def value_of(term: Term) -> str:
    """Return the text of a literal or the IRI of a node."""
    value = getattr(term, "value", None)
    return value if isinstance(value, str) else str(term)


def grouped(pairs: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """Collect the second values of pairs under the first.

    >>> grouped([("a", "1"), ("a", "2"), ("b", "3")])
    {'a': ('1', '2'), 'b': ('3',)}
    """
    collected: dict[str, list[str]] = defaultdict(list)
    for subject, value in pairs:
        collected[subject].append(value)
    return {subject: tuple(values) for subject, values in collected.items()}


def objects(graph: Selector, type_: str, predicate: str) -> dict[str, tuple[str, ...]]:
    """Return the values of a property for all things of a class."""
    of_class = f"{{ SELECT ?s WHERE {{ ?s a <{type_}> }} }}"  # each by itself: joined as a whole
    with_value = f"{{ SELECT ?s ?o WHERE {{ ?s <{predicate}> ?o }} }}"
    return grouped(rows(graph, f"SELECT ?s ?o WHERE {{ {of_class} {with_value} }}"))


def labels(graph: Selector, pattern: str) -> dict[str, str]:
    """Return the preferred label of each `?thing` of a graph pattern; the best written.

    Things without a label are missing: show `last_part` of their IRI instead.
    """
    query = f"SELECT DISTINCT ?thing ?l WHERE {{ {pattern} ?thing <{SKOS.prefLabel}> ?l }}"
    return {thing: best_written(said) for thing, said in grouped(rows(graph, query)).items()}


@lru_cache(8192)
def last_part(iri: str) -> str:
    """Return the readable end of an IRI.

    >>> last_part("https://w3id.org/remit/id/rank/chief-inspector")
    'chief inspector'
    >>> last_part("https://w3id.org/remit/ns#deputisesFor")
    'deputises for'
    """
    tail = iri.rstrip("/").replace("#", "/").rpartition("/")[2]
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in tail)
    return spaced.replace("-", " ").replace("_", " ").strip()
