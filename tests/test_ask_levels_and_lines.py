"""Levels of a scale and those above them, the job in a unit, managers of other forces' profiles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .replies import built, documents, labels, post, the_one

OWN = {
    "clerk.txt": post("Stores Clerk", "Stores Team", needs=["PIP 1"]),
    "lead.txt": post("Case Lead", "Cold Case Team", "Reports to: Head", needs=["PIP 3", "own car"]),
    "driver.txt": post("Driver", "Garage Team", needs=["Full driving licence"]),
    "keeper.txt": post(
        "Source Keeper", "Source Team", "Vetting level: MV", needs=["Care of files"]
    ),
}
SHARED = {
    "north.txt": (
        "Durham Constabulary\nRole title: Traffic Clerk\nDepartment: Moor Roads Unit\n"
        "Reports to: Duty Manager, Bay Response Hub\n\nContext\n"
        "The Moor Roads Unit serves Durham Constabulary and Cleveland Police.\n\n"
        "Essential criteria\n- Knowledge of filing.\n"
    ),
    "south.txt": (
        "Cleveland Police\nRole title: Duty Manager\nDepartment: Bay Response Hub\n"
        "Direct reports: 4 Shift Clerks\n\nEssential criteria\n- Knowledge of rotas.\n"
    ),
    "other.txt": (
        "Kent Police\nRole title: Duty Manager\nDepartment: Bay Response Hub\n\n"
        "Essential criteria\n- Knowledge of rotas.\n"
    ),
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("own"), OWN) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("shared"), SHARED) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("which roles need at least PIP 2", {"lead.txt"}),
        ("which roles need PIP level 1 or higher", {"clerk.txt", "lead.txt"}),
        ("which roles need at least 3 qualifications", set()),
        ("which roles need a car", {"lead.txt"}),
    ],
)
def test_a_level_is_needed_with_all_above_it_and_a_car_is_no_licence(
    own: Asker, question: str, found: set[str]
) -> None:
    assert documents(own.ask(question)) == found


def test_a_level_stated_in_a_field_is_quoted(own: Asker) -> None:
    keeper = the_one(own, "which roles need MV or higher")
    assert [(e.document, "MV" in e.quote) for e in keeper.evidence] == [("keeper.txt", True)]


def test_the_job_in_a_unit_is_its_only_profile_and_nobody_is_known_to_hold_it(own: Asker) -> None:
    assert the_one(own, "does the job in the cold case team need PIP 3").value is True
    assert the_one(own, "does the job in the stores team need PIP 3").value is False
    assert own.ask("who currently holds the stores clerk post").refused


def test_a_manager_is_found_by_title_and_unit_with_a_force_for_which_the_unit_works(
    shared: Asker,
) -> None:
    assert documents(shared.ask("who does the traffic clerk report to")) >= {"south.txt"}
    assert "other.txt" not in documents(shared.ask("who does the traffic clerk report to"))
    assert {"Cleveland Police", "Durham Constabulary"} <= labels(
        shared.ask("which forces does the Moor Roads Unit cover")
    )
    assert {"Traffic Clerk", "4 Shift Clerks"} == labels(
        shared.ask("who reports to the duty manager of Cleveland Police")
    )
