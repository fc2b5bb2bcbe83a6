"""Duties in the words of the text, joined with one another and with what forms read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker
from remit.graph.store import Graph

from .building import made
from .gold import PROFILES


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder = tmp_path_factory.mktemp("three") / "graph"
    made(folder, *sorted(PROFILES.glob("10?-*.txt")))
    with Graph.open(folder) as graph, Asker(graph.select, graph.folder) as opened:
        yield opened


@pytest.mark.parametrize(
    "question, documents",
    [
        (
            "which post weighs threat, risk and harm to vulnerable people and can also "
            "assess operational events with adequate control measures",
            ["102-"],
        ),
        (
            "Of the posts that need Athena, which one oversees quality and preparation of case files?",
            ["102-"],
        ),
        (
            "which sergeants assess operational events with adequate control measures but are "
            "not in counter terrorism",
            ["102-"],
        ),
    ],
)
def test_words_of_passages_are_joined_with_more(
    ask: Asker, question: str, documents: list[str]
) -> None:
    reply = ask.ask(question)
    assert sorted(name[:4] for a in reply.answers for name in a.documents) == documents
    assert any("together in passages" in note for note in reply.notes)
    assert all(answer.evidence for answer in reply.answers)


@pytest.mark.parametrize(
    "question",
    [
        "which posts do not grow by disruption techniques and covert tactics in the investigation team",
        "which post weighs threat to vulnerable horses and oversees quality of case files",
        "which post grows by disruption techniques or rides out with covert horses",
        "which post oversees more preparation of case files than disruption techniques",
    ],
)
def test_what_turns_or_stands_nowhere_is_not_read_so(ask: Asker, question: str) -> None:
    assert not [a for a in ask.ask(question).answers if a.documents]
