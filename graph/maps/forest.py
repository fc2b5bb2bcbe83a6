"""From lines to a forest: one manager each, no loops, and the lines that are left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over the numbers 0 to n-1.

    Attributes:
        parent: The manager above each number in its tree, `NOBODY` for the top of a tree.
        children: The numbers directly below each, in order.
        roots: The tops of the trees, in order.
        extra: Indices of the lines that are not part of a tree: a second manager, a line that
            closes a loop, a role that reports to itself.
    """

    parent: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    roots: tuple[int, ...]
    extra: tuple[int, ...]


def grow_forest(
    count: int, lines: Sequence[tuple[int, int]], cost: Sequence[int] | None = None
) -> Forest:
    """Choose one manager for each number.

    Of several managers the line of least cost wins, then the lowest number. A loop is opened at
    its lowest number, so number roles by seniority.

    Args:
        count: How many numbers there are.
        lines: Pairs of a number and its manager.
        cost: What each line costs; the same for all when missing.

    >>> forest = grow_forest(4, [(1, 0), (2, 0), (2, 1), (3, 3)])
    >>> forest.parent, forest.extra
    ((-1, 0, 0, -1), (2, 3))
    >>> grow_forest(2, [(0, 1), (1, 0)]).roots
    (0,)
    """
    chosen: dict[int, int] = {}
    for index, (below, above) in enumerate(lines):
        if below != above and (
            below not in chosen or _key(lines, cost, index) < _key(lines, cost, chosen[below])
        ):
            chosen[below] = index
    for number in _loop_heads(count, {below: lines[i][1] for below, i in chosen.items()}):
        del chosen[number]
    parent = [NOBODY] * count
    children: list[list[int]] = [[] for _ in range(count)]
    for below in sorted(chosen):
        parent[below] = lines[chosen[below]][1]
        children[parent[below]].append(below)
    used = set(chosen.values())
    return Forest(
        parent=tuple(parent),
        children=tuple(tuple(c) for c in children),
        roots=tuple(n for n in range(count) if parent[n] == NOBODY),
        extra=tuple(i for i in range(len(lines)) if i not in used),
    )


def _key(
    lines: Sequence[tuple[int, int]], cost: Sequence[int] | None, index: int
) -> tuple[int, int]:
    return (cost[index] if cost else 0, lines[index][1])


def _loop_heads(count: int, above: dict[int, int]) -> list[int]:
    """Return the lowest number of each loop of a function."""
    heads = []
    seen_from: dict[int, int] = {}
    for start in range(count):
        here = start
        while here not in seen_from and here in above:
            seen_from[here] = start
            here = above[here]
        if seen_from.get(here) == start:
            loop = [here]
            while above[loop[-1]] != here:
                loop.append(above[loop[-1]])
            heads.append(min(loop))
        seen_from.setdefault(here, start)
    return heads


def preorder(forest: Forest, root: int) -> list[int]:
    """Return the numbers of one tree, each after its manager."""
    order, waiting = [], [root]
    while waiting:
        here = waiting.pop()
        order.append(here)
        waiting.extend(reversed(forest.children[here]))
    return order
