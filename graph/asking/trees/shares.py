"""Read what percentage of some things are so, or do so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.growing import trees
from remit.graph.asking.trees.meaning import Share, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.trees.meaning import Goal
    from remit.graph.asking.trees.parts import Parts

_LAST = 1000  # the place of what is said somewhere behind


def shares(parts: Parts, before: Sequence[str]) -> Iterator[tuple[float, Goal]]:
    """Read "what percentage of employees work in X": those that do, of all of them."""
    root = parts.target
    if root is None or root.one is not None or parts.measured or parts.group or parts.best():
        return
    for cost, tree in trees(parts, root, before):
        whole = _whole(parts, tree)
        if whole is not None:
            yield cost, Share(tree, whole)


def _whole(parts: Parts, tree: Tree) -> Tree | None:
    """Leave out what is said last: that is what some of the things are, or do.

    What stands before the things, and of two conditions the first, tells which are meant.
    """
    root = parts.target
    places = {node.number: node.place for node in parts.nodes}
    told = [(parts.places.get(test, _LAST), test) for test in tree.tests]
    linked = [(places.get(link.tree.number, _LAST), link) for link in tree.links]
    said = sorted({place for place, _ in (*told, *linked) if root and place > root.place})
    joined = parts.joined()
    if not said or len(said) > 2 or (len(said) == 2 and joined and _LAST in said):
        return None
    first = said[0] if joined else said[-1]
    return Tree(
        tree.number,
        tree.classes,
        tree.said,
        None,
        tuple(test for place, test in told if place < first),
        tuple(link for place, link in linked if place < first),
    )
