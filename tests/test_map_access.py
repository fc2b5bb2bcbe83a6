"""The map for everyone: by keyboard, as list and table, in any colours and at any size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from .browser import Browser, chromium
from .map_pages import small, write
from .organisations import Maker, StoreGraph

ROLE = "#role=fraud/inspector"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    with chromium() as started:
        yield started


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
            "  && (e.getBoundingClientRect().right > arguments[0] + 1"
            "  || e.getBoundingClientRect().left < -1))"
            ".map(e => e.outerHTML.slice(0, 80))",
            size[0],
        )
        assert wide == []


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
