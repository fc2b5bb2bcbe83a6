"""What forms and adverts say below or behind their labels: work, conditions, who is wanted."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, read, said

NUMBERED = (
    "POST TITLE: Records Clerk\n\nPURPOSE OF JOB: {}\n\n{}\n\nPERSON SPECIFICATION\n\nCan type.\n"
)
LIST = "1. Files papers each day.\n\n2. Answers letters.\n\n3. Keeps the key register."


def test_numbered_work_below_a_purpose_are_the_duties_of_a_form_that_has_no_others() -> None:
    profile = read(NUMBERED.format("Keeps the records of the yard.", LIST))
    told = [duty.text for duty in profile.responsibilities]
    assert told == ["Files papers each day.", "Answers letters.", "Keeps the key register."]
    assert profile.purpose is not None
    assert profile.purpose.text == "Keeps the records of the yard."


def test_a_list_of_purposes_stays_one() -> None:
    led = NUMBERED.format("The post is there to do this:", LIST)
    beside = NUMBERED.format("Keeps the records of the yard.", LIST) + DUTIES
    assert read(led).responsibilities == ()
    assert [duty.text for duty in read(beside).responsibilities] == [
        "Keep the registers up to date",
        "Answer letters",
    ]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("The Yard Team are looking for Search Officers to keep the gates.", "Search Officers"),
        ("We are looking for Great Communicators.", None),
        ("If you are looking for Search Officers, ring the Yard Team.", None),
        ("We are looking for Flexible Working ideas.", None),
    ],
)
def test_a_body_that_wants_several_names_the_title(told: str, title: str | None) -> None:
    assert said(read(f"Borset Police\n\nVacancy\n\n{told}\n{DUTIES}").title) == title


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("To visit applicants and decide whether a permit should be given to them.", []),
        ("Decides whether candidates must wait, and you should hold a boat licence.", ["boat"]),
        ("Whether you sail or not, you must hold a boat licence.", ["boat"]),
    ],
)
def test_what_the_holder_is_to_find_out_is_no_condition(told: str, asked: list[str]) -> None:
    profile = read(f"Title: Permit Clerk\n\nPurpose of the job\n{told}\n{DUTIES}")
    assert [word for word in asked if word in profile.requirements[0].text] == asked
    assert len(profile.requirements) == len(asked)


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Open to UK nationals only.", 1),
        ("Open to British citizens only.", 1),
        ("This job is broadly open to UK nationals.", 0),
    ],
)
def test_a_post_for_one_nationality_alone_says_so(line: str, asked: int) -> None:
    text = f"Title: Permit Clerk\n{DUTIES}\nNationality requirements\n\n{line}\n"
    assert len(read(text).requirements) == asked


def test_labels_name_the_status_and_the_pay_of_a_position() -> None:
    form = "Job title: Boiler Inspector\nPosition status: Permanent\nSpot salary: £31,250\n"
    profile = read(form + "\nKey outcomes\n- Owners are told what to repair.\n- No boiler fails.\n")
    assert (said(profile.status), said(profile.salary)) == ("Permanent", "£31,250")
    assert len(profile.responsibilities) == 2


@pytest.mark.parametrize(
    ("told", "modality"),
    [
        (
            "If you have calm telephone skills and tact, we would like to hear from you.",
            "essential",
        ),
        (
            "In short, if you have sound knowledge of tides, we'd love to hear from you.",
            "essential",
        ),
        ("If you have questions, we would like to hear from you.", None),
        ("If you have a disability, we would like to hear from you.", None),
    ],
)
def test_whom_an_advert_calls_on_has_what_it_asks_for(told: str, modality: str | None) -> None:
    text = f"Harbour Clerk\nBorset Council\nSalary: £30,000\n\nWe run the port.\n{told}\n"
    found = [requirement.modality for requirement in read(text).requirements]
    assert found == ([modality] if modality else [])


def test_what_a_candidate_will_have_is_parted_from_what_they_will_do() -> None:
    told = "- inspect forty boilers a year\n- hold a full driving licence\n- have good knowledge of steam\n"
    told += "- hold a meeting each week\n- have a caseload of ten\n- lead on repairs\n"
    profile = read(f"Title: Boiler Inspector\n\nThe successful candidate will:\n{told}")
    assert [(found.text, found.modality) for found in profile.requirements] == [
        ("hold a full driving licence", "essential"),
        ("have good knowledge of steam", "essential"),
    ]
    assert [duty.text for duty in profile.responsibilities] == [
        "inspect forty boilers a year",
        "hold a meeting each week",
        "have a caseload of ten",
        "lead on repairs",
    ]


def test_a_list_of_what_a_candidate_will_be_stays_whole() -> None:
    told = "- be able to swim\n- have good knowledge of steam\n- communicate well\n- demonstrate tact\n"
    profile = read(f"Title: Boiler Inspector\n\nThe successful candidate will:\n{told}")
    assert [found.modality for found in profile.requirements] == ["essential"] * 4
    assert profile.responsibilities == ()
