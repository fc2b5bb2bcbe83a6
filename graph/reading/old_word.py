"""Turn a Word file of the old kind into a page: its headings, lists and tables in their order."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from remit.graph.reading.word97 import Word97, without_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.reading.word97 import Paragraph

_HEADINGS: Final = range(1, 7)
_TITLE: Final = 62
_SUBTITLE: Final = 74
_LIST_STYLES: Final = range(47, 62)
_UNSEEN: Final = re.compile(r"[\x00-\x06\x08\x0e-\x12\x1f]")
_NEAR = 60
"""Edges of cells that are no more than three points apart are one; in twentieths of a point."""


def old_word_page(data: bytes) -> tuple[list[str], str]:
    """Give the lines of the page headers of a file, and what it says as a web page."""
    file = Word97(data)
    return file.headers(), "".join(_blocks(list(file.paragraphs())))


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for in_table, group in groupby(paragraphs, key=lambda p: p.in_table or bool(p.row)):
        if in_table:
            yield _table(list(group))
            continue
        for listed, run in groupby(group, key=_is_item):
            written = [_paragraph(p) for p in run]
            yield f"<ul>{''.join(written)}</ul>" if listed else "".join(written)


def _is_item(paragraph: Paragraph) -> bool:
    return paragraph.listed or paragraph.style in _LIST_STYLES


def _paragraph(paragraph: Paragraph) -> str:
    words = _words(paragraph.text)
    if not words.strip():
        return ""
    if paragraph.style in _HEADINGS or paragraph.style in (_TITLE, _SUBTITLE):
        depth = {_TITLE: 1, _SUBTITLE: 2}.get(paragraph.style, paragraph.style)
        return f"<h{depth}>{words}</h{depth}>"
    if _is_item(paragraph):
        return f"<li>{words}</li>"
    return f"<p><b>{words}</b></p>" if paragraph.bold else f"<p>{words}</p>"


def _words(text: str) -> str:
    plain = _UNSEEN.sub("", without_fields(text)).replace("\x1e", "-")
    return escape(plain).replace("\x0b", "<br>").replace("\x07", "")


def _table(paragraphs: Sequence[Paragraph]) -> str:
    """Write the rows of a table; a cell that is as wide as several of another row covers them."""
    rows: list[tuple[list[str], tuple[int, ...]]] = []
    cells: list[str] = []
    lines: list[str] = []
    for paragraph in paragraphs:
        if paragraph.row:
            rows.append((cells, paragraph.row))
            cells, lines = [], []
            continue
        lines.append(_paragraph(paragraph))
        if paragraph.ends_cell:
            cells.append("".join(lines))
            lines = []
    if cells or lines:
        rows.append(([*cells, "".join(lines)], ()))
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
