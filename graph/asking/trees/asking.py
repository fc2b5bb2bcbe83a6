"""Answer a question over a user's graph; what may mean several things is refused, not guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.answer import Reply, says_something
from remit.graph.asking.preparing import LONGEST_QUESTION, prepare
from remit.graph.asking.rungs import rungs
from remit.graph.asking.trees.answering import answered, holds
from remit.graph.asking.trees.either import either
from remit.graph.asking.trees.meaning import Counted, Lacks, Outnumbers, Tree
from remit.graph.asking.trees.other_words import in_other_words
from remit.graph.asking.trees.outnumbering import apart, pairs
from remit.graph.asking.trees.reading import FAR, readings
from remit.graph.asking.trees.rewritten import rewritten
from remit.graph.asking.trees.saying import Sayer
from remit.graph.asking.trees.schema import Schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.asking.context import Context, Outcome
    from remit.graph.asking.preparing import Prepared
    from remit.graph.asking.trees.meaning import Goal
    from remit.graph.asking.trees.reading import Reading

_HEADING = re.compile(r"(?:(?<=; )|\A)[^:;]+: ")
_NEAR = 0.12
_MOST_WAYS = 3
_MOST_NEAR = 4
_MOST_WORDS = 2 * LONGEST_QUESTION
"""No way to put a longer question is short enough to be read, and to look for one takes long."""


def reply(question: str, context: Context) -> tuple[Reply, Goal | None] | None:
    """Answer a question, and tell what it was taken for; None where it makes no tree.

    Where two readings are as likely as one another and their answers differ, it is refused.
    """
    if len(question.split()) > _MOST_WORDS:
        return None
    found = _as_it_stands(question, context)
    if found is not None:
        return found
    joined = either(question, context, _goal)
    if joined is not None:
        return following(question, joined, context), joined
    return in_other_words(question, context, _as_it_stands)


def _goal(question: str, context: Context) -> Goal | None:
    """Tell what a question wants by its own words."""
    found = _as_it_stands(question, context)
    return found[1] if found is not None else None


def _as_it_stands(question: str, context: Context) -> tuple[Reply, Goal | None] | None:
    """Answer a question by its own words."""
    beside = _outnumbering(question, context)
    if beside is not None:
        return following(question, beside, context), beside
    found = _best(question, context)
    if found is None:
        return None
    prepared, likely, further = found
    sayer = Sayer(Schema.of(context.lexicon, context.index), context.lexicon.several)
    outcome = answered(likely[0].goal, context)
    if not says_something(outcome.answers):
        likely, outcome = _fuller(likely, further, outcome, context)
        if not holds(likely[0].goal, context):
            return None
    for other in likely[1:_MOST_NEAR]:
        if not _same(outcome, answered(other.goal, context)):
            meant = "; or ".join(dict.fromkeys(sayer.said(r.goal) for r in likely[:_MOST_NEAR]))
            return Reply(question, refusal=f"this may mean several things: {meant}"), None
    corrected = [f"“{written}” was read as “{word}”" for written, word in prepared.corrections]
    return _told(question, likely[0].goal, outcome, sayer, corrected), likely[0].goal


def _outnumbering(question: str, context: Context) -> Outnumbers | None:
    """Read what compares two numbers of things; None where they are not told, or in two ways."""
    found: dict[Outnumbers, None] = {}
    for pair in pairs(question, context.lexicon):
        told = [_as_it_stands(text, context) for text in (pair.first, pair.second)]
        first, second = (one[1] if one is not None else None for one in told)
        if isinstance(first, Counted) and isinstance(second, Counted):
            goal = Outnumbers(pair.sign, first, second, pair.wants)
            whole = not (first.relation or second.relation)
            if whole and (pair.wants != "which" or apart(goal)):
                found[goal] = None
    return next(iter(found)) if len(found) == 1 else None


def following(question: str, goal: Goal, context: Context) -> Reply:
    """Answer what was read as going on from the question before."""
    sayer = Sayer(Schema.of(context.lexicon, context.index), context.lexicon.several)
    return _told(question, goal, answered(goal, context), sayer, ())


def _told(
    question: str, goal: Goal, outcome: Outcome, sayer: Sayer, corrected: Iterable[str]
) -> Reply:
    return Reply(
        question=question,
        understood=sayer.said(goal),
        sparql=outcome.sparql,
        answers=outcome.answers,
        notes=(*corrected, *outcome.notes),
        words=rungs(goal),
    )


def _fuller(
    likely: list[Reading], further: list[Reading], outcome: Outcome, context: Context
) -> tuple[list[Reading], Outcome]:
    """Take a reading that is hardly less likely and has answers for one that has none.

    What is lacked by nothing is an answer of its own: no longer way round is taken for it.
    """
    others = likely[1:] if _denies(likely[0].goal) else (*likely[1:], *further)
    for other in others[:_MOST_NEAR]:
        found = answered(other.goal, context)
        if says_something(found.answers):
            return [other], found
    return likely, outcome


def _denies(goal: Goal) -> bool:
    """Tell whether a question asks for what has not something, or not a value."""
    tree = getattr(goal, "tree", None)
    if not isinstance(tree, Tree):
        return False
    lacks = any(isinstance(test, Lacks) for test in tree.tests)
    return lacks or any(link.mode == "not" for link in tree.links)


def _best(question: str, context: Context) -> tuple[Prepared, list[Reading], list[Reading]] | None:
    """Find the likeliest reading over all ways to read typos, with those as likely as it."""
    best: tuple[Prepared, list[Reading], list[Reading]] | None = None
    for text, prepared in _ways(question, context):
        known = best[1][0].cost + best[0].distance if best is not None else float("inf")
        most = known - prepared.distance
        found = readings(prepared, context.lexicon, context.index, text, most)
        if found and found[0].cost + prepared.distance < known:
            near = [r for r in found if r.cost <= found[0].cost + _NEAR]
            rest = [r for r in found if _NEAR < r.cost - found[0].cost <= FAR]
            best = (prepared, near, rest)
    return best


def _ways(question: str, context: Context) -> Iterator[tuple[str, Prepared]]:
    """Yield the ways to read the words of a question, each with the text that it reads."""
    for text in rewritten(question, context.lexicon):
        for count, prepared in enumerate(prepare(text, context.lexicon, context.index)):
            if count == _MOST_WAYS or len(prepared.tokens) > LONGEST_QUESTION:
                break
            yield text, prepared


def _same(one: Outcome, other: Outcome) -> bool:
    """Tell whether two outcomes give the same answers, whatever their columns are called."""
    return _cells(one) == _cells(other)


def _cells(outcome: Outcome) -> set[tuple[str | None, str]]:
    return {(a.iri, _HEADING.sub("", str(a.value))) for a in outcome.answers}
