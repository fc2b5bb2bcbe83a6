"""What published adverts and forms say in ways that were misread at first sight."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, read, said


def weighed(text: str) -> list[tuple[str, str]]:
    """Read the conditions of a text, each with how binding it is."""
    return [(found.text, found.modality) for found in read(text).requirements]


def test_a_code_may_have_several_numbers_with_dashes_or_a_stroke() -> None:
    dashed = read(f"S25-190 Stores Records Officer\n\nBorset Constabulary\n{DUTIES}")
    assert (said(dashed.role_code), said(dashed.title)) == ("S25-190", "Stores Records Officer")
    struck = read(f"VN 20/23 Stores Records Officer\n\nBorset Constabulary\n{DUTIES}")
    assert (said(struck.role_code), said(struck.title)) == ("VN 20/23", "Stores Records Officer")


def test_a_label_is_glued_to_the_number_of_a_grade() -> None:
    profile = read(f"Role: Fleet Clerk Grade: Scale 4Post No: K21/3 Department: Stores\n{DUTIES}")
    assert said(profile.grade) == "Scale 4"
    assert said(profile.role_code) == "K21/3"


def test_a_title_stands_before_the_name_of_its_pack() -> None:
    assert said(read(f"Chief Inspector Information Pack 2019\n{DUTIES}").title) == "Chief Inspector"


def test_the_name_of_a_national_form_is_nobodys_title() -> None:
    profile = read(f"Policing Professional Role Profile\nRank: PC\n{DUTIES}")
    assert profile.title is None


def test_a_unit_in_brackets_is_what_the_unit_before_it_belongs_to() -> None:
    profile = read(f"Detective Constable - Fuel Theft (SEROCU)\n{DUTIES}")
    assert said(profile.unit) == "Fuel Theft (SEROCU)"
    assert [mention.text for mention in profile.units] == ["Fuel Theft"]
    assert profile.unit_parent is not None
    assert profile.unit_parent.label == "South East Regional Organised Crime Unit"


def test_a_label_may_name_the_level_of_vetting_itself() -> None:
    form = "Job Title: Records Clerk\nMANAGEMENT VETTING / SECURITY CLEARANCE: DESIGNATED POST\n"
    assert said(read(form + DUTIES).vetting) == "MANAGEMENT VETTING"


def test_a_word_for_a_building_alone_is_no_place() -> None:
    profile = read(f"Records Clerk\n\nBorset Constabulary\n\nOffice\n\nFull Time\n{DUTIES}")
    assert profile.location is None


def test_a_government_that_is_served_abroad_is_no_employer() -> None:
    told = (
        "You need to have lived here for five years. Service overseas (with HM Government) counts"
    )
    assert read(f"Records Clerk\n\n{told}\n{DUTIES}").organisation is None


def test_any_of_several_managers_is_named_whole() -> None:
    told = "The holder works under the direction of the Sergeant, Inspector or supervisor."
    profile = read(f"Job Title: Records Clerk\nJob Purpose\n{told}\n{DUTIES}")
    assert said(profile.reports_to) == "Sergeant, Inspector or supervisor"


def test_a_force_looks_for_somebody_by_its_short_form() -> None:
    profile = read(f"Fleet Clerk\n\nWMP is looking for a fleet clerk.\n{DUTIES}")
    assert said(profile.organisation) == "WMP"
    assert profile.force is not None
    assert profile.force.label == "West Midlands Police"


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (
            "We are looking for an experienced civil orders officer to join us.",
            "civil orders officer",
        ),
        ("We are recruiting a stores clerk for our depot.", "stores clerk"),
        ("We are looking for a person to join us.", None),
        ("We are looking for a new challenge to set our officers.", None),
    ],
)
def test_a_sentence_names_the_title_in_small_letters(told: str, title: str | None) -> None:
    assert said(read(f"Come and work with us\n\n{told}\n{DUTIES}").title) == title


@pytest.mark.parametrize(
    ("duty", "led"),
    [
        ("Line management of the file clerks and typists.", ["file clerks", "typists"]),
        ("Supervise and support exhibits officers in the store.", ["exhibits officers"]),
        ("Supervise officers who search houses.", []),
        ("Manage the drivers of change.", []),
        ("Lead the review of officers.", []),
    ],
)
def test_people_led_are_named_in_small_letters(duty: str, led: list[str]) -> None:
    profile = read(f"Job Title: Records Manager\n\nDuties\n- {duty}\n- Write reports.\n")
    assert [who.text for who in profile.direct_reports] == led


def test_a_numbered_duty_may_be_about_an_assessment() -> None:
    first = "1. Single Point of Contact: Be the one whom witnesses call.\n"
    duties = (
        f"{first}2. Needs Assessment: Ask witnesses what they need.\n3. Liaison: Meet lawyers.\n"
    )
    profile = read(f"Job Title: Witness Clerk\n\nKey Accountability Areas:\n\n{duties}")
    assert [duty.text.partition(":")[0] for duty in profile.responsibilities] == [
        "Single Point of Contact",
        "Needs Assessment",
        "Liaison",
    ]


def test_two_acts_of_several_words_share_a_single_word_act() -> None:
    def cited(words: str) -> list[str]:
        form = f"Job Title: Clerk\n\nKnowledge\n- Knowledge of {words}.\n"
        return [law.thing.label for law in read(form).legislation]

    both = ["Data Protection Act 2018", "Human Rights Act 1998"]
    assert cited("Data Protection and Human Rights Act") == both
    assert cited("the Criminal Justice and Public Order Act 1994") == [
        "Criminal Justice and Public Order Act 1994"
    ]
    assert cited("the Crime and Disorder Act") == ["Crime and Disorder Act 1998"]


def test_a_charter_for_witnesses_is_no_system() -> None:
    told = "Keeps records on victims in line with policy, Witness Charter, and GDPR."
    profile = read(f"Job Title: Witness Clerk\n\nDuties\n- {told}\n- Book rooms.\n")
    assert profile.systems == ()


def test_a_register_of_the_profession_is_no_system() -> None:
    told = "- Must be entered on the Police Profession Register.\n- Use of PNC.\n"
    profile = read(f"Job Title: Clerk\n{DUTIES}\nEssential\n{told}")
    assert [system.thing.label for system in profile.systems] == ["Police National Computer"]


@pytest.mark.parametrize(
    "told",
    [
        "Candidates will have access to confidential records.",
        "Each successful candidate will have a personal development plan.",
        "You will have access to our gym.",
    ],
)
def test_what_an_employer_gives_is_no_condition(told: str) -> None:
    form = f"Job Title: Records Clerk\n{DUTIES}\nAdditional Requirements\n{told}\n"
    assert weighed(form) == []


@pytest.mark.parametrize(
    "told",
    [
        "Applications are invited from substantive Sergeants.",
        "We are seeking capable Constables with experience of searches.",
    ],
)
def test_an_advert_says_from_whom_it_wants_to_hear(told: str) -> None:
    found = weighed(f"Search Officer\n\nBorset Constabulary\n\n{told}\n{DUTIES}")
    assert [modality for _, modality in found] == ["essential"]


def test_a_line_that_says_who_is_eligible_leads_in_what_is_needed() -> None:
    lead = "To be considered eligible to be promoted to Sergeant in our force you will:\n"
    lines = "Currently be serving as a Constable. Completed your probation.\n"
    text = "We look at each form. We may write to you. You can ask us for a copy of our notes.\n"
    found = weighed(f"Sergeant\n\nBorset Constabulary\n\n{lead}{lines}{text}")
    assert found == [
        ("Currently be serving as a Constable.", "essential"),
        ("Completed your probation.", "essential"),
    ]


def test_what_is_wished_for_besides_is_no_part_of_a_qualification() -> None:
    told = "You must be educated to A-Level standard or equivalent, ideally with a focus on law."
    profile = read(f"Job Title: Clerk\n{DUTIES}\nEssential\n- {told}\n")
    assert [one.text for one in profile.qualifications] == ["A-Level"]


ROWS = ("Licence to drive a lorry", "Knowledge of drones"), ("Typing", "Experience of stores work")


@pytest.mark.parametrize(
    "row", ["{}\t{}\n", "| {} | {} |\n", "| {} | {}\n|\n"], ids=["tabs", "strokes", "wrapped"]
)
def test_two_columns_of_weights_stand_below_rows_of_a_form(row: str) -> None:
    head = [("Job Title", "Search Clerk"), ("Grade", "PO2"), ("Department", "Operations")]
    table = [("Essential", "Desirable"), *ROWS]
    text = "".join(row.format(*cells) for cells in head) + "\n"
    found = weighed(text + "".join(row.format(*cells) for cells in table))
    assert found == [
        (cell, weight)
        for cells in ROWS
        for cell, weight in zip(cells, ("essential", "desirable"), strict=True)
    ]


def test_what_is_essential_may_stand_among_the_duties() -> None:
    told = "Good typing skills are essential together with the ability to keep calm."
    found = weighed(f"Job Title: Stores Clerk\n{DUTIES}\n{told}\n")
    assert found == [
        ("Good typing skills are essential", "essential"),
        ("the ability to keep calm.", "obligatory"),
    ]
    duty = "- Teach the skills that are essential.\n"
    assert weighed(f"Job Title: Stores Clerk\n{DUTIES}{duty}") == []


def test_a_team_that_looks_for_somebody_is_no_employer() -> None:
    told = "The Fuel Theft Team is currently seeking to recruit a Stores Clerk."
    assert read(f"Stores Clerk\n\n{told}\n{DUTIES}").organisation is None


def test_the_office_of_a_commissioner_employs_staff() -> None:
    body = "Office of the Police & Crime Commissioner for Cheshire"
    told = f"The {body} currently has a staffing establishment of ten."
    assert said(read(f"Policy Officer\n\n{told}\n{DUTIES}").organisation) == body


def test_the_kind_of_a_role_may_be_its_title() -> None:
    page = "New recruits\n\nRole type\n\nPolice Constable - Harbour Search Officer\n\nHours\n\n40 hours\n"
    profile = read(page + DUTIES)
    assert said(profile.title) == "Police Constable - Harbour Search Officer"
    assert profile.status is None
    assert (
        said(read(f"Records Clerk\n\nRole type: Police Staff\n{DUTIES}").title) == "Records Clerk"
    )


def test_where_applications_go_is_no_title_and_no_system() -> None:
    foot = "Completed applications should be sent to: [email protected]\n"
    form = (
        f"Location: Park House\nGrade: PO3\n{foot}Microsoft Word - Police Staff application form\n"
    )
    profile = read(form + DUTIES)
    assert profile.title is None
    assert profile.systems == ()


@pytest.mark.parametrize(
    ("told", "modality"),
    [
        ("This is a job where we require people who can keep calm.", ["obligatory"]),
        ("Individuals need to have an understanding of stock control.", ["essential"]),
        ("Floods: the response and what you need to know", []),
    ],
)
def test_a_page_says_whom_it_wants(told: str, modality: list[str]) -> None:
    found = weighed(f"Records Clerk\n\nBorset Constabulary\n\n{told}\n{DUTIES}")
    assert [how for _, how in found] == modality


def test_a_unit_is_a_team_within_a_larger_one() -> None:
    told = "The vetting office is a small team within the Professional Standards Department."
    profile = read(f"Job Title: Records Clerk\nJob Purpose\n{told}\n{DUTIES}")
    assert said(profile.unit) == "Professional Standards Department"


def test_a_code_does_not_say_how_many_posts_have_it() -> None:
    form = "Post: Stores Clerk\nReference Number: STO/12/2023: (2 posts)\nGrade: C\n"
    assert said(read(form + DUTIES).role_code) == "STO/12/2023"


def test_the_rest_of_a_label_is_no_code() -> None:
    form = "Job Title: Stores Clerk\nClass Code\nNumber\nGrade: C\n"
    assert read(form + DUTIES).role_code is None


def test_a_status_may_say_nothing() -> None:
    assert (
        read(f"Job Title: Stores Clerk\nPosition Type:\nOther\nGrade: C\n{DUTIES}").status is None
    )


def test_what_is_attached_is_no_list_of_attainments() -> None:
    told = "Two clerks are responsible for the training of our drivers."
    form = f"Job Title: Stores Clerk\nGrade: C\n\nAttachments\n\n{told}\n"
    assert weighed(form) == []


def test_somebody_at_work_is_no_heading_with_a_slip() -> None:
    profile = read(f"Educator\n\nBorset Council\n\nGrade: 5\n{DUTIES}")
    assert said(profile.title) == "Educator"


def test_everyday_words_in_capitals_are_no_systems() -> None:
    told = "- USES NICHE AND PNC, AND SENDS FILES THAT GO TO THE CROWN ON TIME.\n"
    profile = read(f"JOB TITLE: FILE CLERK\n\nDUTIES\n{told}- MEETS OTHER TEAMS.\n")
    assert sorted(system.thing.label for system in profile.systems) == [
        "Niche RMS",
        "Police National Computer",
    ]


def test_words_in_capitals_around_an_act_are_no_part_of_its_title() -> None:
    told = "- REGISTERED IN TERMS OF THE STORES CONTROL ACT 2000\n- SUSPECTED OF BEING ACT\n"
    profile = read(f"JOB TITLE: FILE CLERK\n{DUTIES}\nREQUIREMENTS\n{told}")
    assert [law.text for law in profile.legislation] == ["STORES CONTROL ACT 2000"]


def test_a_word_of_a_sentence_in_capitals_is_no_label() -> None:
    head = "1 ROLE PROFILE. C38 S4 STORES CLERK RANK\\SCALE SCALE 4 REPORTS TO P36 STORE MANAGER "
    led = "(TASKED BY P37 DEPOT MANAGER) SUPERVISORY RESPONSIBILITY NONE "
    work = "PATROL THE YARD WHERE PEOPLE CAN SEE YOU, MEET ALL PARTS OF IT, AND SUPPORT CLERKS AND "
    work += (
        "DRIVERS. DRIVE THE STORE VEHICLE AND HELP THOSE WHO COME TO IT UNDER THE RULES. ANSWER "
    )
    work += "REQUESTS OF DRIVERS AT THE GATE, AND KEEP THE LISTS. MAIN RESPONSIBILITIES WORK WITH "
    profile = read(f"{head}{led}{work}MANAGERS ON SAFETY.")
    assert said(profile.grade) == "SCALE 4"
    assert profile.location is None


@pytest.mark.parametrize(
    ("line", "title", "grade"),
    [
        ("Stores Manager – PO4 – Park House, Wick – Permanent", "Stores Manager", "PO4"),
        ("Vacancy: Search Examiner, Band F, HQ Newtown", "Search Examiner", "Band F"),
        ("Detective Constable | Band D | Essex", "Detective Constable", "Band D"),
        ("Records Clerk - Night Shift", "Records Clerk - Night Shift", None),
    ],
)
def test_a_grade_stands_among_the_parts_of_a_line(line: str, title: str, grade: str | None) -> None:
    profile = read(f"{line}\n\nYou will sort the stores.\n{DUTIES}")
    assert (said(profile.title), said(profile.grade)) == (title, grade)


def test_brackets_behind_a_rank_hold_the_unit_alone() -> None:
    assert said(read(f"Police Sergeant (Custody) - Wick\n{DUTIES}").unit) == "Custody"


def test_the_path_to_a_page_is_no_title() -> None:
    page = "Home | Jobs | Force Control Room - recruitment open\n\nStores Clerks and Drivers - shift work\n"
    assert said(read(page + DUTIES).title) == "Stores Clerks and Drivers - shift work"


def test_a_heading_may_say_whose_duties_stand_below() -> None:
    asked = (
        "Role requirements\n\n- Good typing skills.\n\nMain responsibilities - Goods Inspectors\n\n"
    )
    profile = read(f"Job Title: Stores Clerk\n\n{asked}• Book goods in.\n• Answer calls.\n")
    assert [duty.text for duty in profile.responsibilities] == ["Book goods in.", "Answer calls."]
    assert [found.text for found in profile.requirements] == ["Good typing skills."]


def test_what_a_page_shows_is_no_condition() -> None:
    told = "You must watch the video and read the notes."
    assert weighed(f"Records Clerk\n\nBorset Constabulary\n\n{told}\n{DUTIES}") == []
