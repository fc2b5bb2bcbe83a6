"""Answer what is missing: from one role for another, from what someone holds for a role."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.answer_needs import WEAKER, needed
from remit.graph.asking.answer_roles import degree_of, needs_of, without
from remit.graph.asking.answer_tables import stated
from remit.graph.asking.asked import Fitting, Lacking, Wanting
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.gathering import Support
from remit.graph.asking.logic import All, Any, IsOne, Needs, OneOf, Things
from remit.graph.asking.search import passages
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.logic import Condition, Topic

_PRESUPPOSED = "SELECT ?x ?o WHERE {{ {bound} ?x remit:presupposes+ ?o }}"
_COUNTED = """SELECT ?x (COUNT(DISTINCT ?q) AS ?n) WHERE {{ {bound}
  ?x remit:requirement ?q . ?q remit:modality ?m .
  FILTER(?m IN (remit:essential, remit:obligatory, remit:conditional)) }} GROUP BY ?x"""
_MOST_ROLES = 10
_MOST_LACKS = 40


def lacking(question: Lacking, context: Context) -> Outcome:
    """List what one role needs or wishes for that another neither needs nor wishes for.

    What one needs and the other only wishes for is lacking, too.
    """
    wanted, query = needs_of(question.want, context, question.kind)
    had, _ = needs_of(question.have, context, question.kind)
    have = question.have.names[0].label
    only_wished = [draft for draft in had if degree_of(draft) == "desirable"]
    firm = {d.iri for d in wanted if d.iri and degree_of(d) not in WEAKER}
    raised = firm & {draft.iri for draft in only_wished}
    lesser = Support(True, (), f"only desirable in the profile of {have}")
    drafts = [
        replace(d, support=d.support.with_(lesser)) if d.iri in raised else d
        for d in without(wanted, [draft for draft in had if draft.iri not in raised])
    ]
    note = f"“lacks” means that the profile of {have} does not ask for it"
    return Outcome(context.finish(drafts), query, (note,))


def wanting(question: Wanting, context: Context) -> Outcome:
    """List what a role needs or wishes for, without what someone holds and what follows from it."""
    every, query = needs_of(question.want, context)
    want = question.want.names[0]
    held = {
        n.iri for topic in question.held if isinstance(topic, OneOf) for n in topic.names
    } | _following(question.held, context)
    backed = {
        p.statement
        for topic in question.held
        for p in passages(Needs(topic, "any"), context.lexicon, context.index)
        if p.role == want.iri
    }
    drafts = [draft for draft in every if draft.iri not in held and draft.iri not in backed]
    names = ", ".join(_named(topic) for topic in question.held)
    notes = (f"left out, as held: {names}",)
    return Outcome(context.finish([*_rank_wanted(question, context), *drafts]), query, notes)


def _rank_wanted(question: Wanting, context: Context) -> list[Draft]:
    """Draft the rank of a role where someone of another rank asks for it."""
    held = question.rank
    if held is None or context.members(Things("role", All((IsOne(question.want), held))))[0]:
        return []
    wanted = [n.iri for n in question.want.names]
    found = [
        (value, quote)
        for name in ("designation", "rank")
        for _, value, quote in stated(context.lexicon.relations[name], wanted, context)
    ]
    said = " ".join(dict.fromkeys(value for value, _ in found))
    quotes = tuple(dict.fromkeys(quote for _, quote in found if quote))
    return [Draft("rank", None, said, Support(True, quotes))] if said else []


def _named(topic: Topic) -> str:
    if isinstance(topic, OneOf):
        return " or ".join(n.label for n in topic.names)
    return getattr(topic, "written", "")


def _following(held: Sequence[Topic], context: Context) -> set[str]:
    """List what holding these topics presupposes, such as a lower level of a scale."""
    iris = [n.iri for topic in held if isinstance(topic, OneOf) for n in topic.names]
    return {row[1] for row in context.gatherer.bound(_PRESUPPOSED, iris)}


def fitting(question: Fitting, context: Context) -> Outcome:
    """List the roles that ask for something that is held, fewest needs left first."""
    conditions = [_asked_for(topic, question.among) for topic in question.held]
    found = [context.members(Things("role", condition)) for condition in conditions]
    matches = Counter(iri for members, _ in found for iri in members)
    members, query = context.members(Things("role", Any(tuple(conditions))))
    counts = {iri: int(n) for iri, n in context.gatherer.bound(_COUNTED, members)}
    labels = context.labelled(members)
    members.sort(key=lambda iri: (-matches[iri], counts.get(iri, 0), natural(labels[iri])))
    shown = members[:_MOST_ROLES]
    support = context.supporter.of(Any(tuple(conditions)), shown)
    documents = context.gatherer.documents(shown)
    known = {n.iri for topic in question.held if isinstance(topic, OneOf) for n in topic.names}
    drafts = []
    for iri in shown:
        every, _ = needed(Things("requirement", Needs(by=context.role(iri))), context)
        lacks = [draft for draft in every if draft.iri not in known]
        said = _fit(matches[iri], len(question.held), lacks)
        drafts.append(
            Draft(labels[iri], iri, said, support.get(iri, Support()), documents.get(iri, ()))
        )
    more = len(members) - len(shown)
    notes = (f"{more} more roles ask for some of it",) if more > 0 else ()
    return Outcome(context.finish(drafts), query, notes)


def _asked_for(topic: Topic, among: Condition | None) -> Condition:
    """Say that a role asks for a topic in any degree, and what else holds of it."""
    asked = Any((Needs(topic), Needs(topic, "desirable")))
    return All((asked, among)) if among else asked


def _fit(count: int, held: int, lacks: Sequence[Draft]) -> str:
    names = "; ".join(draft.label for draft in lacks[:_MOST_LACKS])
    more = f" and {len(lacks) - _MOST_LACKS} more" if len(lacks) > _MOST_LACKS else ""
    left = f"; also needed: {names}{more}" if lacks else "; nothing else is asked for"
    which = "asks for what is held" if held == 1 else f"asks for {count} of the {held} held"
    return f"{which}{left}"
