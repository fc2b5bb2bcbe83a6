"""Read how many there are, and sums: of all together, or for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular
from remit.graph.asking.trees.conditions import compared
from remit.graph.asking.trees.growing import trees
from remit.graph.asking.trees.meaning import Column, Counted, Groups, Order, Rows, Summed
from remit.graph.asking.trees.nodes import grown
from remit.graph.asking.trees.parts import DATE, NUMBER
from remit.graph.asking.trees.schema import SEVERAL
from remit.graph.asking.trees.showing import orders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.trees.meaning import Goal
    from remit.graph.asking.trees.nodes import Node
    from remit.graph.asking.trees.parts import Parts

_SIGNED = (">", "<", "=")


def count(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Read how many things there are, in all or for each."""
    group = _group(parts)
    if parts.period:
        yield from _by_period(parts, before)
        return
    if parts.group is not None and group is None:
        yield from _groups_by_value(parts, before)
        return
    if parts.measured is not None:
        yield from _measured(parts, before, group)
        return
    root = parts.target
    if root is None:
        return
    if group is not None:
        if parts.best() is not None:
            return
        for cost, tree in trees(parts, group, before):
            only = bool(group.via) and group.owner is None
            yield cost, Groups(tree, group.number, "", root.number, over=parts.over, only=only)
        return
    if any(c.sort == "how-many" and c.text == "how much" for c in parts.chunks):
        yield from _amounts(parts, root, before)
    elif not parts.over:
        for cost, tree in trees(parts, root, before):
            for order in orders(parts, root):
                if order is None:
                    yield cost, Counted(tree)


def _amounts(parts: Parts, root: Node, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Add up the one number of things without names: "how much stock"."""
    found = [p.id for p in parts.schema.held("number", root.classes) if p.direct]
    if root.classes <= parts.schema.nameless and len(found) == 1:
        for cost, tree in trees(parts, root, before):
            yield cost, Summed("SUM", tree, root.number, found[0])


def counted_by_value(parts: Parts) -> list[tuple[float, Goal]] | None:
    """Read "which makers have more than two buses" and "the most buses", makers being values."""
    best = next((p for p in parts.pending if p.sort == "best" and p.counted), None)
    of = best.counted if best else next((n for n in parts.nodes if n.mode[:1] in _SIGNED), None)
    if of is None or len(parts.columns) != 1 or parts.verbs or len(parts.nodes) != 1:
        return None
    relations = parts.having(parts.literal(parts.columns[0]), of)
    if not relations:
        return None
    having, of.mode = of.mode, ""
    order = None
    if best is not None:
        chunk = best.chunk
        order = Order(of.number, least=chunk.least, limit=chunk.limit, skip=chunk.skip)
    tree = grown(of, {}, [of])
    made = Groups(tree, of.number, relations[0], of.number, order=order, having=having)
    return [(parts.cost, made)]


def _group(parts: Parts) -> Node | None:
    """Find the node for each of which something is counted or summed."""
    if parts.group is None:
        return None
    return next((n for n in parts.nodes if n.place == parts.group.place), None)


def _groups_by_value(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Count or sum by the plain values of a property: "per job title"."""
    if parts.group is None:
        return
    relations = parts.literal(parts.group)
    roots = [parts.target] if parts.target else sorted(parts.nodes, key=lambda n: n.place)
    for root in roots:
        fit = parts.having(relations, root)
        numbers = parts.having(parts.literal(parts.measured, NUMBER), root)
        if not fit or (parts.measured is not None and not numbers):
            continue
        for cost, tree in trees(parts, root, before):
            if parts.measured is None:
                yield cost, Groups(tree, root.number, fit[0], root.number, over=parts.over)
            else:
                function = parts.function or "SUM"
                yield cost, Groups(tree, root.number, fit[0], root.number, function, numbers[0])
        return
    yield from _groups_by_value_of_another(parts, before, relations)


def _groups_by_value_of_another(
    parts: Parts, before: Sequence[str], relations: Sequence[str]
) -> Iterator[tuple[float, Goal]]:
    """Count or sum by what other things are said to be: orders, by the sort of their customer."""
    numbers = parts.literal(parts.measured, NUMBER)
    free = [n for n in parts.nodes if n.mode != "beside"]
    of = parts.target or next((n for n in free if parts.having(numbers, n)), None)
    if of is None and parts.measured is not None:
        of = parts.domain(numbers, len(before), summing=bool(free))
    if of is None or parts.group is None or (parts.measured and not parts.having(numbers, of)):
        return
    by = parts.domain(relations, parts.group.place)
    if by is None:
        return
    function = (parts.function or "SUM") if parts.measured else ""
    relation = parts.having(numbers, of)[0] if parts.measured else ""
    for cost, tree in trees(parts, of, before):
        yield cost, Groups(tree, by.number, relations[0], of.number, function, relation)


def _by_period(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Count or sum for each year or month, by the one date that is told or that there is."""
    numbers = parts.literal(parts.measured, NUMBER)
    said = parts.literal(parts.measured, DATE)
    free = [n for n in parts.nodes if n.mode != "beside"]
    root = parts.target or next((n for n in free if parts.having(numbers, n)), None)
    if root is None and numbers:
        root = parts.domain(numbers, len(before), summing=bool(free))
    if root is None or parts.group is not None or parts.over:
        return
    dates = said or tuple(p.id for p in parts.schema.held("date", root.classes) if p.direct)
    dates = parts.likeliest(dates, root)
    if len(dates) != 1 or (numbers and not parts.having(numbers, root)):
        return
    function = (parts.function or "SUM") if numbers else ""
    relation = parts.having(numbers, root)[0] if numbers else ""
    if relation and parts.schema.properties[relation].period == parts.period:
        return  # each amount is for a year, whichever it is
    for cost, tree in trees(parts, root, before):
        yield (
            cost,
            Groups(
                tree, root.number, dates[0], root.number, function, relation, period=parts.period
            ),
        )


def _measured(
    parts: Parts, before: Sequence[str], group: Node | None
) -> Iterator[tuple[float, Goal]]:
    """Read how much there is of a number: of one thing, or of all together."""
    numbers = parts.literal(parts.measured, NUMBER)
    relations = numbers or parts.literal(parts.measured)
    free = [n for n in parts.nodes if n.mode != "beside"]
    holder = next((n for n in free if n is not group and parts.having(relations, n)), None)
    if holder is None and group is not None and parts.having(relations, group):
        relation = parts.having(relations, group)[0]
        for cost, tree in trees(parts, group, before):
            if parts.over and numbers:
                yield cost, Summed(parts.over, tree, group.number, relation)
            else:
                yield cost, Rows(tree, (Column(group.number, relation),), values=True)
        return
    if holder is None:
        holder = parts.domain(relations, len(before), summing=bool(free))
    if holder is None or _by_several_ways(parts, holder, group) or _done_by_others(parts, holder):
        return
    relation = parts.having(relations, holder)[0]
    if parts.best() is not None:
        yield from _of_best(parts, before, holder, relation)
        return
    for cost, tree in trees(parts, group or holder, before):
        if group is not None and numbers:
            yield cost, Groups(tree, group.number, "", holder.number, parts.over or "SUM", relation)
        elif not numbers:
            yield cost, Counted(tree, relation)
        elif holder.one is not None and len(free) == 1 and not _in_lines(parts, relation):
            yield cost, Rows(tree, (Column(holder.number, relation),), values=True)
        else:
            yield cost, Summed(parts.over or "SUM", tree, holder.number, relation)


def _of_best(
    parts: Parts, before: Sequence[str], holder: Node, relation: str
) -> Iterator[tuple[float, Goal]]:
    """Read "how much does the heaviest cost": the amount of the best alone."""
    if parts.group is not None or parts.over:
        return
    for cost, tree in trees(parts, holder, before):
        for order in orders(parts, holder):
            yield cost, Rows(tree, (Column(holder.number, relation),), order, values=True)


def _in_lines(parts: Parts, relation: str) -> bool:
    """Tell whether there may be several of an amount, each in a line about its thing."""
    found = parts.schema.properties[relation]
    return found.several and found.path.startswith("^")


def summed(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Read the average, total, highest or lowest of a number, in all or for each."""
    if parts.period:
        yield from _by_period(parts, before)
        return
    if parts.over == "order" and len(parts.columns) == 1:  # "total sales by quarter"
        parts.group, parts.columns, parts.over = parts.columns[0], [], ""
    group = _group(parts)
    if parts.group is not None and group is None:
        at = parts.where(parts.group)
        if parts.things(parts.group) and at not in parts.taken:
            group = parts.node(at)
        else:
            yield from _groups_by_value(parts, before)
            return
    numbers = parts.literal(parts.measured, NUMBER)
    numbers = tuple(r for r in numbers if parts.schema.properties[r].unit != SEVERAL)
    if parts.measured is None or not numbers:
        return
    free = [n for n in parts.nodes if n.mode != "beside" and n is not group]
    holder = next((n for n in free if parts.having(numbers, n)), None)
    if holder is None and group is not None and parts.having(numbers, group):
        holder = group
    if holder is None:
        holder = parts.domain(numbers, len(before), summing=bool(free))
    if holder is None or _done_by_others(parts, holder):
        return
    if parts.best() is not None:
        return
    yield from _taken(parts, before, holder, group)


def _taken(
    parts: Parts, before: Sequence[str], holder: Node, group: Node | None
) -> Iterator[tuple[float, Goal]]:
    """Take the values of the things that have them together, in all or for each."""
    if _by_several_ways(parts, holder, group):
        return
    relation = parts.having(parts.literal(parts.measured, NUMBER), holder)[0]
    passed = _passed(parts, relation)
    if passed is None or (parts.passed and group is holder):
        return
    of, function = holder.number, parts.function
    for cost, tree in trees(parts, group or holder, before):
        if group is not None and group is not holder:
            made = Groups(tree, group.number, "", of, function, relation, having=passed)
            yield cost, made
        else:
            yield cost, Summed(function, tree, of, relation)


def _done_by_others(parts: Parts, holder: Node) -> bool:
    """Tell whether the verb for an amount is said of a thing that only far things with it are of.

    "How much has X paid" asks for no pay of those who dealt with X.
    """
    named = [n for n in parts.nodes if n.one is not None and n is not holder]
    said = parts.measured
    if said is None or not named or holder.one is not None:
        return False
    if said.sort != "verb" and said.text not in parts.lexicon.own["paid"]:
        return False
    far = [n for n in named if not _beside(parts, holder, n)]
    return len(far) == len(named)


def _beside(parts: Parts, one: Node, other: Node) -> bool:
    """Tell whether a step leads from one thing to another, or two by way of a line."""
    ways = parts.schema.ways(one.classes, other.classes, 2)
    lines = parts.schema.unspoken
    return any(all(parts.schema.classes_behind(s) <= lines for s in way[:-1]) for way in ways)


def _by_several_ways(parts: Parts, holder: Node, group: Node | None) -> bool:
    """Tell whether things belong to what they are grouped by only by way of different others.

    The town of a work may be that of the museum, of the donor or of the artist.
    """
    if group is None:
        return False
    kinds = (parts.lexicon.kinds[kind] for kind in parts.lexicon.own["kinds"])
    called = any(singular(group.text) == kind.one for kind in kinds)
    if parts.verbs or (group.via and not called):
        return False
    ways = parts.schema.ways(holder.classes, group.classes, 2)
    plain = [way for way in ways if not any(step.inverse for step in way)]
    return len({way[0] for way in plain}) > 1 and all(len(way) > 1 for way in plain)


def _passed(parts: Parts, relation: str) -> str | None:
    """Say what the value for each must pass, in the unit of the property; None if it cannot be."""
    if parts.passed is None:
        return ""
    test = compared(parts, relation, "amount", parts.passed.value[0])
    return f"{test.sign}{test.value}" if test is not None else None
