"""Tell roles apart that go by one label: versions of a profile, posts of one title and unit."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from remit.graph.asking.iris import in_parts, prologue
from remit.graph.asking.selecting import pairs

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from remit.graph.asking.selecting import Select

_ALIKE = """SELECT label, group_concat(iri, ' ') FROM role WHERE title = ? AND described
  GROUP BY label HAVING COUNT(*) > 1"""
_BY: Final = (
    "?r remit:grade/skos:prefLabel ?o",
    "?r remit:roleCode ?o",
    "?r remit:describedBy/remit:fileName ?o",
)
"""What may tell such roles apart, the best first."""


def tell_alike(select: Select, index: sqlite3.Connection, title: str) -> None:
    """Add to a label that several roles with a profile and this title share what tells them apart.

    It is their grade, their code or the name of their document, where each has another one.
    """
    for label, found in index.execute(_ALIKE, (title,)).fetchall():
        roles = sorted(found.split())
        apart = next((each for by in _BY if (each := _each(select, roles, by))), {})
        index.executemany(
            "UPDATE role SET label = ? WHERE iri = ?",
            [(f"{label} ({said})", iri) for iri, said in sorted(apart.items())],
        )


def _each(select: Select, roles: Sequence[str], pattern: str) -> Mapping[str, str]:
    """Read the one value of each of some roles; none where one has none, or that of another."""
    values: defaultdict[str, set[str]] = defaultdict(set)
    for bound in in_parts("r", roles):
        query = f"{prologue()}SELECT ?r ?o WHERE {{ {bound} {pattern} }}"
        for role, value in pairs(select, query):
            values[role].add(value)
    single = {role: min(said) for role, said in values.items() if len(said) == 1}
    return single if len(single) == len(roles) == len(set(single.values())) else {}
