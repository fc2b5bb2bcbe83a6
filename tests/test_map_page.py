"""The page as a file: complete in itself, safe, the same each time, and not too large."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import random
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.errors import NotUnderstoodError
from remit.graph.maps import make
from remit.graph.maps.blocks import data_block
from remit.graph.maps.filters import Selection
from remit.graph.maps.make import make_page, make_plan
from remit.graph.maps.rendering import SCRIPTS
from remit.ontology import ORG, RDF, REMIT

from .organisations import FACTS, Maker, StoreGraph, make_organisations

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


class Elements(HTMLParser):
    """Collects the elements of a page, with the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        """Keep the text of a script or style."""
        if self.lasttag in ("script", "style") and self.cdata_elem:
            tag, attributes, text = self.found[-1]
            self.found[-1] = (tag, attributes, text + data)

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        """Return the attributes and text of every element of a kind."""
        return [(attributes, text) for name, attributes, text in self.found if name == tag]


def page_of(graph: StoreGraph, **options: Any) -> str:
    return make_page(graph, make_plan(graph), **options)


def block_of(page: str, name: str) -> Any:
    """Return the data that a page carries under a name."""
    (block,) = [(a, t) for a, t in Elements(page).all("script") if a.get("id") == name]
    attributes, text = block
    if attributes["type"] == "application/gzip":
        text = gzip.decompress(base64.b64decode(text)).decode()
    return json.loads(text)


@given(JSON)
def test_no_data_ends_its_block_or_comes_out_changed(value: Any) -> None:
    block = data_block("x", value)
    assert block.count("<") == 2
    elements = Elements(block).all("script")
    assert json.loads(elements[0][1]) == value


def test_a_role_whose_title_is_blank_goes_by_the_end_of_its_iri() -> None:
    maker = Maker()
    maker.role("a/b", " ")
    assert block_of(page_of(StoreGraph(maker.quads)), "map-data")["nodes"][0]["label"] == "b"


@given(st.text(min_size=1, max_size=40).filter(lambda title: not title.isspace()))
@settings(max_examples=20, deadline=None)
def test_a_title_is_always_shown_as_it_is(title: str) -> None:
    maker = Maker()
    maker.role("a/b", title)
    page = page_of(StoreGraph(maker.quads))
    assert block_of(page, "map-data")["nodes"][0]["label"] == title


def test_the_policy_names_every_script_and_style_of_the_page_and_nothing_else() -> None:
    page = page_of(StoreGraph(make_organisations(12)))
    elements = Elements(page)
    (policy,) = [a["content"] for a, _ in elements.all("meta") if "http-equiv" in a]
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy

    def source(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    viewer = next(text for a, text in elements.all("script") if a.get("id") == "viewer")
    (code,) = [text for attributes, text in elements.all("script") if not attributes]
    assert set(rules["script-src"].split()) == {source(code), source(viewer)}
    assert rules["style-src"].split() == [source(text) for _, text in elements.all("style")]


def test_nothing_in_the_page_has_an_address_outside_it() -> None:
    page = page_of(StoreGraph(make_organisations(12)))
    for _, attributes, _ in Elements(page).found:
        for name in ("src", "srcset", "data", "action", "style"):
            assert name not in attributes
        assert (attributes.get("href") or "#").startswith("#")
    shown = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert "http" not in shown.replace("http-equiv", "")


def test_every_script_of_the_folder_is_part_of_the_page() -> None:
    folder = Path(__file__).parents[1] / "graph" / "maps" / "page"
    assert sorted(SCRIPTS) == sorted(path.name for path in folder.glob("*.js"))


def test_the_same_graph_gives_the_same_page_to_the_byte() -> None:
    quads = make_organisations(60)
    shuffled = random.Random(3).sample(quads, len(quads))
    assert page_of(StoreGraph(quads)) == page_of(StoreGraph(shuffled))


def test_a_page_without_quotes_carries_none() -> None:
    graph = StoreGraph(make_organisations(3))
    words = "Sound knowledge of"
    assert words in json.dumps(block_of(page_of(graph), "map-details"))
    assert words not in json.dumps(block_of(page_of(graph, quotes=False), "map-details"))


def test_a_page_of_too_many_roles_carries_the_map_alone_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = StoreGraph(make_organisations(12))
    detailed = page_of(graph)
    monkeypatch.setattr(make, "DETAILED", 11)
    page = page_of(graph)
    shown, before = block_of(page, "map-data"), block_of(detailed, "map-data")
    assert shown.pop("bare") == 1 and "bare" not in before
    assert shown == before
    assert not any(block_of(page, "map-details")["roles"])
    assert any(block_of(detailed, "map-details")["roles"])
    assert page.count("net.bare") == 2  # beside the map and in place of the matrix


def test_a_role_in_several_boxes_is_told_of_once() -> None:
    graph = StoreGraph(make_organisations(30))
    page = make_page(graph, make_plan(graph, "requirements"))
    nodes = block_of(page, "map-data")["nodes"]
    details = block_of(page, "map-details")
    assert len(details["roles"]) < len(nodes) == len(details["of"])
    boxes: dict[str, set[int]] = {}
    for node, place in zip(nodes, details["of"], strict=True):
        boxes.setdefault(node["key"].rpartition(">")[2], set()).add(place)
    assert all(len(places) == 1 for key, places in boxes.items() if "/role/" in key)


def test_pyvis_makes_the_nodes_edges_and_options() -> None:
    net = block_of(page_of(StoreGraph(make_organisations(12))), "map-data")
    assert {"id", "label", "shape", "x", "y"} <= set(net["nodes"][5])
    assert {"from", "to", "route"} <= set(net["edges"][0])
    assert net["options"]["physics"]["enabled"] is False


def test_roles_units_ranks_and_lines_are_read_as_the_graph_has_them() -> None:
    graph = StoreGraph(make_organisations(40))
    plan = make_plan(graph)
    count = "SELECT (COUNT(*) AS ?n) WHERE {{ {} }}"
    ((roles,),) = graph.select(count.format(f"?r <{RDF.type}> <{REMIT.Role}>"))
    ((lines,),) = graph.select(count.format(f"?r <{ORG.reportsTo}> ?m"))
    assert isinstance(roles, ox.Literal)
    assert isinstance(lines, ox.Literal)
    assert len(plan.cards) == int(roles.value) == 40
    assert len([line for line in plan.lines if line.hangs]) == int(lines.value)
    assert {card.hollow for card in plan.cards} == {True, False}
    assert all(plan.names[card.regions[-1]].endswith("Team") for card in plan.cards)


def test_an_inferred_line_is_told_from_a_stated_one() -> None:
    maker = Maker()
    boss = maker.role("a/boss", "Boss")
    stated, inferred = (
        maker.role("a/1", "One", manager=boss),
        maker.role("a/2", "Two", manager=boss),
    )
    claim = "https://w3id.org/remit/id/inference/1"
    for predicate, value in (
        (RDF.subject, inferred),
        (RDF.predicate, ORG.reportsTo),
        (RDF.object, boss),
        (REMIT.rule, "https://w3id.org/remit/ns/rule/some-rule"),
    ):
        maker.add(claim, predicate, value, FACTS)
    lines = {line.source: line.stated for line in make_plan(StoreGraph(maker.quads)).lines}
    assert lines == {stated: True, inferred: False}


@pytest.fixture(scope="module")
def forces() -> StoreGraph:
    """Two forces of three roles, and a regional unit that covers one of them."""
    maker = Maker()
    north, south = (
        maker.thing("Force", slug, f"{slug.title()} Police") for slug in ("north", "south")
    )
    region = maker.thing("RegionalUnit", "ru", "Regional Unit")
    maker.add(region, REMIT.covers, north, FACTS)
    ranks = {name: maker.thing("Rank", name.lower(), name) for name in ("Sergeant", "Inspector")}
    law = maker.thing("Topic", "ripa", "Surveillance law")
    for place, owner in (("north", north), ("south", south), ("ru", region)):
        unit = maker.thing("Unit", f"{place}/fraud", f"{place.title()} Fraud", FACTS)
        maker.add(unit, ORG.unitOf, owner, FACTS)
        boss = maker.role(f"{place}/boss", f"Head of {place}", unit, ranks["Inspector"])
        second = maker.role(f"{place}/second", f"Second of {place}", unit, ranks["Sergeant"], boss)
        maker.role(f"{place}/third", f"Third of {place}", unit, ranks["Sergeant"], second)
        maker.add(second, REMIT.requires, law, FACTS)
    return StoreGraph(maker.quads)


@pytest.mark.parametrize(
    ("selection", "titles"),
    [
        (
            Selection(forces=("south police",)),
            {"Head of south", "Second of south", "Third of south"},
        ),
        (
            Selection(forces=("North Police",), ranks=("inspector",)),
            {"Head of north", "Head of ru"},
        ),
        (
            Selection(units=("South Fraud",), ranks=("Sergeant",)),
            {"Second of south", "Third of south"},
        ),
        (Selection(requirements=("surveillance law",), text="ru"), {"Second of ru"}),
        (Selection(root="Second of north"), {"Second of north", "Third of north"}),
        (Selection(root="north/boss", depth=1), {"Head of north", "Second of north"}),
        (Selection(depth=0), {"Head of north", "Head of south", "Head of ru"}),
        (Selection(text="no such words"), set()),
    ],
)
def test_a_selection_keeps_what_it_names(
    forces: StoreGraph, selection: Selection, titles: set[str]
) -> None:
    plan = make_plan(forces, "reporting", selection)
    assert {card.title for card in plan.cards} == titles
    keys = {card.key for card in plan.cards}
    assert all(line.source in keys for line in plan.lines)


def test_a_name_that_nothing_has_is_refused_with_the_nearest_one(forces: StoreGraph) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        make_plan(forces, "reporting", Selection(units=("South Frauds",)))
    assert "South Fraud" in caught.value.hint
    with pytest.raises(NotUnderstoodError):
        make_plan(forces, "reporting", Selection(root="Nobody"))
