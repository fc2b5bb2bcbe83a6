"""Text copied from web pages: menus, lists of contents, lists without bullets, the foot of the page."""

from __future__ import annotations

import pytest

from remit.graph.document import Document
from remit.graph.extraction.extract import extract

from .laying_out import fields, laid_out

PAGE = """\
Home / Careers / Property Clerk
Property Clerk
1. The job
2. The person
3. The pay

1. The job
Reporting to the Stores Manager, you will label and shelve what officers bring in.

2. The person
You should be
- exact in written work
- able to lift boxes of 15kg

It would be ideal if you also have:
Experience of bar code readers
A fork lift licence
You must work some Saturdays.

Borset and Wick Police
Privacy | Cookies | Contact us

3. The pay
Band C
"""

SLASHED = """\
Post Title: Property Clerk / Department: Stores
Post Number: P0417 / Work Location: Alder Lane
Grade: W4 / Vetting Level: RV

Person specification

Criteria / Essential / Desirable
Education / GCSE in English / Degree in history
Skills / Able to type
Able to file / Able to tow
"""

BARRED = """\
| Role | Property Clerk |
| Grade | W4 |
| Line Manager | Stores Manager |

| Duties |
| 1 | Label what officers bring in. |
| 2 | Shelve it in the right place. |

| Criterion | E/D | Tested |
| Knowledge of stock control | E | A |
| First aid certificate, or to gain it within a year | E/D* | A |
| Able to speak Welsh | D | I |
* E for those who work alone

| Health | Post holders are given a hearing test each year and have to attend. |
"""


def weights(text: str) -> dict[str, str]:
    """Tell how binding each condition of a text is."""
    return {r.text: r.modality for r in extract(Document("a.txt", "", text)).requirements}


def test_menus_and_lists_of_contents_belong_to_the_page() -> None:
    layout = laid_out(PAGE)
    furniture = {span.of(PAGE) for span in layout.furniture}
    assert {"Home / Careers / Property Clerk", "2. The person"} <= furniture
    assert "Cookies" in " ".join(furniture)
    profile = extract(Document("a.txt", "", PAGE))
    assert profile.title is not None
    assert profile.title.text == "Property Clerk"


def test_a_list_on_a_page_is_led_in_with_or_without_a_colon_and_ends_with_a_sentence() -> None:
    found = weights(PAGE)
    assert found["exact in written work"] == "essential"
    assert found["Experience of bar code readers"] == "desirable"
    assert found["A fork lift licence"] == "desirable"
    assert not any("You should be" in text or "ideal" in text for text in found)
    assert found["You must work some Saturdays."] == "obligatory"


def test_the_employer_at_the_foot_of_a_page_is_no_condition() -> None:
    profile = extract(Document("a.txt", "", PAGE))
    assert not any("Police" in r.text for r in profile.requirements)
    assert profile.organisation is not None
    assert profile.organisation.text == "Borset and Wick Police"


def test_a_question_of_the_reader_is_no_condition() -> None:
    text = "Property Clerk\n\nWhat you need\n- Able to type\n\nFAQs\nDo I need a degree? No.\n"
    assert list(weights(text)) == ["Able to type"]


def test_strokes_part_the_cells_of_a_table_where_labels_stand_behind_them() -> None:
    profile = extract(Document("a.txt", "", SLASHED))
    assert [(f.name, f.text) for f in laid_out(SLASHED).fields][:3] == [
        ("title", "Property Clerk"),
        ("unit", "Stores"),
        ("role_code", "P0417"),
    ]
    assert {r.text: r.modality for r in profile.requirements} == {
        "GCSE in English": "essential",
        "Degree in history": "desirable",
        "Able to type": "essential",
        "Able to file": "essential",
        "Able to tow": "desirable",
    }


def test_a_row_that_weighs_both_ways_is_no_row_of_heads_and_numbers_are_no_duties() -> None:
    profile = extract(Document("a.txt", "", BARRED))
    assert [d.text for d in profile.responsibilities] == [
        "Label what officers bring in.",
        "Shelve it in the right place.",
    ]
    found = {r.text: r.modality for r in profile.requirements}
    assert found["First aid certificate, or to gain it within a year"] == "essential"
    assert found["Able to speak Welsh"] == "desirable"
    assert not {"Health", "E for those who work alone"} & found.keys()


def test_a_colon_apart_from_its_label_is_no_part_of_the_value() -> None:
    text = (
        "Post Title      :  Property Clerk\nGrade           :  W4\nBase            :  Alder Lane\n"
    )
    assert [f.text for f in laid_out(text).fields] == ["Property Clerk", "W4", "Alder Lane"]


def test_a_bare_number_belongs_to_the_heading_behind_it() -> None:
    text = (
        "Job Title: Clerk\n\n1   JOB PURPOSE\nTo keep the stores.\n\n"
        "2   MAIN DUTIES\n- Label boxes.\n\n3   OTHER\nShifts have to be worked.\n"
    )
    profile = extract(Document("a.txt", "", text))
    assert profile.purpose is not None
    assert profile.purpose.text == "To keep the stores."
    assert not [f for f in profile.findings if f.rule == "unread-line"]


@pytest.mark.parametrize("head", ["E / D", "E/D", "Essential/Desirable"])
def test_cells_go_on_below_a_head_that_names_both_weights(head: str) -> None:
    text = (
        "Person specification\n\n"
        f"                                                    {head:<22}How assessed\n"
        "Working knowledge of the Road Traffic Act 1988 and  E                     Interview\n"
        "the Road Traffic Offenders Act 1988\n"
        "Familiar with stock control                         D                     Interview\n"
        "Able to write a clear letter                        E                     Test\n"
    )
    joined = (
        "Working knowledge of the Road Traffic Act 1988 and the Road Traffic Offenders Act 1988"
    )
    found = {
        r.read_as or r.text: r.modality
        for r in extract(Document("a.txt", "", text)).requirements
    }  # fmt: skip
    assert " ".join(next(iter(found)).split()).startswith("Working knowledge")
    assert {
        joined: "essential",
        "Familiar with stock control": "desirable",
    }.items() <= found.items()


def test_labels_in_a_row_take_a_heading_among_them_for_one_of_theirs() -> None:
    text = (
        "Location: Salary: Hours: Qualifications: Closing date: Based at Alder Lane Scale 4, "
        "21,067 to 23,945 per annum 37 hours per week Applicants should possess a degree in history. "
        "30th May 2031 The council is looking for somebody who will keep its papers in good order and "
        "who will answer the letters of those who ask for them.\n"
    )
    profile = extract(Document("a.txt", "", text))
    assert profile.grade is not None
    assert profile.location is not None
    assert (profile.grade.text, profile.location.text) == ("Scale 4", "Alder Lane")
    assert [r.kind for r in profile.requirements] == ["Qualification"]


ONE_LINE = (
    "Description Closing Date: 2nd March 2031, 23:59pm Rank: Constable Secondment or transfer into a "
    "unit that serves four forces and that is always in need of people who do not tire of looking "
    "closely at what others bring with them. The role As a Property Search Officer you will open "
    "parcels and list what is in them. Essential Experience of keeping records. A full driving licence. "
    "Desirable A second language. Vetting You must hold Developed Vetting (DV).\n"
)


def test_an_advert_of_one_line_gives_rank_title_and_what_it_asks() -> None:
    profile = extract(Document("a.txt", "", ONE_LINE))
    assert profile.rank is not None
    assert profile.title is not None
    assert (profile.rank.text, profile.title.text) == ("Constable", "Property Search Officer")
    assert weights(ONE_LINE) == {
        "Experience of keeping records.": "essential",
        "A full driving licence.": "essential",
        "A second language.": "desirable",
        "You must hold Developed Vetting (DV).": "obligatory",
    }


def test_gaps_part_the_items_of_a_long_line_that_has_lost_its_bullets() -> None:
    text = (
        "Job Title: Clerk Main Duties:  Opens the post each morning and sorts it by office  Keeps the "
        "register of keys in good order  Answers the telephone when others are away from their desks  "
        "Writes letters to those who have asked for something Essential Criteria:  Experience of an "
        "office  Able to type  Knowledge of filing Skills:  Able to write clearly  Able to count\n"
    )
    assert set(weights(text)) == {
        "Experience of an office",
        "Able to type",
        "Knowledge of filing",
        "Able to write clearly",
        "Able to count",
    }


def test_lines_that_count_pages_behind_the_same_words_are_no_text() -> None:
    foot = "Stores Grading Scheme Page {} of 4 Form {}\n"
    text = f"Job Title: Clerk\n{foot.format(1, 'A1')}Essential criteria\n- Types\n{foot.format(2, 'B7')}"
    assert [s.of(text)[:6] for s in laid_out(text).furniture] == ["Stores", "Stores"]


def test_sentences_behind_bullets_are_about_the_post_without_a_blank_line_too() -> None:
    text = (
        "Job Title: Clerk\nDesirable\n- Arabic or Urdu\n- Fork lift licence\n"
        "You must have lived here for three years.\n"
    )
    assert list(weights(text).values()) == ["desirable", "desirable", "obligatory"]


def test_a_list_of_what_the_holder_is_to_be_and_have_asks_for_it() -> None:
    text = (
        "Job Title: Clerk\n\nPerson specification\nYou will:\n- be able to sort a great deal of post\n"
        "- have a working knowledge of filing\n- be comfortable on the telephone\n"
    )
    assert list(weights(text).values()) == ["essential"] * 3


def test_two_labels_of_one_kind_in_a_row_head_the_values_below() -> None:
    text = "Job Title                Grade\nClerk                    C3\n\nSection                  Directorate\nStores                   Place\n"
    fields = [(f.label_text, f.text) for f in laid_out(text).fields]
    assert fields[2:] == [("Section", "Stores"), ("Directorate", "Place")]


def test_labels_in_small_letters_without_colons_stand_below_one_another() -> None:
    text = (
        "Job title Stores Clerk\nLine manager Stores Manager\nVetting level Recruitment Vetting\n\n"
        "Main duties\n- Label boxes.\n"
    )
    assert [(f.name, f.text) for f in laid_out(text).fields] == [
        ("title", "Stores Clerk"),
        ("reports_to", "Stores Manager"),
        ("vetting", "Recruitment Vetting"),
    ]


def test_the_letters_of_a_form_are_explained_in_a_row_of_their_own() -> None:
    text = (
        "Job Title: Clerk\n\nPerson specification\n"
        "     K = knowledge   E = experience   S = skill\n"
        "(K) Filing                                          Essential\n"
        "(S) Writes fast and clean                           Desirable\n"
        "(E) Work in an office                               Essential\n"
    )
    assert not [text for text in weights(text) if "=" in text]


def test_a_wish_that_opens_with_it_is_reaches_to_its_end() -> None:
    text = "Job Title: Clerk\n\nWho can apply?\n- Clerks\n\nIt is an advantage, though not a must, to hold a permit or to have run a team.\n"
    assert "essential" not in [m for t, m in weights(text).items() if "permit" in t]


def test_sentences_behind_a_list_in_small_letters_are_no_duties() -> None:
    text = (
        "As a Property Search Officer you'll open parcels.\nTypical duties include:\n"
        "photographing parcels\nrecovering labels\nlisting what was found\n"
        "We'll teach you the rest. What you do need is:\na full driving licence\na steady stomach\n"
        "It would help if you have handled a camera before.\n"
        "Before we can appoint you, you must pass Recruitment Vetting.\n"
    )
    profile = extract(Document("a.txt", "", text))
    assert len(profile.responsibilities) == 3
    assert [r.modality for r in profile.requirements] == [
        "essential",
        "essential",
        "desirable",
        "obligatory",
    ]
    assert profile.vetting is not None
    assert profile.vetting.text == "Recruitment Vetting"


def test_how_a_criterion_is_tested_may_stand_in_brackets_behind_its_weight() -> None:
    text = (
        "Job Title: Clerk\n\nKnowledge, Skills and Experience\nGood knowledge of filing (E) (A/I)\n"
        "Filing certificate (D) (A)\nKeeps calm (E) (I)\n"
    )
    assert weights(text) == {
        "Good knowledge of filing": "essential",
        "Filing certificate": "desirable",
        "Keeps calm": "essential",
    }


def test_what_would_do_instead_stays_with_what_is_asked_behind_a_semicolon() -> None:
    text = "Job Title: Clerk\n\nEssential criteria\n- PIP 3 or working towards it; or IPP at manager level\n"
    assert len(weights(text)) == 1


def test_a_wish_to_hear_from_somebody_and_what_a_role_involves() -> None:
    text = (
        "Job Title: Clerk\n\nAbout you\nYou will hold a degree. We'd love to hear from you if you speak Urdu. "
        "The role involves evening work in village halls.\n"
    )
    assert list(weights(text).values()) == ["essential", "desirable", "obligatory"]


def test_a_heading_may_explain_the_letters_ahead_of_its_items() -> None:
    text = (
        "Job Title: Clerk\n\nKnowledge and experience (E = essential, D = desirable)\n"
        "E Supervising people\nE Applying guidance\nD Speaking Welsh\n"
    )
    assert weights(text) == {
        "Supervising people": "essential",
        "Applying guidance": "essential",
        "Speaking Welsh": "desirable",
    }


def test_rows_as_long_as_the_lines_of_the_text_stay_apart() -> None:
    text = (
        "Job Title: Clerk\n\nJOB PURPOSE\nFiles letters and answers them so that\nothers need not.\n\n"
        "PERSON SPECIFICATION                                ESSENTIAL   DESIRABLE\n"
        "A national award in filing, or something of the like    X\n"
        "Experience of Ledger or of a similar filing program     X\n"
        "Knowledge of the Theft Act 1968 as to what is found                X\n"
        "Able to lift a 15kg box on to a shelf                   X\n"
    )
    assert list(weights(text).values()) == ["essential", "essential", "desirable", "essential"]


def test_feet_of_the_same_words_that_count_on_are_furniture() -> None:
    text = (
        "Job Title: Clerk\n\nDuties\n- Files letters.\nVersion 2.1          1\n- Finds them.\n"
        "Version 2.1          2\nVersion 2.1\n"
    )
    layout = laid_out(text)
    assert [i.text for s in layout.sections for i in s.items] == ["Files letters.", "Finds them."]


def test_a_label_in_two_languages_is_printed_in_each_as_it_is_there() -> None:
    found = fields(
        "Teitl y Rôl / Role Title\nDetention Clerk\nGradd / Grade\nGrade E\n"
        "Yn gyfrifol am / Responsible for\nTwo Clerks\nLefel Iaith / Welsh Language Level\nLevel 1\n"
        "Statws / Status\nPolice Staff\n\nRole Purpose\nTo file letters for the county.\n"
    )
    assert (found["direct_reports"], found["status"]) == ("Two Clerks", "Police Staff")


def test_words_of_a_heading_inside_a_name_are_none() -> None:
    line = (
        "The holder will attend a long Initial General Purpose Dog Handlers Course at the kennels."
    )
    text = f"Job Title: Clerk\n\nTraining\n{line}\n"
    assert line in [i.text for s in laid_out(text).sections for i in s.items]


def test_a_numbered_heading_behind_competencies_opens_a_section() -> None:
    text = (
        "Job Title: Clerk\n\n5. Personal Attributes\nPatient with all.\n\n"
        "6. Training\nThe holder will attend a long course at the quay.\n"
    )
    found = {s.title: s.kind for s in laid_out(text).sections}
    assert (found["Personal Attributes"], found["Training"]) == ("competencies", "requirements")
