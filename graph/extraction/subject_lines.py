"""Find the title of a post in the line that says what a letter or a message is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.title_parts import ENDS
from remit.graph.layout.labels import normal
from remit.graph.linking.alternatives import branching, either
from remit.graph.linking.occupations import names_work
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.graph.layout.model import Layout

_PARTS = re.compile(r",\s|\s[-–—|]\s")


@dataclass(frozen=True, slots=True)
class _Words:
    labels: frozenset[str]
    leads: re.Pattern[str]


@once_per_overlay
def _words() -> _Words:
    own = load_toml("phrases/titles.toml")["subject"]
    links = f"(?:{either(own['links'])})"
    return _Words(
        frozenset(own["labels"]),
        re.compile(rf"{branching(own['leads'])}(?:\s*[:–—-]+\s*|\s+{links}\s+)", re.I),
    )


def by_subject(layout: Layout, without_extras: Callable[[str, Span], Span]) -> Iterator[Value]:
    """Find what the subject of a message names at work: `Subject: Fwd: Vacancy - Quay Clerk x 2`.

    Args:
        layout: The message.
        without_extras: Cuts off a title how many posts there are; what follows that is no title.
    """
    text = layout.document.text
    for field in layout.fields:
        if field.value is None or normal(field.label_text) not in _words().labels:
            continue
        start, end = field.value.start, field.value.end
        while lead := _words().leads.match(text, start, end):
            start = lead.end()
        whole = without_extras(text, Span(start, end))
        ends = (Span(start, found.start()) for found in _PARTS.finditer(text, start, end))
        cut = ((without_extras(text, head), head) for head in ends)
        span = next((short for short, head in cut if short != head), whole)
        span = trimmed(text, span, ENDS)
        if names_work(span.of(text)):
            yield Value(folded(span.of(text)), span)
