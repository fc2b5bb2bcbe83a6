"""File the lines of documents on which no statement rests, each text once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.fold import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from remit.graph.passages import Passage


def add_lines(source: int, lines: Sequence[Passage], index: sqlite3.Connection) -> None:
    """Write where each line of a document stands, and its text if it is new."""
    texts = [(line.text,) for line in lines]
    index.executemany("INSERT OR IGNORE INTO line (text) VALUES (?)", texts)
    index.executemany(
        "INSERT OR IGNORE INTO line_at SELECT id, ?, ? FROM line WHERE text = ?",
        [(source, line.evidence, line.text) for line in lines],
    )


def remove_lines(source: int, index: sqlite3.Connection) -> None:
    """Take away where the lines of a document stand; their texts go with `write_lines`."""
    index.execute("DELETE FROM line_at WHERE source = ?", (source,))


def write_lines(index: sqlite3.Connection) -> None:
    """File the words of all lines that stand in any document; others go."""
    index.execute("DELETE FROM line WHERE id NOT IN (SELECT line FROM line_at)")
    index.execute("INSERT INTO line_words (line_words) VALUES ('delete-all')")
    rows = ((number, " ".join(words(text))) for number, text in _lines(index))
    index.executemany("INSERT INTO line_words (rowid, words) VALUES (?, ?)", rows)


def words_of_lines(index: sqlite3.Connection) -> Iterator[str]:
    """Yield the words of each line, each once a line."""
    for _, text in _lines(index):
        yield from sorted({*words(text)})


def _lines(index: sqlite3.Connection) -> list[tuple[int, str]]:
    return index.execute("SELECT id, text FROM line ORDER BY id").fetchall()
