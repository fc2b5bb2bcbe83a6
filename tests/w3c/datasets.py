"""What a test asks its query of: the default graph, and the named ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, cast

import pyoxigraph as ox

from remit.graph.store.tokens import dataset_names, prologue, tokens

from .suites import Case, path_of

PARSED: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".nt": ox.RdfFormat.N_TRIPLES,
}
DEFAULT: Final = "?default"  # a file may stand in the default graph and under its own name


def triples(path: Path) -> list[ox.Triple]:
    """Read a file of triples, its blank nodes named after it."""
    parsed = ox.parse(
        path=str(path), format=PARSED[path.suffix], base_iri=path.as_uri(), rename_blank_nodes=True
    )
    return [quad.triple for quad in parsed]


def parts(triple: ox.Triple) -> tuple[Any, Any, Any]:
    return triple.subject, triple.predicate, triple.object


def graphs(case: Case) -> tuple[list[Path], list[Path]]:
    """Give the files of the default graph and of the named graphs, as the query or the test says."""
    froms = [path_of(ox.NamedNode(iri)) for iri in graphs_named(case)]
    if froms:
        return [], [path for path in froms if path.is_file()]
    return list(case.data), list(case.named)


def graphs_named(case: Case) -> list[str]:
    names = dataset_names(case.text)
    chosen = " ".join(f"({name} AS ?n{n})" for n, name in enumerate(names))
    if not names:
        return []
    solutions = ox.Store().query(f"{prologue(case.text)} SELECT {chosen} {{}}")
    assert isinstance(solutions, ox.QuerySolutions)
    return [cast(ox.NamedNode, term).value for term in next(solutions)]


def with_dataset(case: Case, default: Iterable[Path], named: Iterable[Path]) -> str:
    """Put what belongs to the dataset into the query, which `remit query` asks for the union else."""
    clauses = [f"FROM <{path.as_uri()}{DEFAULT}>" for path in default]
    clauses += [f"FROM NAMED <{path.as_uri()}>" for path in named]
    start = len(prologue(case.text))
    depth, opened = 0, 0
    form = ""
    for token in tokens(case.text[start:]):
        form = form or token.text.upper()
        if depth == 0 and (token.text.upper() == "WHERE" or token.text == "{"):
            opened += token.text == "{"
            if form != "CONSTRUCT" or opened != 1 or token.text != "{" or _is_short(case, start):
                at = start + token.start
                return f"{case.text[:at]} {' '.join(clauses)} {case.text[at:]}"
        depth += (token.text in "({") - (token.text in ")}") if token.kind == "mark" else 0
    return f"{case.text} {' '.join(clauses)}"


def _is_short(case: Case, start: int) -> bool:
    return bool(re.match(r"\s*CONSTRUCT\s+WHERE", case.text[start:], re.IGNORECASE))
