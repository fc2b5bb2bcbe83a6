"""Take what stands side by side together: a name with its class, names that "or" joins, owners."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular, words
from remit.graph.asking.logic import OneOf
from remit.graph.asking.trees.meaning import ONLY
from remit.graph.asking.trees.mention import STOP
from remit.graph.asking.trees.nodes import Node
from remit.graph.asking.trees.parts import NUMBER
from remit.graph.asking.trees.targets import sorted_under, standing

if TYPE_CHECKING:
    from remit.graph.asking.trees.chunks import Chunk
    from remit.graph.asking.trees.parts import Parts

_SIDES = 2


def merge_names(parts: Parts) -> None:
    """Take a class beside a name for part of it: "the Sales department", "city of Graz"."""
    for at, chunk in enumerate(parts.chunks):
        if chunk.sort != "name" or at in parts.taken:
            continue
        classes = parts.classes_of(chunk)
        for beside in (parts.next(at, 2), parts.previous(at, 3)):
            if beside < 0 or not parts.can_be_node(parts.chunks[beside]):
                continue
            other = parts.chunks[beside]
            if other.sort == "name" or other is parts.group:
                continue
            stops = parts.stops(min(at, beside), max(at, beside))
            done = parts.is_event(other) and beside < at
            if (
                done
                and parts.joints("aboard").issuperset(stops)
                and parts.classes_of(other) & classes
            ):
                parts.take(beside)
                continue
            joined = parts.joints("called").issuperset(stops) and "'s" not in stops
            if not joined or (stops and (_is_plural(other.text) or beside > at)):
                continue
            of_names = words(other.text)[-1] in parts.lexicon.own["of-names"]
            if "of" in stops and not (other.sort == "class" and of_names):
                continue
            if parts.shape == "whether" and beside > at and stops:
                continue
            if (parts.classes_of(other) | standing(parts, other)) & classes:
                parts.take(beside)


def merge_classes(parts: Parts) -> None:
    """Take a class straight before one that it is part of for all of it: "hardware products"."""
    for at, chunk in enumerate(parts.chunks):
        behind = parts.at(at + 1)
        if chunk.sort != "class" or behind is None or behind.sort != "class":
            continue
        if {at, at + 1} & parts.taken or parts.group in {chunk, behind}:
            continue
        if parts.classes_of(chunk) < parts.classes_of(behind):
            parts.take(at + 1)


def join_names(parts: Parts) -> bool:
    """Take names joined by "or" together: any of them will do; False for names of two sorts.

    So are those that "and" joins where values are asked for, or taken together.
    """
    either = any(p.chunk.value == "either" for p in parts.pending)
    joining = {"or", "and"} if parts.shape in {"sum", "values"} or either else {"or"}
    for chunk in parts.chunks:
        if chunk.sort not in joining and not _are_listed(parts, chunk):
            continue
        before = [n for n in parts.nodes if n.one and n.end <= chunk.place]
        after = [n for n in parts.nodes if n.one and n.place >= chunk.end]
        if not before or not after:
            continue
        one, other = max(before, key=lambda n: n.end), min(after, key=lambda n: n.place)
        if one.one and other.one and (either or one.classes & other.classes):
            names = one.one.names + other.one.names
            one.one = OneOf(names, one.one.written, True)
            one.text = f"{one.text} or {other.text}"
            if other.via and not one.via:
                one.via, one.owner = other.via, other.owner  # "has X or Y as manager"
            parts.nodes.remove(other)
            for number, node in enumerate(parts.nodes):
                node.number = number
        elif chunk.sort == "or" and _are_said_so(parts, one, chunk, other):
            return False  # in a team, or in a town
    return True


def _are_listed(parts: Parts, between: Chunk) -> bool:
    """Tell whether "and" joins categories in the plural that are asked for: "welders and platers".

    Who is one of them is wanted, not who is both.
    """
    first, last = (parts.at(parts.where(between) + by) for by in (-1, 1))
    if between.text != "and" or parts.shape not in {"list", "count"} or not first or not last:
        return False
    named = [c for c in (first, last) if c.sort == "name" and _is_plural(c.text)]
    ahead = min((n.place for n in parts.nodes if not n.who), default=first.place)
    return len(named) == _SIDES and ahead >= first.place


def _are_said_so(parts: Parts, one: Node, between: Chunk, other: Node) -> bool:
    """Tell whether no more than small words part two names from the "or" between them."""
    said = [c for c in parts.chunks if one.end <= c.place < other.place and c is not between]
    return all(chunk.sort == STOP for chunk in said)


def take_members(parts: Parts) -> dict[int, Node]:
    """Take a category in the plural for what is sorted under it: "our power supplies".

    Returns the things for the place of each such category.
    """
    found: dict[int, Node] = {}
    others = list(parts.nodes)
    for node in others:
        several = node.one is not None and (_is_plural(node.text) or _is_taken(parts, node))
        several = several and node.mode != ONLY
        apart = several and not _led_to(parts, node)
        sources = sorted_under(parts, node) if apart else frozenset()
        if sources and not any(n.classes & sources for n in others if n is not node):
            said = parts.called(sources)
            made = Node(node.place, node.end, sources, said, negated=node.negated)
            found[node.place] = parts.add(made)
    return found


def _is_taken(parts: Parts, node: Node) -> bool:
    """Tell whether amounts are taken together that only what is sorted under a name has.

    The average price of India Pale Ale is that of the beers of the style.
    """
    told = parts.literal(parts.measured, NUMBER) if parts.shape == "sum" else ()
    return bool(told) and not any(parts.having(told, n) for n in parts.nodes)


def _led_to(parts: Parts, node: Node) -> bool:
    """Tell whether the verb before a name leads to it, not to what is sorted under it."""
    before = [v for v in parts.verbs if v.end <= node.place]
    last = max(before, key=lambda v: v.end, default=None)
    others = [n for n in parts.nodes if n.classes.isdisjoint(node.classes)]
    between = any(last and last.end <= n.place < node.place for n in others)
    leading = last.relations if last is not None and not between else {}
    return any(parts.schema.properties[r].relation.targets & node.classes for r in leading)


def _is_plural(text: str) -> bool:
    last = words(text)[-1]
    return singular(last) != last


def pair_names(parts: Parts, members: dict[int, Node]) -> None:
    """Note the names of the same sort that "and" joins."""
    named = sorted((n for n in parts.nodes if n.one is not None), key=lambda n: n.place)
    for one, other in pairwise(named):
        between = [c for c in parts.chunks if one.end <= c.place < other.place]
        said = {c.text for c in between}
        pairing = parts.joints("pairing")
        beside = pairing | parts.joints("owned") | parts.joints("beside_pairs")
        joined = bool(said & pairing) and said <= beside
        if joined and one.classes & other.classes:
            pair = (members.get(one.place, one), members.get(other.place, other))
            parts.beside.append(pair)


def tie_owners(parts: Parts) -> None:
    """Tie "the boss of X" and "X's boss" to X."""
    at_node = {node.place: node for node in parts.nodes}
    places = [n for n, chunk in enumerate(parts.chunks) if chunk.place in at_node]
    pairs = [
        (
            at_node[parts.chunks[one].place],
            at_node[parts.chunks[other].place],
            [c.text for c in parts.chunks[one + 1 : other]],
        )
        for one, other in pairwise(places)
    ]
    for first, second, between in pairs:
        if between == ["'s"] and second.via:
            second.owner = first
    for first, second, between in pairs:
        of = bool(between) and between[0] == "of" and parts.joints("owned").issuperset(between)
        if of and first.via and first.owner is None:
            last = second
            while owned := next((n for n in parts.nodes if n.owner is last), None):
                last = owned
            first.owner = last
