"""Staff that a form only counts, and what no field gives: answered from the words, never "none"."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.answer_staff import AS_ITS_FORM_SAYS
from remit.graph.asking.engine import Asker
from remit.graph.store import Graph

from .building import made, write

PROFILES = {
    "patrol.txt": """Northmoor Police
Role title: Patrol Sergeant
Rank: Sergeant
Department: Local Policing
Reports to: Patrol Inspector
Direct reports: 8 x Constable, 1 x PCSO

Purpose of the role
Lead a response team and drive marked vehicles.

Essential criteria
- Substantive Sergeant.
- A degree in law.
""",
    "custody.txt": """Northmoor Police
Role title: Custody Sergeant
Rank: Sergeant
Department: Custody
Reports to: Custody Inspector
Responsible for: 12 Detention Officers

Purpose of the role
Run the suite under the Police and Criminal Evidence Act 1984.

Key responsibilities
- Manage detention officers and constables on attachment.

Essential criteria
- First aid training.
""",
    "crime.txt": """Northmoor Police
Role title: Detective Inspector, Major Crime
Rank: Detective Inspector
Department: Major Crime
Reports to: Head of Crime
Number of direct reports: 4 DS, 14 DC and two clerks

Essential criteria
- PIP 3
""",
    "analyst.txt": """Northmoor Police
Role title: Intelligence Analyst
Department: Intelligence
Reports to: Senior Analyst

Key responsibilities
- Supervise a small team of volunteers and their staff.
- Work with constables to manage risk.
- Graded as W8 in the interim.

Essential criteria
- BSc in criminology
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder = tmp_path_factory.mktemp("staff")
    made(folder / "graph", write(folder / "profiles", PROFILES))
    with Graph.open(folder / "graph") as graph, Asker(graph.select, graph.folder) as opened:
        yield opened


def labels(ask: Asker, question: str) -> list[str]:
    return [answer.label for answer in ask.ask(question).answers]


CRIME, CUSTODY = "Detective Inspector, Major Crime", "Custody Sergeant"
PATROL, ANALYST = "Patrol Sergeant", "Intelligence Analyst"


@pytest.mark.parametrize(
    ("question", "managers"),
    [
        ("who manages constables", [CUSTODY, CRIME, PATROL]),
        ("who do constables report to", [CUSTODY, CRIME, PATROL]),
        ("who supervises PCSOs", [PATROL]),
        ("who manages detention officers", [CUSTODY]),
        ("who manages detectives", [CRIME]),
        ("who manages detective constables", [CRIME]),
        ("which sergeants manage constables", [CUSTODY, PATROL]),
        ("which roles do not manage constables", [ANALYST]),
    ],
)
def test_staff_that_a_form_or_a_duty_names_has_its_managers(
    ask: Asker, question: str, managers: list[str]
) -> None:
    assert labels(ask, question) == managers


@pytest.mark.parametrize(
    "question",
    [
        "who would I be supervising as the Patrol Sergeant?",
        "who would I manage in the Patrol Sergeant job",
        "who reports to me as Patrol Sergeant",
    ],
)
def test_whom_one_would_manage_is_the_staff_of_the_post(ask: Asker, question: str) -> None:
    assert any("Constable" in label for label in labels(ask, question))


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("how many constables does the Patrol Sergeant manage", 8),
        ("how many people report to the Patrol Sergeant", 9),
        ("how many DCs does the Detective Inspector have", 14),
        ("how many clerks report to the Detective Inspector", 2),
        ("how many detention officers does the Custody Sergeant manage", 12),
        ("how many detention officers does the Patrol Sergeant manage", 0),
    ],
)
def test_staff_of_a_sort_is_counted_as_the_form_counts_it(
    ask: Asker, question: str, number: int
) -> None:
    (answer,) = ask.ask(question).answers
    assert answer.value == number
    assert answer.evidence


@pytest.mark.parametrize(
    ("question", "holds", "quote"),
    [
        ("does the Patrol Sergeant manage constables", True, "8 x Constable"),
        ("do any constables report to the Patrol Sergeant", True, "8 x Constable"),
        ("is anybody managed by the Patrol Sergeant", True, "8 x Constable"),
        ("does the Patrol Sergeant have staff", True, "8 x Constable"),
        ("does the Custody Sergeant manage detectives", False, "12 Detention Officers"),
        (
            "does the Intelligence Analyst manage anyone",
            True,
            "volunteers",
        ),
    ],
)
def test_yes_or_no_about_staff_rests_on_the_words_of_the_form(
    ask: Asker, question: str, holds: bool, quote: str
) -> None:
    (answer,) = ask.ask(question).answers
    assert answer.value is holds
    assert quote in answer.evidence[0].quote


def test_who_reports_to_a_role_is_what_its_form_says_where_no_profile_names_it(ask: Asker) -> None:
    for question in (
        "who reports to the Patrol Sergeant",
        "what staff does the Patrol Sergeant have",
    ):
        answers = ask.ask(question).answers
        assert ", ".join(answer.label for answer in answers) == "8 x Constable, 1 x PCSO"
        assert {answer.why for answer in answers} == {AS_ITS_FORM_SAYS}


def test_law_that_a_profile_only_speaks_of_is_shown_as_such(ask: Asker) -> None:
    reply = ask.ask("what legislation does the Custody Sergeant need to know")
    (answer,) = reply.answers
    assert answer.label == "Police and Criminal Evidence Act 1984"
    assert answer.why == "its profile speaks of it; no requirement is about it"


def test_a_value_that_no_field_gives_is_looked_for_in_the_text(ask: Asker) -> None:
    reply = ask.ask("what grade is the Intelligence Analyst")
    assert not reply.answers
    assert "Graded as W8 in the interim" in reply.notes[0]


def test_a_degree_in_a_subject_answers_for_a_degree(ask: Asker) -> None:
    assert PATROL in labels(ask, "which roles require a degree")


def test_words_in_quotation_marks_are_looked_for_as_written(ask: Asker) -> None:
    assert labels(ask, 'which profile says "response team"') == [PATROL]
    assert labels(ask, 'which profile says "respond team"') == []
    assert (
        ask.ask('does the Patrol Sergeant profile say "marked vehicles"').answers[0].value is True
    )
    assert ask.ask('who manages staff and says "marked vehicles" of the archive').refused


def test_the_highest_rank_is_that_of_a_role_with_a_profile_and_the_rest_is_said(ask: Asker) -> None:
    reply = ask.ask("which role has the highest rank")
    assert [answer.label for answer in reply.answers] == [CRIME]
    assert labels(ask, "which role carries the highest rank") == [CRIME]


def test_responsibilities_are_counted_by_role(ask: Asker) -> None:
    (answer,) = ask.ask("how many responsibilities does the Intelligence Analyst have").answers
    assert (answer.label, answer.value) == ("number of responsibilities", 3)
