"""What a field of hours asks beside a number, and what a profile says that a post does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.graph.asking.engine import Asker
from remit.graph.store import Graph

from .building import made, write
from .extracting import DUTIES, read

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "Job Title: Quay Officer\nUnit: Quay Team\n"


@pytest.mark.parametrize(
    ("hours", "asked"),
    [
        ("36 hours a week, with on call duty every sixth week", ["obligatory on-call rota"]),
        (
            "10-hour shifts, days and nights",
            ["obligatory shift working", "obligatory night working"],
        ),
        ("36 a week. There is no on call duty.", ["not required on-call rota"]),
        ("No shifts, no weekends", ["not required shift working", "not required weekend working"]),
        ("Full time", []),
    ],
)
def test_hours_ask_for_more_than_a_number(hours: str, asked: list[str]) -> None:
    profile = read(f"{HEAD}Hours: {hours}\n{DUTIES}")
    about = [f"{r.modality} {t.label}" for r in profile.requirements for t in r.about]
    assert about == asked


def test_a_shift_allowance_that_is_not_paid_denies_no_shifts() -> None:
    text = f"{HEAD}\nConditions\n- There is no shift allowance for shifts in this role.\n{DUTIES}"
    assert all(r.modality != "not required" for r in read(text).requirements)


def test_the_unit_that_stands_for_the_employer_holds_the_team() -> None:
    forms = ("EMSOU", "East Midlands Special Operations Unit (EMSOU)")
    parents = {
        said.unit_parent.label
        for form in forms
        if (said := read(f"{HEAD}Organisation: {form}\n{DUTIES}")).unit_parent
    }
    assert parents == {"East Midlands Special Operations Unit"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "About the unit\nThe Quay Team takes on thefts. It covers Norfolk and Suffolk. "
            "The lead force is Norfolk Constabulary.",
            {"covers Norfolk", "covers Suffolk", "leadForce Norfolk"},
        ),
        (
            "Force: Norfolk Constabulary and Suffolk Constabulary",
            {"covers Norfolk", "covers Suffolk"},
        ),
        (
            "Lead force: Suffolk Constabulary\nForces served: Norfolk Constabulary; Suffolk Constabulary",
            {"leadForce Suffolk", "covers Norfolk", "covers Suffolk"},
        ),
    ],
)
def test_the_own_unit_of_a_post_covers_forces(lines: str, told: set[str]) -> None:
    profile = read(f"{HEAD}{lines}\n\n{DUTIES}")
    assert {
        f"{r.predicate.rpartition('#')[2]} {r.object.label.split()[0]}" for r in profile.relations
    } == told


QUAY = """Kent Police

Job Title: {title}
Unit: Quay Team
Reports to: {manager}
Direct reports: {staff}
Hours: {hours}

Essential
- Full driving licence

Systems
- {systems}
"""


def test_posts_are_asked_for_what_their_hours_and_forms_say(tmp_path: Path) -> None:
    texts = {
        "mate.txt": QUAY.format(
            title="Quay Mate", manager="Quay Warden", staff="None", systems="STORM",
            hours="36 a week, mostly Monday to Friday. There is no on call duty in this post.",
        ),
        "warden.txt": QUAY.format(
            title="Quay Warden", manager="Chief Warden", staff="Quay Mate (3 posts)",
            systems="STORM\n- Niche RMS", hours="36 a week, with on call duty every sixth week",
        ),
    }  # fmt: skip
    made(tmp_path / "graph", write(tmp_path / "profiles", texts))
    told = {
        "is the quay mate on call": ("no", False),
        "is the quay warden on call": ("yes", True),
        "which roles are on call": ("Quay Warden", None),
        "which role has the most direct reports": ("Quay Warden", 3),
        "how many people does the quay warden manage": ("number of staff", 3),
        "which role has the most systems": ("Quay Warden", 2),
        "which force does the Quay Team belong to": ("Kent Police", None),
        "which units belong to Kent Police": ("Quay Team", None),
    }
    with Graph.open(tmp_path / "graph") as graph, Asker(graph.select, graph.folder) as asker:
        found = {q: [(a.label, a.value) for a in asker.ask(q).answers] for q in told}
    assert found == {q: [answer] for q, answer in told.items()}


def test_competencies_that_stand_behind_one_another_are_all_read() -> None:
    line = "We take ownership; We are collaborative; We analyse critically."
    profile = read(f"{HEAD}\n{DUTIES}\nCompetencies\n\nCompetency and Values Framework: {line}\n")
    assert [c.thing.label for c in profile.competencies] == line.rstrip(".").split("; ")


def test_a_prompt_among_criteria_asks_for_nothing() -> None:
    prompt = "- [add further criteria or delete this line]\n"
    profile = read(f"{HEAD}\nDesirable\n- Typing\n{prompt}\n{DUTIES}")
    assert [r.text for r in profile.requirements] == ["Typing"]
