"""`remit query`: what it prints, in which format, and what it says of a text that is no query."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import select
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pyoxigraph import RdfFormat, parse

from remit.graph.errors import QueryRefusedError, QuerySyntaxError
from remit.graph.store import Graph, run_query

Remit = Callable[..., "CompletedProcess[str]"]

LABELS = "SELECT ?role ?label { ?role a remit:Role ; skos:prefLabel ?label } ORDER BY ?label"
FACTS = "<https://w3id.org/remit/id/graph/facts>"
REPORTING = "CONSTRUCT { ?a org:reportsTo ?b } { ?a org:reportsTo ?b }"


def count(folder: Path, pattern: str) -> int:
    """Count what matches a pattern, by a query of a user."""
    with run_query(folder, f"SELECT (COUNT(*) AS ?n) {pattern}", format="csv") as result:
        return int(result.read().split()[1])


def on_a_terminal(command: list[str | Path], columns: int, settings: dict[str, str]) -> str:
    """Run a command whose output is a terminal of some width, and give what appears there."""
    reading, writing = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "TERM"}}
    environment |= {"COLUMNS": str(columns), "TERM": "xterm"} | settings
    process = subprocess.Popen(command, stdout=writing, stderr=writing, env=environment)
    os.close(writing)
    seen = b""
    while select.select([reading], [], [], 20)[0]:
        try:
            seen += os.read(reading, 65536)
        except OSError:
            break
    process.wait()
    os.close(reading)
    return seen.decode().replace("\r\n", "\n")


def test_a_query_without_from_sees_every_graph_once(sample_graph: Path, graph: Graph) -> None:
    quads = len(list(graph.quads()))
    assert count(sample_graph, "{ ?s ?p ?o }") == quads
    assert count(sample_graph, "{ GRAPH ?g { ?s ?p ?o } }") == quads


def test_from_chooses_among_the_stored_graphs(sample_graph: Path, graph: Graph) -> None:
    facts = len(list(graph.quads(FACTS[1:-1])))
    own = len(list(graph.quads("https://example.org/own")))
    two = f"FROM {FACTS} FROM <https://example.org/own>"
    assert count(sample_graph, f"FROM {FACTS} {{ ?s ?p ?o }}") == facts
    assert count(sample_graph, f"{two} {{ ?s ?p ?o }}") == facts + own
    assert count(sample_graph, f"FROM {FACTS} {{ GRAPH ?g {{ ?s ?p ?o }} }}") == 0
    assert count(sample_graph, f"FROM NAMED {FACTS} {{ GRAPH ?g {{ ?s ?p ?o }} }}") == facts
    assert count(sample_graph, f"FROM NAMED {FACTS} {{ ?s ?p ?o }}") == 0


def test_from_takes_a_prefixed_name_and_an_address_from_the_base(sample_graph: Path) -> None:
    start = "PREFIX g: <https://w3id.org/remit/id/graph/> BASE <https://example.org/a/> "
    query = start + "SELECT (COUNT(*) AS ?n) FROM g:facts FROM <../own> { ?s ?p ?o }"
    with run_query(sample_graph, query, format="csv") as result:
        found = int(result.read().split()[1])
    both = f"FROM {FACTS} FROM <https://example.org/own> {{ ?s ?p ?o }}"
    assert found == count(sample_graph, both)


def test_a_graph_that_is_not_stored_is_refused_with_the_names_of_those_that_are(
    sample_graph: Path,
) -> None:
    for clause in ("FROM <urn:none>", f"FROM {FACTS} FROM NAMED <urn:none>"):
        with pytest.raises(QueryRefusedError, match="<urn:none>") as caught:
            run_query(sample_graph, f"SELECT * {clause} {{ ?s ?p ?o }}")
        assert FACTS in caught.value.hint


def test_rows_are_a_table_by_default(remit: Remit, sample_graph: Path) -> None:
    done = remit("query", LABELS, "--graph", sample_graph)
    heading, rule, *rows = done.stdout.splitlines()
    assert heading.split() == ["role", "label"]
    assert set(rule) == {"─", " "}
    assert [row[heading.index("label") :] for row in rows] == [
        "Detective Inspector – Undercover Unit",
        "Detective Sergeant – Undercover Unit",
        "Fraud Investigator",
    ]
    assert done.stderr == ""


def test_a_table_shows_short_names_empty_cells_and_no_steering_characters(
    remit: Remit, sample_graph: Path
) -> None:
    query = (
        "SELECT ?kind ?none ?text { VALUES ?text { '\\u001b[31m red\\n' } BIND(org:Post AS ?kind) }"
    )
    done = remit("query", query, "--graph", sample_graph)
    assert done.stdout.splitlines()[2].split() == ["org:Post", "[31m", "red"]
    assert "\x1b" not in done.stdout


def test_every_format_of_rows_holds_the_same_rows(remit: Remit, sample_graph: Path) -> None:
    def out(form: str) -> str:
        return remit("query", LABELS, "--graph", sample_graph, "--format", form).stdout

    bindings = json.loads(out("json"))["results"]["bindings"]
    rows = [[row["role"]["value"], row["label"]["value"]] for row in bindings]
    assert len(rows) == 3
    assert list(csv.reader(io.StringIO(out("csv"))))[1:] == rows
    tsv = [line.split("\t") for line in out("tsv").splitlines()[1:]]
    assert tsv == [[f"<{role}>", f'"{label}"'] for role, label in rows]
    space = "{http://www.w3.org/2005/sparql-results#}"
    results = ET.fromstring(out("xml")).iter(f"{space}result")
    assert [[b[0].text for b in result] for result in results] == rows


def test_ask_is_answered_in_words_and_in_every_format(remit: Remit, sample_graph: Path) -> None:
    def out(query: str, *form: str) -> str:
        return remit("query", query, "--graph", sample_graph, *form).stdout.strip()

    assert out("ASK { ?s a remit:Role }") == "yes"
    assert out("ASK { ?s a remit:Nothing }") == "no"
    assert json.loads(out("ASK { ?s a remit:Role }", "--format", "json"))["boolean"] is True
    assert out("ASK { ?s a remit:Nothing }", "--format", "csv") == "false"
    every = ("csv", "tsv", "json", "xml")
    place = ("--graph", sample_graph)
    written = [remit("query", "ASK { ?s a remit:Role }", "--format", f, *place) for f in every]
    assert all(done.stdout.endswith("\n") for done in written)


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("turtle", RdfFormat.TURTLE),
        ("ntriples", RdfFormat.N_TRIPLES),
        ("nquads", RdfFormat.N_QUADS),
        ("trig", RdfFormat.TRIG),
        ("jsonld", RdfFormat.JSON_LD),
        ("rdfxml", RdfFormat.RDF_XML),
    ],
)
def test_triples_come_in_every_format(
    remit: Remit, sample_graph: Path, graph: Graph, name: str, format: RdfFormat
) -> None:
    done = remit("query", REPORTING, "--graph", sample_graph, "--format", name)
    found = {quad.triple for quad in parse(done.stdout.encode(), format)}
    stored = graph.select("SELECT ?a ?b { ?a <http://www.w3.org/ns/org#reportsTo> ?b }")
    assert {(t.subject, t.object) for t in found} == set(stored)
    assert len(found) == 2


def test_triples_are_turtle_with_short_names_by_default(remit: Remit, sample_graph: Path) -> None:
    done = remit("query", REPORTING, "--graph", sample_graph)
    assert "@prefix org: <http://www.w3.org/ns/org#> ." in done.stdout
    assert done.stdout.count(" org:reportsTo ") == 2
    described = remit("query", f"DESCRIBE {FACTS}", "--graph", sample_graph)
    assert described.returncode == 0


def test_a_query_comes_from_a_file_or_from_stdin(
    remit: Remit, sample_graph: Path, tmp_path: Path
) -> None:
    (tmp_path / "labels.rq").write_text(LABELS, encoding="utf-8")
    place = ("--graph", sample_graph, "--format", "csv")
    given = remit("query", LABELS, *place)
    assert given.stdout.count("\n") == 4
    assert remit("query", "--file", "labels.rq", *place).stdout == given.stdout
    assert remit("query", "--file", "-", *place, stdin=LABELS).stdout == given.stdout


def test_a_query_saved_in_ones_own_data_is_run_by_its_name(
    remit: Remit, sample_graph: Path, tmp_path: Path
) -> None:
    for folder, label in (("remit-data", "Fraud Investigator"), ("other", "Undercover Unit")):
        (tmp_path / folder / "queries").mkdir(parents=True)
        query = f'SELECT ?thing {{ ?thing skos:prefLabel "{label}" }}'
        (tmp_path / folder / "queries" / "the-thing.rq").write_text(query)
    place = ("--graph", sample_graph)
    assert "fraud-investigator" in remit("query", "--saved", "the-thing", *place).stdout
    other = remit("query", "--saved", "the-thing", "--data", "other", *place)
    assert "undercover-unit" in other.stdout
    wrong = remit("query", "--saved", "the-ting", *place)
    assert wrong.returncode == 1
    assert "the-thing" in wrong.stderr
    assert remit("query", "--saved", "../queries/the-thing", *place).returncode == 1


def test_a_folder_of_ones_own_data_that_is_not_there_is_an_error_with_any_query(
    remit: Remit, sample_graph: Path, tmp_path: Path
) -> None:
    (tmp_path / "labels.rq").write_text(LABELS)
    place = ("--data", "nowhere", "--graph", sample_graph)
    for given in ((LABELS,), ("--file", "labels.rq"), ("--saved", "roles"), (LABELS, "--explain")):
        done = remit("query", *given, *place)
        assert (done.returncode, done.stdout) == (1, ""), given
        assert done.stderr.startswith("error: nowhere: no such folder"), given


@pytest.mark.parametrize(
    ("query", "place", "words"),
    [
        ("SELECT", "query:1:7", "not SPARQL"),
        ("SELECT * {\n  ?s ?p }\n", "query:3:1", "read to its end"),
        ("SELECT * { ?s ex:p ?o }", "query:1:15", "begin the query with `PREFIX ex: <…>`"),
        ("SELECT * {\n ?s ?p [ ?q ?o }", "query:2:16", "`}` closes nothing"),
        ("ASK { ?s ?p '}' FILTER(?o < (3)", "query:1:23", "`(` is never closed"),
        ("SELCT * { ?s ?p ?o }", "query:1:1", "no query begins with `SELCT`"),
        ("PREFIX ex: <urn:x>\nFIND", "query:2:1", "no query begins with `FIND`"),
        ("", "query:1:1", "empty"),
        ("# nothing", "query:1:10", "SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?p", "query:1:35", "unbound"),
        ("SELECT * FROM ex:a { ?s ?p ?o }", "query:1:15", "the prefix `ex:` is not declared"),
        ("DELETE WHERE { ?s ?p ?o }", "query:1:1", "DELETE would change the graph"),
        ("LOAD <file:///etc/hosts>", "query:1:1", "LOAD would change the graph"),
        ("ASK { ?s ?p ?o . ] }", "query:1:18", "`]` closes nothing"),
        ("SELECT (1 AS ?x AS ?y) { }", "query:1:17", "look before `AS ?y) { }`"),
    ],
)
def test_a_text_that_is_no_query_is_said_to_be_so_with_its_place(
    remit: Remit, sample_graph: Path, query: str, place: str, words: str
) -> None:
    done = remit("query", query, "--graph", sample_graph)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"error: {place}: ")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_an_error_in_a_file_names_the_file(
    remit: Remit, sample_graph: Path, tmp_path: Path
) -> None:
    (tmp_path / "wrong.rq").write_text("ASK {\n  ?s ?p }")
    done = remit("query", "--file", "wrong.rq", "--graph", sample_graph)
    assert done.stderr.startswith("error: wrong.rq:2:")
    missing = remit("query", "--file", "none.rq", "--graph", sample_graph)
    assert (missing.returncode, missing.stderr[:14]) == (1, "error: none.rq")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("ASK {}", "--file", "x"),
        ("ASK {}", "--format", "turtle"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "--format", "csv"),
        ("ASK {}", "--format", "word"),
        ("ASK {}", "--timeout", "0"),
        ("ASK {}", "--max-rows", "none"),
        ("ASK {}", "--nothing"),
    ],
)
def test_wrong_use_exits_with_2(
    remit: Remit, sample_graph: Path, arguments: tuple[str, ...]
) -> None:
    done = remit("query", *arguments, "--graph", sample_graph)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
    assert "`remit query --help`" in done.stderr


def test_a_format_that_does_not_fit_names_those_that_do(sample_graph: Path) -> None:
    with pytest.raises(QueryRefusedError) as caught:
        run_query(sample_graph, "ASK {}", format="turtle")
    assert caught.value.hint == "the formats are json, csv, tsv, xml"
    with pytest.raises(QuerySyntaxError):
        run_query(sample_graph, "ASK", format="json")


def test_the_graph_can_be_named_by_the_environment(remit: Remit, sample_graph: Path) -> None:
    done = remit("query", "ASK {}", settings={"REMIT_GRAPH": str(sample_graph)})
    assert done.stdout == "yes\n"
    missing = remit("query", "ASK {}")
    assert missing.returncode == 1
    assert missing.stderr.startswith("error: remit-graph: there is no graph here\n\nhint: ")


def test_a_reader_that_goes_away_ends_the_command_without_a_word(
    command: Path, sample_graph: Path
) -> None:
    for form in ("csv", "table"):
        process = subprocess.Popen(
            [
                *(command, "query", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"),
                *("--format", form, "--graph", sample_graph),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() == 141


def test_colour_is_for_terminals_that_want_it(command: Path, sample_graph: Path) -> None:
    right: list[str | Path] = [command, "query", LABELS, "--graph", sample_graph]
    wrong: list[str | Path] = [command, "query", "ASK", "--graph", sample_graph]
    assert "\x1b[1mrole" in on_a_terminal(right, 200, {})
    assert "\x1b[1;31merror:" in on_a_terminal(wrong, 200, {})
    for settings in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in on_a_terminal(right, 200, settings)
        assert "\x1b" not in on_a_terminal(wrong, 200, settings)


def test_a_table_fits_the_terminal_and_loses_nothing(command: Path, sample_graph: Path) -> None:
    shown = on_a_terminal(
        [command, "query", LABELS, "--graph", sample_graph], 60, {"NO_COLOR": "1"}
    )
    lines = shown.splitlines()
    assert max(map(len, lines)) <= 60
    cut = lines[0].index("label")
    roles = "".join(line[:cut].strip() for line in lines[2:])
    assert "https://w3id.org/remit/id/role/borsetshire-police/fraud-team" in roles
    assert "Detective Inspector" in " ".join(line[cut:] for line in lines)
