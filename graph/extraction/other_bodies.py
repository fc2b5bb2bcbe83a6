"""Tell where the name of a force is a part of the name of another body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.extraction.condition_words import topic_words
from remit.graph.linking.alternatives import branching, either
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from remit.graph.document import Span

_NEAR = 40


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands behind a name or the name of an area alone, and what before one of them."""

    behind: re.Pattern[str]
    behind_area: re.Pattern[str]
    ahead_of_area: re.Pattern[str]
    ahead: re.Pattern[str]
    plain: re.Pattern[str]
    word_ahead: re.Pattern[str]


@once_per_overlay
def _beside() -> _Beside:
    data = load_toml("phrases/relations.toml")["other_bodies"]
    area = [*data["behind"], *data["behind_area"]]
    behind, behind_area = (rf"[ \u00a0\n]*(?:{branching(w)})\b" for w in (data["behind"], area))
    openers = either(data["openers"])
    return _Beside(
        re.compile(behind, re.I),
        re.compile(behind_area, re.I),
        re.compile(rf"\b{either(data['ahead_of_area'])}\s+(?:the\s+)?$", re.I),
        re.compile(rf"\b(?i:{either(data['ahead'])})[ \u00a0-]$"),
        re.compile(rf"{either(data['plain'])}\b", re.I),
        re.compile(rf"(?<![\w’'-])(?!(?i:{openers})[ \u00a0])[A-Z][\w’'-]+[ \u00a0]$"),
    )


def names_another_body(text: str, span: Span) -> bool:
    """Tell whether what could be the name of a force is the front or the end of another body's.

    Behind the name of its area alone, more words show it; before one that begins with a word that
    many share, any name does.

    >>> from remit.graph.document import Span
    >>> said = "Kansas City Police", "The City Police", "East Kent Police"
    >>> [names_another_body(s, Span(s.index(s.split()[1]), len(s))) for s in said]
    [True, False, True]
    """
    words, surface = _beside(), span.of(text)
    bare = not topic_words().of_police.search(surface)
    ahead = text[max(0, span.start - _NEAR) : span.start].rpartition("\n")[2]
    if (words.behind_area if bare else words.behind).match(text, span.end):
        return True
    if bare:
        return words.ahead_of_area.search(ahead) is not None
    shared = words.plain.match(surface) and words.word_ahead.search(ahead)
    return bool(shared) or words.ahead.search(ahead) is not None
