"""Forms whose labels stand behind their values, are numbered, or stand in blocks of their own."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, read, said
from .laying_out import fields, laid_out, weighed

VALUES = {"title": "Records Clerk", "unit": "Archives", "grade": "Scale 4", "location": "Borley"}


def test_a_label_may_end_each_line() -> None:
    text = "Records Clerk Job Title:\nArchives Department:\nScale 4 Grade:\nBorley Location:\n"
    assert fields(text + DUTIES) == VALUES
    profile = read(text + DUTIES)
    assert profile.grade is not None
    assert profile.grade.span.of(profile.document.text) == "Scale 4"


@pytest.mark.parametrize(
    "text",
    [
        "Job Title:\nDepartment:\nGrade:\nLocation:\nRecords Clerk\nArchives\nScale 4\nBorley\n",
        "\nJob Title\nPost No.\nDepartment\nGrade\nLocation\nBond type\n\n"
        "Records Clerk\nRC 12\nArchives\nScale 4\nBorley\nPlain\n\n",
        "A1  Job Title\nRecords Clerk\nA2  Department\nArchives\nA3  Grade\nScale 4\n"
        "A4  Favourite hat\nBowler\nA5  Location(s)\nBorley\nA6  Vetting level required\n\n",
    ],
)
def test_what_stands_around_labels_in_another_order_is_read_so(text: str) -> None:
    found = fields(text + DUTIES)
    assert {name: found.get(name) for name in VALUES} == VALUES


def test_a_numbered_label_that_has_no_value_takes_none_from_the_next() -> None:
    text = "A1  Job Title\nRecords Clerk\nA2  Vetting level required\n\nA3  Type\nPolice Staff\nA4  Grade\nB\n"
    profile = read(text + DUTIES)
    assert (profile.vetting, said(profile.status)) == (None, "Police Staff")


def test_lines_that_open_with_the_same_word_are_no_labels() -> None:
    text = (
        "Job Title: Records Clerk\n"
        + DUTIES
        + "\nBehaviours\n\nLevel 2 We take ownership\nLevel 2 We are brave\n"
    )
    profile = read(text)
    assert (profile.rank, profile.grade) == (None, None)


def test_a_value_goes_on_below_itself() -> None:
    text = "Job Title        Records Clerk\nPlace of work    Borley Hall and Wick\n                 Road\n"
    assert fields(text + DUTIES)["location"] == "Borley Hall and Wick Road"


def test_letters_explained_behind_a_heading_weigh_what_stands_below() -> None:
    said_ = "Skills and Experience - E = Essential, D = Desirable\n\nE  Can swim well\nD  Has sailed\nE  Can ride a horse\n"
    assert weighed(DUTIES + said_) == {
        "Can swim well": "essential",
        "Has sailed": "desirable",
        "Can ride a horse": "essential",
    }


def test_a_letter_that_stands_for_a_method_weighs_nothing() -> None:
    rows = (
        "Criteria\tEssential\tDesirable\tMeasured by\nSkills\tCan swim a mile\tHas sailed\tA / I\n"
    )
    rows += (
        "Other\tHolds a licence to drive\t\tD\n\nA = Application  D = Documents  I = Interview\n"
    )
    found = weighed("PERSON SPECIFICATION\n\n" + rows)
    assert found["Holds a licence to drive"] == "essential"


def test_the_reader_is_told_who_can_apply_and_what_would_help() -> None:
    text = "Who can apply\nYou are a constable.\nYou have a car.\n\nIt will help if you\nhave kept bees before\n"
    assert weighed(DUTIES + "\n" + text) == {
        "You are a constable.": "essential",
        "You have a car.": "essential",
        "have kept bees before": "desirable",
    }


@pytest.mark.parametrize(
    ("items", "kind"),
    [
        ("Honest in all things\nAble to keep calm", "requirements"),
        ("We take ownership - level 2\nWe are collaborative", "competencies"),
    ],
)
def test_qualities_behind_what_is_asked_are_asked_too(items: str, kind: str) -> None:
    text = f"{DUTIES}\nQualifications\n\n- A degree in law\n\nPersonal qualities\n\n{items}\n"
    assert laid_out(text).sections[-1].kind == kind


def test_two_papers_in_one_line_head_the_form() -> None:
    profile = read("JOB DESCRIPTION & PERSON SPEC\nJob Title: Records Clerk\n" + DUTIES)
    assert "unread-line" not in {finding.rule for finding in profile.findings}


LINE = (
    "A. POST DETAILS: Job Title: Real Time Yard Clerk Current Grade: A005 Department: Yard Bureau"
    " Reports To: Yard Supervisor B. PURPOSE OF THE POST: To count sacks at all hours, by day and by"
    " night, for the mill and for those who bring corn to it from the farms along the upper river."
    " Sacks are counted where they are weighed, and again where they are put on the carts for town."
)


def test_a_word_in_a_title_is_no_label_of_a_text_that_has_lost_its_lines() -> None:
    assert fields(LINE)["title"] == "Real Time Yard Clerk"
    assert "hours" not in fields(LINE)


RUN_IN = (
    "Qualifications: Applicants must hold four GCSEs at grade A or above, English among them."
    " Role As Yard Clerk you will count sacks at the mill. You will weigh the corn that farmers bring."
    " Person You will have worked in a mill, and be able to lift sacks up to the loft."
    " Vetting Borset Constabulary will vet you to Recruitment Vetting level before you start there."
)


def test_words_between_sentences_head_parts_of_a_text_that_has_lost_its_lines() -> None:
    kinds = [(s.title, s.kind) for s in laid_out("Job Title: Yard Clerk\n" + RUN_IN).sections[-3:]]
    assert kinds == [("Role", "duties"), ("Person", "requirements"), ("Vetting", "requirements")]


def test_a_letter_behind_grade_begins_nothing() -> None:
    asked = read("Job Title: Yard Clerk\n" + RUN_IN).requirements[0].text
    assert asked == "Applicants must hold four GCSEs at grade A or above, English among them."


def test_a_marking_before_the_name_of_the_paper_is_of_the_page() -> None:
    profile = read("NOT PROTECTIVELY MARKED JOB DESCRIPTION\nJob Title: Clerk\n" + DUTIES)
    assert "unread-line" not in {finding.rule for finding in profile.findings}
