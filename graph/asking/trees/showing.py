"""Find what is shown beside each row, and what rows are ordered by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.growing import trees
from remit.graph.asking.trees.meaning import Column, Firsts, Order
from remit.graph.asking.trees.nodes import Node
from remit.graph.asking.trees.parts import EVERY, ORDERED
from remit.graph.asking.trees.schema import SEVERAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.trees.chunks import Chunk
    from remit.graph.asking.trees.meaning import Goal
    from remit.graph.asking.trees.parts import Parts

_MOST = frozenset({"most", "fewest"})  # of what several things have together


def columns_as_nodes(parts: Parts) -> None:
    """Make nodes of the columns that are things."""
    for chunk in parts.columns:
        if chunk.sort == "class" or (chunk.sort in {"noun", "verb"} and parts.things(chunk)):
            at = parts.where(chunk)
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


def columns_of(parts: Parts, root: Node) -> tuple[Column, ...] | None:
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
    return tuple(dict.fromkeys(found))


def orders(parts: Parts, root: Node) -> Iterator[Order | None]:
    """Yield the orders that a superlative may mean."""
    best = parts.best()
    if best is None:
        if parts.over == "order" and parts.columns:
            chunk = parts.columns[-1]
            for relation in parts.having(parts.literal(chunk, ORDERED), root):
                yield Order(root.number, relation, limit=EVERY, least=parts.least)
            return
        yield None
        return
    chunk = best.chunk
    if best.counted is not None:
        if best.counted is root:
            return
        yield Order(best.counted.number, least=chunk.least, limit=chunk.limit, skip=chunk.skip)
        return
    for node in (root, *parts.nodes):
        if node.mode == "beside":
            continue
        for relation in parts.likeliest(best.relations, node)[:2]:
            if parts.schema.properties[relation].unit == SEVERAL:
                continue
            adding = node is not root and parts.sort(relation) == "number"
            adding = adding and (chunk.value in _MOST or _is_total(parts, relation, chunk, node))
            function = chunk.function or ("SUM" if adding else "")
            yield Order(node.number, relation, function, chunk.least, chunk.limit, chunk.skip)
        if parts.having(best.relations, node):
            return


def _is_total(parts: Parts, relation: str, chunk: Chunk, node: Node) -> bool:
    """Tell whether "the highest total amount of orders" speaks of that of all orders together."""
    total = parts.schema.properties[relation].relation.aspect.startswith("total ")
    return total and chunk.value != "super" and chunk.place < node.place


def firsts(parts: Parts, root: Node, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Read "the most expensive product of each category": the best in each group."""
    best, group = parts.best(by_value=True), parts.group
    if best is None or group is None or best.chunk.skip or parts.columns:
        return
    node = next((n for n in parts.nodes if n.place == group.place and n is not root), None)
    relations = parts.having(parts.literal(group), root) if node is None else ()
    ranked = parts.likeliest(best.relations, root)[:1]
    if not ranked or (node is None and not relations):
        return
    chunk = best.chunk
    order = Order(root.number, ranked[0], "", chunk.least, chunk.limit)
    for cost, tree in trees(parts, root, before):
        by = node.number if node is not None else root.number
        yield cost, Firsts(tree, order, by, relations[0] if relations else "")


def root_of_best(parts: Parts) -> Node | None:
    """Find what a superlative alone is of: "the most expensive"."""
    best = parts.best(by_value=True)
    return parts.domain(best.relations, best.place) if best else None
