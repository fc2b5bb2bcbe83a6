"""Units of one name in two forces are told apart, and no part of such a name is taken for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .building import clerk, write
from .replies import asking

FORCES = ("Borset Police", "Wexley Police")
UNITS = ("Crime Command", "Command Team", "Harbour Intelligence Bureau")


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder = tmp_path_factory.mktemp("alike")
    posts = {
        f"{force[0]}{n}.txt": clerk(f"{title}, {unit}", f"Force: {force}", f"Unit: {unit}")
        for force in FORCES
        for n, (title, unit) in enumerate(
            (title, unit) for title in ("Clerk", "Analyst") for unit in UNITS[:2]
        )
    }
    posts["harbour.txt"] = clerk("Crane Clerk", f"Force: {FORCES[0]}", f"Unit: {UNITS[2]}")
    with asking(folder, write(folder / "posts", posts)) as opened:
        yield opened


def test_a_unit_of_two_forces_is_asked_back_with_both(asker: Asker) -> None:
    question = "which roles are in Crime Command"
    said = asker.ask(question)
    assert said.refusal.endswith(
        "“crime command” may mean several things: Crime Command of Borset Police; "
        "Crime Command of Wexley Police"
    )
    assert said.choices == tuple(f"{question} of {force}" for force in FORCES)


@pytest.mark.parametrize(
    "question", ["which units are in both forces", "which roles are in the Crane Department"]
)
def test_neither_both_forces_nor_a_unit_that_is_not_there_is_any_of_them(
    asker: Asker, question: str
) -> None:
    assert asker.ask(question).refusal


def test_the_roles_that_are_there_in_a_unit_are_counted(asker: Asker) -> None:
    said = asker.ask("how many roles are there in the Intelligence Department")
    assert [(answer.value, said.understood) for answer in said.answers] == [
        (1, "the number of roles that are in Harbour Intelligence Bureau")
    ]
