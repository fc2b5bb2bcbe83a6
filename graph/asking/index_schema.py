"""File classes, properties and plain values of users' own graphs, as they are seen in use."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.asking.fold import key, singular, words
from remit.graph.asking.index_declared import Declared
from remit.graph.asking.index_inverses import with_inverses
from remit.graph.asking.index_properties import BUILT_IN, Property, properties
from remit.graph.asking.index_shared import shared_word
from remit.graph.asking.index_spoken import called
from remit.graph.asking.iris import along, bracketed, prologue
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping

    from remit.graph.asking.index_naming import Naming
    from remit.graph.asking.selecting import Select
    from remit.graph.asking.vocabulary import Vocabulary

_NAME = "name"
_LONGEST_VALUE = 60
_LONGEST_ADDRESS = 160
_FILE_PROPERTY = "INSERT INTO schema_property VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LINES = re.compile(r"[,;\n|]+")
_MOST_VALUES = 100_000


def write_schema(
    select: Select, index: sqlite3.Connection, vocabulary: Vocabulary, naming: Naming
) -> None:
    """Fill the tables of classes, properties and plain values from users' own graphs."""
    graphs = naming.graphs
    if not graphs:
        return
    counts = _classes(select, graphs)
    below = _below(select, set(counts))
    said = {iri: called(select, iri) for iri in below}
    taken = {singular(w) for names in said.values() for name in names for w in words(name)[-1:]}
    for iri in sorted(below):
        names = said[iri] + shared_word(index, iri, taken)
        vocabulary.add_names(w for name in names for w in words(name))
        total = sum(counts.get(c, 0) for c in below[iri])
        row = (iri, json.dumps(names), json.dumps(sorted(below[iri])), total)
        index.execute("INSERT INTO schema_class VALUES (?, ?, ?, ?)", row)
    named = {row[0] for row in index.execute("SELECT iri FROM thing")}
    declared = Declared(select, below)
    for found in with_inverses(select, properties(select, graphs, named)):
        _narrowed(select, found, below)
        if naming.rung.get(found.path[-1]) == "label" and _NAME not in found.names:
            found.names.append(_NAME)
        vocabulary.add_names(w for name in found.names for w in words(name))
        described = (
            json.dumps(found.path),
            json.dumps(found.names),
            json.dumps(sorted(found.domains)),
            json.dumps(sorted(found.ranges)),
            found.sort,
            found.uses,
            found.subjects,
            found.objects,
            json.dumps(sorted(found.units)),
            found.written,
            json.dumps(declared.beyond(found.path, found.domains, found.ranges)),
            found.inverse,
        )
        index.execute(_FILE_PROPERTY, described)
        if found.sort == "text" and len(found.path) == 1:
            _write_values(select, index, found.path[0], vocabulary)


def _classes(select: Select, graphs: Collection[str]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for graph in graphs:
        pattern = f"GRAPH {bracketed(graph)} {{ ?s a ?c }}"
        query = f"SELECT ?c (COUNT(?s) AS ?n) WHERE {{ {pattern} }} GROUP BY ?c"
        for class_, count in texts(select, query):
            if not class_.startswith(BUILT_IN):
                counts[class_] += int(count)
    return counts


def _below(select: Select, classes: set[str]) -> dict[str, set[str]]:
    """Collect for each class, and each above it, the classes of its things."""
    below = {class_: {class_} for class_ in classes}
    for class_, above in _always_too(select, classes):
        below[above].add(class_)
    query = prologue() + "SELECT ?c ?a WHERE { ?c rdfs:subClassOf+ ?a FILTER(isIRI(?a)) }"
    for class_, above in texts(select, query):
        if class_ in classes and not above.startswith(BUILT_IN):
            below.setdefault(above, set()).add(class_)
    return {class_: found for class_, found in below.items() if not class_.startswith(BUILT_IN)}


def _always_too(select: Select, classes: set[str]) -> list[tuple[str, str]]:
    """List pairs of classes where all things of the first are of the second, and not back."""
    query = "SELECT ?c ?d (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?c , ?d } GROUP BY ?c ?d"
    rows = [(c, d, int(n)) for c, d, n in texts(select, query) if {c, d} <= classes]
    counts = {c: n for c, d, n in rows if c == d}
    return [(c, d) for c, d, n in rows if c != d and n == counts[c] < counts[d]]


def _narrowed(select: Select, found: Property, below: Mapping[str, set[str]]) -> None:
    """Leave out classes of subjects and values that only stand beside narrower ones."""
    path = along(found.path, found.inverse)
    for side, variable in ((found.domains, "?s"), (found.ranges, "?o")):
        for class_ in sorted(side):
            narrower = side & (below.get(class_, set()) - {class_})
            if narrower:
                some = " ".join(map(bracketed, sorted(narrower)))
                others = f"FILTER NOT EXISTS {{ VALUES ?d {{ {some} }} {variable} a ?d }}"
                pattern = f"?s {path} ?o . {variable} a {bracketed(class_)} {others}"
                if not texts(select, f"SELECT ?s WHERE {{ {pattern} }} LIMIT 1"):
                    side.discard(class_)


def _parts(value: str) -> list[str]:
    """List the parts of a value in several lines, such as an address; figures may be left out.

    >>> _parts("4 Mill Lane, 8520 Aubing"), _parts("optics")
    (['4 Mill Lane', 'Mill Lane', '8520 Aubing', 'Aubing'], [])
    """
    parts = [part.strip() for part in _LINES.split(value)]
    found = []
    for part in parts if len(parts) > 1 else ():
        bare = " ".join(w for w in part.split() if not any(c.isdigit() for c in w))
        found += [p for p in (part, bare) if key(p)]
    return list(dict.fromkeys(found))


def _write_values(
    select: Select, index: sqlite3.Connection, predicate: str, vocabulary: Vocabulary
) -> None:
    """File short plain values, so that a question may name them."""
    query = f"SELECT DISTINCT ?o WHERE {{ ?s {bracketed(predicate)} ?o }} LIMIT {_MOST_VALUES}"
    rows = []
    for (term,) in select(query):
        value = str(getattr(term, "value", ""))
        if value and len(value) <= _LONGEST_VALUE and key(value):
            vocabulary.add_names(words(value))
            rows.append((key(value), json.dumps([predicate]), value, str(term)))
        for part in _parts(value) if len(value) <= _LONGEST_ADDRESS else ():
            vocabulary.names.update(words(part))
            rows.append((key(part), json.dumps([predicate, "part"]), value, str(term)))
    index.executemany("INSERT INTO schema_value VALUES (?, ?, ?, ?)", sorted(set(rows)))
