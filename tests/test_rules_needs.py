"""What follows from what a role requires, from which premises, and what does not follow."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from .deriving import LAW, LEVELS, derive, requirement


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
