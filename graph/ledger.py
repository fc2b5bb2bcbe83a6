"""The ledger of a generation: each document, what came of reading it, and where its body lies.

    documents.sqlite   a row a document
                       also how many documents state a line, where several do
    bodies-<n>.pack    the bodies, one behind the other; never changed once they are written

A ledger is written in steps that end with `commit`; a process that dies loses what came after the
last one and no more. Packs are shared between generations (as links), since they do not change.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import zlib
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO

from remit.graph.body import Body, unpack_all, unpack_quotes
from remit.graph.errors import GraphDamagedError
from remit.graph.statements.identity import Identity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from remit.graph.passages import Quotes

FILE_NAME = "documents.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
  name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,
  identities TEXT NOT NULL, requirements INTEGER NOT NULL,
  findings INTEGER NOT NULL,
  pack INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, sum INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS stated (line INTEGER PRIMARY KEY, documents INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_MOST_PACKS = 32
"""Each build that reads anything adds a pack; in more than these, little of each is still used."""
_ENTRY = "name, sha256, outcome, reason, identities, requirements, findings"
_PLACE = "pack, start, length, sum"
_COLUMNS = f"{_ENTRY}, {_PLACE}"
_PACK = 7
_INSERT = f"INSERT OR REPLACE INTO documents ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?)"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document.

    Attributes:
        name: As found.
        sha256: Of its bytes; empty where it could not be read.
        outcome: `read`, `rdf`, `no profile` or `failed`.
        reason: Why it failed; empty otherwise.
        identities: Which role it describes; where these are several, first itself and then each.
        requirements: How many conditions it sets.
        findings: How many findings it has.
    """

    name: str
    sha256: str
    outcome: str
    reason: str
    identities: tuple[Identity, ...]
    requirements: int
    findings: int


class Ledger:
    """Entries on disk, with their bodies."""

    def __init__(self, folder: Path, *, fresh: bool = False, above: int = 0) -> None:
        """Open the ledger of a folder; a fresh one has no entries.

        New packs get numbers `above` that of any which may be linked into the folder.

        Raises:
            sqlite3.Error: The file is broken, or there is none to open.
        """
        self.folder = folder
        if not fresh and not (folder / FILE_NAME).is_file():
            raise sqlite3.OperationalError(f"no {FILE_NAME} in {folder}")
        self._connection = sqlite3.connect(folder / FILE_NAME)
        self._connection.execute("PRAGMA synchronous = OFF")
        if fresh:
            self._connection.executescript(_SCHEMA)
        self._writing: BinaryIO | None = None
        self._number = -1
        self._above = above
        self._reading: dict[int, BinaryIO] = {}

    @property
    def highest(self) -> int:
        """The highest number of a pack in the folder; 0 where there is none."""
        used = (int(p.stem.partition("-")[2]) for p in self.folder.glob("bodies-*.pack"))
        return max(used, default=0)

    def add(self, entry: Entry, body: bytes) -> None:
        """Write one entry with its body, packed."""
        pack, start = self._append(body) if body else (-1, 0)
        self._insert(entry, pack, start, len(body), zlib.crc32(body))

    def take_over(self, other: Ledger, names: Collection[str]) -> None:
        """Take the entries of these names from another ledger; packs are linked, not copied."""
        self._connection.executemany(_INSERT, self._shared(other, frozenset(names)))

    def _shared(self, other: Ledger, names: Collection[str]) -> Iterator[tuple[Any, ...]]:
        """Give the rows of these names in another ledger, and link the packs that they lie in."""
        linked = {-1}
        for row in other._connection.execute(f"SELECT {_COLUMNS} FROM documents ORDER BY name"):
            if row[0] in names:
                own = self.folder / _pack(row[_PACK])
                if row[_PACK] not in linked and not own.exists():
                    _share(other.folder / own.name, own)
                linked.add(row[_PACK])
                yield row

    def remove(self, name: str) -> None:
        """Forget a document."""
        self._connection.execute("DELETE FROM documents WHERE name = ?", (name,))

    def note(self, name: str, value: str) -> None:
        """Write something about the build itself."""
        self._connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def noted(self, name: str) -> str:
        """Read what was noted, or an empty text."""
        row = self._connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def sums(self) -> dict[str, str]:
        """List the sums of all documents that could be read or might be later, by name."""
        return dict(self._connection.execute("SELECT name, sha256 FROM documents ORDER BY name"))

    def places(self) -> dict[str, tuple[str, str]]:
        """List what decides what a document adds, by name: its sum, and what came of reading it."""
        rows = self._connection.execute("SELECT name, sha256, outcome FROM documents")
        return {name: (sha256, outcome) for name, sha256, outcome in rows}

    def copies(self) -> set[str]:
        """List the sums that several documents have."""
        query = "SELECT sha256 FROM documents GROUP BY sha256 HAVING COUNT(*) > 1"
        return {str(row[0]) for row in self._connection.execute(query)}

    @property
    def has_rdf(self) -> bool:
        """Tell whether a document is a user's own RDF."""
        query = "SELECT EXISTS (SELECT 1 FROM documents WHERE outcome = 'rdf')"
        return bool(self._connection.execute(query).fetchone()[0])

    def own_rdf(self) -> dict[str, str]:
        """List the sums of a user's own RDF, by the names of its files."""
        query = "SELECT name, sha256 FROM documents WHERE outcome = 'rdf' ORDER BY name"
        return dict(self._connection.execute(query))

    def own_lines(self) -> Iterator[list[str]]:
        """Read the lines of a user's own RDF, file by file in the order they are loaded in."""
        for name in self.own_rdf():
            [body] = self.bodies(name)
            yield [line for line in body.rest.decode().split("\n") if line]

    def entry(self, name: str) -> Entry:
        """Read one entry.

        Raises:
            KeyError: There is none of that name.
        """
        return _entry(self._row(name, _ENTRY))

    def __len__(self) -> int:
        """Count the documents."""
        return int(self._connection.execute("SELECT COUNT(*) FROM documents").fetchone()[0])

    def entries(self, outcome: str) -> list[Entry]:
        """Read the entries of one outcome in the order of their names."""
        query = f"SELECT {_ENTRY} FROM documents WHERE outcome = ? ORDER BY name"
        return [_entry(row) for row in self._connection.execute(query, (outcome,))]

    def bodies(self, name: str) -> list[Body]:
        """Read the bodies of an entry, one for each of its identities.

        Raises:
            KeyError: There is no entry of that name.
            GraphDamagedError: The pack is broken.
        """
        return unpack_all(self._whole(name, *self._row(name, _PLACE)))

    def quotes(self, name: str) -> list[Quotes]:
        """Read the passages of an entry, of each of its bodies its own.

        Raises:
            KeyError: There is no entry of that name.
            GraphDamagedError: The pack is broken.
        """
        return unpack_quotes(self._whole(name, *self._row(name, _PLACE)))

    def is_whole(self, name: str) -> bool:
        """Tell whether the bodies of an entry can still be read."""
        with suppress(GraphDamagedError):
            self.bodies(name)
            return True
        return False

    def commit(self) -> None:
        """Write what is pending, bodies first."""
        if self._writing is not None:
            self._writing.flush()
        self._connection.commit()

    def count_stated(self, marks: Iterable[int]) -> None:
        """Count how many documents state each line; one mark for each time that one does."""
        run = self._connection.execute
        run("CREATE TEMP TABLE IF NOT EXISTS mark (line INTEGER)")
        self._connection.executemany("INSERT INTO mark VALUES (?)", ((m,) for m in marks))

    def end_count(self) -> None:
        """Keep what was counted of lines that several documents state; others may read on."""
        run = self._connection.execute
        run("CREATE TEMP TABLE IF NOT EXISTS mark (line INTEGER)")
        run("INSERT INTO stated SELECT line, COUNT(*) FROM mark GROUP BY line HAVING COUNT(*) > 1")
        run("DROP TABLE mark")
        self.commit()

    def go_on_from(self, other: Ledger) -> None:
        """Take over how many documents state each line."""
        rows = other._connection.execute("SELECT line, documents FROM stated ORDER BY line")
        self._connection.executemany("INSERT INTO stated VALUES (?, ?)", rows)

    def stated(self, line: int) -> int:
        """Tell how many documents state a line, by its mark; 0 where it is one or none."""
        query = "SELECT documents FROM stated WHERE line = ?"
        row = self._connection.execute(query, (line,)).fetchone()
        return int(row[0]) if row else 0

    def state(self, line: int, documents: int) -> None:
        """Note how many documents state a line, by its mark."""
        self._connection.execute("DELETE FROM stated WHERE line = ?", (line,))
        if documents > 1:
            self._connection.execute("INSERT INTO stated VALUES (?, ?)", (line, documents))

    def gather(self) -> None:
        """Bring the bodies together into one pack where they lie in very many.

        Raises:
            GraphDamagedError: A pack is broken.
        """
        rows = self._connection.execute(
            "SELECT name, pack, start, length, sum FROM documents WHERE pack >= 0 ORDER BY name"
        ).fetchall()
        if len({row[1] for row in rows}) <= _MOST_PACKS:
            return
        for name, pack, start, length, total in rows:
            if pack != self._number:
                data = self._whole(name, pack, start, length, total)
                self._connection.execute(
                    "UPDATE documents SET pack = ?, start = ? WHERE name = ?",
                    (*self._append(data), name),
                )

    def copy_to(self, folder: Path) -> Ledger:
        """Write the ledger into another folder, its packs as links; those without use stay."""
        self.commit()
        with sqlite3.connect(folder / FILE_NAME) as target:
            self._connection.backup(target)
        target.close()
        query = "SELECT DISTINCT pack FROM documents WHERE pack >= 0"
        for (pack,) in self._connection.execute(query):
            _share(self.folder / _pack(pack), folder / _pack(pack))
        return Ledger(folder)

    def named_documents(self) -> list[tuple[str, str]]:
        """List the documents that could be read: their sums, with their names, by their names."""
        rows = self._connection.execute(
            "SELECT sha256, name FROM documents WHERE outcome != 'failed' AND sha256 != ''"
            " ORDER BY name"
        )
        return [(sha256, name) for sha256, name in rows]

    def identities(
        self, known: dict[str, tuple[Identity, ...]] | None = None
    ) -> list[tuple[str, Identity]]:
        """List which roles the profiles describe, each with the name of its document.

        Args:
            known: What was read of another ledger, by how it is written there; it grows.
        """
        read = {} if known is None else known
        rows = self._connection.execute(
            "SELECT name, identities FROM documents WHERE outcome = 'read' ORDER BY name"
        )
        found = []
        for name, written in rows:
            identities = read.get(written) or _identities(written)
            if known is not None:
                known[written] = identities
            found += [(name, one) for one in identities]
        return found

    def close(self) -> None:
        """Write what is pending and close the files."""
        self.commit()
        self._connection.close()
        for file in (*self._reading.values(), *([self._writing] if self._writing else [])):
            file.close()

    def _broken(self, name: str) -> GraphDamagedError:
        return GraphDamagedError(f"what was read of {name} is broken", place=str(self.folder))

    def _append(self, body: bytes) -> tuple[int, int]:
        if self._writing is None:
            self._number = max(self.highest, self._above) + 1
            self._writing = (self.folder / _pack(self._number)).open("xb")
        start = self._writing.tell()
        self._writing.write(body)
        return self._number, start

    def _insert(self, entry: Entry, *where: int) -> None:
        who = json.dumps([asdict(one) for one in entry.identities], sort_keys=True)
        row = (
            *(entry.name, entry.sha256, entry.outcome, entry.reason, who),
            *(entry.requirements, entry.findings, *where),
        )
        self._connection.execute(_INSERT, row)

    def _row(self, name: str, columns: str) -> tuple[int, ...]:
        query = f"SELECT {columns} FROM documents WHERE name = ?"
        row: tuple[int, ...] | None = self._connection.execute(query, (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return row

    def _whole(self, name: str, pack: int, start: int, length: int, total: int) -> bytes:
        """Read a packed body, and see that it is what was written."""
        try:
            data = self._bytes(pack, start, length) if pack >= 0 else b""
        except (OSError, ValueError, OverflowError) as error:
            raise self._broken(name) from error
        if zlib.crc32(data) != total:
            raise self._broken(name)
        return data

    def _bytes(self, pack: int, start: int, length: int) -> bytes:
        if pack == self._number and self._writing is not None:
            self._writing.flush()
        if pack not in self._reading:
            self._reading[pack] = (self.folder / _pack(pack)).open("rb")
        self._reading[pack].seek(start)
        return self._reading[pack].read(length)


def _share(path: Path, own: Path) -> None:
    """Link a file that never changes; copy it where the disk knows no links."""
    try:
        os.link(path, own)
    except FileNotFoundError as error:
        raise GraphDamagedError(f"{path.name} is missing", place=str(path.parent)) from error
    except OSError:
        shutil.copyfile(path, own)


def _pack(number: int) -> str:
    return f"bodies-{number}.pack"


def _entry(row: tuple[str | int, ...]) -> Entry:
    name, sha256, outcome, reason, identities, requirements, findings = row
    whole = _identities(str(identities))
    return Entry(
        str(name), str(sha256), str(outcome), str(reason), whole, int(requirements), int(findings)
    )


@lru_cache(maxsize=1 << 14)
def _identities(text: str) -> tuple[Identity, ...]:
    try:
        return tuple(map(Identity.read, json.loads(text)))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise GraphDamagedError("the list of documents is broken") from error
