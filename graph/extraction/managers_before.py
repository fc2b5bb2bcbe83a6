"""Read the manager whom a sentence names first: `the Stores Head, to whom you report`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.running_text import running_text
from remit.graph.linking.occupations import names_work
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Item

_WORD = re.compile(r"\S+")
_MOST_WORDS, _FAR = 8, 100


def manager_before(items: Iterable[Item], names: Names) -> Value | None:
    """Read who stands between an article and words that say that one reports to them."""
    phrases = relation_phrases().reported_to
    if not phrases.may_stand_among(names.words.vocabulary):
        return None
    before = running_text().names.before
    for item in items:
        said = phrases.search(names.plain, item.span.start, item.span.end)
        if said is None:
            continue
        start = max(item.span.start, said.start() - _FAR)
        end = start + len(names.plain[start : said.start()].rstrip(" ,\n"))
        words = list(_WORD.finditer(names.plain, start, end))[-_MOST_WORDS:]
        fronts = (before.match(names.plain, word.start()) for word in reversed(words))
        front = next((found for found in fronts if found and found[0].strip()), None)
        span = Span(front.end(), end) if front is not None and front.end() < end else None
        if span is not None and names_work(span.of(names.plain)):
            return Value(folded(span.of(names.plain)), span)
    return None
