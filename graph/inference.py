"""Derive what follows from the facts by the rules of the ontology, each triple with rule and premises."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.statements.iris import Iris, digest
from remit.graph.statements.terms import iri, quad
from remit.ontology import PROV, RDF, REMIT
from remit.ontology.rules import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remit.ontology.rules import InferenceRule

_ROUNDS = 20


def infer(select: Callable[[str], Sequence[Sequence[object]]], iris: Iris) -> Iterator[str]:
    """Give the inferred triples as N-Quads for the graph of inferences.

    A triple that is stated already, or stands in the reference data, is not inferred. Of several ways
    to a triple all premises of one rule are kept, and each rule has a claim of its own.
    """
    graph = iris.graph("inferred")
    for rule in load_rules():
        yield from _apply(rule, select, iris, graph)


def _apply(
    rule: InferenceRule, select: Callable[[str], Sequence[Sequence[object]]], iris: Iris, graph: str
) -> Iterator[str]:
    premises: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for subject, predicate, object_, premise in select(rule.query):
        premises[str(subject), str(predicate), str(object_)].add(str(premise))
    for (subject, predicate, object_), grounds in sorted(premises.items()):
        s, p, o = subject[1:-1], predicate[1:-1], object_
        if select(f"SELECT ?x {{ VALUES ?x {{ 1 }} {subject} {predicate} {object_} }}"):
            continue
        yield quad(s, p, o, graph)
        claim = f"{iris.base}inference/{digest(subject, predicate, object_, rule.name)}"
        yield quad(claim, RDF.type, iri(REMIT.Claim), graph)
        yield quad(claim, RDF.subject, subject, graph)
        yield quad(claim, RDF.predicate, predicate, graph)
        yield quad(claim, RDF.object, o, graph)
        yield quad(claim, REMIT.rule, iri(rule.iri), graph)
        for premise in sorted(grounds):
            yield quad(claim, PROV.wasDerivedFrom, premise, graph)
