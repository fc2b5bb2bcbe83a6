"""What stands in the fields of forms and below their questions is kept as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.ontology import REMIT

from .extracting import DUTIES, read, said
from .replies import built

if TYPE_CHECKING:
    from pathlib import Path

    from remit.graph.profile import RoleProfile

HEAD = "Job Title: Quay Officer\nUnit: Quay Team\n"
ASKED = """Job Title: Quay Officer
Unit: Quay Team

What is the job for?

To keep the quays of the port open.

What are the duties?

- Keep the log of the quay.
- Meet each ship that calls.

Who are we looking for?

You must have:
- A driving licence.

It would be good if you had:
- Knowledge of the Equality Act 2010.

What systems will you use?

Microsoft Excel, College Learn, Quaylog.

Which competencies will we look at?

We are emotionally aware.

Who will you meet most?

- Ships' masters, who know the tides best.
- The harbour master.
"""


def weighed(profile: RoleProfile) -> list[str]:
    return [f"{r.modality} {t.label}" for r in profile.requirements for t in r.about]


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        ("37 hours per week. On call rota one week in four.", ["obligatory on-call rota"]),
        ("30 hours a week, worked over four days of the week.", []),
        (
            "40 hours per week on shifts. There is no night duty.",
            ["obligatory shift working", "not required night working"],
        ),
    ],
)
def test_hours_in_bold_with_a_sentence_are_no_heading(value: str, asked: list[str]) -> None:
    form = f"# Borset Police\n\n**Job Title:** Quay Officer\n**Hours:** {value}\n**Base:** Leck\n"
    found = read(f"{form}\n{DUTIES}", "profiles/quay.md")
    assert said(found.hours) == value
    assert weighed(found) == asked
    assert found.location is not None


@pytest.mark.parametrize(
    ("field", "vetting"),
    [
        (
            "Management Vetting; Security Check (SC) clearance to be obtained once in post",
            "Management Vetting; Security Check (SC)",
        ),
        ("Recruitment Vetting on the first day, with Developed Vetting desirable later on", None),
    ],
)
def test_a_field_names_each_level_that_is_needed(field: str, vetting: str | None) -> None:
    found = read(f"{HEAD}Vetting: {field}\n{DUTIES}")
    assert found.vetting is not None
    assert found.vetting.text == (vetting or "Recruitment Vetting")


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        (
            "Welsh language: Level 1 essential, Level 3 desirable",
            ["essential Welsh language", "desirable Welsh language"],
        ),
        ("Welsh language level: Level 2", ["essential Welsh language"]),
        ("Welsh language requirement: Desirable", ["desirable Welsh language"]),
        ("Welsh language: Level 0", ["not required Welsh language"]),
        ("Welsh language level: <<select level>>", []),
    ],
)
def test_a_field_for_a_language_asks_for_it(field: str, asked: list[str]) -> None:
    assert weighed(read(f"{HEAD}{field}\nBase: Leck\n{DUTIES}")) == asked


@pytest.mark.parametrize(
    ("field", "led"),
    [
        (
            "6 Quay Hands; 1 Rope and Sail Officer (Training)",
            ["6 Quay Hands", "1 Rope and Sail Officer (Training)"],
        ),
        ("1 Fleet and Stores Manager and 2 Drivers", ["1 Fleet and Stores Manager", "2 Drivers"]),
    ],
)
def test_a_title_with_and_in_it_is_one(field: str, led: list[str]) -> None:
    found = read(f"{HEAD}Staff managed: {field}\n{DUTIES}").direct_reports
    assert [value.text for value in found] == led


def test_a_question_of_a_form_that_asks_ends_the_list_above_it() -> None:
    found = read(ASKED)
    assert weighed(found) == ["essential driving licence", "desirable Equality Act 2010"]
    assert {m.thing.label for m in found.systems} >= {"College Learn", "Quaylog"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "TARIAN Regional Organised Crime Unit\nSouth Wales Police (host force)\n\n"
            "Job Title: Quay Officer\nUnit: Quay Team\nForces served: Gwent Police, South Wales Police\n",
            [
                "Quay Team covers Gwent Police",
                "Quay Team covers South Wales Police",
                "Tarian Regional Organised Crime Unit leadForce South Wales Police",
            ],
        ),
        (
            "QUAYS SHARED SERVICE CENTRE\nA partnership of Norfolk Constabulary and Suffolk "
            "Constabulary\nHosted by Suffolk Constabulary\n\nJob Title: Quay Officer\n"
            "Section: Quay Section\n",
            [
                "Quay Section covers Norfolk Constabulary",
                "Quay Section covers Suffolk Constabulary",
                "QUAYS SHARED SERVICE CENTRE covers Norfolk Constabulary",
                "QUAYS SHARED SERVICE CENTRE covers Suffolk Constabulary",
                "QUAYS SHARED SERVICE CENTRE leadForce Suffolk Constabulary",
            ],
        ),
        (
            "Job Title: Quay Officer\nUnit: Quay Team, East Midlands Special Operations Unit (EMSOU)\n"
            "\nThe Quay Team serves the two forces of the region: Norfolk Constabulary and Suffolk "
            "Constabulary.\n",
            ["Quay Team covers Norfolk Constabulary", "Quay Team covers Suffolk Constabulary"],
        ),
    ],
)
def test_the_head_says_whom_a_unit_serves(lines: str, told: list[str]) -> None:
    relations = read(lines + DUTIES).relations
    names = {REMIT.covers: "covers", REMIT.leadForce: "leadForce"}
    found = {f"{r.subject.label} {names[r.predicate]} {r.object.label}" for r in relations}
    assert found == set(told)


def test_a_manager_beside_the_unit_at_the_head_has_the_profile_below_it(tmp_path: Path) -> None:
    head = "QUAYS SHARED SERVICE CENTRE\nA partnership of Norfolk Constabulary and Suffolk Constabulary\n"
    profiles = {
        "a.txt": f"{head}\nJob Title: Quay Team Leader\nSection: Quay Section\n"
        f"Reports to: Head of Quays\nStaff managed: 1 Rope and Sail Officer\n{DUTIES}",
        "b.txt": "Suffolk Constabulary\n\nJob Title: Rope and Sail Officer\nUnit: Rope Unit\n"
        f"Reports to: Quay Team Leader, Quays Shared Service Centre\n{DUTIES}",
    }
    with built(tmp_path, profiles) as asker:
        chain = asker.ask("show the full reporting line above the Rope and Sail Officer")
        assert [a.label for a in chain.answers] == ["Quay Team Leader", "Head of Quays"]
        leaders = asker.ask("which roles manage staff").answers
        assert [(a.label, a.documents) for a in leaders] == [("Quay Team Leader", ("a.txt",))]


@pytest.mark.parametrize(
    ("hours", "asked"),
    [
        ("24/7, five shift rota", {"shift working", "night working", "weekend working"}),
        ("37 hours, in a building that is open round the clock", set()),
    ],
)
def test_shifts_at_all_hours_are_at_night_and_at_weekends(hours: str, asked: set[str]) -> None:
    found = read(f"{HEAD}Hours: {hours}\n{DUTIES}").requirements
    assert {thing.label for r in found for thing in r.about} == asked
