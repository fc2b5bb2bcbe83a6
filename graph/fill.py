"""Fill a draft with all that a graph holds: what was read, what follows from it, the index."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING, Self

from remit.graph.across import findings_across
from remit.graph.inference.infer import infer
from remit.graph.inference.unclaimed import statements
from remit.graph.prepared import begin, graphs
from remit.graph.settling import line_mark, settled_bodies
from remit.graph.store.draft import BATCH

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from remit.graph.ledger import Ledger
    from remit.graph.statements.identity import Settled
    from remit.graph.statements.iris import Iris
    from remit.graph.store import Draft


def fill(
    draft: Draft,
    ledger: Ledger,
    settled: Settled,
    iris: Iris,
    tell: Callable[[str, int, int], None],
) -> None:
    """Load all that the graph holds into an empty draft, and index it.

    Quads are loaded by a thread while this one unpacks the next and files their passages.
    """
    total = len(ledger)
    copies = ledger.copies()
    with closing(begin(draft, iris)) as index:
        filed: set[str] = set()
        with _Loader(draft) as loader:
            for number, entry in enumerate(ledger.entries()):
                if number % 100 == 0:
                    tell("loading", number, total)
                if entry.outcome == "rdf":
                    continue
                bodies = settled_bodies(ledger, entry, settled)
                is_shared = entry.sha256 in copies or len(bodies) > 1
                for body in bodies:
                    loader.load(body.named, body.rest)
                    shared = body.lines if is_shared else body.facts
                    ledger.count_stated(map(line_mark, shared))
                    if body.role and entry.sha256 not in filed:
                        index.add(body.document, body.role, body.passages)
                filed.add(entry.sha256)
        ledger.end_count()
        _load_own(draft, ledger)
        draft.load(findings_across(ledger, settled, iris))
        tell("inferring", 0, 0)
        draft.load(statements(draft.each, iris, has_own=ledger.has_rdf))
        infer(draft.each, draft.load, iris)
        tell("indexing", 0, 0)
        index.finish_beyond(draft.select, graphs(iris), iris.graph("facts"), has_own=ledger.has_rdf)


def _load_own(draft: Draft, ledger: Ledger) -> None:
    """Load the triples of the user's own RDF that the graph does not state already."""
    for lines in ledger.own_lines():
        for start in range(0, len(lines), BATCH):
            draft.load(draft.unstated(lines[start : start + BATCH]))


class _Loader:
    """Loads lines in a thread of its own, one batch while the next is made."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._pool = ThreadPoolExecutor(1)
        self._texts: list[bytes] = []  # half of what their characters may take
        self._lines = 0
        self._loading: Future[int] | None = None

    def load(self, named: tuple[str, ...], rest: str) -> None:
        """Take lines; wait where the batch before is not loaded yet."""
        for text, count in (("\n".join(named), len(named)), (rest, rest.count("\n") + 1)):
            if text:
                self._texts.append(text.encode())
                self._lines += count
        if self._lines >= BATCH:
            self._hand_over()

    def _hand_over(self) -> None:
        self._wait()
        self._loading = self._pool.submit(self._draft.load, self._texts)
        self._texts, self._lines = [], 0

    def _wait(self) -> None:
        if self._loading is not None:
            self._loading.result()
            self._loading = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self._hand_over()
                self._wait()
        finally:
            self._pool.shutdown()
