"""The prefixes that every query has without declaring them, and that Turtle is written with."""

from __future__ import annotations

from remit import ontology
from remit.ontology import REMIT

_VOCABULARIES = ("ORG", "SKOS", "PROV", "OA", "ELI", "DCTERMS", "SH", "RDF", "RDFS", "XSD")


def standard_prefixes() -> dict[str, str]:
    """Map the prefix of each vocabulary to its namespace.

    >>> standard_prefixes()["org"]
    'http://www.w3.org/ns/org#'
    """
    others = {name.lower(): getattr(ontology, name).base for name in _VOCABULARIES}
    return {"remit": REMIT.base} | others


def shorten(iri: str) -> str:
    """Write an IRI with a prefix where the rest is a plain word, else as it is.

    >>> shorten("http://www.w3.org/ns/org#reportsTo"), shorten("https://example.org/")
    ('org:reportsTo', 'https://example.org/')
    """
    for prefix, namespace in standard_prefixes().items():
        if iri.startswith(namespace):
            local = iri[len(namespace) :]
            if local.replace("-", "").replace("_", "").isalnum() and local.isascii():
                return f"{prefix}:{local}"
    return iri
