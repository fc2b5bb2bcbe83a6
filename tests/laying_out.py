"""The layout of a text."""

from __future__ import annotations

from remit.graph.layout.model import Layout
from remit.graph.layout.structure import lay_out
from remit.graph.reading.text import read_document


def laid_out(text: str) -> Layout:
    return lay_out(read_document("form.txt", text.encode()))


def fields(text: str) -> dict[str, str]:
    """Give the words of each field of a form by its name."""
    return {field.name: field.text for field in laid_out(text).fields}


def weighed(text: str) -> dict[str, str | None]:
    """Give each item of what is asked with what its row or column, else its section, says of it."""
    return {
        item.text: item.modality or section.modality
        for section in laid_out(text).sections
        if section.kind == "requirements"
        for item in section.items
    }
