"""`remit analyse`: the shape of an organisation."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from remit.cli.options import DEFAULT_GRAPH, GraphOption
from remit.cli.output import plain, print_json, say


class AnalysisFormat(StrEnum):
    """What an analysis is printed as."""

    text = "text"
    json = "json"


def analyse(
    unit: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only the roles of this unit or force and its parts."),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Leave out nothing.")] = False,
    format: Annotated[
        AnalysisFormat, typer.Option("--format", help="What the analysis is printed as.")
    ] = AnalysisFormat.text,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Look at reporting lines and requirements as a whole.

    Chains of command, spans of control in bands, loops, roles with several managers, groups that
    no line joins, roles that alone require something, and roles that require nearly the same.

    Examples:
        remit analyse
        remit analyse --unit ERSOU --format json
    """
    from remit.graph.analysis.as_text import as_text
    from remit.graph.analysis.report import analyse as analyse_graph
    from remit.graph.analysis.reporting import roles_within
    from remit.graph.listing.resolve import Resolver
    from remit.graph.store import Graph

    within = None
    with Graph.open(graph) as opened:
        if unit is not None:
            with Resolver(opened.folder, opened.manifest.base, lambda: opened.select) as resolver:
                found = resolver.resolve(unit, ("unit", "regional-unit", "force", "employer"))
            within = roles_within(opened.select, found.iri)
        analysis = analyse_graph(opened.select, within)
    if format is AnalysisFormat.json:
        print_json(analysis.as_json())
        return
    for line in as_text(analysis, None if all_ else 10).split("\n"):
        say(plain(line))
