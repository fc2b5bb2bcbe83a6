"""Questions in words that people add: for whom they ask, of whom alone, in whatever degree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.graph.asking.engine import Asker

from .questions.graphs import DATA
from .replies import asking


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Open the eight posts in as many layouts."""
    with asking(Path(tmp_path_factory.mktemp("posts")), DATA / "division-posts") as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        (
            "my mate has IOSH Managing Safely, what could she apply for",
            "roles that ask for any of IOSH qualification, and what else they require",
        ),
        (
            "my friend has PIP 1, which job could he apply for?",
            "roles that ask for any of PIP 1, and what else they require",
        ),
        (
            "which force runs the Severnside Scientific Support Unit?",
            "forces that lead Severnside Scientific Support Unit (SSSU)",
        ),
        (
            "i have PIP 1, what else would the disclosure officer role want from me?",
            "what Disclosure Officer requires or wishes for beside PIP 1",
        ),
        (
            "which role asks for the fewest Acts, counting the desirable ones too",
            "the roles with the fewest Acts, in any degree",
        ),
        (
            "which role has the most essential or desirable Acts",
            "the roles with the most Acts, in any degree",
        ),
        (
            "Are Gwent and Dyfed-Powys both covered by the Severnside Scientific Support Unit?",
            "whether Severnside Scientific Support Unit (SSSU) covers Gwent Police and covers "
            "Dyfed-Powys Police",
        ),
        (
            "is the Equality Act listed in any of the profiles",
            "whether there are roles that mention Equality Act 2010",
        ),
        (
            "must the disclosure officer get SC?",
            "whether Disclosure Officer requires Security Check",
        ),
        (
            "who inspects kennels and rehomes dogs",
            "roles that have a passage with the words inspects, kennels and have a passage with "
            "the words rehomes, dogs",
        ),
    ],
)
def test_what_people_add_is_read(posts: Asker, question: str, understood: str) -> None:
    assert posts.ask(question).understood == understood


def test_what_a_passage_denies_is_not_found_by_its_words(posts: Asker) -> None:
    found = posts.ask("Which roles offer home working?")
    assert [answer.label for answer in found.answers] == ["Force Intelligence Analyst"]


def test_duties_that_no_role_joins_are_found_of_none(posts: Asker) -> None:
    found = posts.ask("who inspects kennels and keeps the asbestos register")
    assert not found.answers
