"""Questions that go on from the one before, and questions that are kept with their answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.graph.asking.answer import Answer, Reply
from remit.graph.asking.engine import Asker
from remit.graph.asking.pins import FILE, Change, change, keep, read_pins
from remit.graph.errors import UnreadableError

from .questions.graphs import DATA, asker, fixture_text, from_file, from_trig

FISU, MARINE = "Detective Sergeant IDT/ FISU", "Detective Sergeant, Marine Team"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asker(from_trig(fixture_text()), tmp_path_factory.mktemp("index")) as opened:
        yield opened


def conversation(ask: Asker, *questions: str) -> Reply:
    """Ask one question after another, and give the last reply."""
    last, reply = None, Reply("")
    for question in questions:
        reply = ask.follow(question, last)
        last = ask.understood or last
    return reply


def labels(reply: Reply) -> list[str]:
    return [answer.label for answer in reply.answers]


@pytest.mark.parametrize("further", ["of those, which are in BSOU CTP?", "and which use the PND"])
def test_a_set_is_narrowed_by_what_is_asked_of_those(ask: Asker, further: str) -> None:
    reply = conversation(ask, "which roles need a driving licence", further)
    assert labels(reply) == [FISU]
    assert str(reply.understood).startswith("roles that require driving licence and ")


def test_those_are_counted_and_asked_after(ask: Asker) -> None:
    first = ("which roles need a driving licence", "and which need RIPA")
    assert conversation(ask, *first, "how many?").answers[0].value == 3
    assert conversation(ask, *first, "how many of them need PIP2").answers[0].value == 1
    assert conversation(ask, *first, "do any of those use the CWR").answers[0].value is True
    assert "DI Intel" in labels(conversation(ask, *first, "who do they report to"))


def test_why_gives_the_words_of_what_was_answered(ask: Asker) -> None:
    reply = conversation(ask, "which roles need PIP2", "why?")
    assert labels(reply) == [MARINE]
    assert "PIP" in reply.answers[0].evidence[0].quote


@pytest.mark.parametrize(
    ("first", "further", "understood"),
    [
        ("which roles need RIPA", "and PIP2?", "roles that require PIP2"),
        ("is Felpersham covered by BSOU CTP", "and Barchester?", "whether Barchester"),
        ("who does the undercover DS report to", "what about the FISU sergeant", f"manage {FISU}"),
    ],
)
def test_another_thing_is_put_in_the_place_of_its_like(
    ask: Asker, first: str, further: str, understood: str
) -> None:
    assert understood in str(conversation(ask, first, further).understood)


def test_what_goes_on_from_nothing_is_refused(ask: Asker) -> None:
    assert conversation(ask, "why?").refused
    assert conversation(ask, "what does FISU stand for", "how many?").refused


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asker(from_file(DATA / "sensors.ttl"), tmp_path_factory.mktemp("own")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("questions", "found"),
    [
        (("Which employees speak English?", "of those, which are in Spain?"), 3),
        (("Which employees are Finnish?", "how many?"), [6]),
        (("Which employees are Finnish?", "how many of them speak Swedish?"), [2]),
        (("Which employees are Finnish?", "who is the oldest?"), ["Dr Aino Laakso"]),
        (("Which pressure sensors cost less than 100?", "and the cheapest?"), ["BarX Mini"]),
        (("Which pressure sensors cost less than 40?", "and temperature sensors?"), ["ThermoDot"]),
        (("Who leads Project Cobalt?", "and Project Dune?"), ["Iker Etxeberria"]),
        (("Which employees joined in 2019?", "what about 2021?"), ["Ritu Malhotra"]),
        (("How many employees speak Spanish?", "and Basque?"), [2]),
        (("Who leads Project Dune?", "what does he earn?"), [7100]),
        (("Who leads Project Dune?", "What is her entry date?"), ["2005-02-14"]),
        (("List the three best paid employees", "of those, who speaks French?"), ["Luc Favre"]),
        (("Which departments are on floor 2?", "and their budgets?"), [900, 420]),
    ],
)
def test_a_question_over_an_own_graph_goes_on_from_the_one_before(
    own: Asker, questions: tuple[str, ...], found: int | list[object]
) -> None:
    answers = conversation(own, *questions).answers
    if isinstance(found, int):
        assert len(answers) == found
    else:
        said = {a.label for a in answers} | {a.value for a in answers}
        assert len(answers) == len(found)
        assert said >= set(found)


def test_why_shows_the_values_that_an_answer_over_an_own_graph_rests_on(own: Asker) -> None:
    (why,) = conversation(own, "Which employees joined in 2021?", "why?").answers
    assert (why.label, why.value) == ("Ritu Malhotra", "2021-01-11")
    assert conversation(own, "why?").refused


def test_what_stands_by_itself_over_an_own_graph_does_not_go_on(own: Asker) -> None:
    first = "Who leads Project Dune?"
    asked = "List the departments with their heads"
    assert len(conversation(own, first, asked).answers) == 6
    assert (
        conversation(own, first, "Which employees earn more than their supervisor?").answers == ()
    )


def test_names_are_completed_those_of_documents_first(ask: Asker) -> None:
    assert ask.completions("Harb") == ["Harbours Act 1964"]
    assert ask.completions("100%") == []


def test_a_kept_question_tells_what_its_answers_were_before(tmp_path: Path) -> None:
    before = Reply("who", understood="x", answers=(Answer("A"), Answer("B", stated=False)))
    keep(tmp_path, before)
    keep(tmp_path, Reply("how many", understood="x", answers=(Answer("number", value=2),)))
    first, second = read_pins(tmp_path)
    assert change(first, before) is None
    after = Reply("who", understood="x", answers=(Answer("A"), Answer("B"), Answer("C")))
    assert change(first, after) == Change("who", ("B (inferred)",), ("B", "C"))
    refused = Reply("how many", refusal="not understood: “many”")
    assert change(second, refused) == Change(
        "how many", ("number: 2",), ("refused: not understood: “many”",)
    )
    (tmp_path / FILE).write_text("{}")
    with pytest.raises(UnreadableError):
        read_pins(tmp_path)
