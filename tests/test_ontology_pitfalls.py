"""The pitfalls of the OOPS! catalogue and the checks of FOOPS! that need no network.

The codes P04, P06 … are those of the catalogue: https://oops.linkeddata.es/catalogue.jsp
"""

from __future__ import annotations

import re
from collections import Counter

import networkx as nx
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, XSD, Graph, Literal, URIRef

from remit.ontology import REMIT
from remit.ontology.files import ontology_text

from .gold import ROOT

GRAPH = Graph().parse(data=ontology_text(), format="turtle")
ONTOLOGY = URIRef(REMIT.base.rstrip("#"))
INVERSE_LABEL = URIRef(REMIT.inverseLabel)
OBJECT_KINDS = (OWL.TransitiveProperty, OWL.SymmetricProperty)


def own(kind: URIRef) -> list[URIRef]:
    """List Remit's own terms of a kind."""
    terms = {term for term in GRAPH.subjects(RDF.type, kind) if REMIT.base in str(term)}
    return sorted(term for term in terms if isinstance(term, URIRef))


CLASSES = own(OWL.Class)
OBJECTS = own(OWL.ObjectProperty)
DATA = own(OWL.DatatypeProperty)
ANNOTATIONS = own(OWL.AnnotationProperty)
INDIVIDUALS = own(OWL.NamedIndividual)
TERMS = [*CLASSES, *OBJECTS, *DATA, *ANNOTATIONS, *INDIVIDUALS]


def one(term: URIRef, predicate: URIRef) -> str:
    """Return the only value of a predicate."""
    (value,) = GRAPH.objects(term, predicate)
    return str(value)


def local(term: URIRef) -> str:
    """Return the local name of one of Remit's terms."""
    return term.removeprefix(REMIT.base)


def hierarchy(predicate: URIRef) -> nx.DiGraph[str]:
    """Return the terms with an edge to each term above."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((str(below), str(above)) for below, above in GRAPH[:predicate:])
    return graph


def test_no_two_terms_share_a_label() -> None:
    """P02 and P32: synonyms as classes, or one label for several terms."""
    labels = Counter(str(label).casefold() for label in GRAPH.objects(None, RDFS.label))
    assert [label for label, count in labels.items() if count > 1] == []


def test_no_two_terms_share_a_definition() -> None:
    definitions = Counter(one(term, SKOS.definition) for term in TERMS)
    assert [text for text, count in definitions.items() if count > 1] == []


def test_every_class_is_joined_to_others() -> None:
    """P04: a class that stands alone."""
    joined = {
        term
        for predicate in (RDFS.subClassOf, RDFS.domain, RDFS.range)
        for pair in GRAPH[:predicate:]
        for term in pair
    }
    assert [local(term) for term in CLASSES if term not in joined] == []


@pytest.mark.parametrize("predicate", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_no_hierarchy_has_a_cycle(predicate: URIRef) -> None:
    """P06: a term below itself."""
    graph = hierarchy(predicate)
    assert graph.number_of_edges() > 0
    assert nx.is_directed_acyclic_graph(graph)


def test_no_term_is_placed_twice_below_another() -> None:
    """P03 and redundancy: what a term above already says is not said again."""
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        graph = hierarchy(predicate)
        assert set(graph.edges) == set(nx.transitive_reduction(graph).edges)


def test_no_class_merges_two_concepts_or_gathers_the_rest() -> None:
    """P07 and P21: names such as ThisAndThat, OtherThing."""
    names = [local(term) for term in CLASSES]
    assert [name for name in names if re.search(r"[a-z](And|Or)[A-Z]|Other|Misc", name)] == []


def test_classes_that_share_nothing_are_disjoint() -> None:
    """P10: no disjointness at all."""
    disjoint = [(str(a), str(b)) for a, b in GRAPH[: OWL.disjointWith :]]
    assert (REMIT.Role, REMIT.Unit) in disjoint and (REMIT.Rank, REMIT.Designation) in disjoint
    above = hierarchy(RDFS.subClassOf)
    for one_class, other in disjoint:
        assert not nx.has_path(above, one_class, other)
        assert not nx.has_path(above, other, one_class)


def test_different_modalities_are_said_to_differ() -> None:
    stated = {frozenset(pair) for pair in GRAPH[: OWL.differentFrom :]}
    assert stated == {frozenset((a, b)) for a in INDIVIDUALS for b in INDIVIDUALS if a != b}


def test_a_property_has_domain_and_range_or_says_why_not() -> None:
    """P11 and P19: none, or several, which OWL reads as an intersection."""
    for term in (*OBJECTS, *DATA):
        note = " ".join(str(text) for text in GRAPH.objects(term, SKOS.scopeNote))
        for predicate, side in ((RDFS.domain, "domain"), (RDFS.range, "range")):
            count = len(list(GRAPH.objects(term, predicate)))
            excused = re.search(rf"hence (no {side}|neither domain nor range)\b", note) is not None
            assert count + excused == 1, (term, side)


@pytest.mark.parametrize("term", OBJECTS, ids=local)
def test_an_object_property_says_how_to_read_it_backwards(term: URIRef) -> None:
    """P13: inverses are named, not declared; SPARQL reads them with ^."""
    labels = list(GRAPH.objects(term, INVERSE_LABEL))
    assert len(labels) == 1 and str(labels[0]) != one(term, RDFS.label)


def test_only_object_properties_are_read_backwards() -> None:
    read = {term for term, _ in GRAPH[:INVERSE_LABEL:]}
    assert read <= set(GRAPH.subjects(RDF.type, OWL.ObjectProperty))
    labels = Counter(str(label) for label in GRAPH.objects(None, INVERSE_LABEL))
    assert [label for label, count in labels.items() if count > 1] == []


def test_annotations_are_used_for_what_they_are_for() -> None:
    """P20: a definition as label, a label as definition."""
    for term in TERMS:
        label, definition = one(term, RDFS.label), one(term, SKOS.definition)
        assert len(label.split()) <= 5 and not label.endswith("."), term
        assert label.casefold() != definition.rstrip(".").casefold(), term
        assert "TODO" not in definition, term


def test_names_follow_one_convention() -> None:
    """P22: UpperCamelCase for classes, lowerCamelCase for the rest."""
    for terms, form in ((CLASSES, r"([A-Z][a-z]+)+"), (TERMS[len(CLASSES) :], r"[a-z]+\w*")):
        assert [local(term) for term in terms if not re.fullmatch(form, local(term))] == []
        assert [local(term) for term in terms if "_" in local(term)] == []


def test_a_transitive_or_symmetric_property_goes_from_a_class_to_itself() -> None:
    """P28 and P29: characteristics that domain and range forbid."""
    for kind in OBJECT_KINDS:
        for term in own(kind):
            assert one(term, RDFS.domain) == one(term, RDFS.range)


def test_nothing_is_equivalent_or_inverse_to_itself() -> None:
    """P25, P27, P30 and P31: none are declared, so that none are wrong."""
    for predicate in (OWL.equivalentClass, OWL.equivalentProperty, OWL.inverseOf, OWL.sameAs):
        assert list(GRAPH[:predicate:]) == []


def test_the_ontology_is_declared_once_under_its_namespace() -> None:
    """P36, P38 and P39: a file's ending in the IRI, no declaration, an ambiguous namespace."""
    assert list(GRAPH.subjects(RDF.type, OWL.Ontology)) == [ONTOLOGY]
    assert not re.search(r"\.(ttl|owl|rdf|xml)$", ONTOLOGY)
    assert one(ONTOLOGY, VANN.preferredNamespaceUri) == REMIT.base
    assert one(ONTOLOGY, VANN.preferredNamespacePrefix) == "remit"


def test_no_axiom_is_put_on_the_terms_of_others() -> None:
    """P40: foreign terms are declared and named; what they mean is left to their own vocabulary."""
    logical = {
        *(RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith),
        *(OWL.equivalentClass, OWL.inverseOf),
    }
    assert {s for p in logical for s, _ in GRAPH[:p:] if REMIT.base not in str(s)} == set()
    restated = {(s, o) for s, o in GRAPH[: RDFS.subClassOf :] if REMIT.base not in str(s)}
    org = "http://www.w3.org/ns/org#"
    assert restated == {
        (URIRef(org + "FormalOrganization"), URIRef(org + "Organization")),
        (URIRef(org + "OrganizationalUnit"), URIRef(org + "Organization")),
    }


@pytest.mark.parametrize(
    "predicate",
    [
        *(DCTERMS.title, DCTERMS.description, DCTERMS.abstract, DCTERMS.creator),
        *(DCTERMS.contributor, DCTERMS.publisher, DCTERMS.license, DCTERMS.created),
        *(DCTERMS.issued, DCTERMS.modified, DCTERMS.language, DCTERMS.source),
        *(DCTERMS.bibliographicCitation, OWL.versionIRI, OWL.versionInfo),
        *(VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri, RDFS.label),
    ],
    ids=lambda predicate: re.split("[#/]", predicate)[-1],
)
def test_the_ontology_carries_the_metadata_of_fair_vocabularies(predicate: URIRef) -> None:
    """P41 and the metadata that FOOPS! asks for."""
    values = list(GRAPH.objects(ONTOLOGY, predicate))
    assert values and all(str(value).strip() for value in values)


def test_version_licence_and_citation_are_of_the_form_that_machines_read() -> None:
    version = one(ONTOLOGY, OWL.versionInfo)
    assert one(ONTOLOGY, OWL.versionIRI) == f"{ONTOLOGY}/{version}"
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert isinstance(GRAPH.value(ONTOLOGY, DCTERMS.license), URIRef)
    citation = one(ONTOLOGY, DCTERMS.bibliographicCitation)
    for part in (one(ONTOLOGY, DCTERMS.creator), version, str(ONTOLOGY)):
        assert part in citation


def test_every_text_says_its_language() -> None:
    spoken = (RDFS.label, SKOS.definition, SKOS.scopeNote, SKOS.prefLabel, INVERSE_LABEL)
    texts = [text for predicate in spoken for text in GRAPH.objects(None, predicate)]
    assert len(texts) > 300
    assert [text for text in texts if not (isinstance(text, Literal) and text.language)] == []


def test_the_ontology_builds_on_the_standard_vocabularies() -> None:
    """Reuse: of each vocabulary aligned to, a term stands above or beside one of ours."""
    above = {str(o) for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in GRAPH.objects(None, p)}
    beside = {str(o) for p in (SKOS.closeMatch, RDFS.range) for o in GRAPH.objects(None, p)}
    for base in (
        "ns/org#",
        "skos/core#",
        "ns/prov#",
        "ns/oa#",
        "ns/shacl#",
        "foaf/",
        "schema.org/",
    ):
        assert any(base in term for term in above), base
    for base in ("eli/ontology#", "dc/terms/"):
        assert any(base in term for term in beside), base


def test_every_term_has_a_label_and_a_definition() -> None:
    """P08: a term that nobody can tell the meaning of."""
    for term in TERMS:
        assert len(one(term, RDFS.label)) > 2, term
        assert len(one(term, SKOS.definition).split()) > 3, term
        assert (term, RDFS.isDefinedBy, ONTOLOGY) in GRAPH, term


def test_no_property_is_named_for_what_owl_says_itself() -> None:
    """P03: `is`, `isA`, `kindOf` in the place of a class or a sub class."""
    said = {"is", "isa", "kindof", "iskindof", "typeof", "istypeof", "subclassof", "instanceof"}
    assert [p for p in (*OBJECTS, *DATA) if local(p).casefold() in said] == []


def test_there_are_no_class_expressions() -> None:
    """P14, P15, P16, P24 and P33: restrictions, complements, chains and definitions that are wrong."""
    expressions = {
        *(OWL.Restriction, OWL.onProperty, OWL.allValuesFrom, OWL.someValuesFrom, OWL.complementOf),
        *(OWL.unionOf, OWL.intersectionOf, OWL.oneOf, OWL.propertyChainAxiom, OWL.hasValue),
    }
    assert {term for triple in GRAPH for term in triple} & expressions == set()


def test_no_datatype_is_made_anew() -> None:
    """P23: a datatype that XML Schema or RDF has already."""
    assert own(RDFS.Datatype) == []
    assert {str(r) for p in DATA for r in GRAPH.objects(p, RDFS.range)} <= {
        *(
            str(RDFS.Literal),
            str(XSD.string),
            str(XSD.boolean),
            str(XSD.integer),
            str(XSD.decimal),
            str(XSD.dateTime),
        ),
    }


def test_no_definition_begins_with_its_own_term() -> None:
    """P24: a definition that explains a word by itself."""
    for term in TERMS:
        label = re.escape(one(term, RDFS.label))
        assert not re.match(rf"(an? |the )?{label}\b", one(term, SKOS.definition), re.IGNORECASE), (
            term
        )


def test_no_property_doubles_one_of_another_vocabulary() -> None:
    """P12: the same property twice, ours and another's, with nothing said of the two."""
    others = {str(p) for p in set(GRAPH.subjects()) - set(TERMS)}
    foreign = {re.split("[#/]", p)[-1].casefold(): p for p in others}
    for term in (*OBJECTS, *DATA, *ANNOTATIONS):
        other = foreign.get(local(term).casefold())
        if other is not None:
            said = {str(o) for o in GRAPH.objects(term)}
            assert other in said or (term, RDFS.seeAlso, None) in GRAPH, local(term)


def test_whatever_is_used_is_declared() -> None:
    """P34 and P35: a class or a property that is nowhere said to be one."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    declared = {term for kind in kinds for term in GRAPH.subjects(RDF.type, kind)}
    built_in = (str(RDF), str(RDFS), str(OWL), str(XSD))
    used = {
        *GRAPH.predicates(),
        *(o for p in (RDFS.subClassOf, RDFS.domain, RDFS.range, RDF.type) for o in GRAPH.objects(None, p)),
    }  # fmt: skip
    assert {str(t) for t in used - declared if not str(t).startswith(built_in)} == set()


def test_the_iri_is_one_that_lasts() -> None:
    """PURL1 and HTTP1 of FOOPS!: a service of lasting IRIs, by an open protocol."""
    assert str(ONTOLOGY).startswith("https://w3id.org/")
    assert one(ONTOLOGY, OWL.versionIRI).startswith(str(ONTOLOGY))


def test_the_list_of_checks_names_all_pitfalls_and_tests_that_exist() -> None:
    page = (ROOT / "docs" / "ontology-checks.md").read_text("utf-8")
    rows = re.findall(r"^\| (\w+) \| (.+?) \| (.+) \|$", page, re.MULTILINE)
    listed = [code for code, *_ in rows if re.fullmatch(r"P\d\d", code)]
    assert listed == [f"P{number:02}" for number in range(1, 42)]
    tests = {
        name
        for path in (ROOT / "tests").glob("test_ontology_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    for code, _, checked in rows[1:]:
        named = re.findall(r"`(test_\w+)`", checked)
        assert set(named) <= tests, code
        assert named or checked.startswith(("*read*:", "needs the network", "checked by")), code
