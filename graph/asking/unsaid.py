"""Relate a kind of thing to a name that stands beside it with nothing said: "ERSOU roles"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.belonging import FORCES, PLACES, UNITS
from remit.graph.asking.logic import Mentions, Needs, OneOf, Related

if TYPE_CHECKING:
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition

_MATCHING = {"unit": UNITS, "force": FORCES}


def default_relation(chart: Chart, kind: str, one: OneOf) -> Condition | None:
    """Relate a kind to a name that stands beside it with nothing said: "ERSOU roles"."""
    kinds = {n.kind for n in one.names}
    if kind in chart.lexicon.own.get("kinds", ()):
        return None
    for form in chart.lexicon.conditions:
        relation = chart.lexicon.relations.get(form.relation)
        if form.of != kind or relation is None:
            continue
        inverse = form.reads == "inverse"
        wanted = relation.source if inverse else relation.target
        if wanted in {"role", "document"}:
            continue
        matching = _MATCHING.get(wanted, {wanted})
        named = tuple(
            n for n in one.names if n.kind in matching and (n.used or n.kind != "employer")
        )
        if named:
            return Related(form.relation, OneOf(named, one.written, one.any), inverse)
    if kind == "role" and not kinds & {"role", "rank", *PLACES}:
        needed = any(n.needed for n in one.names)
        return Needs(one) if needed else Mentions(one)
    return None
