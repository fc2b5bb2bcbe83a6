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
