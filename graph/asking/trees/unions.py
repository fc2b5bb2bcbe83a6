"""Take kinds of things that "and", "or" or "nor" joins together: the things of all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.own_kinds import WHAT, WHO, united
from remit.graph.asking.trees.mention import STOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.trees.chunks import Chunk

_AGAIN = frozenset({"a", "an", "the", "all", "either", "are", "is"})
_TELLING = frozenset({"class", "name", "noun", "verb", "value", "true", "false", "best", "each"})
_AND, _NOR, _COMMA = "and", "nor", ","
_LOST = "lost"  # what is joined so is not read


def with_unions(said: Sequence[Chunk], lexicon: Lexicon) -> tuple[list[Chunk], Lexicon]:
    """Make one chunk of kinds that are joined, and a lexicon that knows the kind that they make.

    "And" joins those that are asked for alone: who has managers and clerks has some of both.
    """
    found = list(said)
    for at in range(len(found) - 1, 0, -1):
        if at < len(found) and _joins(found[at]):
            found, lexicon = _joined(found, at, lexicon)
    return found, lexicon


def _joins(chunk: Chunk) -> bool:
    return chunk.text == _AND or chunk.sort == "or" or (chunk.sort, chunk.text) == ("not", _NOR)


def _joined(said: list[Chunk], at: int, lexicon: Lexicon) -> tuple[list[Chunk], Lexicon]:
    """Join the kinds on both sides, and those that commas put before them."""
    last = at + 1
    while last < len(said) - 1 and said[last].sort == STOP and said[last].text in _AGAIN:
        last += 1
    if _of_two_sorts(said, at, last):
        return [*said[:at], replace(said[at], sort=_LOST), *said[at + 1 :]], lexicon
    listed = list(_listed(said, at - 1))
    if said[at].text == _AND and any(chunk.sort in _TELLING for chunk in said[: listed[-1]]):
        return said, lexicon
    joint, made, known = _AND if said[at].text == _AND else "or", said[last : last + 1], lexicon
    for first in listed:
        made, known = _both(said[first], made, joint, known)
    return ([*said[: listed[-1]], *made, *said[last + 1 :]], known) if made else (said, lexicon)


def _listed(said: Sequence[Chunk], at: int) -> Iterator[int]:
    """Yield the places of the kinds that commas part, the last first."""
    yield at
    if at > 1 and said[at - 1].text == _COMMA and said[at - 2].sort == said[at].sort == "class":
        yield from _listed(said, at - 2)


def _of_two_sorts(said: Sequence[Chunk], at: int, last: int) -> bool:
    """Tell whether "and" joins a kind and those who have a value: "lecturers and professors"."""
    sorts = [chunk.sort for chunk in (said[at - 1], *said[last : last + 2])]
    return said[at].text == _AND and sorts[:2] == ["class", "value"] and sorts[2:] != ["class"]


def _both(
    one: Chunk, others: Sequence[Chunk], joint: str, lexicon: Lexicon
) -> tuple[list[Chunk], Lexicon]:
    """Make one chunk of two kinds that lie apart within a wider one; none where they do not."""
    sorts = [chunk.sort for chunk in (one, *others)]
    if sorts != ["class", "class"]:
        return [], lexicon
    kinds = [lexicon.kinds[chunk.value] for chunk in (one, *others)]
    sides = [frozenset(kind.classes) for kind in kinds]
    events = set(lexicon.own["event-kinds"].values())
    if sides[0] & sides[1] or not events.isdisjoint((one.value, others[0].value)):
        return [], lexicon
    whole = sides[0] | sides[1]
    wider = (lexicon.kinds[k] for k in lexicon.own["kinds"] if k not in {WHO, WHAT})
    persons = frozenset(lexicon.own["persons"])
    if not (whole <= persons or any(whole <= frozenset(kind.classes) for kind in wider)):
        return [], lexicon
    several = united(kinds[0], kinds[1], joint)
    text = f"{one.text} {joint} {others[0].text}"
    made = replace(one, end=others[0].end, value=several.id, text=text)
    return [made], replace(lexicon, kinds={**lexicon.kinds, several.id: several})
