"""Put the words of a PDF page, which have only places, back into lines and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

CELL_GAP: Final = 1.6
"""A gap of more than this many heights of a letter parts two cells."""
_BLANK: Final = 0.9
"""A gap between lines of more than this part of a line stands for a blank line."""
_LARGER: Final = 1.15
_SPACE: Final = 0.3
"""How wide a space is at least, in heights of a letter."""
_ALIGNED: Final = 4.0
_LONGEST_HEADING: Final = 80
_BULLET: Final = re.compile(
    r"(?:[-–—*•●▪◦‣∙■□➢⁃❖➤✓·o§\uf000-\uf0ff]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])(?:\s|$)"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place, in points from the top left of its page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool = False

    @property
    def size(self) -> float:
        """Tell how high its line is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side, parted into cells by wide gaps."""

    cells: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """List its words from left to right."""
        return tuple(word for cell in self.cells for word in cell)

    @property
    def top(self) -> float:
        """Tell where it begins."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Tell where it ends."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """Tell how high its letters are."""
        return median(word.size for word in self.words)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Put words into lines, from the top down.

    >>> left, right = Word("Grade", 0, 30, 10, 20), Word("C3", 90, 100, 11, 21)
    >>> [[word.text for word in cell] for cell in lines_of([right, left])[0].cells]
    [['Grade'], ['C3']]
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        middle = (word.top + word.bottom) / 2
        last = rows[-1] if rows else []
        if last and middle < max(w.bottom for w in last) - last[0].size * 0.25:
            last.append(word)
        else:
            rows.append([word])
    return [Line(tuple(_cells(sorted(row, key=lambda w: w.x0)))) for row in rows]


def _cells(row: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    cell = [row[0]]
    for before, word in pairwise(row):
        wide = word.x0 - before.x1 > CELL_GAP * max(before.size, word.size)
        if wide and not (len(cell) == 1 and _BULLET.fullmatch(cell[0].text + " ")):
            yield tuple(cell)
            cell = []
        cell.append(word)
    yield tuple(cell)


def paragraphs(lines: Sequence[Line], right: float, *, headings: bool = True) -> list[str]:
    """Write lines as text: what was one line before it was wrapped is one line again.

    A line goes on in the next where the next one's first word would not have fitted behind it.

    Args:
        lines: From the top down.
        right: How far to the right the lines may go, in points.
        headings: Whether a line in bold, or in larger letters than most, is marked as Markdown
            marks a bold one.
    """
    usual = median([word.size for line in lines for word in line.words] or [0])
    texts: list[list[str]] = []
    marks: list[bool] = []
    blanks: list[bool] = []
    before: Line | None = None
    for line in lines:
        gap = 0.0 if before is None else line.top - before.bottom
        apart = gap > _BLANK * line.size
        column = None if before is None or apart else goes_on(before, line, right)
        said = [" ".join(word.text for word in cell) for cell in line.cells]
        if before is not None and column is not None and marks[-1] == _stands_out(line, usual):
            texts[-1][column] = _joined(texts[-1][column], said[0])
            before = Line((*before.cells[:-1], (*before.cells[-1], *line.words)))
        else:
            texts.append(said)
            marks.append(_stands_out(line, usual))
            blanks.append(apart)
            before = line
    written: list[str] = []
    for cells, marked, blank in zip(texts, marks, blanks, strict=True):
        text = "\t".join(cells)
        if blank:
            written.append("")
        short = len(cells) == 1 and len(text) <= _LONGEST_HEADING and not _BULLET.match(text)
        written.append(f"**{text}**" if headings and marked and short else text)
    return written


def goes_on(before: Line, line: Line, right: float) -> int | None:
    """Tell in which cell of the line before a line goes on; None where it is one of its own.

    >>> rows = [Word("Keeps", 0, 30, 10, 20), Word("books", 0, 30, 21, 31)]
    >>> above, below = lines_of(rows)
    >>> goes_on(above, below, 40), goes_on(above, below, 100) is None
    (0, False)
    """
    first = line.words[0]
    if len(line.cells) > 1 or _BULLET.match(" ".join(word.text for word in line.words)):
        return None
    column = len(before.cells) - 1
    cell = before.cells[column]
    if column and abs(cell[0].x0 - first.x0) > _ALIGNED:
        return None
    in_sentence = first.text[0].islower() and cell[-1].text[-1] not in ".:;!?"
    return column if in_sentence or not fits_behind(cell[-1], first, right) else None


def fits_behind(last: Word, word: Word, right: float) -> bool:
    """Tell whether a word would have had room behind the last one of a line.

    >>> last, word = Word("in", 80, 90, 10, 20), Word("full", 0, 20, 20, 30)
    >>> fits_behind(last, word, 120), fits_behind(last, word, 100)
    (True, False)
    """
    return last.x1 + _SPACE * word.size + (word.x1 - word.x0) <= right


def cell_lines(words: Iterable[Word], right: float) -> list[str]:
    """Write the words of one cell of a table as lines of text, none of them blank."""
    said = paragraphs(lines_of(words), right, headings=False)
    return [line.replace("\t", " ") for line in said if line]


def one_after_another(parts: Sequence[str]) -> str:
    r"""Join pages or columns; a sentence that runs over the end of one goes on in its line.

    >>> one_after_another(["Keeps the", "books.", "Writes letters."])
    'Keeps the books.\n\nWrites letters.'
    """
    text = parts[0] if parts else ""
    for part in parts[1:]:
        runs_on = text[-1:] not in ".:;!?*" and part[:1].islower()
        text += (" " if runs_on else "\n\n") + part
    return text


def _stands_out(line: Line, usual: float) -> bool:
    return all(word.bold for word in line.words) or line.size > _LARGER * usual


def _joined(before: str, behind: str) -> str:
    """Join the parts of a wrapped line; a hyphen at its end stays, without a space behind it."""
    hyphened = before.endswith("-") and before[-2:-1].isalpha()
    return before + behind if hyphened else f"{before} {behind}"
