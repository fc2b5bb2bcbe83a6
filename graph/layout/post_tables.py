"""Read the tables of a list of vacancies: heads of columns above rows of which each is a post."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.document import Span, holds_any, split_at, trimmed
from remit.graph.layout.labels import labels
from remit.graph.places import lines_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_STROKES, _TAB, _TABS = re.compile(r"\|"), re.compile(r"\t"), re.compile(r"\t+")
_GAPS = re.compile(r"[ \u00a0]{3,}")
_RULE = re.compile(r"[\s|+:=-]*")
_ENDS = " \t\u00a0*_:"
_SIGNS = ("|", "\t", "   ", "\u00a0")
"""One of these parts the cells of every row."""
_FEW_CELLS, _FEW_LABELS = 3, 2
HEAD_WORDS, _TITLE_WORDS, _INDENT = 6, 12, 4
_OF_GROUPS = frozenset({"unit", "organisation"})
"""In the first column one of these may stand once for several posts, beside the first."""

Cell: TypeAlias = tuple[Span, ...]
"""What stands in a cell: one range, or one on each of its lines."""


@dataclass(frozen=True, slots=True)
class Row:
    """A post.

    Attributes:
        cells: One for each head of the table; an empty one holds no range.
        heading: The line above it that heads it and its neighbours; empty where there is none.
        group: What the first cell of a row above says of this one, too, whose own is empty.
    """

    cells: tuple[Cell, ...]
    heading: Span
    group: Cell = ()

    @property
    def said(self) -> tuple[Cell, ...]:
        """Give what is said of the post in each column."""
        return (self.cells[0] or self.group, *self.cells[1:])

    @property
    def extent(self) -> Span:
        """Tell the range in which it stands."""
        lines = [line for cell in self.cells for line in cell]
        return Span(min(lines).start, max(line.end for line in lines))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of posts.

    Attributes:
        heads: The heads of its columns.
        rows: The posts.
        whole: Where it stands.
    """

    heads: tuple[Span, ...]
    rows: tuple[Row, ...]
    whole: Span


def tables_in(text: str) -> Iterator[Table]:
    """Find the tables of posts in a text."""
    if not holds_any(text, _SIGNS):
        return
    lines = lines_in(text)
    end = 0
    for at, line in enumerate(lines):
        part = _parting(line.of(text)) if line.start >= end else None
        heads = _cells(text, line, part) if part else []
        if part is None or not _are_heads(text, heads):
            continue
        rows, last = _rows(text, islice(lines, at + 1, None), part, heads)
        if rows:
            end = last
            yield Table(tuple(heads), rows, Span(line.start, end))


def _parting(line: str) -> re.Pattern[str] | None:
    """Tell what parts the cells of a line; None where it has not enough of them."""
    plain = line.strip()
    if plain.count("|") >= _FEW_CELLS - 1:
        return _STROKES
    if plain.count("\t") >= _FEW_CELLS - 1:
        return _TABS if "\t\t" in plain else _TAB
    if "   " not in plain and "\u00a0" not in plain:
        return None
    return _GAPS if len(_GAPS.findall(plain)) >= _FEW_CELLS - 1 else None


def _cells(text: str, line: Span, part: re.Pattern[str]) -> list[Span]:
    """Part a line into its cells; strokes at its ends are its border."""
    bare = trimmed(text, line, " \r\n\u00a0" if part is _TAB else " \t\r\n\u00a0")
    if part is _STROKES:
        bare = Span(bare.start + text.startswith("|", bare.start), bare.end)
        bare = Span(bare.start, bare.end - text.endswith("|", bare.start, bare.end))
    return split_at(text, bare, part, _ENDS)


def _field(text: str, cell: Span) -> str | None:
    label = labels().field(cell.of(text)) if len(cell) else None
    return label.field if label else None


def _are_heads(text: str, cells: Sequence[Span]) -> bool:
    """Tell whether cells head the columns of a table of posts: half of them labels, side by side.

    One of them asks for the title.
    """
    words = [cell.of(text).casefold() for cell in cells]
    if len(cells) < _FEW_CELLS or len(set(words)) < len(words):
        return False
    if any(len(said.split()) > HEAD_WORDS for said in words):
        return False
    fields = [_field(text, cell) for cell in cells]
    known = [field for field in fields if field]
    beside = any(a and b for a, b in pairwise(fields))
    return "title" in known and beside and len(set(known)) >= max(_FEW_LABELS, len(cells) / 2)


def _rows(
    text: str, lines: Iterable[Span], part: re.Pattern[str], heads: Sequence[Span]
) -> tuple[tuple[Row, ...], int]:
    """Read the rows of posts below the heads, and tell where the last of them ends.

    A short line of one cell among them heads the next ones.
    """
    title = next(n for n, head in enumerate(heads) if _field(text, head) == "title")
    in_groups = _field(text, heads[0]) in _OF_GROUPS
    rows: list[Row] = []
    end = heads[-1].end
    heading, is_below_heading = Span(end, end), False
    for line in lines:
        if _RULE.fullmatch(text, line.start, line.end):
            continue
        cells = _cells(text, line, part)
        if not is_below_heading and _heads_rows(text, line, cells):
            heading, is_below_heading = cells[0], True
            continue
        if not _fits(cells, part, len(heads)) or (is_below_heading and len(cells) < len(heads)):
            break
        is_below_heading = False
        cells += [Span(line.end, line.end)] * (len(heads) - len(cells))
        if not len(cells[title]) and rows and part is not _GAPS:
            pairs = zip(rows[-1].cells, cells, strict=True)
            more = tuple((*above, cell) if len(cell) else above for above, cell in pairs)
            rows[-1] = replace(rows[-1], cells=more)
        elif _names_post(text, cells[title]):
            group = rows[-1].said[0] if rows and in_groups else ()
            rows.append(Row(tuple((cell,) if len(cell) else () for cell in cells), heading, group))
        else:
            break
        end = line.end
    return tuple(rows), end


def _heads_rows(text: str, line: Span, cells: Sequence[Span]) -> bool:
    """Tell whether a line of one cell at its start heads the rows below it."""
    is_first = cells[0].start - line.start < _INDENT and not any(map(len, cells[1:]))
    return is_first and len(cells[0].of(text).split()) <= HEAD_WORDS and _names_post(text, cells[0])


def _fits(cells: Sequence[Span], part: re.Pattern[str], count: int) -> bool:
    """Tell whether a line has the cells of a row; those at its end may be left out behind tabs."""
    return len(cells) == count or (part is _TAB and 1 < len(cells) < count)


def _names_post(text: str, cell: Span) -> bool:
    words = cell.of(text)
    few = 0 < len(words.split()) <= _TITLE_WORDS and any(map(str.isalpha, words))
    return few and labels().field(words) is None and labels().section(words) is None
