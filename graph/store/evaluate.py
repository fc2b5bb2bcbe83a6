"""The process that answers one query: opens the graph, evaluates, and writes frames to a pipe.

A frame is a letter, the length of what follows in four bytes, and that many bytes:
`H` the form of the result as JSON, then `D` pieces of the result, then `E` an error as JSON or
`Z`, the end. A stream that ends otherwise was cut off.
"""

from __future__ import annotations

import io
import json
import os
import signal
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Store,
    parse_query_results,
    serialize,
)

from remit.graph.errors import (
    QueryError,
    QueryLimitError,
    QueryRefusedError,
    QuerySyntaxError,
    RemitError,
)
from remit.graph.store import formats, tokens
from remit.graph.store.confine import confine, deny_sockets
from remit.graph.store.graph import Graph
from remit.graph.store.ordering import Held, Order, UnorderedError, order_of
from remit.graph.store.prefixes import standard_prefixes
from remit.graph.store.resolving import resolved
from remit.graph.store.rowlimit import RowLimit, RowLimitReachedError
from remit.graph.store.service import check_service
from remit.graph.store.syntax import syntax_error

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

HEAD, DATA, ERROR, END = b"H", b"D", b"E", b"Z"
_PIECE: Final = 1 << 16
_NAMES_SHOWN: Final = 8
_SHARE_HELD: Final = 16
"""What part of its memory a query may fill with rows that are put in order here."""


@dataclass(frozen=True)
class Request:
    """What is to be answered, in which form, and within which limits.

    Attributes:
        directory: The graph's folder.
        sparql: The query.
        format: A name from `formats`, or None for JSON and Turtle.
        seconds: How long it may take; None for as long as it wants.
        max_rows: How many rows or triples may come; None for all.
        memory: Bytes of memory that the process may use.
        hosts: Servers that SERVICE may call, as they stand in addresses.
    """

    directory: str
    sparql: str
    format: str | None
    seconds: float | None
    max_rows: int | None
    memory: int
    hosts: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Write the request as JSON."""
        return json.dumps(asdict(self))


class Frames(io.RawIOBase):
    """A pipe to the parent, whose `write` sends pieces of the result."""

    def __init__(self, descriptor: int) -> None:
        """Send through the open descriptor."""
        self._descriptor = descriptor

    def writable(self) -> bool:
        """Tell that it can be written."""
        return True

    def write(self, data: ReadableBuffer) -> int:
        """Send a piece of the result."""
        piece = bytes(data)
        self.send(DATA, piece)
        return len(piece)

    def send(self, letter: bytes, payload: bytes = b"") -> None:
        """Send one frame."""
        frame = memoryview(letter + struct.pack(">I", len(payload)) + payload)
        while frame:
            frame = frame[os.write(self._descriptor, frame) :]


def serve(request: Request, output: int) -> None:
    """Answer the request on the descriptor `output`; errors go there too, none are raised."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE):
        signal.signal(number, signal.SIG_DFL)
    frames = Frames(output)
    try:
        confine(request.memory, request.seconds)
        _answer(request, frames)
        frames.send(END)
    except RemitError as error:
        fields = {"message": error.message, "place": error.place, "hint": error.hint}
        frames.send(ERROR, json.dumps({"kind": type(error).__name__} | fields).encode())
    except MemoryError:
        frames.send(ERROR, json.dumps({"kind": "MemoryError"}).encode())
    except Exception as error:  # whatever it is, the parent must hear of it
        fields = {"kind": QueryError.__name__, "message": f"it cannot be evaluated: {error}"}
        frames.send(ERROR, json.dumps(fields).encode())


def _answer(request: Request, frames: Frames) -> None:
    with Graph.open(Path(request.directory)) as graph, ExitStack() as guards:
        prefixes = standard_prefixes() | {"id": graph.manifest.base}
        calls = check_service(request.sparql, request.hosts, prefixes)
        if not calls:
            deny_sockets()
        guards.enter_context(_calling() if calls else graph.reading())
        named = tokens.dataset_names(request.sparql)
        if named:
            _check_graphs(graph, request.sparql, named, prefixes)
        start = partial(_start, graph.store, union=not named, prefixes=prefixes)
        order = None if calls else order_of(request.sparql)
        if order is None or not _write_in_order(order, start, request, frames):
            _write(start(request.sparql), request, frames)


@contextmanager
def _calling() -> Iterator[None]:
    """Say of an error of reading that the other server may have made it."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise QueryError(
            f"the server that the query calls gave no answer that can be read: {error}",
            hint="see whether its address is right; a redirection is not followed",
        ) from error


def _start(
    store: Store, sparql: str, *, union: bool, prefixes: dict[str, str]
) -> QuerySolutions | QueryBoolean | QueryTriples:
    try:
        return store.query(sparql, use_default_graph_as_union=union, prefixes=prefixes)
    except SyntaxError as error:
        raise syntax_error(str(error), sparql, prefixes) from None


def _check_graphs(graph: Graph, sparql: str, named: list[str], prefixes: dict[str, str]) -> None:
    """Refuse names after FROM that no graph has; Oxigraph itself says which IRIs they mean."""
    for iri in resolved(sparql, named, prefixes) or ():
        if iri is not None and not graph.store.contains_named_graph(NamedNode(iri)):
            names = graph.graph_names()
            names.sort(key=lambda iri: not iri.startswith(f"{graph.manifest.base}graph/"))
            shown = ", ".join(f"<{iri}>" for iri in names[:_NAMES_SHOWN])
            more = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
            raise QueryRefusedError(
                f"there is no graph <{iri}> here", hint=f"the graphs are {shown}{more}"
            )


def _write_in_order(
    order: Order,
    start: Callable[[str], QuerySolutions | QueryBoolean | QueryTriples],
    request: Request,
    frames: Frames,
) -> bool:
    """Write rows in their order, and tell whether that was done: some are left to the engine."""
    held = Held(request.memory // _SHARE_HELD)
    try:
        result = start(order.sparql)
        variables = [variable.value for variable in cast(QuerySolutions, result).variables]
        if not order.fits(variables):
            return False
        cast(QuerySolutions, result).serialize(cast(IO[bytes], held), QueryResultsFormat.TSV)
        lines = order.sorted(bytes(held.data))
    except (QuerySyntaxError, UnorderedError):
        return False
    name = _checked(request.format or "json", formats.ROW_FORMATS, "rows")
    _head(frames, "rows", name, variables)
    heading = bytes(held.data).partition(b"\n")[0]
    table = b"\n".join([heading, *lines[: request.max_rows], b""])
    out: IO[bytes] = io.BufferedWriter(frames, _PIECE)
    if name == "tsv":
        out.write(table)
    else:
        again = parse_query_results(table, QueryResultsFormat.TSV)
        cast(QuerySolutions, again).serialize(out, formats.row_format(name))
    out.flush()
    if request.max_rows is not None and len(lines) > request.max_rows:
        raise _more_than(request.max_rows)
    return True


def _write(
    result: QuerySolutions | QueryBoolean | QueryTriples,
    request: Request,
    frames: Frames,
) -> None:
    out: IO[bytes] = io.BufferedWriter(frames, _PIECE)
    if isinstance(result, QueryTriples):
        name = _checked(request.format or "turtle", formats.GRAPH_FORMATS, "triples")
        _head(frames, "triples", name, [])
        more = _write_triples(result, name, request.max_rows, out)
    else:
        name = _checked(request.format or "json", formats.ROW_FORMATS, "rows")
        if isinstance(result, QuerySolutions):
            _head(frames, "rows", name, [variable.value for variable in result.variables])
            more = _write_rows(result, name, request.max_rows, out)
        else:
            _head(frames, "boolean", name, [])
            result.serialize(out, formats.row_format(name))
            more = False
    out.flush()
    if more:
        raise _more_than(request.max_rows)


def _more_than(limit: int | None) -> QueryLimitError:
    return QueryLimitError(
        f"there are more rows than the limit of {limit}; the others are left out",
        hint="allow more rows, or put a LIMIT into the query",
    )


def _write_rows(solutions: QuerySolutions, name: str, limit: int | None, out: IO[bytes]) -> bool:
    if limit is None:
        solutions.serialize(out, formats.row_format(name))
        return False
    limited = RowLimit(out, name, limit)
    try:
        solutions.serialize(cast(IO[bytes], limited), formats.row_format(name))
    except RowLimitReachedError:
        return True
    finally:
        limited.finish()
    return False


def _write_triples(
    triples: QueryTriples,
    name: str,
    limit: int | None,
    out: IO[bytes],
) -> bool:
    if limit is None and name in {"ntriples", "nquads"}:
        triples.serialize(out, formats.graph_format(name))
        return False
    serialize(islice(triples, limit), out, formats.graph_format(name), prefixes=standard_prefixes())
    return next(triples, None) is not None


def _head(frames: Frames, form: str, name: str, variables: list[str]) -> None:
    fields = {"form": form, "format": name, "variables": variables}
    frames.send(HEAD, json.dumps(fields).encode())


def _checked(name: str, known: Iterable[str], what: str) -> str:
    if name not in known:
        raise QueryRefusedError(
            f"{what} cannot be written as {name}", hint=f"the formats are {', '.join(known)}"
        )
    return name


def main() -> None:
    """Answer the request that can be read from descriptor 0, on descriptor 1."""
    with os.fdopen(0, encoding="utf-8") as request:
        serve(Request(**json.load(request)), 1)
