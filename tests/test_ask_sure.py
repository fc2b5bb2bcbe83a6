"""What an answer must not lose: a profile, a degree, what "not" is said of, what running text tells."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .replies import built, documents

PROFILES = {
    "stores.txt": """Eastmarsh Police
Role title: Stores Manger
Grade: [to be confirmed by job evaluation]
Department: Kit Room, Supply Directorate
Reports to: Head of Supply
Responsible for: 3 Stores Clerks, 2 Drivers and the Kit Room Trainer
Vetting: <<select level>>

Key responsibilities
- Check that each parcel has a lawful owner before it leaves.
- Give expert evidence at court about lost kit.

Essential criteria
- Knowledge of the Police and Criminal Evidence Act 1984.
- Full UK driving licance.

Desirable criteria
- Knowledge of the Proceeds of Crime Act 2002.
- Advanced driver.

Other information
The holder stays in the post for five years of tenure and may spend a day a week at home.
""",
    "trainer.txt": """Eastmarsh Police
Role title: Kit Room Trainer
Department: Learning Branch
Reports to: Stores Manger
Hours: 37 hours a week, 24/7 shift pattern
Vetting: Security Check (SC)

Key responsibilities
- Write lesson plans.

Essential criteria
- National Intelligence Analyst Training (NIAT) passed.
- Knowledge of the Police and Criminal Evidence Act 1984.
- Knowledge of the Proceeds of Crime Act 2002.
- Expected to gain the Silver Stores Diploma within fourteen months.
""",
    "desk.txt": """Northmoor Police
Role title: Desk Supervisor
Department: Contact Hub
Reports to: Head of Contact
Hours: Early and late shifts, and weekends
Vetting: Recruitment Vetting (RV)

Key responsibilities
- Answer calls.

Essential criteria
- Experience of busy desks.
- On-call rota.
""",
    "caller.txt": """Sandshire Police
Role title: Caller
Department: Voice Bureau
Reports to: Desk Supervisor
Vetting: Management Vetting (MV)

Key responsibilities
- Give evidence at court.

Essential criteria
- A clear voice.
""",
}
STORES, TRAINER, DESK, CALLER = PROFILES


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("sure"), PROFILES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which roles have MV or RV and are not on call", {CALLER}),
        ("which roles have MV or RV but are not on call", {CALLER}),
        ("which roles are on call, work shifts or work weekends", {DESK, TRAINER}),
        ("which posts ask for NIAT, an on-call rota or work weekends", {DESK, TRAINER}),
        ("I'm advanced driver trained, which role lists that?", {STORES}),
        ("which posts may be done partly from home", {STORES}),
        ("who gives evidence at court", {STORES, CALLER}),
        ("Which roles work a 24/7 shift pattern?", {TRAINER}),
        ("which posts need a driving licence", {STORES}),
        ("list the roles with no vetting level stated", {STORES}),
        ("which posts need SC", {TRAINER}),
    ],
)
def test_nothing_that_is_asked_is_lost(ask: Asker, question: str, expected: set[str]) -> None:
    assert documents(ask.ask(question)) == expected


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what are the essential criteria for the Desk Supervisor", "Experience of busy desks"),
        ("what does the stores manager need", "Police and Criminal Evidence"),
        ("who does the kit room trainer report to", "Stores Manger"),
        (
            "Where is it stated that the stores manager must check for a lawful owner?",
            "each parcel",
        ),
        ("What must the kit room trainer gain within fourteen months?", "Silver Stores Diploma"),
        ("how long is the tenure of the stores manager", "five years"),
        ("what does NIAT stand for", "National Intelligence Analyst"),
        ("reporting chain of the kit room trainer, all the way up", "Head of Supply"),
    ],
)
def test_what_is_told_of_one_role_is_found(ask: Asker, question: str, told: str) -> None:
    reply = ask.ask(question)
    said = " ".join(
        f"{a.label} {a.value} {' '.join(e.quote for e in a.evidence)}" for a in reply.answers
    )
    assert told in said, (reply.understood, reply.refusal, said)


def test_one_who_is_named_by_title_counts_beside_those_who_are_counted(ask: Asker) -> None:
    [answer] = ask.ask("how many people does the stores manager manage").answers
    assert answer.value == 6


def test_what_two_roles_must_know_is_nothing_that_one_only_wishes_for(ask: Asker) -> None:
    reply = ask.ask("Which Acts must both the stores manager and the kit room trainer know?")
    assert ["Police and Criminal Evidence" in answer.label for answer in reply.answers] == [True]


@pytest.mark.parametrize(
    "question",
    [
        "Will I pass the interview for the desk supervisor job?",
        "am I likely to pass the board for the caller post?",
        "is the current desk supervisor any good at her job",
    ],
)
def test_how_it_goes_with_somebody_is_refused(ask: Asker, question: str) -> None:
    assert ask.ask(question).refused


def test_a_grade_that_is_still_to_be_evaluated_is_none(ask: Asker) -> None:
    assert not ask.ask("what grade has been put down for the stores manager").answers
