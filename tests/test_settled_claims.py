"""A claim is named by its triple, also where a role in it came to be known by another name."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from remit.graph.statements.iris import claim_name
from remit.ontology import ORG, RDF

from .building import clerk, made, quads, write


def test_a_claim_is_named_by_its_triple_where_a_manager_has_a_profile(tmp_path: Path) -> None:
    texts = {
        "one.txt": clerk(
            "Stores Clerk", "Unit: Stores", "Rank: Constable", manager="Stores Lead, Stores"
        ),
        "two.txt": clerk("Stores Lead", "Unit: Stores", "Rank: Sergeant", manager="Head of Stores"),
    }
    made(tmp_path / "graph", write(tmp_path / "posts", texts))
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads(tmp_path / "graph"):
        if quad.predicate.value in {RDF.subject, RDF.predicate, RDF.object}:
            told[str(quad.subject)[1:-1]][quad.predicate.value] = str(quad.object)
    claims = {claim: triple for claim, triple in told.items() if "#claim=" in claim}
    reports = [triple for triple in claims.values() if ORG.reportsTo in triple[RDF.predicate]]
    assert any(triple[RDF.object].endswith("/stores-lead>") for triple in reports), reports
    for claim, triple in claims.items():
        terms = (triple[RDF.subject], triple[RDF.predicate], triple[RDF.object])
        assert claim == claim_name(claim.partition("#")[0], *terms)
