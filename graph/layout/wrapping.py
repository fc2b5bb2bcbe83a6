"""Tell how long the lines of a document are where it wraps them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.piece import Piece

_NEVER = 10_000
_SHORTEST_WRAP = 40
_FEW_LONGER = 2
_FAR_BEYOND = 1.3


def wrap_of(pieces: Sequence[Piece]) -> int:
    """Tell how long the lines are that a document wraps; none is too long where it wraps none.

    Lines that are much longer show that what looked wrapped are the items of a list.
    """
    wrapped = sorted(
        len(this.text)
        for this, following in pairwise(pieces)
        if following.text[:1].islower()
        and not this.text[:1].islower()
        and following.atom.line == this.atom.line + 1
        and not following.atom.marker
        and len(this.text) >= _SHORTEST_WRAP
    )
    width = _usual(wrapped) if wrapped else _NEVER
    longer = sum(len(piece.text) > 1.5 * width for piece in pieces)
    return width if longer < _FEW_LONGER else _NEVER


def _usual(lengths: Sequence[int]) -> int:
    """Give the length that nine in ten do not go beyond; one far beyond the others is no measure.

    >>> _usual([90, 93, 97, 99]), _usual([90, 93, 97, 193])
    (99, 97)
    """
    at = len(lengths) * 9 // 10
    while at > 1 and lengths[at] > _FAR_BEYOND * lengths[at - 1]:
        at -= 1
    return lengths[at]
