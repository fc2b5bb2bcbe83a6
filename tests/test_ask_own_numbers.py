"""Questions over users' own graphs that compare numbers, amounts by their verbs, and what is over."""

from __future__ import annotations

import pytest

from .questions.graphs import of_data


@pytest.mark.parametrize(
    ("name", "question", "answers"),
    [
        ("medical", "Does Assembly have more employees than Packaging?", {True}),
        ("medical", "Are there as many employees in Quality as in Assembly?", {False}),
        ("medical", "Do more employees work in Packaging than in Assembly?", {False}),
        ("medical", "How many more employees are there in Assembly than in Packaging?", {4}),
        ("medical", "Which of Assembly and Packaging has fewer employees?", {"Packaging"}),
        ("medical", "Which has more employees, Assembly or Packaging?", {"Assembly"}),
        (
            "medical",
            "Which of the two, Assembly or Packaging, has the fewer employees?",
            {"Packaging"},
        ),
        ("medical", "How many class I products are there?", {4}),
        ("medical", "Which products have risk class III?", {"VascuPatch Graft"}),
        ("medical", "How many audits has Katharina Moser led?", {5}),
        (
            "medical",
            "Which purchase orders are over 40000 euros?",
            {"PO-21-004", "PO-22-036"},
        ),
        ("medical", "Who is currently assigned to the PulseGuard Monitor?", {"Yuki Tanaka"}),
        (
            "medical",
            "Whose assignments have ended?",
            {"Bernd Hauser", "Dorothea Klein", "Yuki Tanaka"},
        ),
        ("housing", "Which estates aren't looked after by anybody?", {"Ferndale"}),
        ("housing", "Which contractor charges the most?", {"Hearth and Boiler Services"}),
        ("housing", "Is Dripstop Plumbing charging more per hour than Tidy Glaze?", {True}),
        (
            "housing",
            "Who owes more than 600 pounds?",
            {"Desmond Clarke", "Liam O'Dowd", "Rhys Pritchard"},
        ),
        ("housing", "Which repairs were done in Millbrook?", {"R1006", "R1011", "R1019"}),
    ],
)
def test_numbers_amounts_and_endings_are_read(
    name: str, question: str, answers: set[str | float | bool]
) -> None:
    reply = of_data(name).ask(question)
    assert not reply.refused, reply.refusal
    found = {
        a.value if isinstance(a.value, bool) or a.iri is None else a.label for a in reply.answers
    }
    assert found == answers


def test_two_numbers_are_compared_by_one_query_that_shows_both() -> None:
    reply = of_data("medical").ask("Are there more employees in Assembly than in Packaging?")
    assert reply.sparql is not None
    assert "?first ?second" in reply.sparql
    assert reply.answers[0].why == "7 and 3"


def test_who_asks_for_no_papers() -> None:
    asked = "who advertised in both the Calder Courier and the Saturday Review?"
    assert of_data("printing").ask(asked).refused
