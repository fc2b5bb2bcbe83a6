"""File the passages of documents, those of many in a process of its own.

What a database of text and a store of quads make of one document takes them about as long; by turns
they would leave a processor idle.
"""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from remit.graph.asking.index import IndexDraft
from remit.graph.mishaps import end_with_parent
from remit.graph.processes import processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from remit.graph.asking.vocabulary import Vocabulary
    from remit.graph.passages import Quotes

_TOGETHER: Final = 100
"""So many bodies are sent at once."""
_AHEAD: Final = 4
"""So often, before what was sent first must be filed."""


@contextmanager
def filing(index: IndexDraft, *, apart: bool) -> Iterator[Callable[[str, str, Quotes], None]]:
    """Give what files the passages of a document about a role: `file(document, role, quotes)`.

    Args:
        index: Where they are filed. It holds all when the block is left, and is not to be used
            before.
        apart: Whether a process of its own does it.
    """
    if not apart:
        yield lambda document, role, quotes: index.add(document, role, quotes.passages)
        return
    with processes(1, _begin, index.folder, index.lend()) as pool:
        sender = _Sender(pool)
        yield sender.file
        index.take_back(sender.end())


@dataclass(slots=True)
class _Sender:
    """Sends what is to be filed, and waits where much of it is not filed yet."""

    pool: Executor
    gathered: list[tuple[str, str, Quotes]] = field(default_factory=list)
    sent: deque[Future[None]] = field(default_factory=deque)

    def file(self, document: str, role: str, quotes: Quotes) -> None:
        self.gathered.append((document, role, quotes))
        if len(self.gathered) >= _TOGETHER:
            self._send()

    def end(self) -> Vocabulary:
        self._send()
        for done in self.sent:
            done.result()
        return self.pool.submit(_end).result()

    def _send(self) -> None:
        while len(self.sent) >= _AHEAD:
            self.sent.popleft().result()
        self.sent.append(self.pool.submit(_file, self.gathered))
        self.gathered = []


_held: list[IndexDraft] = []
"""The index that this process files into, if it is one that files."""


def _begin(folder: Path, counted: Vocabulary) -> None:
    end_with_parent()
    _held.append(IndexDraft(folder, counted))


def _file(gathered: list[tuple[str, str, Quotes]]) -> None:
    for document, role, quotes in gathered:
        _held[0].add(document, role, quotes.passages)


def _end() -> Vocabulary:
    return _held.pop().lend()
