"""Say back what was understood of a question over a user's graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.trees.clauses import (
    FUNCTIONS,
    SIGNS,
    Clauses,
    listed,
    node_of,
    one_of,
    sign_and_number,
    taken,
)
from remit.graph.asking.trees.meaning import Tree
from remit.graph.asking.trees.parts import EVERY
from remit.graph.asking.verbalise import COUNTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.trees.meaning import (
        About,
        Between,
        Counted,
        Every,
        Firsts,
        Goal,
        Groups,
        Order,
        Outnumbers,
        Rows,
        Share,
        Summed,
        Whether,
    )
    from remit.graph.asking.trees.schema import Schema


@dataclass(slots=True)
class Sayer:
    """Turn goals into English, from the query alone.

    Attributes:
        schema: What the properties are called.
        several: What things of some classes are called, in the plural.
    """

    schema: Schema
    several: Callable[[frozenset[str]], str]

    def said(self, goal: Goal) -> str:
        """Say what is wanted, by the method that is named for it."""
        say: Callable[[Goal], str] = getattr(self, f"_{type(goal).__name__.lower()}")
        return say(goal)

    def _name(self, relation: str) -> str:
        return self._clauses().name(relation)

    def _things(self, tree: Tree) -> str:
        return self._clauses().things(tree)

    def _clauses(self) -> Clauses:
        return Clauses(self.schema, self.several)

    def _about(self, goal: About) -> str:
        return f"all that is known of {goal.one.names[0].label}"

    def _rows(self, goal: Rows) -> str:
        things = self._things(goal.tree)
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
        dated = order.relation and self.schema.properties[order.relation].sort == "date"
        ends = ("earliest", "latest") if dated else ("lowest", "highest")
        end = ends[0] if order.least else ends[1]
        if not order.relation:
            what = node_of(tree, order.node).said
            end = "fewest" if order.least else "most"
            if order.limit >= EVERY:
                return f"{things} by the number of their {what}, {end} first"
            by = f"the {end} {what}"
        else:
            name = self._name(order.relation)
            name = taken(order.function, name) if order.function else name
            of = "" if order.node == tree.number else f" of their {node_of(tree, order.node).said}"
            by = f"the {end} {name}{of}"
            if order.limit >= EVERY:
                return f"{things} by {self._name(order.relation)}, {end} first"
        if order.skip:
            by = f"number {order.skip + 1} in {by}"
        count = f"{order.limit} " if order.limit > 1 else ""
        those = things.removeprefix("all ")
        if those.startswith("those"):
            return f"{f'{count}of ' if count else ''}{those} with {by}"
        return f"the {count}{those} with {by}"

    def _counted(self, goal: Counted) -> str:
        things = self._things(goal.tree).removeprefix("all ")
        if goal.relation:
            return f"the number of different {self._name(goal.relation)} of {things}"
        return f"the number of {things}"

    def _outnumbers(self, goal: Outnumbers) -> str:
        first, second = (self._counted(one) for one in (goal.first, goal.second))
        if goal.wants == "difference":
            return f"{first} less {second}"
        asked = "which is larger" if goal.sign == ">" else "which is smaller"
        if goal.wants == "which":
            return f"{asked}, {first} or {second}"
        sign = SIGNS[goal.sign] if goal.sign != "=" else "the same as"
        return f"whether {first} is {sign} {second}"

    def _whether(self, goal: Whether) -> str:
        if goal.tree.one is not None:
            where = listed(self._clauses().of(goal.tree))
            return f"whether {one_of(goal.tree)} is one of those {where}"
        return f"whether there are {self._things(goal.tree).removeprefix('all ')}"

    def _every(self, goal: Every) -> str:
        where = listed(self._clauses().of(goal.narrower))
        return f"whether all {goal.tree.said} are ones {where}"

    def _share(self, goal: Share) -> str:
        whole = self._clauses().of(goal.whole)
        told = [clause for clause in self._clauses().of(goal.tree) if clause not in whole]
        return f"of {self._things(goal.whole)}, the percentage of those {listed(told)}"

    def _firsts(self, goal: Firsts) -> str:
        by = self._name(goal.by_relation) if goal.by_relation else ""
        group = by or f"of the {node_of(goal.tree, goal.by).said}"
        ranked = self._ranked(self._things(goal.tree), goal.tree, goal.order)
        return f"for each {group}, {ranked}"

    def _summed(self, goal: Summed) -> str:
        name = taken(goal.function, self._name(goal.relation))
        return f"the {name} of {self._things(goal.tree)}"

    def _groups(self, goal: Groups) -> str:
        of = node_of(goal.tree, goal.of).said
        if goal.by_relation and goal.of == goal.by == goal.tree.number:
            of = self._things(goal.tree).removeprefix("all ")
        what = f"number of {of}"
        if goal.function:
            what = f"{taken(goal.function, self._name(goal.relation))} of {of}"
        by = (
            self._name(goal.by_relation)
            if goal.by_relation
            else "of the " + self._things(goal.tree).removeprefix("all ")
        )
        if goal.period:
            by = f"{goal.period} of their {by}"
        over = f"the {FUNCTIONS[goal.over]} of " if goal.over else ""
        if goal.having:
            sign, number = sign_and_number(goal.having)
            if goal.function:
                return f"each {by} for which the {what} is {SIGNS[sign]} {number}"
            return f"each {by} of {COUNTS[sign]} {number} {of}"
        if goal.order is not None:
            return f"the {by} of the {'fewest' if goal.order.least else 'most'} {of}"
        return f"{over}the {what} for each {by}"

    def _between(self, goal: Between) -> str:
        one, other = one_of(goal.more), one_of(goal.less)
        if goal.either:
            return f"the difference between the {self._name(goal.relation)} of {one} and of {other}"
        return f"the {self._name(goal.relation)} of {one} less that of {other}"
