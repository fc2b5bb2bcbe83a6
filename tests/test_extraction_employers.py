"""Where a role is: its employer, its unit, and what a unit is part of and covers."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, read, said


def test_the_foot_of_a_page_names_the_employer_where_nothing_else_does() -> None:
    foot = "Borley and Wick Borough Council | Role profile | Page 1\n"
    assert said(read(f"Job Title: Warden\n{DUTIES}{foot}").organisation) == (
        "Borley and Wick Borough Council"
    )


def test_a_unit_stands_in_a_line_of_its_own_at_the_head() -> None:
    profile = read(
        f"Senior Clerk\nBorley Borough Council\nLost Property Service\nGrade: C3\n{DUTIES}"
    )
    assert said(profile.unit) == "Lost Property Service"


@pytest.mark.parametrize(
    ("line", "unit", "place"),
    [
        ("Based in the Security Department, you will file letters.", "Security Department", None),
        ("You will be based in Leeds, and file letters.", None, "Leeds"),
        ("Roles based in London are paid more than others.", None, None),
    ],
)
def test_a_holder_is_based_in_a_unit_or_at_a_place(
    line: str, unit: str | None, place: str | None
) -> None:
    profile = read(f"Job Title: Records Clerk\n\nAbout the job\n{line}\n\n{DUTIES}")
    assert (said(profile.unit), said(profile.location)) == (unit, place)


@pytest.mark.parametrize(
    ("line", "unit", "parent"),
    [
        ("Department: Records Office", ["Records Office"], None),
        ("Department/Unit: ERSOU – Ashby Hill Team", ["Ashby Hill Team"], "Eastern Region Special Operations Unit"),
        ("Unit: Records Office / Letters Office", ["Records Office", "Letters Office"], None),
        ("Job Family: ERSOU", ["Eastern Region Special Operations Unit"], "Eastern Region Special Operations Unit"),
    ],
)  # fmt: skip
def test_a_unit_is_read_with_what_it_is_part_of(
    line: str, unit: list[str], parent: str | None
) -> None:
    profile = read(f"Job Title: Records Clerk\n{line}\n{DUTIES}")
    assert [m.thing.label for m in profile.units] == unit
    assert (profile.unit_parent.label if profile.unit_parent else None) == parent


def test_a_short_form_of_a_unit_is_spelt_out_by_the_document() -> None:
    text = (
        "Job Title: Records Clerk\nUnit: LOT\n" + DUTIES + "- Serve the Letters Office Team (LOT)\n"
    )
    (unit,) = read(text).units
    assert (unit.text, unit.thing.label) == ("LOT", "Letters Office Team")


def test_an_unknown_unit_of_a_known_force_belongs_to_the_force() -> None:
    text = f"Essex Police\nJob Title: Records Clerk\nDepartment: Letters Office\n{DUTIES}"
    profile = read(text)
    assert profile.force is not None
    assert profile.unit_parent == profile.force
    assert (profile.force.label, profile.force.known) == ("Essex Police", True)


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        ("ERSOU covers the counties of Essex, Kent and Suffolk.", ["Essex Police", "Kent Police", "Suffolk Constabulary"]),
        ("ERSOU covers three counties: Essex, Kent and Suffolk.", ["Essex Police", "Kent Police", "Suffolk Constabulary"]),
        ("ERSOU (the unit) covers Essex and Kent. It works in Suffolk.", ["Essex Police", "Kent Police"]),
        ("ERSOU covers Essex and Kent, with Suffolk Constabulary as the lead force.", ["Essex Police", "Kent Police"]),
        ("ERSOU covers the desk while others are out.", []),
        ("The clerk covers the desk in Essex and Kent.", []),
    ],
)  # fmt: skip
def test_a_unit_covers_the_forces_that_its_sentence_names(text: str, forces: list[str]) -> None:
    profile = read(f"Job Title: Records Clerk\nPurpose of the role\n\n{text}\n{DUTIES}")
    covered = [r.object.label for r in profile.relations if r.predicate.endswith("#covers")]
    assert covered == forces


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("ERSOU covers Essex, with Kent Police as the lead force.", "Kent Police"),
        ("Kent Police is the lead force of ERSOU.", "Kent Police"),
        ("ERSOU is hosted by Kent Police.", "Kent Police"),
        ("ERSOU is led by Kent Police, the lead force.", "Kent Police"),
        ("Kent Police leads the way. ERSOU follows.", None),
    ],
)
def test_a_lead_force_is_the_one_that_is_said_to_lead(text: str, force: str | None) -> None:
    profile = read(f"Job Title: Records Clerk\nPurpose of the role\n\n{text}\n{DUTIES}")
    leads = {r.object.label for r in profile.relations if r.predicate.endswith("#leadForce")}
    assert leads == ({force} if force else set())


@pytest.mark.parametrize(
    ("text", "title", "employer"),
    [
        ("Borset Police is looking for a Search Planner to join us.\n", "Search Planner", None),
        ("Jobs\n\nSafe Steps is an independent charity.\n", None, "Safe Steps"),
        ("Wigton, Ohio\n\nPrint Examiner\n", "Print Examiner", None),
        ("Print Examiner - City of Wigton\n", "Print Examiner", "City of Wigton"),
    ],
)
def test_a_title_and_an_employer_are_found_in_talk_to_the_reader(
    text: str, title: str | None, employer: str | None
) -> None:
    profile = read(text + DUTIES)
    assert said(profile.title) == title
    if employer:
        assert said(profile.organisation) == employer


@pytest.mark.parametrize(
    ("head", "employer"),
    [
        ("Borset Police Careers\nMenu\n", "Borset Police"),
        ("BORLEY GATE SECURITY LTD\nWe're hiring!\n", "BORLEY GATE SECURITY LTD"),
        ("Borset Police Harbour Team\n", None),
        ("# Borset Constabulary: Harbour Room\n", "Borset Constabulary"),
        ("Borley City Council: Housing\n", "Borley City Council"),
        ("JOB DESCRIPTION Force: Kent Police\n", "Kent Police"),
        ("Grade: C Council: Borley City Council\n", "Borley City Council"),
    ],
)
def test_an_employer_is_known_by_the_end_of_its_name(head: str, employer: str | None) -> None:
    assert said(read(f"{head}Records Clerk\n{DUTIES}").organisation) == employer


@pytest.mark.parametrize(
    ("line", "employer"),
    [
        ("Kent Police and Crime Commissioner Jo Bloggs", "Kent Police and Crime Commissioner"),
        ("Kent Police Federation, branch office", None),
        ("BORSET CLERK THE OFFICE OF THE BORSET POLICE, CRIME AND VICTIMS COMMISSIONER",
         "BORSET POLICE, CRIME AND VICTIMS COMMISSIONER"),
        ("Job Description – Deputy Police and Crime Commissioner", None),
        ("Kent Police, Essex Police and Thames Valley", "Kent Police, Essex Police and Thames Valley"),
    ],
)  # fmt: skip
def test_a_force_is_no_front_of_the_name_of_another_body(line: str, employer: str | None) -> None:
    profile = read(f"{line}\n\nJob Title: Deputy Police and Crime Commissioner\n{DUTIES}")
    assert said(profile.organisation) == employer
