"""What a short form means that several things share: by the words around it, else by use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.linking.catalogue import catalogue
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.graph.document import Span
    from remit.graph.profile import Thing

_AROUND = 100


@once_per_overlay
def _readings() -> Mapping[str, Mapping[str, Phrases]]:
    data = load_toml("phrases/readings.toml")
    return {
        short: {meaning: pattern(words) for meaning, words in table.items()}
        for short, table in data.items()
    }


def meanings_here(text: str, span: Span) -> frozenset[str] | None:
    """Tell for which meanings the words around a short form speak; None where it has but one.

    >>> from remit.graph.document import Span
    >>> sorted(meanings_here("cash seizure under POCA", Span(19, 23)))
    ['Proceeds of Crime Act 2002']
    """
    table = _readings().get(span.of(text))
    if table is None:
        return None
    start, end = line_around(text, span, _AROUND)
    return frozenset(
        meaning
        for meaning, words in table.items()
        if words.search(text, start, span.start) or words.search(text, span.end, end)
    )


def line_around(text: str, span: Span, far: int) -> tuple[int, int]:
    """Give the part of the line around a place, at most so far on each side."""
    low, high = max(0, span.start - far), min(len(text), span.end + far)
    start = text.rfind("\n", low, span.start) + 1
    end = text.find("\n", span.end, high)
    return max(low, start), end if end >= 0 else high


def choose(text: str, span: Span, things: Iterable[Thing]) -> Sequence[Thing]:
    """Choose among the things that a short form can mean; all are left where nothing decides.

    Nothing is left where the words speak for something that the reference data do not hold.
    """
    left = list(things)
    speaking = meanings_here(text, span)
    if speaking:
        kept = [t for t in left if t.label in speaking]
        if len(kept) == 1 and len(speaking) == 1:
            return kept
        if not kept:
            return []
        left = kept
    usual = [t for t in left if t.iri in catalogue().usual.get(span.of(text), ())]
    return usual if len(usual) == 1 else left
