"""Lists: bullets, numbers, wrapped lines, columns, pages; and what each item is said to be."""

from __future__ import annotations

import pytest

from remit.graph.layout.model import Item, Layout
from remit.graph.layout.structure import lay_out
from remit.graph.reading.text import read_document

DUTIES = ["Keep the registers up to date", "Answer the letters of the public"]


def laid_out(text: str) -> Layout:
    return lay_out(read_document("form.txt", text.encode()))


def items(text: str, kind: str = "duties") -> list[Item]:
    return [item for s in laid_out(text).sections if s.kind == kind for item in s.items]


def texts(text: str, kind: str = "duties") -> list[str]:
    return [item.text for item in items(text, kind)]


def weighed(text: str) -> dict[str, str | None]:
    """Give each item of a list of requirements with what its column, else its section, says of it."""
    return {
        item.text: item.modality or section.modality
        for section in laid_out(text).sections
        if section.kind == "requirements"
        for item in section.items
    }


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


COLUMNS = {
    "two lists": (
        "Essential criteria\n- Filing\n- Typing\nDesirable criteria\n- First aid\n",
        {"Filing": "essential", "Typing": "essential", "First aid": "desirable"},
    ),
    "two lists under one heading": (
        "Person Specification\nEssential:\n- Filing\n- Typing\nDesirable:\n- First aid\n",
        {"Filing": "essential", "Typing": "essential", "First aid": "desirable"},
    ),
    "columns": (
        "Person Specification\n\tEssential\tDesirable\nSkills\tFiling with care\tTyping at speed\n"
        "Training\tOffice safety course\tFirst aid\n",
        {
            "Filing with care": "essential", "Typing at speed": "desirable",
            "Office safety course": "essential", "First aid": "desirable",
        },
    ),
    "marks at the end of rows": (
        "Essential criteria\nFiling with great care\tE\nTyping at good speed\tD\n"
        "Office safety of all kinds\tEssential\nFirst aid for all staff\tDesirable\n",
        {
            "Filing with great care": "essential", "Typing at good speed": "desirable",
            "Office safety of all kinds": "essential", "First aid for all staff": "desirable",
        },
    ),
    "a table in Markdown": (
        "Person Specification\n\n| Criteria | Essential | Desirable |\n| --- | --- | --- |\n"
        "| Skills | Filing with care | Typing at speed |\n",
        {"Filing with care": "essential", "Typing at speed": "desirable"},
    ),
    "headings with a remark": (
        "Essential criteria (must be met)\n- Filing\nDesirable criteria (not needed)\n- Typing\n",
        {"Filing": "essential", "Typing": "desirable"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), COLUMNS.values(), ids=COLUMNS.keys())
def test_what_is_essential_is_told_from_what_is_desirable(
    text: str, wanted: dict[str, str]
) -> None:
    assert weighed(text) == wanted


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


def test_sentences_behind_a_list_of_what_is_wished_for_are_about_the_post() -> None:
    text = "Desirable\n- Tact\n- Wit\n\nThe holder must be vetted. Nights are worked.\n"
    assert weighed(text) == {
        "Tact": "desirable",
        "Wit": "desirable",
        "The holder must be vetted. Nights are worked.": "obligatory",
    }


def test_a_heading_in_the_middle_of_a_line_that_has_lost_its_lines_parts_the_list() -> None:
    duties = (
        "Role Title Clerk Reports To Head Clerk Main Duties Files all letters. "
        + "Finds the letters again. " * 14
    )
    text = f"{duties}Person Specification Essential Tact with all. Desirable Wit at work. Also songs.\n"
    assert weighed(text) == {"Tact with all.": "essential", "Wit at work. Also songs.": "desirable"}


def test_a_remark_behind_the_letter_of_a_weight_does_not_hide_it() -> None:
    table = "Skills\nTact with callers\tE\nFiling course of the county\tE (or within a year)\nWit and song\tD\n"
    assert weighed(table)["Filing course of the county"] == "essential"


def test_letters_at_the_beginnings_of_a_list_are_weights() -> None:
    text = "Person profile (E - essential; D - desirable)\nE Tact with callers\nE Wit and song\nD Dance\n"
    assert weighed(text) == {
        "Tact with callers": "essential",
        "Wit and song": "essential",
        "Dance": "desirable",
    }


def test_a_break_in_a_cell_parts_what_is_asked_but_stays_in_its_column() -> None:
    table = (
        "| | Essential | Desirable |\n|---|---|---|\n| Skills | Tact<br>Wit and song | Dance |\n"
    )
    assert weighed(table) == {
        "Tact": "essential",
        "Wit and song": "essential",
        "Dance": "desirable",
    }


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


def test_a_column_of_tests_does_not_take_the_name_of_the_first_row() -> None:
    table = (
        "Area: / Registry / Job Title: / Clerk / Weekly Hours: / 37\nPost No: / KC1 / Scale: / C3\n"
        "Needed to do the job. / Essential\nHelps. / Desirable\nMore help. / Method of Assessment\n"
        "Pre- Requisites: / 1.  Tact with all.\n2.  Wit. / 14 .  Song and dance.\n"
    )
    assert weighed(table) == {
        "Tact with all.": "essential",
        "Wit.": "essential",
        "Song and dance.": "desirable",
    }


def test_letters_in_columns_that_strokes_part_say_what_binds() -> None:
    table = (
        "Role Title / Clerk / Reporting to / Head Clerk\nSection / Registry / Rank/Grade / C3\n\n"
        "PERSON SPECIFICATION\n\nKnowledge / Essential / Desirable\nHas filed letters / E /\n"
        "Has sung in choirs / / D\n"
    )
    assert weighed(table) == {"Has filed letters": "essential", "Has sung in choirs": "desirable"}


def test_a_heading_that_talks_to_the_reader_needs_no_blank_line() -> None:
    text = "You'll have\nTact with all\nIt'd be good if you had\nWit and song\n"
    assert weighed(text) == {"Tact with all": "essential", "Wit and song": "desirable"}


def test_a_numbered_part_ends_what_is_desirable() -> None:
    text = "3. Skills\nDesirable Criteria\n- Tact\n\n4. Other\nThe holder must be vetted.\n"
    assert weighed(text) == {"Tact": "desirable", "The holder must be vetted.": "obligatory"}


@pytest.mark.parametrize(
    ("heading", "modality"),
    [
        ("Would help:", "desirable"),
        ("You must", "essential"),
        ("Ideally you will", "desirable"),
        ("IT WOULD HELP TO HAVE", "desirable"),
        ("It is not essential, but it would be good, to have", "desirable"),
        ("What is asked of the holder", "essential"),
        ("What the job holder needs", "essential"),
        ("Good to know", "obligatory"),
    ],
)
def test_a_heading_in_plain_words_weighs_its_list(heading: str, modality: str) -> None:
    text = f"What the job holder does\n- Files letters.\n\n{heading}\n- Ability to file letters\n"
    assert weighed(text) == {"Ability to file letters": modality}


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


@pytest.mark.parametrize(
    "text",
    [
        "Criteria\tEssential\tDesirable\tInterview\nSing\tX\t\t✓\nDance\t\tX\t\n",
        "Criteria\tEssential\tDesirable\nExperience\nSing\t✓\t\nDance\t\t✓\n",
        "Skills\n\tEssential\tDesirable\nSing\t☒\t☐\nDance\t☐\t☒\n",
        "Essential criteria\n\nDesirable criteria\n\nSing\nWrite\nRead\n\nDance\n",
        "Skills\nE - Sing\nD - Dance\n",
        "Desirable criteria\n\nSkills\n- Dance\n\nEssential criteria\n\n- Sing\n",
        "Essential For Role\n•\tSing\nDesirable For Role\n•\tDance\n",
    ],
)
def test_ticks_letters_blocks_and_topics_say_what_binds(text: str) -> None:
    layout = laid_out(text)
    said = {
        item.text: item.modality or section.modality
        for section in layout.sections
        for item in section.items
    }
    assert (said["Sing"], said["Dance"]) == ("essential", "desirable")


def test_a_column_of_letters_weighs_rows_whose_cells_a_slash_parts() -> None:
    text = (
        "Job Title: / Clerk / Grade: / C3\nCriteria / Essential/ Desirable / Tested by\n"
        "Sings in tune / E / A\nDances on time / D / A/I\n"
    )
    assert weighed(text) == {"Sings in tune": "essential", "Dances on time": "desirable"}


def test_bare_letters_at_the_ends_of_a_list_are_weights() -> None:
    text = (
        "Requirements\nE = essential   D = desirable\nTact with callers  E\n"
        "A head for figures  D\nFull driving licence  E\nKnowledge of harbours  D\n"
    )
    assert weighed(text) == {
        "Tact with callers": "essential",
        "A head for figures": "desirable",
        "Full driving licence": "essential",
        "Knowledge of harbours": "desirable",
    }


def test_a_letter_at_the_end_of_one_item_is_part_of_it() -> None:
    text = "Requirements\nTact with callers\nExperience at grade D\nFull driving licence\n"
    assert "Experience at grade D" in weighed(text)
