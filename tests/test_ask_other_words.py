"""Questions over own graphs in words that the graph does not have: other words for the same."""

from __future__ import annotations

import pytest

from remit.graph.asking.engine import Asker

from .questions.graphs import asker, from_trig

GARAGE = """
@prefix g: <http://example.org/garage#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
GRAPH <urn:garage> {
  g:ada a g:Customer ; rdfs:label "Ada Flint" ; g:town "Marle" .
  g:bo a g:Customer ; rdfs:label "Bo Tarn" ; g:town "Esk" .
  g:v1 a g:Lorry ; rdfs:label "Mule" ; g:ownedBy g:ada ; g:radioAllowed true .
  g:v2 a g:Van ; rdfs:label "Finch" ; g:ownedBy g:bo ; g:radioAllowed false .
  g:y1 a g:Yard ; rdfs:label "North Yard" ; g:area 90 ; g:supervises g:y2 ; g:dogsAllowed true .
  g:y2 a g:Branch ; rdfs:label "Low Branch" ; g:dogsAllowed false .
  g:p1 a g:Site ; rdfs:label "Kiln Site" ; g:town "Esk" .
  g:p2 a g:Facility ; rdfs:label "Ford Facility" ; g:town "Esk" .
  g:i1 a g:Invoice ; rdfs:label "Invoice 7" ; g:billedTo g:ada ; g:total 640 ;
    g:issuedOn "2024-02-01"^^xsd:date ; g:paidOn "2024-03-01"^^xsd:date .
  g:i2 a g:Invoice ; rdfs:label "Invoice 8" ; g:billedTo g:bo ; g:total 90 ;
    g:issuedOn "2023-06-01"^^xsd:date .
  g:m1 a g:Mechanic ; rdfs:label "Cy Lund" ; g:repairs g:v1 ; g:hourlyRate 55 ; g:jobTitle "Trainee" ;
    g:admittedOn "2019-05-06"^^xsd:date .
  g:m2 a g:Trainee ; rdfs:label "Di Moss" ; g:repairs g:v2 ; g:hourlyRate 31 ; g:jobTitle "Fitter" .
}
"""


@pytest.fixture(scope="module")
def garage(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    return asker(from_trig(GARAGE), tmp_path_factory.mktemp("garage"))


@pytest.mark.parametrize(
    ("question", "labels", "read"),
    [
        ("Which punters are in Esk?", {"Bo Tarn"}, "“punters” was read as “customers”"),
        ("Which patron is in Marle?", {"Ada Flint"}, "“patron” was read as “customer”"),
        ("Who mended the Mule?", {"Cy Lund"}, "“mended” was read as “repaired”"),
        ("Which depots allow dogs?", {"North Yard"}, "“depots” was read as “yards”"),
        (
            "Which heavy goods vehicles are there?",
            {"Mule"},
            "“heavy goods vehicles” was read as “lorries”",
        ),
        ("Which yards permit dogs?", {"North Yard"}, "“permit” was read as “allow”"),
        # words of the graph are read as they stand
        ("Which customers are in Esk?", {"Bo Tarn"}, ""),
        ("Which invoices are over 500?", {"Invoice 7"}, ""),
    ],
)
def test_a_word_is_read_as_the_only_one_of_the_graph_that_says_the_same(
    garage: Asker, question: str, labels: set[str], read: str
) -> None:
    reply = garage.ask(question)
    assert {answer.label for answer in reply.answers} == labels, reply.refusal
    assert [note for note in reply.notes if "was read as" in note] == ([read] if read else [])


def test_how_another_word_was_found_is_told(garage: Asker) -> None:
    reply = garage.ask("Which punters are in Esk?", explain=True)
    assert ("punters", "customers", "by another word for it") in reply.words
    assert reply.as_json()["understood"].endswith("“punters” was read as “customers”")


def test_a_word_that_may_mean_two_kinds_is_asked_back(garage: Asker) -> None:
    reply = garage.ask("Which premises are in Esk?")
    assert reply.refused
    assert "may mean “site” or “facility”" in reply.refusal
    assert reply.choices == ("Which site are in Esk?", "Which facility are in Esk?")


@pytest.mark.parametrize(
    "question",
    [
        "Which vehicles are there?",  # lorries, or vans
        "Which poets are in Esk?",
        "What's the stock price of the Mule?",  # no verb, though there is one of that word
        "Which zorbs are in Esk?",
        "What do the invoices issued in 2023 come to?",  # a sum, and no list
    ],
)
def test_what_is_not_sure_is_refused(garage: Asker, question: str) -> None:
    assert garage.ask(question).refused


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Which trainees are there?", {"Di Moss"}),  # those of the class, not of the title
        ("Which mechanics have the job title trainee?", {"Cy Lund"}),
        ("What is the smallest invoice?", {"Invoice 8"}),
        ("Which invoices are over 500 or were issued in 2023?", {"Invoice 7", "Invoice 8"}),
        ("Which invoices are over 50 but under 100?", {"Invoice 8"}),
        ("Which yards allow dogs?", {"North Yard"}),
        ("Which mechanics were admitted before 2020?", {"Cy Lund"}),
        ("the most expensive mechanic by hourly rate", {"Cy Lund"}),
    ],
)
def test_what_names_and_amounts_say_in_other_forms(
    garage: Asker, question: str, labels: set[str]
) -> None:
    reply = garage.ask(question)
    assert {answer.label for answer in reply.answers} == labels, (reply.refusal, reply.understood)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("invoices issued in 2023, how many?", 1),
        ("admission date of Cy Lund", "2019-05-06"),
        ("What do the totals of the invoices add up to?", 730),
        ("How much was invoiced to Bo Tarn?", 90),
    ],
)
def test_values_that_other_forms_ask_for(garage: Asker, question: str, value: str | int) -> None:
    reply = garage.ask(question)
    found = [answer.value or answer.label for answer in reply.answers]
    assert found == [value], (reply.refusal, reply.understood)
