"""What is of a kind but not what is named, one level alone, degrees together, and whom titles mean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.graph.asking.engine import Asker

from .replies import built, documents, labels

POSTS = {
    "fleet.txt": (
        "Durham Constabulary\nRole title: Fleet Manager\nDepartment: Vehicle Workshops\n"
        "Reports to: Head of Estates\nVetting level: Recruitment Vetting\n\n"
        "Main duties\n- Keep the records of vehicles on Niche.\n\n"
        "Essential criteria\n- Knowledge of the Health and Safety at Work etc. Act 1974.\n\n"
        "Desirable criteria\n- Full driving licence.\n"
    ),
    "enquiry.txt": (
        "Durham Constabulary\nRole title: Licensing Enquiry Officer\nDepartment: Licensing Desk\n"
        "Reports to: Inspector, Moor Lane Response Team\nVetting level: Management Vetting and SC\n\n"
        "Main duties\n- Write clear reports of visits for the magistrates and the coroner.\n"
        "- Search records on PNC.\n- Chair the annual review of safety.\n\n"
        "Essential criteria\n- Knowledge of the Firearms Act 1968.\n- Full driving licence.\n\n"
        "Working arrangements\n- Hybrid, two days at home.\n"
    ),
    "range.txt": (
        "Durham Constabulary\nRole title: Range Officer\nDepartment: Moor Lane Response Team\n"
        "Reports to: Chief Instructor\nVetting level: Management Vetting\n"
        "Status: Police staff\n\n"
        "Main duties\n- Call applicants on home visits.\n- Attend the review of safety each year.\n\n"
        "Essential criteria\n- Knowledge of the Firearms Act 1968.\n"
    ),
}
FLEET, ENQUIRY, RANGE = POSTS


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("others"), POSTS) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("which roles need vetting other than management vetting", {FLEET, ENQUIRY}),
        ("which roles need vetting besides RV or MV", {ENQUIRY}),
        ("which roles need only management vetting", {RANGE}),
        ("which posts have MV and no other vetting", {RANGE}),
        ("which roles need RV and nothing higher", {FLEET}),
        ("which roles require management vetting as essential", {ENQUIRY, RANGE}),
        ("roles that need MV but a driving licence is not essential", {RANGE}),
        ("list posts that hold MV but no driving licence is essential", {RANGE}),
        ("who needs a driving licence, essential or desirable", {FLEET, ENQUIRY}),
        ("who needs a driving licence, even as desirable?", {FLEET, ENQUIRY}),
        ("roles asking for a driving licence, even if only desirable", {FLEET, ENQUIRY}),
        ("which roles use a system other than PNC", {FLEET}),
        ("which roles use any system", {FLEET, ENQUIRY}),
        ("which posts have an annual safety review", {ENQUIRY, RANGE}),
        ("which roles can work from home", {ENQUIRY}),
        ("posts which allow home working", {ENQUIRY}),
        ("who writes reports for the coroner", {ENQUIRY}),
    ],
)
def test_what_is_left_out_of_a_kind_and_in_which_degree_is_asked(
    asker: Asker, question: str, found: set[str]
) -> None:
    reply = asker.ask(question)
    assert not reply.refused, reply.refusal
    assert documents(reply) == found, reply.understood


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("is management vetting essential for the range officer", True),
        ("is vetting of the licensing enquiry officer MV", True),
        ("can the licensing enquiry officer work from home", True),
        ("does the fleet manager need vetting other than RV", False),
    ],
)
def test_a_level_of_vetting_is_essential_and_an_enquiry_is_written_as_the_title_has_it(
    asker: Asker, question: str, value: bool
) -> None:
    reply = asker.ask(question)
    assert [answer.value for answer in reply.answers] == [value], reply.understood


def test_a_manager_of_that_title_is_no_manager_of_what_the_title_begins_with(asker: Asker) -> None:
    assert "Head of Estates" in labels(asker.ask("who is the fleet manager's line manager"))
    reply = asker.ask("who is the fleet manager")
    assert "Fleet Manager" in labels(reply)
    assert "manage" not in (reply.understood or "")


def test_a_team_in_the_title_of_a_manager_is_the_team_and_not_the_manager(asker: Asker) -> None:
    assert documents(asker.ask("which roles are in the Moor Lane Response Team")) == {RANGE}
    assert labels(asker.ask("what vetting does the Moor Lane Response Team need")) == {
        "Management Vetting"
    }


@pytest.mark.parametrize(
    "question",
    [
        "which role should my wife choose",
        "which of these jobs should I pick",
        "what's the name of the current fleet manager",
        "name of the fleet manager at the moment",
    ],
)
def test_advice_and_who_holds_a_post_are_refused(asker: Asker, question: str) -> None:
    reply = asker.ask(question)
    assert reply.refused, reply.understood


def test_why_one_lacks_a_level_of_vetting_is_told_by_the_level_that_it_has(asker: Asker) -> None:
    reply = asker.ask("why is the fleet manager not among the roles with management vetting")
    [answer] = reply.answers
    assert [evidence.quote for evidence in answer.evidence] == ["Recruitment Vetting"]


def test_two_fields_of_one_role_stand_side_by_side_and_of_two_needs_none_is_dropped(
    asker: Asker,
) -> None:
    [answer] = asker.ask("what rank or grade is the fleet manager").answers
    assert answer.value == "rank: –; grade: –"
    [answer] = asker.ask("vetting and line manager of the range officer").answers
    assert "Management Vetting" in str(answer.value)
    assert "Chief Instructor" in str(answer.value)
    assert asker.ask("what systems and vetting does the fleet manager need").refused


def test_a_word_of_a_title_may_be_cut_short(asker: Asker) -> None:
    held = labels(asker.ask("what vetting does the enq officer need"))
    assert held == {"Management Vetting", "Security Check"}


def test_what_a_short_form_seldom_stands_for_is_said_beside_what_it_stands_for(
    asker: Asker,
) -> None:
    reply = asker.ask("what does DI mean")
    assert labels(reply) == {"Detective Inspector"}
    assert any("Defence Intelligence" in note for note in reply.notes)


def test_a_manager_with_the_unit_behind_the_title_is_found_where_both_work_for_one_force(
    tmp_path: Path,
) -> None:
    profiles = {
        "roads.txt": (
            "Derbyshire Constabulary\nRole title: Collision Examiner\n"
            "Department/Unit: Roads Policing - Moor Dale Unit\n"
            "Reporting to: Science Manager, Moor Forensic Service\n\n"
            "Essential criteria\n- Knowledge of physics.\n"
        ),
        "science.txt": (
            "Moor Forensic Service\nRole title: Science Manager\nDepartment: Moor Forensic Service\n"
            "Role code: MFS042\nReports to: Director\n\nPurpose\n"
            "The Moor Forensic Service (MFS) is a collaboration of Derbyshire Constabulary and "
            "Leicestershire Police. Leicestershire Police is the lead force.\n\n"
            "Essential criteria\n- Knowledge of chemistry.\n"
        ),
    }
    with built(tmp_path, profiles) as asker:
        reply = asker.ask("who reports to the science manager")
        forces = asker.ask("which forces are in MFS")
    assert documents(reply) == {"roads.txt"}, reply.understood
    assert labels(forces) == {"Derbyshire Constabulary", "Leicestershire Police"}
