"""Builds for tests: documents in, quads out, through the calls that the commands make."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from remit.graph.build import BuildSummary, build
from remit.graph.overlay import lay_over
from remit.graph.store import Graph
from remit.graph.store.exporting import export

from .gold import PROFILES, ROOT

ID = "https://w3id.org/remit/id/"


_FILED = (
    "SELECT * FROM name",
    "SELECT * FROM thing",
    "SELECT * FROM kind",
    "SELECT * FROM role",
    "SELECT rowid, * FROM role_words",
    "SELECT * FROM ranked",
    "SELECT * FROM acronym",
    "SELECT * FROM short",
    "SELECT * FROM word",
    "SELECT * FROM meta",
    "SELECT * FROM schema_class",
    "SELECT * FROM schema_property",
    "SELECT * FROM schema_value",
    "SELECT evidence, statement, role, part, modality FROM passage",
    "SELECT line.*, iri, evidence FROM line, line_at, source ON line = line.id AND source = source.id",
)
_FOUND = {
    "passage": "SELECT evidence, statement FROM passage WHERE id",
    "staff": "SELECT evidence, statement FROM passage WHERE id",
    "line": "SELECT id FROM line WHERE id",
    "name": "SELECT id FROM name WHERE id",
    "role": "SELECT id FROM role WHERE id",
}


def write(folder: Path, documents: Mapping[str, str | bytes]) -> Path:
    """Write documents into a folder, with the folders that their names ask for."""
    for name, content in documents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def clerk(title: str = "Records Clerk", *lines: str, manager: str = "Records Manager") -> str:
    """Write a short role profile of our own."""
    return "\n".join(
        [
            f"Job Title: {title}", f"Reports to: {manager}", *lines, "", "Key Responsibilities",
            "- Keep the registers up to date", "- Answer letters", "", "Essential criteria",
            "- Knowledge of PACE", "",
        ]
    )  # fmt: skip


def variants(count: int, length: int = 0) -> dict[str, str]:
    """Make documents from the restated profiles, each of a role of its own, at least `length` long."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PROFILES.glob("10*.txt"))]
    return {
        f"{number % 4}/{number:03}.txt": texts[number % len(texts)]
        .replace("Detective Sergeant", f"Detective Sergeant {number}")
        .ljust(length, "\n")
        for number in range(count)
    }


def made(directory: Path, *paths: Path, **options: Any) -> BuildSummary:
    """Build, in this process unless workers are asked for, and lay no data over afterwards."""
    try:
        return build(paths, directory, **{"workers": 1, **options})
    finally:
        lay_over(None)


def interrupt(phase: str, done: int, _total: int) -> None:
    """Stop a build, told of its progress, as soon as eight documents are read."""
    if (phase, done) == ("reading", 8):
        raise KeyboardInterrupt


def nothing_known(folder: Path) -> Path:
    """Write data that know of no force, Act or rank, for builds in which it does not matter."""
    names = [path.name for path in (ROOT / "data" / "reference").glob("*.ttl")]
    return write(folder, {f"reference/{name}": "" for name in names})


def tills(label: str = "Tills") -> str:
    """Give data, as Turtle, in which one system is known."""
    return f"""@prefix remit: <https://w3id.org/remit/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/remit/id/system/tills> a remit:System ; skos:prefLabel "{label}"@en .
"""


def canonical(directory: Path) -> bytes:
    """Export a graph whole as canonical N-Quads."""
    out = io.BytesIO()
    with Graph.open(directory) as graph:
        export(graph, out)
    return out.getvalue()


def indexed(directory: Path) -> dict[str, list[str]]:
    """Give all rows of the index of a graph, and what its words find."""
    with Graph.open(directory) as graph:
        return filed(graph.folder)


def filed(folder: Path) -> dict[str, list[str]]:
    """Give all rows of the index in a folder, and what its words find; of very many, some do."""
    with closing(sqlite3.connect(folder / "names.sqlite")) as index:
        found = {q: sorted(map(repr, index.execute(q))) for q in _FILED}
        words = sorted(word for (word,) in index.execute("SELECT word FROM word"))
        for word in words[:: 1 + len(words) // 500]:
            for table, rows in _FOUND.items():
                match = f"(SELECT rowid FROM {table}_words WHERE {table}_words MATCH ?)"
                hits = index.execute(f"{rows} IN {match}", (f'"{word}"',))
                found[f"{table} {word}"] = sorted(map(repr, hits))
    return found


def quads(directory: Path, part: str | None = None) -> list[ox.Quad]:
    """Give the quads of a graph, or of one of its named graphs."""
    with Graph.open(directory) as graph:
        return list(graph.quads(f"{ID}graph/{part}" if part else None))


def rows(directory: Path, sparql: str) -> list[tuple[str, ...]]:
    """Answer a query with the values of its rows, sorted."""
    prefixes = (
        "PREFIX remit: <https://w3id.org/remit/ns#> PREFIX org: <http://www.w3.org/ns/org#> "
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX oa: <http://www.w3.org/ns/oa#> "
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX id: <https://w3id.org/remit/id/> "
        "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX sh: <http://www.w3.org/ns/shacl#> "
        "PREFIX dcterms: <http://purl.org/dc/terms/> "
    )
    with Graph.open(directory) as graph:
        found: Iterable[tuple[Any, ...]] = graph.select(prefixes + sparql)
        return sorted(tuple(term.value if term else "" for term in row) for row in found)
