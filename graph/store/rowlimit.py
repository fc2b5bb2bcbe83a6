"""A writer that passes on a number of rows of SPARQL results and no more, in each format."""

from __future__ import annotations

import io
import re
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_STRINGS = rb'"(?:[^"\\]|\\.)*"'
_MARKS: Final = {  # what ends a row, and what could hold the same bytes
    "json": re.compile(_STRINGS + rb'|"|(?P<open>\{)|(?P<close>\})', re.DOTALL),
    "csv": re.compile(rb'"[^"]*"|"|(?P<end>\r\n)'),
    "tsv": re.compile(rb"(?P<end>\n)"),
    "xml": re.compile(rb"(?P<end></result>)"),
}
_CLOSING: Final = {"json": b"]}}", "csv": b"", "tsv": b"", "xml": b"</results></sparql>"}
_HEADERS: Final = {"json": 0, "csv": 1, "tsv": 1, "xml": 0}
_LONGEST_MARK: Final = len(b"</result>")
_DEPTH_OF_ROWS: Final = 2


class RowLimitReachedError(Exception):
    """There was one more row than the limit allows."""


class RowLimit(io.RawIOBase):
    r"""Pass on results up to a number of rows, and close the document there.

    >>> out = io.BytesIO()
    >>> limit = RowLimit(out, "csv", 1)
    >>> try:
    ...     limit.write(b"name" + b"\r\n" + b"one" + b"\r\n" + b"two" + b"\r\n")
    ... except RowLimitReachedError:
    ...     limit.finish()
    >>> out.getvalue().split()
    [b'name', b'one']
    """

    def __init__(self, out: IO[bytes], form: str, rows: int) -> None:
        """Write to `out` what comes in the format `form`, until so many rows have passed."""
        self._out = out
        self._form = form
        self._left = rows + _HEADERS[form]
        self._depth = 0
        self._held = b""  # what stands after the last row that is allowed
        self._unread = b""  # the start of a mark that ends in the next piece
        self._cut = False

    def writable(self) -> bool:
        """Tell that it can be written."""
        return True

    def write(self, data: ReadableBuffer) -> int:
        """Take the next bytes of the results.

        Raises:
            RowLimitReachedError: A row past the last that is allowed has ended in them.
        """
        piece = bytes(data)
        buffer = self._unread + piece
        read = passed = 0
        for match in _MARKS[self._form].finditer(buffer):
            if match.group() == b'"':  # a string that goes on in the next piece
                break
            if self._ends_row(match):
                if self._left == 0:
                    self._cut = True
                    self._out.write(buffer[:passed])
                    raise RowLimitReachedError
                self._left -= 1
                passed = match.end()
            read = match.end()
        else:
            read = max(read, len(buffer) - _LONGEST_MARK)
        passed = read if self._left else passed
        self._out.write(buffer[:passed])
        self._held += buffer[passed:read]
        self._unread = buffer[read:]
        return len(piece)

    def finish(self) -> None:
        """Write what ends the document, whether or not it was cut."""
        self._out.write(_CLOSING[self._form] if self._cut else self._held + self._unread)
        self._held = self._unread = b""

    def _ends_row(self, match: re.Match[bytes]) -> bool:
        if match.lastgroup == "open":
            self._depth += 1
        elif match.lastgroup == "close":
            self._depth -= 1
            return self._depth == _DEPTH_OF_ROWS
        return match.lastgroup == "end"
