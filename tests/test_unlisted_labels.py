"""Labels that stand in no list are told from how they stand, and from what stands behind them."""

from __future__ import annotations

import pytest

from remit.graph.layout.labels import labels
from remit.graph.profile import RoleProfile

from .extracting import read

PAIRS = {
    "title": ("What one calls it", "Detective Sergeant – Ledger Team"),
    "rank": ("Holder stands at", "Detective Sergeant"),
    "role_code": ("Kept under", "LT004711"),
    "organisation": ("On whose books", "Borset Constabulary"),
    "unit": ("Sits among", "Ledger Team"),
    "location": ("Coat hangs in", "Mallow Street"),
    "reports_to": ("Turns to", "Detective Inspector – Ledger Team"),
    "direct_reports": ("Keeps an eye on", "4 constables and one administrator"),
    "vetting": ("Checked up to", "Management Vetting"),
    "hours": ("Time given", "37 hours"),
}
STYLES = {
    "colons": lambda label, value: f"{label}: {value}\n",
    "dashes": lambda label, value: f"{label} - {value}\n",
    "cells": lambda label, value: f"{label}\t{value}\n",
    "dots": lambda label, value: f"{label} ............ {value}\n",
    "questions": lambda label, value: f"{label}?\n{value}\n",
    "bold": lambda label, value: f"**{label}:** {value}\n",
    "columns with colons": lambda label, value: f"{label}:     {value}\n",
    "table rows": lambda label, value: f"| {label} | {value} |\n",
    "lines with colons": lambda label, value: f"{label}:\n{value}\n",
    "lines between blank ones": lambda label, value: f"{label}\n{value}\n\n",
}
REST = "\nKey Responsibilities\n- Keep the ledgers in order.\n"


def form(style: str, pairs: dict[str, tuple[str, str]] = PAIRS) -> str:
    return "Sheet of a post\n\n" + "".join(STYLES[style](*pair) for pair in pairs.values()) + REST


def fields(profile: RoleProfile) -> dict[str, str | None]:
    found = {name: getattr(profile, name) for name in PAIRS if name != "direct_reports"}
    told = {name: value and value.text for name, value in found.items()}
    return told | {"direct_reports": " and ".join(v.text for v in profile.direct_reports)}


@pytest.mark.parametrize("style", STYLES)
def test_a_form_none_of_whose_labels_is_listed_is_read_by_its_values(style: str) -> None:
    assert not [label for label, _ in PAIRS.values() if labels().field(f"{label}:")]
    assert fields(read(form(style))) == {name: value for name, (_, value) in PAIRS.items()}


def test_each_such_label_is_told_of_with_what_it_was_read_as() -> None:
    told = [f for f in read(form("colons")).findings if f.rule == "unlisted-label"]
    assert len(told) == len(PAIRS)
    assert "“Turns to”" in told[6].message and "reports to" in told[6].message


def test_a_label_between_listed_ones_is_read_where_its_words_tell_what_it_asks_for() -> None:
    text = (
        f"Job Title: Clerk\nGrade: C3\nUsual home station: Blackmere\nForce: Borset Police\n{REST}"
    )
    assert fields(read(text))["location"] == "Blackmere"


@pytest.mark.parametrize("label", ["Prepared by", "Contact", "Author of this sheet"])
def test_who_wrote_the_form_is_nobodys_manager(label: str) -> None:
    head = "Job Title: Constable – Ledger Team\nRank: Constable\nForce: Borset Police\n"
    profile = read(f"{head}{label}: Inspector – Ledger Team\n{REST}")
    assert profile.reports_to is None and profile.title is not None
    assert profile.title.text == "Constable – Ledger Team"


def test_a_colleague_of_the_same_rank_is_no_manager_without_a_word_that_says_so() -> None:
    head = "Job Title: Constable – Ledger Team\nRank: Constable\nForce: Borset Police\n"
    assert read(f"{head}Shares a desk: Constable – Ledger Team\n{REST}").reports_to is None


def test_who_leads_nobody_under_an_unlisted_label_is_held_to_it() -> None:
    head = "Job Title: Clerk\nGrade: C3\nLeads: None\nForce: Borset Police\n"
    rules = {
        finding.rule for finding in read(f"{head}{REST}- Supervise a team of five.\n").findings
    }
    assert "staff-contradiction" in rules


def test_one_such_line_alone_makes_no_form() -> None:
    text = f"Turns to: Inspector – Ledger Team\n{REST}"
    assert not [f for f in read(text).findings if f.rule == "unlisted-label"]


def test_a_value_that_stands_in_the_line_above_the_form_is_no_header_of_the_page() -> None:
    text = "Ledger Team\n\nJob Title\nClerk\n\nDepartment\nLedger Team\n\nReporting to\nInspector\n"
    unit = read(text + REST).unit
    assert unit is not None and unit.text == "Ledger Team"


def test_half_an_hour_is_no_number_of_a_list() -> None:
    text = f"Job Title:\tClerk\nGrade:\tC3\nHours:\t18.5 hours\n{REST}"
    hours = read(text).hours
    assert hours is not None and hours.text == "18.5 hours"


def test_who_leads_the_same_work_is_the_manager_under_any_label() -> None:
    head = "Job Title: Ledger Clerk\nGrade: C3\nForce: Borset Police\n"
    manager = read(f"{head}Captain: Ledger Team Leader\n{REST}").reports_to
    assert manager is not None and manager.text == "Ledger Team Leader"
    assert read(f"{head}Captain: Stores Manager\n{REST}").reports_to is None


def test_a_question_is_answered_by_the_first_sentence_below_it() -> None:
    text = "Ledger Clerk\n\nWho would I answer to?\nThe Stores Manager. Nobody answers to you.\n"
    manager = read(text + REST).reports_to
    assert manager is not None and manager.text == "Stores Manager"


def test_a_label_that_speaks_of_a_council_in_small_letters_is_no_employer() -> None:
    rows = "| Job Title | Clerk |\n| Grade | C3 |\n| Bit of the council | Registry Team |\n"
    unit = read(rows + REST).unit
    assert unit is not None and unit.text == "Registry Team"


def test_a_unit_before_the_place_and_pay_beside_the_grade_are_read_from_one_value() -> None:
    head = "WHO:     Clerk\nWHERE:     Ledger Team, Mallow Street\nPAY:     Scale 6     £31,200\n"
    profile = read(f"Borset Constabulary\n\n{head}ANSWERS TO:     Sergeant\n{REST}")
    found = (profile.title, profile.unit, profile.grade, profile.salary, profile.reports_to)
    assert [value and value.text for value in found] == [
        "Clerk",
        "Ledger Team",
        "Scale 6",
        "Scale 6 £31,200",
        "Sergeant",
    ]
