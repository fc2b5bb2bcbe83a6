"""Answer a question over a user's graph; what may mean several things is refused, not guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.answer import Reply
from remit.graph.asking.preparing import LONGEST_QUESTION, prepare
from remit.graph.asking.rungs import rungs
from remit.graph.asking.trees.answering import answered, holds
from remit.graph.asking.trees.reading import readings
from remit.graph.asking.trees.saying import Sayer
from remit.graph.asking.trees.schema import Schema
from remit.graph.asking.trees.sharing import as_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.asking.context import Context, Outcome
    from remit.graph.asking.preparing import Prepared
    from remit.graph.asking.trees.meaning import Goal
    from remit.graph.asking.trees.reading import Reading

# To whom something is done: "who mentors somebody" asks for those who mentor people.
_ANYONE = re.compile(r"(?<=\w )(?:somebody|someone|anybody|anyone)(?=\s*[?.!]*\s*$)", re.IGNORECASE)
_FRONTED = re.compile(
    r"(in|at|for|to|from|on|by|with|of|under) ((?:which|what|whom)\b.*?)([?.!\s]*)", re.I | re.S
)
_EACH = re.compile(
    r"((?:in|for|of|at) (?:each|every) (?:\w+ )?\w+),? ((?:which|what|who|how)\b.*?)([?.!\s]*)",
    re.I | re.S,
)
_WHICH_ONE = re.compile(
    r"(?:is|are|was|were) there (?:any |an? )?(.+?)\s*[?.,;:]+\s*(?:and |if so,? )?"
    r"(?:which|who|what)(?: ones?)?(?: (?:is|are) (?:it|they))?([?.!\s]*)",
    re.I | re.S,
)
_FOR_EACH = (
    r"for (?:each|every|all)(?: of)?(?: the)? (.+?),? (?:please )?(?:%s)(?: me| us)?,? "
    r"(?:(?:the|its|their) )?((?!which|what|who|how).+?)([?.!\s]*)"
)
_TO_GET = r"\b(costs?|costing) (?!to )(.+?) (to (?:%s))\b"
_NOTHING = re.compile(r"(?<=\w )nothing(?=\s*[?.!]*\s*$)", re.IGNORECASE)
_WHO_OF = re.compile(r"who of (?=(?:the|our|these|those|all)\b)", re.I)
_NEAR = 0.12
_LESS = 0.3
_MOST_WAYS = 3
_MOST_NEAR = 4


def reply(question: str, context: Context) -> tuple[Reply, Goal | None] | None:
    """Answer a question, and tell what it was taken for; None where it makes no tree.

    Where two readings are as likely as one another and their answers differ, it is refused.
    """
    found = _best(question, context)
    if found is None:
        return None
    prepared, likely, further = found
    sayer = Sayer(Schema.of(context.lexicon, context.index), context.lexicon.several)
    outcome = answered(likely[0].goal, context)
    if not any(answer.value != 0 for answer in outcome.answers):
        likely, outcome = _fuller(likely, further, outcome, context)
        if not holds(likely[0].goal, context):
            return None
    for other in likely[1:_MOST_NEAR]:
        if not _same(outcome, answered(other.goal, context)):
            meant = "; or ".join(dict.fromkeys(sayer.said(r.goal) for r in likely[:_MOST_NEAR]))
            return Reply(question, refusal=f"this may mean several things: {meant}"), None
    corrected = [f"“{written}” was read as “{word}”" for written, word in prepared.corrections]
    return _told(question, likely[0].goal, outcome, sayer, corrected), likely[0].goal


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
    """Take a reading that is hardly less likely and has answers for one that has none."""
    for other in (*likely[1:], *further)[:_MOST_NEAR]:
        found = answered(other.goal, context)
        if any(answer.value != 0 for answer in found.answers):
            return [other], found
    return likely, outcome


def _best(question: str, context: Context) -> tuple[Prepared, list[Reading], list[Reading]] | None:
    """Find the likeliest reading over all ways to read typos, with those as likely as it."""
    best: tuple[Prepared, list[Reading], list[Reading]] | None = None
    for prepared in _ways(question, context):
        found = readings(prepared, context.lexicon, context.index, question)
        if not found:
            continue
        cost = found[0].cost + prepared.distance
        if best is None or cost < best[1][0].cost + best[0].distance:
            near = [r for r in found if r.cost <= found[0].cost + _NEAR]
            rest = [r for r in found if _NEAR < r.cost - found[0].cost <= _LESS]
            best = (prepared, near, rest)
    return best


def _ways(question: str, context: Context) -> Iterator[Prepared]:
    """Yield the ways to read the words of a question, a preposition before "which" put behind."""
    fronted = _FRONTED.fullmatch(question.strip())
    each = _EACH.fullmatch(question.strip())
    question = f"{each[2]} {each[1].lower()}{each[3]}" if each else question
    asked = _WHICH_ONE.fullmatch(question.strip())
    question = f"list all {asked[1]}{asked[2]}" if asked else question
    verbs = {name: "|".join(said) for name, said in context.lexicon.own["verbs"].items()}
    given = re.fullmatch(_FOR_EACH % verbs["showing"], question.strip(), re.I | re.S)
    question = f"list all {given[1]} with their {given[2]}{given[3]}" if given else question
    question = as_same(question, context.lexicon.own["sharing"])
    question = _WHO_OF.sub("which ", question)
    near = "|".join(context.lexicon.own["levels"]["one-step"])
    question = re.sub(rf"\b(\w+) ({near}) (to|in|for|under|at|on|with)\b", r"\2 \1 \3", question)
    question = re.sub(_TO_GET % verbs["getting"], r"\1 \3 \2", question, flags=re.I)
    question = _ANYONE.sub("people", question)
    question = _NOTHING.sub("none", question)
    moved = f"{fronted[2]} {fronted[1].lower()}{fronted[3]}" if fronted else question
    for text in dict.fromkeys(t.replace("%", " percent") for t in (question, moved)):
        for count, prepared in enumerate(prepare(text, context.lexicon, context.index)):
            if count == _MOST_WAYS or len(prepared.tokens) > LONGEST_QUESTION:
                break
            yield prepared


def _same(one: Outcome, other: Outcome) -> bool:
    """Tell whether two outcomes give the same answers."""
    return {(a.iri, str(a.value)) for a in one.answers} == {
        (a.iri, str(a.value)) for a in other.answers
    }
