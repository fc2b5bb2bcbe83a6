"""Prefixed names in the data files of questions, written out as IRIs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.portions import in_portions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

PREFIXES = {
    "remit": "https://w3id.org/remit/ns#",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "sh": "http://www.w3.org/ns/shacl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
}
_SAFE = re.compile(r'[^\x00-\x20<>"{}|^`\\]+')


def expand(name: str) -> str:
    """Write a prefixed name out.

    >>> expand("remit:Role")
    'https://w3id.org/remit/ns#Role'

    Raises:
        KeyError: The prefix is not one of `PREFIXES`.
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def bracketed(iri: str) -> str:
    """Write an IRI of the graph as a SPARQL term.

    >>> bracketed("https://example.org/a")
    '<https://example.org/a>'

    Raises:
        ValueError: It holds a character that no IRI holds.
    """
    if not _SAFE.fullmatch(iri):
        raise ValueError(f"not an IRI: {iri!r}")
    return f"<{iri}>"


def along(path: Iterable[str], inverse: str = "") -> str:
    """Write a path of properties; a "^" before one stands for going against it.

    Args:
        path: The IRIs of the properties.
        inverse: That of a property which leads back, and says the same.

    >>> along(["^urn:employs", "urn:pay"]), along(["urn:employs"], "urn:works-for")
    ('^<urn:employs>/<urn:pay>', '(<urn:employs>|^<urn:works-for>)')
    """
    said = "/".join(f"{'^' * p.startswith('^')}{bracketed(p.removeprefix('^'))}" for p in path)
    return f"({said}|^{bracketed(inverse)})" if inverse else said


def values(variable: str, iris: tuple[str, ...] | list[str]) -> str:
    """Write a SPARQL clause that binds a variable to each of these IRIs.

    >>> values("role", ["https://example.org/a"])
    'VALUES ?role { <https://example.org/a> }'
    """
    return f"VALUES ?{variable} {{ {' '.join(bracketed(iri) for iri in iris)} }}"


def in_parts(variable: str, things: Collection[str] | None) -> Iterator[str]:
    """Bind a variable to things, so many at once that each query stays small.

    What stands for all things, None, binds none.

    >>> list(in_parts("s", None)), list(in_parts("s", []))
    ([''], [])
    >>> list(in_parts("s", {"urn:b", "urn:a"}))
    ['VALUES ?s { <urn:a> <urn:b> }']
    """
    if things is None:
        yield ""
        return
    for portion in in_portions(map(bracketed, things)):
        yield f"VALUES ?{variable} {{ {portion} }}"


def prologue() -> str:
    """Declare all prefixes, for the head of a query."""
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def either(patterns: list[str], *variables: str) -> str:
    """Write that one of these patterns holds, found on its own and then joined by its variables.

    Without a query of its own, an engine may look for each pattern once for each row before it.

    >>> print(either(["?x a ?y ."], "x"))
    ?x a ?y .
    """
    if len(patterns) == 1:
        return patterns[0]
    shown = " ".join(f"?{variable}" for variable in variables)
    union = "\n  UNION\n".join(f"{{ {pattern} }}" for pattern in patterns)
    return f"{{ SELECT DISTINCT {shown} WHERE {{ {union} }} }}"


def among(variable: str, iris: tuple[str, ...] | list[str]) -> str:
    """Write a filter that keeps a variable to these IRIs.

    >>> among("m", ["https://example.org/a"])
    'FILTER(?m IN (<https://example.org/a>))'
    """
    return f"FILTER(?{variable} IN ({', '.join(bracketed(iri) for iri in iris)}))"
