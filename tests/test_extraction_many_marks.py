"""Marks of pages, steps of selection, titles of law with commas, and lists led in behind dashes."""

from __future__ import annotations

from .extracting import DUTIES, read, said

_HEAD = "Job Title: Records Clerk\n"


def laws(line: str) -> list[str]:
    """Read the laws of a duty."""
    text = f"{_HEAD}\nMain duties\n- {line}\n- Answer letters.\n"
    return [law.thing.label for law in read(text).legislation]


def test_a_title_of_law_may_be_a_list_behind_its_article() -> None:
    whole = (
        "Films, Videos, and Publications Classification Act 1993",
        "Policing, Security and Community Safety Act 2024",
        "Bail, Custody, and Release Act 2020",
    )
    for title in whole:
        assert laws(f"Classify letters under section 8 of the {title}.") == [title]
    listed = "Work with PACE, the Weapons, Ports and Harbours Act 1999 and the Fraud Act 2006."
    assert laws(listed)[1:] == ["Weapons, Ports and Harbours Act 1999", "Fraud Act 2006"]
    assert laws("Know the Fraud Act, RIPA, and Data Protection Act 2018.")[-1:] == [
        "Data Protection Act 2018"
    ]


def test_spaced_out_page_numbers_and_steps_of_selection_ask_for_nothing() -> None:
    found = read(
        f"{_HEAD}{DUTIES}\nEssential\n\nA diploma in archives\n\n2 | P a g e\n\nSelection\n\n"
        "  1. Check of documents\n  2. Essential Competency Interview (ECI)\n"
        "  3. Background investigation, with reference checks\n  4. Medical examination\n"
    )
    assert [r.text for r in found.requirements] == ["A diploma in archives"]


def test_what_must_hold_on_the_closing_date_is_asked_for() -> None:
    asked = "On the closing date you must be over 18. The closing date is 3 May."
    found = read(f"{_HEAD}{DUTIES}\nEssential requirements\n\n{asked}\n").requirements
    assert [r.text for r in found] == ["On the closing date you must be over 18."]


def test_a_sentence_goes_on_in_a_line_that_could_be_a_heading() -> None:
    asked = "(a) a certificate on the Framework of\nQualifications.\n(b) a diploma\n"
    found = read(f"{_HEAD}{DUTIES}\nEssential requirements\n\n{asked}").requirements
    assert [" ".join(r.text.split()) for r in found] == [
        "a certificate on the Framework of Qualifications.",
        "a diploma",
    ]


def test_a_sentence_between_dashes_leads_in_what_stands_behind_it() -> None:
    found = read(
        "Stores Clerk\n\nThe stores keep every station in kit, and it is a busy place to be. To be "
        "considered you will need: - Experience of counting stock - A sound understanding of the "
        "Road Traffic Act 1988 - A full driver licence We would be pleased, although we do not "
        "require it, if you also have: - A forklift ticket - A diploma in logistics\n"
    ).requirements
    assert [(r.modality, r.text) for r in found][2:] == [
        ("essential", "A full driver licence"),
        ("desirable", "A forklift ticket"),
        ("desirable", "A diploma in logistics"),
    ]


def test_two_languages_that_would_help_are_one_wish() -> None:
    line = "French would be an additional advantage; so would Welsh."
    found = read(f"{_HEAD}{DUTIES}\nLanguages required\n\n- {line}\n").requirements
    assert [(r.modality, r.text) for r in found] == [("desirable", line)]


def test_what_a_named_holder_does_is_work_and_names_the_manager() -> None:
    profile = read(
        "Harbour Police\n\nHarbour Constable\n\nPreferred Qualifications\n\n  • A diploma\n\n"
        "What a Constable Does\n\nA constable answers to the Watch Sergeant on every shift.\n\n"
        "  • Patrols the quays and helps where a person is in crisis, under the Harbour Act.\n"
    )
    assert said(profile.reports_to) == "Watch Sergeant"
    assert [r.text for r in profile.requirements] == ["A diploma"]


def test_people_who_come_first_in_a_sentence_are_led() -> None:
    page = "Harbour unit manager\n\nRole purpose\n\nKeeps the harbour safe day and night. {}\n"
    led = {
        "The quay sergeant, the stores clerk and the boat supervisor are supervised by the unit manager.": [
            "quay sergeant",
            "stores clerk",
            "boat supervisor",
        ],
        "The stores clerk and two boat handlers report to you.": [],
        "The stores clerk and the boat supervisor report to the post holder.": [
            "stores clerk",
            "boat supervisor",
        ],
        "The stores clerk is supervised by the quay sergeant.": [],
        "The harbour is managed by the unit manager.": [],
    }
    found = {
        told: [said(value) for value in read(page.format(told)).direct_reports] for told in led
    }
    assert found == led


def test_what_is_taken_back_stays_with_what_it_takes_back() -> None:
    wish = "It would be helpful, though nobody should insist on it, if you had sailed before."
    found = read(f"{_HEAD}{DUTIES}\nSkills\n\n- Able to row\n\n{wish}\n").requirements
    assert [r.text for r in found] == ["Able to row", wish]
