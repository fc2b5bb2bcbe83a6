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
