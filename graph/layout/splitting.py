"""Split an atom into pieces: the labels in it, and the text between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.extraction.tongues import holds_another_tongue
from remit.graph.layout.atoms import Atom
from remit.graph.layout.furniture import opens_prompt
from remit.graph.layout.headings import made_heading
from remit.graph.layout.inline import GAP, LONG, labels_inside
from remit.graph.layout.labels import Label, labels
from remit.graph.layout.misread import misread_field, misread_section
from remit.graph.layout.piece import Piece, part
from remit.graph.layout.printed import holds_capitals, printed_field
from remit.graph.layout.values import fields_of
from remit.graph.linking.occupations import names_work
from remit.graph.overlay import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

_GLUED = re.compile(r"[A-Z][A-Z/ ]{2,40}[A-Z](?=\s?[A-Z][a-z])")
_ABBREVIATED = 5
_TWO = 2
_TWO_LABELS = 300
_TONGUE_WORDS = 4
_MOST_WORDS, _MOST_IN_ROW = 8, 24


def parts_of(text: str, atom: Atom) -> list[Piece]:
    """Part an atom at the labels in it, one by one or side by side."""
    plain = atom.cells == 1 and atom.width <= LONG and ":" not in atom.text
    plain = plain and len(atom.text) == atom.span.end - atom.span.start
    plain = plain and text.startswith(atom.text, atom.span.start)
    if plain and _is_bare(atom.text, atom.marker, atom.after_blank):
        return [Piece(atom, atom.span, atom.text)]
    pieces = list(split(text, atom))
    if len(pieces) == 1 and pieces[0].label is None:
        return list(two_labels(text, atom)) or pieces
    return pieces


@remembered(8_192)
def _is_bare(words: str, marker: str, after_blank: bool) -> bool:
    """Tell whether words without a colon hold no label, wherever they are a line or an item."""
    if marker in labels().pictures:
        return False
    atom = Atom(Span(0, len(words)), words, 0, 0, 1, marker, 0, after_blank, 0, doubled=False)
    first, *more = split(words, atom)
    return first.label is None and not more and not any(two_labels(words, atom))


def split(text: str, atom: Atom) -> Iterator[Piece]:
    """Part an atom at the labels in it; one that is nothing but a label stays whole."""
    picture = _picture(text, atom)
    if picture is not None:
        yield picture
        yield Piece(atom, atom.span, atom.text)
        return
    if _is_plain_item(text, atom):
        yield Piece(atom, atom.span, atom.text)
        return
    whole = _as_label(atom.text, atom)
    if whole is not None:
        yield Piece(atom, atom.span, atom.text, whole, is_bordered(atom))
        return
    at = atom.span.start
    for start, end, label in _glued_label(text, atom) or labels_inside(text, atom):
        if start > at:
            yield from _text_piece(text, atom, at, start)
        span = trimmed(text, Span(start, end))
        yield part(text, atom, span, label)
        at = end
    yield from _text_piece(text, atom, at, atom.span.end)


def _picture(text: str, atom: Atom) -> Piece | None:
    """Find a picture that stands for a label, such as a pin before a place: once in the text."""
    label = labels().pictures.get(atom.marker) if atom.marker else None
    if label is None or len(atom.text.split()) > _MOST_WORDS or text.count(atom.marker) > 1:
        return None
    return part(text, atom, Span(atom.opening, atom.opening + len(atom.marker)), label)


def _glued_label(text: str, atom: Atom) -> list[tuple[int, int, Label]]:
    """Find a label in capitals that a value is glued to: `RESPONSIBLE TOManager`.

    In a row of cells one space may stand between the two.
    """
    found = _GLUED.match(text, atom.span.start, atom.span.end)
    if found and atom.cells == 1 and text[found.end()].isspace():
        return []
    label = labels().field(found[0], slips=False) if found else None
    return [(*found.span(), label)] if found and label is not None and label.sure else []


def _is_plain_item(text: str, atom: Atom) -> bool:
    """Tell whether an atom is an item of a list in which no label can stand."""
    listed = atom.marker not in ("", "#") and atom.cells == 1
    short = atom.width <= LONG and len(atom.text) <= LONG
    plain = listed and short and ":" not in atom.text and not holds_capitals(text, atom.span)
    return plain and (len(atom.span) == len(atom.text) or GAP not in atom.span.of(text))


def two_labels(text: str, atom: Atom) -> Iterator[Piece]:
    """Part a line that is two labels side by side, with their values in the line below."""
    if atom.marker or atom.cells > 1 or len(atom.text) > _TWO_LABELS:
        return
    if not _TWO <= len(atom.text.split()) <= _MOST_IN_ROW or not labels().may_lead(atom.text):
        return
    found = row_of_labels(text, atom.span)
    if len(found) < _TWO or len({label.field for _, label in found}) < len(found):
        return
    names = names_work(atom.text) or "unit" in fields_of(atom.text)
    if any(label.sure for _, label in found) or not names:
        for span, label in found:
            yield part(text, atom, span, label)


def row_of_labels(text: str, span: Span) -> list[tuple[Span, Label]]:
    """Cut a range into labels that fill it, the first as long as can be; none where they do not."""
    whole = printed_field(span.of(text))
    if whole is not None:
        return [(span, whole)]
    for gap in reversed(list(re.finditer(r"\s+", span.of(text)))):
        left = Span(span.start, span.start + gap.start())
        label = printed_field(left.of(text))
        rest = row_of_labels(text, Span(span.start + gap.end(), span.end)) if label else []
        if label is not None and rest:
            return [(left, label), *rest]
    return []


def _text_piece(text: str, atom: Atom, start: int, end: int) -> Iterator[Piece]:
    span = trimmed(text, Span(start, end))
    if start > atom.span.start:
        span = Span(trimmed(text, span, " \t\r\n\u00a0|:").start, span.end)
    if span == atom.span:
        yield Piece(atom, span, atom.text)
    elif len(span):
        yield part(text, atom, span)


def is_bordered(atom: Atom) -> bool:
    """Tell whether a colon, or the border of a cell, sets an atom off."""
    return atom.text.rstrip(" -–").endswith(":") or (atom.cells > 1)


def _is_sentence(words: str, atom: Atom) -> bool:
    """Tell whether an item of a list is a short sentence, such as `3. Supervises staff`."""
    last = words.rpartition(" ")[2]
    ended = bool(atom.marker) and last.endswith(".") and len(last) > _ABBREVIATED
    return ended and labels().section(words) is None


def _of_one_post(words: str) -> Label | None:
    """Read a heading behind which stands of whom it is said: `Main duties - Store Clerks`."""
    front, dash, who = words.partition(" - " if " - " in words else " – ")
    section = labels().section(front) if dash else None
    if section is None or not section.sure:
        return None
    named = names_work(who.strip(" :").removesuffix("s")) or opens_prompt(who)
    return section if named else None


def _in_two_tongues(words: str) -> Label | None:
    """Read a heading beside what says it in another language: `Ngā herenga – Requirements`.

    Behind a stroke the other language may stand last: `Requirements / Exigences`.
    """
    first, stroke, last = words.partition(" / ")
    if stroke and holds_another_tongue(last) and not holds_another_tongue(first):
        plain = last.rstrip(" :").replace(" ", "").replace("'", "").isalpha()
        if plain and len(last.split()) <= _TONGUE_WORDS:
            return labels().section(first) or made_heading(first)
    front, dash, behind = words.partition(" – " if " – " in words else " - ")
    if not dash or "/" in words or not holds_another_tongue(front):
        return None
    return labels().section(behind) or made_heading(behind)


def _as_label(words: str, atom: Atom) -> Label | None:
    """Read an atom that is nothing but a label or a heading."""
    known = labels()
    if len(words) > known.longest + 40:
        return None
    bordered = is_bordered(atom)
    if (atom.marker not in ("", "#") and not bordered) or _is_sentence(words, atom):
        return None
    field, section = known.field(words), known.section(words)
    if field is None and section is None:
        section = _of_one_post(words) or _in_two_tongues(words)
    if field is None and section is None and words[:1] == words[:1].upper():
        field = misread_field(words, bordered=bordered)
        section = misread_section(words, bordered=bordered) if field is None else None
    if (
        field is not None
        and (field.sure or bordered)
        and not (section and not bordered and section.part)
    ):
        return field
    set_off = bordered and (words.endswith(":") or (section and section.kind != "context"))
    if section is not None and words[:1].islower() and not (set_off or atom.after_blank):
        section = None
    if section is None:
        return field if field is not None and bordered else None
    if (
        section.sure
        or bordered
        or section.part
        or words == words.upper()
        or atom.after_blank
        or words[:1].isupper()
    ):
        return section
    return None
