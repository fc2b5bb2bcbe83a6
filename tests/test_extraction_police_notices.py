"""What first sight of forms, mails and notices of police forces missed or got wrong."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, conditions, read, said


@pytest.mark.parametrize(
    "line",
    [
        "Must: a degree in law. Must: knows the tides. Should: a boat licence.",
        "Need: a degree in law; Must: knows the tides. Would like: a boat licence.",
    ],
)
def test_sentences_that_begin_with_weights_are_what_is_asked_for(line: str) -> None:
    found = read(f"Job Title: Clerk\n{DUTIES}\nFactor 1 - Day one\n{line}\n").requirements
    assert [r.modality for r in found] == ["essential", "essential", "desirable"]


def test_sentences_that_begin_with_labels_are_none() -> None:
    line = "Pay: 20 pounds. Base: the old mill. Dress: a coat of blue."
    assert not read(f"Job Title: Clerk\n{DUTIES}\nFactor 1 - Day one\n{line}\n").requirements


def test_strokes_part_conditions_of_several_words() -> None:
    line = "able to write clear reports / used to long days at sea / the holder of a boat licence"
    assert [r.text for r in conditions(line)] == line.split(" / ")
    wished = conditions(f"We could live without: {line}")
    assert {r.modality for r in wished} == {"desirable"}
    assert [r.text for r in wished] == line.split(" / ")


def test_strokes_between_a_word_or_two_part_nothing() -> None:
    for line in (
        "A degree in law / social science / business",
        "Can drive a car / van / boat well",
    ):
        assert [r.text for r in conditions(line)] == [line]


def test_a_remark_in_brackets_takes_nothing_from_what_is_asked() -> None:
    line = "confirmed in the rank of sergeant (others will not be considered)"
    assert [r.text for r in conditions(f"- {line}", "You have to be:")] == [line]


def test_what_a_mail_says_of_itself_is_no_condition() -> None:
    assert not conditions("This email must be deleted if it is not for you.")
    assert not conditions("We must appoint fairly, as the Fair Work Order 1998 requires.")


def test_forces_listed_in_one_line_are_no_employer() -> None:
    lists = (
        "Thames Valley Police; Kent Police; Surrey Police",
        "Cumbria - Greater Manchester - Kent",
    )
    for forces in lists:
        text = f"Job Title: Clerk\n{DUTIES}\nWritten to: {forces}\nAll of {forces} may use it.\n"
        assert read(text).organisation is None


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("POLICE STAFF ROLE PROFILE (form 4)", "POLICE STAFF"),
        ("Job Description - Police Staff (2024)", "Police Staff"),
        ("Police Officer Post Profile", "Police Officer"),
        ("Police Staff Association", None),
    ],
)
def test_the_name_of_the_paper_says_who_may_hold_the_post(line: str, status: str | None) -> None:
    assert said(read(f"{line}\nJob Title: Clerk\nGrade: C\n{DUTIES}").status) == status


def test_two_labels_of_a_kind_stand_above_their_two_values() -> None:
    form = (
        "Role title\nClerk\nCurrent grade\nC3\n{}\nRiver and Harbour\nMill Stores\nNormal place of work\nLeck\n"
        "Post number(s)\n61184\n"
    )
    for labels in ("Directorate\nDepartment", "Division\nSection"):
        assert said(read(form.format(labels) + DUTIES).unit) in ("Mill Stores", "River and Harbour")
    assert said(read(form.format("Vetting\nDepartment") + DUTIES).unit) != "Mill Stores"


def test_a_line_in_capitals_above_a_sentence_that_goes_on_is_a_heading() -> None:
    text = (
        "Job Title: Clerk\n\nWHO YOU'D WORK FOR\nAnne Marsh runs the stores of the county and has a team of\n"
        "five clerks who sort the post.\n"
    )
    assert (
        said(read(text + DUTIES).reports_to)
        != "Anne Marsh runs the stores of the county and has a team of"
    )
    short = read("Job Title: Clerk\n\nWHO YOU'D WORK FOR\nStores Manager\n" + DUTIES)
    assert said(short.reports_to) == "Stores Manager"


def test_a_unit_stands_in_brackets_below_the_title() -> None:
    for unit in ("Harbour Watch Unit", "Front Counter Team"):
        assert (
            said(read(f"Borset Police\nNight Clerk\n({unit})\n\nGrade: C\n{DUTIES}").unit) == unit
        )
    assert read(f"Borset Police\nNight Clerk\n(two posts)\n\nGrade: C\n{DUTIES}").unit is None


def test_shortlisting_criteria_are_only_wished_for_and_an_interview_covers_no_condition() -> None:
    text = "- Tact with callers\n\nShortlisting criteria\n- Knowledge of tides\n\nInterview will cover:\n- Song\n"
    found = {r.text: r.modality for r in conditions(text)}
    assert found == {"Tact with callers": "essential", "Knowledge of tides": "desirable"}


def test_sentences_behind_a_table_of_weights_are_about_the_post() -> None:
    text = (
        f"Job Title: Clerk\n{DUTIES}\nSkills\nTact with callers (E)\nA head for song (D)\n\n"
        "The office is no part of the council, although it works closely with all of its staff.\n"
    )
    found = {r.text: r.modality for r in read(text).requirements}
    assert found == {"Tact with callers": "essential", "A head for song": "desirable"}


@pytest.mark.parametrize(
    "note",
    [
        "Note to 12: papers lapse; see that yours run.",
        "NB - clerks of the mill should ask us first.",
    ],
)
def test_a_note_among_what_is_asked_asks_for_nothing(note: str) -> None:
    assert [r.text for r in conditions(f"Tact with callers\n\n{note}")] == ["Tact with callers"]


def test_a_note_that_obliges_the_reader_still_does() -> None:
    assert [r.text for r in conditions("NB: you must be able to swim.")] == [
        "NB: you must be able to swim."
    ]


@pytest.mark.parametrize(
    "field",
    [
        "Hours: 37 a week. Living within one hour of the mill is required.",
        "Shift allowance: 20%. Holders are required to work weekends.",
    ],
)
def test_a_sentence_behind_the_value_of_a_field_asks_too(field: str) -> None:
    (found,) = read(f"Job Title: Clerk\n{field}\n{DUTIES}").requirements
    assert found.text == field.partition(". ")[2]
    assert found.modality == "obligatory"


def test_a_sentence_behind_a_value_that_only_tells_asks_nothing() -> None:
    text = f"Job Title: Clerk\nHours: 37 a week. The mill shuts at noon.\n{DUTIES}"
    assert not read(text).requirements


@pytest.mark.parametrize(
    "name",
    [
        "WEST MERCIA OFFICE OF THE POLICE & CRIME COMMISSIONER",
        "KENT OFFICE OF THE POLICE AND CRIME COMMISSIONER",
    ],
)
def test_a_body_in_capitals_is_read_whole(name: str) -> None:
    assert said(read(f"{name}\n\nJob Title: Clerk\nGrade: C\n{DUTIES}").organisation) == name


def test_a_label_in_capitals_stands_one_space_before_its_value() -> None:
    head = "POST           Records Clerk              POST NO.   K/19\n{} Head of Grants     HOURS      37\nVETTING        RV\n"
    for label in ("ACCOUNTABLE TO", "RESPONSIBLE TO"):
        assert said(read(head.format(label) + DUTIES).reports_to) == "Head of Grants"


def test_what_others_need_not_do_is_still_asked() -> None:
    (found,) = conditions("- Can get agencies which do not have to help, to help.", "Essential")
    assert found.modality == "essential"


def test_a_list_that_would_help_is_wished_for() -> None:
    for lead in ("It'll help if you've:", "It'll also help if you've:"):
        found = conditions(
            f"To apply you'll have:\nServed two years\n{lead}\nKept bees for us", "Need"
        )
        assert [r.modality for r in found][-1] == "desirable"


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("Threshold to enter (Band F)", 1),
        ("Level statement (Level 3)", 0),
        ("Threshold to progress", 0),
    ],
)
def test_only_the_threshold_to_enter_is_asked_of_all(heading: str, count: int) -> None:
    text = f"Job Title: Clerk\n{DUTIES}\n4. {heading}\nTwo years in a store or an archive.\n"
    assert len(read(text).requirements) == count


def test_a_sentence_to_the_reader_is_no_name_of_a_qualification() -> None:
    for line in (
        "You and the boat are licensed at the end and again each year.",
        "We are registered each year.",
    ):
        assert not read(f"Job Title: Clerk\n{DUTIES}\nTraining\n{line}\n").qualifications
    held = read(
        f"Job Title: Clerk\n{DUTIES}\nEssential\nYou must hold a First Aid at Work certificate.\n"
    )
    assert [m.text for m in held.qualifications] == ["First Aid at Work certificate"]
