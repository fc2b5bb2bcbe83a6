"""The index of names and of full text that a build writes beside its graph.

name      what each thing is called, under a key that ignores spelling
thing     the classes of each named thing, and how often documents speak of it
role      the words by which people point at a role: title, rank, unit
short     words of short forms, under the words that they stand for
passage   the quotes of the documents, for a search by words; a view of source and quote
line      what the documents say besides, each text once; line_at tells where it stands
word      every word of names and passages, for reading typos
schema    classes and properties of the user's own graphs

An index goes on from another one: that of the reference data alone, or that of the generation
before. What names, roles and words are numbered by does not depend on the way that was taken.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Self

from remit.graph.asking.compiling import compiled
from remit.graph.asking.index_codes import write_codes
from remit.graph.asking.index_counts import change_counts, known_counts, write_counts
from remit.graph.asking.index_lines import NOTED, write_lines
from remit.graph.asking.index_names import write_acronyms, write_names
from remit.graph.asking.index_naming import naming
from remit.graph.asking.index_passages import add_passages, remove_passages, several
from remit.graph.asking.index_ranks import has_rank, write_ranks
from remit.graph.asking.index_roles import write_roles
from remit.graph.asking.index_schema import write_schema
from remit.graph.asking.index_spoken import own_graphs
from remit.graph.asking.index_titles import naming_properties
from remit.graph.asking.iris import bracketed
from remit.graph.asking.lexicon import digest
from remit.graph.asking.names import FILE, FORM
from remit.graph.asking.selecting import texts
from remit.graph.asking.touched import Touched, beyond, of_lines
from remit.graph.asking.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from remit.graph.asking.index_naming import Naming
    from remit.graph.asking.selecting import Select
    from remit.graph.passages import Passage

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE name (id INTEGER PRIMARY KEY, key TEXT, thing INTEGER, label TEXT, rung TEXT);
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT, label TEXT, used INTEGER, needed INTEGER);
CREATE TABLE kind (thing INTEGER, class TEXT, PRIMARY KEY (class, thing)) WITHOUT ROWID;
CREATE TABLE role (id INTEGER PRIMARY KEY, iri TEXT, title TEXT, label TEXT, place TEXT,
                   whole TEXT, bare INTEGER, described INTEGER);
CREATE TABLE ranked (key TEXT PRIMARY KEY, rank TEXT, rank_label TEXT,
                     designation TEXT, designation_label TEXT) WITHOUT ROWID;
CREATE TABLE acronym (key TEXT, iri TEXT, expansion TEXT, PRIMARY KEY (key, iri)) WITHOUT ROWID;
CREATE TABLE short (said TEXT, word TEXT, PRIMARY KEY (said, word)) WITHOUT ROWID;
CREATE TABLE source (id INTEGER PRIMARY KEY, iri TEXT, role TEXT);
CREATE TABLE quote (id INTEGER PRIMARY KEY, source INTEGER, evidence TEXT, statement TEXT,
                    part TEXT, modality TEXT);
CREATE VIEW passage AS
  SELECT quote.id, iri || evidence AS evidence, iri || statement AS statement, role, part, modality
  FROM quote JOIN source ON source.id = quote.source;
CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE line_at (line INTEGER, source INTEGER, evidence TEXT,
                      PRIMARY KEY (line, source, evidence)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, names INTEGER, texts INTEGER) WITHOUT ROWID;
CREATE TABLE schema_class (iri TEXT, names TEXT, classes TEXT, things INTEGER);
CREATE TABLE schema_property (path TEXT, names TEXT, domains TEXT, ranges TEXT, sort TEXT,
                              uses INTEGER, subjects INTEGER, objects INTEGER, units TEXT,
                              written TEXT, beyond TEXT, inverse TEXT);
CREATE TABLE schema_value (key TEXT, path TEXT, value TEXT, term TEXT);
CREATE VIRTUAL TABLE name_words USING fts5(words, content='', tokenize='porter unicode61');
CREATE VIRTUAL TABLE role_words USING fts5(anchor, around, tokenize='porter unicode61');
CREATE VIRTUAL TABLE passage_words USING fts5(words, content='', tokenize='porter unicode61');
CREATE VIRTUAL TABLE staff_words USING fts5(words, content='', tokenize='porter unicode61');
CREATE VIRTUAL TABLE line_words USING fts5(words, content='', tokenize='porter unicode61');
"""
_NAMED = (
    *("name", "thing", "kind", "role", "role_words", "ranked", "acronym", "short"),
    *("schema_class", "schema_property", "schema_value"),
)
_COUNT = """INSERT INTO word VALUES (?1, ?2, ?3) ON CONFLICT (word)
  DO UPDATE SET names = names + ?2, texts = texts + ?3"""
_UNCOUNT = "DELETE FROM word WHERE word = ? AND names = 0 AND texts = 0"
_INDEXES = """
CREATE INDEX IF NOT EXISTS name_key ON name (key);
CREATE INDEX IF NOT EXISTS name_thing ON name (thing);
CREATE INDEX IF NOT EXISTS thing_iri ON thing (iri);
CREATE INDEX IF NOT EXISTS role_iri ON role (iri);
CREATE INDEX IF NOT EXISTS role_title ON role (title);
CREATE INDEX IF NOT EXISTS kind_thing ON kind (thing);
CREATE INDEX IF NOT EXISTS word_length ON word (length(word));
CREATE INDEX IF NOT EXISTS quote_source ON quote (source);
CREATE INDEX IF NOT EXISTS line_source ON line_at (source);
CREATE INDEX IF NOT EXISTS source_iri ON source (iri);
CREATE INDEX IF NOT EXISTS schema_value_key ON schema_value (key);
"""


class IndexDraft:
    """The index of a generation that is being built: passages as they come, the rest at the end."""

    def __init__(self, folder: Path, counted: Vocabulary | None = None) -> None:
        """Begin `names.sqlite` in the folder of the generation, or go on with the one there.

        What another process lent is gone on with by the words that it had counted.
        """
        self._folder = folder
        if not (folder / FILE).exists():
            with closing(_opened(folder)) as index:
                index.executescript(_TABLES)
        self.take_back(counted or Vocabulary())

    @classmethod
    def go_on_from(cls, before: Path, folder: Path) -> Self:
        """Take over what is filed in the index of another folder."""
        shutil.copyfile(before / FILE, folder / FILE)
        return cls(folder)

    @property
    def folder(self) -> Path:
        """Where the index lies."""
        return self._folder

    def lend(self) -> Vocabulary:
        """Let go of the file, for another process to go on; give the words counted until now."""
        write_lines(self._index, self._vocabulary)
        self._index.execute("COMMIT")
        self._index.close()
        return self._vocabulary

    def take_back(self, counted: Vocabulary) -> None:
        """Go on with the file where whoever had it stopped, and with the words counted there."""
        self._index = _opened(self._folder)
        self._index.executescript(NOTED)
        self._index.execute("BEGIN")
        self._vocabulary = counted

    def has(self, document: str) -> bool:
        """Tell whether the passages of a document are filed."""
        query = "SELECT EXISTS (SELECT 1 FROM source WHERE iri = ?)"
        return bool(self._index.execute(query, (document,)).fetchone()[0])

    def remove(self, document: str, passages: Sequence[Passage]) -> None:
        """Take away the passages of a document, which must be all that were filed of it."""
        remove_passages(document, passages, self._index, self._vocabulary)

    def add(self, document: str, role: str, passages: Sequence[Passage]) -> None:
        """File the passages of a document about a role; it may describe several."""
        add_passages(document, role, passages, self._index, self._vocabulary)

    def finish(self, select: Select, *, offering: bool = True) -> None:
        """File what a graph holds under names, all of it, and close the index.

        Args:
            select: Asks the graph.
            offering: Keep questions that the graph answers, for those that it does not.

        Raises:
            DataError: A file of `data/questions` is not as it should be.
        """
        own = own_graphs(select) if offering else []
        self._file(select, _named_in(select, own), Touched())
        if offering:
            _add_suggestions(select, self._folder)

    def finish_beyond(
        self, select: Select, known: Collection[str], facts: str, *, has_own: bool
    ) -> None:
        """File what a graph holds beside those of its named graphs that are indexed already.

        Args:
            select: Asks the whole graph.
            known: The graphs that the index was taken over with.
            facts: The graph that says of things what they are.
            has_own: Whether there are graphs of the user's own.

        Raises:
            DataError: A file of `data/questions` is not as it should be.
        """
        own = own_graphs(select) if has_own else []
        ways = _named_in(select, own)
        self._file(select, ways, beyond(select, known, [facts, *own], ways))
        _add_suggestions(select, self._folder)

    def finish_change(self, select: Select, before: Select, lines: Iterable[str]) -> None:
        """Bring the index of a graph up to date in which there are no graphs of the user's own.

        Args:
            select: Asks the graph as it is.
            before: Asks it as it was when the index was finished that was taken over.
            lines: The lines of N-Quads that came or went.

        Raises:
            DataError: A file of `data/questions` is not as it should be.
        """
        ways = naming()
        self._file(select, ways, of_lines(lines, (before, select), ways), before)
        _add_suggestions(select, self._folder)

    def finish_whole(self, select: Select) -> None:
        """File anew all that a graph holds under names; passages and lines stay as they are.

        It is for graphs with RDF of the user's own, where what one thing is called may depend on
        all the others.

        Raises:
            DataError: A file of `data/questions` is not as it should be.
        """
        for table in _NAMED:
            self._index.execute(f"DELETE FROM {table}")
        self._index.execute("INSERT INTO name_words (name_words) VALUES ('delete-all')")
        self._index.execute("UPDATE word SET names = 0")
        self._index.execute("DELETE FROM word WHERE texts = 0")
        self._file(select, _named_in(select, own_graphs(select)), Touched())
        _add_suggestions(select, self._folder)

    def close(self) -> None:
        """Let go of the file, finished or not."""
        self._index.close()

    def _file(
        self, select: Select, ways: Naming, touched: Touched, before: Select | None = None
    ) -> None:
        with closing(self._index) as index:
            had_rank = has_rank(index, touched.named)
            known = known_counts(index, touched.named or ())
            write_names(select, index, self._vocabulary, ways, touched.named)
            if before is None or touched.named is None or touched.speaking is None:
                write_counts(select, index, None)
            else:
                graphs = (before, select)
                change_counts(graphs, index, touched.named, touched.speaking, known)
            if touched.has_short_forms:
                write_acronyms(select, index)
            write_roles(select, index, self._vocabulary, touched.roles)
            if had_rank or has_rank(index, touched.named):
                write_ranks(select, index)
            write_schema(select, index, self._vocabulary, ways)
            write_codes(select, index, self._vocabulary, ways)
            write_lines(index, self._vocabulary)
            words = list(self._vocabulary.rows())
            index.executemany(_COUNT, words)
            index.executemany(_UNCOUNT, ((word,) for word, *_ in words))
            index.execute("DELETE FROM meta WHERE key = 'suggestions'")
            index.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", _meta(select, index).items()
            )
            index.execute("COMMIT")
            index.executescript(_INDEXES)


def _opened(folder: Path) -> sqlite3.Connection:
    """Open the index for writing; what is lost in a loss of power is a draft."""
    index = sqlite3.connect(folder / FILE, isolation_level=None)
    index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    return index


def _named_in(select: Select, own: Collection[str]) -> Naming:
    """Tell how things are named, in graphs of the user's own too."""
    ways = naming()
    return ways.joined(naming_properties(select, ways, own), own) if own else ways


def _add_suggestions(select: Select, folder: Path) -> None:
    """Keep the questions that are answered with rows over this graph, for those that are not."""
    from remit.graph.asking.engine import Asker

    with Asker(select, folder) as asker:
        offered = json.dumps(asker.offered())
    with closing(_opened(folder)) as index:
        index.execute("INSERT INTO meta VALUES ('suggestions', ?)", (offered,))


def _meta(select: Select, index: sqlite3.Connection) -> dict[str, str]:
    """Say what form the index has, what grammar it was made with, and name two of the graphs."""
    known = dict(index.execute("SELECT key, value FROM meta"))
    sum_ = digest()
    grammar = known["grammar"] if known.get("grammar-digest") == sum_ else compiled()
    told = {"form": FORM, "grammar": grammar, "grammar-digest": sum_}
    for part in ("inferred", "reference"):
        query = f'SELECT ?g WHERE {{ GRAPH ?g {{}} FILTER(STRENDS(STR(?g), "graph/{part}")) }}'
        told[part] = next((graph for (graph,) in texts(select, query)), "")
    told["several"] = json.dumps(several(index))
    if "shared" not in known:
        known["shared"] = json.dumps(_shared(select, told["reference"]))
    return told | {"shared": known["shared"]}


def _shared(select: Select, reference: str) -> list[str]:
    """List the classes of the reference data: things of users' own may be of them, too."""
    if not reference:
        return []
    query = f"SELECT DISTINCT ?c WHERE {{ GRAPH {bracketed(reference)} {{ ?s a ?c }} }}"
    return sorted(class_ for (class_,) in texts(select, query))
