"""Say back what was understood of a question over a user's graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.trees.meaning import Holds, Lacks

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.trees.meaning import (
        About,
        Between,
        Compare,
        CompareAverage,
        Counted,
        Every,
        Goal,
        Groups,
        Has,
        IsA,
        Link,
        Number,
        Order,
        Other,
        Rows,
        Step,
        Summed,
        Test,
        Tree,
        Truth,
        Versus,
        Whether,
    )
    from remit.graph.asking.trees.schema import Schema

_SIGNS = {
    ">=": "at least", "<=": "at most", ">": "over", "<": "under", "=": "of", "after": "after",
    "before": "before", "since": "from", "until": "up to", "in": "in",
}  # fmt: skip
_COUNTS = {">=": "at least", "<=": "at most", ">": "more than", "<": "fewer than", "=": "exactly"}
_FUNCTIONS = {"AVG": "average", "SUM": "total", "MAX": "highest", "MIN": "lowest"}


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


@dataclass(slots=True)
class Sayer:
    """Turn goals into English, from the query alone."""

    schema: Schema
    whole: Tree | None = None

    def said(self, goal: Goal) -> str:
        """Say what is wanted, by the method that is named for it."""
        say: Callable[[Goal], str] = getattr(self, f"_{type(goal).__name__.lower()}")
        return say(goal)

    def _name(self, relation: str) -> str:
        return self.schema.properties[relation].relation.aspect

    def _about(self, goal: About) -> str:
        return f"all that is known of {goal.one.names[0].label}"

    def _rows(self, goal: Rows) -> str:
        things = self.things(goal.tree, goal)
        if goal.order is not None:
            things = self._ranked(things, goal.tree, goal.order)
        if not goal.columns:
            return things
        named = [
            self._name(c.relation) if c.relation else node_of(goal.tree, c.node).said
            for c in goal.columns
        ]
        return f"the {' and '.join(named)} of {things}"

    def _ranked(self, things: str, tree: Tree, order: Order) -> str:
        end = "lowest" if order.least else "highest"
        if not order.relation:
            what = node_of(tree, order.node).said
            end = "fewest" if order.least else "most"
            by = f"the {end} {what}"
        else:
            function = f"{_FUNCTIONS[order.function]} " if order.function else ""
            of = "" if order.node == tree.number else f" of their {node_of(tree, order.node).said}"
            by = f"the {end} {function}{self._name(order.relation)}{of}"
            if order.limit >= 1000:
                return f"{things} by {self._name(order.relation)}, {end} first"
        if order.skip:
            by = f"number {order.skip + 1} in {by}"
        count = f"{order.limit} " if order.limit > 1 else ""
        return f"the {count}{things.removeprefix('all ')} with {by}"

    def _counted(self, goal: Counted) -> str:
        things = self.things(goal.tree).removeprefix("all ")
        if goal.relation:
            return f"the number of different {self._name(goal.relation)} of {things}"
        return f"the number of {things}"

    def _whether(self, goal: Whether) -> str:
        if goal.tree.one is not None:
            where = " and ".join(self._conditions(goal.tree))
            return f"whether {self._one(goal.tree)} is such that: {where}"
        return f"whether there are {self.things(goal.tree).removeprefix('all ')}"

    def _every(self, goal: Every) -> str:
        where = " and ".join(self._conditions(goal.narrower))
        return f"whether all {goal.tree.said} are such that: {where}"

    def _summed(self, goal: Summed) -> str:
        name = f"{_FUNCTIONS[goal.function]} {self._name(goal.relation)}"
        return f"the {name} of {self.things(goal.tree)}"

    def _groups(self, goal: Groups) -> str:
        of = node_of(goal.tree, goal.of).said
        what = f"number of {of}"
        if goal.function:
            what = f"{_FUNCTIONS[goal.function]} {self._name(goal.relation)} of {of}"
        by = (
            self._name(goal.by_relation) if goal.by_relation else "one of " + self.things(goal.tree)
        )
        over = f"the {_FUNCTIONS[goal.over]} of " if goal.over else ""
        if goal.having:
            sign, number = goal.having.rstrip("0123456789"), goal.having.lstrip("<>=")
            return f"each {by} of {_COUNTS[sign]} {number} {of}"
        if goal.order is not None:
            return f"the {by} of the {'fewest' if goal.order.least else 'most'} {of}"
        return f"{over}the {what} for each {by}"

    def _between(self, goal: Between) -> str:
        one, other = self._one(goal.more), self._one(goal.less)
        if goal.either:
            return f"the difference between the {self._name(goal.relation)} of {one} and of {other}"
        return f"the {self._name(goal.relation)} of {one} less that of {other}"

    # Trees ----------------------------------------------------------------------------------

    def things(self, tree: Tree, goal: Rows | None = None) -> str:
        """Describe the things at the root of a tree."""
        self.whole = self.whole or tree
        where = self._conditions(tree)
        if tree.one is not None:
            return self._one(tree) + (f" ({' and '.join(where)})" if where else "")
        if not where:
            return f"all {tree.said}"
        return f"{tree.said} that " + " and ".join(where)

    def _one(self, tree: Tree) -> str:
        return " or ".join(n.label for n in tree.one.names) if tree.one else tree.said

    def _conditions(self, tree: Tree) -> list[str]:
        self.whole = self.whole or tree
        said = [self._test(test) for test in tree.tests]
        said += [self._link(link) for link in tree.links if link.steps and link.mode != "maybe"]
        return said

    def _link(self, link: Link) -> str:
        below = self._below(link.tree)
        said = below
        for step in reversed(link.steps):
            said = self._step(step, said)
        if link.mode == "not":
            verb, _, rest = said.partition(" ")
            return f"are nowhere said to {'be' if verb == 'are' else verb} {rest}"
        if link.mode:
            sign, number = link.mode.rstrip("0123456789"), link.mode.lstrip("<>=")
            return f"{said} ({_COUNTS[sign]} {number} of these)"
        return said

    def _below(self, tree: Tree) -> str:
        """Say what stands at the end of a link."""
        if tree.one is not None and not tree.tests and not tree.links:
            return self._one(tree)
        said = self.things(tree)
        return f"any of {said}" if not said.startswith("all ") else f"any of the {said[4:]}"

    def _step(self, step: Step, end: str) -> str:
        relation = self.schema.properties[step.relation].relation
        if step.often == "*":
            return f"{end} or what is below it"
        said = relation.inverse if step.inverse else relation.says
        said = said.replace("{s}", "it")
        return said.replace("{o}", end)

    def _test(self, test: Test) -> str:
        say: Callable[[Test], str] = getattr(self, f"_test_{type(test).__name__.lower()}")
        return say(test)

    def _test_compare(self, test: Compare) -> str:
        return f"have the {self._name(test.relation)} {_SIGNS[test.sign]} {test.value}"

    def _test_compareaverage(self, test: CompareAverage) -> str:
        name = self._name(test.relation)
        return f"have the {name} {_SIGNS[test.sign]} the {_FUNCTIONS[test.function]} {name}"

    def _test_holds(self, test: Holds) -> str:
        return f"have the {self._name(test.relation)} “{test.said}”"

    def _test_truth(self, test: Truth) -> str:
        return f"are {self._name(test.relation)} ({str(test.true).lower()})"

    def _test_isa(self, test: IsA) -> str:
        return f"are {test.said}"

    def _test_other(self, test: Other) -> str:
        other = node_of(self.whole, test.node) if self.whole else None
        return f"are not {self._one(other) if other else 'the same'}"

    def _test_has(self, test: Has) -> str:
        return f"have a value for {self._name(test.relation)}"

    def _test_versus(self, test: Versus) -> str:
        name, of = self._name(test.relation), "the other"
        if self.whole is not None:
            other = node_of(self.whole, test.node)
            of = self._one(other) if other.one else f"their {other.said}"
        return f"have the {name} {_SIGNS[test.sign]} that of {of}"

    def _test_number(self, test: Number) -> str:
        return f"have {_COUNTS[test.sign]} {test.number} values for {self._name(test.relation)}"

    def _test_lacks(self, test: Lacks) -> str:
        said = self._test(test.test)
        verb, _, rest = said.partition(" ")
        return f"are nowhere said to {'be' if verb == 'are' else verb} {rest}"
