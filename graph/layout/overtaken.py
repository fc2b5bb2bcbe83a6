"""Give labels in a run their values, where a field with its value in one line comes in between.

A form of two columns that became text prints `Post Title:`, `Post Number:`, `Grade: W7`, and then
the title and the number.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.pairs import is_value
from remit.graph.layout.piece import part
from remit.graph.layout.turned import fits_shape
from remit.graph.layout.values import fields_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.piece import Piece

_FEWEST, _MOST = 2, 4
_SHAPED = frozenset({"grade", "rank", "vetting", "hours", "status"})
_CODE = "role_code"


def overtaken(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Put behind each label of such a run its value."""
    if not any(one.label and two.label and two.bordered for one, two in pairwise(pieces)):
        return list(pieces)
    done: list[Piece] = []
    index = 0
    while index < len(pieces):
        run = _run(pieces, index)
        values = _values(text, pieces, index, run) if _FEWEST <= len(run) <= _MOST else []
        if not values:
            done += pieces[index : index + max(1, len(run))]
            index += max(1, len(run))
            continue
        between = index + len(run)
        behind = _without_pairs(pieces, between)
        for head, value in zip(run, values, strict=True):
            done += [head, value]
        done += pieces[between:behind]
        index = _without_lines(pieces, behind)
    return done


def _run(pieces: Sequence[Piece], index: int) -> Sequence[Piece]:
    """List the labels from a place on that are lines by themselves, each with a colon."""
    end = index
    while end < len(pieces) and _is_label(pieces[end]) and pieces[end].is_line:
        end += 1
    return pieces[index:end]


def _is_label(piece: Piece) -> bool:
    named = piece.label is not None and piece.label.field is not None and piece.bordered
    return named and piece.text.endswith(":")


def _without_pairs(pieces: Sequence[Piece], index: int) -> int:
    """Go past labels that have their values in the same line."""
    while index + 1 < len(pieces) and _is_label(pieces[index]):
        value = pieces[index + 1]
        if value.label is not None or value.atom.line != pieces[index].atom.line:
            break
        index += 2
    return index


def _without_lines(pieces: Sequence[Piece], index: int) -> int:
    """Go past lines that are short and nothing but text."""
    while index < len(pieces) and pieces[index].label is None and pieces[index].is_line:
        if pieces[index].atom.after_blank or not is_value(pieces[index].text):
            break
        index += 1
    return index


def _values(text: str, pieces: Sequence[Piece], index: int, run: Sequence[Piece]) -> list[Piece]:
    """Read the values of a run of labels, the first over two lines at most; none if in doubt."""
    start = _without_pairs(pieces, index + len(run))
    end = _without_lines(pieces, start)
    more = end - start - len(run)
    ends_so = end < len(pieces) and pieces[end].label is not None
    if start == index + len(run) or more not in (0, 1) or not ends_so:
        return []
    first = Span(pieces[start].span.start, pieces[start + more].span.end)
    values = [part(text, pieces[start].atom, first), *pieces[start + more + 1 : end]]
    fits = all(_fits(head, value.text) for head, value in zip(run, values, strict=True))
    return values if fits else []


def _fits(head: Piece, value: str) -> bool:
    """Tell whether a value is of the kind that a label asks for, or of none."""
    label = head.label
    if label is None or label.field is None:
        return False
    shaped = fields_of(value)
    if label.field == _CODE:
        return not shaped and any(map(str.isdigit, value))
    if label.field in shaped or fits_shape(label, value):
        return True
    return not shaped and label.field not in _SHAPED and label.field != "title"
