"""Find the heading that stands in a line behind the value of its last field."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.labels import labels
from remit.graph.layout.printed import begins_label, ended, looks_printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.labels import Found, Label

_FEW_FIELDS = 2
_VALUE_WORDS, _HEADING_WORDS = 10, 4
_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"\s+[A-Z][\w’']*,?\s+(?:[\w’'-]+\s+){0,2}?[a-z]")


def behind_values(text: str, span: Span, known: Sequence[Found]) -> list[Found]:
    """Find a heading that parts the value of the last field from the sentences below it.

    At least two fields stand in the line, and no sentence before the heading.

    >>> from remit.graph.layout.before_colons import before_colons
    >>> said = "Grade: B Location: Marlow Purpose Keeps the files."
    >>> whole = Span(0, len(said))
    >>> [said[a:b] for a, b, _ in behind_values(said, whole, list(before_colons(said, whole)))]
    ['Purpose']
    """
    fields = [found for found in known if found[2].field is not None]
    if len(fields) < _FEW_FIELDS:
        return []
    start = max(end for _, end, _ in fields)
    end = min((f[0] for f in known if f[0] > start), default=span.end)
    most = _VALUE_WORDS + _HEADING_WORDS
    words = [Span(*m.span()) for m in islice(_WORD.finditer(text, start, end), most)]
    for at in range(1, min(len(words), _VALUE_WORDS)):
        if ended(text, words[at - 1]):
            return []
        if not (text[words[at].start].isupper() and begins_label(text, words[at - 1])):
            continue
        for last in range(min(at + _HEADING_WORDS, len(words)) - 1, at - 1, -1):
            label = _heading(text, Span(words[at].start, words[last].end))
            if label is not None:
                return [(words[at].start, words[last].end, label)]
    return []


def _heading(text: str, span: Span) -> Label | None:
    """Read words before a sentence as a listed heading."""
    phrase = span.of(text)
    if not (looks_printed(phrase) or phrase[1:].islower()) or not _SENTENCE.match(text, span.end):
        return None
    label = labels().section(phrase, alone=False)
    return label if label is not None and label.sure and label.listed else None
