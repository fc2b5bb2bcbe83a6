"""The files of the ontology: found from anywhere, valid for two parsers, without blank nodes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, BNode, Graph
from rdflib.compare import isomorphic

from remit.ontology.files import ontology_text, rule_texts, shapes_text, statements_text
from remit.ontology.inference import rules_text

FOLDER = Path(__file__).parents[1] / "ontology"
TEXTS = {
    "remit.ttl": ontology_text,
    "statements.ttl": statements_text,
    "shapes.ttl": shapes_text,
    "rules": rules_text,
}


def read_by_oxigraph(text: str) -> Graph:
    """Parse Turtle with Oxigraph and hand the triples to rdflib as N-Triples."""
    triples = ox.parse(text, format=ox.RdfFormat.TURTLE)
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert lines is not None
    return Graph().parse(data=lines, format="nt")


@pytest.mark.parametrize("name", TEXTS)
def test_two_parsers_read_the_same_graph(name: str) -> None:
    text = TEXTS[name]()
    by_rdflib = Graph().parse(data=text, format="turtle")
    assert len(by_rdflib) > 0
    assert isomorphic(by_rdflib, read_by_oxigraph(text))


@pytest.mark.parametrize("name", ["remit.ttl", "statements.ttl", "rules"])
def test_a_file_for_the_graph_has_no_blank_nodes(name: str) -> None:
    graph = Graph().parse(data=TEXTS[name](), format="turtle")
    assert [triple for triple in graph if any(isinstance(term, BNode) for term in triple)] == []


def test_blank_nodes_of_the_shapes_are_lists_and_paths_only() -> None:
    graph = Graph().parse(data=shapes_text(), format="turtle")
    blank = {node for triple in graph for node in triple if isinstance(node, BNode)}
    lists = set(graph.subjects(RDF.first))
    paths = set(graph.objects(None, SH.path))
    assert blank - lists - paths == set()


def test_every_shape_has_an_iri_in_the_namespace_of_shapes() -> None:
    graph = Graph().parse(data=shapes_text(), format="turtle")
    shapes = {
        *graph.subjects(RDF.type, SH.NodeShape),
        *graph.subjects(RDF.type, SH.PropertyShape),
        *graph.subjects(RDF.type, SH.SPARQLConstraint),
    }
    used = {*graph.objects(None, SH.property), *graph.objects(None, SH.sparql)}
    assert used <= shapes
    assert all(str(shape).startswith("https://w3id.org/remit/ns/shapes#") for shape in shapes)


def test_no_triple_stands_in_two_of_the_files() -> None:
    graphs = [Graph().parse(data=TEXTS[name](), format="turtle") for name in TEXTS]
    assert sum(len(graph) for graph in graphs) == len({triple for g in graphs for triple in g})


def test_the_files_are_found_from_any_folder(tmp_path: Path) -> None:
    code = (
        "import sys; from remit.ontology import files as f;"
        "sys.stdout.buffer.write((f.ontology_text() + f.statements_text() + f.shapes_text()"
        " + ''.join(f.rule_texts().values())).encode())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True
    )
    names = ["remit.ttl", "statements.ttl", "shapes.ttl"]
    rules = sorted(path.name for path in (FOLDER / "rules").glob("*.rq"))
    paths = [FOLDER / name for name in names] + [FOLDER / "rules" / name for name in rules]
    assert run.stdout == b"".join(path.read_bytes() for path in paths)


def test_rules_are_listed_by_name_and_in_order() -> None:
    assert list(rule_texts()) == sorted(path.stem for path in (FOLDER / "rules").iterdir())


def test_the_vocabulary_and_the_files_need_no_rdf_library() -> None:
    code = (
        "import sys; import remit.ontology; from remit.ontology import files, inference;"
        "files.ontology_text(); inference.load_rules();"
        "print(sorted({'rdflib', 'pyoxigraph', 'pyshacl'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
