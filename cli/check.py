"""`remit check`: the findings, by document and line."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from remit.cli.options import DEFAULT_GRAPH, GraphOption, RowFormat, RowFormatOption
from remit.cli.output import plain, print_rows, say, tell

if TYPE_CHECKING:
    from remit.graph.findings import Listed

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
        _print_by_document(shown)
        tell(_counted(found))
    else:
        rows = [[getattr(f, column) for column in _COLUMNS] for f in shown]
        print_rows(_COLUMNS, rows, format)
    if fail_on is not None and at_least(found, fail_on.value):
        raise typer.Exit(1)


def _print_by_document(findings: list[Listed]) -> None:
    for place, (document, group) in enumerate(groupby(findings, lambda f: f.document)):
        say(("\n" if place else "") + plain(document))
        for f in group:
            say(plain(f"  {f.line or '-':>5}  {f.severity:<8}{f.rule:<21}{f.message}"))


def _counted(findings: list[Listed]) -> str:
    counts = {severity: sum(f.severity == severity for f in findings) for severity in Severity}
    return ", ".join(f"{n} {s}{'s' if n != 1 and s != 'info' else ''}" for s, n in counts.items())
