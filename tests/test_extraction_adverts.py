"""What adverts, and copies of forms from the web, say in odd places."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, conditions, read, said


def test_a_title_stands_among_the_parts_of_a_long_line() -> None:
    line = "ST/417/RBS - (R) Scale 4 (B) Grade D (S) H3 - RBS Records Officer - Stores Unit - Standards"
    profile = read(f"{line}\n\nPolice Staff\nBorset Constabulary\n{DUTIES}")
    assert said(profile.title) == "RBS Records Officer"
    assert said(profile.role_code) == "ST/417/RBS"


def test_the_name_of_a_unit_alone_is_no_row_of_labels() -> None:
    profile = read(f"Records Clerk\n\nPolice Staff\nVetting Unit\nPermanent\n{DUTIES}")
    assert said(profile.unit) == "Vetting Unit"
    assert said(profile.vetting) is None


def test_a_unit_may_stand_before_a_dash_and_the_title() -> None:
    profile = read(f"Rural Crime Task Force (RCTF) - Police Sergeant\n{DUTIES}")
    assert said(profile.unit) == "Rural Crime Task Force (RCTF)"


def test_a_hidden_label_of_a_web_form_is_no_title() -> None:
    profile = read(
        f"Force\nBorset Constabulary\nHIDDEN - Role Type\nPolice Staff\nGrade\nA3\n{DUTIES}"
    )
    assert said(profile.title) != "HIDDEN - Role Type"
    assert said(profile.grade) != "Grade"


def test_a_label_may_go_on_in_the_line_below_its_value() -> None:
    head = (
        "JOB TITLE: Records Manager\n\nSUPERVISION Head of Stores\n\n\nAND CONTROL:\n\nSCALE: PM2\n"
    )
    profile = read(head + DUTIES)
    assert said(profile.reports_to) == "Head of Stores"
    assert said(profile.grade) == "PM2"


def test_a_regional_unit_is_nobodys_manager() -> None:
    body = "North East Regional Organised Crime Unit"
    profile = read(f"Job Title: Records Clerk\nGrade: Band 4\nWorking for: {body}\n{DUTIES}")
    assert said(profile.reports_to) is None
    assert said(profile.unit) == body


@pytest.mark.parametrize(
    "line",
    [
        "- Advise on the forms that Management Vetting processing asks for",
        "- Report on whether someone should hold security clearance",
    ],
)
def test_vetting_that_the_holder_decides_on_is_not_asked_of_them(line: str) -> None:
    profile = read(f"Job Title: Records Clerk\nGrade: C3\n{DUTIES}{line}\n")
    assert said(profile.vetting) is None
    assert profile.requirements == ()


def test_a_vetting_process_is_one_that_the_holder_goes_through() -> None:
    line = "- You will be subjected to a vetting process that includes security screening.\n"
    form = f"Job Title: Records Clerk\n{DUTIES}\nRequirements\n{line}"
    assert said(read(form).vetting) == "security screening"


def test_work_in_the_field_for_staff_names_nobody_who_is_led() -> None:
    told = (
        "When on duty alone the post holder will be responsible for giving first advice to callers."
    )
    profile = read(f"Job Title: Records Clerk\nStaff Responsibilities: {told}\n{DUTIES}")
    assert profile.direct_reports == ()


def test_a_duty_may_name_whom_the_holder_manages() -> None:
    line = "- To be responsible for the day-to-day management of the Stores team leader & Stores Clerks and their rota.\n"
    profile = read(f"Job Title: Stores Manager\n{DUTIES}{line}")
    assert [who.text for who in profile.direct_reports] == ["Stores team leader", "Stores Clerks"]


def test_what_the_ideal_candidate_would_be_is_desirable() -> None:
    found = conditions(
        "The ideal candidate would be PIP 2 qualified.\nYou must hold a driving licence."
    )
    assert [r.modality for r in found] == ["desirable", "essential"]


def test_what_some_roles_need_is_not_asked_of_this_one() -> None:
    line = "Roles where PIP2 accreditation is essential are paid at the second rate."
    assert conditions(line, "Salary") == []


def test_a_day_may_stand_apart_from_its_ending() -> None:
    profile = read(f"Job Title: Records Clerk\nClosing date: 24 th October 2017\n{DUTIES}")
    assert profile.closing_date is not None
    assert profile.closing_date.read_as == "2017-10-24"


def test_words_without_colons_are_no_labels_among_labels_with_them() -> None:
    head = (
        "JOB DESCRIPTION A. POST DETAILS: Job Title: Stores Constable Current Grade: Department: "
        "Cyber Crime Unit (HTCU) Area: HQ Reports To: Stores Manager No of Posts: 1 Level of "
        "vetting: SC Post Number: B. PURPOSE OF THE POST: To keep the stores of the unit in order "
        "and to hand out what officers need for their work, at any hour at which they ask for it."
    )
    profile = read(head)
    assert said(profile.unit) == "Cyber Crime Unit (HTCU)"
    assert said(profile.vetting) == "SC"


def test_a_stroke_between_two_words_of_a_sentence_parts_no_cells() -> None:
    form = (
        "Area: / Wick Road / Job Title: / Stores Clerk / Weekly Hours: / 37\n"
        "Section: / Stores / Scale: / 4 / Version: / 1\n"
        "Criteria / Essential / Desirable\n"
        "Education: / 1.  To hold GCSE English / a.  To hold a diploma in computer / stores work.\n"
        "b.  First aid certificate\n"
        "Work Experience: / 2.  To have worked in stores. / c.  To have led others.\n"
    )
    found = {r.text: r.modality for r in read(form).requirements}
    assert found["To hold a diploma in computer / stores work."] == "desirable"
    assert found["First aid certificate"] == "desirable"
    assert found["To have worked in stores."] == "essential"


def test_a_high_degree_of_something_is_no_degree() -> None:
    (found,) = conditions("The holder must have a high degree of flexibility")
    assert found.kind != "Qualification"
    assert all("degree" not in thing.label for thing in found.about)


def test_where_criminals_are_based_is_no_place_of_work() -> None:
    told = "The team takes on criminals that are based in North Wick and sell goods."
    assert said(read(f"Stores Investigator\n{told}\n{DUTIES}").location) is None


def test_what_is_said_of_pay_is_no_condition() -> None:
    line = "The starting salary will be pro-rata if the working hours are fewer."
    assert conditions(line, "Politically Restricted") == []


def test_an_advert_may_go_on_below_its_title_with_the_name_of_a_paper() -> None:
    profile = read(
        "Stores Investigator\nRole Description\nThe Wick Stores Unit is looking for a Stores "
        "Investigator who is keen to learn with us.\nYou will look after our more complex cases.\n"
    )
    assert said(profile.title) == "Stores Investigator"
    assert "You will look after our more complex cases." in [
        r.text for r in profile.responsibilities
    ]


def test_a_title_with_a_joining_word_is_read_from_running_text() -> None:
    told = "As a Search and Rescue Officer you will have an opportunity to serve the public."
    profile = read(f"Rank: Constable\nDescription of Department:\n{told}\n{DUTIES}")
    assert said(profile.title) == "Search and Rescue Officer"
    assert profile.requirements == ()


def test_the_kind_of_paper_before_a_title_is_cut_off() -> None:
    profile = read(f"Policing Professional Profile Stores Investigator\n{DUTIES}")
    assert said(profile.title) == "Stores Investigator"


def test_an_advert_with_a_closing_date_and_pay_is_a_profile() -> None:
    profile = read(
        "Stores Officer (Wick)\n\nLocation of Role: Wick\nAdvert Closing Date: 16/03/2026\n"
        "Starting Salary: £28,137.00\n\nThe successful candidate will have recent experience of "
        "keeping stores. Knowledge of filing is essential.\n"
    )
    assert profile.is_profile
    assert [r.modality for r in profile.requirements] == ["essential", "essential"]


def test_a_remark_with_an_address_of_the_web_is_no_part_of_the_level_of_vetting() -> None:
    told = "Vetting level required: RV/CTC (find out more at https://example.org/levels)"
    assert said(read(f"Post Title: Records Clerk\n{told}\n{DUTIES}").vetting) == "RV/CTC"


def test_the_subject_of_a_form_is_not_staff() -> None:
    head = "POST TITLE: Head of Stores\n\nRESPONSIBLE TO: Director\n\nRESPONSIBLE FOR: Delivery of Stores"
    assert read(f"{head}\n{DUTIES}").direct_reports == ()


def test_what_ends_with_a_colon_behind_a_title_is_no_part_of_it() -> None:
    head = "ROLE INFORMATION Job Title: Stores Planning Officer Generic Stores Outline: Salary Band: Band D"
    assert said(read(f"{head}\n{DUTIES}").title) == "Stores Planning Officer"


@pytest.mark.parametrize(
    "told",
    [
        "We look for somebody to join the National Security Vetting team.",
        "National Security Vetting is an integral part of the work of a force.",
        "You will do research on applicants who require a National Security Vetting clearance.",
        "You will be responsible for security vetting research on those who wish to join us.",
    ],
)
def test_a_level_of_vetting_that_is_only_spoken_of_is_not_asked_for(told: str) -> None:
    assert said(read(f"Job Title: Records Clerk\nGrade: C3\n\n{told}\n{DUTIES}").vetting) is None


def test_what_the_holder_must_ensure_is_work() -> None:
    told = "In compliance with PACE you must ensure that all records are kept."
    profile = read(
        f"Job Title: Records Clerk\nRole Purpose\nYou keep the office.\n{told}\n{DUTIES}"
    )
    assert profile.requirements == ()


def test_the_employer_is_named_as_it_calls_itself() -> None:
    told = "The City of London is proud of its police. You will help the City of London Police."
    profile = read(f"Job Title: Records Clerk\nRole Purpose\n{told}\n{DUTIES}")
    assert said(profile.organisation) == "City of London Police"


def test_a_short_form_of_a_unit_before_other_work_is_no_rank() -> None:
    profile = read(f"Job title: DSU Intelligence Analyst\nGrade: SCALE 5\n{DUTIES}")
    assert profile.title is not None
    assert (profile.title.text, profile.title.read_as) == ("DSU Intelligence Analyst", None)
    assert profile.rank_title is None


def test_vetting_in_a_title_is_no_check_on_the_holder() -> None:
    told = "An opportunity has arisen for a Force Vetting Officer to join the team."
    profile = read(f"Force Vetting Officer\n{told}\n{DUTIES}")
    assert said(profile.vetting) is None


def test_vetting_files_are_work_and_no_vetting() -> None:
    (found,) = conditions("Able to manage many vetting case files")
    assert found.kind == "Skill"


def test_a_title_alone_makes_a_profile_of_many_conditions() -> None:
    told = (
        "The successful candidate will be able to speak with all. You must have patience. "
        "You must hold a driving licence."
    )
    assert read(f"Stores Officer\n{told}\n").is_profile
    assert not read(f"Our policy\n{told}\n").is_profile


@pytest.mark.parametrize(
    "line",
    [
        "Before the force progresses your application, consideration will be given to some criteria.",
        "Officers and staff must be held to a higher standard than others.",
    ],
)
def test_what_the_employer_does_is_no_condition(line: str) -> None:
    assert conditions(line) == []


def test_sentences_of_work_below_a_head_are_duties_without_a_heading() -> None:
    work = [
        "Coordinate the papers of the stores and see that nothing is lost.",
        "Conduct a count of all goods on the first day of each month.",
        "Compile a list of what is missing and send it to the manager.",
    ]
    profile = read("\n".join(["Job title: Stores Analyst", "Grade: SCALE 5", *work]))
    assert [r.text for r in profile.responsibilities] == work
    two = read("\n".join(["Job title: Stores Analyst", "Grade: SCALE 5", *work[:2]]))
    assert two.responsibilities == ()
