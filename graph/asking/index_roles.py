"""File the roles of a graph under the words by which people point at them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.asking.index_alike import tell_alike
from remit.graph.asking.index_names import number_of
from remit.graph.asking.iris import in_parts, prologue
from remit.graph.asking.role_words import Around, pointed_at
from remit.graph.asking.selecting import texts
from remit.graph.asking.slips import slips_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from remit.graph.asking.selecting import Select
    from remit.graph.asking.vocabulary import Vocabulary

_ALL = "SELECT DISTINCT ?r WHERE { ?r a remit:Role }"
_TOLD_APART = """UPDATE role SET label = CASE
    WHEN place = '' OR NOT (bare OR ?2 > 1) THEN title
    WHEN whole != '' AND place IN (
      SELECT place FROM role WHERE title = ?1 GROUP BY place HAVING COUNT(DISTINCT whole) > 1
    ) THEN title || ', ' || place || ', ' || whole
    ELSE title || ', ' || place END
  WHERE title = ?1"""


def write_roles(
    select: Select,
    index: sqlite3.Connection,
    vocabulary: Vocabulary,
    roles: Collection[str] | None,
) -> None:
    """File roles, or all there are, under the words that point at them.

    Where several roles have one title, or it is a rank alone, the label of each adds its unit, and
    what that is part of, such as a force, where this tells roles of one title and unit apart.
    """
    if roles is None:
        filed: Collection[str] = [iri for (iri,) in index.execute("SELECT iri FROM role")]
        roles = [iri for (iri,) in texts(select, prologue() + _ALL)]
    else:
        filed = roles
    titles = _remove(filed, index, vocabulary)
    around = Around(select, _shorts(index))
    for bound in in_parts("r", roles):
        found = sorted(
            ((number_of(role.iri), role) for role in pointed_at(select, bound, around)),
            key=lambda pair: pair[0],
        )  # the index of words wants its numbers to rise
        titles.update(role.title for _, role in found)
        vocabulary.add_names(word for _, role in found for word in role.said)
        index.executemany(
            "INSERT INTO role VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (n, r.iri, r.title, r.title, r.place, r.whole, r.is_bare, r.is_described)
                for n, r in found
            ],
        )
        index.executemany(
            "INSERT INTO role_words (rowid, anchor, around) VALUES (?, ?, ?)",
            [
                (n, " ".join(sorted({*r.anchor, *slips_of(r.anchor)})), " ".join(sorted(r.said)))
                for n, r in found
            ],
        )
    for title in sorted(titles):
        query = "SELECT COUNT(*) FROM role WHERE title = ?"
        [[count]] = index.execute(query, (title,)).fetchall()
        index.execute(_TOLD_APART, (title, count))
        if count > 1:
            tell_alike(select, index, title)


def _shorts(index: sqlite3.Connection) -> dict[str, set[str]]:
    """Read the words of short forms, by what they stand for."""
    filed: defaultdict[str, set[str]] = defaultdict(set)
    for said, word in index.execute("SELECT said, word FROM short"):
        filed[said].add(word)
    return filed


def _remove(roles: Collection[str], index: sqlite3.Connection, vocabulary: Vocabulary) -> set[str]:
    """Take away all that is filed of these roles; give their titles."""
    titles = set()
    for number in map(number_of, sorted(roles)):
        row = index.execute("SELECT title FROM role WHERE id = ?", (number,)).fetchone()
        if row:
            titles.add(row[0])
            query = "SELECT around FROM role_words WHERE rowid = ?"
            [said] = index.execute(query, (number,)).fetchone()
            vocabulary.drop_names(said.split())
            index.execute("DELETE FROM role_words WHERE rowid = ?", (number,))
            index.execute("DELETE FROM role WHERE id = ?", (number,))
    return titles
