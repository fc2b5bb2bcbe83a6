"""Read answers of forms that are more than a word: ticked boxes, the same in two languages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.layout.piece import Piece

_BOX = re.compile(r"([☐☒☑◻◼⬜✅])\s*([^☐☒☑◻◼⬜✅]*)|\[([ xX])\]\s*([^\[\]]*)")
_GOES_ON = re.compile(r"\.\s+(?:The\s+)?(?:[Pp]ost\s?holder|You|Role\s?holder|Applicants|This)\b")
_TICKED = frozenset("☒☑◼✅xX")


def has_boxes(text: str) -> bool:
    """Tell whether a text holds boxes to tick."""
    return _BOX.search(text) is not None


def boxes(text: str) -> Iterator[tuple[bool, str]]:
    """List the boxes of a text: whether each is ticked, and the words behind it.

    >>> list(boxes("☐ MV  ☒ RV"))
    [(False, 'MV'), (True, 'RV')]
    """
    for found in _BOX.finditer(text):
        mark = found[1] or found[3]
        yield mark in _TICKED, (found[2] or found[4] or "").strip()


def in_one_language(label: str, piece: Piece) -> Piece:
    """Keep of a value in two languages, under a label in two, the part that stands last."""
    if " / " not in label or piece.text.count(" / ") != 1:
        return piece
    words = piece.text.rpartition(" / ")[2]
    return replace(piece, text=words, span=Span(piece.span.end - len(words), piece.span.end))


def first_sentence(piece: Piece) -> Piece:
    """Keep of a value that goes on in a sentence about the holder what stands before it."""
    goes_on = _GOES_ON.search(piece.text)
    if goes_on is None or len(piece.span) != len(piece.text):
        return piece
    end = goes_on.start() + 1
    return replace(
        piece, text=piece.text[:end], span=Span(piece.span.start, piece.span.start + end)
    )
