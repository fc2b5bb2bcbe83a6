"""What the words mean: the ontology, its rules, and the vocabulary as Python names."""

from __future__ import annotations

from remit.ontology.terms import (
    DCTERMS,
    ELI,
    OA,
    ORG,
    PROV,
    RDF,
    RDFS,
    REMIT,
    SH,
    SKOS,
    XSD,
    Vocabulary,
)

__all__ = [
    "DCTERMS",
    "ELI",
    "OA",
    "ORG",
    "PROV",
    "RDF",
    "RDFS",
    "REMIT",
    "SH",
    "SKOS",
    "XSD",
    "Vocabulary",
]
