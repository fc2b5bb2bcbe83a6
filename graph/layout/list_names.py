"""Tell the names of parts of a list from its items: `Coordination • Keep in touch …`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.layout.contents import opens_work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.piece import Piece

_NUMBERED = re.compile(r"\d{1,2}\s+[A-Z][a-z]")
_MOST_WORDS, _NUMBERED_WORDS = 4, 9
_SENTENCE_WORDS, _TWO_CELLS = 7, 2
_ENDS = (".", ";", ":", ",", "?", "!")


def names_list(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a piece names the items behind it: a few words before bullets in its line.

    So does a number with no full stop and some words, which stand apart above a sentence.
    """
    piece = pieces[index]
    behind = pieces[index + 1] if index + 1 < len(pieces) else None
    if behind is None or behind.label is not None or piece.atom.marker or piece.atom.cells > 1:
        return False
    if piece.text.endswith(_ENDS) or piece.atom.running:
        return False
    words = piece.text.split()
    if behind.atom.line == piece.atom.line and behind.atom.cells == 1:
        listed = bool(behind.atom.marker) and behind.atom is not piece.atom
        named = piece.text[:1].isupper() and len(words) <= _MOST_WORDS
        return listed and named and not opens_work(piece.text)
    if len(words) > _NUMBERED_WORDS or _NUMBERED.match(piece.text) is None:
        return False
    told = len(behind.text.split()) >= _SENTENCE_WORDS and behind.text.endswith(".")
    return piece.is_line and behind.atom.after_blank and not behind.atom.marker and told


def names_cell(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a cell of a few words names the sentence in the cell beside it."""
    piece, beside = pieces[index], (pieces[index + 1] if index + 1 < len(pieces) else None)
    if beside is None or beside.label is not None or piece.atom.cells != _TWO_CELLS:
        return False
    in_row = beside.atom.line == piece.atom.line and beside.atom is not piece.atom
    few = len(piece.text.split()) <= _MOST_WORDS and not piece.text.endswith((".", ";"))
    sentence = len(beside.text.split()) >= _SENTENCE_WORDS and beside.text.endswith(".")
    return in_row and few and sentence
