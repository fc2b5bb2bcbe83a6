"""Forms of response and support posts: values that are headings elsewhere, dates, needs denied."""

from __future__ import annotations

import pytest

from .extracting import read

HEAD = "Borset Police\n\nJob title: Records Officer\n"


def needs(text: str) -> dict[str, str | None]:
    return {wanted.text: wanted.modality for wanted in read(text).requirements}


@pytest.mark.parametrize("unit", ["Information Governance", "Risk Management", "Health and Safety"])
def test_what_stands_behind_a_label_in_columns_is_no_heading(unit: str) -> None:
    head = "Borset Police\n\nJob title       : Records Officer\n"
    profile = read(f"{head}Section         : {unit}\nGrade           : G\n\nPURPOSE\n\nTo file.\n")
    assert profile.unit is not None
    assert profile.unit.text == unit
    assert profile.grade is not None


@pytest.mark.parametrize(
    "label", ["Apply by", "Last date for applications", "Applications close", "Apply before"]
)
def test_the_last_day_for_applications_is_the_closing_date(label: str) -> None:
    profile = read(f"{HEAD}Grade: G\n{label}: 23 January 2026\nHours: 37\n")
    assert profile.closing_date is not None
    assert profile.closing_date.read_as == "2026-01-23"


def test_the_start_of_the_work_is_no_closing_date() -> None:
    assert read(f"{HEAD}Grade: G\nStart date: 23 January 2026\n").closing_date is None


def test_a_place_of_work_comes_before_an_area() -> None:
    both = read(f"{HEAD}Area: North Borset\nPlace of work: Mill House, Alderton\nGrade: G\n")
    assert both.location is not None
    assert both.location.text == "Mill House, Alderton"
    alone = read(f"{HEAD}Area: North Borset\nGrade: G\n")
    assert alone.location is not None
    assert alone.location.text == "North Borset"


def test_the_name_of_an_officers_paper_is_no_title() -> None:
    profile = read(
        "Borset Police\nOFFICER ROLE PROFILE\n\nResponse Inspector\n=======\n\nRank: Inspector\n"
    )
    assert profile.title is not None
    assert profile.title.text == "Response Inspector"


@pytest.mark.parametrize(
    "denied",
    [
        "The role holder does not need a driving licence.",
        "The job does not call for a driving licence.",
        "The postholder does not need a driving licence.",
    ],
)
def test_a_licence_that_is_not_needed_is_asked_of_nobody(denied: str) -> None:
    assert needs(f"{HEAD}\nWORKING ARRANGEMENTS\n\n{denied}\n") == {denied: "not required"}
    needed = "The post holder needs a driving licence."
    assert needs(f"{HEAD}\nWORKING ARRANGEMENTS\n\n{needed}\n")[needed] != "not required"


@pytest.mark.parametrize(
    "heading", ["TOOLS AND SYSTEMS", "Systems in use", "IT and equipment", "Partners"]
)
def test_lists_of_what_is_at_hand_ask_for_nothing(heading: str) -> None:
    text = f"{HEAD}\nESSENTIAL\n\n* Tact\n\n{heading}\n\n* Mill Press\n* Alderton Book\n"
    assert list(needs(text)) == ["Tact"]


def test_parts_of_a_list_of_duties_are_duties_though_they_name_what_is_used() -> None:
    profile = read(
        f"{HEAD}\nDUTIES\n\nAdvice\n  - Give advice on files.\n  - Draft letters with councils.\n\n"
        "Breaches\n  - Investigate breaches and judge who must be told within 72 hours.\n"
        "  - Audit use of PNC and Niche RMS.\n\nLearning\n  - Deliver talks.\n  - Brief the board.\n"
    )
    assert len(profile.responsibilities) == 6
    assert not profile.requirements


def test_calling_somebody_out_is_a_duty_and_no_call_on_the_holder() -> None:
    text = f"{HEAD}\nKey duties\n\n- Call out recovery firms and on-call interpreters.\n"
    assert needs(text) == {}
    assert needs(f"{HEAD}\nConditions\n\n- The holder is on call one week in six.\n")


def test_mileage_that_is_paid_is_no_condition() -> None:
    text = f"{HEAD}\nConditions\n\nMileage is paid at the essential user rate.\n"
    assert needs(text) == {}


def test_who_holds_a_post_and_its_contract_are_both_read() -> None:
    head = "Borset Police\nPolice Staff Role Profile\n\nRole title: Records Officer\n"
    profile = read(f"{head}Term: Fixed term for 18 months\nGrade: G\n")
    assert profile.status is not None
    assert profile.status.text == "Police Staff"
    assert profile.contract is not None
    assert profile.contract.text == "Fixed term for 18 months"


def test_a_contract_that_is_the_status_is_said_once() -> None:
    profile = read(f"{HEAD}Contract: Permanent, full time\nGrade: G\n")
    assert profile.status is not None
    assert profile.status.text == "Permanent, full time"
    assert profile.contract is None
