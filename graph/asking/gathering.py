"""Fetch labels, documents and quotes for the things of an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.asking.answer import Evidence
from remit.graph.asking.iris import prologue, values
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.asking.selecting import Select

_LABELS = "SELECT ?x ?l WHERE {{ {bound} ?x skos:prefLabel|rdfs:label|dcterms:title ?l }}"
_RULES = "SELECT ?x ?l WHERE {{ {bound} ?x skos:prefLabel|rdfs:label ?l }}"
_PREMISES = """SELECT ?x ?p ?l ?e ?text WHERE {{ {bound} ?x prov:wasDerivedFrom ?p .
  OPTIONAL {{ ?p skos:prefLabel ?l }} OPTIONAL {{ ?p remit:evidence ?e }}
  OPTIONAL {{ ?p remit:text ?text }} }}"""
_FILES = "SELECT ?x ?n WHERE {{ {bound} ?x remit:fileName ?n }}"
_DOCUMENTS = "SELECT ?x ?n WHERE {{ {bound} ?x remit:describedBy/remit:fileName ?n }}"
_QUOTES = """SELECT ?x ?n ?section ?q ?start ?end WHERE {{ {bound}
  ?x oa:exact ?q ; oa:hasSource/remit:fileName ?n .
  OPTIONAL {{ ?x oa:start ?start }} OPTIONAL {{ ?x oa:end ?end }}
  OPTIONAL {{ ?x remit:section ?section }} }}"""
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Support:
    """What a condition rests on for one thing.

    Attributes:
        stated: Whether something says so; otherwise it was inferred.
        evidence: The IRIs of the quotes.
        why: How it was found, where not by a plain statement.
        value: Plain text to show beside the thing, such as the requirement as written.
        premises: The things that an inference rests on.
    """

    stated: bool = True
    evidence: tuple[str, ...] = ()
    why: str = ""
    value: str = ""
    premises: tuple[str, ...] = ()

    def with_(self, other: Support) -> Support:
        """Join what two conditions rest on: inferred if either is."""
        why = "; ".join(dict.fromkeys(w for w in (self.why, other.why) if w))
        value = "; ".join(dict.fromkeys(v for v in (self.value, other.value) if v))
        evidence = tuple(dict.fromkeys(self.evidence + other.evidence))
        return Support(self.stated and other.stated, evidence, why, value)

    def or_(self, other: Support) -> Support:
        """Join two ways to the same: stated if either is, and then only that one is shown."""
        if self.stated != other.stated:
            return self if self.stated else other
        return self.with_(other)


@dataclass(slots=True)
class Gatherer:
    """Fetch from one graph, in few queries, each thing once."""

    select: Select
    queries: int = field(default=0)
    _documents: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def rows(self, query: str) -> list[tuple[str, ...]]:
        """Run a query and return its rows as text, sorted."""
        self.queries += 1
        return texts(self.select, query)

    def bound(self, query: str, iris: Iterable[str]) -> list[tuple[str, ...]]:
        """Run a query with `{bound}` in it for these IRIs as `?x`, in batches."""
        wanted = sorted(set(iris))
        found = []
        for start in range(0, len(wanted), BATCH):
            part = wanted[start : start + BATCH]
            found += self.rows(prologue() + query.format(bound=values("x", part)))
        return found

    def labels(self, iris: Iterable[str]) -> dict[str, str]:
        """Return the label of each thing that has one."""
        found: dict[str, str] = {}
        for iri, label in self.bound(_LABELS, iris):
            found.setdefault(iri, label)
        return found

    def documents(self, iris: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the names of the documents that describe each role."""
        wanted = set(iris)
        new = wanted - self._documents.keys()
        self._documents |= dict.fromkeys(new, ())
        for iri, name in self.bound(_DOCUMENTS, new):
            self._documents[iri] += (name,)
        return {iri: named for iri in sorted(wanted) if (named := self._documents[iri])}

    def inferred(self, query: str) -> list[tuple[str, ...]]:
        """Return (thing, rule, reason, premise, its label, its quote, its text) for claims.

        Args:
            query: Selects a thing, a claim about it and the rule that made the claim.
        """
        claims = self.rows(query)
        reasons: dict[str, str] = {}
        for rule, reason in self.bound(_RULES, (rule for _, _, rule in claims)):
            reasons.setdefault(rule, reason)
        premises: dict[str, list[tuple[str, ...]]] = {}
        for claim, *premise in self.bound(_PREMISES, (claim for _, claim, _ in claims)):
            premises.setdefault(claim, []).append(tuple(premise))
        none = [("", "", "", "")]
        return [
            (thing, rule, reasons.get(rule, ""), *premise)
            for thing, claim, rule in claims
            for premise in premises.get(claim, none)
        ]

    def file_names(self, iris: Iterable[str]) -> dict[str, str]:
        """Return the name of each document that was read from a file."""
        return {row[0]: row[1] for row in self.bound(_FILES, iris)}

    def quotes(self, iris: Iterable[str]) -> dict[str, Evidence]:
        """Return the quote of each evidence node with its place."""
        return {
            iri: Evidence(name, section or None, quote, _number(start), _number(end))
            for iri, name, section, quote, start, end in self.bound(_QUOTES, iris)
        }


def _number(text: str) -> int | None:
    return int(text) if text else None


def in_order(found: dict[str, Evidence], iris: Sequence[str]) -> tuple[Evidence, ...]:
    """List quotes in the order of their documents and places."""
    known = {found[iri] for iri in iris if iri in found}
    return tuple(sorted(known, key=lambda e: (e.document, e.start or 0, e.end or 0, e.quote)))
