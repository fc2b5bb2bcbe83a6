"""What is read from profiles of many layouts, scored against what each is known to say."""

from __future__ import annotations

from functools import cache

import pytest

from remit.graph.extraction.as_json import as_json
from remit.graph.extraction.extract import extract
from remit.graph.reading.text import read_document

from .gold import folder
from .scoring import Count, score, total


@cache
def counts(*, strict: bool) -> dict[str, dict[str, Count]]:
    """Give the counts of each field of each case for development."""
    found = {}
    for case in folder("extraction"):
        document = read_document(case.document.name, case.document.read_bytes())
        found[case.name] = score(case.expected, as_json(extract(document)), strict=strict)
    return found


@pytest.mark.parametrize(("strict", "least"), [(True, 0.87), (False, 0.93)])
def test_nearly_all_of_many_layouts_is_read(strict: bool, least: float) -> None:
    whole = total(c for case in counts(strict=strict).values() for c in case.values())
    assert whole.precision >= least
    assert whole.recall >= least


def test_hardly_any_law_is_made_up() -> None:
    law = total(case["legislation"] for case in counts(strict=False).values())
    assert law.precision >= 0.97
    assert law.recall >= 0.95


def test_no_layout_is_beyond_reading() -> None:
    scores = {name: total(case.values()).f1 for name, case in counts(strict=False).items()}
    assert [name for name, f1 in scores.items() if f1 < 0.7] == []
