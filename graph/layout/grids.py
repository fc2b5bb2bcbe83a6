"""Read tables whose cells go on over several lines, cell by cell instead of line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.layout.broken_rows import take_flat, whole_rows
from remit.graph.layout.columns import is_head, is_weight_head, letter_of
from remit.graph.layout.furniture import is_page_mark
from remit.graph.layout.labels import labels
from remit.graph.layout.slashed_rows import slashed_rows
from remit.graph.layout.small_words import small_words
from remit.graph.layout.tabbed import tabbed
from remit.graph.linking.law_words import law_words
from remit.graph.reading_order import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_RULE = re.compile(r"\s*[|+=: -]*-{2,}[|+=: -]*\s*$")
_GAP = re.compile(r"\S[ \u00a0]{3,}\S")
_SEGMENT = re.compile(r"(?:[•●▪◦‣∙■□➢⁃❖➤\uf000-\uf0ff*–-][ \u00a0]+)?[^\s|]+(?:[ \u00a0][^\s|]+)*")
_MARKED = re.compile(r"[•●▪◦‣∙■□➢⁃❖➤\uf000-\uf0ff]|(?:[*o–-]|\(?\w{1,2}[.)])[ \u00a0]")
_MAY_HEAD = re.compile(r"[Ee](?:ssential|(?<=E)SSENTIAL|(?<=E)(?<!\S.)(?:/D)?(?!\S))")
_CLOSED = re.compile(r"\)\s+[a-z]")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_COMPLETE = (".", ";", ":", "?", "!")
_NEAR, _FEW, _SHORTEST = 3, 2, 24
_MOST_BLANK, _MARK_WIDTH = 2, 3
_MOST_LINES, _WIDE = 400, 10_000


@dataclass(slots=True)
class _Line:
    """A line of a table, or of a page's edge: its place, its cells (an empty range for none)."""

    span: Span
    cells: list[Span]
    apart: bool = False
    ruled: bool = False
    stroked: bool = False
    of_page: bool = False


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
    slashed = " / Essential / " in text or " / ESSENTIAL / " in text
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
        if "|" not in said and not _MAY_HEAD.search(said):
            at += 1
            continue
        apart = _tabbed(text, lines, at)
        if apart:
            yield at, at + len(apart), (), apart
            at += len(apart)
            continue
        table = _barred(text, lines, at) or _aligned(text, lines, at)
        end = at + max(1, len(table))
        rows = _rows(text, table) if table else []
        if rows:
            yield at, end, [line.span for line in table if line.of_page], rows
        at = end


def _barred(text: str, lines: Sequence[Span], first: int) -> list[_Line]:
    """Take the lines from here on that strokes part into the same number of cells."""
    table: list[_Line] = []
    ruled = False
    for line in lines[first : first + _MOST_LINES]:
        said = line.of(text)
        if table and not said.strip() and not table[-1].ruled:
            table.append(_Line(line, [], ruled=True))
            continue
        if table and _RULE.match(said) and "|" in said + "+":
            ruled = True
            table.append(_Line(line, [], ruled=True))
            continue
        cells = _strokes(text, line) if "|" in said else []
        if not cells or (table and len(cells) != len(table[0].cells)):
            break
        table.append(_Line(line, cells, apart=ruled, stroked=True))
        ruled = False
    while table and table[-1].ruled:
        table.pop()
    if _is_box(text, table):
        return []
    return table if sum(not line.ruled for line in table) >= _FEW else []


def _is_box(text: str, table: Sequence[_Line]) -> bool:
    """Tell whether strokes only frame lines of which most are set in columns by spaces."""
    lines = [line for line in table if line.cells]
    if any(len(line.cells) > 1 for line in lines):
        return False
    gaps = sum(_GAP.search(line.cells[0].of(text)) is not None for line in lines)
    return 2 * gaps > len(lines)


def _strokes(text: str, line: Span) -> list[Span]:
    """Part a line at its strokes; those at its ends are its border."""
    at = [m.start() for m in re.finditer(r"\|", line.of(text))]
    whole = trimmed(text, line)
    edges = [line.start - 1, *(line.start + a for a in at), whole.end]
    cells = [trimmed(text, Span(a + 1, max(a + 1, b))) for a, b in pairwise(edges)]
    if text[whole.start] == "|":
        cells = cells[1:]
    if text[whole.end - 1] == "|":
        cells = cells[:-1]
    bordered = text[whole.start] == "|" and text[whole.end - 1] == "|"
    return cells if len(cells) > 1 or bordered else []


def _tabbed(text: str, lines: Sequence[Span], first: int) -> list[_Row]:
    """Take the rows of a table that has a tab, or a stroke, for each cell, also an empty one."""
    said = lines[first].of(text)
    if not _MAY_HEAD.search(said):
        return []
    rows = tabbed(text, lines, first) if "\t" in said else slashed_rows(text, lines, first)
    return [_Row([[[cell]] if len(cell) else [] for cell in row]) for row in rows]


def _aligned(text: str, lines: Sequence[Span], first: int) -> list[_Line]:
    """Take the lines below the heads of columns that stand side by side, as far as they fit."""
    if not _MAY_HEAD.search(lines[first].of(text)):
        return []
    heads = _segments(text, lines[first])
    named = [head.of(text) for head in heads]
    weights = sum(is_head(words) or letter_of(words) is not None for words in named)
    if len(heads) < _FEW or not (weights >= _FEW or any(map(is_weight_head, named))):
        return []
    body = _body(text, lines, first, heads)
    edges = _edges(text, lines, body, heads)
    if not edges:
        return []
    table: list[_Line] = []
    apart = False
    below = _ranges(lines[first], heads)
    for at in [first, *body]:
        segments = _parted(text, lines[at], _segments(text, lines[at]), edges)
        if at > first and _is_edge(text, lines[at]):
            table.append(_Line(lines[at], [], ruled=True, of_page=True))
            continue
        cells = _placed(lines[at], segments, edges, heads, below if at > first else None)
        if cells is None:
            break
        if segments:
            table.append(_Line(lines[at], cells, apart=apart))
        else:
            table.append(_Line(lines[at], [], ruled=True))
        apart = not segments
    while table and table[-1].ruled:
        table.pop()
    return table if len(table) > _FEW else []


def _is_edge(text: str, line: Span) -> bool:
    """Tell whether a line is the header or the footer of a page that a table goes on over."""
    said = _segments(text, line)
    marks = [is_page_mark(segment.of(text)) for segment in said]
    return any(marks) and (len(said) > 1 or text.count(line.of(text).strip()) > 1)


def _segments(text: str, line: Span) -> list[Span]:
    """Part a line where two spaces or more stand."""
    if "\t" in line.of(text) or "|" in line.of(text):
        return []
    return [Span(*m.span()) for m in _SEGMENT.finditer(text, line.start, line.end)]


def _body(text: str, lines: Sequence[Span], first: int, heads: Sequence[Span]) -> list[int]:
    """List the lines that may belong to a table: none of their words go on below a head."""
    second = heads[1].start - lines[first].start
    found: list[int] = []
    blank = 0
    for at in range(first + 1, min(len(lines), first + _MOST_LINES)):
        segments = _segments(text, lines[at])
        blank = 0 if segments else blank + 1
        if blank > _MOST_BLANK or ("\t" in lines[at].of(text)):
            break
        here = [Span(s.start - lines[at].start, s.end - lines[at].start) for s in segments]
        if any(s.start < second - len(heads[1]) and s.end > second + len(heads[1]) for s in here):
            break
        if len(here) == 1 and here[0].start <= _NEAR and blank == 0 and _ends(text, lines, at):
            break
        found.append(at)
    return found


def _ends(text: str, lines: Sequence[Span], at: int) -> bool:
    """Tell whether a line apart with nothing beside it, and nothing below, ends a table."""
    if lines[at - 1].of(text).strip():
        return False
    following = next((s for line in lines[at + 1 : at + 4] if (s := _segments(text, line))), [])
    return len(following) < _FEW


def _edges(
    text: str, lines: Sequence[Span], body: Sequence[int], heads: Sequence[Span]
) -> list[int]:
    """Tell where the columns begin; nothing where there are not as many as heads, or one more."""
    below = _ranges(lines[body[0] - 1], heads) if body else []
    counts = {head.start: 1 for head in below}
    for at in body:
        for segment in _segments(text, lines[at]):
            start = _begins(segment, lines[at], below)
            counts[start] = counts.get(start, 0) + 1
    groups: list[list[int]] = []
    for start in sorted(counts):
        if groups and start - groups[-1][0] <= _NEAR:
            groups[-1].append(start)
        else:
            groups.append([start])
    many = [g for g in groups if sum(counts[s] for s in g) >= _FEW]
    edges = [g[0] for g in many]
    return edges if len(edges) - len(heads) in (0, 1) else []


def _ranges(line: Span, heads: Sequence[Span]) -> list[Span]:
    """Tell where heads stand in their line."""
    return [Span(head.start - line.start, head.end - line.start) for head in heads]


def _begins(segment: Span, line: Span, heads: Sequence[Span]) -> int:
    """Tell where a cell begins in its line; a mark in the middle below a head begins with it."""
    start = segment.start - line.start
    over = (head.start for head in heads if head.start <= start < head.end)
    return next(over, start) if len(segment) <= _MARK_WIDTH else start


def _parted(text: str, line: Span, segments: Sequence[Span], edges: Sequence[int]) -> list[Span]:
    """Part segments that one space alone parts from the next column."""
    found: list[Span] = []
    for segment in segments:
        start = segment.start
        for edge in edges:
            at = line.start + edge
            if start < at - 1 and at < segment.end and text[at - 1] == " ":
                found.append(trimmed(text, Span(start, at)))
                start = at
        found.append(Span(start, segment.end))
    return found


def _placed(
    line: Span,
    segments: Sequence[Span],
    edges: Sequence[int],
    heads: Sequence[Span],
    below: Sequence[Span] | None,
) -> list[Span] | None:
    """Put the segments of a line into the columns; None where one stands across two.

    `below` are the ranges of the heads in a line below them; None is for the heads themselves.
    """
    cells = [Span(line.start, line.start)] * len(edges)
    if below is None:
        return [*cells[: len(edges) - len(heads)], *heads]
    for segment in segments:
        start, end = _begins(segment, line, below), segment.end - line.start
        place = max((n for n, edge in enumerate(edges) if start >= edge - 1), default=0)
        over = place + 1 < len(edges) and end > edges[place + 1] + 1
        if over or len(cells[place]):
            return None
        cells[place] = segment
    return cells


def _rows(text: str, table: Sequence[_Line]) -> list[_Row]:
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


def _has_gap(line: _Line) -> bool:
    """Tell whether a cell is empty that stands before others, where no stroke shows it."""
    said = [c for c, cell in enumerate(line.cells) if len(cell)]
    return not line.stroked and said != list(range(len(said)))


def _widths(text: str, table: Sequence[_Line], columns: int) -> list[int]:
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
