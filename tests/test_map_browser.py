"""The map in real Chromium: safe, and all there that a person clicks and looks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selenium.webdriver.common.keys import Keys

from remit.graph.asking.answer import Answer, Reply
from remit.graph.maps.make import KINDS, make_page, make_plan, with_answer
from remit.ontology import ORG, REMIT

from .browser import Browser
from .map_pages import place_of, small, write
from .organisations import FACTS, FINDINGS, Maker, StoreGraph, make_organisations


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


def test_a_browser_that_is_too_old_is_told_so(browser: Browser, tmp_path: Path) -> None:
    page = write(tmp_path, StoreGraph(make_organisations(500)))
    with browser.beginning_with("delete window.DecompressionStream"):
        browser.open(page)
        assert "A newer one can" in browser.text("#map")


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


def test_a_filter_chooses_by_rank_organisation_requirement_and_words_in_every_view(
    browser: Browser, crowd: Path
) -> None:
    shown = "return [...document.querySelectorAll('#table-view tbody tr')].map(r => r.innerText)"
    browser.open(crowd, "#view=table&rank=Sergeant&need=disclosure")
    browser.wait_text("#filter", "Filter: ")
    rows = browser.run(shown)
    assert 0 < len(rows) < 200
    assert all("\tSergeant\t" in row for row in rows)
    assert f"Showing {len(rows)} of 200 roles" in browser.text("#table-view")
    browser.click_on("[data-view=list]")
    browser.wait_text("#list-view", f"Showing {len(rows)} of 200 roles")
    browser.click_on("[data-view=map]")
    browser.wait_text("#focus-note", f"Filter: {len(rows)} of 200 roles")
    browser.click_on("#focus-note button", "Show all")
    browser.wait("return document.querySelector('#focus-note').hidden")
    assert browser.run("return location.hash") == ""
    browser.open(crowd)
    browser.click_on("#filter")
    browser.wait("return document.querySelector('#filtering select')")
    browser.run(
        "const s = document.querySelector('[name=force]'); s.value = s.options[1].value;"
        "s.dispatchEvent(new Event('change'))"
    )
    force = browser.run("return document.querySelector('[name=force]').value")
    browser.wait("return decodeURIComponent(location.hash) === `#force=${arguments[0]}`", force)
    browser.run("location.hash += '&view=table'")
    browser.wait_text("#table-view", "Showing ")
    assert 0 < len(browser.run(shown)) < 200
    browser.run("location.hash = '#text=zzz&view=table'")
    browser.wait_text("#table-view", "Showing 0 of 200 roles")


PIECES = st.sampled_from(
    [
        *("<img src=x onerror=window.struck=1>", "</script><script>window.struck=1</script>"),
        *('"><svg onload=window.struck=1>', "<style>*{display:none}</style>", "<!--<script>"),
        *("'-alert(1)-'", "${window.struck=1}", "{{constructor.constructor('window.struck=1')()}}"),
        *(
            "javascript:window.struck=1",
            "&lt;b&gt;",
            "]]>",
            "\\u003c",
            "\\",
            '"',
            "'",
            "`",
            "=",
            "<",
        ),
        *("\u2028", "\u202e", "\x1b", "\ufffe", "a", " ", "\n", "é", "&", "%3Cb%3E", "#", "/>"),
    ]
)
ATTACKS = st.lists(
    st.lists(PIECES, min_size=1, max_size=5).map("".join).filter(str.strip),
    min_size=12,
    max_size=12,
)


def struck_at(attacks: Sequence[str]) -> StoreGraph:
    """Return a graph in which every text that a map shows is an attack, each time another."""
    maker = Maker()
    words = cycle(attacks)
    force = maker.thing("Force", "f", next(words))
    boss = ""
    for number in range(4):
        unit = maker.thing("Unit", f"u{number}", next(words), FACTS)
        maker.add(unit, ORG.unitOf, force, FACTS)
        rank = maker.thing("Rank", f"k{number}", next(words))
        role = maker.role(f"u/{number}", next(words), unit, rank, boss)
        document = maker.document(role, number)
        maker.add(document.value, REMIT.fileName, next(words), document)
        for place in range(2):
            topic = maker.thing("Topic", f"t{number}-{place}", next(words))
            what = ("KnowledgeRequirement", "essential", next(words), topic)
            item = maker.requirement(role, document, 9 + 200 * place, what)
            maker.add(item, REMIT.level, f" {next(words)}", document)
        for property_ in (REMIT.designation, REMIT.grade, REMIT.vetting, ORG.purpose):
            maker.add(role, property_, f" {next(words)}", FACTS)
        maker.claim(role, ORG.postIn, unit, document, next(words))
        maker.finding(document, next(words))
        finding = f"{document.value}#finding=odd,1,9"
        maker.add(finding, REMIT.suggestion, f" {next(words)}", FINDINGS)
        if boss:
            maker.add(role, REMIT.deputisesFor, boss, FACTS)
        boss = role
    return StoreGraph(maker.quads)


@given(ATTACKS, st.sampled_from(list(KINDS)))
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_text_of_profiles_never_becomes_part_of_the_page(
    browser: Browser, tmp_path: Path, attacks: list[str], kind: str
) -> None:
    graph = struck_at(attacks)
    plan = make_plan(graph, kind)
    lit = replace(plan, question=attacks[0], answer=frozenset({plan.cards[-1].iri}))
    path = tmp_path / "map.html"
    path.write_text(make_page(graph, lit), "utf-8")
    browser.open(path, "#view=map")
    browser.click_on("#filter")
    browser.wait("return document.querySelector('#filtering input')")
    browser.run("document.querySelector('#search').focus()")
    browser.press("e")
    browser.run("document.querySelector('#map').focus()")
    for _ in range(2):
        browser.press(Keys.ARROW_DOWN, Keys.ENTER)
        browser.wait("return document.activeElement.id === 'panel'")
        browser.press(Keys.ESCAPE)
    for view in ("list", "table", *(("matrix",) if plan.matrix else ())):
        browser.click_on(f"[data-view={view}]")
        browser.wait("return document.querySelector(arguments[0]).innerText", f"#{view}-view")
    for cell in browser.run("return document.querySelectorAll('.matrix .cell')")[:1]:
        cell.send_keys(Keys.ENTER)
    browser.run("dispatchEvent(new Event('beforeprint'))")
    assert browser.run("return window.struck") is None
    foreign = "img, iframe, object, base, link, [onerror], [onload], a:not(.skip), script[src]"
    assert browser.run("return document.querySelectorAll(arguments[0]).length", foreign) == 0
    assert browser.run("return document.scripts.length") == 4
    assert browser.requests() == [path.as_uri()]
    assert browser.troubles() == []


def test_every_shown_text_is_shown_as_it_is_written(browser: Browser, tmp_path: Path) -> None:
    attack = "<img src=x onerror=alert(1)>"
    path = write(tmp_path, struck_at([attack]))
    browser.open(path, "#role=u/1")
    browser.wait_text("#panel h2", attack)
    assert browser.text("#panel").count(attack) > 12
    assert browser.text("#title") == f"Reporting lines – {attack}"
    browser.click_on("[data-view=table]")
    assert browser.text("#table-view").count(attack) > 12


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


def test_a_box_too_small_for_its_title_tells_it_under_the_pointer(
    browser: Browser, crowd: Path
) -> None:
    graph = StoreGraph(make_organisations(200))
    title = next(card.title for card in make_plan(graph).cards if "Constable" in card.title)
    x, y = place_of(graph, title)
    browser.open(crowd)
    picture = "return document.querySelector('#map canvas').toDataURL()"
    before = browser.run(picture)
    browser.move(x, y)
    browser.wait("return document.querySelector('#map').classList.contains('over')")
    browser.wait(f"{picture} !== arguments[0]", before)
    browser.move(20, 400)
    browser.wait(f"{picture} === arguments[0]", before)


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


def test_an_address_restores_switches_and_folded_branches(browser: Browser, page: Path) -> None:
    browser.open(page)
    x, y = place_of(small(), "Sergeant North")
    browser.click_on("#legend label", "Named only")
    browser.run("location.hash += '&folded=fraud/inspector'")
    browser.wait("return decodeURIComponent(location.hash) === '#off=named&folded=fraud/inspector'")
    address = browser.run("return location.hash")
    browser.open(page, address)
    assert browser.run("return document.querySelector('#legend [value=named]').checked") is False
    browser.click(x, y)
    assert browser.run("return document.querySelector('#panel').hidden")
    browser.click_on("[data-view=table]")
    assert "Showing 1 of 4 roles" in browser.text("#table-view")
    browser.run("location.hash = ''")
    browser.wait("return document.querySelector('#legend [value=named]').checked")
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
