"""Who employs, at which grade, with which systems and checks: as forms abroad and of other services say."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, conditions, read, said
from .laying_out import weighed


@pytest.mark.parametrize(
    ("head", "employer"),
    [
        ("Investigator\n\nThe Borset Service\n\nApply before 11:55 pm on Sunday 9th March\n", "The Borset Service"),
        (
            "Government of Borsetland\nMinistry of Home Affairs\nNATIONAL RECORDS BUREAU\nDated: 3 May\nPost: Clerk\n",
            "NATIONAL RECORDS BUREAU",
        ),
        ("Title: Clerk\nLocation: University of Borset, Park Campus\n\nWork with Kent Police.\n", "University of Borset"),
        ("Job Title: Clerk\n\n1. About Recordia\nRecordia is in The Hague and keeps files.\n", "Recordia"),
    ],
)  # fmt: skip
def test_an_employer_is_told_by_where_its_name_stands(head: str, employer: str) -> None:
    assert said(read(head + DUTIES).organisation) == employer


@pytest.mark.parametrize(
    ("head", "grade"),
    [
        ("Records Officer\n(Higher Executive Officer)\n", "Higher Executive Officer"),
        (
            "Role Title: Watch Manager – Safety            Role: Watch Manager B\n",
            "Watch Manager B",
        ),
        ("Records Officer\n(two of them)\n", None),
    ],
)
def test_a_grade_known_by_its_name_may_stand_beside_the_title(head: str, grade: str | None) -> None:
    assert said(read(head + DUTIES).grade) == grade


@pytest.mark.parametrize(
    ("line", "systems"),
    [
        ("Issue cards with Lenel OnGuard.", ["Lenel OnGuard"]),
        ("Update the register and record disposals on eBorset daily.", ["eBorset"]),
        ("Search PNC, qTrace and Niche RMS for links.", ["PNC", "qTrace", "Niche RMS"]),
        ("Record work on Borset Central every day.", ["Borset Central"]),
        ("Write up findings in the Europol Borset System.", ["Europol Borset System"]),
        ("Work with McDonald Ltd on iPads.", []),
        ("Complete the returns on Domestic Abuse Reports.", []),
    ],
)
def test_systems_of_two_words_or_with_a_small_first_letter(line: str, systems: list[str]) -> None:
    profile = read(f"Job Title: Records Clerk\n\nMain duties\n- {line}\n- Answer letters.\n")
    assert [mention.text for mention in profile.systems] == systems


def test_a_tool_that_others_would_do_instead_of_is_a_system() -> None:
    profile = read(
        "Job Title: Clerk\n\nEssential\n- Knowledge of Borsalysis Reactor or a comparable tracing tool\n"
    )
    assert [mention.text for mention in profile.systems] == ["Borsalysis Reactor"]


def test_vetting_that_is_obtained_and_maintained_is_that_of_the_post() -> None:
    text = "Job Title: Clerk\n\nEssential requirements\n- Obtain and maintain the security clearance for this position: "
    assert said(read(text + "Negative Vetting Level 1\n").vetting) == "Negative Vetting Level 1"


def test_what_is_required_is_no_wish_under_any_heading() -> None:
    lines = "Knowledge of bees\n\nWillingness to travel is required."
    assert [r.modality for r in conditions(lines, "Desirable criteria")] == [
        "desirable",
        "obligatory",
    ]


def test_competencies_for_a_grade_are_not_wished_for() -> None:
    text = "Desirable\n- Latin\n\nKey Competencies for effective performance at HEO level\nTeam Leadership\n"
    assert weighed(DUTIES + "\n" + text) == {"Latin": "desirable"}


def test_rows_that_strokes_part_are_weighed_by_their_ticks() -> None:
    rows = (
        "Reference: / R1\nGrade: / C3\nBase: / Borley\n\nPerson Specification\n\n"
        "Skills / Arts / Essential / Desirable / Seen at\n"
        "Can sing in tune / X / / A\nDances at grade C / 4 or above / / X / A,I\nPaints with oil / X / / I\n"
    )
    assert weighed(DUTIES + "\n" + rows) == {
        "Can sing in tune": "essential",
        "Dances at grade C / 4 or above": "desirable",
        "Paints with oil": "essential",
    }


def test_a_qualification_named_at_length_ends_before_the_subjects_that_go_on() -> None:
    line = "Hold a qualification at Level 7 or higher on the National Framework of Qualifications (NFQ) in law, policing or another relevant discipline"
    profile = read(f"Job Title: Clerk\n\nEssential\n- {line}\n- Able to swim\n")
    named = "qualification at Level 7 or higher on the National Framework of Qualifications (NFQ) in law"
    assert [mention.text for mention in profile.qualifications] == [named]


@pytest.mark.parametrize(
    ("line", "name", "kind"),
    [
        ("Current LGV and Emergency Response Driving qualification", None, "Qualification"),
        ("Boatmaster licence", "Boatmaster licence", "Licence"),
    ],
)
def test_a_licence_of_a_trade_and_a_qualification_to_respond_are_none_of_hours(
    line: str, name: str | None, kind: str
) -> None:
    profile = read(f"Job Title: Clerk\n\nEssential\n- {line}\n- Able to swim\n")
    assert [mention.text for mention in profile.qualifications] == [name or line]
    assert profile.requirements[0].kind == kind


def test_systems_that_are_used_for_one_thing_each_are_read() -> None:
    text = "Job Title: Clerk\n\nMain duties\n- Use Borlie for samples and SystmOne for notes.\n- Able to use Borial 360, Outlook and Word.\n"
    found = {mention.text for mention in read(text).systems}
    assert {"Borlie", "SystmOne", "Borial 360"} <= found


def test_of_two_qualifications_named_at_length_both_are_read() -> None:
    line = "Detective Constable accredited at PIP Level 2, or a PC who has passed the National Investigators' Exam and is working towards PIP2"
    found = read(f"Job Title: Clerk\n\nEssential\n- {line}\n- Able to swim\n").qualifications
    assert {mention.thing.label for mention in found} == {
        "PIP 2",
        "National Investigators' Examination",
    }
