"""Give the labels of a form their values as the text goes on behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.layout.answers import (
    boxes,
    first_sentence,
    has_boxes,
    in_one_language,
    shaped,
    short_answer,
)
from remit.graph.layout.fronts import date_ahead, level_ahead, rank_ahead
from remit.graph.layout.furniture import has_choices, is_none
from remit.graph.layout.marks import printed_marks
from remit.graph.layout.model import Field
from remit.graph.layout.sharing import ends_a_run, in_gaps, shared
from remit.graph.layout.small_words import small_words
from remit.graph.layout.splitting import row_of_labels
from remit.graph.layout.values import fields_of, names_staff
from remit.graph.linking.lexicon import names_a

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.labels import Label
    from remit.graph.layout.piece import Piece

_NEVER = 10_000
_VALUE_WORDS, _NOTE_WORDS = 25, 60
_CROWDED = 250
_INDENT = 8
_ROW_WORDS = 8
_SHORT = ("grade", "rank")
"""No text of a paragraph below answers these."""
_TITLE = "title"
_OTHERS = frozenset({"reports_to", "direct_reports"})
"""Labels below which those of another post may stand."""
_BORDER = re.compile(r"[ \u00a0]*[|\t]")
_BORDERS = ("/", ":")
_AROUND = " :\n\r\t/|\u00a0"
_TO = ("To ", "to ")
_PAIR = re.compile(r"[A-Z][\w/ ()’'-]{1,30}:\s*\S")
_BULLETS = ("-", "*", "•", ">", "+")
_CODE = re.compile(r"(?=\S*\d)[A-Z0-9][A-Z0-9/._-]+$")
_LONG_VALUES = {"direct_reports": _NEVER, "hours": _NEVER, "location": _NEVER, "salary": 60}


@dataclass(slots=True)
class Filling:
    """The fields of a form as they are found.

    Attributes:
        text: Of the document.
        fields: Found so far; the last one may wait for its value.
        waiting: Whether what comes may belong to the last one.
        line: On which line the last value ended.
        begun: On which line the last label stands.
        in_row: Whether the last label opens a row of cells.
        shares: Whether several labels had their values behind the last of them.
    """

    text: str
    fields: list[Field] = field(default_factory=list)
    waiting: bool = False
    line: int = -1
    begun: int = -1
    in_row: bool = False
    shares: bool = False

    @property
    def last(self) -> str:
        """What the last label asks for."""
        return self.fields[-1].name if self.fields else ""

    def begin(self, piece: Piece, label: Label) -> None:
        """Take a label that waits for its value."""
        assert label.field is not None
        words = piece.text.rstrip(" :-–")
        name = self._of_others(piece, label) or label.field
        self.fields.append(Field(name, piece.span, words, listed=label.listed))
        self.begun = piece.atom.line
        opens = piece.atom.cell <= piece.atom.barred and piece.is_whole
        self.in_row = opens and (piece.atom.cells > 1 or self._has_cell_behind(piece))
        self.waiting = True

    def _of_others(self, piece: Piece, label: Label) -> str | None:
        """Tell which field a label is of that asks for the title, or rank, of somebody else.

        So do `Title:` and `Rank:` below `Reports to:`, where the post has its title already.
        """
        before = self.fields[-1] if self.waiting else None
        if before is None or before.value is not None or before.name not in _OTHERS:
            return None
        if label.field in _SHORT and before.label_text.casefold() == _TITLE:
            return "form"
        below = piece.atom.line > self.begun and not label.sure and label.field == _TITLE
        titled = below and any(f.name == _TITLE and f.value is not None for f in self.fields)
        return before.name if titled else None

    def pair(self, head: Piece, value: Piece | None) -> None:
        """Take a label with its value, or with none."""
        assert head.label is not None
        self.begin(head, head.label)
        if value is not None:
            self.fields[-1] = self.fields[-1].answered(value.span, value.text)
        self.waiting = False

    def take(self, piece: Piece) -> Piece | None:
        """Give text to the label that waits; what it does not need comes back."""
        if not self.waiting:
            return piece
        label = self.fields[-1]
        if label.value is not None:
            return self._more(label, piece)
        if self._opens_next_row(piece):
            self.waiting = False
            return piece
        if self._stands_together(piece):
            return self._share_out(piece)
        if has_boxes(piece.text):
            self._ticked(label, piece)
            return None
        return self._first(label, in_one_language(label.label_text, piece))

    def ends_above(self, piece: Piece) -> bool:
        """Tell whether the label that waits stands above a line, with no more than a mark between.

        The mark is the border of a cell that stands in a line of its own.
        """
        label = self.fields[-1].label
        between = Span(label.end, piece.span.start).of(self.text)
        return piece.atom.line > self.begun and not between.strip(_AROUND)

    def _has_cell_behind(self, piece: Piece) -> bool:
        """Tell whether the border of a cell stands behind a piece, though nothing is in it."""
        border = _BORDER.match(self.text, piece.span.end)
        return border is not None

    def _opens_next_row(self, piece: Piece) -> bool:
        """Tell whether the cell beside a label was left empty, and another row opens here."""
        return self.in_row and piece.opens_row and piece.atom.line > self.begun

    def _first(self, label: Field, piece: Piece) -> Piece | None:
        """Take a value, unless it is too long for one; a sentence behind it comes back."""
        piece = _without_border(piece)
        words = piece.text.split()
        if self._is_no_value(label, piece, words):
            self.waiting = False
            return piece
        kept = piece
        if label.name == "direct_reports" and len(words) > _VALUE_WORDS and is_none(words[0]):
            end = piece.span.start + len(words[0])
            kept = replace(piece, span=Span(piece.span.start, end), text=words[0])
        elif len(words) > _LONG_VALUES.get(label.name, _VALUE_WORDS):
            ahead = rank_ahead(piece) if label.name in ("rank", "grade") else None
            ahead = date_ahead(piece) if label.name == "date" else ahead
            ahead = level_ahead(piece) if label.name == "vetting" else ahead
            if ahead is None:
                self.waiting = False
                return piece
            kept = ahead
        elif label.name == "role_code" and _CODE.match(words[0]) and self._ends_code(piece, words):
            end = piece.span.start + len(words[0])
            kept = replace(piece, span=Span(piece.span.start, end), text=words[0])
        else:
            kept = first_sentence(short_answer(label.label_text, label.name, piece))
        counted = label.name == "reports_to" and fields_of(kept.text) == {"direct_reports"}
        name = "direct_reports" if counted else label.name
        self.fields[-1] = label.answered(kept.span, kept.text, name)
        self.line = piece.atom.line
        rest = Span(kept.span.end, piece.span.end)
        left = folded(rest.of(self.text)) if kept is not piece else ""
        self.waiting = not left and (piece.atom.cells > 2 or piece.span.end == piece.atom.span.end)
        if not left:
            return None
        start = rest.end - len(rest.of(self.text).lstrip())
        return replace(piece, span=Span(start, rest.end), text=left)

    def _is_no_value(self, label: Field, piece: Piece, words: Sequence[str]) -> bool:
        """Tell whether text behind a label is something else than its value."""
        few, below = len(words) <= _ROW_WORDS, piece.atom.line > self.begun
        listed = label.name == "direct_reports" and _lists_no_staff(piece)
        if below and (listed or (few and piece.text.endswith(":"))):
            return True
        if label.name in _SHORT and below and piece.atom.after_blank and not few:
            return rank_ahead(piece) is None
        if label.name == "date" and below and piece.atom.after_blank:
            return "organisation" in fields_of(piece.text.strip("/ "))
        being = not few and not small_words().being.isdisjoint(map(str.casefold, words))
        talks = label.name == "location" and printed_marks().talk.match(piece.text)
        if talks or (label.name == "unit" and (being or piece.text.startswith(_TO))):
            return True
        if piece.atom.width > _CROWDED and few and self._is_row_of_labels(label, piece):
            return True
        return len(words) == 1 and words[0].endswith(")") and "(" not in words[0]

    def _ends_code(self, piece: Piece, words: Sequence[str]) -> bool:
        """Tell whether a sentence goes on behind a code, `6447 by Sunday`, or a line ran on."""
        small = len(words) > 1 and words[1] in small_words().unfinished
        return small or piece.atom.width > _CROWDED

    def _is_row_of_labels(self, label: Field, piece: Piece) -> bool:
        """Tell whether the words behind a label without a colon are labels too, run together."""
        between = Span(label.label.start, piece.span.start).of(self.text)
        row = [found.field for _, found in row_of_labels(self.text, piece.span)]
        return ":" not in between and bool(row) and label.name not in row

    def _more(self, label: Field, piece: Piece) -> Piece | None:
        """Take what goes on from a value: the rest of a wrapped line, or cells that say nothing.

        A cell with a label that nobody knows and a value says something, and is left to be told of.
        """
        if label.name == "direct_reports" and self._names_more_staff(piece):
            self.fields.append(replace(label, value=piece.span, text=piece.text, debris=()))
            self.line = piece.atom.line
            return None
        if self._wraps(label, piece):
            assert label.value is not None
            value = Span(label.value.start, piece.span.end)
            self.fields[-1] = replace(label, value=value, text=f"{label.text} {piece.text}")
            self.line = piece.atom.line
            return None
        if piece.atom.line == self.line and has_choices(piece.text) and label.value is not None:
            value = Span(label.value.start, piece.span.end)
            self.fields[-1] = replace(
                label, value=value, text=folded(value.of(self.text)), debris=()
            )
            return None
        pays = label.name == "salary" and shaped("salary", self.text, piece.span) is not None
        if pays and piece.atom.line == self.line and label.value is not None:
            value = Span(label.value.start, piece.span.end)
            text = folded(value.of(self.text))
            self.fields[-1] = replace(label, value=value, text=text)
            return None
        is_beside = piece.atom.line == self.line and piece.atom.cells > 2
        if is_beside and not _PAIR.match(piece.text):
            self.fields[-1] = replace(label, debris=(*label.debris, piece.span))
            return None
        self.waiting = False
        return piece

    def _names_more_staff(self, piece: Piece) -> bool:
        """Tell whether a line goes on with a list of those who report to the holder."""
        alone = piece.is_whole and piece.atom.cells == 1
        below = alone and piece.atom.line == self.line + 1 and not piece.atom.after_blank
        few = len(piece.text.split()) <= _ROW_WORDS and not piece.text.endswith((".", ":"))
        if not (below and few) or self.fields[-1].text.endswith("."):
            return False
        return names_staff(piece.text)

    def _ticked(self, label: Field, piece: Piece) -> None:
        """Give the words of the first ticked box to the label that waits."""
        for ticked, words in boxes(piece.text):
            if ticked and words:
                start = piece.span.start + piece.span.of(self.text).find(words)
                value = Span(start, start + len(words))
                self.fields[-1] = replace(label, value=value, text=words)
                return

    def _stands_together(self, piece: Piece) -> bool:
        """Tell whether several labels stand one behind the other before this text."""
        if len(self.fields) < 2 or len(piece.text.split()) < 2:
            return False
        before, last = self.fields[-2:]
        between = Span(before.label.end, last.label.start).of(self.text)
        return before.value is None and not between.strip(" :") and "\n" not in between

    def _share_out(self, piece: Piece) -> Piece | None:
        """Give each of the labels what has its shape; the first may have what stands before.

        Where nothing has the shape of any, all but the last label were left empty; none can be told
        from the others where such labels of the form did share out what stands behind them.
        """
        first = len(self.fields) - 1
        while first and self.fields[first - 1].value is None and self._beside(first):
            first -= 1
        values = {
            at: value
            for at in range(first, len(self.fields))
            if (value := shared(self.fields[at].name, self.text, piece.span)) is not None
        }
        last = len(self.fields) - 1
        grade = shaped("grade", self.text, piece.span)
        if not values and grade and self.fields[first].name in _OTHERS:
            values = {last: grade}
        if not values and self._without_colons(first):
            self.waiting = False
            values = _none_last(self.text, piece.span, first, last)
            if not values:
                return piece
        elif not values:
            if not self.shares:
                return self._first(self.fields[-1], piece)
            self.waiting = False
            return piece
        self.waiting = False
        opens = min(v.start for v in (*values.values(), *((grade,) if grade else ())))
        before = trimmed(self.text, Span(piece.span.start, opens))
        if first not in values and first + 1 >= min(values) and len(before):
            values[first] = before
        behind = trimmed(self.text, Span(max(v.end for v in values.values()), piece.span.end))
        beside = last - 1 <= max(values)
        values |= in_gaps(
            [field.name for field in self.fields], first, values, self.text, piece.span
        )
        alone = self._without_colons(first) or ends_a_run(first, values, behind.of(self.text))
        if last not in values and beside and len(behind) and alone:
            values[last] = behind
        self.shares = self.shares or len(values) > 1
        for at, value in values.items():
            words = folded(value.of(self.text))
            self.fields[at] = replace(self.fields[at], value=value, text=words)
        if grade and not any(v.start <= grade.start < v.end for v in values.values()):
            words = folded(grade.of(self.text))
            label = self.fields[first]
            self.fields.append(Field("grade", label.label, label.label_text, grade, words))
        return piece

    def _beside(self, at: int) -> bool:
        """Tell whether a label stands on the line of the one before it."""
        between = Span(self.fields[at - 1].label.end, self.fields[at].label.start)
        return "\n" not in between.of(self.text)

    def _without_colons(self, first: int) -> bool:
        """Tell whether labels stand in a row, as the heads of columns do."""
        row = Span(self.fields[first].label.start, self.fields[-1].label.end)
        return ":" not in row.of(self.text)

    def _wraps(self, label: Field, piece: Piece) -> bool:
        """Tell whether a line goes on with the value of the label above it."""
        return (
            label.value is not None
            and piece.atom.line == self.line + 1
            and piece.atom.cells == 1
            and not (piece.atom.marker or piece.atom.after_blank or label.name == "direct_reports")
            and (
                piece.text[:1].islower()
                or label.text.count("(") > label.text.count(")")
                or self._is_below(label.value, piece)
                or _is_unfinished(label.text)
                or (label.name == "vetting" and names_a("VettingLevel", piece.text))
            )
            and len(f"{label.text} {piece.text}".split())
            <= (_NOTE_WORDS if label.name == "form" else _VALUE_WORDS)
        )

    def _is_below(self, value: Span, piece: Piece) -> bool:
        """Tell whether a line begins far from its edge, right below where a value begins."""
        line = self.text.rfind("\n", 0, value.start) + 1
        own = self.text.rfind("\n", 0, piece.span.start) + 1
        blank = not self.text[own : piece.span.start].strip(" ")
        return blank and value.start - line == piece.span.start - own >= _INDENT


def _lists_no_staff(piece: Piece) -> bool:
    """Tell whether an item of a list neither counts nor names people at work."""
    counts = any(map(str.isdigit, piece.text)) or names_staff(piece.text)
    return piece.atom.marker in _BULLETS and not counts


def _is_unfinished(value: str) -> bool:
    """Tell whether a value ends with what leads on to more: a comma, a stroke or a small word.

    >>> _is_unfinished("Stores and"), _is_unfinished("Stores,"), _is_unfinished("Stores")
    (True, True, False)
    """
    last = value.rpartition(" ")[2].casefold()
    return value.endswith((",", "/", "&", "-")) or last in small_words().unfinished


def _none_last(text: str, span: Span, first: int, last: int) -> dict[int, Span]:
    """Part the values of two labels of which the second has none: `Chief Clerk  None`."""
    words = span.of(text).rstrip()
    front, _, end = words.rpartition(" ")
    if last - first != 1 or not front.strip() or not is_none(end):
        return {}
    start = span.start + len(front) + 1
    return {
        first: trimmed(text, Span(span.start, span.start + len(front))),
        last: Span(start, span.start + len(words)),
    }


def _without_border(piece: Piece) -> Piece:
    """Take the border of a cell off a value on which it is stuck: `Line manager: /Storekeeper`."""
    value = piece.text[1:].lstrip()
    if piece.text[:1] not in _BORDERS or not value[:1].isalnum():
        return piece
    start = piece.span.end - len(value)
    return replace(piece, span=Span(start, piece.span.end), text=value)
