"""Slots that take little: kinds of thing, values, numbers, short forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.belonging import FORCES, plain
from remit.graph.asking.expressions import expression, leaves
from remit.graph.asking.fold import key
from remit.graph.asking.joining import LISTING, MOST_LISTED, joints
from remit.graph.asking.lattice import SIGNS, Edge
from remit.graph.asking.logic import All, Counted, OneOf, Words
from remit.graph.asking.slots import MODALITIES, one_of_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart

_FOR_OTHERS = frozenset({"family", "document", "thing"})  # often called as a unit or a role is
_DEFINITE = frozenset({"the", "all", "these", "those", "both", "our", "your", "my", "their"})
_VOWELS = frozenset("aeiouy")


def noun(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a word for a kind of thing."""
    yield from chart.edges("noun", place)


def noun_of(chart: Chart, place: int, kind: str) -> Iterator[Edge]:
    """Take a word for one kind of thing."""
    for edge in chart.edges("noun", place):
        if kind in {edge.value, chart.lexicon.kinds[edge.value].within}:
            yield edge


def property_(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a word for a plain value: hours, location."""
    yield from chart.edges("property", place)


def finding(chart: Chart, place: int) -> Iterator[Edge]:
    """Take words for a mistake of some sort."""
    yield from chart.edges("finding", place)


def number(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a number."""
    yield from chart.edges("number", place)


def field(chart: Chart, place: int) -> Iterator[Edge]:
    """Take what a field of a form may hold: words, or one number."""
    yield from chart.slot("run", place)
    for start in chart.starts(place):
        for edge in chart.lattice.at("number", start):
            said = chart.lattice.tokens[start].text
            yield Edge(edge.end, Words((said,), said), edge.cost)


def field_name(chart: Chart, place: int) -> Iterator[Edge]:
    """Take what a form states of a role: its location, its rank, its vetting level."""
    relations = chart.lexicon.relations
    for edge in chart.edges("property", place):
        relation = relations[edge.value]
        if (relation.source, relation.target) == ("role", "text") and relation.claims:
            yield edge
    for edge in chart.edges("noun", place):
        for id_ in _STATED:
            if relations[id_].target in {edge.value, chart.lexicon.kinds[edge.value].within}:
                yield Edge(edge.end, id_, edge.cost)
    for end in chart.cue("manager", place):
        yield Edge(end, "reports-to", 0.0)


# Relations of a role to things that its form states, one at most of each.
_STATED = ("rank", "pay-grade", "in-unit", "in-force", "family", "vetted", "designation")
_MOST_FIELDS = 5


def field_names(chart: Chart, place: int) -> Iterator[Edge]:
    """Take several of them: "rank, unit and manager"."""
    waiting: list[tuple[int, tuple[str, ...], float]] = [
        (edge.end, (edge.value,), edge.cost) for edge in chart.slot("field-name", place)
    ]
    while waiting:
        here, names, cost = waiting.pop()
        yield Edge(here, names, cost)
        for end, _ in joints(chart, here) if len(names) < _MOST_FIELDS else ():
            for edge in chart.slot("field-name", end):
                waiting.append((edge.end, (*names, edge.value), cost + edge.cost))


def comparison(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a number with a sign before it, "at least two"; one alone is meant exactly."""
    for start in chart.starts(place):
        definite = start > 0 and chart.lattice.tokens[start - 1].text in _DEFINITE
        for edge in chart.lattice.at("number", start) if not definite else ():
            if edge.value != 1:
                yield Edge(edge.end, ("=", edge.value), edge.cost + 0.02)
    for cue, sign in SIGNS.items():
        for start in chart.cue(cue, place):
            for edge in chart.edges("number", start):
                yield Edge(edge.end, (sign, edge.value), edge.cost)


def counted(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a kind to be counted, with a degree before it: desirable qualifications.

    Behind it may stand that it is counted in whatever degree.
    """
    for edge in chart.edges("noun", place):
        yield Edge(edge.end, (edge.value, "need"), edge.cost)
        for end in chart.cue("any", edge.end):
            yield Edge(end, (edge.value, "any"), edge.cost)
    for modality in MODALITIES:
        for start in chart.cue(modality, place):
            yield Edge(start, ("requirement", modality), 0.1)
            for edge in chart.edges("noun", start):
                yield Edge(edge.end, (edge.value, modality), edge.cost)


def acronym(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a short form by which things go, or that the reference data spell out."""
    for edge in chart.edges("name", place):
        value: OneOf = edge.value
        spelt_out = " " in value.written and any(n.rung == "label" for n in value.names)
        if edge.cost < 1 and not spelt_out:
            yield Edge(edge.end, OneOf(value.names, value.written, any=True), edge.cost)
    for start in chart.starts(place):
        token = chart.lattice.tokens[start]
        if chart.index.acronyms(key(token.text)) and not chart.lattice.skippable[start]:
            yield Edge(start + 1, Words((token.text,), token.written), 0.2)


def short_form(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a short form, or one word of the texts that looks like one."""
    yield from acronym(chart, place)
    for start in chart.starts(place):
        token = chart.lattice.tokens[start]
        small = chart.lattice.skippable[start] or token.text in chart.lexicon.kept
        if not small and token.text.isalnum() and not chart.lattice.at("name", start):
            known = chart.index.known([token.text])
            short = token.written.isupper() or not set(token.text) & _VOWELS
            if token.text in known and short and not chart.cued(start, start + 1):
                yield Edge(start + 1, Words((token.text,), token.written), 0.3)


def one(chart: Chart, place: int) -> Iterator[Edge]:
    """Take one thing by name, a role, or those to whom a role reports."""
    yield from chart.slot("roles", place)
    for edge in chart.edges("name", place):
        if edge.cost >= 1:
            continue
        names = tuple(n for n in edge.value.names if n.kind not in _FOR_OTHERS) or edge.value.names
        asked = 0.0 if len(names) == 1 else 1.0
        yield Edge(edge.end, OneOf(names, edge.value.written), edge.cost + asked)


def ones(chart: Chart, place: int, kind: str) -> Iterator[Edge]:
    """Take one thing or several that are named one after the other: "the force and the unit"."""
    waiting = [Edge(e.end, e.value, e.cost) for e in chart.slot(kind, place)]
    while waiting:
        here = waiting.pop()
        yield here
        for end, joint in joints(chart, here.end) if len(here.value.names) < MOST_LISTED else ():
            for edge in chart.slot(kind, end) if joint in LISTING else ():
                names = tuple(dict.fromkeys((*here.value.names, *edge.value.names)))
                if len(edge.value.names) == 1 and len(names) > len(here.value.names):
                    written = f"{here.value.written} and {edge.value.written}"
                    one = OneOf(names, written, any=True)
                    waiting.append(Edge(edge.end, one, here.cost + edge.cost))


def counted_side(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a role or a unit by name, of which something is counted."""
    yield from chart.slot("role-or-place", place)
    yield from chart.slot("unit", place)


def own_name(chart: Chart, place: int) -> Iterator[Edge]:
    """Take one thing by its name, where that is no description of several."""
    for edge in chart.edges("name", place):
        if edge.cost < 1 and not edge.value.any:
            used = tuple(n for n in edge.value.names if n.used)
            names = used if len(used) == 1 else edge.value.names
            yield Edge(edge.end, OneOf(names, edge.value.written), edge.cost)


def line_of_work(chart: Chart, place: int) -> Iterator[Edge]:
    """Take words of titles and of places for all the roles that they point at: custody."""
    for edge in chart.edges("role-words", place):
        yield Edge(edge.end, OneOf(edge.value.names, edge.value.written, any=True), edge.cost)


def staffed(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a role by name, or a description of roles, whose staff is asked for."""
    for edge in chart.slot("role-or-place", place):
        if not _is_force(chart, place, edge.end):
            yield edge
    for edge in chart.slot("described-roles", place):
        where = edge.value.where
        if where is not None and not any(isinstance(leaf, Counted) for leaf in leaves(where)):
            yield Edge(edge.end, edge.value, edge.cost + 0.3)


def _is_force(chart: Chart, place: int, end: int) -> bool:
    """Tell whether a stretch names a force, whose staff are more than those of its only role."""
    return any(
        edge.end == end and all(plain(n.kind) in FORCES for n in edge.value.names)
        for start in chart.starts(place)
        for edge in chart.lattice.at("name", start)
    )


_HOLDING = (
    "i-have", "someone", "who", "hold", "know", "need", "experience", "qualified", "use"
)  # fmt: skip


def held(chart: Chart, place: int) -> Iterator[Edge]:
    """Take what someone holds, with the words that say so: "who has PIP2 and knows RIPA"."""
    waiting, seen = [(place, 0)], {place}
    while waiting:
        here, count = waiting.pop()
        for edge in chart.slot("topics", here):
            yield edge
            for end in chart.cue("and", edge.end):
                for more in chart.slot("held", end) if count < 4 else ():
                    yield Edge(more.end, All((edge.value, more.value)), edge.cost + more.cost)
        for name in _HOLDING:
            for end in chart.cue(name, here):
                if end not in seen:
                    seen.add(end)
                    waiting.append((end, count + 1))


def law(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a law or a framework by name, with a word for its kind behind it: "the MoPI code"."""
    return one_of_kinds(chart, place, frozenset({"law", "framework"}))


def worker_type(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a worker type, but not as whom a role manages: of that the text of a profile tells."""
    if not chart.ends_cue(("manage",), place):
        yield from one_of_kinds(chart, place, frozenset({"worker-type"}))


def targets(chart: Chart, place: int, leaf: str) -> Iterator[Edge]:
    """Take things of one sort, joined by and, or, but not."""
    yield from expression(chart, place, leaf)
