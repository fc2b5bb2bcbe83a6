"""Each kind of question, asked of a graph of invented forces and roles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.answer import Reply
from remit.graph.asking.engine import Asker

from .questions.graphs import asker, fixture_text, from_trig
from .replies import documents

UNDERCOVER, MARINE, FISU = "000_undercover.txt", "003_marine.txt", "004_fisu.txt"
CUSTODY = "007_custody.txt"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asker(from_trig(fixture_text()), tmp_path_factory.mktemp("index")) as opened:
        yield opened


def labels(reply: Reply) -> set[str]:
    return {answer.label for answer in reply.answers}


@pytest.mark.parametrize(
    ("question", "stated", "inferred"),
    [
        ("which roles require RIPA knowledge", {MARINE, FISU}, {UNDERCOVER}),
        ("who must know the Harbours Act", {MARINE}, set()),
        ("Which posts need a PIP level 2 qualification?", {MARINE}, set()),
        ("which posts need PIP1", {CUSTODY}, {MARINE}),
        ("for which jobs is an advanced driver desirable", {MARINE}, set()),
        ("which roles need RIPA and a driving licence but not PIP2", {FISU}, {UNDERCOVER}),
        ("which roles need neither a driving licence nor RIPA", {CUSTODY}, set()),
        ("roles that need the Coastwatch Register or the PND", {MARINE, FISU}, set()),
        ("which roles are on call", {UNDERCOVER, FISU}, set()),
        ("who uses the CWR", {MARINE}, set()),
        ("who enforces the Harbours Act", {MARINE}, set()),
        ("which roles mention NIM", {FISU}, set()),
        ("which posts report to a DI", {UNDERCOVER, MARINE, FISU}, set()),
        ("list the roles in BSOU", {UNDERCOVER, MARINE, FISU, CUSTODY}, set()),
        ("BSOU CTP sergeants", {FISU}, set()),
        ("which roles are not in the undercover unit", {MARINE, FISU, CUSTODY}, set()),
        ("who briefs the crew", {MARINE}, set()),
        ("who deals with harbour masters", {MARINE}, set()),
        ("which roles are constables", {CUSTODY}, set()),
        ("which profiles have spelling mistakes", {MARINE}, set()),
        ("which profiles cite superseded law", {CUSTODY}, set()),
        ("which role needs the most qualifications", {MARINE, CUSTODY}, set()),
        ("who needs management vetting", {UNDERCOVER}, set()),
        ("who needs at least 3 qualifications", set(), set()),
        ("which roles have no manager", {CUSTODY}, set()),
        ("which roles do not need RIPA", {UNDERCOVER, CUSTODY}, set()),
        ("which roles neither use a system nor need PIP1", {UNDERCOVER}, set()),
        ("which role has the second fewest qualifications", {MARINE, CUSTODY}, set()),
        ("which roles have the same rank as the undercover DS", {MARINE, FISU}, set()),
        ("which roles have no desirable criteria at all", {UNDERCOVER, FISU}, set()),
        (
            "I hold PIP2 and a driving licence: which posts could I apply for?",
            {UNDERCOVER, MARINE, FISU},
            set(),
        ),
    ],
)
def test_roles_are_found_by_what_their_profiles_say(
    ask: Asker, question: str, stated: set[str], inferred: set[str]
) -> None:
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    assert documents(reply) == stated
    assert documents(reply, stated=False) == inferred


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("who does the undercover DS report to", {"Detective Inspector – Undercover Unit"}),
        ("who is the boss of the marine team sergeant", {"Detective Inspector, Marine Team"}),
        ("who are the direct reports of DI Intel", {"Detective Sergeant IDT/ FISU"}),
        ("who do the roles that need PIP2 report to", {"Detective Inspector, Marine Team"}),
        ("which forces does BSOU CTP cover", {"Borsetshire Police", "Barchester Constabulary"}),
        ("which forces are in BSOU but not in BSOU CTP", {"Felpersham Police"}),
        ("who leads the undercover unit", {"Borsetshire Police"}),
        ("which units cover Felpersham", {"Borset Special Operations Unit", "Undercover Unit"}),
        ("what rank is the undercover DS", {"Sergeant"}),
        ("what rank does the FISU sergeant report to", {"Inspector"}),
        ("what systems does the FISU sergeant use", {"Police National Database"}),
        ("what is desirable for the marine team DS", {"Tier 5 interview manager", "advanced driver", "powerboat handling"}),
        ("which vetting does the undercover DS need", {"Management Vetting"}),
        ("what competencies does the marine sergeant need", {"We take ownership"}),
        ("where is the undercover DS based", {"Borchester"}),
        ("what are the hours of the FISU sergeant", {"Monday to Friday"}),
        ("show the chain of command above the FISU sergeant", {"DI Intel"}),
        ("what does FISU stand for", {"Fixed Intelligence Support Unit"}),
        ("which Acts are superseded", {"Data Protection Act 1998"}),
        ("what superseded the Data Protection Act 1998", {"Data Protection Act 2018"}),
        ("which legislation is needed by exactly one role", {"Harbours Act 1964", "Data Protection Act 1998", "data protection", "undercover legislation"}),
        ("which legislation do two roles need", {"Regulation of Investigatory Powers Act 2000"}),
        ("which unit covers the most forces", {"Borset Special Operations Unit", "Undercover Unit"}),
        ("could I go for the custody officer post with PIP2 and RIPA", {"first aid", "Data Protection Act 1998"}),
        ("what is the marine sergeant's boss called", {"Detective Inspector, Marine Team"}),
        ("could a DC with RIPA go for the custody officer post", {"rank", "first aid", "PIP1", "Data Protection Act 1998"}),
        ("how many forces does each regional unit cover", {"Borset Special Operations Unit", "Counter Terrorism Policing Borset"}),
        ("what else is BRUU called", {"BRUU"}),
        ("which Act does RIPA refer to", {"Regulation of Investigatory Powers Act 2000"}),
        ("lead force of the unit of the undercover DS", {"Borsetshire Police"}),
        ("what requirements are unique to the custody officer", {"first aid", "Data Protection Act 1998"}),
        ("which forces does BSOU cover that BSOU CTP does not", {"Felpersham Police"}),
        ("which ranks outrank an inspector", {"Chief Inspector", "Superintendent"}),
        ("list the forces", {"Borsetshire Police", "Barchester Constabulary", "Felpersham Police"}),
        ("what law does the marine team sergeant have to know", {"Regulation of Investigatory Powers Act 2000", "Harbours Act 1964"}),
        ("what is the purpose of the custody officer", {"To look after the people who are held in the suite."}),
        ("Who is above the FISU sergeant in the chain of command?", {"DI Intel"}),
    ],
)  # fmt: skip
def test_things_are_named(ask: Asker, question: str, wanted: set[str]) -> None:
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    assert labels(reply) == wanted


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many roles need a driving licence", 3),
        ("do all posts in BSOU CTP need a driving licence", True),
        ("do all posts in BSOU need a driving licence", False),
        ("how many forces does the undercover unit cover", 3),
        ("by how many forces is BSOU bigger than BSOU CTP", 1),
        ("how many more forces does BSOU CTP cover than the undercover unit", -1),
        ("what percentage of roles need a driving licence", 75.0),
        ("is Felpersham covered by BSOU CTP", False),
        ("does BSOU cover Felpersham", True),
        ("does the undercover DS need RIPA", True),
        ("is PIP2 essential for any role", True),
        ("is Tier 5 essential for any role", False),
        ("do all sergeants need a driving licence", True),
        ("do all sergeants need PIP2", False),
        ("does the custody officer report to DI Intel", False),
        ("is the Data Protection Act 1998 still in force", False),
        ("is the marine team sergeant on call", False),
        ("are there any spelling mistakes in the profiles", True),
        ("is powerboat handling essential or desirable for the marine team DS", "desirable"),
    ],
)
def test_a_count_or_a_yes_or_no_is_one_value(
    ask: Asker, question: str, value: bool | int | str
) -> None:
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    assert [a.value for a in reply.answers] == [value]
    assert isinstance(reply.answers[0].value, type(value))


def test_two_roles_are_held_against_each_other(ask: Asker) -> None:
    differing = ask.ask("how does the undercover DS differ from the marine team DS")
    assert {"PIP2", "undercover legislation", "Harbours Act 1964"} <= labels(differing)
    assert "driving licence" not in labels(differing)
    shared = ask.ask("what do the undercover DS and the marine team DS have in common")
    assert labels(shared) == {"driving licence", "Regulation of Investigatory Powers Act 2000"}


def test_a_gap_runs_from_what_is_held_to_what_is_wanted(ask: Asker) -> None:
    reply = ask.ask("what would the undercover DS still need for the marine team")
    assert {"PIP2", "Harbours Act 1964", "Coastwatch Register"} <= labels(reply)
    assert not {"driving licence", "on-call rota"} & labels(reply)
    assert {a.why for a in reply.answers if a.label == "advanced driver"} == {"desirable"}


def test_the_words_that_say_so_are_shown(ask: Asker) -> None:
    reply = ask.ask("where does it say that the FISU sergeant needs the PND")
    (item,) = reply.answers[0].evidence
    assert item.quote == "This post calls for use of the police national database."
    assert item.document == FISU
    assert item.section == "Entry Requirements"
    assert item.end is not None
    assert item.start is not None
    assert item.end - item.start == len(item.quote)


def test_requirements_are_listed_in_the_order_of_the_profile(ask: Asker) -> None:
    found = [a.label for a in ask.ask("what does the marine team DS need?").answers if a.stated]
    assert found[:3] == ["PIP2", "Regulation of Investigatory Powers Act 2000", "Harbours Act 1964"]
    assert "Tier 5 interview manager" not in found


def test_requirements_are_counted_and_those_of_each_role(ask: Asker) -> None:
    (count,) = ask.ask("how many requirements are there").answers
    each = ask.ask("how many requirements does each role have").answers
    not_required = 1  # one requirement of the graph is expressly none
    assert count.value == sum(int(a.value or 0) for a in each) + not_required
    assert "://" not in str(count.why)
    desirable = ask.ask("how many desirable requirements does each role have").answers
    assert {a.value for a in desirable if MARINE in a.documents} != {0}
    assert {a.value for a in desirable if UNDERCOVER in a.documents} == {0}


def test_the_commonest_is_counted_in_the_degree_that_is_asked_for(ask: Asker) -> None:
    common = ask.ask("what are the most common requirements")
    wished = ask.ask("what are the most common desirable requirements")
    assert {"Tier 5 interview manager", "advanced driver", "powerboat handling"} <= labels(wished)
    assert not labels(common) & labels(wished)


def test_a_word_for_law_is_any_item_of_it(ask: Asker) -> None:
    assert documents(ask.ask("which roles cite an Act")) == {MARINE, FISU, CUSTODY}
    assert documents(ask.ask("which jobs need no qualifications")) == {UNDERCOVER, FISU}


def test_a_rank_is_shown_as_the_document_words_it(ask: Asker) -> None:
    (rank,) = ask.ask("what rank is the undercover DS").answers
    assert rank.label == "Sergeant"
    assert [rank.value] == [item.quote for item in rank.evidence]


def test_the_fewest_are_looked_for_among_what_documents_speak_of(ask: Asker) -> None:
    counts = {a.label: a.value for a in ask.ask("how many forces does each unit cover").answers}
    (fewest,) = ask.ask("which unit covers the fewest forces").answers
    assert 0 in counts.values()
    assert fewest.value == min(n for n in counts.values() if isinstance(n, int) and n > 0)
