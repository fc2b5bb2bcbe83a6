"""The ontology keeps within OWL 2 DL, as far as its triples show, and is consistent."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from remit.ontology import REMIT
from remit.ontology.files import ontology_text

GRAPH = Graph().parse(data=ontology_text(), format="turtle")
ID = "https://w3id.org/remit/id/"
CLASSES = set(GRAPH.subjects(RDF.type, OWL.Class))
OBJECTS = set(GRAPH.subjects(RDF.type, OWL.ObjectProperty))
DATA = set(GRAPH.subjects(RDF.type, OWL.DatatypeProperty))
ANNOTATIONS = set(GRAPH.subjects(RDF.type, OWL.AnnotationProperty))
INDIVIDUALS = set(GRAPH.subjects(RDF.type, OWL.NamedIndividual))
KINDS = (CLASSES, OBJECTS, DATA, ANNOTATIONS, INDIVIDUALS)
RESERVED = (str(RDF), str(RDFS), str(OWL), str(XSD))
MAPPINGS = (SKOS.closeMatch, SKOS.relatedMatch)
# The datatypes of OWL 2 that the ontology may use: https://www.w3.org/TR/owl2-syntax/#Datatype_Maps
DATATYPES = {RDFS.Literal, XSD.string, XSD.boolean, XSD.integer, XSD.decimal, XSD.dateTime}
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
# Only simple properties may carry these: https://www.w3.org/TR/owl2-syntax/#Global_Restrictions_on_Axioms_in_OWL_2_DL
FOR_SIMPLE = (
    *(OWL.FunctionalProperty, OWL.InverseFunctionalProperty),
    *(OWL.AsymmetricProperty, OWL.IrreflexiveProperty),
)
EXAMPLE = f"""
@prefix remit: <{REMIT.base}> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdf: <{RDF}> .
<{ID}r> a remit:Role ; remit:requirement <{ID}d#requirement=1,2> ; org:postIn <{ID}u> .
<{ID}u> a remit:RegionalUnit ; remit:covers <{ID}f> ; remit:leadForce <{ID}f> .
<{ID}f> a remit:Force .
<{ID}d#requirement=1,2> a remit:KnowledgeRequirement ; remit:modality remit:essential .
<{ID}k3> remit:outranks <{ID}k2> . <{ID}k2> remit:outranks <{ID}k1> .
<{ID}q3> remit:presupposes <{ID}q2> . <{ID}q2> remit:presupposes <{ID}q1> .
<{ID}r> remit:requiresLicence <{ID}l> .
"""


def closure(turtle: str) -> Graph:
    """Draw all conclusions of OWL 2 RL from the ontology and some data."""
    owlrl = importlib.import_module("owlrl")
    graph = Graph().parse(data=ontology_text(), format="turtle")
    graph.parse(data=turtle, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def subjects_of(kind: URIRef) -> set[URIRef]:
    """List the properties that carry a characteristic."""
    return {term for term in GRAPH.subjects(RDF.type, kind) if isinstance(term, URIRef)}


def pairs(predicate: URIRef) -> Iterator[tuple[URIRef, URIRef]]:
    """List subject and object of a predicate where both are IRIs."""
    for subject, object_ in GRAPH.subject_objects(predicate):
        assert isinstance(subject, URIRef) and isinstance(object_, URIRef)
        yield subject, object_


def test_every_entity_is_of_one_kind() -> None:
    entities = [term for kind in KINDS for term in kind]
    assert len(entities) == len(set(entities)) > 150


def test_every_subject_is_an_entity_or_the_ontology() -> None:
    ontologies = set(GRAPH.subjects(RDF.type, OWL.Ontology))
    assert len(ontologies) == 1
    assert set(GRAPH.subjects()) - set().union(*KINDS) == ontologies


def test_no_entity_is_of_the_reserved_vocabulary() -> None:
    assert [term for kind in KINDS for term in kind if str(term).startswith(RESERVED)] == []


def test_a_resource_of_another_kind_stands_only_where_a_mapping_or_a_note_puts_it() -> None:
    noted = {*ANNOTATIONS, RDFS.seeAlso, RDFS.isDefinedBy, RDFS.label}
    built_in = {RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range}
    axioms = {OWL.disjointWith, OWL.differentFrom, OWL.versionIRI, OWL.versionInfo}
    assert set(GRAPH.predicates()) <= {*noted, *built_in, *axioms, *MAPPINGS, SKOS.notation}
    assert not any((None, p, None) in GRAPH for p in OBJECTS - set(MAPPINGS))


@pytest.mark.parametrize("predicate", [RDFS.subClassOf, OWL.disjointWith])
def test_a_class_is_related_to_classes(predicate: URIRef) -> None:
    related = list(pairs(predicate))
    assert related
    assert {term for pair in related for term in pair} <= CLASSES


def test_a_property_is_below_a_property_of_its_kind() -> None:
    related = list(pairs(RDFS.subPropertyOf))
    assert related
    for below, above in related:
        assert any(below in kind and above in kind for kind in (OBJECTS, DATA, ANNOTATIONS)), below


def test_domains_are_classes_and_ranges_are_of_the_property_s_kind() -> None:
    assert {class_ for _, class_ in pairs(RDFS.domain)} <= CLASSES
    assert {property_ for property_, _ in pairs(RDFS.domain)} <= OBJECTS | DATA
    for property_, range_ in pairs(RDFS.range):
        assert range_ in (CLASSES if property_ in OBJECTS else DATATYPES), property_


def test_characteristics_stand_on_the_properties_that_may_have_them() -> None:
    for kind in (OWL.TransitiveProperty, OWL.SymmetricProperty, *FOR_SIMPLE[1:]):
        assert subjects_of(kind) <= OBJECTS
    assert subjects_of(OWL.FunctionalProperty) <= OBJECTS | DATA


def test_only_simple_properties_are_functional_asymmetric_or_irreflexive() -> None:
    composite = subjects_of(OWL.TransitiveProperty)
    assert composite
    above = {p for t in composite for p in GRAPH.transitive_objects(t, RDFS.subPropertyOf)}
    for kind in FOR_SIMPLE:
        assert subjects_of(kind) & above == set()


def test_literals_are_of_datatypes_of_owl_2() -> None:
    literals = [object_ for object_ in GRAPH.objects() if isinstance(object_, Literal)]
    assert literals
    assert {v.datatype for v in literals if v.language is None} <= {None, *DATATYPES}


def test_the_ontology_entails_what_its_words_say() -> None:
    graph = closure(EXAMPLE)
    held = {
        (f"{ID}u", RDF.type, "http://www.w3.org/ns/org#Organization"),
        (f"{ID}d#requirement=1,2", RDF.type, REMIT.Claim),
        (f"{ID}u", URIRef("http://www.w3.org/ns/org#linkedTo"), f"{ID}f"),
        (f"{ID}k3", URIRef(REMIT.outranks), f"{ID}k1"),
        (f"{ID}q3", URIRef(REMIT.presupposes), f"{ID}q1"),
        (f"{ID}r", URIRef(REMIT.requires), f"{ID}l"),
    }
    for subject, predicate, object_ in held:
        assert (URIRef(subject), predicate, URIRef(object_)) in graph
    assert list(graph.subjects(RDF.type, ERROR)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        f"<{ID}r> a remit:Unit .",
        f"<{ID}f> a remit:RegionalUnit .",
        f"<{ID}d#requirement=1,2> a remit:Evidence .",
        f"<{ID}d#requirement=1,2> remit:modality remit:desirable .",
        f"<{ID}r> remit:deputisesFor <{ID}r> .",
        f"<{ID}a> remit:supersededBy <{ID}b> . <{ID}b> remit:supersededBy <{ID}a> .",
        f"<{ID}r> remit:designation <{ID}k> ; remit:rank <{ID}k> .",
    ],
)
def test_a_contradiction_is_found(wrong: str) -> None:
    assert list(closure(EXAMPLE + wrong).subjects(RDF.type, ERROR)) != []
