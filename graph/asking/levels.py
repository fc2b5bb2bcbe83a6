"""Read a level of a scale with all above it: "at least PIP 2", "SC or higher"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import Needs, OneOf, Related, Things

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart

AT_LEAST: Final = "at-level"
"""The relation of a level to those that it is no lower than."""
_SCALED = frozenset({"qualification", "vetting", "licence"})
_GAIN = -0.4


def level_from(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a level that is needed at least; of a kind that has levels."""
    for end in chart.cue("at-least", place):
        for edge in chart.slot("level", end):
            yield _needed(edge, edge.end)
    for edge in chart.slot("level", place):
        for end in chart.cue("or-higher", edge.end):
            yield _needed(edge, end)


def level(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a level by name, with a word for its kind behind it: "SC clearance"."""
    for edge in chart.edges("name", place):
        names = tuple(name for name in edge.value.names if name.kind in _SCALED)
        if len(names) != 1 or edge.value.written[:1].isdecimal():
            continue  # "2 qualifications" are so many
        one = OneOf(names, edge.value.written)
        yield Edge(edge.end, one, edge.cost)
        for noun in chart.edges("noun", edge.end):
            if noun.value == names[0].kind:
                yield Edge(noun.end, one, edge.cost)


def _needed(edge: Edge, end: int) -> Edge:
    kind = edge.value.names[0].kind
    return Edge(end, Needs(Things(kind, Related(AT_LEAST, edge.value))), edge.cost + _GAIN)
