"""Take a Word file of the old kind (.doc, Word 97 to 2003) apart into its paragraphs.

The text lies in pieces, and what a paragraph is (a heading, an item, a cell, the end of a row) in
pages of properties beside it, as Microsoft's open specification MS-DOC lays down; the sections
named below are its own.
"""

from __future__ import annotations

import io
import re
import struct
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit.graph.reading.paragraphs import TITLES, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAGIC: Final = 0xA5EC
_ENCRYPTED: Final = 0x0100
_TABLE_STREAM: Final = 0x0200
_FLAGS, _LENGTHS, _PLACES = 0x0A, 0x4C, 0x9A
_HEADERS, _CHARACTERS, _PARAGRAPHS, _PIECES, _STYLES = 11, 12, 13, 33, 1
_PAGE = 512
_IN_TABLE, _ROW_END, _IN_LIST = 0x2416, 0x2417, 0x460B
_TABLES, _INNER_CELL, _INNER_ROW_END = 0x6649, 0x244B, 0x244C
_MOST_TABLES = 20
_HEADINGS: Final = {
    **{depth: depth for depth in range(1, 7)},
    62: TITLES["title"],
    74: TITLES["subtitle"],
}
"""How deep the headings are that the built-in styles of these numbers make (2.9.260)."""
_LIST_STYLES: Final = range(47, 62)
_TABLE_SHAPE = 0xD608
_BOLD, _STRUCK_OUT = 0x0835, 0x0800
_OPERANDS: Final = (1, 1, 2, 4, 2, 2, None, 3)
"""How many bytes follow a property of each kind; None where the first of them says so (2.2.5.1)."""
_END: Final = re.compile("[\r\x07\x0c]")
_STORIES, _SEPARATORS, _HEADS = 6, 6, frozenset({0, 1, 4})
"""Of the six stories of a section the heads, behind six that part notes from text (2.8.14)."""


class LockedError(Exception):
    """The file has a password."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters that lie together: where in the text, where in the file, and how wide each is."""

    start: int
    end: int
    place: int
    width: int


_Run = tuple[int, int, int, bytes]
"""From where to where in the file something holds, the number of its style, its properties."""


class Word97:
    """A file of the old kind.

    Raises:
        LockedError: It has a password.
        ValueError: It is none, or damaged; also struct.error, IndexError and OSError.
    """

    def __init__(self, data: bytes) -> None:
        import olefile

        with olefile.OleFileIO(io.BytesIO(data)) as parts:
            if parts.exists("EncryptedPackage"):  # a new file that was locked is packed into this
                raise LockedError
            self._main: bytes = parts.openstream("WordDocument").read()
            (magic,) = struct.unpack_from("<H", self._main)
            (flags,) = struct.unpack_from("<H", self._main, _FLAGS)
            if magic != _MAGIC:
                raise ValueError(magic)
            if flags & _ENCRYPTED:
                raise LockedError
            self._table: bytes = parts.openstream(
                "1Table" if flags & _TABLE_STREAM else "0Table"
            ).read()
        self._length, self._notes, self._head = struct.unpack_from("<3i", self._main, _LENGTHS)
        self._pieces = list(self._cut())
        self._starts = [piece.start for piece in self._pieces]
        self._styles = list(self._built_in_styles())

    def headers(self) -> list[str]:
        """List the lines of all page headers, each once."""
        data = self._part(_HEADERS)
        places = struct.unpack(f"<{len(data) // 4}i", data[: len(data) // 4 * 4])
        begin = self._length + self._notes
        found: dict[str, None] = {}
        stories = zip(places[_SEPARATORS:], places[_SEPARATORS + 1 :], strict=False)
        for number, (start, end) in enumerate(stories):
            if number % _STORIES in _HEADS and start < end <= self._head:
                text = _paired(without_fields(self._text(begin + start, begin + end)))
                found |= dict.fromkeys(line.strip() for line in text.splitlines() if line.strip())
        return list(found)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Give the paragraphs of the text in their order."""
        paragraphs = self._runs(_PARAGRAPHS, styled=True)
        characters = self._runs(_CHARACTERS, styled=False)
        start = 0
        for mark in _END.finditer(self._text(0, self._length)):
            words, bold = self._kept(start, mark.start(), characters)
            _, _, style, properties = _at(paragraphs, self._place(mark.start()))
            said = dict(_properties(properties))
            ends_row = any(said.get(_ROW_END, b"")) or any(said.get(_INNER_ROW_END, b""))
            built_in = self._styles[style] if style < len(self._styles) else 0
            yield Paragraph(
                without_fields(_paired(words)).replace("\x1e", "-"),
                heading=_HEADINGS.get(built_in, 0),
                listed=any(said.get(_IN_LIST, b"")) or built_in in _LIST_STYLES,
                bold=bold,
                tables=_tables(said),
                ends_cell=not ends_row
                and (mark.group() == "\x07" or any(said.get(_INNER_CELL, b""))),
                row=_edges(said.get(_TABLE_SHAPE, b"")) if ends_row else (),
            )
            start = mark.end()

    def _kept(self, start: int, end: int, runs: list[_Run]) -> tuple[str, bool]:
        """Give the words between two places that were not struck out, and whether all are bold."""
        kept, bold = [], True
        while start < end:
            piece = self._pieces[bisect_right(self._starts, start) - 1]
            place = self._place(start)
            _, run_end, _, properties = _at(runs, place)
            stop = min(end, piece.end, start + max((run_end - place) // piece.width, 1))
            said = dict(_properties(properties))
            if not any(said.get(_STRUCK_OUT, b"")):
                kept.append(self._text(start, stop))
                bold = bold and (kept[-1].isspace() or any(said.get(_BOLD, b"")))
            start = max(stop, start + 1)
        return "".join(kept), bold and any(kept)

    def _part(self, number: int) -> bytes:
        place, length = struct.unpack_from("<2I", self._main, _PLACES + 8 * number)
        return self._table[place : place + length]

    def _cut(self) -> Iterator[_Piece]:
        """Find the pieces of the text (2.9.38, 2.9.178)."""
        data, place = self._part(_PIECES), 0
        while data[place] == 1:
            place += 3 + struct.unpack_from("<H", data, place + 1)[0]
        (size,) = struct.unpack_from("<I", data, place + 1)
        count, place = (size - 4) // 12, place + 5
        starts = struct.unpack_from(f"<{count + 1}i", data, place)
        for number in range(count):
            at = place + 4 * (count + 1) + 8 * number
            (where,) = struct.unpack_from("<I", data, at + 2)
            narrow = bool(where & 0x40000000)
            where &= 0x3FFFFFFF
            start, end = starts[number : number + 2]
            yield _Piece(start, end, where // 2 if narrow else where, 1 if narrow else 2)

    def _text(self, start: int, end: int) -> str:
        """Give the characters between two places, each half of a pair as one (2.2.1)."""
        found = []
        for piece in self._pieces[max(bisect_right(self._starts, start) - 1, 0) :]:
            if piece.start >= end:
                break
            first, last = max(start, piece.start), min(end, piece.end)
            place = piece.place + (first - piece.start) * piece.width
            data = self._main[place : place + (last - first) * piece.width]
            if piece.width == 1:
                found.append(data.decode("cp1252", "replace"))
            else:
                found += map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2]))
        return "".join(found)

    def _place(self, character: int) -> int:
        """Say where in the file a character lies."""
        piece = self._pieces[bisect_right(self._starts, character) - 1]
        return piece.place + (character - piece.start) * piece.width

    def _runs(self, part: int, *, styled: bool) -> list[_Run]:
        """List what is said of paragraphs or characters, in the order of the file (2.9.171)."""
        data = self._part(part)
        count = (len(data) - 4) // 8
        pages = struct.unpack_from(f"<{count}I", data, 4 * (count + 1))
        return sorted(run for page in pages for run in self._page_runs(page, styled=styled))

    def _page_runs(self, page: int, *, styled: bool) -> Iterator[_Run]:
        begin = (page & 0x3FFFFF) * _PAGE
        data = self._main[begin : begin + _PAGE]
        count = data[_PAGE - 1]
        edges = struct.unpack_from(f"<{count + 1}I", data)
        for number in range(count):
            at = data[4 * (count + 1) + number * (13 if styled else 1)] * 2
            style, properties = 0, b""
            if at and styled:
                size = 2 * data[at] - 1 if data[at] else 2 * data[at + 1]
                at += 1 if data[at] else 2
                (style,) = struct.unpack_from("<H", data, at)
                properties = data[at + 2 : at + size]
            elif at:
                properties = data[at + 1 : at + 1 + data[at]]
            yield edges[number], edges[number + 1], style, properties

    def _built_in_styles(self) -> Iterator[int]:
        """Give the number of the built-in style of each style of the file (2.9.271)."""
        data = self._part(_STYLES)
        size, count = struct.unpack_from("<2H", data)
        place = 2 + size
        for _ in range(count):
            (length,) = struct.unpack_from("<H", data, place)
            yield struct.unpack_from("<H", data, place + 2)[0] & 0xFFF if length else 0
            place += 2 + length + length % 2


def without_fields(text: str) -> str:
    r"""Leave of each field what it shows, not how that is worked out.

    >>> without_fields("Page \x13 PAGE \x147\x15 of many")
    'Page 7 of many'
    """
    kept: list[str] = []
    hidden = [False]
    for character in text:
        if character == "\x13":
            hidden.append(True)
        elif character == "\x14" and len(hidden) > 1:
            hidden[-1] = False
        elif character == "\x15" and len(hidden) > 1:
            hidden.pop()
        elif not any(hidden):
            kept.append(character)
    return "".join(kept)


def _paired(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _at(runs: list[_Run], place: int) -> _Run:
    number = bisect_right(runs, place, key=lambda run: run[0]) - 1
    return runs[number] if number >= 0 and place < runs[number][1] else (0, 0, 0, b"")


def _properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Take properties apart, each with its operand (2.2.5)."""
    place = 0
    while place + 2 < len(data):
        (name,) = struct.unpack_from("<H", data, place)
        place += 2
        size = _OPERANDS[name >> 13]
        if name == _TABLE_SHAPE:
            size = struct.unpack_from("<H", data, place)[0] + 1
        elif size is None:
            size = 1 + data[place]
        yield name, data[place : place + size]
        place += size


def _tables(said: dict[int, bytes]) -> int:
    """Read how many tables a paragraph stands in."""
    within = int.from_bytes(said.get(_TABLES, b""), "little")
    inside = any(said.get(_IN_TABLE, b"")) or any(said.get(_ROW_END, b""))
    return min(max(within, 1), _MOST_TABLES) if inside else 0


def _edges(shape: bytes) -> tuple[int, ...]:
    """Read where the cells of a row begin and end (2.9.322)."""
    if len(shape) < 3:
        return (0, 1)
    return struct.unpack_from(f"<{shape[2] + 1}h", shape, 3)
