"""The title of a role, behind its label and where it has none."""

from __future__ import annotations

import pytest

from remit.graph.extraction.extract import extract
from remit.graph.reading.text import read_document

DUTIES = "\nKey Responsibilities\n- Keep the registers up to date\n- Answer letters\n"


def title(head: str) -> str | None:
    found = extract(read_document("page.txt", (head + DUTIES).encode())).title
    return found.text if found else None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Menu\nLog in\nSaved jobs (2)\nHarbour Registrar\nPort of Wick", "Harbour Registrar"),
        (
            "Home > Vacancies > Police staff\nTeam Leader - Lost Property",
            "Team Leader - Lost Property",
        ),
        (
            "BORLEY SECURITY LTD\nNow recruiting: Gate Keeper's Assistant (Nights)",
            "Gate Keeper's Assistant (Nights)",
        ),
        ("Borley Police\nJob Profile\nVersion 3\nHead of Stores", "Head of Stores"),
        ("Role Profile: Detective Sergeant - Cold Cases", "Detective Sergeant - Cold Cases"),
        ("POSITION DESCRIPTION\nPosition Title: Harbour Master", "Harbour Master"),
        ("About our work\n£28,000 a year\nStores Clerk", "Stores Clerk"),
        ("Department\nProtection\nStores Clerk", "Stores Clerk"),
        ("Night Porter\nReports to: Head Porter", "Night Porter"),
        (
            "Clerk of Stores for Essex Police and for the Borley and Wick Joint Wharf Office",
            "Clerk of Stores",
        ),
    ],
)
def test_a_title_is_told_from_the_other_lines_of_a_head(head: str, expected: str) -> None:
    assert title(head) == expected


@pytest.mark.parametrize(
    "head", ["Menu\nLog in\nApply now", "JOB DESCRIPTION\n", "Salary\nLocation\n"]
)
def test_what_surrounds_a_title_is_none(head: str) -> None:
    assert title(head) is None


def test_a_label_counts_before_any_line() -> None:
    assert title("Stores Clerk\nJob Title: Wharf Foreman") == "Wharf Foreman"


def test_the_code_in_front_of_a_title_is_the_code_of_the_role() -> None:
    head = "Borley Police\nEP90401 Stores Clerk\n"
    profile = extract(read_document("page.txt", (head + DUTIES).encode()))
    assert profile.role_code is not None
    assert profile.role_code.text == "EP90401"
    assert title(head) == "Stores Clerk"
