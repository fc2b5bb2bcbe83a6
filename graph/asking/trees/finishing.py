"""Join the parts of a question, and say what it wants of the tree that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.conditions import settle
from remit.graph.asking.trees.counting import count, counted_by_value, summed
from remit.graph.asking.trees.dated import dated
from remit.graph.asking.trees.growing import trees
from remit.graph.asking.trees.meaning import (
    About,
    Between,
    Column,
    Every,
    IsA,
    Rows,
    Whether,
)
from remit.graph.asking.trees.nodes import ANYTHING, Node, grown
from remit.graph.asking.trees.parts import DATE, NUMBER
from remit.graph.asking.trees.shares import shares
from remit.graph.asking.trees.showing import (
    columns_as_nodes,
    columns_of,
    firsts,
    orders,
    root_of_best,
)
from remit.graph.asking.trees.targets import sorted_under
from remit.graph.asking.trees.things import somehow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remit.graph.asking.trees.chunks import Chunk
    from remit.graph.asking.trees.meaning import Goal
    from remit.graph.asking.trees.parts import Parts

_IN = frozenset({"in", "at"})


def finished(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Yield what a question wants, for each likely way in which its things hang together."""
    columns_as_nodes(parts)
    if not settle(parts) or not somehow(parts):
        return
    yield from _SHAPES[parts.shape](parts, before)


def _list(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    root = parts.target or (parts.nodes[0] if parts.nodes else None) or root_of_best(parts)
    if root is not None and root.one is not None and parts.target is None:
        root = _with_best(parts)
    if root is None:
        return
    if parts.group is not None:
        yield from firsts(parts, root, before)
        return
    shown = columns_of(parts, root)
    if shown is None:
        return
    best = parts.best(by_value=True)
    if best is not None and not any(parts.having(best.relations, n) for n in parts.nodes):
        if best.chunk.value == "super" and not _sorted(parts, best.relations):
            return  # "the oldest employee", where only products have an age
        parts.domain(best.relations, best.place)
    told = () if shown or best is not None else _amount_told(parts, root)
    for cost, tree in trees(parts, root, before):
        for order in orders(parts, root):
            yield cost, Rows(tree, shown or told, order, values=bool(told))


def _amount_told(parts: Parts, root: Node) -> tuple[Column, ...]:
    """Take the amount that a line is called by for what is asked: "what was the budget of X"."""
    asked = any(c.sort == "what" or c.text == "what" for c in parts.chunks[:1])
    if not asked or root.one is not None or not root.classes <= parts.schema.nameless:
        return ()
    words = parts.lexicon.own["names"]["amounts"]
    kinds = {
        kind.one
        for c in parts.lexicon.own["kinds"]
        if set((kind := parts.lexicon.kinds[c]).classes) == root.classes
    }
    found = [
        p.id
        for p in parts.schema.held("number", root.classes)
        if p.direct and p.relation.aspect in {f"{kind} {word}" for kind in kinds for word in words}
    ]
    return (Column(root.number, found[0]),) if len(found) == 1 and root.text in kinds else ()


def _with_best(parts: Parts) -> Node | None:
    """Find whose highest price is asked for: "what is the highest price in X"."""
    best = parts.best(by_value=True)
    if best is None or not parts.asked or any(parts.having(best.relations, n) for n in parts.nodes):
        return None
    return parts.domain(best.relations, best.place)


def _sorted(parts: Parts, relations: Sequence[str]) -> bool:
    """Tell whether a category is named whose things have such a property: "the cheapest sensor"."""
    having = parts.schema.having(relations)
    return any(sorted_under(parts, n) & having for n in parts.nodes if n.one is not None)


def _values(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Read what values are asked for, and of which things."""
    counted = counted_by_value(parts)
    if counted is not None:
        yield from counted
        return
    chunks = [parts.measured] if parts.measured else parts.columns
    for root in _roots(parts, chunks, before):
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
        for cost, tree in trees(parts, root, before):
            for order in orders(parts, root):
                yield cost, Rows(tree, tuple(shown), order, values=True)
        return
    if parts.summing and chunks[0] and parts.literal(chunks[0], NUMBER):
        parts.measured, parts.function = chunks[0], "SUM"
        yield from summed(parts, before)
    else:
        yield from _place_of(parts, before)


def _roots(parts: Parts, chunks: Sequence[Chunk | None], before: Sequence[str]) -> list[Node]:
    """List the things whose values may be asked for, the likeliest first.

    Where none of several has them, a line that tells of these does.
    """
    owning = [n.owner for n in parts.nodes if n.owner is not None]
    places = [n for n in parts.nodes if n.mode not in {"beside", "maybe"} and n not in owning]
    first = min((c.place for c in chunks if c), default=0)
    behind = sorted((n for n in places if n.place >= first), key=lambda n: n.place)
    ahead = sorted((n for n in places if n.place < first), key=lambda n: -n.place)
    if parts.target is not None:
        return [parts.target, *ahead]
    told = parts.literal(chunks[0]) if len(chunks) == 1 else ()
    named = sum(n.one is not None for n in places)
    if told and not any(parts.having(told, n) for n in places):
        if named > 1:
            return [*_line_of(parts, told, len(before)), *ahead]
        if named and _leads_from(parts, parts.schema.having(told) & parts.schema.nameless):
            return _line_of(parts, told, len(before))
    return [*behind, *ahead]


def _leads_from(parts: Parts, lines: frozenset[str]) -> bool:
    """Tell whether what is done, as a verb says, is told of lines: on which days it is taught."""
    said = {r for verb in parts.verbs for r, phrase in verb.relations.items() if phrase == "verb"}
    return bool(parts.schema.having(said) & lines)


def _place_of(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Read "in which city is X located" by way of where X is, which alone has a city."""
    placed = set(parts.lexicon.own["placed"])
    relations = parts.literal(parts.columns[0]) if len(parts.columns) == 1 else ()
    told = parts.verbs or set(parts.stops(-1, len(parts.chunks))) & _IN
    if (
        not relations
        or not placed.issuperset(relations)
        or parts.group
        or len(parts.nodes) != 1
        or not told
    ):
        return
    root = parts.domain(relations, parts.columns[0].place)
    one = parts.nodes[0]
    if root is not None and one.one is not None:
        near = parts.schema.held("thing", one.classes)
        root.classes &= frozenset[str]().union(*(p.relation.targets for p in near))
        root.said = parts.called(root.classes)
        for cost, tree in trees(parts, root, before):
            yield cost, Rows(tree, (Column(root.number, relations[0]),), values=True)


def _where(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    said = {r for v in parts.verbs for r in v.relations}
    if said and not any(parts.having(tuple(said), n) for n in parts.nodes):
        yield from _where_of_lines(parts, before)
        return
    things = {r for r in said if parts.sort(r) == "thing"}
    yield from _asked_of(parts, before, frozenset(parts.lexicon.own["placed"]) | things)


def _where_of_lines(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Read where something is that only things without names tell of: where a tea is in stock."""
    found = [parts.schema.properties[r].relation for v in parts.verbs for r in v.relations]
    told = frozenset[str]().union(*(n.classes for n in parts.nodes if n.one is not None))
    told |= frozenset(parts.lexicon.own["persons"])  # who is there is no place
    lines = [r for r in found if r.sources <= parts.schema.nameless and not r.targets & told]
    classes = frozenset[str]().union(*(relation.targets for relation in lines))
    if classes:
        root = parts.add(Node(0, 0, classes, parts.called(classes), text="where"))
        for cost, tree in trees(parts, root, before):
            yield cost, Rows(tree)


def _when(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    dates = {p.id for p in parts.schema.properties.values() if p.sort == "date"}
    said = set(parts.literal(parts.measured, DATE))
    if said and not any(parts.having(tuple(said), n) for n in parts.nodes):
        _line_of(parts, sorted(said), len(before))
    yield from _asked_of(parts, before, frozenset(said or dates), one=not said)


def _line_of(parts: Parts, relations: Sequence[str], place: int) -> list[Node]:
    """Make the node of what tells of all that is named: an employment, of a person and a ward."""
    made = parts.domain(relations, place)
    lines = made.classes & parts.schema.nameless if made is not None else None
    if made is None or not lines:
        return []
    made.classes, made.said = lines, parts.called(lines)
    return [made]


def _asked_of(
    parts: Parts, before: Sequence[str], relations: frozenset[str], one: bool = False
) -> Iterator[tuple[float, Goal]]:
    """Read where or when something is: by the properties that say so."""
    done = [n for n in parts.nodes if n.done] if one else []
    if one and not done and parts.verbs:
        return  # when what is said was done, not when something else was
    for root in sorted(done or parts.nodes, key=lambda n: n.place):
        fit = [r for r in sorted(relations) if parts.having((r,), root)]
        verbs = {r for v in parts.verbs for r in v.relations}
        fit = [r for r in fit if r in verbs] or fit
        if parts.shape == "when":
            fit = list(dated(parts, fit, root) or ())
        if not fit or (one and len(fit) > 1):
            continue
        fit = _inside(parts, fit, root)
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
        for cost, tree in trees(parts, root, before):
            for order in orders(parts, root):
                yield cost, Rows(tree, tuple(shown), order, values=True)
        return


def _inside(parts: Parts, relations: Sequence[str], root: Node) -> list[str]:
    """Exchange a property that leads to a nameless thing, an address, for the places told there."""
    found: dict[str, None] = {}
    for relation in relations:
        one = parts.schema.properties[relation]
        plainly = [
            r
            for r in parts.having(parts.lexicon.own["placed"], root)
            if parts.schema.properties[r].path.startswith(f"{one.path}/")
        ]
        nameless = bool(one.relation.targets) and one.relation.targets <= parts.schema.nameless
        found |= dict.fromkeys(plainly if nameless and plainly else [relation])
    return sorted(found)


def _count(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    if not _of_the_group(parts):
        yield from (shares if parts.share else count)(parts, before)


def _of_the_group(parts: Parts) -> bool:
    """Tell whether an amount would be that of what it is asked for each of, whatever else is named.

    The pupils that went on trips, for each school, are not all pupils of the school.
    """
    told = parts.literal(parts.measured, NUMBER)
    group = parts.group
    if not told or group is None or parts.verbs:
        return False
    having = [n for n in parts.nodes if parts.having(told, n)]
    others = [n for n in parts.nodes if n.one is None and not n.tests and n not in having]
    return bool(others) and [n.place for n in having] == [group.place]


def _whether(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    free = sorted((n for n in parts.nodes if n.mode != "beside"), key=lambda n: n.place)
    if not free:
        return
    root = free[0]
    _must_be(parts, root, free)
    if root.one is not None and len(parts.nodes) == 1 and not (root.tests or root.via):
        return
    for cost, tree in trees(parts, root, before):
        if parts.every and root.one is None:
            if not tree.tests and all(link.tree.said == ANYTHING for link in tree.links):
                continue  # nothing is asked of them
            bare = grown(Node(0, 0, root.classes, root.said), {}, [])
            yield cost, Every(bare, tree)
        else:
            yield cost, Whether(tree)


def _must_be(parts: Parts, root: Node, free: Sequence[Node]) -> None:
    """Read "is X a supplier" as asking for the class of X."""
    owned = [n for n in free if n.via and n.owner is not None and n.owner is not root]
    if root.one is not None and len(free) == 3 and owned and not parts.verbs:
        root.via, root.owner = owned[0].via, owned[0].owner  # "is X the boss of Y"
        parts.nodes.remove(owned[0])
        return
    plain = [n for n in free if n.one is None and n.owner is None and not n.mode]
    if root.one is None or len(free) != 2 or not plain or parts.verbs:
        return
    at = next((n for n, c in enumerate(parts.chunks) if c.place == plain[0].place), 0)
    before = [c.text for c in parts.chunks[max(0, at - 3) : at]]
    if {"a", "an"} & set(before):
        if plain[0].via:
            root.via = plain[0].via
        else:
            root.tests.append(IsA(tuple(sorted(plain[0].classes)), plain[0].said))
        parts.nodes.remove(plain[0])


def _about(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    if parts.measured is not None and len(parts.measured.value.names) == 1:
        yield parts.cost, About(parts.measured.value)


def _between(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Read by how much two things differ."""
    named = [n for n in parts.nodes if n.one is not None]
    if len(named) != 2 or len(parts.nodes) != 2 or parts.verbs:
        return
    relations = parts.literal(parts.measured)
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
    either = any(c.sort == "difference" and "difference" in c.text for c in parts.chunks)
    yield parts.cost, Between(fit[0], trees[0], trees[1], either)


_SHAPES: dict[str, Callable[[Parts, Sequence[str]], Iterator[tuple[float, Goal]]]] = {
    "list": _list,
    "values": _values,
    "where": _where,
    "when": _when,
    "count": _count,
    "sum": summed,
    "whether": _whether,
    "between": _between,
    "about": _about,
}
