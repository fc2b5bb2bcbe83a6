"""Live pages: what a web site prints around a post says nothing of it."""

from __future__ import annotations

import pytest

from remit.graph.extraction.extract import extract
from remit.graph.layout.structure import lay_out
from remit.graph.reading.text import read_document

from .extracting import conditions, read, said

MENU = "Skip to main content\nBorset Police\nHome\nPolice Officers\nPolice Staff\nSpecials\nLog in / Register\n\n"
COOKIES = "We use cookies to keep this site running. Accept all | Reject all | Manage settings\n\n"
ADVERT = """Records Clerk x 2 (Fixed Term)

You'll work for the Records Manager and look after the registers of the whole county.

Essential criteria
- Experience of keeping registers
- Good knowledge of the Data Protection Act 2018

"""


def asked(text: str) -> list[tuple[str, str]]:
    return [(r.modality, r.text) for r in read(text).requirements]


def test_a_menu_gives_neither_title_nor_status() -> None:
    profile = read(MENU + COOKIES + ADVERT)
    assert (said(profile.title), said(profile.status)) == ("Records Clerk", None)


def test_a_menu_may_stand_between_the_head_and_the_text_as_tabs() -> None:
    text = (
        "Records Clerk\n\nDescription\nBenefits\nQuestions\n\nDescription\n\n"
        "Under the direction of the Records Manager, keeps the registers of the county.\n\n"
        "Minimum Qualifications\n\nHigh school diploma or GED;\n\nPreferred Qualifications\n\nBilingual in Spanish.\n\n"
        "Supplemental Information\n\nMust be able to sit for long periods.\n\nAgency\nMarlow County\n"
        "Address\n2000 Lakeside Dr SW\nPhone\n360-555-0114\n"
    )
    profile = read(text)
    assert said(profile.reports_to) == "Records Manager"
    assert [words for weight, words in asked(text) if weight == "desirable"] == [
        "Bilingual in Spanish."
    ]


def test_lines_one_below_the_other_are_no_menu_where_one_is_a_label() -> None:
    text = "Records Clerk\n\nApply\nSave\nShare\nLocation\nWickford\nGrade\nC3\n\n" + ADVERT
    assert said(read(text).location) == "Wickford"


@pytest.mark.parametrize(
    "heading",
    [
        "Similar vacancies",
        "Related jobs",
        "People who looked at this job also looked at",
        "Opportunities you may be interested in",
        "More jobs from this employer",
    ],
)
def test_other_posts_below_an_advert_give_no_facts(heading: str) -> None:
    others = "Custody Sergeant - Wick - reports to Custody Inspector\nDetention Officer\nAnalyst - Grade D\n"
    profile = read(f"{ADVERT}{heading}\n{others}\nBack to search results\n")
    assert said(profile.title) == "Records Clerk"
    assert said(profile.reports_to) == "Records Manager"
    assert len(profile.requirements) == 2
    assert profile.grade is None


def test_posts_that_the_holder_works_with_are_no_other_vacancies() -> None:
    text = f"{ADVERT}Roles you will work with\n\n- Custody Sergeant\n- Detention Officer\n"
    layout = lay_out(read_document("a.txt", text.encode()))
    assert "Custody Sergeant" not in [span.of(text) for span in layout.furniture]


def test_a_table_of_other_posts_gives_no_facts() -> None:
    page = (
        "<h2>Records Clerk</h2><h3>Key responsibilities</h3><ul><li>Keep the registers</li></ul>"
        "<h4>Related vacancies</h4><table><tr><th>Job</th><th>Location</th><th>Grade</th></tr>"
        "<tr><td>Custody Nurse</td><td>Perth</td><td>7</td></tr></table>"
    )
    profile = extract(read_document("a.html", page.encode()))
    assert said(profile.title) == "Records Clerk"
    assert (profile.location, profile.grade) == (None, None)


def test_what_stands_behind_other_posts_at_length_is_read_again() -> None:
    text = (
        f"{ADVERT}Related jobs\nDriver - Wick\n\nDesirable criteria\n- Knowledge of bookbinding\n"
    )
    assert ("desirable", "Knowledge of bookbinding") in asked(text)


@pytest.mark.parametrize(
    "line",
    [
        "Guidance for applicants.pdf (1.2 MB)",
        "Download the booklet for applicants (PDF)",
        "Information about us (Word, 84KB)",
        "[Apply] [Send to a friend] [Print]",
        "Start application",
    ],
)
def test_files_and_buttons_are_no_conditions(line: str) -> None:
    found = conditions(f"Knowledge of filing systems\n{line}", "Essential criteria")
    assert [r.text for r in found] == ["Knowledge of filing systems"]


@pytest.mark.parametrize(
    "path",
    [
        "Careers / Current vacancies / Records Clerk",
        "Vacancies > Support > Records Clerk",
        "Home › Jobs › Records Clerk",
    ],
)
def test_a_path_to_the_page_is_no_title(path: str) -> None:
    assert said(read(f"{path}\n\nRECORDS CLERK\n\nLocation: Wick\n").title) in (
        "Records Clerk",
        "RECORDS CLERK",
    )


@pytest.mark.parametrize(
    "line",
    ["Records Clerk x 2", "Records Clerk x3 (Fixed Term/Secondment)", "Records Clerk – 2 posts"],
)
def test_how_many_posts_there_are_is_no_part_of_a_title(line: str) -> None:
    assert said(read(f"{line}\n\nLocation: Wick\n\nThe post is in the Records Unit.\n").title) == (
        "Records Clerk"
    )


@pytest.mark.parametrize(
    ("said_of_staff", "led"),
    [
        (
            "command four sergeants and up to thirty constables.",
            ["four sergeants", "up to thirty constables"],
        ),
        ("have line management of three Detective Sergeants.", ["three Detective Sergeants"]),
        ("lead and coach a team of four Crime Analysts.", ["four Crime Analysts"]),
        ("supervise a crew of eight dispatchers.", ["eight dispatchers"]),
        ("lead and coach people of all ages.", []),
    ],
)
def test_a_sentence_to_the_reader_says_whom_they_lead(said_of_staff: str, led: list[str]) -> None:
    profile = read(f"Records Inspector\n\nAbout the role\n\nYou will {said_of_staff}\n")
    assert [who.text for who in profile.direct_reports] == led


def test_vetting_in_a_sentence_below_what_is_wished_for_is_no_wish() -> None:
    text = f"{ADVERT}Desirable:\nKnowledge of bookbinding\n\nThis post needs Management Vetting (MV).\n"
    assert ("desirable", "Knowledge of bookbinding") in asked(text)
    assert [r.modality for r in read(text).requirements if r.kind == "Vetting"] == ["obligatory"]


def test_no_employer_is_read_among_other_posts() -> None:
    others = "Related jobs\nSergeant - Warwickshire Police - Rugby\nClerk - Warwickshire Police - Rugby\n"
    assert read(ADVERT + others).organisation is None


def test_a_project_or_an_operation_employs_nobody() -> None:
    text = "Records Clerk\n\nAbout the role\n\n{} needs a clerk for its registers.\n"
    assert read(text.format("Project Guardian")).organisation is None
    assert said(read(text.format("Safe Streets Borset")).organisation) == "Safe Streets Borset"


def test_a_short_form_of_a_force_alone_in_a_line_of_the_head_is_the_employer() -> None:
    text = "PSNI\nCareers\n\nRecords Clerk\nReference: PS/12/26\nLocation: Wick\n"
    assert said(read(text).organisation) == "PSNI"


@pytest.mark.parametrize(
    "sentence",
    ["MV is needed before you start.", "Recruitment Vetting (RV) is the standard for this post."],
)
def test_a_level_that_is_needed_is_the_vetting(sentence: str) -> None:
    profile = read(f"{ADVERT}How we vet\n\n{sentence}\n")
    assert said(profile.vetting) in ("MV", "Recruitment Vetting (RV)")
    assert [r.kind for r in profile.requirements if r.text == sentence.strip()] == ["Vetting"]


def test_a_level_that_the_text_explains_is_no_vetting_of_the_post() -> None:
    text = "Records Clerk\n\nAbout us\n\nManagement Vetting is the second step of our work.\n"
    assert read(text).vetting is None


def test_the_level_of_a_behaviour_is_neither_condition_nor_qualification() -> None:
    text = (
        "Intelligence manager\n\nKey responsibilities\n- Manage the unit\n\n"
        "Behaviours, values and core skills\n\nWe are emotionally aware\n\nLevel 2\n"
    )
    profile = read(text)
    assert (profile.requirements, profile.qualifications) == ((), ())


@pytest.mark.parametrize("heading", ["The Role", "Role Overview", "About the job"])
def test_a_list_of_work_among_words_about_the_role_is_the_duties(heading: str) -> None:
    text = f"Records Clerk\n\n{heading}\n\nYou will:\n- File papers\n- Answer letters\n"
    assert [duty.text for duty in read(text).responsibilities] == ["File papers", "Answer letters"]


def test_a_list_below_a_purpose_stays_the_purpose() -> None:
    text = "Records Clerk\n\nJob Purpose\n\n- To file papers\n- To answer letters\n"
    profile = read(text)
    assert profile.responsibilities == ()
    assert said(profile.purpose) == "To file papers To answer letters"


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        ("Grade 9, SCP 23-25", "Grade 9"),
        ("Band 3H, circa £34,545 per annum", "Band 3H"),
        ("£29,607 to £31,587", None),
    ],
)
def test_a_grade_stands_before_points_of_a_scale_and_before_pay(
    line: str, grade: str | None
) -> None:
    assert said(read(f"Records Clerk\n{line}\n\n{ADVERT}").grade) == grade


def test_a_place_may_say_more_behind_a_comma() -> None:
    text = "Records Clerk\nService Headquarters, with travel across the county\n\nThe job\n\nFile papers.\n"
    assert said(read(text).location) == "Service Headquarters, with travel across the county"
    building = "Clerk of the Registers – Serious Papers (Project Ledger) (1 post)\nLloyd House, Birmingham\nRef: K/12/3\n"
    assert said(read(building).location) == "Lloyd House, Birmingham"


def test_study_is_no_qualification() -> None:
    text = "Records Clerk\n\nQualifications\nEssential\n- Diploma in filing\n- Evidence of study in the last two years\n"
    assert [found.text for found in read(text).qualifications] == ["Diploma in filing"]


def test_labels_and_values_in_turn_are_no_block_of_labels_before_a_block_of_values() -> None:
    text = (
        "Records Clerk - Fleet\nJob ID 18772\n\nJob Title\nRecords Clerk - Fleet\nSalary\n"
        "The starting salary is £31,568 plus London weighting\nLocation\nSouth Wharf\n\n"
        "Job Title – Records Clerk - Fleet\nGrade – Band 5\nNumber of positions – 12\n\n"
        "The clerk keeps the registers of the fleet.\n"
    )
    profile = read(text)
    assert said(profile.title) == "Records Clerk - Fleet"
    assert said(profile.location) == "South Wharf"
    assert (said(profile.salary) or "").startswith("The starting salary")


@pytest.mark.parametrize(
    ("sentence", "manager"),
    [
        ("You report to the Officer in Charge.", "Officer in Charge"),
        ("You report to the Custody Officer in Wickford.", "Custody Officer"),
        ("Working for Ch Insp Ann Hale, you'll keep the rota.", "Ch Insp Ann Hale"),
        ("Working for Borset Council, you'll keep the rota.", None),
    ],
)
def test_a_manager_is_named_as_a_whole(sentence: str, manager: str | None) -> None:
    assert said(read(f"Records Clerk\n\nAbout the role\n\n{sentence}\n").reports_to) == manager


def test_people_led_as_a_team_need_no_number() -> None:
    text = "Records Sergeant\n\nAbout the role\n\nLeading a team of {}, you will keep the rota.\n"
    led = [who.text for who in read(text.format("records constables")).direct_reports]
    assert led == ["records constables"]
    assert read(text.format("talented and happy ones")).direct_reports == ()


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Prevention and Community Safety", "Prevention and Community Safety"),
        ("Courage and Respect", None),
        ("Wick and Leck", None),
    ],
)
def test_a_field_of_work_below_the_title_and_above_the_grade_is_the_unit(
    line: str, unit: str | None
) -> None:
    text = f"Records Clerk\n{line}\nGrade 9, SCP 23-25\n£34,434 to £36,363\n\nThe job\n\nFile papers.\n"
    assert said(read(text).unit) == unit


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("We'd love to hear from substantive Inspectors with custody experience.", 1),
        ("Applications open 24 November 2026.", 0),
        ("Here's how the job qualifications align with your profile.", 0),
    ],
)
def test_a_sentence_about_who_is_heard_from_is_a_condition_and_one_about_dates_is_none(
    sentence: str, count: int
) -> None:
    text = f"Records Inspector\n\nAbout the role\n\n{sentence}\n\nKey responsibilities\n- File papers\n"
    assert len(read(text).requirements) == count


def test_time_served_with_the_police_is_no_apprenticeship() -> None:
    text = "Records Clerk\n\nDesirable\n- Time served in {}\n"
    places = ("a prison", "a repair shop")
    about = [[a.label for a in read(text.format(w)).requirements[0].about] for w in places]
    assert ["apprenticeship" in labels for labels in about] == [False, True]


@pytest.mark.parametrize(
    ("below", "purpose"),
    [
        ("You will keep the office of the head. You book rooms and file papers.", True),
        ("Runs the office of the head and keeps the rota of the quay.", True),
        ("Quay Clerk", False),
    ],
)
def test_a_question_for_the_job_heads_what_a_sentence_says_of_the_work(
    below: str, purpose: bool
) -> None:
    title = "" if not purpose else "Job Title: Quay Clerk\nReports to: Head of Quays\n"
    text = f"{title}\nWhat's the job?\n{below}\n\nWhat we're looking for\n- Knowledge of tides\n"
    profile = read(text)
    assert said(profile.purpose) == (below if purpose else None)
    assert said(profile.title) == "Quay Clerk"
