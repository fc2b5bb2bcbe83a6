"""The formats in which results and graphs are written, by the names that users give."""

from __future__ import annotations

from typing import Final

from pyoxigraph import QueryResultsFormat, RdfFormat

ROW_FORMATS: Final = ("json", "csv", "tsv", "xml")
"""What the rows of SELECT and the answer of ASK are written in: SPARQL 1.1 results."""

GRAPH_FORMATS: Final = {
    "nquads": ".nq",
    "turtle": ".ttl",
    "trig": ".trig",
    "ntriples": ".nt",
    "jsonld": ".jsonld",
    "rdfxml": ".rdf",
}
"""What graphs are written in, each with the ending of its files."""

DATASET_FORMATS: Final = frozenset({"nquads", "trig", "jsonld"})
"""The formats that say for each triple in which graph it stands."""

_RDF = {
    "nquads": "N_QUADS",
    "turtle": "TURTLE",
    "trig": "TRIG",
    "ntriples": "N_TRIPLES",
    "jsonld": "JSON_LD",
    "rdfxml": "RDF_XML",
}


def row_format(name: str) -> QueryResultsFormat:
    """Give Oxigraph's object for a format of rows.

    Raises:
        ValueError: There is no such format.
    """
    if name not in ROW_FORMATS:
        raise ValueError(f"no format of rows: {name}")
    found: QueryResultsFormat = getattr(QueryResultsFormat, name.upper())
    return found


def graph_format(name: str) -> RdfFormat:
    """Give Oxigraph's object for a format of graphs.

    Raises:
        ValueError: There is no such format.
    """
    if name not in _RDF:
        raise ValueError(f"no format of graphs: {name}")
    found: RdfFormat = getattr(RdfFormat, _RDF[name])
    return found


def format_of_file(name: str) -> str | None:
    """Name the format of graphs that a file's ending stands for, or None.

    >>> format_of_file("graph.ttl")
    'turtle'
    """
    return next((known for known, end in GRAPH_FORMATS.items() if name.endswith(end)), None)
