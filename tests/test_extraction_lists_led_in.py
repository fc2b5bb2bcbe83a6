"""Lists that a sentence leads in, and what else adverts say in sentences of their own."""

from __future__ import annotations

from .extracting import read, said

_LIST = "\n\n  • a forklift ticket\n  • calm under pressure\n  • written stock reports\n"
_ABOVE = "Stores Clerk\n\nNorthshire Fire and Rescue Service\n\nAbout the job\n\nThe stores keep kit.\n\n"
_LEADS = {
    "You must be able to show us in your application that you have:": "essential",
    "The person appointed must:": "essential",
    "To be considered for this post, applicants need to have:": "essential",
    "The panel will look for somebody who has:": "essential",
    "We will only shortlist people who have:": "essential",
    "Applicants will need to demonstrate all of the following:": "essential",
    "It is expected that the successful person will hold:": "essential",
    "The role would suit someone who is:": "essential",
    "It would also help, but is not a must, if you have:": "desirable",
    "I should be pleased, too, to see:": "desirable",
    "We'd be especially keen to hear from you if you have:": "desirable",
    "Extra credit is given to those who can offer:": "desirable",
    "You will not need to have:": None,
    "The postholder must ensure that these are in place:": None,
    "Please tell us if you are:": None,
    "You cannot be appointed if you are:": None,
}


def test_a_list_is_as_binding_as_the_sentence_that_leads_it_in() -> None:
    wrong = {}
    for lead, weight in _LEADS.items():
        found = [r.modality for r in read(f"{_ABOVE}{lead}{_LIST}").requirements]
        if found != [weight] * 3 * bool(weight):
            wrong[lead] = found
    assert not wrong


def test_a_line_without_a_colon_over_bullets_leads_them_in_too() -> None:
    for lead, weight in _LEADS.items():
        found = [r.modality for r in read(f"{_ABOVE}{lead.rstrip(':')}{_LIST}").requirements]
        assert found == [weight] * 3 or not weight, lead


def test_a_standard_of_fitness_behind_a_list_is_a_condition() -> None:
    text = (
        "Stores Clerk\n\nEssential criteria\n- Able to row\n\nYou will meet the fitness standard.\n"
    )
    assert [r.kind for r in read(text).requirements] == ["Skill", "Health"]


def test_among_duties_a_list_of_what_somebody_has_is_asked_for_and_one_of_what_they_do_is_not() -> (
    None
):
    duties = "Stores Clerk\n\nMain duties\n\n  • Issue kit\n  • Count the stock\n\n"
    held = read(f"{duties}You must be able to show that you have:{_LIST}")
    done = read(f"{duties}The person appointed must:{_LIST}")
    assert [r.modality for r in held.requirements] == ["essential"] * 3
    assert not done.requirements


def test_questions_and_words_of_one_manager_head_what_is_asked() -> None:
    heads = ("What do I need to apply?", "What I am looking for", "What we need from you")
    for head in heads:
        found = read(f"{_ABOVE}{head}{_LIST}").requirements
        assert [r.modality for r in found] == ["essential"] * 3, head
    for head in ("Who cannot be appointed", "What do I need to do to apply?"):
        assert not read(f"{_ABOVE}{head}{_LIST}").requirements, head


def test_a_clause_that_weighs_what_it_says_is_a_condition_of_its_own() -> None:
    asked = "You must know stock control, and it is vital that you can turn a caller down kindly."
    found = read(
        f"Stores Clerk\n\nSkills\n{asked} We ask that you can lift, and that you have a van."
    )
    assert [r.text for r in found.requirements] == [
        "You must know stock control",
        "it is vital that you can turn a caller down kindly.",
        "We ask that you can lift",
        "you have a van.",
    ]


def test_letters_ahead_part_conditions_of_which_one_fills_its_line() -> None:
    asked = (
        "E Has sold parts\nE Knows how the Road Traffic Act bears on the loads that are sent out\n"
        "E Full driving licence\nD Has used a till\n"
    )
    found = read(f"Stores Clerk\n\nKNOWLEDGE, SKILLS AND EXPERIENCE\n\n{asked}").requirements
    assert [r.modality for r in found] == ["essential"] * 3 + ["desirable"]


def test_sentences_say_title_grade_and_manager() -> None:
    said_so = read(
        "The county stores serve every station. We would like to take on a Stores Clerk for two "
        "years. It is a Grade E job.\n\nSkills\nYou must be able to count. You will be managed by "
        "a Stores Supervisor.\n"
    )
    assert said(said_so.title) == "Stores Clerk"
    assert said(said_so.grade) == "Grade E"
    assert said(said_so.reports_to) == "Stores Supervisor"


def test_the_level_of_vetting_is_the_one_that_is_ticked() -> None:
    form = "Job Title: Clerk\n\n8. VETTING\n\nVetting Officer to complete   "
    assert said(read(f"{form}MV [X]   RV [ ]   SC [ ]   DV [ ]\n").vetting) == "MV"
    assert said(read(f"{form}☐ MV   ☐ RV   ☒ SC   ☐ DV\n").vetting) == "SC"
    assert read(f"{form}MV [ ]   RV [ ]   SC [ ]   DV [ ]\n").vetting is None
    told = "Checks are made of you and those you live with, up to RV level, and of your finances."
    assert said(read(f"Job Title: Clerk\n\nVetting: {told}\n\nHealth: A sight test.\n").vetting)
