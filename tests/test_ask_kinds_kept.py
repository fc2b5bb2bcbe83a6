"""Kinds of need that are not carried on to what is none, and one of a kind that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .replies import built, labels, post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.engine import Asker

PROFILES = {
    "quay.txt": post(
        "Quay Constable",
        "Quay Team",
        "Hours: Fixed term, 30 hours a week, part time",
        needs=["Knowledge of the Human Rights Act 1998", "Must pass the fitness test every year"],
    ),
    "rope.txt": post(
        "Rope Clerk",
        "Rope Team",
        "Hours: 37 hours a week",
        needs=["Knowledge of the Human Rights Act 1998", "A degree"],
    ),
    "buoy.txt": post(
        "Buoy Clerk",
        "Buoy Team",
        needs=["Experience of dealing with drowned sheep"],
        wishes=[
            "A rowing certificate",
            "A first class marine qualification in computer science at degree level",
        ],
    ),
}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("kept"), PROFILES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "roles"),
    [
        (
            "Which roles need both knowledge of the Human Rights Act and a fitness test?",
            {"Quay Constable"},
        ),
        ("who needs knowledge of the Human Rights Act and a fitness test", {"Quay Constable"}),
        ("is there a fixed term one? which", {"Quay Constable"}),
        ("Is there a part time one, and which one is it?", {"Quay Constable"}),
        ("are there any jobs with a degree? which?", {"Rope Clerk"}),
        ("Is there one that needs a fitness test? Which one is it?", {"Quay Constable"}),
    ],
)
def test_a_question_asks_for_each_thing_in_its_kind(
    asker: Asker, question: str, roles: set[str]
) -> None:
    assert labels(asker.ask(question)) == roles


def test_nobody_is_said_to_hold_a_rank_that_no_profile_has(asker: Asker) -> None:
    reply = asker.ask("Who is the Chief Constable of Northmoor Police?")
    assert reply.refused
    assert reply.suggestions
    assert not asker.ask("Which roles are chief constables in Northmoor Police?").answers


@pytest.mark.parametrize(
    "question",
    [
        "is a rowing certificate a must or a nice to have for the Buoy Clerk",
        "rowing certificate - essential or just desirable for the Buoy Clerk?",
        "Does the Buoy Clerk treat the rowing certificate as essential or as desirable?",
        "for the Buoy Clerk is a rowing certificate mandatory or optional",
    ],
)
def test_which_of_two_degrees_it_is_is_no_question_of_yes_or_no(
    asker: Asker, question: str
) -> None:
    reply = asker.ask(question)
    assert reply.refused or [a.value for a in reply.answers] == ["desirable"]


@pytest.mark.parametrize(
    "question",
    [
        "which roles require a marine computer degree",
        "does the Buoy Clerk require a marine computer degree",
        "what marine degree does the Buoy Clerk need",
    ],
)
def test_what_is_wished_for_in_other_words_is_not_needed(asker: Asker, question: str) -> None:
    reply = asker.ask(question)
    assert reply.refused or not any(a.value is not False for a in reply.answers)


def test_people_meet_what_profiles_mention(asker: Asker) -> None:
    assert labels(asker.ask("Which posts are exposed to drowned sheep?")) == {"Buoy Clerk"}
