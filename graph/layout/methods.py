"""Take what says how a criterion is tested off the ends of a list: `Tact with callers (A, I)`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.layout.furniture import is_method

if TYPE_CHECKING:
    from remit.graph.layout.model import Item

_AT_END = re.compile(r"\s*[(\[]([A-Za-z][A-Za-z ,/&+]{0,30})[)\]]\.?$")
_BRACKETS = (")", "]", ").", "].")
_FEW = 2


def without_methods(text: str, items: tuple[Item, ...]) -> tuple[tuple[Item, ...], list[Span]]:
    """Give items without the methods at their ends, and where these stand.

    One alone may be part of what is asked.

    >>> from remit.graph.layout.model import Item
    >>> said = "Tact (A, I) Wit (I)"
    >>> items = (Item(Span(0, 11), said[:11]), Item(Span(12, 19), said[12:]))
    >>> [item.text for item in without_methods(said, items)[0]]
    ['Tact', 'Wit']
    """
    ends = [_method(text, item) for item in items]
    if sum(end is not None for end in ends) < _FEW:
        return items, []
    done = tuple(
        item if end is None else _shortened(text, item, end)
        for item, end in zip(items, ends, strict=True)
    )
    return done, [end for end in ends if end is not None]


def _method(text: str, item: Item) -> Span | None:
    """Find the method in brackets at the end of an item."""
    ends = item.text.endswith(_BRACKETS)
    found = _AT_END.search(item.text) if ends else None
    if found is None or not found.start() or not is_method(found[1]):
        return None
    span = trimmed(text, Span(item.span.end - len(found[0]), item.span.end))
    return span if span.of(text) == found[0].strip() else None


def _shortened(text: str, item: Item, end: Span) -> Item:
    span = trimmed(text, Span(item.span.start, end.start))
    kept = item.text[: len(item.text) - (item.span.end - end.start)].rstrip()
    return replace(item, span=span, text=kept)
