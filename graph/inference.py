"""Derive what follows from the facts, each triple with the rule and the premises it rests on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.statements.iris import Iris, digest
from remit.graph.statements.terms import iri, quad
from remit.ontology import PROV, RDF, REMIT
from remit.ontology.inference import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from remit.ontology.inference import InferenceRule

_ROUNDS = 20


def infer(
    select: Callable[[str], Sequence[Sequence[object]]],
    load: Callable[[Iterable[str]], object],
    iris: Iris,
) -> int:
    """Derive what follows, load it into the graph of inferences, and count the triples.

    The rules run until nothing new follows. A triple that is stated, or stands in the reference
    data, is not inferred again. Each rule that leads to a triple has a claim of its own, with all
    its premises.
    """
    total = 0
    rules = load_rules()
    done: set[tuple[str, str, str]] = set()
    for _ in range(_ROUNDS):
        lines: list[str] = []
        fresh: set[tuple[str, str, str]] = set()
        for rule in rules:
            for triple, premises in _derived(rule, select):
                if triple not in done and (triple in fresh or not _stands(triple, select)):
                    fresh.add(triple)
                    lines += _lines(triple, rule, premises, iris)
        if not fresh:
            break
        load(sorted(set(lines)))
        done |= fresh
        total += len(fresh)
    return total


def _derived(
    rule: InferenceRule, select: Callable[[str], Sequence[Sequence[object]]]
) -> list[tuple[tuple[str, str, str], set[str]]]:
    premises: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for subject, predicate, object_, premise in select(rule.query):
        premises[str(subject), str(predicate), str(object_)].add(str(premise))
    return sorted(premises.items())


def _stands(
    triple: tuple[str, str, str], select: Callable[[str], Sequence[Sequence[object]]]
) -> bool:
    subject, predicate, object_ = triple
    return bool(select(f"SELECT ?x {{ VALUES ?x {{ 1 }} {subject} {predicate} {object_} }}"))


def _lines(
    triple: tuple[str, str, str], rule: InferenceRule, premises: set[str], iris: Iris
) -> list[str]:
    graph = iris.graph("inferred")
    subject, predicate, object_ = triple
    claim = f"{iris.base}inference/{digest(subject, predicate, object_, rule.name)}"
    return [
        quad(subject[1:-1], predicate[1:-1], object_, graph),
        quad(claim, RDF.type, iri(REMIT.Claim), graph),
        quad(claim, RDF.subject, subject, graph),
        quad(claim, RDF.predicate, predicate, graph),
        quad(claim, RDF.object, object_, graph),
        quad(claim, REMIT.rule, iri(rule.iri), graph),
        *(quad(claim, PROV.wasDerivedFrom, premise, graph) for premise in sorted(premises)),
    ]
