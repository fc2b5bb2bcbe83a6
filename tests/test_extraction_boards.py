"""What boards of jobs, agencies and forms abroad print around a post, and how they word its facts."""

from __future__ import annotations

from .extracting import DUTIES, read, said


def test_the_title_of_whom_to_ask_is_not_that_of_the_post() -> None:
    asks = "## Further details / informal visits contact\n\nName\tAda Moss\nJob title\tStores Manager\n"
    assert (
        said(read(f"# Records Clerk\n\nBorset Trust\n\n{DUTIES}\n{asks}").title) == "Records Clerk"
    )
    form = f"Name: Ada Moss\nJob title: Stores Manager\n{DUTIES}"
    assert said(read(form).title) == "Stores Manager"


def test_parts_of_a_menu_are_no_title_beside_a_line_of_its_own() -> None:
    listed = "- Find work\n- Volunteer\n- Career advice\n\n# Court Clerk\n\nBorset Aid\n\n"
    assert said(read(listed + DUTIES).title) == "Court Clerk"
    row = "Residents    Business    Visitors    Government\n\nCITY OF BORSET\nPolice Officer\n\n"
    assert said(read(row + DUTIES).title) == "Police Officer"
    alone = "- Court Clerk\n- Borset\n\n"
    assert said(read(alone + DUTIES).title) == "Court Clerk"


def test_papers_have_names_in_the_plural_too() -> None:
    form = f"Position Specifications\nJob Class: SP4\nRole Title: Fleet Clerk\n{DUTIES}"
    assert said(read(form).title) == "Fleet Clerk"


def test_a_line_in_brackets_tells_how_to_fill_a_form_in() -> None:
    asks = "(List the titles and numbers of all positions that are supervised.)"
    form = f"Job Title: Fleet Clerk\n{DUTIES}\nSupervision Exercised\n{asks}\n"
    assert [who.text for who in read(f"{form}Two typists\n").direct_reports] == ["Two typists"]
    assert read(f"{form}This position does not supervise.\n").direct_reports == ()
    told = "(Most important knowledge factors, skills and abilities, with special methods.)"
    skills = f"{form}\nKnowledge, Skills & Abilities\n{told}\n- Able to type\n"
    assert [found.text for found in read(skills).requirements] == ["Able to type"]


def test_the_state_of_a_vacancy_is_not_that_of_who_holds_the_post() -> None:
    form = f"Job Title: Clerk\nContract type: Temporary Agent\nStatus: Open\n{DUTIES}"
    assert said(read(form).status) == "Temporary Agent"


def test_levels_of_security_have_many_labels() -> None:
    for label in (
        "Level of Security screening",
        "The required level of Security Clearance for this post is",
    ):
        assert said(read(f"Job Title: Clerk\n{label}: Basic\n{DUTIES}").vetting) == "Basic"
    told = "Job Title: Clerk\nWhat you'll need:\nYou will need to pass a Counter Terrorist Check\n"
    assert said(read(told + DUTIES).vetting) == "Counter Terrorist Check"


def test_an_asset_may_be_additional() -> None:
    (found,) = read(
        "Job Title: Clerk\nRequirements\n- A second language would be an additional asset.\n"
    ).requirements
    assert found.modality == "desirable"


def test_a_place_stands_between_labels_of_a_site() -> None:
    page = "Vacancy Approach\nInternal\nLocation\nMarshbury\nRegion\nSouth Central\nGrade\nAO\n"
    profile = read(f"Dog Handler\n\nGeneral Information\n\n{page}\n{DUTIES}")
    assert (said(profile.location), said(profile.grade)) == ("Marshbury", "AO")


def test_bodies_that_only_work_with_the_holder_do_not_employ_them() -> None:
    told = "Take part in joint patrols with West Midlands Police."
    assert read(f"Job Title: Clerk\nDuties\n- {told}\n").organisation is None
    assert said(read("Job Title: Clerk\nDuties\n- Serve West Midlands Police.\n").organisation) == (
        "West Midlands Police"
    )
    placed = "Job Title: Clerk\nDuties\n- Visit schools across the West Midlands each week.\n"
    assert read(placed).organisation is None


def test_a_degree_of_a_university_and_a_title_are_no_employer() -> None:
    asks = "Job Title: Clerk\nEducation\nAdvanced University degree in law.\n"
    assert read(asks + DUTIES).organisation is None
    head = "Probation Services Officer (Unpaid Work)\nBorset Prison Service\nApply before noon\n"
    assert said(read(head + DUTIES).organisation) == "Borset Prison Service"


def test_what_tells_of_the_employer_names_it() -> None:
    about = "About us\n\nKurra Police serves the state of Kurra. We value people.\n"
    assert said(read(f"Job Title: Clerk\n{DUTIES}\n{about}").organisation) == "Kurra Police"
    foot = "Borset Fire and Rescue Service, The Mill, Leck | Accessibility | Privacy policy\n"
    page = f"<h1>Fire Clerk</h1><p>{DUTIES}</p><p>{foot}</p>"
    assert said(read(page).organisation) == "Borset Fire and Rescue Service"
    head = f"EUROPOL\n\nJob Title: Clerk\n{DUTIES}"
    assert said(read(head).organisation) == "EUROPOL"


def test_the_role_sits_in_a_team_whose_name_has_an_article() -> None:
    told = "Job Purpose\nTo tackle noise. The role sits in the Noise Control Team.\n"
    assert said(read(f"Job Title: Clerk\n{told}{DUTIES}").unit) == "Noise Control Team"
    opens = "Leck has an opening for a clerk. There is a vacancy at the Leck Detachment for her.\n"
    assert said(read(f"Job Title: Clerk\n\n{opens}{DUTIES}").unit) == "Leck Detachment"


def test_systems_have_names_of_three_words() -> None:
    duties = (
        "- Search the Stolen Motor Vehicle database.\n- Send crews with the Rivet computer aided"
    )
    profile = read(f"Job Title: Clerk\n\nDuties\n{duties} dispatch system.\n")
    assert [found.text for found in profile.systems] == ["Stolen Motor Vehicle", "Rivet"]


def test_a_bullet_in_a_column_is_no_name_of_a_row() -> None:
    heads = "Attribute\tEssential\tDesirable\tHow tested\n"
    rows = "Experience\t- Service by telephone\t- Shift work\tInterview\n"
    more = "\t- Work in a team\t- Work on a ward\n"
    profile = read(f"Job Title: Clerk\n{DUTIES}\nPerson specification\n\n{heads}{rows}{more}")
    assert [(found.text, found.modality) for found in profile.requirements] == [
        ("Service by telephone", "essential"),
        ("Shift work", "desirable"),
        ("Work in a team", "essential"),
        ("Work on a ward", "desirable"),
    ]


def test_a_code_stands_in_brackets_behind_a_title_that_has_a_label() -> None:
    profile = read(f"Job Title: Radio Operator II (CO0487)\n{DUTIES}")
    assert (said(profile.title), said(profile.role_code)) == ("Radio Operator II", "CO0487")


def test_a_sentence_about_the_rank_names_it() -> None:
    told = "The rank required for this position is Superintendent of Police or higher."
    profile = read(f"Job Title: Police Planner\nRank: {told}\n{DUTIES}")
    assert said(profile.rank) == "Superintendent"


def test_what_a_vacancy_says_of_itself_is_no_condition() -> None:
    heading = "Job Title: Clerk\n\nRequirements\n\n"
    for line in (
        "All candidates will be assessed on the under mentioned requirements.",
        "This position is financed by a third party and carries no expectation of renewal.",
        "Vacancies may close early if we receive enough applications.",
        "Any combination equivalent to the training that is asked would be qualifying.",
        "Full time, permanent",
    ):
        (found,) = read(f"{heading}- Able to type\n\n{line}\n").requirements
        assert found.text == "Able to type", line
    (found,) = read(
        "Job Title: Clerk\n\nOther requirements\n- Valid Borset Security Guard Licence\n"
    ).requirements
    assert found.kind == "Licence"


def test_years_and_preferences_are_no_qualifications() -> None:
    asks = "Job Title: Clerk\n\nQualifications\n\n{}\n"
    for line in (
        "Have at least three years of professional work experience after the award of the diploma.",
        "Preference will be given to equally qualified women.",
        "Knows the University code of conduct.",
    ):
        assert read(asks.format(line)).qualifications == (), line
    held = read(
        asks.format("- Must have completed the Prison Officer Entry Level Training (POELT)")
    )
    assert [found.text for found in held.qualifications] == [
        "Prison Officer Entry Level Training (POELT)"
    ]


def test_rules_of_prisons_are_law_without_their_year() -> None:
    duty = "- Use restraint as a last resort, within the Prison Rules.\n"
    (law,) = read(f"Job Title: Prison Officer\n\nDuties\n{duty}").legislation
    assert law.thing.label == "Prison Rules 1999"


def test_rows_of_a_menu_in_capitals_take_no_title_and_are_no_unit() -> None:
    menu = "HOME   MUNICIPALITY   VACANCIES   TENDERS   CONTACT\n\n"
    post = "SUPERINTENDENT: TRAFFIC LAW ENFORCEMENT (REF. COM 512)\n"
    profile = read(f"{menu}{post}{DUTIES}")
    assert said(profile.title) == "SUPERINTENDENT: TRAFFIC LAW ENFORCEMENT"
    assert said(profile.role_code) == "COM 512"
    menu = "EMPLOYMENT OPPORTUNITIES    CIVIL SERVICE    CONTACT\n\n"
    told = "Definition\nThe clerk receives assignments both orally and in writing from a Chief Clerk.\n"
    profile = read(f"BORSET COUNTY\n{menu}RECORDS CLERK\n\n{told}{DUTIES}")
    assert (profile.unit, said(profile.title)) == (None, "RECORDS CLERK")
    assert said(profile.reports_to) == "Chief Clerk"


def test_a_site_prints_employer_and_place_with_dots_between() -> None:
    head = "Crime Investigator\nTrident Building Society · Leck, England, United Kingdom (Hybrid)\n"
    profile = read(
        f"{head}2 weeks ago · 87 applicants\nAbout the job\nRole: Crime Investigator\n{DUTIES}"
    )
    assert said(profile.organisation) == "Trident Building Society"
    assert said(profile.location) == "Leck, England, United Kingdom (Hybrid)"


def test_the_body_that_a_sentence_says_to_employ_comes_before_one_that_is_only_named() -> None:
    told = "North Quay Homes is a housing association with 9,000 homes.\n\n"
    text = (
        f"{told}Job Title: Clerk\n\nDuties\n- Meet Merseyside Police each month\n- Write letters\n"
    )
    assert said(read(text).organisation) == "North Quay Homes"
    fair = "Leck Municipality is an equal opportunity, affirmative action employer.\n"
    text = f"Job Title: Clerk\n{DUTIES}\nRequirements\n- Able to type\n\n{fair}"
    assert said(read(text).organisation) == "Leck Municipality"


def test_what_a_board_says_of_other_posts_is_no_condition() -> None:
    asks = (
        "Job Title: Clerk\n\nMinimum Qualifications\n- Able to type\n\nIncome Estimation: $35,722\n"
    )
    (found,) = read(f"{asks}Job openings at Larch County, MN\nDeputy Sheriff\n").requirements
    assert found.text == "Able to type"


def test_membership_of_the_scheme_for_vulnerable_groups_is_vetting() -> None:
    told = "This post requires the holder to have a Protection of Vulnerable Groups (PVG) Scheme membership."
    asks = f"Job Title: Nurse\n\nQualifications\n- Able to type\n\n{told}\n"
    vetting = "Protection of Vulnerable Groups (PVG) Scheme membership"
    assert said(read(asks).vetting) == vetting


def test_what_a_site_says_of_its_advert_is_not_the_title() -> None:
    tells = "Type / Role:\nProfessional or Managerial\nSubject Area(s):\nHealth\nLocation(s):\nMidlands\n"
    tools = "\nJob tools\n\nPrint job\n\nShare job\n"
    head = "Safety Adviser\n\nUniversity of Leck - Estates Division, Campus Security\n"
    profile = read(f"{head}{DUTIES}\nAdvert information\n\n{tells}{tools}")
    assert said(profile.title) == "Safety Adviser"
    assert said(profile.unit) == "Estates Division"


def test_a_federal_board_counts_the_vacancies_in_the_label_of_the_place() -> None:
    told = "Overview\nSalary\n$68,993 - $89,684 per year\nPay scale & grade\nGL 9\nLocation\n"
    place = "1 vacancy in the following location:\nLeck Falls, CA\nRemote job\nNo\n"
    profile = read(f"Investigator\n\n{told}{place}\nSummary\nSolves crimes.\n{DUTIES}")
    assert said(profile.location) == "Leck Falls, CA"


def test_what_to_send_is_no_condition() -> None:
    asks = "Job Title: Guard\n\nRequirements\n- Able to swim\n\n"
    tells = "Interested applicants should signify their interest in writing.\n1. Photocopy of certificate\n"
    (found,) = read(asks + tells).requirements
    assert found.text == "Able to swim"
    head = "Republic of the Philippines\nCity Government of Leck\nNOTICE OF VACANT POSITIONS\n\n"
    profile = read(f"{head}Job Title: Guard\n{DUTIES}")
    assert said(profile.organisation) == "City Government of Leck"
