"""Read tables of what is asked that have lost their rows: each cell stands on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.document import Span, holds_any, trimmed
from remit.graph.layout.columns import is_head
from remit.graph.layout.furniture import heads_methods, is_method
from remit.graph.places import lines_in
from remit.graph.reading_order import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIRST, _SECOND = ("\nEssential", "\nESSENTIAL"), ("\nDesirable", "\nDESIRABLE")
_FEW, _WITH_METHODS = 2, 4
_LONGEST_NAME, _MOST_WORDS = 40, 5


def flat_rows(text: str) -> ReadingOrder | None:
    r"""Write each row of such a table on one line, between strokes; None where there is none.

    A row begins with its name and ends with how it is tested, which the last head announces.

    >>> said = "Area\nEssential\nDesirable\nTested by\nSkills\nTact\n-\nTest\nOther\nWit\nArt\nTest"
    >>> print(flat_rows(said).text)
    | Area | Essential | Desirable | Tested by |
    | Skills | Tact | - | Test |
    | Other | Wit | Art | Test |
    """
    if not (holds_any(text, _FIRST) and holds_any(text, _SECOND)):
        return None
    lines = [trimmed(text, line) for line in lines_in(text)]
    lines = [line for line in lines if len(line)]
    order, at = ReadingOrder(text), 0
    for rows in _tables(text, lines):
        order.take(Span(at, rows[0][0].start))
        for number, row in enumerate(rows):
            order.say("\n| " if number else "| ")
            for cell in row:
                order.take(cell)
                order.say(" |" if cell is row[-1] else " | ")
            at = row[-1].end
    order.take(Span(at, len(text)))
    return order if at else None


def _tables(text: str, lines: Sequence[Span]) -> Iterator[list[Sequence[Span]]]:
    """Give the tables, each with its rows, of which the first holds the heads."""
    at = 0
    while at + _FEW < len(lines):
        rows = _table(text, lines, at) if is_head(lines[at + 1].of(text)) else []
        if rows:
            yield rows
        at += sum(map(len, rows)) or 1


def _table(text: str, lines: Sequence[Span], first: int) -> list[Sequence[Span]]:
    """Give the rows of the table whose heads begin here; nothing where there are too few."""
    heads = [line.of(text) for line in lines[first : first + _WITH_METHODS]]
    if not (len(heads) == _WITH_METHODS and is_head(heads[2]) and heads_methods(heads[3])):
        return []
    rows: list[Sequence[Span]] = [lines[first : first + _WITH_METHODS]]
    for at in range(first + _WITH_METHODS, len(lines) - _FEW, _WITH_METHODS):
        row = lines[at : at + _WITH_METHODS]
        if not _is_row([cell.of(text) for cell in row]):
            break
        rows.append(row)
    return rows if len(rows) > _FEW else []


def _is_row(cells: Sequence[str]) -> bool:
    """Tell whether cells are the name of a row, what it asks for, and how that is tested."""
    if len(cells) < _WITH_METHODS or not is_method(cells[-1]):
        return False
    name = cells[0]
    short = len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS
    return short and not (is_method(name) or any(map(is_method, cells[1:-1])))
