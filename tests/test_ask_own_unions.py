"""Questions over users' own graphs of several kinds of things together, and of who is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from .questions.graphs import asker, from_file, of_data

UNDERSTOOD = {
    ("ambulance", "List all paramedics and managers"): "all paramedics and managers",
    (
        "ambulance",
        "How many paramedics, technicians and managers are there?",
    ): "the number of paramedics and emergency medical technicians and managers",
    (
        "ambulance",
        "Which paramedics and managers are based at Kelby Station?",
    ): "paramedics and managers that are based at Kelby Station or what is below",
    (
        "ambulance",
        "Which employees are neither paramedics nor technicians?",
    ): "employees that are nowhere said to be paramedics or emergency medical technicians",
    (
        "ambulance",
        "Who is neither a paramedic nor a manager?",
    ): "employees that are nowhere said to be paramedics or managers",
    ("ambulance", "Who is not a manager?"): "employees that are nowhere said to be managers",
    ("shipyard", "List all welders and platers"): "yard workers that practise welder or plater",
    (
        "shipyard",
        "Who is both a welder and a plater?",
    ): "those that practise welder and that practise plater",
    (
        "press",
        "Which concepts have Crime or Picture Books as broader?",
    ): "concepts whose broader is Crime or Picture Books, at any level",
    ("council", "Which property assets are listed?"): "property assets that are listed",
}
GUARD = """
@prefix : <http://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:north a :Group ; rdfs:label "North" .
:a a :Beekeeper ; rdfs:label "Ann" ; :memberOf :north ; :allowance 300 .
:b a :Beekeeper ; rdfs:label "Bob" ; :memberOf :north ; :allowance 200 .
"""


@pytest.mark.parametrize(("name", "question"), UNDERSTOOD)
def test_kinds_that_are_joined_are_asked_for_together(name: str, question: str) -> None:
    assert of_data(name).ask(question).understood == UNDERSTOOD[name, question]


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("faculty", "Who are the lecturers and professors?"),  # some of the former are the latter
        ("boats", "List all customers and boats"),
    ],
)
def test_kinds_that_have_nothing_in_common_are_not_joined(name: str, question: str) -> None:
    assert of_data(name).ask(question).refused


def test_one_kind_or_another_is_all_of_both() -> None:
    def asked(question: str) -> set[str]:
        return {answer.label for answer in of_data("ambulance").ask(question).answers}

    both = asked("List all paramedics") | asked("List all call handlers")
    assert asked("Which employees are paramedics or call handlers?") == both
    others = asked("Which employees are neither paramedics nor call handlers?")
    assert others == asked("List all employees") - both != set()


def test_who_has_an_amount_is_no_group_whose_members_have_it(tmp_path: Path) -> None:
    (tmp_path / "groups.ttl").write_text(GUARD, encoding="utf-8")
    with asker(from_file(tmp_path / "groups.ttl"), tmp_path) as asked:
        assert asked.ask("Who has an allowance over 250?").refused
