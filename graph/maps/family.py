"""The parts that a manager's reports are drawn in: single subtrees and blocks of plain boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from remit.graph.maps.measures import ASPECT, BOX_WIDTH, GAP, HALF_WIDTH, PITCH, TRUNK_GAP
from remit.graph.maps.outline import Outline


class Side(Enum):
    """Where a box's line to its manager leaves it."""

    TOP = 0
    LEFT = -1
    RIGHT = 1


@dataclass(frozen=True, slots=True)
class Hang:
    """How one box hangs under its manager, relative to the manager's middle and row.

    Attributes:
        x: Distance of its middle to the right.
        row: Rows below the manager.
        side: Where its line leaves it.
        trunk: For a line that leaves at the side, the distance of the trunk that it joins.
        bus: Row above which its line runs sideways to the manager.
    """

    x: int
    row: int
    side: Side
    trunk: int
    bus: int


@dataclass(slots=True)
class Part:
    """One subtree, or one block of boxes without reports; `hangs` are relative to its middle."""

    outline: Outline
    hangs: dict[int, Hang]

    @property
    def first_line(self) -> int:
        """Return where the leftmost line of the part meets the lines above it."""
        return min(_meeting(h) for h in self.hangs.values())

    @property
    def last_line(self) -> int:
        """Return where the rightmost line of the part meets the lines above it."""
        return max(_meeting(h) for h in self.hangs.values())

    def placed(self, x: int, row: int) -> dict[int, Hang]:
        """Return the hangs with the part's middle at `x` and its top in `row` below the manager."""
        return {
            n: Hang(h.x + x, h.row + row, h.side, h.trunk + x, h.bus + row)
            for n, h in self.hangs.items()
        }


def _meeting(hang: Hang) -> int:
    return hang.x if hang.side is Side.TOP else hang.trunk


def subtree(number: int, outline: Outline) -> Part:
    """Return a part that is one box with all that is below it."""
    return Part(outline, {number: Hang(0, 0, Side.TOP, 0, 0)})


def block(numbers: Sequence[int], columns: int) -> Part:
    """Return boxes in columns, read downwards, two columns to a trunk."""
    middles, trunks = _columns(columns)
    high = middles[-1] + HALF_WIDTH
    centre = high // 2
    rows, longer = divmod(len(numbers), columns)
    hangs = {}
    place = 0
    for column, (middle, trunk) in enumerate(zip(middles, trunks, strict=True)):
        side = Side.RIGHT if trunk > middle else Side.LEFT
        for row in range(rows + (column < longer)):
            hangs[numbers[place]] = Hang(middle - centre, row, side, trunk - centre, 0)
            place += 1
    return Part(Outline(-centre, high - centre, rows + (longer > 0)), hangs)


def _columns(count: int) -> tuple[list[int], list[int]]:
    """Return the middle of each column and of the trunk that it hangs on, from the left edge."""
    middles: list[int] = []
    trunks: list[int] = []
    left = 0
    for _ in range(count // 2):
        middles += [left + HALF_WIDTH, left + BOX_WIDTH + TRUNK_GAP + HALF_WIDTH]
        trunks += [left + BOX_WIDTH + TRUNK_GAP // 2] * 2
        left += 2 * BOX_WIDTH + TRUNK_GAP + GAP
    if count % 2:
        trunks.append(left + TRUNK_GAP // 2)
        middles.append(left + TRUNK_GAP + HALF_WIDTH)
    return middles, trunks


def block_columns(count: int) -> int:
    """Return the even number of columns in which boxes under one manager fit a screen best.

    >>> [block_columns(n) for n in (5, 12, 40)]
    [2, 4, 6]
    """

    def cost(columns: int) -> float:
        rows = -(-count // columns)
        return max(columns * (BOX_WIDTH + GAP) / ASPECT, (rows + 1) * PITCH)

    widest = min(count, 3 + int((2 * count) ** 0.5))
    return min(range(2, widest + 1, 2), key=lambda columns: (cost(columns), columns))
