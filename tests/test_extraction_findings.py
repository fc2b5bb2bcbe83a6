"""The findings of the three described profiles: each that is clear is found, by its rule and at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.graph.findings import list_findings
from remit.graph.store import Graph

from .building import clerk, made, write
from .described import KINDS, across, cases, needs_published, read
from .gold import Case
from .scoring import Json

ACROSS = {"forces-differ"}
"""Rules that compare profiles, so that only a graph shows them."""

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
            yield pytest.param(name, kind, finding, id=case, marks=marks)
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
        for found in (
            across(name)[kind] if finding["rule"] in ACROSS else described.found["findings"]
        )
        if found["rule"] == finding["rule"]
        for piece in found["evidence"]
    ]
    assert any(
        (piece["start"] < place.stop and place.start < piece["end"])
        or (finding["rule"] in _ONCE and re.search(rf"\b{piece['quote']}\b", finding["quote"]))
        for piece in made
        for place in wanted
    ), (finding["why"], [piece["quote"] for piece in made])


def test_only_counts_of_one_region_are_compared(tmp_path: Path) -> None:
    said = ["the six forces in the Eastern Region", "all six forces of the eastern region",
            "the Northern Region's three force area", "the two forces in the northern region"]  # fmt: skip
    documents = {
        f"{number}.txt": clerk(f"Records Clerk {number}", "", "Purpose", "", f"Serves {words}.")
        for number, words in enumerate(said)
    }
    made(tmp_path / "graph", write(tmp_path / "documents", documents))
    with Graph.open(tmp_path / "graph") as graph:
        found = [f for f in list_findings(graph.select) if f.rule == "forces-differ"]
    assert [(f.document, f.quote) for f in found] == [("2.txt", said[2]), ("3.txt", said[3])]
    assert said[3] in found[0].message and "3.txt" in found[0].message


@pytest.mark.parametrize("kind", KINDS)
def test_a_finding_says_what_is_wrong_and_quotes_it(kind: str) -> None:
    for finding in read("restated")[kind].found["findings"]:
        assert finding["severity"] in {"error", "warning", "info"}
        assert finding["message"].endswith(".") and "{" not in finding["message"]
        assert finding["evidence"]
