"""File things of users' own graphs that have no name under the code that their IRI ends in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from remit.graph.asking.fold import key, words
from remit.graph.asking.index_names import number_of
from remit.graph.asking.index_spoken import spoken
from remit.graph.asking.iris import bracketed
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from remit.graph.asking.index_naming import Naming
    from remit.graph.asking.selecting import Select
    from remit.graph.asking.vocabulary import Vocabulary

_CODED: Final = re.compile(r"(?P<letters>[^\W\d_]+(?:[ _-]?[^\W\d_]+)*)[ _.-]?(?P<figures>\d+)")
_MOST: Final = 100_000


def write_codes(
    select: Select, index: sqlite3.Connection, vocabulary: Vocabulary, naming: Naming
) -> None:
    """Let a question point at Contract17, though its class still counts as one without names.

    A thing with no other name is filed without a label.
    """
    named = "SELECT iri FROM thing JOIN name ON name.thing = thing.id WHERE rung = 'label'"
    known = {iri for (iri,) in index.execute(named)}
    filed = {iri for (iri,) in index.execute("SELECT iri FROM thing")}
    for graph in naming.graphs:
        query = f"SELECT ?s ?c WHERE {{ GRAPH {bracketed(graph)} {{ ?s a ?c }} }}"
        rows = [row for row in texts(select, query) if row[0] not in known and naming.knows(row[1])]
        for iri, class_ in sorted(rows)[:_MOST]:
            codes = list(codes_of(iri, spoken(class_)))
            thing = number_of(iri)
            if codes and iri not in filed:
                filed.add(iri)
                index.execute("INSERT INTO thing VALUES (?, ?, '', 0, 0)", (thing, iri))
            if codes:
                index.execute("INSERT OR IGNORE INTO kind VALUES (?, ?)", (thing, class_))
            for code in codes:
                vocabulary.names.update(words(code))
                row = (number_of(iri, key(code)), key(code), thing, code, "hidden")
                index.execute("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?)", row)


def codes_of(iri: str, class_: str) -> Iterator[str]:
    """Yield what a thing may be called by the code at the end of its IRI, and by its class.

    >>> list(codes_of("urn:x/Contract17", "contract")), list(codes_of("urn:x/ord_4", "sales order"))
    (['Contract17'], ['ord_4', 'sales order 4', 'order 4'])
    >>> list(codes_of("urn:x/blank/7", "price"))
    []
    """
    tail = unquote(iri.rstrip("/#").replace("#", "/").rpartition("/")[2].rpartition(":")[2])
    found = _CODED.fullmatch(tail)
    if found is None or "/blank/" in iri:
        return
    yield tail
    last = class_.rsplit(maxsplit=1)[-1]
    begun = last.startswith(found["letters"].lower()) or class_.startswith(found["letters"].lower())
    if begun and found["letters"].lower() != last:
        yield f"{class_} {found['figures']}"
        if last != class_:
            yield f"{last} {found['figures']}"
