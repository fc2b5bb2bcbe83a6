"""The graph in the forms of other tools: NetworkX, rdflib, GraphML, a folder of tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import networkx as nx
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import URIRef
from rdflib.compare import to_isomorphic

from remit.graph.exchange import to_networkx, to_rdflib, write_graphml, write_tables
from remit.graph.store import Graph
from remit.ontology import ORG, REMIT, SKOS

from .gold import PROFILES
from .knowledge import X, samples
from .organisations import Maker, StoreGraph, make_organisations

Remit = Callable[..., CompletedProcess[str]]
BASE = "https://w3id.org/remit/id/"
UNDERCOVER = f"{BASE}role/ersou/eruu/detective-sergeant-undercover-unit"
RIPA = "http://www.legislation.gov.uk/id/ukpga/2000/23"


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph[str]:
    """Give the samples as a NetworkX graph."""
    with Graph.open(samples()) as graph:
        return to_networkx(graph)


def test_things_are_nodes_with_their_names_and_kinds(network: nx.MultiDiGraph[str]) -> None:
    role = network.nodes[UNDERCOVER]
    assert role["label"] == "Detective Sergeant – Undercover Unit"
    assert role["kind"] == "Role"
    assert "RIPA" in network.nodes[RIPA]["altLabel"].split("; ")
    assert network.nodes[f"{X}unit"]["label"] == "Lantern Office"


def test_facts_are_edges_that_say_where_they_come_from(network: nx.MultiDiGraph[str]) -> None:
    manager = f"{BASE}role/ersou/eruu/detective-inspector-undercover-unit"
    assert network.edges[UNDERCOVER, manager, "org:reportsTo"] == {
        "label": "reports to",
        "property": ORG.reportsTo,
        "basis": "stated",
    }
    assert network.edges[UNDERCOVER, RIPA, "remit:requiresKnowledgeOf"]["basis"] == "inferred"
    law = network.edges[f"{BASE}topic/undercover-legislation", RIPA, "remit:restsOn"]
    assert law["basis"] == "reference"
    assert network.edges[f"{X}wick", f"{X}oil", "org:reportsTo"]["basis"] == "own"


def test_a_fact_is_one_edge_and_not_another_for_the_wider_property(
    network: nx.MultiDiGraph[str],
) -> None:
    assert "remit:requires" not in network[UNDERCOVER][RIPA]
    with Graph.open(samples()) as graph:
        required = {
            (str(s.value), str(o.value))
            for s, o in graph.select(f"SELECT DISTINCT ?s ?o {{ ?s <{REMIT.requires}> ?o }}")
            if isinstance(s, NamedNode) and isinstance(o, NamedNode)
        }
    assert required
    for pair in required:
        keys = {str(key) for key in network.get_edge_data(*pair)}
        assert any(key.startswith(("remit:requires", "remit:uses")) for key in keys), pair


def test_a_requirement_is_an_edge_with_its_words_and_their_place(
    network: nx.MultiDiGraph[str],
) -> None:
    role = f"{BASE}role/ersou/organised-crime-team/detective-sergeant"
    found = [d for _, d in network[role][RIPA].items() if d["property"] == REMIT.requirement]
    (edge,) = found
    assert (edge["kind"], edge["modality"]) == ("KnowledgeRequirement", "essential")
    text = (PROFILES / edge["document"]).read_text("utf-8")
    assert "RIPA" in text[edge["start"] : edge["end"]]


def test_claims_quotes_and_findings_are_left_out(network: nx.MultiDiGraph[str]) -> None:
    assert [node for node in network if "#claim=" in node or "#char=" in node] == []
    kinds = {k for about in network.nodes.values() for k in about.get("kind", "").split("; ")}
    assert not kinds & {"Claim", "Finding", "Class", "Evidence"}


def test_analyses_of_networkx_work_on_it(network: nx.MultiDiGraph[str]) -> None:
    lines: nx.DiGraph[str] = nx.DiGraph(
        [(s, o) for s, o, key in network.edges(keys=True) if key == "org:reportsTo"]
    )
    assert {frozenset(loop) for loop in nx.simple_cycles(lines)} == {
        frozenset((f"{X}wick", f"{X}oil"))
    }


def test_graphml_reads_back_as_the_same_graph(network: nx.MultiDiGraph[str]) -> None:
    with Graph.open(samples()) as graph:
        out, again = io.BytesIO(), io.BytesIO()
        write_graphml(graph, out)
        write_graphml(graph, again)
    assert out.getvalue() == again.getvalue()
    read = nx.read_graphml(io.BytesIO(out.getvalue()), force_multigraph=True)
    assert dict(read.nodes.items()) == dict(network.nodes.items())
    assert sorted(map(str, read.edges(data=True))) == sorted(map(str, network.edges(data=True)))


def test_graphml_holds_text_that_xml_cannot() -> None:
    odd = 'a\x00b <c> & "d"\te\nf\ufffe'
    graph = StoreGraph(
        [
            Quad(NamedNode(f"{X}a"), NamedNode(p), o, NamedNode(f"{BASE}graph/facts"))
            for p, o in ((SKOS.prefLabel, Literal(odd)), (f"{X}is", NamedNode(f"{X}b&c")))
        ]
    )
    out = io.BytesIO()
    write_graphml(graph, out)
    read = nx.read_graphml(io.BytesIO(out.getvalue()))
    assert read.nodes[f"{X}a"]["label"] == 'a\ufffdb <c> & "d"\te\nf\ufffd'
    assert read.has_edge(f"{X}a", f"{X}b&c")


def test_two_properties_of_one_name_are_two_edges() -> None:
    facts = NamedNode(f"{BASE}graph/facts")
    start, end = NamedNode(f"{X}a"), NamedNode(f"{X}b")
    quads = [Quad(start, NamedNode(p), end, facts) for p in (REMIT.requires, f"{X}requires")]
    assert to_networkx(StoreGraph(quads)).number_of_edges() == 2


def test_rdflib_holds_every_quad_in_its_graph() -> None:
    with Graph.open(samples()) as graph:
        dataset = to_rdflib(graph)
        names = set(graph.graph_names())
        count = len(list(graph.quads()))
    assert sum(len(one) for one in dataset.graphs()) == count
    assert {str(one.identifier) for one in dataset.graphs() if len(one)} == names
    facts = dataset.graph(URIRef(f"{BASE}graph/facts"))
    assert len(to_isomorphic(facts)) > 100


def test_rdflib_asks_the_union_and_knows_the_prefixes() -> None:
    with Graph.open(samples()) as graph:
        dataset = to_rdflib(graph)
    query = "SELECT ?law { ?role remit:requires ?law . ?law skos:altLabel 'RIPA'@en }"
    found = list(dataset.query(query))
    assert len(found) == 3
    own = dataset.graph(URIRef(f"{X}graph"))
    own.add((URIRef(f"{X}new"), URIRef(REMIT.requires), URIRef(RIPA)))
    assert len(list(dataset.query(query))) == 4  # the copy is the caller's to change
    with Graph.open(samples()) as graph:
        assert graph.select(f"SELECT ?o {{ <{X}new> ?p ?o }}") == []


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """Read one table."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the samples as a folder of tables."""
    folder = tmp_path_factory.mktemp("tables") / "new" / "folder"
    with Graph.open(samples()) as graph:
        written = write_tables(graph, folder)
    assert sorted(path.name for path in written) == sorted(p.name for p in folder.iterdir())
    return folder


def test_each_table_has_rows_and_the_same_columns_in_each(tables: Path) -> None:
    for path in tables.iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) > 1, path.name
        assert {len(row) for row in rows} == {len(rows[0])}, path.name


def test_the_requirements_have_their_words_at_their_place(tables: Path) -> None:
    rows = table(tables, "requirements")
    assert len(rows) > 50
    for row in rows:
        text = (PROFILES / row["document"]).read_text("utf-8")
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    (law,) = [
        row for row in rows
        if "RIPA" in row["text"] and row["role"] == "Detective Sergeant" and row["kind"] == "knowledge requirement"
    ]  # fmt: skip
    assert law["modality"] == "essential"
    assert "Regulation of Investigatory Powers Act 2000" in law["about"].split("; ")


def test_a_reporting_line_is_told_as_it_was_written(tables: Path) -> None:
    lines = {row["role"]: row for row in table(tables, "reporting-lines")}
    line = lines["Detective Sergeant"]
    assert (line["manager"], line["as written"]) == ("Detective Inspector", "Defective Inspector")
    assert line["basis"] == "stated"


def test_roles_units_documents_and_findings_are_tables_too(tables: Path) -> None:
    assert "Lamplighter" in {row["role"] for row in table(tables, "roles")}
    assert {row["unit"] for row in table(tables, "units")} >= {"Lantern Office"}
    assert len([r for r in table(tables, "documents") if r["document"].endswith(".txt")]) == 12
    rules = {(row["document"], row["rule"]) for row in table(tables, "findings")}
    assert ("102-organised-crime-team-sergeant.txt", "typo") in rules
    assert len({row["responsibility" if "responsibility" in row else "text"] for row in table(tables, "responsibilities")}) > 20  # fmt: skip


def test_what_a_spreadsheet_would_run_is_plain_text(tmp_path: Path) -> None:
    maker = Maker()
    for title in ("=1+1", "-2 Clerk", "@home Clerk", "Clerk = 1"):
        maker.role(title.replace(" ", "-").replace("=", "e"), title)
    write_tables(StoreGraph(maker.quads), tmp_path)
    titles = [row["role"] for row in table(tmp_path, "roles")]
    assert titles == ["'-2 Clerk", "'=1+1", "'@home Clerk", "Clerk = 1"]


def test_the_command_writes_graphml_and_tables(remit: Remit, tmp_path: Path) -> None:
    place = ("--graph", samples())
    assert remit("export", "-o", "out.graphml", *place).returncode == 0
    assert nx.read_graphml(tmp_path / "out.graphml").number_of_nodes() > 1000
    printed = remit("export", "--format", "graphml", *place)
    assert printed.stdout.encode() == (tmp_path / "out.graphml").read_bytes()
    done = remit("export", "--format", "csv", "-o", "tables", *place)
    assert (done.returncode, done.stdout) == (0, "")
    assert "roles.csv" in done.stderr
    assert table(tmp_path / "tables", "roles")


def test_the_same_graph_gives_the_same_tables(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with Graph.open(samples()) as graph:
            write_tables(graph, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "csv"),
        ("--format", "csv", "-o", "t", "--part", "facts"),
        ("--format", "graphml", "--part", "facts"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    remit: Remit, arguments: tuple[str, ...]
) -> None:
    done = remit("export", *arguments, "--graph", samples())
    assert (done.returncode, done.stdout) == (2, "")


def test_a_folder_that_cannot_be_written_is_an_error(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    done = remit("export", "--format", "csv", "-o", "taken", "--graph", samples())
    assert done.returncode == 1
    assert "taken: cannot be written" in done.stderr


def test_a_large_organisation_keeps_all_its_lines() -> None:
    graph = StoreGraph(make_organisations(300))
    lines = graph.select(f"SELECT ?s ?o {{ ?s <{ORG.reportsTo}> ?o }}")
    edges = [e for e in to_networkx(graph).edges(keys=True) if e[2] == "org:reportsTo"]
    assert len(edges) == len(lines)
