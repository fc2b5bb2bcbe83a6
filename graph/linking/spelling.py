"""Tell slips of the pen from other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONE_SLIP_FROM = 5
_TWO_SLIPS_FROM = 8


def nearly(written: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether words are the right ones but for a slip or two in one of them.

    A word of five letters may hold one slip, one of eight or more two; shorter ones none.

    >>> nearly(("defective", "inspector"), ("detective", "inspector"))
    True
    >>> nearly(("police", "misconduct"), ("police", "conduct"))
    False
    """
    if len(written) != len(right):
        return False
    wrong = [(w, r) for w, r in zip(written, right, strict=True) if w != r]
    if len(wrong) != 1:
        return False
    word, meant = wrong[0]
    if len(meant) < _ONE_SLIP_FROM or not (word.isalpha() and meant.isalpha()):
        return False
    allowed = 2 if len(meant) >= _TWO_SLIPS_FROM else 1
    return OSA.distance(word, meant, score_cutoff=allowed) <= allowed
