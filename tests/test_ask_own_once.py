"""Questions over users' own graphs: what was so once, what is for both, what is left out."""

from __future__ import annotations

from .questions.graphs import of_data

UNDERSTOOD = {
    (
        "software",
        "Who used to be a Support Agent?",
    ): "those that are position holders of one of the "
    "position helds whose position title is “Support Agent” and that have a value for held until",
    ("bureau", "Who used to be head of the Structures unit?"): "those that have a value for end "
    "date and whose role is Head of unit and whose organization is Structures unit",
    (
        "software",
        "How many customers have contracts for both Ledgerly and Sentrygate?",
    ): "the number "
    "of customers whose contract is one of the contracts that cover Ledgerly and whose contract is "
    "one of the contracts that cover Sentrygate",
    (
        "software",
        "Which customers have contracts for Ledgerly but not for Sentrygate?",
    ): "customers "
    "whose contract is one of the contracts that cover Ledgerly and whose contract is nowhere said "
    "to be any of the contracts that cover Sentrygate",
    (
        "software",
        "Which customers have contracts for neither Ledgerly nor Quill?",
    ): "customers whose "
    "contract is nowhere said to be any of the contracts that cover Ledgerly and whose contract is "
    "nowhere said to be any of the contracts that cover Quill",
    (
        "software",
        "list all incidents with severity and the date they were resolved",
    ): "the severity and resolving date of all incidents",
    (
        "software",
        "Which departments are part of Engineering, at any depth?",
    ): "departments that are part of Engineering, at any level",
    (
        "flights",
        "Which captains speak Norwegian?",
    ): "employees whose job title is “Captain” and that speak Norwegian",
    ("flights", "Which spare parts are sold out?"): "spare parts whose quantity in stock is 0",
    ("flights", "Which spare parts are not out of stock?"): "spare parts that have a value for "
    "quantity in stock",
    ("flights", "all planes except the Saab 340s and LN-FVK"): "aircrafts that are not LN-FVK and "
    "whose aircraft type is nowhere said to be Saab 340",
    ("flights", "Which plane type is the largest, judging by seats?"): "the number of seats "
    "of the aircraft types with the highest number of seats",
    (
        "flights",
        "What did all A checks cost altogether?",
    ): "the total cost of maintenance jobs whose kind of maintenance is A check",
    ("flights", "Which jobs have not yet finished?"): "maintenance jobs that are nowhere said to "
    "have a value for completion date",
    (
        "flights",
        "Which type ratings expire in 2026? List the pilot and aircraft type.",
    ): "the pilots and aircraft types of type ratings whose valid until is in 2026",
    ("flights", "Which purchase orders amount to less than 5,000?"): "purchase orders whose order "
    "total is under 5000",
}


def test_each_is_understood_as_it_is_meant() -> None:
    found = {key: of_data(key[0]).ask(key[1]).understood for key in UNDERSTOOD}
    assert found == UNDERSTOOD


def test_what_was_so_once_is_refused_where_no_line_tells_of_an_end() -> None:
    asked = {"flights": "Who used to be a captain?", "company": "Who used to manage Heron 12?"}
    assert all(of_data(name).ask(question).refused for name, question in asked.items())
