"""Questions close to the words of a profile, put as people put them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .conftest import DATA
from .replies import asking


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asking(tmp_path_factory.mktemp("forces"), DATA / "force-posts") as opened:
        yield opened


@pytest.mark.parametrize(
    "question, document",
    [
        ("Which jobs are partly outdoors in all weathers?", "102_"),
        ("Which post reviews domestic abuse incidents before the end of the shift?", "104_"),
        ("Who hands over in writing and chairs the daily management meeting?", "104_"),
        ("Which role interviews people in their own homes but does not need PIP Level 2?", "105_"),
        ("Who tells the duty inspector of a danger?", "105_"),
    ],
)
def test_who_does_it_is_told_by_the_passage_that_says_so(
    ask: Asker, question: str, document: str
) -> None:
    reply = ask.ask(question)
    assert [name[:4] for answer in reply.answers for name in answer.documents] == [document]
    assert all(answer.evidence for answer in reply.answers)


@pytest.mark.parametrize(
    "question",
    [
        "Is the crime scene investigator expected to give evidence in the Coroner's court?",
        "Does the CSI have to mentor trainees?",
        "Does the roads policing sergeant have to deliver death messages to families?",
        "Can the roads policing sergeant be sent to another force area at short notice?",
        "Is protective clothing supplied to the crime scene investigator?",
    ],
)
def test_what_a_passage_of_the_role_says_is_so(ask: Asker, question: str) -> None:
    [answer] = ask.ask(question).answers
    assert answer.value is True
    assert answer.evidence


@pytest.mark.parametrize(
    "question",
    [
        "Does the CSI have to attend court for road deaths?",
        "Is the roads policing sergeant expected to photograph injuries?",
        "Is protective clothing supplied to the firearms licensing officer?",
        "Does the DCI hold a budget, and how big is it?",
        "Does the CSI have to decide on DNA?",
        "Does the licensing officer decide on driving licences?",
    ],
)
def test_what_no_passage_of_the_role_says_is_not_so(ask: Asker, question: str) -> None:
    assert not [answer for answer in ask.ask(question).answers if answer.value is True]


def test_what_comes_before_is_not_what_comes_after(ask: Asker) -> None:
    assert ask.ask("Who debriefs the officers after every pursuit?").answers
    assert not ask.ask("Who debriefs the officers before every pursuit?").answers


@pytest.mark.parametrize(
    "question, said",
    [
        ("How often does the CSI go on call?", "one week in six"),
        ("How often is the fitness test for the response inspector?", "once a year"),
        ("How long are the response inspector's shifts?", "10 hours"),
        (
            "How long does the firearms licensing officer have to learn the Firearms Act?",
            "within six months",
        ),
    ],
)
def test_how_long_and_how_often_are_told_by_what_says_so(
    ask: Asker, question: str, said: str
) -> None:
    answers = ask.ask(question).answers
    assert answers
    assert all(said in evidence.quote for answer in answers for evidence in answer.evidence)


def test_what_does_not_say_how_often_is_no_answer(ask: Asker) -> None:
    assert ask.ask("How frequently does the CSI photograph scenes?").refused


def test_what_one_of_those_does_is_a_duty_and_no_need_of_its_post(ask: Asker) -> None:
    reply = ask.ask("Of the posts that need RV, which one seizes uninsured vehicles?")
    assert [name[:4] for answer in reply.answers for name in answer.documents] == ["101_"]
    assert not reply.desirable


def test_duties_are_not_desirable_in_part(ask: Asker) -> None:
    reply = ask.ask("which posts need recruitment vetting and debriefing the team")
    assert not reply.desirable
