"""Look names, roles, words and passages up in the index that the build wrote."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit.graph.asking.line_index import LineIndex, Passage
from remit.graph.asking.remembered import Remembered
from remit.graph.errors import GraphFormError
from remit.graph.store.contents import check_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

FILE = "names.sqlite"
FORM = "11"
STAFF: Final = "directReports"
"""The part of a profile that names the staff of a role; its words are filed apart, too."""
_RUNGS = {"label": 0, "alias": 1, "acronym": 2, "hidden": 3, "variant": 4, "all": 5}
_PASSAGES = "SELECT evidence, statement, role, part, modality FROM passage WHERE id IN"
_SAYING = "(SELECT rowid FROM passage_words WHERE passage_words MATCH ?)"
_IN_ORDER = "ORDER BY evidence, statement"
_EACH = """SELECT iri || evidence, iri || statement, role, part, modality FROM passage_words
  JOIN quote ON quote.id = passage_words.rowid JOIN source ON source.id = quote.source
  WHERE passage_words MATCH ?"""
_NAMES = """SELECT name.key, thing.iri, thing.label, name.rung, thing.used, thing.needed,
  name.label,
  (SELECT group_concat(class, ' ') FROM kind WHERE kind.thing = thing.id)
  FROM name JOIN thing ON thing.id = name.thing """
_MOST = 200
_SLIP = "hidden"
_MOST_KEYS = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that goes by a name."""

    iri: str
    label: str
    rung: str
    used: int
    needed: int
    matched: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """One role that answers to some words."""

    number: int
    iri: str
    label: str
    described: bool


class NameIndex(LineIndex):
    """The open index of one generation of a graph.

    Attributes:
        meta: What the index says of itself.
        several: The documents that describe several roles.

    Raises:
        GraphDamagedError: Its file is not what it was when the build ended.
        GraphFormError: The folder holds no index that this version reads.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / FILE
        if not path.is_file():
            raise GraphFormError(
                "the graph has no index of names", place=str(folder), hint="run `remit build` again"
            )
        check_file(folder, FILE)
        self._index = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        self._kept = Remembered(self._index)
        self._some: dict[tuple[str, Callable[[Passage], bool]], bool] = {}
        self._under: dict[str, list[Entry]] = {}
        self._things: dict[tuple[tuple[str, ...], int], list[Entry]] = {}
        self.meta: dict[str, str] = dict(self._index.execute("SELECT key, value FROM meta"))
        self.several: frozenset[str] = frozenset(json.loads(self.meta.get("several", "[]")))
        if self.meta.get("form") != FORM:
            raise GraphFormError(
                "the graph's index of names is of another version",
                place=str(folder),
                hint="run `remit build` again",
            )

    def __enter__(self) -> NameIndex:
        """Return the index itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the index."""
        self.close()

    def close(self) -> None:
        """Close the index, and forget what was found in it."""
        self._index.close()
        self._kept = Remembered(self._index)
        self._some, self._under, self._things = {}, {}, {}

    def by_keys(self, keys: Iterable[str]) -> dict[str, list[Entry]]:
        """Find all things under each of these keys, best rung and most used first."""
        asked = sorted(set(keys))
        if len(self._under) > _MOST_KEYS:
            self._under.clear()
        wanted = [key for key in asked if key not in self._under]
        self._under.update((key, []) for key in wanted)
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ",".join("?" * len(part))
            for row in self._kept.rows(f"{_NAMES} WHERE name.key IN ({marks})", part):
                self._under[row[0]].append(_entry(row))
        for key in wanted:
            self._under[key].sort(key=lambda e: (_RUNGS[e.rung], -e.used, e.iri))
        return {key: self._under[key] for key in asked if self._under[key]}

    def by_words(self, said: Sequence[str], classes: Iterable[str] = ()) -> list[Entry]:
        """Find things with a name that holds all of these words, in any form."""
        query = (
            f"{_NAMES} WHERE name.id IN (SELECT rowid FROM name_words WHERE name_words MATCH ?"
            f" LIMIT {_MOST})"
        )
        found: dict[str, Entry] = {}
        wanted = frozenset(classes)
        for row in self._kept.rows(query, (_match(said),)):
            entry = _entry(row)
            if not wanted or wanted & entry.classes:
                both = (found.get(entry.iri, entry), entry)
                found[entry.iri] = min(both, key=lambda e: (e.rung == _SLIP, len(e.matched)))
        return sorted(found.values(), key=lambda e: (not e.used, len(e.matched), e.iri))

    def labels_of(self, iri: str, *, shortened: bool = False) -> list[str]:
        """List all names of a thing, the best first; those with words left out only if wanted."""
        left = "'all'" if shortened else "'all', 'variant'"
        query = (
            "SELECT name.label, rung FROM name JOIN thing ON thing.id = name.thing "
            f"WHERE iri = ? AND rung NOT IN ({left})"
        )
        rows = sorted(self._kept.rows(query, (iri,)), key=lambda r: (_RUNGS[r[1]], r[0]))
        return list(dict.fromkeys(label for label, _ in rows))

    def short_of(self, iri: str) -> str | None:
        """Return the short forms of a thing: names in capitals, without spaces; None without."""
        names = (n for n in self.labels_of(iri)[1:] if n.isupper() and " " not in n)
        shorts = [n for n in names if sum(map(str.isdecimal, n)) < len(n) / 2]  # codes are none
        return ", ".join(shorts) or None

    def classes_of(self, iris: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return the classes of things."""
        wanted = sorted(set(iris))
        marks = ",".join("?" * len(wanted))
        query = (
            "SELECT iri, group_concat(class, ' ') FROM thing JOIN kind ON kind.thing = thing.id"
            f" WHERE iri IN ({marks}) GROUP BY iri"
        )
        return {iri: frozenset(found.split()) for iri, found in self._kept.rows(query, wanted)}

    def has_named(self, class_: str) -> bool:
        """Tell whether a thing of a class has a name."""
        query = (
            "SELECT EXISTS (SELECT 1 FROM kind JOIN thing ON thing.id = kind.thing"
            " WHERE class = ? AND label != '')"
        )
        return bool(self._kept.rows(query, [class_])[0][0])

    def things_of(self, classes: Iterable[str], limit: int) -> list[Entry]:
        """List things of these classes, those that documents speak of most first."""
        wanted = tuple(classes)
        if (wanted, limit) not in self._things:
            marks = ",".join("?" * len(wanted))
            query = (
                f"{_NAMES} WHERE name.rung = 'label' AND thing.id IN"
                f" (SELECT thing FROM kind WHERE class IN ({marks}))"
                f" ORDER BY thing.used DESC, thing.iri LIMIT {int(limit)}"
            )
            self._things[wanted, limit] = [_entry(row) for row in self._kept.rows(query, wanted)]
        return self._things[wanted, limit]

    def roles_at(self, word: str, anchor: bool = False, begun: bool = False) -> frozenset[int]:
        """Find the numbers of the roles that one word points at, in any form, or only begun."""
        asked = ("anchor : " if anchor else "") + _match([word]) + ("*" if begun else "")
        query = "SELECT rowid FROM role_words WHERE role_words MATCH ?"
        return frozenset(int(r[0]) for r in self._kept.rows(query, (asked,)))

    def labels(self, iris: Iterable[str]) -> dict[str, str]:
        """Return the labels of things."""
        wanted = sorted(set(iris))
        found: dict[str, str] = {}
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ",".join("?" * len(part))
            query = f"SELECT iri, label FROM thing WHERE label != '' AND iri IN ({marks})"
            found.update((row[0], row[1]) for row in self._kept.rows(query, part))
        return found

    def role_labels(self, iris: Iterable[str]) -> dict[str, str]:
        """Return the titles of roles, each with its unit where another has the same title."""
        wanted = sorted(set(iris))
        marks = ",".join("?" * len(wanted))
        query = f"SELECT iri, label FROM role WHERE iri IN ({marks})"
        return {row[0]: row[1] for row in self._kept.rows(query, wanted)}

    def roles(self, numbers: Iterable[int]) -> list[RoleEntry]:
        """Return roles by number, those with a profile first."""
        wanted = sorted(numbers)
        return self._roles(f"WHERE id IN ({','.join('?' * len(wanted))})", wanted)

    def described_alone(self, most: int) -> list[RoleEntry]:
        """Return some roles with a profile that share title and place with no other."""
        others = (
            "SELECT 1 FROM role AS o WHERE o.title = role.title"
            " AND o.place = role.place AND o.whole = role.whole"
        )
        alone = f"WHERE described AND NOT EXISTS ({others} AND o.id != role.id)"
        return self._roles(alone, (), f"LIMIT {int(most)}")

    def acronyms(self, filed: str) -> list[tuple[str, str]]:
        """Find what a short form stands for in the reference data: (IRI, expansion)."""
        query = "SELECT iri, expansion FROM acronym WHERE key = ? ORDER BY iri"
        return [(iri, expansion) for iri, expansion in self._kept.rows(query, (filed,))]

    def profiles(self) -> int:
        """Count the roles that have a profile of their own."""
        return int(self._kept.rows("SELECT COUNT(*) FROM role WHERE described", ())[0][0])

    def ranked(self, keys: Iterable[str]) -> dict[str, tuple[str, str, str, str]]:
        """Find rank and designation, each with its label, for keys such as that of "DS"."""
        wanted = sorted(set(keys))
        marks = ",".join("?" * len(wanted))
        query = f"SELECT * FROM ranked WHERE key IN ({marks})"
        return {row[0]: (row[1], row[2], row[3], row[4]) for row in self._kept.rows(query, wanted)}

    def staff_fields(self, query: str) -> list[Passage]:
        """Find the passages that name staff as a form asks for it, by a query of `fulltext`."""
        sql = f"{_PASSAGES} (SELECT rowid FROM staff_words WHERE staff_words MATCH ?) {_IN_ORDER}"
        return [Passage(*row) for row in self._kept.rows(sql, (query,))]

    def has_staff_field(self, query: str) -> bool:
        """Tell whether there is such a passage."""
        sql = "SELECT 1 FROM staff_words WHERE staff_words MATCH ? LIMIT 1"
        return bool(self._kept.rows(sql, (query,)))

    def passages(self, query: str, parts: Sequence[str] = ()) -> list[Passage]:
        """Find passages by a query that `fulltext` made, in parts of a profile or in all."""
        marks = ",".join("?" * len(parts))
        narrowed = f" AND part IN ({marks})" if parts else ""
        sql = f"{_PASSAGES} {_SAYING}{narrowed} {_IN_ORDER}"
        return [Passage(*row) for row in self._kept.rows(sql, (query, *parts))]

    def some_passage(self, query: str, fits: Callable[[Passage], bool]) -> bool:
        """Tell whether a passage fits that such a query finds; asked again, it is known."""
        if (query, fits) not in self._some:
            with closing(self._index.cursor()) as cursor:
                found = (Passage(*row) for row in cursor.execute(_EACH, (query,)))
                self._some[query, fits] = any(map(fits, found))
        return self._some[query, fits]

    def has_passage(self, query: str, but: str = "", outside: Collection[str] = ()) -> bool:
        """Tell whether there is a passage for such a query: `but` of one modality, `outside` parts.

        That takes as long where there are very many as where there are few.
        """
        parts = sorted(outside)
        sql = (
            "SELECT 1 FROM passage_words JOIN quote ON quote.id = passage_words.rowid"
            " WHERE passage_words MATCH ? AND (? = '' OR modality IS NOT ?)"
            f" AND part NOT IN ({','.join('?' * len(parts))}) LIMIT 1"
        )
        return bool(self._kept.rows(sql, (query, but, but, *parts)))

    def begun(self, letters: str, most: int) -> list[str]:
        """List names that begin with some letters, most used first."""
        wanted = letters.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        sql = (
            "SELECT name.label FROM name JOIN thing ON thing.id = name.thing"
            " WHERE name.label LIKE ? ESCAPE '\\' AND name.rung IN ('label', 'alias', 'acronym')"
            " GROUP BY name.label ORDER BY MAX(thing.used) DESC, name.label LIMIT ?"
        )
        return [row[0] for row in self._kept.rows(sql, (wanted, most))]

    def known(self, words: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Tell for words how often they stand in names and in texts; unknown ones are missing."""
        wanted = sorted(set(words))
        marks = ",".join("?" * len(wanted))
        query = f"SELECT word, names, texts FROM word WHERE word IN ({marks})"
        return {row[0]: (int(row[1]), int(row[2])) for row in self._kept.rows(query, wanted)}

    def stands(self, word: str) -> bool:
        """Tell whether a word stands in any name or text, in any form."""
        tables = ("name_words", "role_words", "passage_words", "line_words")
        queries = (f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1" for table in tables)
        return any(self._kept.rows(query, (_match([word]),)) for query in queries)

    def together(self, first: str, second: str) -> bool:
        """Tell whether two words stand in a text with an "and" between them."""
        query = f'"{first} and {second}"'
        return first.isalnum() and second.isalnum() and self.has_passage(query)

    def words_like(self, word: str, spread: int) -> list[tuple[str, int, int]]:
        """List words of about this length, each with its counts in names and texts."""
        query = "SELECT word, names, texts FROM word WHERE length(word) BETWEEN ? AND ?"
        rows = self._kept.rows(query, (len(word) - spread, len(word) + spread))
        return [(row[0], int(row[1]), int(row[2])) for row in rows]

    def values(self, keys: Iterable[str]) -> list[tuple[str, ...]]:
        """Find plain values of users' own graphs: (key, path, value, term)."""
        wanted = sorted(set(keys))
        marks = ",".join("?" * len(wanted))
        query = f"SELECT * FROM schema_value WHERE key IN ({marks}) ORDER BY key, path, value, term"
        return self._kept.rows(query, wanted)

    def schema(self, table: str) -> list[tuple[str, ...]]:
        """Return the rows of one table of the schema of users' own graphs."""
        if table not in {"class", "property"}:
            raise ValueError(table)
        order = "uses DESC, path" if table == "property" else "iri"
        return list(self._kept.rows(f"SELECT * FROM schema_{table} ORDER BY {order}", ()))

    def properties(self) -> list[tuple[str, list[str]]]:
        """List the properties of users' own graphs by IRI, each with what it is called."""
        found = ((json.loads(row[0]), json.loads(row[1])) for row in self.schema("property"))
        return [(path[0], names) for path, names in found if len(path) == 1]

    def _roles(self, narrowed: str, values: Sequence[int], limit: str = "") -> list[RoleEntry]:
        query = "SELECT id, iri, label, described FROM role"
        rows = self._kept.rows(f"{query} {narrowed} ORDER BY described DESC, iri {limit}", values)
        return [RoleEntry(int(n), iri, label, bool(d)) for n, iri, label, d in rows]


def _entry(row: Sequence[str]) -> Entry:
    _, iri, label, rung, used, needed, matched, classes = row
    kinds = frozenset((classes or "").split())
    return Entry(iri, label or matched, rung, int(used), int(needed), matched, kinds)


def _match(said: Sequence[str]) -> str:
    """Write words as a full-text query in which each must stand."""
    return " AND ".join(f'"{word}"' for word in said)
