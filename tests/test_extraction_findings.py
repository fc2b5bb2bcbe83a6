"""The findings of the three described profiles: each that is beyond doubt is found, by its rule and at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from .described import KINDS, cases, needs_published, read
from .gold import Case
from .scoring import Json

_DIFFER = "numbers of forces are not compared across profiles yet"
_GROUP = "telling a team from those whom it investigates takes the sense of the text"
_BODY = "guidance is not taken to be out of date because its publisher has closed"
NOT_REACHED = {
    "restated-organised-crime-15-wrong-name": _GROUP,
    "restated-organised-crime-16-forces-differ": _DIFFER,
    "restated-intelligence-4-superseded": _BODY,
    "restated-intelligence-9-forces-differ": _DIFFER,
    "published-organised-crime-16-wrong-name": _GROUP,
    "published-organised-crime-20-forces-differ": _DIFFER,
    "published-intelligence-4-superseded": _BODY,
    "published-intelligence-16-forces-differ": _DIFFER,
}
"""Findings that Remit does not make yet: case -> why."""

_ONCE = {"unexpanded-acronym"}
"""Rules that speak once of each name, wherever it stands."""


def _clear(name: str) -> Iterator[tuple[str, str, Json]]:
    for kind, case in zip(KINDS, cases(name), strict=False):
        for number, finding in enumerate(case.expected["findings"]):
            if finding["weight"] == "clear":
                yield f"{name}-{kind}-{number}-{finding['rule']}", kind, finding


def _parameters() -> Iterator[object]:
    for name in ("restated", "published"):
        marks = [needs_published] if name == "published" else []
        for case, kind, finding in _clear(name):
            reason = NOT_REACHED.get(case)
            known = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(name, kind, finding, id=case, marks=[*marks, *known])
    if not cases("published"):
        yield pytest.param("published", KINDS[0], {}, id="published", marks=needs_published)


def _places(case: Case, quote: str) -> list[range]:
    """Find every place of a quote; one that does not stand in the text has no place."""
    found, at = [], case.text.find(quote)
    while at >= 0:
        found.append(range(at, at + len(quote)))
        at = case.text.find(quote, at + 1)
    return found


@pytest.mark.parametrize(("name", "kind", "finding"), list(_parameters()))
def test_what_is_clearly_wrong_is_found_where_it_stands(
    name: str, kind: str, finding: Json
) -> None:
    described = read(name)[kind]
    wanted = _places(described.case, finding["quote"])
    assert wanted
    made = [
        piece
        for found in described.found["findings"]
        if found["rule"] == finding["rule"]
        for piece in found["evidence"]
    ]
    assert any(
        (piece["start"] < place.stop and place.start < piece["end"])
        or (finding["rule"] in _ONCE and re.search(rf"\b{piece['quote']}\b", finding["quote"]))
        for piece in made
        for place in wanted
    ), (finding["why"], [piece["quote"] for piece in made])


def test_every_known_miss_is_a_finding_of_the_gold() -> None:
    wanted = {case for name in ("restated", "published") for case, _, _ in _clear(name)}
    if cases("published"):
        assert set(NOT_REACHED) <= wanted


@pytest.mark.parametrize("kind", KINDS)
def test_a_finding_says_what_is_wrong_and_quotes_it(kind: str) -> None:
    for finding in read("restated")[kind].found["findings"]:
        assert finding["severity"] in {"error", "warning", "info"}
        assert finding["message"].endswith(".") and "{" not in finding["message"]
        assert finding["evidence"]
