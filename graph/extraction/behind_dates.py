"""Read what else stands behind a date in its field: `3 May 2024. 37 hours a week, 2 posts.`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.extraction.amounts import count_in, hours_in
from remit.graph.extraction.dates import next_date
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.layout.model import Layout

_SENTENCE_ENDS = re.compile(r"[.;]\s+(?=\w)")
_PARTS = re.compile(r"[^.,;]*[^.,;\s](?:\.\d[^.,;]*)?")


def before_more(value: Value) -> Value:
    """Keep of what stands in the field of a date the sentence with the date.

    >>> from remit.graph.document import Span
    >>> before_more(Value("3 May 2024. 2 posts.", Span(0, 20))).text
    '3 May 2024'
    """
    date = next_date(value.text, 0)
    ends = _SENTENCE_ENDS.search(value.text, date.end) if date is not None else None
    if ends is None or len(value.text) != len(value.span):
        return value
    return Value.at(value.span.start, value.text[: ends.start()])


def hours_behind_date(layout: Layout) -> Value | None:
    """Read the hours of a week behind a date."""
    return next((v for v in _behind(layout) if hours_in(v.text) is not None), None)


def posts_behind_date(layout: Layout) -> Value | None:
    """Read how many posts there are behind a date."""
    told = (v for v in _behind(layout) if " " in v.text and count_in(v.text) is not None)
    return next(told, None)


def _behind(layout: Layout) -> Iterator[Value]:
    """Give the parts of the sentences behind the date of a field."""
    for field in layout.fields:
        if field.name != "date" or field.value is None or len(field.text) != len(field.value):
            continue
        kept = before_more(Value(field.text, field.value)).text
        if len(kept) == len(field.text):
            continue
        for part in _PARTS.finditer(field.text, len(kept) + 1):
            words = part[0].strip()
            yield Value.at(field.value.start + part.start() + part[0].index(words), words)
