"""Ask the rules what follows, and write it: each triple with its rules and their premises."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.inference.patterns import look
from remit.graph.portions import in_portions
from remit.graph.statements.iris import Iris, digest
from remit.graph.statements.terms import iri, quad
from remit.ontology import PROV, RDF, REMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from remit.ontology.inference import InferenceRule

    Select: TypeAlias = Callable[[str], Iterable[Sequence[object]]]

Row: TypeAlias = tuple[str, str, str, str]
"""Subject, predicate, object and premise, each as in N-Triples."""

_ROWS = 10_000
_COLUMNS = "?subject ?predicate ?object ?premise"


def all_rows(rule: InferenceRule, select: Select) -> Iterator[set[Row]]:
    """Give in parts what follows by a rule; a row may stand in several."""
    stream = map(_row, select(look(rule).whole(_COLUMNS)))
    while part := set(islice(stream, _ROWS)):
        yield part


def rows(rule: InferenceRule, select: Select, subjects: Collection[str]) -> set[Row]:
    """List what follows by a rule for some subjects."""
    sought = look(rule)
    return {
        _row(found)
        for values in in_portions(subjects)
        for found in select(sought.bound(_COLUMNS, "?subject", values))
    }


def unstated(found: Collection[Row], select: Select, iris: Iris) -> set[Row]:
    """Leave out what a document or the reference data state."""
    standing = stated({" ".join(row[:3]) for row in found}, select, iris)
    return {row for row in found if " ".join(row[:3]) not in standing}


def underived(rule: InferenceRule, found: Iterable[Row], select: Select, iris: Iris) -> set[Row]:
    """Leave out what is in the graph of inferences already, by this rule and from this premise."""
    wanted = {(iri(_claim(rule, row, iris)), row[3]): row for row in found}
    pattern = f"GRAPH {iri(iris.graph('inferred'))} {{ ?s <{PROV.wasDerivedFrom}> ?o }}"
    for values in in_portions([f"({claim} {premise})" for claim, premise in wanted]):
        query = f"SELECT ?s ?o WHERE {{ VALUES (?s ?o) {{ {values} }} {pattern} }}"
        for claim, premise in select(query):
            wanted.pop((str(claim), str(premise)), None)
    return set(wanted.values())


def stated(triples: Collection[str], select: Select, iris: Iris) -> set[str]:
    """Give those triples, written as `s p o`, that stand in another graph than the inferred one."""
    inferred = iri(iris.graph("inferred"))
    pattern = "VALUES (?s ?p ?o) { %s } GRAPH ?g { ?s ?p ?o }"
    return {
        f"{s} {p} {o}"
        for values in in_portions([f"({triple})" for triple in triples])
        for s, p, o, graph in select(f"SELECT ?s ?p ?o ?g WHERE {{ {pattern % values} }}")
        if str(graph) != inferred
    }


def lines(rule: InferenceRule, found: Iterable[Row], iris: Iris) -> Iterator[str]:
    """Write what follows by a rule as N-Quads; a line may come several times."""
    graph = iris.graph("inferred")
    told: set[str] = set()
    for row in sorted(found):
        subject, predicate, object_, premise = row
        claim = _claim(rule, row, iris)
        if claim not in told:
            told.add(claim)
            yield quad(subject[1:-1], predicate[1:-1], object_, graph)
            yield quad(claim, RDF.type, iri(REMIT.Claim), graph)
            yield quad(claim, RDF.subject, subject, graph)
            yield quad(claim, RDF.predicate, predicate, graph)
            yield quad(claim, RDF.object, object_, graph)
            yield quad(claim, REMIT.rule, iri(rule.iri), graph)
        yield quad(claim, PROV.wasDerivedFrom, premise, graph)


def _claim(rule: InferenceRule, row: Row, iris: Iris) -> str:
    """Name the claim of a row, whatever its premise."""
    return f"{iris.base}inference/{digest(*row[:3], rule.name)}"


def _row(found: Sequence[object]) -> Row:
    subject, predicate, object_, premise = found
    return str(subject), str(predicate), str(object_), str(premise)
