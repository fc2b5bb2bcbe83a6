"""Say what a "not" leaves open: what is nowhere stated and follows all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.logic import All, Any, Needs, Not, Things

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.context import Context, Draft
    from remit.graph.asking.logic import Condition


def follows(things: Things, drafts: Sequence[Draft], context: Context) -> tuple[str, ...]:
    """Name those of a set that no profile says to need something, and that need it by inference."""
    from remit.graph.asking.answer_sets import drafted

    found = {draft.iri for draft in drafts}
    notes = []
    for needs in _turned(things.where) if things.kind == "role" and found else ():
        inferred = [
            draft
            for draft in drafted(Things("role", needs), context)[0]
            if draft.iri in found and not draft.support.stated
        ]
        names = ", ".join(draft.label for draft in inferred)
        if names:
            notes.append(f"no profile states it, but by inference it is required of {names}")
    return tuple(notes)


def _turned(where: Condition | None, inside: bool = False) -> Iterator[Needs]:
    """Yield what is said not to be needed."""
    if isinstance(where, Not):
        yield from _turned(where.part, inside=True)
    elif isinstance(where, All | Any):
        for part in where.parts:
            yield from _turned(part, inside)
    elif inside and isinstance(where, Needs) and where.topic is not None and where.by is None:
        yield where
