"""`remit list`: what the graph knows, one kind of thing at a time."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from remit.cli.options import DEFAULT_GRAPH, GraphOption, RowFormat, RowFormatOption
from remit.cli.output import print_rows, tell


class Listed(StrEnum):
    """What can be listed."""

    roles = "roles"
    units = "units"
    forces = "forces"
    ranks = "ranks"
    legislation = "legislation"
    qualifications = "qualifications"
    systems = "systems"
    documents = "documents"
    employers = "employers"
    grades = "grades"
    frameworks = "frameworks"
    licences = "licences"
    vetting = "vetting"
    competencies = "competencies"
    topics = "topics"


_IN_ORDER: Final = (Listed.roles, Listed.ranks)
"""What has an order of its own, or comes from documents alone."""


def list(
    what: Annotated[
        Listed, typer.Argument(metavar="WHAT", help="What kind of thing.", show_default=False)
    ],
    used: Annotated[
        bool, typer.Option("--used", help="Leave out what no profile speaks of.")
    ] = False,
    format: RowFormatOption = RowFormat.table,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """List roles, units, forces, ranks, legislation, qualifications, systems or documents.

    WHAT may also be employers, grades, frameworks, licences, vetting, competencies or topics.
    What is known beforehand is listed with what documents say, in a table below a line.

    Examples:
        remit list roles
        remit list legislation --used --format csv
    """
    from remit.graph.listing.tables import list_things
    from remit.graph.store import Graph

    with Graph.open(graph) as opened:
        known = list_things(opened.select, what.value)
    spoken_of = known.used()
    leave_out = format is RowFormat.table
    parted = leave_out and what not in _IN_ORDER
    table = spoken_of if used else known.used_first() if parted else known
    columns = table.columns[:-1] if leave_out else table.columns
    rows = ([*row[:-1]] if leave_out else row for row in table.rows)
    print_rows(columns, rows, format, line_after=len(spoken_of.rows) if parted else 0)
    if not table.rows:
        tell(f"no {what.value} here")
    elif leave_out and what is not Listed.roles and len(spoken_of.rows) < len(table.rows):
        few, many = len(spoken_of.rows), len(table.rows)
        tell(f"profiles speak of {few} of these {many}: --used lists those")
