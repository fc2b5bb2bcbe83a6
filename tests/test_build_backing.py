"""Everything that a graph says is backed: facts by claims, claims by quotes, inferences by rules and premises."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from remit.ontology import DCTERMS, OA, PROV, RDF, REMIT, SKOS
from remit.ontology.inference import load_rules

from .building import ID, clerk, made, quads, rows, write
from .gold import PROFILES

SHORT_CUTS = {
    "KnowledgeRequirement": REMIT.requiresKnowledgeOf,
    "ExperienceRequirement": REMIT.requiresExperienceOf,
    "SkillRequirement": REMIT.requiresSkill,
    "QualificationRequirement": REMIT.requiresQualification,
    "TrainingRequirement": REMIT.requiresTraining,
    "LicenceRequirement": REMIT.requiresLicence,
    "VettingRequirement": REMIT.requiresVetting,
    "HealthRequirement": REMIT.requiresHealth,
    "AvailabilityRequirement": REMIT.requiresAvailability,
    "EquipmentRequirement": REMIT.requiresEquipment,
}
NAMING = {RDF.type, SKOS.prefLabel, REMIT.inReferenceData}
"""What rests on whatever names the thing: its class, its name, and that only documents know it."""

Triple = tuple[str, str, str]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the samples and, beside them, what is odd: no title, one role twice, a line of two titles."""
    folder = write(
        tmp_path_factory.mktemp("documents"),
        {path.name: path.read_bytes() for path in PROFILES.glob("*.txt")},
    )
    return write(
        folder,
        {
            "untitled.txt": clerk().replace("Job Title: Records Clerk\n", ""),
            "first.txt": clerk("Letters Clerk", "Department: Letters Office"),
            "second.txt": clerk("Letters Clerk", "Department: Letters Office", "Hours: 37"),
            "other-manager.txt": clerk("Harbour Clerk", manager="Harbour Master"),
            "one-manager.txt": clerk("Harbour Clerk", manager="Lock Keeper"),
            "manager.txt": clerk("Lock Keeper", manager="Harbour Master"),
            "windows.txt": clerk("Café Clerk").replace("\n", "\r\n").encode("cp1252"),
            "recipe.txt": "Bread\n\n- 500 g flour\n- 2 eggs\n",
        },
    )


@pytest.fixture(scope="module")
def graph(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give their graph."""
    folder = tmp_path_factory.mktemp("backing") / "graph"
    made(folder, documents)
    return folder


def texts(documents: Path, graph: Path) -> dict[str, str]:
    """Give the text of each document by its IRI."""
    named = rows(graph, "SELECT ?document ?name { ?document remit:fileName ?name }")
    return {
        document: (documents / name).read_bytes().decode("cp1252" if "windows" in name else "utf-8")
        for document, name in named
    }


def spoken(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value


def triples(graph: Path, part: str) -> set[Triple]:
    return {(spoken(q.subject), q.predicate.value, spoken(q.object)) for q in quads(graph, part)}


def claimed(graph: Path, where: str = "") -> set[Triple]:
    """Give the triples that claims state."""
    query = (
        f"SELECT ?s ?p ?o {{ ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . {where} }}"
    )
    return {(s, p, o) for s, p, o in rows(graph, query)}


def test_no_triple_stands_in_two_graphs(graph: Path) -> None:
    twice = "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } GROUP BY ?s ?p ?o HAVING (COUNT(?g) > 1)"
    assert rows(graph, twice) == []


def test_there_are_no_blank_nodes(graph: Path) -> None:
    for quad in quads(graph):
        for term in (quad.subject, quad.object, quad.graph_name):
            assert isinstance(term, ox.NamedNode | ox.Literal)


def test_every_fact_is_backed_by_a_claim_a_requirement_or_what_names_its_subject(
    graph: Path,
) -> None:
    claims = claimed(graph, "?claim remit:evidence ?quote")
    asked = rows(
        graph,
        "SELECT ?role ?kind ?about ?weight { ?role remit:requirement ?r . "
        "?r a ?kind ; remit:about ?about ; remit:modality ?weight }",
    )
    backed: set[Triple] = {
        *claims,
        *((s, REMIT.requires, o) for s, p, o in claims if p == REMIT.usesSystem),
    }
    for role, kind, about, weight in asked:
        if weight == REMIT.desirable:
            backed.add((role, REMIT.prefers, about))
        elif weight != REMIT.notRequired:
            short_cut = SHORT_CUTS[kind.rpartition("#")[2]]
            backed |= {(role, p, about) for p in (short_cut, REMIT.usesSystem, REMIT.requires)}
    named = {end for s, _, o in claims for end in (s, o)} | {about for _, _, about, _ in asked}
    mentioned = rows(graph, "SELECT ?thing { ?document dcterms:references ?thing }")
    named |= {thing for (thing,) in mentioned}
    described = {role for (role,) in rows(graph, "SELECT ?r { ?r remit:describedBy ?d }")}
    unbacked = {
        (s, p, o)
        for s, p, o in triples(graph, "facts") - backed
        if not (p in NAMING and s in named | described)
    }
    assert unbacked == set()


def test_a_short_cut_to_a_system_leads_to_a_system(graph: Path) -> None:
    used = {o for s, p, o in triples(graph, "facts") if p == REMIT.usesSystem}
    systems = {s for (s,) in rows(graph, "SELECT ?s { ?s a remit:System }")}
    assert used and used <= systems


def test_every_claim_states_a_triple_that_stands(graph: Path) -> None:
    standing = {(spoken(q.subject), q.predicate.value, spoken(q.object)) for q in quads(graph)}
    claims = claimed(graph)
    assert len(claims) > 100
    assert claims - standing == set()


def test_every_claim_requirement_and_duty_of_a_document_has_a_quote_of_that_document(
    graph: Path,
) -> None:
    kinds = "VALUES ?kind { remit:Claim remit:Responsibility " + " ".join(
        f"remit:{kind}" for kind in SHORT_CUTS
    ) + " }"  # fmt: skip
    bare = (
        f"SELECT ?x {{ {kinds} GRAPH ?document {{ ?x a ?kind . "
        "FILTER NOT EXISTS { ?x remit:evidence ?e . ?e oa:hasSource ?document ; oa:exact ?words } } "
        "FILTER(?document != id:graph\\/inferred) }"
    )
    assert rows(graph, bare) == []


def test_every_quote_is_a_slice_of_its_file(documents: Path, graph: Path) -> None:
    whole = texts(documents, graph)
    found = rows(
        graph,
        "SELECT ?quote ?document ?start ?end ?words { "
        "?quote oa:hasSource ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?words }",
    )
    assert len(found) > 300
    for quote, document, start, end, words in found:
        assert whole[document][int(start) : int(end)] == words
        assert 1 <= len(words) <= 600
        assert quote == f"{document}#char={start},{end}"


def test_a_document_is_named_by_the_sum_of_its_bytes(documents: Path, graph: Path) -> None:
    described = rows(graph, "SELECT ?d ?sum ?name { ?d remit:sha256 ?sum ; remit:fileName ?name }")
    assert len(described) == len(list(documents.iterdir()))
    for document, total, name in described:
        assert total == hashlib.sha256((documents / name).read_bytes()).hexdigest()
        assert document == f"{ID}document/{total[:32]}"


def test_a_claim_is_named_by_its_document_and_its_triple(graph: Path) -> None:
    for quad in quads(graph):
        if quad.predicate.value == RDF.subject and "/document/" in spoken(quad.graph_name):
            claim = spoken(quad.subject)
            parts = {
                q.predicate.value: str(q.object) for q in quads_of(graph, spoken(quad.subject))
            }
            said = " ".join(parts[p] for p in (RDF.subject, RDF.predicate, RDF.object))
            digest = hashlib.sha256(said.encode()).hexdigest()[:12]
            assert claim == f"{spoken(quad.graph_name)}#claim={digest}", said


_by_subject: dict[Path, dict[str, list[ox.Quad]]] = {}


def quads_of(graph: Path, subject: str) -> list[ox.Quad]:
    """Give the quads of one subject."""
    if graph not in _by_subject:
        index: dict[str, list[ox.Quad]] = defaultdict(list)
        for quad in quads(graph):
            index[spoken(quad.subject)].append(quad)
        _by_subject[graph] = index
    return _by_subject[graph][subject]


def test_only_one_document_speaks_in_its_graph(graph: Path) -> None:
    """What stands in a document's graph is about it, its parts, or what it says of its role."""
    own = {REMIT.requirement, REMIT.responsibility, REMIT.describedBy}
    for quad in quads(graph):
        name = spoken(quad.graph_name)
        if name.startswith(f"{ID}document/"):
            subject = spoken(quad.subject)
            assert subject.partition("#")[0] == name or quad.predicate.value in own


def test_an_inference_has_a_rule_that_exists_and_premises_that_stand(graph: Path) -> None:
    inferred = triples(graph, "inferred")
    subjects = {spoken(q.subject) for q in quads(graph)}
    rules = {rule.iri for rule in load_rules()}
    claims = rows(
        graph,
        "SELECT ?claim ?s ?p ?o ?rule ?premise { GRAPH id:graph\\/inferred { ?claim a remit:Claim ; "
        "rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; remit:rule ?rule ; "
        "prov:wasDerivedFrom ?premise } }",
    )
    assert {rule for *_, rule, _ in claims} <= rules
    assert {premise for *_, premise in claims} <= subjects
    about_claims = {RDF.subject, RDF.predicate, RDF.object, REMIT.rule, PROV.wasDerivedFrom}
    derived = {t for t in inferred if t[1] not in about_claims and t[2] != REMIT.Claim}
    assert derived
    assert derived == {(s, p, o) for _, s, p, o, _, _ in claims}


def test_nothing_that_is_stated_is_inferred_as_well(graph: Path) -> None:
    stated = triples(graph, "facts") | triples(graph, "reference") | triples(graph, "ontology")
    assert triples(graph, "inferred") & stated == set()


def test_a_thing_of_the_reference_data_keeps_its_name_and_gets_no_other(graph: Path) -> None:
    doubled = (
        "SELECT DISTINCT ?thing { GRAPH id:graph\\/reference { ?thing skos:prefLabel ?known } "
        "GRAPH id:graph\\/facts { ?thing skos:prefLabel ?other } }"
    )
    assert rows(graph, doubled) == []
    not_known = (
        "SELECT ?t { ?t remit:inReferenceData false . GRAPH id:graph\\/reference { ?t a ?c } }"
    )
    assert rows(graph, not_known) == []
    required = 'SELECT ?l { ?r remit:about ?t . ?t skos:prefLabel ?l FILTER(?l = "psychological assessment"@en) }'
    assert rows(graph, required)


def test_two_profiles_of_one_role_are_one_role_and_a_finding(graph: Path) -> None:
    described = (
        'SELECT ?role ?name { ?role skos:prefLabel "Letters Clerk" ; remit:describedBy ?d . '
        "?d remit:fileName ?name }"
    )
    found = rows(graph, described)
    assert [name for _, name in found] == ["first.txt", "second.txt"]
    assert len({role for role, _ in found}) == 1
    told = 'SELECT ?name { ?f remit:findingRule "two-profiles" ; sh:focusNode ?d . ?d remit:fileName ?name }'
    assert [name for (name,) in rows(graph, told)] == ["first.txt", "second.txt"]


def test_one_title_under_two_managers_makes_two_roles(graph: Path) -> None:
    managers = (
        'SELECT ?role ?manager { ?role skos:prefLabel "Harbour Clerk" ; org:reportsTo ?m . '
        "?m skos:prefLabel ?manager }"
    )
    found = rows(graph, managers)
    assert len({role for role, _ in found}) == 2
    assert sorted(manager for _, manager in found) == ["Harbour Master", "Lock Keeper"]


def test_a_manager_with_a_profile_of_its_own_is_that_role(graph: Path) -> None:
    found = rows(
        graph,
        'SELECT ?name { ?role skos:prefLabel "Harbour Clerk" ; org:reportsTo ?m . '
        '?m skos:prefLabel "Lock Keeper" ; remit:describedBy ?d . ?d remit:fileName ?name }',
    )
    assert found == [("manager.txt",)]


def test_a_document_that_is_no_profile_describes_no_role(graph: Path) -> None:
    about = '?document remit:fileName "recipe.txt" . '
    assert rows(graph, f"SELECT ?role {{ {about} ?role remit:describedBy ?document }}") == []
    rule = f"SELECT ?rule {{ {about} ?f sh:focusNode ?document ; remit:findingRule ?rule }}"
    assert rows(graph, rule) == [("no-profile",)]


def test_what_a_document_names_is_said_of_it(graph: Path) -> None:
    named = rows(
        graph,
        f'SELECT ?law {{ ?d remit:fileName "first.txt" ; <{DCTERMS.references}> ?law }}',
    )
    assert named == [("http://www.legislation.gov.uk/id/ukpga/1984/60",)]
    assert rows(graph, f"SELECT ?x {{ ?x <{OA.exact}> ?words FILTER(STRLEN(?words) = 0) }}") == []
