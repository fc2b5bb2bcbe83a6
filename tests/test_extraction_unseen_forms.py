"""What forms say in columns, in rows of one line and in titles, as they were met for the first time."""

from __future__ import annotations

from .extracting import DUTIES, read, said


def test_values_below_a_block_of_labels_may_be_numbers() -> None:
    form = (
        "Post title\nReports to\nPay band\nDirectorate\nBanding status\n(please tick one)\n"
        "Stores Team Leader\nStores Manager\n6\nSupply\nIndicative\nHours per week\n37.5\n"
    )
    profile = read(f"{form}\n{DUTIES}")
    assert said(profile.title) == "Stores Team Leader"
    assert said(profile.reports_to) == "Stores Manager"
    assert said(profile.grade) == "6"
    assert said(profile.unit) == "Supply"
    assert said(profile.hours) == "37.5"


def test_two_labels_may_have_the_same_value_below_them() -> None:
    form = (
        "Job title\nYard Warden\nService\nYard Services\nBusiness unit\nYard Services\nGrade\nE\n"
    )
    profile = read(f"{form}\n{DUTIES}")
    assert said(profile.unit) == "Yard Services"
    assert not [f for f in profile.findings if f.rule == "empty-field"]


def test_a_list_of_contents_in_a_line_holds_no_label() -> None:
    line = (
        "Details Reference number 41234 Salary £28,000 Job grade Executive Officer "
        "Contract type Permanent Business area Harbour Checks Number of jobs available 2 "
        "Contents Location About the job Benefits Things you need to know "
        "Apply and further information Location Wick Harbour About the job Job summary "
        "Only people over 18 who are entitled to live here can apply for this role. "
        "The checks are made at the quay on every day of the year."
    )
    profile = read(f"Job Description\n{line}\n")
    assert said(profile.location) == "Wick Harbour"
    assert [found.text for found in profile.requirements] == [
        "Only people over 18 who are entitled to live here can apply for this role."
    ]


def test_a_unit_stands_behind_the_noun_that_ends_a_title() -> None:
    for title, unit in (
        ("FUEL DESK OFFICER SUPPLY AND TRANSPORT COMMAND", "SUPPLY AND TRANSPORT COMMAND"),
        ("Fuel Desk Officer Supply and Transport Command", "Supply and Transport Command"),
        ("Head of Fuel Services", None),
        ("Officer in Charge of Fuel Desk", None),
    ):
        assert said(read(f"{title}\nBorset Police\n{DUTIES}").unit) == unit, title


def test_a_unit_that_needs_somebody_is_the_unit_of_the_post() -> None:
    told = "The Lost Goods Unit in PSD needs another person to answer letters."
    assert said(read(f"Job Title: Clerk - HC612345\nAbout The Role\n{told}").unit) == (
        "Lost Goods Unit"
    )


def test_a_code_stands_behind_a_labelled_title_and_a_dash() -> None:
    profile = read(f"Job Title: Stores Clerk - HC612345\n{DUTIES}")
    assert (said(profile.title), said(profile.role_code)) == ("Stores Clerk", "HC612345")


def test_a_letter_of_the_form_stands_before_the_label_of_a_command() -> None:
    profile = read(f"Number of Vacancies\n2\n(B) OCU\nSupply Headquarters\nBand\nBand D\n{DUTIES}")
    assert (said(profile.title), said(profile.unit)) == (None, "Supply Headquarters")


def test_a_clause_that_points_back_is_no_condition_of_its_own() -> None:
    profile = read(
        "Job Title: Fuel Clerk\nQualifications:\nFour passes at school. *More can be read on the "
        "site. Applicants must sit the Fuel Test and pass each of its three papers. Besides this, "
        "applicants should have lived in Borset for a year.\n"
    )
    assert [found.text for found in profile.requirements] == [
        "Four passes at school.",
        "Applicants must sit the Fuel Test and pass each of its three papers.",
        "applicants should have lived in Borset for a year.",
    ]


def test_a_standard_of_english_is_asked_for_in_a_summary() -> None:
    told = "You will answer letters. A good standard of written English is required, as you check those of others."
    profile = read(f"Job Title: Fuel Clerk\nAbout The Role\n{told}\n")
    assert [(found.text[:30], found.modality) for found in profile.requirements] == [
        ("A good standard of written Eng", "essential")
    ]


def test_a_level_of_vetting_that_others_are_given_is_not_asked_of_the_holder() -> None:
    told = "Every depot rests its good name and its safety partly on National Security Vetting."
    form = "Vetting Clerk\n\nThe role\n"
    assert read(f"{form}{told}\n").vetting is None
    asked = "The successful applicant will hold National Security Vetting from the first day."
    assert said(read(f"{form}{asked}\n").vetting) == "National Security Vetting"


def test_a_place_stands_behind_a_title_and_a_dash_that_is_glued_to_it() -> None:
    told = "One night a week you must come to drill at Marlow Community Depot."
    profile = read(f"Job title:\nYard Worker Recruits- Marlow Community Depot\n\n{told}\n")
    assert said(profile.location) == "Marlow Community Depot"


def test_the_scale_of_one_of_several_forces_stands_above_the_pay() -> None:
    lines = "Police Staff\nLeck\nCambs: SC5\n£23,817 - £26,016\nFull Time\n"
    assert said(read(f"Vetting Clerk\n\n{lines}\n{DUTIES}").grade) == "SC5"


def test_an_advert_says_whom_it_wants() -> None:
    told = (
        "We want very able Clerks with a strong record as writers. "
        "You may have to travel. A full UK driving licence is therefore required."
    )
    profile = read(f"Fuel Clerk\n\n{told}\n")
    assert [found.text for found in profile.requirements if found.modality == "essential"] == [
        "We want very able Clerks with a strong record as writers.",
        "A full UK driving licence is therefore required.",
    ]


def test_values_go_on_below_themselves_in_two_columns() -> None:
    form = (
        "Job title:      Stores Clerk and       Grade:      Scale 4,\n"
        "                Yard Warden                        with leave\n"
        "Reports to:     Head of Stores         Location:   Leck Depot,\n"
        "                and Fleet                          Wick Road\n"
    )
    profile = read(f"{form}\n{DUTIES}")
    assert said(profile.title) == "Stores Clerk and Yard Warden"
    assert said(profile.grade) == "Scale 4, with leave"
    assert said(profile.reports_to) == "Head of Stores and Fleet"
    assert said(profile.location) == "Leck Depot, Wick Road"
    lone = "Job title:      Stores Clerk           Grade:      Scale 4\n    Leck Depot\n"
    assert said(read(f"{lone}\n{DUTIES}").title) == "Stores Clerk"


def test_what_a_form_asks_in_brackets_below_a_heading_is_no_answer() -> None:
    for prompt in ("(overview of role/remit)", "(Briefly state why it exists. To......)"):
        profile = read(f"Job Title: Clerk\nJob Purpose\n{prompt}\nTo run the stores.\n{DUTIES}")
        assert said(profile.purpose) == "To run the stores.", prompt
        assert [f.rule for f in profile.findings if f.rule == "template-prompt"], prompt
    kept = read(f"Job Title: Clerk\nJob Purpose\n(Leck Depot)\nTo run the stores.\n{DUTIES}")
    assert said(kept.purpose) == "(Leck Depot) To run the stores."


def test_a_word_with_a_number_counts_criteria() -> None:
    criteria = "CRITERION 1: Experience of stores work.\nCriterion 2 - Good typing skills.\n"
    profile = read(f"Job Title: Clerk\nEssential Criteria\n{criteria}")
    assert [found.text for found in profile.requirements] == [
        "Experience of stores work.",
        "Good typing skills.",
    ]


def test_hours_and_travel_are_asked_for_in_a_summary() -> None:
    told = (
        "You will run the stores at Leck. Some work out of hours may be required. "
        "Occasional travel to other sites will be needed."
    )
    profile = read(f"Job Title: Clerk\nJob Summary\n{told}\n{DUTIES}")
    assert [(found.text, found.kind) for found in profile.requirements] == [
        ("Some work out of hours may be required.", "Availability"),
        ("Occasional travel to other sites will be needed.", "Availability"),
    ]


def test_a_rank_stands_in_a_line_of_its_own_beside_the_title() -> None:
    head = "Borset Police\nRole Profile\nStores Search Officer\n"
    assert said(read(f"{head}Police Constable (PC)\nLeck Depot\n{DUTIES}").rank) == (
        "Police Constable"
    )
    assert read(f"{head}Leck Depot\nReports\nPolice Constable\n{DUTIES}").rank is None
    assert read(f"{head}Police Constable Hargreaves\n{DUTIES}").rank is None


def test_a_line_of_cells_tells_unit_number_and_place() -> None:
    line = "Internal vacancy | Fuel Theft Unit | 2 posts | Leck"
    profile = read(f"{line}\nStores Clerk\nThe unit looks into thefts of fuel.\n{DUTIES}")
    assert said(profile.location) == "Leck"
    assert said(profile.unit) == "Fuel Theft Unit"
    assert said(profile.title) == "Stores Clerk"


def test_the_name_of_a_part_of_a_list_is_no_work() -> None:
    bullets = "\uf0b7 Keep in touch with the yards. \uf0b7 Tell the sergeant whatever matters."
    for lead, work in (
        ("Coordination", []),
        ("1 HRCDO1817", []),
        ("Answer letters", ["Answer letters"]),
    ):
        profile = read(f"Job Title: Clerk\n\nMain Duties\n\n{lead} {bullets}\n")
        assert [duty.text for duty in profile.responsibilities] == [
            *work,
            "Keep in touch with the yards.",
            "Tell the sergeant whatever matters.",
        ], lead
    numbered = (
        "1 Quality of stores\n\nCheck the quality of what is stored in the sheds.\n\n"
        "2 Work with partners\n\nMeet the partners every week and tell them all.\n"
    )
    profile = read(f"Job Title: Clerk\n\nMain Duties\n\n{numbered}")
    assert [duty.text for duty in profile.responsibilities] == [
        "Check the quality of what is stored in the sheds.",
        "Meet the partners every week and tell them all.",
    ]


def test_headings_that_no_list_holds_part_the_criteria_above_them() -> None:
    for first in ("Stock matters", "Knowledge base"):
        profile = read(
            f"Job Title: Stores Clerk\n\nEssential Criteria\n\n{first}\n"
            "• Knows the stores and the goods.\n• Able to type.\n\n"
            "Other matters\n• Experience of swimming a mile.\n\n"
            "What we give you\n• 25 days of leave.\n• A pension.\n"
        )
        assert [(found.text, found.modality) for found in profile.requirements] == [
            ("Knows the stores and the goods.", "essential"),
            ("Able to type.", "essential"),
            ("Experience of swimming a mile.", "essential"),
        ], first


def test_the_line_manager_comes_before_who_leads_the_work_of_the_day() -> None:
    form = (
        "Job title: Yard Warden\nResponsible to (day-to-day issues): Yard Supervisor\n"
        "Accountable to (line manager): Operations Manager\n"
    )
    assert said(read(f"{form}{DUTIES}").reports_to) == "Operations Manager"
    above = (
        "Job title: Yard Warden\nResponsible to: Yard Supervisor\nAccountable to: Head of Yards\n"
    )
    assert said(read(f"{above}{DUTIES}").reports_to) == "Yard Supervisor"
