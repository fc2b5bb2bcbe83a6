"""Headings that stand in no list are told from how they look, and from what stands below them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.layout.headings import made_heading
from remit.graph.layout.labels import labels
from remit.graph.profile import RoleProfile

from .extracting import read

FORM = "Job Title: Ledger Clerk\nGrade: C3\n\n"
ROWS = ["Keep the ledgers in order.", "Check new entries.", "Report losses to the bursar."]
ASKED = ["Knowledge of the Theft Act 1968.", "Old hand with ledgers.", "Ability to count in ink."]
LIKED = ["Has met a bursar before.", "Some Latin."]
TERMS = ["You will be required to work weekends.", "Nights are shared out evenly."]
PARTS = {
    "What fills the day": ROWS,
    "Needed by the first bell": ASKED,
    "Useful on quiet days": LIKED,
    "How the bells ring": TERMS,
}
STYLES: dict[str, tuple[Callable[[str, int], str], str]] = {
    "colons": (lambda heading, _: f"{heading}:", "- "),
    "capitals": (lambda heading, _: heading.upper(), "• "),
    "capitals over a blank line": (lambda heading, _: f"{heading.upper()}\n", "• "),
    "underlined": (lambda heading, _: f"{heading}\n{'-' * len(heading)}", "- "),
    "sections": (lambda heading, number: f"Section {number}: {heading}", "1) "),
    "numbers": (lambda heading, number: f"{number}. {heading.upper()}", "1.1 "),
    "dashes": (lambda heading, _: f"{heading} -", "- "),
    "plain": (lambda heading, _: heading, "* "),
    "Markdown": (lambda heading, _: f"## {heading}\n", "- "),
}


def written(style: str) -> str:
    heading, bullet = STYLES[style]
    parts = [
        "\n".join([heading(words, number), *(bullet + item for item in items), ""])
        for number, (words, items) in enumerate(PARTS.items(), start=1)
    ]
    return FORM + "\n".join(parts)


def asked(profile: RoleProfile) -> dict[str, str]:
    return {
        requirement.text.rstrip("."): requirement.modality for requirement in profile.requirements
    }


@pytest.mark.parametrize("style", STYLES)
def test_parts_of_a_form_are_told_from_their_items(style: str) -> None:
    assert not [words for words in PARTS if labels().section(words) or made_heading(words)]
    profile = read(written(style))
    assert [value.text.rstrip(".") for value in profile.responsibilities] == [
        row.rstrip(".") for row in ROWS
    ]
    assert asked(profile) == {
        **{item.rstrip("."): "essential" for item in ASKED},
        **{item.rstrip("."): "desirable" for item in LIKED},
        **{item.rstrip("."): "obligatory" for item in TERMS},
    }


def test_a_first_paragraph_that_says_what_is_to_be_done_is_the_purpose() -> None:
    text = "Post in brief:\nKeep the ledgers of the force so that nothing is lost.\n\n"
    profile = read(FORM + text + "Main Duties:\n- Count the ledgers.\n")
    assert profile.purpose is not None
    assert profile.purpose.text == "Keep the ledgers of the force so that nothing is lost."


def test_a_list_that_tells_nothing_stays_where_it_stands() -> None:
    text = (
        "Essential Criteria\n- Knowledge of ledgers.\n\nAbove the fold\n- Ink.\n- Blotting paper.\n"
    )
    profile = read(FORM + text)
    assert asked(profile)["Knowledge of ledgers"] == "essential"
    assert "Above the fold" not in asked(profile)
    assert {requirement.modality for requirement in profile.requirements} == {"essential"}


def test_what_the_holder_thinks_of_oneself_is_no_condition() -> None:
    text = "Special Conditions\n- You will work nights.\n\nThe way of the house\nI own up.\nI ask first.\n"
    assert set(asked(read(FORM + text))) == {"You will work nights"}


def test_somebody_else_who_is_on_call_is_no_condition_on_the_holder() -> None:
    duties = "Main Duties\n- Open the store when the sergeant on call asks for it.\n"
    assert not read(FORM + duties).requirements
    assert read(FORM + duties + "- Be on call at weekends.\n").requirements


def test_what_is_welcome_stays_so_where_it_is_still_under_way() -> None:
    text = "Desirable\n- Is working towards a diploma.\n\nEssential\n- A diploma or working towards one.\n"
    assert set(asked(read(FORM + text)).values()) == {"desirable", "conditional"}


def test_numbers_on_lines_of_their_own_begin_again_below_each_heading() -> None:
    lists = (
        "Main Duties:\n1\nKeep ledgers.\n2\nCount them.\n\nEssential:\n1\nTact.\n2\nGood sight.\n"
    )
    profile = read(FORM + lists)
    assert [value.text for value in profile.responsibilities] == ["Keep ledgers.", "Count them."]
    assert {item for item, how in asked(profile).items() if how == "essential"} == {
        "Good sight",
        "Tact",
    }


def test_what_is_needed_stands_between_the_work_and_what_is_welcome() -> None:
    lists = (
        "Main Duties\n- Keep ledgers.\n\nFeathers\n- A steady hand.\n- Some Greek.\n\n"
        "Desirable\n- Some Latin.\n"
    )
    assert asked(read(FORM + lists)) == {
        "A steady hand": "essential",
        "Some Greek": "essential",
        "Some Latin": "desirable",
    }


def test_a_list_beside_that_of_what_is_essential_is_not_called_essential_too() -> None:
    lists = (
        "## Essential Criteria\n- A steady hand.\n- Some Greek.\n\n"
        "## Feathers\n- Some Latin.\n- Old boots.\n\n## About us\nWe are old.\n"
    )
    assert set(asked(read(FORM + lists))) == {"A steady hand", "Some Greek"}


def test_headings_of_questions_are_read_as_others_where_several_are_known() -> None:
    page = (
        "Ledger Clerk\n\nWhat would I be doing?\nYou'd keep the ledgers.\n\n"
        "What do I need?\nKnowledge of ledgers.\nA steady hand.\n\n"
        "What might tip the scales?\nKnowledge of Latin.\nSome Greek.\n"
    )
    assert asked(read(page)) == {
        "Knowledge of ledgers": "essential",
        "A steady hand": "essential",
        "Knowledge of Latin": "desirable",
        "Some Greek": "desirable",
    }


def test_numbers_without_a_mark_count_lines_from_one_on() -> None:
    duties = "Main Duties\n1 Keep ledgers.\n2 Count them.\n3 Lock them up.\n"
    assert [value.text for value in read(FORM + duties).responsibilities] == [
        "Keep ledgers.",
        "Count them.",
        "Lock them up.",
    ]


def test_examples_behind_a_heading_are_no_words_of_it() -> None:
    label = made_heading("Other relevant information e.g. working hours (if applicable)")
    assert label is not None and label.kind == "context"
