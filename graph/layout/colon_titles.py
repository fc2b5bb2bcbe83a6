"""Read a title that has a colon inside: `Post: Supervisor: By-law Enforcement`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.labels import normal
from remit.graph.layout.piece import part
from remit.graph.linking.occupations import names_work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.piece import Piece

_LONGEST = 120


def with_colon_titles(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Put a title together that opens with what labels a manager elsewhere.

    It stands behind its label; a line that says the same again is no manager either.
    """
    titles = {
        normal(text[piece.span.start : pieces[index + 1].span.end])
        for index, piece in enumerate(pieces)
        if index and _is_title(pieces, index)
    }
    if not titles:
        return list(pieces)
    done: list[Piece] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if _opens(pieces, index):
            whole = Span(piece.span.start, pieces[index + 1].span.end)
            if normal(whole.of(text)) in titles:
                done.append(part(text, piece.atom, whole))
                index += 2
                continue
        done.append(piece)
        index += 1
    return done


def _is_title(pieces: Sequence[Piece], index: int) -> bool:
    before = pieces[index - 1]
    titled = before.label is not None and before.label.field == "title"
    return titled and before.atom is pieces[index].atom and _opens(pieces, index)


def _opens(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a label of managers that names somebody at work has its value beside it."""
    piece = pieces[index]
    if piece.label is None or piece.label.field != "reports_to" or index + 1 >= len(pieces):
        return False
    value = pieces[index + 1]
    beside = value.label is None and value.atom is piece.atom
    short = value.span.end - piece.span.start <= _LONGEST
    return beside and short and names_work(piece.text.rstrip(" :"))
