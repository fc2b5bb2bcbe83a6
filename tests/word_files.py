"""Word files for tests: made by a library, or part by part for what no library makes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from docx import Document
from docx.document import Document as WordDocument

_TYPES = """<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELATIONS = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_BODY = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>"""


def word_file(fill: Callable[[WordDocument], object]) -> bytes:
    """Make a Word file, filled by a function."""
    document = Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add_table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    """Add a table; the lines of a cell are its paragraphs."""
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=False):
            cell.text, *more = words.split("\n")
            for line in more:
                cell.add_paragraph(line)


def raw_word_file(body: str, *, head: str = "", pad: int = 0) -> bytes:
    """Zip a Word file of which the body is given as markup.

    Args:
        body: What stands within `w:body`.
        head: What stands before the document element.
        pad: How many empty bytes another part holds.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", _TYPES)
        parts.writestr("_rels/.rels", _RELATIONS)
        parts.writestr("word/document.xml", head + _BODY.format(body))
        if pad:
            parts.writestr("word/media/picture.bmp", bytes(pad))
    return out.getvalue()
