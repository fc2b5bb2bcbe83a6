"""The other kinds of map, and what a map is written as besides a page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.asking.answer import Answer, Reply
from remit.graph.maps.chart import lay_out
from remit.graph.maps.drawing import cut, width_of, wrap
from remit.graph.maps.make import FORMS, KINDS, make_page, make_plan, make_text, with_answer
from remit.graph.maps.network import network
from remit.graph.maps.outlines import is_too_much_for_mermaid
from remit.graph.maps.plan import Card
from remit.graph.maps.requirements import MOST
from remit.ontology import ORG, REMIT

from .organisations import FACTS, REFERENCE, Maker, StoreGraph, make_organisations

HOSTILE = 'Ser"geant\\ <b>`[x]` #1;\nsecond & line'


@pytest.fixture(scope="module")
def region() -> StoreGraph:
    """Two regional units that share two of three forces; each has a team with one role."""
    maker = Maker()
    forces = [
        maker.thing("Force", name, f"{name.title()} Police") for name in ("ash", "oak", "elm")
    ]
    maker.thing("Force", "far", "Far Away Police")
    for name, covered in (("crime", forces), ("terror", forces[:2])):
        unit = maker.thing("RegionalUnit", name, f"{name.title()} Unit")
        for force in covered:
            maker.add(unit, REMIT.covers, force, REFERENCE)
        maker.add(unit, REMIT.leadForce, forces[0], REFERENCE)
        team = maker.thing("Unit", f"{name}/team", f"{name.title()} Team", FACTS)
        maker.add(team, ORG.subOrganizationOf, unit, FACTS)
        maker.role(f"{name}/lead", f"{name.title()} Lead", team)
    return StoreGraph(maker.quads)


def test_units_show_what_covers_what_and_which_force_leads(region: StoreGraph) -> None:
    plan = make_plan(region, "units")
    titles = {card.key: card.title for card in plan.cards}
    notes = {card.key: card.note for card in plan.cards}
    above = {line.source: line.target for line in plan.lines}
    covered = {
        titles[above[above[key]]]: {
            titles[other] for other in above if above[other] == above[key] and ">" in other
        }
        for key in above
        if notes[key] in ("Covered force", "Lead force")
    }
    assert covered == {
        "Crime Unit": {"Ash Police", "Oak Police", "Elm Police"},
        "Terror Unit": {"Ash Police", "Oak Police"},
    }
    assert [titles[key] for key in notes if notes[key] == "Lead force"] == ["Ash Police"] * 2
    assert "Far Away Police" not in titles.values()
    parts = {titles[a]: titles[b] for a, b in above.items() if ">" not in a}
    assert parts == {"Crime Team": "Crime Unit", "Terror Team": "Terror Unit"}


def test_requirements_gather_the_roles_that_share_them_and_mark_the_only_ones() -> None:
    maker = Maker()
    law = maker.thing("Topic", "law", "Surveillance law")
    rare = maker.thing("Licence", "boat", "boat licence")
    roles = [maker.role(f"u/{n}", f"Role {n}") for n in range(3)]
    for role in roles[:2]:
        maker.add(role, REMIT.requires, law, FACTS)
    maker.add(roles[2], REMIT.prefers, law, FACTS)
    maker.add(roles[2], REMIT.requires, rare, FACTS)
    plan = make_plan(StoreGraph(maker.quads), "requirements")
    cards = {card.key: card for card in plan.cards}
    assert cards[law].note == "2 roles need it, 1 prefers it"
    assert not cards[law].hollow
    assert cards[rare].hollow
    below = {(line.source.rpartition(">")[2], line.kind, line.dotted) for line in plan.lines}
    assert {(role, "needs", False) for role in roles[:2]} <= below
    assert (roles[2], "prefers", True) in below
    assert cards[f"{roles[2]}>alone"].iri == roles[2]
    (only,) = [line for line in plan.lines if line.source == rare]
    assert (only.target, only.kind) == (f"{roles[2]}>alone", "is needed by")


def test_a_requirement_of_very_many_roles_counts_those_that_it_does_not_show() -> None:
    maker = Maker()
    law = maker.thing("Topic", "law", "Surveillance law")
    for n in range(MOST + 10):
        maker.add(maker.role(f"u/{n:03}", f"Role {n}"), REMIT.requires, law, FACTS)
    plan = make_plan(StoreGraph(maker.quads), "requirements")
    assert len(plan.cards) == 1 + MOST
    assert [card.title for card in plan.cards if "more" in card.title] == ["and 11 more"]


def test_with_very_many_requirements_roles_are_only_counted() -> None:
    maker = Maker()
    things = [maker.thing("Topic", f"t{n}", f"Topic {n}") for n in range(70)]
    for n in range(24):
        role = maker.role(f"u/{n}", f"Role {n}")
        for thing in things:
            maker.add(role, REMIT.requires, thing, FACTS)
    plan = make_plan(StoreGraph(maker.quads), "requirements")
    assert {card.iri for card in plan.cards} == set(things)
    assert {card.note for card in plan.cards} == {"24 roles need it"}
    assert plan.summary == "70 requirements · 24 roles, only counted"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_an_empty_graph_is_a_page(kind: str) -> None:
    graph = StoreGraph()
    assert "<!doctype html>" in make_page(graph, make_plan(graph, kind))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_as_everything(kind: str, form: str) -> None:
    plan = make_plan(StoreGraph(make_organisations(30)), kind, paged=False)
    text = make_text(plan, form)
    assert text.endswith("\n")
    assert all(card.title.split()[0] in text for card in plan.cards)
    assert make_text(plan, form) == text


def with_titles(*titles: str) -> StoreGraph:
    """Return roles with these titles, each reporting to the one before."""
    maker, above = Maker(), ""
    for number, title in enumerate(titles):
        above = maker.role(f"a/{number}", title, manager=above)
    return StoreGraph(maker.quads)


def hostile() -> StoreGraph:
    return with_titles(HOSTILE, "Two")


def test_a_drawing_is_well_formed_and_complete() -> None:
    plan = make_plan(StoreGraph(make_organisations(80)))
    drawing = ElementTree.fromstring(make_text(plan, "svg"))
    boxes = [
        element
        for element in drawing.iter("{http://www.w3.org/2000/svg}rect")
        if (element.get("width"), element.get("height")) == ("224", "88")
    ]
    assert len(boxes) == 80
    shown = "".join(ElementTree.fromstring(make_text(make_plan(hostile()), "svg")).itertext())
    assert "<b>" in shown


def test_a_drawing_carries_the_marks_of_each_box_and_says_what_they_mean() -> None:
    cards = (
        Card("a", "a", "A", vetting="SC <level>", qualifications=3, findings=1),
        Card("b", "b", "B", qualifications=1, findings=12),
        Card("c", "c", "C"),
    )
    plan = replace(make_plan(StoreGraph([])), cards=cards)
    drawing = ElementTree.fromstring(make_text(plan, "svg"))
    space = "{http://www.w3.org/2000/svg}"
    marks = [
        [element.text for element in group if element.tag != f"{space}path"]
        for group in drawing.iter(f"{space}g")
    ]
    assert marks == [
        ["1 finding"],
        ["requires 3 qualifications", "3"],
        ["vetting: SC <level>"],
        ["12 findings", "12"],
        ["requires 1 qualification"],
    ]


def test_no_title_breaks_out_of_mermaid_or_dot() -> None:
    mermaid = make_text(make_plan(hostile()), "mermaid")
    assert all(line.count('"') in (0, 2) for line in mermaid.splitlines())
    assert "<b>" not in mermaid
    dot = make_text(make_plan(hostile()), "dot")
    label = re.search(r'n0 \[label=("(?:[^"\\]|\\.)*")', dot)
    assert label
    assert unescape(json.loads(label[1])) == " ".join(HOSTILE.split())
    listed = make_text(make_plan(with_titles("1. First *of* _two_", "- A dash")), "mermaid")
    assert '"1#46; First #42;of#42; #95;two#95;"' in listed
    assert '"-#32;A dash"' in listed


def test_json_names_what_is_above_each_box() -> None:
    value = json.loads(make_text(make_plan(hostile()), "json"))
    assert [(box["title"], bool(box["above"])) for box in value["boxes"]] == [
        (HOSTILE, False),
        ("Two", True),
    ]
    assert value["lines"][0]["kind"] == "reports to"


def test_a_tree_on_the_terminal_is_indented_as_the_lines_run() -> None:
    maker = Maker()
    boss = maker.role("a/1", "Boss")
    first = maker.role("a/2", "First", manager=boss)
    maker.role("a/3", "Under First", manager=first)
    maker.role("a/4", "Second", manager=boss)
    text = make_text(make_plan(StoreGraph(maker.quads)), "tree")
    strokes = [line.split("  (")[0] for line in text.splitlines()[4:]]
    assert strokes == ["Boss", "├─ First", "│  └─ Under First", "└─ Second"]


def test_a_tree_says_nothing_twice_and_steers_no_terminal() -> None:
    maker = Maker()
    unit = maker.thing("Unit", "fraud", "Fraud Team", FACTS)
    rank = maker.thing("Rank", "sergeant", "Sergeant")
    maker.role("a/1", "Sergeant \x1b[2J\u202e of Fraud", unit, rank)
    text = make_text(make_plan(StoreGraph(maker.quads)), "tree")
    assert text.splitlines()[3:] == [
        "Fraud Team",
        "Sergeant [2J of Fraud  (named only, no profile)",
    ]


@pytest.mark.parametrize(
    ("form", "mark"),
    [
        ("tree", "Boss  (named only, no profile, answers the question)"),
        ("mermaid", "class n0 answer"),
        ("dot", "penwidth=3"),
        ("json", '"answers": true'),
        ("svg", "<circle"),
    ],
)
def test_the_answer_to_a_question_is_marked_in_every_form(form: str, mark: str) -> None:
    plan = make_plan(with_titles("Boss", "Second"))
    assert mark not in make_text(plan, form)
    (boss,) = [card.iri for card in plan.cards if card.title == "Boss"]
    lit = with_answer(plan, Reply("who", understood="who", answers=(Answer("Boss", boss),)))
    assert make_text(lit, form).count(mark) == 1


def test_who_directs_a_unit_is_told_whether_or_not_the_unit_has_a_place() -> None:
    maker = Maker()
    far, near = (
        maker.thing("Unit", name, f"{name.title()} Team", FACTS) for name in ("far", "near")
    )
    chief = maker.role("c/chief", "Chief", near)
    maker.role("f/one", "One", far)
    for unit in (far, near, maker.thing("Unit", "empty", "Empty Team", FACTS)):
        maker.add(unit, REMIT.underDirectionOf, chief, FACTS)
    plan = make_plan(StoreGraph(maker.quads))
    tree = make_text(plan, "tree")
    assert all(f"directs {name} Team" in tree for name in ("Far", "Near", "Empty"))
    assert '-. "directs" .-> g' in make_text(plan, "mermaid")
    assert "lhead=cluster_" in make_text(plan, "dot")
    net = network(plan, lay_out(plan))
    said = [words for node in net["nodes"] for words in node.get("besides", ())]
    assert sorted(said) == ["directs Empty Team", "directs Near Team"]
    assert [edge["place"] for edge in net["edges"] if "place" in edge] == ["Far Team"]


def test_a_matrix_without_a_page_lists_what_each_role_needs() -> None:
    maker = Maker()
    law, tact = (maker.thing("Topic", name, name) for name in ("law", "tact"))
    role = maker.role("a/1", "Sergeant")
    maker.add(role, REMIT.requires, law, FACTS)
    maker.add(role, REMIT.prefers, tact, FACTS)
    plan = make_plan(StoreGraph(maker.quads), "matrix", paged=False)
    strokes = make_text(plan, "tree").splitlines()[4:]
    assert strokes[1:] == ["├─ law  (required, Topic)", "└─ tact  (desirable, Topic)"]


def test_more_than_mermaid_draws_at_once_is_known() -> None:
    few, many = (make_plan(StoreGraph(make_organisations(n))) for n in (12, 900))
    assert not is_too_much_for_mermaid(make_text(few, "mermaid"))
    assert is_too_much_for_mermaid(make_text(many, "mermaid"))


@given(st.text(max_size=200), st.floats(8, 40), st.integers(1, 4))
@settings(max_examples=100, deadline=None)
def test_lines_of_a_drawing_fit_their_room(text: str, size: float, most: int) -> None:
    lines = wrap(text, size, 200, most)
    assert len(lines) <= most
    assert all(width_of(line, size) <= 200 for line in lines)
    assert cut(text, size, 10_000) == text
