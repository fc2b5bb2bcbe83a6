"""Forms that use signs of their own: stars on what is asked, labels in brackets; headings with slips."""

from __future__ import annotations

import pytest

from .extracting import conditions, read, said

DUTIES = "\n\nMain duties\n- Keep the registers of all vehicles.\n"
LISTED = "GCSE English{}\nNVQ level 3 in administration\nKnowledge of filing systems{}"


@pytest.mark.parametrize(
    "key",
    [
        "Criteria marked * are essential.",
        "Essential criteria are marked with an asterisk (*).",
        "* = essential",
        "* denotes essential criteria",
        "Those starred are required.",
    ],
)
def test_a_star_means_what_the_form_says(key: str) -> None:
    found = conditions(f"{key}\n{LISTED.format('*', ' *')}", "Person Specification")
    assert [(r.text, r.modality) for r in found] == [
        ("GCSE English", "essential"),
        ("NVQ level 3 in administration", "desirable"),
        ("Knowledge of filing systems", "essential"),
    ]


def test_a_star_may_mark_what_is_desirable() -> None:
    found = conditions(f"* = desirable\n{LISTED.format('*', '')}", "Person Specification")
    assert [r.modality for r in found] == ["desirable", "essential", "essential"]


def test_a_star_for_something_else_weighs_nothing() -> None:
    key = "Essential criteria marked * are tested at interview."
    found = conditions(f"{key}\n{LISTED.format('*', '')}", "Essential")
    assert [r.modality for r in found if "NVQ" in r.text] == ["essential"]


def test_the_heading_may_say_what_a_star_means() -> None:
    heading = "Person Specification (items marked with an asterisk (*) are essential)"
    found = conditions(LISTED.format("*", "*"), heading)
    assert [r.modality for r in found] == ["essential", "desirable", "essential"]


def test_two_lists_below_two_heads_side_by_side_are_of_either_weight() -> None:
    lists = "\n- GCSE English\n- Driving licence\n- Tact\n\n- Knowledge of filing systems\n- NVQ 3"
    found = conditions(lists, "Essential\tDesirable\n")
    assert [r.modality for r in found] == ["essential"] * 3 + ["desirable"] * 2


@pytest.mark.parametrize(
    "head",
    [
        "[Job Title] Stores Clerk\n[Grade] Scale 4\n[Department] Fleet Services\n[Reports to] Stores Manager",
        "Stores Clerk (Job Title)\nScale 4 (Grade)\nFleet Services (Department)\nStores Manager (Reports to)",
        "Job Title,Stores Clerk\nGrade,Scale 4\nDepartment,Fleet Services\nReports to,Stores Manager",
        '"Job Title";"Stores Clerk"\n"Grade";"Scale 4"\n"Department";"Fleet Services"\n"Reports to";"Stores Manager"',
        "Job Title; Grade; Department; Reports to\nStores Clerk; Scale 4; Fleet Services; Stores Manager",
        "Job Title: Stores Clerk; Grade: Scale 4; Department: Fleet Services; Reports to: Stores Manager",
    ],
)
def test_a_head_may_set_its_labels_apart_by_other_signs(head: str) -> None:
    profile = read(head + DUTIES)
    assert said(profile.title) == "Stores Clerk"
    assert said(profile.grade) == "Scale 4"
    assert said(profile.unit) == "Fleet Services"
    assert said(profile.reports_to) == "Stores Manager"
    assert [r.text for r in profile.responsibilities] == ["Keep the registers of all vehicles."]


def test_a_value_in_quotation_marks_may_hold_the_sign() -> None:
    head = '"Job Title","Stores Clerk, nights"\n"Grade","Scale 4"\n"Reports to","Stores Manager"'
    assert said(read(head + DUTIES).title) == "Stores Clerk, nights"


def test_sentences_behind_such_a_head_stay_as_they_are() -> None:
    head = "Job Title,Stores Clerk\nGrade,Scale 4\nReports to,Stores Manager\n"
    profile = read(f"{head}\nIn short, the clerk counts, orders and sends out parts.{DUTIES}")
    assert said(profile.reports_to) == "Stores Manager"
    text = profile.document.text
    assert all(text[r.span.start : r.span.end] == r.text for r in profile.responsibilities)


@pytest.mark.parametrize(
    ("heading", "meant", "modality"),
    [
        ("Desirible", "desirable", "desirable"),
        ("Essentail", "essential", "essential"),
        ("Esential Criteria", "essential criteria", "essential"),
        ("Desireable Criteria", "desirable criteria", "desirable"),
    ],
)
def test_a_heading_with_a_slip_is_read_and_pointed_at(
    heading: str, meant: str, modality: str
) -> None:
    profile = read(f"Job Title: Clerk\nGrade: C3\n\n{heading}\n- Knowledge of filing systems\n")
    assert [r.modality for r in profile.requirements] == [modality]
    (found,) = [f for f in profile.findings if f.rule == "typo"]
    assert found.message == f"“{heading}” is read as “{meant}”."


def test_an_adverb_at_the_beginning_of_a_line_is_no_heading() -> None:
    purpose = (
        "To be seen in the streets and to help. Essentially\nwardens are there for the public."
    )
    assert read(f"Job Title: Warden\nJob Purpose\n{purpose}{DUTIES}").requirements == ()


@pytest.mark.parametrize("heading", ["Desirable qualification", "License", "Special Requirement"])
def test_another_form_of_a_heading_is_no_slip(heading: str) -> None:
    profile = read(f"Job Title: Clerk\nGrade: C3\n\n{heading}\n- Knowledge of filing systems\n")
    assert [f for f in profile.findings if f.rule == "typo"] == []
