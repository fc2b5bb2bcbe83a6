"""The query that `--explain` shows: its rows are the answer, or what is done beside it is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from remit.graph.asking.asked import Existing, Question, Unheld
from remit.graph.asking.engine import Asker
from remit.graph.asking.selecting import texts
from remit.graph.asking.shown import _BESIDE
from remit.graph.store import Graph

from .building import made
from .gold import PROFILES

BY_QUERY = (
    "which roles need RIPA",
    "who uses the PND but does not need PIP2",
    "how many roles need a driving licence",
    "how many requirements does the investigator have",
    "how many more forces does ERUU cover than ERSOU CTP",
    "what share of the roles use the PND",
    "is PIP2 essential for any role",
    "does the custody sergeant need a driving licence",
    "which units are in ERSOU",
)
BESIDE = (
    "which role has the most requirements",
    "what do the undercover sergeant and the intelligence unit sergeant have in common",
    "what is the difference between the undercover sergeant and the organised crime sergeant",
    "what does the organised crime sergeant need that the undercover sergeant does not",
    "I have PIP2, what else would I need for the organised crime team?",
    "do all roles need PIP2",
    "what are the duties of the custody sergeant",
    "what else is ERUU called",
    "which law is required by the most roles",
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Graph, Asker]]:
    folder = tmp_path_factory.mktemp("shown") / "graph"
    made(folder, PROFILES)
    with Graph.open(folder) as graph, Asker(graph.select, graph.folder) as asker:
        yield graph, asker


@pytest.mark.parametrize("question", BY_QUERY)
def test_the_rows_of_the_query_are_the_answer(opened: tuple[Graph, Asker], question: str) -> None:
    graph, asker = opened
    reply = asker.ask(question, explain=True)
    assert (reply.refusal, reply.beside) == ("", "")
    assert reply.sparql is not None
    rows = texts(graph.select, reply.sparql)
    (value,) = {answer.value for answer in reply.answers} if len(reply.answers) == 1 else (None,)
    if isinstance(value, bool):
        assert bool(rows) == value
    elif isinstance(value, int | float):
        assert float(rows[0][0]) == pytest.approx(value, abs=0.05)
    else:
        assert {row[0] for row in rows} == {answer.iri for answer in reply.answers}


@pytest.mark.parametrize("question", BESIDE)
def test_what_is_done_beside_the_query_is_said_when_asked(
    opened: tuple[Graph, Asker], question: str
) -> None:
    reply = opened[1].ask(question, explain=True)
    assert reply.answers
    assert reply.beside.startswith(("beside the query: ", "no query was put: "))
    assert opened[1].ask(question).beside == ""


def test_of_each_kind_of_question_it_can_be_said_what_is_done_beside_the_query() -> None:
    told_by_rows = {Existing, Unheld}
    assert {kind.__name__ for kind in set(get_args(Question)) - told_by_rows} == set(_BESIDE)
