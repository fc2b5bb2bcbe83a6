"""Slots over users' own graphs: sides of a property, amounts, moments, values, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.fold import key
from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import OneOf, Related, Things
from remit.graph.asking.own_conditions import PLAIN
from remit.graph.asking.tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lexicon import Relation

ORDERED = frozenset({"number", "date"})
_AMOUNTS = {"at-least": ">=", "at-most": "<=", "more-than": ">", "less-than": "<", "exactly": "="}
_MOMENTS = {
    "after": "after", "before": "before", "since": "since", "until": "until", "during": "in"
}  # fmt: skip
_LONGEST_VALUE = 8
_STEPS = 3


def own_relations(chart: Chart) -> list[Relation]:
    """List the properties of the user's own graphs."""
    return [r for r in chart.lexicon.relations.values() if r.id.startswith("own-")]


def side(chart: Chart, place: int, kind: str, source: bool) -> Iterator[Edge]:
    """Take things that can stand on one side of a property: by name, or a set of them.

    Args:
        chart: The reading.
        place: Where to take from.
        kind: The property.
        source: Whether its subjects are wanted, else its values.
    """
    relation = chart.lexicon.relations[kind]
    classes = relation.sources if source else relation.targets
    for edge in chart.edges("name", place):
        named = tuple(n for n in edge.value.names if classes & set(classes_of(chart, n.kind)))
        if named:
            cost = 0.0 if len(named) == 1 or edge.value.any else 1.0
            yield Edge(edge.end, OneOf(named, edge.value.written, edge.value.any), edge.cost + cost)
            for noun in chart.edges("noun", edge.end):
                if classes & set(classes_of(chart, noun.value)):
                    yield Edge(noun.end, OneOf(named, edge.value.written), edge.cost + cost + 0.05)
    for noun in chart.edges("noun", place):
        if classes & set(classes_of(chart, noun.value)):
            for edge in chart.edges("name", noun.end):
                named = tuple(
                    n for n in edge.value.names if classes & set(classes_of(chart, n.kind))
                )
                if named:
                    yield Edge(edge.end, OneOf(named, edge.value.written), edge.cost + 0.1)
    for edge in chart.slot("set", place):
        if classes & set(classes_of(chart, edge.value.kind)):
            yield Edge(edge.end, edge.value, edge.cost + 0.2)


def classes_of(chart: Chart, kind: str) -> tuple[str, ...]:
    """List the classes of the things of a kind."""
    found = chart.lexicon.kinds.get(kind)
    return found.classes if found else ()


def value_of(chart: Chart, place: int, kind: str) -> Iterator[Edge]:
    """Take a plain value that things have for a property, as the graph writes it."""
    path = chart.lexicon.relations[kind].pattern
    for start in chart.starts(place):
        ends = range(start + 1, min(start + _LONGEST_VALUE, chart.length) + 1)
        keys = {key(chart.lattice.text(start, end)): end for end in ends}
        for filed, predicate, value, term in chart.index.values(keys):
            if f"<{predicate[2:-2]}>" in path:
                yield Edge(keys[filed], (value, term), 0.1)


def amount(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a comparison with a number, or a range of two: at least 3, between 2 and 5."""
    for cue, sign in _AMOUNTS.items():
        for start in chart.cue(cue, place):
            for edge in _numbers(chart, start):
                yield Edge(edge.end, ((sign, str(edge.value)),), edge.cost)
    for edge in _numbers(chart, place):
        yield Edge(edge.end, (("=", str(edge.value)),), edge.cost + 0.1)
    for start in chart.cue("between", place):
        for low in _numbers(chart, start):
            for middle in [*chart.cue("and", low.end), low.end]:
                for high in _numbers(chart, middle):
                    value = ((">=", str(low.value)), ("<=", str(high.value)))
                    yield Edge(high.end, value, low.cost + high.cost)


def joint(chart: Chart, place: int) -> Iterator[Edge]:
    """Take the word that joins two things: and, or."""
    for name in ("and", "or"):
        for end in chart.cue(name, place):
            yield Edge(end, name, 0.0)


def versus(chart: Chart, place: int) -> Iterator[Edge]:
    """Take the sign of a comparison with another thing: more than, before."""
    for cue, sign in (*_AMOUNTS.items(), ("after", ">"), ("before", "<")):
        for end in chart.cue(cue, place):
            yield Edge(end, sign, 0.0)


def _numbers(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a number, with or without a unit of measure behind it."""
    units = chart.lexicon.own["units"]
    for edge in chart.edges("number", place):
        yield edge
        if edge.end < chart.length and chart.lattice.tokens[edge.end].text in units:
            yield Edge(edge.end + 1, edge.value, edge.cost)


def moment(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a comparison with a date: after 2015, in May 2020, between 2010 and 2012."""
    for cue, sign in _MOMENTS.items():
        for start in chart.cue(cue, place):
            for end, date in _dates(chart, start):
                yield Edge(end, ((sign, date),), 0.05)
    for start in chart.cue("between", place):
        for middle, low in _dates(chart, start):
            for after in chart.cue("and", middle):
                for end, high in _dates(chart, after):
                    yield Edge(end, (("since", low), ("until", high)), 0.05)


def _dates(chart: Chart, place: int) -> Iterator[tuple[int, str]]:
    """Take a date: 2015, 2015-03-01, May 2015, 1 May 2015; as the start of an ISO date."""
    said = [token.text for token in chart.lattice.tokens]
    months = chart.lexicon.own["months"]
    for start in chart.starts(place):
        word = said[start] if start < len(said) else ""
        if len(word) == 4 and word.isdecimal():
            yield start + 1, word
        if len(word) == 10 and word[4] == "-" and word.replace("-", "").isdecimal():
            yield start + 1, word
        if word in months and start + 1 < len(said) and _year(said[start + 1]):
            yield start + 2, f"{said[start + 1]}-{months[word]:02d}"
        day = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
        dated = day.isdecimal() and len(day) < 3 and start + 2 < len(said)
        if dated and said[start + 1] in months and _year(said[start + 2]):
            yield start + 3, f"{said[start + 2]}-{months[said[start + 1]]:02d}-{int(day):02d}"


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def own_one(chart: Chart, place: int) -> Iterator[Edge]:
    """Take one thing of the user's graphs by name, or what a property of one leads to."""
    own = set(chart.lexicon.own["kinds"])
    for edge in chart.edges("name", place):
        named = tuple(n for n in edge.value.names if n.kind in own)
        if named and edge.cost < 2:
            cost = edge.cost + (0.0 if len(named) == 1 else 1.0)
            taken = Edge(edge.end, OneOf(named, edge.value.written), cost)
            yield taken
            yield from _belonging_to(chart, taken)
            for noun in chart.edges("noun", edge.end):
                if noun.value in own:
                    yield Edge(noun.end, OneOf(named, edge.value.written), cost + 0.05)
    for noun in chart.edges("noun", place):
        for edge in chart.edges("name", noun.end) if noun.value in own else ():
            named = tuple(n for n in edge.value.names if n.kind in own)
            if named:
                yield Edge(edge.end, OneOf(named, edge.value.written), edge.cost + 0.1)
    for edge in chart.slot("own-property", place):
        relation = chart.lexicon.relations[edge.value]
        if relation.target not in PLAIN:
            for one in chart.slot("own-one", edge.end):
                yield Edge(one.end, led_to(relation, one.value), one.cost + 0.1)


def _belonging_to(chart: Chart, one: Edge) -> Iterator[Edge]:
    """Step from "Ann" to "Ann's manager" and "Ann's manager's team"."""
    tokens = chart.lattice.tokens
    waiting = [(one, 0)]
    while waiting:
        here, steps = waiting.pop()
        owned = here.end < chart.length and tokens[here.end].text == POSSESSIVE
        for edge in chart.slot("own-property", here.end) if owned and steps < _STEPS else ():
            relation = chart.lexicon.relations[edge.value]
            if relation.target not in PLAIN:
                further = Edge(edge.end, led_to(relation, here.value), here.cost)
                yield further
                waiting.append((further, steps + 1))


def own_high(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a property by what much of it makes a thing: heavy, expensive."""
    for relation in own_relations(chart):
        for end in chart.cue(f"{relation.id}.high", place):
            yield Edge(end, relation.id, 0.05)


def led_to(relation: Relation, one: OneOf | Things) -> Things:
    """Describe what a property leads to from a thing, or from any of a set."""
    return Things(relation.target, Related(relation.id, one, inverse=True))


def own_property(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a property by its name."""
    for edge in chart.edges("property", place):
        if edge.value.startswith("own-"):
            yield edge


def own_said(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a property by what its subject does: cost, weigh, was hired, is located."""
    for relation in own_relations(chart):
        for sort in ("verb", "noun", "active"):
            for end in chart.cue(f"{relation.id}.{sort}", place):
                yield Edge(end, relation.id, 0.05)


def own_does(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a property by what its subject does, not by what its value does."""
    for relation in own_relations(chart):
        active = chart.cue(f"{relation.id}.active", place)
        for sort in ("verb", "noun"):
            for end in chart.cue(f"{relation.id}.{sort}", place):
                if end not in active:
                    yield Edge(end, relation.id, 0.05)


def has(chart: Chart, relation: Relation, kind: str) -> bool:
    """Tell whether things of a kind may have a property."""
    return bool(relation.sources & set(classes_of(chart, kind)))
