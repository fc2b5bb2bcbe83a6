"""Units and roles of one name in two forces are told apart wherever they are named."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from remit.graph.asking.engine import Asker

from .browser import Browser
from .building import clerk, write
from .replies import asking

Run = Callable[..., CompletedProcess[str]]
FORCES = ("Borset Police", "Wexley Police")
UNITS = ("Crime Command", "Command Team", "Harbour Intelligence Bureau")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("alike")


@pytest.fixture(scope="module")
def asker(folder: Path) -> Iterator[Asker]:
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


@pytest.mark.usefixtures("asker")
def test_roles_of_one_title_are_told_apart_by_those_for_whom_they_work(
    folder: Path, remit: Run, browser: Browser
) -> None:
    graph = folder / "graph"
    listed = json.loads(remit("list", "roles", "--format", "json", "--graph", graph).stdout)
    units = [
        row["unit"] for row in listed if row["role"] in ("Crane Clerk", "Clerk, Crime Command")
    ]
    assert units == [
        ["Crime Command (Borset Police)"], ["Crime Command (Wexley Police)"],
        ["Harbour Intelligence Bureau"],
    ]  # fmt: skip
    within = remit("analyse", "--unit", "Borset Police", "--graph", graph)
    assert "5 of them with a profile" in within.stdout, within.stderr
    page = folder / "matrix.html"
    remit("map", "--kind", "matrix", "--output", page, "--graph", graph)
    browser.open(page)
    rows = browser.run(
        "return [...document.querySelectorAll('.matrix tbody th')].map((one) => one.innerText)"
    )
    assert {
        "Clerk, Crime Command – Borset Police › Crime Command", "Crane Clerk",
        "Clerk, Crime Command – Wexley Police › Crime Command",
    } <= set(rows)  # fmt: skip
