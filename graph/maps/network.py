"""A chart as nodes, edges and options, built with pyvis."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from remit.graph.maps.chart import Box, Chart, Drawn
from remit.graph.maps.measures import BOX_HEIGHT, BOX_WIDTH
from remit.graph.maps.plan import Plan
from remit.graph.natural_order import natural

Json = dict[str, Any]


def network(plan: Plan, chart: Chart) -> Json:
    """Return the nodes, edges and options of a page, ready to be written as JSON.

    Nodes and edges are dictionaries as pyvis makes them for vis-network; a node's `id` is its
    place in the list. What vis-network does not know (`route`, `unit`) rides along.
    """
    from pyvis.edge import Edge
    from pyvis.node import Node

    groups = sorted(
        {box.card.group for box in chart.boxes if box.card.group},
        key=lambda key: (natural(plan.names.get(key, "")), key),
    )
    place = {key: n for n, key in enumerate(groups)}
    used = {drawn.line.kind for drawn in chart.lines}
    kinds = [*plan.kinds, *sorted(used - set(plan.kinds))]
    keys = _keys(chart.boxes)
    besides = _besides(plan, chart)
    return {
        "nodes": [
            Node(
                number,
                "custom",
                box.card.title,
                x=box.x,
                y=box.y,
                key=key,
                **_extras(box, place, plan),
                **({"besides": besides[number]} if number in besides else {}),
            ).options
            for number, (box, key) in enumerate(zip(chart.boxes, keys, strict=True))
        ],
        "edges": [
            Edge(drawn.source, drawn.target, **_edge(drawn, kinds, plan)).options
            for drawn in chart.lines
        ],
        "options": _options(),
        "kinds": kinds,
        "solid": len(plan.kinds),
        "units": [
            [plan.names.get(key, ""), plan.names[plan.heads[key]] if key in plan.heads else ""]
            for key in groups
        ],
        "regions": [
            [r.title, r.level, r.left, r.top, r.width, r.height, r.cards, r.heading]
            for r in chart.regions
        ],
        "size": [chart.width, chart.height],
        "box": [BOX_WIDTH, BOX_HEIGHT],
        "summary": plan.summary,
        "view": plan.view,
        "matrix": plan.matrix,
        "question": plan.question,
        "words": asdict(plan.words),
    }


def _extras(box: Box, place: dict[str, int], plan: Plan) -> Json:
    card = box.card
    extras: Json = {}
    if card.group:
        extras["unit"] = place[card.group]
    if box.manager >= 0:
        extras["manager"] = box.manager
    if card.hollow:
        extras["named"] = 1
    if card.iri in plan.answer:
        extras["lit"] = 1
    for name in ("rank", "note", "vetting", "qualifications", "findings"):
        if value := getattr(card, name):
            extras[name] = value
    return extras


def _keys(boxes: Sequence[Box]) -> list[str]:
    """Return what names each box in the address of a page: short, and each another."""
    short = [key_of(box.card.key) for box in boxes]
    seen = Counter(short)
    return [key if seen[key] == 1 else box.card.key for key, box in zip(short, boxes, strict=True)]


def key_of(iri: str) -> str:
    """Return the part of a role's IRI that names it in the address of a page.

    >>> key_of("https://w3id.org/remit/id/role/bsou/undercover-unit/sergeant")
    'bsou/undercover-unit/sergeant'
    """
    return iri.partition("/role/")[2] or iri


def _besides(plan: Plan, chart: Chart) -> dict[int, list[str]]:
    """Return the lines of each box that are not drawn, in words."""
    besides: dict[int, list[str]] = defaultdict(list)
    for number, line in chart.undrawn:
        besides[number].append(f"{line.kind} {plan.names.get(line.target, '')}")
    return besides


def _edge(drawn: Drawn, kinds: list[str], plan: Plan) -> Json:
    extras: Json = {
        "kind": kinds.index(drawn.line.kind),
        "route": [value for point in drawn.route for value in point],
    }
    if drawn.target < 0:
        extras["place"] = plan.names.get(drawn.line.target, "")
    if not drawn.line.stated:
        extras["inferred"] = 1
    if not drawn.tree:
        extras["across"] = 1
    if drawn.line.dotted:
        extras["dotted"] = 1
    return extras


def _options() -> Json:
    """Return pyvis's options for a map whose positions are given: nothing moves by itself."""
    from pyvis.options import Options

    options = Options()
    options.physics.enabled = False
    options.interaction.dragNodes = False
    options.edges.smooth.enabled = False
    made: Json = json.loads(options.to_json())
    return {name: made[name] for name in ("physics", "interaction", "edges")}
