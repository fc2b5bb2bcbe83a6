"""Tell a question that heads sentences about the work from one that asks for the title."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from remit.graph.layout.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.layout.piece import Piece

_LEAST_WORDS = 8


def with_asked_work(pieces: Sequence[Piece]) -> list[Piece]:
    """Make the heading of a summary of a question for the title that a sentence answers.

    `What's the job?` asks for the title above `Quay Clerk`, for the work above `You will keep …`.
    """
    return list(_each(pieces))


def _each(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece, below in zip_longest(pieces, pieces[1:]):
        if below is not None and _asks_for_title(piece) and _is_sentence(below):
            yield replace(piece, label=Label(kind="purpose"))
        else:
            yield piece


def _asks_for_title(piece: Piece) -> bool:
    if piece.label is None or piece.label.field != "title":
        return False
    return piece.atom.cells == 1 and piece.is_whole and piece.text.endswith("?")


def _is_sentence(piece: Piece) -> bool:
    whole = piece.atom.cells == 1 and piece.label is None
    return whole and piece.text.endswith(".") and len(piece.text.split()) >= _LEAST_WORDS
