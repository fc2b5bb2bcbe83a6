"""Fetch the quotes of what was counted, for the things that are shown with their number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.iris import among
from remit.graph.asking.logic import Partnered
from remit.graph.asking.search import modality_iris
from remit.graph.asking.sparql import counted_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.asking.context import Context, Draft

_MOST = 20
_OF_THINGS = "SELECT DISTINCT ?x ?e WHERE {{{{ {{bound}} {pattern} ?q remit:evidence ?e }}}}"
_OF_TOPICS = """SELECT DISTINCT ?x ?e WHERE {{{{ {{bound}} ?q remit:about ?x ;
  remit:modality ?m ; remit:evidence ?e . {degrees} }}}}"""


def with_counted(
    drafts: Sequence[Draft], kind: str, modality: str, of: str, context: Context
) -> list[Draft]:
    """Give the first of some things the quotes of what was counted of each."""
    shown = [draft.iri for draft in drafts[:_MOST] if draft.iri]
    if context.lexicon.kinds[kind].needed and of == "role":
        pattern = context.compiler.counted_needs(kind, modality, "x", "one", "q")
        query = _OF_THINGS.format(pattern=_twice(pattern))
        return _quoted(drafts, context.gatherer.bound(query, shown))
    relation = counted_by(kind)
    if relation is None or (kind, of) == ("role", "role"):
        return list(drafts)
    supports = context.supporter.of(Partnered(*relation), shown)
    return _quoted(drafts, [(iri, e) for iri, one in supports.items() for e in one.evidence])


def with_requirements(drafts: Sequence[Draft], modality: str, context: Context) -> list[Draft]:
    """Give topics the quotes of the requirements that are about each."""
    query = _OF_TOPICS.format(degrees=_twice(among("m", modality_iris(modality))))
    return _quoted(drafts, context.gatherer.bound(query, [d.iri for d in drafts if d.iri]))


def _twice(pattern: str) -> str:
    """Keep the braces of a pattern in a query that is filled in twice."""
    return pattern.replace("{", "{{").replace("}", "}}")


def _quoted(drafts: Sequence[Draft], rows: Iterable[tuple[str, ...]]) -> list[Draft]:
    found: dict[str, list[str]] = {}
    for iri, quote in sorted(rows):
        found.setdefault(iri, []).append(quote)
    return [
        replace(draft, support=replace(draft.support, evidence=tuple(found[draft.iri])))
        if draft.iri in found
        else draft
        for draft in drafts
    ]
