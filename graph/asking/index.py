"""The index of names and of full text that a build writes beside its graph.

name      what each thing is called, under a key that ignores spelling
thing     the classes of each named thing, and how often documents speak of it
role      the words by which people point at a role: title, rank, unit
passage   the quotes of the documents, for a search by words; a view of source and quote
line      what the documents say besides, each text once; line_at tells where it stands
word      every word of names and passages, for reading typos
schema    classes and properties of the user's own graphs
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Self

from remit.graph.asking.index_lines import words_of_lines, write_lines
from remit.graph.asking.index_names import write_acronyms, write_names
from remit.graph.asking.index_passages import add_passages, passages_in, remove_passages
from remit.graph.asking.index_roles import write_ranks, write_roles
from remit.graph.asking.index_schema import write_schema
from remit.graph.asking.iris import bracketed
from remit.graph.asking.lexicon import compiled, digest
from remit.graph.asking.names import FILE, FORM
from remit.graph.asking.selecting import texts
from remit.graph.asking.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from remit.graph.asking.selecting import Select
    from remit.graph.passages import Passage

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE name (id INTEGER PRIMARY KEY, key TEXT, thing INTEGER, label TEXT, rung TEXT);
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT, label TEXT, used INTEGER, needed INTEGER);
CREATE TABLE kind (thing INTEGER, class TEXT, PRIMARY KEY (class, thing)) WITHOUT ROWID;
CREATE TABLE role (id INTEGER PRIMARY KEY, iri TEXT, label TEXT, described INTEGER);
CREATE TABLE ranked (key TEXT PRIMARY KEY, rank TEXT, rank_label TEXT,
                     designation TEXT, designation_label TEXT) WITHOUT ROWID;
CREATE TABLE acronym (key TEXT, iri TEXT, expansion TEXT, PRIMARY KEY (key, iri)) WITHOUT ROWID;
CREATE TABLE source (id INTEGER PRIMARY KEY, iri TEXT, role TEXT);
CREATE TABLE quote (id INTEGER PRIMARY KEY, source INTEGER, evidence TEXT, statement TEXT,
                    part TEXT, modality TEXT);
CREATE VIEW passage AS
  SELECT quote.id, iri || evidence AS evidence, iri || statement AS statement, role, part, modality
  FROM quote JOIN source ON source.id = quote.source;
CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT UNIQUE);
CREATE TABLE line_at (line INTEGER, source INTEGER, evidence TEXT,
                      PRIMARY KEY (line, source, evidence)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, names INTEGER, texts INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE name_words USING fts5(words, content='', tokenize='porter unicode61');
CREATE VIRTUAL TABLE role_words USING fts5(anchor, around, content='', tokenize='porter unicode61');
CREATE VIRTUAL TABLE passage_words USING fts5(words, content='', tokenize='porter unicode61');
CREATE VIRTUAL TABLE line_words USING fts5(words, content='', tokenize='porter unicode61');
"""
_OF_NAMES = ("meta", "name", "thing", "kind", "role", "ranked", "acronym", "word")
"""Tables that are written anew at the end, since any change can touch any of their rows."""
_OF_SCHEMA = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'schema\\_%' ESCAPE '\\'"
)
_INDEXES = """
CREATE INDEX IF NOT EXISTS name_key ON name (key);
CREATE INDEX IF NOT EXISTS name_thing ON name (thing);
CREATE INDEX IF NOT EXISTS thing_iri ON thing (iri);
CREATE INDEX IF NOT EXISTS role_iri ON role (iri);
CREATE INDEX IF NOT EXISTS kind_thing ON kind (thing);
CREATE INDEX IF NOT EXISTS word_length ON word (length(word));
CREATE INDEX IF NOT EXISTS quote_source ON quote (source);
CREATE INDEX IF NOT EXISTS line_source ON line_at (source);
CREATE INDEX IF NOT EXISTS source_iri ON source (iri);
"""


class IndexDraft:
    """The index of a generation that is being built: passages as they come, the rest at the end."""

    def __init__(self, folder: Path) -> None:
        """Begin `names.sqlite` in the folder of the generation, or go on with the one there."""
        self._folder = folder
        is_new = not (folder / FILE).exists()
        self._index = sqlite3.connect(folder / FILE, isolation_level=None)
        self._index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        if is_new:
            self._index.executescript(_TABLES)
        self._index.execute("BEGIN")
        self._vocabulary = Vocabulary()
        for word, count in self._index.execute("SELECT word, texts FROM word WHERE texts > 0"):
            self._vocabulary.texts[word] = count
        self._vocabulary.drop_texts(words_of_lines(self._index))

    @classmethod
    def go_on_from(cls, before: Path, folder: Path) -> Self:
        """Take over the passages that a finished generation filed."""
        shutil.copyfile(before / FILE, folder / FILE)
        return cls(folder)

    def has(self, document: str) -> bool:
        """Tell whether the passages of a document are filed."""
        query = "SELECT EXISTS (SELECT 1 FROM source WHERE iri = ?)"
        return bool(self._index.execute(query, (document,)).fetchone()[0])

    def remove(self, document: str, passages: Sequence[Passage]) -> None:
        """Take the passages of a document away, which must be those that were filed."""
        remove_passages(document, passages, self._index, self._vocabulary)

    def add(self, document: str, role: str, passages: Sequence[Passage]) -> None:
        """File the passages of a document that describes a role."""
        add_passages(document, role, passages, self._index, self._vocabulary)

    def finish(self, select: Select) -> None:
        """File what the whole graph holds under names, and close the index.

        Raises:
            DataError: A file of `data/questions` is not as it should be.
        """
        with closing(self._index) as index:
            for (table,) in index.execute(_OF_SCHEMA).fetchall():
                index.execute(f"DROP TABLE {table}")
            for table in _OF_NAMES:
                index.execute(f"DELETE FROM {table}")
            for table in ("name_words", "role_words"):
                index.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
            write_names(select, index, self._vocabulary)
            write_roles(select, index, self._vocabulary)
            write_ranks(select, index)
            write_acronyms(select, index)
            write_schema(select, index, self._vocabulary)
            write_lines(index)
            self._vocabulary.add_texts(words_of_lines(index))
            index.executemany("INSERT INTO word VALUES (?, ?, ?)", self._vocabulary.rows())
            index.executemany("INSERT INTO meta VALUES (?, ?)", _meta(select))
            index.execute("COMMIT")
            index.executescript(_INDEXES)
        _add_suggestions(select, self._folder)

    def close(self) -> None:
        """Let go of the file, finished or not."""
        self._index.close()


def write_index(select: Select, folder: Path) -> None:
    """Write `names.sqlite` for a graph into the folder of its generation, from the graph alone.

    The same graph gives the same rows in the same order.

    Raises:
        DataError: A file of `data/questions` is not as it should be.
    """
    (folder / FILE).unlink(missing_ok=True)
    draft = IndexDraft(folder)
    for document, role, passages in passages_in(select):
        draft.add(document, role, passages)
    draft.finish(select)


def _add_suggestions(select: Select, folder: Path) -> None:
    """Keep the questions that are answered with rows over this graph, for those that are not."""
    from remit.graph.asking.engine import Asker

    with Asker(select, folder) as asker:
        offered = json.dumps(asker.offered())
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as index:
        index.execute("INSERT INTO meta VALUES ('suggestions', ?)", (offered,))


def _shared(select: Select, reference: str) -> list[str]:
    """List the classes of the reference data: things of users' own may be of them, too."""
    query = f"SELECT DISTINCT ?c WHERE {{ GRAPH {bracketed(reference)} {{ ?s a ?c }} }}"
    return sorted(class_ for (class_,) in texts(select, query))


def _meta(select: Select) -> list[tuple[str, str]]:
    graphs = sorted(str(row[0]) for row in select("SELECT ?g WHERE { GRAPH ?g {} }"))
    inferred = [g.strip("<>") for g in graphs if g.strip("<>").endswith("graph/inferred")]
    reference = [g.strip("<>") for g in graphs if g.strip("<>").endswith("graph/reference")]
    return [
        ("form", FORM),
        ("grammar", compiled()),
        ("grammar-digest", digest()),
        ("inferred", inferred[0] if inferred else ""),
        ("reference", reference[0] if reference else ""),
        ("shared", json.dumps(_shared(select, reference[0]) if reference else [])),
    ]
