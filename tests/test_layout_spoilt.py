"""Texts that a scanner, the width of a page or a careless copy has spoilt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.document import Document, Span
from remit.graph.extraction.as_json import as_json
from remit.graph.extraction.extract import extract
from remit.graph.layout.misread import misread_field, misread_section
from remit.graph.layout.wrapped import lines_of

from . import gold, scoring


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Job Titlc:", "title"),
        ("Rep0rts to:", "reports_to"),
        ("LlNE MANAGER", "reports_to"),
        ("Vettlng Level", "vetting"),
        ("Grode:", "grade"),
        ("Race Preference", None),
        ("Stores and Scores", None),
    ],
)
def test_a_label_in_which_a_letter_was_misread_is_read_through(
    words: str, field: str | None
) -> None:
    label = misread_field(words, bordered=words.endswith(":"))
    assert (label.field if label else None) == field
    assert label is None or not label.listed


def test_a_misread_label_is_reported_and_a_misread_heading_opens_its_section() -> None:
    text = "Job Titlc: Store Clerk\nLocafion: Wick\n\nMaln Dutles\n- Count the stock.\n\nEssentia1 Criteria\n- Knows PACE.\n"
    profile = extract(Document("a.txt", "", text))
    assert profile.title is not None
    assert profile.title.text == "Store Clerk"
    assert [duty.text for duty in profile.responsibilities] == ["Count the stock."]
    assert [(r.text, r.modality) for r in profile.requirements] == [("Knows PACE.", "essential")]
    assert "unlisted-label" in {finding.rule for finding in profile.findings}


def test_what_two_labels_may_be_is_none() -> None:
    assert misread_section("Xxxxxxx Yyyyyyy", bordered=False) is None
    assert misread_section("Ability", bordered=False) == misread_section("Abi1ity", bordered=False)


SENTENCE = "The clerk counts the stock, writes the ledger and answers letters about both. "


def wrapped(text: str, width: int) -> str:
    lines, rest = [], text
    while len(rest) > width:
        cut = rest.rindex(" ", 1, width + 1)
        lines.append(rest[:cut])
        rest = rest[cut + 1 :]
    return "\n".join([*lines, rest])


def test_a_block_of_full_lines_is_one_line() -> None:
    text = wrapped((SENTENCE * 20).strip(), 64)
    assert text.count("\n") > 10
    assert list(lines_of(text)) == [Span(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        wrapped((SENTENCE * 3).strip(), 64),
        wrapped((SENTENCE * 20).strip(), 64).replace("\n", "\nAnd\n", 1),
        "- Count the stock.\n" * 20,
    ],
    ids=["few lines", "a short line", "a list"],
)
def test_other_lines_stay_lines(text: str) -> None:
    assert [line.of(text) for line in lines_of(text)] == text.strip("\n").split("\n")


def test_the_same_is_read_from_a_line_and_from_the_lines_it_was_broken_into() -> None:
    text = "Job Title: Store Clerk. Key Responsibilities " + SENTENCE * 9
    whole, parts = (
        extract(Document("a.txt", "", said)) for said in (text, wrapped(text.strip(), 72))
    )
    assert whole.title is not None and parts.title is not None
    assert whole.title.text == parts.title.text
    assert len(parts.responsibilities) == len(whole.responsibilities) > 0


SPOILS: dict[str, Callable[[str], str]] = {
    "in capitals": str.upper,
    "on one line": lambda text: " ".join(text.split()),
    "nothing but bullets": lambda text: "\n".join(f"• {line}" for line in text.split("\n")),
    "from the end": lambda text: text[::-1],
    "cells": lambda text: "\t".join(text.split("\n")),
    "without signs": lambda text: "".join(c for c in text if c not in ":.\n"),
    "wide gaps": lambda text: text.replace(" ", "\u00a0\u00a0\u00a0"),
    "cut off": lambda text: text[: len(text) // 3],
    "a page": lambda text: "<html><body>" + text.replace("\n", "<br>") + "</body>",
    "right to left": lambda text: f"\u202e{text}\u202c",
}


@pytest.mark.parametrize("way", SPOILS)
def test_a_spoilt_advert_is_read_and_rests_on_its_words(way: str) -> None:
    for case in gold.folder("extraction")[::9]:
        text = SPOILS[way](case.text)
        found = as_json(extract(Document("a.txt", "", text)))
        assert scoring.misplaced_quotes(found, text) == []


def test_a_row_of_five_hundred_columns_is_read() -> None:
    heads = "\t".join(["Grade", "Department", "Location", "Word"] * 125)
    found = as_json(extract(Document("a.txt", "", f"{heads}\n" * 4)))
    assert scoring.misplaced_quotes(found, f"{heads}\n" * 4) == []
