"""Small maps as pages, and where their boxes stand in a window."""

from __future__ import annotations

from pathlib import Path

from remit.graph.maps.chart import lay_out
from remit.graph.maps.make import make_page, make_plan
from remit.ontology import ORG

from .organisations import FACTS, Maker, StoreGraph

BAR = 69  # height of the bar above the map
SHELF = 56  # height of what is kept free below it
EDGE = 24  # what is kept free around it


def write(folder: Path, graph: StoreGraph, kind: str = "reporting") -> Path:
    page = folder / f"{kind}.html"
    page.write_text(make_page(graph, make_plan(graph, kind)), "utf-8")
    return page


def small() -> StoreGraph:
    """Return an inspector with a profile, two sergeants and a chief who is only named."""
    maker = Maker()
    unit = maker.thing("Unit", "fraud", "Fraud Team", FACTS)
    chief = maker.role("fraud/chief", "Chief of Fraud")
    boss = maker.role("fraud/inspector", "Inspector Fraud", unit, manager=chief)
    for name in ("north", "south"):
        maker.role(f"fraud/{name}", f"Sergeant {name.title()}", unit, manager=boss)
    document = maker.document(boss, 1)
    topic = maker.thing("Topic", "money", "money laundering")
    maker.requirement(
        boss, document, 40, ("KnowledgeRequirement", "desirable", "Ought to know money.", topic)
    )
    maker.claim(boss, ORG.reportsTo, chief, document, "the Chief")
    maker.finding(document, "A line stands twice.")
    return StoreGraph(maker.quads)


def place_of(graph: StoreGraph, title: str) -> tuple[int, int]:
    """Return where a box of a map, the first with a title, stands in a window of 1280 by 800."""
    chart = lay_out(make_plan(graph))
    box = next(box for box in chart.boxes if box.card.title == title)
    room = 800 - BAR - SHELF - EDGE
    scale = min(1, (1280 - EDGE) / chart.width, room / chart.height)
    x, y = box.x - chart.width / 2, box.y - chart.height / 2
    return round(640 + x * scale), round((800 + BAR - SHELF) / 2 + y * scale)
