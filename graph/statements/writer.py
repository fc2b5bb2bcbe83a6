"""Write what one document states: facts, claims, evidence."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.document import folded, quotable
from remit.graph.statements.iris import Iris, claim_name, last_part, place
from remit.graph.statements.terms import boolean, integer, iri, quad, text, typed
from remit.ontology import OA, RDF, REMIT, SKOS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.graph.document import Document, Span
    from remit.graph.linking.catalogue import Stated
    from remit.graph.profile import Thing

_NEXT = "\n"
_LINE_END = re.compile(r"\n")
_QUOTES = f"<{RDF.type}> <{OA.TextQuoteSelector}>"
_PLACES = f"<{RDF.type}> <{OA.TextPositionSelector}>"
_EXACT, _START, _END, _SOURCE, _SECTION = (
    f"<{term}>" for term in (OA.exact, OA.start, OA.end, OA.hasSource, REMIT.section)
)
_CLASSES = {"Legislation": "http://data.europa.eu/eli/ontology#LegalResource"}

Backed: TypeAlias = tuple[str, str, str]
"""What rests on a quote: its name within the document, of what it is, how binding it is."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a claim rests on.

    Attributes:
        span: Where they stand.
        section: The heading under which they stand, or None.
        written: The name in them, where the claim gives the thing that it names; else empty.
    """

    span: Span
    section: str | None = None
    written: str = ""


@dataclass(slots=True)
class Writer:
    """Collects the quads of one document.

    Attributes:
        document: What is written about.
        iris: How things are named.
        source: The name of the document, and of its graph.
        known: The triples of the reference data, as `s p o`; they are claimed but not stated again.
        extent: The range that the role has for itself where the document describes several.
        facts: Lines for the graph of facts.
        own: Lines for the document's own graph.
        quotes: Lines of the same graph of each quote, as one text; by the names of the quotes.
        resting: What rests on each quote, by the name of that.
        parts: Of what each of these is: the property that a claim gives, the class of others.
        modalities: How binding each of these is, where it says so.
    """

    document: Document
    iris: Iris
    known: Stated
    extent: Span | None = None
    facts: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    quotes: dict[str, str] = field(default_factory=dict)
    resting: dict[str, set[str]] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    modalities: dict[str, str] = field(default_factory=dict)
    source: str = field(init=False)
    _placed: set[str] = field(default_factory=set)
    _here: str = field(init=False)

    def __post_init__(self) -> None:
        """Name the document."""
        self.source = self.iris.document(self.document.sha256)
        self._here = f"{iri(self.source)} ."

    def line(self, at: int) -> int:
        """Tell the line of a place, from 1."""
        return bisect_left(_line_ends(self.document.text), at) + 1

    def node(self, kind: str, span: Span) -> str:
        """Name what a range states of the role; of what is said for all roles each has its own."""
        name = place(self.source, kind, span)
        shared = self.extent is not None and not self.extent.covers(span)
        return f"{name},{self.extent.start}" if self.extent and shared else name

    def fact(self, subject: str, predicate: str, object_: str) -> None:
        """State a triple that several documents may state; the object is written already."""
        if f"<{subject}> <{predicate}> {object_}" not in self.known:
            self.facts.add(quad(subject, predicate, object_, self.iris.graph("facts")))

    def say(self, subject: str, predicate: str, object_: str) -> None:
        """State a triple that only this document can state."""
        self.own.add(f"{iri(subject)} <{predicate}> {object_} {self._here}")

    def claim(self, subject: str, predicate: str, object_: str, words: Words) -> str:
        """State a triple with the words that it rests on; give the name of the claim."""
        self.fact(subject, predicate, object_)
        node = claim_name(self.source, iri(subject), iri(predicate), object_)
        self.own.add(typed(node, REMIT.Claim, self.source))
        self.parts[node] = last_part(predicate)
        self.say(node, RDF.subject, iri(subject))
        self.say(node, RDF.predicate, iri(predicate))
        self.say(node, RDF.object, object_)
        if words.written and words.written != folded(words.span.of(self.document.text)):
            self.say(node, REMIT.text, text(words.written))
        self.evidence(node, words.span, words.section)
        return node

    def evidence(self, node: str, span: Span, section: str | None) -> None:
        """Tie a claim to its quotes."""
        whole = self.document.text
        for part in quotable(whole, span):
            quote = place(self.source, "char", part)
            self.say(node, REMIT.evidence, iri(quote))
            self.resting.setdefault(quote, set()).add(node)
            self._quote(quote, part, section)

    def is_a(self, node: str, class_: str, modality: str = "") -> None:
        """State of what class a thing of this document is, and how binding where it says so."""
        self.own.add(typed(node, class_, self.source))
        part = last_part(class_)
        self.parts[node] = min(part, self.parts.get(node, part))
        if modality:
            self.say(node, REMIT.modality, iri(modality))
            told = last_part(modality)
            self.modalities[node] = min(told, self.modalities.get(node, told))

    def backed(self) -> Mapping[str, list[Backed]]:
        """Give what rests on each quote, by their names within the document."""
        at = len(self.source)
        return {
            quote[at:]: sorted((n[at:], self.parts[n], self.modalities.get(n, "")) for n in nodes)
            for quote, nodes in self.resting.items()
        }

    def quote_of(self, span: Span) -> str:
        """Quote a range and give the name of the quote; what is too long is cut."""
        whole = self.document.text
        part = quotable(whole, span)[0]
        name = place(self.source, "char", part)
        self._quote(name, part, None)
        return name

    def thing(self, thing: Thing, *above: str) -> str:
        """Name a thing and, where the reference data do not hold it, say what it is."""
        name = self.iris.thing(thing, *above)
        class_ = _CLASSES.get(thing.kind) or getattr(REMIT, thing.kind)
        if not thing.known and f"<{name}> <{RDF.type}> <{class_}>" not in self.known:
            self.fact(name, RDF.type, iri(class_))
            self.fact(name, SKOS.prefLabel, text(thing.label))
            if thing.kind != "Role":
                self.fact(name, REMIT.inReferenceData, boolean(value=False))
        return name

    def _quote(self, name: str, part: Span, section: str | None) -> None:
        quote, here = f"<{name}>", self._here
        if name not in self.quotes:
            said = (
                _QUOTES,
                _PLACES,
                f"{_EXACT} {text(part.of(self.document.text))}",
                f"{_START} {integer(part.start)}",
                f"{_END} {integer(part.end)}",
                f"{_SOURCE} {iri(self.source)}",
            )
            self.quotes[name] = f"{quote} {f' {here}{_NEXT}{quote} '.join(said)} {here}"
        if section and name not in self._placed:
            self._placed.add(name)
            self.quotes[name] += f"\n{quote} {_SECTION} {text(section)} {here}"


@lru_cache(maxsize=1)
def _line_ends(text: str) -> list[int]:
    """List where the lines of a text end; it is kept for all roles of one document."""
    return [found.start() for found in _LINE_END.finditer(text)]
