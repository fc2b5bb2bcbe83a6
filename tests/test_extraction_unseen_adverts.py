"""What unseen adverts of police forces said in ways that were misread: letters, one line for all, weights in turn."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, read, said


def weighed(text: str) -> list[tuple[str, str]]:
    """Read the conditions of a text, each with how binding it is."""
    return [(found.text, found.modality) for found in read(text).requirements]


def test_who_signs_a_letter_is_no_title() -> None:
    letter = "Dear applicant\n\nWe serve three towns.\n\nYours faithfully\n\nAnn Gray\nChief Constable\n\n"
    assert said(read(f"{letter}Records Clerk\n\nGrade: B\n{DUTIES}").title) == "Records Clerk"
    signed = "Come and see us. Regards,\n\nAnn Gray Chief Constable of Borset\n\n"
    assert read(f"Dear applicant\n\n{signed}Grade: B\n{DUTIES}").title is None


@pytest.mark.parametrize(
    "line",
    ["FTA of 12 months at most, 20 hours a week", "Police Job Description: Main Duties and Skills"],
)
def test_a_line_of_contract_or_of_papers_is_no_title(line: str) -> None:
    assert read(f"{line}\nBased at Marlow\n{DUTIES}").title is None


def test_a_heading_parts_the_last_value_of_a_line_from_the_text() -> None:
    head = "Job title: Records Manager Grade: SO1 Reports to: Head of Data Location: Marlow"
    for heading in ("Purpose", "Overview", "Purpose of the post"):
        text = f"{head} {heading} Keeps the files of the depot in order. Main duties Sort the post. Carry it round."
        profile = read(text)
        assert (said(profile.location), said(profile.reports_to)) == ("Marlow", "Head of Data")
        assert said(profile.purpose) == "Keeps the files of the depot in order."
    assert (
        said(read(f"{head} Purpose Built Hall\n{DUTIES}").location) == "Marlow Purpose Built Hall"
    )


def test_weights_in_turn_stand_behind_headings_in_capitals() -> None:
    text = (
        "MAIN DUTIES To sort the post of the office each day and to carry it round the building. KNOWLEDGE Essential "
        "Understanding of filing and of the law on data. Desirable Knowledge of Ravel. EXPERIENCE Essential Experience "
        "of writing reports in clear English. Desirable Experience of stock work. KEY SKILLS Essential Able to "
        "type at speed without looking at the keys. Able to deal calmly with callers who are cross."
    )
    assert weighed(text) == [
        ("Understanding of filing and of the law on data.", "essential"),
        ("Knowledge of Ravel.", "desirable"),
        ("Experience of writing reports in clear English.", "essential"),
        ("Experience of stock work.", "desirable"),
        ("Able to type at speed without looking at the keys.", "essential"),
        ("Able to deal calmly with callers who are cross.", "essential"),
    ]


def test_sentences_that_tell_of_the_post_are_no_conditions() -> None:
    told = "This is upsetting material. You will view it daily, and will meet a nurse twice a year."
    asked = "Essential criteria\n\n- Knowledge of filing\n"
    text = f"Records Clerk\n\nPerson specification\n\n{told} You will report to a Head of Data and have no staff.\n\n"
    assert weighed(text + asked) == [("Knowledge of filing", "essential")]


def test_a_criterion_stays_one_whatever_its_last_words_say_elsewhere() -> None:
    listed = "Essential\n\n- Can give frank advice and take some in return.\n- In return you get leave.\n"
    assert weighed(f"Job Title: Clerk\n\n{listed}") == [
        ("Can give frank advice and take some in return.", "essential")
    ]


def test_skills_that_are_wanted_lead_in_a_list() -> None:
    lead = "The team moves fast. These core skills are wanted besides:"
    text = f"Records Clerk\n\nPLEASE NOTE: the post is for one year.\n\n{lead}\n- Runs a busy store well.\n{DUTIES}"
    assert ("Runs a busy store well.", "essential") in weighed(text)


def test_a_heading_ends_an_advert_without_lines_where_somebody_must_do_something() -> None:
    text = (
        "Duties • Sort the post and carry it round the whole of the building twice • Keep to the law on data and post "
        "You need to have: Experience of filing and of sorting by place or by date Knowledge of stock work It would help if you had: Knowledge of "
        "Ravel The successful candidate will be vetted to RV level. "
        + "Parking is free at the depot. "
        * 3
    )
    found = dict(weighed(f"Records Clerk\n\n{text}"))
    assert found["Experience of filing and of sorting by place or by date"] == "essential"
    assert found["Knowledge of stock work"] == "essential"
    assert found["Knowledge of Ravel"] == "desirable"


def test_what_is_only_preferred_is_desirable_where_the_sentence_says_so() -> None:
    line = "Experience of a stock system, preferably Ravel or Orrin, is desirable."
    assert weighed(f"Records Clerk\n{DUTIES}\n\n{line}\n")[-1:] == [(line, "desirable")]


def test_letters_in_brackets_may_be_glued_to_what_they_count() -> None:
    listed = "(a)A degree in any subject;\n\n(b)Used Excel each day;\n\n(c)Five years of filing."
    found = weighed(f"Records Clerk\n\nEssential Criteria\n\n{listed}\n")
    assert [text for text, _ in found] == [
        "A degree in any subject",
        "Used Excel each day",
        "Five years of filing.",
    ]


def test_the_level_of_a_skill_is_no_qualification() -> None:
    text = f"Records Clerk\n{DUTIES}\nCore skills\nCore skills are those that all clerks need.\n"
    rated = "Data literacy - level 2\nManaging risk - level 3\n"
    profile = read(f"{text}{rated}\nQualifications\n- NVQ - level 3\n")
    kinds = {found.text: found.kind for found in profile.requirements}
    assert kinds == {
        "Data literacy - level 2": "Skill",
        "Managing risk - level 3": "Skill",
        "NVQ - level 3": "Qualification",
    }


def test_a_division_with_a_letter_is_no_label() -> None:
    text = f"Records Clerk\n{DUTIES}\nWhere you could work\n\nB Division: Marlow, Wick\n\nC Division: Leck\n"
    assert read(text).unit is None


def test_the_employer_pays_into_a_pension_and_a_rank_employs_nobody() -> None:
    pays = "Alongside your salary of £21,000, Borset Records Agency contributes £6,000 towards your pension."
    assert (
        said(read(f"Records Clerk\n{DUTIES}\nBenefits\n{pays}\n").organisation)
        == "Borset Records Agency"
    )
    hard = "The role of Chief Superintendent is one of the hardest."
    assert read(f"Records Clerk\n\n{hard}\n{DUTIES}").organisation is None


def test_an_area_that_goes_on_as_a_body_is_that_body() -> None:
    name = "West Midlands Office for Policing and Crime"
    assert said(read(f"{name}\nJob title: Clerk\n{DUTIES}").organisation) == name


def test_a_system_of_justice_is_none_of_computers() -> None:
    asked = (
        "Sound knowledge of the Scottish criminal justice system and of the Ravel records system."
    )
    profile = read(f"Records Clerk\n\nEssential\n- {asked}\n")
    assert [mention.text for mention in profile.systems] == ["Ravel"]
