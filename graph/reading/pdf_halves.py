"""Find where a page is set in two columns, to be read down one and then down the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.graph.reading.pdf_lines import goes_on, lines_of

if TYPE_CHECKING:
    from remit.graph.reading.pdf_lines import Line

_MIDDLE: Final = 0.25
"""A column takes at least this part of the breadth of a page."""
_MOST_LINES: Final = 400
_LEAST_LINES: Final = 5
_LEAST_WORDS: Final = 4
_LEAST_STARTS: Final = 3
_AT_ONE_HEIGHT: Final = 2.0
_APART: Final = 2.5
"""A line behind a gap of more than this many heights stands below the columns."""

_BLANK: Final = 0.9
"""A gap of more than this many heights stands for a blank line."""

Strip: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Halves:
    """Lines of a page in two columns, each from the top down."""

    left: Sequence[Line]
    right: Sequence[Line]


def in_halves(lines: Sequence[Line]) -> Iterator[Sequence[Line] | Halves]:
    """Part lines into such as run over the page and such as stand in two columns.

    >>> from remit.graph.reading.pdf_lines import Word
    >>> row = [Word("Grade", 0, 30, 10, 20), Word("C3", 90, 100, 10, 20)]
    >>> [len(part) for part in in_halves(lines_of(row)) if not isinstance(part, Halves)]
    [1]
    """
    left = min((line.words[0].x0 for line in lines), default=0.0)
    right = max((line.words[-1].x1 for line in lines), default=0.0)
    margin = _MIDDLE * (right - left)
    middle = (left + margin, right - margin)
    begun = at = 0
    while at < len(lines):
        found = _halves(lines, at, middle)
        if found is None:
            at += 1
            continue
        end, halves = found
        yield lines[begun:at]
        yield halves
        begun = at = end
    yield lines[begun:]


def _halves(lines: Sequence[Line], first: int, middle: Strip) -> tuple[int, Halves] | None:
    """Find two columns of running text that begin with a line, and the number of the line below.

    What parts them stands in the middle of the page.
    """
    free, end = [middle], first
    for line in lines[first : first + _MOST_LINES]:
        less = _freed(free, line)
        far = end > first and _gap(lines, end) > _APART * line.size
        if far or not less:
            break
        free, end = less, end + 1
    if end - first < _LEAST_LINES:
        return None
    low, high = max(free, key=lambda strip: strip[1] - strip[0])
    gutter = (low + high) / 2
    if lines[first].words[-1].x0 < gutter:
        return None
    end = _end(lines, first, end, gutter)
    words = [word for line in lines[first:end] for word in line.words]
    halves = Halves(
        lines_of(word for word in words if word.x0 < gutter),
        lines_of(word for word in words if word.x0 > gutter),
    )
    return (end, halves) if _are_apart(halves) else None


def _freed(free: Sequence[Strip], line: Line) -> list[Strip]:
    """Leave of strips what no word of a line stands in, where that is no mere space."""
    kept = list(free)
    for word in line.words:
        kept = [
            part
            for low, high in kept
            for part in ((low, min(high, word.x0)), (max(low, word.x1), high))
            if part[1] - part[0] >= line.size
        ]
    return kept


def _end(lines: Sequence[Line], first: int, end: int, gutter: float) -> int:
    """Tell where columns end, which may be longer on the left: at a gap behind the right one."""
    after = 1 + max(at for at in range(first, end) if lines[at].words[-1].x0 > gutter)
    more = end < len(lines) and _gap(lines, end) <= _APART * lines[end].size
    widest = _BLANK if more else _APART
    while after < end and _gap(lines, after) <= widest * lines[after].size:
        after += 1
    return after


def _gap(lines: Sequence[Line], at: int) -> float:
    return lines[at].top - lines[at - 1].bottom


def _are_apart(halves: Halves) -> bool:
    """Tell whether both hold running text, with paragraphs that do not begin side by side."""
    starts = []
    for column in (halves.left, halves.right):
        said = [len(line.words) for line in column]
        if len(column) < _LEAST_LINES or median(said) < _LEAST_WORDS:
            return False
        starts.append(_starts(column))
    return all(
        len(own) >= _LEAST_STARTS and 3 * _alone(own, others) > len(own)
        for own, others in (starts, reversed(starts))
    )


def _starts(column: Sequence[Line]) -> list[float]:
    """List at which heights paragraphs of a column begin."""
    right = max(line.words[-1].x1 for line in column)
    below = [line for above, line in pairwise(column) if goes_on(above, line, right) is None]
    return [line.bottom for line in (column[0], *below)]


def _alone(starts: Sequence[float], others: Sequence[float]) -> int:
    near = (any(abs(start - other) <= _AT_ONE_HEIGHT for other in others) for start in starts)
    return sum(not found for found in near)
