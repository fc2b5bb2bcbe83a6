"""The reference data as a store, for the tests that ask it questions."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pyoxigraph import Literal, QueryBoolean, QuerySolutions, RdfFormat, Store

ID = "https://w3id.org/remit/id/"
LAW = "http://www.legislation.gov.uk/id/"
PREFIXES = {
    "remit": "https://w3id.org/remit/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "org": "http://www.w3.org/ns/org#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "kind": f"{ID}unit-kind/",
    **{
        name: f"{ID}{name}/"
        for name in (
            *("force", "unit", "place", "rank", "designation", "framework", "qualification"),
            *("vetting", "topic", "legislation", "scheme", "licence", "acronym"),
        )
    },
}
HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def reference_files() -> tuple[Traversable, ...]:
    """List the Turtle files of the reference data, in the order of their names."""
    found = (file for file in files("remit.data").joinpath("reference").iterdir())
    return tuple(sorted((f for f in found if f.name.endswith(".ttl")), key=lambda f: f.name))


@cache
def store() -> Store:
    """Load every file of the reference data."""
    loaded = Store()
    for file in reference_files():
        loaded.load(file.read_bytes(), format=RdfFormat.TURTLE)
    return loaded


def rows(query: str, **given: str) -> list[tuple[str, ...]]:
    """Answer a query: each term as its text, "" where there is none; `given` fills in its `$names`.

    (Oxigraph's own substitutions reach only variables that the query selects.)
    """
    for name, text in given.items():
        query = query.replace(f"${name}", str(Literal(text)))
    answer = store().query(HEAD + query)
    assert isinstance(answer, QuerySolutions)
    width = len(answer.variables)
    return [tuple(getattr(row[i], "value", "") for i in range(width)) for row in answer]


def values(query: str, **given: str) -> set[str]:
    """Answer a query of one variable."""
    return {value for (value,) in rows(query, **given)}


def holds(pattern: str) -> bool:
    """Say whether a pattern is found."""
    answer = store().query(f"{HEAD} ASK {{ {pattern} }}")
    assert isinstance(answer, QueryBoolean)
    return bool(answer)


def law(number: str) -> str:
    """Write the identifier of an Act in a query."""
    return f"<{LAW}{number}>"


def covered_by(unit: str) -> set[str]:
    """List the forces that a unit covers, by their names in the IRI."""
    found = values(f"SELECT ?force {{ unit:{unit} remit:covers ?force }}")
    return {iri.removeprefix(f"{ID}force/") for iri in found}
