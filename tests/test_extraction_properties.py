"""What holds of every document, whatever stands in it."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from remit.graph.document import Document, Span, quotable
from remit.graph.errors import UnreadableError
from remit.graph.extraction.as_json import as_json
from remit.graph.extraction.as_table import as_table
from remit.graph.extraction.extract import extract
from remit.graph.layout.structure import lay_out
from remit.graph.profile import RoleProfile
from remit.graph.reading.text import read_document
from remit.graph.statements.iris import Iris
from remit.graph.statements.state import state
from remit.ontology import OA, REMIT

from . import gold, scoring
from .strategies import documents, section_headings, sentences, texts

many = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
few = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
IRIS = Iris()


def parsed(lines: tuple[str, ...]) -> list[ox.Quad]:
    return list(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS))


@many
@given(documents)
def test_what_is_read_of_any_document_holds(document: Document) -> None:
    """Each document is made, read and stated once, and all that must hold is looked at."""
    profile = extract(document)
    stated = state(profile, IRIS)
    quads = parsed(stated.lines)
    every_quote_is_a_slice_of_1_to_600_characters(document, as_json(profile))
    what_is_read_stands_inside_and_can_be_printed(document, profile)
    every_line_is_one_quad_without_blank_nodes(stated.lines, quads)
    every_stated_quote_is_a_slice_and_named_by_its_place(document, quads)
    no_triple_stands_in_two_graphs(quads)
    no_items_overlap(document)
    again = extract(Document(document.name, document.sha256, document.text, document.media_type))
    assert (again, state(again, IRIS)) == (profile, stated)


def every_quote_is_a_slice_of_1_to_600_characters(document: Document, found: Any) -> None:
    assert scoring.misplaced_quotes(found, document.text) == []
    for quote in scoring.quotes(found):
        assert 0 <= quote["start"] < quote["end"] <= len(document.text)


def what_is_read_stands_inside_and_can_be_printed(document: Document, profile: RoleProfile) -> None:
    assert as_table(profile).startswith(document.name)
    assert json.loads(json.dumps(as_json(profile)))["document"] == document.name
    for requirement in profile.requirements:
        assert 0 <= requirement.span.start < requirement.span.end <= len(document.text)
        assert set(requirement.text.split()) <= set(requirement.span.of(document.text).split())
    for first, second in pairwise(profile.sections):
        assert first.span.start < second.span.start


def every_line_is_one_quad_without_blank_nodes(
    lines: tuple[str, ...], quads: list[ox.Quad]
) -> None:
    assert len({str(quad) for quad in quads}) == len(lines)
    assert all("\n" not in line and "\r" not in line for line in lines)
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            assert isinstance(term, ox.NamedNode | ox.Literal)


def every_stated_quote_is_a_slice_and_named_by_its_place(
    document: Document, quads: list[ox.Quad]
) -> None:
    said: dict[str, dict[str, str]] = {}
    for quad in quads:
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        said.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value
    source = IRIS.document(document.sha256)
    for name, about in said.items():
        if OA.exact in about:
            start, end = int(about[OA.start]), int(about[OA.end])
            assert document.text[start:end] == about[OA.exact]
            assert 1 <= end - start <= 600
            assert name == f"{source}#char={start},{end}"
        elif REMIT.evidence in about:
            assert OA.exact in said[about[REMIT.evidence]]


def no_triple_stands_in_two_graphs(quads: list[ox.Quad]) -> None:
    assert len({(q.subject, q.predicate, q.object) for q in quads}) == len(quads)


def no_items_overlap(document: Document) -> None:
    layout = lay_out(document)
    spans = sorted(item.span for section in layout.sections for item in section.items)
    assert all(first.end <= second.start for first, second in pairwise(spans))


@few
@given(heading=section_headings, duties=st.lists(st.integers(100, 999), min_size=1, unique=True))
def test_bullets_below_a_heading_are_its_items(heading: str, duties: list[int]) -> None:
    lines = [f"- Looks after building {number} of the estate" for number in duties]
    layout = lay_out(read_document("a.txt", "\n".join([heading, "", *lines]).encode()))
    items = [item.text for section in layout.sections for item in section.items]
    assert items == [line.removeprefix("- ") for line in lines]


@few
@given(first=texts(), second=sentences)
@example(first=" 0", second="0\0")  # of four bytes, one is a zero on the side of UTF-16
def test_no_byte_that_can_be_read_is_changed(first: str, second: str) -> None:
    data = f"{first}{second}".encode()
    try:
        text = read_document("a.txt", data).text
    except UnreadableError:
        return
    assert text.encode() == data


@given(st.text(alphabet=" .ab\n\u00a0", max_size=1500))
def test_what_is_too_long_to_quote_is_quoted_in_parts_that_leave_nothing_out(text: str) -> None:
    parts = quotable(text, Span(0, len(text)))
    assert all(1 <= len(part) <= 600 for part in parts)
    assert all(first.end <= second.start for first, second in pairwise(parts))
    quoted = "".join("".join(part.of(text).split()) for part in parts)
    assert quoted == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 400 + "a letter",
        "1\n²\n3\n",
        "Sergeant\n¹ a footnote\n",
        "٣\n",
        "1" * 5_000,
        "\ufeffJob Title: Clerk",
        "Job Title: \ufeff",
        "- •\n" * 3,
        "<p>" * 50,
        "Job Title: Clerk in Records\x01\nReports to: DI\x02",
    ],
)
def test_odd_characters_are_read_like_any_others(text: str) -> None:
    document = read_document("a.txt", text.encode())
    lines = state(extract(document), IRIS).lines
    assert len(parsed(lines)) == len(lines) > 0


@pytest.mark.parametrize("case", gold.every(), ids=lambda case: case.name)
def test_every_known_document_is_quoted_and_stated_right(case: gold.Case) -> None:
    document = read_document(case.document.name, case.document.read_bytes())
    profile = extract(document)
    found = as_json(profile)
    assert profile.is_profile
    assert scoring.misplaced_quotes(found, case.text) == []
    assert any(True for _ in scoring.quotes(found))
    lines = state(profile, IRIS).lines
    assert len({str(quad) for quad in parsed(lines)}) == len(lines)
