"""So many of a list: "at least two of A, B and C", "neither A, B nor C"."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from remit.graph.asking.joining import LISTING, MOST_LISTED, joints
from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import All, Any, Not
from remit.graph.asking.tokens import COMMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition

_OF = "of"


def so_many_of(chart: Chart, place: int, leaf: str) -> Iterator[Edge]:
    """Take a number of things out of several that are named: a bare number means no fewer."""
    for all_of in _all_of(chart, place):
        for listed in _listed(chart, all_of, leaf):
            yield Edge(listed.end, All(listed.value), listed.cost)
    for counted in chart.slot("comparison", place):
        if not _of_several(chart, counted.end):
            continue
        sign, number = counted.value
        bare = any(edge.end == counted.end for edge in chart.edges("number", place))
        for listed in _listed(chart, counted.end + 1, leaf):
            said = among(listed.value, ">=" if bare else sign, number)
            if said:
                yield Edge(listed.end, said, counted.cost + listed.cost)


def _all_of(chart: Chart, place: int) -> Iterator[int]:
    """Take "all of", "all three of"."""
    for end in chart.cue("all", place):
        for behind in (end, *(edge.end for edge in chart.edges("number", end))):
            if _of_several(chart, behind):
                yield behind + 1
            elif behind == end and chart.lattice.tokens[end - 1].text == _OF:
                yield end


def _of_several(chart: Chart, place: int) -> bool:
    return place < chart.length and chart.lattice.tokens[place].text == _OF


def _listed(chart: Chart, place: int, leaf: str) -> Iterator[Edge]:
    """Take two things or more that are named one after the other, with a word before the last."""
    waiting = [Edge(e.end, (e.value,), e.cost) for e in chart.slot(leaf, place)]
    while waiting:
        here = waiting.pop()
        for end, joint in joints(chart, here.end) if len(here.value) < MOST_LISTED else ():
            if joint not in LISTING:
                continue
            for edge in chart.slot(leaf, end):
                longer = Edge(edge.end, (*here.value, edge.value), here.cost + edge.cost)
                waiting.append(longer)
                if joint != COMMA:
                    yield longer


def among(parts: Sequence[Condition], sign: str, number: int) -> Condition | None:
    """Say that so many of some conditions hold; None where that is more than there are.

    >>> among(("a", "b", "c"), ">=", 2)
    Any(parts=(All(parts=('a', 'b')), All(parts=('a', 'c')), All(parts=('b', 'c'))))
    >>> among(("a", "b"), "<", 1)
    Not(part=Any(parts=('a', 'b')))
    """
    least = number + (sign == ">")
    if sign in {"<=", "<"}:
        more = among(parts, ">=", number + (sign == "<="))
        return Not(more) if more else None
    if not 0 < least <= len(parts):
        return None
    ways = tuple(s[0] if least == 1 else All(s) for s in combinations(parts, least))
    found = ways[0] if len(ways) == 1 else Any(ways)
    more = among(parts, ">=", least + 1) if sign == "=" else None
    return All((found, Not(more))) if more else found


def neither(chart: Chart, place: int, slot: str) -> Iterator[Edge]:
    """Take two things or more of which none holds: "neither use a system nor need PIP2"."""
    for start in chart.cue("neither", place):
        waiting = [Edge(e.end, (e.value,), e.cost) for e in chart.slot(slot, start)]
        while waiting:
            here = waiting.pop()
            for end, last in _goes_on(chart, here.end) if len(here.value) < MOST_LISTED else ():
                for edge in chart.slot(slot, end):
                    longer = Edge(edge.end, (*here.value, edge.value), here.cost + edge.cost)
                    waiting.append(longer)
                    if last:
                        yield Edge(longer.end, Not(Any(longer.value)), longer.cost)


def _goes_on(chart: Chart, place: int) -> Iterator[tuple[int, bool]]:
    """Tell where the next of them begins, and whether it may be the last."""
    comma = place < chart.length and chart.lattice.tokens[place].text == COMMA
    if comma:
        yield place + 1, False
    for end in chart.cue("nor", place + comma):
        yield end, True
