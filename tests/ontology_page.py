"""The page of the ontology in the manual: written by `make docs` from `remit.ttl`, the shapes and the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from remit.ontology import DCTERMS, RDF, RDFS, REMIT, SH, SKOS
from remit.ontology.files import ontology_text, shapes_text
from remit.ontology.inference import load_rules

PAGE = Path(__file__).parents[1] / "docs" / "ontology.md"
OWL = "http://www.w3.org/2002/07/owl#"
ONTOLOGY = "https://w3id.org/remit/ns"
KINDS = (
    ("Classes", (f"{OWL}Class",)),
    ("Properties between things", (f"{OWL}ObjectProperty",)),
    ("Properties with plain values", (f"{OWL}DatatypeProperty",)),
    ("Annotations", (f"{OWL}AnnotationProperty",)),
    ("Individuals", (f"{OWL}NamedIndividual",)),
)
LINKS = (
    ("is a", RDF.type),
    ("sub class of", RDFS.subClassOf),
    ("sub property of", RDFS.subPropertyOf),
    ("from", f"{RDFS.base}domain"),
    ("to", f"{RDFS.base}range"),
    ("disjoint with", f"{OWL}disjointWith"),
    ("nearly the same as", SKOS.closeMatch),
    ("related to", f"{SKOS.base}relatedMatch"),
    ("source", DCTERMS.source),
    ("see also", RDFS.seeAlso),
)
HEAD = (
    ("Version", f"{OWL}versionInfo"),
    ("Version IRI", f"{OWL}versionIRI"),
    ("Creator", f"{DCTERMS.base}creator"),
    ("Licence", f"{DCTERMS.base}license"),
    ("Cite as", f"{DCTERMS.base}bibliographicCitation"),
)
PREFIXES = {
    "remit": REMIT.base,
    "dcterms": DCTERMS.base,
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": OWL,
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF.base,
    "rdfs": RDFS.base,
    "schema": "https://schema.org/",
    "sh": SH.base,
    "skos": SKOS.base,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

Triples = dict[str, dict[str, list[str]]]


def page() -> str:
    """Return the page as Markdown."""
    known = read(ontology_text())
    own = [iri for iri in known if iri.startswith(REMIT.base)]
    checked = checks(read(shapes_text()))
    parts = [*head(known[ONTOLOGY])]
    for title, types in KINDS:
        terms = sorted((iri for iri in own if kind_of(known[iri]) in types), key=str.casefold)
        parts += ["", f"## {title}", ""]
        parts += [" · ".join(f"[{local(iri)}](#{anchor(iri)})" for iri in terms)]
        for iri in terms:
            parts += term(iri, known[iri], checked.get(iri, ()))
    parts += rules()
    parts += others(known)
    return "\n".join(parts) + "\n"


def read(text: str) -> Triples:
    """Return the statements of a Turtle text, by subject and property, in their order."""
    found: Triples = defaultdict(lambda: defaultdict(list))
    for triple in parse(text, RdfFormat.TURTLE):
        assert isinstance(triple.subject, NamedNode | BlankNode)
        assert isinstance(triple.object, NamedNode | BlankNode | Literal)
        found[triple.subject.value][triple.predicate.value].append(triple.object.value)
    return found


def kind_of(about: dict[str, list[str]]) -> str:
    """Return the type of OWL by which a term is sorted into the page."""
    types = about[RDF.type]
    return next((type_ for _, kinds in KINDS for type_ in kinds if type_ in types), "")


def head(about: dict[str, list[str]]) -> Iterator[str]:
    """Write what the ontology says of itself."""
    yield f"# {about[DCTERMS.title][0]}"
    yield ""
    yield "This page is written by `make docs` from `ontology/`; edit those files, not this one."
    yield ""
    yield about[f"{DCTERMS.base}description"][0]
    yield ""
    yield "| | |"
    yield "|---|---|"
    yield f"| Namespace | <{REMIT.base}> |"
    for name, predicate in HEAD:
        yield f"| {name} | {', '.join(map(linked, about[predicate]))} |"
    yield ""
    yield "| prefix | namespace |"
    yield "|---|---|"
    for prefix, namespace in PREFIXES.items():
        yield f"| `{prefix}:` | <{namespace}> |"


def term(iri: str, about: dict[str, list[str]], checked: Sequence[str]) -> Iterator[str]:
    """Write one term: what it means, what it hangs together with, how its use is checked."""
    yield ""
    yield f"### {local(iri)}"
    yield ""
    said = [f"**{about[RDFS.label][0] if about[RDFS.label] else about[SKOS.prefLabel][0]}**"]
    if about[REMIT.inverseLabel]:
        said.append(f"read backwards: *{about[REMIT.inverseLabel][0]}*")
    yield f"{', '.join(said)} · `{short(iri)}`"
    yield ""
    yield from about[SKOS.definition]
    for note in about[SKOS.scopeNote]:
        yield ""
        yield f"> {note}"
    yield ""
    for name, predicate in LINKS:
        values = [v for v in about[predicate] if not v.startswith(OWL) or "Property" in v]
        values = [v for v in values if v not in {f"{OWL}{k}Property" for k in PLAIN_KINDS}]
        if values:
            yield f"- {name}: {', '.join(map(linked, values))}"
    for message in checked:
        yield f"- checked: {message}"


PLAIN_KINDS = ("Object", "Datatype", "Annotation")


def checks(shapes: Triples) -> dict[str, list[str]]:
    """Return the messages of the shapes, by the property that each is about."""
    found: dict[str, list[str]] = defaultdict(list)
    for about in shapes.values():
        for path in about[f"{SH.base}path"]:
            found[path] += about[f"{SH.base}message"]
    return found


def rules() -> Iterator[str]:
    """Write the rules of inference, each with its reason and its authority."""
    yield from ("", "## Rules of inference", "")
    yield "What a rule derives stands in a graph of its own, each fact with its rule and premises."
    yield from ("", "| rule | says | authority |", "|---|---|---|")
    for rule in load_rules():
        yield f"| `{rule.name}`: {rule.label} | {rule.reason} | {rule.basis} |"


def others(known: Triples) -> Iterator[str]:
    """List the terms of other vocabularies that graphs hold, with what Remit says of them."""
    yield from (
        "",
        "## Terms of other vocabularies",
        "",
        "| term | label | note |",
        "|---|---|---|",
    )
    for iri in sorted(known, key=short):
        if not iri.startswith(REMIT.base) and short(iri) != iri and kind_of(known[iri]):
            label = known[iri][RDFS.label][0]
            yield f"| `{short(iri)}` | {label} | {' '.join(known[iri][SKOS.scopeNote])} |"


def short(iri: str) -> str:
    """Write an IRI with its prefix, where it has one.

    >>> short("https://w3id.org/remit/ns#Role"), short("https://example.org/")
    ('remit:Role', 'https://example.org/')
    """
    found = ((p, n) for p, n in PREFIXES.items() if iri.startswith(n) and "/" not in iri[len(n) :])
    return next((f"{prefix}:{iri[len(name) :]}" for prefix, name in found), iri)


def linked(value: str) -> str:
    """Write a value: a term of Remit as a link into the page, another as code, text as it is."""
    if value.startswith(REMIT.base):
        return f"[{short(value)}](#{anchor(value)})"
    if short(value) != value:
        return f"`{short(value)}`"
    return f"<{value}>" if value.startswith(("http://", "https://")) else value


def local(iri: str) -> str:
    """Return the name of a term of Remit without its namespace."""
    return iri.removeprefix(REMIT.base)


def anchor(iri: str) -> str:
    """Return what the heading of a term is called in links; names that differ in case alone differ.

    >>> anchor("https://w3id.org/remit/ns#Rank"), anchor("https://w3id.org/remit/ns#rank")
    ('rank', 'rank-1')
    """
    name = local(iri)
    twin = name[:1].upper() + name[1:]
    return f"{name.lower()}-1" if name != twin and twin in REMIT.names() else name.lower()


def anchors(text: str) -> list[str]:
    r"""Return what the headings of a page are called in links, as forges make it of them.

    >>> anchors("# A b\n\n## a b\n")
    ['a-b', 'a-b-1']
    """
    seen: dict[str, int] = defaultdict(int)
    made = []
    for line in text.splitlines():
        if line.startswith("#"):
            name = line.lstrip("#").strip().lower().replace(" ", "-").replace(":", "")
            made.append(name + (f"-{seen[name]}" if seen[name] else ""))
            seen[name] += 1
    return made


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
