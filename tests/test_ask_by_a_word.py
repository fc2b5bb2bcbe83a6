"""Things by a word in their names, words shared by what is joined, and other turns of phrase."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .questions.graphs import asker, fixture_text, from_trig
from .replies import built, documents, labels

UNDERCOVER, MARINE, FISU = "000_undercover.txt", "003_marine.txt", "004_fisu.txt"
PROFILES = {
    "rider.txt": """Northmoor Police
Role title: Despatch Rider
Department: Roads Policing
Reports to: Roads Inspector

Key responsibilities
- Carry out dynamic and written risk assessments before each run.
- Advise crews on scene safety and on points of procedure.

Essential criteria
- Advanced driver.
- Experience of tracking vehicles.
- The post holder must travel extensively in the region and nationally.
""",
    "clerk.txt": """Northmoor Police
Role title: Roads Clerk
Department: Roads Policing
Reports to: Roads Inspector

Key responsibilities
- Record tracking numbers of parcels.

Essential criteria
- Experience in the assessment of risk, by risk assessments of the building.
- Tier 3 interview course.
- The post holder must support the national scheme.
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asker(from_trig(fixture_text()), tmp_path_factory.mktemp("index")) as opened:
        yield opened


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("roads"), PROFILES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("which driving qualifications are desirable for the marine team DS", {"advanced driver"}),
        ("which interview courses are desirable for the marine team DS", {"Tier 5 interview manager"}),
        ("which interview qualifications does the marine team DS need", set()),
        ("what is the full title of RIPA", {"Regulation of Investigatory Powers Act 2000"}),
    ],
)  # fmt: skip
def test_a_word_before_a_kind_tells_which_of_it_by_their_names(
    ask: Asker, question: str, wanted: set[str]
) -> None:
    assert labels(ask.ask(question)) == wanted


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("which roles work across two forces", {FISU}),
        ("which roles must know RIPA or the Harbours Act, or both", {MARINE, FISU}),
        ("which role has the most named qualifications", {MARINE, "007_custody.txt"}),
    ],
)
def test_turns_of_phrase_say_what_others_do(ask: Asker, question: str, found: set[str]) -> None:
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    assert documents(reply) == found


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many on call", 2),
        ("do all four roles require vetting", False),
        ("do all four posts require a driving licence", False),
    ],
)
def test_numbers_of_roles_are_read_without_the_word_for_them(
    ask: Asker, question: str, value: int | bool
) -> None:
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    assert [answer.value for answer in reply.answers] == [value]


def test_why_one_is_not_on_a_list_of_a_need_is_told(ask: Asker) -> None:
    reply = ask.ask("why isn't the custody officer in the list for PIP2")
    assert labels(reply) == {"Custody Officer"}


def test_the_passage_that_asks_for_something_is_shown(ask: Asker) -> None:
    reply = ask.ask("please cite the passage requiring knowledge of RIPA for the marine team DS")
    assert reply.answers[0].evidence[0].quote == "Working knowledge of RIPA."


def test_a_sort_of_something_is_not_any_of_it(roads: Asker) -> None:
    assert labels(roads.ask("who does dynamic risk assessments")) == {"Despatch Rider"}


def test_a_kind_of_need_behind_two_subjects_is_of_both(roads: Asker) -> None:
    asked = roads.ask("which roles want tracking or informant experience")
    assert labels(asked) == {"Despatch Rider"}


@pytest.mark.parametrize(
    "question",
    [
        "jobs where I could get sent all over the country",
        "which roles may have to work anywhere in the country",
        "which posts involve travel across the country",
    ],
)
def test_where_one_may_be_sent_is_told_from_what_is_national(roads: Asker, question: str) -> None:
    assert labels(roads.ask(question)) == {"Despatch Rider"}


def test_who_gives_advice_is_who_advises(roads: Asker) -> None:
    assert labels(roads.ask("who gives advice on scene safety")) == {"Despatch Rider"}
