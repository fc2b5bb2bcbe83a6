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
        said(read(f"Skip Content Skip Content\n\nCustody Visitors\n\n{DUTIES}").title)
        == "Custody Visitors"
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


def test_a_label_in_bold_stands_before_its_value_in_a_list() -> None:
    facts = {"Grade": "SC5/6", "Team": "Rural Office", "Base": "Marlow Station", "Hours": "37"}
    items = "".join(f"<li><b>{label}</b>&nbsp;{value}</li>" for label, value in facts.items())
    profile = read(f"<h1>Records Clerk</h1>\n<ul>{items}</ul>\n{DUTIES}")
    read_as = (profile.grade, profile.unit, profile.location, profile.hours)
    assert [said(value) for value in read_as] == list(facts.values())


def test_criteria_may_stand_in_turn_with_how_they_are_assessed() -> None:
    table = "Essential Criteria\nHow assessed\nTwo years as a clerk\nApplication\nTact with callers\nInterview\n"
    profile = read(f"Job Title: Clerk\nGrade: C\n{DUTIES}{table}")
    assert [r.text for r in profile.requirements] == ["Two years as a clerk", "Tact with callers"]


def test_a_heading_of_one_short_word_stands_in_a_line_that_lost_its_bullets() -> None:
    line = "G. REQUIREMENTS: Essential Criteria: Experience:  Filing in a store Skills:  Able to write letters Knowledge:  Knows the stores well"
    profile = read(f"Job Title: Clerk\nGrade: C\n{DUTIES}\n{line}\n")
    assert [r.text for r in profile.requirements] == [
        "Filing in a store",
        "Able to write letters",
        "Knows the stores well",
    ]


def test_what_a_template_says_in_a_label_or_a_row_is_no_value() -> None:
    profile = read(
        "Job title: Clerk\nVetting level (RV / MV / SC / DV – delete as necessary): MV\n"
        f"{DUTIES}\nDesirable\n- Forklift licence\n- [add more rows as needed]\n"
    )
    assert said(profile.vetting) == "MV"
    assert [r.text for r in profile.requirements if r.modality == "desirable"] == [
        "Forklift licence"
    ]


def test_two_levels_of_vetting_in_a_sentence_are_both_asked_for() -> None:
    profile = read(
        f"Job Title: Clerk\n{DUTIES}\nEssential\n- Able to pass Management Vetting and Developed Vetting\n"
    )
    assert said(profile.vetting) == "Management Vetting and Developed Vetting"


def test_where_a_post_is_at_is_its_place_unless_it_is_a_grade_or_a_unit() -> None:
    cases = {
        "Based in the Records Department, you file letters. The post is at Marsh House, Hull.": "Marsh House, Hull",
        "The post is at Scale 4.": None,
    }
    told = {
        line: said(read(f"Job Title: Clerk\n\nAbout the job\n{line}\n{DUTIES}").location)
        for line in cases
    }
    assert told == cases
    form = read(f"Job Title: Clerk\nArea: Fraud and Intelligence\nGrade: C\n{DUTIES}")
    assert (said(form.location), said(form.unit)) == (None, "Fraud and Intelligence")


def test_work_in_a_field_for_staff_leads_nobody() -> None:
    profile = read(
        f"Job Title: Clerk\nStaff Responsibilities: Give first advice when on call.\nGrade: C\n{DUTIES}"
    )
    assert profile.direct_reports == ()


def test_two_school_subjects_are_two_qualifications() -> None:
    profile = read(
        "Job Title: Clerk\nGrade: C\nEssential criteria\n- A level in English and GCSE grade C in Mathematics\n"
    )
    assert [m.text for m in profile.qualifications] == [
        "A level in English",
        "GCSE grade C in Mathematics",
    ]


def test_what_a_form_says_behind_a_value_to_who_fills_it_in_is_no_part_of_it() -> None:
    for remark in ("(please give the title, not a name)", "[not the name]"):
        assert (
            said(
                read(f"Job Title: Clerk\nReports to: Head of Stores {remark}\n{DUTIES}").reports_to
            )
            == "Head of Stores"
        )
    kept = "Head of Stores (North)"
    assert said(read(f"Job Title: Clerk\nReports to: {kept}\n{DUTIES}").reports_to) == kept


def test_a_function_is_a_unit_unless_it_says_what_is_done() -> None:
    assert (
        said(read(f"Job Title: Clerk\nFunction: Criminal Justice\nGrade: C\n{DUTIES}").unit)
        == "Criminal Justice"
    )
    assert (
        read(f"Job Title: Clerk\nFunction: To file letters and keep books\nGrade: C\n{DUTIES}").unit
        is None
    )


def test_an_examination_stands_beside_a_rank() -> None:
    profile = read(
        f"Job Title: Yard Head\nRank: Substantive Inspector or Sergeant passed Step 2\n{DUTIES}"
    )
    assert (said(profile.rank), profile.grade) == (
        "Substantive Inspector or Sergeant passed Step 2",
        None,
    )


def test_whom_one_looks_after_stands_behind_dots() -> None:
    profile = read(
        f"Job Title: Coxswain\nLooks after ..... 2 deckhands and a boat technician\nGrade ..... C\n{DUTIES}"
    )
    assert [value.text for value in profile.direct_reports] == ["2 deckhands", "a boat technician"]


def test_a_weight_in_shares_of_the_time_asks_for_nothing() -> None:
    table = "Accountabilities\tWeight\nFile the letters of the day\t50%\nSit in meetings\t30%\nKeep statistics\t20%\n"
    profile = read(
        f"Job Title: Clerk\nGrade: C\nReports to: Chief Clerk\n\nPurpose\nKeep the books.\n\n{table}"
    )
    assert not profile.requirements
    assert [v.text for v in profile.responsibilities] == [
        "File the letters of the day",
        "Sit in meetings",
        "Keep statistics",
    ]


def test_the_last_word_of_a_unit_is_no_label_before_the_next_one() -> None:
    line = (
        "Job Title Productions Keeper Post Reference SPS 1123 Business Area Criminal Justice Services Division Location Marlow "
        "Responsible To Productions Team Leader Grade 4 Main Purpose of Role Store productions so that each can be found."
    )
    profile = read(f"{line}\n{DUTIES}")
    assert (said(profile.unit), said(profile.location)) == (
        "Criminal Justice Services Division",
        "Marlow",
    )


def test_a_post_holder_reports_to_a_manager_named_in_person() -> None:
    told = "The post holder will report to DCI Ruth Amery and line manage three typists."
    assert (
        said(read(f"Job Title: Inspector\n\nAbout the job\n{told}\n{DUTIES}").reports_to)
        == "DCI Ruth Amery"
    )
    told = "The post holder will report to Human Resources weekly."
    assert read(f"Job Title: Inspector\n\nAbout the job\n{told}\n{DUTIES}").reports_to is None


def test_a_label_in_full_words_of_checks_of_the_past_is_no_unit() -> None:
    form = f"Job Title: Warden\nDisclosure and Barring Service:\nThe post needs an enhanced disclosure.\n{DUTIES}"
    profile = read(form)
    assert said(profile.vetting) == "The post needs an enhanced disclosure"
    assert profile.unit is None
    assert not profile.units


def test_a_line_that_speaks_of_nobody_at_work_is_no_title_though_it_stands_first() -> None:
    assert read(f"VACANCY NOTICE 14 OF 2025\n\nHarbour Homes\n{DUTIES}").title is None
    crowded = read(f"VACANCY NOTICE 14 OF 2025\n\nSTORES CLERK DISTRIBUTION COMMAND\n{DUTIES}")
    assert said(crowded.title) == "STORES CLERK DISTRIBUTION COMMAND"
