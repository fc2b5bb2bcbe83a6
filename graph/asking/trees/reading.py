"""Read a question over a user's graph: every word, in the likeliest way that makes a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.fold import fold, words
from remit.graph.asking.lattice import build
from remit.graph.asking.trees.chunks import chunks
from remit.graph.asking.trees.goals import NOW, SUMMING, Told, goals
from remit.graph.asking.trees.mention import covers
from remit.graph.asking.trees.mentions import mentions

if TYPE_CHECKING:
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex
    from remit.graph.asking.preparing import Prepared
    from remit.graph.asking.trees.meaning import Goal

FAR = 0.3
"""How much more than the likeliest a reading may cost to be looked at."""
_ROUNDED = 1e-6
_SMALL = frozenset({"the", "a", "an", "our", "this", "that", "each", "every"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a question, with what it costs to read it so."""

    cost: float
    goal: Goal


def readings(
    prepared: Prepared,
    lexicon: Lexicon,
    index: NameIndex,
    question: str = "",
    most: float = float("inf"),
) -> list[Reading]:
    """List what a question may want of a user's graph, the likeliest first; nothing far less so.

    Args:
        prepared: Its words.
        lexicon: The words that are known.
        index: The names.
        question: The question as it was put, for its capitals.
        most: What the likeliest may cost.
    """
    if not prepared.tokens:
        return []
    lattice = build(prepared.tokens, lexicon, index)
    before = _words_before([token.text for token in prepared.tokens])
    found: dict[Goal, float] = {}
    best = float("inf")
    capitals = _capitals(question)
    ends = tuple(lexicon.own["summing"])
    summing = fold(question).rstrip("?!. ").endswith(ends)
    said = f" {' '.join(words(question))} "
    now = any(f" {word} " in said for word in lexicon.own["former"]["today"])
    said_of = frozenset(name for name, so in ((SUMMING, summing), (NOW, now)) if so)
    told = Told(before, said_of)
    for cost, cover in covers(mentions(lattice, lexicon, index, capitals)):
        left = (best + FAR if best < most else most) + _ROUNDED - cost
        if left < 0.0:
            break  # to read on never makes it cheaper
        for further, goal in goals(chunks(cover), told, lexicon, index, left):
            total = cost + further
            if total < found.get(goal, float("inf")):
                found[goal] = total
                best = min(best, total)
    ordered = sorted(found.items(), key=lambda pair: pair[1])
    return [Reading(cost, goal) for goal, cost in ordered]


def _capitals(question: str) -> frozenset[str] | None:
    """List the words written with a capital, each time; None where capitals say nothing."""
    said = re.findall(r"[^\W_]+", question)
    small = {fold(word) for word in said if not word[:1].isupper()}
    found = frozenset(fold(word) for word in said if word[:1].isupper()) - small
    return found or None


def _words_before(said: list[str]) -> list[str]:
    """List for each word the one before it, articles stepped over."""
    found = []
    last = ""
    for word in said:
        found.append(last)
        if word not in _SMALL:
            last = word
    return [*found, last]
