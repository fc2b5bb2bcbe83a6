"""A part of a line that is a label, a heading or other text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import folded
from remit.graph.quick import quick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.document import Span
    from remit.graph.layout.atoms import Atom
    from remit.graph.layout.labels import Label


@quick
@dataclass(frozen=True, slots=True)
class Piece:
    """An atom, or a part of one.

    Attributes:
        atom: Where it stands.
        span: Its characters.
        text: The same as one line.
        label: What it announces; None for other text.
        bordered: Whether a colon, or the border of a cell, sets the label off.
    """

    atom: Atom
    span: Span
    text: str
    label: Label | None = None
    bordered: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether it is all of its atom."""
        return self.span is self.atom.span or self.span == self.atom.span

    @property
    def is_line(self) -> bool:
        """Tell whether it is all of a line that has no cells and is no item of a list."""
        return not self.atom.marker and self.atom.cells == 1 and self.is_whole

    @property
    def opens_row(self) -> bool:
        """Tell whether it begins a row of cells; those of a row with a border count from one."""
        return self.atom.cells > 1 and self.atom.cell <= self.atom.barred

    def labelled(self, label: Label | None) -> Piece:
        """Give the same with another label, or with none."""
        return Piece(self.atom, self.span, self.text, label, self.bordered)

    def set_off(self, label: Label | None) -> Piece:
        """Give the same as a label that is set off from what stands beside it."""
        return Piece(self.atom, self.span, self.text, label, bordered=True)


def part(text: str, atom: Atom, span: Span, label: Label | None = None) -> Piece:
    """Take a part of an atom; a label there is set off from the rest."""
    return Piece(atom, span, folded(span.of(text)), label, label is not None)


def row_from(pieces: Sequence[Piece], index: int) -> list[Piece]:
    """Give the pieces of a row from one of them on, if each of its cells is one; else none."""
    row = cells_from(pieces, index)
    return row if row and row[0].atom.cells == len(row) else []


def cells_from(pieces: Sequence[Piece], index: int) -> list[Piece]:
    """Give the pieces of a line from one of them on."""
    end = index
    while end < len(pieces) and pieces[end].atom.line == pieces[index].atom.line:
        end += 1
    return list(pieces[index:end])
