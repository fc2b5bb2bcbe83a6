"""Take the marks of rows and columns: heads, ticks, boxes, and weights beside what they weigh."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.layout.answers import boxes, has_boxes
from remit.graph.layout.columns import (
    Columns,
    heads_by_letter,
    is_code,
    is_row_number,
    is_share,
    is_tick,
    is_weight_head,
    letter_of,
    row_mark,
)
from remit.graph.layout.furniture import is_method
from remit.graph.layout.model import Section
from remit.graph.layout.side_heads import side_weight
from remit.graph.layout.weights import weight_ahead
from remit.graph.places import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.graph.document import Span
    from remit.graph.layout.filling import Filling
    from remit.graph.layout.labels import Label
    from remit.graph.layout.piece import Piece
    from remit.graph.layout.sections import Sections
    from remit.graph.layout.weights_below import WeightsBelow

_SENTENCE_WORDS, _FEW_WORDS = 6, 4


@dataclass(slots=True)
class Marking:
    """Takes what only says of other words how binding they are.

    Attributes:
        text: Of the document.
        filling: The labels that wait for a value.
        sections: The section that is open.
        key: What marks mean in this document.
        below: The weights that stand below what they weigh.
        slashed: Whether ` / ` stands between the cells of its tables.
        ticked: The lines in which a cell is ticked.
        tested: Whether the document says how its criteria are tested.
        methods: The cells below heads that say so, by line and place.
        weighed: Whether a column says of each row how binding it is.
        ahead: The line in which a weight stands ahead of the row, and what it means.
        marked_line: The last line with a weight in the column of such marks.
        boxes_read: How many boxes of the line at hand were read.
        box_line: The line of the last box.
        explanations: What was taken, among other words that the form says of itself.
        columns: Those of the table that is open.
        lines: Where the lines of the text begin.
    """

    text: str
    filling: Filling
    sections: Sections
    key: Mapping[str, str]
    below: WeightsBelow
    slashed: bool
    ticked: frozenset[int]
    tested: bool
    methods: frozenset[tuple[int, int]] = frozenset()
    weighed: bool = False
    ahead: tuple[int, str] = (-1, "")
    marked_line: int = -1
    boxes_read: int = 0
    box_line: int = -1
    explanations: list[Span] = field(default_factory=list)
    columns: Columns = field(init=False)
    lines: Lines = field(init=False)

    def __post_init__(self) -> None:
        self.columns = self.sections.columns
        self.lines = Lines(self.text)

    def take(self, pieces: Sequence[Piece], index: int, label: Label | None) -> bool:
        """Take what only marks a row or a column of a table, such as a tick; say if it was one."""
        piece = pieces[index]
        if piece.atom.running and not self.tested:
            return False
        waits = self.filling.waiting
        asks = self.sections.open.kind == "requirements"
        in_table = asks and (self.weighed or self.columns.barred or not self.slashed)
        mark = row_mark(pieces, index, self.key) if in_table else None
        if (head := _head(pieces, index)) is not None:
            self.filling.waiting = False
            self.begin_column(piece, head)
        elif has_boxes(piece.text) and not (waits or piece.atom.depth):
            self._box(piece)
        elif self.columns and piece.atom.cells > 1 and is_tick(piece.text):
            self._tick(piece)
        elif mark is not None:
            self._mark_row(piece, mark)
            self.marked_line = piece.atom.line if self.weighed else -1
        elif not (self.columns or waits) and (
            ahead := weight_ahead(pieces, index, self.key, asked=asks)
        ):
            self._weigh_row(piece, ahead)
        elif self._is_method(piece) or (not waits and _says_share(pieces, index)):
            self.explanations.append(piece.span)
            self.sections.gathering.interrupt()
        elif self.columns.flow and (lettered_mark := self._letter(piece)):
            self._mark_row(piece, lettered_mark)
        elif self._is_beside_mark(piece) or (
            in_table and label is None and not waits and is_code(pieces, index)
        ):
            self.explanations.append(piece.span)
        elif asks and not (self.slashed or waits) and is_row_number(pieces, index):
            self.explanations.append(piece.span)
            self.sections.gathering.interrupt()
        elif piece.atom.cells > 1 and is_weight_head(piece.text):
            self._weight_head(piece)
        else:
            return False
        return True

    def take_below(self, piece: Piece, index: int) -> bool:
        """Take a weight below what it weighs, or the head of such ones; say if it was one."""
        below = self.below
        if index in below.starts and self.sections.open.kind != "requirements":
            self.sections.begin_unheaded("essential")
        elif index in below.ends and piece.label is None and self._was_weighed():
            self.sections.begin_unheaded("obligatory")
        if index in below.weights:
            self.sections.gathering.weigh_last(below.weights[index])
        elif index not in below.heads:
            return False
        self.explanations.append(piece.span)
        return True

    def begin_column(self, piece: Piece, modality: str | None) -> None:
        """Begin a column; what stands before the first one's head are the form's own words."""
        if not self.columns and self.sections.open.kind != "requirements":
            self.sections.begin(Section(piece.span, piece.text, "requirements", "essential"))
        elif not self.columns:
            line = None if self.slashed else piece.atom.line
            self.explanations += self.sections.gathering.forget(line)
        if self.sections.open.heading != piece.span:
            self.explanations.append(piece.span)
        self.columns.begin(piece, modality, barred=self.is_barred(piece))
        self.sections.gathering.interrupt()

    def is_barred(self, piece: Piece) -> bool:
        """Tell whether strokes border the line of a piece."""
        return self.text.startswith("|", self.lines.start(piece.span.start))

    def take_beside(self, piece: Piece) -> None:
        """Take the name of a row; what a column's head explains are the form's own words."""
        ahead = self.columns.flow or piece.atom.cell < self.columns.heads[0][0]
        is_below = piece.atom.cells == 1 and piece.atom.after_blank and piece.text.endswith(".")
        if piece.atom.line in self.ticked and ahead:
            self.sections.add(piece, None)
        elif self.columns.flow and piece.atom.cell != self.columns.row:
            self.explanations.append(piece.span)
        elif ahead and not (is_below and len(piece.text.split()) >= _SENTENCE_WORDS):
            self.sections.part = piece.text
            self.explanations.append(piece.span)
        elif self.tested and piece.atom.cell > self.columns.heads[-1][0]:
            self.explanations.append(piece.span)
        elif is_below:
            self.sections.begin_unheaded("obligatory")
            self.sections.add(piece, None)
        else:
            self.sections.add(piece, None)

    def _was_weighed(self) -> bool:
        """Tell whether it was said of the last item how binding it is."""
        items = self.sections.gathering.items
        return bool(items) and items[-1].modality is not None

    def _weigh_row(self, piece: Piece, meaning: str) -> None:
        """Take a mark in front of a row as its weight; rows that are weighed are what is asked."""
        if self.sections.open.kind != "requirements":
            self.sections.begin_unheaded("essential")
        self.ahead = piece.atom.line, meaning
        self.explanations.append(piece.span)
        self.sections.gathering.interrupt()

    def _is_beside_mark(self, piece: Piece) -> bool:
        """Tell whether a few words stand behind the weight of their row: how it is proved."""
        return piece.atom.line == self.marked_line and piece.text.count(" ") < _FEW_WORDS

    def _is_method(self, piece: Piece) -> bool:
        """Tell whether a line only says how the criteria above it are tested."""
        asks = self.sections.open.kind == "requirements" and not self.filling.waiting
        named = piece.label is not None and piece.label.field is not None
        below = (piece.atom.line, piece.atom.cell) in self.methods
        return self.tested and asks and not named and (below or is_method(piece.text))

    def _weight_head(self, piece: Piece) -> None:
        """Take the head of a column that says of each row how binding it is."""
        if self.sections.open.kind != "requirements":
            self.sections.begin(Section(piece.span, piece.text, "requirements", "essential"))
        self.weighed = True
        self.explanations.append(piece.span)

    def _box(self, piece: Piece) -> None:
        """Take a ticked box: of a column, or the yes or no of a condition."""
        self.boxes_read = self.boxes_read + 1 if piece.atom.line == self.box_line else 0
        self.box_line = piece.atom.line
        self.explanations.append(piece.span)
        for place, (ticked, words) in enumerate(boxes(piece.text), start=self.boxes_read):
            if ticked and not words and place < len(self.columns.heads):
                self.sections.gathering.mark_row(piece, self.columns.heads[place][1])
            elif ticked and words.casefold() == "no":
                self.sections.gathering.mark_row(piece, "not required")

    def _letter(self, piece: Piece) -> str | None:
        """Read a letter that stands in a row of columns instead of a tick."""
        return letter_of(piece.text) if self.columns and piece.atom.line in self.ticked else None

    def _mark_row(self, piece: Piece, meaning: str) -> None:
        """Take a mark as the weight of its row."""
        self.sections.gathering.mark_row(piece, meaning)
        self.explanations.append(piece.span)

    def _tick(self, piece: Piece) -> None:
        """Take a tick in the column of a weight as the weight of its row."""
        meaning = dict(self.columns.heads).get(piece.atom.cell)
        if meaning:
            self.sections.gathering.mark_row(piece, meaning)
        self.explanations.append(piece.span)


def _head(pieces: Sequence[Piece], index: int) -> str | None:
    """Tell what a letter or a word means that heads a column beside the other weight."""
    if heads_by_letter(pieces, index):
        return letter_of(pieces[index].text)
    return side_weight(pieces, index) if pieces[index].atom.cells > 1 else None


def _says_share(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a cell says how much of the time a row takes, or heads such cells: `Weight`."""
    piece = pieces[index]
    if piece.atom.cells <= 1 or is_share(piece.text):
        return piece.atom.cells > 1
    below = pieces[index + 1 : index + 3]
    return is_weight_head(piece.text) and any(is_share(cell.text) for cell in below)
