"""Tell by the words around a name whether a thing of some kind can be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.linking.readings import line_around
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from remit.graph.document import Span

_NEAR = 60


@once_per_overlay
def _contexts() -> dict[str, Phrases]:
    return {
        kind: pattern(entry["words"]) for kind, entry in load_toml("phrases/contexts.toml").items()
    }


def has_context(kind: str, span: Span, text: str) -> bool:
    """Tell whether a word that speaks for a kind of thing stands near a place, in its line.

    >>> from remit.graph.document import Span
    >>> has_context("VettingLevel", Span(0, 2), "MV clearance is needed")
    True
    """
    words = _contexts().get(kind)
    if words is None:
        return False
    start, end = line_around(text, span, _NEAR)
    return bool(words.search(text, start, span.start) or words.search(text, span.end, end))
