"""Conditions that run on in a line: behind dashes, and with (e) or (d) behind each."""

from __future__ import annotations

import pytest

from remit.graph.profile import RoleProfile

from .extracting import FORM, conditions, read, said

LETTERED = """Job Title: Harbour Clerk

The person

Here (e) shows what we need and (d) what would please us.

Education: four GCSEs (e). A boat licence (d).
Experience: writing to ship owners for a port (e). Handling claims (e). Working at night (d).
"""


def asked(profile: RoleProfile) -> list[tuple[str, str]]:
    return [(one.modality, one.text) for one in profile.requirements]


@pytest.mark.parametrize("dash", ["–", "-"])
def test_dashes_part_conditions_in_one_line(dash: str) -> None:
    parts = ["Full boat licence", "Sound knowledge of tides", "Two years on deck", "Able to swim"]
    assert [one.text for one in conditions(f" {dash} ".join(parts))] == parts


@pytest.mark.parametrize(
    "line",
    [
        "Experience of berthing – in all weathers – at a busy port",
        "Level 2 – Senior Practitioner – Award in Rowing",
        "Able to work nights - Monday - Friday",
    ],
)
def test_dashes_inside_a_condition_part_none(line: str) -> None:
    assert len(conditions(line)) == 1


def test_small_letters_behind_conditions_weigh_them() -> None:
    assert asked(read(LETTERED)) == [
        ("essential", "four GCSEs"),
        ("desirable", "A boat licence"),
        ("essential", "writing to ship owners for a port"),
        ("essential", "Handling claims"),
        ("desirable", "Working at night"),
    ]


def test_letters_that_count_clauses_weigh_nothing() -> None:
    line = "Knows the rules in paragraphs (c), (d), (e) and the fees in paragraph (d)"
    assert [one.modality for one in conditions(line)] == ["essential"]


@pytest.mark.parametrize(
    "foot", ["Port of Leck – JD/HC/3 – issued Jan 2026", "Harbour form 7 - last reviewed 2025"]
)
def test_when_a_form_was_issued_is_no_condition(foot: str) -> None:
    assert [one.text for one in conditions(f"Able to swim\n\n{foot}")] == ["Able to swim"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("LECKROCU VACANCY – Detective Sergeant, Fraud Team", "Detective Sergeant, Fraud Team"),
        ("Kent Police - Records Clerk", "Records Clerk"),
        ("KENT & ESSEX – INTERNAL VACANCY – Records Clerk (Stores)", "Records Clerk (Stores)"),
        ("Records Clerk - Kent Police", "Records Clerk"),
        ("Team Leader - Stores Clerk", "Team Leader - Stores Clerk"),
    ],
)
def test_a_title_stands_behind_the_employer_or_the_word_for_a_vacancy(
    line: str, title: str
) -> None:
    assert said(read(f"{line}\n\nDuties\n- Log each call\n- File letters\n").title) == title


def test_who_a_post_is_open_to_is_a_condition() -> None:
    line = "Open to officers of Borset and Wick Police who have finished probation"
    text = f"DS VACANCY – Detective Sergeant\n\n{line}\n\nDuties\n- Log each call\n- File letters\n"
    assert [one.text for one in read(text).requirements] == [line]


def test_questions_of_a_card_are_labels_of_what_stands_behind_them() -> None:
    text = (
        "CADET LEADER\n\nWhere?  Leck\nHow long for?  A year\nWhich team am I in?  Leck Cadets\n"
        "Who looks after me?  Your volunteer supervisor is the Youth Officer\n"
        "How many hours?  Around 12 a month\nAm I paid?  No\n"
        "Will I have powers?  No. This is a Police Support Volunteer role\n\n"
        "What you'll do\n- Log each call\n- File letters\n"
    )
    profile = read(text)
    assert said(profile.reports_to) == "Youth Officer"
    assert said(profile.unit) == "Leck Cadets"
    assert said(profile.status) == "Police Support Volunteer"


def test_what_is_written_up_on_a_name_in_capitals_is_a_system() -> None:
    text = FORM.format("Duties", "- Write up each visit on LECKLOG\n- Write up notes in ink")
    assert [one.text for one in read(text).systems] == ["LECKLOG"]


@pytest.mark.parametrize("who", ["Mrs J Gray, People Services", "Dr Ann O'Hare"])
def test_who_signs_below_conditions_is_none(who: str) -> None:
    assert [one.text for one in conditions(f"Able to swim\n\n{who}")] == ["Able to swim"]


@pytest.mark.parametrize("body", ["the Constabulary uses Oracle", "our Council runs on Oracle"])
def test_what_an_employer_uses_is_no_condition(body: str) -> None:
    found = conditions(f"- Use of a finance package; {body} E-Business Suite.")
    assert [one.text for one in found] == ["Use of a finance package"]


def test_knowledge_of_what_an_employer_uses_is_one() -> None:
    line = "Knowledge of the systems that the Council uses"
    assert [one.text for one in conditions(line)] == [line]


def test_whom_one_is_trained_as_is_named_whole() -> None:
    line = "It would help if you are trained as a Bronze public order commander."
    found = read(FORM.format("Skills", line)).qualifications
    assert [one.text for one in found] == ["Bronze public order commander"]


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("NPPV3 is not enough: the post needs MV.", "MV"),
        ("RV alone is not sufficient; SC is required.", "SC"),
        ("MV is needed for this post, and enough.", "MV"),
    ],
)
def test_a_level_that_will_not_do_is_not_that_of_the_post(sentence: str, level: str) -> None:
    assert said(read(FORM.format("Other requirements", sentence)).vetting) == level


@pytest.mark.parametrize("lead", ["You'd stand out with", "You would stand out if you have"])
def test_what_would_make_one_stand_out_is_wished_for(lead: str) -> None:
    text = FORM.format("What you need", f"Able to swim\n\n{lead}:\n- A boat licence\n- Some Dutch")
    found = {one.text: one.modality for one in read(text).requirements}
    assert (found["Able to swim"], found["A boat licence"]) == ("essential", "desirable")


def test_a_star_that_is_explained_in_the_heading_weighs() -> None:
    text = FORM.format("What we look for (* = must have)", "Skills\n* Able to swim\n  Some Dutch")
    assert asked(read(text)) == [("essential", "Able to swim"), ("desirable", "Some Dutch")]
