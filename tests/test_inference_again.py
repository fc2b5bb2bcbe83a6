"""Deriving again what a change touches: as much as a full derivation gives, to the byte, and no more work than that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.inference import unclaimed
from remit.graph.inference.again import infer_again
from remit.graph.inference.infer import infer
from remit.graph.inference.patterns import look
from remit.ontology import DCTERMS, ORG, RDF, REMIT, SKOS
from remit.ontology.inference import load_rules

from .building import canonical, clerk, made, nothing_known, write
from .holding import ID, IRIS, Held, iri, line

OWN = "https://example.org/own"


def claimed(document: str, subject: str, predicate: str, object_: str) -> list[str]:
    """State a fact, and that a document says so; a status is text."""
    claim = f"{document}#{subject}-{predicate.rpartition('#')[2]}-{len(object_)}{object_[0]}"
    graph, told = ID + document, f'"{object_}"' if predicate == REMIT.status else iri(object_)
    return [
        line(subject, predicate, told),
        line(claim, RDF.subject, iri(subject), graph),
        line(claim, RDF.predicate, f"<{predicate}>", graph),
        line(claim, RDF.object, told, graph),
    ]


KNOWN = [
    line("topic", REMIT.restsOn, iri("act")),
    line("high", REMIT.presupposes, iri("middle")),
    line("middle", REMIT.presupposes, iri("low")),
    line("low", RDF.type, f"<{REMIT.Licence}>"),
    line("sergeant", SKOS.prefLabel, '"Sergeant"@en'),
    line("sergeant", SKOS.inScheme, iri("ladder")),
    line("officer", RDF.type, f"<{REMIT.WorkerType}>"),
    line("officer", f"{DCTERMS.base}relation", iri("ladder")),
    line("special", RDF.type, f"<{REMIT.WorkerType}>"),
    line("volunteering", f"{DCTERMS.base}relation", iri("special")),
    line("staff", RDF.type, f"<{REMIT.WorkerType}>"),
    line("staff", SKOS.prefLabel, '"police staff"@en'),
    line("unit1", REMIT.covers, iri("force1")),
    line("unit1", ORG.subOrganizationOf, iri("unit2")),
]
STATUSES = st.sampled_from(["Police Staff", "Permanent"])
ROLES = st.sampled_from([f"role{n}" for n in range(6)])
UNITS = st.sampled_from(["unit0", "unit1", "unit2", "unit3"])
KINDS = st.sampled_from(["Knowledge", "Qualification", "Training", "Health"])
MODALITIES = st.sampled_from([REMIT.essential, REMIT.desirable, REMIT.obligatory])
THINGS = st.sampled_from(["topic", "high", "middle", "act"])


@st.composite
def statements(draw: Any, document: str) -> list[str]:
    """Make something that a document may say."""
    role, other, unit = draw(ROLES), draw(ROLES), draw(UNITS)
    node = f"{document}#requirement={draw(st.integers(0, 2))}"
    force = draw(st.sampled_from(["force1", "force2"]))
    said: list[str] = draw(
        st.sampled_from(
            [
                claimed(document, role, ORG.reportsTo, other),
                claimed(document, role, ORG.postIn, unit),
                claimed(document, role, REMIT.rank, "sergeant"),
                claimed(document, role, REMIT.status, draw(STATUSES)),
                claimed(document, role, REMIT.designation, "volunteering"),
                claimed(document, unit, ORG.subOrganizationOf, draw(UNITS)),
                claimed(document, unit, REMIT.covers, force),
                [line(role, SKOS.prefLabel, '"Sergeant"')],
                [line(role, REMIT.describedBy, iri(document), ID + document)],
                [line(role, REMIT.requires, iri(draw(THINGS)))],
                [
                    line(role, REMIT.requirement, iri(node), ID + document),
                    line(node, RDF.type, f"<{REMIT.base}{draw(KINDS)}Requirement>", ID + document),
                    line(node, REMIT.modality, f"<{draw(MODALITIES)}>", ID + document),
                    line(node, REMIT.about, iri(draw(THINGS)), ID + document),
                ],
            ]
        )
    )
    return said


@st.composite
def bare_triples(draw: Any) -> str:
    """Make a triple of the user's own RDF, which nobody claims."""
    role = draw(ROLES)
    own: str = draw(
        st.sampled_from([
            line(role, ORG.reportsTo, iri(draw(ROLES)), OWN),
            line(role, ORG.postIn, iri(draw(UNITS)), OWN),
            line(role, REMIT.rank, iri("sergeant"), OWN),
            line(role, REMIT.rank, '"a rank in words"', OWN),
        ])
    )  # fmt: skip
    return own


@st.composite
def documents(draw: Any) -> dict[str, list[str]]:
    """Make a few documents, each with what it says, and a file of RDF."""
    return {"own": draw(st.lists(bare_triples(), max_size=4))} | {
        name: [one for part in draw(st.lists(statements(name), max_size=6)) for one in part]
        for name in ("document1", "document2", "document3")
    }


def stated(said: dict[str, list[str]]) -> set[str]:
    """List all that is stated, as a build would load it: no triple twice, and premises for all."""
    lines = {*KNOWN, *(one for name in said if name != "own" for one in said[name])}
    triples = {one.rpartition(" <")[0] for one in lines}
    lines |= {one for one in said["own"] if one.rpartition(" <")[0] not in triples}
    return lines | set(unclaimed.statements(Held(lines).select, IRIS, has_own=True))


def derived(lines: Iterable[str]) -> Held:
    graph = Held(lines)
    infer(graph.select, graph.load, IRIS)
    return graph


@settings(max_examples=50, deadline=None)
@given(before=documents(), changes=st.lists(documents(), min_size=1, max_size=2), data=st.data())
def test_after_any_changes_the_inferences_are_those_of_a_full_derivation(
    before: dict[str, list[str]], changes: list[dict[str, list[str]]], data: st.DataObject
) -> None:
    graph = derived(stated(before))
    for drawn in changes:
        after = before | {
            name: drawn[name] for name in data.draw(st.sets(st.sampled_from([*drawn])))
        }
        old = Held(f"{quad} ." for quad in graph.store)
        gone, come = stated(before) - stated(after), stated(after) - stated(before)
        graph.remove(gone)
        graph.load(come)
        assert infer_again(old.select, graph, gone | come, IRIS)
        assert graph.inferred() == derived(stated(after)).inferred()
        before = after


def role_with(number: int) -> list[str]:
    """State a role of its own with a manager, a unit and a requirement."""
    document, role = f"document{number}", f"role{number}"
    node = f"{document}#requirement=1"
    graph = ID + document
    return [
        *claimed(document, role, ORG.reportsTo, f"manager{number}"),
        *claimed(document, f"manager{number}", REMIT.rank, "sergeant"),
        *claimed(document, role, ORG.postIn, "unit1" if number % 2 else f"unit-{number}"),
        *claimed(document, role, REMIT.status, "Police Staff"),
        line(role, REMIT.requirement, iri(node), graph),
        line(node, RDF.type, f"<{REMIT.QualificationRequirement}>", graph),
        line(node, REMIT.modality, f"<{REMIT.essential}>", graph),
        line(node, REMIT.about, iri("high"), graph),
    ]


def test_only_what_a_change_touches_is_derived_again() -> None:
    roles = {number: role_with(number) for number in range(60)}
    lines = {*KNOWN, *(one for role in roles.values() for one in role)}
    graph = derived(lines)
    assert len(graph.inferred()) > 60 * 10
    old = Held(lines | {f"{one} ." for one in graph.inferred()})
    changed = set(roles[7]) - set(roles[9])
    graph.remove(changed)
    graph.asked.clear()
    assert infer_again(old.select, graph, changed, IRIS)
    named = {number for number in roles if any(f"role{number}>" in asked for asked in graph.asked)}
    assert named == {7}
    without = derived(lines - changed)
    assert graph.inferred() == without.inferred()


def test_what_follows_is_loaded_while_a_rule_still_gives_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("remit.graph.inference.derivation._ROWS", 5)
    graph = Held([*KNOWN, *(one for number in range(20) for one in role_with(number))])
    given: list[Sequence[object]] = []
    given_before: list[int] = []

    def select(sparql: str) -> Iterator[Sequence[object]]:
        for row in graph.select(sparql):
            if "?premise" in sparql:
                given.append(row)
            yield row

    def load(lines: Iterable[str]) -> None:
        waiting = []
        for one in lines:
            given_before.append(len(given))
            waiting.append(one)
        graph.load(waiting)

    infer(select, load, IRIS)
    assert given_before[0] == 5
    assert given_before[-1] > 20 * 10
    whole = derived([*KNOWN, *(one for number in range(20) for one in role_with(number))])
    assert graph.inferred() == whole.inferred()


def test_a_rule_is_asked_again_only_where_something_new_came_that_it_reads() -> None:
    graph = Held([*KNOWN, *role_with(1), *role_with(2)])
    infer(graph.select, graph.load, IRIS)
    asked = [rule.name for one in graph.asked for rule in load_rules() if look(rule).head in one]
    assert sorted(asked) == sorted(rule.name for rule in load_rules())
    profile, manager = IRIS.base + "document2", f"<{ID}manager2>"
    graph = Held([*KNOWN, *role_with(2), line("role2", REMIT.describedBy, f"<{profile}>"),
                  line("manager2", SKOS.prefLabel, '"Sergeant"')])  # fmt: skip
    infer(graph.select, graph.load, IRIS)
    asked = [rule.name for one in graph.asked for rule in load_rules() if look(rule).head in one]
    assert asked.count("manager-in-unit") == asked.count("belongs-through-unit") == 2
    assert asked.count("answers-through-manager") == 1
    assert any(quad.startswith(f"{manager} <{ORG.postIn}>") for quad in graph.inferred())


def test_lines_that_neither_came_nor_went_cost_nothing() -> None:
    lines = {*KNOWN, *role_with(1)}
    graph = derived(lines)
    before = graph.inferred()
    old = Held(f"{quad} ." for quad in graph.store)
    graph.asked.clear()
    assert infer_again(old.select, graph, role_with(1), IRIS)
    assert graph.inferred() == before
    assert not any("?premise" in asked for asked in graph.asked)


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_every_variable_that_a_rule_reads_from_is_bound_in_all_it_gives(rule: Any) -> None:
    """A variable that stood in an OPTIONAL alone could not name the subjects that a change reaches."""
    sought = look(rule)
    assert "?subject" in sought.variables
    graph = Held([*KNOWN, *(one for n in range(4) for one in role_with(n))])
    graph.load(claimed("document0", "manager0", ORG.reportsTo, "role1"))
    graph.load([
        line("manager1", SKOS.prefLabel, '"Sergeant"'), line("role1", REMIT.describedBy, iri("document1")),
        line("d#r", REMIT.about, iri("topic")), line("d#r", RDF.type, f"<{REMIT.KnowledgeRequirement}>"),
        line("d#r", REMIT.modality, f"<{REMIT.essential}>"), line("role1", REMIT.requirement, iri("d#r")),
    ])  # fmt: skip
    found = graph.select(rule.query.replace("SELECT DISTINCT", "SELECT DISTINCT " + " ".join(
        name for name in sought.variables if name not in {"?subject", "?object", "?premise", *sought.absent}
    )))  # fmt: skip
    assert found
    assert not any(None in row for row in found)


REFERENCE = f"""@prefix remit: <{REMIT.base}> . @prefix skos: <{SKOS.base}> .
@prefix id: <{ID}topic/> .
id:filing a remit:Topic ; skos:prefLabel "filing"@en ; remit:restsOn <http://www.legislation.gov.uk/id/ukpga/2000/36> .
<http://www.legislation.gov.uk/id/ukpga/2000/36> a <http://data.europa.eu/eli/ontology#LegalResource> ;
    skos:prefLabel "Freedom of Information Act 2000"@en .
<{ID}rank/sergeant> a remit:Rank ; skos:prefLabel "Sergeant"@en ; remit:rankOrder 2 .
"""


def test_builds_after_changes_infer_what_a_fresh_build_infers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(nothing_known(tmp_path / "data"), {"reference/own.ttl": REFERENCE})
    folder, graph = tmp_path / "posts", tmp_path / "graph"
    knows = "Essential requirements\n- Knowledge of filing"
    texts = {
        f"{n}.txt": clerk(f"Clerk {n}", "Unit: Registry", manager=f"Clerk {n + 1}").replace(
            "Essential criteria", knows
        )
        for n in range(8)
    }
    write(folder, texts)
    made(graph, folder, data=data)
    settled: list[bool] = []

    def watched(*given: Any) -> bool:
        settled.append(infer_again(*given))
        return settled[-1]

    monkeypatch.setattr("remit.graph.change.infer_again", watched)
    (folder / "3.txt").unlink()
    made(graph, folder, data=data)
    shorter = canonical(graph)
    write(folder, {"3.txt": texts["3.txt"].replace("Clerk 4", "Sergeant")})
    write(folder, {"9.txt": clerk("Sergeant", "Unit: Registry", manager="Clerk 1")})
    made(graph, folder, data=data)
    again = canonical(graph)
    made(tmp_path / "fresh", folder, data=data)
    assert again == canonical(tmp_path / "fresh") != shorter
    assert settled == [True, True]
    assert again.count(REMIT.answersTo.encode()) > 8
    assert again.count(b"ukpga/2000/36> <https://w3id.org/remit/id/graph/inferred>") > 8
