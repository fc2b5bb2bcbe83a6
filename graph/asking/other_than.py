"""Read what is of a kind and is not what is named: "vetting other than SC"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.joining import joints
from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import IsOne, Needs, Not, OneOf, Things
from remit.graph.asking.slots import one_of_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart

_COST = -0.4


def other_than(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a kind of what can be required, but for what is named of it."""
    for start in chart.starts(place):
        for noun in chart.lattice.at("noun", start):
            kind = chart.lexicon.kinds[noun.value]
            for end in chart.cue("other-than", noun.end) if kind.needed and kind.classes else ():
                for last, but in _named(chart, end, kind.id):
                    kept = Things(kind.id, Not(IsOne(but)))
                    yield Edge(last, Needs(kept), noun.cost + _COST)


def _named(chart: Chart, place: int, kind: str) -> Iterator[tuple[int, OneOf]]:
    """Name what is left out, all that "or" or "and" joins to it; nothing if more is joined."""
    kinds = {k.id for k in chart.lexicon.kinds.values() if kind in {k.id, k.within}}
    for edge in one_of_kinds(chart, place, frozenset(kinds)):
        ends = [end for end, joint in joints(chart, edge.end) if joint in {"or", "and"}]
        others = [other for end in ends for other in _named(chart, end, kind)]
        for last, other in others:
            names = (*edge.value.names, *other.names)
            yield last, OneOf(names, f"{edge.value.written} or {other.written}", any=True)
        if not others:
            yield edge.end, edge.value
