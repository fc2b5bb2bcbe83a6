"""Find columns that no lines are drawn around, by words that begin below each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.graph.reading.pdf_halves import Halves, in_halves
from remit.graph.reading.pdf_lines import (
    CELL_GAP,
    Line,
    Word,
    cell_lines,
    fits_behind,
    lines_of,
    one_after_another,
    paragraphs,
)
from remit.graph.reading.tables import table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP: Final = 0.5
"""A word behind a gap of more than this many heights of a letter may begin a cell."""
_ALIGNED: Final = 2.0
_APART: Final = 2.5
"""Lines with more than this many heights between them are no part of one table."""
_ROW_GAP: Final = 0.2
_INDENT: Final = 2.0
_PROSE_WORDS: Final = 4
_PROSE_LINES: Final = 3
_FEW: Final = 2

Cells: TypeAlias = list[list[Word]]


def page_text_lines(lines: Sequence[Line], right: float) -> Iterator[str]:
    """Write lines as text, those that stand in columns as rows of a table, or one after the other.

    Args:
        lines: From the top down.
        right: How far to the right the lines may go, in points.
    """
    for part in in_halves(lines):
        if not isinstance(part, Halves):
            yield from _rows_and_paragraphs(part, right)
            continue
        columns = [
            "\n".join(page_text_lines(column, max(line.words[-1].x1 for line in column)))
            for column in (part.left, part.right)
        ]
        yield from ("", *one_after_another([text.strip("\n") for text in columns]).split("\n"), "")


def _rows_and_paragraphs(lines: Sequence[Line], right: float) -> Iterator[str]:
    plain: list[Line] = []
    at = 0
    while at < len(lines):
        block = _block(lines, at, len(plain))
        if block is None:
            plain.append(lines[at])
            at += 1
            continue
        yield from paragraphs(plain[: len(plain) - block.ahead], right)
        yield ""
        yield from block.text(right)
        yield ""
        plain = []
        at += len(block.lines) - block.ahead
    yield from paragraphs(plain, right)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines in columns.

    Attributes:
        lines: From the top down.
        starts: Where the columns behind the first begin, in points.
        ahead: How many of the lines stand above the first that has a wide gap.
    """

    lines: Sequence[Line]
    starts: Sequence[float]
    ahead: int

    def text(self, right: float) -> Iterator[str]:
        """Write it: prose column by column, anything else row by row."""
        parted = self._parted()
        if self.is_prose():
            for column in range(len(self.starts) + 1):
                words = [word for cells in parted for word in cells[column]]
                yield from paragraphs(lines_of(words), self._right(column, parted, right))
                yield ""
            return
        rows = []
        for row in self._rows(parted):
            cells = []
            for column in range(len(self.starts) + 1):
                words = [word for line in row for word in line[column]]
                cells.append(cell_lines(words, self._right(column, parted, right)))
            rows.append(cells)
        yield from table_lines(rows)

    def is_prose(self) -> bool:
        """Tell whether two columns hold text that is read down one and then down the other.

        Their lines do not stand side by side; or no gap goes through both, and most are full.
        """
        parted = self._parted()
        if len(self.starts) != 1:
            return False
        columns = [[cells[column] for cells in parted if cells[column]] for column in range(_FEW)]
        for lines in columns:
            if len(lines) < _PROSE_LINES or median(map(len, lines)) < _PROSE_WORDS:
                return False
        if 2 * sum(all(cells) for cells in parted) < len(parted):
            return True
        return not self._is_uneven() and all(_are_full(lines) for lines in columns)

    def as_table(self) -> _Block:
        """Leave out the lines at its end that have words in the first column only."""
        end = len(self.lines)
        while end > 1 and not _beyond(self.lines[end - 1], self.starts[0]):
            end -= 1
        lines = self.lines[:end]
        starts = sorted([*self.starts, *_narrow_starts(lines, self.starts)])
        return replace(self, lines=lines, starts=starts)

    def _parted(self) -> list[Cells]:
        return [_parted(line, self.starts) for line in self.lines]

    def _gaps(self) -> list[float]:
        return [below.top - above.bottom for above, below in pairwise(self.lines)]

    def _is_uneven(self) -> bool:
        """Tell whether some of its lines stand further apart than others."""
        size = median(line.size for line in self.lines)
        return max(self._gaps(), default=0.0) - min(self._gaps(), default=0.0) > _ROW_GAP * size

    def _right(self, column: int, parted: Sequence[Cells], right: float) -> float:
        """Tell how far to the right a column goes."""
        if column == len(self.starts):
            return right
        return max((w.x1 for cells in parted for w in cells[column]), default=right)

    def _rows(self, parted: Sequence[Cells]) -> Iterator[list[Cells]]:
        """Put the lines of each row together.

        Rows stand further apart than the lines of one; where all lines stand equally far apart,
        one with words in the first column begins a row.
        """
        gaps = self._gaps()
        least, size = min(gaps, default=0.0), median(line.size for line in self.lines)
        uneven = self._is_uneven()
        row = [parted[0]]
        for gap, cells in zip(gaps, parted[1:], strict=True):
            if gap - least > _ROW_GAP * size if uneven else cells[0]:
                yield row
                row = []
            row.append(cells)
        yield row


def _block(lines: Sequence[Line], first: int, free: int) -> _Block | None:
    """Find the longest run of lines around one that keep to the columns in which it stands.

    Args:
        lines: From the top down.
        first: The number of a line.
        free: How many lines above it may belong to the run.
    """
    starts = _wide_starts(lines[first])
    if not starts:
        return None
    end = first + 1
    while end < len(lines) and _joins(lines[end - 1], lines[end]):
        wide = _wide_starts(lines[end])
        more = [start for start in wide if not _near(start, starts)]
        wider = [*starts, *more]
        unsure = lines[first if more else end : end + 1]
        if (wide and more == wide) or not all(_keeps_to(line, wider) for line in unsure):
            break
        starts = wider
        end += 1
    begin = _beginning(lines, first, free, starts)
    block = lines[begin:end]
    if sum(_beyond(line, min(starts)) for line in block) < _FEW:
        return None
    found = _Block(block, sorted(starts), first - begin)
    return found if found.is_prose() else found.as_table()


def _beginning(lines: Sequence[Line], first: int, free: int, starts: Sequence[float]) -> int:
    """Tell which of the lines above one is the first that stands in its columns."""
    begin = at = first
    while at > first - free and _joins(lines[at - 1], lines[at]):
        at -= 1
        if not _keeps_to(lines[at], starts):
            break
        begin = at if _near(lines[at].words[0].x0, starts) else begin
    return begin


def _joins(above: Line, below: Line) -> bool:
    return below.top - above.bottom <= _APART * below.size


def _narrow_starts(block: Sequence[Line], starts: Sequence[float]) -> list[float]:
    """Find columns that no wide gap shows: some lines begin there, and others part there."""
    left = min(line.words[0].x0 for line in block)
    found: list[float] = []
    for line in block:
        place = line.words[0].x0
        known = [*starts, *found]
        if place - left < _INDENT * line.size or _near(place, known):
            continue
        across = [other for other in block if other.words[0].x0 < place - _ALIGNED]
        parting = [o for o in across if any(abs(w.x0 - place) <= _ALIGNED for w in o.words)]
        if parting and all(_keeps_to(kept, [*known, place]) for kept in block):
            found.append(place)
    return found


def _wide_starts(line: Line) -> list[float]:
    """List where words begin behind wide gaps."""
    gaps = pairwise(line.words)
    return [word.x0 for before, word in gaps if word.x0 - before.x1 > CELL_GAP * line.size]


def _near(place: float, starts: Sequence[float]) -> bool:
    return any(abs(place - start) <= _ALIGNED for start in starts)


def _beyond(line: Line, start: float) -> bool:
    return any(word.x0 >= start - _ALIGNED for word in line.words)


def _keeps_to(line: Line, starts: Sequence[float]) -> bool:
    """Tell whether no words of a line run over the beginning of a column."""
    for start in starts:
        before = [word for word in line.words if word.x0 < start - _ALIGNED]
        behind = [word for word in line.words if word.x0 >= start - _ALIGNED]
        if before and before[-1].x1 > start - _GAP * line.size:
            return False
        if behind and before and not _near(behind[0].x0, starts):
            return False
    return True


def _parted(line: Line, starts: Sequence[float]) -> Cells:
    cells: Cells = [[] for _ in range(len(starts) + 1)]
    for word in line.words:
        cells[sum(word.x0 >= start - _ALIGNED for start in starts)].append(word)
    return cells


def _are_full(lines: Sequence[Sequence[Word]]) -> bool:
    """Tell whether most lines of a column go on in the next, for want of room."""
    right = max(line[-1].x1 for line in lines)
    full = [not fits_behind(above[-1], below[0], right) for above, below in pairwise(lines)]
    return sum(full) > len(full) / 2
