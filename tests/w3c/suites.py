"""The suites of tests: fetched with pip, and listed as their manifests have them.

They are not part of this project. They are taken from the source package of rdflib, which carries
them.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

PLACE = Path(__file__).parents[2] / "build" / "w3c"
PACKAGE: Final = "rdflib==7.1.4"
SUITES: Final = ("dawg-data-r2", "sparql11")
NOT_QUERIES: Final = {"entailment"}  # they want inference that no engine without it gives
MF: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
POSITIVE: Final = {"PositiveSyntaxTest", "PositiveSyntaxTest11"}
NEGATIVE: Final = {"NegativeSyntaxTest", "NegativeSyntaxTest11"}
EVALUATION: Final = {"QueryEvaluationTest", "CSVResultFormatTest"}


def fetch() -> Path:
    """Fetch the package with pip where it is not there yet; give the folder of the suites."""
    found = PLACE / "w3c"
    if not found.is_dir():
        PLACE.mkdir(parents=True, exist_ok=True)
        words = ("download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(PLACE))
        subprocess.run([sys.executable, "-m", "pip", *words, PACKAGE], check=True)
        (archive,) = PLACE.glob("rdflib-*.tar.gz")
        with tarfile.open(archive) as packed:
            packed.extractall(PLACE, filter="data")
        next(PLACE.glob("rdflib-*/test/data/suites/w3c")).rename(found)
    return found


class Manifests:
    """The manifests of a suite, read as one graph."""

    def __init__(self) -> None:
        self._store = ox.Store()

    def read(self, path: Path) -> Iterator[ox.NamedNode]:
        """Read a manifest and give its entries in their order."""
        iri = path.as_uri()
        self._store.bulk_load(input=path.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=iri)
        yield from self.items(self.value(ox.NamedNode(iri), MF + "entries"))

    def values(self, subject: Any, predicate: str) -> list[Any]:
        """List the values of a property."""
        found = self._store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
        return sorted((quad.object for quad in found), key=str)

    def value(self, subject: Any, predicate: str) -> Any:
        """Give the one value of a property, or None."""
        return next(iter(self.values(subject, predicate)), None) if subject is not None else None

    def items(self, node: Any) -> Iterator[Any]:
        """Go through a list."""
        while node is not None and node != ox.NamedNode(RDF + "nil"):
            yield self.value(node, RDF + "first")
            node = self.value(node, RDF + "rest")


@dataclass(frozen=True)
class Case:
    """One test of the suites."""

    group: str
    name: str
    kind: str
    query: Path
    data: tuple[Path, ...] = ()
    named: tuple[Path, ...] = ()
    result: Path | None = None

    @cached_property
    def text(self) -> str:
        """The query, which says itself what its relative IRIs are relative to."""
        text = self.query.read_text(encoding="utf-8")
        has_base = re.match(r"(\s|#[^\n]*\n)*BASE\b", text, re.IGNORECASE)
        return text if has_base else f"BASE <{self.query.as_uri()}>\n{text}"

    @property
    def is_text(self) -> bool:
        """Whether the result to come is a table written as text."""
        return self.result is not None and self.result.suffix in {".csv", ".tsv"}


def cases(folder: Path) -> list[Case]:
    """List all tests of queries."""
    found: list[Case] = []
    where: tuple[Path, tuple[Path, ...], tuple[Path, ...], Path | None]
    for path in sorted(folder.glob("*/*/manifest.ttl")):
        if path.parent.parent.name not in SUITES or path.parent.name in NOT_QUERIES:
            continue
        manifests = Manifests()
        for entry in manifests.read(path):
            kind = str(manifests.value(entry, RDF + "type").value).rpartition("#")[2]
            action = manifests.value(entry, MF + "action")
            if kind in EVALUATION:
                files = {
                    name: tuple(map(path_of, manifests.values(action, QT + name)))
                    for name in ("query", "data", "graphData")
                }
                result = path_of(manifests.value(entry, MF + "result"))
                where = (files["query"][0], files["data"], files["graphData"], result)
            elif kind in POSITIVE | NEGATIVE and path_of(action).suffix == ".rq":
                where = (path_of(action), (), (), None)
            else:
                continue
            group = f"{path.parent.parent.name}/{path.parent.name}"
            name = str(manifests.value(entry, MF + "name").value)
            found.append(Case(group, name, kind, *where))
    return found


def path_of(iri: ox.NamedNode) -> Path:
    return Path(iri.value.removeprefix("file://"))
