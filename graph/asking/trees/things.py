"""Make the things of a question, and the verbs that join them, of what is left of its words."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from remit.graph.asking.own_words import TRAILING
from remit.graph.asking.trees.alternatives import before_condition
from remit.graph.asking.trees.how_many import counted_first
from remit.graph.asking.trees.likening import alike
from remit.graph.asking.trees.meaning import Besides, Holds, IsA, Lacks
from remit.graph.asking.trees.mention import BEING, STOP, THEIR
from remit.graph.asking.trees.neighbours import (
    join_names,
    merge_classes,
    merge_names,
    pair_names,
    take_members,
    tie_owners,
)
from remit.graph.asking.trees.nodes import Node, Verb
from remit.graph.asking.trees.parts import DATE, NUMBER, Pending
from remit.graph.asking.trees.targets import asked_first, everyone

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.trees.chunks import Chunk
    from remit.graph.asking.trees.parts import Parts

_US = frozenset({"we", "you", "they", "i"})
_VALUED = frozenset({"value", "true", "false"})
_BESIDE = frozenset({"also", "the", "a", "an", "not", "both", "either", "neither", "themselves"})
_PERFECT = frozenset({"has", "have", "had", "been", "was", "were"})
_WHO = frozenset({"who", "that", "which"})
_AS = frozenset({"as", "a", "an", "the", *THEIR})
_LISTED = frozenset({"name", "and", "or", "with-their", STOP})
_BARE = 0.3  # of a verb straight behind its subject: "department heads" are no departments


def things(parts: Parts) -> bool:
    """Make nodes of all things, and verbs of what joins them; False where a word is left."""
    merge_names(parts)
    merge_classes(parts)
    if parts.shape == "count" and not counted_first(parts):
        return False
    if parts.shape in {"list", "values", "sum"} and not asked_first(parts):
        return False
    if not (alike(parts) and _in_role(parts) and _as_theirs(parts)):
        return False
    if not all(at in parts.taken or _thing(parts, at) for at in parts.left()):
        return False
    if parts.group is not None and parts.group.sort == "class":
        _group_node(parts, parts.group)
    if not (join_names(parts) and _also(parts)):
        return False
    members = take_members(parts)
    pair_names(parts, members)
    tie_owners(parts)
    if parts.shape in {"count", "sum"} and parts.measured is not None and not parts.nodes:
        parts.domain(parts.literal(parts.measured), parts.measured.end)
    return True


def _thing(parts: Parts, at: int) -> bool:
    """Take one chunk for what it is; False where it is nothing here."""
    chunk = parts.chunks[at]
    if parts.can_be_node(chunk):
        parts.node(at)
    elif chunk.sort in _TAKEN:
        return _TAKEN[chunk.sort](parts, at)
    elif chunk.sort == "verb" and parts.literal(chunk) and _of_value_beside(parts, at):
        return True
    elif chunk.sort == "verb" and parts.things(chunk):
        if parts.chunks[at - 1].text in _US and len(parts.nodes) < 2 and not parts.left()[1:]:
            parts.take(at)  # "how many beers do we brew"
            parts.cost += 0.3
        else:
            parts.verb(at)
    elif chunk.sort in {"verb", "noun"} and parts.literal(chunk):
        return _plain(parts, at)
    elif chunk.sort == "or" and before_condition(parts.chunks, at):
        return False  # that either holds, or what is not read, is not that both do
    elif chunk.sort in {"and", "or", "any", "name-of"}:
        parts.take(at)
    else:
        return False
    return True


def _in_role(parts: Parts) -> bool:
    """Read "looks after X as product manager" as being the product manager of X.

    False where the verb says something else.
    """
    for at in parts.left():
        chunk = parts.chunks[at]
        role = {r for r, phrase in parts.things(chunk).items() if phrase == "noun"}
        verbs = [n for n in parts.left() if n < at and parts.chunks[n].sort == "verb"]
        if chunk.sort != "noun" or not verbs or parts.chunks[at - 1].text != "as":
            continue
        verb = parts.chunks[verbs[-1]]
        shared = {r: p for r, p in parts.things(verb).items() if r in role}
        if not shared:
            return False
        parts.take(at, verbs[-1])
        parts.verbs.append(Verb(verb.place, shared, verb.negated, end=verb.end))
    return True


def _as_theirs(parts: Parts) -> bool:
    """Read "have X as their manager" as having X for it; False where X is none of these.

    Of the word for the kind of thing that X is, X is enough: "cardiology as their specialty".
    """
    for at in parts.left():
        chunk = parts.chunks[at]
        role = parts.next(at, 4)
        said = set(parts.stops(at, role)) if role >= 0 else set()
        if chunk.sort != "name" or "as" not in said or not said <= _AS:
            continue
        noun = parts.chunks[role]
        if noun.sort not in {"class", "noun"} or not parts.can_be_node(noun):
            continue
        if not parts.classes_of(noun) & parts.classes_of(chunk):
            return False
        parts.take(role)
        node = parts.node(at)
        if noun.sort == "noun":
            node.via = {r: p for r, p in parts.things(noun).items() if p != "subject"}
            node.owner = parts.target
            if not node.via:
                return False
    return True


def _told(parts: Parts, at: int) -> bool:
    """Take a plain value, or what is true or not."""
    chunk = parts.chunks[at]
    parts.take(at)
    if not _those_who(parts, at):
        relations, negated = tuple(chunk.relations), chunk.negated
        parts.pending.append(Pending(chunk.sort, chunk.place, chunk, relations, negated=negated))
    return True


def _also(parts: Parts) -> bool:
    """Read "which A are B": A that are B, too; False where that cannot be said."""
    target = parts.target
    if parts.shape not in {"list", "count"} or target is None or target.one is not None:
        return True
    for node in [n for n in parts.nodes if n is not target and n.one is None and not n.mode]:
        at = next((n for n, c in enumerate(parts.chunks) if c.place == node.place), 0)
        told = [c for c in parts.chunks[max(0, at - 3) : at] if c.sort not in _VALUED]
        said = [c.text for c in told if c.text not in _BESIDE]
        if said[-1:] not in (["is"], ["are"]) or not node.classes & target.classes:
            continue
        if node.via:
            if len(node.via) > 1:
                return False
            if node.negated:
                _by_nothing(parts, node)
            else:
                target.via |= node.via
        else:
            made = IsA(tuple(sorted(node.classes)), node.said)
            target.tests.append(Lacks(made) if node.negated else made)
        _merge(parts, node, target)
    return True


def _by_nothing(parts: Parts, node: Node) -> None:
    """Read "are not managers" as managing nothing."""
    relation, phrase = next(iter(node.via.items()))
    found = parts.schema.properties[relation].relation
    doing = phrase == "subject"
    parts.verbs.append(Verb(node.place, {relation: "verb" if doing else "active"}, True))
    classes = found.targets if doing else found.sources
    parts.add(Node(node.place + 1, node.end + 1, classes, "things", negated=True))


def _merge(parts: Parts, node: Node, into: Node) -> None:
    """Let one node stand for another; what hangs on that hangs on it."""
    into.tests += node.tests
    parts.nodes.remove(node)
    for number, other in enumerate(parts.nodes):
        other.number = number
        if other.owner is node:
            other.owner = into


def _none_of(parts: Parts, at: int) -> bool:
    """Read "supplied by nobody" and "that nobody supplies": the verb leads to nothing."""
    left = parts.left()
    if parts.target is None or len(left) > 2 or len(parts.nodes) > 1 or parts.nots:
        return False
    parts.take(at)
    if left[1:]:
        behind = parts.chunks[left[1]]
        if parts.verbs:
            return False
        if parts.is_event(behind):
            parts.node(left[1]).negated = True
            return True
        if behind.sort != "verb" or not parts.things(behind):
            return False
        parts.verb(left[1])
    if not parts.verbs:
        return False
    _among_people(parts, parts.verbs[-1], parts.chunks[at].text)
    classes = _either_side(parts, parts.verbs[-1])
    place = parts.chunks[at].place
    parts.add(Node(place, place + 1, classes, "things", negated=True))
    return True


def _among_people(parts: Parts, verb: Verb, nobody: str) -> None:
    """Keep of what a verb may mean what people do among themselves: "manages nobody"."""
    people = frozenset(parts.lexicon.own["persons"]) - frozenset(parts.lexicon.own["clients"])
    ends = {r: parts.schema.properties[r].relation for r in verb.relations}
    kept = {
        r: phrase
        for r, phrase in verb.relations.items()
        if ends[r].sources <= people and ends[r].targets <= people
    }
    if kept and not nobody.startswith("none"):
        verb.relations = kept


def somehow(parts: Parts) -> bool:
    """Let a verb that is said with nothing else lead to anything: "languages that are spoken".

    False where a preposition wants a thing that is not told.
    """
    if len(parts.nodes) != 1 or len(parts.verbs) != 1 or parts.target is not parts.nodes[0]:
        return True
    verb = parts.verbs[0]
    at, said = next((n, c.text) for n, c in enumerate(parts.chunks) if c.place == verb.place)
    before = {c.text for c in parts.chunks[max(0, at - 2) : at]}
    if BEING & before and not said.split()[0].endswith("ing"):
        verb.passive = True  # "teachers that are mentored"
    if parts.nodes[0].tests and {said.split()[-1], *parts.stops(at, at + 2)} & set(TRAILING):
        return False  # "who works in" a value of something else
    parts.cost += _BARE if verb.place == parts.nodes[0].end else 0.0
    classes = _either_side(parts, verb)
    parts.add(Node(verb.place, verb.place + 1, classes, "things", negated=verb.negated))
    return True


def _either_side(parts: Parts, verb: Verb) -> frozenset[str]:
    """List the classes of the things on both sides of a verb."""
    found = [parts.schema.properties[r].relation for r in verb.relations]
    return frozenset[str]().union(*(r.sources | r.targets for r in found))


def _in_unit(parts: Parts, at: int) -> bool:
    """Take "in grams" behind what is asked for, where the graph says it so."""
    parts.take(at)
    shown = [one for one in (parts.measured, *parts.columns) if one is not None]
    units = {parts.schema.properties[r].unit for one in shown for r in one.relations}
    scales = parts.lexicon.own["scales"]
    wanted = scales.get(parts.chunks[at].value)
    return wanted is not None and any(scales.get(unit) == wanted for unit in units)


def _those_who(parts: Parts, at: int) -> bool:
    """Read "the farmer who" as the things that have such a value."""
    chunk, behind = parts.chunks[at], parts.at(at + 1)
    if chunk.sort != "value" or behind is None or behind.text not in _WHO:
        return False
    relations = tuple(chunk.relations)
    made = parts.domain(relations, chunk.place) if len(relations) == 1 else None
    if made is None:
        return False
    terms = tuple(term for term, _ in chunk.value[relations[0]])
    made.tests.append(Holds(relations[0], terms, chunk.text))
    made.text = chunk.text
    return True


def _group_node(parts: Parts, group: Chunk) -> None:
    """Make the node for each of which something is counted, unless it is there."""
    at = parts.where(group)
    if at not in parts.taken:
        parts.node(at)


def _plain(parts: Parts, at: int) -> bool:
    """Take a word for a plain value that stands alone: what is asked for, or a value there is."""
    chunk = parts.chunks[at]
    if _of_value_beside(parts, at):
        return True
    summing = parts.target is None or bool(parts.literal(chunk, NUMBER))
    counted = parts.shape == "count" and not parts.measured and summing
    between = parts.shape == "between" and parts.measured is None
    dated = bool(parts.period) and not parts.measured and bool(parts.literal(chunk, DATE))
    if parts.shape in {"where", "when"} or counted or between or dated:
        parts.take(at)
        parts.measured = parts.measured or chunk
        had = counted and parts.target is not None and chunk.text in _PERFECT
        alike = parts.shape != "when" or bool(chunk.shared(parts.measured))
        return alike and not had  # not when two things were; what each has is no amount of it
    shown = [parts.measured, *parts.columns]
    measured = {relation for one in shown if one is not None for relation in one.relations}
    said = parts.measured
    paid = said is not None and said.end == chunk.place and chunk.text in parts.lexicon.own["paid"]
    happened = chunk.sort == "verb" and not chunk.negated and _of_event(parts, chunk)
    if paid or happened or measured & chunk.relations.keys():
        parts.take(at)  # "how many tonnes of cargo were carried", "who placed the most orders"
        return True
    if parts.shape not in {"whether", "list"} and not chunk.negated:
        return False
    plain = chunk.sort == "verb" and not chunk.negated
    told = [p for p in parts.pending if set(chunk.relations) & set(p.relations)]
    for one in told:
        one.relations = tuple(r for r in one.relations if r in chunk.relations)
    over = bool(_PERFECT & set(parts.stops(at - 2, at))) and bool(parts.literal(chunk, DATE))
    if plain and not (over and not parts.pending) and (told or parts.shape == "list"):
        parts.take(at)  # who earns the highest salary
        return bool(told)
    parts.take(at)
    relations = parts.literal(chunk)
    parts.pending.append(Pending("has", chunk.place, chunk, relations, negated=chunk.negated))
    parts.cost += 0.5 if chunk.sort == "verb" or not chunk.negated else 0.1
    return chunk.negated or not THEIR & set(parts.stops(at - 3, at))  # "of their salary"


def _of_event(parts: Parts, chunk: Chunk) -> bool:
    """Tell whether a verb only says of events that are named that all of them took place."""
    schema, over = parts.schema, set(parts.lexicon.own["ends"])
    done = [r for r in parts.literal(chunk, DATE) if r not in over]
    events = [n.classes for n in parts.nodes if n.classes & parts.events]
    return any(schema.has(r, c) and schema.share(r, c, ()) >= 1.0 for r in done for c in events)


def _of_value_beside(parts: Parts, at: int) -> bool:
    """Take the name of a property beside one of its values: "status active"."""
    chunk = parts.chunks[at]
    for n in (parts.next(at, 3), parts.previous(at, 3)):
        value = parts.at(n)
        shared = value.shared(chunk) if value is not None and value.sort == "value" else ()
        if value is not None and shared:
            parts.take(at, n)
            made = Pending("value", chunk.place, value, shared, negated=chunk.negated)
            made.named = chunk.sort == "noun" and n > at
            parts.pending.append(made)
            return True
    return False


def _vague(parts: Parts, at: int) -> bool:
    return _of_value_beside(parts, at)  # "the code SMA"


def _unfinished(parts: Parts, at: int) -> bool:
    """Read "still open" as having no date of closing, "out of stock" as having nought of it."""
    chunk = parts.chunks[at]
    parts.take(at)
    relations = tuple(chunk.relations)
    if not chunk.negated and {parts.sort(r) for r in relations} == NUMBER:
        nought = replace(chunk, sort="amount", value=(("=", 0, ""),))
        parts.pending.append(Pending("amount", chunk.place, nought, relations))
        return True
    parts.pending.append(Pending("has", chunk.place, chunk, relations, negated=not chunk.negated))
    return True


def _besides(parts: Parts, at: int) -> bool:
    """Leave out the things that are named behind "other than", of those that are asked for."""
    target = parts.target or next((n for n in parts.nodes if n.one is None), None)
    parts.take(at)
    behind = takewhile(lambda n: parts.chunks[n].sort in _LISTED, range(at + 1, len(parts.chunks)))
    names = [n for n in behind if parts.chunks[n].sort == "name" and n not in parts.taken]
    if not names or target is None:
        return False
    for n in names:
        chunk = parts.chunks[n]
        if not parts.classes_of(chunk) & target.classes:
            parts.node(n).negated = True  # what is of no such type
            continue
        target.tests.append(Besides(chunk.value))
        parts.take(n)
    return True


_TAKEN: dict[str, Callable[[Parts, int], bool]] = {
    "unfinished": _unfinished,
    "vague": _vague,
    "value": _told,
    "true": _told,
    "false": _told,
    "in-unit": _in_unit,
    "no-one": _none_of,
    "everyone": everyone,
    "besides": _besides,
}
