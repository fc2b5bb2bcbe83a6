"""Questions about pay, hours, dates, posts and budgets are answered from what profiles state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.graph.asking.answer import Reply
from remit.graph.asking.engine import Asker
from remit.graph.build import build
from remit.graph.store import Graph

from .questions.scoring import cases, tallied, verdict

PROFILES = Path(__file__).parent / "data" / "amounts"


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Give one asker of a graph of twelve profiles that state pay in many ways."""
    folder = tmp_path_factory.mktemp("amounts") / "graph"
    build([PROFILES], folder)
    with Graph.open(folder) as graph, Asker(graph.select, graph.folder) as asker:
        yield asker


def labels(reply: Reply) -> list[str]:
    return [answer.label for answer in reply.answers]


@pytest.mark.parametrize(("name", "wrong"), [("amounts-dev", 0), ("amounts-more", 1)])
def test_questions_about_amounts_are_nearly_all_right(asker: Asker, name: str, wrong: int) -> None:
    tally = tallied([verdict(case, asker.ask(case["q"])) for case in cases(name)])
    assert tally.wrong <= wrong
    assert tally.right >= 0.85 * tally.total


def test_pay_for_another_time_or_in_other_money_is_left_out_and_said(asker: Asker) -> None:
    reply = asker.ask("Which roles pay more than £30,000?")
    assert "CCTV Operator" not in labels(reply)
    assert "Operational Liaison Officer" not in labels(reply)
    said = "; ".join(reply.notes)
    assert "3 profiles state it in other money or for another time" in said
    assert "1 profile states no salary" in said
    assert "1 profile states a salary without a figure" in said


def test_what_is_reckoned_for_a_year_is_said_to_be(asker: Asker) -> None:
    (answer,) = asker.ask("Which roles pay at least $60,000 a year?").answers
    assert (answer.label, answer.value) == ("Dispatch Supervisor", "$5,432/month")
    assert answer.why == "reckoned as 65,184 $ a year"


def test_a_sign_that_several_countries_use_is_said_to_name_none(asker: Asker) -> None:
    said = "“$” names no country: the amounts written with it count as one currency here"
    dollars = asker.ask("Which roles pay at least $60,000 a year?")
    assert any(note.startswith(said) for note in dollars.notes)
    pounds = asker.ask("Which roles pay more than £30,000?")
    assert not any("names no country" in note for note in pounds.notes)


def test_money_of_several_countries_is_not_weighed_against_each_other(asker: Asker) -> None:
    reply = asker.ask("Which role has the highest pay?")
    assert labels(reply) == [
        "Head of Estates",
        "Dispatch Supervisor",
        "Operational Liaison Officer",
    ]
    said = "; ".join(reply.notes)
    assert "amounts in $, EUR, GBP are not compared" in said
    assert "1 stated by the hour" in said
    assert "are taken for a year's" in said


def test_each_answer_quotes_the_words_that_it_rests_on(asker: Asker) -> None:
    for answer in asker.ask("List the roles by salary").answers:
        (quote,) = answer.evidence
        assert quote.quote == answer.value


def test_a_point_on_a_pay_scale_is_nowhere_taken_for_a_sum(asker: Asker) -> None:
    for question in ("roles by salary", "Which roles pay less than £30,000?", "lowest paid role"):
        assert "Records Clerk" not in labels(asker.ask(question))


def test_ranges_are_compared_by_their_upper_ends_and_that_is_said(asker: Asker) -> None:
    reply = asker.ask("Which pays more, the Vetting Officer or the Intelligence Analyst?")
    assert labels(reply) == ["Intelligence Analyst"]
    assert "ranges are compared by their upper ends" in reply.notes
    assert "their lower ends stand the other way round" in reply.notes


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("posts closing before June", "roles that close before June"),
        ("roles paying over £28.5k", "roles that pay more than £28,500"),
        ("jobs under 30 hours a week", "roles that work less than 30 hours a week"),
        ("roles closing after 20 May 2026", "roles that close after 20 May 2026"),
        ("What is the total budget?", "the total budget of all roles"),
    ],
)
def test_amounts_and_dates_are_said_back_in_words(
    asker: Asker, question: str, understood: str
) -> None:
    assert asker.ask(question).understood == understood


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which Kent roles pay more than the Vetting Officer?", "p01 p11"),
        ("Which roles pay less than the Vetting Officer?", "p02 p09"),
        ("Which posts close after the Intelligence Analyst?", "p02 p05 p08 p11"),
        ("roles better paid than the Detention Officer", "p01 p02 p07 p10 p11"),
        ("Which roles pay more than the Records Clerk?", ""),
    ],
)
def test_an_amount_may_be_that_of_another_role(asker: Asker, question: str, found: str) -> None:
    reply = asker.ask(question)
    assert {d[:3] for a in reply.answers for d in a.documents} == set(found.split())
    assert found or "no single figure" in "; ".join(reply.notes)


def test_who_works_under_somebody_works_no_fewer_hours(asker: Asker) -> None:
    reply = asker.ask("who works under the Detective Sergeant")
    assert "report" in str(reply.understood) or "manage" in str(reply.understood)


@pytest.mark.parametrize("question", ["roles paying £15 or more", "posts closing this week"])
def test_an_amount_or_a_date_that_says_too_little_is_refused(asker: Asker, question: str) -> None:
    assert asker.ask(question).refused
