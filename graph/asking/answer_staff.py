"""Answer how many people roles manage: as their forms say, else by who reports to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.fold import fold
from remit.graph.asking.gathering import Support
from remit.graph.asking.heads import said_of_staff
from remit.graph.asking.logic import Managing, OneOf, Things
from remit.graph.asking.support import BY_WORDS
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.asked import Staffing
    from remit.graph.asking.team import Sort

_HARDLY = 2  # words beside the name of a sort of staff that still leave it that sort


def staffing(question: Staffing, context: Context) -> Outcome:
    """Say how many people a role manages, with the words of its form."""
    if question.sort is not None:
        return _of_sort(question.subject, question.sort, context)
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
    if not drafts:
        drafts = _in_words(roles, context)
        notes += ["its words give no number"] if drafts else []
    return Outcome(context.finish(drafts), None, (*_NONE[bool(drafts) :], *dict.fromkeys(notes)))


def _in_words(roles: Sequence[str], context: Context) -> list[Draft]:
    """Draft the duties of roles that say that they manage people."""
    labels = context.labelled(roles)
    found: dict[str, list[str]] = {}
    for passage, _ in context.compiler.managed(Managing()):
        if passage.role in labels:
            found.setdefault(passage.role, []).append(passage.evidence)
    return [
        Draft(labels[role], role, None, Support(True, tuple(quotes), BY_WORDS))
        for role, quotes in found.items()
    ]


def _of_sort(subject: OneOf | Things, sort: Managing, context: Context) -> Outcome:
    """Say how many people of a sort roles manage: as their forms count them, else in words.

    A form that counts others and none of these gives 0, with its words.
    """
    roles = context.members(subject)[0] if isinstance(subject, Things) else _iris(subject)
    labels, documents = context.labelled(roles), context.gatherer.documents(roles)
    said = said_of_staff(context.gatherer)
    named: dict[str, list[tuple[str, list[Sort]]]] = {}
    for passage, sorts in context.compiler.managed(sort):
        named.setdefault(passage.role, []).append((passage.evidence, sorts))
    drafts, notes = [], []
    for role in roles:
        label = labels[role] if len(roles) > 1 else f"number of {sort.written}"
        found = named.get(role, ())
        counts = [one.count for _, sorts in found for one in sorts]
        quotes = tuple(evidence for evidence, _ in found)
        if counts and None not in counts:
            number = sum(count for count in counts if count is not None)
            drafts.append(
                Draft(label, role, number, Support(True, quotes), documents.get(role, ()))
            )
        elif found:
            why = "" if counts else BY_WORDS
            support = Support(True, quotes, why)
            drafts.append(Draft(labels[role], role, None, support, documents.get(role, ())))
            notes.append("its words give no number")
        elif role in said:
            quotes = tuple(dict.fromkeys(e for _, e in said[role] if e))
            texts = "; ".join(dict.fromkeys(text for text, _ in said[role]))
            support = Support(True, quotes, f"its form says of staff: “{texts}”")
            drafts.append(Draft(label, role, 0, support, documents.get(role, ())))
    if any(_number(draft) for draft in drafts) and len(roles) > 1:
        drafts = [draft for draft in drafts if draft.value != 0]
    drafts.sort(key=lambda draft: (-_number(draft), natural(draft.label)))
    return Outcome(context.finish(drafts), None, (*_NONE[bool(drafts) :], *dict.fromkeys(notes)))


def of_form(roles: Sequence[str], context: Context) -> list[Draft]:
    """Draft what the forms of roles say of their staff, where they name any."""
    said = said_of_staff(context.gatherer)
    counts = context.compiler.heads()
    found = [(role, *one) for role in roles for one in said.get(role, ()) if counts.get(role) != 0]
    found.sort(key=lambda one: _offset(one[2]))
    return [
        Draft(text, role, None, Support(True, (evidence,) if evidence else (), AS_ITS_FORM_SAYS))
        for role, text, evidence in found
    ]


def unnamed(staff: Sequence[Draft], labels: Sequence[str]) -> list[Draft]:
    """Leave out those of a form's staff that name one of some labels and hardly more."""
    known = [f" {fold(label)} " for label in labels]
    said = [(one, f" {fold(one.label)} ") for one in staff]
    return [
        one
        for one, words in said
        if not any(k in words and len(words.replace(k, " ").split()) <= _HARDLY for k in known)
    ]


def _offset(evidence: str) -> tuple[str, int]:
    document, _, span = evidence.partition("#char=")
    return document, int(span.partition(",")[0] or 0)


AS_ITS_FORM_SAYS = "as its form says; no profile names it as its manager"
_NONE = ("none: no form and no reporting line says so",)


def _number(draft: Draft) -> int:
    return draft.value if isinstance(draft.value, int) else 0


def _iris(one: OneOf) -> list[str]:
    return [n.iri for n in one.names]
