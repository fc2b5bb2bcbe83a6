"""Fill a draft with all that a graph holds: what was read, what follows from it, the index."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from typing import TYPE_CHECKING, Final

from remit.graph.across import findings_across
from remit.graph.counting import counts_of
from remit.graph.filing import Place, filing
from remit.graph.inference.by_processes import infer_by_processes
from remit.graph.inference.infer import infer
from remit.graph.inference.unclaimed import statements
from remit.graph.loader import Loader
from remit.graph.prepared import begin, graphs
from remit.graph.settling import line_mark, settled_bodies
from remit.graph.statements.identity import settle
from remit.graph.store.draft import BATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remit.graph.ledger import Ledger
    from remit.graph.settling import SettledBody
    from remit.graph.statements.identity import Settled
    from remit.graph.statements.iris import Iris
    from remit.graph.store import Draft

_MANY: Final = 500
"""Of fewer documents one process has done all sooner than others are started."""


def fill(
    draft: Draft,
    ledger: Ledger,
    iris: Iris,
    tell: Callable[[str, int, int], None],
    workers: int,
) -> dict[str, int]:
    """Load all that the graph holds into an empty draft, index it, and count what is in it.

    Quads are loaded by threads while this one unpacks the next. Those of many documents are brought
    together before the rules are asked, and with what follows once more while the index is
    finished. Where it is worth starting them, a process of its own files passages while the quads
    are brought together, and as many as there are workers ask the rules.
    """
    settled = settle(identity for _, identity in ledger.identities())
    with closing(begin(draft, iris)) as index, ThreadPoolExecutor(1) as aside:
        names = _arranged(draft, ledger, iris)
        is_many = workers > 1 and len(names) >= _MANY
        places: list[Place] = []
        with Loader(draft) as loader:
            for number, place, body in _bodies(ledger, names, settled):
                loader.load(body)
                if place and is_many:
                    places.append(place)
                elif place:
                    index.add(body.document, body.role, body.quotes.passages)
                if number % 100 == 0:
                    tell("loading", number, len(names))
        ledger.end_count()
        _load_own(draft, ledger)
        tell("inferring", 0, 0)
        merged = aside.submit(draft.merge if len(names) >= _MANY else bool)
        with filing(index, ledger, places) if is_many else nullcontext():
            draft.load(findings_across(ledger, ledger.identities(), settled, iris))
        merged.result()
        draft.load(statements(draft.each, iris, has_own=ledger.has_rdf))
        if is_many:
            infer_by_processes(draft, iris, workers)
        else:
            infer(draft.each, draft.load, iris)
        tidied = aside.submit(draft.tidy)
        tell("indexing", 0, 0)
        index.finish_beyond(draft.select, graphs(iris), iris.graph("facts"), has_own=ledger.has_rdf)
        counts = counts_of(draft.select) | {"quads": draft.quad_count()}
        tidied.result()
    return counts


def _bodies(
    ledger: Ledger, names: Sequence[str], settled: Settled
) -> Iterator[tuple[int, Place | None, SettledBody]]:
    """Give the bodies of documents with the documents' numbers; count their lines.

    With those of which passages are to be filed comes where these are; of equal documents one is.
    """
    copies = ledger.copies()
    filed: set[str] = set()
    for at, name in enumerate(names):
        entry = ledger.entry(name)
        bodies = settled_bodies(ledger, entry, settled)
        is_shared = entry.sha256 in copies or len(bodies) > 1
        for number, body in enumerate(bodies):
            place = Place(name, number, body.document, body.role, body.quotes.claims)
            yield at, place if body.role and entry.sha256 not in filed else None, body
            ledger.count_stated(map(line_mark, body.lines if is_shared else body.facts))
        filed.add(entry.sha256)


def _arranged(draft: Draft, ledger: Ledger, iris: Iris) -> list[str]:
    """Name the documents that have a graph of their own, in the order of their graphs."""
    names: dict[str, list[str]] = defaultdict(list)
    for name, (sha256, outcome) in sorted(ledger.places().items()):
        if outcome not in {"rdf", "failed"}:
            names[iris.document(sha256)].append(name)
    return [name for document in draft.arranged(names) for name in names[document]]


def _load_own(draft: Draft, ledger: Ledger) -> None:
    """Load the triples of the user's own RDF that the graph does not state already."""
    for lines in ledger.own_lines():
        for start in range(0, len(lines), BATCH):
            draft.load(draft.unstated(lines[start : start + BATCH]))
