"""Turn a profile into statements: N-Quads of facts, claims, evidence and findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.document import folded, quotable
from remit.graph.linking.catalogue import catalogue, names_of
from remit.graph.statements.findings import placed_finding_lines
from remit.graph.statements.identity import Counted, Named
from remit.graph.statements.iris import Iris
from remit.graph.statements.role import (
    Place,
    label_of,
    role_iri,
    state_manager,
    state_named_role,
    state_place,
    state_role,
    state_title,
)
from remit.graph.statements.terms import iri, slug, text, typed
from remit.graph.statements.writer import Words, Writer
from remit.ontology import DCTERMS, REMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remit.graph.profile import Relation, Requirement, RoleProfile, Value
    from remit.graph.statements.writer import Backed

_SHORT_CUTS = {
    "Knowledge": REMIT.requiresKnowledgeOf,
    "Experience": REMIT.requiresExperienceOf,
    "Skill": REMIT.requiresSkill,
    "Qualification": REMIT.requiresQualification,
    "Training": REMIT.requiresTraining,
    "Licence": REMIT.requiresLicence,
    "Vetting": REMIT.requiresVetting,
    "Health": REMIT.requiresHealth,
    "Availability": REMIT.requiresAvailability,
    "Equipment": REMIT.requiresEquipment,
}
_MODALITIES = {
    "essential": REMIT.essential,
    "desirable": REMIT.desirable,
    "obligatory": REMIT.obligatory,
    "conditional": REMIT.conditional,
    "not required": REMIT.notRequired,
}
_NEEDED = ("essential", "obligatory", "conditional")


@dataclass(frozen=True, slots=True)
class Statements:
    """What one document adds to the graph.

    Attributes:
        stated: N-Quads, sorted, each once, without those of the quotes.
        quotes: The N-Quads of the quotes, as one text.
        backed: What rests on each quote, by their names within the document.
        role: The IRI of the role that it describes; empty where it describes none.
        label: The role's title.
        organisation: A part of the role's IRI, as `Place` has it.
        rank: The IRI of its rank, or empty.
        manager: The IRI of its manager, or empty.
        requirements: How many conditions it sets.
        findings: How many findings it has.
        counted: The numbers of forces that it gives.
        named: The words by which it names the manager.
        post: The words that name the role, where the document describes several.
        in_person: Whether the manager is named by rank and a person's name, and so by no title.
        places: The names of its units, as parts of an IRI.
        partners: Likewise the forces for which the profile says that its units work.
    """

    stated: tuple[str, ...]
    quotes: str
    backed: Mapping[str, Sequence[Backed]] = field(default_factory=dict)
    role: str = ""
    label: str = ""
    organisation: str = ""
    rank: str = ""
    manager: str = ""
    requirements: int = 0
    findings: int = 0
    counted: tuple[Counted, ...] = ()
    named: Named | None = None
    post: Named | None = None
    in_person: bool = False
    places: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All N-Quads, sorted."""
        return tuple(sorted([*self.stated, *filter(None, self.quotes.split("\n"))]))


def state_each(profile: RoleProfile, iris: Iris) -> list[Statements]:
    """State all that a document says: in one, or of several roles of itself and then of each."""
    if not profile.others:
        return [state(profile, iris)]
    writer = Writer(profile.document, iris, catalogue().stated)
    _state_document(profile, writer)
    found = {line for f in profile.noticed for line in placed_finding_lines(f, writer)}
    whole = _of_none(writer, found, len(profile.noticed))
    return [whole, *(state(role, iris) for role in profile.roles)]


def state(profile: RoleProfile, iris: Iris) -> Statements:
    """State all that a profile says of its role.

    The same profile gives the same lines, always.
    """
    writer = Writer(profile.document, iris, catalogue().stated, profile.extent)
    if profile.extent is None:
        _state_document(profile, writer)
    if not profile.is_profile:
        found = {line for f in profile.findings for line in placed_finding_lines(f, writer)}
        return _of_none(writer, found, len(profile.findings))
    where = state_place(profile, writer)
    role = role_iri(profile, where, writer)
    about = role if profile.extent is not None else writer.source
    found = {line for f in profile.findings for line in placed_finding_lines(f, writer, about)}
    state_role(profile, role, where, writer)
    manager = state_manager(profile, role, where, writer)
    writer.say(role, REMIT.describedBy, iri(writer.source))
    for requirement in profile.requirements:
        _state_requirement(requirement, role, writer)
    _state_duties(profile, role, writer)
    _state_lists(profile, role, about, writer)
    _state_relations(profile, role, where, writer)
    counted = tuple(_counted(profile, writer))
    return Statements(
        tuple(sorted(writer.facts | writer.own | found)),
        _quotes(writer),
        writer.backed(),
        role,
        label_of(profile),
        where.organisation,
        profile.rank_title.rank.iri if profile.rank_title else "",
        manager,
        len(profile.requirements),
        len(profile.findings),
        counted,
        _named(profile.reports_to, writer),
        _named(profile.title, writer) if profile.extent is not None else None,
        profile.manager_in_person,
        tuple(_places(profile)),
        tuple(_partners(profile)),
    )


def _places(profile: RoleProfile) -> Iterator[str]:
    """Name the units of the role, and those of which the profile says whom they serve."""
    units = [mention.thing for mention in profile.units]
    said = (relation.subject for relation in profile.relations)
    for thing in dict.fromkeys((*units, *said)):
        yield slug(thing.label)
        if thing.known and thing not in units:
            yield from sorted({slug(name.text) for name in names_of(thing)} - {slug(thing.label)})


def _partners(profile: RoleProfile) -> Iterator[str]:
    """Name the forces that the profile says its units to work for, its employer among them.

    A unit within a larger one of no employer of its own is the employer's.
    """
    parent = profile.unit_parent
    within = parent is not None and parent.kind == "Unit" and not parent.known
    if profile.force is not None and within:
        yield slug(profile.force.label)
    units = {mention.thing for mention in profile.units}
    for relation in profile.relations:
        if relation.predicate == REMIT.covers and relation.subject in units:
            yield slug(relation.object.label)


def _of_none(writer: Writer, found: set[str], findings: int) -> Statements:
    """Give what is said of a document itself, and of none of its roles."""
    return Statements(tuple(sorted(writer.own | found)), _quotes(writer), findings=findings)


def _quotes(writer: Writer) -> str:
    return "\n".join(lines for _, lines in sorted(writer.quotes.items()))


def _named(value: Value | None, writer: Writer) -> Named | None:
    """Give the words that name the manager, or the role itself; their claim quotes them."""
    if value is None:
        return None
    text_ = writer.document.text
    span = quotable(text_, value.span)[0]
    return Named(folded(span.of(text_)), span.start, span.end, writer.line(span.start))


def _counted(profile: RoleProfile, writer: Writer) -> Iterator[Counted]:
    """Give the numbers of forces that a profile gives, and quote them."""
    text_ = profile.document.text
    for count in profile.force_counts:
        writer.quote_of(count.span)
        line = writer.line(count.span.start)
        words = folded(count.span.of(text_))
        yield Counted(count.region, count.number, words, count.span.start, count.span.end, line)


def _state_document(profile: RoleProfile, writer: Writer) -> None:
    document = profile.document
    writer.own.add(typed(writer.source, REMIT.SourceDocument, writer.source))
    writer.say(writer.source, REMIT.sha256, text(document.sha256))
    writer.say(writer.source, REMIT.fileName, text(document.name))
    writer.say(writer.source, DCTERMS.format, text(document.media_type))
    if profile.title is not None and not profile.others:
        writer.say(writer.source, DCTERMS.title, text(profile.title.text))


def _state_requirement(requirement: Requirement, role: str, writer: Writer) -> None:
    node = writer.node("requirement", requirement.span)
    writer.say(role, REMIT.requirement, iri(node))
    class_ = getattr(REMIT, f"{requirement.kind}Requirement")
    writer.is_a(node, class_, _MODALITIES[requirement.modality])
    writer.say(node, REMIT.text, text(requirement.read_as or " ".join(requirement.text.split())))
    if requirement.level:
        writer.say(node, REMIT.level, text(requirement.level))
    writer.evidence(node, requirement.span, requirement.section)
    for thing in requirement.about:
        topic = writer.thing(thing)
        writer.say(node, REMIT.about, iri(topic))
        if requirement.modality in _NEEDED:
            short_cut = (
                REMIT.usesSystem if thing.kind == "System" else _SHORT_CUTS[requirement.kind]
            )
            writer.fact(role, short_cut, iri(topic))
            writer.fact(role, REMIT.requires, iri(topic))
        elif requirement.modality == "desirable":
            writer.fact(role, REMIT.prefers, iri(topic))


def _state_duties(profile: RoleProfile, role: str, writer: Writer) -> None:
    for duty in profile.responsibilities:
        node = writer.node("responsibility", duty.span)
        writer.say(role, REMIT.responsibility, iri(node))
        writer.is_a(node, REMIT.Responsibility)
        writer.say(node, REMIT.text, text(duty.text))
        writer.evidence(node, duty.span, duty.section)


def _state_lists(profile: RoleProfile, role: str, about: str, writer: Writer) -> None:
    """State what a profile lists; what it only speaks of is said of the document, or of the role.

    Of the role it is said where the document describes several.
    """
    for mention in profile.competencies:
        competency = writer.thing(mention.thing)
        said = Words(mention.span, mention.section)
        writer.claim(role, REMIT.competency, iri(competency), said)
    for mention in profile.systems:
        system = writer.thing(mention.thing)
        said = Words(mention.span, mention.section)
        writer.claim(role, REMIT.usesSystem, iri(system), said)
        writer.fact(role, REMIT.requires, iri(system))
    named = (*profile.legislation, *profile.frameworks, *profile.qualifications)
    for mention in (*named, *profile.systems):
        thing = writer.thing(mention.thing)
        writer.say(about, DCTERMS.references, iri(thing))


def _state_relations(profile: RoleProfile, role: str, where: Place, writer: Writer) -> None:
    own = {m.thing: unit for m, unit in zip(profile.units, where.unit_iris, strict=True)}
    for relation in profile.relations:
        subject = role if relation.subject.kind == "Role" else own.get(relation.subject)
        subject = subject or writer.thing(relation.subject)
        object_ = _object(relation, where, writer)
        said = Words(relation.span, relation.section)
        writer.claim(subject, relation.predicate, iri(object_), said)


def _object(relation: Relation, where: Place, writer: Writer) -> str:
    if relation.object.kind != "Role":
        return writer.thing(relation.object)
    role = state_named_role(relation.object.label, where, writer)
    state_title(relation.object.label, role, relation.span, writer)
    return role
