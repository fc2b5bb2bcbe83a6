"""Read all that is known of one thing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from remit.graph.asking.context import last_part
from remit.graph.asking.gathering import Gatherer, in_order
from remit.graph.asking.iris import bracketed, prologue, values
from remit.graph.asking.selecting import plain
from remit.graph.listing.described import (
    Basis,
    Description,
    Duty,
    Fact,
    Link,
    Noticed,
    Requirement,
)
from remit.graph.listing.inferences import Inferences
from remit.graph.listing.pairs import pairs, rows
from remit.ontology import DCTERMS, OA, PROV, RDF, RDFS, REMIT, SH, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.graph.asking.answer import Evidence
    from remit.graph.asking.selecting import Select, Term

_NAMES: Final = (SKOS.prefLabel, RDFS.label, SKOS.altLabel, SKOS.hiddenLabel, REMIT.contextLabel)
_TOLD_APART: Final = frozenset(
    {*_NAMES, RDF.type, REMIT.requirement, REMIT.responsibility, REMIT.describedBy}
)
_MACHINERY: Final = frozenset(
    {RDF.subject, RDF.predicate, RDF.object, REMIT.about, REMIT.evidence, REMIT.rule}
    | {PROV.wasDerivedFrom, OA.hasSource, SH.focusNode, REMIT.requirement, REMIT.responsibility}
)
_SEVERITIES: Final = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "info"}
_BATCH: Final = 500


def describe(select: Select, iri: str) -> Description:
    """Read all that is known of a thing: facts, requirements, findings, what points to it.

    Args:
        select: Answers queries over the union of the graphs.
        iri: The thing.
    """
    return _Reader(select, iri).read()


class _Reader:
    """The state of one description in the making."""

    def __init__(self, select: Select, iri: str) -> None:
        self._select = select
        self._iri = iri
        self._this = f"VALUES ?x {{ {bracketed(iri)} }} "
        self._gatherer = Gatherer(select)
        self._inferences = Inferences(select, self._gatherer)
        self._bases: dict[str, Basis] = {}
        short_cuts = rows(select, "?p rdfs:subPropertyOf remit:requires", "p")
        self._short_cuts = {p for (p,) in short_cuts} | {REMIT.requires, REMIT.prefers}

    def read(self) -> Description:
        out = self._select(
            f"{prologue()}SELECT ?g ?p ?o {{ {self._this} GRAPH ?g {{ ?x ?p ?o }} }}"
        )
        names = [plain(o) for name in _NAMES for _, p, o in _ordered(out) if plain(p) == name]
        classes = [plain(o) for _, p, o in _ordered(out) if plain(p) == RDF.type]
        documents = self._rows("?x remit:describedBy ?d . ?d remit:fileName ?n", "d", "n")
        requirements = self._requirements()
        label = names[0] if names else last_part(self._iri)
        kinds = self._labels(classes)
        return Description(
            iri=self._iri,
            label=label,
            kinds=tuple(dict.fromkeys(kinds[c] for c in classes)),
            names=tuple(dict.fromkeys(name for name in names if name != label)),
            documents=tuple(name for _, name in documents),
            facts=self._facts(out, requirements),
            requirements=requirements,
            responsibilities=self._duties(),
            findings=self._findings([iri for iri, _ in documents]),
            pointing=self._pointing(),
        )

    def _facts(
        self, out: Sequence[tuple[Term | None, ...]], requirements: Iterable[Requirement]
    ) -> tuple[Fact, ...]:
        found = [(g, p, o) for g, p, o in _ordered(out) if plain(p) not in _TOLD_APART]
        claims = self._claims("?c rdf:subject ?x ; rdf:predicate ?p ; rdf:object ?v")
        about: dict[str, list[Evidence]] = defaultdict(list)
        for requirement in requirements:
            for link in requirement.about:
                about[link.iri] += requirement.quotes
        things = [plain(o) for _, _, o in found if _is_thing(o)]
        labels = self._labels([*things, *(plain(p) for _, p, _ in found)])
        facts = []
        for g, p, o in found:
            property_, value = plain(p), plain(o)
            claim = claims.get((property_, value), _NO_CLAIM)
            quotes = claim.quotes
            if not quotes and property_ in self._short_cuts:
                quotes = tuple(about[value])
            facts.append(
                Fact(
                    property=property_,
                    label=labels[property_],
                    value=Link(labels[value], value) if _is_thing(o) else Link(value),
                    basis=self._basis(plain(g)),
                    written=claim.written if claim.written != labels.get(value) else "",
                    quotes=quotes,
                    because=self._inferences.of(claim.iris),
                )
            )
        return tuple(facts)

    def _requirements(self) -> tuple[Requirement, ...]:
        head = "?x remit:requirement ?q . ?q"
        nodes = [q for (q,) in self._rows("?x remit:requirement ?q", "q")]
        classes = self._pairs(f"{head} a ?c . ?c rdfs:subClassOf remit:Requirement", "q", "c")
        modalities = self._pairs(f"{head} remit:modality/skos:prefLabel ?m", "q", "m")
        texts = self._pairs(f"{head} remit:text ?t", "q", "t")
        levels = self._pairs(f"{head} remit:level ?l", "q", "l")
        about = self._pairs(f"{head} remit:about ?a", "q", "a")
        evidence = self._pairs(f"{head} remit:evidence ?e", "q", "e")
        quotes = self._gatherer.quotes(e for found in evidence.values() for e in found)
        things = (thing for found in about.values() for thing in found)
        labels = self._labels([*things, *(c for found in classes.values() for c in found)])
        found = [
            Requirement(
                iri=node,
                kind=", ".join(labels[c] for c in classes.get(node, ())),
                modality=", ".join(modalities.get(node, ())),
                text=" ".join(texts.get(node, ())),
                level=", ".join(levels.get(node, ())),
                about=tuple(Link(labels[a], a) for a in about.get(node, ())),
                quotes=in_order(quotes, evidence.get(node, ())),
            )
            for node in nodes
        ]
        return tuple(sorted(found, key=lambda r: (_place(r.quotes), r.iri)))

    def _duties(self) -> tuple[Duty, ...]:
        head = "?x remit:responsibility ?q . ?q"
        texts = self._rows(f"{head} remit:text ?t", "q", "t")
        evidence = self._pairs(f"{head} remit:evidence ?e", "q", "e")
        quotes = self._gatherer.quotes(e for found in evidence.values() for e in found)
        found = [Duty(q, text, in_order(quotes, evidence.get(q, ()))) for q, text in texts]
        return tuple(sorted(found, key=lambda duty: (_place(duty.quotes), duty.iri)))

    def _findings(self, documents: Sequence[str]) -> tuple[Noticed, ...]:
        pattern = (
            f"{values('d', [*documents, self._iri])} ?f sh:focusNode ?d ; a remit:Finding ; "
            "sh:resultMessage ?message . OPTIONAL { ?d remit:fileName ?name } "
            "OPTIONAL { ?f remit:line ?line } OPTIONAL { ?f sh:resultSeverity ?severity } "
            "OPTIONAL { ?f remit:findingRule ?rule } OPTIONAL { ?f remit:suggestion ?suggestion }"
        )
        columns = ("name", "line", "severity", "rule", "message", "suggestion")
        found = [
            Noticed(name, int(line or 0), _SEVERITIES.get(grave, ""), rule, message, suggestion)
            for name, line, grave, rule, message, suggestion in rows(
                self._select, pattern, *columns
            )
        ]
        return tuple(sorted(found, key=lambda n: (n.document, n.line, n.rule, n.message)))

    def _pointing(self) -> tuple[Fact, ...]:
        into = self._rows("GRAPH ?g { ?s ?p ?x }", "g", "s", "p")
        found = [(g, s, p) for g, s, p in into if p not in _MACHINERY]
        claims = self._claims("?c rdf:object ?x ; rdf:predicate ?p ; rdf:subject ?v")
        needs, needing = self._needs()
        labels = self._labels([s for _, s, _ in found] + [p for _, _, p in found])
        inverse = pairs(self._select, "?s remit:inverseLabel ?o")
        facts = list(needs)
        for g, s, p in found:
            basis = self._basis(g)
            if basis == "stated" and p in self._short_cuts and s in needing:
                continue
            claim = claims.get((p, s), _NO_CLAIM)
            label = inverse[p][0] if p in inverse else f"{labels[p]} of"
            because = self._inferences.of(claim.iris)
            link = Link(labels[s], s)
            facts.append(Fact(p, label, link, basis, claim.written, claim.quotes, because))
        return tuple(sorted(facts, key=lambda f: (f.basis != "stated", f.label, f.value)))

    def _needs(self) -> tuple[list[Fact], set[str]]:
        """List the roles with a requirement about this thing, and their IRIs."""
        pattern = (
            "?q remit:about ?x ; remit:modality/skos:prefLabel ?m ; remit:text ?t . "
            "?s remit:requirement ?q ; skos:prefLabel ?l . OPTIONAL { ?q remit:evidence ?e }"
        )
        nodes: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for q, m, t, s, label, e in self._rows(pattern, "q", "m", "t", "s", "l", "e"):
            nodes[q, m, t, s, label].append(e)
        quotes = self._gatherer.quotes(e for found in nodes.values() for e in found if e)
        facts = [
            Fact(REMIT.about, f"{m} for", Link(label, s), "stated", t, in_order(quotes, found))
            for (_, m, t, s, label), found in nodes.items()
        ]
        return facts, {s for _, _, _, s, _ in nodes}

    def _claims(self, pattern: str) -> Mapping[tuple[str, str], _Claim]:
        """Collect the claims of a pattern by property and `?v`."""
        more = "OPTIONAL { ?c remit:text ?t } OPTIONAL { ?c remit:evidence ?e }"
        found: dict[tuple[str, str], _Claim] = defaultdict(_Claim)
        for p, v, c, text, evidence in self._rows(f"{pattern} . {more}", "p", "v", "c", "t", "e"):
            found[p, v].add(c, text, evidence)
        quotes = self._gatherer.quotes(e for claim in found.values() for e in claim.evidence)
        for claim in found.values():
            claim.quotes = in_order(quotes, claim.evidence)
        return found

    def _basis(self, graph: str) -> Basis:
        if graph not in self._bases:
            self._bases[graph] = self._read_basis(graph)
        return self._bases[graph]

    def _read_basis(self, graph: str) -> Basis:
        for ending, basis in _BASES.items():
            if graph.endswith(f"graph/{ending}"):
                return basis
        known = rows(self._select, f"VALUES ?d {{ {bracketed(graph)} }} ?d remit:sha256 ?h", "d")
        return "stated" if known else "own"

    def _labels(self, iris: Iterable[str]) -> dict[str, str]:
        wanted = list(dict.fromkeys(iris))
        found = self._gatherer.labels(wanted)
        return {iri: found.get(iri) or last_part(iri) for iri in wanted}

    def _rows(self, pattern: str, *variables: str) -> list[tuple[str, ...]]:
        return rows(self._select, self._this + pattern, *variables)

    def _pairs(self, pattern: str, first: str, second: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for one, other in self._rows(pattern, first, second):
            found[one] = (*found.get(one, ()), other)
        return found


class _Claim:
    """The claims of one triple, gathered."""

    def __init__(self) -> None:
        self.iris: list[str] = []
        self.evidence: list[str] = []
        self.written = ""
        self.quotes: tuple[Evidence, ...] = ()

    def add(self, iri: str, text: str, evidence: str) -> None:
        if iri not in self.iris:
            self.iris.append(iri)
        if evidence:
            self.evidence.append(evidence)
        self.written = self.written or text


_NO_CLAIM: Final = _Claim()
_BASES: Final[dict[str, Basis]] = {
    "facts": "stated",
    "findings": "stated",
    "inferred": "inferred",
    "reference": "reference",
    "ontology": "ontology",
}


def _ordered(out: Sequence[tuple[Term | None, ...]]) -> list[tuple[Term | None, ...]]:
    return sorted(out, key=lambda row: tuple(plain(term) for term in row))


def _is_thing(term: Term | None) -> bool:
    from pyoxigraph import NamedNode

    return isinstance(term, NamedNode)


def _place(quotes: tuple[Evidence, ...]) -> tuple[str, int]:
    first = quotes[0] if quotes else None
    return (first.document, first.start or 0) if first else ("", 0)
