"""Values that stand away from their labels, that share a line, or that go on as a list."""

from __future__ import annotations

from remit.graph.profile import RoleProfile

from .extracting import read

PURPOSE = "Main Purpose\nTo keep the quays of the harbour free of contraband.\n"


def said(profile: RoleProfile) -> dict[str, str]:
    """Give the fields that are filled."""
    names = ("title", "rank", "grade", "unit", "location", "reports_to", "vetting", "role_code")
    values = {name: getattr(profile, name) for name in names}
    return {name: value.text for name, value in values.items() if value is not None}


def staff(text: str) -> list[str]:
    return [value.text for value in read(text).direct_reports]


def test_all_labels_between_blank_lines_have_the_values_between_blank_lines_behind_them() -> None:
    labels = (
        "Post Title:",
        "Directorate:",
        "Location:",
        "Grade:",
        "Responsible To:",
        "Responsible For:",
    )
    values = ("Quay Officer", "Operations", "Borley Police Station", "Scale 5", "Harbour Manager", "None")  # fmt: skip
    profile = read("\n\n".join(["JOB DESCRIPTION", *labels, *values, PURPOSE]))
    assert said(profile) == {
        "title": "Quay Officer",
        "unit": "Operations",
        "location": "Borley Police Station",
        "grade": "Scale 5",
        "reports_to": "Harbour Manager",
    }
    assert not profile.direct_reports


def test_with_a_value_missing_no_label_takes_that_of_another() -> None:
    labels = ("Post Title:", "Directorate:", "Location:", "Grade:", "Responsible To:")
    values = ("Quay Officer", "Operations", "Scale 5", "Harbour Manager")
    profile = read("\n\n".join(["JOB DESCRIPTION", *labels, *values, PURPOSE]))
    assert said(profile).get("location") is None
    assert said(profile).get("unit") is None


def test_a_heading_over_a_sentence_is_no_label_of_the_form_above_it() -> None:
    form = "Role Title\tPermit Officer\nLine Manager\tPermit Manager\nGrade\tSO1\n"
    profile = read(f"{form}\nJob summary\nReviews applications for harbour authority.\n")
    assert profile.organisation is None
    assert profile.purpose is not None
    assert profile.purpose.text == "Reviews applications for harbour authority."


def test_labels_in_small_letters_and_of_one_word_part_lines_that_hold_two_fields() -> None:
    profile = read(
        "Job Title: Quay Watcher Post Ref: N1234\nNo of Posts: 10 Level of vetting MV\n"
        "Grade: Constable Location Borley\nDepartment: Harbour Crime Line Manager Quay Sergeant\n"
        + PURPOSE
    )
    assert said(profile) == {
        "title": "Quay Watcher",
        "role_code": "N1234",
        "vetting": "MV",
        "rank": "Constable",
        "location": "Borley",
        "unit": "Harbour Crime",
        "reports_to": "Quay Sergeant",
    }


def test_each_line_of_a_list_of_staff_is_one_of_those_who_report() -> None:
    head = "Job Title: Quay Manager\nReports to: Harbour Master\n"
    bullets = "Responsible for:\n- 5 Quay Sergeants\n- 20 Watchers\n- 1 Clerk\nDepartment: Quays\n"
    profile = read(head + bullets + "\n" + PURPOSE)
    assert [value.text for value in profile.direct_reports] == [
        "5 Quay Sergeants",
        "20 Watchers",
        "1 Clerk",
    ]
    assert said(profile)["unit"] == "Quays"


def test_lines_of_staff_end_at_the_next_label() -> None:
    lines = (
        "Job Title\nQuay Manager\nGrade\nPO3\nLine Manager\nHarbour Master\nDirect Reports\n"
        "3 x Quay Sergeant\n12 x Watcher\nSenior Clerk\nLocation\nHQ\n"
    )
    profile = read(lines)
    assert [v.text for v in profile.direct_reports] == [
        "3 x Quay Sergeant",
        "12 x Watcher",
        "Senior Clerk",
    ]
    assert said(profile)["location"] == "HQ"


def test_what_else_follows_those_who_report_is_none_of_them() -> None:
    head = "Job Title: Quay Manager\nSupervises: 2 Watchers\n"
    assert staff(f"{head}The watchers work in shifts.\n\n{PURPOSE}") == ["2 Watchers"]
    assert staff(f"{head}\n3 Harbour Clerks work nearby.\n\n{PURPOSE}") == ["2 Watchers"]
    assert staff(f"{head}Quayside Road\n\n{PURPOSE}") == ["2 Watchers"]


def test_rows_in_strokes_that_the_width_of_a_page_has_broken_are_whole_again() -> None:
    profile = read(
        "Job Title: Quay Clerk\nGrade: C3\n\nPERSON SPECIFICATION\n\n"
        "| Attribute | Essential | Desirable |\n|---|---|---|\n"
        "| Qualifications | Certificate in quay accounts |\nDiploma in tides |\n"
        "| Experience | Two years' experience of work on\nquays | Experience of writing tenders |\n"
        "| Skills | Able to row\n| Able to dive |\n"
    )
    assert [(r.modality, r.read_as or r.text) for r in profile.requirements] == [
        ("essential", "Certificate in quay accounts"),
        ("desirable", "Diploma in tides"),
        ("essential", "Two years' experience of work on quays"),
        ("desirable", "Experience of writing tenders"),
        ("essential", "Able to row"),
        ("desirable", "Able to dive"),
    ]
    assert all(
        r.text == r.span.of(profile.document.text)
        or r.read_as
        or "\n" in r.span.of(profile.document.text)
        for r in profile.requirements
    )


def test_headings_of_markdown_that_has_lost_its_lines_are_found() -> None:
    profile = read(
        "# Role profile – Quay Inspector ## Purpose of the role Keeps the quays free of contraband. "
        "## Key accountabilities - Search vessels. - Write reports. ## Person specification ### "
        "Knowledge * Knowledge of the tides (E) * Knowledge of knots (D)\n"
    )
    assert profile.purpose is not None
    assert profile.purpose.text == "Keeps the quays free of contraband."
    assert [duty.text for duty in profile.responsibilities] == ["Search vessels.", "Write reports."]
    assert [(r.modality, r.text) for r in profile.requirements] == [
        ("essential", "Knowledge of the tides"),
        ("desirable", "Knowledge of knots"),
    ]


def test_a_heading_behind_the_name_of_the_paper_ends_the_list_before_it() -> None:
    profile = read(
        "Role Title: Quay Clerk\nGrade: C3\nEntry Requirements\n- Able to row.\n"
        "- Objectives are set and the holder must meet them ROLE PROFILE Personal Qualities "
        "(Behavioural Competencies) We take ownership On the quays I build a culture of ownership and "
        "I have to act where others do not. We are emotionally aware Before acting, I look at things as "
        "people from other harbours would see them, and I must do so each day of the year. I am required "
        "to ask others what they think of it.\n"
    )
    assert [r.text for r in profile.requirements][:1] == ["Able to row."]
    assert len(profile.requirements) == 2


def test_values_of_a_row_of_labels_are_given_only_as_far_as_their_shapes_tell_them_apart() -> None:
    labels = "Job Title Department Location Grade Reports To Vetting Level\n"
    values = "Quay Examiner Harbour Crime Unit Borley HQ Scale 6 Quay Manager MV\n"
    assert said(read(f"{labels}{values}{PURPOSE}")) == {
        "grade": "Scale 6",
        "reports_to": "Quay Manager",
        "vetting": "MV",
    }
    values = "Quay Officer Scale 4 Quay Manager Borley\n"
    found = said(read(f"Post Title Grade Reports To Location\n{values}{PURPOSE}"))
    named = {"title": "Quay Officer", "grade": "Scale 4"}
    assert found == named | {"reports_to": "Quay Manager", "location": "Borley"}
    values = "Quay Officer Scale 4 Borley Quay Manager\n"
    assert said(read(f"Post Title Grade Location Reports To\n{values}{PURPOSE}")) == named
