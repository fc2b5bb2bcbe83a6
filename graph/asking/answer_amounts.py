"""Answer with an amount that is worked out: how many more, what part."""

from __future__ import annotations

from operator import ge, gt, lt
from typing import TYPE_CHECKING

from remit.graph.asking.answer_sets import drafted, number_of, together
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.gathering import Support
from remit.graph.asking.logic import All, Things
from remit.graph.asking.shown import worked_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.asked_amounts import Difference, Proportion, Ratio


def difference(question: Difference, context: Context) -> Outcome:
    """Count for each of two things, and take one number from the other."""
    found = [drafted(things, context) for things in question.counted]
    counts = [
        number_of(things, drafts, context)
        for things, (drafts, _) in zip(question.counted, found, strict=True)
    ]
    kind = context.lexicon.kinds[question.counted[0].kind]
    said = "; ".join(
        f"{side.names[0].label}: {count}"
        for side, count in zip(question.sides, counts, strict=True)
    )
    evidence = tuple(
        dict.fromkeys(e for drafts, _ in found for d in drafts for e in d.support.evidence)
    )
    apart = counts[0] - counts[1]
    value: int | bool = apart > 0 if question.whether else apart
    answer = Draft(f"{kind.several}: {said}", None, value, Support(True, evidence))
    worked = "?first > ?second" if question.whether else "?first - ?second"
    query = worked_out(worked, [query for _, query in found])
    return Outcome(context.finish([answer]), query)


def ratio(question: Ratio, context: Context) -> Outcome:
    """Count the things of two sets, and set one number against the other."""
    found = [drafted(things, context) for things in (question.one, question.other)]
    one, other = (len(drafts) for drafts, _ in found)
    if not one and not other:
        return Outcome((), found[0][1], ("none: there is nothing to count",))
    names = "; ".join(", ".join(d.label for d in drafts) or "none" for drafts, _ in found)
    support = together([d for drafts, _ in found for d in drafts], names)
    value = round(one / other, 2) if other else None
    several = context.lexicon.kinds[question.one.kind].several
    answer = Draft(f"{several}, {one} to {other}", None, value, support)
    query = worked_out("?first / ?second", [query for _, query in found])
    return Outcome(context.finish([answer]), query)


_COMPARED = {">": gt, "<": lt, ">=": ge}


def _of_half(question: Proportion, part: Sequence[Draft], whole: int, context: Context) -> Draft:
    """Say whether a condition holds of more, or of less, than half of a set.

    What is stated decides, unless what only follows makes another answer of it.
    """
    compared = _COMPARED[question.sign]
    stated = [draft for draft in part if draft.support.stated]
    holds = compared(2 * len(part), whole)
    sure = holds == compared(2 * len(stated), whole)
    counted = stated if sure else part
    several = context.lexicon.kinds[question.things.kind].several
    names = ", ".join(draft.label for draft in counted)
    why = f"{len(counted)} of {whole} {several}{f': {names}' if names else ''}"
    inferred = [draft.label for draft in part if not draft.support.stated]
    follows = f"; it only follows for {', '.join(inferred)}" if inferred else ""
    evidence = tuple(dict.fromkeys(e for draft in counted for e in draft.support.evidence))
    documents = tuple(dict.fromkeys(d for draft in counted for d in draft.documents))
    support = Support(sure, evidence, f"{why}{follows}")
    return Draft("yes" if holds else "no", None, holds, support, documents)


def proportion(question: Proportion, context: Context) -> Outcome:
    """Say of how many of a set a condition holds, and how many per cent that is."""
    whole, every = drafted(question.things, context)
    where = question.things.where
    both = All((where, question.condition)) if where else question.condition
    part, query = drafted(Things(question.things.kind, both), context)
    if not whole:
        return Outcome((), query, ("none: there is nothing to count",))
    if question.sign:
        asked = worked_out(f"2 * ?first {question.sign} ?second", [query, every])
        return Outcome(context.finish([_of_half(question, part, len(whole), context)]), asked)
    several = context.lexicon.kinds[question.things.kind].several
    per_cent = round(100 * len(part) / len(whole), 1)
    names = ", ".join(draft.label for draft in part)
    documents = tuple(dict.fromkeys(d for draft in part for d in draft.documents))
    label = f"{len(part)} of {len(whole)} {several}, in per cent"
    answer = Draft(label, None, per_cent, together(part, names), documents)
    return Outcome(context.finish([answer]), worked_out("100 * ?first / ?second", [query, every]))
