"""Answer yes or no: does a condition hold of this thing, or of every thing of a set?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.answer_desirable import desirable_only
from remit.graph.asking.answer_sets import FEW, drafted, together
from remit.graph.asking.asked import Checking
from remit.graph.asking.belonging import plain
from remit.graph.asking.citing import replacements
from remit.graph.asking.complete_lists import complete_list
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.expressions import leaves
from remit.graph.asking.fold import singular, words
from remit.graph.asking.gathering import Support
from remit.graph.asking.heads import said_of_staff
from remit.graph.asking.logic import (
    All,
    Duty,
    IsOne,
    Managing,
    Mentions,
    Needs,
    Not,
    OneOf,
    Partnered,
    Said,
    Same,
    Superseded,
    Things,
    Words,
)
from remit.graph.asking.mentioned import mentioned
from remit.graph.asking.search import passages
from remit.graph.asking.settled import contradicting
from remit.graph.asking.silent import NOT_STATED, silent
from remit.graph.asking.support import BY_WORDS, REFERENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.logic import Condition

_OF_A_DUTY = 2  # words: what is done, and to what
_BETWEEN = 4


def checking(question: Checking, context: Context) -> Outcome:
    """Tell whether a condition holds of a thing, or of every thing of a set."""
    if isinstance(question.subject, Things):
        return _checking_all(question.subject, question.condition, context)
    subject = question.subject
    kind = _kind_of(subject)
    things = Things(kind, All((IsOne(subject), question.condition)))
    members, query = context.members(things)
    label = subject.names[0].label
    if any(isinstance(leaf, Superseded) for leaf in leaves(question.condition)):
        return _in_force(subject, bool(members), query, context)
    documents = context.gatherer.documents([n.iri for n in subject.names]) if kind == "role" else {}
    named = tuple(d for found in documents.values() for d in found)
    if members:
        said = "yes"
        support = context.supporter.of(question.condition, members).get(members[0], Support())
        if isinstance(question.condition, Not):
            said, support = _unless_it_follows(question.condition, members[0], label, context)
        return Outcome(context.finish([Draft(said, None, True, support, named)]), query)
    if isinstance(question.condition, Not):
        holding = context.supporter.of(question.condition.part, [subject.names[0].iri])
        found = holding.get(subject.names[0].iri, Support())
        support = found.with_(Support(True, (), f"the profile of {label} says otherwise"))
        return Outcome(context.finish([Draft("no", None, False, support, named)]), query)
    holds, other = _otherwise(things, question, context) if kind == "role" else (False, None)
    closed = (
        other or complete_list(question.condition, subject, context) or _apart(question, context)
    )
    by_words = False
    if kind == "role" and isinstance(question.condition, Needs):
        spoken = None if closed else mentioned(question.condition, subject.names[0].iri, context)
        closed = closed or spoken
        by_words = spoken is not None and isinstance(question.condition.topic, Words)
        holds = holds or _is_a_duty(question.condition, spoken, context)
    if kind == "role" and not closed and isinstance(subject, OneOf):
        answer = silent(subject, question.condition, context, named)
    else:
        support = closed or Support(True, (), "nothing in the graph says so")
        support = Support(True, support.evidence, BY_WORDS) if holds and by_words else support
        denied = NOT_STATED if by_words else "no"  # to speak of it is not to say no
        answer = Draft("yes" if holds else denied, None, holds, support, named)
    return Outcome(context.finish([answer]), query)


def _is_a_duty(condition: Needs, spoken: Support | None, context: Context) -> bool:
    """Tell whether what has to be done is how a passage begins: "take fingerprints".

    With the same verb in front, few words may stand between the others: "take their fingerprints".
    """
    said = condition.topic.words if isinstance(condition.topic, Words) else ()
    if spoken is None or len(said) < _OF_A_DUTY or condition.aspect not in {"", "use"}:
        return False
    found = passages(Duty(Words(said)), context.lexicon, context.index)
    duties = {p.evidence for p in found if p.part == "Responsibility"}
    quotes = context.quotes(duties.intersection(spoken.evidence))
    return any(_begins(words(quote.quote), said) for quote in quotes.values())


def _begins(text: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether a text begins with the first of some words, and soon has all of them."""
    front = {*map(singular, text[: len(said) + _BETWEEN])}
    return text[:1] == said[:1] and front.issuperset(map(singular, said))


def _otherwise(things: Things, question: Checking, context: Context) -> tuple[bool, Support | None]:
    """Look for what a profile says all the same: that it is desirable, or whom its form names."""
    subject = question.subject
    if not isinstance(subject, OneOf):
        return False, None
    wished = desirable_only(things, context)
    if wished:
        why = f"the profile of {subject.names[0].label} has it as desirable only"
        return False, Support(True, wished[0].support.evidence, why)
    if isinstance(question.condition, Needs):
        denied = _weighed(question.condition, "not-required", subject.names[0].iri, context)
        why = f"the profile of {subject.names[0].label} says that it is not needed"
        return (False, denied.with_(Support(True, (), why))) if denied else (False, None)
    if isinstance(question.condition, Said):
        words = Mentions(question.condition.words)
        return False, mentioned(words, subject.names[0].iri, context)
    return _of_people(question.condition, subject, context)


def _of_people(
    condition: Condition, subject: OneOf, context: Context
) -> tuple[bool, Support | None]:
    """Say what a form or a duty tells of the staff of a role, where no line of report does.

    Duties that say so make it true of people of any sort; of one sort the form is quoted.
    """
    said = leaves(condition)
    any_sort = any(isinstance(leaf, Partnered) and leaf.relation == "has-staff" for leaf in said)
    if not any_sort and not any(isinstance(leaf, Managing) for leaf in said):
        return False, None
    iris = [n.iri for n in subject.names]
    if any_sort:
        quotes = [p.evidence for p, _ in context.compiler.managed(Managing()) if p.role in iris]
        if quotes:
            return True, Support(True, tuple(quotes), BY_WORDS)
    told = said_of_staff(context.gatherer)
    texts = [one for iri in iris for one in told.get(iri, ())]
    if not texts:
        return False, None
    quotes = [evidence for _, evidence in texts if evidence]
    words = "; ".join(dict.fromkeys(text for text, _ in texts))
    return False, Support(True, tuple(quotes), f"its form says of staff: “{words}”")


def _in_force(law: OneOf, holds: bool, query: str, context: Context) -> Outcome:
    """Say by what a law was replaced, or that the graph knows of nothing that replaced it."""
    said = replacements([n.iri for n in law.names], context.supporter)
    why = "; ".join(said.values()) or "the graph knows of nothing that replaced it"
    answer = Draft("yes" if holds else "no", None, holds, Support(True, (), f"{why} ({REFERENCE})"))
    return Outcome(context.finish([answer]), query)


def _kind_of(one: OneOf) -> str:
    return plain(one.names[0].kind)


def _unless_it_follows(
    condition: Not, thing: str, label: str, context: Context
) -> tuple[str, Support]:
    """Say by what something may follow that no profile says, or that a profile denies it.

    Of what a role needs, a profile that says neither is silent: that is no yes.
    """
    found = context.supporter.of(condition.part, [thing]).get(thing)
    if found is not None and not found.stated:
        return "yes", found.with_(Support(True, (), "no profile states it, but it follows"))
    if not isinstance(condition.part, Needs):
        return "yes", Support(True, (), "no profile says otherwise")
    for modality, why in (("not-required", ""), ("desirable", "it is desirable only")):
        weighed = _weighed(condition.part, modality, thing, context)
        if weighed is not None:
            return "yes", weighed.with_(Support(True, (), why)) if why else weighed
    why = f"the profile of {label} neither asks for it nor says that it is not needed"
    return NOT_STATED, Support(True, (), why)


def _weighed(need: Needs, modality: str, thing: str, context: Context) -> Support | None:
    """Find the words by which a profile weighs a need so; None where it has none."""
    found = context.supporter.of(Needs(need.topic, modality, need.aspect), [thing]).get(thing)
    return found if found is not None and found.evidence else None


def _apart(question: Checking, context: Context) -> Support | None:
    """Say what each of two things has in a relation in which they do not have the same."""
    from remit.graph.asking.answer_tables import called, stated

    same, subject = question.condition, question.subject
    if not isinstance(same, Same) or same.other is None or not isinstance(subject, OneOf):
        return None
    relation = context.lexicon.relations[same.relation]
    sides, quotes = [], []
    for one in (subject, same.other):
        found = stated(relation, [n.iri for n in one.names], context)
        names = " and ".join(dict.fromkeys(value for _, value, _ in found)) or "none is given"
        sides.append(f"{one.names[0].label}: {names}")
        quotes += [quote for _, _, quote in found if quote]
    return Support(
        True, tuple(quotes), f"{called(relation, context.lexicon)} of {'; '.join(sides)}"
    )


def _part_inferred(drafts: Sequence[Draft]) -> Support:
    """Join what holds of every thing of a set; where it only follows of some, name them.

    What rests on an inference for one of them is not stated of all.
    """
    inferred = [draft for draft in drafts if not draft.support.stated]
    if not inferred:
        return together(drafts, "")
    evidence = together(drafts, "").evidence
    names = ", ".join(draft.label for draft in drafts if draft.support.stated)
    told = f"stated of {names}; " if names else ""
    reasons = (f"{d.label} ({d.support.why.removeprefix('inferred: ')})" for d in inferred)
    return Support(False, evidence, f"{told}it only follows for {'; '.join(reasons)}")


def _checking_all(subject: Things, condition: Condition, context: Context) -> Outcome:
    everything, _ = context.members(subject)
    where = condition if subject.where is None else All((subject.where, condition))
    drafts, query = drafted(Things(subject.kind, where), context)
    holding = {draft.iri for draft in drafts}
    labels = context.labelled(everything)
    lacking = [iri for iri in everything if iri not in holding]
    missing = [labels[iri] for iri in lacking]
    documents = tuple(dict.fromkeys(d for draft in drafts for d in draft.documents))
    support = _part_inferred(drafts)
    if missing or not everything:
        names = ", ".join(missing[:FEW])
        why = f"no profile says so of {names}" if missing else "there is none"
        support = Support(True, support.evidence, why)
    found = bool(everything) and not missing
    open_ = subject.kind == "role" and not contradicting(condition, lacking, context)
    label = "yes" if found else NOT_STATED if open_ and lacking else "no"
    answer = Draft(label, None, found, support, documents)
    return Outcome(context.finish([answer]), query)
