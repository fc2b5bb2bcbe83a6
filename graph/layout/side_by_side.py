"""Find labels that stand behind the value of another in the same line, with nothing between."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.layout.answers import fits
from remit.graph.layout.furniture import is_none
from remit.graph.layout.labels import Label, labels
from remit.graph.layout.piece import part
from remit.graph.layout.printed import LABEL_WORDS, begins_label, in_brackets, looks_printed
from remit.graph.layout.values import fields_of
from remit.graph.linking.occupations import names_work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.layout.piece import Piece

_WORD = re.compile(r"[^\s]+")
_MOST_WORDS = 25
_SEVERAL = 2
_POSTS = frozenset({"title", "reports_to", "direct_reports"})
"""Fields whose values are names of posts, which hold words that are labels elsewhere."""


@dataclass(frozen=True, slots=True)
class _Second:
    """A label behind a value: its place, and whether words or the shape of its value prove it."""

    span: Span
    label: Label
    proven: bool


def side_by_side(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Part values at the labels in them.

    A label of several words, and one whose value has the shape that it asks for, part a line by
    themselves. A label of one word does so where other lines of the form hold two fields as well,
    and where nothing else in the form is a label of that field.
    """
    named = {p.label.field for p in pieces if p.label is not None and p.label.field is not None}
    found = {
        index: list(_labels_behind(text, value, head))
        for index, (head, value) in enumerate(pairwise(pieces), start=1)
        if head.label is not None and head.label.field and _is_value(head, value)
    }
    if not any(found.values()):
        yield from pieces
        return
    lines = Counter(p.atom.line for p in pieces if p.label is not None and p.label.field)
    proven = sum(any(s.proven for s in seconds) for seconds in found.values())
    proven += sum(count > 1 for count in lines.values())
    for index, piece in enumerate(pieces):
        kept = [
            second
            for second in found.get(index, ())
            if second.proven or (proven >= _SEVERAL and second.label.field not in named)
        ]
        named.update(second.label.field for second in kept if second.label.field)
        yield from _cut(text, piece, kept) if kept else (piece,)


def _is_value(head: Piece, value: Piece) -> bool:
    """Tell whether a piece stands behind its label, in the last cell of its line."""
    counts = head.label is not None and head.label.field == "direct_reports"
    if counts and "direct_reports" in fields_of(value.text):
        return False
    beside = value.label is None and value.atom.line == head.atom.line
    return beside and len(value.text.split()) <= _MOST_WORDS and len(value.span) == len(value.text)


def _labels_behind(text: str, value: Piece, first: Piece) -> Iterator[_Second]:
    words = [Span(*m.span()) for m in _WORD.finditer(text, value.span.start, value.span.end)]
    taken = {first.label.field if first.label else None}
    colon = ":" in text[first.span.end - 1 : value.span.start]
    posts = first.label is not None and first.label.field in _POSTS
    index = 1
    while index < len(words) - 1:
        step = 1
        for last in range(min(index + LABEL_WORDS, len(words) - 1) - 1, index - 1, -1):
            around = Span(words[index - 1].start, words[last + 1].end).of(text)
            if posts and last == index and names_work(around):
                continue
            second = _second(text, words, index, last, colon=colon)
            if second is not None and second.label.field not in taken:
                taken.add(second.label.field)
                yield second
                step = last - index + 2
                break
        index += step


def _second(
    text: str, words: Sequence[Span], first: int, last: int, *, colon: bool
) -> _Second | None:
    """Read words in the middle of a value as a label, with a value before and behind them.

    Where a colon stands behind the label before, one behind these words would be looked for too.
    """
    span = Span(words[first].start, words[last].end)
    phrase = span.of(text)
    label = labels().field(phrase, slips=False)
    behind = text[words[last + 1].start : words[-1].end]
    opens = behind[0].isupper() or behind[0].isdigit()
    if label is None or not opens:
        return None
    if not begins_label(text, words[first - 1]) or in_brackets(text, words[0].start, span.start):
        return None
    shaped = label.field is not None and fits(label.field, behind)
    small = shaped and label.sure and last > first and phrase[1:].islower()
    if not (small or looks_printed(phrase)):
        return None
    bare = colon and not text[span.start : span.end + 1].endswith(":")
    whole = last > first and ((label.sure and not bare) or is_none(behind))
    return _Second(span, label, shaped or whole)


def _cut(text: str, piece: Piece, seconds: Sequence[_Second]) -> Iterator[Piece]:
    at = piece.span.start
    for second in seconds:
        before = trimmed(text, Span(at, second.span.start))
        yield part(text, piece.atom, before)
        yield part(text, piece.atom, second.span, second.label)
        at = second.span.end
    rest = trimmed(text, Span(at, piece.span.end))
    yield part(text, piece.atom, rest)
