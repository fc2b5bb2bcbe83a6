"""Read all that is known of one thing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from remit.graph.asking.context import last_part
from remit.graph.asking.gathering import in_order
from remit.graph.asking.iris import bracketed, prologue, values
from remit.graph.asking.selecting import plain
from remit.graph.findings import SEVERITY_OF
from remit.graph.listing.described import (
    Description,
    Duty,
    Fact,
    Link,
    Noticed,
    Requirement,
)
from remit.graph.listing.pairs import rows
from remit.graph.listing.pointing import read_pointing
from remit.graph.listing.source import NO_CLAIM, Source, narrowest
from remit.graph.natural_order import natural
from remit.ontology import RDF, RDFS, REMIT, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.asking.answer import Evidence
    from remit.graph.asking.selecting import Select, Term

_NAMES: Final = (SKOS.prefLabel, RDFS.label, REMIT.fileName, SKOS.altLabel, REMIT.contextLabel)
_TOLD_APART: Final = frozenset(
    {*_NAMES, SKOS.hiddenLabel, RDF.type}
    | {REMIT.requirement, REMIT.responsibility, REMIT.describedBy}
)

Statement = tuple[str, str, str, bool]
"""Graph, property and value of a fact, and whether the value is a thing."""


def describe(select: Select, iri: str) -> Description:
    """Read all that is known of a thing: facts, requirements, findings, what points to it.

    Args:
        select: Answers queries over the union of the graphs.
        iri: The thing.
    """
    source = Source(select, iri)
    statements = _read_statements(source)
    names = [value for name in _NAMES for _, p, value, _ in statements if p == name]
    classes = [value for _, p, value, _ in statements if p == RDF.type]
    documents = source.rows("?x remit:describedBy ?d . ?d remit:fileName ?n", "d", "n")
    requirements = _read_requirements(source)
    label = names[0] if names else last_part(iri)
    kinds = source.labels(classes)
    return Description(
        iri=iri,
        label=label,
        kinds=tuple(dict.fromkeys(kinds[c] for c in classes)),
        names=tuple(dict.fromkeys(name for name in names if name != label)),
        documents=tuple(name for _, name in documents),
        facts=_read_facts(source, statements, requirements),
        requirements=requirements,
        responsibilities=_read_duties(source),
        findings=_read_findings(source, [document for document, _ in documents]),
        pointing=read_pointing(source, label),
    )


def _read_statements(source: Source) -> list[Statement]:
    query = f"SELECT ?g ?p ?o {{ GRAPH ?g {{ {bracketed(source.iri)} ?p ?o }} }}"
    found = source.select(prologue() + query)
    return sorted((plain(g), plain(p), plain(o), _is_thing(o)) for g, p, o in found)


def _read_facts(
    source: Source, statements: Iterable[Statement], requirements: Iterable[Requirement]
) -> tuple[Fact, ...]:
    found = [one for one in statements if one[1] not in _TOLD_APART]
    claims = source.claims("?c rdf:subject ?x ; rdf:predicate ?p ; rdf:object ?v")
    about: dict[str, list[Evidence]] = defaultdict(list)
    for requirement in requirements:
        for link in requirement.about:
            about[link.iri] += requirement.quotes
    things = [value for _, _, value, is_thing in found if is_thing]
    labels = source.labels([*things, *(p for _, p, _, _ in found)])
    facts = []
    for graph, p, value, is_thing in found:
        claim = claims.get((p, value), NO_CLAIM)
        quotes = claim.quotes
        if not quotes and p in source.short_cuts:
            quotes = tuple(about[value])
        facts.append(
            Fact(
                property=p,
                label=labels[p],
                value=Link(labels[value], value) if is_thing else Link(value),
                basis=source.basis(graph),
                written=claim.written if claim.written != labels.get(value) else "",
                quotes=quotes,
                because=source.inferences.of(claim.iris),
            )
        )
    return tuple(narrowest(facts))


def _read_requirements(source: Source) -> tuple[Requirement, ...]:
    head = "?x remit:requirement ?q . ?q"
    nodes = [q for (q,) in source.rows("?x remit:requirement ?q", "q")]
    classes = source.pairs(f"{head} a ?c . ?c rdfs:subClassOf remit:Requirement", "q", "c")
    modalities = source.pairs(f"{head} remit:modality/skos:prefLabel ?m", "q", "m")
    texts = source.pairs(f"{head} remit:text ?t", "q", "t")
    levels = source.pairs(f"{head} remit:level ?l", "q", "l")
    about = source.pairs(f"{head} remit:about ?a", "q", "a")
    evidence = source.pairs(f"{head} remit:evidence ?e", "q", "e")
    quotes = source.gatherer.quotes(e for found in evidence.values() for e in found)
    things = (thing for found in about.values() for thing in found)
    labels = source.labels([*things, *(c for found in classes.values() for c in found)])
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


def _read_duties(source: Source) -> tuple[Duty, ...]:
    head = "?x remit:responsibility ?q . ?q"
    texts = source.rows(f"{head} remit:text ?t", "q", "t")
    evidence = source.pairs(f"{head} remit:evidence ?e", "q", "e")
    quotes = source.gatherer.quotes(e for found in evidence.values() for e in found)
    found = [Duty(q, text, in_order(quotes, evidence.get(q, ()))) for q, text in texts]
    return tuple(sorted(found, key=lambda duty: (_place(duty.quotes), duty.iri)))


def _read_findings(source: Source, documents: Sequence[str]) -> tuple[Noticed, ...]:
    """Read what is noticed of a thing, of its documents, and of a document's several roles."""
    quoting = f"?f remit:evidence/oa:hasSource {bracketed(source.iri)}"
    pattern = (
        f"{{ {values('d', [*documents, source.iri])} ?f sh:focusNode ?d }} UNION "
        f"{{ {quoting} ; sh:focusNode ?d }} ?f a remit:Finding ; sh:resultMessage ?message . "
        "OPTIONAL { ?f remit:evidence/oa:hasSource ?quoted } "
        "BIND(COALESCE(?quoted, ?d) AS ?document) OPTIONAL { ?document remit:fileName ?name } "
        "OPTIONAL { ?f remit:line ?line } OPTIONAL { ?f sh:resultSeverity ?severity } "
        "OPTIONAL { ?f remit:findingRule ?rule } OPTIONAL { ?f remit:suggestion ?suggestion }"
    )
    columns = ("name", "line", "severity", "rule", "message", "suggestion")
    found = [
        Noticed(name, int(line or 0), SEVERITY_OF.get(grave, ""), rule, message, suggestion)
        for name, line, grave, rule, message, suggestion in rows(source.select, pattern, *columns)
    ]
    return tuple(sorted(found, key=lambda n: (natural(n.document), n.line, n.rule, n.message)))


def _is_thing(term: Term | None) -> bool:
    from pyoxigraph import NamedNode

    return isinstance(term, NamedNode)


def _place(quotes: tuple[Evidence, ...]) -> tuple[str, int]:
    first = quotes[0] if quotes else None
    return (first.document, first.start or 0) if first else ("", 0)
