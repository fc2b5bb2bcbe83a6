"""Read what a role is for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.signs import plain_words
from remit.graph.overlay import load_toml
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.model import Item, Layout

_SENTENCE_ENDS = re.compile(r"[.?!]\s+(?=[A-Z])")


def read_purpose(layout: Layout) -> Value | None:
    """Read the section about the purpose: of several the one whose heading calls it so."""
    told = [s for s in layout.sections if s.kind == "purpose" and s.items]
    calling = frozenset(load_toml("layout/headings.toml")["purposes"])
    called = (s for s in told if not calling.isdisjoint(plain_words(s.title)))
    section = next(called, told[0] if told else None)
    if section is None:
        return None
    items = _without_lead(section.items)
    if not items:
        return None
    span = Span(items[0].span.start, items[-1].span.end)
    return Value(" ".join(i.text for i in items), span, section.title or None)


def _without_lead(items: Sequence[Item]) -> list[Item]:
    """Leave out what leads in, at the end, to the list of another section: `You will:`."""
    last = items[-1]
    if not last.text.endswith(":"):
        return list(items)
    stops = list(_SENTENCE_ENDS.finditer(last.text)) if len(last.text) == len(last.span) else []
    if not stops:
        return list(items[:-1])
    text = last.text[: stops[-1].start() + 1]
    span = Span(last.span.start, last.span.start + len(text))
    return [*items[:-1], replace(last, text=text, span=span)]
