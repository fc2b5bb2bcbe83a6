"""Read a question by what its words name, in any order, where no form of question reads it.

Every word that says something has to be accounted for: as a name, a kind of thing, a property, a
word of need. Words that turn or compare are not read so, nor is who reports to whom.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.asked import (
    Checking,
    Counting,
    Grouped,
    Listing,
    Staffing,
    Valuing,
)
from remit.graph.asking.belonging import PLACES, belongs
from remit.graph.asking.expressions import joined
from remit.graph.asking.logic import All, Mentions, Needs, OneOf, Things
from remit.graph.asking.slots import MODALITIES, managers, narrow, rank_condition
from remit.graph.asking.taken import spoken_of
from remit.graph.asking.tokens import COMMA, POSSESSIVE
from remit.graph.asking.unsaid import default_relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lattice import Edge
    from remit.graph.asking.logic import Condition

# Cues whose words may stand anywhere: they say what is asked, or how much it is needed.
_ASKING = frozenset(
    {"which", "what", "who", "someone", "anyone", "list", "is", "do", "all", "hold", "on", "based"}
    | {"part-of", "in-role", "name-of", "and"}
)
_OF_NEED = frozenset(
    {"need", "must", "know", "experience", "skill", "training", "qualified", "licence", "vetting"}
    | {"use", "mention", "involve", *MODALITIES}
)
_LEADING = frozenset({"manager", "cover", "lead-force", "heads", "team-size", "where"})
_TELLING = _OF_NEED | _LEADING | {"how-many", "each"}
# Cues that a reading by words alone would lose.
TURNING = ("not", "but", "or", "neither", "only", "more-than", "less-than", "at-least", "at-most",
           "most", "fewest", "highest", "lowest", "commonest", "differ", "common", "gap", "i-have",
           "superseded", "silent", "why", "unique", "same", "second", "chain", "subordinates",
           "deputise", "among", "average", "no-one", "undescribed", "when")  # fmt: skip
# What a number is of, where no kind of thing is: people.
_COUNTED = frozenset({"heads", "team-size", "who", "someone"})
_MOST = 400
_SHARE = 0.1
COST = 4.0


@dataclass(frozen=True, slots=True)
class _Words:
    """What the words of a question were taken for, so far."""

    roles: tuple[OneOf, ...] = ()
    names: tuple[OneOf, ...] = ()
    ranks: tuple[Condition, ...] = ()
    kinds: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    cost: float = 0.0

    def more(self, sort: str, edge: Edge) -> _Words:
        """Add one stretch."""
        cost = self.cost + edge.cost + _SHARE
        roles, names, ranks = self.roles, self.names, self.ranks
        kinds, properties, cues = self.kinds, self.properties, self.cues
        if sort == "role":
            roles = (*roles, edge.value)
        elif sort == "name":
            names = (*names, edge.value)
        elif sort == "rank":
            ranks = (*ranks, rank_condition(edge.value))
        elif sort == "noun":
            kinds = (*kinds, edge.value)
        elif sort == "property":
            properties = (*properties, edge.value)
        else:
            cues = cues | {sort}
        return _Words(roles, names, ranks, kinds, properties, cues, cost)


def word_by_word(chart: Chart) -> Iterator[tuple[float, Question]]:
    """Yield what a question may mean by its words alone, with what it costs."""
    if any(chart.lattice.edges.get(f"cue:{name}") for name in TURNING):
        return
    if chart.weighs():
        return
    if _lists_kinds(chart):
        return  # one of them alone would be answered
    for words in _taken(chart):
        for question in _meanings(words, chart):
            yield COST + words.cost, question


def _lists_kinds(chart: Chart) -> bool:
    """Tell whether two kinds of what can be needed are asked for: "systems and vetting"."""
    needed = {kind.id for kind in chart.lexicon.kinds.values() if kind.needed}
    nouns = (edge for edges in chart.lattice.edges.get("noun", {}).values() for edge in edges)
    return any(
        {noun.value, other.value} <= needed and noun.value != other.value
        for noun in nouns
        for end in chart.cue("and", noun.end)
        for other in chart.edges("noun", end)
    )


def _taken(chart: Chart) -> Iterator[_Words]:
    """Yield each way to take all telling words of a question."""
    waiting: list[tuple[int, _Words]] = [(0, _Words())]
    made = 0
    while waiting and made < _MOST:
        place, words = waiting.pop()
        made += 1
        if place >= chart.length:
            yield words
            continue
        token = chart.lattice.tokens[place].text
        small = token in chart.lexicon.function or token in {COMMA, POSSESSIVE}
        counted = "how-many" in words.cues and not (words.kinds or words.cues & _COUNTED)
        if small or (token in chart.lexicon.loose and not counted):
            waiting.append((place + 1, words))
        edges = list(_edges(chart, place))
        edges.sort(key=lambda pair: (pair[1].end, -pair[1].cost))
        waiting += [(edge.end, words.more(sort, edge)) for sort, edge in edges]


def _edges(chart: Chart, place: int) -> Iterator[tuple[str, Edge]]:
    lattice = chart.lattice
    for sort in ("role", "only-role"):
        for edge in lattice.at(sort, place):
            if len(edge.value.names) == 1:
                yield "role", edge
    ranks = {rank.end for rank in lattice.at("rank", place)}
    for edge in lattice.at("name", place):
        if edge.cost < 1 and edge.end not in ranks and any(n.used for n in edge.value.names):
            yield "name", edge
    for sort in ("rank", "noun", "property"):
        for edge in lattice.at(sort, place):
            yield sort, edge
    for cue in sorted(_ASKING | _TELLING):
        for edge in lattice.at(f"cue:{cue}", place):
            yield cue, edge


def _meanings(words: _Words, chart: Chart) -> Iterator[Question]:
    telling = words.cues & _TELLING
    one = words.roles[0] if len(words.roles) == 1 else None
    others = bool(words.names or words.ranks or words.properties)
    kinds = tuple(k for k in words.kinds if k != "role")
    if one is not None and not kinds:
        if telling == {"manager"} and not others:
            yield Listing(managers(one))
        elif telling <= {"how-many"} and len(words.properties) == 1 and not words.names:
            yield from _valued(words.properties[0], one, chart)
        elif telling == {"where"} and not others:
            yield Valuing("location", one)
        elif telling & {"heads", "team-size"} and telling <= _OF_STAFF and not others:
            yield Staffing(one)
        elif words.names and not (words.ranks or words.properties) and telling <= _OF_NEED:
            yield from _checked(words, one, chart)
    elif one is not None and len(kinds) == 1 and not others:
        yield from _needs_of(kinds[0], one, telling, chart)
    elif not words.roles and words.kinds[:1] == ("role",) and not words.properties:
        yield from _sets(words, kinds, telling, chart)


_OF_STAFF = frozenset({"heads", "team-size", "how-many"})


def _valued(name: str, one: OneOf, chart: Chart) -> Iterator[Question]:
    relation = chart.lexicon.relations[name]
    if relation.source == "role" and not name.startswith("own-"):
        yield Valuing(name, one)


def _degree(telling: frozenset[str]) -> str:
    """Say in what degree something is needed."""
    degrees = [modality for modality in MODALITIES if modality in telling]
    return degrees[0] if degrees else "need" if telling & {"need", "must"} else "any"


def _checked(words: _Words, one: OneOf, chart: Chart) -> Iterator[Question]:
    """Ask of one role whether it needs what is named; of nothing else than yes or no."""
    asked = chart.lattice.tokens[0].text
    topics = [_needed(name, chart) for name in words.names]
    if not chart.lattice.at("cue:is", 0) or asked in {"which", "what"} or None in topics:
        return
    needs = [Needs(topic, _degree(words.cues & _TELLING)) for topic in topics if topic]
    yield Checking(one, joined(All, needs))


def _needed(name: OneOf, chart: Chart) -> OneOf | None:
    kinds = frozenset(k.id for k in chart.lexicon.kinds.values() if k.needed)
    return narrow(name, kinds)


def _needs_of(kind: str, one: OneOf, telling: frozenset[str], chart: Chart) -> Iterator[Question]:
    """Ask for what one role needs of a kind."""
    if not chart.lexicon.kinds[kind].needed or not telling <= _OF_NEED | {"how-many"}:
        return
    law = "law" in {kind, chart.lexicon.kinds[kind].within}
    needs = Needs(None, "need" if _degree(telling) == "any" else _degree(telling), "", by=one)
    things = Things(kind, Mentions(by=one) if law and not telling & {"need", "must"} else needs)
    yield Counting(things) if "how-many" in telling else Listing(things)


def _sets(
    words: _Words, kinds: tuple[str, ...], telling: frozenset[str], chart: Chart
) -> Iterator[Question]:
    """Ask for the roles of which all that is named holds, or for their number by unit or force."""
    conditions: list[Condition] = list(words.ranks)
    for name in words.names:
        placed = narrow(name, PLACES) if any(n.used for n in name.names) else None
        topic = _needed(name, chart)
        if placed and not telling & _OF_NEED:
            condition = default_relation(chart, "role", placed)
        elif topic and telling & _OF_NEED:
            condition = Needs(topic, _degree(telling))
        else:
            condition = default_relation(chart, "role", name)
        if condition is None:
            return
        conditions.append(condition)
    where = joined(All, conditions) if conditions else None
    things = Things("role", where)
    if len(kinds) == 1 and telling == {"how-many", "each"} and belongs(chart.lexicon, kinds[0]):
        yield Grouped(things, kinds[0])
    elif not kinds and where is not None and "each" not in telling and not telling & _LEADING:
        counted = "how-many" in telling
        yield Counting(spoken_of(things, chart)) if counted else Listing(things)
