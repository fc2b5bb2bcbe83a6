"""Questions as people at a desk put them, over a small folder of profiles of one force."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.graph.asking.answer import Reply
from remit.graph.asking.engine import Asker
from remit.graph.store import Graph

from .building import made, write
from .replies import built, post

NURSE = """Westmere Police

Job Title: Ward Nurse Practitioner
Department: Ward and Custody Care
Reports to: Clinical Lead Nurse

Main duties
- Dress wounds and keep the drugs book
- Search cupboards for sharp things

Essential
- Full driving licence including motorcycles
- Knowledge of the Mental Capacity Act 2005

Desirable
- First aid certificate

Not needed
- A degree
"""
AIDE = """Westmere Police

Job Title: Staff Officer to the Deputy Chief Constable
Reports to: Deputy Chief Constable
Rank: Inspector (substantive) or Sergeant who is qualified
Location: Tower House
Closing date: 3 July 2026

Main duties
- Write the minutes on STORM
- Interview suspects at the harbour

Essential
- Knowledge of the Police and Criminal Evidence Act 1984
"""
CLERK = """Westmere Police

Job Title: Records Clerk
Unit: Records Office
Reports to: {manager}
Grade: {grade}
Last reviewed: {year}

Main duties
- Enter records on STORM and Niche under the Police and Criminal Evidence Act 1984

Essential
- Knowledge of the Data Protection Act 2018
"""
FOREMAN = """Westmere Police

Job Title: Yard Foreman
Vetting: Developed Vetting

Essential
- At least five years experience of yard work
"""


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Ask a graph of five profiles, of which two are versions of one."""
    at = tmp_path_factory.mktemp("desk")
    old = CLERK.format(manager="Records Sergeant", grade="Scale 3", year="May 2016")
    new = CLERK.format(manager="Records Manager", grade="Scale 4", year="May 2026")
    texts = {
        "nurse.txt": NURSE,
        "aide.txt": AIDE,
        "yard.txt": FOREMAN,
        "old.txt": old,
        "new.txt": new,
    }
    made(at / "graph", write(at / "profiles", texts))
    with Graph.open(at / "graph") as graph, Asker(graph.select, graph.folder) as opened:
        yield opened


def labels(reply: Reply) -> list[str]:
    return [answer.label for answer in reply.answers]


@pytest.mark.parametrize(
    "question",
    [
        "who does the ward nurse report to",
        "who manages the ward nurse",
        "who is the boss of the ward nurse practitioner",
    ],
)
def test_a_noun_before_a_plain_one_names_the_post_too(asker: Asker, question: str) -> None:
    assert labels(asker.ask(question)) == ["Clinical Lead Nurse"]


def test_whom_a_post_serves_is_not_the_post(asker: Asker) -> None:
    assert labels(asker.ask("who manages the Deputy Chief Constable")) == []
    assert labels(asker.ask("what rank is the staff officer")) == ["Inspector"]
    assert labels(asker.ask("where is the staff officer based")) == ["Tower House"]


@pytest.mark.parametrize("question", ["which roles search suspects", "who searches suspects"])
def test_what_is_done_with_something_is_not_left_out(asker: Asker, question: str) -> None:
    assert labels(asker.ask(question)) == []  # suspects are interviewed, and cupboards searched


@pytest.mark.parametrize(
    ("question", "label", "why"),
    [
        ("can I become a ward nurse without a degree", "yes", ""),
        ("does the ward nurse not need first aid", "yes", "it is desirable only"),
        (
            "can I become a ward nurse without a pilot's licence",
            "not stated",
            "neither asks for it nor says that it is not needed",
        ),
    ],
)
def test_silence_on_a_need_is_no_yes_to_doing_without(
    asker: Asker, question: str, label: str, why: str
) -> None:
    [answer] = asker.ask(question).answers
    assert answer.label == label
    assert why in (answer.why or "")
    assert bool(answer.evidence) == (label == "yes")


def test_what_is_used_or_spoken_of_most_is_counted_where_it_is_spoken_of(asker: Asker) -> None:
    assert labels(asker.ask("which systems are used most")) == ["STORM"]
    [law] = asker.ask("which laws are mentioned most").answers
    assert (law.label, law.value) == ("Police and Criminal Evidence Act 1984", 3)
    [needed] = asker.ask("which laws are required most").answers
    assert (needed.label, needed.value) == ("Data Protection Act 2018", 2)


@pytest.mark.parametrize("question", ["what vacancies are there", "which posts are still vacant"])
def test_vacancies_are_the_posts_with_a_closing_date(asker: Asker, question: str) -> None:
    assert labels(asker.ask(question)) == ["Staff Officer to the Deputy Chief Constable"]
    [count] = asker.ask("how many vacancies are there").answers
    assert count.value == 1


def test_a_small_word_of_a_grade_points_at_no_role(asker: Asker) -> None:
    reply = asker.ask("which roles are inspector or above")
    assert "Staff Officer" not in (reply.understood or "")


@pytest.mark.parametrize(
    "question",
    [
        "how much experience do I need for the yard foreman",
        "how much experience does the yard foreman need",
    ],
)
def test_how_much_experience_is_told_by_the_condition(asker: Asker, question: str) -> None:
    [answer] = asker.ask(question).answers
    assert "five years" in answer.evidence[0].quote


def test_what_a_profile_says_is_not_needed_is_quoted(asker: Asker) -> None:
    [answer] = asker.ask("does the ward nurse need a degree").answers
    assert (answer.label, answer.value) == ("no", False)
    assert "not needed" in (answer.why or "")
    assert answer.evidence[0].quote == "A degree"


@pytest.mark.parametrize("above", ["or higher", "or above", "or better"])
def test_what_compares_with_a_level_is_not_looked_for_as_a_word(asker: Asker, above: str) -> None:
    reply = asker.ask(f"which roles need security check clearance {above}")
    assert "no lower than Security Check" in (reply.understood or "")


def test_versions_of_one_profile_are_told_apart(asker: Asker) -> None:
    both = {"Records Clerk, Records Office (Scale 3)", "Records Clerk, Records Office (Scale 4)"}
    assert both <= set(labels(asker.ask("which roles use STORM")))
    asked_back = asker.ask("who does the records clerk report to")
    assert not asked_back.answers
    assert all(label in asked_back.refusal for label in both)
    for label, manager in zip(sorted(both), ("Records Sergeant", "Records Manager"), strict=True):
        assert labels(asker.ask(f"who does the {label} report to")) == [manager]


def test_a_profile_that_was_last_reviewed_long_ago_is_found(asker: Asker) -> None:
    found = asker.ask("which profiles were last reviewed before 2020")
    assert labels(found) == ["Records Clerk, Records Office (Scale 3)"]


def test_a_noun_that_is_a_verb_of_knowing_too_asks_for_no_knowledge(asker: Asker) -> None:
    assert asker.ask("who is the Westmere master").refused
    (answer,) = asker.ask("who must have mastered the Mental Capacity Act").answers
    assert answer.label.startswith("Ward Nurse")


@pytest.mark.parametrize(
    ("question", "label", "quote"),
    [
        ("does the staff officer have to be a sergeant", "no", "Inspector (substantive)"),
        ("does the staff officer need to be an inspector", "yes", "Inspector (substantive)"),
        ("does the ward nurse need to be a nurse", "not stated", "Ward Nurse"),
        ("does the ward nurse have to be a driver", "yes", "Full driving licence"),
    ],
)
def test_what_one_has_to_be_is_the_rank_of_the_post_or_a_need(
    asker: Asker, question: str, label: str, quote: str
) -> None:
    [answer] = asker.ask(question).answers
    assert answer.label == label
    assert quote in answer.evidence[0].quote


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("why is the ward nurse not among the roles that need first aid", "desirable only"),
        ("why does the ward nurse not appear among the roles that need a degree", "not needed"),
    ],
)
def test_why_not_says_how_little_the_profile_asks_for_it(
    asker: Asker, question: str, why: str
) -> None:
    [answer] = asker.ask(question).answers
    assert why in (answer.why or "")


def test_what_is_only_desirable_for_one_is_lacking_for_what_needs_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    at = tmp_path_factory.mktemp("lacking")
    post = "Westmere Police\n\nJob Title: {}\n\nEssential\n- {}\n\nDesirable\n- {}\n"
    texts = {
        "mate.txt": post.format("Quay Mate", "Full driving licence", "First aid certificate"),
        "master.txt": post.format("Quay Keeper", "First aid certificate", "A degree"),
    }
    made(at / "graph", write(at / "profiles", texts))
    with Graph.open(at / "graph") as graph, Asker(graph.select, graph.folder) as opened:
        found = opened.ask("what does the quay mate still need to become the quay keeper").answers
    told = [answer.why or "" for answer in found if "first aid" in answer.label]
    assert told == ["only desirable in the profile of Quay Mate"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("candidate's got no degree, which jobs dont need it", "Staff Officer"),
        ("my applicant has no driving licence, which posts do not ask for one", "Yard Foreman"),
        ("could I have a list of the roles that need a driving licence", "Ward Nurse"),
        ("which roles have first aid as desirable only", "Ward Nurse"),
        ("which profile says 'search cupboards'", "Ward Nurse"),
        ("yeah hi which roles use STORM", "Staff Officer"),
    ],
)
def test_what_people_at_desks_say_around_a_question(
    asker: Asker, question: str, found: str
) -> None:
    reply = asker.ask(question)
    assert any(label.startswith(found) for label in labels(reply)), reply.refusal
    assert "candidate" not in (reply.understood or "")


def test_a_unit_whose_name_begins_with_a_verb_is_not_one_that_is_recorded(tmp_path: Path) -> None:
    profiles = {
        "a.txt": post("Intelligence Analyst x 3", "Intelligence Bureau", needs=["RIPA"]),
        "b.txt": post("Records Clerk", "Records Department", needs=["GCSE English"]),
    }
    with built(tmp_path, profiles) as ask:
        for place in ("the Records Department", "Records Department", "the records bureau"):
            (found,) = ask.ask(f"which roles are in {place}").answers
            assert found.label.startswith("Records Clerk"), place
        assert len(ask.ask("which profiles record a unit").answers) == 2
        assert len(ask.ask("which units have no lead force").answers) == 2
        (wanted,) = ask.ask("how many intelligence analysts are wanted").answers
        assert [one.quote for one in wanted.evidence] == ["x 3"]


def test_a_chief_constable_is_a_rank_and_no_chief_of_a_constable(tmp_path: Path) -> None:
    clerk = post(
        "Fraud Constable", "Fraud Bureau", "Rank: Constable", "Reports to: DS Fraud", needs=["RIPA"]
    )
    with built(tmp_path, {"a.txt": clerk}) as ask:
        assert not ask.ask("who is the chief constable").answers
        (chief,) = ask.ask("who is the chief of the fraud constable").answers
        assert "Sergeant" in chief.label
