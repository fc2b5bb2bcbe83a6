"""Ask the rules what follows, and write it: each triple with its rules and their premises."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.inference.patterns import look
from remit.graph.statements.iris import Iris, digest
from remit.graph.statements.terms import iri, quad
from remit.ontology import PROV, RDF, REMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from remit.ontology.inference import InferenceRule

    Select: TypeAlias = Callable[[str], Sequence[Sequence[object]]]

Row: TypeAlias = tuple[str, str, str, str]
"""Subject, predicate, object and premise, each as in N-Triples."""

_AT_ONCE = 500
_COLUMNS = "?subject ?predicate ?object ?premise"


def rows(rule: InferenceRule, select: Select, subjects: Collection[str] | None = None) -> set[Row]:
    """List what follows by a rule, for all subjects or for some, written as in N-Triples."""
    if subjects is None:
        return {_row(found) for found in select(rule.query)}
    sought = look(rule)
    return {
        _row(found)
        for values in in_parts(subjects)
        for found in select(sought.bound(_COLUMNS, "?subject", values))
    }


def unstated(found: Iterable[Row], select: Select, iris: Iris) -> set[Row]:
    """Leave out what a document or the reference data state."""
    wanted = list(found)
    standing = stated({" ".join(row[:3]) for row in wanted}, select, iris)
    return {row for row in wanted if " ".join(row[:3]) not in standing}


def stated(triples: Collection[str], select: Select, iris: Iris) -> set[str]:
    """Give those triples, written as `s p o`, that stand in another graph than the inferred one."""
    inferred = iri(iris.graph("inferred"))
    pattern = "VALUES (?s ?p ?o) { %s } GRAPH ?g { ?s ?p ?o }"
    return {
        f"{s} {p} {o}"
        for values in in_parts([f"({triple})" for triple in triples])
        for s, p, o, graph in select(f"SELECT ?s ?p ?o ?g WHERE {{ {pattern % values} }}")
        if str(graph) != inferred
    }


def lines(rule: InferenceRule, found: Iterable[Row], iris: Iris) -> Iterator[str]:
    """Write what follows by a rule as N-Quads; a line may come several times."""
    graph = iris.graph("inferred")
    told: set[str] = set()
    for subject, predicate, object_, premise in sorted(found):
        claim = f"{iris.base}inference/{digest(subject, predicate, object_, rule.name)}"
        if claim not in told:
            told.add(claim)
            yield quad(subject[1:-1], predicate[1:-1], object_, graph)
            yield quad(claim, RDF.type, iri(REMIT.Claim), graph)
            yield quad(claim, RDF.subject, subject, graph)
            yield quad(claim, RDF.predicate, predicate, graph)
            yield quad(claim, RDF.object, object_, graph)
            yield quad(claim, REMIT.rule, iri(rule.iri), graph)
        yield quad(claim, PROV.wasDerivedFrom, premise, graph)


def in_parts(values: Collection[str]) -> Iterator[str]:
    """Give values for queries, so many at once that each query stays small."""
    stream = iter(sorted(values))
    while part := list(islice(stream, _AT_ONCE)):
        yield " ".join(part)


def _row(found: Sequence[object]) -> Row:
    subject, predicate, object_, premise = found
    return str(subject), str(predicate), str(object_), str(premise)
