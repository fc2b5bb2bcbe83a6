"""What the questions need of a graph: rows for a query that Remit wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Term = NamedNode | BlankNode | Literal | Triple


class Select(Protocol):
    """Anything that answers a SELECT over the union of the named graphs."""

    def __call__(
        self, sparql: str, substitutions: Mapping[str, Term] | None = None
    ) -> list[tuple[Term | None, ...]]:
        """Return one tuple a row, None where a variable is unbound."""
        ...


def texts(select: Select, sparql: str) -> list[tuple[str, ...]]:
    """Return the rows of a query as plain text, in order; unbound values are empty."""
    return sorted({tuple(plain(term) for term in row) for row in select(sparql)})


def pairs(select: Select, sparql: str) -> list[tuple[str, str]]:
    """Return the rows of a query of two columns as plain text, in order."""
    return [(first, second) for first, second in texts(select, sparql)]


def plain(term: Term | None) -> str:
    """Return the IRI of a node or the text of a literal."""
    if term is None:
        return ""
    value = getattr(term, "value", None)
    return value if isinstance(value, str) else str(term)
