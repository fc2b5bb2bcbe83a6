"""Read a file of any kind that holds a role profile as a document."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from remit.graph.document import Document
from remit.graph.errors import UnreadableError
from remit.graph.reading.text import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLD_WORD: Final = "application/msword"
_RICH_TEXT: Final = "application/rtf"
_OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument.text"
MEDIA_TYPES: Final[Mapping[str, str]] = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".docx": _WORD,
    ".docm": _WORD,
    ".doc": _OLD_WORD,
    ".rtf": _RICH_TEXT,
    ".odt": _OPEN_DOCUMENT,
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".htm": "text/html",
}
"""The endings of the files that are read, with what such files hold."""
_LIBRARIES: Final = ("lxml", "mammoth", "olefile", "pdfminer.six", "pdfplumber")


@cache
def readers() -> str:
    """Name the libraries by which files become text, with their versions."""
    return " ".join(f"{name} {version(name)}" for name in _LIBRARIES)


def read(name: str, data: bytes) -> Document:
    r"""Read a file by the ending of its name: a text, a page, or a file of a word processor.

    Raises:
        UnreadableError: It is empty, damaged, locked by a password, or holds pictures of text only.

    >>> read("clerk.html", b"<p>Job Title: Clerk</p>").text
    'Job Title: Clerk\n'
    """
    media_type = MEDIA_TYPES.get("." + name.rpartition(".")[2].lower(), "text/plain")
    convert = _CONVERTERS.get(media_type)
    if convert is None:
        return read_document(name, data, media_type)
    if not data.strip():
        raise UnreadableError("the file is empty", place=name, hint="remove it or fill it")
    text = convert(name, data)
    if not text.strip():
        raise UnreadableError("the file holds no text", place=name, hint="remove it or fill it")
    return Document(name, hashlib.sha256(data).hexdigest(), text, media_type)


def _word(name: str, data: bytes) -> str:
    from remit.graph.reading.word import word_text

    return word_text(name, data)


def _pdf(name: str, data: bytes) -> str:
    from remit.graph.reading.pdf import pdf_text

    return pdf_text(name, data)


def _page(name: str, data: bytes) -> str:
    from remit.graph.reading.web import page_text

    return page_text(data)


_CONVERTERS: Final[Mapping[str, Callable[[str, bytes], str]]] = {
    _WORD: _word,
    _OLD_WORD: _word,
    _RICH_TEXT: _word,
    _OPEN_DOCUMENT: _word,
    "application/pdf": _pdf,
    "text/html": _page,
}
