"""Posts of other countries, in the forms in which they are published."""

from __future__ import annotations

import pytest

from remit.graph.document import Document
from remit.graph.extraction.extract import extract
from remit.graph.profile import RoleProfile, Value


def _read(text: str) -> RoleProfile:
    return extract(Document("post.txt", "", text))


def _said(value: Value | None) -> str | None:
    return value.text if value else None


FEDERAL = """Property Custodian

Overview

Pay scale & grade
GS 9
Location
Boise, ID
Telework eligible
No
Relocation expenses reimbursed
No
Appointment type
Permanent
Service
Competitive
Promotion potential
None
Supervisory status
No
Security clearance
Secret

Requirements

You must be a U.S. Citizen.

Education

There is no substitution of education for experience at this grade.

Additional information

Selective Service: If you were born after 1959, you must certify that you have registered.
"""

HEALTH = """|Job Title and Grade |Liaison Worker |
|Campaign Reference |MWE/24/0213 |
|Location of Post |Borset |
|Reporting Relationship |The post holder will report to the Area Co-ordinator. |
|Principal Duties and Responsibilities |The Liaison Worker will: |
| |Agree a care plan with each person. |
|Qualifications and/or experience |1. Full clean driving licence |
|Other requirements specific to the post |Flexibility to work some evenings |
|Skills, competencies and/or knowledge |Demonstrate good IT skills |
| |Demonstrate knowledge of harm reduction |
|Annual Leave |28 days a year |
"""

SHOUTED = """VACANCY
POSITION: DESIGNER
DUTIES
MAINTAIN IRRIGATION SYSTEMS, INCLUDING WINTERIZING THE SYSTEMS IN SPRING
OBSERVE VISITORS TO DETECT UNLAWFUL ACTS
REQUIREMENTS
PROFICIENT IN PROGRAMMING LANGUAGES SUCH AS PYTHON, R, SQL, AND JAVA
ABILITY TO WORK AT A FAST PACE
"""


def test_labels_of_a_federal_page_are_no_unit_and_no_condition() -> None:
    profile = _read(FEDERAL)
    assert (_said(profile.grade), _said(profile.status)) == ("GS 9", "Permanent")
    assert (_said(profile.unit), _said(profile.vetting)) == (None, "Secret")
    assert [r.text for r in profile.requirements] == ["You must be a U.S. Citizen."]


def test_the_skills_of_a_health_form_are_asked_for_and_its_leave_is_not() -> None:
    asked = {r.text: r.modality for r in _read(HEALTH).requirements}
    assert asked == {
        "Full clean driving licence": "essential",
        "Flexibility to work some evenings": "obligatory",
        "Demonstrate good IT skills": "essential",
        "Demonstrate knowledge of harm reduction": "essential",
    }


def test_capitals_of_a_whole_line_name_no_system_and_no_law() -> None:
    profile = _read(SHOUTED)
    assert [m.thing.label for m in profile.systems] == ["Python", "SQL"]
    assert profile.legislation == ()


@pytest.mark.parametrize(
    ("asked", "modality"),
    [
        ("Command of a second language is considered an asset.", "desirable"),
        ("Command of a second language is an asset to the team and essential.", "desirable"),
        ("Command of a second language is essential.", "essential"),
    ],
)
def test_what_is_considered_an_asset_is_desirable(asked: str, modality: str) -> None:
    profile = _read(f"Job Title: Clerk\n\nRequirements\n\n- {asked}\n")
    assert [r.modality for r in profile.requirements] == [modality]


@pytest.mark.parametrize(
    "item",
    [
        "High sense of responsibility",
        "Fluency in Spanish",
        "Develop study courses for schools",
        "Oracle and Excel",
        "Not available.",
    ],
)
def test_a_heading_of_qualifications_makes_none_of_other_things(item: str) -> None:
    profile = _read(f"Job Title: Clerk\n\nQualifications\n\n- {item}\n- Bar membership\n")
    assert [m.text for m in profile.qualifications] == ["Bar membership"]


def test_a_course_among_duties_counts_where_the_holder_takes_it() -> None:
    duties = "- Mows the golf courses of the club\n- Attends the first responder course each year"
    profile = _read(f"Job Title: Keeper\n\nDuties\n\n{duties}\n")
    assert [m.text for m in profile.qualifications] == ["first responder course"]


def test_the_employer_is_no_unit_of_itself_and_no_system() -> None:
    text = "SOUTHERN POLICE SERVICE (SPS)\n\nPost: Clerk\n\nDuties\n\n- Keeps the records\n"
    assert _said(_read(text).unit) is None
    hiring = "Borset Software is hiring a Data Clerk. The Data Clerk uses Excel in Borset Software."
    assert "Borset Software" not in [m.thing.label for m in _read(hiring).systems]


def test_a_list_of_other_things_names_no_systems_beside_two_known_ones() -> None:
    skills = (
        "Skills: Water Rescue, Excel, Humility, Retail Work, Oracle, Fine Arts, TechPro9, Sales"
    )
    found = [
        m.thing.label for m in _read(f"Job Title: Clerk\n\nRequirements\n\n- {skills}\n").systems
    ]
    assert found == ["Microsoft Excel", "Oracle", "TechPro9"]
    few = "Job Title: Clerk\n\nRequirements\n\n- Uses Excel, Oracle and Ravelin daily\n"
    assert [m.thing.label for m in _read(few).systems] == ["Microsoft Excel", "Oracle", "Ravelin"]


BOARD = """911 Quality Analyst

locations
Lakeview Annex, Duluth, MN
time type
Full time
job requisition id
JR-0012874

Job Summary

The Communications Department seeks an analyst who reviews calls.

Requirements

- EMD-Q certification, or ability to obtain within 6 months.
- Candidates shall be in a state of health such as would allow them to work.

About Us

North Shore County serves 41,000 residents. North Shore County is an equal opportunity employer.
"""

BOOKLET = """DUNREE BOARD

Patrol Warden (Grade III)
Permanent, wholetime post
Comp. I.D.: 2024-031

About Dunree Board

We keep the county clean.

Duties

- Patrols the county

4. PARTICULARS

Superannuation: A contribution of 3% of pay will be deducted.
"""


def test_labels_in_small_letters_of_a_job_board_are_no_part_of_the_title() -> None:
    profile = _read(BOARD)
    assert _said(profile.title) == "911 Quality Analyst"
    assert (_said(profile.status), _said(profile.role_code)) == ("Full time", "JR-0012874")
    assert _said(profile.location) == "Lakeview Annex, Duluth, MN"


def test_a_department_that_seeks_somebody_gives_way_to_the_employer() -> None:
    assert _said(_read(BOARD).organisation) == "North Shore County"
    alone = (
        "Job Title: Analyst\n\nAbout\n\nThe Northern Communications Department seeks an analyst.\n"
    )
    assert _said(_read(alone).organisation) == "Northern Communications Department"


def test_what_may_be_obtained_later_is_a_qualification_and_health_one_condition() -> None:
    profile = _read(BOARD)
    assert [m.text for m in profile.qualifications] == ["EMD-Q certification"]
    assert [r.modality for r in profile.requirements] == ["conditional", "essential"]
    assert profile.requirements[0].kind == "Qualification"


def test_a_booklet_names_its_employer_grade_and_contract_without_labels() -> None:
    profile = _read(BOOKLET)
    assert (_said(profile.organisation), _said(profile.grade)) == ("DUNREE BOARD", "Grade III")
    assert _said(profile.status) == "Permanent, wholetime post"
    assert (_said(profile.role_code), profile.requirements) == ("2024-031", ())


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Police Officer\nSalary\n$46,487.00 Annually", "Police Officer"),
        ("Police Officer\n\nDetective Sergeant\n\nBase: Marlow", "Detective Sergeant"),
        ("Job Title: Recruitment Officer", "Recruitment Officer"),
        (
            "MOPANE MUNICIPALITY INVITES APPLICATIONS\n\n1.1. MANAGER: ROADS\nRef No: 1/24",
            "MANAGER: ROADS",
        ),
        ("FIVE YEAR FIXED TERM\nCONTRACT", None),
        ("Constable : R226 188 per annum", None),
        ("NORMAL CLOSING DATE 03-12-2009", None),
    ],
)
def test_a_line_that_says_something_of_a_post_is_no_title(head: str, title: str | None) -> None:
    duties = "\n\nDuties\n\n- Patrols the town\n- Writes reports\n"
    profile = _read(head + duties)
    assert _said(profile.title) == title
    assert profile.reports_to is None


def test_a_police_officer_is_a_title_or_a_status_but_not_both() -> None:
    alone = _read("Police Officer\n\nDuties\n\n- Patrols the town\n")
    both = _read("Police Officer\n\nDetective Sergeant\n\nDuties\n\n- Patrols the town\n")
    assert (_said(alone.title), _said(alone.status)) == ("Police Officer", None)
    assert (_said(both.title), _said(both.status)) == ("Detective Sergeant", "Police Officer")


def test_a_kind_of_employer_is_none_and_a_bracket_is_cut_whole() -> None:
    text = (
        "Job Title: Clerk\n\nRequirements\n\n- Understanding of the Municipal Council and its work\n"
        "- Have a three year Degree (accredited on level 7 or higher) and an Honours Degree\n"
    )
    profile = _read(text)
    assert profile.organisation is None
    assert all(m.text.count("(") == m.text.count(")") for m in profile.qualifications)


def test_areas_of_performance_are_duties_and_name_whom_the_holder_leads() -> None:
    profile = _read(
        "POSITION: SUPERINTENDENT\n\nKEY PERFORMANCE AREAS:\n"
        "- Supervise Traffic Officers and Traffic Wardens\n- Plan roadblocks\n"
    )
    assert [v.text for v in profile.direct_reports] == ["Traffic Officers", "Traffic Wardens"]
    assert len(profile.responsibilities) == 2
    assert _read("Post: Clerk\n\nDuties\n\n- Supervise Children\n").direct_reports == ()


def test_a_verb_behind_a_condition_is_not_what_it_is_about() -> None:
    asked = (
        "- Ability to work as part of a team\n- Proficient in sorting, storing and moving goods\n"
    )
    profile = _read(f"Post: Clerk\n\nRequirements\n\n{asked}")
    labels = {t.label for r in profile.requirements for t in r.about}
    assert labels.isdisjoint({"work", "sorting"})


def test_a_manager_is_named_with_what_stands_behind_a_colon() -> None:
    said = (
        "- Plans roadblocks\n- Reports to the Manager: Traffic and Licensing on monthly figures\n"
    )
    profile = _read(f"Post: Clerk\n\nDuties\n\n{said}")
    assert _said(profile.reports_to) == "Manager: Traffic and Licensing"
