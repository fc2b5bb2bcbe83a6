"""Turn the bytes of a text file into a document."""

from __future__ import annotations

import codecs
import hashlib

from remit.graph.document import Document
from remit.graph.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
RICH_TEXT = b"{\\rtf"
_BINARY_SHARE = 0.05
_LOOKED_AT = 4000
_MOSTLY_NUL, _HARDLY_NUL = 0.4, 0.05
_MOSTLY_LETTERS = 0.98
_SOME_LETTERS = 8
_CONTROL = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))


def read_document(name: str, data: bytes, media_type: str = "text/plain") -> Document:
    r"""Decode a text file.

    A mark of UTF-16 or UTF-32 decides, and so does a zero in nearly every second byte of more than
    a few; else it is UTF-8, with or without a mark, and what is not is Windows-1252. A mark of
    UTF-8 stays in the text as U+FEFF, so that offsets agree with other readers.

    Raises:
        UnreadableError: The file is empty, holds nothing but white space, or is not text.

    >>> read_document("a.txt", "Café".encode("cp1252")).text
    'Café'
    """
    if not data.strip():
        raise UnreadableError("the file is empty", place=name, hint="remove it or fill it")
    text = _decoded(name, data)
    if not text.strip("\ufeff\u200b\u00a0 \t\r\n\f\v\x00"):
        raise UnreadableError("the file is empty", place=name, hint="remove it or fill it")
    return Document(name, hashlib.sha256(data).hexdigest(), text, media_type)


def _decoded(name: str, data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(name, data, encoding)
    if data.startswith(RICH_TEXT):
        raise _not_text(name)
    if len(data.translate(None, _CONTROL)) < len(data) * (1 - _BINARY_SHARE):
        unmarked = _unmarked(data)
        if not unmarked:
            raise _not_text(name)
        return _strictly(name, data, unmarked)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if b"\x00" in data:
            raise _not_text(name) from None
        return data.decode("cp1252", errors="replace")


def _unmarked(data: bytes) -> str:
    """Tell UTF-16 without a mark by the side on which the zeros of its Latin letters stand.

    Of a few letters nothing is told: a zero may stand in any text by mistake.
    """
    first, second = data[:_LOOKED_AT:2], data[1:_LOOKED_AT:2]
    if len(data) % 2 or max(first.count(0), second.count(0)) < _SOME_LETTERS:
        return ""
    shares = first.count(0) / len(first), second.count(0) / len(second)
    if min(shares) > _HARDLY_NUL or max(shares) < _MOSTLY_NUL:
        return ""
    letters = first if shares[1] > shares[0] else second
    if len(letters.translate(None, _CONTROL)) < _MOSTLY_LETTERS * len(letters):
        return ""
    return "utf-16-le" if letters is first else "utf-16-be"


def _strictly(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _not_text(name) from None


def _not_text(name: str) -> UnreadableError:
    return UnreadableError(
        "this is not a text file", place=name, hint="save the profile as Word (.docx), PDF or text"
    )
