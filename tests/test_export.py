"""`remit export`: the whole graph or a part of it, in every format, always the same bytes."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse
from rdflib import Graph as RdflibGraph
from rdflib.compare import isomorphic

from remit.graph.errors import InputError
from remit.graph.store import Draft, Graph, Manifest, export
from remit.graph.store.formats import GRAPH_FORMATS
from remit.graph.store.sorting import LineSorter

Remit = Callable[..., "CompletedProcess[str]"]
BASE = "https://w3id.org/remit/id/"

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
}


def exported(graph: Graph, format: str = "nquads", part: str | None = None) -> bytes:
    """Export into memory."""
    out = io.BytesIO()
    export(graph, out, format, part)
    return out.getvalue()


def test_n_quads_are_the_different_lines_in_the_order_of_their_bytes(
    graph: Graph, sample_lines: list[str]
) -> None:
    lines = exported(graph).splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert {line.decode().rstrip("\n") for line in lines} == set(sample_lines)
    assert b" _:" not in b"".join(lines)


def test_the_order_of_loading_does_not_show(
    tmp_path: Path, graph: Graph, sample_lines: list[str], sample_manifest: Manifest
) -> None:
    lines = sample_lines * 2
    random.Random(1).shuffle(lines)
    with Draft.begin(tmp_path / "graph") as draft:
        for start in range(0, len(lines), 40):
            draft.load(lines[start : start + 40])
        draft.publish(sample_manifest)
    with Graph.open(tmp_path / "graph") as other:
        for name in GRAPH_FORMATS:
            assert exported(other, name) == exported(graph, name), name


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_holds_every_triple(graph: Graph, name: str) -> None:
    found = list(parse(exported(graph, name), FORMATS[name]))
    stored = list(graph.quads())
    assert len(found) == len(stored)
    if FORMATS[name].supports_datasets:
        assert set(found) == set(stored)
    else:
        assert {quad.triple for quad in found} == {quad.triple for quad in stored}


def test_another_library_reads_the_same_from_file_and_n_triples(graph: Graph) -> None:
    turtle = RdflibGraph().parse(exported(graph, "turtle", "facts"), format="turtle")
    triples = RdflibGraph().parse(exported(graph, "ntriples", "facts"), format="nt")
    assert len(turtle) > 10
    assert isomorphic(turtle, triples)


def test_turtle_has_the_standard_prefixes_and_no_blank_nodes(graph: Graph) -> None:
    text = exported(graph, "turtle", "facts").decode()
    assert text.startswith("@prefix ")
    assert "\tremit:rank " in text
    assert " a remit:Role ;" in text
    assert "_:" not in text


def test_a_part_is_one_graph_or_those_of_all_documents(graph: Graph) -> None:
    parts = ["facts", "findings", "inferred", "ontology", "reference", "documents"]
    quads = [line for part in parts for line in exported(graph, "nquads", part).splitlines()]
    own = exported(graph, "nquads", "https://example.org/own").splitlines()
    assert sorted([*quads, *own]) == exported(graph).splitlines()
    assert all(
        f"<{BASE}graph/facts> .".encode() in line for line in quads if b"graph/facts" in line
    )
    names = {
        line.rsplit(b" ", 2)[1] for line in exported(graph, "nquads", "documents").splitlines()
    }
    assert len(names) == 2


def test_a_part_that_is_not_there_names_those_that_are(graph: Graph) -> None:
    with pytest.raises(InputError, match="`fact`") as caught:
        exported(graph, "nquads", "fact")
    assert "facts, findings, inferred, ontology, reference, documents" in caught.value.hint


def test_the_command_writes_to_stdout_or_into_a_file(
    remit: Remit, sample_graph: Path, graph: Graph, tmp_path: Path
) -> None:
    place = ("--graph", sample_graph)
    whole = exported(graph).decode()
    assert remit("export", *place).stdout == whole
    done = remit("export", *place, "-o", "graph.nq")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "graph.nq").read_text(encoding="utf-8") == whole
    remit("export", *place, "--output", "graph.ttl", "--part", "facts")
    assert (tmp_path / "graph.ttl").read_bytes() == exported(graph, "turtle", "facts")
    remit("export", *place, "--output", "facts.txt", "--format", "trig", "--part", "facts")
    assert (tmp_path / "facts.txt").read_bytes() == exported(graph, "trig", "facts")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["facts.txt", "graph.nq", "graph.ttl"]


def test_a_file_that_cannot_be_written_is_said_to_be_so_and_an_old_one_stays(
    remit: Remit, sample_graph: Path, tmp_path: Path
) -> None:
    done = remit("export", "--graph", sample_graph, "-o", "none/graph.nq")
    assert done.returncode == 1
    assert done.stderr.startswith("error: none/graph.nq: cannot be written")
    (tmp_path / "old.nq").write_text("old")
    failed = remit("export", "--graph", sample_graph, "-o", "old.nq", "--part", "nothing")
    assert failed.returncode == 1
    assert (tmp_path / "old.nq").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.nq"]


def test_a_device_named_as_the_file_stays_a_device(remit: Remit, sample_graph: Path) -> None:
    done = remit("export", "--graph", sample_graph, "-o", "/dev/stdout", "--part", "ontology")
    assert (done.returncode, done.stdout.count("\n")) == (0, 3)
    assert remit("export", "--graph", sample_graph, "-o", "/dev/null").returncode == 0
    assert Path("/dev/null").is_char_device()


LINES = st.lists(st.binary(min_size=1, max_size=5).filter(lambda line: min(line) > ord("\n")))
"""Canonical lines hold nothing that would come before their ends."""


@given(LINES, st.integers(1, 60), st.integers(1, 9))
def test_lines_are_sorted_once_each_however_they_are_cut_and_however_little_fits(
    lines: list[bytes], run: int, piece: int
) -> None:
    text = b"".join(line + b"\n" for line in lines)
    with LineSorter(run) as sorter:
        for start in range(0, len(text), piece):
            sorter.write(text[start : start + piece])
        assert list(sorter.lines()) == [line + b"\n" for line in sorted(set(lines))]
