"""Derive what follows from the facts, each triple with the rules and the premises it rests on."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from remit.graph.inference.derivation import lines, rows, unstated
from remit.graph.inference.patterns import look
from remit.ontology import RDF
from remit.ontology.inference import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from remit.graph.inference.derivation import Select
    from remit.graph.statements.iris import Iris
    from remit.ontology.inference import InferenceRule

_ROUNDS = 20
_AT_ONCE = 20_000
"""So many lines wait before they are loaded: a load costs the same for few as for some."""


def infer(select: Select, load: Callable[[Iterable[str]], object], iris: Iris) -> int:
    """Derive what follows, load it into the graph of inferences, and count the triples.

    The rules run until nothing new follows. A triple that is stated, or stands in the reference
    data, is not inferred again. Each rule that leads to a triple has a claim of its own, with all
    its premises.

    Raises:
        RuleError: A rule's file is not in the form of a rule.
    """
    rules = load_rules()
    known: dict[str, set[bytes]] = {rule.name: set() for rule in rules}
    triples: set[bytes] = set()
    due = list(rules)
    for _ in range(_ROUNDS):
        waiting: list[str] = []
        predicates: set[str] = set()
        for rule in due:
            before = known[rule.name]
            found = {row for row in rows(rule, select) if _mark(row) not in before}
            found = unstated(found, select, iris)
            before.update(map(_mark, found))
            triples.update(_mark(row[:3]) for row in found)
            predicates |= {row[1][1:-1] for row in found}
            for line in lines(rule, found, iris):
                waiting.append(line)
                if len(waiting) >= _AT_ONCE:
                    load(waiting)
                    waiting = []
        if waiting:
            load(waiting)
        due = [rule for rule in rules if _may_read(rule, predicates)]
        if not due:
            break
    return len(triples)


def _mark(terms: Sequence[str]) -> bytes:
    return hashlib.blake2b("\n".join(terms).encode(), digest_size=8).digest()


def _may_read(rule: InferenceRule, predicates: set[str]) -> bool:
    """Tell whether triples of these predicates, or claims of them, can lead a rule further."""
    sought = look(rule)
    claimed = sought.names if RDF.predicate in sought.reads else sought.reads
    return not predicates.isdisjoint(claimed)
