"""A kind of thing with its conditions: "posts in CTP that need RIPA but not PIP2"."""

from __future__ import annotations

from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from remit.graph.asking.conditions import meaning
from remit.graph.asking.expressions import combined, denied, mapped
from remit.graph.asking.fold import singular
from remit.graph.asking.free_words import WANTING
from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import (
    All,
    IsOne,
    Mentions,
    Needs,
    Not,
    Partnered,
    Related,
    Things,
    Words,
)
from remit.graph.asking.so_many import neither
from remit.graph.asking.subjects import RELATIVE, flat, subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.expressions import Joined
    from remit.graph.asking.logic import Condition

MOST_CONDITIONS = 5
_COPULA = frozenset({"is", "are", "was", "were", "be", "on"})


def thing_set(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a kind with what is said before and behind it; one name of a kind is not a set."""
    for subject, predicate in _parts(chart, place):
        kind, where = subject.value
        if predicate is None:
            yield Edge(subject.end, Things(kind, where), subject.cost)
        else:
            both = predicate.value if where is None else All((where, predicate.value))
            yield Edge(predicate.end, Things(kind, flat(both)), subject.cost + predicate.cost)


def set_claim(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a set and what is said of it, apart: "all sergeants" and "need RIPA"."""
    for subject, predicate in _parts(chart, place):
        kind, where = subject.value
        if predicate is None:
            continue
        if _relative(chart, subject.end):  # "roles that need RIPA" are in CTP
            both = predicate.value if where is None else All((where, predicate.value))
            for said in conditions(chart, predicate.end, kind):
                value = (Things(kind, flat(both)), said.value)
                yield Edge(said.end, value, subject.cost + predicate.cost + said.cost)
        else:
            value = (Things(kind, where), predicate.value)
            yield Edge(predicate.end, value, subject.cost + predicate.cost)
            yield from _placed(chart, subject, predicate)


def _placed(chart: Chart, subject: Edge, predicate: Edge) -> Iterator[Edge]:
    """Take a set by its place, and what is said of it: "roles in CTP" and "need RIPA"."""
    kind, where = subject.value
    if isinstance(predicate.value, Related) and predicate.value.relation in _PLACING:
        both = predicate.value if where is None else All((where, predicate.value))
        for said in conditions(chart, predicate.end, kind):
            value = (Things(kind, flat(both)), said.value)
            yield Edge(said.end, value, subject.cost + predicate.cost + said.cost - 0.1)


_PLACING = frozenset({"in-unit", "in-force", "part-of", "home-force"})


def _relative(chart: Chart, place: int) -> bool:
    """Tell whether a clause on what stands before begins here: "that need RIPA"."""
    tokens = chart.lattice.tokens
    begun = {tokens[p].text for p in chart.starts(place) if p < len(tokens)}
    return bool(begun & {*RELATIVE, "that"})


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


def several_roles(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a description in the plural: "posts in ERSOU", not "the sergeant in ERSOU"."""
    small = chart.lexicon.function
    for edge in described_roles(chart, place):
        said = [token.text for token in chart.lattice.tokens[place : edge.end]]
        noun = takewhile(lambda word: word not in small, dropwhile(small.__contains__, said))
        if any(singular(word) != word for word in noun):
            yield edge


def dated_roles(chart: Chart, place: int) -> Iterator[Edge]:
    """Take repealed law, or law in force, as the roles whose profiles cite it."""
    for edge in chart.slot("dated", place):
        yield Edge(edge.end, Things("role", Mentions(edge.value)), edge.cost)


def _parts(chart: Chart, place: int) -> Iterator[tuple[Edge, Edge | None]]:
    """Yield (kind with what stands before it, what stands behind it or None)."""
    for subject in subjects(chart, place):
        yield subject, None
        behind = subject.end
        if _over_someone(chart, subject):
            continue
        relative = [p for p in chart.starts(behind) if chart.lattice.tokens[p].text in RELATIVE]
        if relative:
            behind = relative[0] + 1
            behind = max([behind, *chart.cue("someone", behind)])
        bare = not _asks_who(chart, subject.end)
        for predicate in conditions(chart, behind, subject.value[0], bare):
            yield subject, _degree(subject, _listed(chart, subject.value[0], predicate))
        if subject.value[0] == "role":
            for start in chart.cue("someone", behind):
                for predicate in conditions(chart, start, "role", bare=False):
                    yield subject, Edge(predicate.end, predicate.value, predicate.cost + 0.1)


def _over_someone(chart: Chart, subject: Edge) -> bool:
    """Tell whether managers are of those who follow: "boss of the sergeant" is no sergeant."""
    tokens = chart.lattice.tokens
    of = subject.end < len(tokens) and tokens[subject.end].text == "of"
    managing = subject.value[1] == Partnered("reports-to", inverse=True)
    return managing and of and bool(chart.edges("rank", subject.end + 1))


def _asks_who(chart: Chart, end: int) -> bool:
    """Tell whether a set is "who", which only what is said of it may follow: "who needs"."""
    tokens = chart.lattice.tokens
    said = chart.ends_cue(("who", "someone", "anyone"), end)
    return said and not (end < len(tokens) and tokens[end].text in _COPULA)


def _listed(chart: Chart, kind: str, predicate: Edge) -> Edge:
    """Take what a profile lists of requirements for what its role needs, in any degree."""

    def change(leaf: Condition) -> Condition:
        named = isinstance(leaf, Mentions) and leaf.topic is None and leaf.by is not None
        return Needs(None, "any", by=leaf.by) if named and isinstance(leaf, Mentions) else leaf

    if not chart.lexicon.kinds[kind].requirement:
        return predicate
    return Edge(predicate.end, mapped(predicate.value, change), predicate.cost)


def _degree(subject: Edge, predicate: Edge) -> Edge:
    """Carry a degree said before the kind ("essential qualifications for …") into the condition."""
    where = subject.value[1]
    if not isinstance(where, Needs) or where.topic or where.by or where.modality == "need":
        return predicate

    def change(leaf: Condition) -> Condition:
        if isinstance(leaf, Needs) and leaf.modality in {"need", "any"}:
            return Needs(leaf.topic, where.modality, leaf.aspect, leaf.by)
        return leaf

    return Edge(predicate.end, mapped(predicate.value, change), predicate.cost)


def conditions(chart: Chart, place: int, kind: str, bare: bool = True) -> Iterator[Edge]:
    """Take one condition on a kind or several, joined or side by side."""
    found = chart.slot(f"{'' if bare else 'cued-'}condition:{kind}", place)
    first: list[tuple[int, Joined, float]] = [
        (edge.end, (("", edge.value),), edge.cost) for edge in found
    ]
    waiting = list(first)
    yield from neither(chart, place, f"condition:{kind}")
    while waiting:
        here, parts, cost = waiting.pop()
        yield Edge(here, flat(combined(parts)), cost)
        if len(parts) >= MOST_CONDITIONS:
            continue
        for end, joint in _joints(chart, here):
            slot = f"condition:{kind}" if joint else f"cued-condition:{kind}"
            for edge in chart.slot(slot, end):
                if joint == "" and _subject(edge.value) and _subject(parts[-1][1]):
                    continue
                if joint == "" and _of_others(chart, here, parts[-1][1]):
                    continue
                if joint == "" and _wants_subject(chart, here, parts[-1][1]):
                    continue
                if joint == "" and _by_words(parts[-1][1]) and chart.lattice.at("noun", here):
                    continue
                if _named_as_well(chart, parts[-1][1], end, edge.end):
                    continue
                joint_here = "and" if joint == "" else joint
                degree = _degree_of(parts[-1][1], edge.value) if joint == "" else None
                longer = (*parts, (joint_here, edge.value))
                if degree:
                    longer = (*parts[:-1], (parts[-1][0], degree))
                waiting.append((edge.end, longer, cost + edge.cost + 0.06))


def _wants_subject(chart: Chart, place: int, condition: Condition) -> bool:
    """Tell whether a kind of need waits for what it is of: "experience of"."""
    beside = chart.lattice.tokens[place - 1 : place + 1]
    bare = isinstance(condition, Needs) and condition.topic is None and condition.by is None
    return bare and any(token.text in WANTING for token in beside)


def _degree_of(subject: Condition, said: Condition) -> Condition | None:
    """Put a subject and a degree behind it together: "PIP2" and "is not required"."""
    bare = isinstance(said, Needs) and said == Needs(None, said.modality)
    if not bare or not isinstance(said, Needs) or said.modality == "need":
        return None
    if not isinstance(subject, Needs | Mentions) or subject.topic is None:
        return None
    return Needs(subject.topic, said.modality, getattr(subject, "aspect", ""))


def _of_others(chart: Chart, place: int, condition: Condition) -> bool:
    """Tell whether a clause here is said of those just named: "manages the role that uses it"."""
    beside = isinstance(condition, Related | Partnered) and condition.relation in _OF_PEOPLE
    return beside and _relative(chart, place)


_OF_PEOPLE = frozenset({"reports-to", "reports-up-to", "deputises-for", "has-staff"})


def _named_as_well(chart: Chart, condition: Condition, start: int, end: int) -> bool:
    """Tell whether what follows is one more thing by name: "except the one and the other"."""
    excepted = isinstance(condition, Not) and isinstance(condition.part, IsOne)
    return excepted and any(edge.end >= end for edge in chart.edges("role", start))


def _by_words(condition: Condition) -> bool:
    """Tell whether a condition is of words that have no name."""
    return isinstance(condition, Needs | Mentions) and isinstance(condition.topic, Words)


def _subject(condition: Condition) -> bool:
    """Tell whether a condition is the need of a subject: two of them are joined by a word."""
    return isinstance(condition, Needs | Mentions) and condition.topic is not None


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
        for start in [turned, *_those_who(chart, turned, kind)]:
            for edge in _positive(chart, start, kind):
                yield Edge(edge.end, denied(edge.value, chart), edge.cost + 0.05)


def _those_who(chart: Chart, place: int, kind: str) -> list[int]:
    """Step over "those who", "the ones that", "roles that" behind "except"."""
    tokens = chart.lattice.tokens
    ends = [place, *(e.end for e in chart.edges("noun", place) if e.value == kind)]
    return [
        start + 1
        for end in ends
        for start in chart.starts(end)
        if start < len(tokens) and tokens[start].text in RELATIVE
    ]


def cued_condition(chart: Chart, place: int, kind: str) -> Iterator[Edge]:
    """Match the condition forms that say what they mean: a bare subject only follows a kind."""
    yield from _positive(chart, place, kind, bare=False)
    for turned in chart.cue("not", place):
        for start in [turned, *_those_who(chart, turned, kind)]:
            for edge in _positive(chart, start, kind, bare=False):
                yield Edge(edge.end, denied(edge.value, chart), edge.cost + 0.05)


def _positive(chart: Chart, place: int, kind: str, bare: bool = True) -> Iterator[Edge]:
    if kind == "role" and chart.by_passages:
        from remit.graph.asking.held_together import held_together

        yield from held_together(chart, place)
    for form, way in chart.ways_on(kind):
        if not bare and (form.reads == "bare" or form.relation == "rank"):
            continue
        for end, taken, cost in chart.match(way, place):
            value = meaning(form, dict(taken), chart)
            if value is not None and end > place:
                yield Edge(end, value, cost + form.cost)
