"""What is read where lines, headings or marks were lost: in one line, in bare sentences, by a key."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, read, said

HEAD = "Job Title: Crime Analyst\nGrade: Scale 6\nDepartment: Intelligence\n"


def weighed(text: str) -> list[tuple[str, str]]:
    """Read the conditions of a text, each with how binding it is."""
    return [(found.text, found.modality) for found in read(text).requirements]


def test_a_part_of_one_word_with_a_colon_heads_a_list_in_a_line_that_lost_its_lines() -> None:
    line = (
        "1 JOB DESCRIPTION A. POST DETAILS: Job Title: Film Examiner Department: Film Unit "
        "Reports To: Film Manager G. REQUIREMENTS: Essential Criteria Experience: Two years or "
        "more as an officer on operational duty Has built case files for Crown or Magistrates "
        "Court Skills: Can explain what was found to people who are not technical Keeps accurate "
        "records while working to deadlines Writes plainly Desirable Criteria Qualifications: "
        "Core Skills in Film Recovery course Knowledge: Understands how lenses work"
    )
    found = read(line)
    assert [(r.text, r.modality) for r in found.requirements] == [
        ("Two years or more as an officer on operational duty", "essential"),
        ("Has built case files for Crown or Magistrates Court", "essential"),
        ("Can explain what was found to people who are not technical", "essential"),
        ("Keeps accurate records while working to deadlines", "essential"),
        ("Writes plainly", "essential"),
        ("Core Skills in Film Recovery course", "desirable"),
        ("Understands how lenses work", "desirable"),
    ]
    assert found.systems == ()  # a court is no system, though one bears a word of its name


@pytest.mark.parametrize(
    "told",
    [
        "The Crime Analyst will hold a degree or something equal to it.",
        "The Analyst must have experience of charting calls.",
        "The crime analyst should possess a driving licence.",
    ],
)
def test_a_sentence_obliges_who_is_named_by_the_title_of_the_role(told: str) -> None:
    assert [text for text, _ in weighed(HEAD + told)] == [told]


@pytest.mark.parametrize(
    "told",
    [
        "The Senior Analyst must have experience of charting calls.",
        "The Crime Analyst will hold a meeting each morning.",
    ],
)
def test_a_sentence_about_others_or_about_work_asks_nothing(told: str) -> None:
    assert weighed(HEAD + told) == []


def test_what_brackets_add_to_a_condition_is_neither_parted_from_it_nor_weighs_it() -> None:
    asked = "Must pass the fitness test (level 5.4 of the run is not needed here; level 3.7 is)"
    assert weighed(f"{HEAD}Essential criteria\n- {asked}\n- Can swim\n") == [
        (asked, "essential"),
        ("Can swim", "essential"),
    ]
    two = "Essential criteria\n- Holds a driving licence; can swim\n"
    assert [text for text, _ in weighed(HEAD + two)] == ["Holds a driving licence", "can swim"]


@pytest.mark.parametrize(
    "duty",
    [
        "Decide whether Force or National Security Vetting clearance is granted or withdrawn.",
        "Run an aftercare programme for holders of MV, SC and DV clearance.",
        "Sponsor applications of contractors for SC clearance.",
    ],
)
def test_work_on_the_vetting_of_others_is_no_vetting_of_the_holder(duty: str) -> None:
    assert weighed(f"{HEAD}Main duties\n- Keep the books\n- {duty}\n") == []
    needed = f"{HEAD}Main duties\n- Keep the books\n- Hold and maintain SC clearance.\n"
    assert [r.kind for r in read(needed).requirements] == ["Vetting"]


@pytest.mark.parametrize(
    "prompt",
    [
        "What somebody must bring in order to do the job",
        "State what is needed at the point of recruitment. (E) Essential (D) Desirable",
    ],
)
def test_what_a_form_says_below_its_heading_asks_for_nothing(prompt: str) -> None:
    form = f"{HEAD}KNOWLEDGE AND SKILLS\n{prompt}\nCan type at speed (E)\nCan swim (D)\n"
    assert [text.partition(" (")[0] for text, _ in weighed(form)] == [
        "Can type at speed",
        "Can swim",
    ]


def test_a_sentence_gives_the_main_base_and_an_advert_its_places() -> None:
    based = "ADDITIONAL INFORMATION\nWorks from any of the laboratories; main base Leck Hall.\n"
    assert said(read(f"{HEAD}{DUTIES}{based}").location) == "Leck Hall"
    told = "Borset Police is looking for a Clerk at these location(s): Wick Police Station (OC)"
    assert said(read(f"Records Clerk\n\n{told}\n{DUTIES}").location) == "Wick Police Station"


def test_a_remark_of_the_form_behind_a_manager_is_no_part_of_their_title() -> None:
    form = "Job Title: Clerk\nLine Manager Film Team Leader (Name/Title & Post Number)\n"
    assert said(read(form + DUTIES).reports_to) == "Film Team Leader"


def test_people_led_are_counted_by_the_shift() -> None:
    duty = "Main duties\n- Supervise four Film Clerks per shift and write their appraisals.\n"
    led = [value.text for value in read(HEAD + duty).direct_reports]
    assert led == ["four Film Clerks"]


def test_orders_one_below_the_other_are_duties_without_a_heading() -> None:
    work = [
        "Draw up charts of calls for the detectives and explain them at court.",
        "Merge the data of the partners with those of the force and clean them.",
        "Find gaps in what is known and draft plans to fill them for the field officers.",
    ]
    assert [value.text for value in read(HEAD + "\n".join(work)).responsibilities] == work


def test_a_notice_of_a_site_about_scripts_names_no_system() -> None:
    notice = "Sorry, this website works only with JavaScript enabled.\n\n"
    assert read(f"{notice}Records Clerk\n\n{DUTIES}").systems == ()
