"""Text that has lost its lines, as copied from a PDF or a page: where headings and lists begin."""

from __future__ import annotations

import pytest

from remit.graph.document import Document, Span
from remit.graph.extraction.extract import extract
from remit.graph.layout.lost_lines import blocks, relined
from remit.graph.layout.structure import lay_out


def lines(text: str) -> list[str]:
    return [part.of(text).strip() for part in relined(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Keeps the register. Key Responsibilities Answers letters and keeps the stores.",
            [
                "Keeps the register.",
                "Key Responsibilities",
                "Answers letters and keeps the stores.",
            ],
        ),
        (
            "1. Open the post. 2. Carry it round. 3. Lock up.",
            ["1. Open the post.", "2. Carry it round.", "3. Lock up."],
        ),
        (
            "Essential Criteria: (a) A licence; (b) a steady hand; and (c) a quiet voice.",
            [
                "Essential Criteria:",
                "(a) A licence;",
                "(b) a steady hand; and",
                "(c) a quiet voice.",
            ],
        ),
        (
            "MINIMUM QUALIFICATIONS Two years as a clerk. SPECIAL REQUIREMENTS Must swim.",
            [
                "MINIMUM QUALIFICATIONS",
                "Two years as a clerk.",
                "SPECIAL REQUIREMENTS",
                "Must swim.",
            ],
        ),
        (
            "| Post | Clerk | | --- | --- | | Grade | C | | Base | Wick |",
            ["| Post | Clerk |", "| --- | --- |", "| Grade | C |", "| Base | Wick |"],
        ),
        (
            "Job Title | Store Clerk Pay Band | Four Reports To | Head of Stores",
            ["Job Title | Store Clerk", "Pay Band | Four", "Reports To | Head of Stores"],
        ),
    ],
)
def test_lost_lines_begin_at_headings_marks_and_rows(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Principal Duties and Responsibilities of the Post",
        "2. KEY DUTIES AND RESPONSIBILITIES",
        "Follow the Work Health and Safety Act 2011 at all times.",
        "Sees that the Person Specification of each post is kept up to date.",
        "Criteria	Essential Desirable	How assessed",
        "Answers to the Head of Stores - Wick and to the Harbour Master.",
        "Works under section 1. of the Act and section 4. of the Code.",
        "Detective Sergeant - Undercover Unit",
    ],
)
def test_a_line_that_is_whole_stays_whole(text: str) -> None:
    assert lines(text) == [text]


def test_a_page_written_in_one_line_is_parted_at_its_tags_but_not_within_cells() -> None:
    text = "<h2>Duties</h2><ul><li>Sort</li><li>Carry</li></ul><table><tr><td><p>A</p></td></tr>"
    parts = [part.of(text) for part in blocks(text, Span(0, len(text)))]
    assert parts[:3] == ["<h2>Duties</h2>", "<ul>", "<li>Sort</li>"]
    assert parts[-1] == "<tr><td><p>A</p></td></tr>"


def test_what_one_line_asks_for_is_read_with_its_weight() -> None:
    text = (
        "Job Title: Stores Clerk Grade: C PURPOSE OF THE POST Keeps the stores in order. "
        "ESSENTIAL CRITERIA - Knowledge of stock control. - Experience of ordering. "
        "- Able to lift boxes. DESIRABLE CRITERIA - Knowledge of Excel. - A forklift licence. "
        "- Experience of shift work."
    )
    needs = extract(Document("line.txt", "", text)).requirements
    assert [r.modality for r in needs] == ["essential"] * 3 + ["desirable"] * 3


RUN_ON = (
    "Keeps the stores of the depot and of both workshops in good order for all who use them, day and night. "
    "KNOWLEDGE, SKILLS & EXPERIENCE Essential Diploma in stores work or a served apprenticeship "
    "Experience of ordering Able to lift boxes Desirable Knowledge of Excel Forklift licence held "
    "SPECIAL CONDITIONS Security Holders must pass a check. Location The post moves between two depots. "
    "What we are looking for * a steady hand * a quiet voice * good sense"
)


def test_conditions_and_weights_that_have_run_together_are_parted() -> None:
    asked = {
        r.text.strip("."): r.modality for r in extract(Document("a.txt", "", RUN_ON)).requirements
    }
    assert asked == {
        "Diploma in stores work or a served apprenticeship": "essential",
        "Experience of ordering": "essential",
        "Able to lift boxes": "essential",
        "Knowledge of Excel Forklift licence held": "desirable",
        "Holders must pass a check": "obligatory",
        "a steady hand": "essential",
        "a quiet voice": "essential",
        "good sense": "essential",
    }


def test_what_names_a_part_in_the_middle_of_a_line_is_accounted_for() -> None:
    named = {span.of(RUN_ON) for span in lay_out(Document("a.txt", "", RUN_ON)).explanations}
    assert {"Essential", "Desirable", "Security", "Location"} <= named


@pytest.mark.parametrize(
    "kept",
    [
        "Work with the Customer Experience team and the Knowledge Hub of the force",
        "A three-year National Diploma in Stores from a recognised college",
        "Essential for this post is a steady hand",
    ],
)
def test_names_with_capitals_stay_in_one_item(kept: str) -> None:
    long = f"{RUN_ON[:140]} ESSENTIAL CRITERIA {kept}. Tact in the face of noise and hurry. {'It is busy. ' * 9}"
    items = [i.text for s in lay_out(Document("a.txt", "", long)).sections for i in s.items]
    assert any(item.startswith(f"{kept}.") for item in items)


LONG = " ".join(["It keeps the ovens warm and the bread fresh for all who come."] * 5)


def test_labels_printed_as_sentences_are_found_where_several_stand_in_a_line() -> None:
    text = (
        "Stores Clerk Ministry of Baking Apply before 3 pm on Monday 4th May Reference number 1234 Salary £20,000 "
        "Job grade Band C Contract type Permanent Business area Bread and Cakes Number of jobs available 2 "
        f"Location Wick About the job {LONG}"
    )
    profile = extract(Document("a.txt", "", text))
    fields = (profile.title, profile.grade, profile.role_code, profile.unit, profile.location)
    assert [value.text if value else None for value in fields] == [
        "Stores Clerk",
        "Band C",
        "1234",
        "Bread and Cakes",
        "Wick",
    ]


def test_labels_of_one_word_are_found_before_the_borders_of_cells() -> None:
    text = (
        "Title of Post\tBaker Pay Band\t6 Directorate\tKitchens Base\tWick Hospital Accountable to\tHead Baker "
        f"Group\tHotel Services Manager\tNone JOB PURPOSE {LONG}"
    )
    fields = {f.name: f.text for f in lay_out(Document("a.txt", "", text)).fields}
    assert fields["unit"] == "Hotel Services Manager"
    assert (fields["grade"], fields["location"]) == ("6", "Wick Hospital")


def test_a_word_of_a_value_is_no_label() -> None:
    text = (
        "Post Title Security Shift Leader Department Estates Section Campus Security Grade 5 "
        f"Post Reference EF/0931 Responsible to Productions Team Leader Main purpose of job {LONG}"
    )
    fields = {f.name: f.text for f in lay_out(Document("a.txt", "", text)).fields}
    assert fields == {
        "title": "Security Shift Leader",
        "unit": "Campus Security",
        "grade": "5",
        "role_code": "EF/0931",
        "reports_to": "Productions Team Leader",
    }
