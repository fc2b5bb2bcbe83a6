"""Read a user's own RDF: triples and quads join the graph as they are, without blank nodes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from remit.graph.errors import UnreadableError

if TYPE_CHECKING:
    from remit.graph.statements.iris import Iris

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".n3": ox.RdfFormat.N3,
}
"""Endings of files that are read as RDF."""


def read_rdf(name: str, data: bytes, iris: Iris) -> list[str]:
    r"""Give the quads of a file as N-Quads.

    Triples stand in a graph named by the file's content; quads keep their graphs. A blank node
    becomes an IRI made from the file's content and the order in which it appears.

    Raises:
        UnreadableError: The file is not of the form that its ending says; the place names the line.

    >>> from remit.graph.statements.iris import Iris
    >>> [line] = read_rdf("a.ttl", b"<urn:a> <urn:b> [] .", Iris("https://example.org/"))
    >>> line.split()[2][-9:]
    '/blank/0>'
    """
    sha256 = hashlib.sha256(data).hexdigest()
    home = ox.NamedNode(iris.document(sha256))
    suffix = "." + name.rpartition(".")[2].lower()
    names: dict[str, ox.NamedNode] = {}
    try:
        quads = ox.parse(data, format=FORMATS[suffix], base_iri=f"{home.value}/")
        return sorted({str(_placed(quad, home, names)) + " ." for quad in quads})
    except SyntaxError as error:
        place = f"{name}:{error.lineno}" if error.lineno else name
        raise UnreadableError(
            f"not valid RDF: {error.msg}",
            place=place,
            hint="mend the file, or give it its right ending",
        ) from error


def _placed(quad: ox.Quad, home: ox.NamedNode, names: dict[str, ox.NamedNode]) -> ox.Quad:
    graph = home if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name
    return ox.Quad(
        _named(quad.subject, home, names),
        quad.predicate,
        _named(quad.object, home, names),
        _named(graph, home, names),
    )


def _named(term: Any, home: ox.NamedNode, names: dict[str, ox.NamedNode]) -> Any:
    if not isinstance(term, ox.BlankNode):
        return term
    if term.value not in names:
        names[term.value] = ox.NamedNode(f"{home.value}/blank/{len(names)}")
    return names[term.value]
