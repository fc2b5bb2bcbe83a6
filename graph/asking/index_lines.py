"""File the lines of documents on which no statement rests, each text once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.graph.asking.fold import words
from remit.graph.asking.index_names import number_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from remit.graph.asking.vocabulary import Vocabulary
    from remit.graph.passages import Passage

NOTED: Final = """
CREATE TEMP TABLE fresh_line (line INTEGER PRIMARY KEY);
CREATE TEMP TABLE lost_line (line INTEGER PRIMARY KEY);
"""
"""What is noted on the way: lines of which the words are not filed yet, and which may be gone."""

_GONE = """SELECT id, text, id IN fresh_line FROM line
  WHERE id IN lost_line AND id NOT IN (SELECT line FROM line_at WHERE line IN lost_line)"""
_FRESH = "SELECT id, text FROM line WHERE id IN fresh_line ORDER BY id"


def add_lines(source: int, lines: Sequence[Passage], index: sqlite3.Connection) -> None:
    """Write where each line of a document stands, and its text if it is new."""
    for line in lines:
        number = number_of(line.text)
        row = (number, line.text)
        if index.execute("INSERT OR IGNORE INTO line VALUES (?, ?)", row).rowcount > 0:
            index.execute("INSERT INTO fresh_line VALUES (?)", (number,))
        place = (number, source, line.evidence)
        index.execute("INSERT OR IGNORE INTO line_at VALUES (?, ?, ?)", place)


def remove_lines(source: int, index: sqlite3.Connection) -> None:
    """Take away where the lines of a document stand; their texts go with `write_lines`."""
    lost = "INSERT OR IGNORE INTO lost_line SELECT line FROM line_at WHERE source = ?"
    for statement in (lost, "DELETE FROM line_at WHERE source = ?"):
        index.execute(statement, (source,))


def write_lines(index: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    """File the words of new lines, and take away the lines that no document has any more."""
    for number, text, is_fresh in index.execute(_GONE).fetchall():
        said = words(text)
        if not is_fresh:
            row = (number, " ".join(said))
            index.execute(
                "INSERT INTO line_words (line_words, rowid, words) VALUES ('delete', ?, ?)", row
            )
            vocabulary.drop_texts({*said})
        index.execute("DELETE FROM line WHERE id = ?", (number,))
    for number, text in index.execute(_FRESH).fetchall():
        said = words(text)
        row = (number, " ".join(said))
        index.execute("INSERT INTO line_words (rowid, words) VALUES (?, ?)", row)
        vocabulary.add_texts({*said})
