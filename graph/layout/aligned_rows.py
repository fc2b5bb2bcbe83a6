"""Find tables whose columns stand side by side, parted by runs of spaces alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span, holds_any, trimmed
from remit.graph.layout.columns import is_head, is_weight_head, letter_of
from remit.graph.layout.furniture import is_page_mark, wording
from remit.graph.layout.side_heads import may_hold_pair, side_weights
from remit.graph.overlay import once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAY_HEAD = re.compile(r"[Ee](?:ssential|(?<=E)SSENTIAL|(?<=E)(?<!\S.)(?:/D)?(?!\S))")
_SEGMENT = re.compile(r"(?:[•●▪◦‣∙■□➢⁃❖➤\uf000-\uf0ff*–-][ \u00a0]+)?[^\s|]+(?:[ \u00a0][^\s|]+)*")
_DRAWN = re.compile(r"(?:\s*[-–—_=]{3,})+\s*")
_CELL = re.compile(r"\s{2,}")
_NEAR, _FEW = 3, 2
_MOST_BLANK, _MARK_WIDTH = 2, 3
_MOST_TRIED = 12
MOST_LINES = 400
"""So many lines of a text are looked at as one table."""


@once_per_overlay
def _side_heads() -> tuple[str, ...]:
    """Write the other heads of columns side by side as they are printed, with the gap behind."""
    heads = sorted(wording().side_heads)
    return tuple(f"{printed}  " for head in heads for printed in (head.capitalize(), head.upper()))


def may_head(line: str) -> bool:
    """Tell whether a line holds what stands in every one that heads columns of what is asked.

    >>> may_head("Area   Essential   Desirable"), may_head("Must have   Nice to have")
    (True, True)
    """
    if _MAY_HEAD.search(line) is not None or holds_any(line, _side_heads()):
        return True
    return bool(side_weights(_CELL.split(line.strip()))) if may_hold_pair(line) else False


@dataclass(slots=True)
class GridLine:
    """A line of a table, or of a page's edge: its place, its cells (an empty range for none)."""

    span: Span
    cells: list[Span]
    apart: bool = False
    ruled: bool = False
    stroked: bool = False
    of_page: bool = False


def aligned(text: str, lines: Sequence[Span], first: int) -> list[GridLine]:
    """Take the lines below the heads of columns that stand side by side, as far as they fit."""
    if not may_head(lines[first].of(text)):
        return []
    heads = _segments(text, lines[first])
    named = [head.of(text) for head in heads]
    weights = sum(is_head(words) or letter_of(words) is not None for words in named)
    weights = max(weights, len(side_weights(named)))
    if len(heads) < _FEW or not (weights >= _FEW or any(map(is_weight_head, named))):
        return []
    body, edges = _fitting(text, lines, _body(text, lines, first, heads), heads)
    if not edges:
        return []
    table: list[GridLine] = []
    apart = False
    below = _ranges(lines[first], heads)
    for at in [first, *body]:
        segments = _parted(text, lines[at], _segments(text, lines[at]), edges)
        if at > first and _is_edge(text, lines[at]):
            table.append(GridLine(lines[at], [], ruled=True, of_page=True))
            continue
        cells = _placed(lines[at], segments, edges, heads, below if at > first else None)
        if cells is None:
            break
        if segments:
            table.append(GridLine(lines[at], cells, apart=apart))
        else:
            table.append(GridLine(lines[at], [], ruled=True))
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
    if "\t" in line.of(text) or "|" in line.of(text) or _DRAWN.fullmatch(line.of(text)):
        return []
    return [Span(*m.span()) for m in _SEGMENT.finditer(text, line.start, line.end)]


def _body(text: str, lines: Sequence[Span], first: int, heads: Sequence[Span]) -> list[int]:
    """List the lines that may belong to a table: none of their words go on below a head."""
    second = heads[1].start - lines[first].start
    found: list[int] = []
    blank = 0
    for at in range(first + 1, min(len(lines), first + MOST_LINES)):
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


def _fitting(
    text: str, lines: Sequence[Span], body: Sequence[int], heads: Sequence[Span]
) -> tuple[Sequence[int], list[int]]:
    """Take as many of the lines as have columns below the heads; the last may be of the page."""
    apart = [n for n, at in enumerate(body) if n and not _segments(text, lines[at - 1])]
    for end in [len(body), *reversed(apart[-_MOST_TRIED:])]:
        edges = _edges(text, lines, body[:end], heads)
        if edges:
            return body[:end], edges
    return body, []


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
    names = bool(below) and bool(edges) and edges[0] < below[0].start - _NEAR
    return edges if len(edges) - len(heads) in ((0, 1) if names else (0,)) else []


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
