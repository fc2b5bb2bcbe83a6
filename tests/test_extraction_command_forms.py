"""Forms of commands and training units: tables with numbers, levels one per line, drafts."""

from __future__ import annotations

from remit.graph.profile import RoleProfile

from .extracting import read, said

HEAD = "Borset Police\n\nJob title: Records Officer\n\n"


def weights(profile: RoleProfile) -> dict[str, str | None]:
    return {wanted.text: wanted.modality for wanted in profile.requirements}


def test_a_number_in_a_cell_of_its_own_moves_no_tick_to_another_column() -> None:
    for numbers in (("1", "2"), ("5.1", "5.2")):
        profile = read(
            f"{HEAD}Person specification\n\n| | Criterion | Essential | Desirable | Tested by |\n"
            "|---|---|:-:|:-:|---|\n"
            f"| {numbers[0]} | Holds a degree in history | ✓ | | Form |\n"
            f"| {numbers[1]} | Certificate in records management | | ✓ | Form |\n"
        )
        assert weights(profile) == {
            "Holds a degree in history": "essential",
            "Certificate in records management": "desirable",
        }


def test_codes_before_weights_count_headings() -> None:
    profile = read(
        f"{HEAD}E. KNOWLEDGE AND QUALIFICATIONS\nE1 Essential\n  - Holds a degree in history\n"
        "E2 Desirable\n  - Experience of archives\n"
    )
    assert weights(profile) == {
        "Holds a degree in history": "essential",
        "Experience of archives": "desirable",
    }


def test_titles_of_law_below_a_heading_of_a_forms_own_are_no_conditions() -> None:
    profile = read(
        f"{HEAD}## Person specification\n\n**Must have**\n\n- Holds a degree\n\n"
        "## Law, policy and systems\n\n- Equality Act 2010\n- Data Protection Act 2018\n"
        "- Tills; LiveScan\n"
    )
    assert list(weights(profile)) == ["Holds a degree"]
    knows = read(f"{HEAD}Must have\n- Knowledge of the Equality Act 2010\n- A degree\n")
    assert "Knowledge of the Equality Act 2010" in weights(knows)


def test_guidance_in_the_line_below_a_heading_ends_no_section() -> None:
    profile = read(
        "Job title          Records Officer\n\nSECTION 2 - PRINCIPAL ACCOUNTABILITIES\n"
        "Guidance: between five and eight. Put the most important first.\n"
        "1. Keep the registers up to date.\n2. Answer letters.\n"
    )
    assert [duty.text for duty in profile.responsibilities] == [
        "Keep the registers up to date.",
        "Answer letters.",
    ]


def test_signs_around_a_title_are_no_part_of_it() -> None:
    profile = read(
        "BORSET CONSTABULARY\nVACANCY BULLETIN 41\n\n>>> RECORDS SERGEANT <<<\n\n"
        "Where: Marlow\nYou will lead: seven Constables\n\nYOU WILL NEED\n"
        "+ to be a substantive Sergeant\n+ a full driving licence\n+ to type\n"
    )
    assert said(profile.title) == "RECORDS SERGEANT"
    assert [led.text for led in profile.direct_reports] == ["seven Constables"]
    assert "a full driving licence" in weights(profile)


def test_staff_and_levels_may_stand_one_below_the_other() -> None:
    profile = read(
        "Role Title\nRecords Manager\nResponsible for\nRecords Supervisor x 5\nStores Clerk x 1\n"
        "Vetting\nManagement Vetting (MV)\nSecurity Check (SC)\n"
    )
    assert [led.text for led in profile.direct_reports] == [
        "Records Supervisor x 5",
        "Stores Clerk x 1",
    ]
    assert said(profile.vetting) == "Management Vetting (MV) Security Check (SC)"


def test_a_level_ends_before_what_is_said_of_it() -> None:
    profile = read(
        "Job title: Records Officer\nClearance: Developed Vetting (DV). You may start with SC while "
        "it is in progress but will not have access to the plans of any site until it is granted.\n"
    )
    assert said(profile.vetting) == "Developed Vetting (DV)"


def test_boxes_of_which_none_is_ticked_give_no_level() -> None:
    form = "Job Title      Records Officer\nGrade          TBC - awaiting evaluation panel\n"
    form += "Vetting        [tick one]   [{}] RV   [ ] MV   [ ] NPPV\n"
    blank, ticked = read(form.format(" ")), read(form.format("X"))
    assert said(blank.vetting) is None and said(blank.grade) is None
    assert said(ticked.vetting) == "RV"


def test_a_label_may_fill_its_column() -> None:
    profile = read(
        "Post title              Records Manager\nReports to              Head of Records\n"
        "Staff reporting to post 3 Clerks directly; 22 Porters through them\n"
        "Hours                   37\n"
    )
    assert said(profile.hours) == "37"
    assert [led.text for led in profile.direct_reports] == ["3 Clerks"]


def test_the_on_call_of_others_and_help_with_moving_are_no_conditions() -> None:
    profile = read(
        f"{HEAD}Duties\n- Brief the on-call superintendent of major incidents\n- Answer letters\n\n"
        "Special conditions\n- Relocation help up to £8,000\n- Be on call one week in four\n"
    )
    assert list(weights(profile)) == ["Be on call one week in four"]


def test_what_a_manager_is_for_is_no_part_of_the_title() -> None:
    form = "Job title: Records Officer\nLine manager: {}\n\nDuties\n- Answer letters\n"
    named = read(form.format("Head Clerk, Records (welfare, appraisal and daily supervision)"))
    assert said(named.reports_to) == "Head Clerk, Records"
    kept = read(form.format("Inspector (acting)"))
    assert said(kept.reports_to) == "Inspector (acting)"
