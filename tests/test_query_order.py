"""Rows that are put in order beside the engine stand in the order that it would give them."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, Store

from remit.graph.errors import QueryLimitError
from remit.graph.store import Draft, Manifest, run_query
from remit.graph.store.ordering import Held, UnorderedError, order_of

XSD = "http://www.w3.org/2001/XMLSchema#"
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=6)
NUMBERS = st.one_of(
    st.integers(-30, 30).map(Literal),
    st.decimals(-9, 9, places=2).map(
        lambda n: Literal(str(n), datatype=NamedNode(XSD + "decimal"))
    ),
    st.floats(-9, 9).map(lambda n: Literal(repr(n), datatype=NamedNode(XSD + "double"))),
)
COLUMNS: dict[str, st.SearchStrategy[Any]] = {
    "texts": TEXTS.map(Literal),
    "texts of one language": TEXTS.map(lambda text: Literal(text, language="en")),
    "texts that begin alike": st.text('ab\n"\\', max_size=20).map(Literal),
    "names": st.text("abc/é", max_size=8).map(lambda end: NamedNode(f"urn:x:{end}")),
    "numbers": NUMBERS,
    "names and texts": st.one_of(TEXTS.map(Literal), st.just(NamedNode("urn:x"))),
}
LEFT_TO_THE_ENGINE = {
    "an expression": "SELECT ?x { ?s ?p ?x } ORDER BY LCASE(?x)",
    "an expression that falls": "SELECT ?x { ?s ?p ?x } ORDER BY DESC(STR(?x))",
    "no order": "SELECT ?x { ?s ?p ?x }",
    "the order of a part": "SELECT ?x { { SELECT ?x { ?s ?p ?x } ORDER BY ?x LIMIT 2 } }",
    "values at the end": "SELECT ?x { ?s ?p ?x } ORDER BY ?x VALUES ?x { 1 }",
    "reduced rows": "SELECT REDUCED ?x { ?s ?p ?x } ORDER BY ?x",
    "triples": "CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?x } ORDER BY ?x LIMIT 1",
    "limits that are none": "SELECT ?x { ?s ?p ?x } ORDER BY ?x LIMIT ?y",
}
MIXED = {
    "days": [f'"2030-0{n}-01"^^<{XSD}date>' for n in (3, 1, 2)],
    "truth": ["true", "false", "true"],
    "numbers and texts": ["3", '"2"', "1"],
}


def rows(store: Store, query: str) -> bytes:
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return bytes(found.serialize(format=QueryResultsFormat.TSV) or b"")


def in_order(store: Store, query: str) -> list[bytes]:
    order = order_of(query)
    assert order is not None, query
    return order.sorted(rows(store, order.sparql))


@pytest.mark.parametrize("kind", COLUMNS)
@pytest.mark.parametrize("end", ["ORDER BY ?x", "ORDER BY DESC(?x)", "order by?x LIMIT 3 OFFSET 1"])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_values_stand_in_the_order_of_the_engine(kind: str, end: str, data: st.DataObject) -> None:
    values: list[Literal | NamedNode] = data.draw(st.lists(COLUMNS[kind], max_size=12))
    store = Store()
    for place, value in enumerate(values):
        store.add(Quad(NamedNode(f"urn:{place}"), NamedNode("urn:p"), value))
    store.add(Quad(NamedNode("urn:unbound"), NamedNode("urn:q"), NamedNode("urn:o")))
    query = f"SELECT ?x {{ ?s ?any ?thing OPTIONAL {{ ?s <urn:p> ?x }} }} {end}"
    expected = rows(store, query).removesuffix(b"\n").split(b"\n")[1:]
    found = in_order(store, query)
    if kind == "numbers":  # equal ones, such as 1 and 1.0, may change places
        expected, found = ([_figure(cell) for cell in cells] for cells in (expected, found))
    assert found == expected


def _figure(cell: bytes) -> bytes:
    figure = cell.partition(b"^^")[0].strip(b'"')
    return str(float(figure)).encode() if figure else b""


def test_later_variables_part_what_is_equal_in_the_first() -> None:
    store = Store()
    query = """SELECT ?a ?b { VALUES (?a ?b) { ("x" 2) ("y" 1) ("x" 10) ("y" UNDEF) } }
        ORDER BY DESC(?a) ASC(?b)"""
    assert in_order(store, query) == [b'"y"\t', b'"y"\t1', b'"x"\t2', b'"x"\t10']


@pytest.mark.parametrize("name", LEFT_TO_THE_ENGINE)
def test_what_has_no_plain_order_at_its_end_is_left_to_the_engine(name: str) -> None:
    assert order_of(LEFT_TO_THE_ENGINE[name]) is None


def test_more_than_may_be_held_is_left_to_the_engine() -> None:
    held = Held(10)
    held.write(b"0123456789")
    with pytest.raises(UnorderedError):
        held.write(b"0")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a graph of texts in no order, of which two are equal."""
    folder = tmp_path_factory.mktemp("order") / "graph"
    words = ("pear", "apple", 'quince, a \\"fruit\\"', "fig", "apple")
    with Draft.begin(folder) as draft:
        draft.load(f'<urn:{n}> <urn:p> "{word}" <urn:g> .' for n, word in enumerate(words))
        draft.publish(Manifest("https://example.org/", "2030-01-01T00:00:00Z"))
    return folder


@pytest.mark.parametrize("values", MIXED.values(), ids=MIXED)
def test_values_that_only_the_engine_compares_come_in_its_order(
    graph: Path, values: list[str]
) -> None:
    query = f"SELECT ?x {{ VALUES ?x {{ {' '.join(values)} }} }} ORDER BY ?x"
    with run_query(graph, query, format="tsv") as result:
        assert result.read() == rows(Store(), query)


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_every_format_is_that_of_the_engine(graph: Path, form: str) -> None:
    query = "SELECT DISTINCT ?x ?none { ?s <urn:p> ?x } ORDER BY ?x LIMIT 3"
    values = '"apple" "fig" "pear"'
    plain = f"SELECT ?x ?none {{ VALUES ?x {{ {values} }} }}"
    with (
        run_query(graph, query, format=form) as ordered,
        run_query(graph, plain, format=form) as as_given,
    ):
        assert (ordered.form, ordered.format, ordered.variables) == ("rows", form, ("x", "none"))
        assert ordered.read() == as_given.read()


def test_rows_past_the_limit_are_told_after_those_before_it(graph: Path) -> None:
    query = "SELECT ?x { ?s <urn:p> ?x } ORDER BY DESC(?x)"
    read = io.BytesIO()
    with (
        pytest.raises(QueryLimitError, match="more rows than the limit of 2"),
        run_query(graph, query, max_rows=2) as result,
    ):
        for piece in result:
            read.write(piece)
    found = json.loads(read.getvalue())["results"]["bindings"]
    assert [row["x"]["value"] for row in found] == ['quince, a "fruit"', "pear"]


def test_a_fault_is_told_at_its_place_in_the_whole_query(
    remit: Callable[..., subprocess.CompletedProcess[str]], graph: Path
) -> None:
    done = remit("query", "SELECT ?x {\n ?s ?p ! } ORDER BY ?x", "--graph", graph)
    assert done.returncode == 1
    assert done.stderr.startswith("error: query:2:")
