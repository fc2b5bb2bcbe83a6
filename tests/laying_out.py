"""The layout of a text."""

from __future__ import annotations

from remit.graph.layout.model import Layout
from remit.graph.layout.structure import lay_out
from remit.graph.reading.text import read_document


def laid_out(text: str) -> Layout:
    return lay_out(read_document("form.txt", text.encode()))
