"""Write paragraphs as a page: its headings, lists and tables in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TITLES: Final = {"title": 1, "subtitle": 2}
"""How deep the headings are that styles of these names make."""
_DEEPEST_HEADING = 6
_UNSEEN: Final = re.compile(r"[\x00-\x06\x08\x0e-\x1f]")
_NEAR = 60
"""Edges of cells that are no more than three points apart are one; in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it stands in a file.

    Attributes:
        text: Its characters, without the one that ends it; U+000B is the end of a line in it.
        heading: How deep a heading it is; 0 for none.
        listed: Whether it is an item with a bullet or a number.
        bold: Whether all its words are bold.
        tables: How many tables it stands in, one within the other.
        ends_cell: Whether a cell of a table ends with it.
        row: Where the cells of the row that it ends begin and end, in twentieths of a point; empty
            for all but the paragraph that ends a row.
    """

    text: str
    heading: int = 0
    listed: bool = False
    bold: bool = False
    tables: int = 0
    ends_cell: bool = False
    row: tuple[int, ...] = ()


def paragraphs_page(paragraphs: Sequence[Paragraph]) -> str:
    """Write paragraphs as a web page.

    >>> paragraphs_page([Paragraph("Clerk", heading=1), Paragraph("Writes", listed=True)])
    '<h1>Clerk</h1><ul><li>Writes</li></ul>'
    """
    return "".join(_blocks(paragraphs, 0))


def _blocks(paragraphs: Sequence[Paragraph], tables: int) -> Iterator[str]:
    """Write paragraphs that stand in so many tables, and those of the tables within."""
    for deeper, group in groupby(paragraphs, key=lambda p: p.tables > tables):
        if deeper:
            yield _table(list(group), tables + 1)
            continue
        for listed, run in groupby(group, key=lambda p: p.listed and not p.heading):
            written = [_paragraph(p) for p in run]
            yield f"<ul>{''.join(written)}</ul>" if listed else "".join(written)


def _paragraph(paragraph: Paragraph) -> str:
    words = escape(_UNSEEN.sub("", paragraph.text)).replace("\x0b", "<br>").replace("\x07", "")
    if not words.strip():
        return ""
    if paragraph.heading:
        depth = min(paragraph.heading, _DEEPEST_HEADING)
        return f"<h{depth}>{words}</h{depth}>"
    if paragraph.listed:
        return f"<li>{words}</li>"
    return f"<p><b>{words}</b></p>" if paragraph.bold else f"<p>{words}</p>"


def _table(paragraphs: Sequence[Paragraph], tables: int) -> str:
    """Write the rows of a table; a cell that is as wide as several of another row covers them."""
    rows: list[tuple[list[str], tuple[int, ...]]] = []
    cells: list[str] = []
    lines: list[Paragraph] = []
    for paragraph in paragraphs:
        own = paragraph.tables == tables
        if own and paragraph.row:
            rows.append((cells, paragraph.row))
            cells, lines = [], []
            continue
        lines.append(paragraph)
        if own and paragraph.ends_cell:
            cells.append("".join(_blocks(lines, tables)))
            lines = []
    if cells or lines:
        rows.append(([*cells, "".join(_blocks(lines, tables))], ()))
    edges = _columns([edge for _, row in rows for edge in row])
    return f"<table>{''.join(_row(*row, edges) for row in rows)}</table>"


def _columns(edges: Sequence[int]) -> dict[int, int]:
    """Number the edges of all cells from left to right."""
    numbers: dict[int, int] = {}
    last, number = None, -1
    for edge in sorted(set(edges)):
        if last is None or edge - last > _NEAR:
            number += 1
        numbers[edge] = number
        last = edge
    return numbers


def _row(cells: Sequence[str], row: Sequence[int], columns: dict[int, int]) -> str:
    spans = [max(columns[b] - columns[a], 1) for a, b in pairwise(row)]
    spans += [1] * (len(cells) - len(spans))
    written = (f"<td colspan={n}>{c}</td>" for c, n in zip(cells, spans, strict=False))
    return f"<tr>{''.join(written)}</tr>"
