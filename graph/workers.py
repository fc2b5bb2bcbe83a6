"""Share the reading of documents among processes; the order of the results does not matter."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from remit.graph.reader import prepare, read_batch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from remit.graph.ledger import Entry

BATCH_BYTES = 1_000_000
_FEW = 24
"""Fewer documents than this are read here: starting processes would take longer."""


def read_all(
    documents: Iterable[tuple[str, bytes]], base: str, workers: int | None, data: Path | None
) -> Iterator[Entry]:
    """Read documents, given as (name, bytes), in as many processes as there are processors.

    At most twice as many batches as workers are under way at once.
    """
    stream = iter(documents)
    first = list(islice(stream, _FEW))
    count = workers if workers is not None else os.cpu_count() or 1
    if count <= 1 or len(first) < _FEW:
        for document in first:
            yield from read_batch([document], base)
        for document in stream:
            yield from read_batch([document], base)
        return
    context = get_context("forkserver")
    with ProcessPoolExecutor(count, context, initializer=prepare, initargs=(data,)) as pool:
        waiting: deque[Future[list[Entry]]] = deque()
        for batch in _batches(first, stream):
            waiting.append(pool.submit(read_batch, batch, base))
            if len(waiting) >= 2 * count:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(
    first: list[tuple[str, bytes]], rest: Iterator[tuple[str, bytes]]
) -> Iterator[list[tuple[str, bytes]]]:
    batch: list[tuple[str, bytes]] = []
    size = 0
    for source in (first, rest):
        for document in source:
            batch.append(document)
            size += len(document[1])
            if size >= BATCH_BYTES:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch
