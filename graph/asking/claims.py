"""Statements inside questions: something, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.graph.asking.belonging import plain
from remit.graph.asking.expressions import as_mentions, denied, each_need, leaves
from remit.graph.asking.lattice import Edge, content, content_places
from remit.graph.asking.logic import All, Duty, IsOne, Mentions, Needs, Not, OneOf, Things, Words
from remit.graph.asking.logic import Any as AnyOf
from remit.graph.asking.own_verbs import is_third
from remit.graph.asking.search import in_part
from remit.graph.asking.sets import conditions
from remit.graph.asking.slots import Needy, in_words, says_more
from remit.graph.asking.subject_conditions import with_need

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition, Target

Claim = tuple["Target", "Condition"]
MOST_UNHELD = 3
_OF_A_NAME = 2


def claim(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a thing or a description of roles, and a condition on it, in either order."""
    for edge in chart.slot("roles", place):
        subject = together(edge.value)
        for said in conditions(chart, edge.end, "role"):
            yield Edge(said.end, (subject, said.value), edge.cost + said.cost)
    for edge in chart.slot("only-role", place):
        for said in conditions(chart, edge.end, "role"):
            need = said.value.part if isinstance(said.value, Not) else said.value
            if isinstance(need, Needs) and isinstance(need.topic, OneOf):
                yield Edge(said.end, (edge.value, said.value), edge.cost + said.cost + 0.2)
    for edge in chart.edges("name", place):
        for kind in dict.fromkeys(plain(n.kind) for n in edge.value.names):
            one = _of_kind(edge.value, kind)
            if kind in chart.lexicon.kinds and one is not None:
                for said in conditions(chart, edge.end, kind) if kind != "document" else ():
                    if not any(isinstance(part, Needs | Mentions) for part in leaves(said.value)):
                        yield Edge(said.end, (one, said.value), edge.cost + said.cost)
    yield from _topic_first(chart, place)


def together(roles: Target) -> Target:
    """Take roles that are named one after the other for a set of which each is asked."""
    several = isinstance(roles, OneOf) and roles.any and len(roles.names) > 1
    return Things("role", IsOne(roles)) if several and isinstance(roles, OneOf) else roles


def _of_kind(one: OneOf, kind: str) -> OneOf | None:
    kept = tuple(n for n in one.names if plain(n.kind) == kind)
    used = tuple(n for n in kept if n.used)
    if len(kept) > 1 and len(used) == 1:
        kept = used
    return OneOf(kept, one.written, one.any) if kept else None


def _topic_first(chart: Chart, place: int) -> Iterator[Edge]:
    """Take "RIPA required for the custody sergeant" and the like."""
    for before in [Edge(place, None, 0.0), *chart.slot("needy", place)]:
        for subject in chart.slot("topics", before.end):
            for turned, middle in _turned(chart, subject.end):
                for end, change, cost in _joined_to_roles(chart, middle):
                    placed = () if in_words(subject.value) else chart.slot("only-role", end)
                    for edge in (*chart.slot("roles", end), *placed):
                        condition = change(with_need(subject.value, before.value, chart.lexicon))
                        value = denied(condition, chart) if turned else condition
                        total = before.cost + subject.cost + cost + edge.cost
                        yield Edge(edge.end, (together(edge.value), value), total)
                        for after in chart.slot("needy", edge.end):
                            final = with_need(value, after.value, chart.lexicon)
                            said = (together(edge.value), final)
                            yield Edge(after.end, said, total + after.cost)


def _turned(chart: Chart, place: int) -> Iterator[tuple[bool, int]]:
    yield False, place
    for end in chart.cue("not", place):
        yield True, end


def _joined_to_roles(chart: Chart, place: int) -> Iterator[tuple[int, Any, float]]:
    """Take what ties a subject to the roles behind it: needed for, used by, mentioned in."""
    for edge in chart.slot("needy", place):
        if _needs_what_follows(chart, edge.end):
            continue
        yield edge.end, _need_as(edge.value, chart), edge.cost
        for end in chart.cue("become", edge.end):
            yield end, _need_as(edge.value, chart), edge.cost + 0.05
    for end in chart.cue("become", place):
        yield end, _need_as(None, chart), 0.1
    for end in chart.cue("use", place):
        yield end, _use, 0.05
    for end in chart.cue("mention", place):
        yield end, as_mentions, 0.05
    for end in chart.cue("involve", place):
        yield end, _any, 0.05
    for end in chart.cue("in-role", place):
        yield end, _need_as(None, chart), 0.0


def _needs_what_follows(chart: Chart, end: int) -> bool:
    """Tell whether what stands before a place needs what stands behind it: "the post needs …"."""
    behind = chart.lattice.tokens[end].text if end < chart.length else ""
    active = chart.lattice.tokens[end - 1].text in chart.lexicon.telling["active"]
    return active and behind not in chart.lexicon.telling["of_whom"]


def _need_as(said: Needy | None, chart: Chart) -> Any:
    def change(condition: Condition) -> Condition:
        return with_need(condition, said, chart.lexicon)

    return change


def _use(condition: Condition) -> Condition:
    return each_need(condition, lambda need: Needs(need.topic, "any", "use"))


def _any(condition: Condition) -> Condition:
    return each_need(condition, lambda need: Needs(need.topic, "any"))


def statement(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a claim, or a condition on roles that are not named."""
    yield from chart.slot("claim", place)
    for edge in conditions(chart, place, "role"):
        yield Edge(edge.end, (None, edge.value), edge.cost + 0.1)


def conditional_set(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a condition with its question word behind it: "PIP2 is needed for which posts"."""
    for edge in conditions(chart, place, "role"):
        ends = [e for name in ("who", "someone") for e in chart.cue(name, edge.end)]
        ends += [
            start + 1
            for start in chart.starts(edge.end)
            if start < chart.length and chart.lattice.tokens[start].text == "where"
        ]
        for end in chart.cue("which", edge.end):
            ends += [noun.end for noun in chart.edges("noun", end) if noun.value == "role"]
        for end in ends:
            yield Edge(end, Things("role", edge.value), edge.cost + 0.1)
            for after in chart.slot("needy", end):
                things = Things("role", with_need(edge.value, after.value, chart.lexicon))
                yield Edge(after.end, things, edge.cost + after.cost + 0.1)


def unnamed(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a condition on roles that nothing names: "RIPA required", "repealed law cited".

    Of "both", where nothing is joined, two are asked that are not said: not whether any is there.
    """
    both = any(token.text in chart.lexicon.agreeing["whole"] for token in chart.lattice.tokens)
    if both and not chart.lattice.edges.get("cue:and"):
        return
    for edge in conditions(chart, place, "role", bare=False):
        if isinstance(edge.value, Needs | Mentions) and edge.value.topic is not None:
            yield Edge(edge.end, Things("role", edge.value), edge.cost + 0.2)


def duty(chart: Chart, place: int) -> Iterator[Edge]:
    """Take all that follows as words of a duty, if passages hold them."""
    for begin, explicit in _duty_starts(chart, place):
        if begin >= chart.length:
            continue
        said = {t.text for t in chart.lattice.tokens[begin:]}
        if said & chart.lexicon.hollow:
            continue
        if said & _BARRED:
            if explicit:
                yield from _either_duty(chart, begin)
        else:
            yield from _whole_duty(chart, begin, explicit)
            yield from _each_duty(chart, begin, explicit)


def _whole_duty(chart: Chart, begin: int, explicit: bool) -> Iterator[Edge]:
    """Take all words from here on as those of one duty."""
    count = chart.length
    written = chart.lattice.text(begin, count)
    said = _without_holders(chart, begin)
    found = (one for _, _, one in chart.lattice.longest_names(begin))
    names = tuple(one for one in found if not says_more(one, chart))
    value = Duty(Words(said, written), names)
    if names and not explicit and len(said) > _OF_A_NAME and not chart.holds(value):
        value = Duty(value.words)  # "writes reports for the board": the words of a name apart
    clause = any(t.text in _CLAUSES for t in chart.lattice.tokens[begin:])
    of_kind = any(e.value == "role" for e in chart.lattice.at("noun", count - 1))
    if not said or said[0] in _BY or of_kind or (clause and not chart.holds(value)):
        return
    if chart.cued(begin, count, kinds=False):
        if len(said) > 2 and not explicit and chart.holds(value):
            yield Edge(count, value, 5.0)
        return
    ranked = any(chart.lattice.at("rank", p) for p in range(begin, count))
    if explicit and not chart.holds(value) and _otherwise_said(value, chart):
        return
    if (explicit and not ranked) or (len(said) > 1 and not explicit and chart.holds(value)):
        yield Edge(count, value, 3.8 + 0.2 * explicit)
    elif said[0] in chart.lexicon.synonyms and len(said) > 2 and not (ranked or _past(chart, said)):
        shorter = Duty(Words(said[1:], written), value.names, said[0])
        if chart.holds(shorter):
            yield Edge(count, shorter, 4.6)
    telling = tuple(word for word in said if word not in chart.lexicon.light)
    if len(telling) > 1 and telling != said and not ranked:
        plain = Duty(Words(telling, written), value.names)
        if chart.holds(plain):
            yield Edge(count, plain, 4.4)


def _otherwise_said(duty: Duty, chart: Chart) -> bool:
    """Tell whether a duty that no passage holds may be said in other words."""
    words = duty.words
    return len(words.words) > MOST_UNHELD or in_part(words, chart.lexicon, chart.index)


def _without_holders(chart: Chart, begin: int) -> tuple[str, ...]:
    """Return the telling words from here on, but not those for the holder of any post."""
    holders = chart.lattice.places("cue:someone")
    places = content_places(chart.lattice, chart.lexicon, begin, chart.length)
    telling = [place for place in places if place not in holders]
    kept = telling if len(telling) > 1 else places
    return tuple(chart.lattice.tokens[place].text for place in kept)


def _past(chart: Chart, said: Sequence[str]) -> bool:
    """Tell whether words begin with what somebody once did, which no profile tells."""
    return said[0].endswith("ed") or said[0] in chart.lexicon.telling["past"]


def _either_duty(chart: Chart, begin: int) -> Iterator[Edge]:
    """Take duties joined by "or": prisoners or detainees."""
    tokens = chart.lattice.tokens
    ends = [place for place in range(begin, chart.length) if tokens[place].text == "or"]
    others = {t.text for t in tokens[begin:]} & (_BARRED - {"or"})
    starts = [begin, *(end + 1 for end in ends)]
    parts = []
    for start, end in zip(starts, [*ends, chart.length], strict=True):
        said = content(chart.lattice, chart.lexicon, start, end)
        parts.append(Duty(Words(said, chart.lattice.text(start, end))))
    whole = len(parts) > 1 and not others and all(p.words.words for p in parts)
    besides = any(" and " in part.words.written for part in parts)  # of the last, or of each
    if whole and not besides and any(map(chart.holds, parts)):
        yield Edge(chart.length, AnyOf(tuple(parts)), 4.2)


def _each_duty(chart: Chart, begin: int, explicit: bool) -> Iterator[Edge]:
    """Take duties of one role that "and" joins, each with its verb: keeps keys and opens up.

    Each of them stands in a passage of its own.
    """
    tokens = chart.lattice.tokens
    begins = [begin]
    begins += [at + 1 for at in range(begin, chart.length - 1) if tokens[at].text == "and"]
    verbs = begins[explicit:]
    if len(begins) == 1 or not all(is_third(tokens[at].text) for at in verbs):
        return
    parts = []
    for start, end in zip(begins, [*(at - 1 for at in begins[1:]), chart.length], strict=True):
        said = content(chart.lattice, chart.lexicon, start, end)
        parts.append(Duty(Words(said, chart.lattice.text(start, end))))
    several = all(len(part.words.words) > 1 for part in parts[explicit:])
    if several and all(part.words.words and chart.holds(part) for part in parts):
        yield Edge(chart.length, All(tuple(parts)), 4.6)


_BY = frozenset({"by", "per"})
_CLAUSES = frozenset({"before", "after", "until", "when", "while", "whilst"})
_BARRED = frozenset(
    {"who", "which", "what", "not", "no", "without", "but", "or", "why", "where", "how", "only"}
)


def _duty_starts(chart: Chart, place: int) -> list[tuple[int, bool]]:
    begins = {} if chart.cue("dealing", place) else {place: False}
    for end in chart.cue("duty", place):
        begins[end] = True
    return sorted(begins.items())
