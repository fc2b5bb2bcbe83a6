"""File the passages of documents, those of many in a process of its own.

What a database of text makes of a document takes long, and nothing asks for it before the names are
filed. So that process reads the passages by itself, and lets all others go first: it uses what they
leave of the processors, most of it while the engine, with one thread, brings its tables together.
"""

from __future__ import annotations

import os
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from remit.graph.asking.index import IndexDraft
from remit.graph.ledger import Ledger
from remit.graph.mishaps import end_with_parent
from remit.graph.passages import Quotes
from remit.graph.processes import processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from remit.graph.asking.vocabulary import Vocabulary
    from remit.graph.settling import SettledBody

_TOGETHER: Final = 100
"""So many bodies are named at once."""
_NICER: Final = 10
"""How much nicer than others the process is: of a processor it gets a tenth of what they get."""


class _Named(NamedTuple):
    """Where the passages of a body are, and what they are about."""

    entry: str
    number: int
    document: str
    role: str
    claims: Mapping[str, str]


@contextmanager
def filing(
    index: IndexDraft, ledger: Ledger, *, apart: bool
) -> Iterator[Callable[[str, int, SettledBody], None]]:
    """Give what files the passages of a body: `file(name of the entry, which body of it, body)`.

    Args:
        index: Where they are filed. It holds all when the block is left, and is not to be used
            before.
        ledger: That of the entries; what others must read of it is written.
        apart: Whether a process of its own does it.
    """
    if not apart:
        yield lambda _, __, body: index.add(body.document, body.role, body.quotes.passages)
        return
    with processes(1, _begin, index.folder, index.lend(), ledger.folder) as pool:
        sender = _Sender(pool)
        yield sender.file
        index.take_back(sender.end())


@dataclass(slots=True)
class _Sender:
    """Names what is to be filed."""

    pool: Executor
    gathered: list[_Named] = field(default_factory=list)
    sent: list[Future[None]] = field(default_factory=list)

    def file(self, name: str, number: int, body: SettledBody) -> None:
        self.gathered.append(_Named(name, number, body.document, body.role, body.quotes.claims))
        if len(self.gathered) >= _TOGETHER:
            self._send()

    def end(self) -> Vocabulary:
        self._send()
        for done in self.sent:
            done.result()
        return self.pool.submit(_end).result()

    def _send(self) -> None:
        self.sent.append(self.pool.submit(_file, self.gathered))
        self.gathered = []


_held: list[tuple[IndexDraft, Ledger]] = []
"""The index that this process files into, if it is one that files, and where it reads."""


def _begin(folder: Path, counted: Vocabulary, read: Path) -> None:
    end_with_parent()
    with suppress(OSError, AttributeError):  # another system
        os.nice(_NICER)
    _held.append((IndexDraft(folder, counted), Ledger(read)))


def _file(gathered: list[_Named]) -> None:
    [(index, ledger)] = _held
    for one in gathered:
        packed = ledger.quotes(one.entry)[one.number].packed
        index.add(one.document, one.role, Quotes(packed, one.claims).passages)


def _end() -> Vocabulary:
    index, ledger = _held.pop()
    with closing(ledger):
        return index.lend()
