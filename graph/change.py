"""Bring the graph of the last generation up to date where few documents changed.

What a document states is counted: a line leaves the graph when no document states it any more.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final

from remit.graph.across import findings_across
from remit.graph.asking.index import IndexDraft
from remit.graph.beside import settle_beside
from remit.graph.counting import counts_after
from remit.graph.inference.again import infer_again
from remit.graph.settling import line_mark, settled_bodies
from remit.graph.statements.identity import settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.intake import Previous
    from remit.graph.ledger import Ledger
    from remit.graph.settling import SettledBody
    from remit.graph.statements.identity import Identity
    from remit.graph.statements.iris import Iris
    from remit.graph.store import Draft, Graph

_FEW: Final = 4
"""Where more than one document in so many changed, all is loaded anew."""


class _Told:
    """What the documents of a generation say of roles, with their names, and what is settled."""

    def __init__(self, told: Sequence[tuple[str, Identity]]) -> None:
        self.told = told
        self.settled = settle(identity for _, identity in told)


class Change:
    """The difference between the last generation and the one that is being built.

    Attributes:
        old: The ledger of the last generation.
        gone: Names of documents whose statements of then leave the graph.
        come: Names of documents whose statements of now come into it.
    """

    def __init__(self, old: Ledger, new: Ledger) -> None:
        """Compare two ledgers, document by document."""
        self.old, self._new = old, new
        self._found_across: tuple[set[str], set[str]] | None = None
        was, now = old.places(), new.places()
        self.gone = {name for name in was if was[name] != now.get(name)}
        self.come = {name for name in now if now[name] != was.get(name)}
        for name, identity in () if self.is_empty else self._now.told:
            if self._before.settled.of(identity) != self._now.settled.of(identity):
                self.gone |= {name} & was.keys()
                self.come.add(name)

    @cached_property
    def _both(self) -> tuple[_Told, _Told]:
        known: dict[str, tuple[Identity, ...]] = {}
        before, now = self.old.identities(known), self._new.identities(known)
        return _Told(before), _Told(now)

    @property
    def _before(self) -> _Told:
        return self._both[0]

    @property
    def _now(self) -> _Told:
        return self._both[1]

    @property
    def is_empty(self) -> bool:
        """Tell whether the graph is to hold what it held."""
        return not self.gone and not self.come

    @property
    def is_small(self) -> bool:
        """Tell whether so little changed that the rest need not be loaded again."""
        return _FEW * len(self.gone | self.come) <= len(self._new)

    def lines(self, iris: Iris) -> Counter[str]:
        """Count how many more documents state each line than before; those that stay are left out.

        Findings across documents are no document's, and come and go at once.
        """
        counts: Counter[str] = Counter()
        for name in sorted(self.come):
            counts.update(line for body in self.bodies(name, now=True) for line in body.lines)
        for name in sorted(self.gone):
            counts.subtract(line for body in self.bodies(name) for line in body.lines)
        now, before = self._across(iris)
        counts.update(now)
        counts.subtract(before)
        return Counter({line: count for line, count in counts.items() if count})

    def across(self, iris: Iris) -> set[str]:
        """Give the lines of both generations that are no document's."""
        now, before = self._across(iris)
        return now | before

    def _across(self, iris: Iris) -> tuple[set[str], set[str]]:
        if self._found_across is None:
            now = findings_across(self._new, self._now.told, self._now.settled, iris)
            before = findings_across(self.old, self._before.told, self._before.settled, iris)
            self._found_across = set(now), set(before)
        return self._found_across

    @property
    def documents(self) -> set[str]:
        """The profiles of both generations, whose graphs bear their names."""
        return {one.document for each in self._both for _, one in each.told}

    def bodies(self, name: str, *, now: bool = False) -> list[SettledBody]:
        """Give what a document adds to the new graph, or added to the old one."""
        ledger, told = (self._new, self._now) if now else (self.old, self._before)
        return settled_bodies(ledger, ledger.entry(name), told.settled)

    def file_passages(self, index: IndexDraft) -> None:
        """Bring the passages of the documents that changed up to date."""
        lost: set[str] = set()
        for name in sorted(self.gone):
            told = [body for body in self.bodies(name) if body.role]
            if told and told[0].document not in lost:
                lost.add(told[0].document)
                index.remove(told[0].document, [p for body in told for p in body.quotes.passages])
        documents = {name: identity.document for name, identity in self._now.told}
        for name, document in sorted(documents.items()):
            if (name in self.come or document in lost) and not index.has(document):
                for body in self.bodies(name, now=True):
                    if body.role:
                        index.add(document, body.role, body.quotes.passages)


class _Counted:
    """A draft that is asked and changed, what came into it or left it, and by how much it grew."""

    def __init__(self, draft: Draft) -> None:
        self.grown = 0
        self.changed: set[str] = set()
        self._draft = draft
        self.select = draft.select

    def load(self, nquads: Iterable[str]) -> None:
        """Add lines."""
        self._change([], nquads)

    def remove(self, nquads: Iterable[str]) -> None:
        """Take lines away."""
        self._change(nquads, [])

    def _change(self, gone: Iterable[str], come: Iterable[str]) -> None:
        gone, come = list(gone), list(come)
        self.changed.symmetric_difference_update(gone)
        self.changed.symmetric_difference_update(come)
        self.grown += self._draft.change(gone, come)


def change_of(ledger: Ledger, previous: Previous) -> Change | None:
    """Compare a ledger with the last generation's; None where all must be loaded anew."""
    old = previous.ledger
    if old is None or not previous.holds or old.noted("rules") != ledger.noted("rules"):
        return None
    if old.own_rdf() != ledger.own_rdf():
        return None  # what a file of theirs adds depends on what the others state
    change = Change(old, ledger)
    return change if change.is_small else None


def apply(
    change: Change, draft: Draft, graph: Graph, ledger: Ledger, iris: Iris
) -> dict[str, int] | None:
    """Make a draft hold the last generation with a change; give what is in it, counted by name.

    None where what follows did not come to an end, and all must be derived anew.
    """
    draft.go_on_from(graph)
    counted = _Counted(draft)
    lines = change.lines(iris)
    ledger.go_on_from(change.old)
    gone: list[str] = []
    come: list[str] = []
    for line, more in lines.items():
        mark = line_mark(line)
        was = ledger.stated(mark) or int(draft.holds(line))
        now = was + more
        ledger.state(mark, now)
        if was and not now:
            gone.append(line)
        elif now and not was:
            come.append(line)
    counted.remove(gone)
    counted.load(come)
    if ledger.has_rdf:
        stated = counted.changed - change.across(iris)
        known = change.documents
        if not settle_beside(draft, counted, ledger, iris, changed=stated, documents=known):
            return None
    if not infer_again(graph.select, counted, counted.changed.copy(), iris):
        return None
    index = IndexDraft.go_on_from(graph.folder, draft.folder)
    change.file_passages(index)
    if ledger.has_rdf:
        index.finish_whole(draft.select)
    else:
        index.finish_change(draft.select, graph.select, counted.changed)
    held = graph.manifest.counts
    counts = counts_after(held, counted.changed, graph.select, draft.select)
    return counts | {"quads": held["quads"] + counted.grown}
