"""`remit query`: SPARQL on the graph, within limits."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit.cli.options import (
    DEFAULT_GRAPH,
    DataOption,
    GraphOption,
    QueryFormat,
    RowFormat,
    own_data,
)
from remit.cli.output import binary_output, print_rows

if TYPE_CHECKING:
    from remit.graph.store import QueryResult


def query(
    sparql: Annotated[str | None, typer.Argument(metavar="SPARQL", show_default=False)] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Read the query from a file; - is stdin.")
    ] = None,
    saved: Annotated[
        str | None, typer.Option(metavar="NAME", help="Run the query saved under this name.")
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    format: Annotated[
        QueryFormat | None,
        typer.Option(help="table, or turtle for triples, where none is given.", show_default=False),
    ] = None,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.001, help="Stop the query after so long.")
    ] = 60,
    max_rows: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Stop after so many rows or triples.")
    ] = None,
    max_memory: Annotated[
        int, typer.Option(metavar="MIB", min=128, help="Stop a query that needs more memory.")
    ] = 2048,
    data: DataOption = None,
) -> None:
    """Run a SPARQL query on the graph.

    It sees all named graphs as one; FROM and GRAPH choose among them. The prefixes remit, id,
    org, skos, prov, oa, eli, dcterms, sh, rdf, rdfs and xsd need no declaration. Exit status 1
    says that it was stopped at a limit; the rows before it are printed.

    Examples:
        remit query "SELECT ?role { ?role a remit:Role }"
        remit query --file roles.rq --format csv > roles.csv
    """
    from remit.graph.errors import QueryError
    from remit.graph.store import run_query

    if sum(given is not None for given in (sparql, file, saved)) != 1:
        raise typer.BadParameter("give one of SPARQL, --file and --saved")
    text, name = _text(sparql, file, saved, data)
    _check_form(text, format)
    try:
        with run_query(
            graph,
            text,
            format=None if format in {None, QueryFormat.table} else format,
            timeout=timeout,
            max_rows=max_rows,
            memory=max_memory << 20,
        ) as result:
            _print(result, as_table=format in {None, QueryFormat.table})
    except QueryError as error:
        if error.place:
            error.place = f"{name}:{error.place}"
        raise


def _text(
    sparql: str | None, file: Path | None, saved: str | None, data: Path | None
) -> tuple[str, str]:
    """Find the text of the query and what to call it in messages."""
    from remit.graph.errors import InputError

    if sparql is not None:
        return sparql, "query"
    if saved is not None:
        from remit.graph.overlay import lay_over
        from remit.graph.store.saved import saved_query

        lay_over(own_data(data))
        return saved_query(saved), saved
    if str(file) == "-":
        return sys.stdin.read(), "stdin"
    assert file is not None
    try:
        return file.read_text(encoding="utf-8"), str(file)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise InputError(f"cannot be read: {reason}", place=str(file)) from error


def _check_form(text: str, format: QueryFormat | None) -> None:
    from remit.graph.store.formats import GRAPH_FORMATS, ROW_FORMATS
    from remit.graph.store.tokens import query_form

    form = query_form(text)
    if form is None or format is None:
        return
    fitting = [*GRAPH_FORMATS] if form in {"CONSTRUCT", "DESCRIBE"} else ["table", *ROW_FORMATS]
    if format not in fitting:
        raise typer.BadParameter(
            f"{form} is written as {', '.join(fitting)}; not as {format}", param_hint="--format"
        )


def _print(result: QueryResult, *, as_table: bool) -> None:
    if as_table and result.form == "rows":
        print_rows(result.variables, _rows(result), RowFormat.table)
    elif as_table and result.form == "boolean":
        print("yes" if b"true" in result.read() else "no")
    else:
        with binary_output(None) as out:
            out.writelines(result)


def _rows(result: QueryResult) -> Iterator[list[str | None]]:
    """Read the rows of a result in JSON, with IRIs short and literals as their text."""
    from remit.graph.store.rows import read_rows

    return read_rows(result)
