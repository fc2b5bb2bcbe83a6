"""Rows of forms: what answers in them, what counts their sections, and whose title they give."""

from __future__ import annotations

from remit.graph.document import folded

from .extracting import DUTIES, conditions, read, said

_FRAMED = """BORSET PORTS AUTHORITY

Post              Harbour Clerk
Line manager      Harbour Master
{}
A.   WHY THE JOB EXISTS
     To keep the books of the harbour.

B.   WHAT THE JOB HOLDER DOES
B1   Books berths and takes dues.
B2   Answers the radio.

C.   WHAT IS ASKED OF THE PERSON
{}
"""
_CODED = """E1   (a)     Reads charts
E2   (a)(i)  Has kept the books of an office with more than one till and counted
             the cash
D1   (t)     Speaks Breton
E3   (i)     Swims a mile
"""


def test_a_weight_that_answers_in_a_row_of_labels_heads_nothing() -> None:
    for row in (
        "Politically restricted   No     Own boat   Essential   Vetting   CTC\n",
        "Work location   Pier 4     Own car   Desirable   Grade   5\n",
    ):
        profile = read(_FRAMED.format(row, _CODED))
        assert [v.text for v in profile.responsibilities] == [
            "Books berths and takes dues.",
            "Answers the radio.",
        ]
        assert said(profile.reports_to) == "Harbour Master"


def test_weights_that_head_columns_still_do() -> None:
    text = "| Criteria | Essential | Desirable |\n| Swims a mile | X | |\n| Dives deep | | X |\n"
    found = read(f"Post: Harbour Clerk\n{DUTIES}\nSelection Criteria\n{text}").requirements
    assert [r.modality for r in found] == ["essential", "desirable"]


def test_letters_of_tests_between_a_code_and_its_line_belong_to_neither() -> None:
    found = read(_FRAMED.format("", _CODED)).requirements
    assert [(folded(r.text), r.modality) for r in found] == [
        ("Reads charts", "essential"),
        (
            "Has kept the books of an office with more than one till and counted the cash",
            "essential",
        ),
        ("Speaks Breton", "desirable"),
        ("Swims a mile", "essential"),
    ]


def test_a_letter_before_a_name_counts_no_section() -> None:
    profile = read("Post:   Clerk\nManager:\nA.   Smith, Head of Stores\n" + DUTIES)
    assert all(mark.heading != "Smith, Head of Stores" for mark in profile.sections)


def test_lines_that_begin_with_the_number_of_their_page_are_furniture() -> None:
    for foot in (
        "- Page {} - TITLE GRADE POST NO. Records Clerk Band 3 RC 12",
        "Page {}: Job of the Records Clerk",
    ):
        text = (
            f"Title: Records Clerk\nGrade: Band 3\n\n{foot.format(1)}\n{DUTIES}\n"
            f"{foot.format(2)}\n\nEssential\n- Writes clearly\n\n{foot.format(3)}\n- Counts well\n"
        )
        profile = read(text)
        assert said(profile.title) == "Records Clerk"
        assert [r.text for r in profile.requirements] == ["Writes clearly", "Counts well"]


def test_two_labels_before_two_values_have_their_own_where_shapes_part_them() -> None:
    head = (
        "Position Title: Grade: Records Clerk Band 3\n\n{}\n\nReports to:\n\nTitle: Grade:\n\n"
        "Records Manager Band 6\n"
    )
    told = read(head.format("Section: Date: Court Records May 2023") + DUTIES)
    assert said(told.unit) == "Court Records"
    assert [said(told.title), said(told.grade)] == ["Records Clerk", "Band 3"]
    assert said(told.reports_to) == "Records Manager"
    left = read(head.format("Section: Location: Court Records Old Wick") + DUTIES)
    assert (said(left.unit), said(left.location)) == (None, None)


def test_a_title_below_an_empty_manager_is_that_of_the_post() -> None:
    profile = read(f"Reports to:\nTitle: Records Clerk\nGrade: Band 3\n{DUTIES}")
    assert said(profile.title) == "Records Clerk"
    assert said(profile.reports_to) is None


def test_a_line_of_brackets_is_kept_where_it_is_no_letter_of_a_test() -> None:
    (found,) = conditions("- (Chief) Officer's ticket for small boats")
    assert found.text == "(Chief) Officer's ticket for small boats"
