"""Join the rows of tables in strokes that the width of a page has broken over lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.reading_order import ReadingOrder

_FEW_STROKES = 2
_MOST_LINES = 6


def whole_rows(text: str, lines: Sequence[Span]) -> list[Span]:
    r"""Give lines, those of a broken row as one.

    A row that begins with a stroke goes on up to a line that ends with one: until it has as many
    strokes as the whole row above it, or over lines that begin with none.

    >>> text = "| A | B |\n| C | D and\nE |\n"
    >>> [s.of(text) for s in whole_rows(text, [Span(0, 10), Span(10, 22), Span(22, 26)])]
    ['| A | B |\n', '| C | D and\nE |\n']
    """
    found: list[Span] = []
    at, strokes = 0, 0
    while at < len(lines):
        said = lines[at].of(text).strip()
        count = 1
        if said[:1] == "|" and (said[-1:] != "|" or said.count("|") < strokes):
            count = _broken(text, lines, at, strokes)
        found.append(Span(lines[at].start, lines[at + count - 1].end))
        said = found[-1].of(text).strip()
        if said[:1] == "|" and said[-1] == "|":
            strokes = said.count("|")
        elif said:
            strokes = 0
        at += count
    return found


def _broken(text: str, lines: Sequence[Span], first: int, strokes: int) -> int:
    """Count the lines of the row that begins here; one where it is not broken."""
    bars = lines[first].of(text).count("|")
    free = True
    ended = lines[first].of(text).rstrip().endswith("|")
    for at in range(first + 1, min(first + _MOST_LINES, len(lines))):
        said = lines[at].of(text).strip()
        if not said:
            break
        bars += said.count("|")
        free = free and said[0] != "|"
        if ended and not free:
            break
        if strokes and bars > strokes:
            break
        if said[-1] == "|" and (bars == strokes or (free and not ended and bars > _FEW_STROKES)):
            return at - first + 1
    return 1


def take_flat(order: ReadingOrder, span: Span) -> None:
    """Add a piece of the source that may go on over lines, as one line."""
    for number, line in enumerate(_lines(order.source, span)):
        order.say(" " if number else "")
        order.take(line)


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while (end := text.find("\n", start, span.end)) >= 0:
        yield (
            trimmed(text, Span(start, end))
            if start > span.start
            else _without_end(text, start, end)
        )
        start = end + 1
    if start < span.end:
        yield Span(start, span.end) if start == span.start else trimmed(text, Span(start, span.end))


def _without_end(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))
