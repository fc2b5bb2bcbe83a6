"""What forms hold that is no fact: templates, columns of methods, denials, ranks of other people."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, read, said


@pytest.mark.parametrize(
    "title",
    [
        "Staff Officer to the Deputy Chief Constable",
        "Stores Driver, Office of the Chief Constable",
        "Chief Superintendent's Driver",
        "Secretary to ACC",
    ],
)
def test_the_rank_of_whom_one_works_for_is_not_that_of_the_post(title: str) -> None:
    profile = read(f"Job Title: {title}\n{DUTIES}")
    assert (said(profile.title), profile.rank_title) == (title, None)


def test_a_rank_of_ones_own_stands_beside_that_of_another() -> None:
    rank = read(f"Job Title: Sergeant – Staff Officer to the ACC\n{DUTIES}").rank_title
    assert rank is not None
    assert rank.rank.label == "Sergeant"


@pytest.mark.parametrize(
    ("heading", "modality"),
    [
        ("Not needed", "not required"),
        ("What you don't need", "not required"),
        ("Experience not essential", "not required"),
        ("Wanted but not needed", "desirable"),
        ("Welcome, though not strictly essential", "desirable"),
    ],
)
def test_a_heading_denies_that_what_it_heads_is_needed(heading: str, modality: str) -> None:
    profile = read(f"Job Title: Clerk\n\n{heading}\n- Knowledge of filing systems\n")
    assert [found.modality for found in profile.requirements] == [modality]


def test_a_sentence_that_obliges_does_so_below_such_a_heading() -> None:
    profile = read("Job Title: Clerk\n\nNot needed: a degree.\nMust pass the lifting test.\n")
    assert [(found.text, found.modality) for found in profile.requirements] == [
        ("a degree.", "not required"),
        ("Must pass the lifting test.", "obligatory"),
    ]


@pytest.mark.parametrize(
    "value",
    [
        "<insert job title of manager>",
        "[Select from list: Store Manager / Yard Manager]",
        "Choose an item.",
        "{manager}",
    ],
)
def test_what_a_template_holds_is_no_value_but_an_open_field(value: str) -> None:
    profile = read(f"Job Title: Clerk\nReports to: {value}\n{DUTIES}")
    assert profile.reports_to is None
    assert [found.rule for found in profile.findings].count("undecided-field") == 1


def test_a_date_may_be_left_as_the_template_has_it() -> None:
    profile = read(f"Job Title: Clerk\nReview date: dd/mm/yyyy\n{DUTIES}")
    assert profile.review_date is None
    assert "undecided-field" in [found.rule for found in profile.findings]


def test_the_column_of_methods_holds_no_condition_whatever_it_says() -> None:
    rows = "Pass the fork-lift course\t\tE\tIn post\nAble to lift crates\t\tE\tOn the yard\n"
    head = "PERSON SPECIFICATION\nCriteria\t\tE/D\tHow assessed\n"
    found = read(f"Job Title:\tClerk\n{head}{rows}").requirements
    assert [one.text for one in found] == ["Pass the fork-lift course", "Able to lift crates"]


def test_a_number_with_a_point_in_a_cell_is_a_value_behind_a_label() -> None:
    form = read("Job Title\tClerk\nHours\t18.5\nGrade\tC\n")
    assert (said(form.hours), said(form.grade)) == ("18.5", "C")
    wide = read("Job Title\tClerk\nHours\t37.5\tBase\tMill Lane\n")
    assert (said(wide.hours), said(wide.location)) == ("37.5", "Mill Lane")


def test_a_form_says_when_it_was_last_reviewed() -> None:
    profile = read(f"Job Title: Clerk\nLast reviewed: June 2017\n{DUTIES}")
    assert said(profile.review_date) == "June 2017"


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Closing date is midnight on Sunday 31 May 2026. Ask the yard first.", "2026-05-31"),
        ("Applications close at 5pm on Friday 1st May 2026.", "2026-05-01"),
        ("The closing date for this vacancy is 12 noon on 3 June 2026.", "2026-06-03"),
    ],
)
def test_running_text_says_when_applications_close(sentence: str, day: str) -> None:
    closes = read(f"Clerk\n\nBorset Constabulary\n\n{sentence}\n\n{DUTIES}").closing_date
    assert closes is not None
    assert closes.read_as == day


def test_a_date_behind_other_words_is_no_closing_date() -> None:
    said_otherwise = "The depot closes its gate for works from 3 June 2026."
    assert read(f"Clerk\n\n{said_otherwise}\n\n{DUTIES}").closing_date is None


def test_a_date_beside_who_posted_an_advert_is_read() -> None:
    posted = "Posted by the yard office on 4 March 2026 | Closing date: 27 March 2026"
    closes = read(f"Clerk\n\n{posted}\n\n{DUTIES}").closing_date
    assert closes is not None
    assert closes.read_as == "2026-03-27"
