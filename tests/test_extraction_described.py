"""What must come out of the three described profiles: fields, lines of reporting, units, conditions, competencies."""

from __future__ import annotations

import pytest

from remit.ontology import REMIT

from . import scoring
from .described import INTELLIGENCE, KINDS, ORGANISED_CRIME, UNDERCOVER, each_set, read
from .scoring import Json

PARTIAL, STRICT = 0.97, 0.92
SIX_FORCES = {
    *("Bedfordshire Police", "Cambridgeshire Constabulary", "Essex Police"),
    *("Hertfordshire Constabulary", "Norfolk Constabulary", "Suffolk Constabulary"),
}
each_kind = pytest.mark.parametrize("kind", KINDS)
_RIPA = "http://www.legislation.gov.uk/id/ukpga/2000/23"


def related(profile: Json, predicate: str) -> dict[str, set[str]]:
    """Give subject and objects of a relation, by their labels."""
    found: dict[str, set[str]] = {}
    for relation in profile["relations"]:
        if relation["predicate"] == predicate:
            found.setdefault(relation["subject"] or "", set()).add(relation["object"])
    return found


def labels(items: list[Json]) -> set[str]:
    return {item["label"] for item in items}


def requirement(profile: Json, *words: str) -> Json:
    """Find the one condition that holds these words."""
    (found,) = (
        item
        for item in profile["requirements"]
        if all(word.casefold() in item["text"].casefold() for word in words)
    )
    return found  # type: ignore[no-any-return]


@each_set
@each_kind
@pytest.mark.parametrize("field", sorted(scoring.FIELDS))
def test_a_field_holds_what_the_profile_says(name: str, kind: str, field: str) -> None:
    described = read(name)[kind]
    count = scoring.score(described.expected, described.found, strict=True)[field]
    assert (count.wrong, count.missed) == (0, 0), [
        described.found.get(key) for key in scoring.FIELDS[field]
    ]


@each_set
def test_a_manager_is_kept_as_written_and_said_to_be_read_as_what_is_meant(name: str) -> None:
    managers = {
        kind: (profile.found["reports_to"], profile.found.get("reports_to_read_as"))
        for kind, profile in read(name).items()
    }
    assert managers == {
        UNDERCOVER: ("Detective Inspector – Undercover Unit", None),
        ORGANISED_CRIME: ("Defective Inspector", "Detective Inspector"),
        INTELLIGENCE: ("DI Intel", "Detective Inspector Intel"),
    }


@each_set
def test_a_misspelt_manager_is_a_finding_with_the_right_spelling(name: str) -> None:
    findings = {
        kind: [f for f in profile.found["findings"] if f["rule"] == "typo"]
        for kind, profile in read(name).items()
    }
    assert [len(findings[kind]) for kind in KINDS] == [0, 1, 0]
    (typo,) = findings[ORGANISED_CRIME]
    assert typo["evidence"][0]["quote"] == "Defective Inspector"
    assert "Detective Inspector" in typo["suggestion"]


@each_set
def test_the_undercover_unit_covers_seven_forces_with_kent(name: str) -> None:
    covered = related(read(name)[UNDERCOVER].found, REMIT.covers)
    assert covered == {"Eastern Region Undercover Unit": SIX_FORCES | {"Kent Police"}}


@each_set
def test_counter_terrorism_covers_six_forces_without_kent(name: str) -> None:
    covered = related(read(name)[INTELLIGENCE].found, REMIT.covers)
    assert covered == {"ERSOU Counter Terrorism Policing": SIX_FORCES}


@each_set
def test_a_profile_that_names_no_force_covers_none(name: str) -> None:
    found = read(name)[ORGANISED_CRIME].found
    assert related(found, REMIT.covers) == related(found, REMIT.leadForce) == {}


@each_set
@pytest.mark.parametrize(
    ("kind", "unit"),
    [
        (UNDERCOVER, "Eastern Region Undercover Unit"),
        (INTELLIGENCE, "ERSOU Counter Terrorism Policing"),
    ],
)
def test_bedfordshire_is_the_lead_force(name: str, kind: str, unit: str) -> None:
    assert related(read(name)[kind].found, REMIT.leadForce) == {unit: {"Bedfordshire Police"}}


@each_set
def test_the_undercover_unit_is_under_the_direction_of_a_chief_constable(name: str) -> None:
    directed = {kind: related(p.found, REMIT.underDirectionOf) for kind, p in read(name).items()}
    assert directed == {
        UNDERCOVER: {
            "Eastern Region Undercover Unit": {"Chief Constable of Bedfordshire Police"},
        },
        ORGANISED_CRIME: {},
        INTELLIGENCE: {},
    }


@each_set
@each_kind
def test_a_relation_quotes_both_names_that_it_joins(name: str, kind: str) -> None:
    for relation in read(name)[kind].found["relations"]:
        quote = " ".join(piece["quote"] for piece in relation["evidence"]).casefold()
        short = relation["object"].removesuffix(" Police").removesuffix(" Constabulary")
        if relation["predicate"] in (REMIT.covers, REMIT.leadForce):
            assert short.casefold() in quote


@each_set
def test_the_act_is_stated_by_the_second_and_third_profile_only(name: str) -> None:
    laws = {kind: p.found["legislation"] for kind, p in read(name).items()}
    assert {kind: [law["iri"] for law in found] for kind, found in laws.items()} == {
        UNDERCOVER: [],
        ORGANISED_CRIME: [_RIPA],
        INTELLIGENCE: [_RIPA],
    }


@each_set
def test_frameworks_are_known_but_not_as_law(name: str) -> None:
    found = read(name)[INTELLIGENCE].found
    said = requirement(found, "(NIM)", "(MOPI)")
    assert {"National Intelligence Model", "Management of Police Information"} <= labels(
        said["about"]
    )
    assert labels(found["legislation"]) == {"Regulation of Investigatory Powers Act 2000"}


@each_set
@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("Authorised Police driver", "essential"),
        ("PIP2 qualified/accredited supervisor", "essential"),
        ("Athena", "essential"),
        ("Tier 3 specialist interview", "desirable"),
        ("Tier 5 interview managers course", "desirable"),
        ("Advanced driver", "desirable"),
        ("Method of entry", "desirable"),
    ],
)
def test_what_the_team_asks_for_binds_as_its_list_says(
    name: str, words: str, modality: str
) -> None:
    assert requirement(read(name)[ORGANISED_CRIME].found, words)["modality"] == modality


@each_set
def test_has_passed_or_can_pass_is_conditional(name: str) -> None:
    said = requirement(read(name)[UNDERCOVER].found, "Has passed", "has the ability to")
    assert said["modality"] == "conditional"


@each_set
@each_kind
def test_each_condition_is_found_once_and_binds_as_the_profile_says(name: str, kind: str) -> None:
    described = read(name)[kind]
    left = [(r["text"], r["modality"]) for r in described.found["requirements"]]
    missed = []
    for asked in described.expected["requirements"]:
        fair = {asked["modality"], *(asked.get("also") or {}).get("modality", [])}
        match = next(
            (r for r in left if r[1] in fair and scoring.same(asked["text"], r[0], strict=True)),
            None,
        )
        if match is None:
            missed.append((asked["modality"], asked["text"]))
        else:
            left.remove(match)
    assert missed == []
    also = (described.expected.get("also") or {}).get("requirements", [])
    assert [text for text, _ in left if text not in also] == []


@each_set
@each_kind
def test_what_only_looks_like_a_condition_is_none(name: str, kind: str) -> None:
    described = read(name)[kind]
    not_asked = [
        item if isinstance(item, str) else item["text"]
        for item in described.expected["not_requirements"]
    ]
    assert not_asked
    read_as_one = {scoring.fold(r["text"]) for r in described.found["requirements"]}
    assert [text for text in not_asked if scoring.fold(text) in read_as_one] == []


@each_set
def test_the_grading_of_limited_duties_is_no_grade_of_the_role(name: str) -> None:
    found = read(name)[UNDERCOVER].found
    assert found["grade"] is None
    assert [r for r in found["requirements"] if "A1" in r["text"]] == []


@each_set
@each_kind
def test_no_psychological_assessment_is_required(name: str, kind: str) -> None:
    said = requirement(read(name)[kind].found, "Psychological Assessment")
    assert said["modality"] == "not required"


@each_set
@each_kind
def test_six_competencies_are_read_in_the_order_of_the_profile(name: str, kind: str) -> None:
    described = read(name)[kind]
    found = [item["label"] for item in described.found["competencies"]]
    assert found == described.expected["competencies"]
    assert all(item["iri"] for item in described.found["competencies"])


@each_set
def test_a_competency_without_its_heading_is_known_by_its_text(name: str) -> None:
    described = read(name)[INTELLIGENCE]
    (said,) = (c for c in described.found["competencies"] if c["label"] == "We analyse critically")
    assert "We analyse critically" not in described.case.text
    assert "best available evidence" in said["evidence"][0]["quote"]


@each_set
@each_kind
@pytest.mark.parametrize("field", ["legislation", "qualifications", "systems", "direct_reports"])
def test_nothing_named_is_missed_or_made_up(name: str, kind: str, field: str) -> None:
    described = read(name)[kind]
    count = scoring.score(described.expected, described.found, strict=False)[field]
    assert (count.wrong, count.missed) == (0, 0)


@each_set
@pytest.mark.parametrize(("strict", "least"), [(False, PARTIAL), (True, STRICT)])
def test_the_three_profiles_together_are_read_as_well_as_promised(
    name: str, strict: bool, least: float
) -> None:
    scores = [
        count
        for described in read(name).values()
        for count in scoring.score(described.expected, described.found, strict=strict).values()
    ]
    assert scoring.total(scores).f1 >= least


@each_set
@each_kind
def test_every_quote_stands_where_it_is_said_to_stand(name: str, kind: str) -> None:
    described = read(name)[kind]
    assert sum(1 for _ in scoring.quotes(described.found)) > 50
    assert scoring.misplaced_quotes(described.found, described.case.text) == []
