"""What a map shows when it opens: the words that are drawn, how large, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from remit.graph.maps.chart import lay_out
from remit.graph.maps.make import make_plan
from remit.ontology import ORG

from .browser import SIZE, Browser
from .map_pages import small, write
from .organisations import FACTS, Maker, StoreGraph, make_organisations

LEGIBLE = 6.0
"""Pixels of the smallest type that can be read at all."""

_RECORD = """const fill = CanvasRenderingContext2D.prototype.fillText;
window.drawn = new Map();
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
  const at = this.getTransform().transformPoint({ x, y });
  const large = parseFloat(this.font.match(/([\\d.]+)px/)[1]) * this.getTransform().a;
  window.drawn.set(`${text} ${at.x} ${at.y}`, [text, at.x, at.y, large].map(
    (found, place) => (place ? found / devicePixelRatio : found)));
  return fill.call(this, text, x, y, ...rest);
};
const clear = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function (...all) {
  if (all[2] > innerWidth / 2) window.drawn.clear();
  return clear.apply(this, all);
};"""


@dataclass(frozen=True)
class Drawn:
    """A text on a map: where it begins, and its height in pixels."""

    text: str
    x: float
    y: float
    height: float


def first_look(browser: Browser, page: Path) -> list[Drawn]:
    """Open a page and list what stands in its window."""
    with browser.beginning_with(_RECORD):
        browser.open(page)
        browser.wait("return window.drawn.size")
        drawn = [Drawn(*found) for found in browser.run("return [...window.drawn.values()]")]
    return [d for d in drawn if 0 <= d.x < SIZE[0] and 0 <= d.y < SIZE[1]]


def lonely(count: int) -> StoreGraph:
    """Return so many roles of which nobody manages another, each with needs of its own."""
    maker = Maker()
    for number in range(count):
        unit = maker.thing("Unit", f"team-{number}", f"Team {number}", FACTS)
        role = maker.role(f"team-{number}/clerk", f"Clerk {number}", unit)
        document = maker.document(role, number)
        for need in range(6):
            topic = maker.thing("Topic", f"t{number}-{need}", f"craft {number} {need}")
            words = f"Knows craft {number} {need}."
            told = ("KnowledgeRequirement", "essential", words, topic)
            maker.requirement(role, document, 40 + need, told)
    return StoreGraph(maker.quads)


@pytest.mark.parametrize("kind", ["reporting", "requirements", "units"])
def test_all_of_a_small_map_is_there_to_be_read(
    browser: Browser, tmp_path: Path, kind: str
) -> None:
    graph = small()
    seen = first_look(browser, write(tmp_path, graph, kind))
    titles = {word for card in make_plan(graph, kind).cards for word in card.title.split()}
    assert titles <= {word for drawn in seen for word in drawn.text.split()}
    assert min(drawn.height for drawn in seen) >= LEGIBLE


@pytest.mark.parametrize("height", [1, 4])
def test_a_title_of_three_lines_is_not_cut(browser: Browser, tmp_path: Path, height: int) -> None:
    title = "Detective Chief Inspector Specialist Crime"
    maker = Maker()
    above = ""
    for number in range(height):
        above = maker.role(f"post/{number}", f"{title} {number}", manager=above)
    seen = first_look(browser, write(tmp_path, StoreGraph(maker.quads)))
    assert {"Specialist", "Crime", *map(str, range(height))} <= {
        word for drawn in seen for word in drawn.text.split()
    }
    assert not [drawn.text for drawn in seen if drawn.text.endswith("…")]


def test_a_small_box_leaves_out_what_the_heading_of_its_area_says(
    browser: Browser, tmp_path: Path
) -> None:
    maker = Maker()
    for number in range(12):
        name = f"Missing Persons {number}"
        unit = maker.thing("Unit", f"u{number}", f"{name} Team", FACTS)
        head = maker.role(f"{number}/head", f"Detective Chief Inspector – {name} Team", unit)
        for post in ("Disclosure Officer", "Exhibits Officer", "Records Officer"):
            maker.role(f"{number}/{post.split()[0]}", f"{name} {post}", unit, manager=head)
    seen = [drawn.text for drawn in first_look(browser, write(tmp_path, StoreGraph(maker.quads)))]
    assert {"Disclosure", "Exhibits", "Records"} <= {text.split()[0] for text in seen}
    assert sum(text.split()[-1] == "Inspector" for text in seen) == 12
    assert not [text for text in seen if text.startswith("Missing Persons") and "…" in text]


def test_a_heading_of_the_matrix_is_not_cut(browser: Browser, tmp_path: Path) -> None:
    maker = Maker()
    role = maker.role("clerk", "Clerk")
    name = "rules on the lending of rare books, maps and other papers to schools"
    topic = maker.thing("Topic", "lending", name)
    told = ("KnowledgeRequirement", "essential", "Knows the rules.", topic)
    maker.requirement(role, maker.document(role, 1), 40, told)
    browser.open(write(tmp_path, StoreGraph(maker.quads)), "#view=matrix")
    browser.wait("return document.querySelector('.matrix .cell')")
    heading = "const it = document.querySelector('.matrix th.up span');"
    assert browser.run(f"{heading} return it.textContent") == name
    assert browser.run(f"{heading} return it.scrollHeight <= it.clientHeight + 1")
    column = "return it.getBoundingClientRect().width <= it.closest('th').clientWidth + 1"
    assert browser.run(f"{heading} {column}")


@pytest.mark.parametrize(("kind", "count"), [("reporting", 300), ("requirements", 120)])
def test_a_map_of_many_small_groups_opens_where_it_begins_and_can_be_read(
    browser: Browser, tmp_path: Path, kind: str, count: int
) -> None:
    graph = lonely(count)
    seen = first_look(browser, write(tmp_path, graph, kind))
    first = min(lay_out(make_plan(graph, kind)).boxes, key=lambda box: (box.y, box.x))
    assert first.card.title in {drawn.text for drawn in seen if drawn.height >= LEGIBLE}
    assert len(seen) > 20


def test_a_large_organisation_opens_as_a_whole_with_the_names_of_its_parts(
    browser: Browser, tmp_path: Path
) -> None:
    graph = StoreGraph(make_organisations(400))
    seen = first_look(browser, write(tmp_path, graph))
    forces = {region.title for region in lay_out(make_plan(graph)).regions if region.level == 1}
    assert forces
    assert forces <= {drawn.text for drawn in seen if drawn.height >= LEGIBLE}


def test_a_narrow_screen_opens_at_the_left_of_what_stands_on_top(
    browser: Browser, tmp_path: Path
) -> None:
    """Regions beside each other differ a little in how low their first box stands."""
    maker = Maker()
    for force in ("Ash", "Birch", "Cedar", "Damson"):
        home = maker.thing("Force", force, f"{force} Police", FACTS)
        for number, posts in enumerate((20, 2)):
            unit = maker.thing("Unit", f"{force}/{number}", f"{force} Team {number}", FACTS)
            maker.add(unit, ORG.unitOf, home, FACTS)
            chief = maker.role(f"{force}/{number}/0", f"{force} Chief {number}", unit)
            for below in range(1, posts):
                key, title = f"{force}/{number}/{below}", f"{force} Post {below}"
                maker.role(key, title, unit, manager=chief)
    page = write(tmp_path, StoreGraph(maker.quads))
    with browser.of_size(390, 800):
        seen = {drawn.text for drawn in first_look(browser, page) if drawn.x < 390}
    assert "Ash Chief 0" in seen


@pytest.mark.parametrize("kind", ["reporting", "matrix"])
def test_a_map_of_a_few_roles_is_drawn_when_the_browser_says_that_it_is_loaded(
    browser: Browser, tmp_path: Path, kind: str
) -> None:
    seen = "document.documentElement.dataset.ready + document.querySelectorAll('.cell').length"
    page = write(tmp_path, small(), kind)
    with browser.beginning_with(f"addEventListener('load', () => {{ window.seen = {seen} }})"):
        browser.open(page)
        assert browser.run("return window.seen") == ("yes1" if kind == "matrix" else "yes0")
