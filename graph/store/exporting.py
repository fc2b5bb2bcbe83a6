"""A graph written out: whole or in part, in any format, always the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import IO, TYPE_CHECKING, Final, cast

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from remit.graph.errors import InputError
from remit.graph.store import formats
from remit.graph.store.prefixes import standard_prefixes
from remit.graph.store.sorting import LineSorter

if TYPE_CHECKING:
    from remit.graph.store.graph import Graph

PARTS: Final = ("facts", "reference", "ontology", "inferred", "statements", "findings")
"""The parts that a graph may have; one of them may be empty."""

DOCUMENTS: Final = "documents"
"""The part that holds the graphs of all documents."""

_BATCH: Final = 10_000


def export(graph: Graph, out: IO[bytes], format: str = "nquads", part: str | None = None) -> None:
    """Write the graph, or one part of it, to a binary file.

    N-Quads and N-Triples are canonical: different lines only, sorted by their bytes. The other
    formats follow the same order within each graph. Formats without named graphs hold the union.

    Args:
        graph: An open graph.
        out: What is written to.
        format: A name from `formats.GRAPH_FORMATS`.
        part: `facts`, `reference` and so on, as `part_names` gives them; `documents` for the
            graphs of all documents; or the IRI of one graph. None for everything.

    Raises:
        InputError: There is no such part.
        ValueError: There is no such format.
        GraphDamagedError: The store's files are broken.
    """
    rdf_format = formats.graph_format(format)
    names = _graphs_of(graph, part)
    if rdf_format == RdfFormat.N_QUADS:
        out.writelines(_quad_lines(graph, None if part is None else names))
    elif rdf_format == RdfFormat.N_TRIPLES:
        out.writelines(_triple_lines(graph, names))
    else:
        statements: Iterator[Quad] | Iterator[Triple]
        if format in formats.DATASET_FORMATS:
            statements = _quads_by_graph(graph, names)
        else:
            statements = _triples(graph, names)
        serialize(statements, out, rdf_format, prefixes=standard_prefixes())


def part_names(graph: Graph) -> list[str]:
    """List the parts that `export` knows by a short name.

    Raises:
        GraphDamagedError: The store's files are broken.
    """
    base = f"{graph.manifest.base}graph/"
    names = graph.graph_names()
    short = [name.removeprefix(base) for name in names if name.startswith(base)]
    documents = f"{graph.manifest.base}document/"
    return short + [DOCUMENTS] * any(name.startswith(documents) for name in names)


def _graphs_of(graph: Graph, part: str | None) -> list[str]:
    names = graph.graph_names()
    if part is None:
        return names
    base = graph.manifest.base
    if part == DOCUMENTS:
        chosen = [name for name in names if name.startswith(f"{base}document/")]
    else:
        chosen = [name for name in names if name in {part, f"{base}graph/{part}"}]
    if not chosen and part not in {*PARTS, DOCUMENTS}:
        raise InputError(
            f"the graph has no part `{part}`",
            hint=f"its parts are {', '.join(part_names(graph))}; the IRI of a graph works too",
        )
    return chosen


def _quad_lines(graph: Graph, names: list[str] | None) -> Iterator[bytes]:
    with LineSorter() as sorter, graph.reading():
        if names is None:
            graph.store.dump(cast(IO[bytes], sorter), RdfFormat.N_QUADS)
        else:
            quads = (quad for name in names for quad in graph.quads(name))
            serialize(quads, cast(IO[bytes], sorter), RdfFormat.N_QUADS)
        yield from sorter.lines()


def _triple_lines(graph: Graph, names: list[str]) -> Iterator[bytes]:
    with LineSorter() as sorter, graph.reading():
        for name in names:
            out = cast(IO[bytes], sorter)
            graph.store.dump(out, RdfFormat.N_TRIPLES, from_graph=NamedNode(name))
        yield from sorter.lines()


def _quads_by_graph(graph: Graph, names: list[str]) -> Iterator[Quad]:
    for name in names:
        graph_name = NamedNode(name)
        for triple in _triples(graph, [name]):
            yield Quad(triple.subject, triple.predicate, triple.object, graph_name)


def _triples(graph: Graph, names: list[str]) -> Iterator[Triple]:
    lines = _triple_lines(graph, names)
    while batch := b"".join(islice(lines, _BATCH)):
        for quad in parse(batch, RdfFormat.N_TRIPLES):
            yield quad.triple
