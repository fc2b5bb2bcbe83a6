"""What forms and adverts of fire, ambulance, prison, border and council posts say in their ways."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, conditions, read, said


def weighed(line: str, heading: str = "Essential") -> list[tuple[str, str]]:
    """Read conditions below a heading, each with how binding it is."""
    return [(found.text, found.modality) for found in conditions(line, heading)]


@pytest.mark.parametrize(
    ("told", "employer"),
    [
        ("The post is only open to staff of the Home Office.", "the Home Office"),
        ("We answer emergency calls for East Borset Ambulance Service.", "Ambulance Service"),
        ("Join Borset Fire and Rescue Service and help us.", "Borset Fire and Rescue Service"),
        ("About HMPPS\n\nWe run prisons.", "HMPPS"),
        ("Border Force wants professional people.", "Border Force"),
        ("Interim Office for Stores Protection", "Interim Office for Stores Protection"),
        ("North Yorkshire Council", "North Yorkshire Council"),
    ],
)
def test_words_before_or_behind_a_body_say_that_it_employs(told: str, employer: str) -> None:
    found = said(read(f"Records Clerk\n\n{told}\n{DUTIES}").organisation)
    assert found is not None
    assert found.endswith(employer)


def test_a_security_service_of_an_employer_is_not_the_one_of_the_state() -> None:
    profile = read(f"Job Title: Porter\nDepartment: Security Services\n{DUTIES}")
    assert (said(profile.unit), profile.organisation) == ("Security Services", None)


def test_a_title_stands_behind_what_somebody_becomes_and_in_no_line_of_the_form() -> None:
    assert said(read(f"Become a stores clerk\n{DUTIES}").title) == "stores clerk"
    assert read(f"2019 RECRUITMENT CANDIDATE INFORMATION PACK\n{DUTIES}").title is None
    form = f"New job Significantly amended job Minor amendments\n{DUTIES}"
    assert read(form).title is None
    banded = read(f"Stores Clerk Salary Bandings:\n£20,100 - £21,200 (National)\n{DUTIES}")
    assert (said(banded.title), said(banded.salary)) == (
        "Stores Clerk",
        "£20,100 - £21,200 (National)",
    )


def test_a_place_is_told_below_its_heading_and_before_a_remark() -> None:
    below = f"Stores Clerk\n{DUTIES}\nLocation\nThe store is at our headquarters in Marlow. It is new.\n"
    assert said(read(below).location) == "Marlow"
    line = f"Stores Clerk\n\n£20,100 to £21,200 in steps of one year, paid each month\n\n{{}}\n{DUTIES}"
    hall = read(line.format("County Hall, Marlow, with home working"))
    assert said(hall.location) == "County Hall, Marlow"


def test_numbered_competencies_and_what_is_tested_are_no_conditions() -> None:
    tested = "- Writes well\n\nCompetence 1\n\nSeeing the Big Picture\n\nCompetence 2\n\nTact\n"
    assert weighed(tested) == [("Writes well", "essential")]
    listed = "- Writes well\n\nCompetences tested: Delivering at Pace; Working Together.\n"
    assert weighed(listed, "Desirable") == [("Writes well", "desirable")]


def test_a_weight_alone_stands_behind_the_colon_of_a_heading() -> None:
    text = "Writes well\nAdditional Criteria: Essential\nFit enough to walk the rounds\n"
    text += "Additional Criteria: Desirable\nHas a bicycle\n"
    assert weighed(text, "Relevant Skills: Essential") == [
        ("Writes well", "essential"),
        ("Fit enough to walk the rounds", "essential"),
        ("Has a bicycle", "desirable"),
    ]


def test_what_is_not_asked_and_what_is_said_of_tests_are_no_conditions() -> None:
    text = "- have good English. Certificates are not asked for; we test it during selection\n"
    text += "- have turned 18. We set no upper age limit\n"
    assert weighed(text) == [
        ("have good English.", "essential"),
        ("Certificates are not asked for", "not required"),
        ("have turned 18.", "essential"),
    ]
    assert read(f"Stores Clerk\n{DUTIES}\nEssential\n{text}").qualifications == ()


def test_a_heading_may_be_broken_over_two_lines_that_stand_apart() -> None:
    text = f"Stores Clerk\n{DUTIES}\nWhat you'll\nneed\n\n- A bicycle\n"
    assert [r.text for r in read(text).requirements] == ["A bicycle"]


def test_courses_and_trainings_are_named_by_short_forms_and_as_examples() -> None:
    text = "- Must have completed ROPE training.\n- Control and Restraint training has to be in date.\n"
    text += (
        "- MIMMS course\n- A short course\n- Has taught adults, for example PTLLS or A1 assessor\n"
    )
    text += "- Experience of CBRN incidents\n"
    profile = read(f"Stores Clerk\n{DUTIES}\nEssential\n{text}")
    assert [found.text for found in profile.qualifications] == [
        "ROPE training",
        "Control and Restraint training",
        "MIMMS course",
        "PTLLS",
        "A1 assessor",
    ]


def test_two_unknown_names_that_somebody_has_used_are_systems() -> None:
    text = "Stores Clerk\n\nDesirable\n- Has used Ravel or Hunchlet.\n- Has used Taser and Pava.\n"
    assert [found.text for found in read(text + DUTIES).systems] == ["Ravel", "Hunchlet"]


def test_checks_that_are_asked_for_are_the_vetting_of_the_post() -> None:
    text = "Stores Clerk\n\nTerms\n{}\n" + DUTIES
    full = "standard Disclosure and Barring Service (DBS) check"
    assert said(read(text.format(f"Before an offer we ask for a {full}.")).vetting) == full
    asked = read(text.format("A Counter Terrorist Check is asked for after appointment."))
    assert said(asked.vetting) == "Counter Terrorist Check"


def test_text_that_has_lost_its_lines_keeps_acts_and_titles_whole() -> None:
    text = (
        "Job title Stores Clerk Department Stores Hours per week 37.5 Job summary (overview of role) "
        "Runs the stores of the depot and keeps their books day by day for all who work there. "
        "The Team Leader also sees to the training of the team, which the depot pays for. "
        "Main duties and responsibilities 1. Sorts the post of the depot and takes it round. "
        "2. Keeps everybody safe under the Health and Safety at Work etc Act 1974. 3. Writes letters."
    )
    profile = read(text)
    assert said(profile.hours) == "37.5"
    assert [found.text for found in profile.legislation] == [
        "Health and Safety at Work etc Act 1974"
    ]
    assert profile.purpose is not None
    assert profile.purpose.text.startswith("Runs the stores")
    assert not [section for section in profile.sections if section.heading == "The Team"]
