"""What a post is, read from labels, titles and sentences; and what is made of doubtful values."""

from __future__ import annotations

import pytest

from remit.graph.statements.role import label_of

from .extracting import DUTIES, read, said


@pytest.mark.parametrize(
    ("line", "manager"),
    [
        ("Reports to: Records Manager", "Records Manager"),
        ("Line Manager: Records Manager", "Records Manager"),
        ("Supervision and control:\tRecords Manager", "Records Manager"),
        ("The post reports to the Records Manager and keeps the office.", "Records Manager"),
        ("You will be supervised by the Head of Records, who keeps the office.", "Head of Records"),
        ("Reports to: None", None),
        ("Reports to: TBC", None),
        ("Reports to: HR to complete", None),
        ("Reports to:", None),
        ("You'll work for Chief Inspector Ann Hale and keep the rota.", "Chief Inspector Ann Hale"),
        ("You’ll report to DCI Ann Hale.", "DCI Ann Hale"),
        ("You will work for Sgt Hale in the front office.", "Sgt Hale"),
        ("You'll work for Borset Police. You will report to Sergeant Hale.", "Sergeant Hale"),
        ("You'll work for Borset Police in the front office.", None),
        ("The reports to be filed are many.", None),
    ],
)
def test_a_manager_is_read_from_a_label_or_a_sentence(line: str, manager: str | None) -> None:
    assert said(read(f"Job Title: Records Clerk\n{line}\n{DUTIES}").reports_to) == manager


@pytest.mark.parametrize(
    ("line", "rank", "grade"),
    [
        ("Rank/Grade: Detective Sergeant", "Detective Sergeant", None),
        ("Rank/Grade: PO3", None, "PO3"),
        ("Grade: Constable", "Constable", None),
        ("Grade: SO1", None, "SO1"),
        ("Band level: Band 5", None, "Band 5"),
        ("Rank: Sergeant\nGrade: SO1", "Sergeant", "SO1"),
        ("Grade: TBC", None, None),
        ("Salary: Scale 4, 19,521 to 21,618 a year", None, "Scale 4"),
        ("Salary: 19,521 to 21,618 a year", None, None),
        ("\nAbout the job\nThe post is on Grade 9 and is based at Leeds.", None, "Grade 9"),
    ],
)
def test_a_rank_is_told_from_a_grade_by_what_it_says(
    line: str, rank: str | None, grade: str | None
) -> None:
    profile = read(f"Job Title: Records Clerk\n{line}\n{DUTIES}")
    assert (said(profile.rank), said(profile.grade)) == (rank, grade)


def test_a_zero_for_an_o_in_a_grade_is_read_through_and_said() -> None:
    profile = read(f"Job Title: Records Clerk\nGrade: S01\n{DUTIES}")
    assert profile.grade is not None
    assert (profile.grade.text, profile.grade.read_as) == ("S01", "SO1")
    assert "typo" in [f.rule for f in profile.findings]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Job Title: Records Clerk\n", "Records Clerk"),
        ("Role Profile – Records Clerk\nGrade: C3\n", "Records Clerk"),
        ("Records Clerk\nGrade: C3\nReports to: Records Manager\n", "Records Clerk"),
        ("AB123 Records Clerk\nGrade: C3\nReports to: Records Manager\n", "Records Clerk"),
        ("# Records Clerk\n\nGrade: C3\nReports to: Records Manager\n", "Records Clerk"),
    ],
)
def test_a_title_is_read_from_its_label_or_from_the_head(head: str, title: str) -> None:
    assert said(read(head + DUTIES).title) == title


@pytest.mark.parametrize(
    ("head", "title", "code"),
    [
        ("Records Clerk - JRN 20741", "Records Clerk", "JRN 20741"),
        ("Records Clerk (Ref: 88127)", "Records Clerk", "88127"),
        ("Records Clerk - Registry", "Records Clerk - Registry", None),
    ],
)
def test_a_code_behind_the_title_is_its_code(head: str, title: str, code: str | None) -> None:
    profile = read(f"{head}\n\n{DUTIES}")
    assert (said(profile.title), said(profile.role_code)) == (title, code)


def test_a_page_about_a_role_names_it_in_small_letters() -> None:
    text = "Information about the role of a records unit clerk, including what it is for.\n"
    assert said(read(text + DUTIES).title) == "records unit clerk"


def test_an_employer_is_read_before_the_name_of_the_paper() -> None:
    form = f"Job Title: Clerk\nGrade: C3\n{DUTIES}"
    assert said(read(f"Northshire Police Role Profile\n{form}").organisation) == "Northshire Police"
    assert read(f"Special Constabulary Role Profile\n{form}").organisation is None
    assert read(f"Custody Office Job Description\n{form}").organisation is None


def test_an_appeal_in_prose_names_rank_unit_employer_and_those_who_are_led() -> None:
    text = "The Marine Unit of Wick and Borley Police needs an Inspector.\n\n"
    profile = read(
        text + "The Inspector has charge of two Sergeants, nine Constables and a cook.\n\n" + DUTIES
    )
    assert said(profile.title) == "Inspector"
    assert (said(profile.unit), said(profile.organisation)) == (
        "Marine Unit",
        "Wick and Borley Police",
    )
    assert [v.text for v in profile.direct_reports] == [
        "two Sergeants",
        "nine Constables",
        "a cook",
    ]


def test_a_level_that_the_holder_grants_to_others_is_not_the_vetting_of_the_post() -> None:
    about = "About the job\nYou will process National Security Vetting for new officers.\n"
    assert read(f"Job Title: Clerk\n{about}{DUTIES}").vetting is None
    asked = about + "You must hold Management Vetting.\n"
    assert said(read(f"Job Title: Clerk\n{asked}{DUTIES}").vetting) == "Management Vetting"


@pytest.mark.parametrize("line", ["Permanent", "Full time / Permanent"])
def test_a_kind_of_contract_is_no_title(line: str) -> None:
    assert said(read(f"{line}\nNeighbourhood police clerk\n{DUTIES}").title) == (
        "Neighbourhood police clerk"
    )


@pytest.mark.parametrize(
    "head",
    [
        "Job Title: Records Clerk (Police Staff)",
        "POLICE STAFF\nJob Title: Records Clerk",
        "ROLE PROFILE (POLICE STAFF)\n\nJob Title: Records Clerk",
        "Job Title: Records Clerk\n\nThis is a police staff role in the office of the town.\n",
    ],
)
def test_a_head_says_who_may_hold_the_post(head: str) -> None:
    status = said(read(f"{head}\nGrade: C3\n{DUTIES}").status) or ""
    assert status.casefold() == "police staff"


def test_the_menu_of_a_page_says_nothing_of_the_status() -> None:
    menu = "* Home\n* Police officers\n* Police staff\n\n"
    assert read(f"{menu}Job Title: Records Clerk\n{DUTIES}").status is None


@pytest.mark.parametrize("said_of", ["is not a police staff role", "leads a police staff team"])
def test_a_sentence_that_does_not_say_who_holds_the_post_gives_no_status(said_of: str) -> None:
    assert read(f"Job Title: Records Clerk\n\nThe post {said_of}.\n{DUTIES}").status is None


def test_a_code_before_the_title_is_its_code() -> None:
    profile = read(f"AB123 Records Clerk\nGrade: C3\nReports to: Records Manager\n{DUTIES}")
    assert said(profile.role_code) == "AB123"


@pytest.mark.parametrize(
    ("line", "vetting"),
    [
        ("Vetting Level: Management Vetting", "Management Vetting"),
        ("Level of vetting: None", None),
        ("Security Vetting: TBC", None),
    ],
)
def test_a_vetting_level_is_kept_as_written(line: str, vetting: str | None) -> None:
    assert said(read(f"Job Title: Records Clerk\n{line}\n{DUTIES}").vetting) == vetting


@pytest.mark.parametrize(
    ("line", "deputy"),
    [
        ("- Deputise for the Records Manager", "Records Manager"),
        ("- In the absence of the Records Manager, lock the doors", "Records Manager"),
        ("- Deputise for others when asked", None),
    ],
)
def test_a_holder_deputises_for_the_role_that_is_named(line: str, deputy: str | None) -> None:
    profile = read(f"Job Title: Records Clerk\n{DUTIES}{line}\n")
    named = [r.object.label for r in profile.relations if r.predicate.endswith("#deputisesFor")]
    assert named == ([deputy] if deputy else [])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a recipe", "Bread\n\nIngredients\n\n- 500 g flour\n- 2 eggs\n\nMethod\n\n1. Mix the flour and the eggs.\n2. Bake for an hour.\n"),
        ("news", "Council tax to rise\n\nThe council said on Monday that tax would rise. A police sergeant told reporters that the meeting was quiet.\n"),
        ("a program", "import os\n\nclass Job:\n    title: str\n\ndef main() -> None:\n    print(os.getcwd())\n"),
        ("a letter", "Dear Sir,\n\nThank you for your letter. I shall reply to it soon.\n\nYours faithfully,\nA Clerk\n"),
        ("a list of names", "Anna\nBert\nClara\nDora\n"),
        ("minutes", "Minutes of the meeting\n\nPresent: A, B, C\nActions\n- A to write to the council\n- B to report back\n"),
        ("a table of figures", "Year\tCount\n2019\t5\n2020\t7\n"),
        ("log lines", "2024-01-01 12:00:00 INFO started\n2024-01-01 12:00:01 INFO stopped\n"),
        ("a law", "Fishing Act 1900\n\n1. It is an offence to fish at night.\n2. The Minister may make rules.\n"),
        ("one word", "Sergeant\n"),
    ],
)  # fmt: skip
def test_text_that_is_no_role_profile_is_said_to_be_none(name: str, text: str) -> None:
    profile = read(text)
    assert not profile.is_profile, name
    assert [f.rule for f in profile.findings] == ["no-profile"]


@pytest.mark.parametrize(
    "text",
    [
        "Job Title: Records Clerk\nGrade: C3\nReports to: Records Manager\n",
        f"Records Clerk\n{DUTIES}",
        "Records Clerk\n\nEssential criteria\n- Filing skills\n- A degree\n",
    ],
)
def test_little_is_enough_to_be_a_role_profile(text: str) -> None:
    assert read(text).is_profile


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("Contract type: Fixed term, 12 months\n", "Fixed term, 12 months"),
        ("Permanent, full-time\n", "Permanent, full-time"),
        ("Contract type: Permanent\nStatus: Police Staff\n", "Police Staff"),
        ("Tenure: five years\n", None),
    ],
)
def test_the_kind_of_contract_is_the_status_where_no_other_is_given(
    head: str, status: str | None
) -> None:
    assert said(read(f"Records Clerk\n{head}{DUTIES}").status) == status


@pytest.mark.parametrize(
    ("line", "vetting"),
    [
        ("Must pass a background investigation.", "background investigation"),
        ("The successful candidate must undergo Garda Vetting.", "Garda Vetting"),
        ("Subject to a Criminal Records Check", "Criminal Records Check"),
        ("Experience of running a background investigation", None),
        ("No security clearance is required.", None),
    ],
)
def test_a_check_on_the_person_is_the_vetting(line: str, vetting: str | None) -> None:
    text = f"Records Clerk\n{DUTIES}\nRequirements\n- {line}\n- Tact\n"
    assert said(read(text).vetting) == vetting


def test_direction_that_is_received_names_the_manager() -> None:
    text = f"Records Clerk\n{DUTIES}\nSupervision\nReceives general direction from a Records Lieutenant.\n"
    assert said(read(text).reports_to) == "Records Lieutenant"


@pytest.mark.parametrize(
    ("head", "salary"),
    [
        ("Salary: £31,420 to £34,000\n", "£31,420 to £34,000"),
        ("Wage: $44.10 - $51.88 per hour\n", "$44.10 - $51.88 per hour"),
        ("£27,114 a year\n", "£27,114 a year"),
        ("Budget: £2m\n", None),
    ],
)
def test_what_is_paid_is_the_salary(head: str, salary: str | None) -> None:
    assert said(read(f"Records Clerk\n{head}{DUTIES}").salary) == salary


def test_a_role_without_title_and_code_goes_by_the_name_of_its_file() -> None:
    text = "Main duties\n\nStore exhibits.\n\nEssential criteria\n\nExperience of stores work.\n"
    profile = read(text, "2024/017_exhibits-clerk JD v2.txt")
    assert profile.title is None
    assert label_of(profile) == "Exhibits clerk (untitled)"
    (finding,) = [f for f in profile.findings if f.rule == "no-title"]
    assert "“Exhibits clerk”" in finding.message
    coded = read(f"Role code: AB1234\n\n{text}")
    assert label_of(coded) == "Untitled role AB1234"


def test_of_a_sentence_in_a_field_only_what_the_field_asks_for_is_read() -> None:
    text = (
        "Job Title: Clerk\nReporting line: Reports to the Records Manager.\n"
        "Vetting: Because files are secret, the holder must have Security Check (SC) vetting.\n"
    )
    profile = read(text + DUTIES)
    assert said(profile.reports_to) == "Records Manager"
    assert said(profile.vetting) == "Security Check (SC)"


def test_the_manager_is_preferred_to_whom_the_post_is_accountable() -> None:
    text = "Accountable to: Director of Records\nReports to: Records Manager\n"
    assert said(read(text + DUTIES).reports_to) == "Records Manager"


@pytest.mark.parametrize("mark", ["|", "•", "·"])
def test_values_in_a_row_below_the_title_need_no_labels(mark: str) -> None:
    row = f" {mark} ".join(("Full time", "36.5 hours", "MV", "£34,000", "Redhill, Borley HQ"))
    profile = read(f"Records Clerk\n{row}\n{DUTIES}")
    found = (profile.status, profile.hours, profile.vetting, profile.salary, profile.location)
    assert [said(v) for v in found] == [
        "Full time",
        "36.5 hours",
        "MV",
        "£34,000",
        "Redhill, Borley HQ",
    ]


def test_a_picture_behind_a_title_is_no_part_of_it() -> None:
    assert said(read(f"Records Clerk 🔍\n{DUTIES}").title) == "Records Clerk"


def test_a_sum_in_the_field_of_the_grade_is_the_pay() -> None:
    spot = read(f"Job Title: Clerk\nGrade: Spot salary of £53,040 pro rata\n{DUTIES}")
    assert (said(spot.grade), said(spot.salary)) == (None, "Spot salary of £53,040 pro rata")
    scale = read(f"Job Title: Clerk\nGrade: PO2 (£38,000 to £41,000)\n{DUTIES}")
    assert (said(scale.grade), said(scale.salary)) == ("PO2", "£38,000 to £41,000")


def test_one_person_who_is_led_is_a_direct_report() -> None:
    said_so = "Line manage a Band 3 Support Worker; supervise students."
    profile = read(f"Job Title: Street Nurse\n\nKey duties\n- {said_so}\n")
    assert [value.text for value in profile.direct_reports] == ["a Band 3 Support Worker"]


@pytest.mark.parametrize("blank", ["\x1f", "\x1c\x1d", "\x85", "\u2028", "\u3000"])
def test_a_cell_with_white_space_of_any_kind_is_empty(blank: str) -> None:
    profile = read(f"Job title: Clerk\nJob Class Code:\t{blank}\n{DUTIES}")
    assert (said(profile.title), profile.role_code) == ("Clerk", None)
