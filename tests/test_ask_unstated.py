"""What profiles leave open is "not stated": of any role, of all of them, of a manager, of a rank."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.graph.asking.engine import Asker

from . import commands
from .building import made, write
from .replies import built, post, the_one

LICENCE = "A full driving licence"
PROFILES = {
    "kennel.txt": post(
        "Kennel Sergeant",
        "Kennels",
        "Rank: Sergeant",
        "Reports to: Kennel Inspector",
        needs=[LICENCE, "PIP2"],
        wishes=["Method of entry"],
    ),
    "fraud.txt": post(
        "Fraud Desk Detective Sergeant",
        "Fraud Desk",
        "Rank: Detective Sergeant",
        "Reports to: Fraud Desk Detective Inspector",
        needs=[
            LICENCE,
            "Substantive Detective Sergeant, or a Detective Inspector on a sideways move",
        ],
    ),
    "clerk.txt": post("Stores Clerk", "Stores", needs=[LICENCE, "Knowledge of data protection"]),
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("unstated"), PROFILES) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "does any role need Athena?",
        "do any of the roles require PIP3",
        "is any post based in London",
        "are any jobs part time",
        "does anyone use HOLMES",
        "any posts needing a degree?",
        "is there a role that needs a firearms licence",
        "does any sergeant need PIP3",
        "do all roles need PIP2",
        "does every post require data protection knowledge",
        "do both the kennel sergeant and the stores clerk need Athena",
        "are there any roles for superintendents",
    ],
)
def test_where_a_profile_is_silent_it_is_not_stated_of_a_set(ask: Asker, question: str) -> None:
    answer = the_one(ask, question)
    assert (answer.label, answer.value) == ("not stated", False)


@pytest.mark.parametrize(
    "question",
    ["do both roles need PIP2", "are both posts in the kennels", "do both sergeants need PIP2"],
)
def test_both_is_said_of_two_and_not_of_any_of_more(ask: Asker, question: str) -> None:
    assert "“both” is said of two" in (ask.ask(question).refusal or "")


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("does any role need PIP2", "yes"),
        ("do both the kennel sergeant and the stores clerk need a driving licence", "yes"),
        ("do all roles need a driving licence", "yes"),
        ("is method of entry essential for any role", "no"),
        ("is method of entry essential for every role", "no"),
        ("are all roles sergeants in the kennels", "no"),
        ("are there any posts that do not need a driving licence", "no"),
        ("does nobody need PIP3", "yes"),
    ],
)
def test_where_profiles_say_so_it_is_yes_and_otherwise_no(
    ask: Asker, question: str, label: str
) -> None:
    assert the_one(ask, question).label == label


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("who is the line manager of the stores clerk", "the profile of Stores Clerk gives no"),
        ("who does the stores clerk report to?", "the profile of Stores Clerk gives no manager"),
        ("who manages the stores clerk", "the profile of Stores Clerk gives no manager"),
        ("who is the boss of the kennel inspector", "Kennel Inspector has no profile of its own"),
    ],
)
def test_where_no_manager_is_named_there_may_bethe_one(
    ask: Asker, question: str, note: str
) -> None:
    reply = ask.ask(question)
    assert not reply.answers
    assert [said for said in reply.notes if said.startswith("not stated: ") and note in said]


def test_who_reports_to_nobody_named_is_still_none(ask: Asker) -> None:
    notes = ask.ask("who reports to the stores clerk").notes
    assert [note for note in notes if note.startswith("none")]


@pytest.mark.parametrize(
    "question",
    [
        "can a constable apply for the kennel job",
        "can a PC apply for the kennel sergeant post?",
        "could an inspector put in for the kennel job",
        "is an inspector eligible for the kennel sergeant role",
        "would a chief inspector be considered for the kennel job",
        "can I apply for the kennel job as a constable",
        "I'm a PC, can I apply for the kennel job?",
        "is the kennel job open to constables",
        "are constables allowed to apply for the kennel post",
        "may a detective constable apply for the fraud desk job",
    ],
)
def test_somebody_of_another_rank_than_is_stated_may_not_apply(ask: Asker, question: str) -> None:
    answer = the_one(ask, question)
    assert (answer.label, answer.value) == ("no", False)
    assert [one.quote for one in answer.evidence]
    assert "its rank is stated as" in str(answer.why)


@pytest.mark.parametrize(
    "question",
    ["can a sergeant apply for the kennel job", "can a DS apply for the fraud desk job"],
)
def test_somebody_of_the_rank_that_is_stated_may_apply(ask: Asker, question: str) -> None:
    answer = the_one(ask, question)
    assert (answer.label, answer.value) == ("yes", True)
    assert answer.evidence


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("can a constable apply for the stores clerk job", "states no rank"),
        ("can a sergeant apply for the fraud desk job", "Detective Sergeant"),
        ("can a detective sergeant apply for the kennel job", "Sergeant"),
        ("can a detective inspector apply for the fraud desk job", "speaks of the other rank"),
    ],
)
def test_what_the_stated_rank_leaves_open_is_not_stated(
    ask: Asker, question: str, why: str
) -> None:
    answer = the_one(ask, question)
    assert (answer.label, answer.value) == ("not stated", False)
    assert why in str(answer.why)


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("which roles can a sergeant apply for", {"kennel.txt", "fraud.txt"}),
        ("which posts are open to a detective sergeant", {"fraud.txt"}),
    ],
)
def test_what_somebody_may_apply_for_is_told_by_rank(
    ask: Asker, question: str, documents: set[str]
) -> None:
    assert {d for a in ask.ask(question).answers for d in a.documents} == documents


@pytest.mark.parametrize(
    "question",
    [
        "what does a constable need to apply for the kennel job",
        "can a civilian apply for the kennel job",
        "how do I apply for the kennel job",
    ],
)
def test_what_is_asked_beside_the_rank_is_not_answered_by_it(ask: Asker, question: str) -> None:
    reply = ask.ask(question)
    assert reply.refused or "as one who may apply" not in str(reply.understood)


def test_the_command_says_not_stated_instead_of_none(tmp_path: Path) -> None:
    made(tmp_path / "graph", write(tmp_path / "profiles", PROFILES))
    question = "who is the line manager of the stores clerk"
    done = commands.run("ask", question, "--graph", tmp_path / "graph", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("not stated: the profile of Stores Clerk gives no manager")
