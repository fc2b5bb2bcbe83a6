"""Adverts that say at their head, without labels, what is offered: title, unit, place, employer, pay."""

from __future__ import annotations

import pytest

from .extracting import read, said

DUTIES = "\nWhat you'll do\n- Sort post\n- Carry post\n"


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        ("Scale 5/6", "Scale 5/6"),
        ("Scale 5/6 £27,803 - £33,945", "Scale 5/6"),
        ("PO2 - PO4", "PO2 - PO4"),
        ("SO1/SO2, £32,076 - £36,648", "SO1/SO2"),
        ("£23,292 - £25,413 (Scale 3 to Scale 4)", "Scale 3 to Scale 4"),
        ("£24,294 - £28,770 (scales 4-5)", "scales 4-5"),
        ("Scale 4/5 plus shift allowance", "Scale 4/5"),
        ("Scale 5-6, 37 hours a week", "Scale 5-6"),
        ("Grade 5 - 37 hours per week, £25,000", "Grade 5"),
        ("Grade 6 and 20% shift allowance, £24,000", "Grade 6"),
        ("Scale 5 - £27,803", "Scale 5"),
    ],
)
def test_a_grade_beside_the_pay_may_be_two_scales(line: str, grade: str) -> None:
    profile = read(f"Post Clerk\nBorset Police\n{line}\n{DUTIES}")
    assert said(profile.grade) == grade


@pytest.mark.parametrize(
    ("pay", "low", "high", "per"),
    [
        ("Scale 5 £27,803 - £28,770 / Scale 6 £29,269 - £30,296", 27803, 30296, ""),
        (
            "Scale 4 (£24,294 - £25,979) progressing to Scale 5 (£27,334 - £28,770)",
            24294,
            28770,
            "",
        ),
        ("Grade 5 - 37 hours per week, £25,000", 25000, 25000, ""),
        ("£14.20 an hour, 37 hours per week", 14.2, 14.2, "hour"),
        ("£25,000 / £500 car allowance", 25000, 25000, ""),
    ],
)
def test_the_pay_of_two_scales_is_one_range(pay: str, low: float, high: float, per: str) -> None:
    amount = dict(read(f"Job Title: Post Clerk\nSalary: {pay}\n{DUTIES}").amounts)["salary"]
    assert (float(amount.minimum or 0), float(amount.maximum or 0), amount.per) == (low, high, per)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("WE ARE RECRUITING\n\nPost Clerks\nMail Unit", "Post Clerks"),
        ("We're hiring! Post Clerk\n\nMail Unit", "Post Clerk"),
        ("#hiring Post Clerk\n\nMail Unit", "Post Clerk"),
        ("Are you our next Post Clerk?\n\nMail Unit", "Post Clerk"),
        ("Come and work with us!\n\nPost Clerk\nMail Unit", "Post Clerk"),
    ],
)
def test_a_call_to_apply_is_no_title_and_may_hold_one(head: str, title: str) -> None:
    assert said(read(f"{head}\n{DUTIES}").title) == title


def test_a_sentence_behind_role_is_the_purpose_and_no_title() -> None:
    text = f"Post Clerk\n\nRole: You'll be the first who sees what comes in each morning.\n{DUTIES}"
    profile = read(text)
    assert said(profile.title) == "Post Clerk"
    assert said(profile.purpose) == "You'll be the first who sees what comes in each morning."


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Post Clerk\nMail Unit\nAlder Hall, Leck\nBorset Police\nGrade F", "Alder Hall, Leck"),
        ("Post Clerk\nMail Unit\nPortishead\nGrade F, £26,100 a year", "Portishead"),
        ("Post Clerk\nBorset Police\nBurton upon Leck\n37 hours", "Burton upon Leck"),
        ("Post Clerk  |  Mail Unit  |  Leckford  |  Borset Police", "Leckford"),
        ("Post Clerk\nBorset Police\nVarious locations: Leck, Alder", "Leck, Alder"),
    ],
)
def test_a_place_stands_bare_at_the_head(head: str, place: str) -> None:
    assert said(read(f"{head}\n{DUTIES}").location) == place


@pytest.mark.parametrize(
    "line", ["Custody", "Customer Contact", "Permanent", "Careers", "Apply now", "Inspiring"]
)
def test_a_bare_line_that_can_be_something_else_is_no_place(line: str) -> None:
    head = f"Post Clerk\nMail Unit\n{line}\nBorset Police\nGrade F"
    assert read(f"{head}\n{DUTIES}").location is None


def test_of_two_bare_lines_that_nothing_tells_none_is_the_place() -> None:
    head = "Post Clerk\nMail Unit\nPortishead\nAurora\nBorset Police"
    assert read(f"{head}\n{DUTIES}").location is None


ONE_LINE = (
    "Post Clerk Kent Police Alder Hall, Leck Scale 3/4 £23,500 - £25,979 Purpose To take in and send"
    " out what comes by post. Duties Check parcels against the list. Store letters under the rules."
    " Essential Experience of sorting. Able to lift 15 kg. Desirable Fork lift licence for the big"
    " parcels of the summer months. SECTION 6: VETTING The post holder must hold Management Vetting."
)


def test_an_advert_of_one_line_is_read_by_the_words_that_head_its_sentences() -> None:
    profile = read(ONE_LINE)
    assert [said(v) for v in (profile.title, profile.location, profile.grade, profile.salary)] == [
        "Post Clerk",
        "Alder Hall, Leck",
        "Scale 3/4",
        "Scale 3/4 £23,500 - £25,979",
    ]
    assert said(profile.purpose) == "To take in and send out what comes by post."
    assert [d.text for d in profile.responsibilities] == [
        "Check parcels against the list.",
        "Store letters under the rules.",
    ]
    assert [(r.text.split()[0], r.modality) for r in profile.requirements] == [
        ("Experience", "essential"),
        ("Able", "essential"),
        ("Fork", "desirable"),
        ("The", "obligatory"),
    ]


def test_labels_with_colons_in_one_line_have_all_between_them_for_values() -> None:
    text = (
        "Post: Senior Post Clerk. Unit: Force Vetting Unit. Base: Alder Road, Leck. Grade: Band C/D."
        " Hours: 37. Reports to: Post Supervisor. Purpose: To sort what comes. Vetting: MV.\n"
    )
    profile = read(text)
    values = (profile.title, profile.unit, profile.location, profile.grade, profile.hours)
    assert [said(value) for value in (*values, profile.reports_to, profile.vetting)] == [
        "Senior Post Clerk",
        "Force Vetting Unit",
        "Alder Road, Leck",
        "Band C/D",
        "37",
        "Post Supervisor",
        "MV",
    ]


def test_numbers_of_labels_left_empty_are_no_values() -> None:
    text = "1. Post title: 2. Post number: 3. Grade: 4. Reports to: Head Clerk 5. Purpose: To sort post.\n"
    profile = read(f"Post Clerk\n{text}")
    assert (profile.role_code, profile.grade) == (None, None)
