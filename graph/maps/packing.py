"""Rectangles in rows, so that all of them together fit a screen at the largest size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from remit.graph.maps.measures import ASPECT

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one rectangle stands, the edges of its column and those of its row."""

    x: int
    y: int
    left: int
    right: int
    top: int
    bottom: int

    def moved(self, x: int, y: int) -> Spot:
        """Return the same place further to the right and further down."""
        return Spot(
            self.x + x, self.y + y, self.left + x, self.right + x, self.top + y, self.bottom + y
        )


@dataclass(frozen=True, slots=True)
class Packing:
    """The places of rectangles in the order in which they were given, and the size of the whole."""

    spots: tuple[Spot, ...]
    width: int
    height: int


def pack(sizes: Sequence[Size], gap: int, aspect: float = ASPECT) -> Packing:
    """Place rectangles in rows, in the order given, low ones above each other in one column.

    Give tall ones first.

    >>> packing = pack([(100, 50), (100, 20), (60, 20)], gap=10, aspect=3)
    >>> [(spot.x, spot.y) for spot in packing.spots], packing.width, packing.height
    ([(0, 0), (110, 0), (110, 30)], 210, 50)
    """
    total = sum(width + gap for width, _ in sizes)
    narrowest = max((width for width, _ in sizes), default=0)
    square = sqrt(aspect * sum((width + gap) * (height + gap) for width, height in sizes))
    best = _fill(sizes, gap, total)
    limit = max(narrowest, 0.7 * square)
    while limit < min(total, 2 * square):
        packing = _fill(sizes, gap, limit)
        if _size_on_screen(packing, aspect) < _size_on_screen(best, aspect):
            best = packing
        limit = limit * 1.06 + 1
    return best


def _size_on_screen(packing: Packing, aspect: float) -> float:
    return max(packing.width / aspect, packing.height)


def _fill(sizes: Sequence[Size], gap: int, limit: float) -> Packing:
    rows: list[_Row] = []
    for index, (width, height) in enumerate(sizes):
        if not rows or not rows[-1].take(index, width, height, gap, limit):
            rows.append(_Row(height))
            rows[-1].take(index, width, height, gap, limit)
    spots: dict[int, Spot] = {}
    top = width = 0
    for row in rows:
        left = 0
        for column in row.columns:
            y = top
            for index in column.indices:
                spots[index] = Spot(left, y, left, left + column.width, top, top + row.height)
                y += sizes[index][1] + gap
            left += column.width + gap
        width = max(width, left - gap)
        top += row.height + gap
    return Packing(tuple(spots[i] for i in range(len(sizes))), width, max(top - gap, 0))


@dataclass(slots=True)
class _Column:
    width: int
    used: int
    indices: list[int]


class _Row:
    """Columns side by side, none of them higher than the first rectangle."""

    __slots__ = ("columns", "height", "used")

    def __init__(self, height: int) -> None:
        self.height = height
        self.used = 0
        self.columns: list[_Column] = []

    def take(self, index: int, width: int, height: int, gap: int, limit: float) -> bool:
        """Put a rectangle under the last column or beside it; say whether there was room."""
        if self.columns:
            last = self.columns[-1]
            if width <= last.width and last.used + gap + height <= self.height:
                last.used += gap + height
                last.indices.append(index)
                return True
            if self.used + gap + width > limit or height > self.height:
                return False
        self.used += width + (gap if self.columns else 0)
        self.columns.append(_Column(width, height, [index]))
        return True
