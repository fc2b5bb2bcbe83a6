"""A manager, a unit and people led, as sentences name them in small letters."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, read, said

HEAD = "Vetting Researcher\n\nBorset Constabulary\n\nAbout the team\n"
FORM = "Job title: Stores Clerk\nReports to: Depot Manager\n"


@pytest.mark.parametrize(
    ("line", "manager"),
    [
        ("You will report to the vetting supervisor, Mrs K. Dale.", "vetting supervisor"),
        ("The post holder reports to a detective sergeant in the team.", "detective sergeant"),
        ("You will report to the station at six each morning.", None),
        ("You will report any faults to the duty sergeant.", None),
        ("Officers report to the duty sergeant each day.", None),
    ],
)
def test_a_manager_is_named_in_small_letters(line: str, manager: str | None) -> None:
    assert said(read(f"{HEAD}{line}\n{DUTIES}").reports_to) == manager


def test_a_duty_to_report_to_somebody_names_no_manager() -> None:
    assert read(f"{FORM[:24]}{DUTIES}- Report to the duty sergeant on arrival\n").reports_to is None


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("The vetting department is part of professional standards.", "vetting department"),
        ("You will work in the vetting unit.", "vetting unit"),
        ("The Marine Unit is part of the Operations Department.", "Marine Unit"),
        ("You will be part of the wider team.", None),
        ("You will work closely with the fraud team.", None),
        ("The vetting and fraud departments meet weekly.", None),
    ],
)
def test_a_unit_is_named_in_small_letters_by_its_work(line: str, unit: str | None) -> None:
    assert said(read(f"{HEAD}{line}\n{DUTIES}").unit) == unit


@pytest.mark.parametrize(
    ("field", "led"),
    [
        ("Responsible for: No line management. Gives advice to volunteers", []),
        ("Responsible for: No direct reports but supervises two volunteers", ["two volunteers"]),
        ("Line Management: Leads two typists", ["two typists"]),
        (
            "Staff: Supervises the day to day work of 3 case builders and an apprentice.",
            ["3 case builders", "an apprentice"],
        ),
    ],
)
def test_a_field_tells_in_a_sentence_whom_the_holder_leads(field: str, led: list[str]) -> None:
    assert [one.text for one in read(f"{FORM}{field}\n{DUTIES}").direct_reports] == led


@pytest.mark.parametrize(
    ("duty", "led"),
    [
        ("Line manages six bookbinders", ["six bookbinders"]),
        ("Leads 3 projects a year", []),
        ("Manages two budgets and a stockroom", []),
        ("Manages 12 printers", []),
        ("Line manages the Personal Assistant to the Chief Officers", ["the Personal Assistant"]),
        ("Supervises the Control Room", []),
    ],
)
def test_only_people_are_led(duty: str, led: list[str]) -> None:
    assert [one.text for one in read(f"{FORM}{DUTIES}- {duty}\n").direct_reports] == led


def weighed(lines: str) -> list[tuple[str, str]]:
    """Read the conditions below the headings of a person specification."""
    form = f"{FORM}{DUTIES}\nPerson specification\n\n{lines}"
    return [(found.text, found.modality) for found in read(form).requirements]


@pytest.mark.parametrize("heading", ["To be developed in post", "4.3 To be gained in the role"])
def test_what_is_to_be_gained_in_the_post_is_no_wish(heading: str) -> None:
    found = weighed(f"Desirable\n- NVQ level 3\n{heading}\n- Knowledge of tachographs\n")
    assert [text for text, _ in found][:1] == ["NVQ level 3"]
    assert heading not in [text for text, _ in found]
    assert ("Knowledge of tachographs", "desirable") not in found


def test_what_is_asked_for_though_not_essential_is_desirable() -> None:
    said_so = "You should be able to touch type, though this is not essential"
    trained = "Training in PACE will be given but experience is not required"
    found = dict(weighed(f"Essential\n- {said_so}\n- {trained}\n- A degree is not essential\n"))
    assert found[said_so] == "desirable"
    assert found["A degree is not essential"] == "not required"
    assert found.get(trained, "not required") == "not required"


def test_a_heading_of_competencies_may_name_their_framework_and_level() -> None:
    heads = "Competencies – PSoS Competency & Values Framework Level 1/2"
    assert weighed(f"- Two years in stores\n\n{heads}\nInclusive leadership\n") == [
        ("Two years in stores", "essential")
    ]
