"""The ways along properties from one thing of a question to another, and what each costs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.asking.trees.levels import ANY_STEP, ONE_STEP
from remit.graph.asking.trees.meaning import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.trees.nodes import Node, Verb
    from remit.graph.asking.trees.schema import Schema

UNSAID = 0.5
SAID = 0.05
LOOSELY = 0.25
FURTHER = 0.25
RARE = 0.5
ASIDE = 0.5
BEYOND = 0.5  # of what is only declared that may be, and is nowhere
THROUGH = 0.1
PAST = 0.5
EACH = 0.08
HIGHER = 0.2
FARTHEST = 1.25
FARTHEST_ONE = 1.75  # of the shortest way by which each thing leads to one
DOWN = 0.3
RECORDED = 0.13  # of what a record tells that was so once, where the thing itself tells what is
SERVED = 0.6  # of who is on a project, for whom it is done
HEADS = 0.2  # of who is in a department, for who heads it
_INSIDE = frozenset({"in", "at", "on"})
_KEPT = 8


@dataclass(frozen=True, slots=True)
class Way:
    """One way from a parent to a child: its steps, its cost, and what it accounts for."""

    steps: tuple[Step, ...]
    cost: float
    verbs: frozenset[int]
    vias: frozenset[int]


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a question say of how its things hang together.

    Attributes:
        verbs: Words that must each be a step of some way.
        loose: For each property, the prepositions that may stand for it.
        before: The word before each place of the question.
        beside: Pairs of nodes that "and" puts side by side: what holds of one holds of the other.
        clauses: Nodes of which more is told behind a place: "the town where".
        reach: How far it goes: `one-step` ("directly part of"), `any-step`, or empty.
        served: The classes of those for whom something is done: they are not in it, or on it.
    """

    verbs: Sequence[Verb]
    loose: dict[str, frozenset[str]]
    before: Sequence[str]
    beside: Sequence[tuple[Node, Node]] = ()
    clauses: Sequence[tuple[Node, int]] = ()
    reach: str = ""
    served: frozenset[str] = frozenset()


class Ways:
    """The ways between the nodes of one reading of a question.

    Args:
        schema: What leads where.
        said: What words say of it.
    """

    def __init__(self, schema: Schema, said: Words) -> None:
        self._schema = schema
        self._said = said
        self._verbs = said.verbs
        self._nodes: Sequence[Node] = ()
        self.lines: Sequence[Node] = ()
        self._found: dict[tuple[int, int], list[Way]] = {}

    def among(self, nodes: Sequence[Node]) -> None:
        """Note what other things there are that words may be said of."""
        self._nodes = nodes
        self.lines = [n for n in nodes if n.classes <= self._schema.unspoken]

    def between(self, parent: Node, child: Node) -> list[Way]:
        """List the ways from one node to another that may be meant, the cheapest first."""
        key = (parent.number, child.number)
        if key not in self._found:
            possible = self._schema.ways(parent.classes, child.classes)
            single = [steps for steps in possible if self._leads_to_one(steps)]
            apart = [steps for steps in single if not self._goes_on_up(steps, single)]
            shortest = [steps for steps in apart if len(steps) == min(map(len, apart))]
            only = shortest if _are_of_one_end(apart) and len(shortest) == 1 else ()
            found = [
                way
                for steps in possible
                for way in self._weighed(parent, child, steps)
                if way.cost <= (FARTHEST_ONE if steps in only else FARTHEST)
            ]
            found.sort(key=lambda way: way.cost)
            plain = [way for way in found if not way.verbs and not way.vias][:_KEPT]
            self._found[key] = [way for way in found if way.verbs or way.vias] + plain
        return self._found[key]

    def _weighed(self, parent: Node, child: Node, steps: tuple[Step, ...]) -> Iterator[Way]:
        verbs: set[int] = set()
        vias = self._turned(parent, child, steps)
        said: dict[int, float] = {}
        pairs = list(enumerate(pairwise(steps)))
        for at, step in enumerate(steps):
            told = (at == len(steps) - 1 and child.number in vias) or (
                at == 0 and parent.number in vias
            )
            meant = self._meant(step, (parent, child), told, alone=len(steps) == 1)
            meant = [n for n in meant if n not in verbs]
            if meant:
                nearest = min(meant, key=lambda n: abs(self._verbs[n].place - child.place))
                verb = self._verbs[nearest]
                verbs.add(nearest)
                other = self._of_another(verb, parent, child) or self._to_another(verb, child)
                aside = ASIDE if other else 0.0
                doing = parent.place < verb.place <= child.place
                inside = bool(at) and doing and not self._nameless(steps[at - 1])
                recorded = RECORDED if self._is_recorded(verb, step) else 0.0
                said[at] = SAID + aside + recorded + (ASIDE if inside else 0.0)
            elif told:
                said[at] = SAID
        if any(self._is_one(pair) and not {at, at + 1} & said.keys() for at, pair in pairs):
            return
        cost = self._unsaid_of(parent, child, steps, said) + sum(said.values())
        cost += sum(PAST for n in self.lines if n not in {parent, child} and self._by(steps, n))
        cost += EACH * (len(steps) - 1)
        if cost > FARTHEST_ONE:
            return
        if self._said.reach != ONE_STEP:
            steps = self._rising(self._climbing(self._widened(steps, parent, child)), child)
        if self._said.reach == ANY_STEP:
            steps = tuple(map(self._often, steps))
        yield Way(steps, cost, frozenset(verbs), frozenset(vias))

    def _is_recorded(self, verb: Verb, step: Step) -> bool:
        """Tell whether a step goes through a record, and a verb is said of a plain property too."""
        known = self._schema.properties
        here = known[step.relation]
        return not here.direct and any(
            other.direct
            and other.relation.sources & here.relation.sources
            and other.relation.targets & here.relation.targets
            for other in (known[relation] for relation in verb.relations)
        )

    def _often(self, step: Step) -> Step:
        """Follow a step as often as there is one, where it leads from things to their like."""
        loops = self._schema.loops(step) and not step.often
        return Step(step.relation, step.inverse, "+") if loops else step

    def _leads_to_one(self, steps: tuple[Step, ...]) -> bool:
        """Tell whether each thing at one end of a way, but for a few, is joined to one thing."""
        once = not any(self._schema.properties[step.relation].often for step in steps)
        return once and len({step.inverse for step in steps}) == 1

    def _goes_on_up(self, steps: tuple[Step, ...], others: Sequence[tuple[Step, ...]]) -> bool:
        """Tell whether a way is another one, gone on up or down the hierarchy it ends in."""
        rising = self._schema.properties[steps[-1].relation].rising
        return bool(rising) and len(steps) > 1 and steps[:-1] in others

    def _meant(self, step: Step, ends: tuple[Node, Node], told: bool, alone: bool) -> list[int]:
        """List the verbs that may mean a step; where a noun tells of it, those between its ends."""
        first, last = sorted(node.place for node in ends)
        return [
            n
            for n, verb in enumerate(self._verbs)
            if step.relation in verb.relations
            and (not alone or self._agrees(verb, step, *ends))
            and (not told or first < verb.place < last or self._ends_with(verb, step, ends))
        ]

    def _ends_with(self, verb: Verb, step: Step, ends: tuple[Node, Node]) -> bool:
        """Tell whether a question ends with what those called so do: "suppliers deliver"."""
        nouns = {node.via.get(step.relation) for node in ends}
        doing = "noun" if verb.relations[step.relation] == "active" else "subject"
        return doing in nouns and all(n.place < verb.place for n in self._nodes)

    def _of_another(self, verb: Verb, parent: Node, child: Node) -> bool:
        """Tell whether words are said of another thing than these two.

        They stand straight behind it, "the person responsible for X", or behind it and before both.
        """
        others = [n for n in self._nodes if n not in {parent, child} and n.place < verb.place]
        before = verb.place < min(parent.place, child.place)
        behind = {verb.place, verb.begin}
        return any(n.end in behind for n in others) or bool(before and others)

    def _to_another(self, verb: Verb, child: Node) -> bool:
        """Tell whether words stand straight before another thing by name: "works in X"."""
        return any(n.one is not None and n.place == verb.end != child.place for n in self._nodes)

    def _unsaid_of(
        self, parent: Node, child: Node, steps: tuple[Step, ...], said: dict[int, float]
    ) -> float:
        """Weigh the steps that no word says; what goes through nameless things counts as one."""
        cost = 0.0
        begin = 0
        while begin < len(steps):
            end = begin + 1
            while end < len(steps) and self._nameless(steps[end - 1]):
                end += 1
            run = range(begin, end)
            cost += THROUGH * (len(run) - 1)
            if not said.keys() & set(run):
                higher = len(steps) > 1 and self._schema.properties[steps[begin].relation].rising
                sides = (None if begin else parent, child if end == len(steps) else None)
                cost += HIGHER if higher else self._unsaid(steps[begin], *sides)
                cost += FURTHER if begin and not higher else 0.0
            begin = end
        return cost

    def _is_one(self, pair: tuple[Step, Step]) -> bool:
        """Tell whether two steps go through things without names as one path does."""
        first, second = (self._schema.properties[step.relation].path for step in pair)
        path = f"{second}/{first}" if pair[0].inverse else f"{first}/{second}"
        return pair[0].inverse == pair[1].inverse and path in self._schema.paths

    def _by(self, steps: tuple[Step, ...], line: Node) -> bool:
        """Tell whether a way goes through other things of the class of a line that is told of."""
        inside = [self._schema.classes_behind(step) for step in steps[:-1]]
        inside += [self._schema.within(step) for step in steps]
        return any(classes & line.classes for classes in inside)

    def _nameless(self, step: Step) -> bool:
        """Tell whether a step leads to things without names, or of one thing each.

        No one speaks of those: what is in the bill of material of a product is in the product.
        """
        return self._schema.classes_behind(step) <= self._schema.unspoken

    def _turned(self, parent: Node, child: Node, steps: tuple[Step, ...]) -> set[int]:
        """Find which ends of a way are said to be the value of its property there."""
        short = all(map(self._nameless, steps[:-1]))
        ends = ((child, steps[-1], False, parent), (parent, steps[0], True, child))
        return {
            node.number
            for node, step, inverse, other in ends
            if step.relation in node.via
            and not (node is parent and child.negated)
            and step.inverse == (inverse != (node.via[step.relation] == "subject"))
            and (node.owner is None or (node.owner is other and short))
        }

    def _unsaid(self, step: Step, parent: Node | None, child: Node | None) -> float:
        """Weigh a step that no word says: properties that most things have cost less."""
        one = self._schema.properties[step.relation]
        relation = one.relation
        subject, value = (child, parent) if step.inverse else (parent, child)
        sources = subject.classes if subject and not subject.who else relation.sources
        targets = value.classes if value and not value.who else relation.targets
        share = self._schema.share(step.relation, sources, targets)
        cost = UNSAID + RARE * (1.0 - share)
        done = any(node is not None and node.done for node in (parent, child))
        cost += 0.0 if share or done else BEYOND
        if child is not None:
            said = self._said.before[child.place] if child.place < len(self._said.before) else ""
            if not step.inverse and said in self._said.loose.get(step.relation, ()):
                cost -= LOOSELY
            sides = relation.targets if step.inverse else relation.sources
            if said in _INSIDE:
                served = parent is not None and parent.who and sides <= self._said.served
                cost += HEADS if one.heading else SERVED if served else 0.0
        if child is not None and child.one is not None:
            cost += DOWN if one.rising and (one.rising > 0) == step.inverse else 0.0
        return cost

    def _agrees(self, verb: Verb, step: Step, parent: Node, child: Node) -> bool:
        """Tell whether the subject of a verb is the side of the property that it should be."""
        relation = self._schema.properties[step.relation].relation
        there = (parent.classes & relation.sources, child.classes & relation.targets)
        back = (child.classes & relation.sources, parent.classes & relation.targets)
        around = relation.sources & relation.targets
        if not around and not (all(there) and all(back)):
            return True
        before = [n for n in (parent, child) if n.place < verb.place]
        doer = max(before, key=lambda n: n.place) if before else min((parent, child), key=_place)
        forwards = verb.relations[step.relation] not in {"active", "within"}
        if verb.passive:
            forwards = not forwards
        return (doer is parent) == (forwards != step.inverse)

    def _widened(self, steps: tuple[Step, ...], parent: Node, child: Node) -> tuple[Step, ...]:
        """Follow a hierarchy as far as it goes from things of one class to those of another.

        From a city to its country it goes by way of the state.
        """
        made = []
        for at, step in enumerate(steps):
            before = self._schema.classes_behind(steps[at - 1]) if at else parent.classes
            last = at == len(steps) - 1
            behind = child.classes if last else self._schema.classes_before(steps[at + 1])
            rising = self._schema.properties[step.relation].rising
            apart = rising and not before & behind
            made.append(Step(step.relation, step.inverse, "+") if apart else step)
        return tuple(made)

    def _climbing(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """Let a way go up, or down, a hierarchy that it passes through."""
        made: list[Step] = list(steps[:1])
        for before, step in pairwise(steps):
            up = self._schema.rising(self._schema.classes_behind(before))
            used = [self._schema.properties[s.relation].steps for s in (before, step)]
            inside = up and self._schema.classes_behind(before) & self._schema.around(up)
            rising = self._schema.properties[up.relation].steps if up else frozenset[str]()
            if up and inside and rising not in used and before.inverse == step.inverse:
                made.append(Step(up.relation, up.inverse != step.inverse, "*"))
            made.append(step)
        return tuple(made)

    def _rising(self, steps: tuple[Step, ...], child: Node) -> tuple[Step, ...]:
        """Let a way end at anything below what is named, in a hierarchy."""
        if child.one is None:
            return steps
        if len(steps) == 1 and self._schema.properties[steps[0].relation].mutual:
            return (Step(steps[0].relation, steps[0].inverse, "~"),)
        up = self._schema.rising(child.classes)
        if up is None or self._schema.properties[steps[-1].relation].heading:
            return steps
        last, known = steps[-1], self._schema.properties
        if known[last.relation].steps != known[up.relation].steps:
            return (*steps, up)
        upwards = (known[last.relation].rising > 0) != last.inverse
        return (*steps[:-1], Step(last.relation, last.inverse, "+")) if upwards else steps


def _are_of_one_end(ways: Sequence[tuple[Step, ...]]) -> bool:
    """Tell whether ways begin or end alike, and differ only in how far round they go."""
    return any(len({steps[end] for steps in ways}) == 1 for end in (0, -1))


def _place(node: Node) -> int:
    return node.place
