"""Read "contracts for both A and B" as one for each, where none is for several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.meaning import Link, Step, Tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from remit.graph.asking.trees.schema import Schema

_COPIES = 300  # the number of the first thing of which there must be another


def dealt(schema: Schema, tree: Tree, told: Collection[int] = ()) -> Tree:
    """Let there be one thing for each name where one thing can have but one of the names.

    A contract for A "but not for B", and contracts "for neither A nor B", are told of all contracts
    of those that have them.

    Args:
        schema: What leads where.
        tree: What is asked for.
        told: The numbers of the things of which a clause of their own tells.
    """
    links = tuple(further for link in tree.links for further in _dealt(schema, link, told))
    return Tree(tree.number, tree.classes, tree.said, tree.one, tree.tests, links)


def _dealt(schema: Schema, link: Link, told: Collection[int]) -> Iterator[Link]:
    """Yield a link as often as there are names that its thing can have one of."""
    below = dealt(schema, link.tree, told)
    steps = _once(schema, below)
    names = [one for one in below.links if one.steps == steps]
    had = any(not one.mode for one in names)
    free = not link.mode and below.one is None and any(map(schema.several, link.steps))
    if not steps or not free or not (had or below.number not in told):
        yield Link(link.steps, below, link.mode)
        return
    others = tuple(one for one in below.links if one.steps != steps)
    for at, name in enumerate(names):
        number = below.number if not at else _COPIES + 10 * below.number + at
        inside = (Link(name.steps, name.tree), *others)
        copy = Tree(number, below.classes, below.said, None, below.tests, inside)
        yield Link(link.steps, copy, name.mode)


def _once(schema: Schema, tree: Tree) -> tuple[Step, ...]:
    """Find the way that leads each thing to but one other, and is told of several by name."""
    named = [
        one.steps
        for one in tree.links
        if one.tree.one is not None and not one.tree.one.any and one.mode in {"", "not"}
    ]
    found = (steps for steps in named if named.count(steps) > 1)
    return next((s for s in found if not any(map(schema.several, s))), ())
