"""The ledger of a generation: each document, what came of reading it, and its statements."""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from remit.graph.statements.identity import Identity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME = "documents.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
  name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,
  identity TEXT NOT NULL, requirements INTEGER NOT NULL, findings INTEGER NOT NULL,
  lines BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document.

    Attributes:
        name: As found.
        sha256: Of its bytes; empty where it could not be read.
        outcome: `read`, `rdf`, `no profile` or `failed`.
        reason: Why it failed; empty otherwise.
        identity: Which role it describes.
        requirements: How many conditions it sets.
        findings: How many findings it has.
        lines: Its statements as N-Quads.
    """

    name: str
    sha256: str
    outcome: str
    reason: str
    identity: Identity
    requirements: int
    findings: int
    lines: str


class Ledger:
    """Entries on disk, written once."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        """Open the ledger of a generation's folder; a fresh one is written without a journal."""
        self._connection = sqlite3.connect(folder / FILE_NAME)
        if fresh:
            self._connection.execute("PRAGMA journal_mode = OFF")
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.executescript(_SCHEMA)

    def add(self, entry: Entry) -> None:
        """Write one entry."""
        row = (
            entry.name,
            entry.sha256,
            entry.outcome,
            entry.reason,
            json.dumps(asdict(entry.identity), sort_keys=True),
            entry.requirements,
            entry.findings,
            zlib.compress(entry.lines.encode(), 3),
        )
        self._connection.execute("INSERT OR REPLACE INTO documents VALUES (?,?,?,?,?,?,?,?)", row)

    def note(self, name: str, value: str) -> None:
        """Write something about the build itself."""
        self._connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def noted(self, name: str) -> str:
        """Read what was noted, or an empty text."""
        row = self._connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def sums(self) -> dict[str, str]:
        """List the sums of all documents by name."""
        return dict(self._connection.execute("SELECT name, sha256 FROM documents ORDER BY name"))

    def entry(self, name: str) -> Entry:
        """Read one entry.

        Raises:
            KeyError: There is none of that name.
        """
        row = self._connection.execute("SELECT * FROM documents WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return _entry(row)

    def entries(self) -> Iterator[Entry]:
        """Read all entries in the order of their names."""
        for row in self._connection.execute("SELECT * FROM documents ORDER BY name"):
            yield _entry(row)

    def identities(self) -> dict[str, Identity]:
        """List which role each profile describes, by the name of its document."""
        rows = self._connection.execute(
            "SELECT name, identity FROM documents WHERE outcome = 'read' ORDER BY name"
        )
        return {name: Identity.read(json.loads(identity)) for name, identity in rows}

    def close(self) -> None:
        """Write what is pending and close the file."""
        self._connection.commit()
        self._connection.close()


def _entry(row: tuple[str, str, str, str, str, int, int, bytes]) -> Entry:
    name, sha256, outcome, reason, identity, requirements, findings, lines = row
    whole = Identity.read(json.loads(identity))
    return Entry(
        name,
        sha256,
        outcome,
        reason,
        whole,
        requirements,
        findings,
        zlib.decompress(lines).decode(),
    )
