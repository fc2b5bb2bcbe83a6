"""What no profile tells is not answered with something near it, and silence is no "no"."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.graph.asking.answer import Answer
from remit.graph.asking.engine import Asker
from remit.graph.store import Graph

from .building import made, write

INSPECTOR = """# Detective Inspector - Arson Desk

| Field | Detail |
|---|---|
| Force | Westmere Police |
| Role | Detective Inspector - Arson Desk |
| Rank | Detective Inspector |
| Unit | Arson Desk |
| Reports to | DCI Serious Crime |
| Direct reports | Detective Sergeant - Arson Desk |
| Hours | 38 per week |

## Requirements

| Requirement | Essential / Desirable |
|---|---|
| PIP Level 3 | Essential |
| Budget management | Desirable |
"""
SERGEANT = """# Detective Sergeant - Arson Desk

| Field | Detail |
|---|---|
| Force | Westmere Police |
| Role | Detective Sergeant - Arson Desk |
| Rank | Detective Sergeant |
| Unit | Arson Desk |
| Reports to | Detective Inspector - Arson Desk |

## Requirements

| Requirement | Essential / Desirable |
|---|---|
| PIP Level 2 | Essential |
"""
ADVERT = """INTERNAL VACANCY

Harbour Officer (Police Constable) x 2
Harbour Team, Neighbourhood Command

We want two constables for our small Harbour Team. You will look after the whole of the quay, stopping outboard theft, eel poaching and berth fraud.

You must
- hold a full manual driving licence
- be PIP1 accredited

It would be great if you
- know your way around Niche
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder = tmp_path_factory.mktemp("silence")
    texts = {"di.md": INSPECTOR, "ds.md": SERGEANT, "advert.txt": ADVERT}
    made(folder / "graph", write(folder / "profiles", texts))
    with Graph.open(folder / "graph") as graph, Asker(graph.select, graph.folder) as opened:
        yield opened


def _one(ask: Asker, question: str) -> Answer:
    (answer,) = ask.ask(question).answers
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "can a special constable apply for the switchboard job",
        "could a police constable put in for the harbour crime role",
        "can a civilian apply for the arson desk DI job",
        "is a volunteer eligible for the harbour officer job",
    ],
)
def test_who_may_apply_is_not_answered_by_what_a_role_is(ask: Asker, question: str) -> None:
    assert ask.ask(question).refused


def test_it_is_said_that_no_profile_tells_who_may_apply(ask: Asker) -> None:
    reply = ask.ask("can a civilian apply for the arson desk DI job")
    assert "who may apply" in reply.refusal


def test_for_whom_a_role_is_may_be_asked(ask: Asker) -> None:
    reply = ask.ask("is the arson desk DI open to police staff")
    assert reply.understood is not None
    assert "worker type police staff" in reply.understood


@pytest.mark.parametrize(
    "question",
    [
        "who is the boss of the boss of the DS",
        "who is the manager of the line manager of the detective sergeant",
        "who is the boss of the DS's boss",
        "who is the DS's boss's boss",
    ],
)
def test_one_above_another_is_read_alike_however_it_is_put(ask: Asker, question: str) -> None:
    assert "Detective Chief Inspector" in _one(ask, question).label


def test_a_field_of_one_above_another_is_read_alike(ask: Asker) -> None:
    assert _one(ask, "what rank is the boss of the boss of the DS").label == "Chief Inspector"


@pytest.mark.parametrize(
    "question",
    [
        "does the harbour officer get a car",
        "does the harbour officer receive a driving licence",
        "is the harbour officer given a car",
        "which roles get a car",
        "does the harbour officer come with a car",
    ],
)
def test_what_a_post_brings_is_not_what_it_needs(ask: Asker, question: str) -> None:
    assert ask.ask(question).refused


@pytest.mark.parametrize(
    "question",
    ["does the harbour officer need to get a driving licence", "which roles need a car licence"],
)
def test_what_one_needs_to_get_is_a_need(ask: Asker, question: str) -> None:
    assert [a.documents for a in ask.ask(question).answers] == [("advert.txt",)]


def test_where_a_field_of_that_kind_is_stated_it_is_shown(ask: Asker) -> None:
    answer = _one(ask, "is the arson desk DI full time?")
    assert (answer.label, answer.value) == ("not stated", False)
    assert answer.why is not None
    assert "hours: 38 per week" in answer.why
    assert "nothing says “full time”" in answer.why
    assert "38 per week" in [one.quote for one in answer.evidence]


def test_another_value_of_a_field_is_a_no_with_its_quote(ask: Asker) -> None:
    answer = _one(ask, "is the arson desk DI a sergeant")
    assert (answer.label, answer.value, answer.why) == ("no", False, "rank: Inspector")
    assert answer.evidence


@pytest.mark.parametrize(
    "question",
    ["does the harbour officer have a line manager", "does the arson desk DI need a car licence"],
)
def test_where_nothing_is_stated_the_answer_says_so(ask: Asker, question: str) -> None:
    answer = _one(ask, question)
    assert (answer.label, answer.value) == ("not stated", False)


def test_a_line_manager_that_is_stated_is_a_yes(ask: Asker) -> None:
    assert _one(ask, "does the arson desk DI have a line manager").value is True


@pytest.mark.parametrize(
    "question",
    ["which roles deal with eel poaching", "does the harbour officer deal with eel poaching"],
)
def test_lines_on_which_no_statement_rests_are_searched_for_duties(
    ask: Asker, question: str
) -> None:
    answer = _one(ask, question)
    assert answer.value is not False
    assert answer.why == "found by words"
    assert "eel poaching" in answer.evidence[0].quote


def test_what_no_line_says_is_none(ask: Asker) -> None:
    assert not ask.ask("which roles deal with eel smuggling").answers


@pytest.mark.parametrize(
    "question",
    [
        "hiya, which jobs need PIP level 3",
        "Howdy! which jobs need PIP level 3",
        "evening all, which jobs need PIP level 3? thanks so much",
        "which jobs need PIP level 3, thanks for your help",
    ],
)
def test_greetings_and_thanks_are_no_part_of_a_question(ask: Asker, question: str) -> None:
    assert _one(ask, question).documents == ("di.md",)


NONE_ABOVE = "roles that are nowhere said to report to anyone"


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("which profiles don't say who the post reports to", NONE_ABOVE),
        ("which forms do not tell us who manages the job", NONE_ABOVE),
        ("who has no boss", NONE_ABOVE),
        ("which profiles never say where the job is based", "roles that are nowhere said to give a location"),
        ("which forms fail to say what the job pays", "roles that are nowhere said to give a salary"),
        (
            "which job descriptions don't tell you what hours you work",
            "roles that are nowhere said to give hours",
        ),
        ("which profiles say who the manager is", "roles that report to anyone"),
        ("who has a DCI for a boss", "roles that report to any of the roles that have the rank Detective Chief Inspector"),
    ],
)  # fmt: skip
def test_what_documents_leave_open_may_be_asked_in_a_clause(
    ask: Asker, question: str, understood: str
) -> None:
    assert ask.ask(question).understood == understood


def test_those_of_whose_manager_nothing_is_said_are_listed(ask: Asker) -> None:
    found = ask.ask("which profiles don't say who the post reports to")
    assert [answer.documents for answer in found.answers] == [("advert.txt",)]


@pytest.mark.parametrize(
    ("doubt", "question"),
    [
        ("I'm not certain", "who manages the DS"),
        ("I do not know", "which roles need PIP 3"),
        ("not sure", "which roles need PIP 3"),
    ],
)
def test_a_doubt_in_front_of_a_question_denies_nothing_of_it(
    ask: Asker, doubt: str, question: str
) -> None:
    plain = ask.ask(question).understood
    assert plain
    assert ask.ask(f"{doubt} {question}").understood == plain


@pytest.mark.parametrize(
    "question",
    [
        "which profiles don't like it when somebody asks who manages the DS",
        "how many forms do not ask who manages the DS",
    ],
)
def test_a_question_in_front_of_another_is_never_left_aside(ask: Asker, question: str) -> None:
    reply = ask.ask(question)
    assert reply.refused or not any("left aside" in note for note in reply.notes)


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("which roles, the inspectors excepted, report to anyone",
         "which roles other than the inspectors report to anyone"),
        ("which roles needn't have PIP 3", "which roles do not need PIP 3"),
        ("isn't PIP 3 needed by the arson desk DI", "is PIP 3 needed by the arson desk DI"),
        ("doesn't anyone need PIP 3", "does anyone need PIP 3"),
    ],
)  # fmt: skip
def test_a_denial_means_what_it_does_in_plainer_words(
    ask: Asker, question: str, plain: str
) -> None:
    meant = ask.ask(plain).understood
    assert meant
    assert ask.ask(question).understood == meant


def test_what_a_grade_is_short_for_points_at_no_role(tmp_path: Path) -> None:
    graded = SERGEANT.replace("| Rank | Detective Sergeant |", "| Grade | SO1 |")
    graded = graded.replace("Detective Sergeant - Arson Desk", "Arson Clerk")
    made(tmp_path / "graph", write(tmp_path / "profiles", {"clerk.md": graded}))
    with Graph.open(tmp_path / "graph") as graph, Asker(graph.select, graph.folder) as ask:
        assert ask.ask("list senior roles").refused
        assert _one(ask, "list SO1 roles").label == "Arson Clerk"


def test_a_number_is_passed_over_only_before_what_is_asked_for(ask: Asker) -> None:
    assert "PIP 3" in (ask.ask("which two roles need PIP 3").understood or "")
    assert ask.ask("which roles report to two inspectors").refused
    found = ask.ask("which roles belong to two forces")
    assert found.refused or "any force" not in (found.understood or "")


def test_a_word_of_a_title_may_be_spelt_in_either_way(tmp_path: Path) -> None:
    clerk = SERGEANT.replace("Detective Sergeant - Arson Desk", "Enquiry Clerk")
    made(tmp_path / "graph", write(tmp_path / "profiles", {"clerk.md": clerk}))
    with Graph.open(tmp_path / "graph") as graph, Asker(graph.select, graph.folder) as ask:
        for spelt in ("enquiry", "inquiry"):
            found = ask.ask(f"can the {spelt} clerk work from home")
            assert "Enquiry Clerk" in (found.understood or "")
