"""What every part of a description is read with: labels, claims, and where facts come from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from remit.graph.asking.gathering import Gatherer, in_order
from remit.graph.asking.index_spoken import spoken
from remit.graph.asking.iris import bracketed
from remit.graph.listing.described import Basis, Fact, Link
from remit.graph.listing.inferences import Inferences
from remit.graph.listing.pairs import rows
from remit.ontology import REMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.graph.asking.answer import Evidence
    from remit.graph.asking.selecting import Select

_BASES: Final[dict[str, Basis]] = {
    "facts": "stated",
    "findings": "stated",
    "inferred": "inferred",
    "reference": "reference",
    "ontology": "ontology",
    "statements": "own",
}


class Claim:
    """The claims of one triple, gathered."""

    def __init__(self) -> None:
        """Begin without any."""
        self.iris: list[str] = []
        self.evidence: list[str] = []
        self.written = ""
        self.quotes: tuple[Evidence, ...] = ()

    def add(self, iri: str, text: str, evidence: str) -> None:
        """Add a claim, its text and one of its quotes; text and quote may be empty."""
        if iri not in self.iris:
            self.iris.append(iri)
        if evidence:
            self.evidence.append(evidence)
        self.written = self.written or text


NO_CLAIM: Final = Claim()


class Source:
    """One thing of a graph, and what is asked of it; `?x` stands for it in patterns."""

    def __init__(self, select: Select, iri: str) -> None:
        """Read nothing yet but which properties are short cuts to what is required."""
        self.select = select
        self.iri = iri
        self.gatherer = Gatherer(select)
        self.inferences = Inferences(select, self.gatherer)
        self._this = f"VALUES ?x {{ {bracketed(iri)} }} "
        self._bases: dict[str, Basis] = {}
        narrower = rows(select, "?p rdfs:subPropertyOf remit:requires", "p")
        self.short_cuts = {p for (p,) in narrower} | {REMIT.requires, REMIT.prefers}

    def rows(self, pattern: str, *variables: str) -> list[tuple[str, ...]]:
        """List the values of variables in a pattern, sorted."""
        return rows(self.select, self._this + pattern, *variables)

    def pairs(self, pattern: str, first: str, second: str) -> dict[str, tuple[str, ...]]:
        """Collect the values of one variable under those of another."""
        found: dict[str, tuple[str, ...]] = {}
        for one, other in self.rows(pattern, first, second):
            found[one] = (*found.get(one, ()), other)
        return found

    def labels(self, iris: Iterable[str]) -> dict[str, str]:
        """Give each thing its label; the words of its IRI where it has none."""
        wanted = list(dict.fromkeys(iris))
        found = self.gatherer.labels(wanted)
        return {iri: found.get(iri) or spoken(iri) for iri in wanted}

    def claims(self, pattern: str) -> Mapping[tuple[str, str], Claim]:
        """Collect the claims `?c` of a pattern by its `?p` and `?v`, with their quotes."""
        more = "OPTIONAL { ?c remit:text ?t } OPTIONAL { ?c remit:evidence ?e }"
        found: dict[tuple[str, str], Claim] = defaultdict(Claim)
        for p, v, c, text, evidence in self.rows(f"{pattern} . {more}", "p", "v", "c", "t", "e"):
            found[p, v].add(c, text, evidence)
        quotes = self.gatherer.quotes(e for claim in found.values() for e in claim.evidence)
        for claim in found.values():
            claim.quotes = in_order(quotes, claim.evidence)
        return found

    def basis(self, graph: str) -> Basis:
        """Tell where the facts of a named graph come from."""
        if graph not in self._bases:
            self._bases[graph] = self._read_basis(graph)
        return self._bases[graph]

    def _read_basis(self, graph: str) -> Basis:
        for ending, basis in _BASES.items():
            if graph.endswith(f"graph/{ending}"):
                return basis
        is_document = f"VALUES ?d {{ {bracketed(graph)} }} ?d a remit:SourceDocument"
        return "stated" if rows(self.select, is_document, "d") else "own"


def narrowest(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out that something is required where another fact says so and says how.

    One that a further rule derived stays.
    """
    told: dict[tuple[Link, Basis], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.property not in (REMIT.requires, REMIT.about):
            told[fact.value, fact.basis].update(i.rule for i in fact.because)
    return [
        fact
        for fact in facts
        if fact.property != REMIT.requires
        or (fact.value, fact.basis) not in told
        or not told[fact.value, fact.basis].issuperset(i.rule for i in fact.because)
    ]
