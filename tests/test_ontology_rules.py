"""The rules of inference: what follows, from which premises, and what does not follow."""

from __future__ import annotations

import dataclasses
from collections import defaultdict

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, SKOS, Dataset, Graph, URIRef
from rdflib.query import ResultRow

from remit.ontology import REMIT
from remit.ontology.inference import RuleError, load_rules, parse_rule, rules_text

ID = "https://w3id.org/remit/id/"
PREFIXES = f"""
@prefix remit: <{REMIT.base}> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix id: <{ID}> .
"""
RULES = {rule.name: rule for rule in load_rules()}
HEADER = "# label: a label\n# reason: A reason.\n# basis: a basis\n"
QUERY = "SELECT ?subject ?predicate ?object ?premise WHERE { ?s ?p ?o }"

Derived = dict[tuple[str, str, str], set[str]]


def short(term: str) -> str:
    """Return what tells a term of these tests from others."""
    return term.removeprefix(ID).removeprefix(REMIT.base)


def select(store: ox.Store, name: str) -> list[tuple[str, ...]]:
    """Run the query of a rule over the union of a store's graphs."""
    solutions = store.query(RULES[name].query, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(term.value for term in row) for row in solutions]


def derive(trig: str, *names: str) -> Derived:
    """Apply rules to a graph; all of them, if none is named."""
    store = ox.Store()
    store.load(input=PREFIXES + trig, format=ox.RdfFormat.TRIG)
    derived: Derived = defaultdict(set)
    for name in names or RULES:
        rows = select(store, name)
        assert len(rows) == len(set(rows))
        for row in rows:
            subject, predicate, object_, premise = map(short, row)
            derived[subject, predicate, object_].add(premise)
    return dict(derived)


def requirement(kind: str, about: str, modality: str = "essential", number: int = 1) -> str:
    """Write the graph of a document that sets one condition for the role `id:sergeant`."""
    node = f"<{ID}document{number}#requirement=1,9>"
    return f"""
id:document{number} {{
  id:sergeant remit:requirement {node} .
  {node} a remit:{kind}Requirement ; remit:modality remit:{modality} ; remit:about id:{about} .
}}"""


LAW = """
id:reference {
  id:covert-law a remit:Topic ; remit:restsOn id:act, id:code .
  id:act a eli:LegalResource . id:code a eli:LegalResource .
  id:first-aid a remit:Topic .
  id:other-act a eli:LegalResource ; remit:governs id:covert-law .
}"""
LEVELS = """
id:reference {
  id:level-3 a remit:Qualification ; remit:presupposes id:level-2 .
  id:level-2 a remit:Qualification ; remit:presupposes id:level-1 .
  id:level-1 a remit:Qualification .
  id:advanced-driver a remit:Qualification ; remit:presupposes id:driver .
  id:driver a remit:Qualification ; remit:presupposes id:driving-licence .
  id:driving-licence a remit:Licence .
  id:high a remit:VettingLevel ; remit:presupposes id:low .
  id:low a remit:VettingLevel .
}"""


def test_knowledge_of_a_topic_brings_knowledge_of_each_law_it_rests_on() -> None:
    premises = {"document1#requirement=1,9", "covert-law"}
    assert derive(LAW + requirement("Knowledge", "covert-law")) == {
        ("sergeant", predicate, law): premises
        for predicate in ("requiresKnowledgeOf", "requires")
        for law in ("act", "code")
    }


def test_a_law_that_merely_governs_a_topic_is_not_brought() -> None:
    derived = derive(LAW + requirement("Knowledge", "covert-law"))
    assert "other-act" not in {object_ for _, _, object_ in derived}


def test_a_topic_that_rests_on_no_law_brings_nothing() -> None:
    assert derive(LAW + requirement("Knowledge", "first-aid")) == {}


def test_experience_of_a_topic_is_not_knowledge_of_its_law() -> None:
    assert derive(LAW + requirement("Experience", "covert-law")) == {}


def test_all_requirements_that_lead_to_a_triple_are_its_premises() -> None:
    twice = requirement("Knowledge", "covert-law") + requirement(
        "Knowledge", "covert-law", "obligatory", number=2
    )
    derived = derive(LAW + twice)
    assert derived["sergeant", "requiresKnowledgeOf", "act"] == {
        *("document1#requirement=1,9", "document2#requirement=1,9", "covert-law")
    }


def test_a_level_brings_all_lower_ones_with_the_chain_as_premises() -> None:
    whole = derive(LEVELS + requirement("Qualification", "level-3"))
    node = "document1#requirement=1,9"
    assert whole == {
        ("sergeant", "requiresQualification", "level-2"): {node, "level-3"},
        ("sergeant", "requires", "level-2"): {node, "level-3"},
        ("sergeant", "requiresQualification", "level-1"): {node, "level-3", "level-2"},
        ("sergeant", "requires", "level-1"): {node, "level-3", "level-2"},
    }


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        ("Qualification", "requiresQualification"),
        ("Training", "requiresTraining"),
        ("Skill", "requiresSkill"),
        ("Licence", "requiresLicence"),
    ],
)
def test_a_lower_level_is_required_in_the_way_of_the_higher(kind: str, way: str) -> None:
    derived = derive(LEVELS + requirement(kind, "level-2"))
    assert set(derived) == {("sergeant", way, "level-1"), ("sergeant", "requires", "level-1")}


def test_a_licence_is_required_as_a_licence_whatever_leads_to_it() -> None:
    derived = derive(LEVELS + requirement("Training", "advanced-driver"))
    assert set(derived) == {
        ("sergeant", "requiresTraining", "driver"),
        ("sergeant", "requires", "driver"),
        ("sergeant", "requiresLicence", "driving-licence"),
        ("sergeant", "requires", "driving-licence"),
    }


def test_a_vetting_level_brings_the_lower_one_of_its_regime() -> None:
    derived = derive(LEVELS + requirement("Vetting", "high"))
    assert set(derived) == {("sergeant", "requiresVetting", "low"), ("sergeant", "requires", "low")}


@pytest.mark.parametrize("kind", ["Knowledge", "Experience", "Health", "Availability", "Equipment"])
def test_whoever_only_knows_of_a_level_need_not_hold_the_lower_ones(kind: str) -> None:
    assert derive(LEVELS + requirement(kind, "level-3")) == {}


@pytest.mark.parametrize("modality", ["essential", "obligatory", "conditional"])
@pytest.mark.parametrize(
    ("kind", "about"), [("Knowledge", "covert-law"), ("Qualification", "level-3")]
)
def test_what_is_needed_brings_something(kind: str, about: str, modality: str) -> None:
    assert derive(LAW + LEVELS + requirement(kind, about, modality)) != {}


@pytest.mark.parametrize("modality", ["desirable", "notRequired"])
@pytest.mark.parametrize(
    ("kind", "about"), [("Knowledge", "covert-law"), ("Qualification", "level-3")]
)
def test_what_is_not_needed_brings_nothing(kind: str, about: str, modality: str) -> None:
    assert derive(LAW + LEVELS + requirement(kind, about, modality)) == {}


def test_levels_that_presuppose_each_other_do_not_bring_themselves() -> None:
    circle = "id:reference { id:a remit:presupposes id:b . id:b remit:presupposes id:a . }"
    derived = derive(circle + requirement("Qualification", "a"))
    assert {object_ for _, _, object_ in derived} == {"b"}


def claims(document: int, *facts: tuple[str, str, str]) -> str:
    """Write facts, and the graph of a document that states them: claims 1, 2 … of that document."""
    said = "".join(
        f"id:d{document}claim{n} rdf:subject {s} ; rdf:predicate {p} ; rdf:object {o} .\n"
        for n, (s, p, o) in enumerate(facts, start=1)
    )
    stated = "".join(f"{s} {p} {o} .\n" for s, p, o in facts)
    return f"id:facts {{ {stated} }} id:document{document} {{ {said} }}"


UNITS = """
id:reference {
  id:region a remit:RegionalUnit ; remit:covers id:north, id:south .
  id:arm a remit:RegionalUnit ; org:subOrganizationOf id:region ; remit:covers id:north .
  id:squad a remit:Unit ; org:unitOf id:arm .
}"""


def test_a_role_works_for_the_forces_that_its_unit_covers() -> None:
    post = claims(1, ("id:analyst", "org:postIn", "id:region"))
    premises = {"d1claim1", "region"}
    assert derive(UNITS + post) == {
        ("analyst", "serves", "north"): premises,
        ("analyst", "serves", "south"): premises,
    }


def test_cover_of_the_unit_above_is_not_that_of_the_role() -> None:
    derived = derive(UNITS + claims(1, ("id:analyst", "org:postIn", "id:squad")))
    assert {predicate for _, predicate, _ in derived} == {"belongsTo"}


def test_a_role_belongs_to_all_that_its_unit_is_part_of_with_the_way_as_premises() -> None:
    derived = derive(
        UNITS + claims(1, ("id:analyst", "org:postIn", "id:squad")), "belongs-through-unit"
    )
    assert derived == {
        ("analyst", "belongsTo", "arm"): {"d1claim1", "squad"},
        ("analyst", "belongsTo", "region"): {"d1claim1", "squad", "arm"},
    }


def test_units_that_are_part_of_each_other_end() -> None:
    circle = "id:reference { id:a org:unitOf id:b . id:b org:subOrganizationOf id:a . }"
    derived = derive(circle + claims(1, ("id:clerk", "org:postIn", "id:a")))
    assert set(derived) == {("clerk", "belongsTo", "b")}


def test_a_role_answers_to_the_managers_of_its_managers_and_no_other() -> None:
    chain = claims(1, ("id:clerk", "org:reportsTo", "id:lead"))
    chain += claims(2, ("id:lead", "org:reportsTo", "id:head"))
    chain += claims(3, ("id:head", "org:reportsTo", "id:chief"))
    chain += claims(4, ("id:porter", "org:reportsTo", "id:head"))
    assert derive(chain) == {
        ("clerk", "answersTo", "head"): {"d1claim1", "d2claim1"},
        ("clerk", "answersTo", "chief"): {"d1claim1", "d2claim1", "d3claim1"},
        ("lead", "answersTo", "chief"): {"d2claim1", "d3claim1"},
        ("porter", "answersTo", "chief"): {"d4claim1", "d3claim1"},
    }


def test_a_manager_named_directly_is_not_said_again_and_a_loop_ends() -> None:
    both = claims(
        1, ("id:clerk", "org:reportsTo", "id:lead"), ("id:clerk", "org:reportsTo", "id:head")
    )
    both += claims(2, ("id:lead", "org:reportsTo", "id:head"))
    assert derive(both) == {}
    loop = claims(1, ("id:a", "org:reportsTo", "id:b"), ("id:b", "org:reportsTo", "id:a"))
    assert derive(loop) == {}


def test_a_role_is_managed_at_the_rank_of_each_of_its_managers() -> None:
    known = "id:reference { id:inspector a remit:Rank . id:sergeant a remit:Rank . }"
    said = claims(
        1, ("id:clerk", "org:reportsTo", "id:lead"), ("id:lead", "remit:rank", "id:inspector")
    )
    said += claims(
        2, ("id:clerk", "org:reportsTo", "id:head"), ("id:head", "remit:rank", "id:sergeant")
    )
    said += claims(3, ("id:porter", "org:reportsTo", "id:steward"))
    assert derive(known + said) == {
        ("clerk", "managedAtRank", "inspector"): {"d1claim1", "d1claim2"},
        ("clerk", "managedAtRank", "sergeant"): {"d2claim1", "d2claim2"},
    }


def test_cover_is_never_taken_from_the_organisation_above() -> None:
    derived = derive("""
id:reference {
  id:regional a remit:RegionalUnit ; remit:covers id:north, id:south ; remit:leadForce id:north .
  id:counter-terrorism a remit:RegionalUnit ; org:subOrganizationOf id:regional .
  id:north a remit:Force . id:south a remit:Force .
}
id:facts { id:team a remit:Unit ; org:subOrganizationOf id:counter-terrorism . }""")
    assert derived == {}


@given(
    edges=st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16),
    about=st.integers(0, 7),
    modality=st.sampled_from(["essential", "desirable", "obligatory", "conditional"]),
)
def test_just_what_can_be_reached_is_required(
    edges: set[tuple[int, int]], about: int, modality: str
) -> None:
    scale: nx.DiGraph[int] = nx.DiGraph(sorted(edges))
    scale.add_node(about)
    lines = "\n".join(f"id:n{a} remit:presupposes id:n{b} ." for a, b in sorted(edges))
    trig = f"id:reference {{ {lines} }}" + requirement("Qualification", f"n{about}", modality)
    below = nx.descendants(scale, about) if modality != "desirable" else set()
    derived = derive(trig)
    assert {(p, o) for _, p, o in derived} == {
        (p, f"n{node}") for node in below for p in ("requires", "requiresQualification")
    }
    for (_, _, object_), premises in derived.items():
        target = int(object_.removeprefix("n"))
        steps = {n for n in {about, *below} if nx.has_path(scale, n, target) and n != target}
        found = {int(p.removeprefix("n")) for p in premises if p.startswith("n")}
        assert steps <= found <= steps | {target}


MANAGER = """
id:reference { id:inspector a remit:Rank ; skos:prefLabel "Inspector"@en ;
  remit:detectiveForm "Detective Inspector"@en, "DI"@en . }
id:facts {
  id:sergeant org:postIn id:team ; org:reportsTo id:manager ; remit:describedBy id:document .
  id:manager skos:prefLabel "DI" ; remit:rank id:inspector .
}
id:document {
  id:claim1 rdf:subject id:sergeant ; rdf:predicate org:reportsTo ; rdf:object id:manager .
  id:claim2 rdf:subject id:sergeant ; rdf:predicate org:postIn ; rdf:object id:team .
  id:claim3 rdf:subject id:sergeant ; rdf:predicate remit:rank ; rdf:object id:other .
}"""


def test_a_manager_named_by_rank_alone_is_in_the_unit_of_the_role() -> None:
    assert derive(MANAGER, "manager-in-unit") == {
        ("manager", "http://www.w3.org/ns/org#postIn", "team"): {"claim1", "claim2"}
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('prefLabel "DI" ', 'prefLabel "DI Intel" '),
        ("remit:rank id:inspector .", "remit:rank id:inspector ; remit:describedBy id:document ."),
        ("remit:rank id:inspector .", "remit:rank id:inspector ; org:postIn id:other ."),
        ("org:postIn id:team ; org", "org"),
        (" ; remit:describedBy id:document .", " ."),
    ],
    ids=["named by more", "with a profile", "placed already", "role without unit", "no profile"],
)
def test_another_manager_is_not_placed(before: str, after: str) -> None:
    assert before in MANAGER
    assert derive(MANAGER.replace(before, after), "manager-in-unit") == {}


@pytest.mark.filterwarnings("ignore:Dataset[.]")  # rdflib's own
@pytest.mark.parametrize("name", RULES)
def test_two_engines_derive_the_same(name: str) -> None:
    trig = PREFIXES + LAW + LEVELS + MANAGER + UNITS
    trig += claims(
        *(7, ("id:analyst", "org:postIn", "id:arm"), ("id:analyst", "org:reportsTo", "id:lead")),
        *(("id:lead", "org:reportsTo", "id:head"), ("id:lead", "remit:rank", "id:inspector")),
    )
    for number, (kind, about) in enumerate(
        [("Knowledge", "covert-law"), ("Training", "advanced-driver"), ("Vetting", "high")]
    ):
        trig += requirement(kind, about, number=number)
    store = ox.Store()
    store.load(input=trig, format=ox.RdfFormat.TRIG)
    union = Dataset(default_union=True)
    union.parse(data=store.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
    rows = set(select(store, name))
    assert rows
    assert rows == {tuple(map(str, row)) for row in answers(union, name)}


def answers(graph: Dataset, name: str) -> list[ResultRow]:
    """Run the query of a rule with rdflib's own engine."""
    return [row for row in graph.query(RULES[name].query) if isinstance(row, ResultRow)]


def test_a_rule_is_a_value_with_words_for_users() -> None:
    assert {"knowledge-rests-on-law", "level-presupposes-lower"} <= set(RULES)
    for name, rule in RULES.items():
        assert rule.iri == f"https://w3id.org/remit/ns/rule/{name}"
        assert rule.reason.endswith(".") and rule.reason[0].isupper()
        assert rule.label and rule.basis
        with pytest.raises(dataclasses.FrozenInstanceError):
            rule.label = "another"  # type: ignore[misc]


def test_rules_describe_themselves_for_the_graph() -> None:
    graph = Graph().parse(data=rules_text(), format="turtle")
    assert set(graph.subjects(RDF.type, URIRef(REMIT.Rule))) == {
        URIRef(rule.iri) for rule in RULES.values()
    }
    for rule in RULES.values():
        node = URIRef(rule.iri)
        assert str(graph.value(node, SKOS.prefLabel)) == rule.label
        assert str(graph.value(node, RDFS.comment)) == rule.reason
        assert str(graph.value(node, URIRef(REMIT.basis))) == rule.basis


def test_words_of_any_kind_stand_in_the_description_as_they_are() -> None:
    words = 'Quote " and back\\slash — and dash.'
    rule = parse_rule("odd", HEADER.replace("A reason.", words) + QUERY)
    graph = Graph().parse(data=rules_text([rule]), format="turtle")
    assert str(graph.value(URIRef(rule.iri), RDFS.comment)) == words


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a", "# label: l\n# basis: b\n" + QUERY, "a.rq: no line `# reason: …`"),
        ("a", HEADER + "# label: again\n" + QUERY, "a.rq:4: `label` is given twice"),
        ("a", "# label:\n" + QUERY, "a.rq:1: `label` is empty"),
        ("a", HEADER + "# because: x\n", "a.rq:4: unknown field `because`; known are label, "),
        ("a", "# just words\n" + QUERY, "a.rq:1: not of the form `# field: text`"),
        ("a", "\n" + HEADER + QUERY, "a.rq: no line `# label: …`"),
        ("a", HEADER + "SELECT ?s WHERE { }", "a.rq: no SELECT ?subject ?predicate ?object"),
        ("A rule", HEADER + QUERY, "A rule.rq: a rule is named in lower-case words"),
    ],
)
def test_a_file_that_is_no_rule_is_refused_with_its_line(
    name: str, text: str, message: str
) -> None:
    with pytest.raises(RuleError) as caught:
        parse_rule(name, text)
    assert str(caught.value).startswith(message)
    assert caught.value.place in message
