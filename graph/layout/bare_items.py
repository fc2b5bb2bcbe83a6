"""Tell a short line of a list without marks from the heading of a part that has the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.piece import Piece

_FEW_WORDS = 4
_ITEM_WORDS = 12
_STOPS = (".", ":", ";", ",", "?")


def with_bare_items(pieces: Sequence[Piece]) -> list[Piece]:
    """Take a heading of a part for an item where nothing stands below it but another heading.

    `Driving` ends a list of skills in that way where `Desirable` follows, and heads one where
    conditions do.
    """
    done = list(pieces)
    kind, weight = "", ""
    for index, piece in enumerate(done):
        label = piece.label
        if label is None or (label.kind is None and label.field != "form"):
            continue
        may_be = kind == "requirements" and _is_listed(done, index)
        if may_be and not _is_column(done, index) and _is_empty(done, index, weight):
            done[index] = piece.labelled(None)
            continue
        kind = label.kind if label.kind and not label.part else kind
        if label.modality and (label.sure or not weight):
            weight = label.modality
    return done


def _is_listed(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a heading that need be none stands right below a short line of a list."""
    piece, above = pieces[index], pieces[index - 1] if index else None
    label = piece.label
    if above is None or label is None or (label.sure and label.kind and not label.part):
        return False
    plain = piece.is_line and not piece.text.endswith(_STOPS) and not piece.text.isupper()
    if not plain or piece.atom.after_blank or len(piece.text.split()) > _FEW_WORDS:
        return False
    short = len(above.text.split()) <= _ITEM_WORDS and not above.text.endswith(_STOPS)
    near = above.atom.line == piece.atom.line - 1
    return near and short and above.is_line and above.label is None


def _is_column(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a heading opens a column of them: names of rows, read downwards."""
    below = [piece for piece in pieces[index + 1 : index + 3] if not piece.atom.after_blank]
    return len(below) == 2 and all(p.label and p.label.kind and not p.label.sure for p in below)


def _is_empty(pieces: Sequence[Piece], index: int, weight: str) -> bool:
    """Tell whether a heading has nothing below it that could stand under it."""
    below = pieces[index + 1] if index + 1 < len(pieces) else None
    if below is None:
        return True
    label = below.label
    if label is None or label.kind is None or not below.is_line:
        return False
    if below.text.endswith(":") and not label.sure:
        return False
    weighs = label.sure and label.modality in ("essential", "desirable")
    return not weighs or (label.modality == "desirable" and weight == "essential")
