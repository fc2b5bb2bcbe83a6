"""How far a question looks along a hierarchy: one step, or all that is below."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from remit.graph.asking.trees.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ONE_STEP, ANY_STEP = REACHES = ("one-step", "any-step")
_BEHIND = 4
_LONGEST = 5


def levels(
    words: Sequence[str], nouns: Mapping[int, int], known: Mapping[str, Sequence[str]]
) -> Iterator[Mention]:
    """Yield "directly", "including its sub-units" and "not counting its sub-units".

    Args:
        words: Those of the question.
        nouns: Where words for classes begin and end.
        known: The words that say so.

    >>> known = {"one-step": ["directly"], "all-below": ["with"], "none-below": ["without"],
    ...          "between": ["all"], "below": ["sub"], "behind-all": ["too"], "behind-none": []}
    >>> said = "staff in X without all sub units".split()
    >>> [(m.sort, m.start, m.end) for m in levels(said, {6: 7}, known)]
    [('one-step', 3, 7)]
    """
    openings = (("all-below", ANY_STEP), ("none-below", ONE_STEP))
    for place in range(len(words)):
        for reach, end in product(REACHES, range(place + 1, min(place + _LONGEST, len(words)) + 1)):
            if " ".join(words[place:end]) in known.get(reach, ()):
                yield _made(words, reach, place, end)
        for (name, sort), length in product(openings, (1, 2)):
            end = place + length
            if " ".join(words[place:end]) in known[name]:
                behind = _below(words, end, nouns, known)
                if behind:
                    yield _made(words, sort, place, behind)
        behind = _below(words, place, nouns, known)
        for name, sort in (("behind-all", ANY_STEP), ("behind-none", ONE_STEP)):
            for end in (behind + 1, behind + 2) if behind else ():
                if end <= len(words) and " ".join(words[behind:end]) in known[name]:
                    yield _made(words, sort, place, end)


def _below(
    words: Sequence[str], place: int, nouns: Mapping[int, int], known: Mapping[str, Sequence[str]]
) -> int:
    """Find the end of "all its sub-units"; nought where that is not what stands there."""
    at = place
    while at < len(words) and at - place < _BEHIND and words[at] in known["between"]:
        at += 1
    if at < len(words) and nouns.get(at) == at + 1 and words[at].startswith(tuple(known["below"])):
        return at + 1  # "subcategories"
    return nouns.get(at + 1, 0) if at < len(words) and words[at] in known["below"] else 0


def _made(words: Sequence[str], sort: str, start: int, end: int) -> Mention:
    return Mention(sort, start, end, "", 0.0, " ".join(words[start:end]))
