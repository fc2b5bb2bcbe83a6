"""The one amount that papers and dealings tell: what is over 500 of an invoice, or its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.graph.asking.trees.parts import Parts


def amount_of(parts: Parts, classes: frozenset[str]) -> tuple[str, ...]:
    """Find the one amount of money that papers of some classes tell; nothing where several are."""
    if not classes or not classes <= frozenset(parts.lexicon.own["papers"]):
        return ()
    own = parts.lexicon.own
    money = {*own["money"], *own["monetary"], *own["paper-amounts"]}
    held = parts.schema.held("number", classes)
    found = [p.id for p in held if not p.several and p.relation.aspect.split()[-1] in money]
    return tuple(found) if len(found) == 1 else ()
