"""Make web pages, Word files and PDFs of plain text, as if its form had been filled in there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, TypeAlias

Block: TypeAlias = tuple[str, Sequence[str]]
"""What lines are (`row`, `item` or `line`), and the lines."""

_BULLET = re.compile(r"\s*[-•*·–]\s+")
_RULES = "border: 1px solid; padding: 4px"
_NO_RULES = "padding: 3px 1.5em 3px 0"


def blocks(text: str) -> Iterator[Block]:
    r"""Part a text into rows of tables, items of lists, and lines.

    >>> list(blocks("Grade\tC3\n- Drive\n- Write\n\nEnds"))
    [('row', ['Grade\tC3']), ('item', ['- Drive', '- Write']), ('line', ['Ends'])]
    """

    def kind(line: str) -> str:
        if "\t" in line.strip():
            return "row"
        return "item" if _BULLET.match(line) else "line"

    lines = (line for line in text.splitlines() if line.strip())
    for name, same in groupby(lines, kind):
        yield name, list(same)


def page_of(text: str, *, ruled: bool = True) -> str:
    """Make a web page of a text, its tables with lines drawn around the cells or without."""
    parts = []
    for kind, lines in blocks(text):
        if kind == "row":
            rows = ["".join(f"<td>{html.escape(c)}" for c in line.split("\t")) for line in lines]
            parts.append(f"<table>{''.join(f'<tr>{row}' for row in rows)}</table>")
        elif kind == "item":
            items = "".join(f"<li>{html.escape(_BULLET.sub('', line, 1))}" for line in lines)
            parts.append(f"<ul>{items}</ul>")
        else:
            parts += [f"<p>{html.escape(line.strip())}</p>" for line in lines]
    style = _RULES if ruled else _NO_RULES
    return (
        "<!doctype html><meta charset=utf-8><style>body { font: 11pt sans-serif } "
        f"td {{ {style}; vertical-align: top }} table {{ border-collapse: collapse }}</style>"
        f"{''.join(parts)}"
    )


def word_of(text: str, files: Any) -> bytes:
    """Make a Word file of a text.

    Args:
        text: Of a profile.
        files: The tests' own way of making Word files.
    """

    def fill(document: Any) -> None:
        for kind, lines in blocks(text):
            if kind == "row":
                files.add_table(document, [line.split("\t") for line in lines])
            else:
                for line in lines:
                    said = _BULLET.sub("", line, count=1) if kind == "item" else line.strip()
                    document.add_paragraph(said, style="List Bullet" if kind == "item" else None)

    return bytes(files.word_file(fill))
