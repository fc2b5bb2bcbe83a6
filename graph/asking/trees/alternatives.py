"""Take plain values that "or" joins together: any of them will do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.trees.mention import BEING, STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.trees.chunks import Chunk

_OR = "” or “"  # inside the quotation marks in which a value is said
_AGAIN = frozenset({"in", "at", "from", "by", "a", "an", "the", "either", "are", "is", "of"})
_THINGS = frozenset({"noun", "class", "name", "value"})


def before_condition(said: Sequence[Chunk], at: int) -> bool:
    """Tell whether an "or" joins two conditions, of which either may hold, or one cannot be read.

    "Is or was" is one; names of the same sort are joined by what they are; "no phone or email" is
    neither.
    """
    ahead = next((n for n in range(at + 1, len(said)) if said[n].sort != STOP), -1)
    beside = {chunk.text for chunk in (*said[max(0, at - 1) : at], *said[at + 1 : at + 2])}
    if beside <= BEING:
        return False
    if ahead < 0:
        return bool(said[at + 1 :]) and all(chunk.text != "not" for chunk in said[at + 1 :])
    last = next((c for c in reversed(said[:at]) if c.sort != STOP), None)
    named = last is not None and last.sort == "name" == said[ahead].sort
    being = any(chunk.text in BEING for chunk in said[at + 1 : ahead])
    denied = any(chunk.sort == "not" for chunk in said[:at]) and said[ahead].sort in _THINGS
    return being or not (named or denied)


def alternatives(said: Sequence[Chunk]) -> list[Chunk]:
    """Make one chunk of values of the same property that "or" joins: "red, blue or in green"."""
    found = list(said)
    for at in range(len(found) - 1, -1, -1):
        if at < len(found) and found[at].sort == "or":
            found = _joined(found, at)
    return found


def _joined(said: list[Chunk], at: int) -> list[Chunk]:
    """Join the values on both sides of an "or", and those that commas put before them."""
    last = _value_from(said, at + 1, 1)
    first = _value_from(said, at - 1, -1) if last >= 0 else -1
    if first < 0:
        return said
    made = _either(said[first], said[last])
    while made is not None and first > 1 and said[first - 1].text == ",":
        further = _either(said[first - 2], made) if said[first - 2].sort == "value" else None
        if further is None:
            break
        first, made = first - 2, further
    return said if made is None else [*said[:first], made, *said[last + 1 :]]


def _value_from(said: Sequence[Chunk], at: int, by: int) -> int:
    """Find the value beside an "or", small words stepped over; -1 where something else stands."""
    while 0 <= at < len(said) and said[at].sort == STOP and said[at].text in _AGAIN:
        at += by
    return at if 0 <= at < len(said) and said[at].sort == "value" else -1


def _said(chunk: Chunk, relation: str) -> str:
    """Say a value as the graph writes it; of those that are joined already, all."""
    return str(chunk.text if _OR in chunk.text else chunk.value[relation][0][1])


def _either(one: Chunk, other: Chunk) -> Chunk | None:
    """Make one chunk of two values of the same property; None where they share none."""
    shared = one.shared(other)
    if not shared:
        return None
    text = _OR.join(_said(chunk, shared[0]) for chunk in (one, other))
    value = {relation: (*one.value[relation], *other.value[relation]) for relation in shared}
    relations = {relation: one.relations[relation] for relation in shared}
    return replace(one, end=other.end, value=value, relations=relations, text=text)
