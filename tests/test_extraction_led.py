"""Whom a form says that the holder leads, and what stands there that is nobody."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, read

FORM = "Job Title: Quay Supervisor\nDepartment: Quays and Yards\n{}\n" + DUTIES


@pytest.mark.parametrize(
    ("line", "led"),
    [
        (
            "Direct reports: 7 (6 x Quay Hand, 1 x Store Keeper)",
            ["6 x Quay Hand", "1 x Store Keeper"],
        ),
        ("Direct reports: 3 (Quay Hands)", ["3 (Quay Hands)"]),
        ("Direct reports: 3 (all part time)", ["3 (all part time)"]),
        ("Responsible for: In-direct. Shows new hands how ropes are kept.", []),
        ("Responsible for: Indirect: 4 Quay Hands", []),
        (
            "Responsible for: Indirect: 9. Direct: 2 Quay Hands",
            ["Indirect: 9. Direct: 2 Quay Hands"],
        ),
        ("Responsible for: Quays and Yards within the port of Borset", []),
        ("Responsible for: Quays and Yards staff", ["Quays and Yards staff"]),
        ("Responsible for: Quays and Yards Supervisors", ["Quays and Yards Supervisors"]),
        ("Responsible for: Quays and Yards team of 6", ["Quays and Yards team of 6"]),
        ("Responsible for: Rope makers", ["Rope makers"]),
        (
            "Direct reports: 6 Quay Hands and Rope Makers; 2 Store Keepers",
            ["6 Quay Hands and Rope Makers", "2 Store Keepers"],
        ),
        (
            "Direct reports: 4 Quay Hands; 1 Health and Safety Clerk (Yards)",
            ["4 Quay Hands", "1 Health and Safety Clerk (Yards)"],
        ),
        ("Direct reports: 2 Quay Hands and a Store Keeper", ["2 Quay Hands", "a Store Keeper"]),
    ],
)
def test_those_who_are_led_are_people_of_the_post(line: str, led: list[str]) -> None:
    found = read(FORM.format(line)).direct_reports
    assert [value.text for value in found] == led


@pytest.mark.parametrize(
    ("told", "led"),
    [
        ("Supervises call takers and dispatchers.", ["call takers and dispatchers"]),
        ("Supervises clerks on shift.", ["clerks"]),
        ("Supervises clerks and orders.", []),
        ("Supervises newsletters and rotas.", []),
    ],
)
@pytest.mark.parametrize("heading", ["Purpose", "Duties"])
def test_a_purpose_or_a_duty_tells_whom_the_holder_supervises(
    told: str, led: list[str], heading: str
) -> None:
    text = f"Job Title: Harbour Supervisor\n\n{heading}\n{told}\n"
    assert [value.text for value in read(text).direct_reports] == led
