"""The map in real Chromium: safe, and all there that a person clicks and looks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from remit.graph.asking.answer import Answer, Reply
from remit.graph.maps.make import make_page, make_plan, with_answer

from .browser import Browser, chromium
from .map_pages import place_of, small, write
from .organisations import FACTS, Maker, StoreGraph, make_organisations


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small map, for tests of what one does with it."""
    return write(tmp_path_factory.mktemp("map"), small())


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of two hundred roles."""
    return write(tmp_path_factory.mktemp("crowd"), StoreGraph(make_organisations(200)))


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


def test_the_matrix_shows_who_needs_what_with_the_words(browser: Browser, page: Path) -> None:
    browser.open(page, "#view=matrix")
    browser.wait("return document.querySelector('.matrix .cell')")
    label = "return document.querySelector('.matrix .cell').getAttribute('aria-label')"
    assert browser.run(label) == "Inspector Fraud: money laundering, Desirable"
    browser.click_on(".matrix .cell")
    browser.wait_text("#panel", "“Ought to know money.”")
    browser.click_on("#panel .link", "Inspector Fraud")
    browser.wait_text("#panel h2", "Inspector Fraud")


def test_the_answer_to_a_question_stands_out_and_can_stand_alone(
    browser: Browser, tmp_path: Path
) -> None:
    plan = make_plan(small())
    (boss,) = [card.iri for card in plan.cards if card.title == "Inspector Fraud"]
    reply = Reply("who inspects", understood="who inspects", answers=(Answer("Inspector", boss),))
    path = tmp_path / "map.html"
    path.write_text(make_page(small(), with_answer(plan, reply)), "utf-8")
    browser.open(path)
    assert "“who inspects”: 1 of 4 roles" in browser.text("#focus-note")
    browser.click_on("#focus-note button", "Only these")
    assert browser.run("return location.hash") == "#focus=answer"
    browser.click_on("[data-view=table]")
    rows = browser.text("#table-view").splitlines()
    assert [row.split("\t")[0] for row in rows if "\tYes" in row] == ["Inspector Fraud"]
