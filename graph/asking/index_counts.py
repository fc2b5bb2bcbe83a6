"""Note of named things how often documents speak of them, and how often they require them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from remit.graph.asking.index_names import number_of
from remit.graph.asking.iris import in_parts, prologue
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from remit.graph.asking.selecting import Select

_NEEDED: Final = {
    "?x remit:about ?t": 1,
    "?x remit:modality remit:notRequired ; remit:about ?t": -1,
}
_USED: Final = {
    "?x remit:about ?t": 1,
    "?x rdf:object ?t FILTER(isIRI(?t))": 1,
    "?x rdf:subject ?t": 1,
    "?x a rdf:Statement ; rdf:object ?t FILTER(isIRI(?t))": -1,
    "?x a rdf:Statement ; rdf:subject ?t": -1,
    "?x org:postIn/org:subOrganizationOf* ?t": 1,
}
"""How ?x speaks of ?t: requirements, claims, and roles by the units that they are in.

What is taken away again is rare: to look at each of the others whether it is such takes longer than
all the rest. A statement, unlike a claim, stands for a triple that no document states.
"""


def known_counts(index: sqlite3.Connection, things: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Read how often documents spoke of things that are filed already, and required them."""
    query = "SELECT used, needed FROM thing WHERE id = ?"
    rows = ((iri, index.execute(query, (number_of(iri),)).fetchone()) for iri in things)
    return {iri: (int(row[0]), int(row[1])) for iri, row in rows if row}


def write_counts(select: Select, index: sqlite3.Connection, things: Collection[str] | None) -> None:
    """Count how often documents speak of things, or of all there are, and require them."""
    bounds = list(in_parts("t", things))
    needed, used = _counts(select, bounds, _NEEDED), _counts(select, bounds, _USED)
    of = used.keys() | needed.keys() if things is None else things
    index.executemany(
        "UPDATE thing SET used = ?, needed = ? WHERE id = ?",
        ((used[iri], needed[iri], number_of(iri)) for iri in sorted(of)),
    )


def change_counts(
    graphs: Sequence[Select],
    index: sqlite3.Connection,
    named: Collection[str],
    speaking: Collection[str],
    known: dict[str, tuple[int, int]],
) -> None:
    """Bring the counts up to date; only what speaks otherwise than before is counted.

    Args:
        graphs: Ask the graph as it was and as it is.
        index: In which the names are filed as they are.
        named: Things that were filed anew.
        speaking: All that may speak of other things than before, or speak no more.
        known: The counts of those things that were filed before.
    """
    before, after = graphs
    write_counts(after, index, set(named) - known.keys())
    fresh = {number_of(iri) for iri in named if iri not in known}
    index.executemany(
        "UPDATE thing SET used = ?, needed = ? WHERE id = ?",
        ((*counts, number_of(iri)) for iri, counts in sorted(known.items())),
    )
    bounds = list(in_parts("x", speaking))
    for column, patterns in (("needed", _NEEDED), ("used", _USED)):
        more = _counts(after, bounds, patterns)
        more.subtract(_counts(before, bounds, patterns))
        changed = ((count, number_of(iri)) for iri, count in sorted(more.items()) if count)
        index.executemany(
            f"UPDATE thing SET {column} = {column} + ? WHERE id = ?",
            [row for row in changed if row[1] not in fresh],
        )


def _counts(select: Select, bounds: Iterable[str], patterns: Mapping[str, int]) -> Counter[str]:
    """Add up how often things are spoken of by some patterns, each as often as it says."""
    counts: Counter[str] = Counter()
    for bound in bounds:
        for pattern, times in patterns.items():
            query = f"SELECT ?t (COUNT(?x) AS ?n) WHERE {{ {bound} {pattern} }} GROUP BY ?t"
            for iri, count in texts(select, prologue() + query):
                counts[iri] += times * int(count)
    return counts
