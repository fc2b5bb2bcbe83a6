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
    ): "the pilots and aircraft types of type ratings whose expiry date is in 2026",
    (
        "academy",
        "Who used to work at Kingsway High School but left?",
    ): "those that are employees of "
    "one of the records that have a value for end date and whose employer is Kingsway High School",
    ("academy", "Who used to be head teacher of Larkfield Academy?"): "those that are employees of "
    "one of the employments whose job title is “Head Teacher” and that have a value for end date "
    "and whose employer is Larkfield Academy",
    (
        "academy",
        "most expensive trip per pupil",
    ): "the school trips with the highest cost per pupil",
    (
        "academy",
        "Trips costing over 300 per pupil",
    ): "school trips whose cost per pupil is over 300",
    (
        "academy",
        "list the part-time teachers with their school",
    ): "the schools of teachers that are said not to be full time",
    ("academy", "How many pupils went on trips for each school?"): "the total pupils attending of "
    "school trips for each of the schools that any of the school trips is organised by",
    ("academy", "Which of our schools are primary schools?"): "schools that are schools and whose "
    "phase is “primary”",
    ("academy", "When was Larkfield Academy last inspected?"): "the last inspection date of "
    "Larkfield Academy",
    ("academy", "Schools rated Outstanding"): "schools whose inspection rating is “Outstanding”",
    ("academy", "Who qualified before 2005?"): "those whose qualified in year is before 2005",
    ("academy", "When did Freya Holm start at Larkfield Academy?"): "the start date of employments "
    "whose employee is Freya Holm and whose employer is Larkfield Academy",
    ("academy", "the top two earners among the teachers"): "the 2 teachers with the highest annual "
    "salary",
    ("grocer", "Which lorries are refrigerated?"): "delivery vehicles that are refrigerated",
    ("grocer", "Which depots opened before 2010?"): "warehouses whose opening date is before 2010",
    ("grocer", "Which drivers have never delivered a single order?"): "drivers that any of the "
    "sales orders is nowhere said to be delivered by",
    ("charity", "How much has the Lifeboat Appeal been given?"): "the total gift amount of gifts "
    "whose for campaign is Lifeboat Appeal",
    ("charity", "How much was given to the Lifeboat Appeal in 2022?"): "the total gift amount of "
    "gifts whose gift date is in 2022 and whose for campaign is Lifeboat Appeal",
    ("flights", "Which purchase orders amount to less than 5,000?"): "purchase orders whose order "
    "total is under 5000",
}


def test_each_is_understood_as_it_is_meant() -> None:
    found = {key: of_data(key[0]).ask(key[1]).understood for key in UNDERSTOOD}
    assert found == UNDERSTOOD


def test_what_was_so_once_is_refused_where_no_line_tells_of_an_end() -> None:
    asked = {"flights": "Who used to be a captain?", "company": "Who used to manage Heron 12?"}
    assert all(of_data(name).ask(question).refused for name, question in asked.items())


def test_what_somebody_has_been_given_is_not_what_they_gave_nor_a_target() -> None:
    charity = of_data("charity")
    assert charity.ask("How much has Castle Building Society given?").answers
    assert charity.ask("How much has Castle Building Society been given?").refused
    assert charity.ask("How much has the Lifeboat Appeal received?").refused
