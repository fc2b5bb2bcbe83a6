"""Questions in everyday words, of either of two roles, and of words that profiles say as they stand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .replies import built, documents, labels

PROFILES = {
    "watch.txt": """Northmoor Police
Role title: Watch Sergeant
Rank: Sergeant
Department: Watch
Reports to: Watch Inspector

Key responsibilities
- Deputise for the Watch Inspector.
- Deal with prisoners and their property.
- Maintain the databases of the unit.
- Complete risk assessments for operations.

Essential criteria
- PIP2.
- Knowledge of the Regulation of Investigatory Powers Act 2000.

Other requirements
- Vetting is required, at the level that the vetting office asks for.
- The post holder will be on the on-call rota.
- After training the post holder acts as evacuation marshal.
- The post holder will work without close supervision.
""",
    "harbour.txt": """Northmoor Police
Role title: Harbour Sergeant
Rank: Sergeant
Department: Harbour
Reports to: Harbour Inspector

Key responsibilities
- Keep up with terrorism issues worldwide.

Essential criteria
- A full driving licence.
- Knowledge of data protection.

Desirable criteria
- Method of entry.

Other requirements
- Management Vetting.
- Spare boots have to be brought along by whoever holds the post.
""",
}
WATCH, HARBOUR = "watch.txt", "harbour.txt"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("everyday"), PROFILES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Who must keep abreast of privacy law?", {HARBOUR}),
        ("which posts need you to know surveillance law", {WATCH}),
        ("for which jobs will my background be checked", {WATCH, HARBOUR}),
        ("which ones could ring me at night on standby", {WATCH}),
        ("who stands in when the inspector is away", {WATCH}),
        ("who helps get people out of the building if there's a fire", {WATCH}),
        ("who would find it handy to know how to force a door open", {HARBOUR}),
        ("who must clear the building in an emergency if nobody puts their hand up", {WATCH}),
        ("which job has you working without a manager breathing down your neck", {WATCH}),
        ("which sgt is trusted to get on with it without being watched", {WATCH}),
        ("which post has to handle people who've been arrested?", {WATCH}),
        ("who fills in the risk assessment ahead of an operation", {WATCH}),
        ("who keeps the unit's databases upto date", {WATCH}),
    ],
)
def test_everyday_words_are_read_for_those_of_work(
    ask: Asker, question: str, found: set[str]
) -> None:
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    assert documents(reply) | documents(reply, stated=False) == found


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Does the watch sergeant or the harbour sergeant need PIP2?", True),
        ("Does either the watch sergeant or the harbour sergeant need Athena?", False),
        ("Do any of the watch sergeant and the harbour sergeant need a driving licence?", True),
        ("Do both the watch sergeant and the harbour sergeant need a driving licence?", False),
        ("anything here for a constable?", False),
        ("anything here for a sergeant?", True),
    ],
)
def test_either_of_two_is_asked_and_what_there_is_for_a_rank(
    ask: Asker, question: str, value: bool
) -> None:
    reply = ask.ask(question)
    assert [answer.value for answer in reply.answers] == [value], reply.refusal


def test_what_is_compared_of_two_is_shown_of_both(ask: Asker) -> None:
    reply = ask.ask("compare the vetting of the watch sergeant and the harbour sergeant")
    assert documents(reply) == {WATCH, HARBOUR}
    assert "Management Vetting" in labels(reply)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which profiles say that spare boots have to be brought along?", {HARBOUR}),
        ("Which profiles state the post holder will be on the on-call rota?", {WATCH}),
    ],
)
def test_a_run_of_words_that_a_profile_says_is_found_whole(
    ask: Asker, question: str, found: set[str]
) -> None:
    reply = ask.ask(question)
    assert documents(reply) == found
    assert "(words)" in str(reply.understood)


def test_words_that_no_profile_says_so_are_read_for_what_they_ask(ask: Asker) -> None:
    reply = ask.ask("Which profiles say that the holder must have a driving licence?")
    assert documents(reply) == {HARBOUR}, reply.refusal
