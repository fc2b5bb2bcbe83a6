"""Everyday words of work: who keeps in touch, across which borders, what is not settled yet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .replies import built, documents

PROFILES = {
    "pilot.txt": """Eastmarsh Port Authority
Role title: Pilot Sergeant
Rank: Sergeant
Department: Pilotage
Reports to: Pilot Inspector
Agile working: Yet to be decided

Key responsibilities
- Liaise with the coastguard and maintain a good relationship with ship owners.
- Tackle cross border smuggling of fuel.
- Look after the welfare of trainee pilots.
- Deal with stowaways.

Essential criteria
- A full driving licence.
- Business insurance, where a car of one's own is used, has to be arranged by the holder.

Desirable criteria
- Method of entry.

Other requirements
- The post holder may have to work nationally.
""",
    "quay.txt": """Eastmarsh Port Authority
Role title: Quay Sergeant
Rank: Sergeant
Department: Quays
Reports to: Quay Inspector

Key responsibilities
- Provide advice to team members on scene management and on points of salvage law.
- Safeguard vulnerable people among the passengers.
- Use covert cameras on the quay.

Essential criteria
- PIP2.
- Knowledge of wreck law overseas.

Other requirements
- The post holder will work shifts.
""",
}
PILOT, QUAY = "pilot.txt", "quay.txt"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("work"), PROFILES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("who keeps close links with the coastguard", {PILOT}),
        ("who is in regular touch with the coastguard?", {PILOT}),
        ("which post builds strong ties to ship owners", {PILOT}),
        ("who makes sure trainee pilots are safe and looked after", {PILOT}),
        ("who keeps trainee pilots safe", {PILOT}),
        ("which job tackles smuggling that crosses county borders", {PILOT}),
        ("who tackles smuggling across force boundaries", {PILOT}),
        ("which jobs involve dealing with stowaways", {PILOT}),
        ("for which posts has agile working not yet been settled", {PILOT}),
        ("which roles make me arrange business cover on my car insurance", {PILOT}),
        ("which posts could send me all over the country", {PILOT}),
        ("which post could send me outside the region?", {PILOT}),
        ("only posts where method of entry is desirable", {PILOT}),
        ("show only the roles that work shifts", {QUAY}),
        ("who advises colleagues on managing a crime scene", {QUAY}),
        ("who steps up to safeguard people at risk, the vulnerable ones", {QUAY}),
        ("who should know about wreck law abroad", {QUAY}),
        ("who uses u/c cameras", {QUAY}),
        ("who liases with the coastgaurd", {PILOT}),
    ],
)
def test_everyday_words_of_work_are_read(ask: Asker, question: str, found: set[str]) -> None:
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    assert documents(reply) | documents(reply, stated=False) == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("who is the sergeant that looks after the welfare of trainees", {PILOT}),
        ("which profiles still say agile working is to be decided", {PILOT}),
        ("where would knowing how to break down a door be a plus?", {PILOT}),
        ("which posts would knowing how to force a door be an asset for", {PILOT}),
        ("where would knowing PIP2 be a plus?", set()),
        ("I have no driving licence: which of the posts don't ask for one?", {QUAY}),
        ("I can't drive and have no licence: which of the posts don't ask for one?", {QUAY}),
        ("list all roles except the pilot one that need PIP2", {QUAY}),
        ("show all posts except the quay one that need PIP2", set()),
        ("which jobs except the quay one need a driving licence", {PILOT}),
        ("who speaks to the coastguard", {PILOT}),
        ("what would make my application for the pilot job stand out", {PILOT}),
    ],
)
def test_what_is_said_in_two_steps_is_read_as_one(
    ask: Asker, question: str, found: set[str]
) -> None:
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    assert documents(reply) | documents(reply, stated=False) == found


@pytest.mark.parametrize(
    "question",
    [
        "is the pilot inspector any good to work for",
        "is the quay inspector a nice boss",
        "is the pilot sergeant easy to get on with",
    ],
)
def test_what_one_may_think_of_somebody_is_for_the_asker_to_judge(
    ask: Asker, question: str
) -> None:
    assert "for you to judge" in (ask.ask(question).refusal or "")


@pytest.mark.parametrize(
    "question",
    [
        "who applied for the pilot role last year",
        "who applied for these jobs and was rejected",
        "which sergeants were promoted last month",
        "who got the job in the end",
        "how many people were turned down for the quay job",
        "who keeps close links with the fishmongers",
    ],
)
def test_what_has_happened_and_what_no_profile_has_is_refused(ask: Asker, question: str) -> None:
    assert ask.ask(question).refused


@pytest.mark.parametrize("question", ["who applies salvage law", "which roles apply salvage law"])
def test_to_apply_a_law_is_no_application(ask: Asker, question: str) -> None:
    assert documents(ask.ask(question)) == {QUAY}
