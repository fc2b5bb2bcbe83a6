"""Names in a query resolved to the IRIs that they mean, by Oxigraph itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pyoxigraph import NamedNode, QuerySolutions, Store

from remit.graph.store.tokens import prologue


def resolved(
    sparql: str, names: Sequence[str], prefixes: Mapping[str, str]
) -> list[str | None] | None:
    """Give the IRI that each name has under the prologue of a query; None where none has one.

    >>> resolved("PREFIX ex: <https://example.org/> ASK {}", ["ex:a", "<urn:b>"], {})
    ['https://example.org/a', 'urn:b']

    Args:
        sparql: The query, whose prefixes and base count.
        names: IRIs and prefixed names as they are written there.
        prefixes: Those that need no declaration.
    """
    chosen = " ".join(f"({name} AS ?n{place})" for place, name in enumerate(names))
    text = f"{prologue(sparql)}SELECT {chosen} {{}}"
    try:
        solutions = Store().query(text, prefixes=dict(prefixes))
    except SyntaxError:
        return None  # the whole query has the same fault, and shows its place
    assert isinstance(solutions, QuerySolutions)
    return [term.value if isinstance(term, NamedNode) else None for term in next(solutions)]
