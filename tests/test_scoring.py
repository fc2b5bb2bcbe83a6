"""How extraction is scored."""

from __future__ import annotations

import doctest
from typing import Any

import pytest

from . import scoring
from .scoring import Count, misplaced_quotes, quotes, same, score, total

ACT = "http://www.legislation.gov.uk/id/ukpga/1984/60"
PACE = {"text": "PACE", "name": "Police and Criminal Evidence Act 1984", "id": "ukpga/1984/60"}


def count(
    field: str, expected: dict[str, Any], found: dict[str, Any], *, strict: bool = True
) -> Count:
    return score(expected, found, strict=strict)[field]


def requirement(text: str, modality: str = "essential", **more: Any) -> dict[str, Any]:
    return {"text": text, "modality": modality, **more}


def test_precision_recall_and_f1_of_a_count() -> None:
    counted = Count(right=6, wrong=2, missed=4)
    assert (counted.precision, counted.recall) == (0.75, 0.6)
    assert counted.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)


def test_nothing_asked_and_nothing_found_is_perfect() -> None:
    assert (Count().precision, Count().recall, Count().f1) == (1.0, 1.0, 1.0)
    assert Count(wrong=1, missed=1).f1 == 0.0


def test_strict_values_differ_only_in_case_space_dashes_and_outer_marks() -> None:
    assert same("(Detective  Sergeant – CID)", "detective sergeant - cid.", strict=True)
    assert not same("Detective Sergeant", "Detective Sergeant, CID", strict=True)


def test_partial_values_share_half_of_their_words() -> None:
    assert same("Detective Sergeant", "Detective Sergeant of the CID", strict=False)
    assert not same("Detective Sergeant", "Sergeant of the Custody Suite", strict=False)
    assert not same("–", "–", strict=False)


@pytest.mark.parametrize(
    ("expected", "found", "counted"),
    [
        ({"title": "Clerk"}, {"title": "Clerk."}, Count(right=1)),
        ({"title": "Clerk"}, {"title": "Cook"}, Count(wrong=1, missed=1)),
        ({"title": "Clerk"}, {"title": None}, Count(missed=1)),
        ({"title": None}, {"title": "Cook"}, Count(wrong=1)),
        ({"title": None}, {}, Count()),
        ({"title": None, "also": {"title": ["Cook"]}}, {"title": "Cook"}, Count(right=1)),
        ({"title": None, "also": {"title": ["Cook"]}}, {}, Count()),
    ],
)
def test_a_field_is_right_wrong_or_missed(
    expected: dict[str, Any], found: dict[str, Any], counted: Count
) -> None:
    assert count("title", expected, found) == counted


def test_rank_and_grade_each_answer_for_rank_or_grade() -> None:
    expected = {"rank_or_grade": "Scale 6"}
    assert count("rank_or_grade", expected, {"rank": "Staff", "grade": "Scale 6"}) == Count(right=1)


def test_an_act_is_compared_by_its_id_before_its_words() -> None:
    by_id = {"legislation": [{"text": "the 1984 Act", "label": "PACE", "iri": ACT}]}
    other = {"legislation": [{"text": "PACE", "label": "PACE", "iri": ACT.replace("84", "85")}]}
    unlinked = {"legislation": [{"text": "PACE", "label": "PACE", "iri": None}]}
    expected = {"legislation": [PACE]}
    assert count("legislation", expected, by_id) == Count(right=1)
    assert count("legislation", expected, other) == Count(wrong=1, missed=1)
    assert count("legislation", expected, unlinked) == Count(right=1)


def test_an_act_that_is_named_twice_counts_once() -> None:
    expected = {"legislation": [PACE, PACE | {"text": "Police and Criminal Evidence Act"}]}
    found = {"legislation": [{"text": "PACE", "label": "PACE", "iri": ACT}] * 2}
    assert count("legislation", expected, found) == Count(right=1)


def test_another_reading_in_a_list_is_right_but_not_demanded() -> None:
    expected = {"systems": ["Niche"], "also": {"systems": ["Python"]}}
    assert count("systems", expected, {"systems": [{"text": "Niche"}]}) == Count(right=1)
    both = {"systems": [{"text": "Niche"}, {"text": "Python"}, {"text": "Java"}]}
    assert count("systems", expected, both) == Count(right=1, wrong=1)


def test_a_cut_off_document_asks_nothing_of_lists_that_it_does_not_hold() -> None:
    found = {"qualifications": [{"text": "PIP2"}], "systems": [{"text": "Niche"}]}
    assert count("qualifications", {"truncated": True}, found) == Count()
    assert count("systems", {"truncated": True}, found) == Count(wrong=1)


def test_an_obligation_answers_for_an_essential_and_is_never_one_too_many() -> None:
    found = {
        "requirements": [requirement("Drives", "obligatory"), requirement("Swims", "conditional")]
    }
    assert count("essential", {"essential": ["Drives"]}, found) == Count(right=1)
    surplus = {"requirements": [requirement("Drives"), requirement("Sings", "desirable")]}
    assert count("essential", {}, surplus) == Count(wrong=1)
    assert count("desirable", {"desirable": ["Drives"]}, surplus) == Count(wrong=1, missed=1)


def test_a_requirement_needs_its_text_and_its_modality() -> None:
    expected = {"requirements": [requirement("Drives a car"), requirement("Sings", "desirable")]}
    found = {"requirements": [requirement("Drives a car"), requirement("Sings")]}
    assert count("requirements", expected, found) == Count(right=1, wrong=1, missed=1)
    fair = requirement("Sings", "desirable", also={"modality": ["essential"]})
    assert count(
        "requirements", {"requirements": [fair]}, {"requirements": [requirement("Sings")]}
    ) == Count(right=1)


def test_a_requirement_too_many_is_wrong_unless_it_may_be_read_so() -> None:
    expected: dict[str, Any] = {"requirements": []}
    found = {"requirements": [requirement("Hours: 37")]}
    assert count("requirements", expected, found) == Count(wrong=1)
    may = expected | {"also": {"requirements": ["Hours: 37"]}}
    assert count("requirements", may, found) == Count()


def test_a_document_without_a_whole_list_is_not_scored_on_requirements() -> None:
    assert "requirements" not in score({"essential": ["Drives"]}, {}, strict=True)


def test_counts_of_all_fields_add_up() -> None:
    counts = score({"title": "Clerk", "systems": ["Niche"]}, {"title": "Clerk"}, strict=True)
    assert total(counts.values()) == Count(right=1, missed=1)


def test_evidence_is_found_at_any_depth_and_checked_against_the_text() -> None:
    good = {"quote": "Clerk", "start": 7, "end": 12}
    found = {
        "title_evidence": good,
        "requirements": [
            {"evidence": [{"quote": "Cook", "start": 7, "end": 12}]},
            {"evidence": {"quote": "", "start": 0, "end": 0}},
        ],
    }
    assert len(list(quotes(found))) == 3
    assert [piece["quote"] for piece in misplaced_quotes(found, "Title: Clerk")] == ["Cook", ""]


def test_a_quote_of_more_than_six_hundred_characters_is_misplaced() -> None:
    text = "a" * 601
    assert misplaced_quotes({"evidence": {"quote": text, "start": 0, "end": 601}}, text)
    assert not misplaced_quotes({"evidence": {"quote": text[1:], "start": 1, "end": 601}}, text)


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(scoring)
    assert (result.failed, result.attempted > 4) == (0, True)
