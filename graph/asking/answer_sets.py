"""Answer questions about sets: which, how many, is there any."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.answer_desirable import (
    WANTED,
    desirable_only,
    drafted_or_wished,
    only_desirable,
    wished_besides,
)
from remit.graph.asking.answer_needs import needed
from remit.graph.asking.answer_negations import follows
from remit.graph.asking.asked import Counting, Existing, Listing
from remit.graph.asking.belonging import PLACES
from remit.graph.asking.context import Context, Draft, Outcome, turned
from remit.graph.asking.expressions import leaves
from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import prologue
from remit.graph.asking.logic import (
    All,
    Any,
    Duty,
    Measured,
    Mentions,
    Needs,
    Not,
    OneOf,
    Partnered,
    Related,
    Said,
    Superseded,
    Things,
)
from remit.graph.asking.otherwise import speaking, spoken_of
from remit.graph.asking.settled import settled
from remit.graph.asking.shown import counted
from remit.graph.asking.silent import NOT_STATED, unstated
from remit.graph.asking.taken import unspoken
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.answer import Answer
    from remit.graph.asking.logic import Condition, Target

FEW = 12


def listing(question: Listing, context: Context) -> Outcome:
    """List the things of a set, each with what it rests on."""
    drafts, query, wanting = drafted_or_wished(question.things, context)
    kept = unspoken(question.things.where)
    if not drafts and kept and not turned(kept):
        known = listing(Listing(Things(question.things.kind, kept)), context)
        note = ("no document speaks of them: the reference data know these",)
        return replace(known, notes=note if known.answers else known.notes)
    if not drafts and question.things.kind == "force" and _of_employers(question.things.where):
        named = listing(Listing(Things("employer", question.things.where)), context)
        if named.answers:
            return replace(named, notes=(*named.notes, _NO_FORCE_KNOWN))
    team = _staff_of(question.things, context)
    if team and not drafts:
        return Outcome(context.finish(team))
    if team:
        from remit.graph.asking.answer_staff import unnamed

        drafts = [*drafts, *unnamed(team, [draft.label for draft in drafts])]
    wished = wished_besides(question.things, drafts, context)
    spoken = [] if drafts or wished else spoken_of(question.things, context)
    if spoken:
        return Outcome(context.finish(spoken), query, ("no requirement is about any",))
    notes = (*wanting, *silent(question.things, len(drafts), context, wished))
    notes += (*follows(question.things, drafts, context), *_measures(question.things, context))
    answers = context.finish(drafts)
    if question.things.kind == "rank":
        answers = tuple(map(_as_worded, answers))
    return Outcome(answers, query, notes, context.finish(wished))


def _as_worded(rank: Answer) -> Answer:
    """Show beside a rank how its documents word it, where all do so alike: a detective sergeant."""
    worded = {item.quote for item in rank.evidence}
    alike = len(worded) == 1 and len(min(worded)) <= _LONGEST_RANK
    return replace(rank, value=worded.pop()) if alike else rank


_NO_FORCE_KNOWN = "no force known beforehand: this is the employer that the profile names"


def _of_employers(where: Condition | None) -> bool:
    """Tell whether it is asked who employs something."""
    return isinstance(where, Related) and where.relation == "in-force" and where.inverse


_LONGEST_RANK = 40


def drafted(things: Things, context: Context) -> tuple[list[Draft], str]:
    """Draft an answer for each thing of a set."""
    if context.lexicon.kinds[things.kind].needed:
        return needed(things, context)
    if things.kind in HOLDERS and holds_described(things.where):
        from remit.graph.asking.answer_places import through_roles

        return through_roles(things, context)
    members, query = context.members(things)
    labels = context.labelled(members)
    documents = context.gatherer.documents(members) if things.kind == "role" else {}
    if things.kind == "document":
        documents = {d: (name,) for d, name in context.gatherer.file_names(members).items()}
    supports = context.supporter.of(things.where, members)
    shorts = {} if things.kind == "role" else {i: context.index.short_of(i) for i in members}
    drafts = [
        Draft(
            labels[iri],
            iri,
            shorts.get(iri) or (supports[iri].value if iri in supports else "") or None,
            _support(iri, supports, documents, things),
            documents.get(iri, ()),
        )
        for iri in sorted(members, key=lambda iri: (natural(labels[iri]), iri))
    ]
    return drafts, query


HOLDERS = PLACES | {"document"}


def holds_described(where: Condition | None) -> bool:
    """Tell whether things are asked for by what is said of the roles that belong to them."""
    said = isinstance(where, Related) and where.inverse and isinstance(where.target, Things)
    return bool(said and isinstance(where, Related) and getattr(where.target, "where", None))


def _support(
    iri: str, supports: dict[str, Support], documents: dict[str, tuple[str, ...]], things: Things
) -> Support:
    support = supports.get(iri, Support())
    if things.kind == "role" and iri not in documents:
        why = "; ".join(w for w in (support.why, "only named, without a profile of its own") if w)
        return Support(support.stated, support.evidence, why, support.value)
    return support


def counting(question: Counting, context: Context) -> Outcome:
    """Count the things of a set; the quotes are those of all of them."""
    drafts, query, wanting = drafted_or_wished(question.things, context)
    team = _staff_of(question.things, context) if not drafts else None
    if team:
        return Outcome(context.finish(team))
    named = [draft.label for draft in drafts if "://" not in draft.label]
    more = f" and {len(named) - FEW} more" if len(named) > FEW else ""
    support = together(drafts, ", ".join(named[:FEW]) + more)
    documents = tuple(dict.fromkeys(d for draft in drafts for d in draft.documents))
    several = context.lexicon.kinds[question.things.kind].several
    number = number_of(question.things, drafts, context)
    answer = Draft(f"number of {several}", None, number, support, documents)
    wished = [] if drafts else desirable_only(question.things, context)
    notes = (*wanting, *silent(question.things, len(drafts), context, wished))
    notes += (*follows(question.things, drafts, context), *_measures(question.things, context))
    counts = _of_statements(question.things, context) or counted(query)
    return Outcome(context.finish([answer]), counts, notes, context.finish(wished))


def _measures(things: Things, context: Context) -> tuple[str, ...]:
    """Say what conditions on amounts leave out, where there are any."""
    if things.where is None or not any(isinstance(p, Measured) for p in leaves(things.where)):
        return ()
    from remit.graph.asking.answer_measures import unweighed

    return unweighed(things.where, context)


def _staff_of(things: Things, context: Context) -> list[Draft]:
    """Draft what the form of a role says of its staff, where they are asked for."""
    from remit.graph.asking.answer_staff import of_form  # only few questions ask for staff

    where = things.where
    asked = isinstance(where, Related) and where.relation == "reports-to" and not where.inverse
    if not asked or not isinstance(where, Related) or not isinstance(where.target, OneOf):
        return []
    return of_form([n.iri for n in where.target.names], context)


def number_of(things: Things, drafts: Sequence[Draft], context: Context) -> int:
    """Count the things of a set that were drafted."""
    query = _of_statements(things, context)
    return int(context.gatherer.rows(query)[0][0]) if query else len(drafts)


def _of_statements(things: Things, context: Context) -> str:
    """Write a query that counts requirements as documents make them, not the topics they share."""
    where = things.where
    whole = isinstance(where, Needs) and where.by and where.topic is None and not where.aspect
    if things.kind != "requirement" or not whole or not isinstance(where, Needs) or not where.by:
        return ""
    modality = "any" if where.modality == "need" else where.modality
    role = context.compiler.target(where.by, "role")
    return (
        f"{prologue()}SELECT (COUNT(DISTINCT ?q) AS ?count) WHERE {{ {role}"
        f" ?role remit:requirement ?q . {context.compiler.modality(modality, 'q')} }}"
    )


def together(drafts: Sequence[Draft], why: str) -> Support:
    """Join what several answers rest on: stated if any is."""
    evidence = tuple(dict.fromkeys(e for draft in drafts for e in draft.support.evidence))
    stated = any(draft.support.stated for draft in drafts) or not drafts
    inferred = [d for d in drafts if not d.support.stated]
    if inferred and stated:
        named = [draft.label for draft in inferred if "://" not in draft.label]
        who = f"{', '.join(named[:FEW])} only by inference" if 0 < len(named) <= FEW else ""
        why += f" ({who or f'{len(inferred)} of them inferred'})"
    reasons = [d.support.why for d in drafts if d.support.why] if not stated else []
    return Support(stated, evidence, "; ".join(dict.fromkeys([why, *reasons])) if why else "")


def existing(question: Existing, context: Context) -> Outcome:
    """Tell whether a set holds anything, and what."""
    drafts, query, wanting = drafted_or_wished(question.things, context, WANTED)
    team = _staff_of(question.things, context) if not drafts else None
    if team:
        holds = not question.none
        told = Outcome(context.finish(team))
        first = replace(told.answers[0], label="yes" if holds else "no", iri=None, value=holds)
        return replace(told, answers=(first,))
    found = bool(drafts) != question.none
    names = ", ".join(draft.label for draft in drafts[:FEW])
    support = together(drafts, names)
    wished = [] if drafts else desirable_only(question.things, context)
    if wished:
        support = Support(True, (), only_desirable(wished, question.things.kind))
    elif not drafts:
        otherwise = speaking(question.things.where, context)
        why = f"no profile says so: {searched(question.things, context)}{otherwise}"
        support = Support(True, (), why)
    documents = tuple(dict.fromkeys(d for draft in drafts for d in draft.documents))
    label = "yes" if found else "no"
    if not (drafts or wished or question.none) and _open(question.things, context):
        label = NOT_STATED
    answer = Draft(label, None, found, support, documents)
    notes = (*wanting, *follows(question.things, drafts, context))
    notes += _measures(question.things, context)
    return Outcome(context.finish([answer]), query, notes, context.finish(wished))


def _open(things: Things, context: Context) -> bool:
    """Tell whether some profile leaves open what none is found to say."""
    if things.kind != "role":
        return False
    return not settled(things.where, context.members(Things("role"))[0], context)


def silent(
    things: Things, found: int, context: Context, wished: Sequence[Draft] = ()
) -> tuple[str, ...]:
    """Say what a "not", or an empty list, means: that profiles are silent, and how many."""
    if wished and found == 0:
        return (f"none: {only_desirable(wished, things.kind)}",)
    if found == 0 and things.kind == "role" and isinstance(things.where, Not):
        count = context.profiles()
        return (f"none: {f'all {count} profiles say so' if count != 1 else 'the profile says so'}",)
    if found == 0:
        otherwise = f"none: {searched(things, context)}{speaking(things.where, context)}"
        return (unstated(things, context) or otherwise,)
    if things.kind == "role" and turned(things.where):
        if _asks_for_staff(things):
            return ("“not” means that no line of report and no field says so; duties may",)
        return ("“not” means that the profile does not say so",)
    return _left_out(context.left_out) if things.kind == "role" else ()


def _left_out(count: int) -> tuple[str, ...]:
    """Say how many roles were not counted, as no profile describes them."""
    if not count:
        return ()
    are, their = ("is", "its") if count == 1 else ("are", "their")
    return (f"{count} more {are} only named, without a profile of {their} own, and left out",)


_REFERENCE_ONLY = frozenset({"superseded-by", "governs", "outranks"})


def _asks_for_staff(things: Things) -> bool:
    said = leaves(things.where) if things.where is not None else ()
    return any(isinstance(leaf, Partnered) and leaf.relation == "has-staff" for leaf in said)


def searched(things: Things, context: Context) -> str:
    """Say where something was looked for, and in how many profiles."""
    count = context.profiles()
    profiles = f"{count} profile" + ("" if count == 1 else "s")
    replaced = _replaced(things)
    if replaced is not None:
        return _cited(*replaced, context)
    given = (
        [leaf for leaf in leaves(things.where) if isinstance(leaf, Said)] if things.where else []
    )
    if given:
        return _fields(given[0], profiles, context)
    if isinstance(things.where, Related) and things.where.relation in _REFERENCE_ONLY:
        return "the reference data name nothing of the kind"
    if _by_text(things.where):
        return f"names and the text of {profiles} were searched, and {_outcome(things, context)}"
    return f"{profiles} were searched" if count != 1 else f"{profiles} was searched"


def _fields(said: Said, profiles: str, context: Context) -> str:
    """Say in how many profiles the fields stand in which something was looked for."""
    held = Any(tuple(Partnered(relation) for relation in said.relations))
    members, _ = context.members(Things("role", held))
    count = len(context.gatherer.documents(members)) if members else 0
    names = " or ".join(name.replace("-", " ") for name in said.relations)
    return f"{count} of {profiles} {'gives' if count == 1 else 'give'} a {names}"


def _outcome(things: Things, context: Context) -> str:
    """Say what a search found nothing of: all are silent, or some mention it and require it not."""
    where = things.where
    if isinstance(where, All | Any | Not):
        return "none says all of this" if isinstance(where, All) else "none says so"
    if things.kind != "role" or not isinstance(where, Needs) or where.topic is None:
        return "none says so"
    mentioning, _ = drafted(Things("role", Mentions(where.topic)), context)
    if not mentioning:
        return "all are silent" if context.profiles() != 1 else "it is silent"
    names = ", ".join(draft.label for draft in mentioning[:FEW])
    more = f" and {len(mentioning) - FEW} more" if len(mentioning) > FEW else ""
    have = "mentions" if len(mentioning) == 1 else "mention"
    return f"none requires it; {len(mentioning)} {have} it: {names}{more}"


def _replaced(things: Things) -> tuple[str, Target] | None:
    """Find the kind of law of which it is asked whether it has been replaced, and who cites it."""
    said = leaves(things.where) if things.where is not None else ()
    dated = any(isinstance(leaf, Superseded) for leaf in said)
    for leaf in said:
        if isinstance(leaf, Needs | Mentions):
            if dated and leaf.by is not None:
                return things.kind, leaf.by
            dated_topic = isinstance(leaf.topic, Things) and leaf.topic.where == Superseded()
            if dated_topic and isinstance(leaf.topic, Things) and len(said) == 1:
                return leaf.topic.kind, Things("role")
        if isinstance(leaf, Related) and isinstance(leaf.target, Things):
            return _replaced(leaf.target)
    return None


def _cited(kind: str, by: Target, context: Context) -> str:
    """Say how many things of a kind profiles cite, none of which has been replaced."""
    current = All((Not(Superseded()), Mentions(by=by)))
    count = len(context.members(Things(kind, current))[0])
    many = context.profiles()
    who = f"{many} profile{'s' if many != 1 else ''}"
    if isinstance(by, OneOf):
        who = f"the profile of {by.names[0].label}"
    cites = "cites" if isinstance(by, OneOf) or many == 1 else "cite"
    one, several = context.lexicon.kinds[kind].one, context.lexicon.kinds[kind].several
    if count == 0:
        return f"{who} {cites} no {several}"
    named = f"{count} {one}" if count == 1 else f"{count} {several}"
    return f"{who} {cites} {named}, and the graph marks none as replaced"


def _by_text(condition: Condition | None) -> bool:
    if isinstance(condition, All | Any):
        return any(_by_text(part) for part in condition.parts)
    if isinstance(condition, Not):
        return _by_text(condition.part)
    return isinstance(condition, Needs | Mentions | Duty)
