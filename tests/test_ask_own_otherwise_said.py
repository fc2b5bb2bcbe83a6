"""Questions over users' own graphs in words that the names of properties do not have as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from .questions.graphs import asker, from_file, of_data

UNDERSTOOD = {
    ("ambulance", "Who joined before the year 2010?"): "those whose joining date is before 2010",
    (
        "ambulance",
        "What is the average response time for Category 1 calls?",
    ): "the average response of emergency calls whose category is Category 1",
    (
        "ambulance",
        "Which call had the slowest response?",
    ): "the emergency calls with the highest response",
    (
        "ambulance",
        "Which station has no opening year?",
    ): "stations that are nowhere said to have a value for opened year",
    (
        "ambulance",
        "What is the total cost of all kits?",
    ): "the total cost of all kits",
    (
        "council",
        "Which planning applications are still undecided?",
    ): "planning applications that are nowhere said to have a value for deciding date",
    (
        "council",
        "Which planning application has the most objections?",
    ): "the planning applications with the highest objections received",
    (
        "council",
        "Which committees meet every quarter?",
    ): "committees whose meets is “quarterly”",
    (
        "council",
        "Which committees report to Cabinet?",
    ): "committees whose parent body is Cabinet",
    (
        "council",
        "Which officers look after contracts with suppliers from Leeds?",
    ): "officers that are contract owners of one of the contracts that are awarded to one of the "
    "suppliers whose headquartered in is “Leeds”",
    (
        "council",
        "Which directorate has the highest total contract value?",
    ): "the directorates that are withins of one of the services that any of the contracts is let "
    "by with the highest total contract value of their contracts",
    (
        "ferries",
        "Which ships carry more than 100 but fewer than 500 passengers?",
    ): "ships whose passenger capacity is over 100 and whose passenger capacity is under 500",
    (
        "ferries",
        "Which ship served the Inverdoran to Port Ardnish route until 2022?",
    ): "ships that are deployed ships of one of the deployments whose in service until is in 2022 "
    "and whose on crossing is Inverdoran to Port Ardnish",
    (
        "ferries",
        "Which routes have an adult single costing more than £10?",
    ): "crossings that one of the tariffs whose pounds is over 10 and whose ticket kind is Adult "
    "single is tariff for",
    (
        "ferries",
        "For which island is the population not known?",
    ): "islands that are nowhere said to have a value for residents",
    (
        "ferries",
        "Which masters earn less than 60000?",
    ): "seafarers whose yearly pay is under 60000 and whose rank is Master",
    (
        "academy",
        "How many pupils are on roll across all the schools?",
    ): "the total pupils on roll of all schools",  # not how many there is room for
    (
        "joiners",
        "What is the total salary paid to employees in Finance?",
    ): "the total annual salary of employees that work in Finance or what is below",
}
SEATS = """
@prefix : <http://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:trips rdfs:label "Trips" ; a :Board . :sweets rdfs:label "Sweets" ; a :Board .
:a a :Person ; rdfs:label "Ann" . :b a :Person ; rdfs:label "Bob" .
:s1 a :BoardSeat ; :holder :a ; :onBoard :trips . :s2 a :BoardSeat ; :holder :a ; :onBoard :sweets .
:s3 a :BoardSeat ; :holder :b ; :onBoard :trips .
"""


@pytest.mark.parametrize(("name", "question"), UNDERSTOOD)
def test_what_is_said_otherwise_is_read_as_the_graph_has_it(name: str, question: str) -> None:
    assert of_data(name).ask(question).understood == UNDERSTOOD[name, question]


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("ambulance", "How many calls were taken to each hospital?"),  # no time was taken
        ("ferries", "How many island groups does each ship have?"),  # no berths of some harbour
        ("festival", "Which events sold as many tickets as the venue has seats?"),
    ],
)
def test_what_is_said_of_something_else_is_not_read(name: str, question: str) -> None:
    assert of_data(name).ask(question).refused


def test_who_sits_on_two_boards_has_a_seat_on_each(tmp_path: Path) -> None:
    (tmp_path / "boards.ttl").write_text(SEATS, encoding="utf-8")
    with asker(from_file(tmp_path / "boards.ttl"), tmp_path) as asked:
        found = asked.ask("Who sits on both Trips and Sweets?").answers
        assert [answer.label for answer in found] == ["Ann"]
        found = asked.ask("Who sits on Trips?").answers
        assert [answer.label for answer in found] == ["Ann", "Bob"]


def test_a_class_keeps_its_name_beside_what_is_done_to_its_things(tmp_path: Path) -> None:
    text = SEATS.replace(":Board .", ":Board ; :seatsFilled 9 .").replace("BoardSeat", "Seat")
    (tmp_path / "seats.ttl").write_text(text, encoding="utf-8")
    with asker(from_file(tmp_path / "seats.ttl"), tmp_path) as asked:
        assert [answer.value for answer in asked.ask("How many seats are there?").answers] == [3]
