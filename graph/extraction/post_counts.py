"""Read from a sentence how many posts there are: `three Records Clerk posts`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.extraction.amounts import count_in
from remit.graph.linking.alternatives import any_of, either
from remit.graph.linking.wording import pattern
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from remit.graph.amount import Amount
    from remit.graph.document import Span
    from remit.graph.linking.wording import Phrases


@dataclass(frozen=True, slots=True)
class _Words:
    number: str
    posts: str
    links: str
    invites: Phrases
    share: re.Pattern[str]


@once_per_overlay
def _words() -> _Words:
    own = load_toml("layout/amounts.toml")["count"]
    numbers = either(own["numbers"])
    return _Words(
        rf"(?<![\w£$€./-])(\d{{1,3}}|{numbers})",
        either(own["said"]),
        either(own["links"]),
        pattern(own["inviting"]),
        re.compile(rf"(?<!\w){either(own['shares'])}\s+$", re.I),
    )


def count_said(text: str, title: str, span: Span) -> tuple[int, int, Amount] | None:
    """Read how many posts of a title a sentence invites to: where the count stands, and what it is.

    >>> from remit.graph.document import Span
    >>> text = "We have three Quay Clerk posts to fill."
    >>> start, end, number = count_said(text, "Quay Clerk", Span(0, len(text)))
    >>> text[start:end], number.minimum
    ('three Quay Clerk posts', Decimal('3'))
    >>> count_said("Leads three Quay Clerks.", "Quay Clerk", Span(0, 24))
    """
    words = _words()
    if words.invites.search(text, span.start, span.end) is None:
        return None
    named = any_of([title.removesuffix("s")]) + "s?"
    ways = (
        rf"{words.number}\s+{named}\s+{words.posts}\b",
        rf"{words.number}\s+{words.posts}\s+{words.links}\s+{named}\b",
    )
    for way in ways:
        found = re.compile(way, re.I).search(text, span.start, span.end)
        number = count_in(found[1]) if found else None
        if found is None or number is None or words.share.search(text, span.start, found.start()):
            continue
        return found.start(), found.end(), number
    return None
