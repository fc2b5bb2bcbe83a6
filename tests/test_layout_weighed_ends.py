"""Tables of what is asked that say by a word how binding it is: at the end of a row, or as a head."""

from __future__ import annotations

import pytest

from .extracting import read

HEAD = "Job Title: Records Clerk\nReports to: Records Manager\n\nPerson Specification\n\n"


def weighed(text: str) -> list[tuple[str, str]]:
    """Give the conditions of a form with this table, each with how binding it is."""
    return [(r.text, str(r.modality)) for r in read(HEAD + text).requirements]


@pytest.mark.parametrize(
    "table",
    [
        "No Criteria E/D Assessed by\n{0} E A\nSKILLS\n{1} D A/I\n{2} E I/T\n",
        "Attributes Criteria Essential / Desirable How tested\nSkills\n{0} Essential Test\n{1} Desirable Interview\n{2} Essential Fitness run\n",
        "Area Requirement Essential/Desirable Method of assessment\n{0} Essential Application / Interview\n{1} Desirable Test\n{2} Essential Interview\n",
        "CRITERIA E/D\n{0} E\n{1} D\n{2} E\n",
    ],
)  # fmt: skip
def test_rows_that_have_lost_their_cells_end_with_their_weight(table: str) -> None:
    rows = ("Types without a slip", "Knows old Borset hands", "Carries boxes up four floors")
    assert weighed(table.format(*rows)) == [
        (rows[0], "essential"), (rows[1], "desirable"), (rows[2], "essential"),
    ]  # fmt: skip


def test_a_row_may_begin_on_the_line_above_its_weight() -> None:
    table = "Criteria E/D Tested\nTypes fast E T\nHas kept the papers of a court or\nof a tribunal D A\nWrites well E T\n"
    assert ("Has kept the papers of a court or of a tribunal", "desirable") in weighed(table)


def test_sentences_below_such_rows_are_none_of_them() -> None:
    table = (
        "Criteria E/D Tested\nTypes fast E T\nKnows Latin D I\nWrites well E T\n\n"
        "Essential criteria are those without which nobody is chosen.\n"
    )
    assert len(weighed(table)) == 3


@pytest.mark.parametrize(
    "lines",
    [
        "Criteria E/D Tested by\nHolds a licence for group E\nKnows the Borset tables\nTypes fast\n",
        "Able to weigh what is Essential first\nAble to say what is Desirable later\nTypes fast\n",
    ],
)
def test_words_that_only_look_like_weights_stay_in_the_row(lines: str) -> None:
    assert not {text for text, _ in weighed(lines)} & {
        "Holds a licence for group",
        "Able to weigh what is",
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [("Minimum", "Preferred"), ("REQUIRED", "DESIRED"), ("Must", "Could"), ("Essential", "Preferred")],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\t", " | "])
def test_two_words_side_by_side_head_the_columns_of_both_weights(
    first: str, second: str, gap: str
) -> None:
    rows = [
        ("Area", first, second),
        ("Training", "Holds a diploma in filing", "Holds a certificate in binding"),
        ("Skills", "Writes plain letters", "Reads old Borset hands"),
    ]
    assert weighed("\n".join(map(gap.join, rows))) == [
        (rows[1][1], "essential"), (rows[1][2], "desirable"),
        (rows[2][1], "essential"), (rows[2][2], "desirable"),
    ]  # fmt: skip


def test_a_range_of_pay_heads_no_columns_of_what_is_asked() -> None:
    profile = read("Job Title: Clerk\n\nSalary\tMinimum\tMaximum\nGrade C\t20,000\t23,000\n")
    assert profile.requirements == ()


def test_a_row_that_is_required_heads_no_columns() -> None:
    table = "Criteria\tEssential\tDesirable\nDriving licence\tRequired\tPreferred\nTact\tX\t\n"
    assert ("Tact", "essential") in weighed(table)


@pytest.mark.parametrize(
    "headings",
    [
        ("Essential upon appointment", "Desirable on appointment"),
        ("Required at entry", "Preferred at entry"),
        ("Needed on joining", "Useful on joining"),
    ],
)
def test_a_heading_may_say_when_a_weight_counts(headings: tuple[str, str]) -> None:
    text = "{}\n\nTypes fast\nWrites well\n\n{}\n(if not held, it can be learnt)\n\nKnows Latin\n"
    asked = dict(weighed(text.format(*headings)))
    assert (asked["Types fast"], asked["Knows Latin"], len(asked)) == ("essential", "desirable", 3)


def test_what_is_paid_on_appointment_is_no_condition() -> None:
    assert weighed("Salary on appointment\n\nPoint two of the scale\n") == []


def test_a_row_that_names_the_paper_on_each_page_is_no_condition() -> None:
    page = "\tPosition Description\tHR 22 Rev 6\n"
    rows = "Area\tEssential\tDesirable\nSkills\tTypes fast\tKnows Latin\n"
    text = f"Job Title: Clerk\n{page}\nPerson Specification\n\n{rows}{page}Other\tWrites well\t\n"
    asked = [r.text for r in read(text).requirements]
    assert {"Types fast", "Knows Latin", "Writes well"} == set(asked)
