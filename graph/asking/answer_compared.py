"""Answer what several roles need that not all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.answer_roles import each_of, needs_of
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.gathering import Support

if TYPE_CHECKING:
    from remit.graph.asking.asked import Comparing

MOST_ROLES = 12


def comparing(question: Comparing, context: Context) -> Outcome:
    """List what some of these roles need or wish for and others do not, with those that do."""
    roles = each_of(question.roles, context)
    shown = roles[:MOST_ROLES]
    held: dict[str, list[str]] = {}
    drafts: dict[str, Draft] = {}
    query = ""
    for role in shown:
        needs, query = needs_of(role, context, question.kind, question.modality)
        for draft in needs:
            key = draft.label.casefold()
            drafts[key] = _joined(drafts[key], draft) if key in drafts else draft
            held.setdefault(key, []).append(role.names[0].label)
    found = [
        Draft(d.label, d.iri, "only " + " and ".join(held[key]), d.support, d.documents)
        for key, d in drafts.items()
        if len(set(held[key])) < len(shown)
    ]
    found.sort(key=lambda draft: (str(draft.value).count(" and "), str(draft.value)))
    notes = [f"all {len(shown)} share {len(drafts) - len(found)} more"] if drafts else []
    if len(roles) > len(shown):
        notes.append(f"the first {len(shown)} of {len(roles)} roles are compared")
    return Outcome(context.finish(found), query, tuple(notes))


def _joined(one: Draft, other: Draft) -> Draft:
    """Join what two roles need of one thing."""
    evidence = tuple(dict.fromkeys((*one.support.evidence, *other.support.evidence)))
    support = Support(one.support.stated and other.support.stated, evidence, one.support.why)
    documents = tuple(dict.fromkeys((*one.documents, *other.documents)))
    return Draft(one.label, one.iri, one.value, support, documents)
