"""Have a process of its own file the passages of many documents.

What a database of text makes of a document takes long, and nothing asks for it before the names are
filed. So all of it is kept for when the documents are loaded: then the engine brings its tables
together, for which it takes one thread and waits for the disk, and a processor is left over.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from remit.graph.asking.index import IndexDraft
from remit.graph.ledger import Ledger
from remit.graph.mishaps import end_with_parent
from remit.graph.passages import Quotes
from remit.graph.processes import processes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from remit.graph.asking.vocabulary import Vocabulary

_TOGETHER: Final = 100
"""So many bodies are named to the process at once."""


class Place(NamedTuple):
    """Where the passages of a body are, and what they are about.

    Attributes:
        entry: The name of the entry.
        number: Which body of it.
        document: The document.
        role: The role that they are of.
        claims: New names of some of the statements that rest on them, by the old ones.
    """

    entry: str
    number: int
    document: str
    role: str
    claims: Mapping[str, str]


@contextmanager
def filing(index: IndexDraft, ledger: Ledger, places: Sequence[Place]) -> Iterator[None]:
    """File the passages at these places meanwhile.

    Args:
        index: Where they are filed. It holds all when the block is left, and is not to be used
            before.
        ledger: That of the entries; what others must read of it is written.
        places: Where the passages are.
    """
    with processes(1, _begin, index.folder, index.lend(), ledger.folder) as pool:
        starts = range(0, len(places), _TOGETHER)
        sent = [pool.submit(_file, places[start : start + _TOGETHER]) for start in starts]
        yield
        for done in sent:
            done.result()
        index.take_back(pool.submit(_end).result())


_held: list[tuple[IndexDraft, Ledger]] = []
"""The index that this process files into, if it is one that files, and where it reads."""


def _begin(folder: Path, counted: Vocabulary, read: Path) -> None:
    end_with_parent()
    _held.append((IndexDraft(folder, counted), Ledger(read)))


def _file(places: Sequence[Place]) -> None:
    [(index, ledger)] = _held
    for one in places:
        packed = ledger.quotes(one.entry)[one.number].packed
        index.add(one.document, one.role, Quotes(packed, one.claims).passages)


def _end() -> Vocabulary:
    index, ledger = _held.pop()
    with closing(ledger):
        return index.lend()
