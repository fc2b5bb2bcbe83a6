"""The reference data as RDF: valid, standard, whole, and in the form in which people edit it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse
from rdflib.namespace import DCTERMS as RDFLIB_DCTERMS
from rdflib.namespace import ORG as RDFLIB_ORG
from rdflib.namespace import SKOS as RDFLIB_SKOS

from remit.ontology import ELI, REMIT

from .reference import ID, LAW, reference_files, rows, store, values

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
RUN = 8
CHECKED = (
    *("Force", "Employer", "Unit", "RegionalUnit", "Rank", "Designation", "Grade"),
    *("Framework", "Qualification", "System", "Competency", "VettingLevel", "Licence"),
    *("Acronym", "Implication"),
)
LABELS = "skos:prefLabel|skos:altLabel|skos:hiddenLabel"
every_file = pytest.mark.parametrize("name", [file.name for file in reference_files()])


def text_of(name: str) -> str:
    return next(f for f in reference_files() if f.name == name).read_text(encoding="utf-8")


@cache
def statements(name: str) -> frozenset[tuple[str, ...]]:
    """Read a file with pyoxigraph, each term spelled out."""
    return frozenset(
        (q.subject.value, q.predicate.value, *spelled(q.object))
        for q in parse(text_of(name), format=RdfFormat.TURTLE)
        if isinstance(q.subject, NamedNode)
    )


def spelled(term: object) -> tuple[str, ...]:
    if isinstance(term, Literal):
        return (term.value, term.datatype.value, term.language or "")
    assert isinstance(term, NamedNode)
    return (term.value,)


def paragraphs(name: str) -> list[str]:
    return [part for part in text_of(name).split("\n\n") if not part.startswith(("#", "@"))]


def test_the_reference_data_hold_forces_units_ranks_and_implications() -> None:
    names = {file.name for file in reference_files()}
    assert {"forces.ttl", "units.ttl", "ranks.ttl", "implications.ttl"} <= names


@every_file
def test_two_parsers_read_the_same_triples(name: str) -> None:
    graph = rdflib.Graph().parse(data=text_of(name), format="turtle")
    read = {
        (str(s), str(p), str(o), str(o.datatype or default(o)), o.language or "")
        if isinstance(o, rdflib.Literal)
        else (str(s), str(p), str(o))
        for s, p, o in graph
    }
    assert read == statements(name)
    assert read


def default(literal: rdflib.Literal) -> rdflib.URIRef:
    return rdflib.RDF.langString if literal.language else rdflib.XSD.string


def test_there_are_no_blank_nodes() -> None:
    for quad in store():
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)


def test_every_term_that_is_used_is_defined_in_its_vocabulary() -> None:
    own = {f"{REMIT.base}{name}" for name in REMIT.names()}
    used = values("SELECT DISTINCT ?p { ?s ?p ?o }") | values("SELECT DISTINCT ?c { ?s a ?c }")
    defined = {
        quad.subject.value
        for quad in parse((ROOT / "ontology" / "remit.ttl").read_bytes(), format=RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode)
    }
    undefined = {iri for iri in used if iri.startswith(REMIT.base)} - (own & defined)
    undefined |= {iri for iri in used if iri.startswith(ELI.base)} - {ELI.LegalResource}
    for vocabulary in (RDFLIB_SKOS, RDFLIB_ORG, RDFLIB_DCTERMS):
        ours = {iri for iri in used if iri.startswith(str(vocabulary))}
        undefined |= {iri for iri in ours if rdflib.URIRef(iri) not in vocabulary}
    assert undefined == set()
    known = (REMIT.base, ELI.base, str(RDFLIB_SKOS), str(RDFLIB_ORG), str(RDFLIB_DCTERMS))
    assert {iri for iri in used if not iri.startswith(known)} == {str(rdflib.RDF.type)}


def test_every_individual_has_a_class_and_one_english_name() -> None:
    subjects = values("SELECT DISTINCT ?s { ?s ?p ?o }")
    assert values("SELECT DISTINCT ?s { ?s a ?class }") == subjects
    named = rows(
        'SELECT ?s (COUNT(?label) AS ?n) { ?s skos:prefLabel ?label FILTER(LANG(?label) = "en") }'
        " GROUP BY ?s"
    )
    assert {s for s, n in named if n == "1"} == subjects


def test_whatever_is_pointed_at_is_described() -> None:
    subjects = values("SELECT DISTINCT ?s { ?s ?p ?o }")
    objects = values("SELECT DISTINCT ?o { ?s ?p ?o FILTER(ISIRI(?o)) }")
    assert {o for o in objects if o.startswith((ID, LAW))} - subjects == set()


def test_no_two_individuals_of_one_class_have_one_name() -> None:
    named = rows("SELECT ?class ?label { ?s a ?class ; skos:prefLabel ?label }")
    assert [pair for pair, n in Counter(named).items() if n > 1] == []


def test_a_label_that_names_two_things_of_a_class_is_recorded_as_a_clash() -> None:
    bearers = defaultdict(set)
    for thing, kind, label in rows(f"SELECT ?s ?class ?label {{ ?s a ?class ; {LABELS} ?label }}"):
        bearers[kind, label.casefold().replace("-", " ")].add(thing)
    shared = {label for (_, label), things in bearers.items() if len(things) > 1}
    readings = Counter(
        notation.casefold()
        for (notation,) in rows("SELECT ?n { ?a a remit:Acronym ; skos:notation ?n }")
    )
    assert {"poa", "cja", "poca"} <= shared
    assert {label for label in shared if readings[label] < 2} == set()


def test_an_abbreviation_has_at_most_one_usual_reading() -> None:
    usual = Counter(
        notation
        for (notation,) in rows(
            "SELECT ?n { ?a a remit:Acronym ; skos:notation ?n ; remit:usual true }"
        )
    )
    assert usual["DC"] == 1
    assert [notation for notation, n in usual.items() if n > 1] == []


@pytest.mark.parametrize("kind", CHECKED)
def test_whether_a_thing_was_verified_is_said(kind: str) -> None:
    things = values(f"SELECT ?s {{ ?s a remit:{kind} }}")
    flags = rows(f"SELECT ?s ?v {{ ?s a remit:{kind} ; remit:verified ?v }}")
    assert things
    assert {s for s, _ in flags} == things
    assert len(flags) == len(things)
    assert {v for _, v in flags} <= {"true", "false"}


def test_whether_a_law_was_verified_is_said_and_a_doubt_explained() -> None:
    flags = rows("SELECT ?s ?v { ?s a eli:LegalResource ; remit:verified ?v }")
    assert {s for s, _ in flags} == values("SELECT ?s { ?s a eli:LegalResource }")
    unexplained = values(
        "SELECT ?s { ?s a eli:LegalResource ; remit:verified false ; dcterms:type ?type"
        ' FILTER(?type != "group") FILTER NOT EXISTS { ?s skos:editorialNote ?doubt } }'
    )
    assert unexplained == set()


def test_levels_of_a_scale_are_ordered_and_presuppose_lower_ones_only() -> None:
    pairs = rows(
        "SELECT ?higher ?h ?l { ?higher remit:presupposes ?lower ; remit:levelOrder ?h ;"
        " skos:inScheme ?scheme . ?lower skos:inScheme ?scheme ; remit:levelOrder ?l }"
    )
    assert len(pairs) > 20
    assert [thing for thing, higher, lower in pairs if int(higher) <= int(lower)] == []


@pytest.mark.parametrize("relation", ["presupposes", "supersededBy", "outranks"])
def test_nothing_comes_before_itself(relation: str) -> None:
    assert values(f"SELECT ?s {{ ?s remit:{relation} ?other }}")
    assert values(f"SELECT ?s {{ ?s remit:{relation}+ ?s }}") == set()


def test_broader_topics_are_a_hierarchy() -> None:
    assert values("SELECT ?s { ?s skos:broader+ ?s }") == set()


def test_a_thing_stands_in_one_paragraph_of_one_file() -> None:
    homes = Counter(subject for file in reference_files() for subject in subjects_of(file.name))
    assert [subject for subject, n in homes.items() if n > 1] == []


def subjects_of(name: str) -> set[str]:
    return {statement[0] for statement in statements(name)}


@every_file
def test_each_paragraph_describes_one_thing(name: str) -> None:
    openings = [re.match(r"(\S+) a \S+", paragraph) for paragraph in paragraphs(name)]
    assert all(openings)
    assert len(openings) == len(subjects_of(name))


@every_file
def test_a_file_says_what_it_holds(name: str) -> None:
    assert text_of(name).startswith("# ")


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    every = words(text)
    return {tuple(every[i : i + RUN]) for i in range(len(every) - RUN + 1)}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the published profiles are not beside the checkout")
def test_nothing_is_copied_from_the_published_profiles() -> None:
    published: set[tuple[str, ...]] = set()
    for path in SEEDS.glob("*.txt"):
        published |= runs(path.read_text(encoding="utf-8"))
    assert len(published) > 2000
    for file in reference_files():
        assert runs(file.read_text(encoding="utf-8")) & published == set(), file.name


def test_labels_are_tidy() -> None:
    labels = values(f"SELECT DISTINCT ?label {{ ?s {LABELS} ?label }}")
    assert len(labels) > 4000
    assert [label for label in labels if label != " ".join(label.split())] == []
