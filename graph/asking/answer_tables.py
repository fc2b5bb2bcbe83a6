"""Answer with a value for each of several things: their fields, or how many each has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from remit.graph.asking.belonging import belongs, grouping, nearest
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.counted_quotes import with_counted
from remit.graph.asking.fulltext import any_phrase
from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import among, prologue
from remit.graph.asking.logic import Things
from remit.graph.asking.otherwise import in_words
from remit.graph.asking.search import said_of
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from remit.graph.asking.asked import Columns, EachNeeds, Grouped
    from remit.graph.asking.lexicon import Kind, Lexicon, Relation

_PLACE = "location"
_VALUES = "SELECT DISTINCT ?x ?o WHERE {{{{ {{bound}} {step} }}}}"
_BACKED = """SELECT DISTINCT ?x ?o ?e WHERE {{{{ {{bound}} ?c rdf:subject ?x ; rdf:object ?o ;
  rdf:predicate ?p ; remit:evidence ?e . {claims} }}}}"""
_MEMBERS = "SELECT DISTINCT ?x ?o WHERE {{{{ {{bound}} {step} {typed} }}}}"


def columns(question: Columns, context: Context) -> Outcome:
    """Give what the forms of roles state, side by side, with the quotes."""
    members, query = context.members(question.things)
    shown: dict[str, list[str]] = {iri: [] for iri in members}
    evidence: dict[str, list[str]] = {iri: [] for iri in members}
    for id_ in question.relations:
        relation = context.lexicon.relations[id_]
        found: dict[str, list[str]] = {}
        for role, value, quote in stated(relation, members, context):
            found.setdefault(role, []).append(value)
            evidence[role] += [quote] if quote else []
        for role, value, quote in _instead(relation, set(members) - set(found), context):
            found.setdefault(role, []).append(value)
            evidence[role].append(quote)
        for iri in members:
            said = ", ".join(dict.fromkeys(found.get(iri, ["–"])))
            shown[iri].append(f"{called(relation, context.lexicon)}: {said}")
    labels = context.labelled(members)
    documents = context.gatherer.documents(members)
    drafts = [
        Draft(
            labels[iri],
            iri,
            "; ".join(shown[iri]),
            Support(True, tuple(dict.fromkeys(evidence[iri]))),
            documents.get(iri, ()),
        )
        for iri in sorted(members, key=lambda iri: natural(labels[iri]))
    ]
    return Outcome(context.finish(drafts), query)


def _instead(relation: Relation, roles: set[str], context: Context) -> list[tuple[str, str, str]]:
    """Return (role, its words, quote) where a text says what no field of the form states."""
    kind = context.lexicon.kinds.get(relation.target)
    if roles and relation.id == _PLACE:
        passages = in_words(relation.id, context)
    elif roles and relation.words:
        passages = said_of(relation, context.lexicon, context.index)
    elif kind is None or not kind.requirement or not roles:
        return []
    else:
        part = kind.requirement.rpartition("#")[2].rpartition(":")[2]
        passages = context.index.passages(any_phrase(kind.said), [part])
    found = [p for p in passages if p.role in roles]
    quotes = context.quotes({passage.evidence for passage in found})
    return [
        (passage.role, quotes[passage.evidence].quote, passage.evidence)
        for passage in found
        if passage.evidence in quotes
    ]


def stated(relation: Relation, roles: list[str], context: Context) -> list[tuple[str, str, str]]:
    """Return (role, value in words, quote) for what a relation states of roles."""
    typed = _typed(relation, context)
    rows = context.gatherer.bound(_VALUES.format(step=_nearest(relation) + typed), roles)
    quotes: dict[tuple[str, str], list[str]] = {}
    if relation.claims:
        backed = _BACKED.format(claims=among("p", relation.claims))
        for role, value, quote in context.gatherer.bound(backed, [role for role, _ in rows]):
            quotes.setdefault((role, value), []).append(quote)
    named = context.labelled([value for _, value in rows if "://" in value])
    return [
        (role, named.get(value, value), quote)
        for role, value in rows
        for quote in quotes.get((role, value), [""])
    ]


def _typed(relation: Relation, context: Context) -> str:
    """Write that a value is of its kind, where several kinds stand in one relation."""
    if relation.target not in {"unit", "force"}:
        return ""
    return " " + _of_kind(context.lexicon.kinds[relation.target])


def _of_kind(kind: Kind) -> str:
    """Write that ?o is of a kind, for a form of query that is filled in twice.

    Few values are looked at, each with its classes: to begin with the classes takes longer.
    """
    only = f" {kind.only.replace('?x', '?o')}" if kind.only else ""
    typed = f"?o a ?oClass . {among('oClass', kind.classes)}{only}"
    return typed.replace("{", "{{").replace("}", "}}")


def _nearest(relation: Relation) -> str:
    """Write the nearest step of a relation for a form of query that is filled in twice."""
    return nearest(relation).replace("?s", "?x").replace("{", "{{").replace("}", "}}")


def called(relation: Relation, lexicon: Lexicon) -> str:
    """Say what the value of a relation is called."""
    if relation.target == "text":
        return relation.id.replace("-", " ")
    return "manager" if relation.target == "role" else lexicon.kinds[relation.target].one


def grouped(question: Grouped, context: Context) -> Outcome:
    """Count the roles of a set for each thing of a kind to which any belongs."""
    relation = belongs(context.lexicon, question.per)
    if relation is None:
        return Outcome()
    members, query = context.members(question.things)
    typed = _of_kind(context.lexicon.kinds[grouping(context.lexicon, question.per)])
    pattern = _MEMBERS.format(step=_nearest(relation), typed=typed)
    pairs = context.gatherer.bound(pattern, members)
    counts = Counter(group for _, group in pairs)
    labels = context.labelled(list(counts))
    drafts = [Draft(labels[iri], iri, count) for iri, count in counts.items()]
    drafts.sort(key=lambda draft: (-int(draft.value or 0), natural(draft.label)))
    left = len(members) - len({role for role, _ in pairs})
    more = "more " if counts else ""
    notes = (f"{left} {more}{'has' if left == 1 else 'have'} none",) if left > 0 else ()
    return Outcome(context.finish(drafts), query, notes)


def eachneeds(question: EachNeeds, context: Context) -> Outcome:
    """Count for each role what it needs of a kind, most first."""
    roles, _ = context.members(Things("role"))
    pattern = context.compiler.counted_pattern(question.kind, question.modality, "x", "one")
    query = f"{prologue()}SELECT ?x (COUNT(DISTINCT ?one) AS ?n) WHERE {{ {pattern} }} GROUP BY ?x"
    counts = {iri: int(count) for iri, count in context.gatherer.rows(query) if iri}
    if question.average and roles:
        mean = round(sum(counts.get(iri, 0) for iri in roles) / len(roles), 1)
        said = f"{context.lexicon.kinds[question.kind].several} of each of {len(roles)} roles"
        return Outcome(context.finish([Draft(f"average number of {said}", None, mean)]), query)
    labels = context.labelled(roles)
    documents = context.gatherer.documents(roles)
    drafts = [
        Draft(labels[iri], iri, counts.get(iri, 0), Support(), documents.get(iri, ()))
        for iri in sorted(roles, key=lambda iri: (-counts.get(iri, 0), natural(labels[iri])))
    ]
    drafts = with_counted(drafts, question.kind, question.modality, "role", context)
    return Outcome(context.finish(drafts), query)
