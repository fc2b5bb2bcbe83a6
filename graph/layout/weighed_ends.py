"""Read rows that have lost their cells, at whose ends a weight stands and how each is tested."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, holds_any, trimmed
from remit.graph.layout.columns import is_weight_head
from remit.graph.layout.furniture import heads_methods, is_method
from remit.graph.places import lines_in
from remit.graph.reading_order import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIGNS = ("/D", "/ D", "/d", "/ d", "/E", "/ E", "/e", "/ e", " or D", " or d", " OR D")
_CELLS = ("\t", "|", "   ")
_WORD = re.compile(r"\S+")
_LETTERS, _WORDS = frozenset("ED"), frozenset({"Essential", "Desirable", "ESSENTIAL", "DESIRABLE"})
_LONGEST_HEAD, _MOST_HEAD_WORDS, _MOST_METHOD_WORDS = 80, 12, 3
_FEW, _MOST_BETWEEN = 3, 3

_Row = tuple[Span, ...]


def weighed_ends(text: str) -> ReadingOrder | None:
    r"""Part such rows into their cells, below a head that names these; None where there are none.

    >>> said = "Criteria E/D Tested by\nTact E I\nSKILLS\nWit D A/I\nCan swim\nfar out E T\n"
    >>> print(weighed_ends(said).text.replace("\t", "_"))
    Criteria_E/D_Tested by
    Tact_E_I
    SKILLS
    Wit_D_A/I
    Can swim far out_E_T
    <BLANKLINE>
    """
    if not holds_any(text, _SIGNS):
        return None
    lines = [trimmed(text, line) for line in lines_in(text)]
    order, at = ReadingOrder(text), 0
    for row in _rows(text, [line for line in lines if len(line)]):
        order.take(Span(at, row[0].start))
        for cell, before in zip(row, (None, *row), strict=False):
            below = before is not None and "\n" in text[before.end : cell.start]
            order.say("" if before is None else " " if below else "\t")
            order.take(cell)
        at = row[-1].end
    order.take(Span(at, len(text)))
    return order if at else None


def _rows(text: str, lines: Sequence[Span]) -> Iterator[_Row]:
    """Give the heads of such tables and the rows below them, each as its cells."""
    at = 0
    while at < len(lines):
        head = _head(text, lines[at])
        rows, end = _below(text, lines, at + 1, head[1].of(text)) if head else ([], at + 1)
        if len(rows) >= _FEW:
            yield head
            yield from rows
            at = end
        else:
            at += 1


def _head(text: str, line: Span) -> _Row:
    """Part a line that names what is asked, how binding it is and how that is tested."""
    said = line.of(text)
    if len(line) > _LONGEST_HEAD or not holds_any(said, _SIGNS) or holds_any(said, _CELLS):
        return ()
    words = [Span(*found.span()) for found in _WORD.finditer(text, line.start, line.end)]
    for first in range(1, len(words)):
        for last in range(first, len(words)):
            weight = Span(words[first].start, words[last].end)
            tests = Span(words[last + 1].start, line.end) if last + 1 < len(words) else None
            if is_weight_head(weight.of(text)) and (tests is None or heads_methods(tests.of(text))):
                front = Span(line.start, words[first - 1].end)
                return (front, weight) if tests is None else (front, weight, tests)
    return ()


def _below(text: str, lines: Sequence[Span], first: int, weight: str) -> tuple[list[_Row], int]:
    """List the rows below a head up to the last that is weighed, and the line behind it."""
    letters = not any(word.casefold() in weight.casefold() for word in _WORDS)
    marks = _LETTERS if letters else _WORDS
    rows: list[_Row] = []
    end = first
    for at in range(first, len(lines)):
        if at - end > _MOST_BETWEEN:
            break
        row = _row(text, lines[at], marks)
        if row and at > end and row[0].of(text)[:1].islower():
            row = (lines[at - 1], *row)
        if row:
            rows.append(row)
            end = at + 1
    return rows, end


def _row(text: str, line: Span, marks: frozenset[str]) -> _Row:
    """Part a line into what is asked, how binding it is and how that is tested."""
    words = [Span(*found.span()) for found in _WORD.finditer(text, line.start, line.end)]
    for at, word in enumerate(words[1:], start=1):
        if word.of(text) not in marks:
            continue
        asked = Span(line.start, words[at - 1].end)
        if word is words[-1]:
            return asked, word
        tests = Span(words[at + 1].start, line.end)
        if is_method(tests.of(text)) or (marks is _WORDS and len(words) - at <= _MOST_METHOD_WORDS):
            return asked, word, tests
    return ()
