"""A kind of thing with its conditions: "posts in CTP that need RIPA but not PIP2"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.conditions import meaning
from remit.graph.asking.expressions import combined, mapped
from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import (
    All,
    Described,
    Needs,
    Not,
    OneOf,
    Partnered,
    Related,
    Superseded,
    Things,
)
from remit.graph.asking.slots import MODALITIES, rank_condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition

MOST_CONDITIONS = 5
_RELATIVE = frozenset({"which", "who", "where", "whose", "whom"})
_COPULA = frozenset({"is", "are", "was", "were", "be", "on"})
_BEFORE = ("superseded", "current", "described", "undescribed", *MODALITIES)


def thing_set(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a kind with what is said before and behind it; one name of a kind is not a set."""
    for subject, predicate in _parts(chart, place):
        kind, where = subject.value
        if predicate is None:
            yield Edge(subject.end, Things(kind, where), subject.cost)
        else:
            both = predicate.value if where is None else All((where, predicate.value))
            yield Edge(predicate.end, Things(kind, _flat(both)), subject.cost + predicate.cost)


def set_claim(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a set and what is said of it, apart: "all sergeants" and "need RIPA"."""
    for subject, predicate in _parts(chart, place):
        kind, where = subject.value
        if predicate is not None:
            value = (Things(kind, where), predicate.value)
            yield Edge(predicate.end, value, subject.cost + predicate.cost)


def reporting(chart: Chart, place: int) -> Iterator[Edge]:
    """Take those to whom a role or a set of roles reports."""
    for edge in chart.slot("roles", place):
        if isinstance(edge.value, Things) and isinstance(edge.value.where, Related):
            yield edge


def described_roles(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a description of roles: a rank, a set of roles, anyone."""
    for edge in chart.slot("set", place):
        if edge.value.kind == "role":
            yield edge


def _parts(chart: Chart, place: int) -> Iterator[tuple[Edge, Edge | None]]:
    """Yield (kind with what stands before it, what stands behind it or None)."""
    for subject in _subjects(chart, place):
        yield subject, None
        behind = subject.end
        relative = [p for p in chart.starts(behind) if chart.lattice.tokens[p].text in _RELATIVE]
        if relative:
            behind = relative[0] + 1
        bare = not _asks_who(chart, subject.end)
        for predicate in conditions(chart, behind, subject.value[0], bare):
            yield subject, _degree(subject, predicate)


def _asks_who(chart: Chart, end: int) -> bool:
    """Tell whether a set is "who", which only what is said of it may follow: "who needs", "who is"."""
    tokens = chart.lattice.tokens
    said = {edge.end for name in ("who", "someone", "anyone") for edge in _ending(chart, name, end)}
    return end in said and not (end < len(tokens) and tokens[end].text in _COPULA)


def _ending(chart: Chart, cue: str, end: int) -> list[Edge]:
    places = chart.lattice.edges.get("cue:" + cue, {})
    return [edge for edges in places.values() for edge in edges if edge.end == end]


def _degree(subject: Edge, predicate: Edge) -> Edge:
    """Carry a degree said before the kind ("essential qualifications for …") into the condition."""
    where = subject.value[1]
    if not isinstance(where, Needs) or where.topic or where.by or where.modality == "need":
        return predicate

    def change(leaf: Condition) -> Condition:
        if isinstance(leaf, Needs) and leaf.modality == "need":
            return Needs(leaf.topic, where.modality, leaf.aspect, leaf.by)
        return leaf

    return Edge(predicate.end, mapped(predicate.value, change), predicate.cost)


def _subjects(chart: Chart, place: int) -> Iterator[Edge]:
    """Take what stands before a kind, and the kind: "essential ERSOU sergeant posts"."""
    for name in ("who", "someone", "anyone"):
        for end in chart.cue(name, place):
            yield Edge(end, ("role", None), 0.15)
    for end in chart.cue("manager", place):
        yield Edge(end, ("role", Partnered("reports-to", inverse=True)), 0.25)
    waiting: list[tuple[int, tuple[Condition | OneOf, ...], float]] = [(place, (), 0.0)]
    while waiting:
        here, before, cost = waiting.pop()
        for noun in chart.edges("noun", here):
            where = _before(chart, noun.value, before)
            if where is not False:
                yield Edge(noun.end, (noun.value, where), cost + noun.cost + 0.05)
        if len(before) >= 3:
            continue
        for edge in chart.edges("rank", here):
            condition = rank_condition(edge.value)
            where = _before(chart, "role", (*before, condition))
            if where is not False and not _needs_topic(where):
                yield Edge(edge.end, ("role", where), cost + edge.cost + 0.3)
            waiting.append((edge.end, (*before, condition), cost + edge.cost))
        for edge in chart.edges("number", here):
            waiting.append((edge.end, before, cost + 0.05))
        for edge in chart.edges("name", here):
            waiting.append((edge.end, (*before, edge.value), cost + edge.cost))
        for cue in _BEFORE:
            for end in chart.cue(cue, here):
                waiting.append((end, (*before, _adjective(cue)), cost + 0.05))


def _needs_topic(where: Condition | None | bool) -> bool:
    """Tell whether a subject stands before a rank: "a custody sergeant" is not a need."""
    parts = where.parts if isinstance(where, All) else (where,)
    return any(isinstance(part, Needs) and part.topic for part in parts)


def _adjective(cue: str) -> Condition:
    plain: dict[str, Condition] = {
        "superseded": Superseded(),
        "current": Not(Superseded()),
        "described": Described(),
        "undescribed": Not(Described()),
    }
    return plain.get(cue) or Needs(modality=cue)


def _before(
    chart: Chart, kind: str, before: tuple[Condition | OneOf, ...]
) -> Condition | None | bool:
    """Say what the words before a kind mean for it; False where they mean nothing there."""
    parts: list[Condition] = []
    for word in before:
        condition = _default(chart, kind, word) if isinstance(word, OneOf) else word
        if condition is None or not _fits(chart, kind, condition):
            return False
        parts.append(condition)
    return _flat(All(tuple(parts))) if parts else None


def _default(chart: Chart, kind: str, one: OneOf) -> Condition | None:
    """Relate a kind to a name that stands right before it."""
    from remit.graph.asking.conditions import default_relation

    return default_relation(chart, kind, one)


def _fits(chart: Chart, kind: str, condition: Condition) -> bool:
    if isinstance(condition, Superseded) or (
        isinstance(condition, Not) and isinstance(condition.part, Superseded)
    ):
        return kind == "law"
    if isinstance(condition, Needs) and condition.topic is None and condition.by is None:
        return chart.lexicon.kinds[kind].needed
    return kind == "role" or not isinstance(condition, Described)


def conditions(chart: Chart, place: int, kind: str, bare: bool = True) -> Iterator[Edge]:
    """Take one condition on a kind or several, joined or side by side."""
    found = chart.slot(f"{'' if bare else 'cued-'}condition:{kind}", place)
    first = [(edge.end, (("", edge.value),), edge.cost) for edge in found]
    waiting = list(first)
    while waiting:
        here, parts, cost = waiting.pop()
        yield Edge(here, _flat(combined(parts)), cost)
        if len(parts) >= MOST_CONDITIONS:
            continue
        for end, joint in _joints(chart, here):
            slot = f"condition:{kind}" if joint else f"cued-condition:{kind}"
            for edge in chart.slot(slot, end):
                joint_here = "and" if joint == "" else joint
                waiting.append(
                    (edge.end, (*parts, (joint_here, edge.value)), cost + edge.cost + 0.06)
                )


def _joints(chart: Chart, place: int) -> Iterator[tuple[int, str]]:
    yield place, ""
    here = place
    if here < chart.length and chart.lattice.tokens[here].text == ",":
        here += 1
    for name, joint in (("and", "and"), ("but", "and"), ("or", "or")):
        for end in chart.cue(name, here):
            yield end, joint


def one_condition(chart: Chart, place: int, kind: str) -> Iterator[Edge]:
    """Match the condition forms for a kind."""
    yield from _positive(chart, place, kind)
    for turned in chart.cue("not", place):
        for edge in _positive(chart, turned, kind):
            yield Edge(edge.end, Not(edge.value), edge.cost + 0.05)


def cued_condition(chart: Chart, place: int, kind: str) -> Iterator[Edge]:
    """Match the condition forms that say what they mean: a bare subject only follows a kind."""
    yield from _positive(chart, place, kind, bare=False)
    for turned in chart.cue("not", place):
        for edge in _positive(chart, turned, kind, bare=False):
            yield Edge(edge.end, Not(edge.value), edge.cost + 0.05)


def _positive(chart: Chart, place: int, kind: str, bare: bool = True) -> Iterator[Edge]:
    needed = chart.lexicon.kinds[kind].needed
    for form in chart.lexicon.conditions:
        if form.of != kind and not (form.of == "needed" and needed):
            continue
        if not bare and (form.reads == "bare" or form.relation == "rank"):
            continue
        for pattern in form.says:
            for end, taken, cost in chart.match(pattern, place):
                value = meaning(form, dict(taken), chart)
                if value is not None and end > place:
                    yield Edge(end, value, cost + form.cost)


def _flat(whole: Condition) -> Condition:
    """Join nested conditions of one sort, and drop a degree that was carried on."""
    if not isinstance(whole, All):
        return whole
    parts: list[Condition] = []
    for part in whole.parts:
        inner = _flat(part)
        parts.extend(inner.parts if isinstance(inner, All) else [inner])
    carried = any(isinstance(p, Needs) and (p.topic or p.by) for p in parts)
    kept = [
        p
        for p in dict.fromkeys(parts)
        if not (
            carried and isinstance(p, Needs) and p.topic is None and p.by is None and not p.aspect
        )
    ]
    return kept[0] if len(kept) == 1 else All(tuple(kept))
