"""The head of a form: its rows of labels, borders, signatures and dates, grades behind titles."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, read, said


@pytest.mark.parametrize("border", ["\t", " | "])
def test_a_value_below_its_label_may_be_a_label_elsewhere(border: str) -> None:
    heads = border.join(("Band/Level", "Role title", "Directorate", "Line manager"))
    values = border.join(("F / Supervisor", "Stores Team Leader", "Fleet", "Depot Manager"))
    profile = read(f"BORSET CONSTABULARY\n\nROLE PROFILE\n\n{heads}\n{values}\n{DUTIES}")
    assert said(profile.title) == "Stores Team Leader"
    assert (said(profile.grade), said(profile.unit)) == ("F / Supervisor", "Fleet")
    assert said(profile.reports_to) == "Depot Manager"


def test_an_empty_cell_below_a_row_of_labels_moves_no_value() -> None:
    form = "Job title\tLocation\tDepartment\tLine Manager\nStores Clerk\tMarlow\t\tSupervisor\n"
    profile = read(form + DUTIES)
    assert (said(profile.title), said(profile.location)) == ("Stores Clerk", "Marlow")
    assert (said(profile.unit), said(profile.reports_to)) == (None, "Supervisor")


def test_rows_of_two_labels_with_their_values_are_no_row_of_labels() -> None:
    form = "Job title\tStores Clerk\tDepartment\tFleet\nGrade\tC\tLine Manager\tSupervisor\n"
    profile = read(form + DUTIES)
    assert (said(profile.title), said(profile.grade)) == ("Stores Clerk", "C")
    assert (said(profile.unit), said(profile.reports_to)) == ("Fleet", "Supervisor")


def test_the_border_of_a_cell_may_have_a_line_of_its_own_or_stick_to_the_value() -> None:
    form = (
        "JD 44\n\nJUNE 2011\n\nJob Title:\n\n/\n\nPOLICE OFFICER\n\nReports to:\n\n/\n\nSERGEANT\n"
    )
    profile = read(form + DUTIES)
    assert (said(profile.title), said(profile.reports_to)) == ("POLICE OFFICER", "SERGEANT")
    stuck = read(f"Job title: / Stores Clerk\nReports to: /Head of Stores\n{DUTIES}")
    assert (said(stuck.title), said(stuck.reports_to)) == ("Stores Clerk", "Head of Stores")


@pytest.mark.parametrize(
    "line", ["June 2011", "Ref JE/22/0341", "Approved by Ch Supt Dale, 3 May 2021"]
)
def test_a_date_a_reference_or_a_signature_is_no_title(line: str) -> None:
    assert read(f"{line}\n\nReports to: Stores Manager\n{DUTIES}").title is None
    below = read(f"{line}\n\nStores Clerk\n\nReports to: Stores Manager\n{DUTIES}")
    assert said(below.title) == "Stores Clerk"


@pytest.mark.parametrize("grade", ["LC8", "SO1", "PO2/3", "Band C", "Scale 5 - SO1", "PMG2"])
def test_a_grade_stands_in_brackets_behind_the_title(grade: str) -> None:
    for label in ("", "Job title: "):
        profile = read(f"{label}Stores Clerk ({grade})\nReports to: Depot Manager\n{DUTIES}")
        assert said(profile.grade) == grade


@pytest.mark.parametrize("other", ["PIP2", "BCU2", "NPPV3", "MV2", "Part time"])
def test_what_else_stands_in_brackets_behind_a_title_is_no_grade(other: str) -> None:
    assert read(f"Job title: Stores Clerk ({other})\nBase: Marlow\n{DUTIES}").grade is None


def test_how_many_posts_there_are_is_no_part_of_the_title() -> None:
    for label in ("", "Job title: "):
        profile = read(f"{label}Stores Clerk x 2\nReports to: Depot Manager\n{DUTIES}")
        assert said(profile.title) == "Stores Clerk"


@pytest.mark.parametrize(
    "name",
    [
        "OFFICE OF THE POLICE AND CRIME COMMISSIONER FOR LINCOLNSHIRE",
        "Office of the Police, Fire and Crime Commissioner for Essex",
        "Lincolnshire Office of the Police and Crime Commissioner",
    ],
)
def test_the_office_of_a_commissioner_is_named_whole(name: str) -> None:
    profile = read(f"{name}\n\nJob title: Policy Officer\nReports to: Chief Executive\n{DUTIES}")
    assert said(profile.organisation) == name


def test_the_area_of_a_commissioner_is_no_employer() -> None:
    office = "Office of the Police and Crime Commissioner for Greater Manchester"
    profile = read(f"Job title: Trainee Accountant\nLocation: {office}\n{DUTIES}")
    assert said(profile.organisation) == office
    partner = "- Meets the Mayor of Greater Manchester\n"
    assert read(f"Job title: Trainee Accountant\n{DUTIES}{partner}").organisation is None


@pytest.mark.parametrize(
    ("head", "force"),
    [
        ("CAPITAL CITY POLICE SERVICE", "CAPITAL CITY POLICE SERVICE"),
        ("Borset City Police", "Borset City Police"),
        ("East Kent Police", "East Kent Police"),
        ("City Police", "City of London Police"),
        ("Welcome to Kent Police", "Kent Police"),
    ],
)
def test_a_force_that_another_name_ends_with_is_not_meant(head: str, force: str) -> None:
    profile = read(f"{head}\n\nJob title: Stores Clerk\nReports to: Depot Manager\n{DUTIES}")
    assert profile.force is not None
    assert profile.force.label == force


def duties(text: str) -> list[str]:
    """List what the holder does, as it is written."""
    return [duty.text for duty in read(text).responsibilities]


def test_what_a_form_says_of_its_headings_is_no_duty() -> None:
    form = (
        "Job title: Stores Clerk\n\n"
        "b. KEY ACCOUNTABILITY AREAS: Define the important aspect of the role for which the job\n"
        "holder is responsible for results or outcomes.\n"
        "1. Keep the registers up to date.\n2. Answer letters.\n"
    )
    assert duties(form) == ["Keep the registers up to date.", "Answer letters."]
    table = (
        "|Job Title: |Stores Clerk |\n\n|MAIN RESPONSIBILITIES |\n\n|(INPUT) |(OUTPUT) |\n\n"
        "|Keep the registers. |Registers are up to date. |\n"
    )
    assert not {"(INPUT)", "(OUTPUT)"} & set(duties(table))


def test_work_that_a_line_leads_in_among_conditions_is_work() -> None:
    form = (
        "Job title: Stores Clerk\n\nPerson specification\nThe post holder will:\n"
        "- keep the registers of the stores\n- answer letters from suppliers\n"
        "The post holder will have:\n- experience of stores work\n"
    )
    assert duties(form) == ["keep the registers of the stores", "answer letters from suppliers"]
    assert [found.text for found in read(form).requirements] == ["experience of stores work"]


def test_a_page_may_carry_its_marking_behind_its_number() -> None:
    form = f"Job title: Diver\n{DUTIES}\nPerson specification\n- Diving experience\n\nPage 1 of 1 OFFICIAL\n"
    assert [found.text for found in read(form).requirements] == ["Diving experience"]


def test_a_level_of_vetting_comes_before_another_check() -> None:
    form = f"Job title: Diver\n{DUTIES}\nConditions\nThe holder is subject to CTC and an Access NI check.\n"
    assert said(read(form).vetting) == "CTC"


def test_a_number_that_counts_duties_may_be_glued_to_them() -> None:
    listed = "1Care of Stores - Keep the books\n2Health & Safety - Walk the yard\n3Post - Sort it\n"
    assert duties(f"Job title: Stores Clerk\n\nMain Responsibilities\n{listed}") == [
        "Care of Stores - Keep the books",
        "Health & Safety - Walk the yard",
        "Post - Sort it",
    ]
