"""Questions for a part of what is named: two of three, neither, except, most; and what is wanted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .replies import built, documents, labels

DIVER, KEEPER, CLERK = "diver.txt", "keeper.txt", "clerk.txt"
PROFILES = {
    DIVER: """Northmoor Police
Role title: Dive Supervisor
Department: River Arm
Rank: Police Sergeant
Reports to: River Inspector

Key responsibilities
- Maintain databases of dives and gear.
- Stand on the on-call rota of the River Arm.

Essential criteria
- Knowledge of RIPA.
- Experience of using Athena.
- Substantive Police Sergeant.

Desirable criteria
- Advanced driver.

Agile working: To be decided

General requirements

Travel

The post holder needs a full driving licence.
""",
    KEEPER: """Northmoor Police
Role title: Harbour Keeper
Department: Harbour Arm
Reports to: Harbour Manager

Key responsibilities
- Keep the gates of the harbour and their log.

Essential criteria
- Use of the Police National Database is required.
- Experience of using Athena.
- A full driving licence.
""",
    CLERK: """Northmoor Police
Role title: Records Clerk
Department: Records
Reports to: Records Manager

Key responsibilities
- Sort the parcels that come in.

Essential criteria
- Competence in substantive rank.
- Knowledge of data protection.
""",
    "manager.txt": """Northmoor Police
Role title: Records Manager
Department: Records
Reports to: Head of Information

Key responsibilities
- Sign for parcels.

Essential criteria
- Knowledge of undercover legislation.
- Knowledge of data protection.
- A full driving licence.
""",
}
MANAGER = "manager.txt"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("parts"), PROFILES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("which roles need at least two of Athena, the PND and RIPA?", {DIVER, KEEPER}),
        ("which roles need two of Athena, RIPA and data protection?", {DIVER}),
        ("which roles need exactly one of Athena, the PND and data protection?",
         {DIVER, CLERK, MANAGER}),
        ("which roles need fewer than two of Athena, the PND and RIPA?", {CLERK, MANAGER}),
        ("which roles need all of Athena, RIPA and a driving licence?", {DIVER}),
        ("roles that are neither on call nor need Athena", {CLERK, MANAGER}),
        ("which roles need neither Athena, RIPA nor a driving licence?", {CLERK}),
        ("all roles except the dive supervisor and the harbour keeper", {CLERK, MANAGER}),
        ("which roles need a driving licence except the dive supervisor and the records manager?",
         {KEEPER}),
        ("which roles need at least three of the PND, Athena, data protection and a licence?",
         {KEEPER}),
        ("which roles handle parcels except the records manager?", {CLERK}),
    ],
)  # fmt: skip
def test_a_part_of_what_is_named_is_counted_out(
    ask: Asker, question: str, wanted: set[str]
) -> None:
    assert documents(ask.ask(question)) == wanted


@pytest.mark.parametrize(
    ("question", "holds", "said"),
    [
        ("do most roles need a driving licence?", True, "3 of 4 roles"),
        ("do most roles need Athena?", False, "2 of 4 roles"),
        ("do at least half of the roles need Athena?", True, "2 of 4 roles"),
        ("do fewer than half of the roles need the PND?", True, "1 of 4 roles"),
        ("is a driving licence needed by the majority of roles?", True, "3 of 4 roles"),
    ],
)
def test_whether_it_holds_of_most_is_counted_and_named(
    ask: Asker, question: str, holds: bool, said: str
) -> None:
    (answer,) = ask.ask(question).answers
    assert answer.value is holds
    assert said in str(answer.why)
    assert answer.evidence


def test_what_is_wanted_may_be_desirable_and_what_is_needed_may_not(ask: Asker) -> None:
    wanted = ask.ask("which post wants an advanced driver?")
    assert documents(wanted) == {DIVER}
    assert wanted.answers[0].why == "desirable"
    assert ask.ask("how many posts are looking for an advanced driver?").answers[0].value == 1
    needed = ask.ask("which post requires an advanced driver?")
    assert not needed.answers
    assert {answer.label for answer in needed.desirable} == labels(wanted)


def test_a_rank_that_is_named_is_a_rank(ask: Asker) -> None:
    assert documents(ask.ask("which roles ask for substantive rank?")) == {DIVER, CLERK}


def test_what_only_follows_is_not_stated_beside_other_ways_to_hold(ask: Asker) -> None:
    reply = ask.ask("which roles need at least two of the PND, RIPA and a driving licence?")
    assert documents(reply) == {DIVER, KEEPER}
    assert documents(reply, stated=False) == {MANAGER}
    half = ask.ask("do fewer than half of the roles need RIPA?").answers[0]
    assert (half.value, half.stated) == (False, False)


def test_what_two_share_and_a_third_does_not_have_is_quoted_from_both(ask: Asker) -> None:
    reply = ask.ask(
        "what do the dive supervisor and the harbour keeper both need"
        " that the records manager does not?"
    )
    assert labels(reply) == {"Athena"}
    assert documents(reply) == {DIVER, KEEPER}


def test_findings_are_those_of_the_profile_that_is_named(ask: Asker) -> None:
    reply = ask.ask("which fields are left undecided in the dive supervisor profile?")
    assert "Dive Supervisor" in str(reply.understood)
    assert documents(reply) <= {DIVER}
    other = ask.ask("which fields are left undecided in the harbour keeper profile?")
    assert not other.answers


def test_a_word_is_not_the_thing_whose_name_ends_in_it(ask: Asker) -> None:
    assert documents(ask.ask("which role looks after databases?")) == {DIVER}


def test_so_many_steps_up_the_line_are_taken(ask: Asker) -> None:
    above = ask.ask("who is two levels above the records clerk?")
    assert labels(above) == {"Head of Information"}
    none = ask.ask("who is three levels above the records clerk?")
    assert not none.answers
    assert "ends with Head of Information" in " ".join(none.notes)


def test_the_heading_next_above_a_quote_is_told(ask: Asker) -> None:
    reply = ask.ask("under which heading does it say that the dive supervisor needs a licence?")
    assert [answer.value for answer in reply.answers] == ["Travel"]


@pytest.mark.parametrize(
    "question",
    [
        "coming from the records clerk job, what do I lack for harbour keeper?",
        "what do I lack for harbour keeper coming from records clerk?",
    ],
)
def test_a_gap_runs_from_the_post_that_one_comes_from(ask: Asker, question: str) -> None:
    assert {"Athena", "Police National Database"} <= set(labels(ask.ask(question)))
