"""Answer where documents say something, and why something holds or does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.answer_desirable import desirable_only
from remit.graph.asking.answer_sets import drafted
from remit.graph.asking.asked import Placing
from remit.graph.asking.belonging import plain
from remit.graph.asking.complete_lists import complete_list
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.gathering import Support
from remit.graph.asking.logic import (
    All,
    Duty,
    IsOne,
    Mentions,
    Needs,
    Not,
    OneOf,
    Things,
    Words,
)
from remit.graph.asking.mentioned import mentioned
from remit.graph.asking.subheadings import heading_above

if TYPE_CHECKING:
    from remit.graph.asking.logic import Condition


def placing(question: Placing, context: Context) -> Outcome:
    """Show the words that say so, or why something holds."""
    where = question.condition
    if isinstance(question.subject, OneOf):
        where = All((IsOne(question.subject), where))
    elif question.subject is not None:
        where = All((question.subject.where, where)) if question.subject.where else where
    kind = _kind_of(question.subject)
    things = Things(kind, where)
    drafts, query = drafted(things, context)
    if question.why and isinstance(question.condition, Not):
        part, one = question.condition.part, question.subject
        listed = complete_list(part, one, context) if isinstance(one, OneOf) else None
        drafts = [_why_not(draft, part, listed, context) for draft in drafts]
    mentions = isinstance(question.condition, Mentions) and question.condition.topic
    if question.why and mentions and not drafts and isinstance(question.condition, Mentions):
        needs = Needs(question.condition.topic, "any")
        return placing(Placing(question.subject, needs, why=True), context)
    asked = question.condition if isinstance(question.condition, Needs) else None
    if asked and asked.modality == "any" and asked.topic and not drafts and not question.why:
        mention = Mentions(asked.topic)
        spoken = placing(Placing(question.subject, mention, heading=question.heading), context)
        if spoken.answers:
            return spoken
    if asked and isinstance(asked.topic, Words) and not drafts and not question.why:
        done = Duty(asked.topic)  # what must be done is no requirement, but a duty
        spoken = placing(Placing(question.subject, done, heading=question.heading), context)
        if spoken.answers:
            return spoken
    if question.heading:
        drafts = [replace(d, value=_heading(d, context) or d.value) for d in drafts]
    wished = [] if drafts else desirable_only(things, context)
    notes = () if drafts else ("none: no passage says that it is required",)
    return Outcome(context.finish(drafts), query, notes, context.finish(wished))


def _heading(draft: Draft, context: Context) -> str:
    """Name the headings next above the quotes that a draft rests on."""
    return heading_above(draft.support.evidence, context.index)


def _why_not(draft: Draft, where: Condition, listed: Support | None, context: Context) -> Draft:
    """Say why a thing is not among those for which a condition holds: what its profile does say."""
    said = listed or mentioned(where, draft.iri or "", context)
    return replace(draft, support=said or Support(True, (), "nothing in its profile says so"))


def _kind_of(subject: OneOf | Things | None) -> str:
    if subject is None:
        return "role"
    if isinstance(subject, Things):
        return subject.kind
    return plain(subject.names[0].kind)
