"""Queries that cannot hurt: each limit holds, and nothing is left running."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store

from remit.graph.errors import GraphDamagedError, QueryLimitError
from remit.graph.store import Draft, Manifest, run_query
from remit.graph.store import query as queries
from remit.graph.store.evaluate import Request
from remit.graph.store.formats import row_format
from remit.graph.store.rowlimit import RowLimit, RowLimitReachedError

Remit = Callable[..., "CompletedProcess[str]"]

ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(?a = ?l && ?b = ?k) }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
ROLES = "SELECT ?role { ?role a remit:Role } ORDER BY ?role"


def children() -> set[str]:
    """List the processes that this one has started and that still run or wait to be buried."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {child for task in tasks for child in task.read_text().split()}


def wait_for_child(process: subprocess.Popen[bytes]) -> str:
    """Wait until a command has started the process of its query, and give that one's id."""
    task = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None:
        found = task.read_text().split()
        if found:
            return found[0]
        time.sleep(0.02)
    raise AssertionError("the command ended without a query")


def test_a_query_that_would_never_end_is_stopped(sample_graph: Path) -> None:
    before = children()
    with (
        pytest.raises(QueryLimitError, match=r"0\.3 seconds"),
        run_query(sample_graph, ENDLESS, timeout=0.3) as result,
    ):
        result.read()
    assert children() == before


def test_a_query_that_takes_all_memory_is_stopped(sample_graph: Path) -> None:
    before = children()
    with (
        pytest.raises(QueryLimitError, match="384 MiB"),
        run_query(sample_graph, HUNGRY, timeout=60, memory=384 << 20) as result,
    ):
        result.read()
    assert children() == before


@pytest.mark.parametrize(
    ("option", "value", "query"),
    [("--timeout", "0.5", ENDLESS), ("--timeout", "0.5", HUNGRY), ("--max-memory", "384", HUNGRY)],
)
def test_the_command_says_which_limit_stopped_a_query(
    remit: Remit, sample_graph: Path, option: str, value: str, query: str
) -> None:
    done = remit("query", query, option, value, "--graph", sample_graph)
    assert done.returncode == 1
    assert done.stderr.startswith("error: the query was stopped")
    assert value in done.stderr.splitlines()[0]
    assert "hint: " in done.stderr


def test_reading_slowly_is_not_held_against_a_query(
    sample_graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock is put on by an hour between two pieces, as if the reader had paused."""
    paused = [0.0]
    clock = SimpleNamespace(
        monotonic=lambda: time.monotonic() + sum(paused), thread_time=time.thread_time
    )
    monkeypatch.setattr(queries, "time", clock)
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    with run_query(sample_graph, query, timeout=600, format="csv") as result:
        sizes = []
        for piece in result:
            sizes.append(len(piece))
            paused.append(3600)
    assert len(sizes) > 2
    assert sum(sizes) > 2_000_000


def test_a_result_that_is_not_read_to_its_end_stops_its_query(sample_graph: Path) -> None:
    before = children()
    with run_query(sample_graph, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }") as result:
        next(iter(result))
    assert children() == before
    with pytest.raises(ValueError, match="closed"):
        result.read()


def test_an_interrupted_command_leaves_no_query_behind(command: Path, sample_graph: Path) -> None:
    process = subprocess.Popen(
        [command, "query", ENDLESS, "--graph", sample_graph],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        process_group=0,
    )
    child = wait_for_child(process)
    process.send_signal(signal.SIGINT)
    out, words = process.communicate()
    assert (process.returncode, out, words) == (130, b"", b"")
    assert not Path(f"/proc/{child}").exists()


@pytest.mark.parametrize("threads", [1, 2])
def test_an_interrupt_while_a_query_is_started_leaves_none_behind(
    sample_graph: Path, monkeypatch: pytest.MonkeyPatch, threads: int
) -> None:
    start = queries._start

    def interrupted(request: Request) -> tuple[int, int, int]:
        started = start(request)
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)
        return started

    monkeypatch.setattr(queries, "_start", interrupted)
    monkeypatch.setattr(queries, "_is_single_threaded", lambda: threads == 1)
    before = children()
    with pytest.raises(KeyboardInterrupt):
        run_query(sample_graph, ENDLESS)
    assert children() == before


@pytest.mark.parametrize("asked", ["SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", ENDLESS])
def test_a_query_of_a_killed_command_ends_by_itself(
    command: Path, sample_graph: Path, asked: str
) -> None:
    process = subprocess.Popen(
        [command, "query", asked, "--format=csv", "--timeout=1", "--graph", sample_graph],
        stdout=subprocess.PIPE,
    )
    child = wait_for_child(process)
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()
    for _ in range(6000):  # its limit is one of computing, for which others may let it wait
        if not Path(f"/proc/{child}").exists():
            return
        time.sleep(0.05)
    pytest.fail("the query goes on")


def test_a_process_with_one_thread_and_one_with_several_get_the_same(sample_graph: Path) -> None:
    code = (
        "import sys, threading; from pathlib import Path\n"
        "from remit.graph.store import run_query\n"
        "if sys.argv[3] == 'several':\n"
        "    threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "with run_query(Path(sys.argv[1]), sys.argv[2], format='csv') as result:\n"
        "    sys.stdout.write(result.read().decode())\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-W", "error", "-c", code, sample_graph, ROLES, threads],
            capture_output=True,
            text=True,
            check=True,
        )
        for threads in ("one", "several")
    ]
    assert runs[0].stdout.count("/role/") == 3
    assert runs[0].stdout == runs[1].stdout
    assert [run.stderr for run in runs] == ["", ""]


@pytest.mark.parametrize("format", ["json", "csv", "tsv", "xml"])
def test_rows_past_the_limit_are_left_out_and_said_to_be(sample_graph: Path, format: str) -> None:
    def read(limit: int | None) -> bytes:
        pieces: list[bytes] = []
        with run_query(sample_graph, ROLES, format=format, max_rows=limit) as result:
            pieces.extend(result)
        return b"".join(pieces)

    assert read(3) == read(4) == read(None)
    pieces: list[bytes] = []
    with (
        pytest.raises(QueryLimitError, match="limit of 2"),
        run_query(sample_graph, ROLES, format=format, max_rows=2) as result,
    ):
        pieces.extend(result)
    with run_query(sample_graph, ROLES + " LIMIT 2", format=format) as result:
        assert b"".join(pieces) == result.read()


def test_triples_past_the_limit_are_left_out_and_said_to_be(
    remit: Remit, sample_graph: Path
) -> None:
    query = "CONSTRUCT { ?s a ?o } { ?s a ?o }"
    place = ("--graph", sample_graph, "--format", "ntriples")
    done = remit("query", query, *place, "--max-rows", "2")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert "limit of 2" in done.stderr
    assert remit("query", query, *place, "--max-rows", "900").returncode == 0


@pytest.mark.parametrize("format", ["table", "csv", "json"])
def test_the_command_prints_the_rows_within_the_limit(
    remit: Remit, sample_graph: Path, format: str
) -> None:
    done = remit("query", ROLES, "--max-rows", "2", "--format", format, "--graph", sample_graph)
    assert done.returncode == 1
    assert done.stdout.count("/role/") == 2
    assert done.stderr.startswith("error: there are more rows than the limit of 2")


TERMS = (
    st.text(alphabet=st.characters(codec="utf-8"), max_size=6).map(Literal)
    | st.sampled_from([Literal('</result>"\\'), Literal('"},{"'), Literal("\r\n"), Literal('"')])
    | st.integers().map(Literal)
    | st.just(NamedNode("https://example.org/a?b=1&c=2"))
    | st.just(BlankNode("b"))
)


@given(
    st.lists(TERMS, min_size=1, max_size=6),
    st.sampled_from(["json", "csv", "tsv", "xml"]),
    st.integers(1, 6),
    st.integers(1, 40),
)
def test_a_limit_cuts_between_rows_wherever_the_pieces_end(
    terms: list[Literal | NamedNode | BlankNode], format: str, limit: int, piece: int
) -> None:
    def serialised(rows: int) -> bytes:
        store = Store()
        for place, term in enumerate(terms):
            store.add(Quad(NamedNode("urn:s"), NamedNode(f"urn:p{place}"), term))
        result = store.query(f"SELECT ?x {{ ?s ?p ?x }} ORDER BY ?p LIMIT {rows}")
        assert isinstance(result, QuerySolutions)
        written = result.serialize(format=row_format(format))
        assert written is not None
        return written

    whole = serialised(len(terms))
    out = io.BytesIO()
    limited = RowLimit(out, format, limit)
    cut = False
    try:
        for start in range(0, len(whole), piece):
            limited.write(whole[start : start + piece])
    except RowLimitReachedError:
        cut = True
    limited.finish()
    assert out.getvalue() == serialised(limit)
    assert cut == (limit < len(terms))


def test_a_store_that_breaks_a_query_is_said_to_be_damaged(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    with Draft.begin(folder) as draft:
        draft.load(f'<urn:{n}> <urn:p> "{n} and more" <urn:g> .' for n in range(2000))
        draft.publish(Manifest("https://example.org/", "2030-01-01T00:00:00Z"))
    for path in (folder / "generations" / "1" / "store").glob("*.sst"):
        content = bytearray(path.read_bytes())
        middle = len(content) // 3
        content[middle : middle + 40] = os.urandom(40)
        path.write_bytes(content)
    with pytest.raises(GraphDamagedError), run_query(folder, "SELECT * { ?s ?p ?o }") as result:
        result.read()


def test_a_pause_between_rows_does_not_hide_the_end_of_the_result(sample_graph: Path) -> None:
    with run_query(sample_graph, ROLES) as result:
        rows = json.loads(result.read())["results"]["bindings"]
        assert result.read() == b""
    assert len(rows) == 3
