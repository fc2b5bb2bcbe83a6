"""Find what a question asks for: the things that are listed, or values of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular, words
from remit.graph.asking.inflection import plural
from remit.graph.asking.trees.mention import BEING
from remit.graph.asking.trees.nodes import Node
from remit.graph.asking.trees.parts import NUMBER, TEXT

if TYPE_CHECKING:
    from remit.graph.asking.lexicon import Relation
    from remit.graph.asking.trees.chunks import Chunk
    from remit.graph.asking.trees.parts import Parts

_UNSORTED = 0.9
_TOTAL = "total "
_DOING = frozenset({"did", "does", "do", "has", "have", "had"})
_DOES = frozenset({"did", "does", "do"})
_COLLEAGUES = frozenset({"colleague", "colleagues"})  # of somebody: in what they are so is not told


def having_value(parts: Parts, at: int) -> bool:
    """Read a plain value as the things that have it: "consultants", unless they are named."""
    chunk = parts.chunks[at]
    after = parts.next(at, 1)
    if after >= 0 and parts.chunks[after].sort == "class":
        parts.target = parts.node(after)
        return True
    made = parts.domain(_of_things(parts, chunk), chunk.place)
    if made is None:
        return False
    parts.target = made
    made.text = chunk.text
    if made.classes <= parts.schema.nameless:
        asked = next((c for c in parts.chunks if c.sort == "who"), None)
        if asked is None:
            return False
        parts.target = parts.somebody(asked.place)  # who was the captain, in some duty
    sorting = parts.lexicon.own["sorting"]
    said = {parts.schema.properties[r].relation.aspect.split()[-1] for r in chunk.relations}
    parts.cost += 0.0 if said & set(sorting) else _UNSORTED
    return True


def _of_things(parts: Parts, chunk: Chunk) -> tuple[str, ...]:
    """Keep the properties that sort things by a value: captains are such by their own title.

    What a line says, a duty on a flight, sorts neither the flight nor the duty.
    """
    known = [parts.schema.properties[r] for r in chunk.relations]
    sorting = [p for p in known if p.relation.aspect.split()[-1] in parts.lexicon.own["sorting"]]
    named = [p.id for p in sorting if p.direct and not p.relation.sources <= parts.schema.nameless]
    return tuple(named or chunk.relations)


def asked_first(parts: Parts) -> bool:
    """Find what a list is of, or what values are asked for."""
    left = parts.left()
    if not left or parts.target is not None or _summed_first(parts, left):
        return True
    if _total_first(parts, left):
        return True
    plain = parts.shape == "list" and parts.measured is None
    if plain and (_values_first(parts, left) or _value_of_verb(parts, left)):
        left = parts.left()
        nodes = [n for n in left if parts.can_be_node(parts.chunks[n])]
        of_value = bool(left) and not nodes and parts.chunks[left[0]].sort == "value"
        return not of_value or having_value(parts, left[0])
    first = next((n for n in left if n not in parts.taken), -1)
    return first < 0 or parts.shape != "list" or _listed(parts, first)


def _summed_first(parts: Parts, left: list[int]) -> bool:
    """Read "what did all repairs cost together" as asking for the sum."""
    amounts = [n for n in left if parts.literal(parts.chunks[n], NUMBER)]
    named = [n for n in left if _is_several(parts.chunks[n])]
    if not (parts.summing and parts.asked and len(amounts) == 1 and named):
        return False
    parts.take(amounts[0])
    parts.measured = parts.chunks[amounts[0]]
    parts.function, parts.shape = "SUM", "sum"
    return True


def _is_several(chunk: Chunk) -> bool:
    """Tell whether a word names a kind of thing, or a category in the plural: "all C checks"."""
    return chunk.sort == "class" or (chunk.sort == "name" and _is_plural(chunk.text))


def _total_first(parts: Parts, left: list[int]) -> bool:
    """Read "the total charge of all hires", "total charges by month" as asking for the sum.

    The total charge of one hire by name is its own.
    """
    chunk = parts.chunks[left[0]]
    is_total = chunk.sort == "noun" and chunk.text.startswith(_TOTAL)
    behind = parts.at(parts.next(left[0], 4))
    several = behind is not None and behind.sort == "class" and _is_plural(behind.text)
    several = several and not _is_plural(chunk.text)
    is_total = is_total or _adds_up(parts, chunk)
    if not (is_total and parts.literal(chunk, NUMBER) and parts.shape == "list"):
        return False
    if not several and parts.group is None and not parts.period:
        return False
    parts.take(left[0])
    parts.measured, parts.function, parts.shape = chunk, "SUM", "sum"
    return True


def _adds_up(parts: Parts, chunk: Chunk) -> bool:
    """Tell whether an amount is added up for each of what has none: "hours per lawyer"."""
    if chunk.sort != "noun" or parts.group is None:
        return False
    adding = not set(parts.lexicon.own["adding"]).isdisjoint(chunk.text.split())
    having = parts.schema.having(parts.literal(chunk, NUMBER))
    return adding and having.isdisjoint(parts.classes_of(parts.group))


def _is_plural(text: str) -> bool:
    last = words(text)[-1]
    return singular(last) != last


def _listed(parts: Parts, first: int) -> bool:
    """Find what a list is of by the first word that says anything."""
    chunk = parts.chunks[first]
    if chunk.sort in {"value", "everyone"}:
        return (having_value if chunk.sort == "value" else everyone)(parts, first)
    being = BEING & set(parts.stops(-1, first))
    last = parts.chunks[parts.left()[-1]]
    but = parts.classes_of(last) if last.sort == "name" and not being else frozenset()
    if chunk.sort == "verb" and parts.asked and parts.things(chunk) and (being or but):
        parts.target = parts.add(_something(parts, chunk, but))  # what is compatible with, replaces
        return True
    value = parts.at(parts.next(first, 2))
    if chunk.sort == "verb" and value is not None and value.sort == "value":
        shared = tuple(r for r in parts.literal(chunk) if r in value.relations)
        parts.target = parts.domain(shared, chunk.place) if shared else None
        return parts.target is not None
    if not parts.can_be_node(chunk):
        return being_so(parts, chunk) or chunk.sort in {"true", "false"} or bool(parts.pending)
    behind = parts.at(first + 1)
    if chunk.sort == "name" and behind is not None and behind.text == "'s":
        return _owned(parts, first)
    done = bool(_DOING & set(parts.stops(-1, first)))
    beside = chunk.sort == "name" and behind is not None and behind.sort == "class"
    beside = beside and first + 1 not in parts.taken
    if behind is not None and beside and not (done and parts.is_event(behind)):
        parts.target = parts.node(first + 1)  # the Berlin customers
    else:
        doing = _done_by_name(parts, first) or _done_by(parts, first)
        parts.target = doing or target_at(parts, first)
    best = parts.best(by_value=True)
    of_best = best is not None and parts.asked and chunk.sort == "name"
    return parts.target is not None or of_best  # "what is the highest salary in X"


def being_so(parts: Parts, chunk: Chunk) -> bool:
    """Read what is true of some things, in the plural, as these: "the apprentices"."""
    if chunk.sort != "true" or not _is_plural(chunk.text):
        return False
    parts.target = parts.domain(tuple(chunk.relations), chunk.place)
    return parts.target is not None


def everyone(parts: Parts, at: int) -> bool:
    """Take "everyone" for all people."""
    parts.take(at)
    found = parts.somebody(parts.chunks[at].place)
    found.who = False
    parts.target = parts.target or (found if parts.shape == "list" else None)
    return True


def _something(parts: Parts, verb: Chunk, but: frozenset[str] = frozenset()) -> Node:
    """Make the node of what a verb is said of: "what is compatible with X", "what does X supply".

    Args:
        parts: The parts of the question.
        verb: The verb.
        but: The classes of what the verb is said with.
    """
    sides: set[str] = set()
    for relation in parts.things(verb):
        found = parts.schema.properties[relation].relation
        sides |= found.targets if found.sources & but else frozenset()
        sides |= found.sources if found.targets & but or not but else frozenset()
        sides |= found.targets if not but else frozenset()
    classes = frozenset(sides)
    return Node(0, 0, classes, parts.called(classes), text="what")


def _done_by_name(parts: Parts, first: int) -> Node | None:
    """Read "what does X supply" as asking for what X does it to."""
    left = parts.left()
    if not parts.asked or len(left) != 2 or left[0] != first:
        return None
    name, verb = parts.chunks[left[0]], parts.chunks[left[1]]
    if name.sort != "name" or verb.sort != "verb" or not parts.things(verb):
        return None
    made = _something(parts, verb, parts.classes_of(name))
    if made.classes & parts.events:
        return None  # the order, not what was ordered
    return parts.add(made)


def _done_by(parts: Parts, first: int) -> Node | None:
    """Read "what did X order" as asking for the one thing, not a person, that orders are of."""
    left = [parts.chunks[n] for n in parts.left()]
    name, event = left[0], left[-1]
    if len(left) != 2 or name.sort != "name" or not parts.is_event(event):
        return None
    others = parts.classes_of(name) | frozenset(parts.lexicon.own["persons"])
    held = parts.schema.held("thing", parts.classes_of(event))
    nameless = parts.schema.nameless
    fit = [p.relation for p in held if not p.relation.targets & (others | nameless)]
    if len(fit) != 1 or parts.chunks[first].place != name.place:
        return None
    place = event.end
    said = parts.called(fit[0].targets)
    return parts.add(Node(place, place, fit[0].targets, said, via={fit[0].id: "noun"}))


def _values_first(parts: Parts, left: list[int]) -> bool:
    """Take "price and weight of", "email of": values that are asked for."""
    values: list[int] = _values_beside_things(parts, left)
    named = False
    for at in left if not values else ():
        chunk = parts.chunks[at]
        if chunk.sort == "noun" and parts.literal(chunk) and not parts.things(chunk):
            values.append(at)
        elif not (chunk.sort in {"and", "with-their"} and (values or named)):
            named = chunk.sort == "name-of" and not values
            if not named:
                break
    if not values:
        return False
    joined = [n for n in left if parts.chunks[n].sort in {"and", "with-their", "name-of"}]
    parts.take(*values, *(n for n in joined if n < values[-1]))
    parts.columns = [*(parts.chunks[n] for n in values), *parts.columns]
    parts.shape = "values"
    return True


def _values_beside_things(parts: Parts, left: list[int]) -> list[int]:
    """Find values that are asked for together with things: "phone and manager of all staff"."""
    found: list[int] = []
    for at in left:
        chunk = parts.chunks[at]
        if chunk.sort == "noun" and (not found or _joins(parts, found[-1], at)):
            found.append(at)
        elif not (chunk.sort in {"and", "with-their"} and found) and chunk.sort != "name-of":
            break
    last = found[-1] if found else 0
    behind = parts.next(last, 4)
    of = {"of", "for"} & set(parts.stops(last, behind)) if behind > 0 else set()
    plain = [n for n in found if not parts.things(parts.chunks[n])]
    return found if of and plain and len(plain) < len(found) else []


def _joins(parts: Parts, one: int, other: int) -> bool:
    """Tell whether only a comma or an "and" stands between two words."""
    said = set(" ".join(parts.stops(one, other)).split())
    return bool(said) and said <= {"and", ",", "the"}


def _value_of_verb(parts: Parts, left: list[int]) -> bool:
    """Read "what does X weigh" as asking for the value."""
    verbs = [n for n in left if parts.chunks[n].sort == "verb" and parts.literal(parts.chunks[n])]
    others = [n for n in left if n not in verbs]
    if not parts.asked or len(verbs) != 1 or not others or "whose" in parts.said():
        return False
    chunk, of = parts.chunks[verbs[0]], parts.chunks[others[0]]
    doing = bool(_DOES & set(parts.stops(-1, others[0])))
    if of.sort != "name" and not (of.sort == "class" and doing and verbs[0] > others[0]):
        return False
    ours = {"we", "you", "they"} & set(parts.stops(-1, verbs[0]))
    told = parts.literal(chunk, NUMBER | TEXT)  # a date is asked for by when something was made
    held = any(parts.schema.has(r, parts.classes_of(parts.chunks[others[0]])) for r in told)
    if parts.things(chunk) or parts.pending or ours or not held:
        return False
    parts.take(verbs[0])
    parts.measured = chunk
    parts.shape = "values"
    return True


def _owned(parts: Parts, at: int) -> bool:
    """Read "Ann's email" and "Ann's manager's email": the last thing owned is asked for."""
    last = at
    while True:
        owner = parts.at(last + 1)
        here = parts.next(last + 1, 2) if owner is not None and owner.text == "'s" else -1
        if here < 0:
            break
        last = here
    chunk = parts.chunks[last]
    if chunk.text in _COLLEAGUES:
        return False
    if chunk.sort == "noun" and parts.literal(chunk) and not parts.things(chunk):
        parts.take(last)
        parts.columns = [chunk, *parts.columns]
        parts.shape = "values"
        return True
    if parts.can_be_node(chunk):
        parts.target = parts.node(last)
        return True
    return False


def target_at(parts: Parts, at: int) -> Node | None:
    """Make the node that is asked for; of a name, the things that are sorted under it."""
    chunk = parts.chunks[at]
    if chunk.sort != "name":
        return _compound(parts, at) or _standing_for(parts, chunk) or parts.node(at)
    node = parts.node(at)
    best = parts.best(by_value=True)
    sources = sorted_under(parts, node)
    if best is not None:
        sources &= parts.schema.having(best.relations)
    if not sources:
        return None
    return parts.add(Node(node.place, node.end, sources, parts.called(sources)))


def _compound(parts: Parts, at: int) -> Node | None:
    """Make the nodes of "department heads": the heads of departments."""
    chunk, behind = parts.chunks[at], parts.at(at + 1)
    if chunk.sort != "class" or behind is None or behind.sort != "noun":
        return None
    classes = parts.classes_of(chunk)
    ways = [
        r for r, p in parts.things(behind).items() if p == "noun" and parts.schema.has(r, classes)
    ]
    if not ways or plural(chunk.text) == chunk.text or singular(chunk.text) != chunk.text:
        return None
    made = parts.node(at + 1)
    made.via = dict.fromkeys(ways, "noun")
    made.owner = parts.node(at)
    return made


def _standing_for(parts: Parts, chunk: Chunk) -> Node | None:
    """Make the node of the named things that stand in nameless ones: parts, in lines of a list."""
    found = _standing(parts, chunk)
    if found is None:
        return None
    parts.take(parts.where(chunk))
    node = Node(chunk.place, chunk.end, found.targets, parts.called(found.targets))
    node.via = {found.id: "noun"}
    return parts.add(node)


def standing(parts: Parts, chunk: Chunk) -> frozenset[str]:
    """List the classes of the named things that stand in the nameless ones that a chunk names."""
    found = _standing(parts, chunk)
    return found.targets if found is not None else frozenset()


def _standing(parts: Parts, chunk: Chunk) -> Relation | None:
    classes = parts.classes_of(chunk)
    if not classes or not classes <= parts.schema.nameless:
        return None
    found = [
        p.relation
        for p in parts.schema.held("thing", classes)
        if p.direct and not p.relation.targets & parts.schema.nameless
    ]
    dated = any(p.direct for p in parts.schema.held("date", classes))  # a check, not what it is of
    return found[0] if len(found) == 1 and not dated else None


def sorted_under(parts: Parts, node: Node) -> frozenset[str]:
    """Find the classes of the things that a category, style or type is said of."""
    sorting = frozenset(parts.lexicon.own["sorting"])
    found = [
        p.relation.sources
        for p in parts.schema.pointing_at(node.classes)
        if p.relation.aspect.split()[-1] in sorting
    ]
    return frozenset().union(*found)
