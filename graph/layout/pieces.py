"""Find the labels and headings among the atoms, also where they share a line with other text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.layout.furniture import is_page_mark, page_rows, repeated_headers, wording
from remit.graph.layout.labels import Label, labels, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.layout.atoms import Atom, Atoms

_WORD = re.compile(r"[^\s]+")
_LONG = 300
_LABEL_WORDS = 9
_FEW_LABELS = 3
_JOINING = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "or",
        "for",
        "to",
        "in",
        "with",
        "your",
        "our",
        "their",
        "this",
        "that",
        "its",
        "under",
        "by",
    ]
)
_LINE_VALUE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """An atom, or a part of one, that is a label, a heading or other text.

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


@dataclass(frozen=True, slots=True)
class Refined:
    """Pieces in the order of the text, the furniture taken out of them, and headers run into text."""

    pieces: tuple[Piece, ...]
    furniture: tuple[Span, ...]
    run_together: tuple[Span, ...]


def refine(text: str, atoms: Atoms) -> Refined:
    """Split atoms at the labels in them, and take page furniture out."""
    headers = repeated_headers(atoms.atoms)
    footers = page_rows(atoms.atoms)
    pieces: list[Piece] = []
    furniture: list[Span] = []
    run_together: list[Span] = []
    expected_number, number = 1, None
    seen: set[str] = set()
    for atom in atoms.atoms:
        form = normal(atom.text)
        if atom.text == str(expected_number) and atom.cells == 1 and not pieces_open(pieces):
            expected_number += 1
            number = atom
            furniture.append(atom.span)
            continue
        is_header = atom.cells == 1 and _is_furniture(atom, form, headers, first=form not in seen)
        seen.add(form)
        if is_header or atom.line in footers:
            furniture.append(atom.whole)
            continue
        header = _leading_header(atom, headers)
        if header:
            run_together.append(atom.span)
            furniture.append(Span(atom.span.start, header))
            atom = _shortened(text, atom, header)
        if number is not None:
            atom = replace(atom, marker=atom.marker or "#", opening=number.span.start)
            number = None
        pieces.extend(_split(text, atom))
    pieces = list(_led_lines(text, _alternating(pieces)))
    return Refined(tuple(pieces), tuple(furniture), tuple(run_together))


def pieces_open(pieces: list[Piece]) -> bool:
    """Tell whether the last piece is the label of a field that waits for its value."""
    return bool(pieces) and pieces[-1].label is not None and pieces[-1].label.field is not None


def _is_furniture(atom: Atom, form: str, headers: frozenset[str], *, first: bool) -> bool:
    if form in headers:
        return not first or form in wording().lines
    return form in wording().lines or is_page_mark(atom.text)


def _leading_header(atom: Atom, headers: frozenset[str]) -> int:
    """Tell where the rest begins of an atom that opens with a page header and goes on with a label."""
    if not headers or atom.marker:
        return 0
    words = list(_WORD.finditer(atom.text))
    for count in range(min(6, len(words) - 1), 1, -1):
        head = atom.text[: words[count - 1].end()]
        rest = atom.text[words[count].start() :]
        if normal(head) in headers and (labels().field(rest) or labels().section(rest)):
            return atom.span.end - len(rest)
    return 0


def _shortened(text: str, atom: Atom, start: int) -> Atom:
    span = trimmed(text, Span(start, atom.span.end))
    return replace(atom, span=span, text=folded(span.of(text)), opening=span.start)


def _split(text: str, atom: Atom) -> Iterator[Piece]:
    whole = _as_label(atom.text, atom)
    if whole is not None:
        yield Piece(atom, atom.span, atom.text, whole, _bordered(atom))
        return
    at = atom.span.start
    for start, end, label, bordered in _inner_labels(text, atom):
        if start > at:
            yield from _text_piece(text, atom, at, start)
        span = trimmed(text, Span(start, end))
        yield Piece(atom, span, folded(span.of(text)), label, bordered)
        at = end
    yield from _text_piece(text, atom, at, atom.span.end)


def _text_piece(text: str, atom: Atom, start: int, end: int) -> Iterator[Piece]:
    span = trimmed(text, Span(start, end))
    if start > atom.span.start:
        span = Span(trimmed(text, span, " \t\r\n\u00a0|:").start, span.end)
    if span == atom.span:
        yield Piece(atom, span, atom.text)
    elif len(span):
        yield Piece(atom, span, folded(span.of(text)))


def _bordered(atom: Atom) -> bool:
    return atom.text.rstrip(" -–").endswith(":") or (atom.cells > 1)


def _as_label(words: str, atom: Atom) -> Label | None:
    """Read an atom that is nothing but a label or a heading."""
    if len(words) > labels().longest + 40:
        return None
    field, section = labels().field(words), labels().section(words)
    bordered = _bordered(atom)
    if atom.marker not in ("", "#") and not bordered:
        return None
    if (
        field is not None
        and (field.sure or bordered)
        and not (section and not bordered and section.part)
    ):
        return field
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


def _inner_labels(text: str, atom: Atom) -> list[tuple[int, int, Label, bool]]:
    found = _before_colons(text, atom.span) if ":" in atom.text else []
    if len(atom.text) > _LONG:
        bare = _capitalised(text, atom.span)
        if len(bare) >= _FEW_LABELS:
            found = sorted({*found, *bare}, key=lambda item: (item[0], -item[1]))
    kept: list[tuple[int, int, Label, bool]] = []
    for item in found:
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return kept


def _before_colons(text: str, span: Span) -> list[tuple[int, int, Label, bool]]:
    found = []
    words = [Span(*m.span()) for m in _WORD.finditer(text, span.start, span.end)]
    for index, word in enumerate(words):
        if not text[word.end - 1] == ":":
            continue
        for first in range(max(0, index - _LABEL_WORDS), index + 1):
            phrase = text[words[first].start : word.end]
            label = labels().field(phrase) or (
                labels().section(phrase) if first == 0 or len(phrase) > 8 else None
            )
            if (
                label is not None
                and _looks_printed(phrase)
                and (first == 0 or _breaks(text, words[first - 1]))
            ):
                found.append((words[first].start, word.end, label, True))
                break
    return found


def _breaks(text: str, previous: Span) -> bool:
    """Tell whether a label can begin after this word."""
    return text[previous.end - 1] not in ",(" and previous.of(text).casefold() not in {
        "the",
        "a",
        "of",
        "and",
        "or",
        "for",
        "to",
        "in",
        "your",
        "this",
    }


def _capitalised(text: str, span: Span) -> list[tuple[int, int, Label, bool]]:
    """Find labels in a text that has lost its lines: sure ones, printed with capitals."""
    found = []
    words = [Span(*m.span()) for m in _WORD.finditer(text, span.start, span.end)]
    index = 0
    while index < len(words):
        step = 1
        if text[words[index].start].isupper():
            for last in range(min(index + _LABEL_WORDS, len(words)) - 1, index - 1, -1):
                phrase = text[words[index].start : words[last].end]
                label = labels().field(phrase) or labels().section(phrase)
                if (
                    label is not None
                    and (label.sure or label.kind)
                    and _stands_apart(text, words, index, last)
                ):
                    found.append((words[index].start, words[last].end, label, True))
                    step = last - index + 1
                    break
        index += step
    return found


def _stands_apart(text: str, words: list[Span], first: int, last: int) -> bool:
    phrase = text[words[first].start : words[last].end]
    several = last > first or "/" in phrase or "\\" in phrase
    apart = first == 0 or _breaks(text, words[first - 1])
    return several and apart and _looks_printed(phrase)


def _looks_printed(phrase: str) -> bool:
    """Tell whether a phrase is printed as labels are: its long words with capitals, or only its first."""
    long_words = [w for w in re.split(r"[\s/\\]+", phrase) if len(w) > 3]
    return phrase[:1].isupper() and (
        len(long_words) < 2
        or all(w[0].isupper() or not w[0].isalpha() for w in long_words)
        or phrase.rstrip().endswith(":")
    )


def _alternating(pieces: list[Piece]) -> list[Piece]:
    """Read words that may be labels as labels where labels and values stand on lines in turn."""
    may_be = [_whole_line_label(piece) for piece in pieces]
    done = list(pieces)
    for index, label in enumerate(may_be):
        if label is None or index + 1 >= len(pieces) or may_be[index + 1] is not None:
            continue
        turns = [may_be[i] for i in (index - 2, index + 2) if 0 <= i < len(may_be)]
        if any(turns) and len(pieces[index + 1].text.split()) <= _LINE_VALUE_WORDS:
            done[index] = replace(pieces[index], label=label, bordered=True)
    return done


def _whole_line_label(piece: Piece) -> Label | None:
    atom = piece.atom
    if piece.span != atom.span or atom.cells > 1 or atom.marker or not piece.text[:1].isupper():
        return None
    return labels().field(piece.text) if _looks_printed(piece.text) else None


def _led_lines(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """Split lines that open with a label and go on without a colon, where such lines stand together."""
    leads = [_lead(piece) for piece in pieces]
    for index, piece in enumerate(pieces):
        lead = leads[index]
        if lead is None:
            yield piece
            continue
        label, length = lead
        if label.sure or _beside_another(pieces, leads, index):
            head = trimmed(text, Span(piece.span.start, piece.span.start + length))
            rest = trimmed(text, Span(head.end, piece.span.end))
            yield Piece(piece.atom, head, folded(head.of(text)), label, True)
            yield Piece(piece.atom, rest, folded(rest.of(text)))
        else:
            yield piece


def _beside_another(pieces: list[Piece], leads: list[tuple[Label, int] | None], index: int) -> bool:
    """Tell whether the line above or below opens with a label too."""
    line = pieces[index].atom.line
    return any(
        leads[other] is not None and abs(pieces[other].atom.line - line) == 1
        for other in (index - 1, index + 1)
        if 0 <= other < len(pieces)
    )


def _lead(piece: Piece) -> tuple[Label, int] | None:
    """Find a field's label at the front of a short line: (label, length of its words)."""
    if (
        piece.label is not None
        or piece.atom.marker
        or piece.span != piece.atom.span
        or piece.atom.cells > 1
    ):
        return None
    words = list(_WORD.finditer(piece.text))
    if not 2 <= len(words) <= _LINE_VALUE_WORDS or piece.text.endswith((".", ":", ";", ",")):
        return None
    for count in range(min(_LABEL_WORDS, len(words) - 1), 0, -1):
        head = piece.text[: words[count - 1].end()]
        following = words[count][0]
        label = labels().field(head)
        if (
            label is not None
            and _looks_printed(head)
            and (following[0].isupper() or following[0].isdigit())
        ):
            return label, len(head)
    return None
