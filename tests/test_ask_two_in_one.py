"""Two questions in one, two lists held against each other, and one thing lacked by another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .gold import PROFILES, THREE
from .replies import asking, labels, the_one


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder = tmp_path_factory.mktemp("three")
    with asking(folder, *(PROFILES / name for name in THREE)) as opened:
        yield opened


def test_each_of_two_questions_is_answered_of_the_same_unit(ask: Asker) -> None:
    found = ask.ask(
        "Which chief constable has direction and control of the undercover unit, "
        "and which counties does the unit cover?"
    )
    assert labels(found) >= {"Chief Constable of Bedfordshire Police", "Kent Police"}
    assert "; and " in str(found.understood)


def test_a_second_question_goes_on_from_the_post_of_the_first(ask: Asker) -> None:
    found = labels(ask.ask("who manages the FIMU sergeant, and which forces does the post cover?"))
    assert {"Detective Inspector Intel", "Essex Police"} <= found
    assert "Kent Police" not in found


@pytest.mark.parametrize(
    "question",
    [
        "who does the undercover sergeant report to and what rank is he?",
        "who manages the FIMU sergeant, and what colour is the post?",
        "which posts need RIPA, and in which of them is that only if a private car is used?",
    ],
)
def test_a_second_question_that_may_be_of_another_is_not_answered(
    ask: Asker, question: str
) -> None:
    assert "; and " not in str(ask.ask(question).understood)


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("Do the undercover unit and ERSOU CTP cover the same forces?", False),
        ("Do the undercover profile and the FIMU profile give the same list of counties?", False),
        ("Do the undercover unit and the organised crime team cover the same counties?", True),
    ],
)
def test_two_lists_of_forces_are_held_against_each_other(
    ask: Asker, question: str, same: bool
) -> None:
    answer = the_one(ask, question)
    assert answer.value is same
    assert same or "Kent" in str(answer.why)


def test_what_one_lacks_is_what_the_other_needs(ask: Asker) -> None:
    found = ask.ask("which systems does the undercover sergeant lack that the FIMU sergeant has?")
    assert "Police National Database" in labels(found)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "which posts need vetting and have a medical that is definite "
            "rather than one that may happen?",
            {"Detective Sergeant – Undercover Unit", "Detective Sergeant IDT/ FIMU"},
        ),
        ("how many hours a week is the undercover sergeant contracted for?", set()),
    ],
)
def test_what_only_may_happen_and_what_has_no_figure_is_left_out(
    ask: Asker, question: str, expected: set[str]
) -> None:
    assert labels(ask.ask(question)) == expected


def test_a_level_of_vetting_is_not_named_where_vetting_alone_is(ask: Asker) -> None:
    assert the_one(ask, "Does any of the profiles name the level of vetting?").value is False
    assert the_one(ask, "Does any of the profiles mention vetting?").value is True


@pytest.mark.parametrize("called", ["the template question", "the prompt", "the wording"])
def test_words_in_quotation_marks_may_be_called_what_they_are(ask: Asker, called: str) -> None:
    asked = (
        f'Which profile still has {called} "Which skills and knowledge must the individual have?"'
    )
    assert labels(ask.ask(asked)) == {"Detective Sergeant, Organised Crime Team"}


def test_what_is_denied_and_said_at_once_is_refused(ask: Asker) -> None:
    assert ask.ask("which post has no staff responsibility but leads a team?").refused


def test_whose_command_a_unit_is_under_is_shown(ask: Asker) -> None:
    asked = "Where does it say that the undercover unit's command falls under Bedfordshire?"
    assert labels(ask.ask(asked)) == {"Chief Constable of Bedfordshire Police"}
