"""Derive what follows from the facts, each triple with the rules and the premises it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from remit.graph.inference.derivation import all_rows, lines, underived, unstated
from remit.graph.inference.patterns import look
from remit.ontology.inference import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from remit.graph.inference.derivation import Select
    from remit.graph.statements.iris import Iris
    from remit.ontology.inference import InferenceRule

_ROUNDS = 20


class Derive(Protocol):
    """Gives what follows by some rules from a graph as it is now."""

    def __call__(
        self, rules: Sequence[InferenceRule], noted: set[str], *, is_first: bool
    ) -> Iterable[str | bytes]:
        """Give the lines, or texts of several, and note their predicates meanwhile.

        In any but the first round what was derived before is left out.
        """
        ...


def infer(select: Select, load: Callable[[Iterable[str]], object], iris: Iris) -> None:
    """Derive what follows and load it into the graph of inferences.

    The rules run until nothing new follows. A triple that is stated, or stands in the reference
    data, is not inferred again. Each rule that leads to a triple has a claim of its own, with all
    its premises. What follows is never held whole: rows and lines come one after the other, if
    `select` gives them so and `load` takes them so.

    Raises:
        RuleError: A rule's file is not in the form of a rule.
    """

    def derive(rules: Sequence[InferenceRule], noted: set[str], *, is_first: bool) -> Iterator[str]:
        for rule in rules:
            yield from derived(rule, select, iris, noted, is_first=is_first)

    infer_by(derive, load)


def infer_by(derive: Derive, load: Callable[[Iterable[Any]], object]) -> None:
    """Derive what follows, by whoever derives it, and load it until nothing new follows.

    Raises:
        RuleError: A rule's file is not in the form of a rule.
    """
    rules = load_rules()
    due = list(rules)
    for number in range(_ROUNDS):
        noted: set[str] = set()
        load(derive(due, noted, is_first=number == 0))
        due = [rule for rule in rules if _may_read(rule, noted)]
        if not due:
            break


def derived(
    rule: InferenceRule, select: Select, iris: Iris, noted: set[str], *, is_first: bool
) -> Iterator[str]:
    """Give the lines of what follows by one rule, and note their predicates."""
    for part in all_rows(rule, select):
        found = unstated(part, select, iris)
        if not is_first:
            found = underived(rule, found, select, iris)
        noted.update(row[1][1:-1] for row in found)
        yield from lines(rule, found, iris)


def _may_read(rule: InferenceRule, predicates: set[str]) -> bool:
    """Tell whether triples of these predicates, or claims of them, can lead a rule further."""
    sought = look(rule)
    return not predicates.isdisjoint(sought.reads | sought.claims)
