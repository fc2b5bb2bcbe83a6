"""A user's query, answered in a process of its own that can be stopped at any moment."""

from __future__ import annotations

import json
import os
import select
import signal
import struct
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, Self

from remit.graph import errors
from remit.graph.errors import (
    GraphDamagedError,
    QueryError,
    QueryLimitError,
    QueryRefusedError,
    RemitError,
    counted,
)
from remit.graph.store.evaluate import END, ERROR, HEAD, Request, serve
from remit.graph.store.layout import BUILD_AGAIN
from remit.graph.store.nesting import depth
from remit.graph.store.service import checked_hosts

DEFAULT_TIMEOUT: Final = 60.0
DEFAULT_MEMORY: Final = 2 << 30
LONGEST: Final = 4_000_000
"""How many characters a query may have."""

DEEPEST: Final = 100
"""How many brackets may stand within each other at least."""

_FRAME_HEAD: Final = 5
_SIGNS_OF_NO_STACK: Final = frozenset({signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT})
_READ: Final = 1 << 18
_SIGNS_OF_NO_MEMORY: Final = (
    *(b"memory allocation", b"bad_alloc", b"mmap", b"Cannot allocate"),
    b"Resource temporarily unavailable",  # no room for the stack of a thread
)


def run_query(  # noqa: PLR0913 - each limit by its name
    directory: Path,
    sparql: str,
    *,
    format: str | None = None,
    timeout: float | None = DEFAULT_TIMEOUT,
    max_rows: int | None = None,
    memory: int = DEFAULT_MEMORY,
    hosts: Sequence[str] = (),
) -> QueryResult:
    """Start a query that may come from anyone, and give its result as it arrives.

    Without `FROM` the query sees the union of all named graphs, and `GRAPH ?g` goes through them.
    The standard prefixes need no declaration. Nothing in the query can write, reach another
    machine unless `hosts` names it, or outlast the limits.

    Args:
        directory: The graph's folder.
        sparql: A SPARQL 1.1 query.
        format: `json` (default), `csv`, `tsv` or `xml` for SELECT and ASK; `turtle` (default),
            `ntriples`, `nquads`, `trig`, `jsonld` or `rdfxml` for CONSTRUCT and DESCRIBE.
        timeout: Seconds of work on the result, here or there; None for no limit.
        max_rows: How many rows or triples may come; None for all.
        memory: Bytes of memory that the process may use.
        hosts: Servers that SERVICE may call, as they stand in addresses: `example.org`.

    Raises:
        InputError: One of the hosts is none.
        NoGraphError: No build has finished here.
        GraphDamagedError: Files of the graph are missing or broken.
        GraphFormError: The graph was written in another form.
        QuerySyntaxError: The text is not a SPARQL query; `place` is `line:column`.
        QueryRefusedError: It names SERVICE, an unknown graph or a format that does not fit.
        QueryLimitError: It was stopped at a limit. Reading the result raises it too, and where
            the rows were too many, after the last that was allowed.
    """
    if len(sparql) > LONGEST:
        raise QueryRefusedError(
            f"the query has {len(sparql):,} characters; the limit is {LONGEST:,}",
            hint="load what it lists as a file of RDF, and join with that",
        )
    named = checked_hosts(hosts)
    request = Request(str(directory), sparql, format, timeout, max_rows, memory, named)
    return QueryResult(request)


class QueryResult:
    """The result of a query, in pieces as they arrive; close it, or open it in a `with`.

    Attributes:
        form: `rows`, `boolean` or `triples`.
        format: The name of the format in which it is written.
        variables: The names of the columns of rows.
    """

    def __init__(self, request: Request) -> None:
        """Start the query and wait until it is known to be one."""
        self._request = request
        self._left = request.seconds
        self._worked = time.thread_time()
        self._buffer = bytearray()
        self._ended = False
        self._process, self._pipe, self._words = 0, -1, -1
        try:
            with _interrupts_held_back():
                self._process, self._pipe, self._words = _start(request)
            letter, payload = self._frame()
            if letter != HEAD:
                raise QueryError("the query's process sent no result")
        except BaseException:
            self.close()
            raise
        head: dict[str, Any] = json.loads(payload)
        self.form: str = head["form"]
        self.format: str = head["format"]
        self.variables: tuple[str, ...] = tuple(head["variables"])

    def __iter__(self) -> Iterator[bytes]:
        """Go through the pieces of the result.

        Raises:
            QueryLimitError: A limit was reached.
            GraphDamagedError: The store's files are broken.
        """
        while True:
            letter, payload = self._frame()
            if letter == END:
                return
            yield payload

    def read(self) -> bytes:
        """Wait for the whole result.

        Raises:
            QueryLimitError: A limit was reached.
            GraphDamagedError: The store's files are broken.
        """
        return b"".join(self)

    def close(self) -> None:
        """Stop the query if it still runs; a second call does nothing."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            self._wait()

    def __enter__(self) -> Self:
        """Give the result itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the query."""
        self.close()

    def _frame(self) -> tuple[bytes, bytes]:
        if self._ended:
            return END, b""
        if not self._process:
            raise ValueError("the result is closed")
        head = self._take(_FRAME_HEAD)
        letter, length = bytes(head[:1]), struct.unpack(">I", head[1:])[0]
        payload = bytes(self._take(length))
        if letter == ERROR:
            raise self._error(json.loads(payload))
        if letter == END:
            self._ended = True
            self.close()
        return letter, payload

    def _take(self, size: int) -> bytearray:
        while len(self._buffer) < size:
            piece = self._read()
            if not piece:
                raise self._cut_off()
            self._buffer += piece
        taken = self._buffer[:size]
        del self._buffer[:size]
        return taken

    def _read(self) -> bytes:
        if self._left is not None:
            poll = select.poll()
            poll.register(self._pipe, select.POLLIN)
            worked, since = time.thread_time(), time.monotonic()
            self._left -= worked - self._worked  # our own work on what came; pauses do not count
            ready = poll.poll(max(0.0, self._left) * 1000)
            self._left -= time.monotonic() - since
            self._worked = time.thread_time()
            if self._left < 0:
                ready = []
            if not ready:
                self.close()
                raise self._timed_out()
        return os.read(self._pipe, _READ)

    def _cut_off(self) -> RemitError:
        """Say why the process ended in the middle of its work."""
        said = b""
        with suppress(OSError):
            said = os.read(self._words, _READ)
        ended_by = -os.waitstatus_to_exitcode(self._wait())
        if ended_by == signal.SIGXCPU:
            return self._timed_out()
        if ended_by == signal.SIGKILL or any(sign in said for sign in _SIGNS_OF_NO_MEMORY):
            return self._out_of_memory()
        if ended_by in _SIGNS_OF_NO_STACK and depth(self._request.sparql) > DEEPEST:
            return QueryRefusedError(
                "the query is nested too deeply",
                hint=f"up to {DEEPEST} brackets within each other are sure to work",
            )
        name = signal.Signals(ended_by).name if ended_by > 0 else f"status {-ended_by}"
        return GraphDamagedError(
            f"the query's process ended early ({name})",
            place=self._request.directory,
            hint=f"if that happens again, the graph's files are broken: {BUILD_AGAIN}",
        )

    def _error(self, fields: dict[str, str]) -> RemitError:
        kind = fields.pop("kind")
        if kind == MemoryError.__name__:
            return self._out_of_memory()
        family: type[RemitError] = getattr(errors, kind, QueryError)
        return family(**fields)

    def _timed_out(self) -> QueryLimitError:
        return QueryLimitError(
            f"the query was stopped after {counted(self._request.seconds or 0, 'second')}",
            hint="bind more of it, put a LIMIT into it, or allow more time",
        )

    def _out_of_memory(self) -> QueryLimitError:
        return QueryLimitError(
            f"the query was stopped: it needs more than {self._request.memory >> 20} MiB of memory",
            hint="bind more of it, leave out ORDER BY, or allow more memory",
        )

    def _wait(self) -> int:
        _pid, status = os.waitpid(self._process, 0)
        self._process = 0
        os.close(self._pipe)
        os.close(self._words)
        return status


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let an interrupt from the keyboard wait, so that none comes between a process and its id.

    What is started meanwhile never hears of interrupts: it is ended by the process that asks.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(request: Request) -> tuple[int, int, int]:
    """Start the process; give its id, the end of its pipe, and the end of its standard error."""
    results, write_results = os.pipe()
    words, write_words = os.pipe()
    os.set_blocking(words, False)
    os.set_blocking(write_words, False)  # a process that talks too much must not wait for us
    try:
        if _is_single_threaded():
            process = _fork(request, write_results, write_words, ours=(results, words))
        else:
            process = _spawn(request, write_results, write_words)
        return process, results, words
    except BaseException:
        os.close(results)
        os.close(words)
        raise
    finally:
        os.close(write_results)
        os.close(write_words)


def _fork(request: Request, output: int, words: int, ours: tuple[int, int]) -> int:
    process = os.fork()
    if process == 0:
        try:
            for descriptor in ours:
                os.close(descriptor)  # so that writing ends the child when nobody reads
            os.dup2(words, 2)
            serve(request, output)
        finally:
            os._exit(0)
    return process


def _spawn(request: Request, output: int, words: int) -> int:
    """Start a fresh interpreter: a process with threads cannot be forked in safety."""
    read_request, write_request = os.pipe()
    try:
        process = os.posix_spawn(
            sys.executable,
            [sys.executable, "-P", "-c", f"from {serve.__module__} import main; main()"],
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, read_request, 0),
                (os.POSIX_SPAWN_DUP2, output, 1),
                (os.POSIX_SPAWN_DUP2, words, 2),
            ],
        )
    except BaseException:
        os.close(write_request)
        raise
    finally:
        os.close(read_request)
    with suppress(BrokenPipeError), open(write_request, "w", encoding="utf-8") as pipe:  # noqa: PTH123 - a descriptor, not a path
        pipe.write(request.to_json())
    return process


def _is_single_threaded() -> bool:
    with suppress(OSError):
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - only the number counts
    return threading.active_count() == 1
