"""Find what a question takes for granted and no graph has: then an empty answer would mislead.

"To whom does the sergeant who runs the archive report" supposes such a sergeant. Where none is
found, the words may mean another, and "nobody" would be a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Alike, Listing, Putting
from remit.graph.asking.asked_amounts import Ranking, Weighing
from remit.graph.asking.logic import (
    All,
    Duty,
    IsOne,
    Mentions,
    Needs,
    Not,
    OneOf,
    Partnered,
    Related,
    Said,
    Things,
)
from remit.graph.asking.value import walk

if TYPE_CHECKING:
    from remit.graph.asking.asked import Question
    from remit.graph.asking.context import Context


def missing(question: Question, context: Context, text: str = "") -> Things | None:
    """Return a set that a question supposes to hold something, and that holds nothing; or None.

    Args:
        question: What was understood.
        context: Where it is answered.
        text: The question as it was put: "who is the inspector of Leck" supposes that one is.
    """
    if isinstance(question, Alike):
        return question.other if context.members(question.one)[0] else question.one
    if isinstance(question, Putting):
        return _labelled(question)
    if isinstance(question, Ranking | Weighing):
        return _ranked(question.things, context)
    return _listed(question, context, text) if isinstance(question, Listing) else None


def _labelled(question: Putting) -> Things:
    """Return the roles that would have to say something under a label."""
    said, of = Mentions(question.label), question.subject
    if isinstance(of, OneOf):
        return Things("role", All((IsOne(of), said)))
    return Things("role", All((of.where, said)) if of and of.where else said)


def _listed(question: Listing, context: Context, text: str) -> Things | None:
    """Return a set that a list supposes to hold something, and that holds nothing."""
    where = question.things.where
    covering = _covering(question.things)
    if covering is not None and not context.members(covering)[0]:
        return covering
    parts = where.parts if isinstance(where, All) else ()
    if any(isinstance(part, Not) and part.part in parts for part in parts):
        return question.things  # what is denied and said at once was not read as it was meant
    related = [part for part in parts if isinstance(part, Related)]
    ranked = any(part.relation == "rank" for part in related) and len(related) == len(parts)
    if ranked and text.strip().casefold().startswith(tuple(context.lexicon.telling["the_one"])):
        return question.things
    if isinstance(where, All) and any(isinstance(part, Duty) for part in where.parts):
        return question.things  # what is done was found, and of others than were asked for
    for part in walk(question):
        inner = part.target if isinstance(part, Related) else None
        inner = part.by if isinstance(part, Needs | Mentions) else inner
        if isinstance(inner, Things) and _described(inner) and not context.members(inner)[0]:
            return inner
    return None


def _ranked(things: Things, context: Context) -> Things | None:
    """Return a set of which the first is asked, where what all in it are is said of none."""
    return things if isinstance(things.where, Related) and not context.members(things)[0] else None


def _covering(things: Things) -> Things | None:
    """Give the units of which it is asked what forces they cover, where they are described."""
    where = things.where
    if not isinstance(where, Related) or where.relation != "covers" or not where.inverse:
        return None
    units = where.target
    if not isinstance(units, Things) or units.where is None:
        return None
    return Things(units.kind, All((units.where, Partnered("covers"))))


def _described(things: Things) -> bool:
    """Tell whether a set is described by more than one condition, or by words of a field."""
    return isinstance(things.where, All | Said)
