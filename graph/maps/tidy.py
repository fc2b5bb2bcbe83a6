"""Positions for one tree: each manager above the middle of their reports, wide families wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from remit.graph.maps.family import Hang, Part, block, block_columns, subtree
from remit.graph.maps.forest import Forest, preorder
from remit.graph.maps.measures import ASPECT, BOX_WIDTH, GAP, PITCH, TRUNK_GAP
from remit.graph.maps.outline import Outline

_FEW = 3  # so many boxes without reports stand side by side, more of them in columns
_NARROW = 4 * (BOX_WIDTH + GAP)  # a row as wide as this is never wrapped
_PREFER_ONE_ROW = 0.7  # one row may be this much larger than several before it is wrapped


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree with its boxes placed.

    Attributes:
        root: Number of the top box.
        x: Middle of each box, from the left edge of the tree.
        row: Row of each box, the root's is 0.
        hang: How each box but the root hangs under its manager.
        width: Width of the whole.
        rows: Number of rows.
        middles: Middles of the boxes of each row, from left to right.
    """

    root: int
    x: dict[int, int]
    row: dict[int, int]
    hang: dict[int, Hang]
    width: int
    rows: int
    middles: tuple[tuple[int, ...], ...]


def arrange(forest: Forest, root: int) -> Tree:
    """Place the boxes of one tree in rows, in time linear in their number but for the wrapping.

    No two boxes overlap, and there is free width between any two boxes of a row.
    """
    order = preorder(forest, root)
    outlines: dict[int, Outline] = {}
    hang: dict[int, Hang] = {}
    for number in reversed(order):
        below = forest.children[number]
        if not below:
            outlines[number] = Outline()
            continue
        parts = _parts(forest, below, {n: outlines.pop(n) for n in below})
        outlines[number], hung = _family(parts)
        hang.update(hung)
    outline = outlines[root]
    x, row = {root: -outline.low}, {root: 0}
    for number in order[1:]:
        above = forest.parent[number]
        x[number] = x[above] + hang[number].x
        row[number] = row[above] + hang[number].row
    middles: list[list[int]] = [[] for _ in range(outline.rows)]
    for number in order:
        middles[row[number]].append(x[number])
    by_row = tuple(tuple(sorted(row)) for row in middles)
    return Tree(root, x, row, hang, outline.width, outline.rows, by_row)


def _parts(forest: Forest, below: Sequence[int], outlines: dict[int, Outline]) -> list[Part]:
    """Gather boxes without reports in a block when there are many of them."""
    plain = [n for n in below if not forest.children[n]]
    if len(plain) <= _FEW:
        return [subtree(n, outlines[n]) for n in below]
    if len(plain) == len(below):
        return [block(plain, block_columns(len(plain)))]
    tallest = max(outlines[n].rows for n in below)
    parts = [subtree(n, outlines[n]) for n in below if forest.children[n]]
    columns = 2 * round(len(plain) / max(3, tallest) / 2)
    return [*parts, block(plain, max(2, columns))]


def _family(parts: list[Part]) -> tuple[Outline, dict[int, Hang]]:
    shelves = _shelves(parts)
    return _in_one_row(parts) if len(shelves) == 1 else _in_shelves(shelves)


def _in_one_row(parts: list[Part]) -> tuple[Outline, dict[int, Hang]]:
    whole = parts[0].outline
    middles = [0]
    for part in parts[1:]:
        distance = whole.distance_to(part.outline)
        part.outline.move(distance)
        whole = whole.join(part.outline)
        middles.append(distance)
    centre = (parts[0].first_line + middles[-1] + parts[-1].last_line) // 2
    whole.move(-centre)
    whole.put_on_top()
    hang: dict[int, Hang] = {}
    for part, middle in zip(parts, middles, strict=True):
        hang.update(part.placed(middle - centre, 1))
    return whole, hang


def _in_shelves(shelves: list[list[Part]]) -> tuple[Outline, dict[int, Hang]]:
    """Place parts in rows on both sides of a spine that runs down from the manager."""
    hang: dict[int, Hang] = {}
    low = high = 0
    row = 1
    for shelf in shelves:
        for part, left in zip(shelf, _left_edges(shelf, shelf is shelves[-1]), strict=True):
            hang.update(part.placed(left - part.outline.low, row))
            low, high = min(low, left), max(high, left + part.outline.width)
        row += max(part.outline.rows for part in shelf)
    whole = Outline(low, high, row - 1)
    whole.put_on_top()
    return whole, hang


def _left_edges(shelf: list[Part], last: bool) -> list[int]:
    """Return the left edge of each part; a part alone in the last row stands under the spine."""
    if last and len(shelf) == 1:
        return [shelf[0].outline.low]
    left = _split(shelf)
    x = -TRUNK_GAP // 2 + GAP - sum(part.outline.width + GAP for part in shelf[:left])
    edges = []
    for index, part in enumerate(shelf):
        if index == left:
            x += TRUNK_GAP - GAP
        edges.append(x)
        x += part.outline.width + GAP
    return edges


def _split(shelf: list[Part]) -> int:
    """Return how many parts of a row stand to the left of the spine."""
    total = sum(part.outline.width for part in shelf)
    passed, best = 0, (total, 0)
    for count, part in enumerate(shelf, 1):
        passed += part.outline.width
        best = min(best, (max(passed, total - passed), count))
    return best[1]


def _shelves(parts: list[Part]) -> list[list[Part]]:
    """Break parts into rows so that the family fits a screen at the largest size."""
    total = sum(part.outline.width + GAP for part in parts)
    tallest = max(part.outline.rows for part in parts)
    if len(parts) == 1 or total <= _NARROW:
        return [parts]
    best = [parts]
    least = _PREFER_ONE_ROW * max(total / ASPECT, (tallest + 1) * PITCH)
    count = 2
    while count <= len(parts):
        shelves = _fill(parts, total / count)
        width = _width(shelves)
        height = 1 + sum(max(part.outline.rows for part in shelf) for shelf in shelves)
        cost = max(width / ASPECT, height * PITCH)
        if cost < least:
            best, least = shelves, cost
        count = max(count + 1, count * 5 // 4)
    return best


def _width(shelves: list[list[Part]]) -> int:
    left = right = 0
    for shelf in shelves:
        middle = _split(shelf)
        left = max(left, sum(part.outline.width + GAP for part in shelf[:middle]))
        right = max(right, sum(part.outline.width + GAP for part in shelf[middle:]))
    return left + right


def _fill(parts: list[Part], width: float) -> list[list[Part]]:
    shelves: list[list[Part]] = [[]]
    used = 0
    for part in parts:
        if shelves[-1] and used + part.outline.width / 2 > width:
            shelves.append([])
            used = 0
        shelves[-1].append(part)
        used += part.outline.width + GAP
    return shelves
