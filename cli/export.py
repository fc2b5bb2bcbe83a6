"""`remit export`: the graph as a file, or as a folder of tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from remit.cli.options import DEFAULT_GRAPH, GraphFormat, GraphOption
from remit.cli.output import binary_output, tell

_WHOLE: Final = (GraphFormat.graphml, GraphFormat.csv)


def export(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write into this file; tables into this folder."
        ),
    ] = None,
    format: Annotated[
        GraphFormat | None,
        typer.Option(help="By the ending of FILE, else nquads.", show_default=False),
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(
            metavar="PART",
            help="Only the graph of facts, reference, ontology, inferred, statements or findings; "
            "documents; or the graph with this IRI.",
        ),
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Write the graph, or a part of it, into a file or to stdout.

    The same graph gives the same bytes. N-Quads are canonical: each line once, sorted. With
    `--format csv` a folder of tables is written: roles, requirements, reporting lines and more.

    Examples:
        remit export -o graph.nq
        remit export --part facts --format turtle
        remit export --format csv -o tables
    """
    from remit.graph.store import Graph
    from remit.graph.store import export as write
    from remit.graph.store.formats import format_of_file

    by_name = _format_of(output) or (format_of_file(output.name) if output else None)
    if output and output.suffix and not (format or by_name):
        raise typer.BadParameter(
            f"no format is known by the ending {output.suffix}; name one with --format",
            param_hint="--output",
        )
    chosen = format or by_name or GraphFormat.nquads
    if chosen in _WHOLE and part is not None:
        raise typer.BadParameter(f"{chosen} holds the whole graph", param_hint="--part")
    with Graph.open(graph) as opened:
        if chosen == GraphFormat.csv:
            from remit.graph.exchange import write_tables

            if output is None:
                raise typer.BadParameter("name a folder for the tables", param_hint="--output")
            for path in write_tables(opened, output):
                tell(str(path))
            return
        with binary_output(output) as out:
            if chosen == GraphFormat.graphml:
                from remit.graph.exchange import write_graphml

                write_graphml(opened, out)
            else:
                write(opened, out, chosen, part)


def _format_of(output: Path | None) -> GraphFormat | None:
    return GraphFormat.graphml if output and output.suffix == ".graphml" else None
