"""What is read of columns set by spaces, of pages that are one line each, of lists without colons."""

from __future__ import annotations

from .extracting import DUTIES, read, said

HEAD = (
    "Job Title:  Stores Clerk                         Grade:  Scale 3\n\nPerson Specification\n\n"
)
COLUMNS = """\
                         Essential                         Desirable

Education                GCSE English at grade C           A level in any subject
and training             or above                          or an equivalent award

Experience               Has run a store of parts          Has driven a fork lift
                                                           truck
Skills                   Counts and records stock          Speaks Welsh
                         without error

Other requirements       Holds a full driving licence
"""
SIGNED = """
Signed (post holder) ..................      Date ..........
Signed (manager) ......................      Date ..........
"""
ASKED = [
    ("GCSE English at grade C or above", "essential"),
    ("A level in any subject or an equivalent award", "desirable"),
    ("Has run a store of parts", "essential"),
    ("Has driven a fork lift truck", "desirable"),
    ("Counts and records stock without error", "essential"),
    ("Speaks Welsh", "desirable"),
    ("Holds a full driving licence", "essential"),
]


def weighed(text: str) -> list[tuple[str, str]]:
    """Read the conditions of a text as they are understood, each with how binding it is."""
    return [(found.read_as or found.text, found.modality) for found in read(text).requirements]


def test_columns_of_weights_end_where_lines_to_be_signed_have_other_columns() -> None:
    assert weighed(HEAD + COLUMNS) == ASKED
    assert weighed(HEAD + COLUMNS + SIGNED) == ASKED
    named = COLUMNS.replace(" " * 25, "Criteria" + " " * 17, 1)
    assert weighed(HEAD + named + SIGNED) == ASKED
    marked = "\nJob description agreed by:\n\nPost Holder ________________     Date _________\n"
    assert weighed(
        HEAD + COLUMNS + marked + "Line Manager _______________     Date _________\n"
    ) == (ASKED)


def test_the_number_ahead_of_a_page_is_no_word_of_the_sentence_that_goes_on() -> None:
    filling = "Count all stock once in a month and say what is wanting. " * 12
    first = f"1 ROLE PROFILE Role Title: Stores Clerk Grade: Scale 3 Key Duties: {filling}"
    asked = (
        "Person Specification Essential Has run a store Holds a licence to drive vans all over the"
    )
    text = (
        f"Transcription\n\n{first}{asked}\n\n2 county and abroad Desirable Diploma in logistics\n"
    )
    profile = read(text)
    assert [(r.read_as or r.text, r.modality) for r in profile.requirements] == [
        ("Has run a store", "essential"),
        ("Holds a licence to drive vans all over the county and abroad", "essential"),
        ("Diploma in logistics", "desirable"),
    ]
    listed = "1 Keep the books in order and\n2 posts of the stores in view\n"
    assert "2 posts" in read(f"Job Title: Clerk\n{listed}").document.text


def test_what_an_employer_would_like_to_see_is_desirable_without_a_colon() -> None:
    page = (
        "Stores Clerk\n\nBorset County Council\n\nEligibility\n\n- a full driving licence\n\n"
        "We would particularly like to see\n\n- a diploma in logistics\n- Welsh\n\n"
        "In a typical week you will:\n\n- count stock\n- order what runs short\n"
        "- answer to a Stores Manager\n"
    )
    assert weighed(page) == [
        ("a full driving licence", "essential"),
        ("a diploma in logistics", "desirable"),
        ("Welsh", "desirable"),
    ]
    found = read(page)
    assert [value.text for value in found.responsibilities][:2] == [
        "count stock",
        "order what runs short",
    ]
    duty = "Main duties\n- count stock\n- answer to a stores manager\n"
    assert said(read(f"Job Title: Clerk\n{duty}").reports_to) == "stores manager"


def test_towns_are_listed_below_the_name_of_the_field() -> None:
    towns = "Leck, Wick, Marlow (Head Office), Ware*"
    page = f"Stores Clerk\n\nLocation\n\n{towns}. *Posts in Ware move to Leck in 2026.\n\n{DUTIES}"
    assert said(read(page).location) == towns
    work = "Location\n\nSome travel, nights and weekends. Bring a bag.\n\n"
    assert read(f"Stores Clerk\n\n{work}{DUTIES}").location is None


def test_a_level_that_a_sentence_gives_for_this_post_is_its_vetting() -> None:
    told = "About you\n\nAn offer stands if you are cleared. For this post it is Management Vetting (MV).\n"
    assert said(read(f"Job Title: Clerk\n\n{told}").vetting) == "Management Vetting (MV)"


def test_systems_one_behind_the_other_are_several() -> None:
    asked = "Essential criteria\n- Competent in Microsoft Office, Excel in particular\n"
    assert [m.text for m in read(f"Job Title: Clerk\n{asked}").systems] == [
        "Microsoft Office",
        "Excel",
    ]


def test_what_somebody_has_been_is_experience_unless_a_body_registers_it() -> None:
    asked = (
        "Essential criteria\n- Has been a member of an operational team\n"
        "- Has been a member of a professional body such as the CIPD\n"
    )
    found = read(f"Job Title: Clerk\n{asked}")
    assert [r.kind for r in found.requirements] == ["Experience", "Qualification"]
    assert [q.text for q in found.qualifications if "team" in q.text] == []


def test_the_purpose_below_a_table_of_weights_is_no_row_of_it() -> None:
    form = (
        "Area: / EMSOU / Job Title: / Stores Manager\nSection: / Stores / Scale: / SO1\n"
        "Essential / Desirable\nSkills: / 1. Counts stock / Speaks Welsh\n"
        "Post No: / XS338 / Responsible for: / 4 Stores Clerks\n\n"
        "Aim of job: / Keep the stores of the force in order, so that nothing is wanting.\n"
    )
    found = read(form)
    assert (
        said(found.purpose) == "Keep the stores of the force in order, so that nothing is wanting."
    )
    assert all("Keep the stores" not in r.text for r in found.requirements)
