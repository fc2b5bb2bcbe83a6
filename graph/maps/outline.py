"""The outline of a subtree, row by row, and how closely two of them may stand."""

from __future__ import annotations

from remit.graph.maps.measures import GAP, HALF_WIDTH


class Outline:
    """How far a drawing reaches to the left and right of its middle in each row.

    Rows are kept from the bottom up, so that a manager's row is added at the end, and all of
    them can be moved at once. Two outlines are joined in the time of the shorter one, which makes
    the layout of a whole tree linear (after van der Ploeg 2014, "Drawing non-layered tidy trees
    in linear time").
    """

    __slots__ = ("_left", "_right", "_shift", "high", "low")

    def __init__(self, low: int = -HALF_WIDTH, high: int = HALF_WIDTH, rows: int = 1) -> None:
        """Start with a rectangle; a single box when nothing is given."""
        self._left = [low] * rows
        self._right = [high] * rows
        self._shift = 0
        self.low = low
        self.high = high

    @property
    def rows(self) -> int:
        """Return the number of rows."""
        return len(self._left)

    @property
    def width(self) -> int:
        """Return the distance between the leftmost and the rightmost point."""
        return self.high - self.low

    def move(self, distance: int) -> None:
        """Move all rows to the right."""
        self._shift += distance
        self.low += distance
        self.high += distance

    def distance_to(self, other: Outline) -> int:
        """Return how far `other` must move to stand to the right of this one in every row."""
        shared = min(self.rows, other.rows)
        reach = max(self._right[-i] - other._left[-i] for i in range(1, shared + 1))
        return reach + self._shift - other._shift + GAP

    def join(self, other: Outline) -> Outline:
        """Return this and `other`, which stands to the right of it, as one; both are used up."""
        if self.rows >= other.rows:
            joined, change = self, other._shift - self._shift
            joined._right[-other.rows :] = [x + change for x in other._right]
        else:
            joined, change = other, self._shift - other._shift
            joined._left[-self.rows :] = [x + change for x in self._left]
        joined.low, joined.high = min(self.low, other.low), max(self.high, other.high)
        return joined

    def put_on_top(self) -> None:
        """Add a row with one box in the middle above the others."""
        self._left.append(-HALF_WIDTH - self._shift)
        self._right.append(HALF_WIDTH - self._shift)
        self.low, self.high = min(self.low, -HALF_WIDTH), max(self.high, HALF_WIDTH)
