"""Tell forms in which each value stands on the line above its label, and turn them round."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.furniture import is_none
from remit.graph.layout.labels import Label
from remit.graph.layout.shapes import shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.piece import Piece

_FEW = 4
_STROKE = " / "


def turned(pieces: list[Piece], alone: Sequence[Label | None]) -> list[Piece]:
    """Put labels before their values where the shapes of the values say that they stand behind.

    Both ways of pairing labels and lines are tried; the lines above win only where more of them
    have the shape that their label asks for, such as a code for a post number, and where none of
    them, in small letters, goes on with the line before it. `alone` are the labels that words would
    be if nothing but labels and values stood on these lines.
    """
    done = [
        piece if label is None or not _may_be_field(piece) else piece.labelled(label)
        for piece, label in zip(pieces, alone, strict=True)
    ]
    kept: set[int] = set()
    for first, last in _runs(done):
        labels = [i for i in range(first, last + 1) if _is_field(done[i])]
        above = sum(_fits(done, i, i - 1) for i in labels)
        below = sum(_fits(done, i, i + 1) for i in labels)
        wrapped = any(i and done[i - 1].text[:1].islower() for i in labels)
        if above > below and len(labels) >= _FEW and not wrapped:
            places = [i for i in labels if i > 0 and done[i - 1].label is None]
            turn_round(done, places)
            kept.update(at for i in places for at in (i - 1, i))
    return [p if i in kept else pieces[i] for i, p in enumerate(done)]


def turn_round(pieces: list[Piece], places: Sequence[int]) -> None:
    """Put the labels at these places before their values, which stand above them.

    Most of the values may stand behind the label in another language; one that stands there alone
    stays above.
    """
    said_twice = 2 * sum(_STROKE in f"{pieces[i - 1].text} " for i in places) > len(places)
    for i in places:
        value = _in_one_tongue(pieces[i - 1]) if said_twice else pieces[i - 1]
        head = replace(pieces[i], bordered=True)
        pieces[i - 1 : i + 1] = (value, head) if value.label is not None else (head, value)


def _in_one_tongue(value: Piece) -> Piece:
    """Keep of a value what stands behind the label in another language: `GRADDFA / Scale 5`.

    Where nothing does, the words are a label that was left empty.
    """
    if value.text.endswith(_STROKE.rstrip()):
        return value.set_off(Label(field="form", listed=False))
    words = value.text.rpartition(_STROKE)[2]
    if len(value.text) != len(value.span):
        return value
    return replace(value, text=words, span=Span(value.span.end - len(words), value.span.end))


def _runs(pieces: list[Piece]) -> list[tuple[int, int]]:
    """Find the stretches in which labels and other lines take turns."""
    runs: list[tuple[int, int]] = []
    start = None
    for i, piece in enumerate(pieces):
        plain = piece.atom.cells == 1 and piece.is_whole
        takes_turn = plain and _is_field(piece) and (i == 0 or pieces[i - 1].label is None)
        if takes_turn and start is None:
            start = i
        if start is not None and (not plain or (piece.label is not None and not takes_turn)):
            runs.append((start, i - 1))
            start = None
        elif (
            start is not None
            and piece.label is None
            and i > start + 1
            and pieces[i - 1].label is None
        ):
            runs.append((start, i - 2))
            start = None
    if start is not None:
        runs.append((start, len(pieces) - 1))
    return runs


def _may_be_field(piece: Piece) -> bool:
    """Tell whether words are no more than a label elsewhere, or the head of a part of a list."""
    return piece.label is None or (piece.label.field is None and piece.label.part)


def _is_field(piece: Piece) -> bool:
    return piece.label is not None and piece.label.field is not None


def _fits(pieces: list[Piece], label: int, value: int) -> bool:
    """Tell whether a line has the shape that a label asks for."""
    named = pieces[label].label
    if named is None or not 0 <= value < len(pieces) or pieces[value].label is not None:
        return False
    return fits_shape(named, pieces[value].text)


def fits_shape(label: Label, value: str) -> bool:
    """Tell whether a value has the shape that a label asks for; most labels ask for none.

    >>> from remit.graph.layout.labels import Label
    >>> fits_shape(Label("grade"), "Scale 5"), fits_shape(Label("grade"), "Stores")
    (True, False)
    """
    value = value.rpartition(_STROKE)[2]
    shape = shapes().line.get(label.field or "")
    nothing = label.field == "direct_reports" and is_none(value)
    return nothing or (shape is not None and shape.search(value) is not None)
