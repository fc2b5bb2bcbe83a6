"""Tell a label that waits for its value from the heading of the sentences below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.layout.answers import answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.piece import Piece

_VALUE_WORDS = 25
_SENTENCE_WORDS = 7


def heads_sentences(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether the label of a field is used as the heading of running text."""
    piece = pieces[index]
    if piece.atom.cells > 1 or index + 1 >= len(pieces) or not piece.is_whole:
        return False
    following = pieces[index + 1]
    words = len(following.text.split())
    if piece.text.endswith("?") and piece.label and answers(piece.label, following.text):
        return False
    return (
        following.label is None
        and following.atom.line != piece.atom.line
        and words >= _SENTENCE_WORDS
        and (following.text.rstrip().endswith(".") or words > _VALUE_WORDS)
    )
