"""Tell with what a long text behind a label begins that is the value: a rank, a level, a day."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.answers import first_sentence
from remit.graph.linking.lexicon import names_a
from remit.graph.linking.ranks import find_rank

if TYPE_CHECKING:
    from remit.graph.layout.piece import Piece

_FRONT_WORDS = 8
_DAY = re.compile(r"(?:\S+\s+){1,7}?20\d\d\b")


def rank_ahead(piece: Piece) -> Piece | None:
    """Keep of a long value the rank with which it begins, if it does."""
    found = find_rank(" ".join(piece.text.split()[:_FRONT_WORDS]))
    if found is None or found.span.start or len(piece.span) != len(piece.text):
        return None
    span = Span(piece.span.start, piece.span.start + found.span.end)
    return replace(piece, span=span, text=piece.text[: found.span.end])


def level_ahead(piece: Piece) -> Piece | None:
    """Keep of a long text behind the label of vetting the level that its first sentence is."""
    level = first_sentence(piece)
    return level if names_a("VettingLevel", level.text.rstrip(". ")) else None


def date_ahead(piece: Piece) -> Piece | None:
    """Keep of a long text behind the label of a date the day with which it begins."""
    found = _DAY.match(piece.text)
    if found is None or len(piece.span) != len(piece.text):
        return None
    span = Span(piece.span.start, piece.span.start + found.end())
    return replace(piece, span=span, text=found[0])
