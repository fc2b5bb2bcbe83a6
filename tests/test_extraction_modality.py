"""How binding a condition is: by its own words, by its sentence, by its list and by its heading."""

from __future__ import annotations

import pytest

from remit.graph.extraction.extract import extract
from remit.graph.reading.text import read_document

from .extracting import conditions, only


@pytest.mark.parametrize(
    ("heading", "modality"),
    [
        ("Essential criteria", "essential"),
        ("Entry Requirements", "essential"),
        ("Desirable criteria", "desirable"),
        ("Preferred qualifications", "desirable"),
    ],
)
def test_a_condition_binds_as_the_heading_of_its_list_says(heading: str, modality: str) -> None:
    assert only("- Knowledge of filing systems", heading).modality == modality


@pytest.mark.parametrize(
    ("line", "modality"),
    [
        ("- Knowledge of filing is desirable", "desirable"),
        ("- Knowledge of filing would be an advantage", "desirable"),
        ("- Ideally with experience of filing", "desirable"),
        ("- Experience of filing is preferred", "desirable"),
        ("- A degree is not required", "not required"),
        ("- Basic driver (advanced driving not required)", "essential"),
        ("- Knowledge of filing (not required)", "not required"),
        ("- Experience of filing is not essential", "not required"),
        ("- You don't have to hold the filing diploma", "not required"),
        ("- Applicants needn’t know about filing", "not required"),
        ("- We do not ask for experience of filing", "not required"),
        ("- No filing experience necessary", "not required"),
        ("- Experience of filing isn't required", "not required"),
        ("- The filing diploma is not a must", "not required"),
        ("- You won’t need knowledge of filing", "not required"),
        ("- There is no requirement for experience of filing", "not required"),
        ("- Able to file papers, and does not need supervision in filing", "essential"),
        ("- Able to weigh two ways of filing and to say why one was preferred", "essential"),
        ("- The filing diploma or a willingness to work towards it is desirable", "desirable"),
        ("- It would help (but you don't have to have it) if you know filing", "desirable"),
        ("- Has a degree or is working towards one", "conditional"),
        ("- Has passed or has the ability to pass the filing course", "conditional"),
        ("- First aid certificate, or willing to obtain one", "conditional"),
        ("- Filing diploma or the will to reach it in a year", "conditional"),
        ("- Accredited file manager, or willing to train within a year", "conditional"),
        ("- You may be required to work weekends", "conditional"),
        ("- Filing diploma or to be obtained within six months", "conditional"),
        ("- If using a private car, business insurance is needed", "conditional"),
        ("- Filing diploma (or within a year of appointment)", "conditional"),
        ("- Must obtain the filing diploma", "obligatory"),
        ("- Completes the filing course within six months of appointment", "obligatory"),
        ("- Knowledge of filing is essential", "essential"),
        ("- Must have knowledge of filing", "essential"),
        ("- Ability to use software to full advantage", "essential"),
        ("- It would help if you had filed letters", "desirable"),
        ("- Experience of filing is desirable but not essential", "desirable"),
        ("- It would be an advantage if you have filed letters", "desirable"),
        ("- We would love you to have worked with files", "desirable"),
        ("- Experience of filing would be welcomed", "desirable"),
        ("- Anyone with experience of filing will be at an advantage", "desirable"),
    ],
)
def test_the_words_of_a_condition_weigh_more_than_the_heading(line: str, modality: str) -> None:
    assert only(line).modality == modality


@pytest.mark.parametrize(
    ("line", "modality"),
    [
        ("- The jobholder will be required to work nights", "obligatory"),
        ("- Vetting is required", "obligatory"),
        ("- The post holder must hold a full driving licence", "essential"),
        ("- The post holder may be required to travel", "conditional"),
    ],
)
def test_what_the_post_brings_is_obligatory_and_what_is_held_is_essential(
    line: str, modality: str
) -> None:
    assert only(line, "Any other General Requirements/Scope").modality == modality


def test_what_the_holder_must_be_is_not_only_wished_for() -> None:
    found = conditions(
        "- Able to sing\n- Able to dance. You must be a citizen.", "Desirable criteria"
    )
    assert [r.modality for r in found] == ["desirable", "desirable", "obligatory"]


@pytest.mark.parametrize(
    "line",
    [
        "It would be an advantage if you have a certificate in filing.",
        "A certificate in filing would be ideal.",
        "It would also be helpful if you can type.",
    ],
)
def test_a_wish_behind_a_list_is_desirable(line: str) -> None:
    found = conditions(f"- Able to sing\n- Able to dance\n\n{line}", "Essential criteria")
    assert [r.modality for r in found] == ["essential", "essential", "desirable"]


@pytest.mark.parametrize(
    "line",
    [
        "The post holder will be required to be vetted each year.",
        "This post is politically restricted.",
        "You will be expected to work one weekend in four.",
    ],
)
def test_what_a_post_brings_is_obligatory_also_among_essential_criteria(line: str) -> None:
    found = conditions(f"- Able to sing\n- {line}", "Essential criteria")
    assert [r.modality for r in found] == ["essential", "obligatory"]


def test_what_would_do_good_is_one_condition_up_to_its_end() -> None:
    line = "Anyone with a filing certificate, or the typing course, will be at an advantage."
    assert only(line).modality == "desirable"


def test_a_topic_above_both_weights_says_what_is_asked() -> None:
    text = (
        "Job Title: Clerk\n\nPERSON SPECIFICATION\n\nQualifications\nEssential\n- Non-medical prescriber\n"
        "Desirable\n- MCFile\n\nSkills\nEssential\n- Types fast\nDesirable\n- Files fast\n"
    )
    found = extract(read_document("a.txt", text.encode()))
    assert [(r.kind, r.modality) for r in found.requirements] == [
        ("Qualification", "essential"),
        ("Qualification", "desirable"),
        ("Skill", "essential"),
        ("Skill", "desirable"),
    ]


def test_a_skill_that_running_text_demands_is_essential() -> None:
    text = "The post holder must be able to write clearly. The post holder must keep a dog."
    found = conditions(text, "About the job")
    assert [r.modality for r in found] == ["essential", "obligatory"]


def test_wishes_joined_by_as_would_are_two() -> None:
    found = conditions("Experience of filing would be welcomed, as would familiarity with Excel.")
    assert [(r.text, r.modality) for r in found] == [
        ("Experience of filing would be welcomed", "desirable"),
        ("familiarity with Excel.", "desirable"),
    ]


@pytest.mark.parametrize(
    "lead",
    ["We'd like you to have:", "We’d like you to have", "Would be a bonus", "It'd be a bonus if you have:"],
)  # fmt: skip
def test_a_wish_over_a_list_makes_its_items_desirable(lead: str) -> None:
    text = f"Clerk\n\nThe role\n\nYou will:\n- file letters\n\nAbout you\n\n{lead}\n\n- knowledge of filing\n- experience of archives\n"
    found = extract(read_document("clerk.txt", text.encode())).requirements
    assert [(r.text, r.modality) for r in found] == [
        ("knowledge of filing", "desirable"),
        ("experience of archives", "desirable"),
    ]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "- A boat licence (desirable), experience of tides (essential) and tact (essential).",
            [
                ("A boat licence", "desirable"),
                ("experience of tides", "essential"),
                ("tact", "essential"),
            ],
        ),
        (
            "- A driving licence is essential and a boat licence desirable.",
            [
                ("A driving licence is essential", "essential"),
                ("a boat licence desirable.", "desirable"),
            ],
        ),
        (
            "- Must have: a boat licence; should have: knowledge of tides; a diploma in song.",
            [
                ("a boat licence", "essential"),
                ("knowledge of tides", "desirable"),
                ("a diploma in song.", "desirable"),
            ],
        ),
        (
            "- Level 2 diploma in filing (Level 3 desirable)",
            [("Level 2 diploma in filing (Level 3 desirable)", "essential")],
        ),
        (
            "- A degree (E); a diploma in tides (E); a badge for song (D)",
            [
                ("A degree", "essential"),
                ("a diploma in tides", "essential"),
                ("a badge for song", "desirable"),
            ],
        ),
        (
            "- An A level, whilst not essential, would be an advantage.",
            [("An A level, whilst not essential, would be an advantage.", "desirable")],
        ),
        (
            "- Two years of filing, preferably in a court.",
            [("Two years of filing, preferably in a court.", "essential")],
        ),
        (
            "- A degree is desirable but not essential.",
            [("A degree is desirable but not essential.", "desirable")],
        ),
    ],
)
def test_a_weight_inside_a_sentence_weighs_its_part(
    line: str, wanted: list[tuple[str, str]]
) -> None:
    assert [(r.text, r.modality) for r in conditions(line)] == wanted


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("All candidates are subject to six months on trial.", "Minimum requirements"),
        ("- The post holder will sign the code of the stores.", "Essential criteria"),
        ("- Vetting to the level of the county", "Person specification"),
        ("- Keep up to date with the Filing Act 1990", "Continuing professional development"),
        ("Know new ways of filing.", "Continuing professional development (CPD)"),
        (
            "- Clerks are expected to complete thirty hours of training a year.",
            "Essential criteria",
        ),
        ("- Stores staff are required to work odd hours", "Essential experience"),
        ("- A first aid certificate is renewed every three years", "Qualifications"),
    ],
)
def test_what_the_post_brings_with_it_weighs_no_applicant(line: str, heading: str) -> None:
    assert only(line, heading).modality == "obligatory"


def test_a_remark_that_something_can_be_taught_leaves_the_condition() -> None:
    assert only("- Able to use Quilt (training on Quilt can be given)").modality == "essential"


def test_talk_before_a_list_without_a_colon_makes_it_desirable() -> None:
    text = "- Tact with callers\n\nIt's great if you have\n- Experience of song"
    assert [r.modality for r in conditions(text, "What you'll need")] == ["essential", "desirable"]


def test_what_is_wished_for_stays_so_where_it_is_said_to_be_no_must() -> None:
    found = conditions("- A filing diploma (it isn't compulsory)", "Desirable criteria")
    assert [r.modality for r in found] == ["desirable"]
