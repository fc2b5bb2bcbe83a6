"""Terms of a query that do not exist, with what may have been meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit import ontology
from remit.graph.store import tokens
from remit.graph.store.prefixes import shorten, standard_prefixes
from remit.ontology import REMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_OPEN: Final = ("ORG", "SKOS", "PROV", "OA", "ELI", "DCTERMS", "SH", "RDF", "RDFS", "XSD")
"""Vocabularies of others, of which Remit lists only what it uses."""

_ALIKE: Final = 75
_ALMOST: Final = 90


@dataclass(frozen=True, slots=True)
class UnknownTerm:
    """A term that no vocabulary has.

    Attributes:
        written: The term as the query writes it.
        near: What may have been meant, with a prefix; empty where nothing is like it.
    """

    written: str
    near: tuple[str, ...]

    def __str__(self) -> str:
        """Say so in one line.

        >>> str(UnknownTerm("remit:reportsTo", ("org:reportsTo",)))
        'there is no term remit:reportsTo; did you mean org:reportsTo?'
        """
        meant = f"; did you mean {' or '.join(self.near)}?" if self.near else ""
        return f"there is no term {self.written}{meant}"


def unknown_terms(sparql: str) -> list[UnknownTerm]:
    """List the terms of a query that Remit's vocabulary does not have, each once.

    Of other vocabularies only terms are listed that look like slips for one that Remit uses.

    >>> [str(term) for term in unknown_terms("SELECT * { ?r a remit:role }")]
    ['there is no term remit:role; did you mean remit:Role?']
    >>> unknown_terms("SELECT * { ?r skos:exactMatch ?x }")
    []
    """
    found: dict[str, UnknownTerm] = {}
    prefixes = standard_prefixes() | _declared(sparql)
    used = {namespace: prefix for prefix, namespace in prefixes.items()}
    for written, iri in _names(sparql, prefixes):
        term = unknown_term(iri, written, used)
        if term is not None:
            found.setdefault(written, term)
    return list(found.values())


def unknown_term(
    iri: str, written: str = "", used: Mapping[str, str] | None = None
) -> UnknownTerm | None:
    """Tell whether an IRI is in a vocabulary that has no such term.

    Args:
        iri: Any IRI.
        written: How it was written; with its prefix, or in full, by default.
        used: The prefixes to write others with, by namespace; the standard ones by default.

    Returns:
        What is unknown; None where the term exists, is in no vocabulary of Remit's, or is in one
        of another's and not like any of its terms that Remit uses.
    """
    if used is None:
        used = {namespace: prefix for prefix, namespace in standard_prefixes().items()}
    written = written or shorten(iri)
    local = iri.removeprefix(REMIT.base)
    if local != iri:
        if local in REMIT.names() or not local or "/" in local:
            return None
        near = _same_elsewhere(local, used) or [
            f"{used.get(REMIT.base, 'remit')}:{name}"
            for name in _most_like(local, REMIT.names(), _ALIKE)
        ]
        return UnknownTerm(written, tuple(near))
    for name in _OPEN:
        vocabulary = getattr(ontology, name)
        local = iri.removeprefix(vocabulary.base)
        if local != iri and local not in vocabulary.names():
            near = _most_like(local, vocabulary.names(), _ALMOST)
            prefix = used.get(vocabulary.base, name.lower())
            return UnknownTerm(written, tuple(f"{prefix}:{n}" for n in near)) if near else None
    return None


def near_prefix(sparql: str, known: Sequence[str] = ()) -> str:
    """Find a prefix that a query uses without declaring it, and give the one that it resembles.

    >>> near_prefix("SELECT * { ?r a remt:Role }")
    'did you mean `remit:`?'

    Args:
        sparql: The query.
        known: Prefixes besides the standard ones that need no declaration.

    Returns:
        A hint; empty where every prefix is known, or none is like the one that is not.
    """
    prefixes = [*standard_prefixes(), *known]
    declared = _declared(sparql)
    for token in tokens.tokens(sparql):
        prefix, colon, _ = token.text.partition(":")
        if token.kind == "name" and colon and prefix not in declared and prefix not in prefixes:
            near = _most_like(prefix, prefixes, _ALIKE)
            return f"did you mean `{near[0]}:`?" if near else ""
    return ""


def _names(sparql: str, prefixes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the names and IRIs of a query as written and in full."""
    before = ""
    for token in tokens.tokens(sparql):
        if token.kind == "name" and before != "PREFIX":
            prefix, _, local = token.text.partition(":")
            if prefix in prefixes and local:
                yield token.text, prefixes[prefix] + local
        elif token.kind == "iri":
            yield token.text, token.text[1:-1]
        before = token.text.upper() if token.kind == "word" else ""


def _same_elsewhere(local: str, used: Mapping[str, str]) -> list[str]:
    """List the terms of other vocabularies with this name."""
    vocabularies = {name: getattr(ontology, name) for name in _OPEN}
    return [
        f"{used.get(vocabulary.base, name.lower())}:{local}"
        for name, vocabulary in vocabularies.items()
        if local in vocabulary.names()
    ]


def _most_like(word: str, among: Sequence[str], least: float) -> list[str]:
    """List up to two words that resemble one, the most alike first; case counts least."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        word, list(among), scorer=fuzz.ratio, processor=str.casefold, limit=2, score_cutoff=least
    )
    best = found[0][1] if found else 0
    return [other for other, score, _ in found if score > best - 5]


def _declared(sparql: str) -> dict[str, str]:
    """Read the prefixes that a query declares."""
    found: dict[str, str] = {}
    pieces = list(tokens.tokens(tokens.prologue(sparql)))
    for place, token in enumerate(pieces[:-2]):
        if token.kind == "word" and token.text.upper() == "PREFIX":
            found[pieces[place + 1].text.partition(":")[0]] = pieces[place + 2].text[1:-1]
    return found
