"""Answer how many people roles manage: as their forms say, else by who reports to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.gathering import Support
from remit.graph.asking.heads import said_of_staff
from remit.graph.asking.logic import OneOf, Things
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from remit.graph.asking.asked import Staffing


def staffing(question: Staffing, context: Context) -> Outcome:
    """Say how many people a role manages, with the words of its form."""
    said = said_of_staff(context.gatherer)
    counts = context.compiler.heads()
    target = question.subject
    roles = context.members(target)[0] if isinstance(target, Things) else _iris(target)
    labels = context.labelled(roles)
    documents = context.gatherer.documents(roles)
    drafts, notes = [], []
    for role in roles:
        quotes = tuple(dict.fromkeys(evidence for _, evidence in said.get(role, ()) if evidence))
        texts = "; ".join(dict.fromkeys(text for text, _ in said.get(role, ())))
        if role not in counts and not texts:
            continue
        support = Support(True, quotes, "" if texts else "so many roles report to it")
        name = labels[role] if len(roles) > 1 else "number of staff"
        if role in counts:
            drafts.append(Draft(name, role, counts[role], support, documents.get(role, ())))
        elif len(roles) > 1:
            drafts.append(Draft(name, role, texts, support, documents.get(role, ())))
        else:
            drafts.append(Draft(texts, role, None, support, documents.get(role, ())))
            notes.append("its form gives no number")
    drafts.sort(key=lambda draft: (-_number(draft), natural(draft.label)))
    none = () if drafts else ("none: no form and no reporting line says so",)
    return Outcome(context.finish(drafts), None, (*none, *dict.fromkeys(notes)))


def _number(draft: Draft) -> int:
    return draft.value if isinstance(draft.value, int) else 0


def _iris(one: OneOf) -> list[str]:
    return [n.iri for n in one.names]
