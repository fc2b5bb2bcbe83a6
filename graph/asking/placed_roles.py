"""Read a role by its place with the rank that one has there: "the undercover unit as a DS"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import OneOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart

_CLOSE = 0.1


def placed_roles(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a place and, behind it, as what one is there: "the undercover unit as a DS"."""
    for start in chart.starts(place):
        for sort in ("role-words", "role"):
            for there in chart.lattice.at(sort, start):
                for end in chart.cue("in-rank", there.end):
                    for rank in chart.edges("role", end):
                        names = [n for n in rank.value.names if n in there.value.names]
                        if len(names) == 1:
                            written = f"{there.value.written} {rank.value.written}"
                            yield Edge(rank.end, OneOf((names[0],), written), rank.cost + _CLOSE)
