"""Make the IRIs of what documents tell of, from what the things are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.errors import RemitError
from remit.graph.statements.terms import slug

if TYPE_CHECKING:
    from remit.graph.document import Span
    from remit.graph.profile import Thing

DEFAULT_BASE = "https://w3id.org/remit/id/"
_FOLDERS = {
    "Role": "role",
    "Unit": "unit",
    "RegionalUnit": "unit",
    "Force": "force",
    "Employer": "employer",
    "Legislation": "legislation",
    "Qualification": "qualification",
    "System": "system",
    "Framework": "framework",
    "Competency": "competency",
    "VettingLevel": "vetting",
    "Licence": "licence",
    "Topic": "topic",
    "Grade": "grade",
    "JobFamily": "job-family",
}
_DIGITS = 32


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs of one build.

    Attributes:
        base: What all of them begin with; ends in `/` or `#`.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not self.base.startswith(("http://", "https://", "urn:")) or self.base[-1] not in "/#:":
            hint = "give an IRI such as https://example.org/id/"
            raise RemitError(
                "the base must be an IRI that ends in / or #", place=self.base, hint=hint
            )

    def graph(self, name: str) -> str:
        """Name one of the graphs, such as `facts`."""
        return f"{self.base}graph/{name}"

    def document(self, sha256: str) -> str:
        """Name a document by its content."""
        return f"{self.base}document/{sha256[:_DIGITS]}"

    def thing(self, thing: Thing, *above: str) -> str:
        """Name a thing by its own IRI, else by its kind, by what it is in, and by its name."""
        if thing.iri:
            return thing.iri
        path = [part for part in (*above, slug(thing.label) or digest(thing.label)) if part]
        return f"{self.base}{_FOLDERS[thing.kind]}/{'/'.join(path)}"


def place(document: str, kind: str, span: Span) -> str:
    """Name a place in a document: `char` for a quote (RFC 5147), else what it states."""
    return f"{document}#{kind}={span.start},{span.end}"


def claim_name(document: str, subject: str, predicate: str, object_: str) -> str:
    """Name the claim of a document that states a triple, its terms written as in N-Triples."""
    return f"{document}#claim={digest(subject, predicate, object_)}"


def digest(*parts: str) -> str:
    """Fold texts to twelve hexadecimal digits.

    >>> digest("a", "b")
    'c8687a08aa5d'
    """
    return hashlib.sha256(" ".join(parts).encode("utf-8", "replace")).hexdigest()[:12]


def last_part(iri: str) -> str:
    """Cut the last part out of an IRI.

    >>> last_part("https://w3id.org/remit/id/unit/ersou")
    'ersou'
    """
    return iri.rstrip("/#").rpartition("/")[2].rpartition("#")[2]
