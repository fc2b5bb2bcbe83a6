"""What is read from one role profile: plain values, each with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from remit.graph.document import Document, Span
from remit.graph.quick import quick

if TYPE_CHECKING:
    from remit.graph.amount import Amount

# What a role is called whose document gives it no title, before its code or sum.
UNTITLED = "Untitled role"
_TELLING = frozenset({"purpose", "duties", "requirements", "competencies"})


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a name of its own.

    Attributes:
        iri: Its IRI; empty where it is known only from a document and has none yet.
        label: Its preferred name.
        kind: The local name of its class, such as `Force` or `Legislation`.
        known: Whether the reference data hold it.
    """

    iri: str
    label: str
    kind: str
    known: bool = True


@quick
@dataclass(frozen=True, slots=True)
class Value:
    """The value of a field.

    Attributes:
        text: As written.
        span: Where it stands.
        section: The heading under which it stands, or None.
        read_as: What it was read as, where that is something else.
    """

    text: str
    span: Span
    section: str | None = None
    read_as: str | None = None

    @classmethod
    def at(cls, start: int, text: str) -> Self:
        """Make a value of words that stand, as written, from a place on.

        >>> Value.at(7, "Clerk").span
        Span(start=7, end=12)
        """
        return cls(text, Span(start, start + len(text)))


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and the thing that it names."""

    text: str
    span: Span
    thing: Thing
    section: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Requirement:
    """One condition of the role.

    Attributes:
        text: As written, a slice of the document.
        span: Where it stands.
        kind: `Knowledge`, `Experience`, `Skill`, `Qualification`, `Training`, `Licence`, `Vetting`,
            `Health`, `Availability` or `Equipment`.
        modality: `essential`, `desirable`, `obligatory`, `conditional` or `not required`.
        about: What it is about.
        level: The words that say how much, such as `working knowledge`; empty where there are none.
        section: The heading under which it stands, or None.
        read_as: The text without what a page or a form put into it, where that differs.
    """

    text: str
    span: Span
    kind: str
    modality: str
    about: tuple[Thing, ...] = ()
    level: str = ""
    section: str | None = None
    read_as: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """One statement that joins two things, such as a unit and a force that it covers."""

    subject: Thing
    predicate: str
    object: Thing
    span: Span
    section: str | None = None


@dataclass(frozen=True, slots=True)
class ForceCount:
    """Of how many forces the text says that a region is made up."""

    region: str
    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a reader of the profile should look at.

    Attributes:
        rule: Its name; see `data/findings/findings.toml`.
        message: One sentence.
        span: Where.
        suggestion: What to do; empty where nothing can be said.
        severity: `error`, `warning` or `info`.
    """

    rule: str
    message: str
    span: Span
    suggestion: str = ""
    severity: str = "warning"


@dataclass(frozen=True, slots=True)
class SectionMark:
    """A heading and the range of its section."""

    heading: str
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class RankTitle:
    """A rank as profiles write it, with its designation."""

    rank: Thing
    designation: Thing | None
    rest: str = ""


FIELDS = (
    "title",
    "rank",
    "grade",
    "status",
    "contract",
    "role_code",
    "organisation",
    "unit",
    "job_family",
    "location",
    "hours",
    "salary",
    "reports_to",
    "vetting",
    "posts",
    "closing_date",
    "review_date",
    "budget",
)
"""The fields of a profile that hold one value as written, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class RoleProfile:
    """All that one document says of one role.

    Of the units that its form names, `units` are those in which the role is, the nearest first, and
    `units_within` gives a unit with the one of which it is a part.
    `force` is the employer, and `other_forces` are those with which it shares the post.
    `other_ranks` are those that the rank's field gives besides the first, as in `PC/Sergeant`.
    `manager_in_person` tells that `reports_to` names somebody in post, who is read as the rank.
    `amounts` gives for a field, such as `salary`, what its value comes to. Where a document
    describes several roles, `others` are those besides the first, `extent` is the range that each
    has for itself, and `noticed` are the findings about no single one of them.
    """

    document: Document
    title: Value | None = None
    rank: Value | None = None
    rank_title: RankTitle | None = None
    other_ranks: tuple[RankTitle, ...] = ()
    grade: Value | None = None
    status: Value | None = None
    contract: Value | None = None
    role_code: Value | None = None
    organisation: Value | None = None
    force: Thing | None = None
    other_forces: tuple[Thing, ...] = ()
    unit: Value | None = None
    units: tuple[Mention, ...] = ()
    unit_parent: Thing | None = None
    units_within: tuple[tuple[Mention, Mention], ...] = ()
    job_family: Value | None = None
    location: Value | None = None
    hours: Value | None = None
    salary: Value | None = None
    reports_to: Value | None = None
    manager_title: RankTitle | None = None
    manager_in_person: bool = False
    manager_unit: Mention | None = None
    direct_reports: tuple[Value, ...] = ()
    vetting: Value | None = None
    posts: Value | None = None
    closing_date: Value | None = None
    review_date: Value | None = None
    budget: Value | None = None
    amounts: tuple[tuple[str, Amount], ...] = ()
    purpose: Value | None = None
    responsibilities: tuple[Value, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    legislation: tuple[Mention, ...] = ()
    frameworks: tuple[Mention, ...] = ()
    qualifications: tuple[Mention, ...] = ()
    systems: tuple[Mention, ...] = ()
    competencies: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    force_counts: tuple[ForceCount, ...] = ()
    sections: tuple[SectionMark, ...] = ()
    findings: tuple[Finding, ...] = ()
    aliases: tuple[tuple[Thing, Value], ...] = ()
    titled: bool = False
    others: tuple[RoleProfile, ...] = ()
    extent: Span | None = None
    noticed: tuple[Finding, ...] = ()

    @property
    def roles(self) -> tuple[RoleProfile, ...]:
        """Give the profile of each role that the document describes."""
        return (self, *self.others)

    @property
    def all_units(self) -> tuple[Mention, ...]:
        """Give the units in which the role is, the nearest first, then those around them."""
        return tuple(dict.fromkeys((*self.units, *(larger for _, larger in self.units_within))))

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Give the findings about every role that the document describes, and about itself."""
        if not self.others:
            return self.findings
        found = [*self.noticed, *(f for role in self.roles for f in role.findings)]
        return tuple(sorted(found, key=lambda f: (f.span, f.rule, f.message)))

    @property
    def is_profile(self) -> bool:
        """Tell whether the document says enough to be a role profile.

        The heading of a section of a profile is enough, and so is a title among several posts.
        Without these, two things are that only profiles tell, such as a grade and a manager, or one
        of them and several conditions. A title counts as one where it stands behind its label.
        """
        of_several = self.extent is not None and self.title is not None
        if self.others or of_several or any(section.kind in _TELLING for section in self.sections):
            return True
        told = (
            self.rank,
            self.grade,
            self.reports_to,
            self.role_code,
            self.vetting,
            self.job_family,
            self.rank_title if self.title else None,
            self.closing_date if self.title and self.salary else None,
        )
        count = sum(value is not None for value in told) + self.titled
        return count >= 2 or (count == 1 and len(self.requirements) > 1)
