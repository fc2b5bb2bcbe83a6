"""Take in the sources of a build: what is unchanged from the last generation, the rest read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Self

from remit.graph.errors import GraphError, RemitError
from remit.graph.ledger import Entry, Ledger
from remit.graph.reader import failed
from remit.graph.reading.files import Source, read_bytes
from remit.graph.store import Graph
from remit.graph.workers import read_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


class Previous:
    """The entries of the last generation, as far as they still hold.

    Attributes:
        sums: The sums of its documents by name; empty where there is no last generation.
    """

    def __init__(self, graph: Graph | None, ledger: Ledger | None, mark: str) -> None:
        """Take over from a graph and its ledger; `of` is the way to get them."""
        self._graph = graph
        self._ledger = ledger
        self.sums = ledger.sums() if ledger else {}
        self._reusable = ledger is not None and ledger.noted("fingerprint") == mark

    @classmethod
    def of(cls, directory: Path, mark: str) -> Self:
        """Open the last generation; its entries hold where it was built under the same mark."""
        try:
            graph = Graph.open(directory)
        except GraphError:
            return cls(None, None, mark)
        return cls(graph, Ledger(graph.folder), mark)

    @property
    def can_be_added_to(self) -> bool:
        """Tell whether documents of another build may stand beside its own."""
        return self._reusable or not self.sums

    def entry(self, name: str) -> Entry:
        """Read one entry, whether it still holds or not.

        Raises:
            KeyError: There is none of that name.
        """
        if self._ledger is None:
            raise KeyError(name)
        return self._ledger.entry(name)

    def holds(self, name: str, sha256: str) -> bool:
        """Tell whether the entry of that name is of this content and still holds."""
        return (
            self._reusable
            and self.sums.get(name) == sha256
            and self.entry(name).outcome != "failed"
        )

    @property
    def graph(self) -> Graph | None:
        """The last generation itself, where there is one."""
        return self._graph

    @property
    def ledger(self) -> Ledger | None:
        """The ledger of the last generation, where its entries still hold."""
        return self._ledger if self._reusable else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._ledger:
            self._ledger.close()
        if self._graph:
            self._graph.close()


class Intake:
    """The entries of all sources, counted as they come.

    Attributes:
        read: Documents that were read now, without those that failed.
        unchanged: Documents whose entries were taken over.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        previous: Previous,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        """Make ready; `progress` is called with (documents done, documents in all)."""
        self.read = 0
        self.unchanged = 0
        self._sources = sources
        self._previous = previous
        self._progress = progress
        self._done = 0
        self._kept: list[Entry] = []

    def entries(self, base: str, workers: int | None, data: Path | None) -> Iterator[Entry]:
        """Give the entry of each source, in no certain order: taken over, read, or failed."""
        for entry in read_all(self._changed(), base, workers, data):
            self.read += entry.outcome != "failed"
            self._done += 1
            yield entry
            yield from self._give_kept()
        yield from self._give_kept()

    def _changed(self) -> Iterator[tuple[str, bytes]]:
        """Give the sources that must be read, and keep the entries of the others."""
        for source in self._sources:
            try:
                content = read_bytes(source)
            except RemitError as error:
                self._kept.append(failed(source.name, error.message))
                continue
            if self._previous.holds(source.name, hashlib.sha256(content).hexdigest()):
                self._kept.append(self._previous.entry(source.name))
                self.unchanged += 1
            else:
                yield source.name, content

    def _give_kept(self) -> Iterator[Entry]:
        while self._kept:
            self._done += 1
            yield self._kept.pop()
        if self._progress:
            self._progress(self._done, len(self._sources))
