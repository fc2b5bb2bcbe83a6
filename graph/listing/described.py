"""All that is known of one thing, as frozen values.

Description
├── Fact             one property: stated, inferred, from the reference data …; with its quotes
│   └── Inference    the rule that derived it, and the premises, down to what documents say
├── Requirement      one condition of a role, in its words
└── Duty             one responsibility of a role
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from remit.graph.asking.answer import Evidence

Basis = Literal["stated", "inferred", "reference", "ontology", "own"]
"""Where a fact comes from: documents, rules, what is known beforehand, or a user's own RDF."""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """What a fact leads to: a thing with its IRI, or plain text, whose IRI is empty."""

    label: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Premise:
    """Something that an inference rests on.

    Attributes:
        iri: The requirement, claim or thing.
        says: It in words.
        quotes: Its words in documents.
        because: How it was inferred itself, where it was.
    """

    iri: str
    says: str
    quotes: tuple[Evidence, ...] = ()
    because: tuple[Inference, ...] = ()


@dataclass(frozen=True, slots=True)
class Inference:
    """One rule that leads to a fact.

    Attributes:
        rule: The IRI of the rule.
        label: Its name.
        reason: The sentence that it gives.
        basis: The authority that it rests on.
        premises: What it was applied to.
    """

    rule: str
    label: str
    reason: str
    basis: str
    premises: tuple[Premise, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One property of a thing, or of another that points to it.

    Attributes:
        property: The IRI of the property.
        label: How it reads, from this thing's side.
        value: What it leads to or, for a fact that points here, comes from.
        basis: Where the fact comes from.
        written: The value as a document writes it, where that differs.
        quotes: The words that it rests on.
        because: The rules that derived it.
    """

    property: str
    label: str
    value: Link
    basis: Basis
    written: str = ""
    quotes: tuple[Evidence, ...] = ()
    because: tuple[Inference, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """One condition of a role; kind and modality as the ontology labels them."""

    iri: str
    kind: str
    modality: str
    text: str
    level: str
    about: tuple[Link, ...]
    quotes: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """One responsibility of a role."""

    iri: str
    text: str
    quotes: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Noticed:
    """One finding about a document of the thing, or about itself; line 0 for all of it."""

    document: str
    line: int
    severity: str
    rule: str
    message: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Description:
    """All that is known of one thing.

    Attributes:
        iri: Its IRI.
        label: Its proper name.
        kinds: What it is, as the ontology labels its classes.
        names: Its other names.
        documents: The documents that describe it.
        facts: Its properties.
        requirements: The conditions that it sets, where it is a role.
        responsibilities: Its duties, where it is a role.
        findings: What somebody should look at.
        pointing: The facts of other things that lead to it.
    """

    iri: str
    label: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    documents: tuple[str, ...]
    facts: tuple[Fact, ...]
    requirements: tuple[Requirement, ...]
    responsibilities: tuple[Duty, ...]
    findings: tuple[Noticed, ...]
    pointing: tuple[Fact, ...]

    def as_json(self) -> dict[str, Any]:
        """Return all of it as plain objects."""
        return asdict(self)
