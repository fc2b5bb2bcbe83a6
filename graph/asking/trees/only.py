"""Take "only" before what is named: nothing else will do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.trees.mention import STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.trees.chunks import Chunk

_NAMED = frozenset({"name", "value"})
_TELLING = (["value"], ["true"], ["false"])
_JOINING = frozenset({"and", "or"})
_MOST_BETWEEN = 2


def only(said: Sequence[Chunk]) -> list[Chunk]:
    """Mark the one name or value behind each "only", which becomes a small word."""
    found = list(said)
    for at, chunk in enumerate(said):
        named = _behind(said, at) if chunk.sort == "only" else -1
        if named >= 0:
            found[at] = replace(chunk, sort=STOP)
            found[named] = replace(said[named], only=True)
    return found


def _behind(said: Sequence[Chunk], at: int) -> int:
    """Find the name that "only" is said of, "only supplied by X"; -1 where several are."""
    here, verbs = at + 1, 0
    while here < len(said) and here - at <= _MOST_BETWEEN + 1:
        sort = said[here].sort
        if _begins_kind(said[here : here + 2]):
            return here + 1
        if sort in _NAMED:
            behind = [c for c in said[here + 1 :] if c.sort != STOP][:2]
            joined = bool(behind) and behind[0].text in _JOINING
            return -1 if joined and behind[-1].sort in _NAMED else here
        verbs += sort == "verb"
        doer = said[here].text == "by"
        if (sort not in {STOP, "verb"} and not doer) or verbs > 1:
            return -1
        here += 1
    return -1


def _begins_kind(said: Sequence[Chunk]) -> bool:
    """Tell whether a word says of which of some things: "only vegan products"."""
    sorts = [chunk.sort for chunk in said]
    return sorts[:1] in _TELLING and sorts[1:] == ["class"] and said[0].end == said[1].place
