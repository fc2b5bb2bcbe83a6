"""Posts of other countries: forms, notices and class specifications in their usual layouts."""

from __future__ import annotations

import pytest

from remit.graph.linking.citations import find_citations

from .extracting import read, said
from .laying_out import laid_out


def asked(text: str) -> dict[str, str]:
    """Tell what a post asks for and how binding it is."""
    return {r.text.strip(" .;"): r.modality for r in read(text).requirements}


def cited(text: str) -> list[str]:
    return [c.thing.label for c in find_citations(text)]


def test_a_number_behind_a_label_is_its_value_and_numbers_nothing() -> None:
    text = "Stores Clerk\nPay Grade: 20 FLSA Status: Non-Exempt\nUnit (CBU): 31 EEO Category: 70\n"
    fields = [(f.name, f.text) for f in laid_out(text).fields]
    assert fields == [("grade", "20"), ("contract", "Non-Exempt"), ("unit", "31"), ("form", "70")]


def test_a_number_in_the_line_below_its_label_is_no_page() -> None:
    text = "Job Title\nManager Print Room\nLocation\nBrackley\nGrade\n22\nDate Graded\nMay 2011\n"
    assert said(read(text).grade) == "22"


def test_stars_before_lines_are_bullets() -> None:
    text = "Clerk\n\nRequirements:\n*Must write well;\n*Must have a driver's licence.\n"
    assert list(asked(text)) == ["Must write well", "Must have a driver's licence"]


def test_a_title_in_capitals_with_a_colon_is_no_label() -> None:
    text = (
        "WESTMERE POLICE SERVICE\n\nNORTH COAST\n\nSECTION HEAD: STORES (COLONEL)\nLOCATION: Port"
    )
    profile = read(f"{text}\nREFERENCES: WPS/1/2023\n\nGeneric Requirements:\n*Must drive;\n")
    assert said(profile.title) == "SECTION HEAD: STORES (COLONEL)"
    assert profile.unit is None


def test_the_grade_stands_with_the_pay() -> None:
    text = "Baker\n\nLEVEL OF REMUNERATION: Band D: R 400 000 per annum\nREFERENCE: 12/B\nDuties\n- Bakes\n"
    assert said(read(text).grade) == "Band D"
    assert said(read("PAY RANGE: 20\n\nBAKER\n\nDuties\n- Bakes bread\n").grade) == "20"


def test_a_label_in_capitals_may_be_glued_to_its_value() -> None:
    text = "POSITION TITLECo-ordinator (Gardens)\nRESPONSIBLE TOManager (Parks)\nDuties\n1.Plant trees\n"
    profile = read(text)
    assert (said(profile.title), said(profile.reports_to)) == (
        "Co-ordinator (Gardens)",
        "Manager (Parks)",
    )


def test_what_only_explains_how_applicants_are_admitted_is_no_condition() -> None:
    found = asked(
        "BAKER\n\nTYPICAL EXAMPLES OF WORK (ILLUSTRATIVE ONLY)\n\nBakes bread for the wards.\n\n"
        "MINIMUM QUALIFICATIONS\n"
        "Minimum qualifications are used as a guide for the experience and education required.\n"
        "A typical way to obtain the knowledge and abilities would be:\n"
        "Two years of experience in a bakery.\n"
        "Equivalent combinations of training and experience may be considered.\n"
    )
    assert list(found) == ["Two years of experience in a bakery"]


def test_a_line_printed_as_a_title_ends_a_list_of_wishes() -> None:
    found = asked(
        "Clerk\nDuties\n• Files letters\nDesirable\n• Knowledge of shorthand\n"
        "Rules on Former Public Servants\nApplicants must say whether they draw a pension.\n"
    )
    assert found["Knowledge of shorthand"] == "desirable"
    assert found["Applicants must say whether they draw a pension"] == "obligatory"


def test_rows_with_strokes_and_blank_lines_between_go_on_over_lines() -> None:
    profile = read(
        "|Job Title |Ward Clerk |\n\n|Purpose of the Post |To keep the notes of the ward and |\n\n"
        "| |to greet those who visit it. |\n\n|Principal Duties and |Files the notes |\n\n"
        "|Responsibilities |Answers the telephone |\n\n|Eligibility Criteria |Experience in a hospital |\n"
    )
    assert said(profile.purpose) == "To keep the notes of the ward and to greet those who visit it."
    assert [d.text for d in profile.responsibilities] == [
        "Files the notes",
        "Answers the telephone",
    ]


@pytest.mark.parametrize(
    ("line", "systems"),
    [
        ("Service in line with the town's Community Charter", []),
        ("Registered on the National Bakers Register", []),
        ("Send it within 14 days of the City application", []),
        ("Keeps the National Bakers Register", ["National Bakers Register"]),
    ],
)
def test_names_that_only_hold_the_word_for_a_system(line: str, systems: list[str]) -> None:
    profile = read(f"Clerk\n\nRequirements\n- {line}\n- Tact and patience\n")
    assert [s.text for s in profile.systems] == systems


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("in California: California Penal Code, Evidence Code", ["California Penal Code", "Evidence Code"]),
        ("as the Rules and Regulations Handbook says", []),
        ("under the Fisheries, Drug Trade and Other Grave Wrongs Act", ["Fisheries, Drug Trade and Other Grave Wrongs Act"]),
        ("under the Criminal Code, the Motor Trade and Dealers Act in Canada", ["Criminal Code", "Motor Trade and Dealers Act"]),
        ("The Garda in Dublin keep the Data Protection Act 2018", ["Data Protection Act 2018"]),
    ],
)  # fmt: skip
def test_law_of_other_countries(text: str, law: list[str]) -> None:
    found = find_citations(text)
    assert [c.thing.label for c in found] == law
    assert not any(c.thing.known for c in found)


def test_the_manager_is_who_supervises_at_once() -> None:
    text = "DISPATCHER\n\nSUPERVISION RECEIVED\nReceives immediate supervision from a Shift Sergeant.\n"
    assert said(read(f"{text}\nDuties\n- Answers calls\n").reports_to) == "Shift Sergeant"


def test_a_body_that_keeps_a_register_is_not_the_employer() -> None:
    text = "Nurse\n\nRequirements\n- A place on the register maintained by the Nursing Council\n"
    assert read(text).organisation is None


NUMBERED = """\
Advertisement No. SFL/07/2021
1. Name of the Post : Stores Assistant
2. Age limit : Not exceeding 30 years
3. Essential Qualifications :
   (i) Diploma in stores work
4. Desirable :
   (i) Knowledge of computers
5. Period of probation : Two years
6. The selected candidate shall be liable to serve at any depot.

General Instructions
1. Incomplete applications will be rejected.
"""


def test_numbers_that_count_on_from_a_heading_end_its_list() -> None:
    profile = read(NUMBERED)
    assert said(profile.role_code) == "SFL/07/2021"
    assert asked(NUMBERED) == {
        "Not exceeding 30 years": "obligatory",
        "Diploma in stores work": "essential",
        "Knowledge of computers": "desirable",
        "The selected candidate shall be liable to serve at any depot": "obligatory",
    }


def test_a_note_of_the_form_names_the_check_on_the_person() -> None:
    text = "Clerk\n\nMandatory\n- You can type.\n\nNote: Whoever is first will undergo a security screening check.\n"
    profile = read(text)
    assert said(profile.vetting) == "security screening check"
    assert [r.kind for r in profile.requirements] == ["Skill", "Vetting"]


@pytest.mark.parametrize(
    ("line", "manager"),
    [
        ("Enters incident reports into the ARMS records system.", None),
        ("The post reports into the Head of Stores.", "Head of Stores"),
    ],
)
def test_only_people_are_reported_into(line: str, manager: str | None) -> None:
    assert said(read(f"Clerk\n\nJob Summary\n{line}\n").reports_to) == manager


def test_who_is_supervised_is_read_from_a_class_specification() -> None:
    text = "SERGEANT\n\nSUPERVISION EXERCISED\nExercises direct supervision over Gaol Officers.\n\nDuties\n- Patrols\n"
    assert [said(v) for v in read(text).direct_reports] == ["Gaol Officers"]


def test_no_qualification_is_asked_where_none_is_needed() -> None:
    text = "Clerk\n\nQualifications\nNo formal qualification is required.\n\nExperience\nA year in an office.\n"
    assert not read(text).qualifications


def test_full_time_stands_beside_what_else_a_form_says_of_the_contract() -> None:
    text = "Working Title: Clerk\nFLSA Status: Non-Exempt\nFull-time/Part-time: Full Time\n"
    assert said(read(text).status) == "Full Time"


def test_a_check_is_asked_for_where_another_part_of_the_sentence_denies_something() -> None:
    text = "Clerk\n\nQualifications\n- Tact\n\n"
    asks = "Applicants will undergo a background investigation, and must not have a record.\n"
    assert said(read(f"{text}{asks}").vetting) == "background investigation"
    assert read(f"{text}No background investigation is needed.\n").vetting is None


@pytest.mark.parametrize(
    ("line", "systems"),
    [
        ("Enters returns in the Odyssey case management system", ["Odyssey"]),
        ("Keeps the rosters up to date in Inspira", ["Inspira"]),
        ("Uses the records management system", ["records management system"]),
    ],
)
def test_systems_by_the_words_around_them(line: str, systems: list[str]) -> None:
    profile = read(f"Clerk\n\nDuties\n- {line}.\n")
    assert [s.thing.label for s in profile.systems] == systems


def test_what_may_take_the_place_of_a_condition_does_not_explain_it_away() -> None:
    text = "Clerk\n\nQualifications\n- Grade 12 or an equivalent combination of education and experience\n- Tact\n"
    assert "Grade 12 or an equivalent combination of education" in next(iter(asked(text)))


def test_what_can_be_shown_is_asked_for_under_any_heading() -> None:
    found = asked(
        "Analyst\n\nDuties\n- Counts things\n\nHow you will be assessed\n"
        "The ideal applicant will be someone who can demonstrate the following:\n- Skill in sums\n- Tact with callers\n"
    )
    assert found == {"Skill in sums": "essential", "Tact with callers": "essential"}


def test_a_list_of_hours_of_training_is_no_working_time() -> None:
    text = "Position Title : Baker\nPlantilla Item No. : B-14\nPlace of Assignment : Depot\nTraining : 8 hours of relevant training\n"
    assert "8 hours of relevant training" in asked(text)


def test_a_name_that_begins_like_a_law_is_none() -> None:
    assert cited("in Hong Kong: Basic Law Enforcement Training") == []
    assert cited("in California: Penal Code Section 832") == ["Penal Code"]


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("under the Proceeds of Crime (Sarnia) Law 1999", ["Proceeds of Crime (Sarnia) Law 1999"]),
        ("enforce local laws and State Acts", []),
        ("Montana: the United States Code", ["United States Code"]),
    ],
)  # fmt: skip
def test_law_of_islands_and_states(text: str, law: list[str]) -> None:
    assert cited(text) == law


def test_the_unit_may_stand_behind_the_employer() -> None:
    profile = read(
        "Position Title: Guard\nPay Plan, Series, Grade: GS-0083-09\n"
        "Organization: Department of Parks, Ranger Division, Lake District\nDuty Station: Norris\n"
    )
    assert said(profile.organisation) == "Department of Parks"
    assert said(profile.unit) == "Ranger Division, Lake District"
    assert said(profile.grade) == "GS-0083-09"


def test_factors_of_a_position_are_headings() -> None:
    found = asked(
        "Guard\n\nMAJOR DUTIES\n1. Patrols.\n\nFactor 1 - Knowledge Required by the Position\nKnowledge of arrest.\n\n"
        "Factor 2 - Supervisory Controls\nThe chief sets goals.\n\nFactor 3 - Guidelines\nGuidelines are orders.\n"
    )
    assert list(found) == ["Knowledge of arrest"]


def test_checks_behind_a_list_of_behaviours_are_conditions() -> None:
    text = (
        "Analyst\n\nPersonal Attributes\nHolders live up to the values of the service.\n\n"
        "This role is politically restricted. The holder must pass an enhanced criminal record check.\n"
    )
    assert list(asked(text).values()) == ["obligatory", "obligatory"]
    assert said(read(text).vetting) == "enhanced criminal record check"


def test_people_are_counted_where_their_work_is_reviewed() -> None:
    text = "Supervisor\n\nDuties\n- Supervises five Gaol Officers (50%). Rates them.\n"
    assert [said(v) for v in read(text).direct_reports] == ["five Gaol Officers"]


def test_headings_and_bullets_that_the_text_is_glued_to_are_parted() -> None:
    text = (
        "Baker\nDescription\nBakes for the wards. Representative DutiesThe chief may change duties.- Bakes bread;\n"
        "- Cleans ovens.\nMinimum QualificationsKnowledge of- Baking of bread;\n- Ovens and mixers;\n"
        "Experience and Training- Two years in a bakery.\n- A baker's diploma.\n"
    )
    assert list(asked(text)) == [
        "Baking of bread",
        "Ovens and mixers",
        "Two years in a bakery",
        "A baker's diploma",
    ]
    assert [d.text for d in read(text).responsibilities][-2:] == ["Bakes bread;", "Cleans ovens."]


def test_pictures_before_headings_do_not_matter() -> None:
    text = (
        "# Baker\n\n## 📝 Definition\n\nBakes.\n\n## 🛠️ Duties/Tasks\n\n* Bakes bread.\n\n"
        "## ✅ Requirements/Minimum Qualifications\n\n1. Graduation from a bakery school; or\n2. Two years as a baker.\n"
    )
    assert list(asked(text)) == ["Graduation from a bakery school", "Two years as a baker"]


def test_an_explanation_that_goes_on_in_the_next_line_is_none_of_the_conditions() -> None:
    text = (
        "BAKER\n\nQUALIFICATIONS\nThe following generally describes the knowledge and ability to be learned within a\n"
        "short period of time.\nKnowledge of:\nOvens and mixers.\nEither I\nOne year as a baker.\nOr II\nA baker's diploma.\n"
    )
    assert list(asked(text)) == ["Ovens and mixers", "One year as a baker", "A baker's diploma"]


def test_a_short_sentence_of_a_list_is_no_label() -> None:
    text = "Clerk\n\nDuties\n1. Keeps the minutes.\n2. Supervises staff.\n3. Files letters.\n"
    assert [d.text for d in read(text).responsibilities][1] == "Supervises staff."


def test_a_government_is_no_title() -> None:
    text = "GOVERNMENT OF NORTHMERE\nRecords Clerk\n\nDuties\n- Files letters\n"
    assert said(read(text).title) == "Records Clerk"


def test_blanks_of_a_form_are_no_part_of_its_values() -> None:
    text = "Position: Town Clerk\nOrganization: Town of ________\nLocation: ______, Newfoundland\nDivision: Administration\n"
    profile = read(text)
    assert profile.organisation is None
    assert said(profile.location) == "Newfoundland"


def test_a_check_behind_the_benefits_is_one_on_the_person() -> None:
    text = (
        "Baker\nOngoing full-time\n\nDuties\n- Bakes\n\nBenefits\nA pension.\n\n"
        "The successful candidate will be subjected to security vetting.\n"
    )
    profile = read(text)
    assert (said(profile.vetting), said(profile.status)) == (
        "security vetting",
        "Ongoing full-time",
    )
