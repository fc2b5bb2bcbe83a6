"""Take words that one passage holds together for what a role does, whatever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.by_passage import COST, asks_for_needs, cued, duties_in, weighed
from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import Mentions
from remit.graph.asking.tokens import COMMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart

# Who reports to whom, what weighs, counts or compares: no passage tells the answer.
_OTHERWISE = frozenset(
    {"not", "neither", "or", "no-one", "manager", "report", "subordinates", "chain", "lead-force"}
    | {"stand-for", "most", "fewest", "highest", "lowest", "commonest", "differ", "gap", "i-have"}
    | {"superseded", "silent", "why", "unique", "same", "average", "how-many", "which", "who"}
    | {"each"}
)
_JOINING = ("and", "but")
_FEWEST = 3


def may_hold(chart: Chart) -> bool:
    """Tell whether words of a question may be taken so: none weighs, or asks what a post brings."""
    said = f" {' '.join(token.text for token in chart.lattice.tokens)} "
    given = any(f" {phrase} " in said for phrase in chart.lexicon.untold["given"])
    return not given and not chart.weighs()


def held_together(chart: Chart, place: int) -> Iterator[Edge]:
    """Take the words from here to the end of the question, or to what joins it to more.

    Nothing is taken behind a "not": that no passage has words does not say what is not so. Nor is
    anything beside an "or": of two ways to say a thing others may have a third.
    """
    if chart.ends_cue(("not", "neither", "or"), place):
        return
    for end in _ends(chart, place):
        if _is_said_otherwise(chart, place, end):
            continue
        several = (d for d in duties_in(chart, place, end) if len(d.words.words) >= _FEWEST)
        duty = next((d for d in several if chart.holds(d) or chart.says(Mentions(d.words))), None)
        if duty is not None and not (asks_for_needs(chart) and weighed(chart, duty)[0]):
            chart.held.add(duty)
            yield Edge(end, duty, COST)


def _ends(chart: Chart, place: int) -> list[int]:
    tokens = chart.lattice.tokens
    joined = [
        at
        for at in range(place + 1, chart.length)
        if tokens[at].text == COMMA or any(chart.lattice.at(f"cue:{cue}", at) for cue in _JOINING)
    ]
    return [*joined, chart.length]


def _is_said_otherwise(chart: Chart, start: int, end: int) -> bool:
    """Tell whether a stretch speaks of one role, of a number, or of who reports to whom."""
    lattice = chart.lattice
    if any(char.isdecimal() for token in lattice.tokens[start:end] for char in token.text):
        return True
    if any(
        start <= begin < end and len(edge.value.names) == 1
        for begin, edges in lattice.edges.get("role", {}).items()
        for edge in edges
    ):
        return True
    return any(start <= a and b <= end for cue in _OTHERWISE for a, b in cued(chart, cue))
