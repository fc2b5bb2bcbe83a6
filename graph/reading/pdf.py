"""Turn a PDF into text: tables by their ruled lines, the rest by where the words stand."""

from __future__ import annotations

import io
import re
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from remit.graph.errors import UnreadableError
from remit.graph.reading.pdf_columns import page_text_lines
from remit.graph.reading.pdf_lines import Line, Word, cell_lines, lines_of, one_after_another
from remit.graph.reading.tables import table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pdfplumber.page import Page
    from pdfplumber.table import Table

_BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi", re.I)
_SOFT: Final = re.compile(r"[\u00ad\u200b\x00]")
_UNNAMED: Final = re.compile(r"\(cid:\d+\)")
"""How a letter is given that a font has only a number for: mostly the bullet of a symbol font."""
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
"""With what files of pictures begin."""
_RECOGNISE: Final = "let a program recognise its text (OCR), and save it again"
_PADDING: Final = 3.0
_OVER: Final = 0.7
_DOT: Final = 6.0
_MOST_EDGES: Final = 4000
"""A page with more lines than this holds a drawing."""


def pdf_text(name: str, data: bytes) -> str:
    """Write what a PDF says as text, with what was filled in on its form.

    Raises:
        UnreadableError: It has a password, is damaged, or holds only pictures of pages, or is one.
    """
    import logging

    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    if data.startswith(_PICTURES):
        raise UnreadableError("this is a picture and no PDF", place=name, hint=_RECOGNISE)
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages, pictures = [], False
            for page in document.pages:
                pages.append("\n".join(_page_lines(page)).strip("\n"))
                pictures = pictures or bool(page.images)
                page.close()
    except PdfminerException as error:
        locked = "Password" in repr(error) or "Encrypt" in repr(error)
        raise _unreadable(name, locked=locked) from error
    except Exception as error:  # whatever a damaged file makes of the reader
        raise _unreadable(name, locked=False) from error
    text = one_after_another([page for page in pages if page])
    if not text and pictures:
        raise UnreadableError(
            "this PDF holds pictures of pages and no text",
            place=name,
            hint=_RECOGNISE,
        )
    return re.sub(r"\n{3,}", "\n\n", f"{text}\n") if text else ""


def _unreadable(name: str, *, locked: bool) -> UnreadableError:
    if locked:
        return UnreadableError(
            "this PDF has a password", place=name, hint="save a copy without a password"
        )
    return UnreadableError(
        "this is not a PDF, or it is damaged", place=name, hint="export it as PDF again"
    )


def _page_lines(page: Page) -> Iterator[str]:
    """Write the lines of a page, its tables where they stand among the others."""
    words = [*_words(page), *_filled_in(page), *_drawn_bullets(page)]
    drawing = len(page.edges) > _MOST_EDGES
    tables = [] if drawing else [table for table in page.find_tables() if _is_table(table)]
    inside: list[list[Word]] = [[] for _ in tables]
    outside: list[Word] = []
    for word in words:
        at = next((n for n, table in enumerate(tables) if _within(word, table.bbox)), None)
        (outside if at is None else inside[at]).append(word)
    right = max((word.x1 for word in words), default=0.0)
    waiting: list[Line] = []
    parts: list[tuple[float, Line | int]] = [(line.top, line) for line in lines_of(outside)]
    parts += [(table.bbox[1], n) for n, table in enumerate(tables)]
    for _, part in sorted(parts, key=lambda p: p[0]):
        if isinstance(part, Line):
            waiting.append(part)
            continue
        yield from page_text_lines(waiting, right)
        waiting = []
        yield ""
        yield from _table_text(tables[part], inside[part])
        yield ""
    yield from page_text_lines(waiting, right)


def _words(page: Page) -> Iterator[Word]:
    found = page.filter(_Once()).extract_words(
        x_tolerance_ratio=0.15, extra_attrs=["fontname"], return_chars=False
    )
    for word in found:
        text = _SOFT.sub("", _UNNAMED.sub(_named, word["text"]))
        if text:
            bold = _BOLD.search(word["fontname"]) is not None
            yield Word(text, word["x0"], word["x1"], word["top"], word["bottom"], bold)


class _Once:
    """Passes letters once that are drawn twice over each other, as some programs make bold ones."""

    def __init__(self) -> None:
        """Begin a page."""
        self._drawn: dict[tuple[str, int, int], tuple[float, float]] = {}

    def __call__(self, thing: Mapping[str, Any]) -> bool:
        """Tell whether something drawn is no letter that was drawn before."""
        if thing["object_type"] != "char":
            return True
        x, y, letter = thing["x0"], thing["top"], thing["text"]
        for across, down in product((-1, 0, 1), repeat=2):
            other = self._drawn.get((letter, int(x) + across, int(y) + down))
            if other and abs(other[0] - x) < _OVER and abs(other[1] - y) < _OVER:
                return False
        self._drawn[letter, int(x), int(y)] = (x, y)
        return True


def _named(letter: re.Match[str]) -> str:
    return "•" if letter[0] == letter.string else ""


def _filled_in(page: Page) -> Iterator[Word]:
    """Read what was typed into the fields of a form."""
    for note in page.annots:
        value: Any = note.get("data", {}).get("V")
        if isinstance(value, bytes) and value:
            text = _decoded(value)
            if text.strip():
                yield Word(
                    " ".join(text.split()), note["x0"], note["x1"], note["top"], note["bottom"]
                )


def _drawn_bullets(page: Page) -> Iterator[Word]:
    """Read the dots and squares that a program draws before items as bullets."""
    for shape in (*page.curves, *page.rects):
        small, large = sorted((shape["width"], shape["height"]))
        if small > 1 and large <= _DOT:
            yield Word("•", shape["x0"], shape["x1"], shape["top"], shape["bottom"])


def _decoded(value: bytes) -> str:
    from pdfminer.utils import decode_text

    return decode_text(value)


def _is_table(table: Table) -> bool:
    """Tell a table from a frame around text."""
    return sum(cell is not None for row in table.rows for cell in row.cells) > 1


def _within(word: Word, box: Sequence[float]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _table_text(table: Table, words: Sequence[Word]) -> Iterator[str]:
    rows = []
    for row in table.rows:
        cells = []
        for box in row.cells:
            own = [word for word in words if _within(word, box)] if box else []
            right = max([box[2] - _PADDING, *(w.x1 for w in own)]) if box else 0.0
            cells.append(cell_lines(own, right))
        rows.append(cells)
    yield from table_lines(rows)
