"""`remit export`: the graph as a file."""

from __future__ import annotations

from typing import Annotated

import typer

from remit.cli.options import DEFAULT_GRAPH, GraphFormat, GraphOption, OutputOption
from remit.cli.output import binary_output


def export(
    output: OutputOption = None,
    format: Annotated[
        GraphFormat | None,
        typer.Option(help="By the ending of FILE, else nquads.", show_default=False),
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(
            metavar="PART",
            help="Only the graph of facts, reference, ontology, inferred or findings; documents; "
            "or the graph with this IRI.",
        ),
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Write the graph, or a part of it, into a file or to stdout.

    The same graph gives the same bytes. N-Quads are canonical: each line once, sorted.

    Examples:
        remit export -o graph.nq
        remit export --part facts --format turtle
    """
    from remit.graph.store import Graph
    from remit.graph.store import export as write
    from remit.graph.store.formats import format_of_file

    by_name = format_of_file(output.name) if output else None
    with Graph.open(graph) as opened, binary_output(output) as out:
        write(opened, out, format or by_name or "nquads", part)
