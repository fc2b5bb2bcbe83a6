"""File the quotes of the documents for a search by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.index_lines import add_lines, remove_lines
from remit.graph.asking.names import STAFF

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from remit.graph.asking.vocabulary import Vocabulary
    from remit.graph.passages import Passage

_PART = 4


def add_passages(
    document: str,
    role: str,
    passages: Sequence[Passage],
    index: sqlite3.Connection,
    vocabulary: Vocabulary,
) -> None:
    """Write a row for each statement that a quote of a document backs, and the quotes' words."""
    [[source]] = index.execute(
        "INSERT INTO source (iri, role) VALUES (?, ?) RETURNING id", (document, role)
    ).fetchall()
    [[last]] = index.execute("SELECT COALESCE(MAX(id), 0) FROM quote").fetchall()
    rows: list[tuple[int, int, str, str, str, str]] = []
    said: list[tuple[int, str]] = []
    add_lines(source, [passage for passage in passages if passage.text], index)
    for passage in passages:
        if passage.text:
            continue
        vocabulary.add_texts({*passage.said.split(), *passage.more})
        for statement, part, modality in passage.backed:
            last += 1
            rows.append((last, source, passage.evidence, statement, part, modality))
            said.append((last, passage.said))
    index.executemany("INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?)", rows)
    index.executemany("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", said)
    staff = [one for one, row in zip(said, rows, strict=True) if row[_PART] == STAFF]
    index.executemany("INSERT INTO staff_words (rowid, words) VALUES (?, ?)", staff)


def remove_passages(
    document: str, passages: Sequence[Passage], index: sqlite3.Connection, vocabulary: Vocabulary
) -> None:
    """Take away what `add_passages` wrote of a document, of all roles that it describes."""
    said = {passage.evidence: passage.said for passage in passages}
    for source in index.execute("SELECT id FROM source WHERE iri = ?", (document,)).fetchall():
        query = "SELECT id, evidence, part FROM quote WHERE source = ?"
        rows = index.execute(query, source).fetchall()
        staff = [row for row in rows if row[2] == STAFF]
        for table, filed in (("passage_words", rows), ("staff_words", staff)):
            index.executemany(
                f"INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', ?, ?)",
                [(number, said[evidence]) for number, evidence, _ in filed],
            )
        remove_lines(source[0], index)
        index.execute("DELETE FROM quote WHERE source = ?", source)
        index.execute("DELETE FROM source WHERE id = ?", source)
    for passage in passages:
        if not passage.text:
            vocabulary.drop_texts({*passage.said.split(), *passage.more})


def several(index: sqlite3.Connection) -> list[str]:
    """List the documents of which passages of several roles are filed."""
    query = "SELECT iri FROM source GROUP BY iri HAVING COUNT(*) > 1 ORDER BY iri"
    return [document for (document,) in index.execute(query)]
