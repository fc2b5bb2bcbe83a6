"""Say what holds of things over a user's graph, as clauses: "whose city is Bergen"."""

from __future__ import annotations

from calendar import month_name
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.inflection import plural
from remit.graph.asking.own_verbs import is_third, plain_form
from remit.graph.asking.trees.meaning import ONLY, Lacks
from remit.graph.asking.trees.nodes import ANYTHING
from remit.graph.asking.verbalise import COUNTS
from remit.graph.asking.written import LASTING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.graph.asking.trees.meaning import (
        Beside,
        Besides,
        Compare,
        CompareAverage,
        Either,
        Has,
        Holds,
        IsA,
        Link,
        Number,
        Other,
        Step,
        Still,
        Test,
        Tree,
        Truth,
        Versus,
    )
    from remit.graph.asking.trees.schema import Schema

FUNCTIONS = {
    "COUNT": "number of",
    "AVG": "average",
    "MEDIAN": "median",
    "SUM": "total",
    "MAX": "highest",
    "MIN": "lowest",
}
SIGNS = {
    ">=": "at least", "<=": "at most", ">": "over", "<": "under", "=": "", "after": "after",
    "before": "before", "since": "from", "until": "up to", "in": "in",
}  # fmt: skip
_NOUN = "have {o} as "
_NOT = "nowhere said to"


def taken(function: str, name: str) -> str:
    """Say what is taken of many values; of a total amount the total is said already.

    >>> taken("AVG", "price"), taken("SUM", "total amount")
    ('average price', 'total amount')
    """
    word = FUNCTIONS[function]
    return name if name.startswith(f"{word} ") else f"{word} {name}"


def sign_and_number(bound: str) -> tuple[str, str]:
    """Part what must be passed into how and what.

    >>> sign_and_number(">=2"), sign_and_number("<1.5")
    (('>=', '2'), ('<', '1.5'))
    """
    return bound.rstrip("0123456789."), bound.lstrip("<>=")


def node_of(tree: Tree, number: int) -> Tree:
    """Find a node of a tree by its number.

    Raises:
        KeyError: The tree has no such node.
    """
    if tree.number == number:
        return tree
    for link in tree.links:
        try:
            return node_of(link.tree, number)
        except KeyError:
            continue
    raise KeyError(number)


def one_of(tree: Tree) -> str:
    """Name the things that are told by name."""
    return " or ".join(n.label for n in tree.one.names) if tree.one else tree.said


@dataclass(slots=True)
class Clauses:
    """Say trees as nouns with clauses.

    Attributes:
        schema: What the properties are called.
        several: What things of some classes are called, in the plural.
        whole: The tree that is being said.
    """

    schema: Schema
    several: Callable[[frozenset[str]], str]
    whole: Tree | None = None

    def things(self, tree: Tree) -> str:
        """Describe the things at the root of a tree."""
        self.whole = self.whole or tree
        where = " and ".join(self.of(tree))
        if tree.one is not None:
            return f"{one_of(tree)} ({where})" if where else one_of(tree)
        return f"{tree.said} {where}" if where else f"all {tree.said}"

    def of(self, tree: Tree) -> list[str]:
        """List the clauses that hold of the things at the root of a tree."""
        self.whole = self.whole or tree
        said = [self._test(test) for test in dict.fromkeys(tree.tests)]
        return said + [
            self._link(link) for link in tree.links if link.steps and link.mode != "maybe"
        ]

    # Links ----------------------------------------------------------------------------------

    def _link(self, link: Link) -> str:
        denied = link.mode == "not"
        end = self._end(link.tree, denied)
        steps = list(link.steps)
        while len(steps) > 1 and steps[-1].often == "*":
            steps.pop()
            end = f"{end} or what is below"
        for before, step in zip(reversed(steps[:-1]), reversed(steps[1:]), strict=True):
            noun = self.several(self.schema.classes_behind(before))
            end = f"{'any' if denied else 'one'} of the {noun} {self._step(step, end)}"
        said = self._step(steps[0], end, denied)
        if link.mode == ONLY:
            return f"{said} (and no other)"
        if link.mode and not denied:
            sign, number = sign_and_number(link.mode)
            return f"{said} ({COUNTS[sign]} {number} of these)"
        return said

    def _end(self, tree: Tree, denied: bool) -> str:
        """Say what stands at the end of a way."""
        if tree.one is not None or tree.said == ANYTHING:
            return self.things(tree)
        where = " and ".join(self.of(tree))
        if tree.said == "things" and not where:
            return ANYTHING
        some = "any" if denied or not where else "one"
        return f"{some} of the {tree.said} {where}".rstrip()

    def _step(self, step: Step, end: str, denied: bool = False) -> str:
        relation = self.schema.properties[step.relation].relation
        if relation.says.startswith(_NOUN):
            said = self._noun(relation.says.removeprefix(_NOUN), end, step.inverse, denied)
        else:
            does = relation.says.replace("{o}", "").strip()
            said = self._verb(does, relation.inverse, end, step.inverse, denied)
        return f"{said}, at any level" if step.often == "+" else said

    def _noun(self, noun: str, end: str, inverse: bool, denied: bool) -> str:
        if inverse:
            return f"that are {f'{_NOT} be ' if denied else ''}{plural(noun)} of {end}"
        return f"whose {noun} is {f'{_NOT} be ' if denied else ''}{end}"

    def _verb(self, does: str, done: str, end: str, inverse: bool, denied: bool) -> str:
        plain = f"be{does[3:]}" if does.startswith("are ") else does
        if inverse and denied and end == ANYTHING:
            return f"that nothing is said to {plain}"
        if inverse and denied:
            return f"that {end} is {_NOT} {plain}"
        if inverse:
            return f"that {done.replace('{o}', end)}"
        return f"that are {_NOT} {plain} {end}" if denied else f"that {does} {end}"

    # Plain values ---------------------------------------------------------------------------

    def name(self, relation: str) -> str:
        """Say what a property is called."""
        return self.schema.properties[relation].relation.aspect

    def _test(self, test: Test) -> str:
        say: Callable[[Test], str] = getattr(self, f"_test_{type(test).__name__.lower()}")
        return say(test)

    def _test_compare(self, test: Compare) -> str:
        said = test.value
        if said.startswith("--"):
            said = f"{month_name[int(said[2:])]} of any year"
        one = self.schema.properties[test.relation]
        unit = one.unit if one.written in LASTING else ""
        return f"whose {self.name(test.relation)} is {_spaced(SIGNS[test.sign], said, unit)}"

    def _test_compareaverage(self, test: CompareAverage) -> str:
        name = self.name(test.relation)
        other = f"the {FUNCTIONS[test.function]} {name}"
        return f"whose {name} is {_spaced(SIGNS[test.sign], other)}"

    def _test_holds(self, test: Holds) -> str:
        alone = " (and no other)" if test.only else ""
        return f"whose {self.name(test.relation)} is “{test.said}”{alone}"

    def _test_truth(self, test: Truth) -> str:
        first, _, rest = self.name(test.relation).partition(" ")
        if rest and is_third(first):  # "holds licence"
            return f"that {'' if test.true else 'are said not to '}{plain_form(first)} {rest}"
        return f"that are {'' if test.true else 'said not to be '}{self.name(test.relation)}"

    def _test_isa(self, test: IsA) -> str:
        return f"that are {test.said}"

    def _test_besides(self, test: Besides) -> str:
        return f"that are not {' or '.join(name.label for name in test.one.names)}"

    def _test_other(self, test: Other) -> str:
        other = node_of(self.whole, test.node) if self.whole else None
        return f"that are not {one_of(other) if other else 'the same'}"

    def _test_has(self, test: Has) -> str:
        return f"that have a value for {self.name(test.relation)}"

    def _test_still(self, test: Still) -> str:
        return f"whose {self.name(test.relation)} there is not before {test.day}"

    def _test_versus(self, test: Versus) -> str:
        name, of = self.name(test.relation), "the other"
        if self.whole is not None:
            other = node_of(self.whole, test.node)
            of = one_of(other) if other.one else f"their {other.said}"
        return f"whose {name} is {_spaced(SIGNS[test.sign], f'that of {of}')}"

    def _test_beside(self, test: Beside) -> str:
        other = f"their {self.name(test.other)}"
        return f"whose {self.name(test.relation)} is {_spaced(SIGNS[test.sign], other)}"

    def _test_number(self, test: Number) -> str:
        values = f"{COUNTS[test.sign]} {test.number} values"
        return f"that have {values} for {self.name(test.relation)}"

    def _test_either(self, test: Either) -> str:
        ways = (" and ".join(Clauses(self.schema, self.several).of(way)) for way in test.ways)
        return ", or ".join(ways)

    def _test_lacks(self, test: Lacks) -> str:
        return denied(self._test(test.test))


def _spaced(*words: str) -> str:
    return " ".join(word for word in words if word)


def denied(clause: str) -> str:
    """Say that nothing says so.

    >>> denied("whose price is under 5"), denied("that have a value for email")
    ('whose price is nowhere said to be under 5', 'that are nowhere said to have a value for email')
    """
    begin, found, rest = clause.partition(" is ")
    if clause.startswith("whose ") and found:
        return f"{begin} is {_NOT} be {rest}"
    does = clause.removeprefix("that ")
    plain = f"be{does[3:]}" if does.startswith("are ") else does
    return f"that are {_NOT} {plain}"


def listed(clauses: Iterable[str]) -> str:
    """Join clauses."""
    return " and ".join(clauses)
