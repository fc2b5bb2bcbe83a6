"""`remit query`: SPARQL on the graph, within limits."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from remit.cli.options import (
    DEFAULT_GRAPH,
    DEFAULT_TIMEOUT,
    DataOption,
    GraphOption,
    QueryFormat,
    RowFormat,
    TimeoutOption,
    own_data,
)
from remit.cli.output import binary_output, plain, print_json, print_rows, say, tell

if TYPE_CHECKING:
    from remit.graph.queries.saved import SavedQuery
    from remit.graph.store import QueryResult

_LOOKED_AT: Final = 1 << 16
"""How much of a result is looked at to tell whether it is empty."""


@dataclass(frozen=True)
class _Text:
    """A query, and what it is called in messages."""

    sparql: str
    name: str


def query(
    sparql: Annotated[
        str | None, typer.Argument(metavar="SPARQL", help="The query.", show_default=False)
    ] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Read the query from a file; - is stdin.")
    ] = None,
    saved: Annotated[
        str | None, typer.Option(metavar="NAME", help="Run the query saved under this name.")
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME=VALUE", help="Give a saved query a value; may be repeated."
        ),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="List the saved queries with their parameters.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print the query with its values; do not run it.")
    ] = False,
    graph: GraphOption = DEFAULT_GRAPH,
    format: Annotated[
        QueryFormat | None,
        typer.Option(help="table, or turtle for triples, where none is given.", show_default=False),
    ] = None,
    timeout: TimeoutOption = DEFAULT_TIMEOUT,
    max_rows: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Stop after so many rows or triples.")
    ] = None,
    max_memory: Annotated[
        int, typer.Option(metavar="MIB", min=128, help="Stop a query that needs more memory.")
    ] = 2048,
    allow_service: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="Let SERVICE call this host; may be repeated."),
    ] = None,
    data: DataOption = None,
) -> None:
    """Run a SPARQL query on the graph.

    It sees all named graphs as one; FROM and GRAPH choose among them. The prefixes remit, id,
    org, skos, prov, oa, eli, dcterms, sh, rdf, rdfs and xsd need no declaration. Exit status 1
    says that it was stopped at a limit; the rows before it are printed.

    Examples:
        remit query "SELECT ?role { ?role a remit:Role }"
        remit query --file roles.rq --format csv > roles.csv
        remit query --saved roles-requiring --set topic=RIPA
    """
    from remit.graph.errors import QueryError, QuerySyntaxError
    from remit.graph.overlay import lay_over
    from remit.graph.store import run_query

    given = sum(one is not None for one in (sparql, file, saved))
    if list_ and not given:
        _list(data, format)
        return
    if given != 1 or list_:
        raise typer.BadParameter("give one of SPARQL, --file, --saved and --list")
    if set_ and saved is None:
        raise typer.BadParameter("--set goes with --saved")
    if data is not None:
        lay_over(data)
    text = _given(sparql, file) if saved is None else _saved(saved, set_ or (), data, graph)
    if explain:
        say(text.sparql.rstrip())
        return
    _check_form(text.sparql, format)
    try:
        with run_query(
            graph,
            text.sparql,
            format=None if format in {None, QueryFormat.table} else format,
            timeout=timeout,
            max_rows=max_rows,
            memory=max_memory << 20,
            hosts=allow_service or (),
        ) as result:
            is_empty = _print(result, as_table=format in {None, QueryFormat.table})
    except QueryError as error:
        if isinstance(error, QuerySyntaxError):
            error.hint = _near_prefix(text.sparql) or error.hint
        if error.place:
            error.place = f"{text.name}:{error.place}"
        raise
    if is_empty:
        _tell_unknown_terms(text.sparql)


def _given(sparql: str | None, file: Path | None) -> _Text:
    """Find the query that stands on the command line, in a file or on standard input."""
    from remit.graph.errors import InputError

    if sparql is not None:
        return _Text(sparql, "query")
    if str(file) == "-":
        return _Text(sys.stdin.read(), "stdin")
    assert file is not None
    try:
        return _Text(file.read_text(encoding="utf-8"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise InputError(f"cannot be read: {reason}", place=str(file)) from error


def _saved(name: str, settings: Sequence[str], data: Path | None, graph: Path) -> _Text:
    """Read a saved query and bind its parameters; say what names were read as."""
    from remit.graph.overlay import lay_over
    from remit.graph.queries.binding import given_values
    from remit.graph.queries.run import bind_in
    from remit.graph.queries.saved import saved_query

    lay_over(own_data(data))
    query = saved_query(name)
    bound = bind_in(graph, query, given_values(query, settings))
    for parameter, label in bound.readings:
        tell(plain(f"{parameter}: {label}"))
    return _Text(bound.sparql, name)


def _list(data: Path | None, format: QueryFormat | None) -> None:
    """List the saved queries: as JSON with all that they say of themselves, else as rows."""
    from remit.graph.overlay import lay_over
    from remit.graph.queries.saved import saved_queries

    chosen = format or QueryFormat.table
    if chosen not in [*map(str, RowFormat)]:
        raise typer.BadParameter(f"a list is not written as {chosen}", param_hint="--format")
    lay_over(own_data(data))
    queries = saved_queries()
    if chosen is QueryFormat.json:
        print_json([_as_json(query) for query in queries])
        return
    rows = [(q.name, _usage(q), q.title) for q in queries]
    print_rows(("name", "parameters", "title"), rows, RowFormat(chosen))


def _usage(query: SavedQuery) -> str:
    return " ".join(
        f"{p.name}=" + (p.default if p.default is not None else p.type.upper())
        for p in query.parameters
    )


def _as_json(query: SavedQuery) -> dict[str, object]:
    parameters = [
        {"name": p.name, "type": p.type, "says": p.says, "default": p.default}
        for p in query.parameters
    ]
    return {
        "name": query.name,
        "title": query.title,
        "sentence": query.sentence,
        "parameters": parameters,
        "sparql": query.sparql,
    }


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


def _print(result: QueryResult, *, as_table: bool) -> bool:
    """Print a result, and tell whether it is empty: no rows, no triples, or "no"."""
    if as_table and result.form == "rows":
        counted = _Counted(_rows(result))
        print_rows(result.variables, counted, RowFormat.table)
        return not counted.count
    if as_table and result.form == "boolean":
        answer = b"true" in result.read()
        print("yes" if answer else "no")
        return not answer
    from remit.graph.queries.emptiness import is_empty

    head = last = b""
    with binary_output(None) as out:
        for piece in result:
            head += piece[: _LOOKED_AT - len(head)]
            last = piece or last
            out.write(piece)
        if last and not last.endswith(b"\n"):
            out.write(b"\n")
    return len(head) < _LOOKED_AT and is_empty(head, result.form, result.format)


class _Counted:
    """Rows that are counted as they go by."""

    def __init__(self, rows: Iterable[list[str | None]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[list[str | None]]:
        for row in self._rows:
            self.count += 1
            yield row


def _rows(result: QueryResult) -> Iterator[list[str | None]]:
    """Read the rows of a result in JSON, with IRIs short and literals as their text."""
    from remit.graph.store.rows import read_rows

    return read_rows(result)


def _near_prefix(sparql: str) -> str:
    from remit.graph.queries.unknown import near_prefix

    return near_prefix(sparql, ["id"])


def _tell_unknown_terms(sparql: str) -> None:
    from remit.graph.queries.unknown import unknown_terms

    for term in unknown_terms(sparql):
        tell(f"hint: {plain(str(term))}")
