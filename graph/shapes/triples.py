"""Statements in memory, looked up by subject, and by property."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, parse

from remit.ontology import RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import BlankNode, Literal, Triple

    Term = NamedNode | BlankNode | Literal | Triple

_TYPE = NamedNode(RDF.type)
_SUB_CLASS = NamedNode(RDFS.subClassOf)
_NOTHING: dict[NamedNode, dict[Term, None]] = {}


class Triples:
    """A set of triples.

    >>> triples = Triples()
    >>> triples.add_turtle("<https://e.org/a> a <https://e.org/B> .")
    >>> triples.is_a(NamedNode("https://e.org/a"), NamedNode("https://e.org/B"))
    True
    """

    def __init__(self) -> None:
        """Begin empty."""
        self.about: dict[Term, dict[NamedNode, dict[Term, None]]] = {}
        self.instances: dict[Term, dict[Term, None]] = defaultdict(dict)
        self._above: dict[Term, frozenset[Term]] = {}

    def add(self, subject: Term, predicate: NamedNode, value: Term) -> None:
        """Add one triple."""
        self.about.setdefault(subject, {}).setdefault(predicate, {})[value] = None
        if predicate == _TYPE:
            self.instances[value][subject] = None
        if predicate == _SUB_CLASS:
            self._above.clear()

    def add_turtle(self, text: str) -> None:
        """Add the triples of a Turtle text.

        Raises:
            SyntaxError: It is not Turtle.
        """
        for triple in parse(text, RdfFormat.TURTLE):
            self.add(triple.subject, triple.predicate, triple.object)

    def values(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """List the values of a property, in the order in which they were added."""
        return list(self.about.get(subject, _NOTHING).get(predicate, ()))

    def subjects(self, predicate: NamedNode, value: Term) -> list[Term]:
        """List the things whose property has a value."""
        return [s for s, about in self.about.items() if value in about.get(predicate, ())]

    def is_a(self, thing: Term, class_: Term) -> bool:
        """Tell whether a thing is of a class, or of one below it."""
        return any(class_ in self.above(own) for own in self.values(thing, _TYPE))

    def of_class(self, class_: Term) -> Iterable[Term]:
        """List the things of a class and of those below it."""
        return (
            thing
            for own, things in self.instances.items()
            if class_ in self.above(own)
            for thing in things
        )

    def above(self, class_: Term) -> frozenset[Term]:
        """Give a class with all classes above it."""
        if class_ not in self._above:
            found: dict[Term, None] = {}
            waiting = [class_]
            while waiting:
                here = waiting.pop()
                if here not in found:
                    found[here] = None
                    waiting += self.values(here, _SUB_CLASS)
            self._above[class_] = frozenset(found)
        return self._above[class_]
