"""Give the things of a tree other numbers, and write that nothing else is joined to a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.graph.asking.logic import OneOf
from remit.graph.asking.trees.meaning import Column, Other, Tree, Versus
from remit.graph.asking.value import Value

if TYPE_CHECKING:
    from remit.graph.asking.trees.meaning import Link
    from remit.graph.asking.trees.writing import Writer

_APART = 400  # what the things are numbered from of which there is to be no other


def renumbered(value: Any, known: dict[int, int], apart: int) -> Any:
    """Give the things of a tree numbers that no others have.

    Args:
        value: The tree, or a part of it.
        known: The numbers that some of its things are given.
        apart: How much higher than before the others are.
    """
    if isinstance(value, tuple):
        return tuple(renumbered(part, known, apart) for part in value)
    if not isinstance(value, Value) or isinstance(value, OneOf):
        return value
    parts = [renumbered(part, known, apart) for part in value.contents()]
    if isinstance(value, Tree):
        parts[0] = known.get(value.number, value.number + apart)
    elif isinstance(value, Versus | Other | Column):
        place = value.fields.index("node")
        parts[place] = known.get(parts[place], parts[place] + apart)
    return type(value)(*parts)


def no_other(writer: Writer, tree: Tree, link: Link) -> str:
    """Write that a way leads to nothing but what is meant.

    That is what is named, or what is below it; else whatever is as it is said to be.
    """
    if link.tree.one is None:
        meant = renumbered(link.tree, {}, _APART)
        joined = f"?n{tree.number} {writer.path(link.steps)} ?n{meant.number} ."
        return f"FILTER NOT EXISTS {{ {joined} FILTER NOT EXISTS {{ {writer.tree(meant)} }} }}\n"
    inside = link.steps[-1].often == "*"
    steps, named, other = link.steps, f"?n{link.tree.number}", f"?{writer.variable()}"
    apart = f"FILTER({other} != {named})"
    if inside:
        steps = link.steps[:-1]
        apart = f"FILTER NOT EXISTS {{ {other} {writer.path(link.steps[-1:])} {named} }}"
    joined = f"?n{tree.number} {writer.path(steps)} {other} ."
    return f"FILTER NOT EXISTS {{ {joined} {apart} }}\n"
