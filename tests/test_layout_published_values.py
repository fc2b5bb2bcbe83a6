"""Units, staff, grades and systems that a published page tells of in its own words."""

from __future__ import annotations

import pytest

from remit.graph.document import Document
from remit.graph.extraction.extract import extract

from .laying_out import laid_out


def test_hours_are_a_number_below_their_label() -> None:
    text = "Clerk\nGrade\nC3\nPlease note that pay is shared out.\nHours / Week\n37\nClosing Date\n1 May\n"
    hours = [f.text for f in laid_out(text).fields if f.name == "hours"]
    assert hours == ["37"]


def test_a_system_in_brackets_behind_its_kind_is_known_by_its_short_form() -> None:
    text = "Job Title: Clerk\n\nDuties\n- Copy films to the evidence management system (DEMX).\n"
    assert "DEMX" in {s.thing.label for s in extract(Document("a.txt", "", text)).systems}


def test_a_system_is_known_by_the_one_beside_it() -> None:
    text = "Job Title: Clerk\n\nEssential criteria\n- Experience of IBEX or Analyst's Notebook\n"
    assert "IBEX" in {s.thing.label for s in extract(Document("a.txt", "", text)).systems}


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Our North Marsh Search Unit (NMSU) covers four counties.", "North Marsh Search Unit"),
        ("The Force Property Bureau is a small team of clerks.", "Force Property Bureau"),
        (
            "Clerks serve the Multi Agency Letter Hub (MALH) by day.",
            "Multi Agency Letter Hub (MALH)",
        ),
    ],
)
def test_a_unit_is_known_by_the_sentence_that_presents_it(line: str, unit: str) -> None:
    profile = extract(Document("a.txt", "", f"Records Clerk\n\nAbout the job\n{line}\n"))
    assert profile.unit is not None
    assert profile.unit.text == unit


def test_an_appeal_to_colleagues_names_unit_manager_and_what_comes_with_the_post() -> None:
    text = (
        "Subject: Expressions of interest\n\nColleagues,\n\nExpressions of interest are sought for two posts on "
        "the Rural Stores Task Force. The posts report to Sergeant Vale and are for two years.\n\n"
        "Please be aware that:\n - the team works lates\n - you'll be drug tested\n"
        " - MV must be in place before you start\n\nWe use Ledger, Orchard and Depot; training is given.\n"
    )
    profile = extract(Document("a.txt", "", text))
    said = (profile.title, profile.unit, profile.reports_to, profile.vetting)
    assert [value and value.text for value in said][1:] == [
        "Rural Stores Task Force",
        "Sergeant Vale",
        "MV",
    ]
    assert [r.modality for r in profile.requirements] == ["obligatory"] * 3
    assert [s.thing.label for s in profile.systems] == ["Ledger", "Orchard", "Depot"]
    assert profile.title is None or profile.title.text != "Colleagues,"


@pytest.mark.parametrize(
    ("line", "system"),
    [
        ("Allocate duties on DutySheet.", "DutySheet"),
        ("Oversee the channels that we keep on Orlap.", "Orlap"),
        ("Familiar with police systems such as STORM or Crimedesk.", "Crimedesk"),
    ],
)
def test_a_system_is_known_by_how_it_is_used(line: str, system: str) -> None:
    text = f"Job Title: Clerk\n\nDuties\n- {line}\n"
    assert system in {s.thing.label for s in extract(Document("a.txt", "", text)).systems}


def test_a_grade_in_brackets_behind_the_pay_is_the_grade() -> None:
    text = "Records Clerk\n\nAbout the job\nClerks start on a salary of £28,641 to £32,004 (Grade F), with leave.\n"
    profile = extract(Document("a.txt", "", text))
    assert profile.grade is not None
    assert profile.grade.text == "Grade F"


def test_people_who_report_are_direct_reports_and_nobody_is_none() -> None:
    fields = laid_out(
        "Post title: Team Leader\nGrade: 7\nReports into: Manager\nReports: 8 Researchers\n"
    )
    assert [(f.name, f.text) for f in fields.fields[2:]] == [
        ("reports_to", "Manager"),
        ("direct_reports", "8 Researchers"),
    ]
    profile = extract(
        Document("a.txt", "", "Post title: Clerk\nResponsible for: Nobody\nGrade: C\n")
    )
    assert not profile.direct_reports


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("How many hours? 40 a week", "hours", "40 a week"),
        ("What are the hours? 37, Monday to Friday", "hours", "37, Monday to Friday"),
        ("What is the grade? Grade D", "grade", "Grade D"),
        ("What does it pay? £24,000 to £26,000", "salary", "£24,000 to £26,000"),
        ("Who will I report to? Stores Manager", "reports_to", "Stores Manager"),
        ("Where will I work? Quay House, Borset", "location", "Quay House, Borset"),
        ("Which department is the post in? Stores and Vans", "unit", "Stores and Vans"),
        ("What is the post number? ST/44", "role_code", "ST/44"),
        ("What level of vetting is needed? NPPV 2", "vetting", "NPPV 2"),
    ],
)
def test_a_question_of_the_form_has_its_answer_behind_it(line: str, field: str, value: str) -> None:
    text = f"Job Title: Clerk\n{line}\n\nWhat you will do\n- File letters.\n"
    assert [f.text for f in laid_out(text).fields if f.name == field] == [value]
