"""Phrases are found wherever they stand, however they begin, and the first of several goes first."""

from __future__ import annotations

from dataclasses import fields

import pytest

from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.linking.wording import Earliest, Phrases, earliest, pattern

BEGUN = ["work", "work* alone", "on call", "'on call'", "pip2", "24 hours", "fit … swim"]


def listed(phrases: Phrases | Earliest) -> list[str]:
    if isinstance(phrases, Phrases):
        return list(phrases.phrases)
    return [phrase for group in phrases.phrases.values() for phrase in group]


def written(phrase: str) -> str:
    return phrase.replace("…", "some").replace("*", "").capitalize()


@pytest.mark.parametrize("name", [field.name for field in fields(requirement_phrases())])
def test_each_phrase_of_the_data_is_found_in_a_sentence(name: str) -> None:
    known = getattr(requirement_phrases(), name)
    for phrases in known.values() if isinstance(known, dict) else [known]:
        if isinstance(phrases, Phrases | Earliest):
            for phrase in listed(phrases):
                found = phrases.search(f"Say, {written(phrase)}, or so.")
                assert found is not None, phrase
                assert found.start() <= len("Say, "), phrase


@pytest.mark.parametrize("phrase", BEGUN)
def test_phrases_that_begin_alike_do_not_hide_each_other(phrase: str) -> None:
    known, said = pattern(BEGUN), written(phrase)
    assert known.match(said) is not None
    assert known.fullmatch(said) is not None
    assert [found.start() for found in known.finditer(f"{said}; {said}")] == [0, len(said) + 2]


def test_a_phrase_is_no_part_of_a_word() -> None:
    known = pattern(BEGUN)
    said = "Rework, co-work and workers; workings alone"
    assert [found[0] for found in known.finditer(said)] == ["workings alone"]


def test_the_earliest_phrase_tells_the_kind_and_at_one_place_the_first_kind() -> None:
    kinds = earliest({"Skill": ["able", "able to swim"], "Health": ["able to swim", "fit"]})
    assert kinds.kind("Fit and able to swim") == "Health"
    assert kinds.kind("Able to swim and fit") == "Skill"
