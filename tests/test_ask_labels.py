"""What forms put behind a label, which need not be known: shown, asked for and settled or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .replies import answered, built, labels, post, the_one

CLERK = post(
    "Stores Clerk",
    "Stores",
    "Uniform allowance\tTo be decided",
    "Parking permit\tNot required",
    "Locker: Row B",
    needs=("A driving licence",),
)
DRIVER = post(
    "Van Driver",
    "Transport",
    "Uniform allowance\tNot applicable",
    "Parking permit\tStill to be confirmed",
    "Locker",
    "Row F",
    needs=("A driving licence",),
)
CLEANER = post("Cleaner", "Estates", needs=("Knowledge of health and safety",))


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    profiles = {"clerk.txt": CLERK, "driver.txt": DRIVER, "cleaner.txt": CLEANER}
    with built(tmp_path_factory.mktemp("labels"), profiles) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Compare what the three profiles put under uniform allowance.",
        "what does each profile put against uniform allowance?",
        "set out what each of the three profiles puts against uniform allowance",
        "what is written under uniform allowance?",
    ],
)
def test_what_forms_put_under_a_label_is_shown_for_each(ask: Asker, question: str) -> None:
    found = answered(ask, question)
    assert {name: one.value for name, one in found.items()} == {
        "Stores Clerk": "To be decided",
        "Van Driver": "Not applicable",
    }
    assert found["Stores Clerk"].evidence[0].quote == "Uniform allowance\tTo be decided"


def test_a_label_that_stands_alone_has_its_value_on_the_line_below(ask: Asker) -> None:
    found = answered(ask, "what do the profiles put against locker?")
    assert {name: one.value for name, one in found.items()} == {
        "Stores Clerk": "Row B",
        "Van Driver": "Row F",
    }


def test_what_one_form_puts_under_a_label_is_shown_alone(ask: Asker) -> None:
    assert the_one(ask, "what does the van driver's profile put under locker?").value == "Row F"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which post still has its uniform allowance to be decided?", {"Stores Clerk"}),
        ("which profiles have the parking permit still to be confirmed?", {"Van Driver"}),
        ("which profiles say a parking permit is not required?", {"Stores Clerk"}),
        ("which profile marks the uniform allowance as not applicable?", {"Van Driver"}),
    ],
)
def test_posts_are_found_by_what_stands_behind_a_label(
    ask: Asker, question: str, expected: set[str]
) -> None:
    assert labels(ask.ask(question)) == expected


def test_what_is_open_is_not_settled_and_anything_else_is_shown(ask: Asker) -> None:
    settled = the_one(ask, "has the uniform allowance been decided for the stores clerk?")
    assert settled.value is False
    assert settled.evidence[0].quote == "Uniform allowance\tTo be decided"
    shown = the_one(ask, "has the uniform allowance been decided for the van driver?")
    assert shown.value == "Not applicable"


@pytest.mark.parametrize(
    "question",
    [
        "has the uniform allowance been decided for the cleaner?",
        "what does the cleaner's profile put against parking permit?",
        "what does each profile put against essential criteria?",
        "what does each profile put against bicycle storage?",
    ],
)
def test_what_no_form_puts_behind_a_label_is_refused(ask: Asker, question: str) -> None:
    assert ask.ask(question).refused
