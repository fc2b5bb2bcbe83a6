"""State who a role is: its name, unit, rank, manager."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.extraction.file_names import name_of_file
from remit.graph.extraction.vetting_weights import NOT_NEEDED
from remit.graph.linking.lexicon import lexicon
from remit.graph.linking.ranks import find_rank
from remit.graph.profile import UNTITLED, RoleProfile, Thing, Value
from remit.graph.statements.iris import last_part
from remit.graph.statements.terms import dated, decimal, iri, slug, text
from remit.graph.statements.writer import Words
from remit.ontology import ORG, RDF, REMIT, SKOS

if TYPE_CHECKING:
    from remit.graph.amount import Amount
    from remit.graph.document import Span
    from remit.graph.linking.catalogue import Name
    from remit.graph.profile import Mention, RankTitle
    from remit.graph.statements.writer import Writer

_LITERALS = {
    "role_code": REMIT.roleCode,
    "status": REMIT.status,
    "contract": REMIT.status,
    "location": REMIT.location,
    "hours": REMIT.hours,
    "salary": REMIT.salary,
    "posts": REMIT.posts,
    "budget": REMIT.budget,
    "closing_date": REMIT.closingDate,
    "review_date": REMIT.reviewDate,
}
_DATES = frozenset({"closing_date", "review_date"})
_COUNTED = re.compile(r"\b(?:\d+|[A-Z])\b")
"""Stands in the name of a unit that others of the kind may have too: `Team 3`, `B Relief`."""
_EMPLOYING = frozenset({"Force", "Employer"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a role is, as parts of its IRI.

    Attributes:
        organisation: Slug of the employer, or of the unit above; empty where neither is known.
        unit: Slug of the unit; empty where none is known.
        unit_iris: The units in which the role is.
    """

    organisation: str
    unit: str
    unit_iris: tuple[str, ...]


def state_place(profile: RoleProfile, writer: Writer) -> Place:
    """State the employer and the units of a role, and how they hang together."""
    parent = profile.unit_parent
    parent_iri = writer.thing(parent) if parent else ""
    force_iri = writer.thing(profile.force) if profile.force else ""
    above = last_part(parent_iri or force_iri)
    named_units = _name_units(profile, above, last_part(force_iri), writer)
    units = [named_units[mention] for mention in profile.units]
    inner = {mention for mention, _ in profile.units_within}
    for mention, unit in named_units.items():
        placed = parent if mention in profile.units else profile.force
        if mention.thing.known or placed is None:
            continue
        if placed.kind in _EMPLOYING and mention in inner:
            continue
        predicate = ORG.unitOf if placed.kind in _EMPLOYING else ORG.subOrganizationOf
        words = Words(_upper(profile, placed, mention.span), written=placed.label)
        writer.claim(unit, predicate, iri(parent_iri if placed is parent else force_iri), words)
        for force in profile.other_forces if placed is profile.force else ():
            named = Words(_upper(profile, force, mention.span), written=force.label)
            writer.claim(unit, predicate, iri(writer.thing(force)), named)
    for mention, larger in profile.units_within:
        if not mention.thing.known:
            around = iri(named_units[larger])
            writer.claim(named_units[mention], ORG.subOrganizationOf, around, _named(larger))
    if parent and not parent.known and parent.kind not in _EMPLOYING and profile.organisation:
        named = Words(profile.organisation.span, written=profile.organisation.text)
        if force_iri:  # the form names the employer of a unit within a unit
            writer.claim(parent_iri, ORG.unitOf, iri(force_iri), named)
    by_label = {m.thing.label: u for m, u in zip(profile.units, units, strict=True)}
    for thing, value in profile.aliases:
        if thing.label in by_label:
            writer.claim(by_label[thing.label], SKOS.altLabel, text(value.text), Words(value.span))
    own = [u for m, u in named_units.items() if _is_own(m, profile)] or units
    unit_part = "-".join(dict.fromkeys(map(last_part, own)))
    organisation = above if above and above != unit_part else ""
    return Place(organisation, unit_part, tuple(units))


def _name_units(profile: RoleProfile, above: str, force: str, writer: Writer) -> dict[Mention, str]:
    """Name the units of a profile; one that is only counted goes by the larger one's name too."""
    larger = dict(profile.units_within)
    named = {}
    for mention in profile.all_units:
        inside = above if _is_own(mention, profile) else force or above
        around = larger.get(mention)
        counted = around is not None and _COUNTED.search(mention.thing.label) is not None
        parts = [inside, slug(around.thing.label)] if around and counted else [inside]
        named[mention] = writer.thing(mention.thing, *parts)
    return named


def _is_own(mention: Mention, profile: RoleProfile) -> bool:
    """Tell whether a unit stands in the value of the profile's own."""
    return profile.unit is None or profile.unit.span.covers(mention.span)


def _upper(profile: RoleProfile, parent: Thing, span: Span) -> Span:
    """Find the words that name what the unit belongs to."""
    for value in (profile.unit, profile.job_family, profile.organisation):
        named = [n.thing for n in _names_in(value.text)] if value else []
        if value is not None and (parent in named or parent.label == value.text):
            return value.span
    return span


def _names_in(words: str) -> list[Name]:
    return [name for match in lexicon().find(words) for name in match.names]


def role_iri(profile: RoleProfile, where: Place, writer: Writer) -> str:
    """Name the role that the document describes."""
    label = label_of(profile) if profile.title else "untitled"
    code = slug(profile.role_code.text if profile.role_code else "")
    if profile.title is None and not code:
        code = f"untitled-role-{profile.document.sha256[:8]}"
    return writer.iris.thing(
        Thing("", label, "Role", known=False), where.organisation, where.unit
    ) + (f"/{code}" if code else "")


def label_of(profile: RoleProfile) -> str:
    """Give the title of a role, else say that it has none, with a name that tells it from others.

    That is its code, else what the name of its file says, else its document's sum.
    """
    if profile.title is not None:
        return profile.title.read_as or profile.title.text
    if profile.role_code is not None:
        return f"{UNTITLED} {profile.role_code.text}"
    if file := name_of_file(profile.document.name):
        return f"{file} (untitled)"
    return f"{UNTITLED} {profile.document.sha256[:8]}"


def state_role(profile: RoleProfile, role: str, where: Place, writer: Writer) -> None:
    """State the fields of the role itself."""
    writer.fact(role, RDF.type, iri(REMIT.Role))
    label = text(label_of(profile))
    if profile.title is not None:
        writer.claim(role, SKOS.prefLabel, label, Words(profile.title.span))
    else:
        writer.fact(role, SKOS.prefLabel, label)
    for unit, mention in zip(where.unit_iris, profile.units, strict=True):
        writer.claim(role, ORG.postIn, iri(unit), _named(mention))
    if not profile.units and profile.force is not None and profile.organisation is not None:
        for force in (profile.force, *profile.other_forces):
            employing = iri(writer.thing(force))
            writer.claim(role, ORG.postIn, employing, _named(profile.organisation))
    _state_plain(profile, role, writer)
    for value in profile.direct_reports:
        writer.claim(role, REMIT.directReports, text(value.text), Words(value.span))
    _state_rank(profile, role, writer)
    _state_grade(profile, role, writer)
    _state_vetting(profile, role, writer)
    if profile.job_family is not None:
        family = writer.thing(Thing("", profile.job_family.text, "JobFamily", known=False))
        writer.claim(role, REMIT.jobFamily, iri(family), Words(profile.job_family.span))
    if profile.purpose is not None:
        purpose = profile.purpose
        said = Words(purpose.span, purpose.section)
        writer.claim(role, ORG.purpose, text(purpose.text), said)


def _state_plain(profile: RoleProfile, role: str, writer: Writer) -> None:
    """State values as written, and on each claim the amount or the date that it was read as."""
    amounts = dict(profile.amounts)
    for name, predicate in _LITERALS.items():
        value: Value | None = getattr(profile, name)
        if value is None:
            continue
        claim = writer.claim(role, predicate, text(value.text), Words(value.span))
        if name in amounts:
            _state_amount(amounts[name], claim, writer)
        elif name in _DATES and value.read_as:
            writer.say(claim, REMIT.date, dated(value.read_as))


def _state_amount(amount: Amount, claim: str, writer: Writer) -> None:
    for predicate, number in ((REMIT.minimum, amount.minimum), (REMIT.maximum, amount.maximum)):
        if number is not None:
            writer.say(claim, predicate, decimal(number))
    for predicate, word in ((REMIT.currency, amount.currency), (REMIT.per, amount.per)):
        if word:
            writer.say(claim, predicate, text(word))


def _state_rank(profile: RoleProfile, role: str, writer: Writer) -> None:
    value = profile.rank or profile.title
    if profile.rank_title is None or value is None:
        return
    for title in (profile.rank_title, *profile.other_ranks):
        _claim_rank(role, title, _named(value), writer)
    _state_branch(profile, role, writer)


def _state_branch(profile: RoleProfile, role: str, writer: Writer) -> None:
    """State the designation that the title has before a rank that the rank's field gives bare."""
    if profile.rank is None or profile.title is None:
        return
    found = find_rank(profile.title.text)
    ranks = (profile.rank_title, *profile.other_ranks)
    if found is None or found.title.designation is None:
        return
    alike = [title for title in ranks if title is not None and title.rank == found.title.rank]
    if alike and not any(title.designation for title in alike):
        words = Words(profile.title.span)
        writer.claim(role, REMIT.designation, iri(found.title.designation.iri), words)


def _claim_rank(role: str, title: RankTitle, words: Words, writer: Writer) -> None:
    """State the rank of a title, and the designation, which is told by the same words."""
    writer.claim(role, REMIT.rank, iri(title.rank.iri), words)
    if title.designation is not None:
        writer.claim(role, REMIT.designation, iri(title.designation.iri), Words(words.span))


def _named(value: Value | Mention) -> Words:
    """Give the words that name a thing, with the name as written."""
    return Words(value.span, written=value.text)


def _state_grade(profile: RoleProfile, role: str, writer: Writer) -> None:
    if profile.grade is None:
        return
    label = profile.grade.read_as or profile.grade.text
    known = [n.thing for n in lexicon().exact(label) if n.thing.kind == "Grade"]
    grade = writer.thing(known[0] if known else Thing("", label, "Grade", known=False))
    writer.claim(role, REMIT.grade, iri(grade), _named(profile.grade))


def _state_vetting(profile: RoleProfile, role: str, writer: Writer) -> None:
    """State the vetting field, and the levels in it but those that it only wishes for or spares."""
    if profile.vetting is None:
        return
    value = profile.vetting
    writer.claim(role, REMIT.vettingText, text(value.text), Words(value.span))
    levels = {
        n.thing
        for match in lexicon().find(value.text)
        for n in match.names
        if n.thing.kind == "VettingLevel"
    }
    spare = {
        thing
        for wish in profile.requirements
        if wish.kind == "Vetting" and wish.modality in NOT_NEEDED and wish.span.overlaps(value.span)
        for thing in wish.about
    }
    for level in sorted(levels - spare, key=lambda t: t.iri):
        writer.claim(role, REMIT.vetting, iri(level.iri), _named(value))


def state_manager(profile: RoleProfile, role: str, where: Place, writer: Writer) -> str:
    """State whom the role reports to; give the manager's IRI, or an empty text.

    A person's name is none of the post: others of the rank may hold it, here and in other profiles.
    """
    value = profile.reports_to
    if value is None:
        return ""
    manager = state_named_role(value.read_as or value.text, where, writer)
    writer.claim(role, ORG.reportsTo, iri(manager), _named(value))
    if value.read_as and not profile.manager_in_person:
        writer.claim(manager, SKOS.altLabel, text(value.text), Words(value.span))
    _state_managers_unit(profile, manager, where, writer)
    if profile.manager_title is not None:
        _claim_rank(manager, profile.manager_title, _named(value), writer)
    return manager


def state_title(title: str, role: str, span: Span, writer: Writer) -> None:
    """State the rank and the force that the title of a role that is only named gives."""
    found = find_rank(title)
    if found is not None:
        _claim_rank(role, found.title, Words(span), writer)
    for force in [n.thing for n in _names_in(title) if n.thing.kind == "Force"][-1:]:
        writer.claim(role, ORG.postIn, iri(force.iri), Words(span))


def _state_managers_unit(profile: RoleProfile, manager: str, where: Place, writer: Writer) -> None:
    mention = profile.manager_unit
    if mention is None:
        return
    own = {m.thing: unit for m, unit in zip(profile.units, where.unit_iris, strict=True)}
    unit = own.get(mention.thing) or writer.thing(mention.thing)
    writer.claim(manager, ORG.postIn, iri(unit), _named(mention))


def state_named_role(label: str, where: Place, writer: Writer) -> str:
    """Name a role that has only a title here.

    It is taken to be where the described role is, unless its title names a force.
    """
    role = Thing("", label, "Role", known=False)
    forces = [n.thing for n in _names_in(label) if n.thing.kind == "Force"]
    if forces:
        return writer.thing(role, last_part(forces[-1].iri))
    return writer.thing(role, where.organisation, where.unit)
