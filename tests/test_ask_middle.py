"""More than the middle of them, what most have, one part of a whole, and one set against another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .replies import answered, built, post

LICENCE, ATHENA = "A full driving licence", "Experience with Athena"
RIPA = "Knowledge of the Regulation of Investigatory Powers Act 2000"
PROFILES = {
    "kennel.txt": post(
        "Kennel Sergeant",
        "Kennels",
        "Rank: Sergeant",
        needs=[LICENCE, "PIP2", RIPA, ATHENA],
        wishes=["Method of entry"],
    ),
    "fraud.txt": post(
        "Fraud Sergeant",
        "Fraud Desk",
        "Rank: Sergeant",
        needs=[LICENCE, "Working knowledge of RIPA", ATHENA],
    ),
    "clerk.txt": post("Stores Clerk", "Stores", needs=[LICENCE, "Knowledge of data protection"]),
    "cook.txt": post("Canteen Cook", "Canteen", needs=[LICENCE, "Knowledge of food hygiene"]),
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("middle"), PROFILES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("which roles have more requirements than the average?", {"Kennel Sergeant"}),
        ("which posts need more requirements than average", {"Kennel Sergeant"}),
        ("who has more requirements than the average role", {"Kennel Sergeant"}),
        ("which jobs have above average requirements", {"Kennel Sergeant"}),
        ("list the roles with more than the average number of requirements", {"Kennel Sergeant"}),
        ("which roles have a more than average number of criteria", {"Kennel Sergeant"}),
        (
            "which roles have more requirements than the median",
            {"Kennel Sergeant", "Fraud Sergeant"},
        ),
        ("who has more requirements than the median role", {"Kennel Sergeant", "Fraud Sergeant"}),
        (
            "which roles have above the median number of requirements",
            {"Kennel Sergeant", "Fraud Sergeant"},
        ),
        ("which roles have fewer requirements than the median", {"Stores Clerk", "Canteen Cook"}),
        ("which sergeants have fewer requirements than average", {"Fraud Sergeant"}),
        ("which roles have more desirable criteria than the average", {"Kennel Sergeant"}),
    ],
)
def test_what_is_above_or_below_the_middle_is_told_with_its_number_and_quotes(
    ask: Asker, question: str, found: set[str]
) -> None:
    answers = answered(ask, question)
    assert set(answers) == found
    for answer in answers.values():
        assert isinstance(answer.value, int)
        assert len(answer.evidence) == answer.value


def test_the_middle_is_said(ask: Asker) -> None:
    reply = ask.ask("which roles have more requirements than the average")
    assert "the average of 4 roles is 3" in reply.notes


def test_where_none_is_above_it_is_none(ask: Asker) -> None:
    reply = ask.ask("which roles have more licences than the average")
    assert not reply.answers
    assert [note for note in reply.notes if note.startswith("none: the average of 4 roles is 1")]


@pytest.mark.parametrize(
    "question",
    [
        "what do most roles need",
        "what do most of the posts need?",
        "what is required by most roles",
        "what is needed by most jobs",
        "what do the majority of roles require",
        "which requirements do most roles have",
        "which requirements do more than half of the roles have",
        "what do most jobs have in common",
        "what do over half the roles need",
        "which licences do most roles need",
    ],
)
def test_what_most_need_is_what_more_than_half_need(ask: Asker, question: str) -> None:
    answers = answered(ask, question)
    assert {label: answer.value for label, answer in answers.items()} == {"driving licence": 4}
    assert len(answers["driving licence"].evidence) == 4


@pytest.mark.parametrize(
    "question",
    ["what do most roles use", "which systems do most roles use", "what is used by most posts"],
)
def test_where_no_more_than_half_have_it_none_has(ask: Asker, question: str) -> None:
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    assert not reply.answers
    assert [note for note in reply.notes if note.startswith("none") and "Athena" in note]


def test_what_the_most_use_need_not_be_half(ask: Asker) -> None:
    assert answered(ask, "which system is used by the most roles")["Athena"].value == 2


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("what percentage of roles need PIP2", 25.0),
        ("what % of roles need PIP2?", 25.0),
        ("what share of the posts need PIP2", 25.0),
        ("how many percent of roles need Athena", 50.0),
        ("in percent, how many roles need a driving licence", 100.0),
        ("what is the percentage of roles that need RIPA", 50.0),
        ("what proportion of the sergeants need PIP2", 50.0),
        ("how big a share of the roles use Athena", 50.0),
        ("what fraction of jobs have method of entry as desirable", 25.0),
        ("share of roles with data protection", 25.0),
        ("what is the ratio of roles with PIP2 to roles without", 0.33),
        ("ratio of roles that need RIPA to roles that need PIP2", 2.0),
        ("what is the ratio of roles with Athena to those without it?", 1.0),
        ("what is the ratio between posts that need PIP2 and posts that need RIPA", 0.5),
    ],
)
def test_a_part_is_told_in_per_cent_and_one_set_against_another(
    ask: Asker, question: str, value: float
) -> None:
    (answer,) = answered(ask, question).values()
    assert answer.value == value
    assert answer.evidence


@pytest.mark.parametrize(
    "question",
    [
        "which roles have more requirements than the moon",
        "which roles have more friends than average",
        "which roles are better than average",
        "what is the ratio of essential requirements to desirable requirements",
        "what is the ratio of roles to lunches",
        "what do most people like",
        "what does most of the work involve",
        "what does the average sergeant earn",
    ],
)
def test_what_cannot_be_counted_so_is_not_answered(ask: Asker, question: str) -> None:
    reply = ask.ask(question)
    assert reply.refused or not reply.answers


def test_whether_most_need_it_is_still_yes_or_no(ask: Asker) -> None:
    assert [a.value for a in ask.ask("do most roles need PIP2").answers] == [False]


@pytest.mark.parametrize(
    "question",
    [
        "do two of the roles need PIP2?",
        "do 60% of the roles need PIP2",
        "are 50 % of the roles in the kennels",
        "do three posts use Athena",
        "do 3 of our jobs need RIPA",
    ],
)
def test_so_many_of_them_are_not_any_of_them(ask: Asker, question: str) -> None:
    assert ask.ask(question).refused


@pytest.mark.parametrize(
    "question", ["does one of the roles need PIP2", "does any one of the posts use Athena"]
)
def test_one_of_them_is_any_of_them(ask: Asker, question: str) -> None:
    assert [answer.value for answer in ask.ask(question).answers] == [True]
