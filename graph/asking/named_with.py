"""Find what documents speak of, of one kind, by a word that stands in its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.lattice import content
from remit.graph.asking.logic import OneOf
from remit.graph.asking.naming import named

if TYPE_CHECKING:
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.names import Entry

_SHORTEST = 3


def named_with(chart: Chart, start: int, end: int, kind: str) -> OneOf | None:
    """Return the things of a kind with these words in their names; None where there is none.

    Any word of the same family will do: "driving qualifications" are those of drivers, too.
    """
    of = chart.lexicon.kinds[kind]
    said = content(chart.lattice, chart.lexicon, start, end)
    if not (of.needed and of.classes and said) or kind in _WIDE or len(said) != end - start:
        return None
    if any(len(word) < _SHORTEST or word in chart.lexicon.light for word in said):
        return None
    found = [_with(word, kind, chart) for word in said]
    common = set.intersection(*(set(entries) for entries in found))
    names = tuple(named(found[0][iri], chart.lexicon, "part") for iri in sorted(common))
    return OneOf(names, chart.lattice.text(start, end), any=len(names) > 1) if names else None


_WIDE = frozenset({"topic", "requirement"})


def _with(word: str, kind: str, chart: Chart) -> dict[str, Entry]:
    """List the things of a kind that documents speak of, with a word of a family in their names."""
    family = (word, *(o for o in chart.lexicon.own["families"].get(word, ()) if " " not in o))
    entries = (entry for one in family for entry in chart.index.by_words([one]))
    return {
        entry.iri: entry
        for entry in entries
        if entry.used and chart.lexicon.kind_of(entry.classes) == kind
    }
