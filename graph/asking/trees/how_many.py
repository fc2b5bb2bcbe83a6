"""Find what is counted, added up or measured, behind "how many" and "how much"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.trees.mention import BEING, STOP
from remit.graph.asking.trees.parts import NUMBER
from remit.graph.asking.trees.targets import being_so, having_value, target_at

if TYPE_CHECKING:
    from remit.graph.asking.trees.chunks import Chunk
    from remit.graph.asking.trees.parts import Parts

_TIMES = "times"
_HOW_MUCH = "how much"
_BEEN = "been"
_PERFECT = frozenset({"has", "have", "had"})
_COSTING = frozenset({"cost", "costs", "for"})


def counted_first(parts: Parts) -> bool:
    """Find what is counted, or measured, behind "how many"."""
    left = parts.left()
    if left[1:] and parts.chunks[left[0]].sort == "in-unit":
        left = left[1:]  # "how many hours of"
    if parts.target is not None or not left or _how_often(parts, left):
        return parts.target is not None
    at = left[0]
    chunk = parts.chunks[at]
    if (chunk.sort == "name" and len(left) == 1 and _how_much(parts)) or _sum_of(parts, left):
        return True
    if parts.is_done(chunk) and _asks_how_much(parts):
        return _told_of_event(parts, at)
    after = parts.next(at, 2)
    told = parts.at(after) if chunk.sort in {"true", "false"} else None
    if told is not None and (parts.can_be_node(told) or parts.literal(told, NUMBER)):
        at, chunk = after, told  # billable hours
    counted = chunk.sort == "name" and _how_many_units(parts, left)
    plain = not parts.things(chunk) and parts.literal(chunk)
    if chunk.sort == "noun" and (plain or parts.literal(chunk, NUMBER)):
        parts.take(at)
        parts.measured = chunk
    if parts.measured is not None or _measured_behind(parts, chunk, left):
        return True
    if parts.can_be_node(chunk) and not counted:
        parts.target = target_at(parts, at)
        return parts.target is not None
    valued = chunk.sort == "value" and having_value(parts, at)
    return counted or valued or being_so(parts, chunk)


def _asks_how_much(parts: Parts) -> bool:
    return any(c.sort == "how-many" and c.text.startswith(_HOW_MUCH) for c in parts.chunks)


def _told_of_event(parts: Parts, at: int) -> bool:
    """Read "how much was invoiced" as the one amount of money that invoices tell."""
    chunk = parts.chunks[at]
    found = _money_of(parts, parts.classes_of(chunk))
    if len(found) != 1:
        return False
    parts.take(at)
    parts.measured = replace(chunk, sort="noun", relations=dict.fromkeys(found, "noun"))
    parts.function, parts.shape = "SUM", "sum"
    return True


def _money_of(parts: Parts, classes: frozenset[str]) -> set[str]:
    """List the amounts of money that things tell, which are no prices: each is told of one."""
    prices = parts.lexicon.own["outranked"].keys()
    money = {*parts.lexicon.own["money"], "value", "total", "sum"} - prices
    held = parts.schema.held("number", classes)
    return {p.id for p in held if p.direct and not money.isdisjoint(p.relation.aspect.split())}


def _how_often(parts: Parts, left: list[int]) -> bool:
    """Read "how many times was X hired" as counting the events that are so called."""
    events = [n for n in left if parts.is_done(parts.chunks[n])]
    if _TIMES not in parts.said() or len(events) != 1 or parts.target is not None:
        return False
    parts.target = parts.node(events[0])
    parts.target.done = False
    return True


def _measured_behind(parts: Parts, chunk: Chunk, left: list[int]) -> bool:
    """Take the one amount behind what is counted: "X seats how many", "X are in stock"."""
    found = [n for n in left if parts.literal(parts.chunks[n], NUMBER)]
    if len(found) != 1 or chunk.sort == "class" or _TIMES in parts.said():
        return False
    is_verb = parts.chunks[found[0]].sort == "verb"
    if is_verb and found[0] == left[0] and "many" in parts.said():
        return False  # "how many hires": nothing is asked of one
    if not is_verb and (chunk.sort != "name" or parts.chunks[found[0]].sort != "noun"):
        return False
    parts.take(found[0])
    parts.measured = parts.chunks[found[0]]
    parts.shape = "values" if is_verb else parts.shape
    return True


def _how_many_units(parts: Parts, left: list[int]) -> bool:
    """Read "how many X were sold" as adding up the quantities of the lines that X stands in.

    So are "how many X does Y contain" and "how many X are in Y".
    """
    event = next((n for n in left if parts.chunks[n].sort == "class"), -1)
    named = sum(parts.chunks[n].sort == "name" for n in left) == 2
    if not (named if event < 0 else parts.is_event(parts.chunks[event])):
        return False
    chunk = parts.chunks[left[0]]
    leading = parts.schema.pointing_at(parts.classes_of(chunk))
    lines = frozenset[str]().union(*(p.relation.sources for p in leading))
    words = set(parts.lexicon.own["quantity"])
    found = [
        p.id
        for p in parts.schema.held("number", lines)
        if p.direct and p.relation.aspect.split()[-1] in words
    ]
    if len(found) != 1:
        return False
    parts.measured = replace(chunk, sort="noun", relations={found[0]: "noun"})
    if event < 0:
        holding = parts.schema.sources(found[0])
        ways = [p.id for p in leading if p.direct and not holding.isdisjoint(p.relation.sources)]
        parts.node(left[0]).via = dict.fromkeys(ways, "noun")
    return True


def _how_much(parts: Parts) -> bool:
    """Read "how much is X" as asking for its price."""
    asked = next((c for c in parts.chunks if c.sort == "how-many"), None)
    priced: list[str] = parts.lexicon.own["priced"]
    if asked is None or asked.text != _HOW_MUCH or not priced:
        return False
    said = {c.text for c in parts.chunks if c.sort == STOP and c.text[:1].isalpha()}
    if said & _PERFECT:
        return False  # what something has been given is not what it is for
    small = parts.lexicon.function | _COSTING
    if not said <= small or not said & (_COSTING | BEING) or "there" in said:
        return False  # "how much stock of X is there", "how much X do we have"
    parts.measured = replace(asked, sort="noun", relations=dict.fromkeys(priced, "noun"))
    parts.shape = "values"
    return True


def _may_do(parts: Parts, left: list[int], verb: Chunk) -> bool:
    """Tell whether one of the things that are named is of those that do what a verb says."""
    doers = [parts.schema.properties[r].relation.targets for r in parts.things(verb)]
    named = [parts.classes_of(parts.chunks[n]) for n in left if parts.chunks[n].sort == "name"]
    return any(classes & found for classes in named for found in doers)


def _is_done_to(parts: Parts, left: list[int], verb: int) -> bool:
    """Tell whether something is done to what is named before a verb: "has X been given"."""
    name = next((n for n in left if parts.chunks[n].sort == "name" and n < verb), -1)
    if name < 0:
        return False
    before, between = set(parts.stops(-1, name)), set(parts.stops(name, verb))
    return _BEEN in between or bool(before & BEING)


def _sum_of(parts: Parts, left: list[int]) -> bool:
    """Read "how much was billed to X" as the one amount of money that bills tell.

    So are "how much has X given to Y" and "how much was billed in 2022".
    """
    asked = next((c for c in parts.chunks if c.sort == "how-many"), None)
    verbs = [n for n in left if parts.chunks[n].sort == "verb"]
    others = [parts.chunks[n].sort for n in left if n not in verbs]
    dated = any(p.sort == "moment" and not p.relations for p in parts.pending)
    if asked is None or not asked.text.startswith(_HOW_MUCH) or len(verbs) != 1:
        return False
    verb = parts.chunks[verbs[0]]
    doing = _may_do(parts, left, verb)
    if doing and _is_done_to(parts, left, verbs[0]):
        return False
    found = {
        amount for r in parts.things(verb) for amount in _money_of(parts, parts.schema.sources(r))
    }
    if len(found) != 1 or not (others or dated) or set(others) - {"name"}:
        return False
    parts.measured = replace(asked, sort="noun", relations=dict.fromkeys(found, "noun"))
    if dated or (others and not doing):
        parts.domain(tuple(found), verb.place, summing=bool(others))
    if others and doing:
        parts.verb(verbs[0])
    else:
        parts.take(verbs[0])  # whoever it was
    return True
