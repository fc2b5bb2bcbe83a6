"""Read a user's own RDF: triples and quads join the graph as they are, without blank nodes."""

from __future__ import annotations

import hashlib
import re
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

_WHERE = re.compile(r"^Parser error (?:at|between) [^:]*: ")
"""What the parser's messages begin with; the place of the error says it already."""

_NESTED_ENTITY = re.compile(
    rb"""<!ENTITY\s+[^\s"']+\s+(?:"[^"&]*|'[^'&]*)&(?!\#|amp;|lt;|gt;|quot;|apos;)"""
)


def read_rdf(name: str, data: bytes, iris: Iris) -> list[str]:
    r"""Give the quads of a file as N-Quads.

    Triples stand in a graph named by the file's content; quads keep their graphs, but for those
    that Remit itself fills, such as the facts, which are not the file's to state. A blank node
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
    if FORMATS["." + name.rpartition(".")[2].lower()] is ox.RdfFormat.RDF_XML:
        _refuse_nested_entities(name, data)
    suffix = "." + name.rpartition(".")[2].lower()
    names: dict[str, ox.NamedNode] = {}
    try:
        quads = ox.parse(data, format=FORMATS[suffix], base_iri=f"{home.value}/")
        return sorted({str(_placed(quad, home, iris, names)) + " ." for quad in quads})
    except SyntaxError as error:
        place = f"{name}:{error.lineno}" if error.lineno else name
        raise UnreadableError(
            f"not valid RDF: {_WHERE.sub('', error.msg)}",
            place=place,
            hint="mend the file, or give it its right ending",
        ) from error


def _refuse_nested_entities(name: str, data: bytes) -> None:
    if _NESTED_ENTITY.search(data.replace(b"\0", b"")):
        raise UnreadableError(
            "an entity of the XML refers to another, and may grow without end",
            place=name,
            hint="write the entity out, or convert the file to Turtle",
        )


def _placed(
    quad: ox.Quad, home: ox.NamedNode, iris: Iris, names: dict[str, ox.NamedNode]
) -> ox.Quad:
    graph = quad.graph_name
    if isinstance(graph, ox.DefaultGraph) or graph.value.startswith(iris.graph("")):
        graph = home
    return ox.Quad(
        _named(quad.subject, home, names),
        quad.predicate,
        _named(quad.object, home, names),
        _named(graph, home, names),
    )


def _named(term: Any, home: ox.NamedNode, names: dict[str, ox.NamedNode]) -> Any:
    if isinstance(term, ox.Triple):
        subject, object_ = (_named(t, home, names) for t in (term.subject, term.object))
        return ox.Triple(subject, term.predicate, object_)
    if not isinstance(term, ox.BlankNode):
        return term
    if term.value not in names:
        names[term.value] = ox.NamedNode(f"{home.value}/blank/{len(names)}")
    return names[term.value]
