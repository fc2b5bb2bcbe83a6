"""Answer what roles need: their requirements, by topic, with the words as written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.asking.citing import replacements
from remit.graph.asking.context import Context, Draft
from remit.graph.asking.expressions import leaves
from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import prologue, values
from remit.graph.asking.logic import (
    All,
    Any,
    Mentions,
    Named,
    NeededBy,
    Needs,
    OneOf,
    Superseded,
    Things,
)
from remit.graph.asking.search import modality_iris, passages
from remit.graph.asking.support import BY_WORDS, inferences
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.logic import Condition, Target

_REQUIREMENTS = """SELECT ?x ?text ?m ?e ?role WHERE {{ {bound} {by} {modalities}
  {{ ?role remit:requirement ?q . ?q remit:about ?x }} UNION
  {{ ?role remit:requirement ?x . BIND(?x AS ?q) }}
  ?q remit:modality ?m . OPTIONAL {{ ?q {said} }} }}"""
_CLAIMED = """SELECT ?x ?text (remit:obligatory AS ?m) ?e ?role WHERE {{ {bound} {by}
  ?q rdf:subject ?role ; rdf:object ?x .
  FILTER NOT EXISTS {{ ?q remit:rule ?rule }} OPTIONAL {{ ?q {said} }} }}"""
_SAID = ("remit:text ?text", "remit:evidence ?e")  # apart: a long text may have many quotes
_INFERRED = """SELECT ?x ?c ?rule WHERE {{ {bound} {by}
  ?c rdf:subject ?role ; rdf:object ?x ; remit:rule ?rule }}"""


_REFERRED_TO = "a profile refers to it"


@dataclass(slots=True)
class _Needed:
    """What is known of one thing that roles need."""

    texts: list[str] = field(default_factory=list)
    modalities: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)


def needed(things: Things, context: Context) -> tuple[list[Draft], str]:
    """Draft an answer for each topic or requirement of a set of what roles need."""
    members, query = context.members(things)
    by, *modalities = tied_to(things.where) if things.where else (Things("role"), *_EVERY)
    labels = context.gatherer.labels(members)
    if by is None:
        supports = context.supporter.of(things.where, members)
        dated = any(isinstance(leaf, Superseded) for leaf in leaves(things.where or All(())))
        values_ = replacements(members, context.supporter) if dated else {}
        drafts = [
            Draft(labels.get(iri, iri), iri, values_.get(iri), supports.get(iri, Support()))
            for iri in members
        ]
        return sorted(drafts, key=lambda d: natural(d.label)), query
    stated = _stated(members, by, modalities, context)
    inferred = _inferred([m for m in members if m not in stated], by, context)
    left = [m for m in members if m not in stated and m not in inferred]
    spoken = any(isinstance(leaf, Mentions) for leaf in leaves(things.where or All(())))
    inferred |= _cited(left, by, labels, context) if spoken else {}
    members = _beyond(members, set(stated), inferred, context)
    drafts = []
    for iri in members:
        if iri in stated:
            drafts.append(_draft(iri, labels.get(iri, ""), stated[iri]))
        else:
            label = labels.get(iri, iri)
            drafts.append(Draft(label, iri, None, inferred.get(iri, Support(False))))
    return sorted(drafts, key=_place), query


def _cited(
    members: list[str], by: Target, labels: dict[str, str], context: Context
) -> dict[str, Support]:
    """Find the words in which a profile cites what no requirement of its role is about.

    They are looked for in the profile of one role; that a document refers to it is stated of all.
    """
    roles = {n.iri for n in by.names} if isinstance(by, OneOf) else set()
    found = dict.fromkeys(members, Support(True, (), _REFERRED_TO))
    for iri in members if roles else ():
        topic = OneOf((Named(iri, labels.get(iri, ""), "law"),))
        said = passages(Mentions(topic), context.lexicon, context.index)
        quotes = tuple(dict.fromkeys(p.evidence for p in said if p.role in roles))
        if quotes:
            found[iri] = Support(True, quotes, BY_WORDS)
    return found


def _beyond(
    members: list[str], stated: set[str], inferred: dict[str, Support], context: Context
) -> list[str]:
    """Leave out what only follows from a listed thing of its own class: lower levels of a scale."""
    grounds = {p for support in inferred.values() for p in support.premises}
    classes = context.index.classes_of({*inferred, *grounds}) if inferred else {}
    none: frozenset[str] = frozenset()
    return [
        iri
        for iri in members
        if iri not in inferred
        or not any(
            p in stated and classes.get(p, none) & classes.get(iri, none)
            for p in inferred[iri].premises
        )
    ]


def _draft(iri: str, label: str, found: _Needed) -> Draft:
    text = "; ".join(found.texts)
    degrees = [m for m in ("desirable", "conditional", "notRequired") if m in found.modalities]
    why = _DEGREES[degrees[0]] if degrees and len(set(found.modalities)) == 1 else ""
    support = Support(True, tuple(found.evidence), why)
    return Draft(
        label or text or iri, iri, text if label else None, support, tuple(found.documents)
    )


_DEGREES = {
    "desirable": "desirable",
    "conditional": "conditional",
    "notRequired": "expressly not required",
}
WEAKER = frozenset(_DEGREES.values())
_EVERY = ("any", "not-required")


def _place(draft: Draft) -> tuple[str, ...]:
    """Order requirements as they stand in their documents, then by name."""
    first = min(draft.support.evidence, default="~")
    head, _, offset = first.partition("char=")
    return (head, offset.partition(",")[0].zfill(9), natural(draft.label))


def tied_to(condition: Condition | None) -> tuple[Target | None, str]:
    """Find the roles that a set of topics is tied to, and the degree of need."""
    if isinstance(condition, Needs):
        return condition.by, condition.modality
    if isinstance(condition, Mentions):
        return condition.by, "any"
    if isinstance(condition, NeededBy):
        return Things("role"), "any" if condition.modality == "mention" else condition.modality
    if isinstance(condition, All | Any):
        for part in condition.parts:
            by, modality = tied_to(part)
            if by is not None:
                return by, modality
    return None, "need"


def _stated(
    members: list[str], by: Target, degrees: Sequence[str], context: Context
) -> dict[str, _Needed]:
    found: defaultdict[str, _Needed] = defaultdict(_Needed)
    roles = {
        _REQUIREMENTS: context.compiler.those(by, "role"),
        _CLAIMED: context.compiler.target(by, "role"),
    }
    modalities = values("m", [iri for degree in degrees for iri in modality_iris(degree)])

    def rows_of(form: str, things: list[str]) -> list[tuple[str, ...]]:
        queries = (
            form.format(bound=values("x", things), by=roles[form], modalities=modalities, said=said)
            for said in _SAID
        )
        return [row for query in queries for row in context.gatherer.rows(prologue() + query)]

    rows = rows_of(_REQUIREMENTS, members)
    left = sorted(set(members) - {row[0] for row in rows})
    if left:
        rows += rows_of(_CLAIMED, left)
    documents = context.gatherer.documents(row[4] for row in rows)
    for iri, text, degree, evidence, role in rows:
        one = found[iri]
        one.documents += [d for d in documents.get(role, ()) if d not in one.documents]
        for kept, value in (
            (one.texts, text),
            (one.modalities, degree.rpartition("#")[2]),
            (one.evidence, evidence),
        ):
            if value and value not in kept:
                kept.append(value)
    return dict(found)


def _inferred(members: list[str], by: Target, context: Context) -> dict[str, Support]:
    if not members:
        return {}
    pattern = context.compiler.target(by, "role")
    query = _INFERRED.format(bound=values("x", members), by=pattern)
    return inferences(context.gatherer.inferred(prologue() + query))
