"""Conditions: how a sentence is parted, what kind each part is, and what is only a duty."""

from __future__ import annotations

import pytest

from remit.graph.document import Span
from remit.graph.extraction.clauses import clauses, sentences
from remit.graph.extraction.extract import extract
from remit.graph.reading.text import read_document

from .extracting import FORM, conditions, only


def parts(text: str) -> list[str]:
    return [clause.span.of(text) for clause in clauses(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Knowledge of PACE", ["Knowledge of PACE"]),
        ("Knowledge of PACE.", ["Knowledge of PACE."]),
        ("Knowledge of filing and experience of typing", ["Knowledge of filing", "experience of typing"]),
        ("Knowledge of filing, and good typing skills", ["Knowledge of filing", "good typing skills"]),
        ("Knowledge of filing and of typing", ["Knowledge of filing and of typing"]),
        ("Knowledge and experience of filing", ["Knowledge and experience of filing"]),
        ("Good knowledge and understanding of filing", ["Good knowledge and understanding of filing"]),
        ("Filing, typing and sorting", ["Filing, typing and sorting"]),
        ("Must type well. Must file well.", ["Must type well.", "Must file well."]),
        ("Must type; must file", ["Must type", "must file"]),
        ("Must know e.g. the alphabet and how to sort", ["Must know e.g. the alphabet and how to sort"]),
        ("You must hold a licence and have a car", ["You must hold a licence", "have a car"]),
        ("The clerk must work shifts and must travel", ["The clerk must work shifts", "must travel"]),
        ("Ability to type and to file", ["Ability to type and to file"]),
        ("", []),
        ("   ", []),
    ],
)  # fmt: skip
def test_a_sentence_is_parted_into_what_can_be_met_by_itself(text: str, wanted: list[str]) -> None:
    assert parts(text) == wanted


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two. Three.", 3), ("One, e.g. two. Three.", 2), ("Dept. of Works. Next.", 2),
        ("Mr. Smith reads. He writes.", 2), ("No. 7 is full.", 1), ("A 3.5 tonne van.", 1), ("One", 1),
    ],
)  # fmt: skip
def test_a_full_stop_of_an_abbreviation_ends_no_sentence(text: str, count: int) -> None:
    assert len(sentences(text, Span(0, len(text)))) == count


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Knowledge of filing systems", "Knowledge"),
        ("- Working knowledge of PACE", "Knowledge"),
        ("- An understanding of how courts work", "Knowledge"),
        ("- Awareness of safeguarding", "Knowledge"),
        ("- Experience of running an office", "Experience"),
        ("- Proven track record of running an office", "Experience"),
        ("- Ability to write clearly", "Skill"),
        ("- Excellent communication skills", "Skill"),
        ("- Degree in history", "Qualification"),
        ("- NVQ level 3 in business administration", "Qualification"),
        ("- PIP2 accredited", "Qualification"),
        ("- Full UK driving licence", "Licence"),
        ("- Must hold a valid driver's licence", "Licence"),
        ("- Must be vetted to SC", "Vetting"),
        ("- Security clearance is needed", "Vetting"),
        ("- Willing to undertake training", "Training"),
        ("- Must pass a medical", "Health"),
        ("- Physically fit", "Health"),
        ("- Able to work shifts", "Availability"),
        ("- Must be on call at weekends", "Availability"),
        ("- Willing to travel across the county", "Availability"),
        ("- Access to a car", "Equipment"),
        ("- Use of own vehicle with business insurance", "Equipment"),
    ],
)
def test_a_condition_is_of_the_kind_that_its_words_say(line: str, kind: str) -> None:
    assert only(line).kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "- Process vetting applications from the whole county",
        "- Deliver training to clerks in all offices",
        "- Manage the rota of the records office",
        "- Keep the registers up to date",
        "- Provide advice on legislation to the public",
        "- Develop the skills of the team",
        "- Assess the risk of each event",
        "- Maintain the database of the office",
        "- Supervise the clerks who are on duty",
        "- Drive improvement in the office",
        "- Search, record property, take fingerprints and complete drug testing on arrest",
    ],
)
def test_a_duty_is_no_condition_on_the_person(line: str) -> None:
    assert conditions(line, "Key Responsibilities") == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Maintain an awareness of the law on records", "Knowledge"),
        ("- Be fully conversant with the law on records", "Knowledge"),
        ("- To support the on call rota of the office", "Availability"),
        ("- The post holder is expected to work unsociable hours", "Availability"),
        ("- The post holder must undertake training as and when required", "Training"),
    ],
)
def test_a_condition_among_the_duties_is_read_and_said_to_be_misplaced(
    line: str, kind: str
) -> None:
    text = FORM.format("Key Responsibilities", line)
    profile = extract(read_document("a.txt", text.encode()))
    assert [r.kind for r in profile.requirements] == [kind]
    assert "misplaced" in [f.rule for f in profile.findings]


@pytest.mark.parametrize("line", ["- None", "- N/A", "- Not applicable", "-", "- •", "- Nil"])
def test_nothing_asked_is_no_condition(line: str) -> None:
    assert conditions(line) == []


def test_a_line_that_stands_twice_is_one_condition_and_a_finding() -> None:
    text = FORM.format(
        "Entry Requirements", "- Knowledge of filing\n- Typing\n- Knowledge of filing."
    )
    profile = extract(read_document("a.txt", text.encode()))
    assert [r.text for r in profile.requirements].count("Knowledge of filing") == 1
    assert "repeated-line" in [f.rule for f in profile.findings]


def test_a_question_left_from_the_form_is_a_finding_and_no_condition() -> None:
    text = FORM.format("Entry Requirements", "- What skills must the clerk have?\n- Typing skills")
    profile = extract(read_document("a.txt", text.encode()))
    assert [r.text for r in profile.requirements] == ["Typing skills"]
    assert "template-prompt" in [f.rule for f in profile.findings]


def test_a_condition_is_a_slice_also_where_a_page_cuts_it_and_is_read_without_the_page() -> None:
    line = "- Knowledge of how to keep\n\nPage 2 of 3\n\nthe registers of a county"
    text = FORM.format("Entry Requirements", line)
    (found,) = extract(read_document("a.txt", text.encode())).requirements
    assert found.text == found.span.of(text)
    assert found.read_as == "Knowledge of how to keep the registers of a county"


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("- Knowledge of RIPA and PACE", {"Regulation of Investigatory Powers Act 2000", "Police and Criminal Evidence Act 1984"}),
        ("- Ability to use Athena", {"Athena"}),
        ("- Full UK driving licence", {"driving licence"}),
    ],
)  # fmt: skip
def test_a_condition_is_about_the_things_that_it_names(line: str, about: set[str]) -> None:
    assert about <= {thing.label for thing in only(line).about}


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("- Working knowledge of filing", "working knowledge"),
        ("- Thorough understanding of filing", "thorough understanding"),
        ("- Knowledge of filing", ""),
    ],
)
def test_how_much_is_asked_is_kept_as_written(line: str, level: str) -> None:
    assert only(line).level.casefold() == level


def test_two_qualities_of_one_knowledge_stay_together() -> None:
    line = "- The clerk should have an in-depth and detailed working knowledge of filing."
    assert only(line).text == line.removeprefix("- ")


def test_what_the_holder_will_do_is_no_condition_in_the_prose_of_requirements() -> None:
    text = (
        "Job Title: Clerk\n\nPerson specification\n\nYou will have a degree. As our clerk you will take the lead on "
        "filing. You will gather the letters. You will use PNC. You will work shifts.\n"
    )
    found = extract(read_document("clerk.txt", text.encode())).requirements
    assert [r.text for r in found] == [
        "You will have a degree.",
        "You will use PNC.",
        "You will work shifts.",
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("A minimum of 5 GCSEs, to include English", "5 GCSEs, to include English"),
        ("PMVA trained", "PMVA trained"),
        ("University Certificate of Professional Development in Filing", "University Certificate of Professional Development in Filing"),
        ("SCQF Level 7 in filing", "SCQF Level 7 in filing"),
        ("We also ask that you hold GCSE English at grade C", "GCSE English at grade C"),
        ("All mandatory training courses", None),
        ("A minimum of two years of experience", None),
    ],
)  # fmt: skip
def test_a_qualification_is_named_without_what_asks_for_it(line: str, name: str | None) -> None:
    text = FORM.format("Essential criteria", f"- {line}")
    profile = extract(read_document("a.txt", text.encode()))
    assert [m.text for m in profile.qualifications] == ([] if name is None else [name])


def test_vetting_is_read_from_a_notice_of_the_form_that_names_a_level() -> None:
    found = conditions(
        "Click below. The vetting for this role is Recruitment Vetting.", "How to apply"
    )
    assert [(r.kind, r.modality) for r in found] == [("Vetting", "obligatory")]


@pytest.mark.parametrize(
    "whole",
    [
        "Full driving licence and willingness to drive the vans",
        "Diploma in filing, or an equivalent combination of training and experience",
        "Good hearing and the ability to meet the medical standard",
    ],
)
def test_what_opens_with_no_noun_of_its_kind_is_not_parted_at_one(whole: str) -> None:
    assert parts(whole) == [whole]


def test_what_is_told_before_does_not_hide_the_condition_behind_it() -> None:
    assert parts("Because many callers prefer it, the ability to sing is asked for") == [
        "Because many callers prefer it",
        "the ability to sing is asked for",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Full training is given over sixteen weeks.",
        "Training on Quilt will be provided.",
        "A pool car is available.",
    ],
)
def test_what_the_employer_gives_is_asked_of_nobody(line: str) -> None:
    assert conditions(f"- Knowledge of filing\n- {line}")[1:] == []


@pytest.mark.parametrize(
    "line",
    [
        "Successful candidates must undergo a check.",
        "This job is open to some.",
        "Experience of working with horses",
        "Must live within 20 miles of the office.",
    ],
)
def test_words_that_say_nothing_by_themselves_are_no_topic(line: str) -> None:
    topics = {t.label for r in conditions(line) for t in r.about if not t.known}
    assert topics.isdisjoint({"Successful candidates", "This job", "working", "live"})


def test_what_a_condition_denies_is_named_without_its_denial() -> None:
    found = conditions("- No knowledge of filing is needed\n- No harbour service is required")
    assert [topic.label for topic in found[1].about] == ["harbour service"]


def test_a_single_noun_that_must_be_had_is_what_a_condition_is_about() -> None:
    [found] = conditions("- Must have diligence")
    assert [topic.label for topic in found.about] == ["diligence"]


def test_qualities_of_a_word_each_are_all_read() -> None:
    found = conditions("Essential: Accurate. Discreet. Self-motivated.", "Personal qualities")
    assert [r.text for r in found] == ["Accurate.", "Discreet.", "Self-motivated."]
