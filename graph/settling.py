"""A document's body under the names that were settled across all documents."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.body import FACTS
from remit.graph.passages import Quotes
from remit.graph.statements.identity import renamed, titled

if TYPE_CHECKING:
    from remit.graph.body import Body
    from remit.graph.ledger import Entry, Ledger
    from remit.graph.statements.identity import Identity, Settled


@dataclass(frozen=True, slots=True)
class SettledBody:
    """What a document adds to the graph, of one role of its own, as it is loaded.

    Attributes:
        document: The document.
        named: Lines in which roles are named, and those of graphs to which others add too.
        rest: The other lines, as one text in UTF-8.
        role: The role that they are of; empty where they are of none.
        quotes: Its passages, for the index.
    """

    document: str
    named: tuple[str, ...]
    rest: bytes
    role: str
    quotes: Quotes

    @property
    def lines(self) -> list[str]:
        """All lines."""
        return [*self.named, *(self.rest.decode().split("\n") if self.rest else [])]

    @property
    def facts(self) -> list[str]:
        """The lines that another document may state too."""
        return [line for line in self.named if FACTS in line]


def settled_bodies(ledger: Ledger, entry: Entry, settled: Settled) -> list[SettledBody]:
    """Read the bodies of a document, under the names that were settled for its roles.

    Raises:
        GraphDamagedError: They are broken.
    """
    each = zip(ledger.bodies(entry.name), entry.identities, strict=True)
    return [_settled(body, identity, settled) for body, identity in each]


def _settled(body: Body, identity: Identity, settled: Settled) -> SettledBody:
    """Give the roles in a body the names that were settled for them."""
    names = settled.of(identity)
    role = names.get(identity.role, identity.role)
    if not names or not body.named:
        return SettledBody(identity.document, body.named, body.rest, role, body.quotes)
    lines, claims = renamed(body.named, names)
    manager = names.get(identity.manager, "")
    if manager in settled.titles and manager != role:
        lines = titled(lines, manager, settled.titles[manager])
    quotes = Quotes(body.quotes.packed, claims)
    return SettledBody(identity.document, tuple(lines), body.rest, role, quotes)


def line_mark(line: str) -> int:
    """Sum up a line, so that many can be counted in little room."""
    return int.from_bytes(hashlib.blake2b(line.encode(), digest_size=8).digest(), signed=True)
