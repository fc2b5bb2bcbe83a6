"""Load the lines of many documents, by threads, and in the order in which the engine keeps them.

Half of the engine's tables begin with the graph. What is loaded in the order of its graphs lies in
those tables as it came; what is not, the engine merges with all that lies there, again and again.
So the lines of a graph that many documents add to are gathered apart from the documents' own.
"""

from __future__ import annotations

from collections import defaultdict, deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

from remit.graph.store.draft import BATCH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future

    from remit.graph.settling import SettledBody
    from remit.graph.store import Draft

_AT_ONCE: Final = 2
"""So many loads run at once: in each, reading and putting in order come one after the other."""


class Loader:
    """Loads lines, some batches while the next is made; all are loaded when it is left."""

    def __init__(self, draft: Draft) -> None:
        """Begin with none; bodies had better come in the order of `Draft.arranged`."""
        self._draft = draft
        self._pool = ThreadPoolExecutor(_AT_ONCE)
        self._loading: deque[Future[int]] = deque()
        self._own = _Lines()
        self._shared: defaultdict[str, _Lines] = defaultdict(_Lines)
        self._has_begun = False

    def load(self, body: SettledBody) -> None:
        """Take a body; wait where too many batches are not loaded yet."""
        here = f" <{body.document}> ."
        graphs: defaultdict[str, list[str]] = defaultdict(list)
        for line in body.named:
            graphs[line[line.rindex(" <") :]].append(line)
        self._own.add(body.rest)
        for graph, named in graphs.items():
            lines = self._own if graph == here else self._shared[graph]
            lines.add("\n".join(named).encode())
        for lines in (self._own, *self._shared.values()):
            if lines.count >= BATCH:
                self._hand_over([lines])

    def take(self, text: bytes) -> None:
        """Take whole lines, in any order; wait where too many batches are not loaded yet."""
        self._own.add(text)
        if self._own.count >= BATCH:
            self._hand_over([self._own])

    def _hand_over(self, parts: Iterable[_Lines]) -> None:
        """Have some lines loaded together, by a thread."""
        while len(self._loading) >= _AT_ONCE:
            self._loading.popleft().result()
        data = b"\n".join(text for lines in parts for text in lines.taken())
        self._loading.append(self._pool.submit(self._draft.load, [data]))
        self._has_begun = True

    def _hand_over_rest(self) -> None:
        parts = [lines for lines in (self._own, *self._shared.values()) if lines.count]
        is_little = not self._has_begun and sum(lines.count for lines in parts) <= BATCH
        for together in [parts] if parts and is_little else [[lines] for lines in parts]:
            self._hand_over(together)
        for loading in self._loading:
            loading.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self._hand_over_rest()
        finally:
            self._pool.shutdown()


@dataclass(slots=True)
class _Lines:
    """Lines that wait, as texts of one or more, in UTF-8."""

    count: int = 0
    texts: list[bytes] = field(default_factory=list)

    def add(self, text: bytes) -> None:
        """Take a text, if there is anything in it; its last newline may be left out."""
        if text:
            self.texts.append(text)
            self.count += text.count(b"\n") + (not text.endswith(b"\n"))

    def taken(self) -> list[bytes]:
        """Give all, and begin anew."""
        texts, self.texts, self.count = self.texts, [], 0
        return texts
