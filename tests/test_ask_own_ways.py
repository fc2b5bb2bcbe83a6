"""How far and which way questions over own graphs go: both ways, any level, lines, "together with"."""

from __future__ import annotations

import pytest

from remit.graph.asking.engine import Asker

from .questions.graphs import asker, from_trig, of_data

TOURS = """
@prefix x: <http://example.org/tours#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
GRAPH <urn:tours> {
  x:ann a x:Guide ; rdfs:label "Ann Tull" ; x:leads x:t1 ; x:joinedOn "2015-05-04"^^xsd:date .
  x:bob a x:Guide ; rdfs:label "Bob Crane" ; x:leads x:t2 ; x:joinedOn "2019-02-11"^^xsd:date .
  x:cat a x:Guide ; rdfs:label "Cat Dunn" ; x:joinedOn "2021-03-01"^^xsd:date .
  x:t1 a x:Tour ; rdfs:label "Ramparts" ; x:needsTour x:t2 .
  x:t2 a x:Tour ; rdfs:label "Old Harbour" ; x:ledBy x:ann ; x:needsTour x:t3 .
  x:t3 a x:Tour ; rdfs:label "First Steps" ; x:ledBy x:bob .
  x:t4 a x:Tour ; rdfs:label "Night Walk" .
  x:club a x:Crew ; rdfs:label "Evening Crew" .
  x:e1 a x:Duty ; x:guide x:ann ; x:crew x:club ; x:dutyBegan "2018-06-01"^^xsd:date ;
    x:position "lantern bearer" .
  x:e2 a x:Duty ; x:guide x:cat ; x:crew x:club ; x:dutyBegan "2022-06-01"^^xsd:date ;
    x:position "caller" .
}
"""


@pytest.fixture(scope="module")
def tours(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    return asker(from_trig(TOURS), tmp_path_factory.mktemp("tours"))


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        # by names that are the inverse of one another, which nothing declares
        ("Which tours are led by Ann Tull?", {"Ramparts", "Old Harbour"}),
        ("Which tours does Bob Crane lead?", {"Old Harbour", "First Steps"}),
        ("Which tours are led by nobody?", {"Night Walk"}),
        ("Which guides lead nothing?", {"Cat Dunn"}),
        ("Which guide leads nothing?", {"Cat Dunn"}),
        # what is needed, and what needs it
        ("Which tours are needed for Ramparts?", {"Old Harbour"}),
        ("Which tours need Old Harbour?", {"Ramparts"}),
        (
            "Which tours are needed, directly or indirectly, for Ramparts?",
            {"Old Harbour", "First Steps"},
        ),
        ("Which tours need First Steps at any level?", {"Ramparts", "Old Harbour"}),
        # with whom
        ("Which guides lead a tour together with Bob Crane?", {"Ann Tull"}),
        ("Which guides share a tour with Ann Tull?", {"Bob Crane"}),
        ("Which guides lead a tour with Ann Tull?", {"Bob Crane"}),
        # what a line says, not what is told of who stands in it
        ("What position does Cat Dunn have in the Evening Crew?", {"caller"}),
        ("Since when has Ann Tull been in the Evening Crew?", {"2018-06-01"}),
        ("When did Cat Dunn join the Evening Crew?", None),
        ("Who joined the Evening Crew in 2021?", None),
        ("When did Cat Dunn join?", {"2021-03-01"}),
        ("Who was hired together with Ann Tull?", None),
        ("Which tours are led directly or indirectly by Ann Tull?", None),
    ],
)
def test_questions_of_a_small_graph(tours: Asker, question: str, labels: set[str] | None) -> None:
    reply = tours.ask(question)
    found = {str(answer.value or answer.label) for answer in reply.answers}
    assert (reply.refused, found) == (labels is None, labels or set()), reply.understood


@pytest.mark.parametrize(
    ("name", "question", "understood"),
    [
        (
            "bakery",
            "Who reports to Helen Ackroyd, directly or indirectly?",
            "those that report to Helen Ackroyd, at any level",
        ),
        (
            "bakery",
            "Who shares a department with Callum Reid?",
            "those that are not Callum Reid and that work in one of the departments that Callum Reid works in",
        ),
        (
            "haulage",
            "Which route goes from Oslo Depot to Gothenburg Depot?",
            "routes whose from depot is Oslo Depot and whose to depot is Gothenburg Depot",
        ),
        (
            "haulage",
            "Which lorries are due for an inspection before 2025?",
            "lorries whose inspection due is before 2025",
        ),
        (
            "haulage",
            "Staff of the Oslo Depot",
            "employees that are based in Oslo Depot",
        ),
        (
            "haulage",
            "Which consignments are worth less than 10,000?",
            "consignments whose value is under 10000",
        ),
        (
            "valves",
            "Which products have a part in common with Tarn 40?",
            "products that are not Tarn 40 and that contain one of the parts that Tarn 40 contains",
        ),
        (
            "valves",
            "When was Piotr Gorski assigned to Project Kingfisher?",
            "the assigned from of project assignments whose assigned employee is Piotr Gorski and "
            "whose on project is Project Kingfisher",
        ),
        (
            "wash",
            "What level does Noel Achebe have in Stain Treatment?",
            "the level of skill records whose of employee is Noel Achebe and whose skill is Stain Treatment",
        ),
        (
            "nursery",
            "When did Greta Olsen join Trade Sales?",
            "the from of Greta Olsen (whose organization is Trade Sales or what is below)",
        ),
        (
            "faculty",
            "Which course has the most students?",
            "the courses that are courses of one of the enrolments whose student is any of the "
            "students with the most students",
        ),
        (
            "faculty",
            "Who joined the Sediment Lab in 2018?",
            "those whose member from is in 2018 and whose group is Sediment Lab or what is below",
        ),
        # what may be a noun or a verb, by the word before it
        (
            "charity",
            "Who mentors volunteers in Millbrook Branch?",
            "those that one of the volunteers that volunteer at Millbrook Branch is mentored by",
        ),
        (
            "charity",
            "Which volunteers does Rowan Peel mentor?",
            "volunteers that are mentored by Rowan Peel",
        ),
        # what a count says, put in order
        (
            "faculty",
            "What are the top three papers by number of citations?",
            "the citation count of the 3 publications with the highest citation count",
        ),
        # the date of what goes by a shorter name
        ("charity", "What is the date of the Quiz Evening?", "the event date of Quiz Evening"),
        # how much, by what was done with money
        (
            "valves",
            "How much was ordered before 2022?",
            "the total amount of orders whose order date is before 2022",
        ),
        (
            "charity",
            "How much did Cecily Thorne give in 2022?",
            "the total gift amount of gifts whose gift date is in 2022 and that are given by Cecily Thorne",
        ),
    ],
)
def test_what_is_understood(name: str, question: str, understood: str) -> None:
    reply = of_data(name).ask(question)
    assert (reply.understood, bool(reply.answers)) == (understood, True), reply.refusal


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("haulage", "Which consignment took the longest?"),  # how long is not told
        ("haulage", "Who got the Forklift Licence after 2010?"),  # held since, or hired
        ("valves", "When did Piotr Gorski join Project Kingfisher?"),  # not when he was hired
        ("faculty", "Which employees of the Department of Geology were appointed in 2013?"),
        ("faculty", "Which courses are held in English?"),  # not in any room, in English
        ("charity", "How much did Rowan Peel organise?"),  # a price is no sum that is paid
        ("charity", "How much was organised in 2022?"),
        ("nursery", "When did Greta Olsen join Trade?"),  # part of a name, and of a property's
    ],
)
def test_what_would_be_a_guess_is_refused(name: str, question: str) -> None:
    assert of_data(name).ask(question).refused


def test_who_heads_a_department_is_in_no_part_of_another() -> None:
    """Where nobody else is in the same department, no one in one beside it is found instead."""
    reply = of_data("bakery").ask("Who works in the same department as Tomasz Wrona?")
    assert (reply.refused, reply.answers) == (False, ())
