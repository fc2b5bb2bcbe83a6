"""A user's own RDF beside the profiles: it joins the graph as it is, and breaks none of the graph's rules."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from remit.graph.asking.engine import ask
from remit.graph.asking.support import OWN
from remit.graph.listing.describe import describe
from remit.graph.store import Graph
from remit.ontology import REMIT

from .building import ID, canonical, clerk, made, quads, rows, write

PREFIXES = (
    "@prefix remit: <https://w3id.org/remit/ns#> . @prefix id: <https://w3id.org/remit/id/> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix ex: <https://example.org/> .\n"
)
TWICE = "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } GROUP BY ?s ?p ?o HAVING (COUNT(?g) > 1)"


def built(folder: Path, **files: str) -> Path:
    """Build a graph from a profile and files of RDF, named by their endings."""
    named = {f"own.{ending}": text for ending, text in files.items()}
    made(folder / "graph", write(folder / "in", {"post.txt": clerk(), **named}))
    return folder / "graph"


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        ("ttl", PREFIXES + "ex:a ex:b ex:c ."),
        ("nt", "<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n"),
        ("trig", PREFIXES + "ex:g { ex:a ex:b ex:c }"),
        ("nq", "<https://example.org/a> <https://example.org/b> <https://example.org/c> <https://example.org/g> .\n"),
        ("jsonld", '{"@id": "https://example.org/a", "https://example.org/b": {"@id": "https://example.org/c"}}'),
        ("rdf",
         '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://example.org/">'
         '<r:Description r:about="https://example.org/a"><e:b r:resource="https://example.org/c"/>'
         "</r:Description></r:RDF>"),
    ],
)  # fmt: skip
def test_triples_of_any_form_can_be_queried(tmp_path: Path, ending: str, text: str) -> None:
    graph = built(tmp_path, **{ending: text})
    assert rows(graph, "SELECT ?o { <https://example.org/a> <https://example.org/b> ?o }") == [
        ("https://example.org/c",)
    ]
    named = ox.NamedNode("https://example.org/g")
    assert any(q.graph_name == named for q in quads(graph)) == (ending in {"trig", "nq"})


def test_a_file_that_is_no_rdf_is_told_of_with_its_line_and_the_rest_is_built(
    tmp_path: Path,
) -> None:
    folder = write(tmp_path / "in", {"post.txt": clerk(), "own.ttl": PREFIXES + "ex:a ex:b ."})
    summary = made(tmp_path / "graph", folder)
    ((name, reason),) = summary.failed
    assert name == "own.ttl"
    assert "3" in reason and "not valid RDF" in reason
    assert summary.counts["described roles"] == 1


def test_blank_nodes_become_iris_that_stay_the_same(tmp_path: Path) -> None:
    own = PREFIXES + "ex:a ex:b [ ex:c [ ex:d 1 ] ] . _:x ex:e _:x ."
    one, two = built(tmp_path / "one", ttl=own), built(tmp_path / "two", ttl=own)
    assert canonical(one) == canonical(two)
    assert b"_:" not in canonical(one)


def test_blank_nodes_inside_a_triple_that_is_talked_about_become_iris(tmp_path: Path) -> None:
    graph = built(tmp_path, ttl=PREFIXES + "ex:a ex:b <<( _:x ex:c _:y )>> .")
    assert b"_:" not in canonical(graph)


@pytest.mark.parametrize(
    "own",
    [
        'id:force\\/kent-police a remit:Force ; skos:prefLabel "Kent Police"@en .',
        'id:role\\/records-clerk a remit:Role ; skos:prefLabel "Records Clerk" .',
        'remit:Role skos:prefLabel "role"@en ; a <http://www.w3.org/2002/07/owl#Class> .',
    ],
    ids=["reference data", "facts of a profile", "ontology"],
)
def test_what_the_graph_says_already_does_not_stand_in_it_twice(tmp_path: Path, own: str) -> None:
    assert rows(built(tmp_path, ttl=PREFIXES + own), TWICE) == []


def test_two_files_that_say_the_same_say_it_once(tmp_path: Path) -> None:
    graph = built(
        tmp_path, ttl=PREFIXES + "ex:a ex:b ex:c .", trig=PREFIXES + "ex:g { ex:a ex:b ex:c }"
    )
    assert rows(graph, TWICE) == []


def test_quads_cannot_put_words_into_the_facts(tmp_path: Path) -> None:
    """The facts are those that a claim of a document backs."""
    line = f"<urn:a> <urn:b> <urn:c> <{ID}graph/facts> .\n"
    graph = built(tmp_path, nq=line)
    assert not [q for q in quads(graph, "facts") if q.subject == ox.NamedNode("urn:a")]


def test_entities_of_xml_are_not_multiplied_without_end(tmp_path: Path) -> None:
    """Each entity is ten of the one before it: nine of them would be a billion letters."""
    inside = ["a" * 10, *(f"&e{n};" * 10 for n in range(5))]
    entities = "".join(f'<!ENTITY e{n} "{text}">' for n, text in enumerate(inside))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE r [{entities}]><r:RDF xmlns:e="urn:e:" '
        'xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<r:Description r:about="urn:a"><e:b>&e5;</e:b></r:Description></r:RDF>'
    )
    graph = built(tmp_path, rdf=bomb)
    assert max(len(str(quad)) for quad in quads(graph)) < 100_000


OWN_POSTS = (
    PREFIXES
    + """@prefix org: <http://www.w3.org/ns/org#> .
ex:porter a remit:Role ; skos:prefLabel "Night Porter" ; org:reportsTo ex:lead ; org:postIn ex:lodge .
ex:lead a remit:Role ; skos:prefLabel "Porter Lead" ; org:reportsTo ex:bursar ; remit:rank ex:warden .
ex:bursar a remit:Role ; skos:prefLabel "Bursar" .
ex:lodge a remit:Unit ; skos:prefLabel "Lodge" ; org:subOrganizationOf ex:hall .
ex:hall a remit:Unit ; skos:prefLabel "Great Hall" . ex:warden a remit:Rank ; skos:prefLabel "Warden" .
"""
)
FOLLOWS = """SELECT ?s ?p ?o { GRAPH <https://w3id.org/remit/id/graph/inferred> {
  ?c remit:rule ?rule ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }"""
PREMISES = """SELECT ?s ?p ?o ?file { ?c rdf:predicate remit:answersTo ; prov:wasDerivedFrom ?x .
  ?x a rdf:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; dcterms:source ?file }"""


def test_rules_read_triples_that_nobody_claims_and_name_them_as_premises(tmp_path: Path) -> None:
    graph = built(tmp_path, ttl=OWN_POSTS)
    told = {tuple(map(last, row)) for row in rows(graph, FOLLOWS)}
    assert told == {
        ("porter", "answersTo", "bursar"),
        ("porter", "managedAtRank", "warden"),
        ("porter", "belongsTo", "hall"),
    }
    premises = rows(graph, PREMISES)
    [source] = {file for *_, file in premises}
    assert {tuple(map(last, row[:3])) for row in premises} == {
        ("porter", "reportsTo", "lead"),
        ("lead", "reportsTo", "bursar"),
    }
    own = {tuple(map(last, map(str, (q.subject, q.predicate, q.object)))) for q in quads(graph)
           if str(q.graph_name) == f"<{source}>"}  # fmt: skip
    assert len(own) == len(list(ox.parse(OWN_POSTS, ox.RdfFormat.TURTLE))), (
        "the file's graph holds what the file says, and no more"
    )
    assert rows(graph, TWICE) == []


def test_what_a_file_claims_itself_and_what_a_profile_says_has_no_other_statement(
    tmp_path: Path,
) -> None:
    own = (
        OWN_POSTS
        + """
[] a remit:Claim ; rdf:subject ex:porter ; rdf:predicate org:reportsTo ; rdf:object ex:lead .
id:role\\/records-clerk org:reportsTo id:role\\/records-manager ."""
    )
    graph = built(
        tmp_path, ttl="@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n" + own
    )
    found = rows(
        graph,
        "SELECT ?s ?o { ?x a rdf:Statement ; rdf:subject ?s ; rdf:predicate org:reportsTo ; rdf:object ?o }",
    )
    assert [tuple(map(last, row)) for row in found] == [("lead", "bursar")]


def test_a_premise_of_ones_own_is_shown_with_where_it_stands(tmp_path: Path) -> None:
    graph = built(tmp_path, ttl=OWN_POSTS)
    with Graph.open(graph) as opened:
        told = describe(opened.select, "https://example.org/porter")
    [fact] = [fact for fact in told.facts if fact.property == REMIT.answersTo]
    [inference] = fact.because
    assert {premise.says for premise in inference.premises} == {
        "Night Porter reports to Porter Lead (RDF of your own)",
        "Porter Lead reports to Bursar (RDF of your own)",
    }
    assert {fact.basis for fact in told.facts} == {"own", "inferred"}


def test_reporting_lines_of_ones_own_are_asked_for_as_those_of_profiles(tmp_path: Path) -> None:
    graph = built(tmp_path, ttl=OWN_POSTS)
    with Graph.open(graph) as opened:
        answers = {
            question: ask(question, opened.select, opened.folder).answers
            for question in (
                "who reports to the Porter Lead",
                "who does the Porter Lead report to",
                "who reports to the Records Manager",
            )
        }
    told = [(one.label, one.why or "", bool(one.evidence)) for (one,) in answers.values()]
    assert [(label, backed) for label, _, backed in told] == [
        ("Night Porter", False),
        ("Bursar", False),
        ("Records Clerk", True),
    ]
    assert [why.startswith(OWN) for _, why, _ in told] == [True, True, False]


def last(iri: str) -> str:
    """Give the last part of an IRI."""
    return iri.strip("<>").replace("#", "/").rpartition("/")[2]
