"""Web pages: what is read of them, line by line."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.errors import UnreadableError
from remit.graph.reading.formats import read
from remit.graph.reading.web import page_text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One<br>two <b>three</b>four<p>five", "One\ntwo threefour\n\nfive\n"),
        ("<div>Grade: C3</div><div>Hours: 37</div>", "Grade: C3\nHours: 37\n"),
        ("<dl><dt>Grade</dt><dd>C3</dd></dl>", "Grade\nC3\n"),
        ("<ol start=3><li>Drive<li>Write<ul><li>letters</ul></ol>", "3. Drive\n4. Write\n\n  - letters\n"),
        ("<ul><li><p>Drive</p></li><li><p>Write</p></li></ul>", "- Drive\n\n- Write\n"),
        ("<p><strong>Duties</strong></p><p>Drive</p>", "**Duties**\n\nDrive\n"),
        ("<p><strong>Grade:</strong> C3</p>", "Grade: C3\n"),
        ("<table><tr><th>Grade<td>C3<tr><th>Unit<td><p>Wharf</p></table>", "Grade\tC3\nUnit\tWharf\n"),
        (
            "<table><tr><td><h2>Duties</h2><table><tr><td>Grade<td>C3</table></table>",
            "## Duties\n\nGrade\tC3\n",
        ),
        ("a&nbsp;b &amp; c", "a\u00a0b & c\n"),
        ("<script>x()</script><style>p{}</style>seen<p hidden>no<p style='display: none'>no", "seen\n"),
        (
            "<nav>Menu</nav><header><h1>Clerk</h1></header><main><p>Grade: C3</main><footer>Foot</footer>",
            "# Clerk\n\nGrade: C3\n",
        ),
        ("<body><nav>Menu</nav><p>Grade: C3</p><aside>Other jobs</aside></body>", "Grade: C3\n"),
    ],
)  # fmt: skip
def test_a_page_is_read_as_it_is_shown(page: str, text: str) -> None:
    assert page_text(page) == text


def test_the_page_says_in_which_encoding_it_is_written() -> None:
    page = "<meta charset=windows-1252><p>Café – £20,000</p>".encode("cp1252")
    assert read("a.html", page).text == "Café – £20,000\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_page_that_does_not_say_how_it_is_written_is_read_as_it_was(encoding: str) -> None:
    assert read("a.html", "<p>Café – £20,000</p>".encode(encoding)).text == "Café – £20,000\n"


def test_what_only_the_title_of_a_page_says_stands_at_its_end() -> None:
    page = "<title>Clerk | Borset Police</title><main><h1>Clerk</h1><p>Grade: C3</p></main>"
    assert page_text(page) == "# Clerk\n\nGrade: C3\n\nBorset Police\n"


@pytest.mark.parametrize(
    "title", ["Careers at Borset Police", "Jobs | Borset Police jobs", "Vacancies - Borset Police"]
)
def test_the_words_by_which_a_site_names_itself_are_left_out_of_its_title(title: str) -> None:
    page = f"<title>Clerk | {title}</title><main><h1>Clerk</h1><ul><li>Writes</li></ul></main>"
    assert page_text(page) == "# Clerk\n\n- Writes\n\nBorset Police\n"


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no text"):
        read("a.htm", b"<html><body><script>draw()</script></body></html>")


_WORDS = st.text("abcdefgh", min_size=1, max_size=6)
_TREES = st.recursive(
    _WORDS.map(escape),
    lambda inner: st.tuples(
        st.sampled_from(["p", "div", "b", "span", "ul", "li", "h2", "table", "td", "section"]),
        st.lists(inner, min_size=1, max_size=4),
    ).map(lambda node: f"<{node[0]}>{' '.join(node[1])}</{node[0]}>"),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_TREES, min_size=1, max_size=4))
def test_no_word_of_a_page_is_lost_and_none_is_added(trees: list[str]) -> None:
    from lxml import html

    page = f"<body>{' '.join(trees)}</body>"
    shown = html.document_fromstring(page).text_content()
    said = page_text(page).replace("#", " ").replace("*", " ").replace("-", " ")
    assert sorted(said.split()) == sorted(shown.split())


def test_words_in_the_depths_of_a_page_are_not_lost() -> None:
    page = "<div>" * 240 + "deep" + "</div>" * 240 + "<p>end</p>"
    assert page_text(page).split() == ["deep", "end"]


def test_a_cell_over_several_columns_keeps_those_behind_it_in_theirs() -> None:
    page = (
        "<table><tr><td colspan=2>Criteria<td>Essential<td>Desirable"
        "<tr><td rowspan=2>Skills<td>Afloat<td>Steers<td>Sails"
        "<tr><td>Ashore<td>Writes<td>Draws"
        "<tr><td colspan=2>Knowledge<td>Tides<td>Charts</table>"
    )
    assert read("a.html", page.encode()).text == (
        "Criteria\t\tEssential\tDesirable\nSkills\tAfloat\tSteers\tSails\n"
        "\tAshore\tWrites\tDraws\nKnowledge\t\tTides\tCharts\n"
    )


def test_columns_in_which_no_cell_begins_are_none() -> None:
    page = "<table><tr><td colspan=2>Grade<td colspan=3>C3<tr><td colspan=2>Hours<td colspan=3>37</table>"
    assert read("a.html", page.encode()).text == "Grade\tC3\nHours\t37\n"


def test_what_leads_through_the_site_is_no_part_of_the_page() -> None:
    page = (
        '<ol class="govuk-breadcrumbs"><li>Home<li>Vacancies</ol><div role="search">Find a job</div>'
        "<h1>Clerk</h1><p>Grade: C3</p><ul role=navigation><li>Next vacancy</ul>"
    )
    assert read("a.html", page.encode()).text == "# Clerk\n\nGrade: C3\n"


def test_notices_buttons_and_other_posts_that_the_page_marks_as_such_are_no_part_of_it() -> None:
    page = (
        '<div class="cookie-banner bar">We use cookies</div><ul class="nav"><li>Jobs</ul><h1>Clerk</h1>'
        '<p>Grade: C3</p><div class="share">Tell a friend</div><div class="related-jobs"><p>Driver</p></div>'
    )
    assert page_text(page) == "# Clerk\n\nGrade: C3\n"
    assert page_text('<div class="menu"><h1>Clerk</h1><p>C3</p></div>') == "# Clerk\n\nC3\n"
