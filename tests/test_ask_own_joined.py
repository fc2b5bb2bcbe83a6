"""How things of own graphs hang together: by inverse properties, by "only", by what stands beside."""

from __future__ import annotations

import pytest

from remit.graph.asking.engine import Asker

from .questions.graphs import asker, from_trig, of_data

WORKSHOP = """
@prefix x: <http://example.org/shop#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
GRAPH <urn:shop> {
  x:Maker a owl:Class ; rdfs:label "maker" .
  x:Clock a owl:Class ; rdfs:label "clock" .
  x:Town a owl:Class ; rdfs:label "town" .
  x:repairs rdfs:label "repairs" ; owl:inverseOf x:repairedBy .
  x:repairedBy rdfs:label "repaired by" .
  x:shippedTo rdfs:label "shipped to" .
  x:shipsIn owl:inverseOf x:shippedTo ; rdfs:label "receives" .
  x:open24Hours rdfs:label "open 24 hours" .
  x:ann a x:Maker ; rdfs:label "Ann Tull" ; x:repairs x:c1 , x:c2 .
  x:bob a x:Maker ; rdfs:label "Bob Crane" .
  x:c1 a x:Clock ; rdfs:label "Mantel One" ; x:shippedTo x:t1 .
  x:c2 a x:Clock ; rdfs:label "Mantel Two" ; x:repairedBy x:bob ; x:shippedTo x:t1 , x:t2 .
  x:c3 a x:Clock ; rdfs:label "Wall Three" ; x:repairedBy x:bob ; x:shippedTo x:t2 .
  x:c4 a x:Clock ; rdfs:label "Wall Four" .
  x:t1 a x:Town ; rdfs:label "Ludden" .
  x:t2 a x:Town ; rdfs:label "Marsk" .
}
"""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    return asker(from_trig(WORKSHOP), tmp_path_factory.mktemp("workshop"))


@pytest.fixture(scope="module")
def merchant() -> Asker:
    return of_data("merchant")


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Which clocks are repaired by Bob Crane?", {"Mantel Two", "Wall Three"}),
        ("Which clocks are repaired by Ann Tull?", {"Mantel One", "Mantel Two"}),
        ("Who repairs Mantel Two?", {"Ann Tull", "Bob Crane"}),
        ("Which clocks are repaired by nobody?", {"Wall Four"}),
        ("Which makers repair at least two clocks?", {"Ann Tull", "Bob Crane"}),
    ],
)
def test_what_either_of_two_inverse_properties_says_holds_of_both(
    workshop: Asker, question: str, labels: set[str]
) -> None:
    reply = workshop.ask(question)
    assert {answer.label for answer in reply.answers} == labels, reply.refusal


def test_an_inverse_that_is_not_in_use_gives_its_name(workshop: Asker) -> None:
    reply = workshop.ask("Which towns receive Mantel One?")
    assert [answer.label for answer in reply.answers] == ["Ludden"], reply.refusal


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Which clocks are shipped only to Ludden?", {"Mantel One"}),
        ("Which clocks are only repaired by Bob Crane?", {"Wall Three"}),
    ],
)
def test_only_leaves_out_what_has_others_too(
    workshop: Asker, question: str, labels: set[str]
) -> None:
    reply = workshop.ask(question)
    assert {answer.label for answer in reply.answers} == labels, reply.refusal
    assert "(and no other)" in str(reply.understood)


def test_only_before_two_names_is_refused(workshop: Asker) -> None:
    assert workshop.ask("Which clocks are shipped only to Ludden and Marsk?").refused


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        (
            "Who is the line manager of the person who took order SO-10450?",
            "line managers that one of the employees that Order SO-10450 is taken by reports to",
        ),
        (
            "Which staff at Ripon Yard hold a forklift licence?",
            "employees that hold forklift licence and that are based at Ripon Yard",
        ),
        (
            "At which branches did Steve Garbutt hold previous posts?",
            "branches that are branch of posts of one of the previous posts whose post holder is "
            "Steve Garbutt",
        ),
        (
            "How many people work at each branch?",
            "the number of employees for each of the branches that any of the employees is based "
            "at",
        ),
        (
            "products under Masonry, including its subcategories",
            "products that are in category Masonry or what is below",
        ),
    ],
)
def test_words_go_with_what_they_stand_beside(
    merchant: Asker, question: str, understood: str
) -> None:
    reply = merchant.ask(question)
    assert reply.understood == understood, reply.refusal


def test_the_owner_of_an_owned_thing_is_no_condition() -> None:
    vets = of_data("vets")
    reply = vets.ask("Who supervises Pauline Frost's supervisor?")
    assert [answer.label for answer in reply.answers] == ["Dr Helena Marsh"]


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Which medicines are licensed for rabbits?", {"Myxoguard", "Otocalm Drops"}),
        (
            "Which medicines are licensed for both dogs and cats?",
            {"Meloxin Oral", "Otocalm Drops", "Parastop Spot-On"},
        ),
        ("Which clients own only horses?", {"Martin Oldroyd"}),
    ],
)
def test_a_kind_in_the_plural_is_itself_where_a_verb_leads_to_it(
    question: str, labels: set[str]
) -> None:
    vets = of_data("vets")
    reply = vets.ask(question)
    assert {answer.label for answer in reply.answers} == labels, reply.refusal


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("What is the median annual salary of employees?", [39000]),
        ("What is the median number of employees per branch?", [5]),
        ("median annual salary by branch", [58750, 36000, 34500, 34250, 33500, 32000]),
    ],
)
def test_the_median_is_that_of_all_values(
    merchant: Asker, question: str, values: list[int]
) -> None:
    reply = merchant.ask(question)
    assert [answer.value for answer in reply.answers] == values, reply.refusal


def test_nobody_is_no_person_and_all_are_taken_together(merchant: Asker) -> None:
    assert merchant.ask("Which employees manage nobody?").understood == (
        "employees that nothing is said to report to"
    )
    bakery = of_data("bakery")
    reply = bakery.ask("How many kilometres are covered by all routes together?")
    assert [answer.value for answer in reply.answers] == [340.5], reply.refusal


def test_a_name_is_said_around_another() -> None:
    bureau = of_data("bureau")
    reply = bureau.ask("Who is the head of the Structures unit?")
    assert (
        reply.understood
        == "those whose role is Head of unit and whose organization is Structures unit"
    )
    assert reply.answers
