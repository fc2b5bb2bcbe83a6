"""File classes and properties of users' own graphs, with what is seen of their use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.fold import words
from remit.graph.asking.iris import bracketed, prologue
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    import sqlite3

    from remit.graph.asking.selecting import Select
    from remit.graph.asking.vocabulary import Vocabulary

_OF_REMIT = ("graph/facts", "graph/reference", "graph/ontology", "graph/inferred", "graph/findings")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\-.]+")


def spoken(iri: str) -> str:
    """Turn the last part of an IRI into words.

    >>> spoken("https://example.org/vocab#hasLineManager"), spoken("http://example.org/unit_price")
    ('has line manager', 'unit price')
    """
    tail = iri.rstrip("/#").replace("#", "/").rpartition("/")[2].rpartition(":")[2]
    return " ".join(_CAMEL.sub(" ", tail).lower().split())


def own_graphs(select: Select) -> list[str]:
    """List the graphs that hold neither a profile nor Remit's own knowledge."""
    named = {str(row[0]).strip("<>") for row in select("SELECT ?g WHERE { GRAPH ?g {} }")}
    query = prologue() + "SELECT DISTINCT ?d WHERE { ?r remit:describedBy ?d }"
    profiles = {row[0] for row in texts(select, query)}
    return sorted(g for g in named - profiles if not g.endswith(_OF_REMIT))


def write_schema(select: Select, index: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    """Write the tables of classes and properties of users' graphs."""
    index.execute("CREATE TABLE schema_class (iri TEXT PRIMARY KEY, label TEXT, things INTEGER)")
    for graph in own_graphs(select):
        bracketed(graph)
    vocabulary.names.update(words(""))
