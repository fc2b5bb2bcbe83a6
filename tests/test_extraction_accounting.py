"""Every character of a document is accounted for, and shown on a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from remit.graph.document import Span
from remit.graph.extraction.accounting import KINDS, account, shares

from .extracting import read
from .gold import Case, restated

Run = Callable[..., CompletedProcess[str]]

FORM = """\
ROLE PROFILE
Job Title: Records Clerk
Main duties
- Keep the registers
Essential criteria
- Knowledge of the Data Protection Act 2018
- What other skills are needed?
How to apply
Send a letter.
Page 1 of 1
"""


def kinds(text: str) -> dict[str, str]:
    return {part.span.of(text): part.kind for part in account(read(text)) if part.kind}


@pytest.mark.parametrize("case", restated(), ids=lambda case: case.name)
def test_the_parts_of_a_document_are_the_document(case: Case) -> None:
    text = case.text
    parts = account(read(text))
    assert "".join(part.span.of(text) for part in parts) == text
    assert all(bool(part.kind) == bool(part.span.of(text).strip()) for part in parts)
    assert {part.kind for part in parts} <= {*KINDS, ""}
    assert sum(shares(parts).values()) == pytest.approx(1)


def test_what_facts_rest_on_is_shown_as_facts() -> None:
    profile = read(FORM)
    facts = {at for p in account(profile) if p.kind == "fact" for at in range(*_ends(p.span))}
    for told in (profile.title, *profile.requirements, *profile.legislation):
        assert told is not None
        inside = range(*_ends(told.span))
        assert all(at in facts for at in inside if not FORM[at].isspace())


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def test_headings_prompts_background_and_furniture_are_told_apart() -> None:
    said = kinds(FORM)
    assert said["Title:"] == said["Main"] == said["criteria"] == "heading"
    assert said["Records"] == said["registers"] == "fact"
    assert said["other"] == "prompt"
    assert said["letter."] == "background"
    assert said["Page"] == said["-"] == "furniture"


def test_words_of_which_nothing_is_made_are_said_not_to_be_understood() -> None:
    text = FORM.replace("Main duties", "Xylem quorum zither\n\nMain duties")
    assert kinds(text)["quorum"] == "not understood"
    assert shares(account(read(text)))["not understood"] > 0


def test_the_number_of_a_heading_is_furniture_and_other_numbers_are_not() -> None:
    text = "Job Title: Records Clerk\n\n1. MAIN DUTIES\n- Keep the registers\n\nHow to apply\n7 blue envelopes\n"
    assert kinds(text)["1."] == "furniture"
    assert kinds(text)["7"] != "furniture"


def test_lines_that_were_not_understood_are_one_finding() -> None:
    text = "Blue moon\nJob Title: Records Clerk\nHow to apply\nMain duties\n- Keep the registers\n"
    (found,) = (f for f in read(text).findings if f.rule == "unread-line")
    assert (found.severity, found.span.of(text)) == ("info", "Blue moon")
    assert found.message.startswith("1 line was not understood")
    assert "unread-line" not in {f.rule for f in read(text.partition("\n")[2]).findings}


def test_the_page_holds_the_text_with_the_facts_beside_it(tmp_path: Path, remit: Run) -> None:
    evil = FORM.replace("Records Clerk", "Records <script>alert(1)</script> & Clerk")
    (tmp_path / "a.txt").write_text(evil, encoding="utf-8")
    (tmp_path / "b.txt").write_text(FORM, encoding="utf-8")
    done = remit("extract", tmp_path / "a.txt", tmp_path / "b.txt", "--format", "html")
    assert done.returncode == 0
    page = done.stdout
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import", page)
    (text, other) = re.findall(r'class="text">(.*?)</section>', page, re.S)
    assert unescape(re.sub(r"<[^>]+>", "", text)) == evil
    assert unescape(re.sub(r"<[^>]+>", "", other)) == FORM
    assert len(re.findall(r"[\d.]+ % of the text is accounted for", page)) == 2
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
    assert "Data Protection Act 2018" in page


def test_what_weighs_a_row_is_understood() -> None:
    rows = "Criteria   E/D   Tested\n\nTact with callers   E   A\n\nA head for song   D   A/I\n"
    table = f"Job Title: Clerk\n\nPerson specification\n\n{rows}"
    marks = [part for part in account(read(table)) if part.span.of(table).strip() in {"E", "D"}]
    assert [part.kind for part in marks] == ["prompt", "prompt"]


def test_a_value_behind_a_label_that_nobody_knows_is_told_of_and_is_no_cut_off_cell() -> None:
    text = (
        "Job Title: Stores Clerk\nBand: F      JE score: 412      Base: Wick\nMain duties\n- Sort\n"
    )
    assert kinds(text)["412"] == "not understood"
    assert "cell-debris" not in {finding.rule for finding in read(text).findings}


def test_a_heading_in_the_singular_is_no_slip_of_the_pen() -> None:
    found = read("Job Title: Stores Clerk\nCriterion\n- Knowledge of stock control\n")
    assert "typo" not in {finding.rule for finding in found.findings}
    assert [one.text for one in found.requirements] == ["Knowledge of stock control"]
