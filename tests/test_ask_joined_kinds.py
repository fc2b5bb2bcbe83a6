"""What is asked of two things at once agrees with what is asked of each; a role's own form goes first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest

from remit.graph.asking.engine import Asker

from .replies import built, documents, post, the_one

POSTS = {
    "clerk.txt": post(
        "Stores Clerk",
        "Stores Team",
        "Responsible to: Depot Leader",
        needs=["Vetting is required, at the level that the unit advises", "A degree"],
    ),
    "keeper.txt": post(
        "Source Keeper", "Source Team", "Vetting level: MV", needs=["Full driving licence"]
    ),
    "lead.txt": post(
        "Depot Chief",
        "Depot",
        "Direct reports: 3 Stores Clerks; Dispatchers",
        needs=["Completion of the first aid training course", "A degree"],
    )
    + "\nTraining and fitness\n- The holder must pass a fitness test each year.\n",
    "driver.txt": post(
        "Driver",
        "Garage",
        "Systems used: Airwave",
        needs=["Full driving licence", "Experience of vans"],
    ),
}
SUBJECTS = ("vetting", "training", "experience", "a degree", "a driving licence")


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("posts"), POSTS) as opened:
        yield opened


def test_two_subjects_at_once_agree_with_each_alone(posts: Asker) -> None:
    alone = {said: documents(posts.ask(f"which roles need {said}")) for said in SUBJECTS}
    assert alone["vetting"] == {"clerk.txt", "keeper.txt"}
    assert all(alone.values())
    wrong = []
    for one, other in permutations(SUBJECTS, 2):
        for joint, wanted in (
            ("and", alone[one] & alone[other]),
            ("or", alone[one] | alone[other]),
            ("but not", alone[one] - alone[other]),
        ):
            question = f"which roles need {one} {joint} {other}"
            if documents(posts.ask(question)) != wanted:
                wrong.append(question)
    assert not wrong


def test_who_needs_something_is_not_among_those_that_do_not(posts: Asker) -> None:
    for said in (*SUBJECTS, "Airwave"):
        need = documents(posts.ask(f"which roles need {said}"))
        assert need
        assert need.isdisjoint(documents(posts.ask(f"which roles do not need {said}")))


def test_what_must_be_is_essential_too_where_it_is_named(posts: Asker) -> None:
    assert the_one(posts, "is a fitness test essential for the depot chief").value is True
    assert the_one(posts, "is a fitness test essential for the driver").value is False
    assert documents(posts.ask("which roles have a fitness test as essential")) == {"lead.txt"}


def test_knowledge_of_two_subjects_is_of_each_and_no_kind_of_need(posts: Asker) -> None:
    reply = posts.ask("which roles need knowledge of vetting and vans")
    assert reply.refused or not reply.answers


def test_its_own_form_says_to_whom_one_reports_and_others_count_their_staff(posts: Asker) -> None:
    own = the_one(posts, "who does the stores clerk report to")
    assert (own.label, own.documents) == ("Depot Leader", ("clerk.txt",))
    for question in ("who do the stores clerks report to", "who do dispatchers report to"):
        assert "lead.txt" in documents(posts.ask(question))
