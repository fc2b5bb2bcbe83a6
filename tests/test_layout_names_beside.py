"""Headings in a column of their own, broken over lines, and labels with no sign behind them."""

from __future__ import annotations

import pytest

from remit.graph.profile import RoleProfile

from .extracting import read, said

PAGE = """Job title       Harbour Pilot Dispatcher
Vetting         RV
Base            Port House, Quay Street,
                Leck

Main            1. Give out the boats in the
duties             order that the tide sets.
                2. Log each call.

Skills and      Can hear two radios at once in a          E
abilities       busy room
                Speaks some Dutch                         D
                Knows the code of flags                   E

Other           Must be able to reach Leck when           E
requirements    there are no trains
"""
HEAD = """Role Title Harbour Clerk Role Reference HC3307
Base Leck (East Quay) Reports To Harbour Manager
Grade C3 Post Type Permanent
Vetting Level RV Review Date May 2024
"""


def asked(profile: RoleProfile) -> list[tuple[str, str]]:
    return [(one.modality, " ".join(one.text.split())) for one in profile.requirements]


def test_a_heading_broken_over_lines_is_one_and_its_letters_weigh_whole_conditions() -> None:
    profile = read(PAGE)
    assert said(profile.location) == "Port House, Quay Street, Leck"
    assert [" ".join(one.text.split()) for one in profile.responsibilities] == [
        "Give out the boats in the order that the tide sets.",
        "Log each call.",
    ]
    assert asked(profile) == [
        ("essential", "Can hear two radios at once in a busy room"),
        ("desirable", "Speaks some Dutch"),
        ("essential", "Knows the code of flags"),
        ("essential", "Must be able to reach Leck when there are no trains"),
    ]


def test_a_page_whose_headings_fit_their_lines_stays_as_it_is() -> None:
    page = PAGE.replace("Skills and ", "Skills     ").replace("abilities", " " * 9)
    page = page.replace("Main  ", "Duties").replace("duties", " " * 6)
    assert ("desirable", "Speaks some Dutch") in asked(read(page))


def test_a_label_without_a_sign_is_read_where_lines_hold_two() -> None:
    profile = read(HEAD)
    found = (profile.title, profile.role_code, profile.location, profile.reports_to, profile.grade)
    assert [said(value) for value in found] == [
        *("Harbour Clerk", "HC3307", "Leck (East Quay)", "Harbour Manager", "C3"),
    ]


@pytest.mark.parametrize("line", ["Base Camp Stores", "Site Office Wall"])
def test_a_name_that_begins_like_a_label_is_none_where_lines_hold_one(line: str) -> None:
    assert said(read(f"Harbour Clerk\n{line}\n\nDuties\n- Log each call\n").location) is None


def test_two_labels_of_units_in_a_line_name_two_units() -> None:
    profile = read(HEAD.replace("Base Leck", "Division Harbour Department Pilotage\nBase Leck"))
    assert said(profile.unit) == "Harbour"
