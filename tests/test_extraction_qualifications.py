"""What a qualification is called is cut out of the condition that asks for it."""

from __future__ import annotations

import re

import pytest

from remit.graph.extraction.extract import extract
from remit.graph.profile import RoleProfile
from remit.graph.reading.text import read_document

HEAD = "Job Title: Quay Officer\nGrade: C3\n\nPerson Specification\nEssential\n- "


def read(condition: str) -> RoleProfile:
    return extract(read_document("post.txt", f"{HEAD}{condition}\n".encode()))


def named(condition: str) -> list[str]:
    return [mention.text for mention in read(condition).qualifications]


@pytest.mark.parametrize(
    ("condition", "name"),
    [
        (
            "NVQ Level 3 in Harbour Work, or a closely related subject",
            "NVQ Level 3 in Harbour Work",
        ),
        ("Diploma in Pilotage, or ten years in a pilot's office", "Diploma in Pilotage"),
        (
            "Registered Quay Surveyor, or commitment to gain accreditation",
            "Registered Quay Surveyor",
        ),
        (
            "A qualification in tides at Level 3, or work experience",
            "A qualification in tides at Level 3",
        ),
        ("Boat Handling certificate in date", "Boat Handling certificate"),
        (
            "Must have or be able to obtain QUAY Level 2 certification within one year of hire",
            "QUAY Level 2 certification",
        ),
        (
            "Possess or have the ability to obtain a Rope Access certificate",
            "Rope Access certificate",
        ),
        ("Able to obtain a diploma in tides", "diploma in tides"),
        ("Certification as a Gauger within one year of hire", "Certification as a Gauger"),
        ("Rope Access certificate (or willingness to train)", "Rope Access certificate"),
        ("PIP Level 2 trained", "PIP Level 2"),
        ("Accredited at PIP Level 2", "PIP Level 2"),
        ("PIP Level 2 accredited (current or former)", "PIP Level 2"),
        ("SCADIP or SCAIDP trained", "SCADIP or SCAIDP"),
    ],
)
def test_what_would_do_instead_and_that_it_is_held_are_no_part_of_its_name(
    condition: str, name: str
) -> None:
    assert named(condition) == [name]


def test_an_article_is_no_part_of_the_name_of_an_unknown_one() -> None:
    (mention,) = read("A Quay Warden's certificate").qualifications
    assert (mention.text, mention.thing.label) == (
        "A Quay Warden's certificate",
        "Quay Warden's certificate",
    )
    (mention,) = read(
        "Current certification as a Gauger from the Harbour Commission"
    ).qualifications
    assert mention.thing.label.startswith("certification as a Gauger")


def test_two_of_which_one_will_do_are_two() -> None:
    assert named("Coastal Pilot Certificate (CPC) or a B2 Certificate of Tides") == [
        "Coastal Pilot Certificate (CPC)",
        "B2 Certificate of Tides",
    ]
    assert len(named("Diploma in Tides or Chartered Pilot Diploma")) == 1


@pytest.mark.parametrize(
    ("condition", "kind"),
    [
        ("Confirmed in the rank of constable", "Experience"),
        ("Confirmed in post", "Experience"),
        ("Must have completed probation", "Experience"),
        ("Holds the rank of sergeant", "Experience"),
        ("Qualified to the rank of Inspector", "Qualification"),
        ("Winch Operator or Controller trained", "Qualification"),
        ("Trained quay officer (QOA award)", "Qualification"),
        ("Dock Safety Training", "Training"),
        ("Able to lead staff who are trained", "Skill"),
    ],
)
def test_ranks_held_and_trainings_had_are_no_skills(condition: str, kind: str) -> None:
    assert [r.kind for r in read(condition).requirements] == [kind]


def test_the_rank_to_which_one_is_qualified_is_no_qualification() -> None:
    assert named("Qualified to the rank of Inspector") == []


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ("A degree in tides from a recognised university", ["degree in tides"]),
        ("Trained as a Level 2 Rope Handler", ["Level 2 Rope Handler"]),
        ("Completion of the Pilot Boat course", ["Pilot Boat course"]),
        ("Accredited Gauger under section 3 of the Harbours Act 1964", ["Accredited Gauger"]),
        ("Rope certificate as a minimum", ["Rope certificate"]),
        ("You'll be an Accredited Quay Surveyor", ["Accredited Quay Surveyor"]),
        ("Must be registered with the Pilots Council", ["registered with the Pilots Council"]),
        ("A level in mathematics", ["A level in mathematics"]),
        ("A Level 2 qualification in English", ["Level 2 qualification in English"]),
        ("NVQ Level 2 or two GCSEs at grade C", ["NVQ Level 2", "two GCSEs at grade C"]),
        (
            "A Senior Certificate and a three (3) year National Diploma in Tides",
            ["Senior Certificate", "National Diploma in Tides"],
        ),
        ("Tide accreditation must be maintained each year", ["Tide accreditation"]),
        ("Diploma in Tides (or complete it in a year)", ["Diploma in Tides"]),
        ("Certification such as CTX/E", ["CTX/E"]),
        ("Core Skills in Rope Handling course", ["Core Skills in Rope Handling course"]),
        ("Has completed the pilot course", []),
        ("Must hold at least two certificates in tides", ["two certificates in tides"]),
        ("Sergeant who has passed the NPPF Step 2 examination", ["NPPF Step 2 examination"]),
        ("Membership of CIPS", ["Membership of CIPS"]),
        ("Basic driver (response not required)", ["Basic driver"]),
        ("Must hold an SIA CCTV licence", ["SIA CCTV licence"]),
        ("Will be trained in Quilt if not yet a user", []),
        ("Deliver Level 3 rope training", []),
        (
            "Two A levels at grades A to E, or equivalent, or higher",
            ["Two A levels at grades A to E"],
        ),
        ("Diploma in Tides (or equivalent qualification)", ["Diploma in Tides"]),
        ("Must be PIP Level 2 accredited", ["PIP Level 2"]),
        ("Substantive Sergeant with PIP 2 accreditation", ["PIP 2 accreditation"]),
        ("Hold or be willing to work towards a Level 3 Award in Tides", ["Level 3 Award in Tides"]),
        ("Completed, or willing to complete, the Quay Analyst Diploma", ["Quay Analyst Diploma"]),
        ("Currently or previously trained to Level 2 rope standard", ["Level 2 rope standard"]),
        ("Must achieve a pass in all three papers", []),
    ],
)
def test_a_name_is_without_what_leads_in_to_it_and_what_goes_on_behind(
    condition: str, names: list[str]
) -> None:
    front = re.compile(r"\A(?:an?|the) ", re.I)
    assert [
        front.sub("", words, count=1) if " level " not in words else words
        for words in named(condition)
    ] == names


def test_an_applicant_is_no_part_of_what_he_holds() -> None:
    words = "Fixed term for two years. Interested applicants should possess a degree in tides"
    assert [w.removeprefix("a ") for w in named(words)] == ["degree in tides"]


def test_two_of_the_same_kind_are_two_and_the_same_said_twice_is_one() -> None:
    form = (
        f"{HEAD}MOT tester\n- IMI Level 4 in hybrid vehicles\n- PIP Level 2\n- PIP 2 accredited\n"
    )
    found = extract(read_document("post.txt", form.encode())).qualifications
    assert [m.text for m in found] == [
        "MOT tester",
        "IMI Level 4 in hybrid vehicles",
        "PIP Level 2",
    ]


def test_to_gain_or_obtain_what_is_no_qualification_is_a_skill() -> None:
    assert [r.kind for r in read("Able to gain the trust of crews").requirements] == ["Skill"]
    assert named("Able to obtain answers from crews") == []


@pytest.mark.parametrize(
    ("condition", "licences"),
    [
        ("Full driving licence including motorcycles (category A)", ["driving", "motorcycle"]),
        ("A UK licence for cars and motorcycles", ["motorcycle"]),
        ("Driving licence with category A entitlement", ["driving", "motorcycle"]),
        ("Full driving licence and an interest in motorcycles", ["driving"]),
        ("Driving licence, and work on category A prisoners", ["driving"]),
    ],
)
def test_what_a_driving_licence_includes_is_a_licence_too(
    condition: str, licences: list[str]
) -> None:
    about = [thing.label for one in read(condition).requirements for thing in one.about]
    assert [label for label in about if label.endswith(" licence")] == [
        f"{licence} licence" for licence in licences
    ]
