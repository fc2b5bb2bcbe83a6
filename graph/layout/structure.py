"""Read the form of a document: which label has which value, what stands under which heading."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.answers import boxes, has_boxes, opens_with_name
from remit.graph.layout.atoms import cut
from remit.graph.layout.bare_items import with_bare_items
from remit.graph.layout.below_labels import (
    explained,
    heads_sentences,
    heads_tests,
    names_below,
)
from remit.graph.layout.colon_titles import with_colon_titles
from remit.graph.layout.columns import (
    Columns,
    heads_by_letter,
    heads_column,
    is_code,
    is_row_number,
    is_row_of_marks,
    is_tick,
    is_weight_head,
    letter_of,
    row_mark,
    ticked_lines,
)
from remit.graph.layout.contents import behind_explanation
from remit.graph.layout.filling import Filling
from remit.graph.layout.furniture import (
    heads_methods,
    is_explanation,
    is_method,
    is_prompt,
    may_explain,
    opens_examples,
)
from remit.graph.layout.grids import in_reading_order
from remit.graph.layout.model import Layout, Section
from remit.graph.layout.piece import part, row_from
from remit.graph.layout.pieces import refine
from remit.graph.layout.sections import Sections, title_of
from remit.graph.layout.topics import answered, by_topic
from remit.graph.layout.weights import weight_ahead, weight_key
from remit.graph.layout.weights_below import WeightsBelow, weights_below
from remit.graph.layout.wrapping import wrap_of
from remit.graph.places import Lines, Places, itself

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.graph.document import Document
    from remit.graph.layout.labels import Label
    from remit.graph.layout.piece import Piece

_SENTENCE_WORDS = 7
_NOWHERE = -9
_NAME_WORDS, _TWO_CELLS = 4, 2


def lay_out(document: Document) -> Layout:
    r"""Find the fields, the sections and the items of a document.

    >>> from remit.graph.document import Document
    >>> text = "Grade:\tPC\nKey Responsibilities\n- Patrol\n- Report\n"
    >>> layout = lay_out(Document("a", "", text))
    >>> [(f.name, f.text) for f in layout.fields], [len(s.items) for s in layout.sections]
    ([('grade', 'PC')], [2])
    """
    order = in_reading_order(document.text)
    if order is not None:
        document = replace(document, text=order.text)
    atoms = cut(document.text)
    refined = refine(atoms.plain, atoms)
    gaps = Places((*refined.furniture, *atoms.tags, *atoms.emphasis), itself)
    pieces = with_bare_items(with_colon_titles(document.text, refined.pieces))
    key = weight_key(document.text)
    reader = _Reader(
        document.text,
        gaps,
        atoms.slashed,
        wrap_of(pieces),
        ticked_lines(pieces),
        by_topic(pieces),
        tested=any(heads_methods(span.of(document.text)) for span in refined.furniture),
        key=key,
        below=weights_below(pieces, key),
    )
    index = 0
    while index < len(pieces):
        index = reader.table(pieces, index) or reader.step(pieces, index)
    reader.sections.close()
    return Layout(
        document,
        tuple(reader.filling.fields),
        tuple(reader.sections.done),
        refined.furniture,
        refined.run_together,
        atoms.tags,
        atoms.emphasis,
        (*atoms.empty_items, *refined.empty_items),
        atoms.rules,
        tuple(reader.prompts),
        (*reader.explanations, *reader.sections.names),
        tuple(reader.dividers),
        gaps,
        order,
    )


@dataclass(slots=True)
class _Reader:
    """Walks the pieces; holds the open section, the label that waits, a table's columns."""

    text: str
    gaps: Places[Span]
    slashed: bool
    wrap: int
    ticked: frozenset[int]
    by_topic: bool
    prompts: list[Span] = field(default_factory=list)
    explanations: list[Span] = field(default_factory=list)
    dividers: list[Span] = field(default_factory=list)
    boxes_read: int = 0
    box_line: int = -1
    explained: int = _NOWHERE
    ahead: tuple[int, str] = (-1, "")
    weighed: bool = False
    tested: bool = False
    key: Mapping[str, str] = field(default_factory=dict)
    below: WeightsBelow = field(default_factory=WeightsBelow)
    lines: Lines = field(init=False)
    filling: Filling = field(init=False)
    columns: Columns = field(init=False)
    sections: Sections = field(init=False)

    def __post_init__(self) -> None:
        self.lines = Lines(self.text)
        self.filling = Filling(self.text)
        self.columns = Columns(self.slashed)
        self.sections = Sections(self.text, self.gaps, self.wrap, self.by_topic, self.columns)

    def step(self, pieces: Sequence[Piece], index: int) -> int:
        piece = pieces[index]
        label = piece.label
        if label is not None and label.kind and not label.sure and is_row_of_marks(pieces, index):
            label = None
        self.tested = self.tested or heads_methods(piece.text)
        if self.below.weights and self._below(piece, index):
            return index + 1
        if self._mark(pieces, index, label):
            pass
        elif heads_tests(pieces, index, in_table=bool(self.columns)):
            self.explanations.append(piece.span)
        elif label is None:
            (self._divide if self._names_beside(pieces, index) else self._text)(piece)
        elif label.kind == "requirements" and heads_column(pieces, index, flowing=self.slashed):
            self._column_head(piece, label.modality)
        elif label.field is not None and self.columns.names_row(piece):
            self._name_row(piece)
        elif label.field and (heading := explained(pieces, index)) is not None:
            self._heading(piece.labelled(heading), heading, pieces[index + 1])
        elif not self.columns and names_below(pieces, index, label):
            self._answer(piece, label, pieces[index + 1])
            return index + 2
        elif label.field is not None and not heads_sentences(pieces, index):
            self.filling.begin(piece, label)
            self.sections.count(piece)
        elif label.part and (asked := answered(pieces, index)) is not None:
            self._answer(piece, asked, pieces[index + 1])
            return index + 2
        else:
            self._heading(piece, label, pieces[index + 1] if index + 1 < len(pieces) else None)
        return index + 1

    def _answer(self, piece: Piece, asked: Label, value: Piece) -> None:
        """Take a heading as a label, and as the heading of what stands behind its value."""
        if not opens_with_name(asked, value.text):
            self.filling.pair(replace(piece, label=asked), value)
            return
        self.filling.begin(piece, asked)
        behind = self.filling.take(value)
        if behind is not None and piece.label is not None:
            self._heading(piece, piece.label, None)
            self._text(behind)

    def _mark(self, pieces: Sequence[Piece], index: int, label: Label | None) -> bool:
        """Take what only marks a row or a column of a table, such as a tick; say if it was one."""
        piece = pieces[index]
        waits = self.filling.waiting
        asks = self.sections.open.kind == "requirements"
        in_table = asks and (self.weighed or not self.slashed)
        mark = row_mark(pieces, index, self.key) if in_table else None
        if heads_by_letter(pieces, index):
            self._column_head(piece, letter_of(piece.text))
        elif has_boxes(piece.text) and not (waits or piece.atom.depth):
            self._box(piece)
        elif self.columns and piece.atom.cells > 1 and is_tick(piece.text):
            self._tick(piece)
        elif mark is not None:
            self.sections.gathering.mark_row(piece, mark)
        elif not (self.columns or waits) and (
            ahead := weight_ahead(pieces, index, self.key, asked=asks)
        ):
            self._weigh_row(piece, ahead)
        elif self._is_method(piece):
            self.explanations.append(piece.span)
            self.sections.gathering.interrupt()
        elif self.columns.flowing and (lettered_mark := self._letter(piece)):
            self.sections.gathering.mark_row(piece, lettered_mark)
        elif in_table and label is None and not waits and is_code(pieces, index):
            self.explanations.append(piece.span)
        elif asks and not (self.slashed or waits) and is_row_number(pieces, index):
            self.explanations.append(piece.span)
            self.sections.gathering.interrupt()
        elif piece.atom.cells > 1 and is_weight_head(piece.text):
            self._weight_head(piece)
        else:
            return False
        return True

    def _below(self, piece: Piece, index: int) -> bool:
        """Take a weight below what it weighs, or the head of such ones; say if it was one."""
        below = self.below
        if index in below.starts and self.sections.open.kind != "requirements":
            self.sections.begin(Section(None, "", "requirements", "essential"))
            self.sections.part = ""
        elif index in below.ends and piece.label is None and self._was_weighed():
            self.sections.begin(Section(None, "", "requirements", "obligatory"))
            self.sections.part = ""
        if index in below.weights:
            self.sections.gathering.weigh_last(below.weights[index])
        elif index not in below.heads:
            return False
        self.explanations.append(piece.span)
        return True

    def _was_weighed(self) -> bool:
        """Tell whether it was said of the last item how binding it is."""
        items = self.sections.gathering.items
        return bool(items) and items[-1].modality is not None

    def _weigh_row(self, piece: Piece, meaning: str) -> None:
        """Take a mark in front of a row as its weight; rows that are weighed are what is asked."""
        if self.sections.open.kind != "requirements":
            self.sections.begin(Section(None, "", "requirements", "essential"))
            self.sections.part = ""
        self.ahead = piece.atom.line, meaning
        self.explanations.append(piece.span)
        self.sections.gathering.interrupt()

    def _is_method(self, piece: Piece) -> bool:
        """Tell whether a line only says how the criteria above it are tested."""
        asks = self.sections.open.kind == "requirements" and not self.filling.waiting
        named = piece.label is not None and piece.label.field is not None
        return self.tested and asks and not named and is_method(piece.text)

    def _names_beside(self, pieces: Sequence[Piece], index: int) -> bool:
        """Tell whether a cell of a few words names the sentence in the cell beside it."""
        piece, beside = pieces[index], (pieces[index + 1] if index + 1 < len(pieces) else None)
        if beside is None or beside.label is not None or piece.atom.cells != _TWO_CELLS:
            return False
        in_row = beside.atom.line == piece.atom.line and beside.atom is not piece.atom
        few = len(piece.text.split()) <= _NAME_WORDS and not piece.text.endswith((".", ";"))
        free = not (self.columns or self.filling.waiting)
        asks = self.sections.open.kind == "requirements" and free
        sentence = len(beside.text.split()) >= _SENTENCE_WORDS and beside.text.endswith(".")
        return asks and in_row and few and sentence

    def table(self, pieces: Sequence[Piece], index: int) -> int:
        """Read a row of labels over a row of values; give the index after it, or 0."""
        atom = pieces[index].atom
        if atom.cells < _TWO_CELLS or (index and pieces[index - 1].atom.line == atom.line):
            return 0
        row = row_from(pieces, index)
        if not row or any(p.label is None or p.label.field is None for p in row):
            return 0
        below = row_from(pieces, index + len(row))
        if len(below) != len(row) or any(p.label is not None for p in below):
            return 0
        for head, value in zip(row, below, strict=True):
            self.filling.pair(head, value)
        return index + len(row) + len(below)

    def _heading(self, piece: Piece, label: Label, following: Piece | None) -> None:
        """Take a heading as the name of a row, as that of a part, or as that of a section."""
        self.filling.waiting = False
        sections = self.sections
        if self._names_row(piece, label, following):
            self._name_row(piece)
        elif sections.goes_on_below(piece, label, following):
            self._divide(piece)
        else:
            sections.begin_below(piece, label)

    def _name_row(self, piece: Piece) -> None:
        """Take words as the name of a row of the table that is open."""
        self.sections.begin_part(title_of(piece))
        self.explanations.append(piece.span)
        self.columns.begin_row(piece)

    def _divide(self, piece: Piece) -> None:
        """Take words that only name a part of the open section."""
        self.sections.begin_part(title_of(piece))
        self.dividers.append(piece.span)

    def _names_row(self, piece: Piece, label: Label, following: Piece | None) -> bool:
        """Tell whether a heading is the name of a row of the table that is open."""
        if not self.columns or self.sections.is_divided_at(piece, label, following):
            return False
        names_row = piece.bordered or (label.kind == "requirements" and not label.sure)
        beside = piece.atom.cells > 1 and piece.atom.line == (following or piece).atom.line
        return names_row and (beside or not self._ends_table(label))

    def _is_barred(self, piece: Piece) -> bool:
        """Tell whether strokes border the line of a piece."""
        return self.text.startswith("|", self.lines.start(piece.span.start))

    def _column_head(self, piece: Piece, modality: str | None) -> None:
        """Begin a column; what stands before the first one's head are the form's own words."""
        if not self.columns and self.sections.open.kind != "requirements":
            self.sections.begin(Section(piece.span, piece.text, "requirements", "essential"))
        elif not self.columns:
            line = None if self.slashed else piece.atom.line
            self.explanations += self.sections.gathering.forget(line)
        if self.sections.open.heading != piece.span:
            self.explanations.append(piece.span)
        self.columns.begin(piece, modality, barred=self._is_barred(piece))
        self.sections.gathering.interrupt()

    def _weight_head(self, piece: Piece) -> None:
        """Take the head of a column that says of each row how binding it is."""
        if self.sections.open.kind != "requirements":
            self.sections.begin(Section(piece.span, piece.text, "requirements", "essential"))
        self.weighed = True
        self.explanations.append(piece.span)

    def _ends_table(self, label: Label) -> bool:
        return label.kind in ("purpose", "duties", "competencies", "performance") and label.sure

    def _text(self, piece: Piece) -> None:
        left = self.filling.take(piece)
        if left is None:
            return
        piece = left
        if self.columns.barred and not self._is_barred(piece):
            self.columns.close()
            self.sections.begin(Section(None, "", "requirements", "obligatory"))
            self.sections.part = ""
        if is_prompt(piece.text):
            self.prompts.append(piece.span)
            return
        next_line = piece.atom.line == self.explained + 1
        explains = next_line or may_explain(piece.text) or opens_examples(piece.text)
        if explains and self.sections.open.heading is not None:
            ahead = behind_explanation(piece.text) if len(piece.text) == len(piece.span) else 0
            if ahead:
                start = piece.span.start + ahead
                self.explanations.append(Span(piece.span.start, start))
                piece = part(self.text, piece.atom, Span(start, piece.span.end))
            elif self._explains(piece):
                self.explanations.append(piece.span)
                return
        if self.sections.counts_on(piece):
            self.sections.begin_next(piece)
        modality = self.columns.modality(piece)
        if piece.atom.line == self.ahead[0]:
            modality = self.ahead[1]
        if modality is None and self.columns and not piece.atom.marker:
            self._beside_columns(piece)
        else:
            self.sections.add(piece, modality)

    def _explains(self, piece: Piece) -> bool:
        """Tell whether a line explains a heading, or goes on with a line that does."""
        line = piece.atom.line
        goes_on = line == self.explained + 1 and piece.is_line and piece.text[:1].islower()
        first = not self.sections.gathering.items and opens_examples(piece.text)
        if not (goes_on or first or is_explanation(piece.text)):
            return False
        whole = piece.text.endswith((".", ":", ")"))
        self.explained = line if piece.is_line and not whole else _NOWHERE
        return True

    def _box(self, piece: Piece) -> None:
        """Take a ticked box: of a column, or the yes or no of a condition."""
        self.boxes_read = self.boxes_read + 1 if piece.atom.line == self.box_line else 0
        self.box_line = piece.atom.line
        for place, (ticked, words) in enumerate(boxes(piece.text), start=self.boxes_read):
            if ticked and not words and place < len(self.columns.heads):
                self.sections.gathering.mark_row(piece, self.columns.heads[place][1])
            elif ticked and words.casefold() == "no":
                self.sections.gathering.mark_row(piece, "not required")

    def _letter(self, piece: Piece) -> str | None:
        """Read a letter that stands in a row of columns instead of a tick."""
        return letter_of(piece.text) if self.columns and piece.atom.line in self.ticked else None

    def _tick(self, piece: Piece) -> None:
        """Take a tick in the column of a weight as the weight of its row."""
        meaning = dict(self.columns.heads).get(piece.atom.cell)
        if meaning:
            self.sections.gathering.mark_row(piece, meaning)
        self.explanations.append(piece.span)

    def _beside_columns(self, piece: Piece) -> None:
        """Take the name of a row; what a column's head explains are the form's own words."""
        ahead = self.columns.flowing or piece.atom.cell < self.columns.heads[0][0]
        if piece.atom.line in self.ticked and ahead:
            self.sections.add(piece, None)
        elif self.columns.flowing and piece.atom.cell != self.columns.row:
            self.explanations.append(piece.span)
        elif self.columns.flowing or piece.atom.cell < self.columns.heads[0][0]:
            self.sections.part = piece.text
            self.explanations.append(piece.span)
        elif self.tested and piece.atom.cell > self.columns.heads[-1][0]:
            self.explanations.append(piece.span)
        elif piece.atom.cells == 1 and piece.atom.after_blank and piece.text.endswith("."):
            self.sections.gathering.add(piece, "obligatory", "")
        else:
            self.sections.add(piece, None)
