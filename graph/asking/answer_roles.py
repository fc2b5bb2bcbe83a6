"""Answer questions that hold roles against each other, or against what someone holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.answer_needs import WEAKER, needed
from remit.graph.asking.asked import Degree, Differing, Sharing
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import prologue, values
from remit.graph.asking.logic import Named, Needs, OneOf, Related, Things
from remit.graph.asking.search import passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.logic import Target, Topic

_FACTS = (
    ("rank", "rank"),
    ("grade", "grade"),
    ("org:postIn", "unit"),
    ("jobFamily", "job family"),
    ("org:reportsTo", "reports to"),
)
_FACT = "SELECT ?x ?l WHERE {{ {roles} ?x {predicate} ?o . ?o skos:prefLabel ?l }}"
_DEGREES = """SELECT ?m ?e WHERE {{ {role} {topics} ?role remit:requirement ?q .
  ?q remit:about ?t ; remit:modality ?m ; remit:evidence ?e }}"""
_COMMON = """SELECT ?t (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {bound}
  {{ ?x remit:requirement ?q . ?q remit:about ?t ; remit:modality ?m .
     FILTER(?m != remit:notRequired) }} UNION {{ ?x remit:requires ?t }} }} GROUP BY ?t"""
_NEITHER = "neither"
_FEW_ROLES = 5
_INFERRED = "needed by inference, not stated"


def needs_of(
    target: Target, context: Context, kind: str = "requirement", modality: str = ""
) -> tuple[list[Draft], str]:
    """Draft all that roles need or wish for, or in one degree: stated first, then inferred."""
    if modality:
        return needed(Things(kind, Needs(by=target, modality=modality)), context)
    if not context.lexicon.kinds[kind].needed:
        from remit.graph.asking.answer_sets import drafted

        return drafted(Things(kind, Related(kind, target, inverse=True)), context)
    required, query = needed(Things(kind, Needs(by=target)), context)
    wished, _ = needed(Things(kind, Needs(by=target, modality="desirable")), context)
    known = {draft.iri for draft in required}
    return [*required, *(draft for draft in wished if draft.iri not in known)], query


def differing(question: Differing, context: Context) -> Outcome:
    """List what each of two roles needs that the other does not, and where else they differ."""
    one, other = question.one, question.other
    of_one, query = _of_degree(question, one, context)
    of_other, _ = _of_degree(question, other, context)
    names = one.names[0].label, other.names[0].label
    drafts = _facts_that_differ((one, other), context) if question.facts else []
    drafts += _degrees_that_differ((of_one, of_other), names)
    drafts += [_only(d, names[0]) for d in without(of_one, of_other)]
    drafts += [_only(d, names[1]) for d in without(of_other, of_one)]
    documents = _documents_of((one, other), context)
    return Outcome(context.finish(_placed(drafts, documents)), query)


def _of_degree(question: Differing, role: OneOf, context: Context) -> tuple[list[Draft], str]:
    """Draft what a role needs of the kind and in the degree that is compared."""
    every, query = needs_of(role, context, question.kind)
    if not question.modality:
        return every, query
    wished = question.modality in WEAKER
    kept = [d for d in every if (degree_of(d) in WEAKER) == wished]
    return kept, query


def _degrees_that_differ(
    sides: tuple[Sequence[Draft], Sequence[Draft]], names: tuple[str, str]
) -> list[Draft]:
    """List what both roles ask for, but in different degrees."""
    others = {draft.iri: draft for draft in sides[1] if draft.iri}
    drafts = []
    for one in sides[0]:
        other = others.get(one.iri or "")
        if other and degree_of(one, other) != degree_of(other, one):
            said = f"{names[0]}: {degree_of(one, other)}; {names[1]}: {degree_of(other, one)}"
            drafts.append(Draft(one.label, one.iri, said, _backed_by_both(one, other)))
    return drafts


def degree_of(draft: Draft, beside: Draft | None = None) -> str:
    """Say in what degree something is needed; beside what is stated, whether it is inferred."""
    if beside and beside.support.stated and not draft.support.stated:
        return _INFERRED
    return draft.support.why if draft.support.why in WEAKER else "needed"


def _backed_by_both(one: Draft, other: Draft) -> Support:
    evidence = tuple(dict.fromkeys(one.support.evidence + other.support.evidence))
    return Support(one.support.stated and other.support.stated, evidence)


def without(some: Sequence[Draft], others: Sequence[Draft]) -> list[Draft]:
    """Keep what the others do not hold, by thing and by words."""
    held = {draft.iri for draft in others} | {draft.label.casefold() for draft in others}
    return [d for d in some if d.iri not in held and d.label.casefold() not in held]


def _only(draft: Draft, name: str) -> Draft:
    said = f"only {name}"
    written = f": {draft.value}" if draft.value else ""
    return Draft(draft.label, draft.iri, said + written, draft.support, draft.documents)


def _placed(drafts: Sequence[Draft], documents: tuple[str, ...]) -> list[Draft]:
    """Give answers without a document those of the roles in question."""
    return [
        d
        if d.documents or d.support.evidence
        else Draft(d.label, d.iri, d.value, d.support, documents)
        for d in drafts
    ]


def _documents_of(roles: Sequence[OneOf], context: Context) -> tuple[str, ...]:
    found = context.gatherer.documents([n.iri for role in roles for n in role.names])
    return tuple(dict.fromkeys(name for names in found.values() for name in names))


def _facts_that_differ(roles: tuple[OneOf, OneOf], context: Context) -> list[Draft]:
    """List rank, unit and manager where two roles differ in them."""
    iris = [role.names[0].iri for role in roles]
    drafts = []
    for predicate, said in _FACTS:
        full = predicate if ":" in predicate else f"remit:{predicate}"
        query = prologue() + _FACT.format(roles=values("x", iris), predicate=full)
        found: dict[str, list[str]] = {iri: [] for iri in iris}
        for iri, label in context.gatherer.rows(query):
            found[iri].append(label)
        if found[iris[0]] != found[iris[1]]:
            sides = [" and ".join(found[iri]) or "not said" for iri in iris]
            value = "; ".join(
                f"{role.names[0].label}: {side}" for role, side in zip(roles, sides, strict=True)
            )
            drafts.append(Draft(said, None, value))
    return drafts


def sharing(question: Sharing, context: Context) -> Outcome:
    """List what all of these roles need."""
    roles = each_of(question.roles, context)
    if not roles:
        return Outcome()
    kept, query = needs_of(roles[0], context, question.kind, question.modality)
    if (
        len(roles) > _FEW_ROLES
        and not question.modality
        and context.lexicon.kinds[question.kind].needed
    ):
        common = _needed_by_all(roles, context)
        kept = [_of_all(draft, roles, context) for draft in kept if draft.iri in common]
    else:
        for role in roles[1:]:
            needs, _ = needs_of(role, context, question.kind, question.modality)
            by_iri = {draft.iri: draft for draft in needs}
            kept = [_both(draft, by_iri[draft.iri]) for draft in kept if draft.iri in by_iri]
    if question.but is not None:
        kept = without(kept, needs_of(question.but, context, question.kind)[0])
    return Outcome(context.finish(kept), query)


def _needed_by_all(roles: Sequence[OneOf], context: Context) -> set[str]:
    """Find the topics that every one of many roles needs or wishes for, in one query."""
    iris = [role.names[0].iri for role in roles]
    counted: Counter[str] = Counter()
    for topic, count in context.gatherer.bound(_COMMON, iris):
        counted[topic] += int(count)
    return {topic for topic, count in counted.items() if count == len(iris)}


def _of_all(draft: Draft, roles: Sequence[OneOf], context: Context) -> Draft:
    """Join what the need of a topic rests on for many roles."""
    topic = OneOf((Named(draft.iri or "", draft.label, "topic"),), draft.label)
    iris = [role.names[0].iri for role in roles]
    joined = draft
    for support in context.supporter.of(Needs(topic, "any"), iris).values():
        joined = _both(joined, Draft(draft.label, draft.iri, None, support))
    return joined


def each_of(targets: Sequence[Target], context: Context) -> list[OneOf]:
    """List the single roles of some targets."""
    roles = []
    for target in targets:
        if isinstance(target, OneOf):
            roles.append(target)
        else:
            members, _ = context.members(target)
            roles += [context.role(iri) for iri in members]
    return roles


def _both(one: Draft, other: Draft) -> Draft:
    documents = tuple(dict.fromkeys(one.documents + other.documents))
    return Draft(one.label, one.iri, None, one.support.with_(other.support), documents)


def degree(question: Degree, context: Context) -> Outcome:
    """Tell whether a topic is essential or desirable for a role, or for each that calls for it."""
    if question.role is not None:
        drafts, query = _degrees(question.topic, question.role, context)
        return Outcome(context.finish(drafts), query)
    roles, query = context.members(Things("role", Needs(question.topic, "any")))
    labels = context.labelled(roles)
    drafts = []
    for iri in roles:
        one = OneOf((Named(iri, labels[iri], "role"),), labels[iri])
        found = _degrees(question.topic, one, context)[0]
        for draft in (told for told in found if told.value != _NEITHER):
            drafts.append(replace(draft, label=labels[iri], iri=iri))
    return Outcome(context.finish(drafts), query)


def _degrees(topic: Topic, one: OneOf, context: Context) -> tuple[list[Draft], str | None]:
    """Draft in what degree one role calls for a topic."""
    role = one.names[0]
    label = (
        "; ".join(n.label for n in topic.names)
        if isinstance(topic, OneOf)
        else getattr(topic, "written", "")
    )
    found: dict[str, list[str]] = {}
    query = None
    if isinstance(topic, OneOf):
        query = prologue() + _DEGREES.format(
            role=values("role", [role.iri]),
            topics=values("t", [n.iri for n in topic.names]),
        )
        for modality, evidence in context.gatherer.rows(query):
            found.setdefault(modality.rpartition("#")[2], []).append(evidence)
    for passage in passages(Needs(topic, "any"), context.lexicon, context.index):
        if passage.role == role.iri and passage.modality and not found:
            found.setdefault(passage.modality, []).append(passage.evidence)
    documents = _documents_of([one], context)
    if not found:
        why = f"no passage of the profile of {role.label} asks for it"
        drafts = [Draft(label, None, _NEITHER, Support(True, (), why), documents)]
    else:
        drafts = [
            Draft(label, None, _said(degree_), Support(True, tuple(evidence)), documents)
            for degree_, evidence in sorted(found.items())
        ]
    return drafts, query


def _said(modality: str) -> str:
    return "not required" if modality == "notRequired" else modality
