"""Sets of questions over profiles, each scored as a whole: nearly all right, hardly ever wrong.

These are some of each sort; `benchmarks/questions.py` asks them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.graph.asking.engine import Asker

from .conftest import DATA
from .gold import PROFILES, THREE
from .questions.scoring import cases, tallied, verdict
from .replies import asking


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asking(tmp_path_factory.mktemp("three"), *(PROFILES / name for name in THREE)) as opened:
        yield opened


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asking(tmp_path_factory.mktemp("samples"), PROFILES) as opened:
        yield opened


@pytest.mark.parametrize(
    "name",
    [
        "profiles-dev",
        "profiles-kinds",
        "profiles-last",
        "voices-dev",
        "people-eighteen",
        "people-twenty-one",
        "people-twenty-two",
        "desks-more",
        "turned-three",
    ],
)
def test_questions_about_three_profiles_are_nearly_all_right_and_hardly_ever_wrong(
    three: Asker, name: str
) -> None:
    check_set(three, name, ["101-", "102-", "103-"])


@pytest.mark.parametrize(
    "name",
    [
        "samples-dev",
        "samples-more",
        "voices-samples",
        "voices-held-twelve",
        "desks-twelve",
        "turned-twelve",
    ],
)
def test_questions_about_twelve_profiles_are_nearly_all_right_and_hardly_ever_wrong(
    samples: Asker, name: str
) -> None:
    check_set(samples, name, [])


NEW = dict.fromkeys(
    ["voices-dev", "voices-samples", "voices-held-three", "voices-held-twelve", "desks-more"], 0.8
)
"""The share that is right of sets for which little was changed after they were written."""


def check_set(asker: Asker, name: str, prefixes: list[str]) -> None:
    verdicts = [verdict({"all": prefixes} | case, asker.ask(case["q"])) for case in cases(name)]
    tally = tallied(verdicts)
    assert tally.right >= NEW.get(name, 0.94) * tally.total
    assert tally.wrong <= (0.06 if name in NEW else 0.025) * tally.total


@pytest.mark.parametrize(
    ("posts", "name"),
    [
        ("posts", "visitors-five"),
        ("more-posts", "visitors-more"),
        ("regional-posts", "planners-eight"),
        ("force-posts", "planners-forces"),
        ("county-posts", "planners-counties"),
        ("service-posts", "planners-services"),
        ("division-posts", "planners-divisions"),
        ("partner-posts", "planners-partners"),
        ("command-posts", "planners-commands"),
        ("response-posts", "planners-response"),
    ],
)
def test_questions_about_a_few_posts_on_forms_of_their_own_are_hardly_ever_wrong(
    tmp_path: Path, posts: str, name: str
) -> None:
    with asking(tmp_path, DATA / posts) as opened:
        tally = tallied([verdict(c, opened.ask(c["q"])) for c in cases(name)])
    assert tally.wrong <= max(2, 0.035 * tally.total)
    assert tally.right >= 0.75 * tally.total
