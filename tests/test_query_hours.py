"""Queries that would run for hours, or fill the machine, each stopped at a limit with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.errors import QueryLimitError, QueryRefusedError
from remit.graph.store import Draft, Manifest, run_query
from remit.graph.store.query import DEEPEST, LONGEST
from remit.graph.store.service import check_service

from .faults import Faults
from .test_query_limits import children

GROUP = "Queries"
ALL = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
TEN = " ".join(map(str, range(10)))


def chain(first: str, step: str, times: int) -> str:
    """Write BINDs that each make their value from the one before."""
    binds = (f"BIND({step.replace('X', f'?x{n}')} AS ?x{n + 1})" for n in range(times))
    return f"BIND({first} AS ?x0) {' '.join(binds)}"


# Each would take hours of one processor, or more than all memory: (query, what stops it).
SLOW = {
    "cross product": f"SELECT * {{ {ALL} FILTER(?a = ?l && ?c = ?j && ?b = ?k) }}",
    "count of a cross product": f"SELECT (COUNT(*) AS ?n) {{ {ALL} }}",
    "asked of a cross product": f"ASK {{ {ALL} FILTER(CONCAT(STR(?a), STR(?d), STR(?g), STR(?l)) = 'no') }}",
    "aggregate over many groups": f"SELECT ?a (SAMPLE(?l) AS ?x) {{ {ALL} }} GROUP BY ?a",
    "far offset": f"SELECT * {{ {ALL} }} OFFSET 9000000000000000 LIMIT 1",
    "values multiplied": "SELECT (COUNT(*) AS ?n) {"
    + "".join(f" VALUES ?v{n} {{ {TEN} }}" for n in range(14))
    + " }",
    "path of paths": "SELECT (COUNT(*) AS ?n) { ?a ((<urn:p>|!<urn:q>)+)* ?b . ?b <urn:p>* ?c . ?c !<urn:x>* ?d . ?d <urn:p>* ?e }",
    "path both ways": "ASK { ?a (<urn:p>|^<urn:p>)* ?b . ?c (<urn:p>|^<urn:p>)* ?d . FILTER(?a = ?d && ?b = 1) }",
    "nested paths": f"SELECT (COUNT(*) AS ?n) {{ ?a {'(' * 90}<urn:p>{')*' * 90} ?b . ?b <urn:p>* ?c }}",
    "not exists over a product": "ASK { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i FILTER(?d != ?d || ?a = ?h) } FILTER(?a = 1) }",
    "optional after optional": f"ASK {{ {' '.join(f'OPTIONAL {{ ?a{n} ?b{n} ?c{n} }}' for n in range(9))} FILTER(?a8 = 1) }}",
    "regular expression on a product": f"ASK {{ {ALL} FILTER REGEX(CONCAT(STR(?a), STR(?l)), '^(a|aa|a*)*b(a+)+$') }}",
    "hash of a product": f"ASK {{ {ALL} FILTER(SHA512(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j))) = '0') }}",
    "many unions": f"ASK {{ {' UNION '.join(['{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a = 1) }'] * 2000)} }}",
    "construct of a product": f"CONSTRUCT {{ ?a ?b ?g }} {{ {ALL} FILTER(CONCAT(STR(?a), STR(?d), STR(?l)) = 'no') }}",
    "describe of a product": f"DESCRIBE ?a {{ {ALL} FILTER(CONCAT(STR(?a), STR(?d), STR(?l)) = 'no') }}",
}
LARGE = {
    "sorted product": f"SELECT * {{ {ALL} }} ORDER BY ?c ?f ?i",
    "different rows of a product": f"SELECT DISTINCT * {{ {ALL} }} ORDER BY ?a",
    "groups of a product": f"SELECT ?x (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?d), '{'-' * 2000}') AS ?x) }} GROUP BY ?x",
    "joined by CONCAT": f"SELECT * {{ {chain('STR(3)', 'CONCAT(X, X, X, X, X, X, X, X)', 14)} }}",
    "grown by REPLACE": "SELECT * { "
    + chain("STR(3)", "REPLACE(X, '3', '33333333333333333333')", 12)
    + " }",
    "joined by GROUP_CONCAT": f"SELECT (GROUP_CONCAT(?x; separator='{'-' * 1000}') AS ?y) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(STR(?a) AS ?x) }}",
}
DEEP = {
    "brackets": ("SELECT * { FILTER(", "(", "1", ")", ") }"),
    "brackets never closed": ("SELECT * { FILTER(", "(", "1", "", ""),
    "groups": ("SELECT * ", "{ ", "", "}", ""),
    "signs": ("SELECT * { FILTER(", "!", "true", "", ") }"),
    "optional groups": ("SELECT * { ", "OPTIONAL { ", "", "}", "}"),
    "calls": ("SELECT * { FILTER(", "STR(", "1", ")", ") }"),
    "selects": ("", "SELECT * { { ", "SELECT * {}", "} }", ""),
    "collections": ("SELECT * { ?s ?p ", "( ", "1", ")", " }"),
    "paths": ("SELECT * { ?s ", "(", "<urn:p>", ")", " ?o }"),
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a graph of one long chain, on which every one of these queries is hopeless."""
    folder = tmp_path_factory.mktemp("chain") / "graph"
    with Draft.begin(folder) as draft:
        draft.load(f"<urn:{n}> <urn:p> <urn:{n + 1}> <urn:g> ." for n in range(3000))
        draft.publish(Manifest("https://example.org/", "2030-01-01T00:00:00Z"))
    return folder


@pytest.mark.parametrize("name", SLOW)
def test_a_query_that_would_run_for_hours_is_stopped_at_its_time(
    graph: Path, name: str, fault: Faults
) -> None:
    before = children()
    with (
        pytest.raises(QueryLimitError, match=r"stopped after 0\.15 seconds") as caught,
        run_query(graph, SLOW[name], timeout=0.15) as result,
    ):
        result.read()
    assert children() == before
    fault(GROUP, "one that would run for hours").survived(str(caught.value))


@pytest.mark.parametrize("name", LARGE)
def test_a_query_that_would_fill_the_memory_is_stopped_at_its_share(
    graph: Path, name: str, fault: Faults
) -> None:
    before = children()
    with (
        pytest.raises(QueryLimitError, match="more than 128 MiB") as caught,
        run_query(graph, LARGE[name], timeout=60, memory=128 << 20) as result,
    ):
        result.read()
    assert children() == before
    fault(GROUP, "one that would fill the memory").survived(str(caught.value))


@pytest.mark.parametrize("name", DEEP)
def test_a_query_nested_without_end_is_refused_and_one_nested_deeply_is_not(
    graph: Path, name: str, fault: Faults
) -> None:
    before, opening, inside, closing, after = DEEP[name]

    def nested(times: int) -> str:
        return before + opening * times + inside + closing * times + after

    with pytest.raises((QueryRefusedError, QueryLimitError)) as caught:
        run_query(graph, nested(30_000), timeout=5)
    assert "nested too deeply" in caught.value.message or "stopped after" in caught.value.message
    if closing or name == "signs":
        with run_query(graph, nested(DEEPEST // 2)) as result:
            result.read()
    fault(GROUP, "one nested 30,000 levels deep").survived(caught.value.message)


def test_a_query_longer_than_any_that_is_written_is_refused(graph: Path) -> None:
    with pytest.raises(QueryRefusedError, match="the limit is 4,000,000"):
        run_query(graph, "ASK {}" + " " * LONGEST)


@pytest.mark.parametrize(
    "piece", ["a-", "a.", "'''a", '"a', "'a\n", "<a", "'''\\z", ":..", "\\'''a", "a:b.", "é-"]
)
def test_looking_for_service_takes_time_in_line_with_the_length(graph: Path, piece: str) -> None:
    """A hundred thousand characters: were each compared with all others, this would take minutes."""
    text = f"# service\nASK {{}} {piece * (100_000 // len(piece))}"
    with pytest.raises(QueryRefusedError):
        check_service(f"{text} SERVICE <http://example.org/> {{}}")


def test_our_own_work_on_a_result_counts_against_its_time(graph: Path) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    with (
        pytest.raises(QueryLimitError, match="stopped after"),
        run_query(graph, query, timeout=0.5, format="csv") as result,
    ):
        for piece in result:
            sum(piece * 8)  # a reader that is slower than the query, and never waits for it
