"""Read tables whose cells go on over several lines, cell by cell instead of line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span, split_at, trimmed
from remit.graph.layout.aligned_rows import MOST_LINES, GridLine, aligned, may_head
from remit.graph.layout.broken_rows import take_flat, whole_rows
from remit.graph.layout.labels import labels
from remit.graph.layout.paired_rows import wrapped_pairs
from remit.graph.layout.slashed_rows import slashed_rows
from remit.graph.layout.small_words import small_words
from remit.graph.layout.tabbed import tabbed
from remit.graph.linking.law_words import law_words
from remit.graph.reading_order import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_STROKE = re.compile(r"\|")
_RULE = re.compile(r"\s*[|+=: -]*-{2,}[|+=: -]*\s*$")
_GAP = re.compile(r"\S[ \u00a0]{3,}\S")
_MARKED = re.compile(r"[•●▪◦‣∙■□➢⁃❖➤\uf000-\uf0ff]|(?:[*o–-]|\(?\w{1,2}[.)])[ \u00a0]")
_CLOSED = re.compile(r"\)\s+[a-z]")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_COMPLETE = (".", ";", ":", "?", "!")
_FEW, _SHORTEST = 2, 24
_WIDE = 10_000


@dataclass(slots=True)
class _Row:
    """A row of a table: of each column what it holds, each in the pieces of which it is made."""

    columns: list[list[list[Span]]]


def in_reading_order(text: str) -> ReadingOrder | None:
    r"""Put the words of tables whose cells go on over lines in order; None where there are none.

    >>> said = "| Skills | Able to write and | Able to |\n|  | to speak | drive |\n"
    >>> in_reading_order(said).text
    '| Skills | Able to write and to speak | Able to drive |\n'
    """
    slashed = "/" in text and (" / Essential / " in text or " / ESSENTIAL / " in text)
    if not slashed and "|" not in text and "     " not in text and "\t" not in text:
        return None
    whole = [Span(*m.span()) for m in _LINE.finditer(text) if len(m[0])]
    lines = whole_rows(text, whole) if "|" in text else whole
    tables = list(_tables(text, lines))
    if not tables and len(lines) == len(whole):
        return None
    order = ReadingOrder(text)
    at = 0
    for first, last, edges, rows in tables:
        for line in (*lines[at:first], *edges):
            _take(order, line)
        _write(order, rows)
        at = last
    for line in lines[at:]:
        _take(order, line)
    return order


def _tables(
    text: str, lines: Sequence[Span]
) -> Iterator[tuple[int, int, Sequence[Span], list[_Row]]]:
    """Give the rows of each table, with the lines from and to which it goes and its page edges."""
    at = 0
    while at < len(lines):
        said = lines[at].of(text)
        if "|" not in said and not may_head(said):
            count, cells = wrapped_pairs(text, lines, at)
            if count:
                yield at, at + count, (), [_Row([[cell] for cell in cells])]
            at += count or 1
            continue
        apart = _tabbed(text, lines, at)
        if apart:
            yield at, at + len(apart), (), apart
            at += len(apart)
            continue
        table = _barred(text, lines, at) or aligned(text, lines, at)
        end = at + max(1, len(table))
        rows = _rows(text, table) if table else []
        if rows:
            yield at, end, [line.span for line in table if line.of_page], rows
        at = end


def _barred(text: str, lines: Sequence[Span], first: int) -> list[GridLine]:
    """Take the lines from here on that strokes part into the same number of cells."""
    table: list[GridLine] = []
    ruled = False
    for line in lines[first : first + MOST_LINES]:
        said = line.of(text)
        if table and not said.strip() and not table[-1].ruled:
            table.append(GridLine(line, [], ruled=True))
            continue
        if table and _RULE.match(said) and "|" in said + "+":
            ruled = True
            table.append(GridLine(line, [], ruled=True))
            continue
        cells = _strokes(text, line) if "|" in said else []
        if not cells or (table and len(cells) != len(table[0].cells)):
            break
        table.append(GridLine(line, cells, apart=ruled, stroked=True))
        ruled = False
    while table and table[-1].ruled:
        table.pop()
    if _is_box(text, table):
        return []
    return table if sum(not line.ruled for line in table) >= _FEW else []


def _is_box(text: str, table: Sequence[GridLine]) -> bool:
    """Tell whether strokes only frame lines of which most are set in columns by spaces."""
    lines = [line for line in table if line.cells]
    if any(len(line.cells) > 1 for line in lines):
        return False
    gaps = sum(_GAP.search(line.cells[0].of(text)) is not None for line in lines)
    return 2 * gaps > len(lines)


def _strokes(text: str, line: Span) -> list[Span]:
    """Part a line at its strokes; those at its ends are its border."""
    whole = trimmed(text, line)
    cells = split_at(text, Span(line.start, whole.end), _STROKE)
    if text[whole.start] == "|":
        cells = cells[1:]
    if text[whole.end - 1] == "|":
        cells = cells[:-1]
    bordered = text[whole.start] == "|" and text[whole.end - 1] == "|"
    return cells if len(cells) > 1 or bordered else []


def _tabbed(text: str, lines: Sequence[Span], first: int) -> list[_Row]:
    """Take the rows of a table that has a tab, or a stroke, for each cell, also an empty one."""
    said = lines[first].of(text)
    if not may_head(said):
        return []
    rows = tabbed(text, lines, first) if "\t" in said else slashed_rows(text, lines, first)
    return [_Row([[[cell]] if len(cell) else [] for cell in row]) for row in rows]


def _rows(text: str, table: Sequence[GridLine]) -> list[_Row]:
    """Join the cells that go on over lines; nothing where none does."""
    width = max(len(line.cells) for line in table)
    rows: list[_Row] = []
    joined = 0
    sizes = _widths(text, table, width)
    for line in table:
        if line.ruled:
            continue
        open_row = rows[-1] if rows and not line.apart else None
        said = [c for c, cell in enumerate(line.cells) if len(cell)]
        above = open_row.columns if open_row is not None else [[]] * width
        goes_on = [_goes_on(text, above[c], cell) for c, cell in enumerate(line.cells)]
        full = [_was_full(text, above[c], cell, sizes[c]) for c, cell in enumerate(line.cells)]
        if (any(goes_on) or len(said) == 1) and all(goes_on[c] or full[c] for c in said):
            goes_on = [one or other for one, other in zip(goes_on, full, strict=True)]
        inside = 0 not in said or width == 1 or all(goes_on[c] for c in said)
        inside = inside or (goes_on[0] and _is_label(text, above[0][-1], line.cells[0]))
        inside = inside or (goes_on[0] and open_row is not None and not any(above[1:]))
        wraps = any(goes_on) and inside
        if rows and not line.apart and wraps:
            for c in said:
                items = rows[-1].columns[c]
                if goes_on[c]:
                    items[-1].append(line.cells[c])
                    joined += 1
                else:
                    items.append([line.cells[c]])
        else:
            rows.append(_Row([[[cell]] if len(cell) else [] for cell in line.cells]))
    return rows if joined or any(_has_gap(line) for line in table) else []


def _is_label(text: str, above: Sequence[Span], cell: Span) -> bool:
    """Tell whether a cell ends a label that the cell above it begins."""
    words = f"{above[-1].of(text)} {cell.of(text)}"
    return labels().field(words) is not None or labels().section(words) is not None


def _has_gap(line: GridLine) -> bool:
    """Tell whether a cell is empty that stands before others, where no stroke shows it."""
    said = [c for c, cell in enumerate(line.cells) if len(cell)]
    return not line.stroked and said != list(range(len(said)))


def _widths(text: str, table: Sequence[GridLine], columns: int) -> list[int]:
    """Tell how wide each column is; no line is too long where strokes stand at no fixed places."""
    filled = [line for line in table if line.cells]
    strokes = {tuple(m.start() for m in re.finditer(r"\|", line.span.of(text))) for line in filled}
    if len(strokes) > 1:
        return [_WIDE] * columns
    return [max(len(line.cells[c]) for line in filled) for c in range(columns)]


def _goes_on(text: str, items: Sequence[Sequence[Span]], cell: Span) -> bool:
    """Tell whether a cell is the rest of the one above it, by how it begins or that one ends."""
    if not items or not len(cell):
        return False
    said, first = cell.of(text), items[-1][0].of(text)
    if _MARKED.match(said):
        return False
    if _MARKED.match(first) or said[:1].islower() or (said[0] == "(" and _CLOSED.search(said)):
        return True
    above = items[-1][-1].of(text)
    if law_words().line_begins.match(said) and not above.endswith(_COMPLETE):
        return True
    if _YEAR.match(said) and law_words().line_ends.search(above):
        return True
    unfinished = above.rpartition(" ")[2].casefold() in small_words().unfinished
    return unfinished or above.endswith((",", "/", "-", "–"))


def _was_full(text: str, items: Sequence[Sequence[Span]], cell: Span, width: int) -> bool:
    """Tell whether the first word of a cell would not have fitted behind the one above it."""
    if not items or not len(cell):
        return False
    said, above = cell.of(text), items[-1][-1].of(text)
    fits = len(above) + 1 + len(said.partition(" ")[0]) <= width
    long = len(above) >= _SHORTEST <= 0.8 * width and not above.endswith(_COMPLETE)
    return long and not (fits or _MARKED.match(said) or labels().section(said))


def _take(order: ReadingOrder, line: Span) -> None:
    """Add a line with what ends it; a row that was broken over lines becomes one."""
    said = line.of(order.source)
    if "\n" in said[:-1] and said[:1] == "|":
        take_flat(order, trimmed(order.source, line))
        order.say("\n")
    else:
        order.take(line)


def _write(order: ReadingOrder, rows: Sequence[_Row]) -> None:
    """Write each row as lines of one item a cell."""
    for row in rows:
        for place in range(max(len(items) for items in row.columns)):
            for items in row.columns:
                order.say("| ")
                for number, piece in enumerate(items[place] if place < len(items) else ()):
                    order.say(" " if number else "")
                    take_flat(order, piece)
                order.say(" ")
            order.say("|\n")
