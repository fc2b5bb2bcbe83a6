"""Answer how many people roles manage: as their forms say, else by who reports to them."""

from __future__ import annotations

from operator import eq, ge, gt, le, lt
from typing import TYPE_CHECKING

from remit.graph.asking.answer_orders import STAFF
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.expressions import leaves, mapped
from remit.graph.asking.gathering import Support
from remit.graph.asking.heads import heads_in
from remit.graph.asking.iris import prologue
from remit.graph.asking.logic import Counted, IsOne, Named, OneOf, Things

if TYPE_CHECKING:
    from remit.graph.asking.asked import Staffing
    from remit.graph.asking.logic import Condition

_SAID = """SELECT ?x ?t ?e WHERE { ?x remit:directReports ?t .
  OPTIONAL { ?c rdf:subject ?x ; rdf:predicate remit:directReports ; remit:evidence ?e } }"""
_REPORTING = """SELECT ?x (COUNT(DISTINCT ?one) AS ?n) WHERE { ?one org:reportsTo ?x }
  GROUP BY ?x"""
_HOLDS = {">=": ge, "<=": le, ">": gt, "<": lt, "=": eq}


def said_of_staff(context: Context) -> dict[str, list[tuple[str, str]]]:
    """Return what forms say of the staff of each role: (words, quote)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for role, text, evidence in context.gatherer.rows(prologue() + _SAID):
        found.setdefault(role, []).append((text, evidence))
    return found


def heads(context: Context) -> dict[str, int]:
    """Count the people that each role manages: by its form, else by the roles that report to it.

    A form that gives no number says that there are some, and not how many: such roles are missing.
    """
    words = context.lexicon.own["staff"]
    stated = said_of_staff(context)
    found = {iri: int(n) for iri, n in context.gatherer.rows(prologue() + _REPORTING) if iri}
    found = {iri: n for iri, n in found.items() if iri not in stated}
    for role, said in stated.items():
        counts = [heads_in(text, context.lexicon.numbers, words) for text in {t for t, _ in said}]
        if len(counts) == 1 and counts[0] is not None:
            found[role] = counts[0]
    return found


def staffing(question: Staffing, context: Context) -> Outcome:
    """Say how many people a role manages, with the words of its form."""
    said = said_of_staff(context)
    counts = heads(context)
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
        else:
            drafts.append(Draft(texts, role, None, support, documents.get(role, ())))
            notes.append("its form gives no number")
    drafts.sort(key=lambda draft: (-int(draft.value or 0), draft.label))
    none = () if drafts else ("none: no form and no reporting line says so",)
    return Outcome(context.finish(drafts), None, (*none, *dict.fromkeys(notes)))


def _iris(one: OneOf) -> list[str]:
    return [n.iri for n in one.names]


def with_heads(things: Things, context: Context) -> Things:
    """Put the roles that manage so many people in the place of the condition that says so."""
    if things.where is None or not any(_of_staff(leaf) for leaf in leaves(things.where)):
        return things
    counts = heads(context)

    def change(leaf: Condition) -> Condition:
        if not isinstance(leaf, Counted) or not _of_staff(leaf):
            return leaf
        holds = _HOLDS[leaf.sign]
        fitting = sorted(iri for iri, number in counts.items() if holds(number, leaf.number))
        return IsOne(OneOf(tuple(Named(iri, iri, "role") for iri in fitting)))

    return Things(things.kind, mapped(things.where, change))


def _of_staff(leaf: Condition) -> bool:
    return isinstance(leaf, Counted) and leaf.modality == STAFF
