"""Tell slips of the pen from other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONE_SLIP_FROM = 5
_TWO_SLIPS_FROM = 8
_FEW_WORDS, _FOUR = 3, 4


def nearly(written: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether words are the right ones but for a slip or two in one of them.

    A word of five letters may hold one slip, one of eight or more two; shorter ones none, but that
    two letters of four may be swapped among three words or more.

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
    if len(meant) == _FOUR and len(right) >= _FEW_WORDS and sorted(word) == sorted(meant):
        return OSA.distance(word, meant) == 1
    if len(meant) < _ONE_SLIP_FROM or not (word.isalpha() and meant.isalpha()):
        return False
    allowed = 2 if len(meant) >= _TWO_SLIPS_FROM else 1
    return OSA.distance(word, meant, score_cutoff=allowed) <= allowed


def is_one_slip(written: str, right: str) -> bool:
    """Tell whether a long word is another but for one slip.

    >>> is_one_slip("inspecter", "inspector"), is_one_slip("inspection", "inspector")
    (True, False)
    """
    return len(right) >= _TWO_SLIPS_FROM and OSA.distance(written, right, score_cutoff=1) == 1
