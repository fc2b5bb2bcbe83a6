"""The graph of the three described profiles answers what was asked of it, by SPARQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from .building import made, rows
from .described import SETS, cases
from .test_extraction_described import SIX_FORCES

RIPA = "<http://www.legislation.gov.uk/id/ukpga/2000/23>"
_ROLE = "?role remit:describedBy ?document ; skos:prefLabel ?title . "


@pytest.fixture(scope="module", params=SETS)
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the graph of one set of the three profiles."""
    folder = tmp_path_factory.mktemp("described") / "graph"
    made(folder, *(case.document for case in cases(request.param)))
    return folder


def test_three_roles_have_a_profile_and_are_detective_sergeants(graph: Path) -> None:
    found = rows(
        graph,
        f"SELECT ?title ?rank ?designation {{ {_ROLE} ?role remit:rank ?r ; remit:designation ?d . "
        "?r skos:prefLabel ?rank . ?d skos:prefLabel ?designation }",
    )
    assert found == [
        ("Detective Sergeant", "Sergeant", "Detective"),
        ("Detective Sergeant IDT/ FIMU", "Sergeant", "Detective"),
        ("Detective Sergeant – Undercover Unit", "Sergeant", "Detective"),
    ]


def test_three_managers_have_no_profile_of_their_own_and_the_rank_of_inspector(
    graph: Path,
) -> None:
    found = rows(
        graph,
        f"SELECT ?title ?manager ?rank ?described {{ {_ROLE} ?role org:reportsTo ?m . "
        "?m skos:prefLabel ?manager ; remit:rank ?r . ?r skos:prefLabel ?rank . "
        "OPTIONAL { ?m remit:describedBy ?described } }",
    )
    assert found == [
        ("Detective Sergeant", "Detective Inspector", "Inspector", ""),
        ("Detective Sergeant IDT/ FIMU", "Detective Inspector Intel", "Inspector", ""),
        ("Detective Sergeant – Undercover Unit", "Detective Inspector – Undercover Unit", "Inspector", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["Defective Inspector", "DI Intel"])
def test_a_manager_keeps_the_name_that_was_read_through(graph: Path, written: str) -> None:
    found = rows(
        graph,
        f'SELECT ?words {{ ?role org:reportsTo ?m . ?m skos:altLabel "{written}" . ?claim rdf:subject ?role ; '
        "rdf:predicate org:reportsTo ; remit:evidence ?e . ?e oa:exact ?words }",
    )
    assert found == [(written,)]


def covered(graph: Path, unit: str) -> set[str]:
    asked = f"SELECT ?force {{ id:unit\\/{unit} remit:covers ?f . ?f skos:prefLabel ?force }}"
    return {force for (force,) in rows(graph, asked)}


def test_the_units_cover_the_forces_that_the_profiles_name(graph: Path) -> None:
    assert covered(graph, "eruu") == SIX_FORCES | {"Kent Police"}
    assert covered(graph, "ersou-ctp") == SIX_FORCES


@pytest.mark.parametrize("unit", ["eruu", "ersou-ctp"])
def test_what_a_unit_covers_is_claimed_by_the_document(graph: Path, unit: str) -> None:
    asked = (
        f"SELECT DISTINCT ?f {{ id:unit\\/{unit} remit:covers ?f . ?claim rdf:subject id:unit\\/{unit} ; "
        "rdf:predicate remit:covers ; rdf:object ?f ; remit:evidence ?e . ?e oa:exact ?words }"
    )
    assert len(rows(graph, asked)) == len(covered(graph, unit)) > 5


def test_the_undercover_unit_has_a_lead_force_and_a_director(graph: Path) -> None:
    found = rows(
        graph,
        "SELECT ?force ?director { id:unit\\/eruu remit:leadForce ?f ; remit:underDirectionOf ?d . "
        "?f skos:prefLabel ?force . ?d skos:prefLabel ?director }",
    )
    assert found == [("Bedfordshire Police", "Chief Constable of Bedfordshire Police")]


def test_roles_are_posted_in_units_that_belong_to_the_regional_unit(graph: Path) -> None:
    found = rows(
        graph, f"SELECT ?title ?unit {{ {_ROLE} ?role org:postIn ?u . ?u skos:prefLabel ?unit }}"
    )
    assert {unit for title, unit in found if title == "Detective Sergeant"} == {
        "Organised Crime Team"
    }
    assert ("Detective Sergeant – Undercover Unit", "Eastern Region Undercover Unit") in found
    above = (
        'SELECT ?above { ?u skos:prefLabel "Organised Crime Team" ; org:subOrganizationOf id:unit\\/ersou . '
        "id:unit\\/ersou skos:prefLabel ?above }"
    )
    assert rows(graph, above) == [("Eastern Region Special Operations Unit",)]


def test_the_act_is_required_as_stated_by_two_and_inferred_for_the_third(graph: Path) -> None:
    def titles(part: str) -> list[str]:
        asked = f"SELECT ?title {{ {_ROLE} GRAPH id:graph\\/{part} {{ ?role remit:requiresKnowledgeOf {RIPA} }} }}"
        return [title for (title,) in rows(graph, asked)]

    assert titles("facts") == ["Detective Sergeant", "Detective Sergeant IDT/ FIMU"]
    assert titles("inferred") == ["Detective Sergeant – Undercover Unit"]


def test_the_inference_names_its_rule_and_a_requirement_with_its_words(graph: Path) -> None:
    found = rows(
        graph,
        f"SELECT ?rule ?words {{ {_ROLE} ?claim rdf:subject ?role ; rdf:object {RIPA} ; "
        "rdf:predicate remit:requiresKnowledgeOf ; remit:rule ?rule ; prov:wasDerivedFrom ?premise . "
        "?premise remit:text ?words }",
    )
    assert {rule.rpartition("/")[2] for rule, _ in found} == {"knowledge-rests-on-law"}
    assert any("Undercover legislation" in words for _, words in found)


def test_frameworks_are_about_a_requirement_and_no_law(graph: Path) -> None:
    found = rows(
        graph,
        f"SELECT ?title ?kind {{ {_ROLE} ?role remit:requirement ?r . ?r remit:about ?thing . "
        '?thing skos:prefLabel ?name ; a ?kind . FILTER(STR(?name) = "National Intelligence Model") }',
    )
    assert found == [("Detective Sergeant IDT/ FIMU", "https://w3id.org/remit/ns#Framework")]


def test_what_is_desirable_is_preferred_and_not_required(graph: Path) -> None:
    def named(predicate: str) -> set[str]:
        asked = (
            f"SELECT ?name {{ ?role remit:{predicate} ?thing ; skos:prefLabel ?title . ?thing skos:prefLabel ?name "
            'FILTER(STR(?title) = "Detective Sergeant") }'
        )
        return {name for (name,) in rows(graph, asked)}

    preferred = {
        "Tier 3 specialist interviewer",
        "Tier 5 interview manager",
        "advanced driver",
        "Method of Entry",
    }
    assert named("prefers") == preferred
    assert not named("requires") & preferred
    assert {"PIP 2 supervisor", "authorised police driver"} <= named("requires")
    assert named("usesSystem") == {"Athena"}


def test_each_role_has_six_competencies(graph: Path) -> None:
    found = rows(
        graph,
        f"SELECT ?title (COUNT(?c) AS ?n) {{ {_ROLE} ?role remit:competency ?c }} GROUP BY ?title",
    )
    assert [count for _, count in found] == ["6", "6", "6"]
