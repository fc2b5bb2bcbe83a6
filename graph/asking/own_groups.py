"""Slots over users' own graphs that take whole questions: extremes, sums, groups, columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Aggregated, Columns, Extreme, Grouped, Ranking
from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import IsOne, OneOf, Things
from remit.graph.asking.own_conditions import between
from remit.graph.asking.own_slots import ORDERED, classes_of, has, own_relations
from remit.graph.asking.sets import conditions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lexicon import Relation

_FUNCTIONS = {"average": "AVG", "total": "SUM", "greatest": "MAX", "smallest": "MIN"}
_MOST_COLUMNS = 5
_EVERY = 1000


def extreme(chart: Chart, place: int) -> Iterator[Edge]:
    """Take the things of a set with the highest or lowest values."""
    yield from _graded_before(chart, place)
    yield from _of_two(chart, place)
    yield from _in_order(chart, place)
    for things in _own_sets(chart, place):
        for relation in own_relations(chart):
            if relation.target in ORDERED and has(chart, relation, things.value.kind):
                for end, least in _graded_behind(chart, things.end, relation):
                    yield Edge(end, Extreme(things.value, relation.id, least), things.cost + 0.1)


def _of_two(chart: Chart, place: int) -> Iterator[Edge]:
    """Take "more expensive, Pebble or Millstone" and "earns more, Ann or Ben"."""
    for relation in own_relations(chart):
        if relation.target not in ORDERED:
            continue
        graded = [
            (end, least)
            for sort, least in (("higher", False), ("lower", True))
            for start in [place, *chart.cue("hold", place)]
            for end in chart.cue(f"{relation.id}.{sort}", start)
        ]
        for verb in chart.cue(f"{relation.id}.verb", place):
            graded += [(end, False) for end in chart.cue("more", verb)]
            graded += [(end, True) for end in chart.cue("less", verb)]
        for end, least in graded:
            for one in chart.slot(f"sources:{relation.id}", _past_comma(chart, end)):
                for joined in chart.cue("or", one.end):
                    for other in chart.slot(f"sources:{relation.id}", joined):
                        if isinstance(one.value, OneOf) and isinstance(other.value, OneOf):
                            both = OneOf(one.value.names + other.value.names, any=True)
                            things = Things(relation.source, IsOne(both))
                            yield Edge(other.end, Extreme(things, relation.id, least), 0.1)


def _past_comma(chart: Chart, place: int) -> int:
    comma = place < chart.length and chart.lattice.tokens[place].text == ","
    return place + 1 if comma else place


def _in_order(chart: Chart, place: int) -> Iterator[Edge]:
    """Take "products by price" and "staff ordered by salary": all of a set, highest first."""
    for things in _own_sets(chart, place):
        for start in [things.end, *chart.cue("sorted", things.end)]:
            for by in chart.cue("each", start):
                for edge in chart.slot("own-property", by):
                    relation = chart.lexicon.relations[edge.value]
                    if relation.target in ORDERED and has(chart, relation, things.value.kind):
                        value = Extreme(things.value, relation.id, limit=_EVERY)
                        yield Edge(edge.end, value, things.cost + edge.cost + 0.3)


def _graded_before(chart: Chart, place: int) -> Iterator[Edge]:
    """Take "the three heaviest products" and "top 3 products by price"."""
    for start, limit in _limits(chart, place):
        for relation in own_relations(chart):
            if relation.target not in ORDERED:
                continue
            for sort, least in (("highest", False), ("lowest", True)):
                for graded in chart.cue(f"{relation.id}.{sort}", start):
                    for end, after in _limits(chart, graded):
                        for things in _own_sets(chart, end):
                            if has(chart, relation, things.value.kind):
                                value = Extreme(things.value, relation.id, least, max(limit, after))
                                yield Edge(things.end, value, things.cost + 0.1)
        for cue, least in (("greatest", False), ("smallest", True)):
            for graded in chart.cue(cue, start):
                yield from _by_property(chart, graded, limit, least)


def _by_property(chart: Chart, place: int, limit: int, least: bool) -> Iterator[Edge]:
    for start, after in _limits(chart, place):
        for things in _own_sets(chart, start):
            for by in chart.cue("each", things.end):
                for edge in chart.slot("own-property", by):
                    relation = chart.lexicon.relations[edge.value]
                    if relation.target in ORDERED and has(chart, relation, things.value.kind):
                        value = Extreme(things.value, relation.id, least, max(limit, after))
                        yield Edge(edge.end, value, things.cost + edge.cost)


def _limits(chart: Chart, place: int) -> list[tuple[int, int]]:
    """List places behind a number that may follow, with it; and the place itself, with 1."""
    found = [(place, 1)]
    found += [(e.end, int(e.value)) for e in chart.edges("number", place) if e.value >= 1]
    return found


def _graded_behind(chart: Chart, place: int, relation: Relation) -> Iterator[tuple[int, bool]]:
    """Take "is the cheapest", "has the highest price", "earns the most"."""
    starts = [place, *chart.cue("hold", place), *chart.cue(f"{relation.id}.verb", place)]
    for start in starts:
        graded_here = [
            (end, least)
            for sort, least in (("highest", False), ("lowest", True))
            for end in chart.cue(f"{relation.id}.{sort}", start)
        ]
        yield from graded_here
        for cue, least in (("greatest", False), ("smallest", True)):
            for graded in chart.cue(cue, start):
                for end in chart.cue(f"{relation.id}.noun", graded):
                    yield end, least
                if not graded_here and start in chart.cue(f"{relation.id}.verb", place):
                    yield graded, least


def aggregate(chart: Chart, place: int) -> Iterator[Edge]:
    """Take the average, total, highest or lowest of a number over a set."""
    for cue, function in _FUNCTIONS.items():
        for start in chart.cue(cue, place):
            for edge in chart.slot("own-property", start):
                relation = chart.lexicon.relations[edge.value]
                if relation.target == "number":
                    for end, over, cost in _over(chart, edge.end, relation):
                        value = Aggregated(function, relation.id, over)
                        yield Edge(end, value, cost + edge.cost)
                        for noun_end, per in _per(chart, end, over.kind):
                            value = Aggregated(function, relation.id, over, per)
                            yield Edge(noun_end, value, cost + edge.cost)
        if function == "SUM":
            yield from _how_much(chart, place)
        if function in {"MAX", "MIN"}:
            continue  # "the product with the highest price" asks for the product
        for things in _own_sets(chart, place):
            for start in chart.cue(cue, things.end):
                for edge in chart.slot("own-property", start):
                    relation = chart.lexicon.relations[edge.value]
                    if relation.target == "number" and has(chart, relation, things.value.kind):
                        value = Aggregated(function, relation.id, things.value)
                        yield Edge(edge.end, value, things.cost + edge.cost)


def _how_much(chart: Chart, place: int) -> Iterator[Edge]:
    """Take "how much do the sponsors contribute": the sum over what a verb says of a set."""
    for start in chart.cue("how-many", place):
        for things in _own_sets(chart, start):
            for relation in own_relations(chart):
                if relation.target != "number" or not has(chart, relation, things.value.kind):
                    continue
                for end in chart.cue(f"{relation.id}.verb", things.end):
                    value = Aggregated("SUM", relation.id, things.value)
                    for last in [end, *chart.cue("total", end)]:
                        yield Edge(last, value, things.cost + 0.1)


def _per(chart: Chart, place: int, kind: str) -> Iterator[tuple[int, str]]:
    """Take "by department", "for each town": a kind that things of another belong to."""
    for start in chart.cue("each", place):
        for noun in chart.edges("noun", start):
            if noun.value in chart.lexicon.own["kinds"] and between(
                chart.lexicon, noun.value, {kind}
            ):
                yield noun.end, noun.value


def _over(chart: Chart, place: int, relation: Relation) -> Iterator[tuple[int, Things, float]]:
    """Take the set that a number is summed over: named, left out, or told by conditions alone."""
    for things in _own_sets(chart, place):
        if has(chart, relation, things.value.kind):
            yield things.end, things.value, things.cost
    broadest = relation.source
    yield place, Things(broadest), 0.1
    for end in chart.cue(f"{relation.id}.verb", place):
        yield end, Things(broadest), 0.1
    for edge in conditions(chart, place, broadest):
        yield edge.end, Things(broadest, edge.value), edge.cost + 0.1


def grouped(chart: Chart, place: int) -> Iterator[Edge]:
    """Take "how many employees does each department have" and "employees per department"."""
    for start in [*chart.cue("how-many", place), place]:
        for things in _own_sets(chart, start):
            for each in chart.cue("each", things.end):
                for noun in chart.edges("noun", each):
                    if between(chart.lexicon, noun.value, {things.value.kind}):
                        value = Grouped(things.value, noun.value)
                        yield Edge(noun.end, value, things.cost)
                        for end in _closing(chart, noun.end):
                            yield Edge(end, value, things.cost)
    for each in chart.cue("each", place):
        for noun in chart.edges("noun", each):
            for start in chart.cue("how-many", noun.end):
                for things in _own_sets(chart, start):
                    if between(chart.lexicon, noun.value, {things.value.kind}):
                        yield Edge(things.end, Grouped(things.value, noun.value), things.cost)


def _closing(chart: Chart, place: int) -> list[int]:
    return [*chart.cue("hold", place), *(e.end for e in chart.slot("own-said", place))]


def most(chart: Chart, place: int) -> Iterator[Edge]:
    """Take "department with the most employees" and "supplier of the fewest products"."""
    for things in _own_sets(chart, place):
        for start in [things.end, *_closing(chart, things.end)]:
            for cue, least in (("most", False), ("fewest", True)):
                for graded in chart.cue(cue, start):
                    for noun in chart.edges("noun", graded):
                        if between(chart.lexicon, things.value.kind, {noun.value}):
                            value = Ranking(things.value, noun.value, least)
                            yield Edge(noun.end, value, things.cost + 0.05)
                            for end in _closing(chart, noun.end):
                                yield Edge(end, value, things.cost + 0.1)


def columns(chart: Chart, place: int) -> Iterator[Edge]:
    """Take "name and price of every engine" and "suppliers with their towns"."""
    for end, relations in _lists_of_properties(chart, place):
        for things in _own_sets(chart, end):
            if all(has(chart, chart.lexicon.relations[r], things.value.kind) for r in relations):
                yield Edge(things.end, Columns(things.value, relations), things.cost + 0.2)
    for things in _own_sets(chart, place):
        for start in chart.cue("with-their", things.end):
            for end, relations in _lists_of_properties(chart, start):
                if all(
                    has(chart, chart.lexicon.relations[r], things.value.kind) for r in relations
                ):
                    yield Edge(end, Columns(things.value, relations), things.cost + 0.2)


def _lists_of_properties(chart: Chart, place: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Take properties joined by "and"; a thing's name goes without saying."""
    waiting: list[tuple[int, tuple[str, ...]]] = [(place, ())]
    for start in chart.cue("name-of", place):
        waiting += [(end, ()) for end in _after_joint(chart, start)]
    while waiting:
        here, taken = waiting.pop()
        for edge in _column(chart, here):
            more = (*taken, edge.value)
            yield edge.end, more
            if len(more) < _MOST_COLUMNS:
                waiting += [(end, more) for end in _after_joint(chart, edge.end)]


def _after_joint(chart: Chart, place: int) -> list[int]:
    comma = place < chart.length and chart.lattice.tokens[place].text == ","
    return [
        *([place + 1] if comma else []),
        *chart.cue("and", place),
        *chart.cue("with-their", place),
    ]


def _column(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a property by name, or by the kind of thing that only one property leads to."""
    yield from chart.slot("own-property", place)
    for noun in chart.edges("noun", place):
        classes = set(classes_of(chart, noun.value))
        for relation in own_relations(chart):
            if relation.targets and relation.targets <= classes:
                yield Edge(noun.end, relation.id, noun.cost + 0.1)


def _own_sets(chart: Chart, place: int) -> Iterator[Edge]:
    own = set(chart.lexicon.own["kinds"])
    for edge in chart.slot("set", place):
        if edge.value.kind in own:
            yield edge
