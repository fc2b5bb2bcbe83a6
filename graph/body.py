"""What one document adds to a graph, packed to be sent and kept.

A document that describes several roles has a body of its own, and one for each of them.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.passages import Quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.passages import Passage
    from remit.graph.statements.identity import Identity

_HEAD = struct.Struct("<III")
_LEVEL = 1
_BARE = -zlib.MAX_WBITS
"""How texts are packed: without a sum of each, as the ledger has one of them all."""
_CLAIM = "#claim="
_NOBODY = "<>"
"""Stands in no line, in brackets, for a role or a manager that a document does not name."""
FACTS = "/graph/facts>"
"""How lines of the graph of facts are known."""


@dataclass(frozen=True, slots=True)
class Body:
    """The statements of one document, or of one of the roles that it describes.

    Attributes:
        named: Lines in which roles are named that another document may give another name, and
            those of graphs to which others add too.
        rest: The other lines, as one text in UTF-8.
        quotes: Its passages, for the index.
    """

    named: tuple[str, ...]
    rest: bytes
    quotes: Quotes

    @classmethod
    def of(
        cls, lines: Iterable[str], quotes: str, identity: Identity, passages: Iterable[Passage]
    ) -> Body:
        """Part the lines of a document by what settling its role can change; no quote's can."""
        here = f" <{identity.document}> ."
        role, manager = (f"<{iri or _NOBODY}>" for iri in (identity.role, identity.manager))
        named: list[str] = []
        rest = [quotes] if quotes else []
        for line in lines:
            if (
                not line.endswith(here)
                or role in line
                or manager in line
                or (_CLAIM in line and _CLAIM in line.partition(" ")[0])
            ):
                named.append(line)
            else:
                rest.append(line)
        return cls(tuple(named), "\n".join(rest).encode(), Quotes.of(passages))

    def pack(self) -> bytes:
        """Write it as bytes."""
        texts = ("\n".join(self.named).encode(), self.rest)
        parts = [*(zlib.compress(text, _LEVEL, _BARE) for text in texts), self.quotes.packed]
        return _HEAD.pack(*map(len, parts)) + b"".join(parts)


def pack_all(bodies: Iterable[Body]) -> bytes:
    """Write the bodies of a document as bytes, one behind the other."""
    return b"".join(body.pack() for body in bodies)


def unpack_all(data: bytes) -> list[Body]:
    """Read the bodies of a document from bytes.

    >>> body = Body(("<r> <p> <o> <g> .",), b"", Quotes.of([]))
    >>> unpack_all(pack_all([body, body])) == [body, body]
    True
    """
    bodies = []
    for *texts, quotes in _parts(data):
        named, rest = (zlib.decompress(text, _BARE) for text in texts)
        lines = tuple(named.decode().split("\n")) if named else ()
        bodies.append(Body(lines, rest, Quotes(quotes)))
    return bodies


def unpack_quotes(data: bytes) -> list[Quotes]:
    """Read the passages of a document from bytes, of each body its own.

    >>> unpack_quotes(pack_all([Body((), b"", Quotes.of([]))])) == [Quotes.of([])]
    True
    """
    return [Quotes(quotes) for *_, quotes in _parts(data)]


def _parts(data: bytes) -> Iterator[list[bytes]]:
    """Give the packed parts of one body after the other."""
    at = 0
    while at < len(data):
        parts = []
        lengths = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        for length in lengths:
            parts.append(data[at : at + length])
            at += length
        yield parts
