"""`remit show`: all that is known of one thing, each fact with its words, its rule or its source."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from subprocess import CompletedProcess

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from remit.graph.asking.gathering import Gatherer
from remit.graph.listing.as_text import as_text
from remit.graph.listing.describe import describe
from remit.graph.listing.described import Description
from remit.graph.listing.inferences import Inferences
from remit.graph.listing.resolve import AmbiguousNameError, Found, Resolver, UnknownNameError
from remit.graph.store import Graph
from remit.graph.store.lookup import Row, Term, select
from remit.ontology import ORG, REMIT

from .gold import PROFILES
from .knowledge import X, samples

Remit = Callable[..., CompletedProcess[str]]
BASE = "https://w3id.org/remit/id/"
UNDERCOVER = f"{BASE}role/ersou/eruu/detective-sergeant-undercover-unit"
RIPA = "http://www.legislation.gov.uk/id/ukpga/2000/23"


@cache
def shown(iri: str) -> Description:
    """Describe a thing of the samples."""
    with Graph.open(samples()) as graph:
        return describe(graph.select, iri)


def named(name: str, *kinds: str) -> Found:
    """Find a thing of the samples by name."""
    with (
        Graph.open(samples()) as graph,
        Resolver(graph.folder, graph.manifest.base, lambda: graph.select) as resolver,
    ):
        return resolver.resolve(name, kinds)


def test_a_role_is_told_with_its_kind_its_names_and_its_profile() -> None:
    role = shown(UNDERCOVER)
    assert role.label == "Detective Sergeant – Undercover Unit"
    assert role.kinds == ("role",)
    assert role.documents == ("101-undercover-unit-sergeant.txt",)


def test_a_stated_fact_has_its_words_and_their_place() -> None:
    (fact,) = [f for f in shown(UNDERCOVER).facts if f.property == ORG.reportsTo]
    assert fact.label == "reports to"
    assert fact.value.label == "Detective Inspector – Undercover Unit"
    assert (fact.basis, fact.because) == ("stated", ())
    (quote,) = fact.quotes
    text = (PROFILES / quote.document).read_text("utf-8")
    assert text[quote.start : quote.end] == quote.quote == fact.value.label


def test_every_quote_that_is_shown_is_a_slice_of_its_document() -> None:
    role = shown(UNDERCOVER)
    quotes = [q for part in (role.facts, role.requirements, role.responsibilities) for one in part for q in one.quotes]  # fmt: skip
    assert len(quotes) > 20
    for quote in quotes:
        text = (PROFILES / quote.document).read_text("utf-8")
        assert text[quote.start : quote.end] == quote.quote


def test_a_value_that_was_read_through_is_told_as_it_was_written() -> None:
    facts = shown(f"{BASE}role/ersou/organised-crime-team/detective-sergeant").facts
    (fact,) = [f for f in facts if f.property == ORG.reportsTo]
    assert fact.value.label == "Detective Inspector"
    assert "Defective Inspector" in [fact.written, *(quote.quote for quote in fact.quotes)]


def test_requirements_are_told_by_kind_and_modality_and_what_they_are_about() -> None:
    found = {r.text: r for r in shown(UNDERCOVER).requirements}
    text = "Good knowledge of Procedures and of Undercover legislation."
    assert found[text].kind == "knowledge requirement"
    assert found[text].modality == "essential"
    assert "undercover legislation" in [link.label for link in found[text].about]
    assert {r.modality for r in found.values()} >= {"essential", "obligatory", "conditional"}


def test_requirements_are_written_from_the_most_binding_to_what_is_not_required() -> None:
    text = as_text(shown(named("Detective Sergeant IDT/ FIMU").iri))
    heads = [line for line in text.splitlines() if line.startswith("requirements: ")]
    assert heads[0] == "requirements: essential"
    assert heads[-1] == "requirements: not required"


def test_requirements_and_responsibilities_stand_in_the_order_of_the_document() -> None:
    for part in (shown(UNDERCOVER).requirements, shown(UNDERCOVER).responsibilities):
        starts = [one.quotes[0].start or 0 for one in part]
        assert starts == sorted(starts) and len(starts) > 3


def test_an_inferred_fact_has_its_rule_its_reason_and_its_premises_with_their_words() -> None:
    (fact,) = [
        f
        for f in shown(UNDERCOVER).facts
        if f.property == REMIT.requiresKnowledgeOf and f.value.iri == RIPA
    ]
    assert fact.basis == "inferred"
    (inference,) = fact.because
    assert inference.label == "knowledge of a topic is knowledge of the law it rests on"
    assert inference.reason and inference.basis
    said = {premise.says: premise for premise in inference.premises}
    assert "undercover legislation" in said
    (requirement,) = [p for words, p in said.items() if "Undercover legislation." in words]
    assert requirement.quotes[0].document == "101-undercover-unit-sergeant.txt"


def test_what_is_required_in_one_way_is_not_told_again_as_required_at_all() -> None:
    facts = shown(UNDERCOVER).facts
    told = [f.property for f in facts if f.value.iri == RIPA]
    assert told == [REMIT.requiresKnowledgeOf]


def test_a_chain_of_inferences_is_followed_to_what_documents_say() -> None:
    inspector = shown(f"{BASE}role/ersou/organised-crime-team/detective-inspector")
    inferred = {f.property: f for f in inspector.facts if f.basis == "inferred"}
    (inference,) = inferred[ORG.postIn].because
    documents = {quote.document for p in inference.premises for quote in p.quotes}
    assert documents == {"102-organised-crime-team-sergeant.txt"}
    assert "Detective Sergeant reports to Detective Inspector" in [
        p.says for p in inference.premises
    ]
    (further,) = inferred[REMIT.belongsTo].because
    steps = {p.says: p.because for p in further.premises}
    assert steps["Organised Crime Team"] == ()
    (first,) = steps["Detective Inspector is post in Organised Crime Team"]
    assert first == inference


def test_premises_that_were_inferred_are_explained_in_turn_and_loops_end() -> None:
    store = Store()
    turtle = """@prefix remit: <https://w3id.org/remit/ns#> . @prefix x: <https://example.org/> .
      @prefix prov: <http://www.w3.org/ns/prov#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      x:one remit:rule x:rule ; prov:wasDerivedFrom x:two .
      x:two remit:rule x:rule ; prov:wasDerivedFrom x:one , x:three .
      x:three remit:text "In so many words." . x:rule skos:prefLabel "a rule" ."""
    store.load(turtle.encode(), RdfFormat.TURTLE, to_graph=NamedNode("https://example.org/g"))

    def ask(sparql: str, substitutions: Mapping[str, Term] | None = None) -> list[Row]:
        return select(store, sparql, substitutions)

    (one,) = Inferences(ask, Gatherer(ask)).of(["https://example.org/one"])
    (two,) = one.premises
    assert one.label == "a rule"
    (inner,) = two.because
    assert [premise.says for premise in inner.premises] == ["one", "In so many words."]
    assert [premise.because for premise in inner.premises] == [(), ()]


def test_facts_known_beforehand_are_told_apart_from_what_documents_state() -> None:
    unit = shown(f"{BASE}unit/eruu")
    bases = {(fact.property, fact.basis) for fact in unit.facts}
    assert (REMIT.covers, "stated") in bases
    assert (ORG.subOrganizationOf, "reference") in bases
    assert "ERUU" in unit.names


def test_facts_of_ones_own_rdf_are_told_apart_too() -> None:
    lamplighter = shown(f"{X}lamplighter")
    assert {fact.basis for fact in lamplighter.facts} == {"own", "inferred"}
    assert all(bool(fact.because) is (fact.basis == "inferred") for fact in lamplighter.facts)


def test_what_points_to_a_law_are_the_requirements_about_it_and_what_was_inferred() -> None:
    pointing = shown(RIPA).pointing
    stated = [f for f in pointing if f.label == "essential for"]
    assert {f.value.label for f in stated} == {"Detective Sergeant", "Detective Sergeant IDT/ FIMU"}
    assert all(f.quotes and f.written for f in stated)
    inferred = [f for f in pointing if f.basis == "inferred"]
    assert [(f.label, f.value.iri) for f in inferred] == [("must be known by", UNDERCOVER)]
    assert inferred[0].because
    assert "is the law behind" in {f.label for f in pointing if f.basis == "reference"}


def test_what_points_to_a_thing_is_read_backwards() -> None:
    kent = shown(f"{BASE}force/kent-police")
    covered = [f for f in kent.pointing if f.label == "is covered by" and f.basis == "stated"]
    assert [f.value.label for f in covered] == ["Eastern Region Undercover Unit"]
    manager = shown(f"{BASE}role/ersou/eruu/detective-inspector-undercover-unit")
    assert "manages" in {f.label for f in manager.pointing}


def test_the_findings_of_its_documents_are_told() -> None:
    role = shown(f"{BASE}role/ersou/organised-crime-team/detective-sergeant")
    (typo,) = [f for f in role.findings if f.rule == "typo"]
    assert (typo.document, typo.line) == ("102-organised-crime-team-sergeant.txt", 9)
    assert (typo.severity, typo.suggestion) == ("warning", "Write “Detective Inspector”.")


def test_a_document_is_called_by_its_file_and_told_with_its_findings() -> None:
    found = named("102-organised-crime-team-sergeant.txt")
    assert found.kind == "document"
    document = shown(found.iri)
    assert document.label == "102-organised-crime-team-sergeant.txt"
    assert document.findings
    assert "describes" not in {fact.label for fact in document.facts}
    assert "describes" in {fact.label for fact in document.pointing}


def test_text_has_a_heading_for_each_source_and_the_place_of_each_quote() -> None:
    text = as_text(shown(UNDERCOVER))
    for heading in ("stated by documents", "requirements: essential", "inferred", "findings"):
        assert f"\n{heading}\n" in text, heading
    line = "  reports to: Detective Inspector – Undercover Unit\n    101-undercover-unit-sergeant.txt, "
    assert line in text
    assert "by the rule “knowledge of a topic is knowledge of the law it rests on”" in text
    assert "known beforehand" in as_text(shown(f"{BASE}unit/eruu"))


def test_of_much_that_points_to_a_thing_a_part_is_written_with_the_number_of_the_rest() -> None:
    rank = shown(f"{BASE}rank/sergeant")
    few, every = as_text(rank, 2), as_text(rank, None)
    assert "more\n" in few + "\n" and "… and" not in every
    assert len(few) < len(every)


@pytest.mark.parametrize(
    ("name", "kinds", "label"),
    [
        ("RIPA", (), "Regulation of Investigatory Powers Act 2000"),
        ("the undercover unit", (), "Eastern Region Undercover Unit"),
        ("undercover sergeant", (), "Detective Sergeant – Undercover Unit"),
        ("Defective Inspector", (), "Detective Inspector"),
        ("PIP2", (), "PIP 2"),
        ("ERSOU", ("unit",), "Eastern Region Special Operations Unit"),
        ("ERSOU", ("family",), "ERSOU"),
        (UNDERCOVER, (), "Detective Sergeant – Undercover Unit"),
        (f"<{RIPA}>", (), "Regulation of Investigatory Powers Act 2000"),
        ("role/ersou/eruu/detective-sergeant-undercover-unit", (), "Detective Sergeant – Undercover Unit"),
        ("remit:Role", (), "role"),
    ],
)  # fmt: skip
def test_a_name_is_found_as_in_a_question(name: str, kinds: tuple[str, ...], label: str) -> None:
    assert named(name, *kinds).label == label


def test_a_long_list_of_what_points_to_a_thing_is_cut_unless_all_is_asked_for(
    remit: Remit,
) -> None:
    cut = remit("show", "RIPA", "--graph", samples()).stdout
    whole = remit("show", "RIPA", "--all", "--graph", samples()).stdout
    left_out = [int(n) for n in re.findall(r"… and (\d+) more", cut)]
    assert left_out
    assert "… and" not in whole
    assert len(whole.splitlines()) >= len(cut.splitlines()) + sum(left_out) - len(left_out)


@pytest.mark.parametrize(
    ("name", "kinds", "hint"),
    [
        ("RIPPA", (), "Regulation of Investigatory Powers Act 2000"),
        ("Kent Polise", (), "Kent Police"),
        ("undercover sergeent", ("role",), "Detective Sergeant – Undercover Unit"),
        ("Athena", ("law",), ""),
        ("", (), "give a name"),
        ("https://example.org/nothing", (), ""),
        ("https://w3id.org/remit/id/force/kent", (), "“Kent Police”"),
        ("force/kent-polise", (), "“Kent Police”"),
    ],
)
def test_a_name_of_nothing_has_its_likes_suggested(
    name: str, kinds: tuple[str, ...], hint: str
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        named(name, *kinds)
    assert hint in caught.value.hint


def test_a_name_of_several_things_is_asked_back() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        named("ERSOU")
    assert {choice.kind for choice in caught.value.choices} == {"job family", "unit"}


def test_the_command_lists_what_a_name_may_be_and_takes_what_it_offers(remit: Remit) -> None:
    done = remit("show", "ERSOU", "--graph", samples())
    assert (done.returncode, done.stdout) == (1, "")
    assert "Eastern Region Special Operations Unit (unit): unit/ersou" in done.stderr
    again = remit("show", "unit/ersou", "--graph", samples())
    assert again.returncode == 0
    assert again.stdout.startswith("Eastern Region Special Operations Unit\n")


def test_the_command_suggests_what_is_near(remit: Remit) -> None:
    done = remit("show", "RIPPA", "--graph", samples())
    assert (done.returncode, done.stdout) == (1, "")
    assert "did you mean “Regulation of Investigatory Powers Act 2000”" in done.stderr


def test_json_holds_everything_and_where_a_role_stands(remit: Remit) -> None:
    done = remit("show", "undercover sergeant", "--format", "json", "--graph", samples())
    role = json.loads(done.stdout)
    assert role["iri"] == UNDERCOVER
    assert {fact["basis"] for fact in role["facts"]} == {"stated", "inferred"}
    assert role["requirements"][0].keys() >= {"kind", "modality", "text", "about", "quotes"}
    above = role["position"]["above"]
    assert above[0][0]["label"] == "Detective Inspector – Undercover Unit"
    law = json.loads(remit("show", "RIPA", "--format", "json", "--graph", samples()).stdout)
    assert law["position"] is None and law["pointing"]


def test_the_command_says_where_a_role_stands_among_others(remit: Remit) -> None:
    done = remit("show", "Keeper of Oil", "--graph", samples())
    assert "among the other roles" in done.stdout
    assert "span of control: 2 (band 2–3): Keeper of Wicks, Lamplighter" in done.stdout


def test_a_short_form_of_a_rank_that_is_something_else_too_is_asked_back() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        named("DS")
    assert {(one.label, one.kind) for one in caught.value.choices} == {
        ("directed surveillance", "topic"),
        ("Sergeant", "rank"),
    }
    assert named("DS", "rank").label == "Sergeant"


@pytest.mark.parametrize("name", ["DCI", "detective chief inspector", "Detective Ch Insp"])
def test_a_rank_is_found_by_the_forms_that_its_holders_go_by(name: str) -> None:
    found = named(name)
    assert (found.label, found.kind) == ("Chief Inspector", "rank")
