"""Read the form of a document: which label has which value, what stands under which heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.answers import opens_with_name
from remit.graph.layout.asked_work import with_asked_work
from remit.graph.layout.atoms import cut
from remit.graph.layout.bare_items import with_bare_items
from remit.graph.layout.below_labels import (
    behind_aside,
    ends_wishes,
    explained,
    guides,
    heads_nothing,
    heads_sentences,
    heads_tests,
    names_below,
    weight_beside,
)
from remit.graph.layout.colon_titles import with_colon_titles
from remit.graph.layout.columns import (
    Columns,
    heads_column,
    ticked_lines,
)
from remit.graph.layout.contents import behind_explanation
from remit.graph.layout.filling import Filling
from remit.graph.layout.furniture import (
    heads_methods,
    is_explanation,
    opens_aside,
    opens_examples,
    said_of_form,
)
from remit.graph.layout.headings import weighs
from remit.graph.layout.label_blocks import is_field
from remit.graph.layout.list_names import names_cell, names_list
from remit.graph.layout.marking import Marking
from remit.graph.layout.methods import method_cells, methods_between
from remit.graph.layout.model import Layout
from remit.graph.layout.pairs import values_below
from remit.graph.layout.piece import part
from remit.graph.layout.pieces import refine
from remit.graph.layout.recast import with_numbered_work, with_states_apart
from remit.graph.layout.rewritten import rewritten
from remit.graph.layout.sections import Sections, title_of
from remit.graph.layout.starred import star_of
from remit.graph.layout.topics import answered, by_topic
from remit.graph.layout.weights import weight_key
from remit.graph.layout.weights_below import weights_below
from remit.graph.layout.wrapped_headings import with_wrapped_headings
from remit.graph.layout.wrapping import wrap_of
from remit.graph.places import Places, itself

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.document import Document
    from remit.graph.layout.atoms import Atom
    from remit.graph.layout.labels import Label
    from remit.graph.layout.piece import Piece

_NOWHERE = -9
_IN_BRACKETS = re.compile(r"\([A-Z]{3,}(?: [A-Z]{2,}){0,2}\)")
_NAMED_ITEM = re.compile(r"[A-Z][\w’' -]{1,30}:\s")
"""An item that opens with the name of what it asks: `Vision: 6/9 in each eye`."""


def lay_out(document: Document) -> Layout:
    r"""Find the fields, the sections and the items of a document.

    >>> from remit.graph.document import Document
    >>> text = "Grade:\tPC\nKey Responsibilities\n- Patrol\n- Report\n"
    >>> layout = lay_out(Document("a", "", text))
    >>> [(f.name, f.text) for f in layout.fields], [len(s.items) for s in layout.sections]
    ([('grade', 'PC')], [2])
    """
    if (order := rewritten(document.text)) is not None:
        document = replace(document, text=order.text)
    atoms = with_wrapped_headings(cut(document.text))
    refined = refine(atoms.plain, atoms)
    between = methods_between(refined.pieces)
    furniture = (*refined.furniture, *(piece.span for piece in between))
    gaps = Places((*furniture, *atoms.tags, *atoms.emphasis), itself)
    kept = [p for p in refined.pieces if p not in between] if between else refined.pieces
    pieces = with_colon_titles(document.text, kept)
    pieces = with_asked_work(with_bare_items(pieces))
    columns = Columns(atoms.slashed)
    star = star_of(document.text)
    sections = Sections(document.text, gaps, wrap_of(pieces), by_topic(pieces), columns, star)
    key = weight_key(document.text)
    marks = Marking(
        document.text,
        Filling(document.text),
        sections,
        key,
        weights_below(pieces, key),
        slashed=atoms.slashed,
        ticked=ticked_lines(pieces),
        tested=any(heads_methods(span.of(document.text)) for span in furniture),
        methods=frozenset() if atoms.slashed else method_cells(atoms.atoms),
    )
    reader = _Reader(marks)
    index = 0
    while index < len(pieces):
        index = (
            reader.text_alone(pieces, index)
            or reader.table(pieces, index)
            or reader.weighed(pieces, index)
            or reader.guided(pieces, index)
            or reader.step(pieces, index)
        )
    reader.sections.close()
    return Layout(
        document,
        tuple(reader.filling.fields),
        with_states_apart(with_numbered_work(reader.sections.done)),
        furniture,
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
        refined.elsewhere,
    )


_TOLD = ("purpose", "duties")
"""What no row of a table of what is asked is called."""


@dataclass(slots=True)
class _Reader:
    """Walks the pieces; holds the open section, the label that waits, a table's columns."""

    marks: Marking
    prompts: list[Span] = field(default_factory=list)
    dividers: list[Span] = field(default_factory=list)
    explained: int = _NOWHERE
    asked: int = _NOWHERE
    led: Atom | None = None
    text: str = field(init=False)
    filling: Filling = field(init=False)
    columns: Columns = field(init=False)
    sections: Sections = field(init=False)
    explanations: list[Span] = field(init=False)

    def __post_init__(self) -> None:
        marks = self.marks
        self.text, self.filling, self.sections = marks.text, marks.filling, marks.sections
        self.columns, self.explanations = marks.columns, marks.explanations

    def step(self, pieces: Sequence[Piece], index: int) -> int:
        piece = pieces[index]
        label = piece.label
        if label is not None and (not self._heads(pieces, index) or self.columns.lists(piece)):
            label = None
        tests = heads_methods(piece.text)
        self.marks.tested = self.marks.tested or tests
        if self.marks.below.weights and self.marks.take_below(piece, index):
            return index + 1
        if self.marks.take(pieces, index, label):
            pass
        elif tests and heads_tests(pieces, index, in_table=bool(self.columns)):
            self.explanations.append(piece.span)
        elif label is None:
            self._end_led(piece)
            names = self._names_beside(pieces, index) or self._names_items(pieces, index)
            (self._divide if names else self._text)(piece)
        elif label.kind == "requirements" and self._heads_column(pieces, index):
            self.marks.begin_column(piece, label.modality)
        elif label.field is not None and self.columns.names_row(piece):
            self._name_row(piece)
        elif label.field and (heading := explained(pieces, index)) is not None:
            self._heading(piece.labelled(heading), heading, pieces[index + 1])
        elif not self.columns and names_below(pieces, index, label):
            self._answer(piece, label, pieces[index + 1])
            return index + 2
        elif label.field is not None and not heads_sentences(pieces, index):
            self._begin(pieces, index, label)
        elif label.part and (asked := answered(pieces, index)) is not None:
            self._answer(piece, asked, pieces[index + 1])
            return index + 2
        else:
            self._heading(piece, label, pieces[index + 1] if index + 1 < len(pieces) else None)
        return index + 1

    def _begin(self, pieces: Sequence[Piece], index: int, label: Label) -> None:
        """Take the label of a field, which may end the list above it."""
        self.filling.begin(pieces[index], label)
        self.sections.count(pieces[index])
        if self.sections.open.modality == "desirable" and ends_wishes(pieces, index):
            self.sections.begin_unheaded("obligatory")

    def text_alone(self, pieces: Sequence[Piece], index: int) -> int:
        """Take running words, of which nothing is a mark; give the index after them, or 0."""
        piece = pieces[index]
        if piece.label is not None or not piece.atom.running:
            return 0
        if self.marks.tested or self.marks.below.weights:
            return 0
        self._end_led(piece)
        self._text(piece)
        return index + 1

    def weighed(self, pieces: Sequence[Piece], index: int) -> int:
        """Take a heading with a weight behind its colon; give the index after it, or 0."""
        labelled = pieces[index].label is not None and not self.columns
        weight = weight_beside(pieces, index) if labelled else None
        if weight is None:
            return 0
        self._heading(pieces[index].labelled(weight), weight, None)
        self.explanations.append(pieces[index + 1].span)
        return index + 2

    def guided(self, pieces: Sequence[Piece], index: int) -> int:
        """Take what a form says right below a heading; give the index after it, or 0."""
        if not guides(pieces, index):
            return 0
        self.explanations += [pieces[index].span, pieces[index + 1].span]
        return index + 2

    def _heads(self, pieces: Sequence[Piece], index: int) -> bool:
        """Tell whether what could be a label or a heading is one."""
        return not (heads_nothing(pieces, index) or self._answers_label(pieces, index))

    def _heads_column(self, pieces: Sequence[Piece], index: int) -> bool:
        return heads_column(pieces, index, flowing=self.columns.flowing)

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

    def _names_beside(self, pieces: Sequence[Piece], index: int) -> bool:
        """Tell whether a cell of a few words among what is asked names the sentence beside it."""
        asks = self.sections.open.kind == "requirements"
        free = not (self.columns or self.filling.waiting)
        return asks and free and names_cell(pieces, index)

    def _names_items(self, pieces: Sequence[Piece], index: int) -> bool:
        """Tell whether words name a part of the list that is open, and are no item of it."""
        if self.columns or self.filling.waiting:
            return False
        work = self.sections.open.kind == "duties" and names_list(pieces, index)
        return work or self.sections.names_ability(*pieces[index : index + 2])

    def table(self, pieces: Sequence[Piece], index: int) -> int:
        """Read a row of labels over a row of values; give the index after it, or 0."""
        below = values_below(pieces, index)
        if below is None:
            return 0
        for head, value in below:
            self.filling.pair(head, value)
        return index + sum(1 if value is None else 2 for _, value in below)

    def _heading(self, piece: Piece, label: Label, following: Piece | None) -> None:
        """Take a heading as the name of a row, as that of a part, or as that of a section."""
        self.filling.waiting = False
        within = piece.atom.marker and following is not None and following.atom is piece.atom
        asks = within and label.kind == "requirements" and not weighs(piece.text)
        self.led = piece.atom if asks else None
        sections = self.sections
        if self._names_row(piece, label, following):
            self._name_row(piece)
        elif sections.goes_on_below(piece, label, following):
            self._divide(piece)
        else:
            sections.begin_below(piece, label)

    def _answers_label(self, pieces: Sequence[Piece], index: int) -> bool:
        """Tell whether a word that may head a part is the value between two labels: `Other`."""
        piece, behind = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.label is None or not piece.label.kind or behind is None:
            return False
        if piece.label.sure and piece.label.listed:
            return False
        asked = self.filling.waiting and self.filling.fields[-1].value is None
        below = asked and self.filling.ends_above(piece) and piece.is_line
        return below and not piece.text.endswith(":") and is_field(behind)

    def _end_led(self, piece: Piece) -> None:
        """End the section of a heading within an item where the next item has a name too."""
        if self.led is None or piece.atom is self.led:
            return
        if piece.atom.marker and _NAMED_ITEM.match(piece.text):
            self.sections.begin_unheaded("essential")
        self.led = None

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
        told = label.sure and label.kind in _TOLD
        ends = label.sure and label.kind in (*_TOLD, "competencies", "performance")
        return names_row and not (told or (ends and not beside))

    def _text(self, piece: Piece) -> None:
        left = None if self._take_prompt(piece) else self.filling.take(piece)
        if left is None:
            return
        self.sections.go_on(behind_date=left is not piece and self.filling.last == "date")
        piece = left
        if self.columns.barred and not self.marks.is_barred(piece):
            self.columns.close()
            self.sections.begin_unheaded("obligatory")
        may_be = said_of_form(piece.text)
        if may_be == "prompt":
            self.prompts.append(piece.span)
            return
        explains = may_be == "explanation" or piece.atom.line == self.explained + 1
        if self._names_column(piece):
            self.explanations.append(piece.span)
            return
        if explains and self.sections.open.heading is not None:
            ahead = behind_explanation(piece.span.of(self.text))
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
        if piece.atom.line == self.marks.ahead[0]:
            modality = self.marks.ahead[1]
        if modality is None and self.columns and not piece.atom.marker:
            self.marks.take_beside(piece)
        else:
            self.sections.add(piece, modality)

    def _take_prompt(self, piece: Piece) -> bool:
        """Take words in brackets that are a prompt, with what of it stands behind dots."""
        if piece.text.startswith("(") and self._asks_in_brackets(piece):
            self.prompts.append(piece.span)
            self.asked = piece.atom.line
            if (behind := behind_aside(self.text, piece)) is not None:
                self.prompts[-1] = Span(piece.span.start, behind.span.start)
                self._text(behind)
            return True
        rest = piece.atom.line == self.asked and not any(map(str.isalnum, piece.text))
        if rest:
            self.prompts[-1] = Span(self.prompts[-1].start, piece.span.end)
        return rest

    def _asks_in_brackets(self, piece: Piece) -> bool:
        """Tell whether words in brackets are a prompt: right below a heading a few are enough."""
        first = not self.sections.gathering.items and self.sections.open.heading is not None
        below = first and not self.filling.waiting and opens_aside(piece.text)
        return below or said_of_form(piece.text) == "prompt"

    def _names_column(self, piece: Piece) -> bool:
        """Tell whether a cell right below a heading only names its column, in brackets."""
        first = not self.sections.gathering.items and self.sections.open.heading is not None
        return first and piece.atom.cells > 1 and _IN_BRACKETS.fullmatch(piece.text) is not None

    def _explains(self, piece: Piece) -> bool:
        """Tell whether a line explains a heading, or goes on with a line that does."""
        line = piece.atom.line
        goes_on = line == self.explained + 1 and piece.is_line and piece.text[:1].islower()
        first = not self.sections.gathering.items and opens_examples(piece.text)
        if not (goes_on or first or is_explanation(piece.text)):
            return False
        whole = piece.text.endswith((".", ":", ")"))
        behind = not piece.is_whole and piece.span.end == piece.atom.span.end
        ends = piece.is_line or (behind and piece.atom.cells == 1)
        self.explained = line if ends and not whole else _NOWHERE
        return True
