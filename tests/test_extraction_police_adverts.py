"""What first sight of forms of police forces missed: headlines in capitals, who employs, what has ended."""

from __future__ import annotations

from .extracting import DUTIES, read, said

ADVERT = (
    "EXTERNAL - PART TIME RECORDS CLERK - FRONT OFFICE COMMAND. Scale 3 9,110 per annum - 10,020 per annum\n\n"
    "Transcription\n\n1 EXTERNAL - PART TIME RECORDS CLERK - FRONT OFFICE COMMAND NEW APPLICANTS NEED NOT ASK REF 151/18 "
    "Location: Salary: Hours: Marlow Police Station Scale 3 9,110 per annum - 10,020 per annum Hours of work are 20 per week "
    "Job type: Permanent Qualifications: 4 G.C.S.E. levels (Grade A to C) including English or an approved equivalent. "
    "Closing Date: 20 th March 2019 The constabulary wishes to fill the vacancy of Records Clerk. You will lead the office in "
    "filing, and gather papers from many rooms so that each can be found under the law of the day and on the hour.\n"
)


def test_a_headline_in_capitals_is_no_row_of_labels() -> None:
    profile = read(ADVERT)
    assert said(profile.title) == "PART TIME RECORDS CLERK"
    assert said(profile.unit) == "FRONT OFFICE COMMAND"
    assert said(profile.hours) != "RECORDS CLERK - FRONT OFFICE"
    assert [m.thing.label for m in profile.qualifications] == ["GCSE"]


def test_what_is_asked_for_ends_where_a_text_without_lines_goes_on_behind_a_date() -> None:
    profile = read(ADVERT)
    assert said(profile.closing_date) == "20 th March 2019"
    assert not [r for r in profile.requirements if "vacancy" in r.text or "lead" in r.text]


def test_a_title_stands_behind_the_name_of_the_paper_in_one_line() -> None:
    line = "MARLOW COUNTY SHERIFF'S OFFICE CLASSIFICATION SPECIFICATION DEPUTY SHERIFF - COURT SECURITY"
    form = f"{line} JOB CODE: 40117 PAY GRADE: S03 DIVISION: Judicial Services\n{DUTIES}"
    assert said(read(form).title) == "DEPUTY SHERIFF - COURT SECURITY"


def test_who_employs_is_told_by_person_by_manager_and_not_by_place() -> None:
    held = "Borset Police and Crime Commissioner Philip Marsh\n\nI want a clerk to help me.\n"
    cases = {
        f"Post title: Records Clerk\n\nIntroduction\n{held}{DUTIES}": "Borset Police and Crime Commissioner",
        f"Job Title: Warden\nReports to: Chief Officer, Borset Special Constabulary\n{DUTIES}": "Borset Special Constabulary",
        f"Clerk\n\nScotland, United Kingdom City of London Police Full time\n\nGrade: C\n{DUTIES}": "City of London Police",
        f"Job Title: Clerk\nLocation: City of London\nAbout us\nThe City of London Police is keen on clerks.\n{DUTIES}": "City of London Police",
    }
    assert {text: said(read(text).organisation) for text in cases} == cases


def test_links_that_skip_over_a_menu_are_no_title() -> None:
    assert (
        said(read(f"Skip Content Skip Content\n\nHarbour Visitors\n\n{DUTIES}").title)
        == "Harbour Visitors"
    )


def test_what_would_do_instead_is_no_part_of_a_qualification() -> None:
    asked = (
        "Degree, or equal experience in a stores post",
        "HNC in joinery, or equal experience of a workshop",
        "Rope Handler course passed",
    )
    listed = "".join(f"- {line}\n" for line in asked)
    profile = read(f"Job Title: Clerk\nGrade: C\nEssential criteria\n{listed}")
    assert [m.text for m in profile.qualifications] == [
        "Degree",
        "HNC in joinery",
        "Rope Handler course",
    ]


def test_prison_rules_are_law_and_those_of_europe_are_others() -> None:
    profile = read(
        "Job Title: Clerk\nGrade: C\nEssential criteria\n- Knowledge of Prison Rules\n- Use of VPFPO\n"
    )
    assert [m.thing.label for m in profile.legislation] == ["Prison Rules 1999"]
    assert [m.thing.label for m in profile.systems] == ["VP/FPO"]
    other = read(
        "Job Title: Clerk\nGrade: C\nEssential criteria\n- Knowledge of the European Prison Rules\n"
    )
    assert not other.legislation
