"""Titles of law in sentences and brackets, and what marks of other countries behind them say."""

from __future__ import annotations

import pytest

from remit.graph.linking.citations import find_citations


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("reports (Harbours Act 1964) and pilots", "Harbours Act 1964"),
        ("what is owed (Quarries Supply Act 1951).", "Quarries Supply Act 1951"),
        ("the Quarries Supply Act (1951) says", "Quarries Supply Act (1951)"),
    ],
)
def test_a_bracket_around_a_citation_is_none_of_it(text: str, cited: str) -> None:
    (found,) = find_citations(text)
    assert found.span.of(text) == cited


@pytest.mark.parametrize("joint", ["and to the", "and under the", "and with the"])
def test_what_is_joined_before_an_article_is_no_part_of_a_title(joint: str) -> None:
    (found,) = find_citations(f"keeps to the Code of Conduct {joint} Quarries Supply Act 1951")
    assert found.thing.label == "Quarries Supply Act 1951"


def test_an_article_within_a_title_is_part_of_it() -> None:
    (found,) = find_citations("under the Protection of the Reservoirs Act 1951 alone")
    assert found.thing.label == "Protection of the Reservoirs Act 1951"


@pytest.mark.parametrize("mark", ["WA", "Cth", "Ireland"])
def test_a_mark_of_another_country_shows_where_a_text_is_from(mark: str) -> None:
    said = "Current PSA applies. Draws samples as the Misuse of Drugs Act 1981 ({}) asks."
    assert [c.thing.known for c in find_citations(said.format(mark))] == [False]


def test_a_mark_of_a_part_of_this_country_does_not() -> None:
    said = "Keeps to PACE and to the Prisons Act 1951 (Northern Ireland)."
    assert [c.thing.known for c in find_citations(said)] == [True, False]
