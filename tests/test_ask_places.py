"""Questions about places, employers, hours and terms: from the fields of the forms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.answer import Reply
from remit.graph.asking.engine import Asker

from .questions.graphs import asker, from_trig

PREFIXES = """
@prefix remit: <https://w3id.org/remit/ns#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix : <https://w3id.org/remit/id/> .
"""
PLACES = """
<https://w3id.org/remit/id/graph/facts> {{ :quay a remit:Employer ; skos:prefLabel "Quayside & Dale Fire Service" .
  :night a remit:Unit ; skos:prefLabel "Night Desk" ; org:unitOf :quay .
  :asked a remit:Employer ; skos:prefLabel "Office of Tides" . {roles} }}
{documents}
"""
ROLES = {
    "pump": ("Pump Officer", {"location": "Saltmarsh Quay", "hours": "37 a week", "status": "Permanent", "vettingText": "MV"}),
    "hose": ("Hose Officer", {"location": "Ferry Hill", "hours": "37.5 a week", "status": "Temporary, part-time"}),
    "bell": ("Bell Ringer", {}),
}  # fmt: skip


def _graph() -> str:
    roles, documents = [], []
    for name, (title, fields) in ROLES.items():
        document = f"https://w3id.org/remit/id/document/{name}"
        unit = " ; org:postIn :night" if fields else ""
        values = "".join(f' ; remit:{field} "{value}"' for field, value in fields.items())
        roles.append(
            f':{name}-role a remit:Role ; skos:prefLabel "{title}"{unit}{values} ;'
            f" remit:describedBy <{document}> ."
        )
        said = [f'<{document}> a remit:SourceDocument ; remit:fileName "{name}.txt" .']
        stated = [(f"remit:{field}", f'"{value}"', value) for field, value in fields.items()]
        stated += [("org:postIn", ":night", "Night Desk")] if fields else []
        for place, (predicate, term, quote) in enumerate(stated):
            evidence = f"<{document}#char={place},{place + 1}>"
            said.append(
                f"<{document}#claim={place}> a remit:Claim ; rdf:subject :{name}-role ;"
                f" rdf:predicate {predicate} ; rdf:object {term} ; remit:evidence {evidence} ."
                f' {evidence} oa:exact "{quote}" ; oa:hasSource <{document}> .'
            )
        if fields:
            said.append(
                f"<{document}#claim=unit> a remit:Claim ; rdf:subject :night ;"
                " rdf:predicate org:unitOf ; rdf:object :quay ."
            )
        documents.append(f"<{document}> {{ {' '.join(said)} }}")
    return PREFIXES + PLACES.format(roles=" ".join(roles), documents="\n".join(documents))


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asker(from_trig(_graph()), tmp_path_factory.mktemp("index")) as opened:
        yield opened


def documents(reply: Reply) -> set[str]:
    assert not reply.refused, reply.refusal
    return {name for a in reply.answers for name in a.documents}


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("which posts are based in Saltmarsh", {"pump.txt"}),
        ("which roles are at Ferry Hill", {"hose.txt"}),
        ("which roles work from Ferry Hill", {"hose.txt"}),
        ("who works 37 hours", {"pump.txt"}),
        ("which roles are 37.5 hours a week", {"hose.txt"}),
        ("which roles are temporary", {"hose.txt"}),
        ("part time roles", {"hose.txt"}),
        ("which posts are permanent", {"pump.txt"}),
        ("which roles are not permanent", {"hose.txt", "bell.txt"}),
        ("list all roles at Quayside & Dale Fire Service", {"pump.txt", "hose.txt"}),
        ("which roles are in the fire service", {"pump.txt", "hose.txt"}),
    ],
)
def test_fields_of_the_form_are_asked_by_their_words(
    ask: Asker, question: str, files: set[str]
) -> None:
    assert documents(ask.ask(question)) == files


def test_a_field_is_a_statement_with_its_quote(ask: Asker) -> None:
    (answer,) = ask.ask("which posts are based in Saltmarsh").answers
    assert answer.why is None
    assert [e.quote for e in answer.evidence] == ["Saltmarsh Quay"]


@pytest.mark.parametrize("question", ["which employers are there", "which organisations are there"])
def test_employers_are_those_with_posts(ask: Asker, question: str) -> None:
    assert [a.label for a in ask.ask(question).answers] == ["Quayside & Dale Fire Service"]


def test_who_employs_a_role_is_its_employer(ask: Asker) -> None:
    for question in ("who employs the pump officer", "which employer has the pump officer"):
        assert [a.label for a in ask.ask(question).answers] == ["Quayside & Dale Fire Service"]


def test_a_place_of_no_profile_is_none_and_says_how_many_give_one(ask: Asker) -> None:
    reply = ask.ask("which roles are based in Dundee")
    assert reply.answers == ()
    assert "2 of 3 profiles give a location" in reply.notes[0]


def test_a_place_that_nothing_knows_is_not_guessed_to_be_one(ask: Asker) -> None:
    assert ask.ask("which roles are in Dundee").refused
    assert ask.ask("which roles are in the Office of Tides").refused


def test_several_fields_of_each_role_stand_side_by_side(ask: Asker) -> None:
    reply = ask.ask("list every role with its location and hours")
    assert {a.label: a.value for a in reply.answers} == {
        "Pump Officer": "location: Saltmarsh Quay; hours: 37 a week",
        "Hose Officer": "location: Ferry Hill; hours: 37.5 a week",
        "Bell Ringer": "location: –; hours: –",
    }
    pump = next(a for a in reply.answers if a.label == "Pump Officer")
    assert {e.quote for e in pump.evidence} == {"Saltmarsh Quay", "37 a week"}
    where = ask.ask("where is each role based")
    assert {a.value for a in where.answers} >= {"location: Saltmarsh Quay", "location: –"}


def test_roles_are_counted_for_each_unit(ask: Asker) -> None:
    for question in ("how many roles are in each unit", "count roles by unit"):
        reply = ask.ask(question)
        assert [(a.label, a.value) for a in reply.answers] == [("Night Desk", 2)]
        assert reply.notes == ("1 more has none",)


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("which profiles have no location", {"bell.txt"}),
        ("which roles state their hours", {"pump.txt", "hose.txt"}),
        ("which roles have a location but no unit", set()),
        ("which roles have no status stated", {"bell.txt"}),
        ("which roles need vetting", {"pump.txt"}),
        ("which roles have no vetting", {"hose.txt", "bell.txt"}),
        ("which roles do not state a vetting level", {"hose.txt", "bell.txt"}),
    ],
)
def test_what_a_form_leaves_out_is_found(ask: Asker, question: str, files: set[str]) -> None:
    assert documents(ask.ask(question)) == files
