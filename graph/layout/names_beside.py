"""Read headings that stand in a column of their own, over several lines, beside what they head."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.headings import made_heading
from remit.graph.layout.labels import labels
from remit.graph.places import lines_in
from remit.graph.reading_order import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BESIDE = re.compile(r"(?P<name>\S+(?: \S+){0,5}) {2,}(?=\S)")
_INDENT = re.compile(r" {8,}(?=\S)")
_LETTER = re.compile(r" {3,}[ED](?=\s*$)")
_FEW, _SEVERAL, _MOST_LINES = 2, 3, 4
_SET_IN, _VALUE_WORDS = 4, 12


@dataclass(slots=True)
class _Row:
    """A heading in the lines that it stands on, and the lines beside it and below."""

    name: list[Span]
    said: list[Span] = field(default_factory=list)


def names_beside(text: str) -> ReadingOrder | None:
    r"""Write each such heading on one line, above what it heads; None where none is broken.

    A letter behind a line weighs what goes on below it, too.

    >>> said = '''Main         File the letters that
    ... duties       come in by post.
    ... Skills and   Can type letters     E
    ... abilities    and numbers
    ...              Can file             D
    ... '''
    >>> print(names_beside(said + "             Can sew              D\n").text)
    Main duties
    File the letters that
    come in by post.
    Skills and abilities
    Can type letters and numbers     E
    Can file             D
    Can sew              D
    <BLANKLINE>
    """
    if text.count("\n        ") < _FEW:
        return None
    lines = lines_in(text)
    column = _column(text, lines)
    if not column or _broken(text, lines, column) < _FEW:
        return None
    order, at = ReadingOrder(text), 0
    for row in _rows(text, lines, column):
        order.take(Span(at, row.name[0].start))
        _write(order, row)
        at = row.said[-1].end
    order.take(Span(at, len(text)))
    return order


def _column(text: str, lines: Sequence[Span]) -> int:
    """Tell at which character the second of two columns begins; 0 where there is none."""
    beside = Counter(_starts(_BESIDE, text, lines))
    below = Counter(_starts(_INDENT, text, lines))
    column, count = max(beside.items(), key=lambda one: (one[1], -one[0]), default=(0, 0))
    return column if count >= _SEVERAL and below[column] >= _FEW else 0


def _starts(shape: re.Pattern[str], text: str, lines: Sequence[Span]) -> Iterator[int]:
    for line in lines:
        found = shape.match(text, line.start, line.end)
        if found is not None:
            yield found.end() - line.start


def _name(text: str, line: Span, column: int) -> Span | None:
    """Find the words in the first column of a line that has words in the second.

    The rest of a name may stand beside words that are set in, as those behind a number are.
    """
    found = _BESIDE.match(text, line.start, line.end)
    if found is None:
        return None
    behind = found.end() - line.start - column
    fits = behind == 0 or (0 < behind <= _SET_IN and not _is_name(found["name"]))
    return Span(*found.span("name")) if fits else None


def _heads(words: str) -> bool:
    return labels().section(words) is not None or made_heading(words) is not None


def _broken(text: str, lines: Sequence[Span], column: int) -> int:
    """Count the headings that stand on two lines, of which the second has no sense alone."""
    names = [_name(text, line, column) for line in lines]
    both = [(a.of(text), b.of(text)) for a, b in pairwise(names) if a and b]
    return sum(_heads(f"{a} {b}") and not _is_name(b) for a, b in both)


def _is_name(words: str) -> bool:
    """Tell whether words in the first column begin a row of their own."""
    return words[:1].isupper()


def _rows(text: str, lines: Sequence[Span], column: int) -> Iterator[_Row]:
    """Give the rows that have a heading, each to its last line without a gap."""
    row: _Row | None = None
    for at, line in enumerate(lines):
        name = _name(text, line, column)
        value = Span(line.start + column, line.end)
        apart = at > 0 and text.count("\n", lines[at - 1].end, line.start) > 1
        if row is not None and name and not _is_name(name.of(text)) and not apart:
            row.name.append(name)
            row.said.append(value)
            continue
        indented = text[line.start : value.start].isspace() and value.of(text).strip()
        if row is not None and name is None and indented and not apart:
            row.said.append(value)
            continue
        if row is not None and _is_headed(text, row):
            yield row
        row = _Row([name], [value]) if name else None
    if row is not None and _is_headed(text, row):
        yield row


def _is_headed(text: str, row: _Row) -> bool:
    """Tell whether the name of a row is a heading, and no label of what stands beside it."""
    words = sum(len(said.of(text).split()) for said in row.said)
    short = _labels(text, row) and words <= _VALUE_WORDS
    return len(row.name) <= _MOST_LINES and not short and _heads(_named(text, row))


def _named(text: str, row: _Row) -> str:
    return " ".join(part.of(text) for part in row.name)


def _labels(text: str, row: _Row) -> bool:
    """Tell whether the name of a row is a label of a field, too."""
    return labels().field(_named(text, row)) is not None


def _write(order: ReadingOrder, row: _Row) -> None:
    """Write a heading on a line, and below it what stood beside it, each item with its letter."""
    for number, part in enumerate(row.name):
        order.say(" " if number else "")
        order.take(part)
    letter: Span | None = None
    told = _labels(order.source, row)
    for number, said in enumerate(row.said):
        words = said.of(order.source)
        goes_on = words[:1].islower() and letter is not None
        goes_on = goes_on or (told and number > 0)
        if letter is not None and not goes_on:
            order.take(letter)
            letter = None
        order.say(" " if goes_on else "\n")
        weight = _LETTER.search(order.source, said.start, said.end)
        if weight is not None:
            letter = Span(weight.start(), said.end)
        order.take(Span(said.start, weight.start() if weight else said.end))
    if letter is not None:
        order.take(letter)
