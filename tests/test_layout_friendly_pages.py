"""Pages that talk to volunteers and applicants, and tables of strokes with cells left empty."""

from __future__ import annotations

import pytest

from .extracting import read, said
from .laying_out import fields, laid_out

PAGE = """Job: Park Warden

What you'll do

- Open and lock the park
- Report damage

What you'll need

- A driving licence

{heading}

{text}
"""


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("Nice to have, but not a must", "- Another language", ("requirements", "desirable")),
        ("Useful but not essential", "- Another language", ("requirements", "desirable")),
        ("It will help if you", "know the hills\nhave kept bees", ("requirements", "desirable")),
        ("Who can apply", "You hold a full licence.", ("requirements", "essential")),
        ("What you get from us", "A jacket and a Level 2 award.", ("context", None)),
        ("What you won't be doing", "You will not arrest anyone.", ("context", None)),
        ("Why we want you", "Callers like to see a face they know.", ("purpose", None)),
        (
            "Checks",
            "All of our wardens have to pass NPPV1 before they may start.",
            ("requirements", "obligatory"),
        ),
    ],
)
def test_a_friendly_heading_says_what_stands_below_it(
    heading: str, text: str, expected: tuple[str, str | None]
) -> None:
    section = laid_out(PAGE.format(heading=heading, text=text)).sections[-1]
    assert (section.title, (section.kind, section.modality)) == (heading, expected)


def test_a_cell_left_empty_takes_no_label_of_the_next_row() -> None:
    found = fields(
        "Role       | Warden\nPost ID    | <insert>\nHrs        | 38\nTenure     |\nBudget     | None\n"
        "Reports to | Head Warden\n"
    )
    assert (found["role_code"], found["contract"]) == ("", "")
    assert (found["hours"], found["reports_to"]) == ("38", "Head Warden")


def test_a_line_that_lists_forces_names_no_employer() -> None:
    text = "REGIONAL UNIT\nKent | Essex Police | Surrey Police | Sussex Police\n\nRole: Analyst\n"
    assert said(read(text).organisation) is None


def test_what_a_letter_tests_is_no_weight() -> None:
    text = (
        "Job Title:\tClerk\n\nPERSON SPECIFICATION\n\nCriteria\tEssential\tDesirable\tMeasured by\n"
        "Skills\tA clear hand\tLatin\tA / I\nOther\tA full licence\t\tD\n\n"
        "A = Application  D = Documents  I = Interview\n\n"
        "Posts here are subject to the Official Secrets Act 1989.\n"
    )
    profile = read(text)
    asked = {r.text: r.modality for r in profile.requirements}
    assert asked["A full licence"] == "essential"
    assert [law.text for law in profile.legislation] == ["Official Secrets Act 1989"]


@pytest.mark.parametrize(
    "line",
    [
        "Political restriction      This post is politically restricted under the Local Government\n"
        "                           and Housing Act 1989.",
        "Political restriction      This post is restricted under the Local Government and Housing\n"
        "                           Act 1989.",
        "This post is politically restricted under the Local Government and Housing\nAct 1989.",
    ],
)
def test_a_title_of_law_is_read_over_the_end_of_a_line_and_in_a_field(line: str) -> None:
    profile = read(f"Job Title                  Clerk\n\n{line}\n")
    assert [law.thing.label for law in profile.legislation] == [
        "Local Government and Housing Act 1989"
    ]
