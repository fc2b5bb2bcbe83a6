"""Forms in which values and labels stand apart: values first, or all labels before all values."""

from __future__ import annotations

import pytest

from .laying_out import fields, laid_out

ANSWERS = {
    "title": "Stores Supervisor",
    "grade": "Scale 5",
    "unit": "Logistics",
    "reports_to": "Head of Transport",
    "location": "Halsey Garage",
    "vetting": "Recruitment Vetting",
}
ASKED = ("Job Title", "Pay Band", "Business Unit", "Line Manager", "Work Base", "Vetting Level")


@pytest.mark.parametrize(
    "row",
    ["{value} {label}:", "{value} {label}", "{value} : {label}", "{value}\t{label}"],
    ids=["colon-behind", "bare", "colon-between", "cells"],
)
def test_a_value_may_stand_ahead_of_its_label(row: str) -> None:
    rows = [
        row.format(value=value, label=label)
        for label, value in zip(ASKED, ANSWERS.values(), strict=True)
    ]
    said = "\n".join(["Halsey Police", "", *rows, "", "Job Purpose", "Keep the stores in order."])
    assert ANSWERS.items() <= fields(said).items()


def test_what_ends_with_a_label_is_no_value_first_where_the_value_stands_below() -> None:
    said = "Job Title:\nClerk Grade:\nGrade C Post No:\nK221 Vetting:\nMV Hours:\n37\n"
    found = fields(said)
    assert (found["grade"], found["role_code"]) == ("Grade C", "K221")


def test_a_list_of_titles_and_units_is_no_form() -> None:
    said = (
        "Our units\nCrime Department\nHuman Resources Department\nFleet Department\nIT Department"
    )
    assert not laid_out(said).fields


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        (
            "Post Title\nPost No.\nGrade\nCar User\nDepartment\nResponsible To\n",
            "\nStores Supervisor\nK 21\nScale 5\nCasual\nLogistics\nHead of Transport\n",
        ),
        (
            "Job Title:\nRef. No.:\nPay Band:\nLanguages:\nDept.:\nLine Manager:\n",
            "\nStores Supervisor\nK 21\nScale 5\nNone\nLogistics\nHead of Transport\n",
        ),
        (
            "Role Title\n\nPost Ref.\n\nGrade\n\nCar User Status\n\nDirectorate\n\nReports to\n",
            "\nStores Supervisor\n\nK 21\n\nScale 5\n\nCasual\n\nLogistics\n\nHead of Transport\n",
        ),
        (
            "Post Title\nPost No.\nGrade\nCar User\nDepartment\nResponsible To\n",
            "Stores Supervisor\nK 21\nScale 5\nNone\nLogistics\nHead of Transport\n",
        ),
        (
            "Role\nPost No.\nGrade\nDepartment\nResponsible To\nConditions\n",
            "\nStores Supervisor\nK 21\nScale 5\nLogistics\nHead of Transport\nGreen Book\n",
        ),
    ],
    ids=["known-and-unknown", "colons", "blank-lines", "no-blank-line", "heading-among-labels"],
)
def test_all_labels_may_stand_before_all_values(labels: str, values: str) -> None:
    found = fields(f"Halsey Police\n\n{labels}{values}\nPurpose of the Post\n\nKeep order.\n")
    expected = {
        "title": "Stores Supervisor",
        "role_code": "K 21",
        "grade": "Scale 5",
        "unit": "Logistics",
        "reports_to": "Head of Transport",
    }
    assert expected.items() <= found.items()


def test_a_heading_is_read_through_a_slip_of_the_pen() -> None:
    said = "Job Title: Clerk\n\nKey Responsiblities\n- Keep the register\n- Answer letters\n"
    assert [s.kind for s in laid_out(said).sections if s.heading] == ["duties"]


def test_a_heading_may_say_which_letter_means_what() -> None:
    said = (
        "Job Title: Clerk\n\nSkills and Experience - E = Essential, D = Desirable\n\n"
        "E  Tact in dealing with callers\nD  Latin of some kind\nE  A clear hand\n"
    )
    (section,) = [s for s in laid_out(said).sections if s.kind == "requirements"]
    assert [i.modality for i in section.items] == ["essential", "desirable", "essential"]


def test_lines_that_all_open_with_one_word_hold_no_field() -> None:
    said = "Job Title: Clerk\n\nBehaviours\nLevel 2 We take ownership\nLevel 2 We are open-minded\n"
    assert "rank" not in fields(said)


@pytest.mark.parametrize("number", ["{}. ", "A{}  ", "2.{} "])
def test_labels_may_be_numbered_with_their_values_below(number: str) -> None:
    said = (
        "Job Title\nStores Supervisor\nDepartment\nLogistics\nGrade\nType of Worker\nPolice Staff\n"
        "Place of Work\nHalsey Garage\nVetting Level\nResponsible to\nHead of Transport"
    )
    asked = {"Job Title", "Department", "Grade", "Type of Worker", "Place of Work"}
    asked |= {"Vetting Level", "Responsible to"}
    numbers = iter(range(1, 9))
    rows = [(number.format(next(numbers)) if s in asked else "") + s for s in said.splitlines()]
    found = fields("\n".join(["Halsey Police", "", *rows, "", "Job Purpose", "Keep the stores."]))
    assert found == {
        "title": "Stores Supervisor",
        "unit": "Logistics",
        "grade": "",
        "status": "Police Staff",
        "location": "Halsey Garage",
        "vetting": "",
        "reports_to": "Head of Transport",
    }


def test_numbered_tasks_that_open_with_labels_are_no_fields() -> None:
    said = (
        "Key Responsibilities\n1. Location visits\nVisit places where exhibits are stored.\n"
        "2. Vetting\nCheck the vetting of staff.\n3. Grade reviews\nTake part in the reviews.\n"
    )
    assert not {"location", "vetting", "grade"} & fields(said).keys()


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["in pairs", "all apart"])
def test_a_value_behind_its_label_in_another_language_may_stand_above_its_label(
    between: str,
) -> None:
    rows = [
        "TEITL SWYDD / Records Officer", "JOB TITLE:", "RHIF / RO 114", "POST NO:",
        "GRADD / Scale 4", "GRADE:", "YN ATEBOL I / Records Manager", "RESPONSIBLE TO:",
        "FETIO /", "VETTING:", "DYDDIAD / 04/2023", "DATE:",
    ]  # fmt: skip
    pairs = [between.join(rows[at : at + 2]) for at in range(0, len(rows), 2)]
    found = fields("\n\n".join(["GWENT POLICE", *pairs, "PURPOSE OF THE JOB", "Keep records."]))
    assert (found["title"], found["role_code"], found["grade"]) == (
        "Records Officer",
        "RO 114",
        "Scale 4",
    )
    assert (found["reports_to"], found["vetting"]) == ("Records Manager", "")


def test_labels_in_two_languages_are_no_row_of_cells() -> None:
    said = (
        "Job Title / Teitl y Swydd\n\nRecords Officer\n\nPost No / Rhif y Swydd\n\nRO 114\n\n"
        "Location / Lleoliad\n\nCwmbran\n\nReports to / Yn adrodd i\n\nRecords Manager\n"
    )
    assert fields(said) == {
        "title": "Records Officer",
        "role_code": "RO 114",
        "location": "Cwmbran",
        "reports_to": "Records Manager",
    }


@pytest.mark.parametrize(
    "form",
    [
        "| {0} | {2} | {4} |\n| {1} | {3} | {5} |\n| {6} | {8} | {10} |\n| {7} | {9} | {11} |",
        "{0}\t{2}\t{4}\n{1}\t{3}\t{5}\n{6}\t{8}\t{10}\n{7}\t{9}\t{11}",
        "| {1} | {0} |\n| {3} | {2} |\n| {5} | {4} |\n| {7} | {6} |\n| {9} | {8} |\n| {11} | {10} |",
        "| {0:20}{1:30} |\n| {2:20}{3:30} |\n| {4:20}{5:30} |\n"
        "| {6:20}{7:30} |\n| {8:20}{9:30} |\n| {10:20}{11:30} |",
        "{1}\n{3}\n{5}\n{7}\n{9}\n{11}\n\n{0}\n{2}\n{4}\n{6}\n{8}\n{10}",
        "A1 {0} {1}\nA2 {2} {3}\nA3 {4} {5}\nA4 {6} {7}\nA5 {8} {9}\nA6 {10} {11}",
        "{0} {1} {2} {3} {4} {5} {6} {7} {8} {9} {10} {11}",
        "{0}: {1} {2}: {3} {4}: {5}\n{6}: {7} {8}: {9} {10}: {11}",
    ],
    ids=[
        "rows-of-labels-in-strokes",
        "rows-of-labels-by-tabs",
        "values-first-in-strokes",
        "framed-columns",
        "values-before-labels",
        "coded-lines",
        "one-line",
        "three-a-line",
    ],
)
def test_a_form_is_read_in_whatever_order_its_cells_stand(form: str) -> None:
    asked = ("Job Title", "Pay Band", "Business Unit", "Reports To", "Work Base", "Vetting Level")
    cells = [cell for pair in zip(asked, ANSWERS.values(), strict=True) for cell in pair]
    said = f"Halsey Police\n\nRole Profile\n\n{form.format(*cells)}\n\nJob Purpose\n\nKeep order.\n"
    assert ANSWERS.items() <= fields(said).items()


def test_headings_may_be_framed_by_stars() -> None:
    said = (
        "Job Title: Clerk\n\n*** Job Purpose ***\nTo keep the register.\n\n*** Main Duties ***\n"
        "- Log each item.\n\n*** Essential Criteria ***\n- Tact\n"
    )
    kinds = [section.kind for section in laid_out(said).sections if section.heading]
    assert kinds == ["purpose", "duties", "requirements"]
