"""File every way to say a rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.fold import key, words
from remit.graph.asking.index_names import number_of
from remit.graph.asking.index_naming import CALLED
from remit.graph.asking.iris import expand, prologue
from remit.graph.asking.selecting import pairs, texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from remit.graph.asking.selecting import Select

_CLASSES = (expand("remit:Rank"), expand("remit:Designation"))
_ORDERED = f"""SELECT ?r ?l ?n WHERE {{ ?r a remit:Rank ; {CALLED} ?l .
  OPTIONAL {{ ?r remit:rankOrder ?o }} BIND(COALESCE(?o, 999) AS ?n) }}"""
_PREFERRED = """SELECT ?s ?l WHERE { ?s a ?c ; skos:prefLabel ?l
  VALUES ?c { remit:Rank remit:Designation } }"""
_DESIGNATIONS = f"SELECT ?d ?l WHERE {{ ?d a remit:Designation ; {CALLED} ?l }}"


def has_rank(index: sqlite3.Connection, things: Collection[str] | None) -> bool:
    """Tell whether one of these things, or any, is filed as a rank or a designation."""
    query = f"SELECT thing FROM kind WHERE class IN ({','.join('?' * len(_CLASSES))})"
    filed = {number for (number,) in index.execute(query, _CLASSES)}
    return things is None or not filed.isdisjoint(map(number_of, things))


def write_ranks(select: Select, index: sqlite3.Connection) -> None:
    """Write every way to say a rank, alone and with a designation before it; lower ranks first."""
    index.execute("DELETE FROM ranked")
    ranks = [(int(n), r, name) for r, name, n in texts(select, prologue() + _ORDERED)]
    designations = texts(select, prologue() + _DESIGNATIONS)
    called: dict[str, str] = dict(reversed(pairs(select, prologue() + _PREFERRED)))
    rows = []
    for _, rank, label in sorted(ranks):
        for designation, prefix in designations:
            said = f"{prefix} {label}"
            kept = (rank, called[rank], designation, called[designation])
            rows.append((key(said), *kept))
            if len(label) > 5 and len(prefix) > 5:
                rows.append(("".join(word[0] for word in words(said)), *kept))
    rows += [(key(label), rank, called[rank], "", "") for _, rank, label in sorted(ranks)]
    index.executemany("INSERT OR IGNORE INTO ranked VALUES (?, ?, ?, ?, ?)", rows)
