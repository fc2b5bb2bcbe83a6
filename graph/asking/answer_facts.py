"""Answer questions about one thing: values, duties, what is known, who is above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import LAST, Chain, Describing, Duties, Naming, Valuing
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.fold import words
from remit.graph.asking.fulltext import every_word
from remit.graph.asking.gathering import Support
from remit.graph.asking.index_spoken import spoken
from remit.graph.asking.iris import among, expand, prologue, values
from remit.graph.asking.logic import Duty, Related, Things
from remit.graph.asking.otherwise import said_instead
from remit.graph.asking.search import passages, said_of
from remit.graph.asking.support import BY_WORDS, REFERENCE
from remit.graph.asking.trees.describing import is_iri, labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.answer import Evidence
    from remit.graph.asking.lexicon import Relation
    from remit.graph.asking.logic import Target, Words

_VALUES = "SELECT ?x ?o WHERE {{ {bound} {step} }}"
_BACKED = """SELECT ?x ?e WHERE {{{{ {{bound}} ?c rdf:subject ?x ; remit:evidence ?e ;
  rdf:predicate ?p . {claims} }}}}"""
_DUTIES = """SELECT ?q ?text ?e WHERE {{ {role} ?role remit:responsibility ?q .
  ?q remit:text ?text . OPTIONAL {{ ?q remit:evidence ?e }} }}"""
_PURPOSE = "SELECT ?o WHERE {{ {role} ?role org:purpose ?o }}"
_KNOWN = """SELECT ?p ?o ?l WHERE {{ {bound} ?x ?p ?o . OPTIONAL {{ ?o skos:prefLabel ?l }} }}"""
_ABOVE = "SELECT ?s ?o WHERE {{ {role} ?role org:reportsTo* ?s . ?s org:reportsTo ?o }}"
_CALLED = {expand("skos:altLabel"): "also called", expand("skos:notation"): "short form"}
_COUNTS = frozenset({"posts"})
"""Relations whose values, where they are plain numbers, count something."""
_MOST_FACTS = 60
_FEW = 12


def valuing(question: Valuing, context: Context) -> Outcome:
    """Give a plain value of things; where none is given, what their text says of it."""
    relation = context.lexicon.relations[question.relation]
    subjects = _subjects(question.subject, context)
    query = prologue() + _VALUES.format(
        bound=values("x", subjects),
        step=relation.pattern.replace("?s", "?x"),
    )
    backed = _backed(subjects, relation.claims, context)
    documents = context.gatherer.documents(subjects)
    found: dict[tuple[str, str], list[str]] = {}
    for iri, value in context.gatherer.rows(query):
        found[iri, value] = backed.get(iri, [])
    labels = context.labelled(subjects) if len(subjects) > 1 else {}
    named = context.labelled([value for _, value in found if "://" in value])
    drafts = [
        Draft(
            *_counted(named.get(value, value), iri, labels.get(iri), relation),
            Support(True, tuple(evidence), "" if documents.get(iri) else REFERENCE),
            documents.get(iri, ()),
        )
        for (iri, value), evidence in found.items()
    ]
    if not drafts and relation.words:
        drafts = _by_words(relation, subjects, context)
    if not drafts and relation.id == "location" and subjects:
        return _place_of(question.subject, subjects, context)
    none = f"none: no value of {relation.id.replace('-', ' ')} is given"
    notes = () if drafts else (none + said_instead(relation.id, subjects, context),)
    left = sorted({labels.get(iri, "") for iri in subjects} - {draft.value for draft in drafts})
    if found and labels and left and relation.source == "role":
        notes = (f"{none} for {', '.join(left[:_FEW])}",)
    return Outcome(context.finish(drafts), query, notes)


def _counted(
    said: str, iri: str, whose: str | None, relation: Relation
) -> tuple[str, str, str | int | None]:
    """Give what one thing counts as a number: label, thing and value of an answer."""
    if relation.id in _COUNTS and whose is None and said.isdigit():
        return f"number of {relation.id}", iri, int(said)
    return said, iri, whose


def _backed(iris: Sequence[str], claims: Sequence[str], context: Context) -> dict[str, list[str]]:
    """List the quotes that back claims about these things, by thing."""
    found: dict[str, list[str]] = {}
    if claims:
        query = _BACKED.format(claims=among("p", list(claims)))
        for iri, evidence in context.gatherer.bound(query, iris):
            found.setdefault(iri, []).append(evidence)
    return found


def _subjects(target: Target, context: Context) -> list[str]:
    if isinstance(target, Things):
        return context.members(target)[0]
    return [n.iri for n in target.names]


def _by_words(relation: Relation, subjects: list[str], context: Context) -> list[Draft]:
    wanted = set(subjects)
    passages = said_of(relation, context.lexicon, context.index)
    found = {p.evidence: p.role for p in passages if p.role in wanted}
    quotes = context.gatherer.quotes(found)
    return [
        Draft(quotes[e].quote, found[e], None, Support(True, (e,), BY_WORDS))
        for e in sorted(quotes, key=lambda e: (quotes[e].document, quotes[e].start or 0))
    ]


def _place_of(subject: Target, roles: Sequence[str], context: Context) -> Outcome:
    from remit.graph.asking.answer_sets import drafted

    drafts, query = drafted(Things("unit", Related("in-unit", subject, inverse=True)), context)
    said = said_instead("location", roles, context)
    note = f"no location is given; these are its units{said}"
    return Outcome(context.finish(drafts), query, (note,))


_Row = tuple[str, tuple[str, ...], str]  # a text, its quotes, its kind


def duties(question: Duties, context: Context) -> Outcome:
    """List the purpose and the responsibilities of a role, or those that speak of some words."""
    role = question.role.names[0].iri
    bound = values("role", [role])
    query = prologue() + _DUTIES.format(role=bound)
    found = sorted(context.gatherer.rows(query), key=lambda row: _offset(row[2]))
    purpose = context.gatherer.rows(prologue() + _PURPOSE.format(role=bound))
    backed = _backed([role], [expand("org:purpose")], context).get(role, [])
    rows = [(text, tuple(backed), "purpose") for (text,) in purpose if not question.counted]
    rows += [(text, (e,) if e else (), "") for _, text, e in found]
    if question.words:
        said = every_word(question.words.words, context.lexicon.synonyms)
        speaking = {p.evidence for p in context.index.passages(said) if p.role == role}
        rows = [row for row in rows if speaking.intersection(row[1])]
        rows = _telling(rows, question.timed, context) or _telling(
            _speaking(role, question.words, context), question.timed, context
        )
    documents = context.gatherer.documents([role]).get(role, ())
    why = BY_WORDS if question.words else ""
    drafts = [
        Draft(text, role, kind or None, Support(True, quotes, why), documents)
        for text, quotes, kind in dict.fromkeys(rows)
    ]
    if question.counted and drafts:
        quotes = tuple(e for draft in drafts for e in draft.support.evidence)
        count = Draft(_DUTIES_COUNTED, role, len(drafts), Support(True, quotes), documents)
        return Outcome(context.finish([count]), query)
    notes = () if drafts else ("none: its profile does not say",)
    return Outcome(context.finish(drafts), query, notes)


def _telling(rows: list[_Row], timed: str, context: Context) -> list[_Row]:
    """Keep what says how long or how often, as far as that is asked."""
    numbers, often = context.lexicon.numbers, context.lexicon.telling["often"]
    if timed == "how-often":
        return [row for row in rows if not set(words(row[0])).isdisjoint(often)]
    return [
        row
        for row in rows
        if not timed or any(word.isdecimal() or word in numbers for word in words(row[0]))
    ]


def _speaking(role: str, said: Words, context: Context) -> list[_Row]:
    """List the other passages of a role that hold some words: what it needs, and bare lines."""
    found = passages(Duty(said), context.lexicon, context.index)
    quotes = context.quotes({p.evidence for p in found if p.role == role})
    return [(quote.quote, (iri,), "") for iri, quote in sorted(quotes.items(), key=_placed)]


def _placed(quoted: tuple[str, Evidence]) -> tuple[str, int]:
    return _offset(quoted[0])


_DUTIES_COUNTED = "number of responsibilities"


def _offset(evidence: str) -> tuple[str, int]:
    """Order quotes by document and place, from the IRI of their evidence."""
    head, _, place = evidence.partition("char=")
    start = place.partition(",")[0]
    return head, int(start) if start.isdecimal() else 0


def describing(question: Describing, context: Context) -> Outcome:
    """Tell what the graph knows of a thing, one property a row."""
    one = question.one.names[0]
    query = prologue() + _KNOWN.format(bound=values("x", [one.iri]))
    documents = context.gatherer.documents([one.iri]).get(one.iri, ())
    drafts: list[Draft] = []
    called = {path: names[0] for path, names in context.index.properties()}
    rows = context.gatherer.rows(query)
    named = labelled([value for _, value, label in rows if not label and is_iri(value)], context)
    plain: dict[str, list[str]] = {}
    for predicate, value, label in rows:
        said = _CALLED.get(predicate) or called.get(predicate) or spoken(predicate)
        shown = label or named.get(value) or value
        if said in context.lexicon.telling["machinery"] or len(drafts) >= _MOST_FACTS:
            continue
        if shown == value:
            plain.setdefault(said, []).append(value)
        else:
            drafts.append(Draft(f"{said}: {shown}", value, None, Support(), documents))
    drafts += [
        Draft(f"{said}: {'; '.join(values_)}", one.iri, None, Support(), documents)
        for said, values_ in sorted(plain.items())
    ]
    kind = context.lexicon.kinds.get(one.kind)
    drafts.insert(0, Draft(one.label, one.iri, kind.one if kind else None, Support(), documents))
    return Outcome(context.finish(drafts), query)


def naming(question: Naming, context: Context) -> Outcome:
    """List the other names of a thing."""
    drafts = [
        Draft(name, one.iri)
        for one in question.one.names
        for name in context.index.labels_of(one.iri)
        if name != one.label
    ]
    notes = () if drafts else ("none: no other name is known",)
    return Outcome(context.finish(drafts), None, notes)


def chain(question: Chain, context: Context) -> Outcome:
    """List those above a role, nearest first, with the words of each step."""
    role = question.role.names[0].iri
    query = prologue() + _ABOVE.format(role=values("role", [role]))
    pairs = [(junior, senior) for junior, senior in context.gatherer.rows(query)]
    above: dict[str, list[str]] = {}
    for junior, senior in pairs:
        above.setdefault(junior, []).append(senior)
    grounds = context.supporter.claimed(context.lexicon.relations["reports-to"], pairs)
    labels = context.labelled(sorted({senior for _, senior in pairs}))
    documents = context.gatherer.documents(labels)
    drafts: dict[str, Draft] = {}
    level, step = [role], 0
    while level:
        step += 1
        following = []
        for junior in level:
            for senior in above.get(junior, []):
                if senior not in drafts and senior != role:
                    support = grounds.get((junior, senior), [Support()])[0]
                    drafts[senior] = Draft(
                        labels[senior], senior, step, support, documents.get(senior, ())
                    )
                    following.append(senior)
        level = following
    notes = () if drafts else ("none: no profile says to whom it reports",)
    if question.steps:
        return _so_far_up(question, list(drafts.values()), query, context)
    return Outcome(context.finish(drafts.values()), query, notes)


def _so_far_up(question: Chain, drafts: list[Draft], query: str, context: Context) -> Outcome:
    """Keep those so many steps above a role; where there is none, say where the line ends."""
    steps = question.steps
    if steps == LAST:
        steps = max((draft.value for draft in drafts if isinstance(draft.value, int)), default=0)
    kept = [draft for draft in drafts if draft.value == steps]
    ends = ", ".join(draft.label for draft in drafts[-1:]) or question.role.names[0].label
    notes = () if kept else (f"none: the line that profiles tell of ends with {ends}",)
    return Outcome(context.finish(kept), query, notes)
