"""Person specifications: what is essential, what desirable, by columns, letters, ticks, headings."""

from __future__ import annotations

import pytest

from .laying_out import laid_out, weighed

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
        "Sings in tune / E / A\nDances on time / D / A/I\nCounts to ten / E / AF, INT\n"
    )
    assert weighed(text) == {
        "Sings in tune": "essential",
        "Dances on time": "desirable",
        "Counts to ten": "essential",
    }


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


@pytest.mark.parametrize("mark", ["{}\t", "({})\t", "({}) ", "[{}] ", "{}  "])
def test_letters_before_the_items_of_a_list_are_weights(mark: str) -> None:
    rows = ("E", "Tact with callers"), ("E", "Wit and song"), ("D", "Dance at fairs")
    text = "Person profile\n" + "".join(f"{mark.format(letter)}{item}\n" for letter, item in rows)
    assert weighed(text) == {
        "Tact with callers": "essential",
        "Wit and song": "essential",
        "Dance at fairs": "desirable",
    }


def test_a_heading_of_two_letters_opens_a_list_that_they_weigh() -> None:
    text = "You will bring (E) / and so much the better (D)\nE  Tact with callers\nE  Wit\nD  Dance at fairs\n"
    assert weighed(text)["Dance at fairs"] == "desirable"


def test_the_name_of_the_paper_heads_what_it_asks_below_the_fields() -> None:
    assert weighed(
        "Job Title: Clerk\nGrade: C\n\nPerson specification\n\n- Tact\n- Wit and song\n"
    ) == {
        "Tact": "essential",
        "Wit and song": "essential",
    }


ROWS = (
    "{mark}     {item}\n",
    "{item}     {mark}\n",
    "| {mark} | {item} |\n",
    "| {item} | {mark} |\n",
)
MARKS = (("Must", "Nice"), ("M", "D"), ("Req", "Pref"), ("Need to have", "Good to have"))
LINES = (("Knows ink well", 0), ("Can count to ten", 0), ("Reads Latin", 1), ("Writes Greek", 1))


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("marks", MARKS, ids="/".join)
def test_other_marks_beside_rows_say_what_binds(marks: tuple[str, str], row: str) -> None:
    rows = "".join(row.format(mark=marks[weight], item=item) for item, weight in LINES)
    weights = ("essential", "desirable")
    wanted = {item: weights[weight] for item, weight in LINES}
    assert weighed(f"Requirements\n{rows}") == wanted


def test_marks_in_brackets_say_what_binds() -> None:
    text = "Requirements\n- Ink (must)\n- Sand [required]\n- Wax (nice to have)\n- Glue (pref)\n"
    wanted = {"Ink": "essential", "Sand": "essential", "Wax": "desirable", "Glue": "desirable"}
    assert weighed(text) == wanted


def test_a_form_is_taken_at_its_word_about_its_marks() -> None:
    rows = "X     Knows ink well\nX     Can count to ten\nY     Reads Latin\n"
    assert weighed(f"Requirements\n{rows}\nX = must have, Y = would like\n") == {
        "Knows ink well": "essential",
        "Can count to ten": "essential",
        "Reads Latin": "desirable",
    }


def test_rows_that_say_how_binding_they_are_need_no_heading_that_is_known() -> None:
    rows = "Brains     Latin (E)\n           Greek (D)\nBack\n           Lifts boxes (E)\n"
    found = weighed(f"Feathers\n\nMain Duties\n- Keep ledgers.\n\nSand and ink\n{rows}")
    assert found == {"Latin": "essential", "Greek": "desirable", "Lifts boxes": "essential"}


def test_how_each_thing_is_tested_is_no_part_of_it() -> None:
    text = (
        "Essential criteria\n1. Tact with callers. (A, I)\n2. Wit (interview)\n"
        "Desirable criteria\n1. A head for song (T)\n2. Files (R) in order\n"
    )
    assert weighed(text) == {
        "Tact with callers.": "essential",
        "Wit": "essential",
        "A head for song (T)": "desirable",
        "Files (R) in order": "desirable",
    }


def test_letters_weigh_the_items_that_end_with_one_among_others_that_do_not() -> None:
    text = (
        "Knowledge and skills\nThe work asks for care and a steady hand at all times of the day.\n"
        "i. Filing at speed. E\nii. Typing. E\niii. Latin. D\niv. Greek. D\n"
        "E = Essential D = Desirable\nThe office is open at weekends.\nVersion 1.4 Sept 2022\n"
    )
    found = weighed(text)
    assert {word: found[word] for word in ("Filing at speed.", "Latin.", "Greek.")} == {
        "Filing at speed.": "essential",
        "Latin.": "desirable",
        "Greek.": "desirable",
    }
    assert not {"E = Essential D = Desirable", "Version 1.4 Sept 2022"} & set(found)


def test_a_course_below_a_weight_is_an_item_though_it_is_printed_in_capitals() -> None:
    text = (
        "PERSON SPECIFICATION\n\nQUALIFICATIONS\n\nEssential\n\nFiling diploma\n\n"
        "Desirable\n\nPIP2 (A)\n\nTyping certificate (A)\n"
    )
    assert weighed(text)["PIP2"] == "desirable"


def test_a_heading_may_weigh_its_topic_in_brackets() -> None:
    said = "Skills (essential)\n- Tact\n\nSkills (desirable)\n- Latin\n\nKnowledge (Desirable):\n- Law\n"
    assert weighed(f"Job Title: Clerk\n\nPerson Specification\n\n{said}") == {
        "Tact": "essential",
        "Latin": "desirable",
        "Law": "desirable",
    }


def test_rows_side_by_side_that_fill_their_columns_are_no_wrapped_lines() -> None:
    said = (
        f"{'Essential':<36}Desirable\n{'Dealing with callers at a counter':<36}Knowledge of STORM\n"
    )
    said += (
        f"{'Writing reports for the court':<36}NVQ Level 3 in law\n{'Driving licence':<36}Latin\n"
    )
    assert weighed(f"Job Title: Clerk\n\nPerson Specification\n\n{said}") == {
        "Dealing with callers at a counter": "essential",
        "Knowledge of STORM": "desirable",
        "Writing reports for the court": "essential",
        "NVQ Level 3 in law": "desirable",
        "Driving licence": "essential",
        "Latin": "desirable",
    }
