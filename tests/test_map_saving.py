"""What is taken from a map: drawing, picture, data, print, complete and safe."""

from __future__ import annotations

import base64
import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from remit.graph.maps.chart import lay_out
from remit.graph.maps.make import make_page, make_plan

from .browser import Browser
from .map_pages import small, write
from .organisations import Maker, StoreGraph, make_organisations


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small map, for tests of what one does with it."""
    return write(tmp_path_factory.mktemp("map"), small())


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of two hundred roles."""
    return write(tmp_path_factory.mktemp("crowd"), StoreGraph(make_organisations(200)))


def test_the_saved_drawing_holds_every_box_as_vectors(browser: Browser, crowd: Path) -> None:
    browser.open(crowd)
    browser.click_on("[data-save=svg]")
    drawing = ElementTree.parse(browser.downloaded("svg")).getroot()
    space = "{http://www.w3.org/2000/svg}"
    kinds = {element.tag for element in drawing.iter()}
    assert kinds == {f"{space}{kind}" for kind in ("svg", "title", "rect", "path", "text")}
    boxes = [
        r
        for r in drawing.iter(f"{space}rect")
        if r.get("width") == "224" and r.get("height") == "88"
    ]
    assert len(boxes) == 200


def test_the_saved_data_holds_every_role_and_no_formula(browser: Browser, tmp_path: Path) -> None:
    maker = Maker()
    boss = maker.role("a/boss", '=HYPERLINK("http://evil")')
    maker.role("a/two", 'Said "hello", left', manager=boss)
    browser.open(write(tmp_path, StoreGraph(maker.quads)))
    browser.click_on("[data-save=csv]")
    text = browser.downloaded("csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Role"] for row in rows] == ['\'=HYPERLINK("http://evil")', 'Said "hello", left']
    assert rows[1]["Reports to"] == rows[0]["Role"]


def test_the_saved_picture_is_a_png_of_the_whole_map(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.click_on("[data-save=png]")
    data = browser.downloaded("png").read_bytes()
    chart = lay_out(make_plan(small()))
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") == 2 * chart.width


def test_a_print_shows_the_drawing_in_place_of_the_canvas(browser: Browser, page: Path) -> None:
    browser.open(page)
    pdf = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    assert len(pdf) > 5000
    for width, height in ((8.27, 11.69), (11.69, 16.54)):
        paper = {"paperWidth": width, "paperHeight": height, "landscape": True}
        printed = browser.driver.execute_cdp_cmd("Page.printToPDF", paper)["data"]
        assert len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(printed))) == 1
    assert browser.run("return document.querySelector('#sheet').childElementCount") == 0
    browser.run("dispatchEvent(new Event('beforeprint'))")
    assert browser.run("return document.querySelectorAll('#sheet text').length") >= 4
    key = browser.run("return document.querySelector('#sheet .key').textContent")
    assert "Named only, no profile" in key
    assert "Fraud Team" in key


def test_five_thousand_roles_are_drawn_complete_in_a_file_of_fair_size(
    browser: Browser, tmp_path: Path
) -> None:
    graph = StoreGraph(make_organisations(5000, quotes=False))
    path = tmp_path / "map.html"
    path.write_text(make_page(graph, make_plan(graph), quotes=False), "utf-8")
    assert path.stat().st_size < 700_000 + 300 * 5000
    browser.open(path)
    browser.wait("return performance.getEntriesByName('map-drawn').length")
    colours = browser.run(
        "const c = document.querySelector('#map canvas');"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "const seen = new Set();"
        "for (let i = 0; i < d.length; i += 16) seen.add(`${d[i]} ${d[i + 1]} ${d[i + 2]}`);"
        "return seen.size"
    )
    assert colours > 50
    browser.click_on("[data-save=svg]")
    drawn = browser.wait_for(
        lambda: next((f for f in browser.downloads.glob("*.svg") if f.stat().st_size > 10**6), None)
    )
    assert len(re.findall(r'width="224" height="88"', drawn.read_text("utf-8"))) == 5000
