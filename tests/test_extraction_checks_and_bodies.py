"""How far a check goes, the form of a body in its name, and systems of which a form tells."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, conditions, read, said

CLERK = "Job Title: Records Clerk\n"


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("DBS check required: Enhanced with adults barred list", "Enhanced with adults barred list"),
        ("DBS check:\tStandard", "Standard"),
        ("Criminal record check: Basic", "Basic"),
        ("DBS Disclosure Check: whoever is chosen will need an enhanced check for adults", "enhanced check"),
        ("Screening: Enhanced", "Enhanced"),
        ("DBS check: Required", "DBS check"),
        ("DBS check: see the standard of dress", "DBS check"),
    ],
)  # fmt: skip
def test_a_field_named_after_a_check_says_how_far_it_goes(line: str, level: str) -> None:
    assert said(read(f"{CLERK}{line}\n{DUTIES}").vetting) == level


@pytest.mark.parametrize(
    ("head", "employer"),
    [
        ("Borset and Wick Hospitals NHS Foundation Trust", "Borset and Wick Hospitals NHS Foundation Trust"),
        ("Harrow & Finch Bank plc", "Harrow & Finch Bank plc"),
        ("Borset College Limited", "Borset College Limited"),
        ("Borset Hospitals Role Profile", "Borset Hospitals"),
    ],
)  # fmt: skip
def test_the_form_of_a_body_is_part_of_its_name(head: str, employer: str) -> None:
    assert said(read(f"{head}\n{CLERK}{DUTIES}").organisation) == employer


def systems(text: str) -> list[str]:
    """Give the systems that a text names."""
    return [mention.text for mention in read(CLERK + DUTIES + text).systems]


def test_a_form_tells_which_system_all_staff_use() -> None:
    assert systems("\nHealth and Safety\n\nAll staff report accidents on Datix.\n") == ["Datix"]


def test_where_applicants_are_met_is_no_system_of_the_post() -> None:
    assert systems("\nSelection Process\n\nInterviews are held on Microsoft Teams.\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "Registered office: Mill House, Borley.",
        "Borset Homes is a registered charity.",
        "Company number 1099999, registered in England.",
    ],
)
def test_where_a_body_is_registered_is_asked_of_nobody(line: str) -> None:
    assert conditions(line) == []
    assert [c.kind for c in conditions("Registered nurse")] == ["Qualification"]


def test_work_at_a_university_is_experience() -> None:
    text = f"{CLERK}{DUTIES}\nDesirable\n- Work at a university or a college\n- A degree in law\n"
    profile = read(text)
    assert [r.kind for r in profile.requirements] == ["Experience", "Qualification"]
    assert [q.text for q in profile.qualifications] == ["degree in law"]


@pytest.mark.parametrize("remark", ["[delete if none]", "(check with Finance)", "[do not edit]"])
def test_what_a_template_says_behind_a_value_is_no_part_of_it(remark: str) -> None:
    text = f"{CLERK}Responsible for: Two volunteers {remark}\n{DUTIES}"
    assert [value.text for value in read(text).direct_reports] == ["Two volunteers"]


def test_a_campus_is_a_place_of_work() -> None:
    assert (
        said(read(f"{CLERK}Campus/Site: Mill Hill, Borley\n{DUTIES}").location)
        == "Mill Hill, Borley"
    )
