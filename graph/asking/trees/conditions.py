"""Tie what is said of amounts, dates, truth and plain values to the things that it is said of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from remit.graph.asking.fold import singular
from remit.graph.asking.trees.dated import dated, done_to_named, teller
from remit.graph.asking.trees.meaning import (
    ONLY,
    Beside,
    Compare,
    CompareAverage,
    Has,
    Holds,
    Lacks,
    Number,
    Other,
    Truth,
    Versus,
)
from remit.graph.asking.trees.papers import amount_of
from remit.graph.asking.trees.parts import Pending, number_text
from remit.graph.asking.trees.schema import SEVERAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.trees.meaning import Test
    from remit.graph.asking.trees.nodes import Node
    from remit.graph.asking.trees.parts import Parts

_INVENTED = 0.3  # of a thing that is only told by a value, beside others that are named
_BESIDE = frozenset({"value", "amount", "true", "false", "moment"})
_UNSAID = frozenset({"value", "true", "false"})  # alone they do not say that other things are meant
_PERCENT = "percent"
_SINCE, _UNTIL = frozenset({"since", "from"}), "until"
_SOME = frozenset({"a", "an", "any", "no", "some"})


def settle(parts: Parts) -> bool:
    """Tie each condition to the thing that it is of; False where one finds none."""
    _as_the_others(parts)
    for pending in [p for p in parts.pending if p.sort != "best"]:
        settled = _settled(parts, pending)
        if not settled:
            return False
    return True


def _as_the_others(parts: Parts) -> None:
    """Take a value for one of the property that the others are values of: a language, too."""
    values = [p for p in parts.pending if p.sort == "value"]
    told = {p.relations[0] for p in values if len(p.relations) == 1}
    for pending in values:
        shared = told & set(pending.relations)
        if len(pending.relations) > 1 and len(shared) == 1:
            pending.relations = tuple(shared)


def _settled(parts: Parts, pending: Pending) -> bool:
    bare = pending.sort == "moment" and not pending.relations
    told = teller(parts) if bare else None
    relations = told[1] if told else pending.relations or _unsaid(parts, pending)
    if parts.once and pending.sort == "value":
        over = parts.schema.having(parts.lexicon.own["ends"]) & parts.schema.nameless
        relations = tuple(r for r in relations if parts.schema.sources(r) & over) or relations
        pending.relations = relations
    if not relations:
        return False
    node = told[0] if told else _nearest(parts, pending, relations)
    negated = pending.negated and not _denied_whole(parts, pending, node)
    doing = pending.sort == "has" and pending.chunk.sort == "verb"
    reached = _behind_verb(parts, pending, relations) if pending.sort == "value" else ()
    meant = pending.sort not in _UNSAID or reached or _told(parts, pending)
    if node is None and not doing and meant:
        node = parts.domain(reached or _of_line(parts, relations) or relations, pending.place)
        parts.cost += _INVENTED if parts.nodes[:-1] else 0.0
        if node is not None:
            node.negated, negated = negated, False
            pending.apart = True
            node.mode = ONLY if pending.chunk.only else ""
            node.placed = pending.sort == "value" and not reached and _is_placed(parts, pending)
    if node is None:
        return False
    if pending.sort == "moment":
        theirs = dated(parts, parts.having(relations, node), node)
        if theirs is None and done_to_named(parts, relations):
            return False
        relations = _ending(parts, pending, theirs or relations, node)
    fit = parts.likeliest(relations, node)
    if pending.sort == "compared" and pending.other is not None:
        fit = parts.having(fit, pending.other) or parts.having(relations, pending.other)
        fit = parts.having(fit, node)
    if not fit:
        return False
    if negated and node.who:
        node.classes &= parts.schema.having(fit)
    tests = _tests(parts, pending, fit)
    if not tests or (negated and len(tests) > 1):
        return False
    made = [Lacks(test) if negated else test for test in tests]
    node.tests += made
    parts.places |= dict.fromkeys(made, pending.place)
    parts.cost += 0.1 * (len(fit) - 1)
    return True


def _ending(
    parts: Parts, pending: Pending, relations: Sequence[str], node: Node
) -> tuple[str, ...]:
    """Exchange a date since when something is so for that of its end: "served until 2022"."""
    called, ends = parts.lexicon.own["called"], parts.lexicon.own["ends"]
    since = {r for r in relations if any(n.split()[-1] in _SINCE for n in called[r])}
    value = list(pending.chunk.value or ())
    if not since or since.union(ends) < set(relations) or [s for s, _ in value] != [_UNTIL]:
        return tuple(relations)
    pending.chunk = replace(pending.chunk, value=(("in", value[0][1]),))
    return parts.having([r for r in ends if r not in since], node)


def _of_line(parts: Parts, relations: Sequence[str]) -> tuple[str, ...]:
    """Keep what records tell of something that is named: what a ticket costs, on some route."""
    schema = parts.schema
    named = frozenset[str]().union(*(n.classes for n in parts.nodes if n.one is not None))
    lines = [
        r for r in relations if schema.properties[r].direct and schema.sources(r) <= schema.nameless
    ]
    return tuple(
        r
        for r in lines
        if any(p.relation.targets & named for p in schema.held("thing", schema.sources(r)))
    )


def _nearest(parts: Parts, pending: Pending, relations: Sequence[str]) -> Node | None:
    """Find the thing beside a condition that may have it, else the nearest that may."""
    node = parts.nearest(pending.place, relations, pending.sort != "value")
    if pending.sort in _BESIDE and parts.target is not None:
        beside = _next_node(parts, pending)
        node = beside if beside and parts.having(relations, beside) else node
    return node


def _denied_whole(parts: Parts, pending: Pending, node: Node | None) -> bool:
    """Tell whether one "not" denies the thing that a condition is of: "no Chinese supplier"."""
    return node is not None and node.negated and node is not parts.target and parts.nots == 1


def _told(parts: Parts, pending: Pending) -> bool:
    """Tell whether a value alone says that other things are meant.

    It is told with its property, or a code that one thing has, a value of things that have no
    names, of what sort they are, as "a ferry", or where something is or comes from, by way of what
    it is in or what makes it.
    """
    schema = parts.schema
    if _is_sort(parts, pending):
        return True
    if pending.named or all(
        schema.telling(r) or schema.sources(r) <= schema.nameless for r in pending.relations
    ):
        return True
    return _word_before(parts, pending) == ["from"] or _is_placed(parts, pending)


def _is_sort(parts: Parts, pending: Pending) -> bool:
    """Tell whether a value says as a noun of what sort other things are: "owns a ferry"."""
    sources = parts.schema.having(pending.relations)
    if sources <= parts.schema.nameless or "who" in _word_before(parts, pending):
        return False
    sorting = frozenset(parts.lexicon.own["sorting"])
    known = [parts.schema.properties[r].relation.aspect.split()[-1] for r in pending.relations]
    several = singular(pending.chunk.text) != pending.chunk.text
    told = several or not _SOME.isdisjoint(_word_before(parts, pending))
    return len(known) == 1 and sorting.issuperset(known) and told and bool(parts.nodes)


def _word_before(parts: Parts, pending: Pending) -> list[str]:
    at = parts.where(pending.chunk)
    return parts.chunks[at - 1].text.split()[-1:] if at else []


def _is_placed(parts: Parts, pending: Pending) -> bool:
    """Tell whether a value is the place that something is in, beside what is in it."""
    placed = set(pending.relations) <= set(parts.lexicon.own["placed"])
    return placed and _word_before(parts, pending) == ["in"] and bool(parts.nodes)


def _behind_verb(parts: Parts, pending: Pending, relations: Sequence[str]) -> tuple[str, ...]:
    """Find the properties, of those that tell of a place, of what the verb before leads to.

    "Headquartered in Italy" leads to a town, whose country is Italy.
    """
    verb = next((v for v in parts.verbs if v.end == pending.chunk.place), None)
    if verb is None:
        return ()
    found = [parts.schema.properties[r].relation for r in verb.relations]
    reached = frozenset[str]().union(*(relation.targets for relation in found))
    placed = [r for r in relations if r in parts.lexicon.own["placed"]]
    return tuple(r for r in placed if parts.schema.has(r, reached))


def _next_node(parts: Parts, pending: Pending) -> Node | None:
    """Find the thing straight behind a condition: "active suppliers"."""
    return next((n for n in parts.nodes if n.place == pending.chunk.end), None)


def _unsaid(parts: Parts, pending: Pending) -> tuple[str, ...]:
    """Find the property that an amount with a unit, or a date alone, must be of."""
    if pending.sort == "moment":
        for node in sorted(parts.nodes, key=lambda n: abs(n.place - pending.place)):
            dates = [
                p.id
                for p in parts.schema.properties.values()
                if p.sort == "date" and parts.schema.has(p.id, node.classes)
            ]
            if dates and node.one is None:
                meant = dated(parts, dates, node) or ()
                return meant if len(meant) == 1 else ()
        return ()
    unit = pending.chunk.value[0][2].partition("/")[0] if pending.chunk.value else ""
    if pending.sort == "amount" and pending.chunk.value and not unit:
        told = pending.chunk.value[0][0] == "="  # from 2023
        some = [parts.target] if parts.target is not None else parts.nodes[:1]
        return amount_of(parts, some[0].classes) if some and not (told or some[0].one) else ()
    scales = parts.lexicon.own["scales"]
    dimension = scales.get(unit, [unit])[0]
    found = [
        p.id
        for p in parts.schema.properties.values()
        if unit and p.sort == "number" and p.unit and scales.get(p.unit, [p.unit])[0] == dimension
    ]
    if not found and dimension in parts.lexicon.own["currencies"]:
        found = _in_money(parts, parts.lexicon.own["money"])
        if not any(parts.having(found, node) for node in parts.nodes):
            found = _alone(parts, _in_money(parts, parts.lexicon.own["monetary"]))
    own = [r for r in found if parts.schema.properties[r].direct]
    return tuple(own if any(parts.having(own, node) for node in parts.nodes) else found)


def _in_money(parts: Parts, words: Sequence[str]) -> list[str]:
    """List the amounts without a unit that are called by one of these words."""
    numbers = [p for p in parts.schema.properties.values() if p.sort == "number" and not p.unit]
    return [p.id for p in numbers if p.relation.aspect.split()[-1] in words]


def _alone(parts: Parts, amounts: Sequence[str]) -> list[str]:
    """Keep the one amount that the things have which are asked for, for the period that is told."""
    node = next((n for n in parts.nodes if n.one is None and parts.having(amounts, n)), None)
    found = parts.having(amounts, node) if node is not None else ()
    told = parts.periods()
    timed = [r for r in found if parts.schema.properties[r].period in told] if told else found
    return list(timed) if len(timed) == 1 else []


def _tests(parts: Parts, pending: Pending, fit: tuple[str, ...]) -> list[Test]:
    if pending.sort in {"amount", "moment"} and pending.chunk.value:
        made = [compared(parts, fit[0], pending.sort, part) for part in pending.chunk.value]
        return [test for test in made if test] if all(made) else []
    test = _test(parts, pending, fit)
    found = [test] if test else []
    if found and pending.chunk.sign == "=" and pending.other is not None:
        found.append(Other(pending.other.number))
    return found


def _test(parts: Parts, pending: Pending, fit: tuple[str, ...]) -> Test | None:
    chunk, relation = pending.chunk, fit[0]
    if pending.sort == "value":
        terms = [term for term, _ in chunk.value[relation]]
        said = chunk.value[relation][0][1] if len(terms) == 1 else chunk.text
        return Holds(relation, tuple(terms), said, chunk.only and not pending.apart)
    if pending.sort in {"true", "false", "has"}:
        return Has(relation) if pending.sort == "has" else Truth(relation, pending.sort == "true")
    if pending.sort in {"compared", "own"}:
        other = pending.other
        beside = Beside(relation, chunk.sign, pending.beside)
        return Versus(relation, chunk.sign, other.number) if other is not None else beside
    if pending.sort == "number":
        sign, number, _ = chunk.value[0]
        return Number(relation, sign, int(number))
    if pending.sort == "amount" and chunk.value is None:
        return CompareAverage(relation, chunk.sign, chunk.function)
    return None


def _measures(parts: Parts, unit: str) -> bool:
    """Tell whether there are larger and smaller units of the same dimension."""
    scales = parts.lexicon.own["scales"]
    return unit in scales and scales[unit][0] in parts.lexicon.own["dimensions"]


def _is_share(parts: Parts, relation: str) -> bool:
    """Tell whether a property is called a share of something."""
    words = {word for name in parts.lexicon.own["called"][relation] for word in name.split()}
    return not words.isdisjoint(parts.lexicon.own["shares"])


def _for_period(parts: Parts, relation: str, number: float, period: str) -> float | None:
    """Turn an amount into that for the period that a property tells of; None where it cannot be."""
    own = parts.schema.properties[relation].period
    if not own or own == period or period not in parts.lexicon.own["rates"]:
        return number
    return {("month", "year"): number * 12, ("year", "month"): number / 12}.get((period, own))


def compared(parts: Parts, relation: str, sort: str, part: tuple[Any, ...]) -> Compare | None:
    """Compare a property with an amount, in its own unit, or a date; None where it cannot be."""
    if sort == "moment":
        whole = part[0] == "in" or not part[1].startswith("--")
        return Compare(relation, part[0], part[1]) if whole else None
    sign, number, said = part
    unit, _, period = said.partition("/")
    number = _for_period(parts, relation, number, period)
    if number is None:
        return None
    own = parts.schema.properties[relation].unit
    scales = parts.lexicon.own["scales"]
    if own == SEVERAL or (unit and not own and _measures(parts, unit)):
        return None  # who knows in which unit the number is
    if unit == _PERCENT and own != _PERCENT and not _is_share(parts, relation):
        return None  # a tenth of something else
    if unit and own and unit != own:
        if unit not in scales or own not in scales or scales[unit][0] != scales[own][0]:
            return None
        number = number * scales[unit][1] / scales[own][1]
    return Compare(relation, sign, number_text(number))
