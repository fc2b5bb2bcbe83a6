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
    width = wrapped[len(wrapped) * 9 // 10] if wrapped else _NEVER
    longer = sum(len(piece.text) > 1.5 * width for piece in pieces)
    return width if longer < _FEW_LONGER else _NEVER
