"""What stands before a kind of thing and the kind: "essential ERSOU sergeant posts"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.belonging import PLACES
from remit.graph.asking.expressions import joined
from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import (
    All,
    Described,
    Duty,
    IsOne,
    Issued,
    Mentions,
    Needs,
    Not,
    OneOf,
    Partnered,
    Related,
    Said,
    Superseded,
    Things,
    Words,
)
from remit.graph.asking.named_with import named_with
from remit.graph.asking.slots import MODALITIES, rank_condition
from remit.graph.asking.tokens import POSSESSIVE
from remit.graph.asking.unsaid import default_relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition

MOST_BEFORE = 3
TERMS = ("status", "hours", "location")
RANK_FIRST = 0.5  # "DS posts" are those of the rank, whatever else DS may stand for
RELATIVE = frozenset({"which", "who", "where", "whose", "whom"})
_OF_ROLES = frozenset({"rank", "designation"})
# What stands before a post by its name, even where no profile has it: "HGV licence posts".
_BY_NAME = frozenset({"licence", "qualification", "system", "law", "framework"})
_LAST = 2.0  # what else the words may be goes first
_BEFORE = ("superseded", "cited", "current", "described", "undescribed", *MODALITIES)
Before = tuple["Condition | OneOf", ...]


def subjects(chart: Chart, place: int) -> Iterator[Edge]:
    """Take what stands before a kind, and the kind: "essential ERSOU sergeant posts"."""
    yield from _pronouns(chart, place)
    for start in chart.starts(place):
        for edge in () if _placed(chart, start) else chart.lattice.at("role-set", start):
            roles = OneOf(edge.value.names, edge.value.written, any=True)
            yield Edge(edge.end, ("role", IsOne(roles)), edge.cost)
    yield from _by_their_names(chart, place)
    waiting: list[tuple[int, Before, float]] = [(place, (), 0.0)]
    while waiting:
        here, before, cost = waiting.pop()
        for noun in _right_here(chart, "noun", here, bool(before)):
            where = _before(chart, noun.value, before)
            if where is not False:
                last = _LAST if isinstance(where, Mentions) and where.by is None else 0.0
                yield Edge(noun.end, (noun.value, where), cost + noun.cost + 0.05 + last)
        if len(before) >= MOST_BEFORE:
            continue
        for edge in _right_here(chart, "rank", here, bool(before)):
            where = _before(chart, "role", (*before, rank_condition(edge.value)))
            if where is not False and not _needs_topic(where):
                yield Edge(edge.end, ("role", where), cost + edge.cost + 0.3)
        waiting += [
            (end, more, cost + further) for end, more, further in _leading(chart, here, before)
        ]


def _by_their_names(chart: Chart, place: int) -> Iterator[Edge]:
    """Take what is needed, of a kind, by a word in its names: "interview courses"."""
    for start in chart.starts(place):
        for begun in range(start + 1, min(start + _MOST_TELLING, chart.length - 1) + 1):
            for noun in chart.lattice.at("noun", begun):
                whole = any(
                    e.end == noun.end and e.cost < 1 for e in chart.lattice.at("name", start)
                )
                one = None if whole else named_with(chart, start, begun, noun.value)
                if one:
                    yield Edge(noun.end, (noun.value, IsOne(one)), _BY_A_WORD)


_MOST_TELLING = 2
_BY_A_WORD = 0.9  # a whole name goes first


def _placed(chart: Chart, start: int) -> bool:
    """Tell whether a rank or a place is named here: "ERSOU roles" are those in it."""
    names = (n for e in chart.lattice.at("name", start) if e.cost < 1 for n in e.value.names)
    return bool(chart.lattice.at("rank", start)) or any(n.kind in _GROUPING for n in names)


_GROUPING = PLACES | {"worker-type"}


def dated(chart: Chart, place: int) -> Iterator[Edge]:
    """Take law with what is said of its force or year: "repealed Acts", "Acts since 2010"."""
    edges = chart.lattice.edges
    if not any(edges.get(name) for name in ("cue:superseded", "cue:current", "number")):
        return
    for subject in subjects(chart, place):
        kind, where = subject.value
        plain = where.part if isinstance(where, Not) else where
        if isinstance(plain, Superseded):
            yield Edge(subject.end, Things(kind, where), subject.cost)
            for end in _other_kind(chart, subject.end):
                yield Edge(end, Things("reference", where), subject.cost + 0.02)
        elif where is None and _fits(chart, kind, Superseded()):
            for end, said in _force_behind(chart, subject.end):
                yield Edge(end, Things(kind, said), subject.cost + 0.05)
            for edge in chart.slot("condition:law", subject.end) if edges.get("number") else ():
                if isinstance(edge.value, Issued):
                    yield Edge(edge.end, Things(kind, edge.value), subject.cost + 0.05)


def dated_law(chart: Chart, place: int) -> Iterator[Edge]:
    """Take the same as what a profile may cite."""
    for edge in chart.slot("dated", place):
        yield Edge(edge.end, Needs(edge.value), edge.cost)


def terms(chart: Chart, place: int) -> Iterator[Edge]:
    """Take the terms on which a post is held: part time, temporary."""
    for start in chart.starts(place):
        for edge in chart.lattice.at("cue:terms", start):
            said = chart.lattice.text(start, edge.end)
            stated = Said(TERMS, Words(tuple(said.split()), said))
            told = Duty(Words((said,), said))
            spoken = not chart.says(stated) and chart.says(Mentions(told.words))
            yield Edge(edge.end, told if spoken else stated, 0.0)


def _other_kind(chart: Chart, place: int) -> Iterator[int]:
    """Take another kind of law behind one: "repealed law or guidance"."""
    for cue in ("or", "and"):
        for end in chart.cue(cue, place):
            for noun in chart.lattice.at("noun", end):
                if "law" in {noun.value, chart.lexicon.kinds[noun.value].within}:
                    yield noun.end


def _force_behind(chart: Chart, place: int) -> Iterator[tuple[int, Condition]]:
    """Take what is said of a law's force behind it: "that has been repealed"."""
    tokens = chart.lattice.tokens
    starts = [p + 1 for p in chart.starts(place) if p < len(tokens) and tokens[p].text in RELATIVE]
    for start in (place, *starts):
        for end in chart.cue("superseded", start):
            yield end, Superseded()
        for end in chart.cue("current", start):
            yield end, Not(Superseded())
        for turned in chart.cue("not", start):
            for end in chart.cue("current", turned):
                yield end, Superseded()


def _pronouns(chart: Chart, place: int) -> Iterator[Edge]:
    """Take those who are named by no kind: who, anyone, managers."""
    for name in ("who", "someone", "anyone"):
        for end in chart.cue(name, place):
            yield Edge(end, ("role", None), 0.15)
    for end in chart.cue("manager", place):
        yield Edge(end, ("role", Partnered("reports-to", inverse=True)), 0.25)


def _leading(chart: Chart, place: int, before: Before) -> Iterator[tuple[int, Before, float]]:
    """Take one more word before a kind: a rank, a number, a name, a degree."""
    for edge in _right_here(chart, "rank", place, bool(before)):
        yield edge.end, (*before, rank_condition(edge.value)), edge.cost
    for edge in chart.edges("number", place):
        if _is_presumed(chart, edge.end - 1) and not _of_all_roles(chart, place, edge.end):
            yield edge.end, before, 0.05
    for edge in chart.edges("name", place):
        ranked = any(rank.end == edge.end for rank in chart.edges("rank", place))
        yield edge.end, (*before, edge.value), edge.cost + (RANK_FIRST if ranked else 0.0)
    for edge in chart.slot("terms", place):
        yield edge.end, (*before, edge.value), edge.cost
    for cue in _BEFORE:
        for end in chart.cue(cue, place):
            yield end, (*before, _adjective(cue)), 0.05


_PRESUMING = ("which", "what", "list", "who", "is", "all")


def _is_presumed(chart: Chart, start: int) -> bool:
    """Tell whether a number says how many there are of what is asked for: "which two posts".

    Elsewhere it is a condition of its own: what belongs to two forces does not just to any.
    """
    if start == 0 or chart.lattice.tokens[start - 1].text in chart.lexicon.agreeing["before"]:
        return True
    return chart.ends_cue(_PRESUMING, start)


def _of_all_roles(chart: Chart, place: int, end: int) -> bool:
    """Tell whether a number says how many roles all are, as only that of the profiles may."""
    kinds = {noun.value for noun in chart.lattice.at("noun", end)}
    return kinds <= {"role"} and chart.ends_cue(("all",), place)


def _right_here(chart: Chart, sort: str, place: int, close: bool) -> list[Edge]:
    """List the edges that follow; with `close`, only right here or behind a possessive."""
    if not close:
        return chart.edges(sort, place)
    tokens = chart.lattice.tokens
    owned = place < len(tokens) and tokens[place].text == POSSESSIVE
    return [*chart.lattice.at(sort, place), *(chart.lattice.at(sort, place + 1) if owned else ())]


def _needs_topic(where: Condition | bool | None) -> bool:
    """Tell whether a subject stands before a rank: "a custody sergeant" is not a need."""
    parts = where.parts if isinstance(where, All) else (where,)
    return any(isinstance(part, Needs) and part.topic for part in parts)


def _adjective(cue: str) -> Condition:
    plain: dict[str, Condition] = {
        "superseded": Superseded(),
        "cited": Mentions(by=Things("role")),
        "current": Not(Superseded()),
        "described": Described(),
        "undescribed": Not(Described()),
    }
    return plain.get(cue) or Needs(modality=cue)


def _before(
    chart: Chart, kind: str, before: tuple[Condition | OneOf, ...]
) -> Condition | bool | None:
    """Say what the words before a kind mean for it; False where they mean nothing there."""
    parts: list[Condition] = []
    for word in before:
        condition = default_relation(chart, kind, word) if isinstance(word, OneOf) else word
        if condition is None or not _fits(chart, kind, condition):
            return False
        parts.append(condition)
    return flat(All(tuple(parts))) if parts else None


def _fits(chart: Chart, kind: str, condition: Condition) -> bool:
    """Tell whether what stands before a kind can be said of it."""
    plain = condition.part if isinstance(condition, Not) else condition
    parts = plain.parts if isinstance(plain, All) else (plain,)
    if any(isinstance(p, Related) and p.relation in _OF_ROLES for p in parts):
        return kind == "role"
    if isinstance(plain, Mentions) and isinstance(plain.topic, OneOf):
        return kind == "role" and all(n.kind in _BY_NAME for n in plain.topic.names)
    if isinstance(plain, Superseded | Mentions):
        return "law" in {kind, chart.lexicon.kinds[kind].within}
    if isinstance(plain, Needs) and plain.topic is None and plain.by is None:
        return chart.lexicon.kinds[kind].needed
    return kind == "role" or not isinstance(plain, Described | Said)


def _carried_on(part: Condition, degrees: set[str]) -> bool:
    """Tell whether a condition is but a degree that another part has taken over."""
    bare = isinstance(part, Needs) and part.topic is None and part.by is None and not part.aspect
    return bare and isinstance(part, Needs) and part.modality in degrees


def flat(whole: Condition) -> Condition:
    """Join nested conditions of one sort, and drop a degree that was carried on."""
    if not isinstance(whole, All):
        return whole
    parts: list[Condition] = []
    for part in whole.parts:
        inner = flat(part)
        parts.extend(inner.parts if isinstance(inner, All) else [inner])
    carried = {p.modality for p in parts if isinstance(p, Needs) and (p.topic or p.by)}
    kept = [p for p in dict.fromkeys(parts) if not _carried_on(p, carried)]
    return joined(All, kept)
