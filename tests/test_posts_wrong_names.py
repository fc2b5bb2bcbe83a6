"""Words of posts elsewhere that look like names known here, and values that are none."""

from __future__ import annotations

import pytest

from .extracting import read, said

FORM = "Job Title: Ranger\nReports to: Head Ranger\n\n{}\n\nKey Responsibilities\n- {}\n"


@pytest.mark.parametrize(
    "duty",
    [
        "PRESERVE THE PEACE AT FAIRS AND IN THE STREETS AROUND THEM",
        "KEEP THE MANUAL CARD SYSTEM OF THE LIBRARY IN ORDER EVERY DAY",
        "Tend the ACME satellite systems on the roof",
        "See that the police works at all levels with the wardens",
        "File each paper with the Employment application of the person",
        "Draw the logo of the ARMADA festival on posters",
    ],
)
def test_words_that_look_like_systems_and_models_are_none(duty: str) -> None:
    profile = read(FORM.format("", duty))
    assert [m.text for m in (*profile.systems, *profile.frameworks)] == []


def test_a_licence_of_code_b_is_no_code_of_practice() -> None:
    profile = read(FORM.format("Requirements\n- A valid Code B driver's licence", "Drive"))
    about = {thing.label for r in profile.requirements for thing in r.about}
    assert about == {"driving licence"}


def test_a_state_is_not_the_force_whose_name_its_name_ends_with() -> None:
    text = "Parks of New South Wales are kept by rangers. New South Wales has many of them."
    profile = read(FORM.format(text, "Mend paths"))
    assert said(profile.organisation) != "South Wales"
    assert profile.force is None or profile.force.label != "South Wales Police"


def test_what_was_to_be_filled_in_is_no_value() -> None:
    profile = read("Job Title: Ranger\nUnit: XXXSALARY:$ p.a.\nReports to: Head Ranger\n")
    assert profile.unit is None


def test_a_sentence_behind_a_label_is_no_unit() -> None:
    sentence = "The wardens and their deputies are in charge of all gates of the park"
    profile = read(f"Job Title: Ranger\nDivision: {sentence}\nReports to: Head Ranger\n")
    assert profile.unit is None


@pytest.mark.parametrize("line", ["; and other work of the park", "Work of the park and the"])
def test_a_line_that_is_cut_off_is_no_title(line: str) -> None:
    profile = read(f"{line}\n\nReports to: Head Ranger\nGrade: Scale 4\n\nDuties\n- Mend paths\n")
    assert profile.title is None


def test_names_printed_in_capitals_in_a_shouted_sentence_are_no_employer() -> None:
    text = "WE ASK FOR A DIPLOMA OF A COLLEGE OR UNIVERSITY AND FOR GOOD HUMOUR ON WET DAYS."
    profile = read(f"RANGER WANTED\n\n{text}\n\n{text.replace('HUMOUR', 'BOOTS')}\n")
    assert profile.organisation is None
