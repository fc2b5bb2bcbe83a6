"""Find how the things of a question hang together: the cheapest ways along properties."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import permutations
from typing import TYPE_CHECKING, Any

from remit.graph.asking.trees.meaning import Step
from remit.graph.asking.trees.ways import SAID, Ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.trees.nodes import Node
    from remit.graph.asking.trees.schema import Schema
    from remit.graph.asking.trees.ways import Way, Words

APART = 0.1
OWNED = 0.25
BACK = 0.25
ASTRAY = 0.5  # of a name that hangs on another name, past the line that tells of both
IDLE = 0.75  # of what some thing by name has, whatever it is, where others are asked for
AGAIN = 0.6  # of what a verb says that has been said of something else
LINE = 0.25  # of what is told, too, of a line that words led to
_MOST_NODES = 5
_MOST_STATES = 300

Joints = dict[int, tuple[int, tuple[Step, ...]]]


@dataclass(frozen=True, slots=True)
class _State:
    """Some nodes hung on one another, with what that costs and accounts for."""

    placed: tuple[Node, ...]
    joints: Joints = field(default_factory=dict)
    cost: float = 0.0
    verbs: frozenset[int] = frozenset()
    vias: frozenset[int] = frozenset()


class Joiner:
    """Join the nodes of one reading of a question.

    Args:
        schema: What leads where.
        said: What words say of it.
    """

    def __init__(self, schema: Schema, said: Words) -> None:
        self._schema = schema
        self._said = said
        self._ways = Ways(schema, said)
        self._most = float("inf")

    def joined(
        self, root: Node, others: Sequence[Node], most: float = float("inf")
    ) -> list[tuple[float, Joints, frozenset[int]]]:
        """List the ways to hang all other nodes on the root, the cheapest first, none above `most`.

        Each with the nodes that are said to be the value of some property, of which none is told.
        """
        self._most = most
        found: dict[tuple[Any, ...], tuple[float, Joints, frozenset[int]]] = {}
        free = [n for n in others if n.mode != "beside"]
        self._ways.among([root, *free])
        if len(free) > _MOST_NODES:
            return []
        named_last = sorted(free, key=lambda n: n.one is not None)
        orders = permutations(free) if len(free) < 4 else [tuple(named_last)]
        for order in orders:
            for state in self._placed(root, order):
                key = tuple(sorted((n, p, s) for n, (p, s) in state.joints.items()))
                if key not in found or state.cost < found[key][0]:
                    bare = {n.number for n in (root, *free) if n.via} - state.vias
                    found[key] = (state.cost, state.joints, frozenset(bare))
        return sorted(found.values(), key=lambda pair: pair[0])

    def _placed(self, root: Node, order: Sequence[Node]) -> Iterator[_State]:
        """Yield the ways to hang nodes on the root, or on one another, in an order."""
        wanted = {n.number for n in (root, *order) if n.via}
        states = [_State((root,))]
        for child in order:
            states = [
                further
                for state in states
                for parent in state.placed
                for further in self._hung(state, parent, child, self._between(parent, child, order))
            ]
            states = sorted(states, key=lambda state: state.cost)[:_MOST_STATES]
        for state in states:
            if len(state.verbs) == len(self._said.verbs):
                missing = wanted - state.vias
                owned = {n.number for n in (root, *order) if n.owner is not None}
                if not missing & owned:
                    idle = _idle(state.joints, root, order)
                    cost = state.cost + OWNED * len(missing) + IDLE * idle
                    if cost <= self._most:
                        yield replace(state, cost=cost) if cost > state.cost else state

    def _between(self, parent: Node, child: Node, order: Sequence[Node]) -> int:
        first, last = sorted((parent.place, child.place))
        return sum(first < n.place < last for n in order)

    def _hung(self, state: _State, parent: Node, child: Node, between: int) -> Iterator[_State]:
        if child.done and parent.one is not None and parent.place > child.place:
            return
        if parent.mode == "maybe" and child.mode != "maybe":
            return  # what is only shown where there is any is no condition
        if any(parent.place < n.place < at < child.place for n, at in self._said.clauses):
            return
        likened = self._likened(state, child)
        if likened is not None:
            if likened[0] == parent.number:
                joints = {**state.joints, child.number: likened}
                placed = (*state.placed, child)
                yield replace(state, placed=placed, joints=joints, cost=state.cost + SAID)
            return
        for way in self._ways.between(parent, child):
            if child.placed and any(step.inverse and not step.often for step in way.steps):
                continue  # what is there because something that is about it is
            line = self._in_line(state, parent, way)
            again = bool(way.verbs & state.verbs) and not line
            if self._apart(state, parent, child, way):
                around = self._shares(state, parent, child, way)
                past = self._past_line(state, parent, child, way)
                around = around or self._back_to_line(state, parent, child, way)
                cost = min(way.cost, LINE) if line else way.cost
                cost += ASTRAY if past else 0.0
                cost += (BACK if around else 0.0) + (AGAIN if again else 0.0) + APART * between
                if state.cost + cost > self._most:
                    continue
                yield _State(
                    (*state.placed, child),
                    {**state.joints, child.number: (parent.number, way.steps)},
                    state.cost + cost,
                    state.verbs | way.verbs,
                    state.vias | way.vias,
                )

    def _shares(self, state: _State, parent: Node, child: Node, way: Way) -> bool:
        """Tell whether two names hang together only by some line that both stand in.

        The role of one member is that of others, too: what is told of those is told of no one here.
        """
        both = parent.one is not None and child.one is not None
        return both and parent.number in state.joints and way.steps[0].inverse and not way.verbs

    def _past_line(self, state: _State, parent: Node, child: Node, way: Way) -> bool:
        """Tell whether a name hangs on another name, and not on the line that tells of both."""
        above, steps = state.joints.get(parent.number, (-1, ()))
        line = next((n for n in state.placed if n.number == above), None)
        named = parent.one is not None and child.one is not None and not (way.verbs or way.vias)
        if line is None or not named or len(steps) != 1 or line not in self._ways.lines:
            return False
        ways = [w.steps for w in self._ways.between(line, child) if len(w.steps) == 1]
        return any(w != steps for w in ways)

    def _in_line(self, state: _State, parent: Node, way: Way) -> bool:
        """Tell whether the words that lead to a line have been read, for another of its values."""
        first = way.steps[0]
        through = self._schema.classes_behind(first) <= self._schema.nameless
        if not (through and way.verbs & state.verbs and len(way.steps) > 1):
            return False
        told = [s for n, s in state.joints.values() if n == parent.number and s[:1] == (first,)]
        return any(len(s) > 1 and s[1].relation != way.steps[1].relation for s in told)

    def _back_to_line(self, state: _State, parent: Node, child: Node, way: Way) -> bool:
        """Tell whether a way leads back to a line by the property by which it was left."""
        before = state.joints.get(parent.number, (0, ()))[1]
        through = len(before) > 1 and child in self._ways.lines
        return through and _undone(before[-1], way.steps[0])

    def _likened(self, state: _State, child: Node) -> tuple[int, tuple[Step, ...]] | None:
        """Find how a node hangs that "and" puts beside this one."""
        pairs = [pair for pair in self._said.beside if child in pair]
        numbers = [n.number for pair in pairs for n in pair if n is not child]
        return next((state.joints[n] for n in numbers if n in state.joints), None)

    def _apart(self, state: _State, parent: Node, child: Node, way: Way) -> bool:
        """Refuse two names as the one value of the same property of one thing.

        So are ways to a thing by name, and from there straight back.
        """
        before = state.joints.get(parent.number, (0, ()))[1]
        last, first = before[-1:], way.steps[0]
        once = parent.one is not None or not self._schema.several(first)
        if last and (once or parent.mode == "maybe") and _undone(last[0], first):
            return False  # what is shown beside a row is not that of what else is shown
        if child.one is None or child.negated or any(map(self._schema.several, way.steps)):
            return True
        return not any(
            state.joints[n.number] == (parent.number, way.steps) and n.one and not n.negated
            for n in state.placed
            if n.number in state.joints
        )


def _idle(joints: Joints, root: Node, nodes: Sequence[Node]) -> int:
    """Count what is said behind a thing by name and tells nothing of it: that it has posts."""
    named = {n.number: n.place for n in nodes if n.one is not None and n is not root}
    parents = {parent for parent, _ in joints.values()}
    return sum(
        n.one is None
        and not (n.tests or n.mode or n.negated)
        and n.number not in parents
        and named.get(joints.get(n.number, (-1, ()))[0], n.place) < n.place
        for n in nodes
    )


def _undone(one: Step, other: Step) -> bool:
    """Tell whether a step leads straight back."""
    return one.relation == other.relation and one.inverse != other.inverse
