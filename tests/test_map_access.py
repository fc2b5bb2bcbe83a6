"""The map for everyone: by keyboard, as list and table, in any colours and at any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from remit.graph.maps.make import KINDS
from remit.ontology import REMIT

from .browser import Browser
from .map_pages import small, write
from .organisations import FACTS, ID, Maker, StoreGraph, make_organisations

ROLE = "#role=fraud/inspector"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small map, for tests of what one does with it."""
    return write(tmp_path_factory.mktemp("map"), small())


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


def test_the_list_nests_every_role_under_its_manager(browser: Browser, page: Path) -> None:
    browser.open(page, "#view=list")
    nested = browser.run(
        "const read = (ul) => [...ul.children].map((li) => [li.querySelector('.link').textContent,"
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


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A page of each kind, of roles in two forces, with a regional unit that covers them."""
    maker = Maker(make_organisations(24))
    region = maker.thing("RegionalUnit", "region", "Regional Unit")
    for force in ("ambershire-police", "borsetshire-police"):
        maker.add(region, REMIT.covers, f"{ID}force/{force}", FACTS)
    maker.role("region/lead", "Lead of the Region", region)
    folder = tmp_path_factory.mktemp("kinds")
    return {kind: write(folder, StoreGraph(maker.quads), kind) for kind in KINDS}


STATES = [
    *(("reporting", view) for view in ("map", "list", "table", "matrix")),
    *((kind, view) for kind in ("requirements", "units") for view in ("map", "list", "table")),
    ("matrix", "matrix"),
]


@pytest.mark.parametrize(("kind", "view"), STATES)
def test_axe_finds_no_barrier(
    browser: Browser, kinds: dict[str, Path], kind: str, view: str
) -> None:
    with browser.like(prefers_reduced_motion="reduce"):
        browser.open(kinds[kind], f"#view={view}")
        browser.run("for (const e of document.querySelectorAll('#legend')) e.open = true")
        browser.click_on("#filter")
        browser.wait("return document.querySelector('#filtering select')")
        browser.run("document.querySelector('#saving').hidden = false")
        browser.run("document.querySelector('#search').focus()")
        browser.press(Keys.ARROW_DOWN)
        for _ in ("light", "dark"):
            assert browser.violations() == []
            browser.click_on("#theme")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_what_is_said_of_a_role(
    browser: Browser, page: Path, scheme: str
) -> None:
    with browser.like(prefers_color_scheme=scheme, prefers_reduced_motion="reduce"):
        browser.open(page, f"{ROLE}&focus=chain")
        browser.wait_text("#panel h2", "Inspector Fraud")
        assert browser.violations() == []


@pytest.mark.parametrize(("kind", "view"), STATES)
def test_all_that_can_be_used_is_reached_by_the_keyboard(
    browser: Browser, kinds: dict[str, Path], kind: str, view: str
) -> None:
    browser.open(kinds[kind], f"#view={view}")
    browser.run("document.querySelector('#legend').open = true")
    assert browser.walk(250) == []


def test_what_the_mouse_does_on_the_map_keys_do(browser: Browser, page: Path) -> None:
    with browser.like(prefers_reduced_motion="reduce"):
        browser.open(page, ROLE)
        browser.wait_text("#panel h2", "Inspector Fraud")
        browser.run("document.querySelector('#map').focus()")
        picture = "return document.querySelector('#map canvas').toDataURL()"
        for keys in ("+", "-", "0", Keys.SHIFT + Keys.ARROW_LEFT):
            before = browser.run(picture)
            browser.press("+" if keys == "0" else keys, keys)
            browser.wait(f"{picture} !== arguments[0]", before)
            browser.press(Keys.NULL)
        browser.press("c")
        browser.wait_for(lambda: "folded" in browser.text("#spoken"))
        browser.press("/")
        assert browser.focused() == "search"


def test_the_focus_goes_back_to_where_it_came_from(browser: Browser, page: Path) -> None:
    browser.open(page, "#view=table")
    browser.run("[...document.querySelectorAll('#table-view .link')].at(-1).focus()")
    link = browser.focused()
    browser.press(Keys.ENTER)
    browser.wait("return document.activeElement.id === 'panel'")
    browser.press(Keys.ESCAPE)
    assert browser.focused() == link
    browser.press(Keys.ENTER)
    browser.wait("return document.activeElement.id === 'panel'")
    browser.run("document.querySelector('#panel .close').focus()")
    browser.press(Keys.ENTER)
    assert browser.focused() == link
    browser.open(page, ROLE)
    browser.wait_text("#panel h2", "Inspector Fraud")
    browser.run("document.querySelector('#panel .fold-below').focus()")
    browser.press(Keys.ENTER)
    browser.wait("return document.activeElement.textContent === 'Unfold below'")


def test_a_matrix_grows_by_and_by_and_keeps_the_focus(browser: Browser, tmp_path: Path) -> None:
    maker = Maker()
    role = maker.role("u/1", "Sergeant")
    document = maker.document(role, 1)
    for number in range(90):
        topic = maker.thing("Topic", f"t{number}", f"topic {number}")
        what = ("KnowledgeRequirement", "essential", f"Knows topic {number}.", topic)
        maker.requirement(role, document, 100 * number, what)
    browser.open(write(tmp_path, StoreGraph(maker.quads), "matrix"))
    cells = "return document.querySelectorAll('.matrix .cell').length"
    browser.wait(f"{cells} === 40")
    assert browser.text("#matrix-view .more") == "Show 40 more columns, of 50"
    browser.run("document.querySelector('#matrix-view .more').focus()")
    browser.press(Keys.ENTER)
    browser.wait(f"{cells} === 80")
    assert browser.focused() == "Show 10 more columns, of 10"
    browser.press(Keys.ENTER)
    browser.wait(f"{cells} === 90")
    assert browser.run("return document.querySelector('#matrix-view .more')") is None
    assert browser.focused() == "matrix-view"


def test_a_filter_is_set_and_lifted_by_keyboard(browser: Browser, page: Path) -> None:
    browser.open(page, "#view=table")
    browser.run("document.querySelector('#filter').focus()")
    browser.press(Keys.ENTER)
    browser.wait("return document.activeElement.name === 'text'")
    browser.press("north")
    browser.wait_text("#filter-count", "1 of 4 roles")
    assert browser.run("return document.querySelectorAll('#table-view tbody tr').length") == 1
    browser.press(Keys.ESCAPE)
    assert browser.focused() == "filter"
    assert browser.run("return document.querySelector('#filtering').hidden")
    browser.click_on("#table-view .left-out button")
    browser.wait("return document.querySelectorAll('#table-view tbody tr').length === 4")
    assert browser.focused() == "table-view"


def test_nothing_glides_for_those_who_wish_for_less_motion(browser: Browser, page: Path) -> None:
    with browser.like(prefers_reduced_motion="reduce"):
        browser.open(page)
        browser.run("document.querySelector('#map').focus()")
        browser.press("+")
        soon, later = browser.driver.execute_async_script(
            "const done = arguments[0]; const c = document.querySelector('#map canvas');"
            "requestAnimationFrame(() => requestAnimationFrame(() => {"
            "  const soon = c.toDataURL(); setTimeout(() => done([soon, c.toDataURL()]), 400); }))"
        )
        assert soon == later


@pytest.mark.parametrize("size", [(320, 512), (390, 844), (640, 400), (1920, 1080)])
def test_nothing_but_the_map_itself_runs_over_the_edge_of_the_window(
    browser: Browser, page: Path, size: tuple[int, int]
) -> None:
    with browser.of_size(*size):
        browser.open(page, "#role=fraud/inspector")
        browser.wait_text("#panel h2", "Inspector Fraud")
        wide = browser.run(
            "return [...document.querySelectorAll('header *, #panel, .zoom, #legend')]"
            ".filter(e => e.checkVisibility() && !e.closest('.unseen')"
            "  && (e.getBoundingClientRect().right > arguments[0] + 1"
            "  || e.getBoundingClientRect().left < -1))"
            ".map(e => e.outerHTML.slice(0, 80))",
            size[0],
        )
        assert wide == []
        browser.click_on("#filter")
        browser.wait("return document.querySelector('#filtering input')")
        reach = "return document.querySelector('#filtering').getBoundingClientRect().bottom"
        assert browser.run(reach) <= size[1]


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


def test_an_empty_graph_gives_a_page_that_says_so(browser: Browser, tmp_path: Path) -> None:
    browser.open(write(tmp_path, StoreGraph()))
    assert "No role is in this map" in browser.text("#map")
    assert browser.troubles() == []
