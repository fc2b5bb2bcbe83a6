"""What keeps an answer from being a guess: words that nothing reads, and what is supposed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker
from remit.graph.store import Graph

from .building import made
from .gold import PROFILES


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder = tmp_path_factory.mktemp("three") / "graph"
    made(folder, *sorted(PROFILES.glob("10?-*.txt")))
    with Graph.open(folder) as graph, Asker(graph.select, graph.folder) as opened:
        yield opened


def _documents(ask: Asker, question: str) -> list[str]:
    return sorted(name[:4] for a in ask.ask(question).answers for name in a.documents)


def test_a_question_that_supposes_what_no_profile_has_is_refused(ask: Asker) -> None:
    reply = ask.ask(
        "To whom does the inspector who manages the Intelligence Development team report?"
    )
    assert reply.refused
    assert reply.refusal is not None
    assert "supposes" in reply.refusal


def test_what_is_needed_for_a_role_that_no_profile_has_is_refused(ask: Asker) -> None:
    reply = ask.ask("Which qualifications do the roles in CTP that use Athena need?")
    assert reply.refused
    assert "supposes" in (reply.refusal or "")


@pytest.mark.parametrize(
    "question", ["is there a probation period?", "is there a medical assessment?"]
)
def test_whether_there_is_something_asks_whether_any_role_has_it(ask: Asker, question: str) -> None:
    (answer,) = ask.ask(question).answers
    assert answer.value is True
    assert answer.evidence


def test_where_one_may_be_sent_is_where_one_may_have_to_work(ask: Asker) -> None:
    assert _documents(ask, "who can be sent anywhere in the country?") == ["102-", "103-"]


@pytest.mark.parametrize(
    "question",
    [
        "Which manager supervises the role that uses the PND?",
        "who is the boss of the sergeant that has to use the PND",
        "who's the line manager of the sergeant that uses the Police National Database?",
    ],
)
def test_who_manages_the_user_of_a_system_need_not_use_it(ask: Asker, question: str) -> None:
    (answer,) = ask.ask(question).answers
    assert answer.label == "Detective Inspector Intel"


def test_managers_of_a_rank_are_still_told_by_it(ask: Asker) -> None:
    understood = str(ask.ask("which managers have the rank of inspector").understood)
    assert "have the rank Inspector" in understood


def test_what_is_asked_for_under_a_condition_is_told_apart(ask: Asker) -> None:
    answers = ask.ask("Which roles need business insurance?").answers
    why = {a.documents[0][:4]: a.why for a in answers}
    assert why["101-"] is None
    assert "under a condition" in (why["103-"] or "")
    (said,) = ask.ask("Does the FIMU sergeant need business insurance?").answers
    assert said.value is True
    assert "under a condition" in (said.why or "")


def test_what_a_condition_supposes_is_not_asked_for(ask: Asker) -> None:
    assert _documents(ask, "Which roles need their own car?") == ["101-"]


@pytest.mark.parametrize("question", ["any jobs working with informants?", "who needs informants"])
def test_a_word_for_a_person_is_not_found_by_what_its_stem_means_elsewhere(
    ask: Asker, question: str
) -> None:
    assert all(a.value is False for a in ask.ask(question).answers)


def test_a_rank_is_not_found_inside_a_higher_one(ask: Asker) -> None:
    (answer,) = ask.ask("Do any constables appear in the profiles?").answers
    assert answer.value is False


def test_knowledge_is_not_carried_on_to_a_licence(ask: Asker) -> None:
    question = "How many roles ask for knowledge of RIPA as well as a driving licence?"
    assert [a.value for a in ask.ask(question).answers] == [3]


def test_the_words_of_one_passage_answer_what_no_form_reads(ask: Asker) -> None:
    question = "Which of the roles involve responsibility for intelligence product?"
    reply = ask.ask(question)
    assert _documents(ask, question) == ["103-"]
    assert any("together in passages" in note for note in reply.notes)
    assert not ask.ask("Which of the roles involve responsibility for falconry product?").answers


def test_words_that_weigh_what_is_asked_are_never_left_aside(ask: Asker) -> None:
    assert ask.ask("Tallest building: undercover or CTP?").refused
    (answer,) = ask.ask("Biggest patch: the undercover unit or ERSOU CTP?").answers
    assert answer.label == "Eastern Region Undercover Unit"


@pytest.mark.parametrize(
    ("question", "value"),
    [("vetting for fimu y/n", True), ("Kent part of CTP - yes or no", False)],
)
def test_a_question_that_ends_in_yes_or_no_is_answered_so(
    ask: Asker, question: str, value: bool
) -> None:
    assert [a.value for a in ask.ask(question).answers] == [value]


def test_of_two_things_the_one_with_more_is_named(ask: Asker) -> None:
    (answer,) = ask.ask("Which covers fewer forces, the undercover unit or ERSOU CTP?").answers
    assert (answer.label, answer.value) == ("ERSOU Counter Terrorism Policing", 6)


def test_one_thing_is_left_out_by_name(ask: Asker) -> None:
    question = "Apart from the FIMU sergeant, which roles have to hold a driving licence?"
    assert _documents(ask, question) == ["101-", "102-"]
    forces = [a.label for a in ask.ask("All forces in the undercover unit bar Kent?").answers]
    assert len(forces) == 6
    assert not any("Kent" in label for label in forces)


def test_what_someone_lacks_is_not_taken_for_held(ask: Asker) -> None:
    reply = ask.ask("I have RIPA knowledge and a driving licence but no PIP2. What can I go for?")
    assert sorted({n[:4] for a in reply.answers for n in a.documents}) == ["101-", "103-"]


def test_a_role_that_is_one_of_two_asked_about_is_no_subject_of_need(ask: Asker) -> None:
    question = "Which sergeant uses the PND, the FIMU one or the organised crime one?"
    assert _documents(ask, question) == ["103-"]


def test_the_staff_of_each_role_is_no_number_of_roles(ask: Asker) -> None:
    reply = ask.ask("How many people does each role manage?")
    assert reply.understood == "how many people each role manages"
    said = {a.documents[0][:4]: a.value for a in reply.answers}
    assert said == {
        "101-": "Management of officers and staff",
        "103-": "Leads a team of IDT/FIMU Officers/staff",
    }
