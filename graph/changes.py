"""Bring what follows from the facts up to date: only what the changes of a build touch."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from remit.graph.inference.again import infer_again
from remit.graph.inference.infer import infer
from remit.graph.statements.identity import renamed, settle
from remit.ontology.files import ontology_text, rule_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.graph.intake import Previous
    from remit.graph.ledger import Ledger
    from remit.graph.statements.identity import Settled
    from remit.graph.statements.iris import Iris
    from remit.graph.store import Draft

_NOTE: Final = "rules"
_FEW: Final = 4
"""Where more than one document in so many changed, all is derived anew."""


def derive(draft: Draft, ledger: Ledger, settled: Settled, previous: Previous, iris: Iris) -> None:
    """Derive what follows from the facts of a draft; the same, whether anew or in part."""
    mark = _mark()
    ledger.note(_NOTE, mark)
    old, graph = previous.ledger, previous.graph
    if old is not None and graph is not None and old.noted(_NOTE) == mark:
        before = settle(old.identities().values())
        changed = _changed(old, before, ledger, settled)
        if _FEW * len(changed) <= len(ledger.sums()):
            inferred = iris.graph("inferred")
            draft.load(f"{quad} ." for quad in graph.quads(inferred))
            lines = [*_lines(old, before, changed), *_lines(ledger, settled, changed)]
            if infer_again(graph.select, draft, lines, iris):
                return
            draft.remove(f"{quad} ." for quad in graph.quads(inferred))
    infer(draft.select, draft.load, iris)


def _changed(old: Ledger, before: Settled, new: Ledger, settled: Settled) -> set[str]:
    """Name the documents that came, went, or state something else than before."""
    sums = (old.sums(), new.sums())
    changed = {name for name in {*sums[0], *sums[1]} if sums[0].get(name) != sums[1].get(name)}
    for name, identity in new.identities().items():
        document = identity.document
        if before.renames.get(document) != settled.renames.get(document):
            changed.add(name)
    return changed


def _lines(ledger: Ledger, settled: Settled, names: set[str]) -> Iterator[str]:
    for name in sorted(names & ledger.sums().keys()):
        entry = ledger.entry(name)
        changes: Mapping[str, str] = settled.renames.get(entry.identity.document, {})
        lines = entry.lines.split("\n") if entry.lines else []
        yield from renamed(lines, changes) if changes else lines


def _mark() -> str:
    """Sum up what decides what follows from the same facts."""
    texts = "\0".join([ontology_text(), *rule_texts().values()])
    return hashlib.sha256(texts.encode()).hexdigest()
