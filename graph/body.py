"""What one document adds to a graph, packed to be sent and kept."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.passages import Passage, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.statements.identity import Identity

_HEAD = struct.Struct("<III")
_LEVEL = 1
_CLAIM = "#claim="
_NOBODY = "<>"
"""Stands in no line, in brackets, for a role or a manager that a document does not name."""
FACTS = "/graph/facts>"
"""How lines of the graph of facts are known."""


@dataclass(frozen=True, slots=True)
class Body:
    """The statements of one document.

    Attributes:
        named: Lines in which roles are named that another document may give another name.
        rest: The other lines, as one text.
        passages: Its quotes, for the index.
    """

    named: tuple[str, ...]
    rest: str
    passages: tuple[Passage, ...]

    @classmethod
    def of(cls, lines: Iterable[str], identity: Identity, passages: Iterable[Passage]) -> Body:
        """Part the lines of a document by what settling its role can change."""
        role, manager = (f"<{iri or _NOBODY}>" for iri in (identity.role, identity.manager))
        named: list[str] = []
        rest: list[str] = []
        for line in lines:
            if (
                FACTS in line
                or role in line
                or manager in line
                or (_CLAIM in line and _CLAIM in line.partition(" ")[0])
            ):
                named.append(line)
            else:
                rest.append(line)
        return cls(tuple(named), "\n".join(rest), tuple(passages))

    def pack(self) -> bytes:
        """Write it as bytes."""
        texts = ("\n".join(self.named), self.rest, packed(self.passages))
        parts = [zlib.compress(text.encode(), _LEVEL) for text in texts]
        return _HEAD.pack(*map(len, parts)) + b"".join(parts)

    @classmethod
    def unpack(cls, data: bytes) -> Body:
        """Read it from bytes."""
        named, rest, passages = _parts(data)
        return cls(tuple(named.split("\n")) if named else (), rest, tuple(unpacked(passages)))


NOTHING = Body((), "", ())


def _parts(data: bytes) -> list[str]:
    at = _HEAD.size
    parts = []
    for length in _HEAD.unpack_from(data):
        parts.append(zlib.decompress(data[at : at + length]).decode())
        at += length
    return parts
