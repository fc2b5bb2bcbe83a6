"""Words that are no name: a subject to look for in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.chart import OF_KINDS, ORDERS
from remit.graph.asking.lattice import Edge, content
from remit.graph.asking.logic import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lexicon import Kind

LOOSE = frozenset({"topic", "thing"})
WORDS_COST = 3.0
WANTING = frozenset({"of", "in", "with", "about"})
MOST_PENALTY = 4.0


def run(chart: Chart, place: int) -> Iterator[Edge]:
    """Take words that are no name, as a subject to look for in the text."""
    starts = chart.starts(place)
    for start, end in chart.runs():
        if start not in starts:
            continue
        written = chart.lattice.text(start, end)
        said = content(chart.lattice, chart.lexicon, start, end)
        cued = chart.cued(start, end)
        if chart.lexicon.hollow.intersection(said):
            continue
        if chart.degrees(start, end) >= len(said) or cued == end - start:
            continue
        if _of_a_kind(chart, start, end) or kind_of_law(chart, start, end):
            continue
        if _waits(chart, start, end) or _fault(chart, start, end):
            continue
        if chart.lexicon.light.issuperset(said):
            continue  # "who has to work" says nothing that could be needed
        if said and said[-1] in chart.lexicon.numbers:
            continue  # "any qualification all three want": how many, of what stands before
        penalty = _names_within(chart, start, end) + 1.5 * cued
        if any(len(word) > 1 or word.isdecimal() for word in said) and penalty < MOST_PENALTY:
            yield Edge(end, Words(said, written), WORDS_COST + 0.3 * len(said) + penalty)


def rest(chart: Chart, place: int) -> Iterator[Edge]:
    """Take all words that are left, names and all, as words to look for in the text."""
    if place < chart.length:
        written = chart.lattice.text(place, chart.length)
        said = content(chart.lattice, chart.lexicon, place, chart.length)
        if said:
            yield Edge(chart.length, Words(said, written), 0.3)


def _of_a_kind(chart: Chart, start: int, end: int) -> bool:
    """Tell whether a stretch says something of a kind: "essential qualifications", "repealed" law.

    Behind a word for the force of law, other words may stand before the kind: "repealed tax law".
    """
    for place in range(start, end):
        for cue in OF_KINDS:
            for edge in chart.lattice.at("cue:" + cue, place):
                until = end + 1 if cue in {"superseded", "current"} else edge.end + 1
                behind = (e for p in range(edge.end, until) for e in chart.lattice.at("noun", p))
                kinds = [chart.lexicon.kinds[noun.value] for noun in behind]
                if any(_is_said_of(cue, kind) for kind in kinds):
                    return True
    return False


def kind_of_law(chart: Chart, start: int, end: int) -> str:
    """Name the kind of law that a stretch has only words for, such as "legislation"; or nothing."""
    for edge in chart.lattice.at("noun", start):
        kind = chart.lexicon.kinds[edge.value]
        if "law" in {kind.id, kind.within} and edge.end <= end:
            small = all(chart.lattice.skippable[edge.end : end])
            if small or any(kind_of_law(chart, p, end) for p in chart.starts(edge.end)):
                return kind.id
    return ""


def _waits(chart: Chart, start: int, end: int) -> bool:
    """Tell whether a stretch is a word for a kind of need that waits for what it is of."""
    tokens = chart.lattice.tokens
    if end >= len(tokens) or tokens[end].text not in WANTING:
        return False
    nouns = [edge for edge in chart.lattice.at("noun", start) if edge.end == end]
    return any(chart.lexicon.kinds[edge.value].requirement for edge in nouns)


def _fault(chart: Chart, start: int, end: int) -> bool:
    """Tell whether a stretch is what people call a mistake: "unanswered prompts"."""
    if any(edge.end == end > start + 1 for edge in chart.lattice.at("finding", start)):
        return True
    inside = ((p, e) for p in range(start, end) for e in chart.lattice.at("finding", p))
    return any(
        e.end <= end and not chart.index.stands(chart.lattice.text(p, e.end)) for p, e in inside
    )


def _is_said_of(cue: str, kind: Kind) -> bool:
    """Tell whether what a cue says can be said of a kind."""
    return kind.needed or cue in ORDERS


def _names_within(chart: Chart, start: int, end: int) -> float:
    """Weigh the names inside a stretch: a subject of one word may stand in one, another may not."""
    weight = 0.0
    for begun in range(start, end):
        for edge in chart.lattice.at("name", begun):
            if edge.cost < 1 and edge.end <= end and (begun, edge.end) != (start, end):
                small = edge.end == begun + 1 and all(n.kind in LOOSE for n in edge.value.names)
                weight = max(weight, 0.5 if small else MOST_PENALTY)
        for edge in chart.lattice.at("rank", begun):
            if edge.end <= end:
                weight = MOST_PENALTY
        for edge in chart.lattice.at("role", begun):
            if edge.end < end and len(edge.value.names) == 1:
                weight = MOST_PENALTY  # what is said of one role is no subject of its own
    return weight
