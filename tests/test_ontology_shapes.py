"""The shapes pass what Remit writes and report each way of going wrong, at its place."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, BNode, Graph, URIRef

from remit.ontology import REMIT
from remit.ontology.files import ontology_text, shapes_text, statements_text
from remit.ontology.inference import rules_text

REFERENCE = Path(__file__).parents[1] / "data" / "reference"
SHAPE = "https://w3id.org/remit/ns/shapes#"
WRONG = "https://example.org/wrong/"
SHAPES = Graph().parse(data=shapes_text(), format="turtle")
PREFIXES = f"""
@prefix remit: <{REMIT.base}> .
@prefix id: <https://w3id.org/remit/id/> .
@prefix x: <{WRONG}> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <{RDF}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
VALID = f"""
id:force a remit:Force ; skos:prefLabel "Borsetshire Police"@en ; remit:policeUkId "borset-shire" ;
  remit:onsCode "E23000099" ; remit:area "Borsetshire"@en ; remit:verified true .
id:regional a remit:RegionalUnit ; skos:prefLabel "Borset Special Operations Unit"@en ;
  remit:covers id:force ; remit:leadForce id:force ; remit:underDirectionOf id:chief ;
  org:unitOf id:force .
id:unit a remit:Unit ; skos:prefLabel "Harbour Team" ; org:subOrganizationOf id:regional ;
  remit:inReferenceData false .
id:rank a remit:Rank ; skos:prefLabel "Sergeant"@en ; remit:rankOrder 2 .
id:higher a remit:Rank ; skos:prefLabel "Inspector"@en ; remit:rankOrder 3 ;
  remit:outranks id:rank .
id:detective a remit:Designation ; skos:prefLabel "Detective"@en .
id:grade a remit:Grade ; skos:prefLabel "Scale 5"@en ; remit:levelOrder 5 .
id:vetted a remit:VettingLevel ; skos:prefLabel "Harbour Vetting"@en .
id:family a remit:JobFamily ; skos:prefLabel "Investigation"@en .
id:staff a remit:WorkerType ; skos:prefLabel "harbour staff"@en .
id:competency a remit:Competency ; skos:prefLabel "We sail calmly"@en .
id:topic a remit:Topic ; skos:prefLabel "tides" ; remit:restsOn id:law .
id:licence a remit:Licence ; skos:prefLabel "boat licence"@en ; remit:presupposes id:topic .
id:law a eli:LegalResource ; skos:prefLabel "Harbours Act"@en ; remit:governs id:topic ;
  remit:supersededBy id:new-law ; remit:supersededOn "2020-01-31"^^xsd:date .
id:new-law a eli:LegalResource ; skos:prefLabel "Ports Act"@en .
id:acronym a remit:Acronym ; skos:notation "HT" ; remit:expansion "Harbour Team"@en ;
  remit:standsFor id:unit ; remit:usual true .
id:implication a remit:Implication ; skos:prefLabel "tides rest on law"@en ; remit:basis "s.1"@en .
id:chief a remit:Role ; skos:prefLabel "Chief Constable" .
id:role a remit:Role ; skos:prefLabel "Detective Sergeant" ; org:postIn id:unit ;
  org:reportsTo id:chief ; remit:rank id:rank ; remit:designation id:detective ;
  remit:grade id:grade ; remit:vetting id:vetted ; remit:vettingText "Harbour Vetting" ;
  remit:jobFamily id:family ; remit:workerType id:staff ; remit:competency id:competency ; remit:describedBy id:document ;
  remit:deputisesFor id:chief ; remit:roleCode "B 12" ; remit:requirement id:requirement ;
  remit:responsibility id:responsibility ; remit:requiresLicence id:licence ;
  remit:requires id:licence ; remit:prefers id:topic .
id:document a remit:SourceDocument ; remit:sha256 "{"0a" * 32}" ; remit:fileName "a/b.txt" ;
  dcterms:format "application/vnd.a.b-c+xml" .
id:quote a oa:TextQuoteSelector, oa:TextPositionSelector ; oa:exact "Rôles" ; oa:start 10 ;
  oa:end 15 ; oa:hasSource id:document ; remit:section "Duties" .
id:requirement a remit:LicenceRequirement ; remit:modality remit:conditional ; remit:text "Boat." ;
  remit:about id:licence ; remit:level "full" ; remit:evidence id:quote .
id:responsibility a remit:Responsibility ; remit:text "Sail." ; remit:evidence id:quote .
id:claim a remit:Claim ; rdf:subject id:role ; rdf:predicate remit:rank ; rdf:object id:rank ;
  remit:minimum 9.0 ; remit:maximum 9.5 ; remit:currency "GBP" ; remit:per "hour" ;
  remit:date "2026-05"^^xsd:gYearMonth ; remit:text "DS" ; remit:readAs "Detective Sergeant" ; remit:evidence id:quote .
id:inference a remit:Claim ; rdf:subject id:role ; rdf:predicate remit:requires ;
  rdf:object id:topic ; remit:rule id:rule ; prov:wasDerivedFrom id:requirement .
id:statement a rdf:Statement ; rdf:subject id:role ; rdf:predicate org:postIn ;
  rdf:object id:unit ; dcterms:source id:document .
id:finding a remit:Finding, sh:ValidationResult ; remit:findingRule "left-over" ;
  sh:resultSeverity sh:Warning ; sh:resultMessage "a question is left over" ;
  sh:focusNode id:document ; remit:line 3 ; remit:evidence id:quote ; remit:suggestion "answer it" .
"""
ROLE = 'x:it a remit:Role ; skos:prefLabel "A role" ; '
UNIT = 'x:it a remit:Unit ; skos:prefLabel "A unit" ; '
NEED = "id:role remit:requirement x:it . x:it a remit:SkillRequirement ; "
DUTY = "id:role remit:responsibility x:it . x:it a remit:Responsibility ; "
CLAIM = "x:it a remit:Claim ; "
STATEMENT, SOURCE = "x:it a rdf:Statement ; ", "dcterms:source id:document ; "
TRIPLE = "rdf:subject id:role ; rdf:predicate remit:rank ; rdf:object id:rank ; "
QUOTE = "x:it a oa:TextQuoteSelector, oa:TextPositionSelector ; oa:hasSource id:document ; "
FILE = "x:it a remit:SourceDocument ; "
DIGEST = f'remit:sha256 "{"0a" * 32}" ; '
FOUND = "x:it a remit:Finding ; "
CHECK, GRAVE = 'remit:findingRule "a-b" ; ', "sh:resultSeverity sh:Info ; "
SAID, ABOUT = 'sh:resultMessage "m" ; ', "sh:focusNode id:document ; "
ESSENTIAL, WORDS, PROOF = (
    *("remit:modality remit:essential ; ", 'remit:text "Sail." ; ', "remit:evidence id:quote ; "),
)
RANK = 'x:it a remit:Rank ; skos:prefLabel "R"@en ; '
# Each line: the shapes that must report `x:it`, and what is wrong with it.
CASES = [
    ("role-type", 'id:role org:reportsTo x:it . x:it skos:prefLabel "Boss" .'),
    ("role-name", "x:it a remit:Role ."),
    ("role-unit", ROLE + "org:postIn id:topic ."),
    ("role-manager", ROLE + 'org:reportsTo "DI" .'),
    ("role-rank", ROLE + "remit:rank id:detective ."),
    ("role-designation", ROLE + "remit:designation id:rank ."),
    ("role-grade", ROLE + "remit:grade id:rank ."),
    ("role-vetting", ROLE + "remit:vetting id:topic ."),
    ("role-job-family", ROLE + "remit:jobFamily id:topic ."),
    ("role-worker-type", ROLE + "remit:workerType id:topic ."),
    ("role-competency", ROLE + "remit:competency id:topic ."),
    ("role-requirement", ROLE + "remit:requirement id:topic ."),
    ("role-responsibility", ROLE + "remit:responsibility id:topic ."),
    ("role-document", ROLE + "remit:describedBy id:topic ."),
    ("role-deputises", ROLE + "remit:deputisesFor id:unit ."),
    ("role-code", ROLE + 'remit:roleCode "B 12"@en .'),
    ("short-cut-is-required", ROLE + "remit:requiresSkill id:topic ."),
    ("short-cut-points-to-iri", ROLE + 'remit:requires "boats" .'),
    ("preference-points-to-iri", ROLE + 'remit:prefers "boats" .'),
    ("requirement-modality", NEED + WORDS + PROOF + "."),
    ("requirement-modality", NEED + WORDS + PROOF + ESSENTIAL + "remit:modality remit:desirable ."),
    ("requirement-modality", NEED + WORDS + PROOF + "remit:modality id:topic ."),
    ("requirement-text", NEED + ESSENTIAL + PROOF + "."),
    ("requirement-text", NEED + ESSENTIAL + PROOF + 'remit:text " " .'),
    ("requirement-text", NEED + ESSENTIAL + PROOF + 'remit:text "a", "b" .'),
    ("requirement-about", NEED + ESSENTIAL + PROOF + WORDS + 'remit:about "boats" .'),
    ("requirement-level", NEED + ESSENTIAL + PROOF + WORDS + 'remit:level "good", "bad" .'),
    ("requirement-evidence ClaimIsGrounded", NEED + ESSENTIAL + WORDS + "."),
    ("requirement-role", "x:it a remit:SkillRequirement ; " + ESSENTIAL + PROOF + WORDS + "."),
    (
        "requirement-role",
        "id:chief remit:requirement x:it . " + NEED + ESSENTIAL + PROOF + WORDS + ".",
    ),
    ("responsibility-text", DUTY + PROOF + "."),
    ("responsibility-evidence ClaimIsGrounded", DUTY + WORDS + "."),
    ("responsibility-role", "x:it a remit:Responsibility ; " + WORDS + PROOF + "."),
    ("ClaimNamesItsTriple", CLAIM + PROOF + "rdf:subject id:role ; rdf:object id:rank ."),
    ("ClaimNamesItsTriple", CLAIM + PROOF + TRIPLE + "rdf:subject id:chief ."),
    ("ClaimIsGrounded", CLAIM + TRIPLE + "."),
    ("ClaimIsGrounded", CLAIM + TRIPLE + "remit:rule id:rule ."),
    ("ClaimIsGrounded", CLAIM + TRIPLE + "prov:wasDerivedFrom id:requirement ."),
    ("StatementNamesItsSource", STATEMENT + TRIPLE + "."),
    ("StatementNamesItsSource", STATEMENT + TRIPLE + SOURCE + "dcterms:source id:role ."),
    ("StatementNamesItsSource", STATEMENT + TRIPLE + 'dcterms:source "a document" .'),
    ("StatementNamesItsSource", STATEMENT + TRIPLE + SOURCE + "rdf:object id:higher ."),
    ("StatementNamesItsSource", STATEMENT + SOURCE + "rdf:subject id:role ; rdf:object id:rank ."),
    (
        "StatementNamesItsSource",
        STATEMENT + SOURCE + 'rdf:subject id:role ; rdf:predicate remit:text ; rdf:object "DS" .',
    ),
    (
        "evidence-type",
        "x:it a oa:TextQuoteSelector ; oa:hasSource id:document ;"
        ' oa:exact "abc" ; oa:start 0 ; oa:end 3 .',
    ),
    ("evidence-quote", QUOTE + "oa:start 0 ; oa:end 3 ."),
    ("evidence-quote", QUOTE + f'oa:exact "{"a" * 601}" ; oa:start 0 ; oa:end 601 .'),
    ("evidence-quote evidence-start", QUOTE + 'oa:exact "" ; oa:start 4 ; oa:end 4 .'),
    ("evidence-start", QUOTE + 'oa:exact "abc" ; oa:end 3 .'),
    ("evidence-start", QUOTE + 'oa:exact "abc" ; oa:start -1 ; oa:end 2 .'),
    (
        "evidence-start evidence-spans-its-quote",
        QUOTE + 'oa:exact "abc" ; oa:start 6 ; oa:end 3 .',
    ),
    ("evidence-end", QUOTE + 'oa:exact "abc" ; oa:start 0 .'),
    ("evidence-spans-its-quote", QUOTE + 'oa:exact "abc" ; oa:start 0 ; oa:end 4 .'),
    (
        "evidence-document",
        QUOTE.replace("id:document", "id:role") + 'oa:exact "abc" ; oa:start 0 ; oa:end 3 .',
    ),
    (
        "evidence-section",
        QUOTE + 'oa:exact "abc" ; oa:start 0 ; oa:end 3 ; remit:section "A", "B" .',
    ),
    ("document-digest", FILE + 'remit:fileName "a" ; dcterms:format "text/plain" .'),
    (
        "document-digest",
        FILE + DIGEST.upper().replace("REMIT:SHA", "remit:sha") + 'remit:fileName "a" ; '
        'dcterms:format "text/plain" .',
    ),
    ("document-name", FILE + DIGEST + 'dcterms:format "text/plain" .'),
    ("document-name", FILE + DIGEST + 'remit:fileName "/a" ; dcterms:format "text/plain" .'),
    ("document-format", FILE + DIGEST + 'remit:fileName "a" ; dcterms:format "plain" .'),
    ("finding-rule", FOUND + GRAVE + SAID + ABOUT + "."),
    ("finding-rule", FOUND + GRAVE + SAID + ABOUT + 'remit:findingRule "A b" .'),
    ("finding-severity", FOUND + CHECK + SAID + ABOUT + "sh:resultSeverity id:topic ."),
    ("finding-message", FOUND + CHECK + GRAVE + ABOUT + "."),
    ("finding-focus", FOUND + CHECK + GRAVE + SAID + "."),
    ("finding-line", FOUND + CHECK + GRAVE + SAID + ABOUT + "remit:line 0 ."),
    ("finding-suggestion", FOUND + CHECK + GRAVE + SAID + ABOUT + "remit:suggestion id:topic ."),
    ("unit-name", "x:it a remit:Unit ."),
    ("unit-parent", UNIT + "org:subOrganizationOf id:topic ."),
    ("unit-employer", UNIT + "org:unitOf id:unit ."),
    ("unit-covers", UNIT + "remit:covers id:unit ."),
    ("unit-lead-force", UNIT + "remit:leadForce id:unit ."),
    ("unit-direction", UNIT + "remit:underDirectionOf id:rank ."),
    ("employer-name", "x:it a remit:Employer ."),
    ("employer-name", 'x:it a remit:Force ; skos:prefLabel "A"@en, "B"@en .'),
    (
        "employer-police-uk",
        'x:it a remit:Force ; skos:prefLabel "A"@en ; remit:policeUkId "Borset shire" .',
    ),
    ("employer-ons", 'x:it a remit:Force ; skos:prefLabel "A"@en ; remit:onsCode "E23" .'),
    ("concept-name", "x:it a remit:Topic ."),
    (
        "concept-presupposes",
        'x:it a remit:Topic ; skos:prefLabel "t" ; remit:presupposes id:law .',
    ),
    ("concept-level", 'x:it a remit:Grade ; skos:prefLabel "g" ; remit:levelOrder 1, 2 .'),
    ("rank-order", RANK + "remit:outranks id:rank ."),
    ("rank-outranks", RANK + "remit:rankOrder 9 ; remit:outranks id:detective ."),
    ("rank-is-higher", RANK + "remit:rankOrder 3 ; remit:outranks id:higher ."),
    ("Amount", CLAIM + TRIPLE + PROOF + 'remit:per "week" .'),
    ("amount-minimum", CLAIM + TRIPLE + PROOF + "remit:minimum 5.0, 4.0 ."),
    ("amount-maximum", CLAIM + TRIPLE + PROOF + "remit:maximum 4.0, 5.0 ."),
    ("amount-currency", CLAIM + TRIPLE + PROOF + 'remit:minimum 5.0 ; remit:currency "pounds" .'),
    ("amount-per", CLAIM + TRIPLE + PROOF + 'remit:minimum 5.0 ; remit:per "decade" .'),
    ("dated-on", CLAIM + TRIPLE + PROOF + 'remit:date "May 2026" .'),
    ("law-name", "x:it a eli:LegalResource ."),
    ("law-type", 'id:topic remit:restsOn x:it . x:it skos:prefLabel "Some Act" .'),
    ("law-governs", 'x:it a eli:LegalResource ; skos:prefLabel "A" ; remit:governs id:role .'),
    ("superseded-by", 'x:it remit:supersededOn "2020-01-31"^^xsd:date .'),
    ("superseded-on", 'x:it remit:supersededBy id:law ; remit:supersededOn "2020" .'),
    ("acronym-letters", 'x:it a remit:Acronym ; remit:expansion "A B" .'),
    ("acronym-expansion", 'x:it a remit:Acronym ; skos:notation "AB" .'),
    (
        "acronym-thing",
        'x:it a remit:Acronym ; skos:notation "AB" ; remit:expansion "A B" ; remit:standsFor "A" .',
    ),
    (
        "acronym-usual",
        'x:it a remit:Acronym ; skos:notation "AB" ; remit:expansion "A B" ; remit:usual "yes" .',
    ),
    ("implication-name", 'x:it a remit:Implication ; remit:basis "s.1" .'),
    ("implication-basis", 'x:it a remit:Implication ; skos:prefLabel "i"@en .'),
    ("rule-name", 'x:it a remit:Rule ; rdfs:comment "Why." ; remit:basis "s.1" .'),
    ("rule-reason", 'x:it a remit:Rule ; skos:prefLabel "r" ; remit:basis "s.1" .'),
    ("rule-basis", 'x:it a remit:Rule ; skos:prefLabel "r" ; rdfs:comment "Why." .'),
    ("flag-verified", "x:it remit:verified true, false ."),
    ("flag-in-reference-data", 'x:it remit:inReferenceData "no" .'),
    ("points-to-another", ROLE + "org:reportsTo x:it ."),
    ("points-to-another", ROLE + "remit:deputisesFor x:it ."),
    ("points-to-another", UNIT + "org:subOrganizationOf x:it ."),
    ("points-to-another rank-is-higher", RANK + "remit:rankOrder 1 ; remit:outranks x:it ."),
    ("points-to-another", 'x:it a remit:Topic ; skos:prefLabel "t" ; remit:presupposes x:it .'),
    ("points-to-another", 'x:it a remit:Topic ; skos:prefLabel "t" ; skos:broader x:it .'),
    ("points-to-another", "x:it remit:supersededBy x:it ."),
]


def report(*turtle: str, store: str = "default", judge_shapes: bool = False) -> Graph:
    """Validate some data, beside which the ontology stands.

    Args:
        turtle: The data.
        store: Where rdflib keeps them; `Oxigraph` answers the queries of shapes faster.
        judge_shapes: Also validate the shapes by the shapes of SHACL itself.
    """
    data = Graph(store=store)
    for text in (ontology_text(), statements_text(), rules_text(), *turtle):
        data.parse(data=PREFIXES + text, format="turtle")
    _, results, _ = pyshacl.validate(
        data, shacl_graph=SHAPES, meta_shacl=judge_shapes, inplace=True
    )
    assert isinstance(results, Graph)
    return results


def reported(results: Graph) -> dict[str, set[str]]:
    """Return the shapes that report each node, by their names."""
    found: dict[str, set[str]] = defaultdict(set)
    for result in results.subjects(RDF.type, SH.ValidationResult):
        shape = results.value(result, SH.sourceShape)
        source = results.value(result, SH.sourceConstraint) or shape
        found[str(results.value(result, SH.focusNode))].add(str(source).removeprefix(SHAPE))
    return found


@pytest.fixture(scope="module")
def results() -> Graph:
    """Validate the valid data and all wrong cases in one go."""
    wrong = [text.replace("x:it", f"x:it{place}") for place, (_, text) in enumerate(CASES)]
    return report(VALID, *wrong)


def test_what_is_right_passes() -> None:
    assert reported(report(VALID, judge_shapes=True)) == {}


def test_it_does_not_matter_where_the_data_are_kept(results: Graph) -> None:
    wrong = [text.replace("x:it", f"x:it{place}") for place, (_, text) in enumerate(CASES)]
    assert reported(report(VALID, *wrong, store="Oxigraph")) == reported(results)


@pytest.mark.parametrize(
    ("place", "shapes"), [(place, shapes) for place, (shapes, _) in enumerate(CASES)]
)
def test_what_is_wrong_is_reported_by_its_shape(place: int, shapes: str, results: Graph) -> None:
    assert reported(results)[f"{WRONG}it{place}"] == set(shapes.split())


def test_wrong_things_do_not_spoil_the_right_ones(results: Graph) -> None:
    assert [node for node in reported(results) if "remit/id/" in node] == []


def test_a_requirement_without_an_iri_is_reported() -> None:
    nameless = "id:role remit:requirement _:n . _:n a remit:SkillRequirement ; "
    results = report(VALID, nameless + ESSENTIAL + WORDS + PROOF + ".")
    sources = {str(shape) for shape in results.objects(None, SH.sourceShape)}
    assert sources == {SHAPE + "Requirement"}
    assert all(isinstance(node, BNode) for node in results.objects(None, SH.focusNode))


def test_every_shape_that_can_report_is_tried() -> None:
    tried = {name for shapes, _ in CASES for name in shapes.split()}
    parts = {
        *(f"claim-{part}" for part in ("subject", "predicate", "object")),
        *(f"claim-{part}" for part in ("evidence", "rule", "premise")),
        *(f"statement-{part}" for part in ("object", "source")),
        *(f"some-{part}" for part in ("minimum", "maximum")),
    }
    able = {
        str(shape).removeprefix(SHAPE)
        for kind in (SH.PropertyShape, SH.SPARQLConstraint)
        for shape in SHAPES.subjects(RDF.type, kind)
    }
    able |= {str(shape).removeprefix(SHAPE) for shape in SHAPES.subjects(SH["or"])}
    assert tried == able - parts


def test_every_report_says_in_words_what_is_expected(results: Graph) -> None:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        source = results.value(result, SH.sourceConstraint) or results.value(result, SH.sourceShape)
        assert isinstance(source, URIRef)
        said = [str(message) for message in results.objects(result, SH.resultMessage)]
        assert said and said == [str(message) for message in SHAPES.objects(source, SH.message)]


def test_the_reference_data_pass() -> None:
    texts = [path.read_text("utf-8") for path in sorted(REFERENCE.glob("*.ttl"))]
    assert texts
    assert reported(report(*texts, store="Oxigraph")) == {}
