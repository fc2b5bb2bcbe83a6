"""The columns of a person specification: which cell means essential, which desirable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.pieces import Piece

_HEADS = frozenset({"essential", "desirable"})
_LETTERS = {"e": "essential", "d": "desirable"}


@dataclass(slots=True)
class Columns:
    """The columns of the table that is being read.

    Attributes:
        flowing: Whether the cells of a row flow over lines, so that columns count from the row's name.
        heads: The cell of a column and what it means.
        row: The cell in which the name of the row stands; -1 before the first row.
    """

    flowing: bool
    heads: list[tuple[int, str]] = field(default_factory=list)
    row: int = -1

    def __bool__(self) -> bool:
        return bool(self.heads)

    def close(self) -> None:
        """Forget the table."""
        self.heads.clear()
        self.row = -1

    def begin_row(self, piece: Piece) -> None:
        """Take a piece as the name of a row."""
        self.row = piece.atom.cell

    def modality(self, piece: Piece) -> str | None:
        """Tell what the column of a piece means; None outside the columns."""
        if not self.heads:
            return None
        if self.flowing:
            place = piece.atom.cell - self.row - 1
            return self.heads[place][1] if self.row >= 0 and 0 <= place < len(self.heads) else None
        return dict(self.heads).get(piece.atom.cell) if piece.atom.cells > 1 else None


def is_head(piece: Piece) -> bool:
    """Tell whether a piece is one of the words that head such a column."""
    return piece.text.strip(" :-–•*#").casefold() in _HEADS


def heads_column(pieces: Sequence[Piece], index: int, *, flowing: bool) -> bool:
    """Tell whether a word such as `Essential` heads a column, rather than the list below or beside it."""
    piece = pieces[index]
    if not is_head(piece) or piece.atom.cells < 2:
        return False
    behind = _neighbour(pieces, index, 1)
    before = _neighbour(pieces, index, -1)
    if any(p is not None and (is_head(p) or p.label is not None) for p in (before, behind)):
        return True
    return behind is None and (flowing or before is None or not _said_in_row(before, piece))


def _neighbour(pieces: Sequence[Piece], index: int, step: int) -> Piece | None:
    """Give the next piece of the same line, if any."""
    at = index + step
    if not 0 <= at < len(pieces) or pieces[at].atom.line != pieces[index].atom.line:
        return None
    return pieces[at]


def row_mark(pieces: Sequence[Piece], index: int) -> str | None:
    """Read a last cell that marks its row, `E` or `Desirable`, as what it means."""
    piece = pieces[index]
    before = pieces[index - 1] if index else None
    if before is None or not _said_in_row(before, piece) or piece.atom.cells < 2:
        return None
    word = piece.text.strip(" .").casefold()
    return word if word in _HEADS else _LETTERS.get(word)


def _said_in_row(before: Piece, piece: Piece) -> bool:
    same = before.atom.line == piece.atom.line and before.atom.cell != piece.atom.cell
    return same and before.label is None and len(before.text.split()) > 2
