"""The index of names and of full text that a build writes beside its graph.

name      what each thing is called, under a key that ignores spelling
thing     the classes of each named thing, and how often documents speak of it
role      the words by which people point at a role: title, rank, unit
passage   the quotes of the documents, for a search by words
word      every word of names and passages, for reading typos
schema    classes and properties of the user's own graphs
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from remit.graph.asking.index_names import write_acronyms, write_names
from remit.graph.asking.index_passages import write_passages
from remit.graph.asking.index_roles import write_ranks, write_roles
from remit.graph.asking.index_schema import write_schema
from remit.graph.asking.lexicon import compiled, digest
from remit.graph.asking.names import FILE, FORM

if TYPE_CHECKING:
    from pathlib import Path

    from remit.graph.asking.selecting import Select

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE name (id INTEGER PRIMARY KEY, key TEXT, thing INTEGER, label TEXT, rung TEXT);
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT, label TEXT, used INTEGER, needed INTEGER);
CREATE TABLE kind (thing INTEGER, class TEXT, PRIMARY KEY (class, thing)) WITHOUT ROWID;
CREATE TABLE role (id INTEGER PRIMARY KEY, iri TEXT, label TEXT, described INTEGER);
CREATE TABLE ranked (key TEXT PRIMARY KEY, rank TEXT, rank_label TEXT,
                     designation TEXT, designation_label TEXT) WITHOUT ROWID;
CREATE TABLE acronym (key TEXT, iri TEXT, expansion TEXT, PRIMARY KEY (key, iri)) WITHOUT ROWID;
CREATE TABLE passage (id INTEGER PRIMARY KEY, evidence TEXT, statement TEXT, role TEXT, part TEXT,
                      modality TEXT);
CREATE TABLE word (word TEXT PRIMARY KEY, names INTEGER, texts INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE name_words USING fts5(words, content='', tokenize='porter unicode61');
CREATE VIRTUAL TABLE role_words USING fts5(anchor, around, content='', tokenize='porter unicode61');
CREATE VIRTUAL TABLE passage_words USING fts5(words, content='', tokenize='porter unicode61');
"""
_INDEXES = """
CREATE INDEX name_key ON name (key);
CREATE INDEX name_thing ON name (thing);
CREATE INDEX thing_iri ON thing (iri);
CREATE INDEX role_iri ON role (iri);
CREATE INDEX kind_thing ON kind (thing);
CREATE INDEX word_length ON word (length(word));
"""


def write_index(select: Select, folder: Path) -> None:
    """Write `names.sqlite` for a graph into the folder of its generation.

    The same graph gives the same rows in the same order.

    Raises:
        DataError: A file of `data/questions` is not as it should be.
    """
    path = folder / FILE
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as index:
        index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        index.execute("BEGIN")
        vocabulary = write_names(select, index)
        write_roles(select, index, vocabulary)
        write_ranks(select, index)
        write_acronyms(select, index)
        write_passages(select, index, vocabulary)
        write_schema(select, index, vocabulary)
        index.executemany("INSERT INTO word VALUES (?, ?, ?)", vocabulary.rows())
        index.executemany("INSERT INTO meta VALUES (?, ?)", _meta(select))
        index.execute("COMMIT")
        index.executescript(_INDEXES)
    _add_suggestions(select, folder)


def _add_suggestions(select: Select, folder: Path) -> None:
    """Keep the questions that are answered with rows over this graph, for those that are not."""
    from remit.graph.asking.engine import Asker

    with Asker(select, folder) as asker:
        offered = json.dumps(asker.offered())
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as index:
        index.execute("INSERT INTO meta VALUES ('suggestions', ?)", (offered,))


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
    ]
