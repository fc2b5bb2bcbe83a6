"""Each term of the vocabulary is defined once, in words, with its source; no other term is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import (
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    VANN,
    XSD,
    Graph,
    Literal,
    URIRef,
)
from rdflib.namespace import DefinedNamespace

from remit.ontology import terms
from remit.ontology.files import ontology_text, rule_texts, shapes_text, statements_text

REFERENCE = Path(__file__).parents[1] / "data" / "reference"
ONTOLOGY = URIRef(terms.REMIT.base.rstrip("#"))
GRAPH = Graph().parse(data=ontology_text(), format="turtle")
DECLARED = {subject for subject in GRAPH.subjects(RDF.type) if isinstance(subject, URIRef)}
OWN = sorted(term for term in DECLARED if term.startswith(terms.REMIT.base))
FOREIGN = sorted(DECLARED - {*OWN, ONTOLOGY})
CLOSED: tuple[type[DefinedNamespace], ...] = (
    *(ORG, SKOS, PROV, SH, DCTERMS, FOAF, SDO, VANN, OWL, RDF, RDFS, XSD),
)
LANGUAGE = (str(RDF), str(RDFS), str(OWL), str(XSD))
VOCABULARIES = [
    item
    for item in vars(terms).values()
    if isinstance(item, type) and issubclass(item, terms.Vocabulary) and item.base
]


def words(term: URIRef, annotation: URIRef) -> list[str]:
    """Return the English texts that a term has under an annotation property."""
    values = GRAPH.objects(term, annotation)
    return [str(v) for v in values if isinstance(v, Literal) and v.language == "en"]


def test_the_python_names_and_the_ontology_hold_the_same_terms() -> None:
    assert {str(term) for term in OWN} == {terms.REMIT.base + name for name in terms.REMIT.names()}


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.__name__)
def test_a_python_name_holds_the_iri_of_its_term(vocabulary: type[terms.Vocabulary]) -> None:
    assert vocabulary.names()
    assert [getattr(vocabulary, name) for name in vocabulary.names()] == [
        vocabulary.base + name for name in vocabulary.names()
    ]


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.__name__)
def test_a_foreign_name_exists_in_its_vocabulary(vocabulary: type[terms.Vocabulary]) -> None:
    used = [URIRef(vocabulary.base + name) for name in vocabulary.names()]
    namespace = next((n for n in CLOSED if vocabulary.base == str(n)), None)
    if namespace is not None:
        assert [term for term in used if term not in namespace] == []
    else:
        assert vocabulary in (terms.REMIT, terms.OA, terms.ELI)
        assert [term for term in used if term not in DECLARED] == []


def test_foreign_names_of_the_code_are_declared_in_the_ontology() -> None:
    used = {URIRef(v.base + name) for v in VOCABULARIES for name in v.names()}
    assert {term for term in used if not str(term).startswith(LANGUAGE)} - DECLARED == set()


def test_declared_foreign_terms_exist_and_name_their_vocabulary() -> None:
    for term in FOREIGN:
        home = GRAPH.value(term, RDFS.isDefinedBy)
        assert home is not None and term.startswith(str(home)), term
        namespace = next((n for n in CLOSED if term.startswith(str(n))), None)
        assert namespace is None or term in namespace, term
        assert len(words(term, RDFS.label)) == 1, term


@pytest.mark.parametrize("term", OWN, ids=lambda term: str(term).partition("#")[2])
def test_a_term_is_named_defined_and_sourced(term: URIRef) -> None:
    label, definition = words(term, RDFS.label), words(term, SKOS.definition)
    assert len(label) == 1 and label[0] == label[0].strip() != ""
    assert len(definition) == 1
    assert definition[0][0].isupper() and definition[0].endswith(".")
    assert len(definition[0].split()) > 3
    assert [*GRAPH.objects(term, DCTERMS.source), *GRAPH.objects(term, RDFS.seeAlso)] != []
    assert list(GRAPH.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY]


def test_the_ontology_uses_no_term_that_it_does_not_declare() -> None:
    structural = (
        *(RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range),
        *(OWL.disjointWith, OWL.differentFrom, SKOS.closeMatch, SKOS.relatedMatch),
    )
    used = set(GRAPH.predicates())
    used |= {o for p in structural for o in GRAPH.objects(None, p)}
    used |= {o for o in GRAPH.objects(None, RDFS.seeAlso) if "#" in str(o) or str(SDO) in str(o)}
    assert {term for term in used if not str(term).startswith(LANGUAGE)} - DECLARED == set()
    assert all(
        any(term in namespace for namespace in CLOSED)
        for term in used
        if isinstance(term, URIRef) and str(term).startswith(LANGUAGE)
    )


def test_shapes_and_statements_use_declared_terms_only() -> None:
    graph = Graph().parse(data=shapes_text(), format="turtle")
    graph.parse(data=statements_text(), format="turtle")
    pointing = (SH.path, SH["class"], SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf)
    used = {o for p in (*pointing, SH.lessThan, SH.inversePath) for o in graph.objects(None, p)}
    named = {
        term for term in used if isinstance(term, URIRef) and not str(term).startswith(LANGUAGE)
    }
    assert len(named) > 50
    assert named - DECLARED == set()


def test_queries_of_rules_and_shapes_use_declared_terms_only() -> None:
    own = re.compile(rf"\bremit:(\w+)|<{re.escape(terms.REMIT.base)}(\w+)>")
    used = {
        terms.REMIT.base + (name or local)
        for text in (*rule_texts().values(), shapes_text())
        for name, local in own.findall(text)
    }
    assert terms.REMIT.restsOn in used
    assert used - {str(term) for term in OWN} == set()


def test_the_reference_data_use_declared_terms_only() -> None:
    used = set()
    for path in REFERENCE.glob("*.ttl"):
        graph = Graph().parse(path)
        used |= {*graph.predicates(), *graph.objects(None, RDF.type)}
    assert used
    assert {term for term in used if not str(term).startswith(LANGUAGE)} - DECLARED == set()


def test_a_property_for_each_kind_of_requirement_is_named_by_its_class() -> None:
    kinds = set(GRAPH.subjects(RDFS.subClassOf, URIRef(terms.REMIT.Requirement)))
    ways = set(GRAPH.subjects(RDFS.subPropertyOf, URIRef(terms.REMIT.requires)))
    named = {way for kind in kinds for way in GRAPH.objects(kind, RDFS.seeAlso) if way in ways}
    assert len(kinds) == 10
    assert ways - named == {URIRef(terms.REMIT.usesSystem)}
    assert all(GRAPH.value(way, RDFS.domain) == URIRef(terms.REMIT.Role) for way in ways)
