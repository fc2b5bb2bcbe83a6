"""`remit check`: the findings, by document and line."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from remit.cli.options import DEFAULT_GRAPH, GraphOption, RowFormat, RowFormatOption
from remit.cli.output import print_rows, say, tell

_COLUMNS = (
    "document",
    "line",
    "severity",
    "rule",
    "message",
    "suggestion",
    "quote",
    "start",
    "end",
)


class Severity(StrEnum):
    """How grave a finding is."""

    error = "error"
    warning = "warning"
    info = "info"


def check(
    graph: GraphOption = DEFAULT_GRAPH,
    format: RowFormatOption = RowFormat.table,
    severity: Annotated[
        Severity, typer.Option(help="Leave out what is less grave than this.")
    ] = Severity.info,
    fail_on: Annotated[
        Severity | None, typer.Option(help="End with status 1 where a finding is as grave as this.")
    ] = None,
) -> None:
    """List what somebody should look at in the profiles, by document and line.

    Examples:
        remit check
        remit check --severity warning --format csv
        remit check --fail-on error
    """
    from remit.graph.findings import at_least, list_findings
    from remit.graph.store import Graph

    with Graph.open(graph) as opened:
        found = list_findings(opened.select)
    shown = at_least(found, severity.value)
    if format is RowFormat.table:
        document = None
        for f in shown:
            if f.document != document:
                say(f"{'' if document is None else chr(10)}{f.document}")
                document = f.document
            line = f"{f.line}" if f.line else "-"
            say(f"  {line:>5}  {f.severity:<8}{f.rule:<21}{f.message}")
        counts = {s: sum(f.severity == s for f in found) for s in ("error", "warning", "info")}
        tell(
            ", ".join(f"{n} {s}{'s' if n != 1 and s != 'info' else ''}" for s, n in counts.items())
        )
    else:
        rows = [[getattr(f, column) for column in _COLUMNS] for f in shown]
        print_rows(_COLUMNS, rows, format)
    if fail_on is not None and at_least(found, fail_on.value):
        raise typer.Exit(1)
