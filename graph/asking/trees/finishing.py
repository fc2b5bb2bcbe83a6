"""Join the parts of a question, and say what it wants of the tree that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.conditions import settle
from remit.graph.asking.trees.joining import Joiner
from remit.graph.asking.trees.meaning import (
    Between,
    Column,
    Counted,
    Every,
    Groups,
    Order,
    Rows,
    Summed,
    Whether,
)
from remit.graph.asking.trees.mentions import STOP
from remit.graph.asking.trees.nodes import Node, grown
from remit.graph.asking.trees.parts import ORDERED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remit.graph.asking.trees.joining import Joints
    from remit.graph.asking.trees.meaning import Goal, Tree
    from remit.graph.asking.trees.parts import Parts

EVERY = 1000
_NUMBER, _DATE = frozenset({"number"}), frozenset({"date"})
_MOST_JOINED = 6
_FAR = 1.0
_SIGNED = (">", "<", "=")


def finished(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Yield what a question wants, for each likely way in which its things hang together."""
    _columns_as_nodes(parts)
    if not settle(parts):
        return
    yield from _SHAPES[parts.shape](parts, before)


def _trees(
    parts: Parts, root: Node, before: Sequence[str], without: Sequence[Node] = ()
) -> Iterator[tuple[float, Tree]]:
    """Yield the trees that the nodes of a question may make, with their costs."""
    if root.mode:
        return
    others = [n for n in parts.nodes if n is not root and n not in without]
    plain = not others and not root.tests and not root.via and root.one is None
    if plain and not parts.verbs and not _says_no_more(parts):
        return
    loose: dict[str, frozenset[str]] = parts.lexicon.own["loose"]
    joiner = Joiner(parts.schema, parts.verbs, loose, before)
    found = joiner.joined(root, others)
    best = found[0][0] if found else 0.0
    for cost, joints, bare in found[:_MOST_JOINED]:
        if cost <= best + _FAR:
            yield parts.cost + cost, _grown(root, joints, [root, *others], bare)


def _says_no_more(parts: Parts) -> bool:
    """Tell whether the words that were stepped over leave all things of a class asked for."""
    small = parts.lexicon.function | frozenset(parts.lexicon.own["harmless"])
    texts = [chunk.text for chunk in parts.chunks if chunk.sort == STOP]
    return all(text in small or not text[:1].isalnum() for text in texts)


def _grown(root: Node, joints: Joints, nodes: list[Node], bare: frozenset[int]) -> Tree:
    loose = {n.number: (root.number, ()) for n in nodes if n.mode == "beside"}
    return grown(root, {**loose, **joints}, nodes, bare)


def _columns_as_nodes(parts: Parts) -> None:
    """Make nodes of the columns that are things."""
    for chunk in parts.columns:
        if chunk.sort == "class" or (chunk.sort in {"noun", "verb"} and parts.things(chunk)):
            at = next(n for n, one in enumerate(parts.chunks) if one is chunk)
            node = parts.node(at) if chunk.sort != "verb" else _done(parts, at)
            node.mode = "maybe"
            parts.column_nodes.append(node)


def _done(parts: Parts, at: int) -> Node:
    """Make a node of what a verb leads to: "who leads them", "where they are made"."""
    chunk = parts.chunks[at]
    things = parts.things(chunk)
    sides: list[frozenset[str]] = []
    for relation, phrase in things.items():
        found = parts.schema.properties[relation].relation
        sides.append(found.targets if phrase == "active" else found.sources | found.targets)
    classes = frozenset().union(*sides)
    node = Node(chunk.place, chunk.end, classes, chunk.text, via=things)
    return parts.add(node)


def _literal_columns(parts: Parts, root: Node) -> tuple[Column, ...] | None:
    """Find for each column the property of a node; None where one belongs to none."""
    found: list[Column] = []
    nodes = iter(parts.column_nodes)
    for chunk in parts.columns:
        if chunk.sort == "class" or parts.things(chunk):
            found.append(Column(next(nodes).number))
            continue
        relations = parts.literal(chunk)
        if not relations:
            return None
        for node in (root, *parts.nodes):
            having = parts.having(relations, node)
            if having:
                found.append(Column(node.number, having[0]))
                break
        else:
            return None
    return tuple(found)


def _order(parts: Parts, root: Node) -> Iterator[Order | None]:
    """Yield the orders that a superlative may mean."""
    best = next((p for p in parts.pending if p.sort == "best"), None)
    if best is None:
        if parts.over == "order" and parts.columns:
            chunk = parts.columns[-1]
            for relation in parts.having(parts.literal(chunk, ORDERED), root):
                yield Order(root.number, relation, limit=EVERY)
            return
        yield None
        return
    chunk = best.chunk
    if best.counted is not None:
        yield Order(best.counted.number, least=chunk.least, limit=chunk.limit, skip=chunk.skip)
        return
    for node in (root, *parts.nodes):
        if node.mode == "beside":
            continue
        for relation in parts.having(best.relations, node)[:2]:
            yield Order(node.number, relation, chunk.function, chunk.least, chunk.limit, chunk.skip)
        if parts.having(best.relations, node):
            return


def _root_of_best(parts: Parts) -> Node | None:
    """Find what a superlative alone is of: "the most expensive"."""
    best = next((p for p in parts.pending if p.sort == "best" and p.relations), None)
    return parts.domain(best.relations, best.place) if best else None


def _list(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    root = parts.target or (parts.nodes[0] if parts.nodes else None) or _root_of_best(parts)
    if root is None or (root.one is not None and parts.target is None):
        return
    if parts.group is not None:
        return
    shown = _literal_columns(parts, root)
    if shown is None:
        return
    best = next((p for p in parts.pending if p.sort == "best" and p.relations), None)
    if best is not None and not any(parts.having(best.relations, n) for n in parts.nodes):
        parts.domain(best.relations, best.place)
    for cost, tree in _trees(parts, root, before):
        for order in _order(parts, root):
            yield cost, Rows(tree, shown, order)


def _values(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Read what values are asked for, and of which things."""
    counted = _counted_by_value(parts)
    if counted is not None:
        yield from counted
        return
    chunks = [parts.measured] if parts.measured else parts.columns
    places = [n for n in parts.nodes if n.mode not in {"beside", "maybe"}]
    first = min((c.place for c in chunks if c), default=0)
    behind = sorted((n for n in places if n.place >= first), key=lambda n: n.place)
    ahead = sorted((n for n in places if n.place < first), key=lambda n: -n.place)
    if parts.target is not None:
        behind = [parts.target]
    for root in (*behind, *ahead):
        shown: list[Column] = []
        for chunk in chunks:
            if chunk is not None and parts.things(chunk) and parts.measured is None:
                continue
            relations = parts.having(parts.literal(chunk), root)
            several = chunk is not None and (
                chunk.sort == "high" or "together" in chunk.relations.values()
            )
            shown += [Column(root.number, r) for r in relations[: None if several else 1]]
        if len(shown) < len([c for c in chunks if c and not parts.things(c)]):
            continue
        shown += [Column(n.number) for n in parts.column_nodes]
        if parts.group is not None and parts.group.sort != "class":
            return
        for cost, tree in _trees(parts, root, before):
            for order in _order(parts, root):
                yield cost, Rows(tree, tuple(shown), order, values=True)
        return


def _counted_by_value(parts: Parts) -> list[tuple[float, Goal]] | None:
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


def _where(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    yield from _asked_of(parts, before, frozenset(parts.lexicon.own["placed"]))


def _when(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    dates = {p.id for p in parts.schema.properties.values() if p.sort == "date"}
    said = set(parts.literal(parts.measured, _DATE)) if parts.measured else set()
    yield from _asked_of(parts, before, frozenset(said or dates), one=not said)


def _asked_of(
    parts: Parts, before: Sequence[str], relations: frozenset[str], one: bool = False
) -> Iterator[tuple[float, Goal]]:
    """Read where or when something is: by the properties that say so."""
    for root in sorted(parts.nodes, key=lambda n: n.place):
        fit = [r for r in sorted(relations) if parts.having((r,), root)]
        verbs = {r for v in parts.verbs for r in v.relations}
        fit = [r for r in fit if r in verbs] or fit
        if not fit or (one and len(fit) > 1):
            continue
        parts.verbs = [v for v in parts.verbs if not (v.relations.keys() & set(fit))]
        plain = [r for r in fit if parts.sort(r) != "thing"]
        things = [r for r in fit if parts.sort(r) == "thing"]
        shown = [Column(root.number, r) for r in plain]
        for relation in things:
            found = parts.schema.properties[relation].relation
            node = Node(
                len(before), len(before), found.targets, found.aspect, via={relation: "noun"}
            )
            node.mode = "maybe"
            shown.insert(0, Column(parts.add(node).number))
        for cost, tree in _trees(parts, root, before):
            for order in _order(parts, root):
                yield cost, Rows(tree, tuple(shown), order, values=True)
        return


def _count(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    group = _group(parts)
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
        if any(p.sort == "best" for p in parts.pending):
            return
        for cost, tree in _trees(parts, group, before):
            only = bool(group.via) and group.owner is None
            yield cost, Groups(tree, group.number, "", root.number, over=parts.over, only=only)
        return
    if parts.over:
        return
    for cost, tree in _trees(parts, root, before):
        for order in _order(parts, root):
            if order is None:
                yield cost, Counted(tree)


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
        numbers = parts.having(parts.literal(parts.measured, _NUMBER), root)
        if not fit or (parts.measured is not None and not numbers):
            continue
        for cost, tree in _trees(parts, root, before):
            if parts.measured is None:
                yield cost, Groups(tree, root.number, fit[0], root.number, over=parts.over)
            else:
                function = parts.function or "SUM"
                yield cost, Groups(tree, root.number, fit[0], root.number, function, numbers[0])
        return


def _measured(
    parts: Parts, before: Sequence[str], group: Node | None
) -> Iterator[tuple[float, Goal]]:
    """Read how much there is of a number: of one thing, or of all together."""
    numbers = parts.literal(parts.measured, _NUMBER)
    relations = numbers or parts.literal(parts.measured)
    free = [n for n in parts.nodes if n.mode != "beside"]
    holder = next((n for n in free if n is not group and parts.having(relations, n)), None)
    if holder is None and group is not None and parts.having(relations, group):
        relation = parts.having(relations, group)[0]
        for cost, tree in _trees(parts, group, before):
            if parts.over and numbers:
                yield cost, Summed(parts.over, tree, group.number, relation)
            else:
                yield cost, Rows(tree, (Column(group.number, relation),), values=True)
        return
    if holder is None:
        holder = parts.domain(relations, len(before))
    if holder is None:
        return
    relation = parts.having(relations, holder)[0]
    for cost, tree in _trees(parts, group or holder, before):
        if group is not None and numbers:
            yield cost, Groups(tree, group.number, "", holder.number, parts.over or "SUM", relation)
        elif not numbers:
            yield cost, Counted(tree, relation)
        elif holder.one is not None and len(free) == 1:
            yield cost, Rows(tree, (Column(holder.number, relation),), values=True)
        else:
            yield cost, Summed(parts.over or "SUM", tree, holder.number, relation)


def _sum(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    group = _group(parts)
    if parts.group is not None and group is None:
        at = next(n for n, c in enumerate(parts.chunks) if c is parts.group)
        if parts.things(parts.group) and at not in parts.taken:
            group = parts.node(at)
        else:
            yield from _groups_by_value(parts, before)
            return
    numbers = parts.literal(parts.measured, _NUMBER)
    if parts.measured is None:
        return
    free = [n for n in parts.nodes if n.mode != "beside" and n is not group]
    holder = next((n for n in free if parts.having(numbers, n)), None)
    if holder is None and group is not None and parts.having(numbers, group):
        holder = group
    if holder is None:
        holder = parts.domain(numbers, len(before))
    if holder is None:
        return
    best = next((p for p in parts.pending if p.sort == "best"), None)
    if best is not None:
        return
    relation = parts.having(numbers, holder)[0]
    root = group or holder
    for cost, tree in _trees(parts, root, before):
        if group is not None and group is not holder:
            yield cost, Groups(tree, group.number, "", holder.number, parts.function, relation)
        else:
            yield cost, Summed(parts.function, tree, holder.number, relation)


def _whether(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    free = sorted((n for n in parts.nodes if n.mode != "beside"), key=lambda n: n.place)
    if not free:
        return
    root = free[0]
    _must_be(parts, root, free)
    if root.one is not None and len(parts.nodes) == 1 and not (root.tests or root.must):
        return
    for cost, tree in _trees(parts, root, before):
        if parts.every and root.one is None:
            bare = grown(Node(0, 0, root.classes, root.said), {}, [])
            yield cost, Every(bare, tree)
        else:
            yield cost, Whether(tree)


def _must_be(parts: Parts, root: Node, free: Sequence[Node]) -> None:
    """Read "is X a supplier" as asking for the class of X."""
    plain = [n for n in free if n.one is None and not n.via and not n.mode]
    if root.one is None or len(free) != 2 or not plain or parts.verbs:
        return
    at = next((n for n, c in enumerate(parts.chunks) if c.place == plain[0].place), 0)
    before = [c.text for c in parts.chunks[max(0, at - 3) : at]]
    if {"a", "an"} & set(before):
        root.must = plain[0].classes
        root.said = plain[0].said
        parts.nodes.remove(plain[0])


def _between(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Read by how much two things differ."""
    named = [n for n in parts.nodes if n.one is not None]
    if len(named) != 2 or len(parts.nodes) != 2 or parts.verbs:
        return
    relations = parts.literal(parts.measured) if parts.measured else ()
    if parts.measured is not None and not relations:
        relations = tuple(parts.measured.relations)
    fit = [
        r
        for r in relations
        if parts.sort(r) == "number" and all(parts.having((r,), n) for n in named)
    ]
    if len(fit) != 1:
        return
    one, other = sorted(named, key=lambda n: n.place)
    trees = [grown(n, {}, []) for n in (one, other)]
    yield parts.cost, Between(fit[0], trees[0], trees[1])


_SHAPES: dict[str, Callable[[Parts, Sequence[str]], Iterator[tuple[float, Goal]]]] = {
    "list": _list,
    "values": _values,
    "where": _where,
    "when": _when,
    "count": _count,
    "sum": _sum,
    "whether": _whether,
    "between": _between,
}
