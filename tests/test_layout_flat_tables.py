"""Person specifications whose tables are flat: a weight below each row, a tab for each cell."""

from __future__ import annotations

import pytest

from .laying_out import laid_out, weighed

WANTED = {"Tact with callers": "essential", "Wit": "essential", "A head for song": "desirable"}


@pytest.mark.parametrize(
    "text",
    [
        "Skills\nTact with callers\nE\nWit\nE\nA head for song\nD\n",
        "Criteria\nE/D\nAssessed\nTact with callers\nE\nAF/I\nWit\nE\nI\nA head for song\nD\nAF\n",
        "What is asked\nEssential or\ndesirable\n1. Tact with callers\nEssential\n2. Wit\nEssential\n"
        "3. A head for song\nDesirable\n",
        "What is asked\n1. Tact with\ncallers\nEssential\n2. Wit\nEssential\nOther skills\n"
        "3. A head for song\nDesirable\n",
        "Skills\n- Tact with callers\nMust have\n- Wit\nMust have\n- A head for song\nNice to have\n",
    ],
)
def test_a_weight_below_each_item_weighs_what_stands_above_it(text: str) -> None:
    assert weighed(text) == WANTED


@pytest.mark.parametrize(
    "text",
    [
        "Essential\n- Tact\nDesirable\n- Wit\nDesirable\n- Song\n",
        "Skills\n\nEssential\n- Tact\nOther\nDesirable\n- Wit\n\nDesirable\n- Song\n",
    ],
)
def test_weights_that_are_headings_weigh_what_stands_below_them(text: str) -> None:
    assert weighed(text) == {"Tact": "essential", "Wit": "desirable", "Song": "desirable"}


def test_what_stands_behind_weighed_items_is_about_the_post_again() -> None:
    text = (
        "Duties\nFiles letters.\nCharacter of the role\n1. Tact\nEssential\n2. Wit\nEssential\n"
        "3. Song\nDesirable\nThe holder must be vetted.\n"
    )
    assert weighed(text) == {
        "Tact": "essential",
        "Wit": "essential",
        "Song": "desirable",
        "The holder must be vetted.": "obligatory",
    }


@pytest.mark.parametrize(
    "rows",
    [
        "\tEssential\tDesirable\n\nSKILLS\n\tTact with callers\t\n\tWit\n\t\tA head for song\n",
        "Area\tESSENTIAL\tDESIRABLE\nSkills\tTact with callers\t\n\tWit\t\n\t\tA head for song\n",
        "Essential\tDesirable\nTact with callers\nWit\t\n\tA head for song\n",
    ],
)
def test_a_tab_alone_shows_an_empty_cell(rows: str) -> None:
    work = "Main duties\n- Files letters.\n\nPerson Specification\n\n"
    text = f"Job Title:\tClerk\n\n{work}{rows}\nPrepared by:\tHead Clerk\n"
    assert weighed(text) == WANTED
    assert [f.text for f in laid_out(text).fields][-1] == "Head Clerk"


def test_tabs_that_only_push_words_to_the_right_make_no_empty_cells() -> None:
    text = "Skills\nEssential\t\tDesirable\nTact with callers\t\tWit\n"
    assert weighed(text) == {"Tact with callers": "essential", "Wit": "desirable"}


def test_a_mark_in_the_middle_below_a_head_stands_in_its_column() -> None:
    text = (
        "Job Title: Clerk\n\nMain duties\n- Files letters.\n\nPerson Specification\n"
        "Skills                       Essential   Desirable   Assessed by\n"
        "Tact with callers                X                       A/I\n"
        "A head for song                              X            A\n"
        "Wit                              X                       T\n"
    )
    assert weighed(text) == WANTED


@pytest.mark.parametrize(
    "heading", ["Person Specification\n", "Job purpose: to keep the files of the county.\n\n"]
)
def test_codes_that_count_weigh_by_their_letter(heading: str) -> None:
    text = (
        f"Job Title: Clerk\nReports to: Head Clerk\n\n{heading}"
        "E1  Tact with callers\nE2  Knowledge of the harbour\nD1  Skilled in song\n"
    )
    assert weighed(text) == {
        "Tact with callers": "essential",
        "Knowledge of the harbour": "essential",
        "Skilled in song": "desirable",
    }


def test_codes_before_items_are_no_part_of_them() -> None:
    text = (
        "Job Title: Clerk\n\nMain duties\nMR1 File the letters.\nMR2 Find the letters.\nMR3 Post the letters.\n\n"
        "Essential criteria\nSC1Proven tact with callers\nSC2Some knowledge of song\nSC3Good at figures\n"
    )
    duties, asked = [s for s in laid_out(text).sections if s.items]
    assert [i.text for i in duties.items] == [
        "File the letters.",
        "Find the letters.",
        "Post the letters.",
    ]
    assert [i.text.split()[0] for i in asked.items] == ["Proven", "Some", "Good"]


def test_the_letter_of_a_section_before_its_numbers_weighs_nothing() -> None:
    text = "Job Title: Clerk\n\nSection E - Conditions\nE1 Shift work at night\nE2 Lift up boxes\nE3 Wear the coat\n"
    assert not [i for s in laid_out(text).sections for i in s.items if i.modality]


def test_a_line_with_a_cell_for_each_weight_is_a_row_of_its_own_below_a_full_one() -> None:
    text = (
        "Person specification\nCriteria / Essential / Desirable\n"
        "Skills: / 1. Tact with callers. / Wit.\nA head for song. / A love of chess.\n"
        "Knowledge: / 2. Patience.\n3. Care with ink. / Good cheer.\n4. Calm. / Zest.\n"
    )
    needed = ("Tact with callers.", "A head for song.", "Patience.", "Care with ink.", "Calm.")
    wished = ("Wit.", "A love of chess.", "Good cheer.", "Zest.")
    assert weighed(text) == dict.fromkeys(needed, "essential") | dict.fromkeys(wished, "desirable")
