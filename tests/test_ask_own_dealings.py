"""What was paid and granted, where nothing is, what goes into what, and names that end with what was done."""

from __future__ import annotations

from pathlib import Path

from .questions.graphs import asker, from_trig

KITES = """
@prefix x: <http://example.org/kites#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
GRAPH <urn:kites> {
  x:Person rdfs:label "person" . x:Hand rdfs:label "staff member" ; rdfs:subClassOf x:Person .
  x:Pilot rdfs:label "pilot" ; rdfs:subClassOf x:Person . x:PatronDeal rdfs:label "patronage deal" .
  x:ann a x:Hand ; rdfs:label "Ann Tull" ; x:annualSalary 31000 . x:bob a x:Hand ; rdfs:label "Bob Crane" .
  x:cat a x:Pilot ; rdfs:label "Cat Dunn" .
  x:north a x:FlyingZone ; rdfs:label "Northern Moor" . x:dale a x:FlyingZone ; rdfs:label "Dale Foot" ;
    x:partOfZone x:north .
  x:loft a x:Workshop ; rdfs:label "Sail Loft" ; x:inZone x:dale ; x:town "Esk" ; x:openToAll true .
  x:yard a x:Workshop ; rdfs:label "Spar Yard" ; x:inZone x:north ; x:town "Rill" ; x:openToAll false .
  x:shed a x:Store ; rdfs:label "Reel Shed" ; x:town "Barrow" .
  x:delta a x:Kite ; rdfs:label "Delta" . x:box a x:Kite ; rdfs:label "Box" .
  x:rod a x:Part ; rdfs:label "Carbon Rod" ; x:suppliedBy x:hale . x:silk a x:Part ; rdfs:label "Ripstop" .
  x:hale a x:Supplier ; rdfs:label "Hale Rods" ; x:country "Ireland" .
  x:l-delta-rod a x:PartsListLine ; x:lineOfKite x:delta ; x:listedPart x:rod ; x:pieces 4 .
  x:l-delta-silk a x:PartsListLine ; x:lineOfKite x:delta ; x:listedPart x:silk ; x:pieces 2 .
  x:l-box-silk a x:PartsListLine ; x:lineOfKite x:box ; x:listedPart x:silk ; x:pieces 3 .
  x:fells a x:Patron ; rdfs:label "Fells Fund" . x:moss a x:Patron ; rdfs:label "Moss Trust" .
  x:d1 a x:PatronDeal ; rdfs:label "PD-1" ; x:patron x:fells ; x:amountAwarded 900 ; x:agreedWith x:ann ;
    x:endsOn "2024-05-01"^^xsd:date .
  x:d2 a x:PatronDeal ; rdfs:label "PD-2" ; x:patron x:moss ; x:amountAwarded 700 ; x:agreedWith x:ann .
  x:d3 a x:PatronDeal ; rdfs:label "PD-3" ; x:patron x:moss ; x:amountAwarded 500 ; x:agreedWith x:ann .
  x:fault-1 a x:Fault ; rdfs:label "F-1" ; x:countryOfOrigin "Norway" ; x:atWorkshop x:loft .
  x:fault-2 a x:Fault ; rdfs:label "F-2" ; x:countryOfOrigin "Norway" ; x:atWorkshop x:yard .
  x:s1 a x:Slot ; x:sKite x:delta ; x:sRoom x:loft ; x:dayOfTheWeek "Tuesday" .
  x:s2 a x:Slot ; x:sKite x:delta ; x:sRoom x:yard ; x:dayOfTheWeek "Friday" .
}
"""
ANSWERS: dict[str, set[str] | float | None] = {
    # an amount is called by what was done, or shortly, or not at all
    "Which deals were worth more than 600?": {"PD-1", "PD-2"},
    "What is the amount of PD-2?": 700,
    "How much money did Moss Trust award us in total?": 1200,
    "How much has Moss Trust paid us in patronage altogether?": 1200,
    "Which patron has spent the most with us?": {"Moss Trust"},
    "Top 2 patrons by total amount awarded": {"Moss Trust", "Fells Fund"},
    "How much has Ann Tull been paid by Cat Dunn?": None,
    "Which deals expire in 2024?": {"PD-1"},
    # places that nothing is in, and zones within zones
    "Which suppliers are based in Peru?": set(),
    "Which suppliers are based in Ireland?": {"Hale Rods"},
    "Which workshops are in Barrow?": set(),
    "Which workshops are in Northern Moor, sub-zones included?": {"Sail Loft", "Spar Yard"},
    "number of faults per country": {"Norway"},
    # lines that join two things
    "What parts go into the Delta?": {"Carbon Rod", "Ripstop"},
    "Which kites contain parts from Hale Rods?": {"Delta"},
    # staff are those who are called so; what is so no longer; another, which is any
    "Which staff have no salary on record?": {"Bob Crane"},
    "Which workshops are no longer open to all?": {"Spar Yard"},
    "Which zones are not part of another zone?": {"Northern Moor"},
    # what is named behind "and" is not left out
    "List every deal with its patron and the number": None,
    "Top 2 kites by amount awarded": None,
}


def test_each_is_answered_as_it_is_meant(tmp_path: Path) -> None:
    graph = asker(from_trig(KITES), tmp_path)
    found: dict[str, set[str] | float | None] = {}
    for question, wanted in ANSWERS.items():
        reply = graph.ask(question)
        told = {answer.label for answer in reply.answers}
        value = reply.answers[0].value if isinstance(wanted, int) and reply.answers else None
        number = float(value) if isinstance(value, int | float) else None
        found[question] = None if reply.refused else number if isinstance(wanted, int) else told
    assert found == ANSWERS


def test_what_was_paid_is_no_pay_of_others_and_is_said_to_be_read_so(tmp_path: Path) -> None:
    graph = asker(from_trig(KITES), tmp_path)
    reply = graph.ask("How much has Moss Trust paid us?")
    assert (
        reply.understood == "the total amount awarded of patronage deals whose patron is Moss Trust"
    )
    assert any("was read as" in note for note in reply.notes)
