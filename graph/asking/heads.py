"""Read how many people a role manages from the words in which its form says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.fold import fold, singular

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PART = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
_BRACKETED = re.compile(r"\([^()]*\)")


def heads_in(
    text: str, numbers: Mapping[str, int], words: Mapping[str, Sequence[str]]
) -> int | None:
    """Add up the people that a text counts; None where it counts none for certain.

    Args:
        text: What a form says of a role's staff.
        numbers: Numbers in words.
        words: `none` for nobody, `vague` before numbers that are not sure, `scales` before numbers
            that count nobody.

    >>> words = {"none": ["none"], "vague": ["about"], "scales": ["grade"]}
    >>> [heads_in(said, {"one": 1}, words) for said in ("8 constables and one clerk", "None")]
    [9, 0]
    >>> [heads_in(said, {}, words) for said in ("A team of officers", "about 5 staff", "2-4 staff")]
    [None, None, None]
    """
    said = _PART.findall(fold(_BRACKETED.sub(" ", text)))
    if said and said[0] in words["none"]:
        return 0
    joined = " ".join(said)
    if any(f" {vague} " in f" {joined} " for vague in words["vague"]):
        return None
    counts, before = [], ""
    for at, word in enumerate(said):
        number = numbers.get(word, int(word) if word.isdecimal() else None)
        following = said[at + 1] if at + 1 < len(said) else ""
        if number is not None and singular(before) not in words["scales"]:
            if not following or following[0].isdigit():
                return None  # a range, or a number of nothing
            counts.append(number)
        elif "." in word:
            return None
        before = word
    return sum(counts) if counts else None
