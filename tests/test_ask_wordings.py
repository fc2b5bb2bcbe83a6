"""Questions in other words than those of the forms, and what guards them against being misread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.graph.asking.answer import Reply
from remit.graph.asking.engine import Asker
from remit.graph.asking.heads import heads_in
from remit.graph.asking.lexicon import load

from .questions.graphs import asker, fixture_text, from_trig

FISU_DOCUMENT = "https://w3id.org/remit/id/document/290038ad3ee74009cd9ed9e3fa7be5a8"
MARINE_DOCUMENT = "https://w3id.org/remit/id/document/68fca75c591bb109f616cb3283b0267e"
ROLE = "https://w3id.org/remit/id/role/"
UNDERCOVER, MARINE, FISU = "000_undercover.txt", "003_marine.txt", "004_fisu.txt"
STAFF = {
    "bsou/marine-team/detective-sergeant": "8 constables and one clerk",
    "bsou/undercover-unit/detective-sergeant-undercover-unit": "A team of four officers",
    "bsou-ctp/fisu/detective-sergeant-fisu": "Leads officers and staff",
}


def more() -> str:
    """Write what the fixture lacks: the staff of roles, weekends off, a second unit of a role."""
    lines = [f'<{ROLE}{name}> remit:directReports "{said}" .' for name, said in STAFF.items()]
    fisu, suite = f"<{ROLE}bsou-ctp/fisu/detective-sergeant-fisu>", "unit/barchester/custody"
    lines.append(f"{fisu} org:postIn <https://w3id.org/remit/id/{suite}> .")
    quote, need = f"<{FISU_DOCUMENT}#char=600,640>", f"<{FISU_DOCUMENT}#requirement=600,640>"
    return (
        f"<https://w3id.org/remit/id/graph/facts> {{ {' '.join(lines)} }}\n"
        f"<{FISU_DOCUMENT}> {{ {fisu} remit:requirement {need} .\n"
        f'{quote} a oa:TextQuoteSelector ; oa:exact "With rest days at the weekend." ;\n'
        f"  oa:start 600 ; oa:end 640 ; oa:hasSource <{FISU_DOCUMENT}> .\n"
        f"{need} a remit:AvailabilityRequirement ; remit:modality remit:obligatory ;\n"
        f'  remit:text "With rest days at the weekend." ; remit:evidence {quote} . }}\n'
    )


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder: Path = tmp_path_factory.mktemp("index")
    with asker(from_trig(fixture_text() + more()), folder) as opened:
        yield opened


def documents(reply: Reply) -> set[str]:
    return {name for answer in reply.answers for name in answer.documents}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("which of the bunch asks for the most qualifications", {MARINE, "007_custody.txt"}),
        ("Which vacancies need the CWR prior to commencement?", {MARINE}),
        ("no pip2 needed roles", {UNDERCOVER, FISU, "007_custody.txt"}),
        ("whose job is affected by RIPA", {MARINE, FISU}),
        ("which role lets me have weekends off", {FISU}),
        ("I don't like shifts. Which job is left?", {MARINE, FISU, "007_custody.txt"}),
        ("which of FISU and marine needs PIP2", {MARINE}),
    ],
)
def test_what_no_form_reads_is_put_in_other_words_which_the_answer_gives(
    ask: Asker, question: str, found: set[str]
) -> None:
    reply = ask.ask(question)
    assert documents(reply) == found
    assert any(note.startswith("read as: “") for note in reply.notes)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Barchester belongs to which units?", "which units barchester belongs to"),
        ("BSOU covers how many forces?", "how many forces bsou covers"),
        ("Within which units does Barchester fall?", "which units does barchester fall within"),
    ],
)
def test_what_a_question_asks_for_is_put_at_its_front(ask: Asker, question: str, read: str) -> None:
    reply = ask.ask(question)
    assert reply.answers
    assert f"read as: “{read}”" in reply.notes


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("do all four need RIPA", False),
        ("do any of the four need PIP2", True),
        ("how many of the four need a driving licence", 3),
        ("of the four roles, how many need a driving licence", 3),
    ],
)
def test_the_number_of_all_profiles_says_all_of_them(
    ask: Asker, question: str, value: object
) -> None:
    assert [answer.value for answer in ask.ask(question).answers] == [value]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("for the FISU DS, is RIPA needed", True),
        ("to be FISU sergeant, must I hold PIP2", False),
        ("does everyone need a driving licence", False),
        ("doesn't the FISU DS need RIPA", True),
    ],
)
def test_a_question_of_yes_or_no_is_read_in_any_order(
    ask: Asker, question: str, value: bool
) -> None:
    assert [answer.value for answer in ask.ask(question).answers] == [value]


def test_a_number_that_is_not_that_of_all_profiles_is_not_left_out(ask: Asker) -> None:
    assert ask.ask("do all five need RIPA").refused


@pytest.mark.parametrize(
    "question",
    ["which roles need RIPA and vetting", "which roles need a driving licence, RIPA and vetting"],
)
def test_one_more_thing_that_is_needed_is_no_column(ask: Asker, question: str) -> None:
    reply = ask.ask(question)
    assert reply.understood is not None
    assert reply.understood.startswith("roles that require")
    assert all(answer.value is None for answer in reply.answers)


@pytest.mark.parametrize(
    "question",
    [
        "why isn't the FISU DS in the list for PIP2",
        "why not the FISU DS for PIP2",
        "why was the FISU DS left out of the roles that need PIP2",
        "why doesn't the FISU DS show up when I ask who needs PIP2",
    ],
)
def test_why_somebody_is_not_among_those_found_is_asked_in_many_ways(
    ask: Asker, question: str
) -> None:
    reply = ask.ask(question)
    assert reply.understood is not None
    assert "is nowhere said to" in reply.understood
    assert documents(reply) == {FISU}


def test_words_that_say_nothing_of_what_is_asked_are_left_aside_and_named(ask: Asker) -> None:
    reply = ask.ask("which roles carry a driving licence as a condition of appointment")
    assert documents(reply) == {UNDERCOVER, MARINE, FISU}
    assert "left aside: “as a condition of appointment”" in reply.notes


def test_a_reading_by_words_alone_says_so_and_never_says_no(ask: Asker) -> None:
    reply = ask.ask("the CWR is established for the marine sergeant")
    assert reply.refused
    reply = ask.ask("is the CWR going with the marine sergeant")
    assert [answer.value for answer in reply.answers] == [True]
    assert any("by what its words name" in note for note in reply.notes)
    assert ask.ask("is the CWR going with the custody officer").refused


@pytest.mark.parametrize("question", ["does the FISU DS work weekends", "does FISU need weekends"])
def test_a_word_that_its_passage_turns_is_no_need(ask: Asker, question: str) -> None:
    (answer,) = ask.ask(question).answers
    assert answer.value is False


def test_a_word_of_negation_is_no_subject(ask: Asker) -> None:
    reply = ask.ask("which roles say nothing of vetting")
    assert reply.understood is not None
    assert "nothing" not in reply.understood
    assert UNDERCOVER not in documents(reply)


@pytest.mark.parametrize(
    "question",
    [
        "which roles need nothing",
        "who handles nothing",
        "do any roles need experience of nothing",
        "which roles need something else",
    ],
)
def test_a_word_that_says_nothing_is_looked_for_in_no_text(ask: Asker, question: str) -> None:
    assert ask.ask(question).refused


@pytest.mark.parametrize(
    "question",
    [
        "which roles carry a driving licence as a condition of blimps",
        "BSOU roles with a licence of ponies",
    ],
)
def test_words_beside_a_condition_that_no_document_has_are_refused(
    ask: Asker, question: str
) -> None:
    reply = ask.ask(question)
    assert reply.refusal == f"no document has the words “{question.rpartition(' ')[2]}”"


def test_words_joined_to_a_condition_that_no_document_has_are_not_found(ask: Asker) -> None:
    reply = ask.ask("which roles need a driving licence and a pilot's licence")
    assert (reply.refused, reply.answers) == (False, ())


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many people does the marine sergeant manage", 9),
        ("how big is the undercover sergeant's team", 4),
    ],
)
def test_staff_is_counted_as_the_form_says_in_words(ask: Asker, question: str, value: int) -> None:
    (answer,) = ask.ask(question).answers
    assert answer.value == value


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (
            "which units have roles that manage more than 8 people",
            {"Borset Special Operations Unit", "Marine Team"},
        ),
        (
            "which role that manages at most 4 people needs the most qualifications",
            {"Detective Sergeant – Undercover Unit"},
        ),
    ],
)
def test_staff_is_counted_so_wherever_a_condition_stands(
    ask: Asker, question: str, found: set[str]
) -> None:
    assert {answer.label for answer in ask.ask(question).answers} == found


def test_a_form_that_gives_no_number_of_staff_is_quoted_and_not_counted(ask: Asker) -> None:
    (answer,) = ask.ask("how many staff does the FISU sergeant have").answers
    assert (answer.label, answer.value) == ("Leads officers and staff", None)


@pytest.mark.parametrize(
    ("said", "count"),
    [("Nil", 0), ("2 sergeants, 10 PCs", 12), ("up to 5 staff", None), ("Grade 4 staff", None)],
)
def test_numbers_of_staff_are_added_only_where_they_are_sure(said: str, count: int | None) -> None:
    lexicon = load()
    assert heads_in(said, lexicon.numbers, lexicon.own["staff"]) == count


def test_several_roles_are_held_against_each_other(ask: Asker) -> None:
    reply = ask.ask("compare the undercover, marine and FISU sergeants")
    reply = reply if reply.answers else ask.ask("compare all the sergeant roles")
    said = {answer.label: answer.value for answer in reply.answers}
    assert said["PIP2"] == "only Detective Sergeant, Marine Team"
    assert "driving licence" not in said


def test_roles_are_counted_by_the_units_that_they_are_in(ask: Asker) -> None:
    assert documents(ask.ask("which roles are in more than one unit")) == {FISU}


def test_two_roles_named_together_have_to_answer_both(ask: Asker) -> None:
    (answer,) = ask.ask("do the FISU and marine sergeants need PIP2").answers
    assert answer.value is False
    (answer,) = ask.ask("do the FISU and marine sergeants need a driving licence").answers
    assert answer.value is True


@pytest.mark.parametrize(("question", "value"), [("is NIM an Act", False), ("is RIPA a law", True)])
def test_a_thing_is_of_its_kind_or_not(ask: Asker, question: str, value: bool) -> None:
    (answer,) = ask.ask(question).answers
    assert answer.value is value


def test_an_ambiguous_phrase_is_offered_as_questions_that_are_answered(ask: Asker) -> None:
    reply = ask.ask("what does the DS need")
    assert reply.refused
    assert len(reply.choices) == len(STAFF)
    assert all(ask.ask(choice).answers for choice in reply.choices)


def test_when_one_works_is_no_matter_of_duties(tmp_path: Path) -> None:
    said = {
        "bsou-ctp/fisu/detective-sergeant-fisu": (FISU_DOCUMENT, "requirement", "Turns at night."),
        "bsou/marine-team/detective-sergeant": (MARINE_DOCUMENT, "responsibility", "Maps night."),
    }
    text = fixture_text()
    for name, (document, way, words) in said.items():
        quote, node = f"<{document}#char=700,720>", f"<{document}#{way}=700,720>"
        kind = {"requirement": "AvailabilityRequirement"}.get(way, "Responsibility")
        text += (
            f"<{document}> {{ <{ROLE}{name}> remit:{way} {node} .\n"
            f'{quote} a oa:TextQuoteSelector ; oa:exact "{words}" ; oa:start 700 ; oa:end 720 ;\n'
            f"  oa:hasSource <{document}> .\n"
            f"{node} a remit:{kind} ; remit:modality remit:obligatory ; remit:evidence {quote} ;\n"
            f'  remit:text "{words}" . }}\n'
        )
    with asker(from_trig(text), tmp_path) as ask:
        assert documents(ask.ask("which roles work nights")) == {FISU}
        assert documents(ask.ask("which roles mention nights")) == {FISU, MARINE}


def test_an_inspector_is_no_chief_inspector(tmp_path: Path) -> None:
    said = "".join(
        f'<{ROLE}{place}> a remit:Role ; skos:prefLabel "Harbour {rank}" .\n'
        for place, rank in enumerate(("Inspector", "Chief Inspector"))
    )
    said += f'<{ROLE}2> a remit:Role ; skos:prefLabel "Mate" ; org:reportsTo <{ROLE}0> .\n'
    facts = f"<https://w3id.org/remit/id/graph/facts> {{ {said} }}\n"
    with asker(from_trig(fixture_text() + facts), tmp_path) as ask:
        (answer,) = ask.ask("who reports to the inspector of the harbour").answers
        assert answer.label == "Mate"
        assert ask.ask("who reports to the chief inspector of the harbour").answers == ()


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("which roles share a rank", {UNDERCOVER, MARINE, FISU}),
        ("which roles have 0 desirable requirements", {UNDERCOVER, FISU}),
        ("which of the FISU sergeant and the marine sergeant needs PIP2", {MARINE}),
        ("for which roles is PIP2 not required", {UNDERCOVER, FISU, "007_custody.txt"}),
        ("which roles share a manager", set()),
    ],
)
def test_roles_are_held_against_each_other(ask: Asker, question: str, found: set[str]) -> None:
    reply = ask.ask(question)
    assert not reply.refused
    assert documents(reply) == found


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("do marine sergeants need a licence", True),
        ("do the FISU and marine sergeants both need PIP2", False),
        ("does the FISU sergeant have more requirements than the undercover sergeant", False),
        ("is PIP2 not required for the undercover sergeant", True),
        ("the undercover sergeant, does he need a licence", True),
    ],
)
def test_a_question_of_yes_or_no_gets_one(ask: Asker, question: str, value: bool) -> None:
    assert [answer.value for answer in ask.ask(question).answers] == [value]


def test_without_a_role_the_degree_is_told_of_each_that_asks(ask: Asker) -> None:
    (answer,) = ask.ask("is PIP2 essential or desirable?").answers
    assert (answer.label, answer.value) == ("Detective Sergeant, Marine Team", "essential")


def test_those_without_a_profile_are_found_where_they_are_asked_for(ask: Asker) -> None:
    labels = {answer.label for answer in ask.ask("which roles are only named").answers}
    assert labels == {
        "DI Intel",
        "Detective Inspector – Undercover Unit",
        "Detective Inspector, Marine Team",
    }


def test_who_a_named_role_is_can_be_asked(ask: Asker) -> None:
    reply = ask.ask("who is the DI Marine")
    assert reply.understood == "what is known of Detective Inspector, Marine Team"


@pytest.mark.parametrize(
    "question",
    [
        "which roles require ponies with golden carts",
        "A note on the marine team arrived. Which posts are on call?",
        "change the vetting of the marine sergeant to SC",
        "which role involves hunting undercover gangs",
    ],
)
def test_what_may_be_meant_otherwise_is_refused_not_answered_with_none(
    ask: Asker, question: str
) -> None:
    assert ask.ask(question).refused


def test_a_place_before_the_question_is_part_of_it(ask: Asker) -> None:
    reply = ask.ask("For the marine advert: what is the reporting line?")
    assert [answer.label for answer in reply.answers] == ["Detective Inspector, Marine Team"]


def test_nothing_is_the_most_of_what_is_nowhere(ask: Asker) -> None:
    assert ask.ask("which force has the most roles").answers == ()
