"""Tell what a label or a heading announces from the pieces behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.answers import answers, fits, opens_with_name
from remit.graph.layout.columns import is_row_of_marks
from remit.graph.layout.furniture import heads_methods, is_explanation, is_method
from remit.graph.layout.headings import weighs
from remit.graph.layout.labels import Label, labels
from remit.graph.layout.marks import printed_marks
from remit.graph.layout.piece import part
from remit.graph.layout.small_words import small_words
from remit.graph.linking.lexicon import names_a

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.piece import Piece

_VALUE_WORDS = 25
_SENTENCE_WORDS = 7
_PAIR = 2
_TOLD_AT_LENGTH = frozenset({"hours", "contract", "location", "vetting"})
"""Fields on which a list may say more."""
_PURPOSE = Label(kind="purpose", sure=True)


def names_level_below(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether what may be a label names one more level of vetting below another one."""
    piece = pieces[index]
    if index == 0 or piece.text.endswith(":") or not piece.is_line:
        return False
    above = pieces[index - 1]
    below = piece.atom.line == above.atom.line + 1 and above.label is None
    named = below and names_a("VettingLevel", piece.text)
    return named and names_a("VettingLevel", above.text)


def goes_on_below(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a line that could head what follows is the front of a sentence wrapped there."""
    piece, below = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
    if below is None or piece.text.endswith(":") or not (piece.is_line and below.is_line):
        return False
    if below.atom.line != piece.atom.line + 1 or below.atom.after_blank or below.atom.marker:
        return False
    return below.text.partition(" ")[0] in small_words().being


def heads_sentences(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether the label of a field is used as the heading of running text."""
    piece = pieces[index]
    if piece.atom.cells > 1 or index + 1 >= len(pieces) or not piece.is_whole:
        return False
    following = pieces[index + 1]
    words = len(following.text.split())
    if piece.label and (
        opens_with_name(piece.label, following.text)
        or (piece.text.endswith(":") and fits(piece.label.field or "", following.text))
        or (piece.text.endswith("?") and answers(piece.label, following.text))
    ):
        return False
    return (
        following.label is None
        and following.atom.line != piece.atom.line
        and words >= _SENTENCE_WORDS
        and (
            following.text.rstrip().endswith(".")
            or words > _VALUE_WORDS
            or (piece.text.isupper() and _breaks_off(pieces, index + 1))
        )
    )


def _breaks_off(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a line breaks off in a sentence that goes on, and ends, in the lines below."""
    piece, below = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
    if below is None or below.label is not None or below.atom.after_blank:
        return False
    follows = below.atom.line == piece.atom.line + 1 and not below.atom.marker
    return follows and piece.text.rpartition(" ")[2] in small_words().unfinished


def names_below(pieces: Sequence[Piece], index: int, label: Label) -> bool:
    """Tell whether the line below a label begins with its value, before a sentence and a label."""
    if label.field is None or index + 2 >= len(pieces) or not pieces[index].is_line:
        return False
    below, behind = pieces[index + 1 : index + 3]
    plain = below.label is None and below.is_line and behind.label is not None
    return plain and opens_with_name(label, below.text)


def explained(pieces: Sequence[Piece], index: int) -> Label | None:
    """Read a label as a heading where what stands behind it in its line can be no value.

    So it is where the form says there what stands below, and where a sentence about the work
    stands behind the label of the title: `Role: You will keep the books.`
    """
    piece, behind = pieces[index], (pieces[index + 1] if index + 1 < len(pieces) else None)
    if behind is None or behind.label is not None or behind.atom is not piece.atom:
        return None
    field = piece.label.field if piece.label else None
    if field == "form" and is_explanation(behind.text):
        return labels().section(piece.text)
    told = field == "title" and len(behind.text.split()) >= _SENTENCE_WORDS
    return (
        _PURPOSE
        if told and printed_marks().tells.match(behind.text) and behind.text.endswith(".")
        else None
    )


def guides(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a form says in the line below a heading how to fill in what stands below."""
    label = pieces[index].label
    if label is None or label.kind != "form" or not 0 < index < len(pieces) - 1:
        return False
    above, behind = pieces[index - 1], pieces[index + 1]
    headed = above.label is not None and above.label.kind not in (None, "form")
    same = behind.atom is pieces[index].atom and behind.span.end == behind.atom.span.end
    return headed and above.is_line and same and behind.text.endswith(".")


def behind_aside(text: str, piece: Piece) -> Piece | None:
    """Give the text that begins in the line of brackets in which a form says what it asks for."""
    closed = text.find(")", piece.span.start, piece.span.end)
    start = closed + 2
    said = text[start : piece.span.end]
    begins = said[:1].isupper() and len(said.split()) >= _SENTENCE_WORDS
    return part(text, piece.atom, Span(start, piece.span.end)) if closed > 0 and begins else None


def weight_beside(pieces: Sequence[Piece], index: int) -> Label | None:
    """Read the weight that stands alone behind a heading's colon: `Relevant Skills: Essential`."""
    piece, behind = pieces[index], (pieces[index + 1] if index + 1 < len(pieces) else None)
    label = piece.label
    if behind is None or label is None or label.kind != "requirements":
        return None
    if behind.atom is not piece.atom or behind.span.end != piece.atom.span.end:
        return None
    weight = labels().section(behind.text) if weighs(behind.text) else None
    return replace(label, modality=weight.modality) if weight is not None else None


def heads_tests(pieces: Sequence[Piece], index: int, *, in_table: bool) -> bool:
    """Tell whether a piece heads the column of a table that says how each row is tested."""
    piece = pieces[index]
    if not heads_methods(piece.text):
        return False
    before = pieces[index - 1] if index else piece
    weighs = before.label is not None and before.label.kind == "requirements"
    in_row = before.atom.line == piece.atom.line and piece.atom.cells > 1
    behind = pieces[index + 2].text if index + 2 < len(pieces) else ""
    in_turn = piece.is_line and before.is_line and is_method(behind)
    return (in_table and piece.label is not None) or (weighs and (in_row or in_turn))


def ends_wishes(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a label stands with its value over bullets that say more of that field.

    So it ends the list above it: `Working pattern: please read` / `- You will live aboard`.
    """
    piece, *behind = pieces[index : index + 3]
    if piece.label is None or piece.label.field not in _TOLD_AT_LENGTH or len(behind) < _PAIR:
        return False
    value, below = behind
    apart = piece.atom.after_blank or bool(piece.atom.depth)
    beside = value.atom is piece.atom and value.label is None and not piece.atom.marker
    listed = below.label is None and bool(below.atom.marker)
    next_line = listed and below.atom.line == piece.atom.line + 1 and not below.atom.after_blank
    return apart and beside and next_line and len(below.text.split()) >= _SENTENCE_WORDS


def ends_sentence(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether words with a full stop end the sentence that breaks off in the line above."""
    piece, above = pieces[index], pieces[index - 1] if index else None
    if above is None or above.label is not None or not piece.text.endswith("."):
        return False
    next_line = piece.atom.line == above.atom.line + 1 and not piece.atom.after_blank
    return next_line and above.text.rpartition(" ")[2].casefold() in small_words().unfinished


def heads_nothing(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether what could be a heading is a row of marks, or the front of a sentence."""
    label = pieces[index].label
    if label is None or not label.kind:
        return label is not None and names_level_below(pieces, index)
    marks = not label.sure and is_row_of_marks(pieces, index)
    return (
        marks
        or goes_on_below(pieces, index)
        or ends_sentence(pieces, index)
        or _answers_in_row(pieces, index)
    )


def _answers_in_row(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a word answers the cell before it, in a row of labels with a value behind each.

    So `Essential` does in `Shift post   No   Driver   Essential   Grade   4`.
    """
    atom = pieces[index].atom
    first = index - atom.cell
    if not (atom.cell % _PAIR and _PAIR < atom.cell + 1 < atom.cells) or first < 0:
        return False
    row = pieces[first : first + atom.cells]
    labelled = sum(cell.label is not None and bool(cell.label.field) for cell in row[::_PAIR])
    plain = not any(cell.label and cell.label.field for cell in row[1::_PAIR])
    in_row = row[0].atom.line == atom.line == row[-1].atom.line and len(row) == atom.cells
    return in_row and plain and labelled >= _PAIR
