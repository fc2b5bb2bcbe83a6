"""Words that are labels elsewhere are none inside values, titles and sentences."""

from __future__ import annotations

import pytest

from .laying_out import fields, laid_out


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Reports to Head of Service Delivery", {"reports_to": "Head of Service Delivery"}),
        ("Job Title Public Service Team Manager", {"title": "Public Service Team Manager"}),
        ("Department Finance Office Support", {"unit": "Finance Office Support"}),
    ],
)
def test_a_word_of_a_value_that_could_be_a_label_stays_in_it(
    line: str, wanted: dict[str, str]
) -> None:
    found = fields(f"Current Grade C3\n{line}\nVetting Level RV\n")
    assert found == {"grade": "C3", "vetting": "RV", **wanted}


def test_a_sum_of_hours_in_a_cell_is_no_numbered_label() -> None:
    assert fields("Records Clerk\nBand 4 | 37 hours | Permanent | Leeds\n") == {}


def test_a_word_that_ends_an_unknown_label_is_no_label() -> None:
    assert "rank" not in fields("Current Grade: C3\nCornish Language Level: 3\nReports to: Clerk\n")


def test_the_line_that_names_the_paper_is_no_label_of_what_stands_beside_it() -> None:
    text = "BORLEY POLICE - ROLE PROFILE     Version 3\nRole Title     Clerk     Role No     14\n"
    assert {f.name for f in laid_out(text).fields} == {"title", "role_code"}


def test_a_word_before_a_colon_that_opens_a_sentence_is_no_label() -> None:
    text = "Current Grade: C3\n\nKey Responsibilities\nReports: write what the Records Act 1958 asks for.\n"
    assert fields(text) == {"grade": "C3"}


def test_a_title_that_begins_like_a_label_is_no_field() -> None:
    assert fields("Force Vetting Officer\nWorks in the vetting team.\nLocation Manager\n") == {}


def test_words_of_a_label_in_the_middle_of_a_sentence_are_none() -> None:
    said = (
        "Grants the level of National Security Clearance required for the role, and keeps to the "
    )
    said += "Vetting Code of Practice and its guidance whenever Recruitment Vetting is renewed. "
    layout = laid_out(said * 3)
    assert not layout.fields
    assert [s.kind for s in layout.sections] == ["loose"]


def test_a_word_that_could_head_a_list_is_the_value_beside_its_label() -> None:
    assert fields("Grade:   C3\nPsychological Assessment:   Required\nVetting:   RV\n") == {
        "grade": "C3",
        "assessment": "Required",
        "vetting": "RV",
    }


def test_half_a_name_in_capitals_is_no_label() -> None:
    said = "NORTH MIDLANDS POLICE Force Records Unit keeps letters. Job Title: Clerk Grade: C3 "
    assert "organisation" not in fields(said + "Files the letters of the office. " * 12)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The job title is not what matters here.\n", "title"),
        ("You will report on the grade of the steel that is used.\n", "grade"),
        ("Works with the Records Manager, who reports to the Head of Service.\n", "reports_to"),
        ("Key Responsibilities\n- Rank the applications by date\n", "rank"),
    ],
)
def test_words_of_a_sentence_are_no_labels(text: str, name: str) -> None:
    assert name not in fields(text)


def test_strokes_behind_a_heading_within_a_long_line_are_no_second_language() -> None:
    text = f"Role Purpose /  / {'Keeps the records of the office in order. ' * 20}\n"
    assert [section.title for section in laid_out(text).sections] == ["Role Purpose"]


def test_a_word_inside_a_name_in_capitals_is_no_label() -> None:
    text = "1 POLICY AND ACCOUNTABILITY OFFICER FOR THE UNIT OF BORLEY is a new post. The work is in the town. "
    assert fields(text * 3) == {}


def test_pictures_that_mark_the_items_of_a_list_are_no_labels() -> None:
    assert fields("Records Clerk\n\n📍 Files reports\n📍 Answers calls\n📍 Keeps the books\n") == {}


def test_a_word_that_ends_a_value_is_no_label_before_one_that_no_list_holds() -> None:
    text = (
        "Job Title\tStalking Officer\tGrade\tC\nDepartment/Unit\tStalking Team\tWork base address\t"
        "Lime Tree Avenue\nReports to\tTeam Leader\tHours\t37\n\nMain duties\n- Help victims.\n"
    )
    found = fields(text)
    assert (found["unit"], found["location"]) == ("Stalking Team", "Lime Tree Avenue")


def test_words_of_a_label_inside_a_value_part_no_form_whose_labels_have_colons() -> None:
    text = "Title: Clerk\nDepartment: National Lead Force Operations\nGrade: C3\nHours: 37\n"
    assert fields(text)["unit"] == "National Lead Force Operations"


def test_a_label_inside_the_title_of_a_post_is_none() -> None:
    text = (
        "Role: Clerk      Grade: C3     Hours: 37\n"
        "Reports to: Head Clerk     Direct reports: Disclosure Team Leader (1), Office Clerks (2)\n"
        "Location: Quay House     Vetting: RV\n\nOverview\nYou will file letters for the county.\n"
    )
    found = fields(text)
    assert found["direct_reports"] == "Disclosure Team Leader (1), Office Clerks (2)"
    assert "unit" not in found
