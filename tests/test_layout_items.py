"""Lists: bullets, numbers, wrapped lines, pages; where each list begins and ends."""

from __future__ import annotations

import pytest

from remit.graph.layout.model import Item

from .laying_out import laid_out

DUTIES = ["Keep the registers up to date", "Answer the letters of the public"]


def items(text: str, kind: str = "duties") -> list[Item]:
    return [item for s in laid_out(text).sections if s.kind == kind for item in s.items]


def texts(text: str, kind: str = "duties") -> list[str]:
    return [item.text for item in items(text, kind)]


LISTS = {
    "hyphens": "- {}\n- {}\n",
    "bullets": "• {}\n• {}\n",
    "bullets on one line": "• {} • {}\n",
    "bullets with tabs": "•\t{}\n•\t{}\n",
    "the letter o": "o {}\no {}\n",
    "stars": "* {}\n* {}\n",
    "dashes": "– {}\n– {}\n",
    "numbers": "1. {}\n2. {}\n",
    "numbers in brackets": "(1) {}\n(2) {}\n",
    "letters in brackets": "(a) {}\n(b) {}\n",
    "roman numbers": "(i) {}\n(ii) {}\n",
    "numbers of parts": "4.1 {}\n4.2 {}\n",
    "numbers on lines of their own": "1\n{}\n2\n{}\n",
    "bullets on lines of their own": "•\n{}\n•\n{}\n",
    "two kinds of bullets": "- o {}\n- o {}\n",
    "ticks in colour": "✅ {}\n✅ {}\n",
    "hands that point": "👉 {}\n👉 {}\n",
    "paragraphs": "{}\n\n{}\n",
    "items of HTML": "<ul><li>{}</li><li>{}</li></ul>\n",
    "private characters of Word": "\uf0b7 {}\n\uf0b7 {}\n",
    "indented": "    - {}\n    - {}\n",
}


@pytest.mark.parametrize("form", LISTS.values(), ids=LISTS.keys())
def test_the_items_of_any_list_are_the_same_without_their_marks(form: str) -> None:
    assert texts("Key Responsibilities\n\n" + form.format(*DUTIES)) == DUTIES


@pytest.mark.parametrize(
    "heading",
    [
        *("Key Responsibilities", "KEY RESPONSIBILITIES", "Key responsibilities:", "3. Main Duties"),
        *("## Main duties", "**Principal accountabilities**", "Duties and Responsibilities -"),
        *("\tMain Activities", "<h2>Main duties</h2>", "Main Duties & Responsibilities"),
    ],
)  # fmt: skip
def test_a_heading_is_known_in_any_dress(heading: str) -> None:
    assert texts(f"{heading}\n- {DUTIES[0]}\n- {DUTIES[1]}\n") == DUTIES


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            "- Keep the registers of births, marriages and deaths up to\n  date each week\n- Answer\n",
            ["Keep the registers of births, marriages and deaths up to date each week", "Answer"],
        ),
        (
            "Keep the registers of births,\nmarriages and deaths.\nAnswer the letters.\n",
            ["Keep the registers of births, marriages and deaths.", "Answer the letters."],
        ),
        ("- Keep the registers\n\n\nPage 2 of 3\n\nof the county\n- Answer\n",
         ["Keep the registers of the county", "Answer"]),
        ("- Keep the registers.\nPage 2\n- Answer\n", ["Keep the registers.", "Answer"]),
        ("Keep registers under the Parish Registers Act\n1812.\nAnswer the letters of the parish now.\n",
         ["Keep registers under the Parish Registers Act 1812.", "Answer the letters of the parish now."]),
    ],
    ids=["a hanging line", "a line that ends in a comma", "a page break", "a page number", "a year that was cut off"],
)  # fmt: skip
def test_a_wrapped_item_is_one_item(lines: str, wanted: list[str]) -> None:
    assert texts("Main duties\n\n" + lines) == wanted


def test_an_item_cut_by_a_page_is_said_to_be_split_and_spans_the_break() -> None:
    text = "Main duties\n\n- Keep the registers\n\nPage 2 of 3\n\nof the county\n"
    (item,) = items(text)
    assert item.split
    assert "Page 2 of 3" in item.span.of(text)


def test_a_lead_in_is_told_apart_from_the_items_that_it_leads() -> None:
    text = "Main duties\n- Keep these in order:\n  - registers\n  - letters\n- Lock the doors\n"
    found = {item.text: (item.leads, item.lead) for item in items(text)}
    assert found["Keep these in order:"][0]
    assert found["registers"] == found["letters"] == (False, "Keep these in order:")
    assert found["Lock the doors"] == (False, "")


def test_a_bullet_without_words_is_no_item_and_is_reported() -> None:
    layout = laid_out("Main duties\n- Lock the doors\n- •\n•\n")
    assert [i.text for s in layout.sections for i in s.items] == ["Lock the doors"]
    assert len(layout.empty_items) == 2


def test_questions_of_the_form_are_no_items() -> None:
    layout = laid_out("Desirable criteria\n• First aid\n• What other skills are needed?\n")
    assert [i.text for s in layout.sections for i in s.items] == ["First aid"]
    assert [span.of(layout.document.text) for span in layout.prompts] == [
        "What other skills are needed?"
    ]


def test_a_header_that_stands_on_each_page_belongs_to_no_list() -> None:
    page = "Borset County Records\n\nMain duties\n- {}\n\n"
    text = page.format("Keep the registers") + page.format("Lock the doors") * 2
    assert set(texts(text)) == {"Keep the registers", "Lock the doors"}


def test_tags_are_left_out_of_what_an_item_says() -> None:
    assert texts("Main duties\n<p>Keep the <b>registers</b> in order</p>\n") == [
        "Keep the registers in order"
    ]


def test_lines_in_small_letters_are_items_where_the_next_word_would_have_fitted() -> None:
    listed = ["keep the registers up to date", "answer the letters of the public", "greet callers"]
    long = (
        "The registers of the port are kept by hand and have been since the port was opened. " * 2
    )
    assert texts(f"Duties\nYou will:\n{chr(10).join(listed)}\n\nAbout us\n{long}\n")[-3:] == listed


def test_a_sentence_in_small_letters_that_fills_its_line_goes_on_in_the_next() -> None:
    wide = "The registers of the port are kept by hand and have been kept so since"
    text = (
        f"About us\n{wide}\nthe port was opened by the king.\n\nDuties\n"
        "keep the registers of the port up to date with all that has come and\n"
        "gone in the day before\ngreet callers\n"
    )
    assert texts(text) == [
        "keep the registers of the port up to date with all that has come and gone in the day before",
        "greet callers",
    ]


@pytest.mark.parametrize(
    ("heading", "kind", "modality"),
    [
        ("Technical Requirements", "requirements", "essential"),
        ("QUALIFICATIONS, SKILLS, EXPERIENCE AND KNOWLEDGE", "requirements", "essential"),
        ("Highly desirable requirements", "requirements", "desirable"),
        ("Essential for the role", "requirements", "essential"),
        ("What will you be doing?", "duties", None),
        ("What do you need?", "requirements", "essential"),
        ("It would be great if you also had", "requirements", "desirable"),
        ("What do we offer?", "context", None),
        ("Core responsibilities and tasks", "duties", None),
    ],
)
def test_a_heading_is_read_from_the_words_it_is_made_of(
    heading: str, kind: str, modality: str | None
) -> None:
    layout = laid_out(f"Main duties\n\n- Drive\n\n{heading}\n\n- Sing\n- Dance\n")
    last = layout.sections[-1]
    assert (last.title.rstrip("?"), last.kind, last.modality) == (
        heading.rstrip("?"),
        kind,
        modality,
    )


def test_items_of_a_web_page_in_small_letters_stay_apart() -> None:
    text = "<p><b>You must</b></p><ul><li>hold a diploma</li><li>file letters</li></ul><p>Nights are worked.</p>"
    assert texts(text, "requirements")[:2] == ["hold a diploma", "file letters"]


@pytest.mark.parametrize(
    ("above", "below"),
    [("Desirable\n- Tact\n- Wit", "Licence and travel"), ("Key tasks\n- File letters", "Vetting")],
)
def test_a_heading_over_sentences_ends_a_list_with_bullets(above: str, below: str) -> None:
    text = f"{above}\n\n{below}\nThe holder must have a licence to drive.\n"
    last = laid_out(text).sections[-1]
    assert (last.title, last.kind, last.modality == "desirable") == (below, "requirements", False)


def test_a_level_of_vetting_alone_in_a_line_heads_nothing() -> None:
    text = (
        "Grade: C3\nFiles the letters of all.\nRecruitment Vetting (RV)\nThe holder must be kind.\n"
    )
    assert [s.title for s in laid_out(text).sections] == [""]


@pytest.mark.parametrize("line", ["Report writing", "Custody of property", "Good communicator"])
def test_a_line_with_other_words_is_no_heading(line: str) -> None:
    assert line in texts(f"Essential criteria\n\n- Sing\n\n{line}\n", "requirements")


def test_a_heading_that_only_its_capitals_show_ends_a_list() -> None:
    text = "MAIN DUTIES\n\n- Drive\n\nREQUIREMENTS\n\n- Sing\n\nZEBRA CROSSINGS\n\nThere are two.\n"
    assert texts(text, "requirements") == ["Sing"]


def test_a_sentence_in_which_the_form_explains_itself_is_no_item() -> None:
    text = "Essential criteria: The skills required to perform the role.\n- Sing\n"
    assert texts(text, "requirements") == ["Sing"]
    assert len(laid_out(text).explanations) == 1


def test_the_star_of_a_grade_is_no_emphasis() -> None:
    text = (
        "# Clerk\n\n## Skills\n\n## Essential\n\n- GCSEs (A*-C) in *English* and Maths at A* or B\n"
    )
    assert [item.text for section in laid_out(text).sections for item in section.items][-1:] == [
        "GCSEs (A*-C) in English and Maths at A* or B"
    ]


@pytest.mark.parametrize("joint", [" ", ": ", "\n"])
def test_what_the_form_says_of_a_heading_is_no_part_of_what_stands_behind_it(joint: str) -> None:
    said = f"Why the post exists and what it has to achieve{joint}To keep the books in order."
    (purpose,) = laid_out(f"Job Title: Clerk\nPurpose of the post\n{said}\n").sections
    assert [item.text for item in purpose.items] == ["To keep the books in order."]


def test_a_line_that_ends_with_a_stranded_word_and_had_room_is_whole() -> None:
    lines = (
        "Writes reports that others can act on\nHolds a licence\n"
        "Plans the work of a large office over several weeks and answers for it to the head of\n"
        "the department and to others who have asked for it in good time before the weeks begin\n"
    )
    found = [i.text for i in laid_out(f"Essential criteria\n{lines}").sections[-1].items]
    assert found[:2] == ["Writes reports that others can act on", "Holds a licence"]


CODED = ["E1 Holds a filing diploma", "E2 Can ride a bicycle", "E3 Writes plain letters"]


@pytest.mark.parametrize(
    "text",
    [
        "Essential criteria\n" + "\n".join(CODED),
        "Essential criteria\n" + "\n".join(line.replace(" ", "\t", 1) for line in CODED),
        "Keeps the books. " * 15 + "Essential criteria " + " ".join(CODED),
    ],
    ids=["lines", "cells", "one line"],
)
def test_codes_that_count_items_are_marks_and_no_words_of_theirs(text: str) -> None:
    found = [i.text for s in laid_out(text).sections if s.kind == "requirements" for i in s.items]
    assert found == ["Holds a filing diploma", "Can ride a bicycle", "Writes plain letters"]


def test_codes_that_do_not_count_stay_in_their_items() -> None:
    said = ["C1 licence for lorries", "PIP2 accreditation", "D1 licence for buses"]
    assert texts("Essential criteria\n" + "\n".join(said), "requirements") == said
