"""What is put in order by its number has the quotes of what was counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .replies import built, post

LICENCE, RIPA = (
    "A full driving licence",
    "Knowledge of the Regulation of Investigatory Powers Act 2000",
)
PROFILES = {
    "kennel.txt": post(
        "Kennel Sergeant",
        "Kennels",
        "Rank: Sergeant",
        needs=[LICENCE, "PIP2", RIPA],
        wishes=["Method of entry"],
    ),
    "fraud.txt": post(
        "Fraud Sergeant",
        "Fraud Desk",
        "Rank: Sergeant",
        needs=[LICENCE, "Working knowledge of RIPA"],
    ),
    "clerk.txt": post("Stores Clerk", "Stores", needs=[LICENCE]),
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("counted"), PROFILES) as opened:
        yield opened


def quotes(ask: Asker, question: str) -> dict[str, list[str]]:
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    return {a.label: [one.quote for one in a.evidence] for a in reply.answers}


@pytest.mark.parametrize(
    "question",
    [
        "which role has the most requirements",
        "which post asks for the most",
        "who has the most requirements",
        "which role has the most criteria",
    ],
)
def test_the_most_of_what_is_needed_is_quoted(ask: Asker, question: str) -> None:
    found = quotes(ask, question)
    assert set(found) == {"Kennel Sergeant"}
    assert {"PIP2.", "Method of entry."} <= set(found["Kennel Sergeant"])


def test_what_was_not_counted_is_not_quoted(ask: Asker) -> None:
    found = quotes(ask, "which role has the most desirable criteria")
    assert found == {"Kennel Sergeant": ["Method of entry."]}


def test_each_in_order_has_quotes_of_its_own(ask: Asker) -> None:
    found = quotes(ask, "rank the roles by number of requirements")
    assert list(found) == ["Kennel Sergeant", "Fraud Sergeant", "Stores Clerk"]
    assert found["Stores Clerk"] == ["A full driving licence."]


def test_what_most_need_is_quoted_from_each(ask: Asker) -> None:
    found = quotes(ask, "what is the most common requirement")
    assert found == {"driving licence": ["A full driving licence."] * 3}
