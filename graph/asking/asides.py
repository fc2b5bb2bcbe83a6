"""Find the question inside a text: what is said around it is left aside, and named.

A text that is not read as it stands may be a sentence on why it is asked, a question, and thanks.
Each question in it is tried alone; what someone has or is stays, as it changes the answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.lexicon import Lexicon

_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+")
_LONGEST = 2000
_MOST = 12


def questions_inside(text: str, lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (question, what is left aside) for each way to find one question in a text.

    The longest questions come first.
    """
    sentences = [part for part in _SENTENCE.split(text[:_LONGEST].strip()) if part.strip()]
    embedding = _pattern(lexicon.asides["embedding"], lexicon.asides["asking"])
    holding, outer = (_words(lexicon.asides[name]) for name in ("holding", "outer"))
    found: dict[str, tuple[str, ...]] = {}
    asked = any(part.rstrip().endswith("?") for part in sentences)
    for place, sentence in enumerate(sentences):
        others = tuple(s for at, s in enumerate(sentences) if at != place)
        if any(holding.search(other) for other in others):
            continue
        if others and (sentence.rstrip().endswith("?") or not asked):
            found.setdefault(sentence, others)
        for match in list(embedding.finditer(sentence))[:_MOST]:
            before = sentence[: match.start("asked")].strip(" ,:–-")
            if before and not (holding.search(before) or outer.match(before)):
                found.setdefault(sentence[match.start("asked") :], (*others, before))
    yield from sorted(found.items(), key=lambda pair: -len(pair[0]))[:_MOST]


def _pattern(embedding: list[str], asking: list[str]) -> re.Pattern[str]:
    """Find a question behind words that put it inside another sentence: "tell me which"."""
    outer, inner = ("|".join(map(re.escape, words)) for words in (embedding, asking))
    return re.compile(rf"\b(?:{outer})\b[\s,:]+(?P<asked>(?:{inner})\b)", re.IGNORECASE)


def _words(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
