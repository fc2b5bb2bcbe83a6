"""Find weights on a line of their own below what they weigh, as flattened tables have them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.layout.columns import is_weight_head
from remit.graph.layout.furniture import heads_methods, is_method
from remit.graph.layout.weights import meaning_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.graph.layout.piece import Piece

_FEW = 3
_MOST_LINES = 6
_WRAPPED = 60
_STOPS = (".", ";", ":")


@dataclass(frozen=True, slots=True)
class _Weighed:
    """An item with the weight below it, by the places of its first piece and of the weight."""

    first: int
    weight: int
    meaning: str


@dataclass(slots=True)
class WeightsBelow:
    """Where weights stand on the line below what they weigh.

    Attributes:
        weights: The pieces that are such a weight, with what they mean.
        starts: The pieces with which what they weigh begins.
        heads: The pieces that head the column of the weights, or say how each thing is tested.
        ends: The pieces behind the last of a run of weights, which may say how that is tested.
    """

    weights: dict[int, str] = field(default_factory=dict)
    starts: set[int] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)


def weights_below(pieces: Sequence[Piece], key: Mapping[str, str]) -> WeightsBelow:
    """Find the runs in which each item is followed by a line that weighs it.

    Headings of lists say so of what stands below them; only where the same weight comes twice in
    turn, or a line names both above the first, and nothing is left below the last one, does each
    weigh what stands above it.
    """
    marks = [
        (at, meaning)
        for at, piece in enumerate(pieces)
        if piece.is_line and (meaning := meaning_of(piece.text, key)) is not None
    ]
    found = WeightsBelow()
    run: list[_Weighed] = []
    for at, meaning in marks if len(marks) >= _FEW else ():
        first = _item(pieces, run[-1].weight + 1 if run else None, at)
        if first is None:
            _keep(found, pieces, run)
            run = []
            first = _item(pieces, None, at)
        run += [_Weighed(first, at, meaning)] if first is not None else []
    _keep(found, pieces, run)
    return found


def _item(pieces: Sequence[Piece], start: int | None, end: int) -> int | None:
    """Tell where the item begins that stands before a weight.

    There is none where more stands between `start` and the weight than it and names of parts.
    """
    first = end - 1
    least = max(0, end - _MOST_LINES) if start is None else start
    while first > least and not pieces[first].atom.marker and _continues(pieces, first):
        first -= 1
    if first < least or pieces[first].label is not None or pieces[first].atom.cells > 1:
        return None
    between = pieces[start:first] if start is not None else ()
    passed = all(_names_part(piece) or is_method(piece.text) for piece in between)
    return first if passed else None


def _continues(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a line is the rest of the line above it."""
    piece, above = pieces[at], pieces[at - 1]
    if piece.label is not None or above.label is not None or piece.atom.after_blank:
        return False
    if above.text.endswith(_STOPS) or not piece.is_line:
        return False
    return piece.text[:1].islower() or above.atom.width >= _WRAPPED


def _names_part(piece: Piece) -> bool:
    """Tell whether a heading names a part, and says nothing of how binding it is."""
    return piece.label is not None and piece.label.field is None and piece.is_line


def _keep(found: WeightsBelow, pieces: Sequence[Piece], run: Sequence[_Weighed]) -> None:
    """Keep a run where the weights can be no headings of what stands below them."""
    if len(run) < _FEW:
        return
    first = run[0].first
    heads = _heads(pieces, first)
    twice = any(one.meaning == other.meaning for one, other in pairwise(run))
    headed = any(is_weight_head(pieces[at].text) for at in heads)
    if not (twice or headed) or _weighs_more(pieces, run):
        return
    found.weights |= {one.weight: one.meaning for one in run}
    found.starts.add(first)
    found.ends.update((run[-1].weight + 1, run[-1].weight + 2))
    found.heads.update(heads)
    for one in run:
        tests = one.weight + 1
        if tests < len(pieces) and pieces[tests].is_line and is_method(pieces[tests].text):
            found.heads.add(tests)


def _heads(pieces: Sequence[Piece], first: int) -> list[int]:
    """List the pieces above the first item that head the columns beside it."""
    heads: list[int] = []
    at = first
    while at:
        words = pieces[at - 1].text
        broken = f"{pieces[at - 2].text} {words}" if at > 1 else ""
        many = 1 if is_weight_head(words) or heads_methods(words) else 2 * is_weight_head(broken)
        if not many:
            break
        heads += range(at - many, at)
        at -= many
    return heads


def _weighs_more(pieces: Sequence[Piece], run: Sequence[_Weighed]) -> bool:
    """Tell whether an item like the others stands below the last weight."""
    last = run[-1].weight + 1
    last += last < len(pieces) and is_method(pieces[last].text)
    if last >= len(pieces) or pieces[last].label is not None:
        return False
    if any(pieces[one.first].atom.marker for one in run):
        return bool(pieces[last].atom.marker)
    apart = sum(pieces[one.weight].atom.after_blank for one in run)
    return 2 * apart >= len(run) or not pieces[last].atom.after_blank
