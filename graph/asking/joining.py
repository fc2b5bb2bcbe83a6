"""The words that join what is named one after the other: and, or, but not, a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.graph.asking.tokens import COMMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart

LISTING: Final = frozenset({COMMA, "and", "or"})
"""What joins the parts of a list, none of which is denied."""
MOST_LISTED: Final = 6
_VERBS: Final = frozenset({"is", "are", "do", "does"})


def joints(chart: Chart, place: int) -> Iterator[tuple[int, str]]:
    """Take a joining word: and, or, and not; a comma joins as the next joining word does.

    A "by" may stand behind it: "covered by this but not by that"; or the verb that stands before
    what was named: "work shifts or work weekends".
    """
    for end, joint in _joints(chart, place):
        yield end, joint
        if end < chart.length and chart.lattice.tokens[end].text == "by":
            yield end + 1, joint
        if end < chart.length and chart.lattice.tokens[end].text in _said_before(chart, place):
            yield end + 1, joint


def _said_before(chart: Chart, place: int) -> set[str]:
    """List the words before a place by which one is on something: "work", "join"."""
    return {
        chart.lattice.tokens[start].text
        for start, edges in chart.lattice.edges.get("cue:on", {}).items()
        if start < place and any(edge.end == start + 1 for edge in edges)
    }


def _verb_between(chart: Chart, after: int, turned: int) -> bool:
    """Tell whether a verb stands before a turning word: "and are not", of all that was named."""
    return any(token.text in _VERBS for token in chart.lattice.tokens[after : turned - 1])


def _joints(chart: Chart, place: int) -> Iterator[tuple[int, str]]:
    comma = place
    if comma < chart.length and chart.lattice.tokens[comma].text == COMMA:
        comma += 1
        yield comma, ","
    for name in ("and", "but"):
        for after in chart.cue(name, comma):
            yield after, "and"
            for turned in chart.cue("not", after):
                said_anew = name == "but" or _verb_between(chart, after, turned)
                yield turned, "but not" if said_anew else "and not"
    for after in chart.cue("or", comma):
        yield after, "or"
    for after in chart.cue("not", comma):
        yield after, "and not"
