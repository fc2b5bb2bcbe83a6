"""The map in real Chromium: what a person sees and does, by mouse and by keyboard."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selenium.webdriver.common.keys import Keys

from remit.graph.maps.chart import lay_out
from remit.graph.maps.make import make_page, make_plan

from .browser import Browser, chromium
from .organisations import FACTS, Maker, StoreGraph, make_organisations

BAR = 69  # height of the bar above the map
ROLE = "#role=fraud/inspector"
SHELF = 56  # height of what is kept free below it


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    with chromium() as started:
        yield started


def write(folder: Path, graph: StoreGraph) -> Path:
    page = folder / "map.html"
    page.write_text(make_page(graph, make_plan(graph)), "utf-8")
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
    maker.claim(boss, "http://www.w3.org/ns/org#reportsTo", chief, document, "the Chief")
    maker.finding(document, "A line stands twice.")
    return StoreGraph(maker.quads)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small map, for tests of what one does with it."""
    return write(tmp_path_factory.mktemp("map"), small())


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of two hundred roles."""
    return write(tmp_path_factory.mktemp("crowd"), StoreGraph(make_organisations(200)))


def place_of(graph: StoreGraph, title: str) -> tuple[int, int]:
    """Return where a box of a small map stands in a window of 1280 by 800."""
    chart = lay_out(make_plan(graph))
    box = next(box for box in chart.boxes if box.card.title == title)
    assert chart.width < 1200
    assert chart.height < 650
    return 640 + box.x - chart.width // 2, (800 + BAR - SHELF) // 2 + box.y - chart.height // 2


def test_a_page_asks_for_nothing_and_complains_of_nothing(browser: Browser, crowd: Path) -> None:
    browser.open(crowd)
    browser.click_on("[data-view=table]")
    browser.click_on("[data-view=list]")
    browser.click_on("#theme")
    assert browser.requests() == [crowd.as_uri()]
    assert browser.troubles() == []


def test_the_policy_stops_scripts_and_requests_that_are_not_the_pages_own(
    browser: Browser, page: Path
) -> None:
    browser.open(page)
    browser.run(
        "const s = document.createElement('script'); s.textContent = 'window.foreign = 1';"
        "document.head.append(s);"
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/x\">');"
    )
    browser.wait_for(lambda: len(browser.troubles()) >= 2, "two refusals")
    assert browser.run("return window.foreign") is None
    assert browser.requests() == [page.as_uri()]


def test_text_of_profiles_never_becomes_part_of_the_page(browser: Browser, tmp_path: Path) -> None:
    attacks = [
        "<img src=x onerror=window.struck=1>",
        "</script><script>window.struck=1</script>",
        '"><svg onload=window.struck=1>',
        "'-alert(1)-'${alert(1)}{{constructor.constructor('window.struck=1')()}}",
        "&lt;img src=x onerror=window.struck=1&gt;",
        "<!--<script>",
    ]
    maker = Maker()
    boss = ""
    for number, attack in enumerate(attacks):
        unit = maker.thing("Unit", f"u{number}", attack, FACTS)
        rank = maker.thing("Rank", f"k{number}", attack)
        role = maker.role(f"u/{number}", attack, unit, rank, boss)
        document = maker.document(role, number)
        topic = maker.thing("Topic", f"t{number}", attack)
        maker.requirement(role, document, 9, ("KnowledgeRequirement", "essential", attack, topic))
        maker.claim(role, "http://www.w3.org/ns/org#postIn", unit, document, attack)
        maker.finding(document, attack)
        boss = role
    path = write(tmp_path, StoreGraph(maker.quads))
    for number, attack in enumerate(attacks):
        browser.open(path, f"#role=u/{number}")
        browser.wait_text("#panel", attack)
        browser.run("document.querySelector('#search').focus()")
        browser.press(attack[:3])
    for view in ("list", "table"):
        browser.click_on(f"[data-view={view}]")
        assert attacks[0] in browser.text(f"#{view}-view")
    browser.run("dispatchEvent(new Event('beforeprint'))")
    assert "<img src=x" in browser.run("return document.querySelector('#sheet').textContent")
    assert browser.run("return window.struck") is None
    assert (
        browser.run(
            "return document.querySelectorAll('img, iframe, object, [onerror], [onload]').length"
        )
        == 0
    )
    assert browser.troubles() == []


def test_a_click_on_a_box_shows_the_facts_and_their_words(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.click(*place_of(small(), "Inspector Fraud"))
    browser.wait_text("#panel h2", "Inspector Fraud")
    shown = browser.text("#panel")
    for words in (
        *("Chief of Fraud", "Sergeant North", "Sergeant South", "money laundering", "Desirable"),
        *(
            "“Ought to know money.”",
            "Entry requirements · profiles/00001.docx",
            "A line stands twice.",
        ),
    ):
        assert words in shown
    assert browser.run("return location.hash") == "#role=fraud/inspector"
    browser.click_on("#panel .link", "Chief of Fraud")
    browser.wait_text("#panel h2", "Chief of Fraud")
    assert "Named only" in browser.text("#panel .state")


def test_a_click_beside_the_boxes_closes_the_panel(browser: Browser, page: Path) -> None:
    browser.open(page, "#role=fraud/inspector")
    browser.wait_text("#panel h2", "Inspector Fraud")
    browser.click(40, 400)
    browser.wait("return document.querySelector('#panel').hidden")
    assert browser.run("return location.hash") == ""


def test_search_goes_to_a_role_as_one_types(browser: Browser, crowd: Path) -> None:
    browser.open(crowd)
    browser.run("document.querySelector('#search').focus()")
    browser.press("sergeant")
    browser.wait("return document.querySelectorAll('#found [role=option]').length > 1")
    second = browser.run(
        "return document.querySelectorAll('#found [role=option]')[1].firstChild.data"
    )
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    active = browser.run(
        "return document.querySelector('#search').getAttribute('aria-activedescendant')"
    )
    assert (
        browser.run(
            "return document.getElementById(arguments[0]).getAttribute('aria-selected')", active
        )
        == "true"
    )
    browser.press(Keys.ENTER)
    browser.wait_text("#panel h2", second)
    assert "#role=" in browser.run("return location.hash")
    assert browser.focused() == "panel"


def test_search_says_when_nothing_is_found(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.run("document.querySelector('#search').focus()")
    browser.press("zzz")
    browser.wait_text("#found", "No role found")
    browser.press(Keys.ENTER)
    assert browser.run("return document.querySelector('#panel').hidden")


def test_the_whole_map_can_be_walked_by_keyboard(browser: Browser, page: Path) -> None:
    browser.open(page)
    for _ in range(12):
        browser.press(Keys.TAB)
        if browser.focused() == "map":
            break
    assert browser.focused() == "map"
    heard = []
    for key in (Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ARROW_UP):
        browser.press(key)
        heard.append(browser.text("#spoken").split(",")[0])
    assert heard == [
        "Chief of Fraud",
        "Inspector Fraud",
        "Sergeant North",
        "Sergeant South",
        "Inspector Fraud",
    ]
    browser.press(Keys.ENTER)
    browser.wait_text("#panel h2", "Inspector Fraud")
    assert browser.focused() == "panel"
    browser.press(Keys.ESCAPE)
    assert browser.focused() == "map"
    assert browser.run("return document.querySelector('#panel').hidden")


def test_the_first_stop_of_the_keyboard_leads_past_the_map_to_the_list(
    browser: Browser, page: Path
) -> None:
    browser.open(page)
    browser.press(Keys.TAB, Keys.ENTER)
    browser.wait("return !document.querySelector('#list-view').hidden")
    assert browser.focused() == "list-view"


def test_an_address_restores_role_view_and_focus(browser: Browser, crowd: Path) -> None:
    browser.open(crowd, "#role=ambershire-police-1/1&focus=chain")
    browser.wait_text("#focus-note", "Chain of command")
    assert not browser.run("return document.querySelector('#panel').hidden")
    browser.click_on("#focus-note button")
    browser.wait("return document.querySelector('#focus-note').hidden")
    assert browser.run("return location.hash") == "#role=ambershire-police-1/1"
    browser.open(crowd, "#view=table")
    assert browser.run("return document.querySelectorAll('#table-view tbody tr').length") == 200


def test_an_address_that_names_nothing_shows_the_map(browser: Browser, page: Path) -> None:
    browser.open(page, "#role=%E0%A4%A&view=nonsense&focus=x")
    assert not browser.run("return document.querySelector('#map-view').hidden")
    assert browser.troubles() == []


def test_folding_hides_a_branch_and_finding_a_role_in_it_brings_it_back(
    browser: Browser, page: Path
) -> None:
    browser.open(page, "#role=fraud/inspector")
    browser.wait_text("#panel h2", "Inspector Fraud")
    x, y = place_of(small(), "Sergeant North")
    browser.click_on("#panel button", "Fold below")
    browser.wait_text("#panel .actions", "Unfold below")
    browser.click_on("#panel .close")
    browser.click_on("#zoom-fit")
    browser.click(x, y)
    assert browser.run("return document.querySelector('#panel').hidden")
    browser.run("location.hash = 'role=fraud/north'")
    browser.wait_text("#panel h2", "Sergeant North")
    browser.run("location.hash = 'role=fraud/inspector'")
    browser.wait_text("#panel .actions", "Fold below")


def test_a_unit_that_is_switched_off_can_no_longer_be_clicked(browser: Browser, page: Path) -> None:
    browser.open(page)
    x, y = place_of(small(), "Sergeant North")
    browser.click_on("#legend label", "Fraud Team")
    browser.click(x, y)
    assert browser.run("return document.querySelector('#panel').hidden")
    browser.click_on("#legend label", "Fraud Team")
    browser.click(x, y)
    browser.wait_text("#panel h2", "Sergeant North")


def test_the_list_nests_every_role_under_its_manager(browser: Browser, page: Path) -> None:
    browser.open(page, "#view=list")
    nested = browser.run(
        "const read = (ul) => [...ul.children].map((li) => [li.querySelector('.link').innerText,"
        "  ...[...li.children].filter((c) => c.tagName === 'UL').flatMap(read)]);"
        "return read(document.querySelector('.tree'))"
    )
    assert nested == [
        ["Chief of Fraud", ["Inspector Fraud", ["Sergeant North"], ["Sergeant South"]]]
    ]


def test_the_table_sorts_by_any_heading(browser: Browser, page: Path) -> None:
    browser.open(page, "#view=table")
    first = "return document.querySelector('#table-view tbody th').innerText"
    browser.click_on("#table-view thead button")
    assert browser.run(first) == "Chief of Fraud"
    browser.click_on("#table-view thead button")
    assert browser.run(first) == "Sergeant South"
    assert (
        browser.run("return document.querySelector('[aria-sort]').getAttribute('aria-sort')")
        == "descending"
    )


def test_the_matrix_shows_who_needs_what_with_the_words(browser: Browser, page: Path) -> None:
    browser.open(page, "#view=matrix")
    browser.wait("return document.querySelector('.matrix .cell')")
    label = "return document.querySelector('.matrix .cell').getAttribute('aria-label')"
    assert browser.run(label) == "Inspector Fraud: money laundering, Desirable"
    browser.click_on(".matrix .cell")
    browser.wait_text("#panel", "“Ought to know money.”")
    browser.click_on("#panel .link", "Inspector Fraud")
    browser.wait_text("#panel h2", "Inspector Fraud")


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
    assert browser.run("return document.querySelector('#sheet').childElementCount") == 0
    browser.run("dispatchEvent(new Event('beforeprint'))")
    assert browser.run("return document.querySelectorAll('#sheet text').length") >= 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", "#view=list", "#view=table", "#view=matrix", ROLE])
def test_axe_finds_no_barrier(browser: Browser, page: Path, address: str, scheme: str) -> None:
    with browser.like(prefers_color_scheme=scheme, prefers_reduced_motion="reduce"):
        browser.open(page, address)
        if address == ROLE:
            browser.wait_text("#panel h2", "Inspector Fraud")
        browser.run("document.querySelector('#legend').open = true")
        browser.run("document.querySelector('#saving').hidden = false")
        assert browser.violations() == []


@pytest.mark.parametrize("size", [(390, 844), (640, 400), (1920, 1080)])
def test_nothing_but_the_map_itself_runs_over_the_edge_of_the_window(
    browser: Browser, page: Path, size: tuple[int, int]
) -> None:
    with browser.of_size(*size):
        browser.open(page, "#role=fraud/inspector")
        browser.wait_text("#panel h2", "Inspector Fraud")
        wide = browser.run(
            "return [...document.querySelectorAll('header *, #panel, .zoom, #legend')]"
            ".filter(e => e.checkVisibility() && !e.closest('.unseen')"
            "  && (e.getBoundingClientRect().right > innerWidth + 1"
            "  || e.getBoundingClientRect().left < -1))"
            ".map(e => e.outerHTML.slice(0, 80))"
        )
        assert wide == []


def test_an_empty_graph_gives_a_page_that_says_so(browser: Browser, tmp_path: Path) -> None:
    browser.open(write(tmp_path, StoreGraph()))
    assert "No role is in this map" in browser.text("#map")
    assert browser.troubles() == []


def test_one_role_and_titles_of_any_length_and_direction_are_drawn(
    browser: Browser, tmp_path: Path
) -> None:
    maker = Maker()
    boss = maker.role("x/long", "Superintendent " * 40)
    maker.role("x/word", "W" * 500, manager=boss)
    maker.role("x/rtl", "مفتش شرطة – وحدة الاحتيال", manager=boss)
    browser.open(write(tmp_path, StoreGraph(maker.quads)), "#role=x/rtl")
    browser.wait_text("#panel h2", "مفتش شرطة")
    assert browser.run("return document.querySelector('#panel h2').dir") == "auto"
    assert browser.troubles() == []


def test_five_thousand_roles_are_drawn_complete(browser: Browser, tmp_path: Path) -> None:
    path = write(tmp_path, StoreGraph(make_organisations(5000, quotes=False)))
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
