"""Cut a text into atoms, the smallest pieces of a form: a cell, a bullet, a line of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from remit.graph.document import Span, blanked, folded, holds_any, trimmed
from remit.graph.extraction.tongues import holds_another_tongue
from remit.graph.layout.coded import coded_lines
from remit.graph.layout.counted import counted_lines
from remit.graph.layout.frames import frames
from remit.graph.layout.heading_marks import DRAWN_SIGNS, depth_of, underlined
from remit.graph.layout.labels import labels
from remit.graph.layout.lost_lines import BLOCK_SIGNS, HASHES, blocks, relined
from remit.graph.layout.marks import printed_marks
from remit.graph.layout.page_starts import over_pages, page_starts
from remit.graph.layout.parts import Part, at_column, is_barred, parted, undivided
from remit.graph.layout.running import is_running, least_running
from remit.graph.layout.wrapped import lines_of
from remit.graph.quick import quick

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s+[\w:-]+\s*=[^<>\n]{0,200}|\s*)/?>")
"""A tag, with what it is given; words in angle brackets that give nothing are none."""
_MARKDOWN = re.compile(r"\*\*(?=[^\s*]|\*[^\s*])|^#{1,4} |^\|[ :-]*-{3}", re.MULTILINE)
_MARKDOWN_SIGNS = ("#", "|", "**")
_EMPHASIS = re.compile(
    r"\*\*|__|`|(?P<opens>(?<![\w*])\*(?=[^\s*]))|(?P<closes>(?<=[^\s*])\*(?![\w*]))"
    r"|^#{1,5}(?= )|^> ",
    re.MULTILINE,
)
_RULE = re.compile(r"\s*(?:[-–—_=~+|:*.…─━═│┃]\s*){3,}")
"""A line that only draws: below the head of a table, between parts, or to be written on."""
_BETWEEN, _TWO, _THREE = re.compile(r"::?\s*|=(?:\s+|$)"), 2, 3
"""What stands between a label and its value where both are set in columns."""
_ROW_NUMBERS = "(0123456789"
_NUMBER = re.compile(r"\d{1,2}|([A-Z]\.)")
_AMOUNT = re.compile(r"\d{1,3}\.\d{1,2}")
"""A sum or a count that is no whole number, such as of hours; it may number an item too."""
_BLANK_REFERENCE = re.compile(r"&nbsp;|&#160;|&#xa0;", re.IGNORECASE)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_FEW_MARKS = 3
_LONGEST_MARK = 40
_LONE_MARK = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–—*·o§]"
    r"|(?i:section|part)\s(?:\d{1,2}|[A-Z]))$"
)
_SLASH_LINE = re.compile(r"^(?:.*\s)??/\s.*$", re.MULTILINE)
_SLASHES = ("/ ", "/\n", "/\r", "/\t", "/\u00a0")
_LONGEST, _MOST = 40, 400
_SLASHED_LABEL = re.compile(r"^[^\n/:]{2,40}:[^\n/]+ / [A-Z][^\n/:]{1,40}:", re.MULTILINE)
_SLASH_LABEL = re.compile(r":\s+/\s")


@quick
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
        depth: How deep a heading it is that Markdown marks, from 1; 0 for other text.
        width: How many characters its line has.
        running: Whether it is running words, in which no label and no heading stands.
        barred: Whether its row stands between strokes, so that its cells count from one.
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
    depth: int = 0
    width: int = 0
    running: bool = False
    barred: bool = False

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
        emphasis: What Markdown, character references and numbers of pages add to the words.
        empty_items: Bullets with nothing after them.
        rules: Lines that only draw, such as the one below the head of a table.
        slashed: Whether ` / ` stands between the cells of a table.
    """

    atoms: tuple[Atom, ...]
    plain: str
    tags: tuple[Span, ...]
    emphasis: tuple[Span, ...]
    empty_items: tuple[Span, ...]
    rules: tuple[Span, ...]
    slashed: bool


def cut(text: str) -> Atoms:
    r"""Cut a text into atoms.

    >>> [(a.text, a.cell, a.marker) for a in cut("Grade:\tPC\n- Drive\n").atoms]
    [('Grade:', 0, ''), ('PC', 1, ''), ('Drive', 0, '-')]
    """
    slashed = _is_slashed(text)
    tags = tuple(Span(*m.span()) for m in _TAG.finditer(text)) if "<" in text else ()
    marked_up = _is_marked_up(text)
    emphasis = (Span(*m.span()) for m in _emphasis(text, marked_up=marked_up))
    marks_up = (*emphasis, *frames(text))
    pages = page_starts(text)
    plain = blanked(text, [*tags, *marks_up, *pages])
    counted = {**counted_lines(plain), **coded_lines(plain)}
    drawn = holds_any(text, DRAWN_SIGNS)
    bare = not (tags or marks_up or pages)
    least = least_running()
    cutter = _Cutter(text, plain, slashed, bare, marked_up=marked_up, counted=counted, drawn=drawn)
    cutter.bullet = printed_marks().bullet_in(text)
    end = 0
    number = 0
    in_blocks = holds_any(text, BLOCK_SIGNS)
    for line in over_pages(text, lines_of(text), pages) if pages else lines_of(text):
        cutter.blank = cutter.blank or text.count("\n", end, line.start) > 1
        cutter.width = line.end - line.start
        for block in blocks(text, line) if in_blocks else (line,):
            cutter.running = is_running(cutter.plain, block, least)
            for part in (block,) if cutter.running else relined(cutter.plain, block):
                cutter.take(number, part)
                number += 1
        end = line.end
    return Atoms(
        tuple(cutter.atoms),
        cutter.plain,
        tags,
        (*marks_up, *pages),
        tuple(cutter.empty),
        tuple(cutter.rules),
        slashed,
    )


def _is_slashed(text: str) -> bool:
    """Tell whether ` / ` parts the cells of tables: it stands behind colons, or beside labels."""
    if not holds_any(text, _SLASHES):
        return False
    if len(_SLASH_LABEL.findall(text)) > 1 or len(_SLASHED_LABEL.findall(text)) > _TWO:
        return True
    known = labels()
    rows = (line.split(" / ") for line in _SLASH_LINE.findall(text))
    ahead = (cell for row in rows if not holds_another_tongue(row[-1]) for cell in row[:-1])
    cells = (cell for cell in islice(ahead, _MOST) if len(cell) < _LONGEST)
    return sum(known.field(cell) is not None for cell in cells) >= _FEW_MARKS


@dataclass(slots=True)
class _Cutter:
    """Goes through the lines.

    Attributes:
        text: Of the document.
        plain: The same with tags and emphasis blanked out.
        slashed: Whether cells go on over the ends of lines.
        bare: Whether there are neither tags nor emphasis in the text.
        atoms: Found so far.
        empty: Lines with bullets and nothing after them.
        rules: Lines that only draw.
        marked_up: Whether the text is Markdown.
        counted: Where bare numbers that count lines stand, each with what follows it.
        drawn: Whether lines are drawn anywhere below others.
        blank: Whether a blank line stands before what comes.
        cell: The place of the last cell in its row.
        depth: How deep a heading of Markdown the line is.
        width: How many characters the line has.
        running: Whether the line is running words.
        column: Where in the line above the value of its label begins; 0 where none does.
        bullet: A mark or a number in front of an item.
    """

    text: str
    plain: str
    slashed: bool
    bare: bool
    atoms: list[Atom] = field(default_factory=list)
    empty: list[Span] = field(default_factory=list)
    rules: list[Span] = field(default_factory=list)
    marked_up: bool = False
    counted: Mapping[int, int] = field(default_factory=dict)
    drawn: bool = False
    blank: bool = True
    cell: int = 0
    depth: int = 0
    width: int = 0
    running: bool = False
    column: int = 0
    bullet: re.Pattern[str] = field(init=False)

    def take(self, number: int, line: Span) -> None:
        """Cut one line into atoms."""
        words = line.of(self.text)
        if self.running and self.bare:
            self.cell = self.cell if self.slashed else 0
            self.depth = underlined(self.text, line) if self.drawn else 0
            indent = len(words) - len(words.lstrip())
            self._add(number, indent, undivided(self.text, line, words), None, barred=False)
            return
        row = parted(self.text, self.plain, line, words, slashed=self.slashed)
        if not row:
            self.blank = True
            return
        row, self.column = at_column(self.text, line, row, 0 if self.blank else self.column)
        barred = "|" in words and is_barred(self.text, line)
        self.cell = self.cell if self.slashed and not barred else 0
        before = len(self.atoms)
        self.depth = depth_of(words) if self.marked_up else 0
        if self.drawn and not self.depth:
            self.depth = underlined(self.text, line)
        row = [part for part in row if part.bullet is not None or _says(self.plain, part.span)]
        if len(row) >= _TWO:
            row = [_behind_mark(self.plain, part) for part in row]
            row = [part for part in row if len(part.span) or part.bullet is not None]
        indent = len(words) - len(words.lstrip())
        ahead = None
        if len(row) in (_TWO, _THREE) and _opens_with_number(self.plain, row):
            number_cell = row.pop(0)
            ahead = ("#", number_cell.span.start)
            if barred:
                row[0] = replace(row[0], new_cells=row[0].new_cells + number_cell.new_cells)
        self._add(number, indent, row, ahead, barred=barred)
        if len(self.atoms) == before:
            drawn = _RULE.fullmatch(self.plain, line.start, line.end)
            (self.rules if drawn else self.empty).append(trimmed(self.text, line))

    def _answers(self, number: int, part: Part) -> bool:
        """Tell whether a number with a full stop in it answers a label in the line above it."""
        if not self.atoms or not _AMOUNT.fullmatch(self.plain, part.span.start, part.span.end):
            return False
        above = self.atoms[-1]
        if above.line != number - 1 or above.cells > 1:
            return False
        label = labels().field(above.text, slips=False)
        return label is not None and label.sure

    def _add(
        self,
        number: int,
        indent: int,
        row: list[Part],
        ahead: tuple[str, int] | None,
        *,
        barred: bool,
    ) -> None:
        """Add the atoms of a line; a mark in a cell of its own belongs to the next cell."""
        cells = 1 + sum(part.new_cells > 0 for part in row[1:]) if len(row) > 1 else 1
        cells = max(cells, sum(part.new_cells for part in row)) if barred else cells
        for place, part in enumerate(row):
            counted_cell = barred and ahead is not None and self.plain[ahead[1]] in _ROW_NUMBERS
            self.cell += part.new_cells if counted_cell or ahead is None else 0
            inner, marks, opening = _unmarked(self.plain, part, self.bullet)
            amount = place > 0 and _is_amount(self.plain, row, place)
            amount = amount or (len(row) == 1 and self._answers(number, part))
            counted = inner.end if amount else self.counted.get(inner.start, inner.end)
            if inner.start in self.counted and not marks:
                opening, marks = inner.start, "#"
                inner = trimmed(self.plain, Span(min(counted, inner.end), inner.end))
            if ahead is not None:
                marks, opening = ahead[0] + marks, ahead[1]
            short = part.span.end - part.span.start <= _LONGEST_MARK
            lone = counted > inner.end or (short and _LONE_MARK.match(part.span.of(self.plain)))
            lone = lone and not amount
            ahead = (marks or "#", opening) if lone else None
            if inner.start >= inner.end or lone:
                continue
            marks = "" if self.depth and marks and not marks[0].isascii() else marks
            atom = Atom(
                span=inner,
                text=folded(inner.of(self.plain)),
                line=number,
                cell=self.cell,
                cells=cells,
                marker=marks[:1],
                opening=opening,
                after_blank=self.blank or part.new_block,
                indent=indent,
                doubled=part.is_twice or (len(marks) > 1 and len(set(marks) - {"<"}) > 1),
                depth=self.depth,
                width=self.width,
                barred=barred,
                running=self.running and cells == 1 == len(row),
            )
            self.atoms.append(atom)
            self.blank = False


def _is_amount(text: str, row: list[Part], place: int) -> bool:
    """Tell whether a cell is an amount, and no number of a clause: last, or behind a label."""
    if not _AMOUNT.fullmatch(row[place].span.of(text)):
        return False
    return place == len(row) - 1 or labels().field(row[place - 1].span.of(text)) is not None


def _is_marked_up(text: str) -> bool:
    """Tell whether a text is Markdown."""
    may_be = holds_any(text, _MARKDOWN_SIGNS)
    return may_be and len(_MARKDOWN.findall(text)) >= _FEW_MARKS


def _emphasis(text: str, *, marked_up: bool) -> Iterator[re.Match[str]]:
    """Find what Markdown and character references add to the words, where a text uses them."""
    opened = None
    for found in _EMPHASIS.finditer(text) if marked_up else ():
        if found.lastgroup == "opens":
            opened = found.end()
        elif found.lastgroup == "closes":
            if opened is None or "\n" in text[opened : found.start()]:
                continue  # the star of a grade, such as A*
            opened = None
        yield found
    if "#" in text and " ## " in text:
        yield from HASHES.finditer(text)
    if "&" in text:
        yield from _BLANK_REFERENCE.finditer(text)


def _opens_with_number(text: str, row: list[Part]) -> bool:
    """Tell whether a line is a bare number and words apart from it: `4   OTHER`, `A.   OTHER`."""
    number = _NUMBER.fullmatch(row[0].span.of(text)) if row[0].bullet is None else None
    if number is None:
        return False
    words = row[1].span.of(text)
    sentence = number[1] is None and len(words.split()) > _TWO and words[:1].isupper()
    known = labels().section(words) or (len(row) > _TWO and labels().field(words))
    return sentence or words.isupper() or known is not None


def _behind_mark(text: str, part: Part) -> Part:
    """Take the mark between label and value off the front of a cell."""
    mark = _BETWEEN.match(text, part.span.start, part.span.end)
    return replace(part, span=Span(mark.end(), part.span.end)) if mark else part


def _says(text: str, span: Span) -> bool:
    """Tell whether a part holds a letter or a digit, or anything that a bullet may be."""
    return (
        span.end - span.start < 3 or _LETTER_OR_DIGIT.search(text, span.start, span.end) is not None
    )


def _unmarked(text: str, part: Part, bullet: re.Pattern[str]) -> tuple[Span, str, int]:
    """Take bullets and numbers off the front: (rest, a character a mark, where they begin)."""
    span = part.span
    opening, marks = (span.start, "") if part.bullet is None else (part.bullet, text[part.bullet])
    start = span.start
    while start < span.end:
        found = bullet.match(text, start, span.end)
        if not found or found["mark"][0] in marks:
            break
        marks += found["mark"][0] if len(found["mark"]) == 1 else "#"
        start = found.end()
    rest = span if start == span.start else trimmed(text, Span(start, max(start, span.end)))
    return rest, marks, opening
