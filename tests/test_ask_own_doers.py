"""Questions over users' own graphs: who does what things are named for, and what is each one's."""

from __future__ import annotations

from .questions.graphs import of_data


def answers(name: str, question: str) -> list[str]:
    """List the labels of the answers to a question."""
    return [answer.label for answer in of_data(name).ask(question).answers]


UNDERSTOOD = {
    (
        "festival",
        "Who sponsors the Closing Concert?",
    ): "sponsors that Closing Concert is pledged by",
    (
        "festival",
        "Who performed in the Closing Concert?",
    ): "performers that are engaged acts of one of the engagements whose for event is Closing "
    "Concert",
    (
        "shipyard",
        "Top 2 orders by price",
    ): "the agreed price of the 2 yard orders with the highest agreed price",
    (
        "shipyard",
        "Give me each vessel's name, owner and gross tonnage",
    ): "the owners and gross tonnage of all vessels",
    (
        "shipyard",
        "Whose day rate is higher than Kari Nilsen's?",
    ): "those whose day rate is over that of Kari Nilsen",
}


def test_each_is_understood_as_it_is_meant() -> None:
    found = {key: of_data(key[0]).ask(key[1]).understood for key in UNDERSTOOD}
    assert found == UNDERSTOOD


def test_orders_are_all_kinds_of_orders_and_a_kind_by_name_is_that_kind() -> None:
    assert answers("shipyard", "How many orders are there?") == ["number of yard orders"]
    assert len(answers("shipyard", "List all orders")) == 10
    assert len(answers("shipyard", "List all repair orders")) == 8


def test_whose_thing_it_is_by_name_asks_for_people_and_not_for_records() -> None:
    asked = "Whose Structural Welding Ticket runs out before 2025?"
    assert answers("shipyard", asked) == ["Piotr Zielinski"]


def test_whose_ship_it_is_does_not_ask_what_it_carries() -> None:
    assert of_data("shipyard").ask("Whose ship is the Amber?").refused


def test_what_belongs_to_all_of_some_things_is_shown_beside_each() -> None:
    found = of_data("joiners").ask("list all employees' salaries in Finance").answers
    assert [(answer.label, answer.value) for answer in found][:1] == [("Caroline Mbeki", 45500)]


def test_what_may_be_taken_is_told_of_the_place_and_not_of_what_was_there() -> None:
    asked = "Which slipways can take a ship longer than 60 metres?"
    assert answers("shipyard", asked) == ["Slipway 1", "Slipway 2"]
    assert (
        of_data("hangars").ask("Which hangars can take an aircraft longer than 20 metres?").refused
    )


def test_what_things_of_several_owners_come_to_is_told_for_each_owner() -> None:
    found = of_data("shipyard").ask("Total price of orders per shipowner").answers
    assert {a.label: int(a.value or 0) for a in found}["Larkfish"] == 210000


def test_a_country_is_not_taken_for_the_state_of_an_order() -> None:
    assert of_data("shipyard").ask("total price of orders by country").refused


def test_what_verbs_of_properties_say_is_said_of_no_class() -> None:
    assert len(answers("shipyard", "Who is practising welder?")) == 4
    assert of_data("festival").ask("Which ensembles have more than 10 members?").refused
