"""How a fact was inferred: its rules, their premises, and how those were inferred in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.context import last_part
from remit.graph.asking.iris import bracketed
from remit.graph.listing.described import Inference, Premise
from remit.graph.listing.pairs import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.asking.gathering import Gatherer
    from remit.graph.asking.selecting import Select

_DEEPEST = 12
_RULE = """?c remit:rule ?rule .
  OPTIONAL { ?rule skos:prefLabel ?label } OPTIONAL { ?rule rdfs:comment ?reason }
  OPTIONAL { ?rule remit:basis ?basis }"""
_ABOUT = """OPTIONAL { ?p remit:text ?text } OPTIONAL { ?p skos:prefLabel ?label }
  OPTIONAL { ?p rdf:subject ?s ; rdf:predicate ?q ; rdf:object ?o .
    OPTIONAL { ?s skos:prefLabel ?sl } OPTIONAL { ?q rdfs:label ?ql }
    OPTIONAL { ?o skos:prefLabel ?ol }
    OPTIONAL { ?p a rdf:Statement ; dcterms:source ?g } }
  OPTIONAL { ?role remit:requirement ?p ; skos:prefLabel ?of }"""


class Inferences:
    """Explains claims that rules derived, each once."""

    def __init__(self, select: Select, gatherer: Gatherer) -> None:
        self._select = select
        self._gatherer = gatherer
        self._known: dict[str, tuple[Inference, ...]] = {}

    def of(self, claims: Iterable[str]) -> tuple[Inference, ...]:
        """Give the inference behind each of these claims; those that no rule derived have none."""
        return tuple(found for claim in claims for found in self._of(claim, 0))

    def _of(self, claim: str, depth: int) -> tuple[Inference, ...]:
        if claim not in self._known:
            self._known[claim] = ()  # a loop of premises ends here
            found = self._bound(_RULE, claim, "c", "rule", "label", "reason", "basis")
            self._known[claim] = tuple(
                Inference(
                    rule, label or last_part(rule), reason, basis, self._premises(claim, depth)
                )
                for rule, label, reason, basis in found[:1]
            )
        return self._known[claim]

    def _premises(self, claim: str, depth: int) -> tuple[Premise, ...]:
        found = self._bound("?c prov:wasDerivedFrom ?p", claim, "c", "p")
        return tuple(self._premise(iri, depth + 1) for (iri,) in found if depth < _DEEPEST)

    def _premise(self, iri: str, depth: int) -> Premise:
        evidence = [e for (e,) in self._bound("?p remit:evidence ?e", iri, "p", "e")]
        quotes = self._gatherer.quotes(evidence)
        because = self._of(iri, depth)
        return Premise(
            iri, self._says(iri), tuple(quotes[e] for e in evidence if e in quotes), because
        )

    def _says(self, iri: str) -> str:
        """Put a premise into words: a requirement as written, a claim as a sentence, or a name."""
        columns = ("text", "label", "s", "sl", "q", "ql", "o", "ol", "of", "g")
        text, label, s, sl, q, ql, o, ol, of, graph = self._bound(_ABOUT, iri, "p", *columns)[0]
        if s:
            words = (sl or last_part(s), ql or last_part(q), ol or _value(o))
            return " ".join(words) + _where(graph)
        if text:
            return f"{of}: {text}" if of else text
        return label or last_part(iri)

    def _bound(self, pattern: str, iri: str, name: str, *variables: str) -> list[tuple[str, ...]]:
        return rows(self._select, f"VALUES ?{name} {{ {bracketed(iri)} }} {pattern}", *variables)


def _where(graph: str) -> str:
    """Say where a triple stands that no document claims."""
    if not graph:
        return ""
    known = graph.endswith("graph/reference")
    return " (the reference data)" if known else " (RDF of your own)"


def _value(text: str) -> str:
    return last_part(text) if text.startswith(("http://", "https://", "urn:")) else text
