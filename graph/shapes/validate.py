"""Judge things by the shapes; what is found is what any processor of SHACL finds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QuerySolutions, Variable

from remit.graph.shapes.constraints import faults, values_of
from remit.graph.shapes.shapes import sh

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store

    from remit.graph.shapes.shapes import Shape
    from remit.graph.shapes.triples import Term, Triples


@dataclass(frozen=True, slots=True)
class Violation:
    """What does not fit a shape.

    Attributes:
        focus: The thing that was looked at.
        path: The property that is wrong; empty where it is the thing itself.
        value: The value that is wrong; None where it is their number.
        message: What should hold.
        shape: The IRI of the shape, or of the constraint in SPARQL's shape.
        constraint: The name of the constraint, such as `minCount`; `sparql` for a query.
    """

    focus: Term
    path: str
    value: Term | None
    message: str
    shape: str
    constraint: str


def validate(
    triples: Triples,
    shapes: Iterable[Shape],
    store: Callable[[], Store],
    only: Collection[Term] | None = None,
) -> Iterator[Violation]:
    """Find everything that does not fit the shapes.

    Args:
        triples: The data, with the classes of the ontology.
        shapes: What is to hold.
        store: Gives the same triples to be asked in SPARQL; called only where a shape has a query.
        only: The things that are looked at; all targets of the shapes for None.
    """
    for shape in shapes:
        for focus in _targets(triples, shape):
            if only is None or focus in only:
                yield from _judge(triples, shape, focus)
                for query in shape.queries:
                    yield from _ask(store(), focus, *query)


def _targets(triples: Triples, shape: Shape) -> list[Term]:
    found: dict[Term, None] = {}
    for kind, target in shape.targets:
        if kind == sh("targetClass"):
            found |= dict.fromkeys(triples.of_class(target))
            continue
        assert isinstance(target, NamedNode)
        for subject, about in triples.about.items():
            values = about.get(target, ())
            if values and kind == sh("targetSubjectsOf"):
                found[subject] = None
            elif kind == sh("targetObjectsOf"):
                found |= dict.fromkeys(values)
    return list(found)


def _judge(triples: Triples, shape: Shape, focus: Term) -> Iterator[Violation]:
    values = values_of(triples, focus, shape)
    path = shape.path.value if shape.path is not None and not shape.inverse else ""
    for constraint, arguments in shape.constraints:
        for value in faults(triples, focus, constraint, arguments, values):
            name = constraint.value.rpartition("#")[2]
            yield Violation(focus, path, value, shape.message, shape.name, name)
    for part in shape.parts:
        yield from _judge(triples, part, focus)


def _ask(store: Store, focus: Term, name: str, message: str, query: str) -> Iterator[Violation]:
    """Run the query of a constraint for one thing; each row is a violation."""
    found = store.query(
        query, use_default_graph_as_union=True, substitutions={Variable("this"): focus}
    )
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    for row in found:
        said = dict(zip(names, row, strict=True))
        path = said.get("path")
        where = path.value if isinstance(path, NamedNode) else ""
        yield Violation(focus, where, said.get("value"), message, name, "sparql")
