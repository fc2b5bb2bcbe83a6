"""The columns of a person specification: which cell means essential, which desirable."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.layout.furniture import wording
from remit.graph.layout.labels import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.graph.layout.model import Item
    from remit.graph.layout.piece import Piece

_WIDEST = 12
_TWO_CELLS, _TWO_WORDS = 2, 2
_LONGEST_HEAD = 80
_SHORT = 2
_HEADS = frozenset({"essential", "desirable"})
_CODE = re.compile(r"(?:[A-Z]{1,2}(?:\s?[,/&+;]\s?[A-Z]{1,3}|\s[A-Z]{1,2})*|\d{1,2}|[-–])$")
_REMARK = re.compile(r"(?<=\w)\s+\([^()]{1,40}\)$")
_SHARE = re.compile(r"\d{1,3}\s?%")
_BRACKETED = re.compile(r"\([ED]\)")
_TICK = re.compile(r"(?:[xX✓✔√☒☑●*]|[Yy]es|YES)$")
_BOXES = frozenset("☐☒☑□")
_LETTERS: Mapping[str, str] = {"e": "essential", "d": "desirable"}


@dataclass(slots=True)
class Columns:
    """The columns of the table that is being read.

    Attributes:
        flowing: Whether the cells of a row flow over lines, so that columns count from its name.
        heads: The cell of a column and what it means.
        row: The cell in which the name of the row stands; -1 before the first row.
        barred: Whether strokes border its lines, so that it ends with the first that has none.
        cells: How many cells the row of heads has.
        line: The line whose pieces are being read.
    """

    flowing: bool
    heads: list[tuple[int, str]] = field(default_factory=list)
    row: int = -1
    barred: bool = False
    cells: int = 0
    line: int = -1

    def __bool__(self) -> bool:
        return bool(self.heads)

    @property
    def flow(self) -> bool:
        """Tell whether the cells of the table that is being read flow over lines."""
        return self.flowing and not self.barred

    def close(self) -> None:
        """Forget the table."""
        self.heads.clear()
        self.row = -1
        self.barred = False

    def begin(self, head: Piece, modality: str | None, *, barred: bool) -> None:
        """Take a piece as the head of a column."""
        self.heads.append((head.atom.cell, modality or ""))
        self.barred = barred
        self.cells = head.atom.cells

    def names_row(self, piece: Piece) -> bool:
        """Tell whether a cell stands ahead of the columns, in a row as long as their heads.

        Who wrote the form, and when, names no row.
        """
        if self.flow or not self.heads or piece.atom.cells != self.cells:
            return False
        if piece.label is not None and piece.label.field == "date":
            return False
        return piece.atom.cell < self.heads[0][0]

    def lists(self, piece: Piece) -> bool:
        """Tell whether a cell behind the name of a row has a bullet, and so is no such name."""
        return bool(self and piece.atom.marker) and piece.atom.cell > piece.atom.barred

    def begin_row(self, piece: Piece) -> None:
        """Take a piece as the name of a row."""
        self.row = piece.atom.cell

    def modality(self, piece: Piece) -> str | None:
        """Tell what the column of a piece means; None outside the columns."""
        if not self.heads:
            return None
        if self.flow:
            self._begin_line(piece)
            place = piece.atom.cell - self.row - 1
            return self.heads[place][1] if self.row >= 0 and 0 <= place < len(self.heads) else None
        return dict(self.heads).get(piece.atom.cell) if piece.atom.cells > 1 else None

    def _begin_line(self, piece: Piece) -> None:
        """Begin at the first column with a line of conditions for each, where it cannot go on.

        Cells flow over lines; one more of the row than has a column shows that this line is one
        of its own: its cells stand below those of the line before.
        """
        atom, place = piece.atom, piece.atom.cell - self.row - 1
        begins, self.line = atom.line != self.line, atom.line
        whole = atom.cells == len(self.heads) > 1
        asked = bool(atom.marker) or piece.text.endswith(".")  # the name of a row is neither
        if begins and whole and asked and place > 0 and self.row >= 0:
            self.row = atom.cell - 1


def is_head(words: str) -> bool:
    """Tell whether words are those that head such a column.

    >>> is_head("Hanfodol / Essential"), is_head("Essential criteria")
    (True, False)
    """
    low = words.casefold()
    if low in wording().side_heads:
        return True
    if not any(head in low for head in _HEADS):
        return False
    parts = [part.strip(" :-–•*#") for part in low.split(" / ")]
    return any(part in _HEADS for part in parts)


def is_weight_head(words: str) -> bool:
    """Tell whether words head a column that says of each row how binding it is.

    >>> is_weight_head("Essential/ Desirable"), is_weight_head("Essential")
    (True, False)
    """
    if len(words) >= _LONGEST_HEAD:
        return False
    plain = _BRACKETED.sub("", words) if "(" in words else words
    return normal(plain) in wording().weight_heads


def is_share(words: str) -> bool:
    """Tell whether a cell says how much of the time a row of work takes: `30 %`."""
    return words.endswith("%") and _SHARE.fullmatch(words) is not None


def is_tick(words: str) -> bool:
    """Tell whether a cell holds nothing but a mark that ticks its column.

    >>> is_tick("X"), is_tick("Excel")
    (True, False)
    """
    return _TICK.match(words) is not None


def ticked_lines(pieces: Iterable[Piece]) -> frozenset[int]:
    """List the lines of tables in which a cell is ticked."""
    return frozenset(
        piece.atom.line
        for piece in pieces
        if piece.atom.cells > 1
        and (is_tick(piece.text) or piece.text in _BOXES or letter_of(piece.text))
    )


def letter_of(words: str) -> str | None:
    """Tell what a cell means that is nothing but an E or a D.

    >>> letter_of("E"), letter_of("Excel")
    ('essential', None)
    """
    return _LETTERS.get(words.casefold()) if len(words) == 1 and words.isupper() else None


def heads_column(pieces: Sequence[Piece], index: int, *, flowing: bool) -> bool:
    """Tell whether a word such as `Essential` heads a column, rather than a list."""
    piece = pieces[index]
    if not is_head(piece.text) or piece.atom.cells < 2:
        return False
    behind = _neighbour(pieces, index, 1)
    before = _neighbour(pieces, index, -1)
    if any(p is not None and (is_head(p.text) or p.label is not None) for p in (before, behind)):
        return True
    return behind is None and (flowing or before is None or not _said_in_row(before, piece))


def are_letter_heads(row: Sequence[str]) -> bool:
    """Tell whether the cells of a row head columns by an `E` and a `D`.

    >>> are_letter_heads(["Criteria", "E", "D"]), are_letter_heads(["Tact", "E", "X"])
    (True, False)
    """
    return {"E", "D"} <= set(row) and len(row) == len(set(row)) and not any(map(is_tick, row))


def heads_by_letter(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a cell is the `E` or the `D` of a row that heads columns with both."""
    if letter_of(pieces[index].text) is None:
        return False
    near = pieces[max(0, index - _WIDEST) : index + _WIDEST]
    return are_letter_heads([p.text for p in near if p.atom.line == pieces[index].atom.line])


def _neighbour(pieces: Sequence[Piece], index: int, step: int) -> Piece | None:
    """Give the next piece of the same line, if any."""
    at = index + step
    if not 0 <= at < len(pieces) or pieces[at].atom.line != pieces[index].atom.line:
        return None
    return pieces[at]


def row_mark(pieces: Sequence[Piece], index: int, key: Mapping[str, str]) -> str | None:
    """Read a cell that marks its row, `E` or `Desirable`, as what it means."""
    piece = pieces[index]
    bare = _REMARK.sub("", piece.text) if piece.text.endswith(")") else piece.text
    word = bare.strip(" .()[]").casefold()
    meaning = word if word in _HEADS else key.get(word)
    if meaning is None or piece.atom.cells < _TWO_CELLS:
        return None
    near = pieces[max(0, index - _WIDEST) : index + _WIDEST]
    marked = {
        p.atom.line
        for p in near
        if p.atom.cell == piece.atom.cell and key.get(p.text.casefold()) is not None
    }
    return meaning if _said_before(pieces, index, 1 if len(marked) > 1 else _TWO_WORDS) else None


def is_row_number(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a cell is the bare number of its row, before what the row says."""
    piece, behind = pieces[index], _neighbour(pieces, index, 1)
    opens = piece.atom.cells > 1 and _neighbour(pieces, index, -1) is None
    return opens and behind is not None and piece.text.isdigit() and len(behind.text) > 1


def is_code(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a cell only says how its row is assessed or ranked, such as `A/I` or `3`."""
    piece = pieces[index]
    return (
        piece.atom.cells > 1 and _CODE.match(piece.text) is not None and _said_before(pieces, index)
    )


def is_row_of_marks(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether nothing but marks, among them a weight, stands beside a cell in its row."""
    line = pieces[index].atom.line
    near = range(max(0, index - _WIDEST), min(len(pieces), index + _WIDEST))
    beside = [pieces[at].text for at in near if at != index and pieces[at].atom.line == line]
    marks = all(_CODE.match(words) or is_tick(words) for words in beside)
    return marks and any(letter_of(words) for words in beside)


def _said_before(pieces: Sequence[Piece], index: int, least: int = _TWO_WORDS) -> bool:
    """Tell whether a sentence, of so many words at least, stands before a cell in its row."""
    piece = pieces[index]
    for before in reversed(pieces[max(0, index - _WIDEST) : index]):
        if before.atom.line != piece.atom.line:
            return False
        heads = before.label is not None and (before.label.sure or before.label.field)
        said = len(before.text.split()) >= least and len(before.text) > _SHORT
        if not heads and said and not _CODE.match(before.text):
            return True
    return False


def _said_in_row(before: Piece, piece: Piece) -> bool:
    same = before.atom.line == piece.atom.line and before.atom.cell != piece.atom.cell
    return same and before.label is None and len(before.text.split()) > 2


def in_turns(blocks: Sequence[int], items: Sequence[Item]) -> list[str | None]:
    """Tell what items mean that follow two heads side by side, `Essential` and `Desirable`.

    The columns stand in blocks, one behind the other, or their cells in turn. `blocks` are the
    sizes of the runs of items without a blank line; what stands behind the second is no column.
    Where topics stand among the items, only blocks tell the columns apart.

    >>> from remit.graph.document import Span
    >>> from remit.graph.layout.model import Item
    >>> in_turns([2, 1], [Item(Span(0, 1), "a"), Item(Span(2, 3), "b"), Item(Span(4, 5), "c")])
    ['essential', 'essential', 'desirable']
    """
    two = len(blocks) > 1 and (len(blocks) == 2 or max(blocks[:2]) > 2)
    if any(item.part for item in items) and not (two and blocks[0] > 1):
        return ["essential"] * len(items)
    if two:
        first, second = blocks[0], blocks[0] + blocks[1]
        return [
            "essential" if i < first else "desirable" if i < second else "obligatory"
            for i in range(len(items))
        ]
    if len(items) % 2 == 0 and not any(item.marker for item in items):
        return ["essential", "desirable"] * (len(items) // 2)
    return [item.modality for item in items]
