"""Whether a result that was written out holds anything."""

from __future__ import annotations

from pyoxigraph import QueryBoolean, QueryResultsFormat, parse, parse_query_results

from remit.graph.store.formats import graph_format


def is_empty(body: bytes, form: str, format: str) -> bool:
    r"""Tell whether a whole result holds no rows, no triples, or the answer "no".

    >>> is_empty(b"role,manager\r\n", "rows", "csv")
    True
    >>> is_empty(b"<https://example.org/a> a <https://example.org/B> .", "triples", "turtle")
    False

    Args:
        body: The result as it was written.
        form: `rows`, `boolean` or `triples`.
        format: The name of the format in which it was written.
    """
    if form == "triples":
        return next(parse(body, graph_format(format)), None) is None
    if format == "csv":
        return body.strip() == b"false" if form == "boolean" else body.count(b"\n") < 2
    found = parse_query_results(body, getattr(QueryResultsFormat, format.upper()))
    return not bool(found) if isinstance(found, QueryBoolean) else next(found, None) is None
