"""Forms of every kind: which label has which value, whatever stands between them."""

from __future__ import annotations

import pytest

from remit.graph.overlay import load_toml

from .laying_out import fields, laid_out

WANTED = {"title": "Records Clerk", "grade": "C3", "reports_to": "Records Manager"}

FORMS = {
    "colons": "Job Title: Records Clerk\nCurrent Grade: C3\nReports to: Records Manager\n",
    "tabs": "Job Title\tRecords Clerk\nCurrent Grade\tC3\nReports to\tRecords Manager\n",
    "colons and tabs": "Job Title:\tRecords Clerk\nCurrent Grade:\tC3\nReports to:\tRecords Manager\n",
    "runs of spaces": "Job Title      Records Clerk\nCurrent Grade  : C3\nReports to     Records Manager\n",
    "colons in a column of their own": (
        "Job Title      : Records Clerk\nCurrent Grade  : C3\nReports to     : Records Manager\n"
    ),
    "colons behind wide spaces": (
        "Job Title      :   Records Clerk\nCurrent Grade  :   C3\nReports to     :   Records Manager\n"
    ),
    "colons behind tabs": "Job Title\t: Records Clerk\nCurrent Grade\t:C3\nReports to\t:Records Manager\n",
    "signs of equality in a column": (
        "Job Title       = Records Clerk\nCurrent Grade   = C3\nReports to      = Records Manager\n"
    ),
    "lines in turn": "Job Title\nRecords Clerk\nCurrent Grade\nC3\nReports to\nRecords Manager\n",
    "lines in turn, set apart": (
        "Job Title:\n\nRecords Clerk\n\nCurrent Grade:\n\nC3\n\nReports to:\n\nRecords Manager\n"
    ),
    "a table in Markdown": (
        "| Job Title | Records Clerk |\n| --- | --- |\n| Current Grade | C3 |\n"
        "| Reports to | Records Manager |\n"
    ),
    "bold labels in Markdown": (
        "**Job Title:** Records Clerk\n\n**Current Grade:** C3\n\n**Reports to:** Records Manager\n"
    ),
    "a row of labels over a row of values": (
        "Job Title\tCurrent Grade\tReports to\nRecords Clerk\tC3\tRecords Manager\n"
    ),
    "slashes between cells": (
        "Job Title: / Records Clerk / Current Grade: / C3 / Reports to: / Records Manager /\n"
    ),
    "one line with colons": (
        "Job Title: Records Clerk Current Grade: C3 Reports to: Records Manager\n"
    ),
    "labels that go on without a colon": (
        "Job Title Records Clerk\nCurrent Grade C3\nReports to Records Manager\n"
    ),
    "cells of HTML": (
        "<table><tr><td>Job Title</td><td>Records Clerk</td></tr>"
        "<tr><td>Current Grade</td><td>C3</td></tr>"
        "<tr><td>Reports to</td><td>Records Manager</td></tr></table>\n"
    ),
    "numbered labels": (
        "1. Job Title: Records Clerk\n2. Current Grade: C3\n3. Reports to: Records Manager\n"
    ),
    "dashes": "Job Title - Records Clerk\nCurrent Grade – C3\nReports to - Records Manager\n",
    "cells parted by a slash, without colons": (
        "Job Title\n/ Records Clerk / Current Grade / C3 / Reports to / Records Manager /\n"
        "Vetting / / Location / Leeds\n"
    ),
    "labels run into their values": (
        "Job TitleRecords ClerkCurrent GradeC3\nReports toRecords Manager\nPost NumberAB123\n"
    ),
    "labels made of parts": (
        "Advertised Job Title: Records Clerk\nIndicative Pay Band: C3\n"
        "Job Title of Immediate Manager: Records Manager\n"
    ),
    "labels joined by a stroke": (
        "Job Title: Records Clerk\nGrade/Scale/Band: C3\nManager / Supervisor: Records Manager\n"
    ),
    "one long line without colons": (
        "Role Profile Job Title Records Clerk Grade C3 Reports to Records Manager Vetting Level RV "
        "Role Purpose "
        + "Keeps the records of the office so that each letter can be found by those who need it. " * 4
        + "\n"
    ),
    "capitals": "JOB TITLE: Records Clerk\nCURRENT GRADE: C3\nREPORTS TO: Records Manager\n",
    "Windows line ends": "Job Title: Records Clerk\r\nCurrent Grade: C3\r\nReports to: Records Manager\r\n",
    "a mark of UTF-8 before all": (
        "\ufeffJob Title: Records Clerk\nCurrent Grade: C3\nReports to: Records Manager\n"
    ),
    "spaces that do not break": (
        "Job\u00a0Title:\u00a0Records Clerk\nCurrent\u00a0Grade: C3\nReports\u00a0to: Records Manager\n"
    ),
    "a page header between them": (
        "Role Profile\nJob Title: Records Clerk\nPage 1 of 2\nRole Profile\nCurrent Grade: C3\n"
        "Reports to: Records Manager\n"
    ),
    "two fields on a line with nothing between": (
        "Job Title Records Clerk Role Number RC12\nCurrent Grade C3 Vetting RV\n"
        "Department Corporate Service Location Leeds\nReports to Records Manager Responsible for None\n"
    ),
    "numbers glued to labels in one line": (
        "LEEDS RECORDS SERVICE JOB DESCRIPTION 1.Job Title: Records Clerk 2.Current Grade: C3 "
        "3.Reports to: Records Manager 4.Main duties: 4.1File the letters. 4.2Find the letters again.\n"
    ),
    "two labels on a line": "Job Title: Records Clerk\tCurrent Grade: C3\nReports to: Records Manager\n",
}  # fmt: skip


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_the_same_fields_are_read_from_any_form(text: str) -> None:
    found = fields(text)
    assert {name: found.get(name) for name in WANTED} == WANTED


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_a_value_is_a_slice_of_the_text(text: str) -> None:
    layout = laid_out(text)
    for field in layout.fields:
        if field.value is not None:
            assert " ".join(field.value.of(layout.document.text).split()) == field.text


def test_every_label_of_the_data_gives_its_value_behind_a_colon_as_forms_print_it() -> None:
    lost = []
    files = ("layout/fields.toml", "layout/plain-labels.toml")
    for name, entry in (item for path in files for item in load_toml(path).items()):
        for label in (*entry.get("labels", ()), *entry.get("with_colon", ())):
            for printed in (label.title(), label.upper(), label.capitalize()):
                found = fields(f"{printed}: Ashby Hill 12\n")
                if name != "date" and list(found.values()) != ["Ashby Hill 12"]:
                    lost.append((printed, found))
    assert lost == []


@pytest.mark.parametrize(
    "text",
    [
        "Job Title:\nReports to: Records Manager\n",
        "Job Title: \t\nReports to: Records Manager\n",
        "Job Title\t\nReports to\tRecords Manager\n",
        "| Job Title | |\n| Reports to | Records Manager |\n",
    ],
)
def test_an_empty_field_does_not_take_the_next_label_as_its_value(text: str) -> None:
    assert fields(text) == {"title": "", "reports_to": "Records Manager"}


def test_labels_in_small_letters_take_turns_with_values() -> None:
    text = "Job grade\nC3\nType of role\nRecords\nLocation\nLeeds, North : LS1 1AA\n\nAbout the job\nFiles.\n"
    assert fields(text)["location"] == "Leeds, North : LS1 1AA"


def test_values_stand_above_labels_of_one_word_too() -> None:
    text = "Records Clerk\nROLE\nRegistry\nDEPARTMENT\nSergeant\nRANK\nChief Clerk\nREPORTS TO\nREG/07\nREFERENCE\n"
    assert fields(text) == {
        "title": "Records Clerk",
        "unit": "Registry",
        "rank": "Sergeant",
        "reports_to": "Chief Clerk",
        "role_code": "REG/07",
    }


def test_a_number_behind_a_label_is_its_value_below_the_heading_of_a_specification_too() -> None:
    text = "Employee Specification\nPost Title: Warden   Grade: 8   Department: Streets\n"
    assert fields(text) == {"title": "Warden", "grade": "8", "unit": "Streets"}


def test_labels_in_a_row_share_out_the_line_below_them() -> None:
    text = (
        "Role Title Role Ref Grade\nDigital Clerk GM/0918 F\nBranch Location\nRecords Nexus House\n"
        "Reports to Responsible for\nHead Clerk None\n"
    )
    assert fields(text) == {
        "title": "Digital Clerk",
        "role_code": "GM/0918",
        "grade": "F",
        "unit": "",
        "location": "",
        "reports_to": "Head Clerk",
        "direct_reports": "None",
    }


def test_a_label_may_be_a_question() -> None:
    assert fields("Grade\nC\nWhat vetting is needed?\nRV\n")["vetting"] == "RV"


def test_a_block_of_labels_may_hold_some_that_only_this_form_has() -> None:
    labels = [
        "Post Title",
        "Immediate Team",
        "Line manager",
        "Notice period served",
        "Base of post",
    ]
    values = [
        "Records Clerk",
        "Registers",
        "Records Manager (with the\nduty clerk)",
        "1 month",
        "Leeds",
    ]
    found = fields(
        "\n".join(labels) + "\n\n" + "\n".join(values) + "\n\nJob purpose\nFiles letters.\n"
    )
    assert found["title"] == "Records Clerk"
    assert found["reports_to"] == "Records Manager (with the duty clerk)"


def test_labels_one_behind_the_other_share_out_the_values_behind_them() -> None:
    head = "Location: Salary: Hours: Police Headquarters Scale 4 19,521-21,618 37 hours per week, "
    found = fields(head + "working Monday to Friday. " * 12)
    assert found["location"] == "Police Headquarters"
    assert (found["grade"], found["hours"]) == ("Scale 4", "37 hours per week")
    assert fields("Grade: Post Number: Post Title: Records Clerk\n")["title"] == "Records Clerk"


def test_a_value_ends_where_a_sentence_about_everyone_begins() -> None:
    line = (
        "Job Title: Clerk Location: HQ Registry All employees must keep to the policy on health. "
    )
    assert fields(line + "Files the letters of the office. " * 12)["location"] == "HQ Registry"


def test_a_label_of_several_words_is_known_by_the_shape_of_its_value() -> None:
    line = "Job Title: Clerk No of Posts: 10 Level of vetting MV B. PURPOSE OF THE POST: "
    found = fields(line + "Keeps the letters of the office in order for all who need them. " * 5)
    assert found["vetting"] == "MV"


def test_headings_that_have_run_into_the_words_around_them_are_found() -> None:
    said = (
        "Leeds, YorkJob SummaryAs a clerk, you file letters.Security Level: BaselineJob Description"
    )
    layout = laid_out(said + "You keep all letters of the office in order. " * 8)
    assert [s.title for s in layout.sections] == ["", "Job Summary", "Job Description"]
    assert [(f.name, f.text) for f in layout.fields] == [("vetting", "Baseline")]


def test_how_a_criterion_is_tested_is_no_criterion_where_the_form_has_a_column_for_it() -> None:
    table = "Person specification\nEssential\nHow assessed\nKnowledge\nKnows the law.\nApplication form / Interview\n"
    layout = laid_out(f"{table}Experience\nHas kept records.\nInterview and test\n")
    assert [i.text for s in layout.sections for i in s.items] == [
        "Knows the law.",
        "Has kept records.",
    ]


def test_cut_off_cells_behind_a_value_are_kept_apart_from_it() -> None:
    (field,) = laid_out("Reports to\tRecords Manager\tTo\n").fields
    assert field.text == "Records Manager"
    assert len(field.debris) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Purpose of the role\n\nTo keep the records of the county in order and find them again.\n",
        "Main purpose of the role: To keep the records of the county in order and find them again.\n",
        "PURPOSE\nTo keep the records of the county in order and find them again.\n",
        "2. Job Purpose:\n2.1 To keep the records of the county in order and find them again.\n",
        "## Job summary\n\nTo keep the records of the county in order and find them again.\n",
    ],
)
def test_a_purpose_is_a_section_whether_on_its_line_or_below(text: str) -> None:
    (section,) = (s for s in laid_out(text).sections if s.kind == "purpose")
    assert [item.text for item in section.items] == [
        "To keep the records of the county in order and find them again."
    ]


def test_a_label_over_bullets_that_are_sentences_is_a_heading() -> None:
    over = "Security and Vetting\n- {}\n"
    assert fields(over.format("MV")) == {"vetting": "MV"}
    sentence = "Keeps the passes of all visitors to the building"
    layout = laid_out(over.format(sentence))
    assert [(s.kind, [i.text for i in s.items]) for s in layout.sections] == [
        ("requirements", [sentence])
    ]


@pytest.mark.parametrize(
    ("answer", "ticked"),
    [
        ("☐ RV ☒ MV ☐ SC", "MV"),
        ("RV ☐ MV ☒ SC ☐", "MV"),
        ("[ ] RV [x] MV", "MV"),
        ("RV [ ] MV [X]", "MV"),
        ("☐ RV ☐ MV", ""),
    ],
)
def test_the_words_of_the_ticked_box_are_the_value(answer: str, ticked: str) -> None:
    assert fields(f"Job Title: Records Clerk\nVetting Level: {answer}\n")["vetting"] == ticked


def test_a_purpose_among_the_fields_of_a_form_keeps_its_text() -> None:
    purpose = "To keep the stores, and all that is in them, in good order."
    text = (
        "Role:\nStores Clerk\nDepartment:\nStores\nService Area:\nWharf\nResponsible to:\nForeman\n"
        f"Role Purpose:\nTo keep the stores,\n{purpose.partition(', ')[2]}\nGrade:\nS1\nDate:\nMay 2015\n"
    )
    layout = laid_out(text)
    said = [item.text for s in layout.sections if s.kind == "purpose" for item in s.items]
    assert " ".join(said) == purpose
    assert fields(text)["grade"] == "S1"


def test_pictures_before_values_stand_for_their_labels() -> None:
    text = "Records Clerk 🔍\n📍 Sefton Lane, Mersey Bank 💷 £34,000 🕘 36.5 hours\n\nYou will file reports.\n"
    assert fields(text) == {
        "location": "Sefton Lane, Mersey Bank",
        "salary": "£34,000",
        "hours": "36.5 hours",
    }
