"""Graphs to ask, for the tests: loaded from files, each with the index that a build would write."""

from __future__ import annotations

import atexit
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from remit.graph.asking.engine import Asker

from ..indexing import write_index

Term = NamedNode | BlankNode | Literal | Triple
DATA = Path(__file__).parent.parent / "data"


class StoreGraph:
    """A graph in memory that remembers the queries that it was asked."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.queries: list[str] = []

    def select(
        self, sparql: str, substitutions: Mapping[str, Term] | None = None
    ) -> list[tuple[Term | None, ...]]:
        """Answer a SELECT over the union of the named graphs."""
        assert not substitutions
        self.queries.append(sparql)
        found = self.store.query(sparql, use_default_graph_as_union=True)
        return [tuple(row) for row in found]  # type: ignore[union-attr]


def from_trig(text: str) -> StoreGraph:
    """Load a graph from a TriG text."""
    store = Store()
    store.load(text.encode(), format=RdfFormat.TRIG)
    return StoreGraph(store)


def from_file(path: Path) -> StoreGraph:
    """Load a user's own file as a build would: in a named graph, its blank nodes made IRIs."""
    store = Store()
    format_ = RdfFormat.JSON_LD if path.suffix == ".jsonld" else RdfFormat.TURTLE
    graph = NamedNode(f"urn:file:{path.name}")
    made: dict[BlankNode, NamedNode] = {}

    def named(term: Term) -> Term:
        if not isinstance(term, BlankNode):
            return term
        return made.setdefault(term, NamedNode(f"{graph.value}/blank/{len(made)}"))

    for quad in parse(path=path, format=format_):
        subject, value = named(quad.subject), named(quad.object)
        assert not isinstance(subject, Literal | Triple)
        store.add(Quad(subject, quad.predicate, value, graph))
    return StoreGraph(store)


def asker(graph: StoreGraph, folder: Path) -> Asker:
    """Write the index of a graph into a folder and open it for questions."""
    write_index(graph.select, folder)
    return Asker(graph.select, folder)


@cache
def of_data(name: str) -> Asker:
    """Open a graph of `tests/data` for questions, once for all tests of a process."""
    path = next(DATA.glob(f"{name}.*"))
    folder = TemporaryDirectory(prefix=name)
    atexit.register(folder.cleanup)
    return asker(from_file(path), Path(folder.name))


def fixture_text() -> str:
    """Read the graph of the invented forces and roles."""
    return (DATA / "questions.trig").read_text(encoding="utf-8")


def rows_of(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Read all rows of an index, table by table."""
    with closing(sqlite3.connect(folder / "names.sqlite")) as index:
        names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        tables = [row[0] for row in index.execute(names)]
        return {t: index.execute(f"SELECT * FROM {t}").fetchall() for t in tables}
