"""Questions about lines of report: by rank, by titles in the plural, and where there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .questions.graphs import asker, fixture_text, from_trig

MARINE, CUSTODY = "003_marine.txt", "007_custody.txt"
STAFF = """
<https://example.org/g> { ?role remit:directReports "four constables" . }
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asker(from_trig(fixture_text()), tmp_path_factory.mktemp("index")) as opened:
        yield opened


def test_an_indefinite_rank_is_the_rank_and_not_the_one_role_that_holds_it(ask: Asker) -> None:
    said = ask.ask("which roles report to a constable").understood
    assert said == "roles that report to any of the roles that have the rank Constable"
    assert ask.ask("which roles report to the custody constable").understood == (
        "roles that report to Custody Officer"
    )


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("what do custody officers do", "what does the custody officer do"),
        ("who supervises custody officers", "who supervises the custody officer"),
        ("who is in charge of custody officers", "who manages the custody officer"),
    ],
)
def test_a_whole_title_in_the_plural_is_the_role(ask: Asker, plural: str, single: str) -> None:
    assert ask.ask(plural).understood == ask.ask(single).understood
    assert ask.ask(plural).answers == ask.ask(single).answers


@pytest.mark.parametrize(
    "question",
    [
        "which roles have nobody above them",
        "which posts have no reporting line",
        "which roles are at the top of the reporting line",
        "who reports to nobody",
    ],
)
def test_roles_without_a_line_of_report_are_found(ask: Asker, question: str) -> None:
    assert [a.documents for a in ask.ask(question).answers] == [(CUSTODY,)]


def test_staff_that_a_field_names_is_staff(tmp_path_factory: pytest.TempPathFactory) -> None:
    role = "<https://w3id.org/remit/id/role/barchester/custody/custody-officer>"
    text = fixture_text()
    assert role in text
    with asker(
        from_trig(text + STAFF.replace("?role", role)), tmp_path_factory.mktemp("staff")
    ) as ask:
        found = ask.ask("which described roles manage staff")
        assert [a.documents for a in found.answers] == [(CUSTODY,)]
        none = ask.ask("which roles have nobody reporting to them")
        assert len(none.answers) == 3
        assert CUSTODY not in {name for a in none.answers for name in a.documents}
        assert "duties may" in none.notes[0]


def test_a_field_that_names_a_role_says_nothing_of_its_duties(ask: Asker) -> None:
    reply = ask.ask("who handles custody officers")
    assert CUSTODY not in {name for a in reply.answers for name in a.documents}


@pytest.mark.parametrize(
    "question",
    [
        "who reports to whom",
        "which role reports to which",
        "list the reporting lines",
        "who does each role report to",
        "list all roles and who they report to",
    ],
)
def test_reporting_lines_are_told_from_role_to_manager(ask: Asker, question: str) -> None:
    reply = ask.ask(question)
    assert reply.understood == "the manager of all roles"
    told = {answer.label: answer.value for answer in reply.answers}
    assert told == {
        "Custody Officer": "manager: –",
        "Detective Sergeant IDT/ FISU": "manager: DI Intel",
        "Detective Sergeant – Undercover Unit": "manager: Detective Inspector – Undercover Unit",
        "Detective Sergeant, Marine Team": "manager: Detective Inspector, Marine Team",
    }


def test_what_roles_need_is_what_any_of_them_needs_and_of_all_what_they_share(ask: Asker) -> None:
    any_ = ask.ask("what do sergeants need")
    assert "requirements that any of the roles" in str(any_.understood)
    every = ask.ask("what do all sergeants need")
    assert "requirements common to all roles" in str(every.understood)
    shared = {a.label for a in every.answers}
    assert shared
    assert shared < {a.label for a in any_.answers}
    assert ask.ask("which Acts do the roles need").understood == "Acts that any role requires"


def test_an_amount_is_no_number_of_people(ask: Asker) -> None:
    paid = ask.ask("roles with a salary above 40000")
    assert paid.understood == "roles that pay more than 40,000"
    assert not paid.answers
    counted = ask.ask("which roles manage more than 3").understood
    assert counted == ask.ask("which roles manage more than 3 people").understood
