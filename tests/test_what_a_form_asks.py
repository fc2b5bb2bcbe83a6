"""Answers of a form that ask something of the person, staff in one line, codes named in the work."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, conditions, read, said


@pytest.mark.parametrize(
    ("line", "modality"),
    [
        ("Politically restricted: Yes", "obligatory"),
        ("Politically restricted: No", "not required"),
        ("Is the post politically restricted? Yes", "obligatory"),
        ("Political restriction: Not a restricted post", "not required"),
    ],
)
def test_a_political_restriction_is_a_condition_or_expressly_none(line: str, modality: str) -> None:
    (asked,) = read(f"Job Title: Clerk\n{line}\n{DUTIES}").requirements
    assert (asked.kind, asked.modality) == ("Availability", modality)
    assert [thing.label for thing in asked.about] == ["politically restricted post"]


def test_a_check_of_the_body_beside_vetting_is_no_level_of_it() -> None:
    found = conditions("You must pass Recruitment Vetting (RV), a medical and a hearing test.")
    assert [(r.kind, [thing.label for thing in r.about]) for r in found] == [
        ("Vetting", ["Recruitment Vetting"]),
        ("Health", ["medical assessment"]),
        ("Health", ["hearing test"]),
    ]


@pytest.mark.parametrize(
    ("staff", "each"),
    [
        ("Office Manager, 2 x Clerks, Team Leader", ["Office Manager", "2 x Clerks", "Team Leader"]),
        ("Clerks x 3; 1 Driver", ["Clerks x 3", "1 Driver"]),
        ("two Clerks (day, night) and a Driver", ["two Clerks (day, night)", "a Driver"]),
        ("Estates and Facilities Officer", ["Estates and Facilities Officer"]),
        ("Office Manager, Traffic and Parking", ["Office Manager, Traffic and Parking"]),
        ("Nil (1 police dog)", []),
    ],
)  # fmt: skip
def test_each_of_several_staff_stands_by_itself(staff: str, each: list[str]) -> None:
    profile = read(f"Job Title: Records Manager\nResponsible for: {staff}\n{DUTIES}")
    assert [who.text for who in profile.direct_reports] == each
    text = profile.document.text
    assert [who.span.of(text) for who in profile.direct_reports] == each


def test_a_framework_that_the_work_names_is_listed() -> None:
    profile = read(
        "Job Title: Clerk\n\nMain duties\n- Grade calls by THRIVE and keep records to MoPI.\n"
    )
    assert [m.text for m in profile.frameworks] == ["THRIVE", "MoPI"]
    assert not profile.legislation


def test_law_is_read_in_the_answer_of_a_form() -> None:
    line = "Political restriction: Yes, under the Local Government and Housing Act 1989"
    assert [m.text for m in read(f"Job Title: Clerk\n{line}\n{DUTIES}").legislation] == [
        "Local Government and Housing Act 1989"
    ]


def test_what_all_must_pass_comes_after_what_the_post_needs() -> None:
    text = "Job Title: Clerk\n\nSecurity\nAll staff must pass baseline personnel security standard checks.\n"
    text += "You will need Security Check (SC) clearance before you start.\n"
    assert said(read(text + DUTIES).vetting) == "Security Check (SC)"


def test_an_employer_that_may_be_any_of_some_is_none() -> None:
    profile = read(f"Job Title: Clerk\nHome force: any of the three\n{DUTIES}")
    assert profile.organisation is None


def test_what_else_is_led_is_no_more_of_the_staff() -> None:
    line = "Supervises two clerks and a good part of the work that they do."
    profile = read(f"Job Title: Records Manager\n\nMain duties\n- {line}\n- Answer letters.\n")
    assert [who.text for who in profile.direct_reports] == ["two clerks"]


@pytest.mark.parametrize("between", [". ", "; ", ". , "])
def test_those_led_through_others_are_not_led_whatever_stands_between(between: str) -> None:
    form = f"Job Title: Records Manager\nResponsible for: Direct: 2 Clerks{between}Indirect: 9\n"
    assert [who.text for who in read(form + DUTIES).direct_reports] == ["2 Clerks"]
