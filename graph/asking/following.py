"""Read a question that goes on from the one before: "of those, which are in CTP", "why"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import (
    Checking,
    Counting,
    Describing,
    Existing,
    Listing,
    Placing,
)
from remit.graph.asking.fold import fold
from remit.graph.asking.logic import All, Needs, OneOf, Things
from remit.graph.asking.reading import Understood, read
from remit.graph.asking.slots import managers
from remit.graph.asking.subjects import flat
from remit.graph.asking.value import replaced, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.asked import Question
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex

_ASKING = ("which ", "who ", "what ", "that ", "whose ")


def follow_up(
    text: str, last: Question | None, lexicon: Lexicon, index: NameIndex
) -> Question | None:
    """Return what a text asks after the last question; None where it stands by itself."""
    said = plainly(text)
    if last is None or not said:
        return None
    phrases = lexicon.follow_up
    found = _found(last)
    if said in phrases["why"]:
        return _why(last)
    if found is not None and said in phrases["whole"]:
        return Counting(found)
    if found is not None and found.kind == "role" and said in phrases["managers"]:
        return Listing(managers(found))
    if found is not None:
        nouns = lexicon.kinds[found.kind].several
        for sort, opening in (("counted", "how many"), ("any", "do any"), ("narrowing", "which")):
            rest = behind(said, phrases[sort])
            asked = read(f"{opening} {nouns} {rest}", lexicon, index) if rest else None
            if isinstance(asked, Understood):
                return _narrowed(asked.question, found)
    rest = behind(said, phrases["swapping"])
    return _swapped(rest, last, lexicon, index) if rest else None


def plainly(text: str) -> str:
    """Fold a question to its bare words."""
    return " ".join(fold(text).replace(",", " ").split()).strip(" ?!.")


def _found(last: Question) -> Things | None:
    """Return the set that a question was about."""
    if isinstance(last, Placing) and last.subject is None:
        return Things("role", last.condition)
    return last.things if isinstance(last, Listing | Counting | Existing) else None


def behind(said: str, openings: Sequence[str]) -> str:
    """Return what stands behind the longest of these openings, without its question word.

    >>> behind("and of those who use niche", ("and", "and of those"))
    'use niche'
    """
    for opening in sorted(openings, key=len, reverse=True):
        if said.startswith(opening + " "):
            rest = said[len(opening) + 1 :]
            return next((rest.removeprefix(w) for w in _ASKING if rest.startswith(w)), rest)
    return ""


def _narrowed(asked: Question, found: Things) -> Question | None:
    """Ask the same of those things only that were found before."""
    if not isinstance(asked, Listing | Counting | Existing) or asked.things.kind != found.kind:
        return None
    if asked.things.where is None:
        return None
    parts = [where for where in (found.where, asked.things.where) if where is not None]
    return type(asked)(Things(found.kind, flat(All(tuple(parts)))))


def _why(last: Question) -> Question | None:
    """Ask why what was answered holds."""
    if isinstance(last, Checking):
        return Placing(last.subject, last.condition, why=True)
    found = _found(last)
    if found is None or found.kind != "role" or found.where is None:
        return None
    return Placing(None, found.where, why=True)


def _swapped(rest: str, last: Question, lexicon: Lexicon, index: NameIndex) -> Question | None:
    """Put another thing in the place of the one thing of its kind that was asked about."""
    for probe in ("tell me about {}", "what does {} do"):
        found = read(probe.format(rest), lexicon, index)
        asked = found.question if isinstance(found, Understood) else None
        one = asked.one if isinstance(asked, Describing) else getattr(asked, "role", None)
        swapped = _with(last, one) if isinstance(one, OneOf) else None
        if swapped is not None:
            return swapped
    needing = read(f"which roles need {rest}", lexicon, index)
    if isinstance(needing, Understood) and isinstance(needing.question, Listing):
        where = needing.question.things.where
        needs = (part for part in walk(last) if isinstance(part, Needs))
        topics = [need.topic for need in needs if need.topic is not None]
        if isinstance(where, Needs) and isinstance(where.topic, OneOf) and len(topics) == 1:
            return replaced(last, topics[0], where.topic)
    return None


def _with(last: Question, one: OneOf) -> Question | None:
    kinds = {n.kind for n in one.names}
    ones = {part for part in walk(last) if isinstance(part, OneOf)}
    same = {other for other in ones if {n.kind for n in other.names} & kinds}
    if len(same) != 1:
        return None
    return replaced(last, same.pop(), one)
