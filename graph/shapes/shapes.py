"""The shapes of `shapes.ttl`, as values: what is looked at, and what must hold of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from remit.graph.shapes.triples import Triples
from remit.ontology import RDF, SH
from remit.ontology.files import shapes_text

if TYPE_CHECKING:
    from remit.graph.shapes.triples import Term

_FIRST, _REST = NamedNode(f"{RDF.base}first"), NamedNode(f"{RDF.base}rest")


def sh(name: str) -> NamedNode:
    """Give a term of SHACL.

    >>> sh("minCount").value
    'http://www.w3.org/ns/shacl#minCount'
    """
    return NamedNode(SH.base + name)


_ANNOTATIONS = frozenset({sh("path"), sh("message"), sh("property"), sh("sparql"), sh("select")})
_TARGETS = frozenset({sh("targetClass"), sh("targetSubjectsOf"), sh("targetObjectsOf")})
_LISTS = frozenset({sh("in"), sh("or")})


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape or a property shape.

    Attributes:
        name: Its IRI.
        message: What is said where it does not hold.
        path: The property that it is about; None for a node shape.
        inverse: Whether the property is followed backwards.
        targets: (kind of target, its class or property).
        constraints: (name of the constraint, its values).
        parts: The property shapes of a node shape.
        queries: (IRI, message, SELECT query) of its constraints in SPARQL.
    """

    name: str
    message: str
    path: NamedNode | None
    inverse: bool
    targets: tuple[tuple[NamedNode, Term], ...]
    constraints: tuple[tuple[NamedNode, tuple[Term, ...]], ...]
    parts: tuple[Shape, ...]
    queries: tuple[tuple[str, str, str], ...]


@cache
def load_shapes() -> tuple[Shape, ...]:
    """Read the shapes that come with Remit and have targets, in the order of the file."""
    triples = Triples()
    triples.add_turtle(shapes_text())
    nodes = triples.instances[sh("NodeShape")]
    return tuple(shape for shape in (read_shape(triples, node) for node in nodes) if shape.targets)


@cache
def shape_named(name: str) -> Shape:
    """Read one shape by its IRI, as `sh:or` refers to it."""
    triples = Triples()
    triples.add_turtle(shapes_text())
    return read_shape(triples, NamedNode(name))


def read_shape(triples: Triples, node: Term) -> Shape:
    """Read one shape of a graph of shapes.

    Raises:
        ValueError: It uses a part of SHACL that is not judged here.
    """
    about = triples.about[node]
    path = next(iter(about.get(sh("path"), ())), None)
    backwards = triples.values(path, sh("inversePath")) if path is not None else []
    constraints = []
    for name, values in about.items():
        if name.value.startswith(SH.base) and name not in _ANNOTATIONS | _TARGETS:
            listed = [_items(triples, v) if name in _LISTS else (v,) for v in values]
            constraints.append((name, tuple(v for some in listed for v in some)))
    forward = backwards[0] if backwards else path
    if forward is not None and not isinstance(forward, NamedNode):
        raise ValueError(f"{node}: a path of this kind is not judged here")
    return Shape(
        name=_text(node),
        message=_message(triples, node),
        path=forward,
        inverse=bool(backwards),
        targets=tuple((kind, v) for kind in sorted(_TARGETS, key=str) for v in about.get(kind, ())),
        constraints=tuple(constraints),
        parts=tuple(read_shape(triples, part) for part in about.get(sh("property"), ())),
        queries=tuple(
            (_text(query), _message(triples, query), _text(text))
            for query in about.get(sh("sparql"), ())
            for text in triples.values(query, sh("select"))
        ),
    )


def _items(triples: Triples, head: Term) -> list[Term]:
    """Read a list of RDF."""
    found: list[Term] = []
    while triples.values(head, _FIRST):
        found += triples.values(head, _FIRST)
        head = triples.values(head, _REST)[0]
    return found


def _message(triples: Triples, node: Term) -> str:
    return " ".join(_text(value) for value in triples.values(node, sh("message")))


def _text(term: Term) -> str:
    value = getattr(term, "value", "")
    return value if isinstance(value, str) else ""
