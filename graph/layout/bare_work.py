"""Find the duties of a form that has lost its headings: sentences of work one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.layout.contents import opens_work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.model import Item

_FEW, _WORDS, _LEAST = 3, 8, 2


def run_of_work(items: Sequence[Item]) -> range | None:
    """Find the first run of sentences of which each opens with a verb of work; three make one.

    >>> from remit.graph.document import Span
    >>> from remit.graph.layout.model import Item
    >>> told = ["Clerk", *["Keep the records of all the vehicles of the fleet."] * 3, "Wick"]
    >>> run_of_work([Item(Span(0, 1), text) for text in told])
    range(1, 4)
    """
    first = 0
    for at, item in enumerate((*items, None)):
        if item is not None and _is_work(item):
            continue
        if at - first >= _FEW:
            return range(first, at)
        first = at + 1
    return None


def listed_work(items: Sequence[Item]) -> range | None:
    """Find the first run of items with marks; it is work where most open with a verb of work.

    >>> from remit.graph.document import Span
    >>> from remit.graph.layout.model import Item
    >>> said = [("", "You will:"), ("-", "File papers"), ("-", "Answer letters"), ("", "Apply now")]
    >>> listed_work([Item(Span(0, 1), text, mark) for mark, text in said])
    range(1, 3)
    """
    first = next((at for at, item in enumerate(items) if item.marker), len(items))
    last = next((at for at in range(first, len(items)) if not items[at].marker), len(items))
    work = sum(opens_work(item.text) for item in items[first:last])
    return range(first, last) if work >= _LEAST and 2 * work > last - first else None


def _is_work(item: Item) -> bool:
    long = len(item.text.split()) >= _WORDS and item.text.endswith(".")
    return long and not item.marker and opens_work(item.text)
