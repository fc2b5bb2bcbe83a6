"""Queries that Remit itself writes, over the union of the named graphs of a store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    Store,
    Triple,
    Variable,
)

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Row: TypeAlias = tuple[Term | None, ...]


def select(store: Store, sparql: str, substitutions: Mapping[str, Term] | None = None) -> list[Row]:
    """List the rows of a SELECT query, each with its values in the order of the variables.

    >>> from pyoxigraph import Literal, NamedNode, Quad, Store
    >>> store, word = Store(), NamedNode("https://example.org/word")
    >>> store.add(Quad(word, word, Literal("one"), NamedNode("https://example.org/graph")))
    >>> [[s, o]] = select(store, "SELECT ?s ?o { ?s ?p ?o }", {"s": word})
    >>> s == word, o.value
    (True, 'one')

    Args:
        store: What is asked.
        sparql: The query.
        substitutions: Values of variables, which must be among those that are selected.

    Raises:
        SyntaxError: The text is not SPARQL.
        TypeError: It is not a SELECT query.
        RuntimeError: A substituted variable is not selected.
        OSError: The store's files are broken.
    """
    return list(each(store, sparql, substitutions))


def each(
    store: Store, sparql: str, substitutions: Mapping[str, Term] | None = None
) -> Iterator[Row]:
    """Give the rows of a SELECT query one by one, as the store is now; it may be changed meanwhile.

    Raises:
        SyntaxError: The text is not SPARQL.
        TypeError: It is not a SELECT query.
    """
    result = store.query(
        sparql, use_default_graph_as_union=True, substitutions=_variables(substitutions)
    )
    if not isinstance(result, QuerySolutions):
        raise TypeError("a SELECT query is needed")
    return map(tuple, result)


def ask(store: Store, sparql: str, substitutions: Mapping[str, Term] | None = None) -> bool:
    """Answer an ASK query.

    Raises:
        SyntaxError: The text is not SPARQL.
        TypeError: It is not an ASK query.
        OSError: The store's files are broken.
    """
    result = store.query(
        sparql, use_default_graph_as_union=True, substitutions=_variables(substitutions)
    )
    if not isinstance(result, QueryBoolean):
        raise TypeError("an ASK query is needed")
    return bool(result)


def _variables(substitutions: Mapping[str, Term] | None) -> dict[Variable, Term] | None:
    if not substitutions:
        return None
    return {Variable(name): term for name, term in substitutions.items()}
