"""Tell whose date is meant where a line, a membership, has dates of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.trees.nodes import Node
    from remit.graph.asking.trees.parts import Parts
    from remit.graph.asking.trees.schema import Schema


def dated(parts: Parts, relations: Sequence[str], node: Node) -> tuple[str, ...] | None:
    """Keep the dates of a thing that may be meant beside another thing by name.

    Who joined a group in 2019 may have been appointed before: what the membership says is meant.
    None where that says nothing of what is asked.

    Args:
        parts: The reading.
        relations: The properties that words may mean, which the thing has.
        node: The thing.
    """
    lines = lines_beside(parts, node)
    if not lines or node.classes <= parts.schema.nameless:
        return tuple(relations)
    known = parts.schema.properties
    inside = [r for r in relations if known[r].path.startswith("^")]
    return tuple(r for r in inside if lines & _line(parts.schema, r)) or None


def teller(parts: Parts) -> tuple[Node, tuple[str, ...]] | None:
    """Find the lines that tell the amounts that are asked for, and their one date: "sales in 2023".

    None where lines tell nothing; no date where the most of one line would be taken for all.
    """
    best = parts.best()
    said = parts.measured.relations if parts.measured is not None else ()
    amounts = [r for r in said or (best.relations if best else ()) if parts.sort(r) == "number"]
    sources = {parts.schema.sources(r) for r in amounts}
    lines = next(iter(sources)) if len(sources) == 1 else frozenset()
    if not lines or not lines <= parts.schema.unspoken:
        return None
    dates = [p.id for p in parts.schema.held("date", lines) if p.direct]
    if len(dates) != 1:
        return None
    node = next((n for n in parts.nodes if parts.having(amounts, n)), None)
    node = node or parts.domain(amounts, len(parts.said()))
    # the most of one line is not the most of all
    one_line = any(p.sort in {"value", "amount"} for p in parts.pending)  # in one quarter
    summed = best is None or bool(best.chunk.function) or one_line
    return (node, tuple(dates) if summed else ()) if node is not None else None


def done_to_named(parts: Parts, relations: Sequence[str]) -> bool:
    """Tell whether a verb for a date is said of what stands by name behind it: "joined Team A"."""
    ends = {c.end for c in parts.chunks if c.sort == "verb" and set(relations) & set(c.relations)}
    named = [n.place for n in parts.nodes if n.one is not None]
    return any(place in ends or place - 1 in ends for place in named)


def lines_beside(parts: Parts, node: Node) -> frozenset[str]:
    """List the classes of lines with dates that join a thing to another by name."""
    others = [n.classes for n in parts.nodes if n is not node and n.one is not None]
    if not others:
        return frozenset()
    mine = _lines(parts.schema, node.classes)
    both = frozenset[str]().union(*(_lines(parts.schema, other) for other in others))
    return frozenset(c for c in mine & both if parts.schema.held("date", frozenset({c})))


def _lines(schema: Schema, classes: frozenset[str]) -> frozenset[str]:
    """List the classes of things without names that lead straight to things of some classes."""
    leading = (p.relation for p in schema.properties.values() if p.sort == "thing" and p.direct)
    found = (r.sources & schema.nameless for r in leading if r.targets & classes)
    return frozenset[str]().union(*found)


def _line(schema: Schema, relation: str) -> frozenset[str]:
    """List the classes of the lines whose values a thing is said to have."""
    path = schema.properties[relation].path
    ends = (
        p.relation.sources for p in schema.properties.values() if path.startswith(f"^{p.path}/")
    )
    return frozenset[str]().union(*ends)
