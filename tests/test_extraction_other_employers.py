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


def test_headings_stand_behind_their_words_in_another_language() -> None:
    text = (
        "Stores Clerk\n\nNgā herenga – Requirements of the role\nPersonal specifications\n"
        "- Reading law rightly.\nTakohanga tuhinga – Key accountabilities\n- Sorts the post\n"
    )
    profile = read(text)
    assert [(r.text, r.modality) for r in profile.requirements] == [
        ("Reading law rightly.", "essential")
    ]
    assert [value.text for value in profile.responsibilities] == ["Sorts the post"]


def test_names_of_abilities_part_a_list_of_what_is_asked() -> None:
    text = "- Dependability\nPlanning and organising\n- Plans well\nTeam\n- Works with all\n"
    text += "Communication\n- Writes well\n"
    assert weighed(text) == [
        ("Dependability", "essential"),
        ("Plans well", "essential"),
        ("Works with all", "essential"),
        ("Writes well", "essential"),
    ]


def test_talk_to_the_applicant_weighs_a_list_though_it_is_long_and_has_a_remark() -> None:
    text = (
        "If you possess any of the following, your application must also clearly explain how you "
        "meet it (other qualifications)\nASSET EXPERIENCE\n- Has kept bees\n"
        "The following will be applied / assessed at a later date (essential for the job)\n"
        "KNOWLEDGE\n- Knowledge of hives.\nPERSONAL SUITABILITY\n- Sound judgement\n"
    )
    assert [(r.text, r.modality) for r in read(f"Stores Clerk\n{DUTIES}\n{text}").requirements] == [
        ("Has kept bees", "desirable"),
        ("Knowledge of hives.", "essential"),
        ("Sound judgement", "essential"),
    ]


def test_numbered_capabilities_of_a_service_head_what_they_ask() -> None:
    text = (
        "1.  Achieves results\n    Shown ability to run an office.\n\n"
        "2.  Communicates with influence\n    Writes clearly.\n"
    )
    assert weighed(text, "SELECTION CRITERIA") == [
        ("Shown ability to run an office.", "essential"),
        ("Writes clearly.", "essential"),
    ]


def test_a_number_stands_apart_below_the_label_of_the_grade() -> None:
    text = f"STORES SUPERVISOR (#001420)\n\nGRADE\n\n16\n\nCLASS ATTRIBUTES\n\nSKILLED\n{DUTIES}"
    profile = read(text)
    assert (said(profile.title), said(profile.role_code)) == ("STORES SUPERVISOR", "001420")
    assert (said(profile.grade), profile.requirements) == ("16", ())


def test_an_act_does_not_begin_in_the_heading_above_its_sentence() -> None:
    text = (
        f"Stores Clerk\n\nOur Values\nAs the Stores Service Act 2020 says, we help all.\n{DUTIES}"
    )
    assert [found.text for found in read(text).legislation] == ["Stores Service Act 2020"]
    dated = f"Stores Clerk\n{DUTIES}- Works under the Stores Services Directions 2005\n"
    assert [found.text for found in read(dated).legislation] == ["Stores Services Directions 2005"]


def test_a_degree_or_possession_of_a_certificate_are_two_qualifications() -> None:
    text = "- Graduation from an accredited high school or possession of a high school equivalency certificate."
    found = read(f"Stores Clerk\n{DUTIES}\nEssential\n{text}\n").qualifications
    assert [mention.text for mention in found] == [
        "Graduation from an accredited high school",
        "high school equivalency certificate",
    ]


def test_the_body_whose_name_is_a_line_of_the_text_employs() -> None:
    text = "Job Title: Stores Clerk\n\nJOB DESCRIPTION\n\nNational Ambulance Service\nIt moves people.\n"
    assert said(read(text + DUTIES).organisation) == "National Ambulance Service"
