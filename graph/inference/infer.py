"""Derive what follows from the facts, each triple with the rules and the premises it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.inference.derivation import lines, rows, unstated
from remit.graph.inference.patterns import look
from remit.ontology import RDF
from remit.ontology.inference import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.graph.inference.derivation import Row, Select
    from remit.graph.statements.iris import Iris
    from remit.ontology.inference import InferenceRule

_ROUNDS = 20


def infer(select: Select, load: Callable[[Iterable[str]], object], iris: Iris) -> int:
    """Derive what follows, load it into the graph of inferences, and count the triples.

    The rules run until nothing new follows. A triple that is stated, or stands in the reference
    data, is not inferred again. Each rule that leads to a triple has a claim of its own, with all
    its premises.

    Raises:
        RuleError: A rule's file is not in the form of a rule.
    """
    rules = load_rules()
    known: dict[str, set[Row]] = {rule.name: set() for rule in rules}
    due = list(rules)
    for _ in range(_ROUNDS):
        fresh: set[str] = set()
        predicates: set[str] = set()
        for rule in due:
            found = unstated(rows(rule, select) - known[rule.name], select, iris)
            known[rule.name] |= found
            fresh.update(lines(rule, found, iris))
            predicates |= {row[1][1:-1] for row in found}
        if not fresh:
            break
        load(sorted(fresh))
        due = [rule for rule in rules if _may_read(rule, predicates)]
    return len({row[:3] for found in known.values() for row in found})


def _may_read(rule: InferenceRule, predicates: set[str]) -> bool:
    """Tell whether triples of these predicates, or claims of them, can lead a rule further."""
    sought = look(rule)
    claimed = sought.names if RDF.predicate in sought.reads else sought.reads
    return not predicates.isdisjoint(claimed)
