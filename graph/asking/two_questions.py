"""Answer two questions that stand in one, where nothing reads them together.

The second may go on from the first: "who commands the unit, and which forces does it cover".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.answer import says_something
from remit.graph.asking.fold import words
from remit.graph.asking.logic import OneOf, Things
from remit.graph.asking.value import walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.answer import Reply
    from remit.graph.asking.asked import Question
    from remit.graph.asking.engine import Asker
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.trees.meaning import Goal

_FEWEST = 4  # words of a question
_SUBJECTS = frozenset({"role", "unit"})


def both(text: str, asker: Asker, lexicon: Lexicon) -> Reply | None:
    """Answer each of two questions; None where there are not two, or one has no answer."""
    for first, second in parts(text, (*lexicon.moving["asking"], *lexicon.moving["helping"])):
        one = asker.ask(first)
        meant = asker.understood
        if one.refused or not says_something(one.answers):
            continue
        other = _other(second, meant, asker, lexicon)
        if other is not None:
            said = f"{one.understood}; and {other.understood}"
            notes = tuple(dict.fromkeys((*one.notes, *other.notes)))
            answers = tuple(dict.fromkeys((*one.answers, *other.answers)))
            return replace(one, question=text, understood=said, answers=answers, notes=notes)
    return None


def _other(
    text: str, before: Question | Goal | None, asker: Asker, lexicon: Lexicon
) -> Reply | None:
    """Answer the second question; None where it speaks of something that the first leaves open."""
    about = _subject(before)
    of_it = _of_it(text, about, _is_of_roles(before), lexicon) if about else text
    if of_it == text and not {*lexicon.pronouns, *lexicon.telling["before"]}.isdisjoint(
        words(text)
    ):
        return None
    reply = asker.ask(of_it)
    if reply.refused or not says_something(reply.answers):
        return None
    same = of_it == text or (about is not None and _is_of(about, asker.understood))
    return reply if same else None


def is_evident(text: str, helping: Sequence[str]) -> bool:
    """Tell whether a second question has a verb and a word for who was asked of.

    >>> is_evident("who leads the unit and which forces does the unit cover", ["does"])
    True
    >>> is_evident("who leads it and covers Kent", ["does"])
    False
    """
    verb = "|".join(map(re.escape, helping))
    asked = rf"(?:(?:wh\w+|how)(?: \w+){{0,4}} )?(?:{verb})"
    return bool(re.search(rf"\band {asked} (?:she|he|the (?:post|role|job|unit))\b", text, re.I))


def parts(text: str, asking: Sequence[str]) -> list[tuple[str, str]]:
    """Part a text where a second question begins; each way that leaves two.

    >>> parts("Who leads the unit, and what does it cover?", ["what", "who"])
    [('Who leads the unit', 'what does it cover?')]
    >>> parts("Who leads the unit and the team?", ["what", "who"])
    []
    """
    begun = "|".join(map(re.escape, sorted(asking, key=len, reverse=True)))
    found = re.finditer(rf"(?:,|;)?\s+and\s+(?=(?:{begun})\b)", text, re.I)
    made = [(text[: one.start()].strip(), text[one.end() :].strip()) for one in found]
    return [pair for pair in made if all(len(part.split()) >= _FEWEST for part in pair)]


def _subject(meant: Question | Goal | None) -> OneOf | None:
    """Give the one role or unit that a question was about; None where there is not one."""
    ones = {one for one in walk(meant) if isinstance(one, OneOf) and _is_one(one)} if meant else ()
    return next(iter(ones)) if len(ones) == 1 else None


def _is_one(one: OneOf) -> bool:
    return len(one.names) == 1 and one.names[0].kind in _SUBJECTS


def _of_it(text: str, about: OneOf, of_others: bool, lexicon: Lexicon) -> str:
    """Put a name in the place of the word that stands for it.

    Where other people were asked for, "he" and "they" may be these.
    """
    of_unit = about.names[0].kind == "unit"
    told = lexicon.telling
    meant = (
        told["the_unit"] if of_unit else [*told["the_post"], *([] if of_others else told["holder"])]
    )
    said = "|".join(meant)
    return re.sub(rf"\b(?:{said})\b", f"the {about.written}", text, count=1, flags=re.I)


def _is_of_roles(meant: Question | Goal | None) -> bool:
    """Tell whether a question asked for roles."""
    things = getattr(meant, "things", None)
    return isinstance(things, Things) and things.kind == "role"


def _is_of(about: OneOf, meant: Question | Goal | None) -> bool:
    """Tell whether a question is about the same thing, or what goes by the same words."""
    same = {name.iri for name in about.names}
    ones = [one for one in walk(meant) if isinstance(one, OneOf)] if meant else []
    return any(one.written == about.written or same <= {n.iri for n in one.names} for one in ones)
