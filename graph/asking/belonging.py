"""Relations by which roles belong to things of a kind: a unit, a force, a rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.graph.asking.lexicon import Lexicon, Relation

UNITS = frozenset({"unit", "regional-unit"})
FORCES = frozenset({"force", "employer"})
PLACES = UNITS | FORCES


def belongs(lexicon: Lexicon, kind: str) -> Relation | None:
    """Find the relation by which roles belong to things of a kind, such as a unit or a rank."""
    kinds = {kind, lexicon.kinds[kind].within}
    found = (
        relation
        for relation in lexicon.relations.values()
        if relation.source == "role" and relation.target in kinds and relation.claims
    )
    return next((relation for relation in found if relation.target != "role"), None)


def nearest(relation: Relation) -> str:
    """Write the step of a relation without what holds of things further up."""
    return "?s org:postIn ?o ." if relation.target == "unit" else relation.pattern


def plain(kind: str) -> str:
    """Take a regional unit for the unit that it is; other kinds stay themselves."""
    return "unit" if kind in UNITS else kind


def grouping(lexicon: Lexicon, kind: str) -> str:
    """Name the kind that things are of to which roles belong: a force is an employer, too."""
    return "employer" if kind == "force" else kind
