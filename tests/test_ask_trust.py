"""What makes an answer trustworthy: its reason, its words, and refusal where nothing is certain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.graph.asking.engine import Asker
from remit.graph.store import Graph

from .building import clerk, made, write
from .knowledge import samples
from .questions.graphs import asker, fixture_text, from_trig


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asker(from_trig(fixture_text()), tmp_path_factory.mktemp("index")) as opened:
        yield opened


def test_an_inferred_answer_names_its_rule_and_what_it_rests_on(ask: Asker) -> None:
    reply = ask.ask("which roles require RIPA knowledge")
    assert [a.stated for a in reply.answers] == [True, True, False]
    inferred = reply.answers[-1]
    assert inferred.why is not None
    assert "knowledge of a subject is knowledge of the law it rests on" in inferred.why
    assert "“Knowledge of undercover legislation.”" in inferred.why
    assert [e.quote for e in inferred.evidence] == ["Knowledge of undercover legislation."]


def test_a_statement_of_a_profile_carries_its_quote(ask: Asker) -> None:
    for answer in ask.ask("who needs a driving licence").answers:
        assert answer.evidence
        assert all(e.document in answer.documents for e in answer.evidence)


def test_what_comes_from_the_reference_data_says_so(ask: Asker) -> None:
    for answer in ask.ask("which forces does BSOU CTP cover").answers:
        assert answer.why == "from the reference data, not from a document"
        assert answer.evidence == ()


def test_what_was_found_by_words_says_so(ask: Asker) -> None:
    (answer,) = ask.ask("who debriefs the crew").answers
    assert answer.why == "found by words"
    assert "debrief" in answer.evidence[0].quote


def test_a_no_about_a_complete_list_is_a_real_no_and_gives_the_list(ask: Asker) -> None:
    (answer,) = ask.ask("is Felpersham covered by BSOU CTP").answers
    assert answer.why is not None
    assert "is complete: Barchester Constabulary, Borsetshire Police" in answer.why


@pytest.mark.parametrize(
    "question",
    [
        "why is Felpersham not covered by BSOU CTP",
        "why isn't Felpersham in the list of forces for BSOU CTP",
        "why is Felpersham missing from the list of forces of BSOU CTP",
    ],
)
def test_why_something_is_not_on_a_complete_list_gives_the_list(ask: Asker, question: str) -> None:
    (answer,) = ask.ask(question).answers
    assert "Felpersham" in answer.label
    assert "is complete: Barchester Constabulary, Borsetshire Police" in str(answer.why)


def test_a_no_about_profiles_means_that_none_says_so(ask: Asker) -> None:
    (answer,) = ask.ask("is a pilot's licence essential for any role").answers
    assert answer.why is not None
    assert "no profile says so" in answer.why
    assert "4 profiles" in answer.why


def test_not_means_that_the_profile_does_not_say_so(ask: Asker) -> None:
    reply = ask.ask("which roles do not need PIP2")
    assert any("does not say so" in note for note in reply.notes)


def test_none_is_an_answer_and_says_what_was_searched(ask: Asker) -> None:
    reply = ask.ask("which roles require a pilot's licence")
    assert not reply.refused
    assert reply.answers == ()
    assert "4 profiles" in " ".join(reply.notes)


@pytest.mark.parametrize(
    "question", ["which roles require Tier 5", "posts that need powerboat handling"]
)
def test_what_none_requires_is_shown_where_it_is_desirable(ask: Asker, question: str) -> None:
    reply = ask.ask(question)
    assert reply.answers == ()
    assert any("1 profile has it as desirable" in note for note in reply.notes)
    (wished,) = reply.desirable
    assert wished.documents == ("003_marine.txt",)
    assert wished.why is not None
    assert wished.why.endswith("desirable")
    assert wished.evidence
    assert reply.as_json()["desirable"][0]["label"] == wished.label
    assert reply.as_json()["answers"] == []


def test_what_some_role_requires_is_not_said_to_be_desirable(ask: Asker) -> None:
    reply = ask.ask("which roles require PIP2")
    assert reply.desirable == ()
    assert "desirable" not in reply.as_json()


def test_a_no_names_the_profiles_where_it_is_desirable(ask: Asker) -> None:
    (no,) = ask.ask("is Tier 5 essential for any role").answers
    assert no.value is False
    assert "1 profile has it as desirable" in str(no.why)
    (own,) = ask.ask("does the marine team DS need Tier 5").answers
    assert own.value is False
    assert "desirable only" in str(own.why)
    assert own.evidence


def test_nobody_is_silent_where_a_profile_mentions_it(ask: Asker) -> None:
    (note,) = ask.ask("which roles require a psychological assessment").notes
    assert "none requires it; 1 mentions it" in note
    (both,) = ask.ask("which roles need PIP2 and the PND").notes
    assert "none says all of this" in both


def test_the_question_is_said_back_from_its_meaning(ask: Asker) -> None:
    ways = [
        "which roles require PIP2",
        "Who needs PIP level 2?",
        "show me the posts that call for PIP 2, please",
        "PIP2 is needed for which jobs?",
    ]
    assert {ask.ask(way).understood for way in ways} == {"roles that require PIP2"}


@pytest.mark.parametrize(
    ("question", "typo", "read"),
    [
        ("wich roles need PIP2", "wich", "which"),
        ("which roles requier PIP2", "requier", "require"),
        ("who needs a drivng licence", "drivng", "driving"),
        ("which roles use the Coastwatch Regster", "regster", "register"),
    ],
)
def test_a_typo_is_read_through_and_said(ask: Asker, question: str, typo: str, read: str) -> None:
    reply = ask.ask(question)
    assert reply.answers
    assert f"“{typo}” was read as “{read}”" in reply.notes


def test_a_role_that_may_be_several_is_asked_back(ask: Asker) -> None:
    reply = ask.ask("what does the detective sergeant need")
    assert reply.refused
    assert "may mean several things" in reply.refusal
    assert "Detective Sergeant – Undercover Unit" in reply.refusal
    assert reply.suggestions
    assert all(ask.ask(offered).answers for offered in reply.suggestions)


def test_a_short_form_of_two_laws_is_asked_back(ask: Asker) -> None:
    reply = ask.ask("which roles need POCA")
    assert reply.refused
    assert "Proceeds of Crime Act 2002" in reply.refusal
    assert "Protection of Children Act 1978" in reply.refusal


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("what's the weather tomorrow", "tomorrow"),
        ("delete all roles", "delete"),
        ("how tall is the undercover DS", "tall"),
        ("which roles need RIPA in Wales", "wales"),
        ("which roles need RIPA in Wares", "wares"),
        ("who does the harbour master report to", ""),
        ("which roles are happy", "happy"),
        ("", ""),
        ("which", ""),
        ("SELECT * WHERE { ?s ?p ?o }", "select"),
    ],
)
def test_what_is_not_understood_is_refused_with_questions_that_work(
    ask: Asker, question: str, word: str
) -> None:
    reply = ask.ask(question)
    assert reply.refused
    assert reply.refusal
    assert word in reply.refusal
    assert reply.answers == ()
    assert reply.suggestions
    assert all(ask.ask(offered).answers for offered in reply.suggestions)


def test_a_requirement_that_is_expressly_not_made_is_not_one(ask: Asker) -> None:
    assert ask.ask("which roles need a psychological assessment").answers == ()


def test_each_phrase_tells_how_it_was_found(ask: Asker) -> None:
    reply = ask.ask("which roles need RIPA")
    read = "Regulation of Investigatory Powers Act 2000"
    assert ("ripa", read, "by another name") in reply.words


def test_an_anaphor_behind_a_comma_is_read(ask: Asker) -> None:
    named = ask.ask("The undercover DS: who is their manager?")
    assert [a.label for a in named.answers] == ["Detective Inspector – Undercover Unit"]


def test_the_subject_of_an_experience_is_not_taken_for_another_condition(ask: Asker) -> None:
    said = ask.ask("which roles need experience of managing staff").understood
    assert "have staff" not in str(said)


def test_what_is_for_a_person_to_judge_is_refused_as_such(ask: Asker) -> None:
    assert "for you to judge" in ask.ask("should I apply for the undercover post").refusal


@pytest.mark.parametrize(
    "question",
    [
        "list all roles",
        "which roles need RIPA",
        "which roles have the rank of inspector or sergeant",
        "which roles do not require a driving licence",
    ],
)
def test_the_query_that_is_shown_finds_the_very_roles_of_the_answer(
    ask: Asker, question: str
) -> None:
    reply = ask.ask(question)
    rows = from_trig(fixture_text()).select(str(reply.sparql))
    assert reply.answers
    assert {a.iri for a in reply.answers} == {str(row[0].value) for row in rows}  # type: ignore[union-attr]


def test_roles_that_are_only_named_are_left_out_and_counted(ask: Asker) -> None:
    every = from_trig(fixture_text()).select(
        "SELECT DISTINCT ?x { ?x a <https://w3id.org/remit/ns#Role> }"
    )
    reply = ask.ask("how many roles are there")
    (answer,) = reply.answers
    left = len(every) - int(str(answer.value))
    assert left > 1
    said = "are only named, without a profile of their own, and left out"
    assert reply.notes == (f"{left} more {said}",)


def test_all_requirements_are_listed_in_their_own_words(ask: Asker) -> None:
    reply = ask.ask("list all requirements")
    assert reply.answers
    assert not any("://" in answer.label for answer in reply.answers)
    assert all(answer.evidence and answer.documents for answer in reply.answers)


def test_an_answer_on_all_roles_says_of_which_of_them_it_only_follows() -> None:
    with Graph.open(samples()) as graph, Asker(graph.select, graph.folder) as asker:
        (answer,) = asker.ask("does every detective sergeant require RIPA").answers
        (stated,) = asker.ask("does every detective sergeant need a driving licence").answers
    assert (answer.value, answer.stated) == (True, False)
    assert answer.why is not None
    assert "it only follows for Detective Sergeant – Undercover Unit (" in answer.why
    assert (stated.value, stated.stated, stated.why) == (True, True, None)


def test_roles_called_alike_in_several_forces_are_told_apart(tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    one = clerk("Records Clerk", "Unit: Registry")
    posts = {f"{n}.txt": f"Employer: {n} Borough Council\n{one}" for n in range(15)}
    made(graph, write(tmp_path / "posts", posts))
    with Graph.open(graph) as opened, Asker(opened.select, opened.folder) as asker:
        asked_back = asker.ask("who does the Records Clerk report to")
        assert asked_back.refusal is not None
        assert "; Records Clerk, Registry, 2 Borough Council; " in asked_back.refusal
        assert asked_back.refusal.endswith("; and 7 more")
        whole = "who does the Records Clerk, Registry, 1 Borough Council report to"
        assert whole in asked_back.choices
        for choice in asked_back.choices:
            assert [answer.label for answer in asker.ask(choice).answers] == ["Records Manager"]


def test_questions_are_offered_of_roles_that_are_called_like_no_other(tmp_path: Path) -> None:
    graph, unit = tmp_path / "graph", "Unit: Registry"
    posts = {f"{n}.txt": clerk("Records Clerk", unit, manager=f"Chief {n}") for n in range(15)}
    posts["z.txt"] = clerk("Tide Reader", unit)
    made(graph, write(tmp_path / "posts", posts))
    with Graph.open(graph) as opened, Asker(opened.select, opened.folder) as asker:
        assert "who does the Tide Reader report to" in asker.ask("abracadabra").suggestions
