"""Take in the sources of a build: what is unchanged from the last generation, the rest read."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Self

from remit.graph.errors import GraphError, NoGraphError, RemitError
from remit.graph.ledger import Ledger
from remit.graph.reader import failed
from remit.graph.reading.files import Source, read_bytes
from remit.graph.store import Graph
from remit.graph.workers import Hands, read_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


_SUMMED_UP = 300_000_000
"""Bytes of a generation up to which all are summed up before it is built on."""


class Previous:
    """The last generation, as far as it still holds.

    Attributes:
        graph: It, open; None where there is none.
        ledger: Its ledger; None where there is none.
        sums: The sums of its documents by name; empty where there is no last generation.
        holds: Tells whether it was built under the same mark, so that its entries hold.
    """

    def __init__(
        self, graph: Graph | None, ledger: Ledger | None, mark: str, *, damaged: bool = False
    ) -> None:
        """Take over from a graph and its ledger; `of` is the way to get them."""
        self._damaged = damaged
        self.graph = graph
        self.ledger = ledger
        self.sums = ledger.sums() if ledger else {}
        self.holds = ledger is not None and ledger.noted("fingerprint") == mark
        self._read = self.sums if self.holds else {}
        if ledger is not None and self.holds:
            broken = {entry.name for entry in ledger.entries("failed")}
            self._read = {name: s for name, s in self.sums.items() if name not in broken}

    @classmethod
    def of(cls, directory: Path, mark: str) -> Self:
        """Open the last generation; its entries hold where it was built under the same mark.

        One that is damaged anywhere is left alone: all is read again, and so it is healed.
        """
        try:
            graph = Graph.open(directory)
        except GraphError as error:
            return cls(None, None, mark, damaged=not isinstance(error, NoGraphError))
        try:
            if graph.is_sound(_SUMMED_UP):
                return cls(graph, Ledger(graph.folder), mark)
        except sqlite3.Error:
            pass
        graph.close()
        return cls(None, None, mark, damaged=True)

    @property
    def why_apart(self) -> str:
        """Say why documents of another build may not stand beside its own; nothing if they may."""
        if self._damaged:
            return "the graph that is there cannot be read"
        if self.sums and not self.holds:
            return "the graph was built with another base, other data or another Remit"
        return ""

    def is_made_by(self, rules: str, paths: tuple[str, ...]) -> bool:
        """Tell whether it was made of these paths, and what follows from them by these rules."""
        if self.graph is None or self.ledger is None or not self.holds:
            return False
        return self.graph.manifest.paths == paths and self.ledger.noted("rules") == rules

    def has(self, name: str, sha256: str) -> bool:
        """Tell whether the entry of that name is of this content and still holds."""
        return self._read.get(name) == sha256

    def close(self) -> None:
        """Let go of the last generation, so that it can be removed."""
        if self.ledger:
            self.ledger.close()
        if self.graph:
            self.graph.close()
        self.ledger = self.graph = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def resumed(folder: Path, mark: str, previous: Previous) -> Ledger:
    """Open the ledger of a build that is under way: where one was interrupted, its entries hold."""
    above = previous.ledger.highest if previous.ledger else 0
    if folder.is_dir():
        try:
            ledger = Ledger(folder, above=above)
            if ledger.noted("fingerprint") == mark:
                return ledger
            ledger.close()
        except sqlite3.Error:
            pass
        shutil.rmtree(folder)
    folder.mkdir()
    ledger = Ledger(folder, fresh=True, above=above)
    ledger.note("fingerprint", mark)
    return ledger


class Intake:
    """Brings the entries of all sources into a ledger, and counts them.

    Attributes:
        read: Documents that were read for this build, without those that failed.
        unchanged: Documents whose entries were taken over.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        previous: Previous,
        ledger: Ledger,
        progress: Callable[[str, int, int], None] | None,
    ) -> None:
        """Make ready; `progress` is called with ("reading", documents done, documents in all)."""
        self.read = 0
        self.unchanged = 0
        self._sources = sources
        self._previous = previous
        self._ledger = ledger
        self._progress = progress
        self._resumed = ledger.sums()
        self._kept: list[str] = []
        self._done = 0
        self._begun = 0
        self._ahead: int | None = None

    def run(self, base: str, hands: Hands) -> None:
        """Bring in the entry of each source that is new, read or failed, and find the others."""
        names = {source.name for source in self._sources}
        for name in self._resumed.keys() - names:
            self._ledger.remove(name)
        for results in read_all(self._changed(), base, hands, self._bytes_ahead):
            for entry, body in results:
                self._ledger.add(entry, body)
                self.read += entry.outcome != "failed"
            self._ledger.commit()
            self._tell(len(results))
        self._ledger.commit()
        self._tell(0)

    @property
    def is_as_before(self) -> bool:
        """Tell whether the sources are those of the last generation, and none was read."""
        return len(self._kept) == len(self._sources) == len(self._previous.sums)

    def keep(self, others: Iterable[str]) -> None:
        """Take over the entries of unchanged sources, and of names that have no source."""
        if self._previous.ledger is not None:
            self._ledger.take_over(self._previous.ledger, {*self._kept, *others})
            self._ledger.commit()

    def _changed(self) -> Iterator[tuple[str, bytes]]:
        """Give the sources that must be read; note which are unchanged, and what failed."""
        for source in self._sources:
            self._begun += 1
            try:
                content = read_bytes(source)
            except RemitError as error:
                self._ledger.add(failed(source.name, error.message), b"")
                self._done += 1
                continue
            if self._ahead is not None:
                self._ahead -= len(content)
            sha256 = hashlib.sha256(content).hexdigest()
            if self._was_read(source.name, sha256):
                self.read += 1
                self._done += 1
            elif self._previous.has(source.name, sha256):
                self._kept.append(source.name)
                self.unchanged += 1
                self._done += 1
            else:
                yield source.name, content

    def _was_read(self, name: str, sha256: str) -> bool:
        """Tell whether a build that was interrupted had read this."""
        return (
            self._resumed.get(name) == sha256
            and self._ledger.entry(name).outcome != "failed"
            and not self._previous.has(name, sha256)
            and self._ledger.is_whole(name)
        )

    def _bytes_ahead(self) -> int:
        """Tell about how many bytes are still to come; where nothing changed, nobody asks."""
        if self._ahead is None:
            self._ahead = sum(map(_size, self._sources[self._begun :]))
        return self._ahead

    def _tell(self, count: int) -> None:
        self._done += count
        if self._progress:
            self._progress("reading", self._done, len(self._sources))


def _size(source: Source) -> int:
    try:
        return Path(source.path).stat().st_size
    except OSError:
        return 0
