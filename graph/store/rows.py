"""The rows of a result that arrives as SPARQL JSON, as texts for people."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING, Final, cast

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    parse_query_results,
)

from remit.graph.errors import QueryLimitError
from remit.graph.store.prefixes import shorten

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


LARGEST: Final = 64 << 20
"""How many bytes one row may have where it is shown to people."""


class Stream(io.RawIOBase):
    """Pieces of bytes, to be read as a file.

    Attributes:
        taken: How many bytes were read since somebody last set this to 0.

    >>> Stream([b"ab", b"c"]).read()
    b'abc'
    """

    def __init__(self, pieces: Iterable[bytes]) -> None:
        """Read what the pieces hold, one after the other."""
        self._pieces = iter(pieces)
        self._rest = b""
        self.taken = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer with the next bytes; 0 at the end."""
        self._rest = self._rest or next(self._pieces, b"")
        view = memoryview(buffer).cast("B")
        size = min(len(view), len(self._rest))
        self.taken += size
        if self.taken > LARGEST:
            raise QueryLimitError(
                f"a row of the result has more than {LARGEST >> 20} MiB",
                hint="choose fewer or shorter values, or write it into a file with `--format csv`",
            )
        view[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def read_rows(pieces: Iterable[bytes]) -> Iterator[list[str | None]]:
    """Read rows: IRIs with a prefix where one fits, literals as their text, None where unbound.

    >>> row = b'{"x":{"type":"uri","value":"http://www.w3.org/ns/org#Post"}}'
    >>> list(read_rows([b'{"head":{"vars":["x"]},"results":{"bindings":[', row, b"]}}"]))
    [['org:Post']]

    Raises:
        QueryLimitError: A row is larger than anyone could look at.
    """
    stream = Stream(pieces)
    solutions = parse_query_results(cast(IO[bytes], stream), QueryResultsFormat.JSON)
    if isinstance(solutions, QueryBoolean):
        raise TypeError("rows are needed")
    for solution in solutions:
        stream.taken = 0
        yield [None if term is None else _text(term) for term in solution]


def _text(term: object) -> str:
    if isinstance(term, NamedNode):
        return shorten(term.value)
    return term.value if isinstance(term, Literal) else str(term)
