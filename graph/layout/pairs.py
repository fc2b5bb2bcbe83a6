"""Pair the labels of a form with their values, listed or not, by how they are set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from remit.graph.layout.furniture import has_choices, is_none
from remit.graph.layout.labels import labels
from remit.graph.layout.piece import cells_from, row_from
from remit.graph.layout.values import fields_of
from remit.graph.linking.occupations import names_work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.layout.piece import Piece

_WIDEST = 64
_COLON = re.compile(r"([^:]{2,60}?)\s?:\s+\S")
DASHED = re.compile(r"([^-–—]{2,60}?(?:-[^-–—\s]{1,20})?)\s+[-–—]\s+\S")
_PARTS = re.compile(r"[ \u00a0]*(?:[:|\t]|\.{4}|/[ \u00a0]*$|[-–—][ \u00a0]*$)", re.MULTILINE)
_LABEL_WORDS = 8
_VALUE_WORDS = 12
_SUBSTANCE = frozenset({"purpose", "duties", "requirements", "competencies"})
_SENTENCE_WORDS = 12
_SHORTEST_SENTENCE = 5
_WRAPPED_WORDS = 7
_FEW_KNOWN = 2
_FEW_PAIRS, _FEW_SHAPED = 4, 3
_TWO_CELLS = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value, among the pieces of a form.

    Attributes:
        at: The number of the piece that holds the label.
        style: How they are set apart.
        label: The words of the label.
        value: The words of the value.
        cut: Where the label ends, where one piece holds both; 0 where they are two.
        field: What the label is known to ask for; None where no list holds it.
    """

    at: int
    style: str
    label: str
    value: str
    cut: int = 0
    field: str | None = None


def pairs_of(pieces: Sequence[Piece]) -> list[Pair]:
    """List the pairs of the form at the head of a document, in the styles that make it one.

    A style makes a form by two labels that are listed, or by four pairs of which three have values
    that look like those of a field.
    """
    found = list(_pairs(pieces, _end_of_form(pieces)))
    styles = _forms(found)
    return [pair for pair in found if pair.style in styles]


def unanswered(text: str, pieces: Sequence[Piece], pairs: Sequence[Pair]) -> Iterator[int]:
    """Find unlisted labels among the pairs of a form, or in the line below, that have no value."""
    taken = {pair.at + step for pair in pairs for step in range(1 if pair.cut else 2)}
    by_line = any(pair.style == "lines" for pair in pairs)
    if not taken:
        return
    first, last = min(taken), max(taken)
    ends = [*pieces[first : last + 3], None][1:]
    for index, following in enumerate(ends, start=first):
        piece = pieces[index]
        behind = index > last
        if index > last + 1 or (behind and piece.atom.after_blank):
            return
        if _heads_weights(pieces, index):
            return
        heads = piece.label is None or (
            piece.label.kind is not None and (not behind or labels().field(piece.text) is not None)
        )
        heads = heads and not _opens_section(piece, following)
        plain = heads and not piece.atom.marker and piece.is_whole
        plain = plain and not (index and _is_behind_label(pieces[index - 1], piece))
        if index not in taken and plain and _may_be_label(piece.text):
            apart = piece.atom.after_blank and following is not None and following.atom.after_blank
            alone = apart and by_line
            if alone or piece.text.endswith(":") or _PARTS.match(text, piece.span.end):
                yield index


def _is_behind_label(before: Piece, piece: Piece) -> bool:
    """Tell whether a piece is the last cell of its row, behind a label or under one."""
    if before.atom.line == piece.atom.line:
        return before.label is not None and piece.atom.cells > 1
    return piece.atom.cell == before.atom.cell > 1


def _opens_section(piece: Piece, following: Piece | None) -> bool:
    """Tell whether a heading of what the job is has its text behind it."""
    label = piece.label
    heads = label is not None and label.listed and label.kind in _SUBSTANCE
    return heads and following is not None and following.label is None


def _end_of_form(pieces: Sequence[Piece]) -> int:
    """Tell where the first list, the first sentence or a table of weighed criteria begins."""
    for index, piece in enumerate(pieces):
        words = len(piece.text.split())
        sentence = words >= _SENTENCE_WORDS and piece.text.rstrip().endswith(".")
        box = piece.atom.marker == "#" and piece.atom.cells == _TWO_CELLS
        listed = bool(piece.atom.marker) and piece.label is None and not box
        if listed or sentence or words > 2 * _SENTENCE_WORDS or _heads_weights(pieces, index):
            return index
        if words >= _WRAPPED_WORDS and _goes_on(pieces, index):
            return index
    return len(pieces)


def _heads_weights(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a row begins here that heads columns of weights: `Essential | Desirable`."""
    label = pieces[index].label
    if label is None or not label.modality:
        return False
    row = cells_from(pieces, index)[:_TWO_CELLS]
    weights = {piece.label.modality for piece in row if piece.label is not None}
    return len(row) == len(weights) == _TWO_CELLS


def _goes_on(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a sentence goes on in small letters in the line below."""
    if index + 1 >= len(pieces) or pieces[index].label is not None:
        return False
    piece, below = pieces[index], pieces[index + 1]
    next_line = below.atom.line == piece.atom.line + 1 and not below.atom.after_blank
    return next_line and piece.is_line and below.is_line and below.text[:1].islower()


def _pairs(pieces: Sequence[Piece], end: int) -> Iterator[Pair]:
    """List labels with their values, listed and unlisted, before the end of the form."""
    index = 0
    while index < end:
        if (headed := values_below(pieces, index)) is not None:
            index += 2 * len(headed)
            continue
        pair = _listed(pieces, index, end) or _inline(pieces[index], index)
        pair = pair or _beside(pieces, index, end) or _below(pieces, index, end)
        if pair is None:
            index += 1
            continue
        yield pair
        index += 1 if pair.cut else 2


def values_below(
    pieces: Sequence[Piece], index: int
) -> Sequence[tuple[Piece, Piece | None]] | None:
    """Give each label of a row that begins here with the value below it; None where it has none.

    In a wider row one may be left empty, and some words may be labels elsewhere: `Supervisor`,
    below `Line manager`.
    """
    atom = pieces[index].atom
    if atom.cells < _TWO_CELLS or (index and pieces[index - 1].atom.line == atom.line):
        return None
    row = row_from(pieces, index)
    if not row or any(p.label is None or p.label.field is None for p in row):
        return None
    below = cells_from(pieces, index + len(row))
    could_ask = [p for p in below if p.label is not None]
    fits = len(row) < len(below) * _TWO_CELLS and len(could_ask) * _TWO_CELLS < len(row)
    if not fits or any(p.text.endswith(":") or not p.is_whole for p in could_ask):
        return None
    if len(below) < len(row) and below[0].label is not None:
        return None
    values = {p.atom.cell: p.labelled(None) for p in below}
    found = [(head, values.pop(head.atom.cell, None)) for head in row]
    return None if values else found


def _listed(pieces: Sequence[Piece], index: int, end: int) -> Pair | None:
    """Read a known label and the text behind it, or a heading with a value in its line."""
    piece = pieces[index]
    if piece.label is None or index + 1 >= end:
        return None
    value = pieces[index + 1]
    if piece.label.field is None:
        inside = value.atom is piece.atom and value.label is None
        answered = inside and (fields_of(value.text) or _answers_heading(piece, value))
        if _names_beside(piece, value):
            return Pair(index, _mark(piece) or "cells", piece.text, value.text)
        return Pair(index, ":", piece.text, value.text) if answered else None
    if value.label is not None and not _answers(piece, value):
        return None
    if value.atom.line != piece.atom.line and value.opens_row:
        return None
    if value.atom.line == piece.atom.line:
        inside = value.atom is piece.atom
        style = _mark(piece) or ("dash" if inside else "cells")
    else:
        style = "lines" + _mark(piece)
    own = piece.label.field == "form" and not piece.label.listed
    return Pair(index, style, piece.text, value.text, field=None if own else piece.label.field)


def _names_beside(head: Piece, value: Piece) -> bool:
    """Tell whether a heading that means the job stands in the cell before the title of one."""
    row = head.atom.line == value.atom.line and head.atom.cells == _TWO_CELLS
    means = head.label is not None and head.label.kind == "purpose" and head.span == head.atom.span
    return row and means and value.label is None and "title" in fields_of(value.text)


def _answers_heading(head: Piece, value: Piece) -> bool:
    """Tell whether a few words answer what only the words of headings make a heading.

    What asks for something on the person is one, unless the answer is that nothing is asked.
    """
    listed = labels().section(head.text) is not None
    asks = head.label is not None and head.label.modality in ("essential", "desirable")
    short = len(value.text.split()) <= _LABEL_WORDS and not value.text.endswith((".", ";", ":"))
    return short and not listed and (not asks or is_none(value.text))


def _answers(head: Piece, value: Piece) -> bool:
    """Tell whether words that are a label too answer the one above them, behind a colon."""
    parted = head.text.endswith(":") and not value.text.endswith(":")
    asked = head.label.field if head.label else None
    return parted and asked in fields_of(value.text)


def _inline(piece: Piece, index: int) -> Pair | None:
    """Part a line at its colon or its dash."""
    if piece.label is not None or not piece.is_line:
        return None
    for style, shape in ((":", _COLON), ("dash", DASHED)):
        found = shape.match(piece.text)
        if found is None:
            continue
        value = piece.text[found.end(1) :].lstrip(" :-–—")
        if _may_be_label(found[1]) and is_value(value):
            as_written = style == ":" or len(piece.span) == len(piece.text)
            return Pair(index, style, found[1], value, cut=found.end(1)) if as_written else None
        return None
    return None


def _beside(pieces: Sequence[Piece], index: int, end: int) -> Pair | None:
    """Pair two cells of a row."""
    if index + 1 >= end:
        return None
    head, value = pieces[index], pieces[index + 1]
    if head.atom is value.atom or head.atom.line != value.atom.line:
        return None
    whole = head.span == head.atom.span and _unread(head, value)
    place = _place(pieces, index)
    opens = head.text.endswith(":") and place == 0 and not _parts_row(pieces, index)
    paired = head.atom.cells % 2 == 0 and place % 2 == 0
    if not (whole and (paired or opens)):
        return None
    if has_choices(value.text) and _has_colons(pieces, index) > head.text.endswith(":"):
        return None
    if _may_be_label(head.text) and is_value(value.text):
        return Pair(index, _mark(head) or "cells", head.text, value.text)
    return None


def _mark(head: Piece) -> str:
    """Give the mark with which a label ends, if any: a colon, or that of a question."""
    return head.text[-1:] if head.text.endswith((":", "?")) else ""


def _parts_row(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether another cell of the row that begins here ends as a label does."""
    line = pieces[index].atom.line
    behind = pieces[index + 1 : index + _WIDEST]
    row = takewhile(lambda piece: piece.atom.line == line, behind)
    return any(piece.text.endswith(":") for piece in row)


def _has_colons(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether labels end with colons in the line of a piece."""
    before = pieces[index - _place(pieces, index) : index]
    return any(piece.text.endswith(":") for piece in before)


def _place(pieces: Sequence[Piece], index: int) -> int:
    """Tell how many pieces of its line stand before a piece, as far as a row can be wide."""
    place = 0
    while (
        place < min(index, _WIDEST)
        and pieces[index - place - 1].atom.line == pieces[index].atom.line
    ):
        place += 1
    return place


def _below(pieces: Sequence[Piece], index: int, end: int) -> Pair | None:
    """Pair two lines: the first ends with a colon, or both stand between blank lines."""
    if index + 1 >= end:
        return None
    head, value = pieces[index], pieces[index + 1]
    together = value.atom.line == head.atom.line + 1 and not value.atom.after_blank
    if not (together and _whole_line(head) and _whole_line(value) and _unread(head, value)):
        return None
    if not (_may_be_label(head.text) and is_value(value.text)) or _COLON.match(value.text):
        return None
    if names_work(head.text) and "organisation" in fields_of(value.text):
        return None
    behind = pieces[index + 2] if index + 2 < len(pieces) else None
    apart = head.atom.after_blank and (behind is None or behind.atom.after_blank)
    if _mark(head) or apart:
        return Pair(index, "lines" + _mark(head), head.text, value.text)
    return None


def _unread(head: Piece, value: Piece) -> bool:
    """Tell whether a pair is still to be read: what may be a label too can be the value of one.

    A heading counts as a label only above a value that looks like that of a field.
    """
    may_answer = value.label is None or not value.text.endswith(":")
    if head.label is None and value.label is None:
        return True
    heads = head.label is None or head.label.kind is not None
    return heads and may_answer and bool(fields_of(value.text))


def _whole_line(piece: Piece) -> bool:
    return piece.is_line and len(piece.span) == len(piece.text)


def _may_be_label(words: str) -> bool:
    plain = words.rstrip(" :").removesuffix("?").rstrip()
    return (
        plain[:1].isupper()
        and not plain.endswith((".", ";", ",", "?", "!"))
        and len(plain.split()) <= _LABEL_WORDS
        and not any(letter.isdigit() for letter in plain)
        and "organisation" not in fields_of(plain)
    )


def is_value(words: str) -> bool:
    """Tell whether words can be the value of a field: few, and no sentence.

    >>> is_value("Scale 6."), is_value("The holder leads the team."), is_value("Duties:")
    (True, False, False)
    """
    if not words or words.endswith((";", ":", "?")):
        return False
    count = len(words.split())
    return count < _SHORTEST_SENTENCE if words.endswith(".") else count <= _VALUE_WORDS


def _forms(pairs: Sequence[Pair]) -> frozenset[str]:
    """List the styles in which labels and values stand in this form."""
    found = set()
    for style in {pair.style for pair in pairs}:
        alike = [pair for pair in pairs if pair.style == style]
        listed = sum(pair.field is not None for pair in alike)
        shaped = sum(pair.field is not None or bool(fields_of(pair.value)) for pair in alike)
        if listed >= _FEW_KNOWN or (len(alike) >= _FEW_PAIRS and shaped >= _FEW_SHAPED):
            found.add(style)
    return frozenset(found)
