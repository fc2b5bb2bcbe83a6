"""Cut a text into atoms: the smallest pieces of a form, a cell, a bullet or a line of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span, blanked, folded, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BLOCK_TAG = (
    r"</?(?:p|div|br|ul|ol|li|tr|td|th|table|tbody|thead|h[1-6]|hr|section)\b[^<>\n]{0,200}>"
)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]{0,200})?/?>")
_SEPARATOR = re.compile(
    rf"(?P<cell><t[dh]\b[^<>\n]{{0,200}}>)|(?P<tag>{_BLOCK_TAG})|(?P<tab>\t)|(?P<gap>[ \u00a0]{{3,}})"
    r"|(?P<dots>(?:\s?\.){4,}|_{4,}|…{2,})"
    r"|(?P<pipe>(?:(?<=\s)|^)\|(?=\s|$)|(?<=\S)\|(?=\s|$))|(?P<bullet>[•●▪◦‣∙■□➢✓⁃❖➤\uf000-\uf0ff])|(?P<slash>\s/(?=\s|$))",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"(?P<mark>\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=[\s\u00a0]|[A-Z])|\(?\d{1,2}[.)](?=[\s\u00a0]|[A-Z])"
    r"|\(?(?:[a-z]|[ivx]{1,4})\)(?=\s)|[a-hA-H]\.(?=\s+\S)|[-–—*·§o](?=[\s\u00a0]+\S)|[-–—*·](?=[\s\u00a0]*$))"
    r"[\s\u00a0]*"
)
_MARKDOWN = re.compile(r"\*\*(?=\S)|^#{1,4} |^\|[ :-]*-{3}", re.MULTILINE)
_EMPHASIS = re.compile(
    r"\*\*|__|`|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|^#{1,5}(?= )|^> ", re.MULTILINE
)
_BLANK_REFERENCE = re.compile(r"&nbsp;|&#160;|&#xa0;", re.IGNORECASE)
_FEW_MARKS = 3
_LONE_MARK = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–—*·o§])$")
_SLASH_LABEL = re.compile(r":\s+/\s")


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece of a line.

    Attributes:
        span: Its characters, without markers and outer white space.
        text: The same as one line, tags removed.
        line: The number of its line, from 0.
        cell: Its place among the cells of the row, from 0.
        cells: How many cells the row has.
        marker: The bullet or number before it, `#` for a number; empty where there is none.
        opening: Where the atom begins with its marker.
        after_blank: Whether a blank line, or a block tag, stands before it.
        indent: How far its line is indented, in characters.
        doubled: Whether two bullets of different kinds stand before it.
    """

    span: Span
    text: str
    line: int
    cell: int
    cells: int
    marker: str
    opening: int
    after_blank: bool
    indent: int
    doubled: bool

    @property
    def whole(self) -> Span:
        """Tell the range with the marker."""
        return Span(self.opening, self.span.end)


@dataclass(frozen=True, slots=True)
class Atoms:
    """The atoms of a text and what was between them.

    Attributes:
        atoms: In the order of the text.
        plain: The text with tags and emphasis blanked out; offsets agree.
        tags: The tags of a markup language that stand in the text.
        emphasis: What Markdown and character references add to the words.
        empty_items: Bullets with nothing after them.
        slashed: Whether ` / ` stands between the cells of a table.
    """

    atoms: tuple[Atom, ...]
    plain: str
    tags: tuple[Span, ...]
    emphasis: tuple[Span, ...]
    empty_items: tuple[Span, ...]
    slashed: bool


@dataclass(slots=True)
class _Piece:
    span: Span
    bullet: int | None
    new_cells: int
    new_block: bool


def cut(text: str) -> Atoms:
    r"""Cut a text into atoms.

    >>> [(a.text, a.cell, a.marker) for a in cut("Grade:\tPC\n- Drive\n").atoms]
    [('Grade:', 0, ''), ('PC', 1, ''), ('Drive', 0, '-')]
    """
    slashed = len(_SLASH_LABEL.findall(text)) >= 2
    tags = tuple(Span(*m.span()) for m in _TAG.finditer(text)) if "<" in text else ()
    marks_up = tuple(Span(*m.span()) for m in _emphasis(text))
    plain_text = blanked(text, [*tags, *marks_up])
    atoms: list[Atom] = []
    empty: list[Span] = []
    blank, cell, end = True, 0, 0
    for number, line in enumerate(_LINE.finditer(text)):
        blank = blank or text.count("\n", end, line.start()) > 1
        end = line.end()
        row = _pieces(text, plain_text, Span(*line.span()), slashed)
        if not row:
            blank = True
            continue
        cell = cell if slashed else 0
        row = [p for p in row if p.bullet is not None or _says(plain_text, p.span)]
        cells = 1 + sum(piece.new_cells > 0 for piece in row[1:])
        indent = len(line[0]) - len(line[0].lstrip())
        hollow = True
        ahead: tuple[str, int] | None = None
        for piece in row:
            cell += piece.new_cells if ahead is None else 0
            inner, marks, opening = _unmarked(plain_text, piece)
            if ahead is not None:
                marks, opening = ahead[0] + marks, ahead[1]
            lone = _LONE_MARK.match(piece.span.of(plain_text))
            ahead = (marks or "#", opening) if lone else None
            if not len(inner) or ahead is not None:
                continue
            hollow = False
            plain = folded(inner.of(plain_text))
            atoms.append(
                Atom(
                    inner, plain, number, cell, cells, marks[:1], opening,
                    blank or piece.new_block, indent, len(set(marks)) > 1,
                )
            )  # fmt: skip
            blank = False
        if hollow:
            empty.append(trimmed(text, Span(*line.span())))
    return Atoms(tuple(atoms), plain_text, tags, marks_up, tuple(empty), slashed)


def _emphasis(text: str) -> Iterator[re.Match[str]]:
    """Find what Markdown and character references add to the words, where a text uses them."""
    if len(_MARKDOWN.findall(text)) >= _FEW_MARKS:
        yield from _EMPHASIS.finditer(text)
    if "&" in text:
        yield from _BLANK_REFERENCE.finditer(text)


def _pieces(text: str, plain: str, line: Span, slashed: bool) -> list[_Piece]:
    pieces: list[_Piece] = []
    at, bullet, new_cells, new_block = line.start, None, 0, False
    for found in _SEPARATOR.finditer(text, line.start, line.end):
        kind = found.lastgroup
        if kind == "slash" and not slashed:
            continue
        if kind == "gap" and not text[line.start : found.start()].strip():
            continue
        span = trimmed(plain, Span(at, found.start()))
        if len(span) or bullet is not None:
            pieces.append(_Piece(span, bullet, new_cells, new_block))
            bullet, new_cells, new_block = None, 0, False
        at = found.end()
        bullet = found.start() if kind == "bullet" else bullet
        new_cells += kind in ("tab", "gap", "pipe", "slash", "cell", "dots")
        new_block = new_block or kind == "tag"
    span = trimmed(plain, Span(at, line.end))
    if len(span) or bullet is not None:
        pieces.append(_Piece(span, bullet, new_cells, new_block))
    return pieces


def _says(text: str, span: Span) -> bool:
    """Tell whether a piece holds a letter or a digit, or anything that a bullet may be."""
    inside = span.of(text)
    return len(inside) < 3 or any(c.isalnum() for c in inside)


def _unmarked(text: str, piece: _Piece) -> tuple[Span, str, int]:
    """Take bullets and numbers off the front: (rest, first characters of the marks, where they begin)."""
    span = piece.span
    opening, marks = (
        (span.start, "") if piece.bullet is None else (piece.bullet, text[piece.bullet])
    )
    start = span.start
    while start < span.end:
        found = _MARKER.match(text, start, span.end)
        if not found or found["mark"][0] in marks:
            break
        marks += found["mark"][0] if len(found["mark"]) == 1 else "#"
        start = found.end()
    return trimmed(text, Span(start, max(start, span.end))), marks, opening
