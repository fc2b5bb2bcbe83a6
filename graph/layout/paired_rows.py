"""Read rows of two or three labels with their values, of which some go on in the line below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.labels import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEGMENT = re.compile(r"[^\s|]+(?:[ \u00a0][^\s|]+)*")
_COLON = re.compile(r"[^:]{2,40}:(?:[ \u00a0]+(?=\S)|$)")
_GAP = "   "
_PAIRS = range(2, 4)
_NEAR = 1
_MOST_LINES = 3


def wrapped_pairs(text: str, lines: Sequence[Span], first: int) -> tuple[int, list[list[Span]]]:
    r"""Give over how many lines a row of pairs goes on, and its cells in their pieces.

    >>> said = "Post:  Clerk and    Base:  Wick,\n       Warden              Kent\n"
    >>> count, cells = wrapped_pairs(said, [Span(0, 33), Span(33, len(said))], 0)
    >>> count, [[piece.of(said) for piece in cell] for cell in cells]
    (2, [['Post:'], ['Clerk and', 'Warden'], ['Base:'], ['Wick,', 'Kent']])
    """
    row = _row(text, lines[first]) if _GAP in lines[first].of(text).strip() else []
    if len(row) not in _PAIRS:
        return 0, []
    starts = [value.start - lines[first].start for _, value in row]
    values = [[value] for _, value in row]
    at = first + 1
    while at < min(len(lines), first + 1 + _MOST_LINES):
        found = _below(text, lines[at], starts)
        if not found:
            break
        for place, piece in found.items():
            values[place].append(piece)
        at += 1
    if at == first + 1:
        return 0, []
    cells = [
        cell for (label, _), value in zip(row, values, strict=True) for cell in ([label], value)
    ]
    return at - first, cells


def _row(text: str, line: Span) -> list[tuple[Span, Span]]:
    """Part a line into labels with their values; none where it is not made of such pairs."""
    said = [Span(*m.span()) for m in _SEGMENT.finditer(text, line.start, line.end)]
    found: list[tuple[Span, Span]] = []
    at = 0
    while at < len(said):
        colon = _COLON.match(text, said[at].start, said[at].end)
        label = Span(
            said[at].start, said[at].start + len(colon[0].rstrip()) if colon else said[at].end
        )
        value = Span(colon.end(), said[at].end) if colon else Span(label.end, label.end)
        if labels().field(label.of(text), slips=False) is None:
            return []
        if not len(value):
            at += 1
            if at == len(said):
                return []
            value = said[at]
        found.append((label, value))
        at += 1
    return found


def _below(text: str, line: Span, starts: Sequence[int]) -> dict[int, Span]:
    """Place the parts of a line below the values of a row; none where one stands elsewhere."""
    found: dict[int, Span] = {}
    if "|" in line.of(text) or "\t" in line.of(text):
        return {}
    for segment in _SEGMENT.finditer(text, line.start, line.end):
        offset = segment.start() - line.start
        place = next((n for n, start in enumerate(starts) if abs(start - offset) <= _NEAR), None)
        if place is None or segment[0].endswith(":") or labels().field(segment[0], slips=False):
            return {}
        found[place] = Span(*segment.span())
    return found
