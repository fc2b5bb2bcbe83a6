"""Answer questions of order and of faults: the most, the commonest, the highest; findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Finding
from remit.graph.asking.asked_amounts import Commonest, Ranking
from remit.graph.asking.belonging import FORCES
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.counted_quotes import with_counted, with_requirements
from remit.graph.asking.fold import words
from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import among, prologue, values
from remit.graph.asking.logic import MENTIONED, STAFF, Mentions, Things
from remit.graph.asking.search import modality_iris
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.asking.logic import OneOf

_FINDINGS = """SELECT ?f ?rule ?message ?e ?d WHERE {{ {bound}
  ?f a remit:Finding ; remit:findingRule ?rule .
  OPTIONAL {{ ?f sh:resultMessage ?message }} OPTIONAL {{ ?f remit:evidence ?e }}
  OPTIONAL {{ ?f sh:focusNode ?d }} }}"""
_DESCRIBES = "SELECT ?x ?r WHERE {{ {bound} ?r remit:describedBy ?x }}"
_MOST_TIED = 20


def ranking(question: Ranking, context: Context) -> Outcome:
    """Find the things with the most or fewest of a kind, or of the highest or lowest rank."""
    if question.by == "rank":
        return _by_rank(question, context)
    pattern = context.compiler.counted_pattern(
        question.by, question.modality, "x", "one", question.things.kind
    )
    query = f"{prologue()}SELECT ?x (COUNT(DISTINCT ?one) AS ?n) WHERE {{ {pattern} }} GROUP BY ?x"
    if question.modality == STAFF:
        counts = dict(context.compiler.heads())
    else:
        counts = {iri: int(n) for iri, n in context.gatherer.rows(query) if iri}
    members = context.gatherer.rows(context.compiler.select(question.things))
    counted = [(iri, counts.get(iri, 0)) for (iri,) in members]
    if question.by == "role" and question.things.kind == "role":
        counted = [(iri, n) for iri, n in counted if n or (question.least and iri in counts)]
        if question.modality == STAFF:
            described = context.gatherer.documents([iri for iri, _ in counted])
            counted = [pair for pair in counted if pair[0] in described] or counted
    elif question.things.kind == "role":
        described = context.gatherer.documents([iri for iri, _ in counted])
        counted = [pair for pair in counted if pair[0] in described] or counted
    elif question.least:  # of what no document speaks nothing is known
        counted = [pair for pair in counted if pair[1]] or counted
    if question.things.kind in FORCES and not any(n for _, n in counted):
        counted = []  # no profile names its force
    drafts = _extreme(counted, question, context)
    if question.modality != STAFF:
        drafts = with_counted(drafts, question.by, question.modality, question.things.kind, context)
    return Outcome(context.finish(drafts), query)


def _extreme(counted: list[tuple[str, int]], question: Ranking, context: Context) -> list[Draft]:
    if not counted:
        return []
    places = sorted({n for _, n in counted}, reverse=not question.least)[question.place - 1 :]
    winners: dict[str, int] = {}
    for number in places:  # all that share a place are shown
        if len(winners) < question.limit:
            winners |= {iri: n for iri, n in counted if n == number}
    shown = list(winners)[: max(_MOST_TIED, question.limit)]
    labels = context.labelled(shown)
    documents = context.gatherer.documents(shown)
    sign = 1 if question.least else -1
    return [
        Draft(labels[iri], iri, winners[iri], Support(), documents.get(iri, ()))
        for iri in sorted(shown, key=lambda iri: (sign * winners[iri], natural(labels[iri])))
    ]


def _by_rank(question: Ranking, context: Context) -> Outcome:
    step = (
        "?x remit:rankOrder ?n ."
        if question.things.kind == "rank"
        else "?x remit:rank/remit:rankOrder ?n ."
    )
    pattern = context.compiler.things(question.things, "x")
    query = f"{prologue()}SELECT ?x ?n WHERE {{\n{pattern}\n{step}\n}}"
    counted = [(iri, int(n)) for iri, n in context.gatherer.rows(query)]
    kept, notes = counted, tuple[str, ...]()
    if question.things.kind == "role" and question.modality != "mention":
        described = context.gatherer.documents([iri for iri, _ in counted])
        kept = [pair for pair in counted if pair[0] in described] or counted
        notes = _beyond(kept, counted, question, context)
    drafts = _extreme(kept, question, context)
    shown = [Draft(d.label, d.iri, None, d.support, d.documents) for d in drafts]
    return Outcome(context.finish(shown), query, notes)


def _beyond(
    kept: list[tuple[str, int]], every: list[tuple[str, int]], asked: Ranking, context: Context
) -> tuple[str, ...]:
    """Name the roles without a profile that stand higher, or lower, than all that have one."""
    ends = [n for _, n in kept]
    if not ends:
        return ()
    further = [iri for iri, n in every if (n < min(ends) if asked.least else n > max(ends))]
    names = ", ".join(sorted(context.labelled(further).values())[:_MOST_TIED])
    beyond = "lower" if asked.least else "higher"
    return (f"of those with a profile; {beyond}, and only named: {names}",) if names else ()


def commonest(question: Commonest, context: Context) -> Outcome:
    """Find what most roles need of a kind, or speak of."""
    kind = context.lexicon.kinds[question.kind]
    if question.modality == MENTIONED:
        pattern = context.compiler.mentioned(Mentions(by=Things("role")), "x", kind, "role")
    else:
        need = among("m", modality_iris(question.modality))
        pattern = (
            f"{context.compiler.of_needed(kind, question.modality, 'x')}\n"
            "{ SELECT ?q ?x WHERE { ?q remit:about ?x } }\n"
            f"{{ SELECT ?q WHERE {{ ?q remit:modality ?m . {need} }} }}\n"
            "{ SELECT ?role ?q WHERE { ?role remit:requirement ?q } }"
        )
    counted = f"SELECT ?x (COUNT(DISTINCT ?role) AS ?n) WHERE {{\n{pattern}\n}} GROUP BY ?x"
    query = prologue() + counted
    drafts, notes = _of_most(query, question, context)
    if question.modality != MENTIONED:
        drafts = with_requirements(drafts, question.modality, context)
    return Outcome(context.finish(drafts), query, notes)


def _of_most(
    query: str, question: Commonest, context: Context
) -> tuple[list[Draft], tuple[str, ...]]:
    """Draft, of the things that a query counts roles of, those with the most, or over half."""
    counted = [(iri, int(n)) for iri, n in context.gatherer.rows(query) if iri]
    labels = context.labelled([iri for iri, _ in counted])
    counted = [pair for pair in counted if not _only_a_kind(labels[pair[0]], context)]
    best = max((n for _, n in counted), default=0)
    whole = context.profiles() if question.majority else 0
    least = whole // 2 + 1 if question.majority else best
    winners = sorted((-n, natural(labels[iri]), iri) for iri, n in counted if n >= least)
    drafts = [Draft(labels[iri], iri, -n) for n, _, iri in winners[:_MOST_TIED]]
    if drafts or not best:
        return drafts, ()
    names = sorted((labels[iri] for iri, n in counted if n == best), key=natural)
    first = ", ".join(names[:_MOST_TIED])
    note = f"none: nothing that more than half of {whole} roles have; {best} at most: {first}"
    return [], (note,)


def _only_a_kind(label: str, context: Context) -> bool:
    """Tell whether a label says no more than of what kind a thing is, such as "legislation"."""
    first, _, rest = label.casefold().partition(" ")
    return any(" ".join(behind) == rest for behind, _ in context.lexicon.nouns.get(first))


def finding(question: Finding, context: Context) -> Outcome:
    """List the findings of a category: by profile, or those of one profile one by one."""
    rules = context.lexicon.finding_rules[question.category]
    wanted = {n.iri for n in question.role.names} if question.role else set()
    rows = context.gatherer.rows(prologue() + _FINDINGS.format(bound=""))
    found = [row for row in rows if any(rule in row[1] for rule in rules)]
    found = [row for row in found if _speaks_of(question.about, row[2], context)]
    kept = [row for row in _described(found, context) if not wanted or row[6] in wanted]
    query = prologue() + _FINDINGS.format(bound=values("f", sorted({row[0] for row in kept})))
    drafts = _one_by_one(kept) if wanted else _by_profile(kept)
    if question.shape == "list":
        notes = () if drafts else ("none: no such finding",)
        return Outcome(context.finish(drafts), query, notes)
    count = len({row[0] for row in kept}) if wanted else len(drafts)
    value: int | bool = count if question.shape == "count" else bool(drafts)
    label = "number of profiles" if question.shape == "count" else ("yes" if drafts else "no")
    evidence = tuple(e for draft in drafts for e in draft.support.evidence)
    documents = tuple(dict.fromkeys(d for draft in drafts for d in draft.documents))
    answer = Draft(label, None, value, Support(True, evidence), documents)
    return Outcome(context.finish([answer]), query)


def _speaks_of(about: OneOf | None, message: str, context: Context) -> bool:
    """Tell whether a message holds a name of a thing, as a whole."""
    said = f" {' '.join(words(message))} "
    names = (
        label for n in (about.names if about else ()) for label in context.index.labels_of(n.iri)
    )
    return about is None or any(f" {' '.join(words(name))} " in said for name in names)


def _described(rows: list[tuple[str, ...]], context: Context) -> list[tuple[str, ...]]:
    """Add to findings the file that each is in, and the role that the file describes.

    Of a file that describes several, a finding may be about one of them.
    """
    documents = {document for row in rows for document in (row[4], _document(row[3])) if document}
    files = context.gatherer.file_names(documents)
    described: dict[str, list[str]] = {}
    for document, role in context.gatherer.bound(_DESCRIBES, documents):
        described.setdefault(document, []).append(role)
    found = []
    for row in rows:
        about, document = row[4], row[4] if row[4] in files else _document(row[3])
        roles = described.get(document, [])
        role = about if about in roles else roles[0] if len(roles) == 1 else ""
        found.append((row, files.get(document, ""), role))
    labels = context.labelled(sorted({role for _, _, role in found if role}))
    return [(*row, file, role, labels.get(role, "")) for row, file, role in found]


def _document(evidence: str) -> str:
    """Name the document in which a quote stands."""
    return evidence.partition("#")[0]


def _one_by_one(rows: Iterable[tuple[str, ...]]) -> list[Draft]:
    found: dict[str, Draft] = {}
    for iri, rule, message, evidence, _, name, _, _ in rows:
        support = Support(True, (evidence,) if evidence else ())
        found.setdefault(iri, Draft(message or rule, iri, rule, support, (name,) if name else ()))
    return list(found.values())


def _by_profile(rows: Iterable[tuple[str, ...]]) -> list[Draft]:
    grouped: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for row in rows:
        grouped.setdefault((row[5] or row[4], row[6]), []).append(row)
    drafts = []
    for (name, _), found in sorted(grouped.items()):
        messages = dict.fromkeys(row[2] or row[1] for row in found)
        evidence = tuple(dict.fromkeys(row[3] for row in found if row[3]))
        label = next((row[7] for row in found if row[7]), name)
        iri = next((row[6] for row in found if row[6]), None)
        support = Support(True, evidence)
        drafts.append(Draft(label, iri, "; ".join(messages), support, (name,)))
    return drafts
