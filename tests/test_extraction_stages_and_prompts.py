"""Stages of a post as headings, prompts behind headings, and what an employer gives or tells."""

from __future__ import annotations

import pytest

from .extracting import FORM, conditions, read, said

STAGES = """Job Title: Quay Clerk

Skills and experience
{}
Essential:
- Able to read a tide table
Desirable:
- Has kept a harbour log
{}
- Takes a share of the early turn (6am to 2pm) and one Sunday in four
- Completes the harbour safety training package within a year
"""


@pytest.mark.parametrize(
    ("before", "within"),
    [
        ("Prior to being in the role", "Whilst in the role"),
        ("Prior to being confirmed in post", "Once in post"),
    ],
)
def test_a_stage_of_a_post_is_a_heading_and_no_condition(before: str, within: str) -> None:
    found = read(STAGES.format(before, within)).requirements
    assert [(one.modality, one.text[:20]) for one in found] == [
        ("essential", "Able to read a tide "),
        ("desirable", "Has kept a harbour l"),
        ("obligatory", "Takes a share of the"),
        ("obligatory", "Completes the harbou"),
    ]


def test_a_line_that_only_begins_like_a_stage_is_asked_for() -> None:
    (found,) = conditions("Whilst in the field, able to read a map")
    assert found.text == "Whilst in the field, able to read a map"


@pytest.mark.parametrize(
    "prompt",
    ["What the holder needs to do the job well", "What is needed to perform the work of the post"],
)
def test_a_prompt_behind_a_heading_is_no_condition(prompt: str) -> None:
    text = f"Job Title: Quay Clerk\n\nG. REQUIREMENTS: {prompt}\n\nEssential Criteria\nSome tact\nGood wit\n"
    assert [one.text for one in read(text).requirements] == ["Some tact", "Good wit"]


def test_what_a_clerk_needs_to_know_is_asked_for() -> None:
    assert conditions("Knows what a crew needs at sea")[0].text == "Knows what a crew needs at sea"


@pytest.mark.parametrize(
    "heading", ["Things to know before you apply", "What to know before you join us"]
)
def test_what_one_should_know_beforehand_holds_conditions(heading: str) -> None:
    text = f"Job Title: Quay Clerk\n\nWhat's in it for you\n\nFree tea\n\n{heading}\n\n"
    said_there = "You'll need to have lived in the UK for three years so that we can vet you.\n"
    assert [one.text for one in read(text + said_there).requirements] == [said_there.strip()]


@pytest.mark.parametrize(
    "given", ["Day release for the diploma will be given", "Study leave is given"]
)
def test_time_to_learn_that_is_given_is_no_condition(given: str) -> None:
    found = conditions(f"{given}. Must be able to swim.", "Other requirements")
    assert [one.text for one in found] == ["Must be able to swim."]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "Hold a pass in the Mates' Examination (Step 2) which is still in date",
            "Mates' Examination (Step 2)",
        ),
        ("NEBOSH General Certificate to be gained inside 12 months", "NEBOSH General Certificate"),
        ("The post holder is expected to gain accreditation inside 18 months", None),
    ],
)
def test_the_name_of_a_qualification_ends_where_it_is_told_of(line: str, name: str | None) -> None:
    found = read(FORM.format("Qualifications", f"- {line}")).qualifications
    assert [one.text for one in found] == ([] if name is None else [name])


@pytest.mark.parametrize("label", ["Directorate, department", "Section, Unit", "Department, team"])
def test_labels_with_a_comma_between_are_one(label: str) -> None:
    text = f"Job title          Quay Clerk\n{label}    Harbour / Pilotage\nGrade      C3\n"
    assert said(read(text).unit) == "Harbour / Pilotage"


def test_a_comma_between_labels_of_different_things_joins_none() -> None:
    text = "Job title          Quay Clerk\nUnit, vetting    Harbour / Pilotage\nGrade      C3\n"
    assert said(read(text).unit) is None
