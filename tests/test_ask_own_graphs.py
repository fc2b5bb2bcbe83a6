"""Questions over users' own graphs: classes and properties with labels, or with names that tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from .questions.graphs import asker, from_file, of_data
from .questions.refused import REFUSED
from .questions.scoring import cases, verdict

SETS = [f"{name}-{part}" for name in ("company", "fleet") for part in ("dev", "held")]
SETS += ["roastery-dev", "theatre-held", "hospital-dev", "buses-dev", "furniture-dev"]
SETS += [
    "cycles-dev",
    "works-dev",
    "outdoor-dev",
    "soft-dev",
    "farm-dev",
    "museum-dev",
    "lift-dev",
    "airline-dev",
    "pharma-dev",
    "games-dev",
    "resort-dev",
    "cider-dev",
    "forge-dev",
    "rail-dev",
    "locks-dev",
    "pumps-dev",
    "bureau-dev",
    "vending-dev",
    "shops-dev",
    "sensors-dev",
    "marine-dev",
    "flats-dev",
    "school-dev",
    "drones-dev",
    "turbines-dev",
    "galleries-dev",
    "gauges-dev",
    "gauges-kinds",
    "boats-dev",
    "wards-dev",
    "tools-dev",
    "bakery-dev",
    "institute-dev",
    "press-dev",
    "nursery-dev",
    "wash-dev",
    "merchant-dev",
    "vets-dev",
    "valves-dev",
    "faculty-dev",
    "haulage-dev",
    "consultancy-dev",
    "charity-dev",
    "software-dev",
    "flights-dev",
    "academy-dev",
    "grocer-dev",
    "medical-dev",
    "housing-dev",
    "printing-dev",
    "infirmary-dev",
    "brewer-dev",
    "solicitors-dev",
    "hangars-dev",
    "advisers-dev",
    "lectures-dev",
    "wholesale-dev",
    "broadcast-dev",
    "devices-dev",
    "joiners-dev",
    "squads-dev",
    "foods-dev",
    "power-dev",
    "shipyard-dev",
    "festival-dev",
    "insurer-dev",
    "ambulance-dev",
    "council-dev",
    "ferries-dev",
]


@pytest.mark.parametrize("name", SETS)
def test_each_question_over_an_own_graph_is_right(name: str) -> None:
    opened, asked = of_data(name.partition("-")[0]), cases(name)
    found = [(case["q"], verdict(case, opened.ask(case["q"]))) for case in asked]
    assert found == [(q, "abstained" if q in REFUSED else "right") for q, _ in found]
    assert len(found) >= 10


@pytest.mark.parametrize(
    ("name", "question", "understood"),
    [
        (
            "turbines",
            "total downtime by wind farm",
            "the total downtime of work orders for each of the wind farms that are part of wind "
            "farms of one of the turbines that are turbine serviceds of any of the work orders",
        ),
        (
            "turbines",
            "average work order cost by country",
            "the average cost of work orders for each country",
        ),
        (
            "turbines",
            "average hub height across all wind farms",
            "the average hub height of turbines whose part of wind farm is any of the wind farms",
        ),
        (
            "flats",
            "Sum of repair costs by contractor",
            "the total cost of repairs for each of the contractors that any of the repairs is "
            "carried out by",
        ),
        (
            "flats",
            "how many repairs came in during 2023?",
            "the number of repairs whose reporting date is in 2023",
        ),
        (
            "flats",
            "flats larger than 80 square metres",
            "flats whose floor area is over 80",
        ),
        (
            "gauges",
            "the 5 heaviest pieces of hardware",
            "the 5 hardwares with the highest weight",
        ),
        (
            "gauges",
            "list all departments with the manager responsible for them",
            "the managers of all departments",
        ),
        (
            "gauges",
            "suppliers in France or Japan",
            "suppliers whose country is “France” or “Japan”",
        ),
        (
            "galleries",
            "For each museum in Devon, list the director and the annual visitors",
            "the directors and annual visitors of museums that are located in one of the towns "
            "whose county is “Devon”",
        ),
        (
            "sensors",
            "which departments have Hanna Virtanen as an employee",
            "departments whose employee is Hanna Virtanen",
        ),
        (
            "works",
            "Who was assigned to Orchard Flats as roofer?",
            "those that are employees of one of the assignments whose assigned as is “roofer” "
            "and whose project is Orchard Flats",
        ),
        (
            "wards",
            "who works on Maple Ward as a staff nurse",
            "those that are employees of one of the employments whose employing ward is Maple "
            "Ward and whose job role is Staff Nurse",
        ),
        (
            "airline",
            "how many maintenance checks took place in 2023",
            "the number of maintenance checks whose doing date is in 2023",
        ),
        (
            "tools",
            "tools which cost less than 20 a day",
            "tools whose daily rate is under 20",
        ),
        (
            "bakery",
            "How many employees work directly in Production?",
            "the number of employees that work in Production",
        ),
        (
            "bakery",
            "How many employees work in Production not counting its sub-departments?",
            "the number of employees that work in Production",
        ),
        (
            "bakery",
            "How many employees work in Production, including all sub-departments?",
            "the number of employees that work in Production or what is below",
        ),
        (
            "bakery",
            "Which shops are on the Dales Route?",
            "shops that are stop delivers to shops of Dales Route",
        ),
        (
            "bakery",
            "who reports directly to Tomasz Wrona",
            "those that report to Tomasz Wrona",
        ),
        (
            "nursery",
            "Who joined Growing first?",
            "those whose organization is Growing or what is below with the earliest from",
        ),
        (
            "nursery",
            "When did Greta Olsen leave Despatch?",
            "the until of Greta Olsen (whose organization is Despatch or what is below)",
        ),
        (
            "nursery",
            "How many orders were placed by Norwegian customers?",
            "the number of orders whose customer is one of the customers whose country is “NO”",
        ),
        (
            "wash",
            "Who is a basic in HGV driving?",
            "those that are of employees of one of the skill records whose level is “basic” and "
            "whose skill is HGV Driving",
        ),
        (
            "institute",
            "Which projects have a larger budget than ABYSSAL?",
            "projects whose total budget is over that of ABYSSAL",
        ),
    ],
)
def test_what_one_graph_taught_holds_of_others(name: str, question: str, understood: str) -> None:
    reply = of_data(name).ask(question)
    assert (reply.understood, bool(reply.answers)) == (understood, True)


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("turbines", "which site manager has the most work orders"),  # by two ways
        ("turbines", "technicians based in Denmark"),  # where only wind farms are
        ("tools", "customers in Devon"),  # likewise, branches
        ("tools", "which tools have been repaired"),
        ("galleries", "total insured value by town"),  # of museum, donor or artist
        ("nursery", "Who placed the largest order?"),  # in what it is large is not told
    ],
)
def test_what_no_way_tells_for_sure_is_refused(name: str, question: str) -> None:
    assert of_data(name).ask(question).refused


def test_only_these_graphs_know_these_words() -> None:
    assert of_data("fleet").ask("which products cost more than 1000").refused


def test_suggestions_are_of_the_graph_at_hand(tmp_path: Path) -> None:
    reply = of_data("company").ask("what is the weather like")
    assert reply.refused
    assert reply.suggestions
    assert all(of_data("company").ask(offered).answers for offered in reply.suggestions)


def test_a_whole_value_is_meant_before_a_part_of_another() -> None:
    """Cities stand in addresses, too: which is said must not depend on the order of a set."""
    for city in ("Leipzig", "Lille", "Halle"):
        reply = of_data("lift").ask(f"How many employees live in {city}?")
        assert reply.understood == f"the number of employees whose city is “{city}”"


def test_a_preposition_may_stand_before_what_is_asked() -> None:
    (answer,) = of_data("company").ask("By which supplier is Heron 12 supplied?").answers
    assert answer.label == "Larch & Sons"


def test_one_not_turns_no_more_than_one_thing() -> None:
    turned = "which products are not supplied by Larch & Sons"
    assert of_data("company").ask(turned).answers
    assert of_data("company").ask(f"{turned} in Rowing boats").refused


def test_a_value_that_only_other_things_have_is_not_asked_for() -> None:
    asked = "which {} have welding as area of expertise"
    assert [a.label for a in of_data("company").ask(asked.format("employees")).answers] == [
        "Ben Carver"
    ]
    assert of_data("company").ask(asked.format("managers")).refused


def test_the_parts_of_an_address_are_known() -> None:
    of_street = of_data("lift").ask("Which employees live in Werkstraße?").answers
    of_house = of_data("lift").ask("who lives in Werkstraße 12").answers
    assert len(of_street) > len(of_house)
    assert [answer.label for answer in of_house] == ["Falk Neumann", "Sanna Rautio"]


PREFIXES = """@prefix ex: <https://example.org/> . @prefix schema: <https://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


@pytest.mark.parametrize(("code", "total"), [("KGM", 89), ("GRM", None)])
def test_numbers_are_added_and_compared_only_in_one_unit(
    tmp_path: Path, code: str, total: int | None
) -> None:
    weights = [(80, "Anvil", "KGM"), (9, "Nail", code)]
    lines = [
        f'ex:{name} a schema:Product ; rdfs:label "{name}" ; schema:weight'
        f' [ a schema:QuantitativeValue ; schema:value {value} ; schema:unitCode "{unit}" ] .'
        for value, name, unit in weights
    ]
    (tmp_path / "own.ttl").write_text(PREFIXES + "\n".join(lines), encoding="utf-8")
    with asker(from_file(tmp_path / "own.ttl"), tmp_path) as ask:
        found = ask.ask("what is the total weight of all products").answers
        assert [answer.value for answer in found] == ([total] if total else [])
        assert ask.ask("which product is the heaviest").refused == (total is None)


def test_amounts_for_one_period_are_not_taken_for_those_of_another() -> None:
    yearly = of_data("pumps").ask("Who earns more than 96000 a year?").answers
    assert [a.label for a in yearly] == ["Astrid Holm", "Pieter van Dam"]
    assert of_data("pumps").ask("Who earns more than 8000 a month?").answers == yearly
    assert of_data("pumps").ask("Who earns more than 50 an hour?").refused


@pytest.mark.parametrize(
    ("prices", "dearest", "total"),
    [
        (["900 EUR", "200 EUR", "1,300 EUR"], "Pump 3", 2400),
        (["£0.9m", "£1.2 million", "£800,000"], "Pump 2", 2_900_000),
        (["£900", "200 EUR", "£1,300"], None, None),
        (["€9,50", "€12", "€1.300"], None, None),
        (["on request", "200 EUR", "300 EUR"], None, None),
    ],
)
def test_amounts_that_are_written_as_texts_are_compared_where_all_are_written_alike(
    tmp_path: Path, prices: list[str], dearest: str | None, total: int | None
) -> None:
    path = tmp_path / "pumps.ttl"
    rows = (
        f'x:p{n} a x:Pump ; x:name "Pump {n}" ; x:price "{price}" .'
        for n, price in enumerate(prices, 1)
    )
    path.write_text("@prefix x: <http://example.org/> .\n" + "\n".join(rows), encoding="utf-8")
    with asker(from_file(path), tmp_path) as pumps:
        found = pumps.ask("What is the most expensive pump?")
        assert [a.label for a in found.answers] == ([dearest] if dearest else [])
        assert found.refused == (dearest is None)
        summed = pumps.ask("What is the total price of all pumps?").answers
        assert [a.value for a in summed] == ([total] if total else [])
        asked = pumps.ask("What is the price of Pump 2?").answers
        assert [a.label for a in asked] == [prices[1]]
