"""Share the reading of documents among processes, here or on a cluster."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Protocol

from remit.graph.errors import RemitError
from remit.graph.processes import as_many, processes
from remit.graph.reader import Batch, Results, mark_of, prepare, read_batch, read_batch_there

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_LARGEST = 1_000_000
_SMALLEST = 50_000
_FEW = 24
"""Fewer documents than this are read here: starting processes would take longer."""
_PATIENCE = 5.0
"""So many seconds a scheduler has to answer."""


class Awaited(Protocol):
    """What comes of a batch that was handed over."""

    def result(self) -> Results:
        """Wait for the results."""
        ...


@dataclass(frozen=True, slots=True)
class Crew:
    """Those who read: processes of this machine, or a cluster.

    Attributes:
        count: How many they are.
        submit: Hands a batch over.
    """

    count: int
    submit: Callable[[Batch], Awaited]


@dataclass(frozen=True, slots=True)
class Hands:
    """Who shall read.

    Attributes:
        workers: How many processes of this machine; one for each processor where it is None.
        scheduler: The address of a Dask scheduler, in place of them.
        data: A folder laid over Remit's own data; workers elsewhere must see it too.
    """

    workers: int | None = None
    scheduler: str | None = None
    data: Path | None = None


def read_all(
    documents: Iterable[tuple[str, bytes]], base: str, hands: Hands, ahead: Callable[[], int]
) -> Iterator[Results]:
    """Read documents, given as (name, bytes), and give the results of one batch after the other.

    At most twice as many batches as workers are under way at once. How documents are batched does
    not change what is read from them.

    Args:
        documents: What is to be read.
        base: What the IRIs of the documents' individuals begin with.
        hands: Who shall read.
        ahead: Tells about how many bytes are still to come, so that all have something to do.

    Raises:
        RemitError: The cluster cannot be reached, or is of another version of Remit.
    """
    stream = iter(documents)
    first = list(islice(stream, _FEW))
    alone = hands.scheduler is None and as_many(hands.workers) <= 1
    if alone or (hands.scheduler is None and len(first) < _FEW):
        for document in chain(first, stream):
            yield read_batch([document], base)
        return
    with _cluster(base, hands) if hands.scheduler else _processes(base, hands) as crew:
        waiting: deque[Awaited] = deque()
        for batch in _batches(first, stream, lambda: ahead() // (4 * crew.count)):
            waiting.append(crew.submit(batch))
            if len(waiting) >= 2 * crew.count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def _processes(base: str, hands: Hands) -> Iterator[Crew]:
    count = as_many(hands.workers)
    with processes(count, prepare, hands.data) as pool:
        yield Crew(count, lambda batch: pool.submit(read_batch, batch, base))


@contextmanager
def _cluster(base: str, hands: Hands) -> Iterator[Crew]:
    try:
        dask: Any = import_module("distributed")
    except ImportError:
        raise RemitError(
            "a cluster needs Dask", hint="install it: pip install 'remit[cluster]'"
        ) from None
    address = hands.scheduler or ""
    try:
        client: Any = dask.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:
        raise RemitError(
            "the scheduler cannot be reached",
            place=address,
            hint="give the address that `dask scheduler` prints, such as tcp://10.0.0.5:8786",
        ) from error
    with client:
        count = sum(client.nthreads().values())
        if not count:
            raise RemitError(
                "the scheduler has no workers",
                place=address,
                hint="start some: dask worker ADDRESS",
            )
        mark = mark_of(hands.data)
        yield Crew(count, lambda batch: _There(client, batch, base, hands.data, mark))


class _There:
    """A batch that is read elsewhere; a reader with other data or of another version is refused."""

    def __init__(self, client: Any, batch: Batch, base: str, data: Path | None, mark: str) -> None:
        self._future = client.submit(read_batch_there, batch, base, data, pure=False)
        self._mark = mark

    def result(self) -> Results:
        mark, results = self._future.result()
        self._future.release()
        if mark != self._mark:
            raise RemitError(
                "a worker of the cluster has another version of Remit, or other data",
                hint="install the same version everywhere, and show each worker the --data folder",
            )
        done: Results = results
        return done


def _batches(
    first: list[tuple[str, bytes]], rest: Iterator[tuple[str, bytes]], fair: Callable[[], int]
) -> Iterator[Batch]:
    """Cut documents into batches; small ones near the end, so that all are done together."""
    batch: Batch = []
    size = 0
    for source in (first, rest):
        for document in source:
            batch.append(document)
            size += len(document[1])
            if size >= min(_LARGEST, max(_SMALLEST, fair())):
                yield batch
                batch, size = [], 0
    if batch:
        yield batch
