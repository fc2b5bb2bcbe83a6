"""Read what points to a thing: facts of others that lead to it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from remit.graph.asking.gathering import in_order
from remit.graph.listing.described import Fact, Link
from remit.graph.listing.pairs import pairs
from remit.graph.listing.source import NO_CLAIM, narrowest
from remit.ontology import OA, PROV, RDF, REMIT, SH

if TYPE_CHECKING:
    from remit.graph.listing.source import Source

_MACHINERY: Final = frozenset(
    {RDF.subject, RDF.predicate, RDF.object, REMIT.about, REMIT.evidence, REMIT.rule}
    | {PROV.wasDerivedFrom, OA.hasSource, SH.focusNode, REMIT.requirement, REMIT.responsibility}
)


def read_pointing(source: Source, name: str) -> tuple[Fact, ...]:
    """Read the facts that lead to a thing; requirements about it are told with their words.

    Args:
        source: The thing in its graph.
        name: What it is called; a claim that writes it so is not said to write it otherwise.
    """
    into = source.rows("GRAPH ?g { ?s ?p ?x }", "g", "s", "p")
    found = [(g, s, p) for g, s, p in into if p not in _MACHINERY]
    claims = source.claims("?c rdf:object ?x ; rdf:predicate ?p ; rdf:subject ?v")
    facts, needing = _needs(source)
    labels = source.labels([s for _, s, _ in found] + [p for _, _, p in found])
    inverse = pairs(source.select, "?s remit:inverseLabel ?o")
    for g, s, p in found:
        basis = source.basis(g)
        if basis == "stated" and p in source.short_cuts and s in needing:
            continue
        claim = claims.get((p, s), NO_CLAIM)
        label = inverse[p][0] if p in inverse else f"“{labels[p]}” of"
        because = source.inferences.of(claim.iris)
        written = claim.written if claim.written not in (labels[s], name) else ""
        facts.append(Fact(p, label, Link(labels[s], s), basis, written, claim.quotes, because))
    return tuple(narrowest(sorted(facts, key=lambda f: (f.basis != "stated", f.label, f.value))))


def _needs(source: Source) -> tuple[list[Fact], set[str]]:
    """List the roles with a requirement about the thing, and their IRIs."""
    pattern = (
        "?q remit:about ?x ; remit:modality/skos:prefLabel ?m ; remit:text ?t . "
        "?s remit:requirement ?q ; skos:prefLabel ?l . OPTIONAL { ?q remit:evidence ?e }"
    )
    nodes: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for q, m, t, s, label, e in source.rows(pattern, "q", "m", "t", "s", "l", "e"):
        nodes[q, m, t, s, label].append(e)
    quotes = source.gatherer.quotes(e for found in nodes.values() for e in found if e)
    facts = [
        Fact(REMIT.about, f"{m} for", Link(label, s), "stated", t, in_order(quotes, found))
        for (_, m, t, s, label), found in nodes.items()
    ]
    return facts, {s for _, _, _, s, _ in nodes}
