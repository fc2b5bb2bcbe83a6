"""Labels that a narrow column has broken, headings of one rank, and a title over its employer."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, conditions, read, said

CLERK = "Job Title: Records Clerk\n"


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        ("Security\nvetting\nCounter Terrorism Check (CTC)", "Counter Terrorism Check (CTC)"),
        ("Level of\nvetting\nrequired\nManagement Vetting", "Management Vetting"),
        ("Vetting\n(security)\nMV", None),
    ],
)
def test_a_label_may_be_broken_over_lines(lines: str, level: str | None) -> None:
    profile = read(f"{CLERK}{DUTIES}\nHours\n37\n\n{lines}\n")
    assert level is None or said(profile.vetting) == level


def test_a_broken_heading_is_no_manager() -> None:
    text = "Job Title\nRecords Clerk\nGrade\nC\n\nOverview of the\njob\nThe clerk files letters all day.\n"
    assert read(text).reports_to is None


@pytest.mark.parametrize("heading", ["Technical\nrequirements", "Minimum\nEligibility"])
def test_a_broken_heading_is_no_condition(heading: str) -> None:
    text = f"{CLERK}{DUTIES}\nEssential\n\nTypes without a slip\n\n{heading}\nHolds a diploma in filing\n"
    assert [r.text for r in read(text).requirements] == [
        "Types without a slip",
        "Holds a diploma in filing",
    ]


def test_short_lines_that_are_no_label_stay_apart() -> None:
    text = f"{CLERK}{DUTIES}\nEssential\n\nTact and\npatience\nFast typing\n"
    assert "Fast typing" in [r.text for r in read(text).requirements]


TOPICS = "{}:\n\n  Office methods and filing.\n\nDesirable Qualifications:\n\n  A course in binding.\n\n{}:\n\n  A valid driver's licence.\n"


def test_a_topic_behind_wishes_is_no_part_of_them_where_topics_divide_the_form() -> None:
    for topic in ("License or Certificate", "Experience"):
        asked = {
            r.text: r.modality
            for r in read(CLERK + DUTIES + "\n" + TOPICS.format("Knowledge of", topic)).requirements
        }
        assert asked["A course in binding."] == "desirable"
        assert asked["A valid driver's licence."] != "desirable"


def test_a_topic_among_wishes_is_wished_for_where_weights_divide_the_form() -> None:
    text = TOPICS.format("Essential Qualifications", "Experience")
    asked = {r.text: r.modality for r in read(CLERK + DUTIES + "\n" + text).requirements}
    assert asked["A valid driver's licence."] == "desirable"


@pytest.mark.parametrize("heading", ["Education", "Training", "Health"])
def test_a_field_of_the_work_heads_no_conditions_among_duties(heading: str) -> None:
    text = (
        f"{CLERK}\nMain Duties\n\nClinical\n• Assess callers and write it up.\n• Advise the wards.\n\n"
        f"{heading}\n• Run the study days for new staff.\n• Help patients to learn.\n"
    )
    assert read(text).requirements == ()


def test_education_below_duties_is_asked_for_where_no_work_stands_there() -> None:
    text = (
        f"{CLERK}\nMain Duties\n\nClinical\n• Assess callers and write it up.\n• Advise the wards.\n\n"
        "Education\n• Degree in law.\n• Diploma in filing.\n"
    )
    assert [r.kind for r in read(text).requirements] == ["Qualification", "Qualification"]


def test_a_title_over_its_employer_is_no_label() -> None:
    text = (
        "Apply before 9 March\n\nFisheries Team Leader\nDepartment for Inland Waters\n\nDetails\n\n"
        "Reference number\n1234\n\nContract type\nPermanent\n\nType of role\nInspection\n"
        f"{DUTIES}"
    )
    profile = read(text)
    assert said(profile.title) == "Fisheries Team Leader"
    assert said(profile.organisation) == "Department for Inland Waters"


def test_who_stands_over_the_holder_is_a_label() -> None:
    text = f"Senior Manager\nHead of Stores\n\nJob title\nRecords Clerk\n\nGrade\nC\n{DUTIES}"
    assert said(read(text).title) == "Records Clerk"


def test_the_name_of_the_paper_is_no_label_before_a_title() -> None:
    text = f"Group Profile - Custodial Manager\nJob Description - CM : Stores\n\nJob Title\nCM : Stores\n{DUTIES}"
    assert said(read(text).title) == "CM : Stores"


@pytest.mark.parametrize(
    ("line", "led"),
    [
        ("You lead one of four teams.\n- Line manage six Tax Officers", ["six Tax Officers"]),
        ("You lead two of the desks.", []),
        ("You lead four teams.", ["four teams"]),
    ],
)
def test_who_leads_one_of_several_does_not_lead_them_all(line: str, led: list[str]) -> None:
    text = f"{CLERK}\nMain Duties\n\n{line}\n- Files letters\n"
    assert [value.text for value in read(text).direct_reports] == led


def test_a_span_of_control_says_who_is_led() -> None:
    text = f"{CLERK}Span of control: 8 Clerks, 1 Typist\n{DUTIES}"
    assert [value.text for value in read(text).direct_reports] == ["8 Clerks", "1 Typist"]


def test_a_heading_of_licences_lists_what_is_needed() -> None:
    assert [r.text for r in conditions("Full driving licence", "Licences")] == [
        "Full driving licence"
    ]
    assert conditions("We pay for licences.", "Licences") == []


@pytest.mark.parametrize(
    ("line", "grade"),
    [("Level: 5 (Manager)", "5 (Manager)"), ("Level: 3 (Clerk)", "3 (Clerk)"), ("Level: Manager", None)],
)  # fmt: skip
def test_a_numbered_level_is_a_grade(line: str, grade: str | None) -> None:
    assert said(read(f"{CLERK}{line}\n{DUTIES}").grade) == grade


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("{}\nGood to know\n\nBorset Homes Limited is a charitable community benefit society.\n", "Borset Homes Limited"),
        ("SAFEHAVEN\nShelter for all\nRegistered charity no. 1099999\n\n{}", "SAFEHAVEN"),
        ("{}\nEach applicant is a registered nurse.\n", None),
        ("{}\nWick House is a charity with which we work.\n", None),
    ],
)  # fmt: skip
def test_a_body_that_says_what_it_is_employs(text: str, employer: str | None) -> None:
    assert said(read(text.format(CLERK + DUTIES)).organisation) == employer


def test_a_code_may_stand_among_cells() -> None:
    text = f"Records Clerk\nJob ID R-118402 | Full time | Posted 6 days ago\n{DUTIES}"
    assert said(read(text).role_code) == "R-118402"


@pytest.mark.parametrize("heading", ["Interview Other Essential", "Interviews Skills Essential"])
def test_how_one_row_is_tested_may_stand_before_the_head_of_the_next(heading: str) -> None:
    text = f"{CLERK}{DUTIES}\nPerson Specification\n\n{heading}:\n\nWorks nights on a fixed rota.\n"
    assert [r.text for r in read(text).requirements] == ["Works nights on a fixed rota."]


def test_how_somebody_is_chosen_is_no_condition() -> None:
    assert conditions("Bring your passport.", "Essential Competency Interview") == []


@pytest.mark.parametrize(
    "row", ["ATTRIBUTES ESSENTIAL DESIRABLE METHOD OF ASSESSMENT", "Criteria Essential Desirable"]
)
def test_the_heads_of_a_table_in_one_line_are_no_condition(row: str) -> None:
    assert [r.text for r in conditions(f"{row}. Types without a slip.")] == [
        "Types without a slip."
    ]
