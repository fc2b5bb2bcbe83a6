"""What adverts say in passing: behind a date, of two employers, of how to apply, ahead of a list."""

from __future__ import annotations

from pathlib import Path

from .building import made, rows, write
from .extracting import DUTIES, conditions, read, said


def test_hours_and_posts_stand_behind_the_closing_date() -> None:
    line = "Closing date: Friday 3 May 2024. 37 hours a week, 2 posts."
    profile = read(f"Records Clerk\nBorset Police\n{line}\nSalary: £24,000\n{DUTIES}")
    assert said(profile.closing_date) == "Friday 3 May 2024"
    assert (said(profile.hours), said(profile.posts)) == ("37 hours a week", "2 posts")


def test_two_forces_share_a_post() -> None:
    heads = ("Kent Police and Essex Police\n", "Employer: Kent Police & Essex Police\n")
    for head in heads:
        profile = read(f"{head}\nJob title: Records Clerk\n{DUTIES}")
        assert (said(profile.organisation) or "-") in head
        assert profile.force is not None
        shared = [force.label for force in (profile.force, *profile.other_forces)]
        assert shared == ["Kent Police", "Essex Police"], head
    one = read(f"Employer: Borset Police and Crime Panel\nJob title: Records Clerk\n{DUTIES}")
    assert not one.other_forces


def test_a_shared_unit_is_of_both_forces(tmp_path: Path) -> None:
    head = "Kent Police and Essex Police\n\nJob title: Records Clerk\nTeam: Vehicle Recovery\n"
    made(tmp_path / "graph", write(tmp_path / "documents", {"a.txt": head + DUTIES}))
    found = rows(
        tmp_path / "graph",
        "SELECT ?force WHERE { ?role a remit:Role ; org:postIn/org:unitOf/skos:prefLabel ?force }",
    )
    assert sorted(found) == [("Essex Police",), ("Kent Police",)]


def test_how_to_apply_is_no_condition() -> None:
    lines = (
        "- Knowledge of filing\nTo apply, email jobs@borset.example with your CV.\n"
        "You should quote the reference.\nApplicants must upload a letter of no more than a page."
    )
    assert [r.text for r in conditions(lines, "Desirable")] == ["Knowledge of filing"]


def test_what_leads_in_to_duties_or_asks_the_writer_is_no_purpose() -> None:
    form = "Job title: Clerk\n\n{}\nKeeps the books in order. As Records Clerk, you will:\n"
    asked = "Job purpose - describe in a sentence what the job is for"
    for heading in ("Job purpose", asked):
        profile = read(form.format(heading) + DUTIES)
        assert said(profile.purpose) == "Keeps the books in order.", heading


def test_another_way_to_meet_a_condition_goes_on_behind_a_semicolon() -> None:
    line = "NVQ level 3 or equivalent; OR two years in a stores post"
    assert [r.text for r in conditions(line)] == [line]


def test_a_list_of_eligibility_ends_the_purpose() -> None:
    lines = "Before we read your form we look at this:\n- No live warnings\n- Degree in law"
    text = f"Job title: Clerk\n\nAbout the role\nKeeps books.\n\nInitial eligibility criteria\n\n{lines}\n"
    profile = read(text)
    assert said(profile.purpose) == "Keeps books."
    assert [r.text for r in profile.requirements] == ["No live warnings", "Degree in law"]


def test_the_level_that_a_post_needs_comes_before_checks_that_are_named_beside_it() -> None:
    told = (
        "Successful candidates must pass a disclosure and barring check.\n"
        "The level of security needed is security check."
    )
    profile = read(f"Job title: Clerk\n{DUTIES}\nThings you need to know\n{told}\n")
    assert said(profile.vetting) == "security check"


def test_a_value_ends_before_a_share_of_pay_and_is_none_where_the_form_names_itself() -> None:
    head = "East Wick Ambulance Service NHS Trust\n\nJob title: Clerk\nGrade: Band 5, pro rata for 30 hours\n"
    form = f"{head}Reports to: Name Line Manager\n{DUTIES}- To manage two Typists day by day.\n"
    profile = read(f"{form}- All staff of Borset Police must know the fire plan.\n")
    assert said(profile.grade) == "Band 5"
    assert said(profile.organisation) == "East Wick Ambulance Service NHS Trust"
    assert profile.reports_to is None
    assert [value.text for value in profile.direct_reports] == ["two Typists"]
    assert not profile.requirements


def test_a_label_without_value_is_no_end_of_the_value_before_it() -> None:
    head = (
        "DIRECTORATE: Matrix AREA/DEPT: Stores Support FAU: SECTION: Yard Office JOB TITLE: CLERK"
    )
    profile = read(f"{head} REPORTS TO: Yard Manager GRADE: D\n{DUTIES}")
    assert "Stores Support" in {unit.text for unit in profile.all_units}


def test_what_a_form_asks_in_brackets_is_neither_duty_nor_condition() -> None:
    asked = (
        "2. MAIN DUTIES: (Describe the results that you are to achieve).\n\na) Keep the books.\n\n"
    )
    asked += (
        "3. KNOWLEDGE AND SKILLS: (List what is needed, stating if essential or desirable).\n\n"
    )
    profile = read(f"Job title: Clerk\n\n{asked}Essential: Knowledge of filing\n")
    assert [said(duty) for duty in profile.responsibilities] == ["Keep the books."]
    assert [r.text for r in profile.requirements] == ["Knowledge of filing"]


def test_whom_one_answers_to_and_works_with_and_what_all_posts_need() -> None:
    told = "You will answer to Inspector Hale. The team works with the Metropolitan Police Service."
    form = f"Job title: Clerk\n\nAbout the job\n{told}\n{DUTIES}\nWhat will be checked?\n"
    form += "All roles in the unit need MV.\n"
    profile = read(f"{form}You must have the support of your chief inspector.\n")
    assert said(profile.reports_to) == "Inspector Hale"
    assert profile.organisation is None
    assert said(profile.vetting) == "MV"
    assert [r.text for r in profile.requirements] == ["All roles in the unit need MV."]


def test_files_and_papers_that_the_work_is_about_stay_conditions() -> None:
    said = ["Able to upload a file of any size", "Must attach a label to every exhibit"]
    assert [r.text for r in conditions("\n".join(f"- {line}" for line in said))] == said


def test_a_manager_is_named_ahead_of_saying_that_one_reports_to_them() -> None:
    cases = {
        "Keep figures for the Force Vetting Manager, to whom they report.": "Force Vetting Manager",
        "Support the case controller, to whom you report.": "case controller",
        "You will work with the Stores Head, who will be your line manager.": "Stores Head",
        "Write to the people to whom you report faults.": None,
    }
    form = "Job title: Clerk\n\nAbout the job\n{}\n" + DUTIES
    assert {line: said(read(form.format(line)).reports_to) for line in cases} == cases


def test_values_stand_behind_a_field_that_has_overtaken_them() -> None:
    form = (
        "BORSET POLICE\nPost Title:\nPost Number:\nGrade: W6\n{}5169\nDepartment: Response\n"
        + DUTIES
    )
    for lines in ("Records Clerk\n", "Found Property\nRecords Clerk\n"):
        profile = read(form.format(lines))
        assert said(profile.title) == " ".join(lines.split())
        assert (said(profile.role_code), said(profile.grade)) == ("5169", "W6")
    in_doubt = read(form.format("Found Property\nSmall Items\n"))
    assert said(in_doubt.role_code) != "5169"


def test_a_heading_set_apart_ends_what_is_wished_for_in_one_line() -> None:
    lines = "Essential: Experience of filing\nNeat writing\nDesirable: Knowledge of maps\n{}Two A levels"
    for heading, weight in (("\nQualifications\n", "essential"), ("Skill in ", "desirable")):
        found = conditions(lines.format(heading), "Person specification")
        assert [r.modality for r in found] == ["essential", "essential", "desirable", weight]
