"""How a question opens: with its verb, with what is asked of things, with what someone has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.graph.asking.chart import Chart


def of_yes_or_no(chart: Chart) -> bool:
    """Tell whether a question begins with its verb: "is vetting required for …"."""
    return chart.lattice.tokens[0].text in VERBS


VERBS = frozenset({"is", "are", "was", "were", "does", "do", "did", "has", "have"})


def of_what(chart: Chart) -> bool:
    """Tell whether it is asked what things do or must: that is no question for roles."""
    said = [token.text for token in chart.lattice.tokens[:2]]
    return said[0] == "what" and said[-1] in _DOING


_DOING = frozenset({"do", "does", "did", "must", "should"})


def supposes(chart: Chart) -> bool:
    """Tell whether a question begins with what someone has: "if I have RIPA, am I …"."""
    first = chart.lattice.tokens[0].text == "if"
    return first and bool(chart.lattice.at("cue:someone", 1) or chart.lattice.at("cue:i-have", 1))
