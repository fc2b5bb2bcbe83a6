"""The units that a form names in several fields: which is the role's, and which is part of which."""

from __future__ import annotations

from pathlib import Path

import pytest

from .building import made, rows, write
from .extracting import DUTIES, read, said


def units(*lines: str) -> tuple[str | None, list[str]]:
    profile = read("\n".join(["Job Title: Records Clerk", *lines, DUTIES]))
    return said(profile.unit), [unit.text for unit in profile.all_units]


@pytest.mark.parametrize(
    ("lines", "unit", "every"),
    [
        (["Business area: Contact", "Department: Control Room"], "Control Room", ["Control Room", "Contact"]),
        (["Department: Archives", "Section: Maps"], "Archives", ["Maps", "Archives"]),
        (["Section: Maps", "Directorate: Place"], "Maps", ["Maps", "Place"]),
        (["Department: Archives", "Division: North"], "Archives", ["Archives", "North"]),
        (["Command: Crime", "Department / Team: Cold Case Team"], "Cold Case Team", ["Cold Case Team", "Crime"]),
        (["Directorate: Place", "Directorate: Place"], "Place", ["Place"]),
        (["Department: Archives", "Team: None"], "Archives", ["Archives"]),
    ],
)  # fmt: skip
def test_each_unit_of_a_form_is_read(lines: list[str], unit: str, every: list[str]) -> None:
    assert units(*lines) == (unit, every)


def test_a_unit_that_the_work_is_with_is_not_that_of_the_role() -> None:
    text = "Job Title: Records Clerk\nDirectorate: Place\n" + DUTIES
    text += "\nKey relationships\nWork team\tShare what is known\n"
    assert said(read(text).unit) == "Place"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("units")
    head = "Force: Essex Police\nJob Title: {}\nDirectorate: Crime\nDepartment: {}\nTeam: Team 1\n"
    texts = {
        "a.txt": head.format("Store Keeper", "Vehicle Recovery") + DUTIES,
        "b.txt": head.format("Yard Clerk", "Exhibits") + "Division: North\n" + DUTIES,
    }
    made(folder / "graph", write(folder / "documents", texts))
    return folder / "graph"


def test_a_unit_is_part_of_the_next_larger_one_and_that_has_its_words(graph: Path) -> None:
    parts = (
        "SELECT ?part ?whole ?words { ?p org:subOrganizationOf ?w . ?p skos:prefLabel ?part . "
        "?w skos:prefLabel ?whole . ?claim rdf:subject ?p ; rdf:predicate org:subOrganizationOf ; "
        "rdf:object ?w ; remit:evidence ?e . ?e oa:exact ?words . FILTER(?whole != ?part) }"
    )
    found = {row for row in rows(graph, parts) if row[1] in ("Crime", "Vehicle Recovery")}
    assert found == {
        ("Vehicle Recovery", "Crime", "Crime"),
        ("Exhibits", "Crime", "Crime"),
        ("North", "Crime", "Crime"),
        ("Team 1", "Vehicle Recovery", "Vehicle Recovery"),
        ("Team 1", "Crime", "Crime"),
    }


def test_teams_of_one_number_in_two_departments_are_two(graph: Path) -> None:
    assert len(rows(graph, 'SELECT ?team { ?team a remit:Unit ; skos:prefLabel "Team 1" }')) == 2


def test_a_role_is_in_the_inmost_units_and_only_the_outmost_are_the_forces(graph: Path) -> None:
    found = rows(
        graph, "SELECT ?role ?unit { ?r org:postIn/skos:prefLabel ?unit ; skos:prefLabel ?role }"
    )
    assert set(found) == {
        ("Store Keeper", "Team 1"),
        ("Yard Clerk", "Team 1"),
        ("Yard Clerk", "Exhibits"),
        ("Yard Clerk", "North"),
    }
    of_force = "SELECT ?unit { ?u org:unitOf ?f ; skos:prefLabel ?unit . ?f a remit:Force }"
    assert {unit for (unit,) in rows(graph, of_force)} == {"Crime"}
