"""Read superlatives and sums: by what property, or by how many of what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular
from remit.graph.asking.inflection import plural
from remit.graph.asking.own_words import says_so
from remit.graph.asking.trees.chunks import Chunk
from remit.graph.asking.trees.commonest import commonest
from remit.graph.asking.trees.nodes import Node
from remit.graph.asking.trees.papers import amount_of
from remit.graph.asking.trees.parts import DATE, EVERY, NUMBER, ORDERED, Pending

if TYPE_CHECKING:
    from remit.graph.asking.trees.parts import Parts

_LARGEST = frozenset({"largest", "greatest"})
_COUNTING = frozenset({"most", "fewest"})
_GRADED = frozenset({"most", "fewest", "greatest", "smallest", "foremost"})
_SIZED = frozenset({"greatest", "smallest"})
_MORE = frozenset({"than", "more", "less"})
_BEEN = frozenset({"been", "here", "us", "who"})
_SERVING = "serving"
_DATED = 0.15  # of "the longest" by a date, beside a length
_LASTING = ("longest", "shortest")  # of what began the earliest, the latest


def best(parts: Parts) -> bool:
    """Take superlatives with the property, or with what is counted, that they go by."""
    for at, chunk in enumerate(parts.chunks):
        if chunk.sort != "best" or at in parts.taken:
            continue
        if parts.best() is not None or _names_things(parts, chunk):
            return False
        parts.take(at)
        limited = replace(chunk, limit=parts.limit or chunk.limit)
        pending = Pending("best", chunk.place, limited)
        relations = tuple(r for r in chunk.relations if parts.sort(r) in ORDERED)
        relations = _of_class_behind(parts, at, _named_behind(parts, at, relations))
        if chunk.value == "commonest":
            if not commonest(parts, at, pending):
                return False
            continue
        if parts.tally is not None and not relations:
            pending.counted = parts.node(parts.where(parts.tally))
            parts.pending.append(pending)
            continue
        if not relations and parts.columns and parts.over == "order":
            relations = parts.literal(parts.columns[-1], ORDERED)
        relations = relations or _of_paper(parts, at)
        pending.relations = relations
        if not relations and chunk.value in _GRADED:
            _counting(parts, at, pending)
        relations = pending.relations
        lasting = chunk.text.endswith(_LASTING)
        dated = bool(relations) and parts.sort(relations[0]) == "date"
        if lasting and dated and not _serving(parts, chunk.end):
            return False
        if relations and parts.sort(relations[0]) == "date" and lasting:
            pending.chunk = replace(limited, least=chunk.text.endswith(_LASTING[0]))
            parts.cost += _DATED
        if not relations and pending.counted is None:
            return False
        _of_its_verb(parts, at, relations)
        parts.pending.append(pending)
    if parts.tally is not None and parts.best() is None:
        every = Chunk("best", parts.tally.place, parts.tally.end, "most", limit=EVERY)
        counted = parts.node(parts.where(parts.tally))
        parts.pending.append(Pending("best", every.place, every, counted=counted))
    return True


def _names_things(parts: Parts, chunk: Chunk) -> bool:
    """Tell whether what stands behind a superlative is no amount: "the top two programmes"."""
    named = bool(chunk.relations) and chunk.value not in _COUNTING
    return named and not any(parts.sort(r) in ORDERED for r in chunk.relations)


def _named_behind(parts: Parts, at: int, relations: tuple[str, ...]) -> tuple[str, ...]:
    """Take the amount that is named straight behind a superlative: "the longest flight time"."""
    named = parts.chunks[at].value == "super" and parts.next(at, 1) >= 0
    told = parts.literal(parts.chunks[at + 1], ORDERED) if named else ()
    fit = tuple(r for r in relations if r in told)
    if fit:
        parts.take(at + 1)
    return fit or relations


def _of_class_behind(parts: Parts, at: int, relations: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the amounts and dates of what stands straight behind: "the most recent order"."""
    behind = parts.at(at + 1)
    if behind is None or behind.sort != "class":
        return relations
    classes = parts.classes_of(behind)
    return tuple(r for r in relations if parts.schema.has(r, classes))


def _of_paper(parts: Parts, at: int) -> tuple[str, ...]:
    """Take "the smallest invoice" for the one with the smallest amount."""
    behind, chunk = parts.at(at + 1), parts.chunks[at]
    plain = behind is not None and behind.sort == "class" and chunk.limit == 1
    plain = plain and chunk.value in _SIZED
    return amount_of(parts, parts.classes_of(behind)) if plain and behind is not None else ()


def _of_its_verb(parts: Parts, at: int, relations: tuple[str, ...]) -> None:
    """Take the verb that the name of an amount tells, too: "teaches the most teaching hours"."""
    before = parts.previous(at, 2)
    chunk = parts.at(before)
    if chunk is None or chunk.sort != "verb":
        return
    names = [word for r in relations for n in parts.lexicon.own["called"][r] for word in n.split()]
    if says_so(chunk.text.split()[0], names):
        parts.take(before)


def _serving(parts: Parts, end: int) -> bool:
    """Tell whether it is said for how long something has been so, not how long something is."""
    said = set(parts.stops(-1, len(parts.chunks))) & _BEEN
    verbs = [c for c in parts.chunks if c.sort == "verb" and c.place != end]
    return bool(said or verbs) or _SERVING in parts.said()


def either(parts: Parts) -> bool:
    """Read "which is cheaper, A or B" as asking for the best of these."""
    of = parts.asked and "of" in parts.stops(-1, len(parts.chunks))  # "which of A and B is cheaper"
    joining = {"or", "and"} if of else {"or"}
    said = [n for n in parts.left() if parts.chunks[n].sort in joining]
    named = [n for n in parts.left() if parts.chunks[n].sort == "name"]
    graded = [n for n in parts.left() if parts.chunks[n].sort in _MORE]
    best, first = parts.best(by_value=True), parts.lexicon.own["first"]
    if best is not None and best.chunk.text in first and len(said) == 1 and len(named) == 2:
        if parts.target is not None:
            parts.nodes.remove(parts.target)
        parts.target = parts.node(named[0])
        best.chunk = replace(best.chunk, value="either")
        return True
    asking = parts.shape == "list" and (parts.asked or parts.target is not None)
    if not asking or (len(said), len(named), len(graded)) != (1, 2, 1):
        return True
    at = graded[0]
    chunk = parts.chunks[at]
    relations = tuple(r for r in chunk.relations if parts.sort(r) in ORDERED)
    least = chunk.sort == "less" or "lower" in chunk.relations.values()
    if not relations:
        before = parts.previous(at, 3)
        relations = parts.literal(parts.at(before), ORDERED)
        parts.take(before) if relations else None
    if not relations or (parts.target is not None and not parts.target.who):
        return False
    parts.take(at)
    if parts.target is not None:
        parts.nodes.remove(parts.target)
    parts.target = parts.node(named[0])
    made = replace(chunk, sort="best", value="either", least=least)
    parts.pending.append(Pending("best", chunk.place, made, relations))
    return True


def _counting(parts: Parts, at: int, pending: Pending) -> None:
    """Find what there is most of, or the verb before: "earns the most", "the most products"."""
    chunk = pending.chunk
    before, after = parts.previous(at, 3), parts.next(at, 3)
    sorts = ORDERED if chunk.text.split()[-1] in parts.lexicon.own["first"] else NUMBER
    found = parts.literal(parts.at(before), sorts)
    behind = parts.at(after)
    things = {r: p for r, p in chunk.relations.items() if parts.sort(r) == "thing"}
    if chunk.value not in _COUNTING:
        things, behind = {}, None
    if things:
        properties = [parts.schema.properties[r].relation for r in things]
        classes = frozenset[str]().union(*(p.targets for p in properties))
        said = parts.called(classes)
        node = Node(chunk.end - 1, chunk.end, classes, said, via=things, text=chunk.text)
        pending.counted = parts.add(node)
    elif chunk.relations:
        _of_values(parts, pending)
    elif behind and parts.can_be_node(behind) and behind.sort != "name":
        if chunk.text.split()[-1] not in _LARGEST or _is_several(behind):
            pending.counted = parts.node(after)
    elif sorts is ORDERED and (told := _only_dated(parts)):
        pending.relations = told
    elif chunk.value == "smallest" and after >= 0 and parts.literal(parts.at(after), ORDERED):
        pending.relations = parts.literal(parts.at(after), ORDERED)  # the first to join
        parts.take(after)
    elif found and not chunk.text.endswith(_LASTING):  # "took the longest" is no amount taken
        parts.take(before)
        pending.relations = found
    elif chunk.value in _COUNTING and before >= 0 and parts.is_event(parts.chunks[before]):
        # "ordered most often"
        pending.counted = parts.node(before)


def _only_dated(parts: Parts) -> tuple[str, ...]:
    """Take the one verb that tells of a date: "who joined the team last"."""
    dated = [
        n
        for n in parts.left()
        if parts.chunks[n].sort == "verb" and parts.literal(parts.chunks[n], DATE)
    ]
    if len(dated) != 1:
        return ()
    parts.take(dated[0])
    return parts.literal(parts.chunks[dated[0]], DATE)


def _is_several(chunk: Chunk) -> bool:
    """Tell whether a word speaks of several: "the largest staff", not "the largest order"."""
    last = chunk.text.split()[-1]
    return singular(last) != last or plural(last) == last or chunk.sort != "class"


def _of_values(parts: Parts, pending: Pending) -> None:
    """Go by how many plain values there are: "the most languages"."""
    chunk = pending.chunk
    texts = [parts.schema.properties[r] for r in chunk.relations if parts.sort(r) == "text"]
    if chunk.value in _COUNTING and any(one.several for one in texts):
        pending.relations = tuple(one.id for one in texts if one.several)
        pending.chunk = replace(chunk, function="COUNT")


def aggregate(parts: Parts) -> bool:
    """Take what is averaged or added up."""
    for at, chunk in enumerate(parts.chunks):
        if chunk.sort != "aggregate" or at in parts.taken:
            continue
        vague = chunk.value == "vague"
        if parts.function or (
            vague and not any(parts.sort(r) == "number" for r in chunk.relations)
        ):
            return False
        parts.take(at)
        _summing(parts, at, chunk)
    return True


def _summing(parts: Parts, at: int, chunk: Chunk) -> None:
    numbers = tuple(r for r in chunk.relations if parts.sort(r) == "number")
    if numbers:
        parts.function = chunk.function
        parts.measured = replace(chunk, relations=dict.fromkeys(numbers, "noun"))
        parts.shape = "sum" if parts.shape in {"list", "values"} else parts.shape
        return
    if chunk.value == "counted" or parts.shape == "count":
        parts.shape = "count"
        parts.over = chunk.function if chunk.function != "SUM" else ""
        return
    parts.function = chunk.function
    parts.shape = "sum"
    beside = [n for n in (parts.next(at, 3), parts.previous(at, 3)) if n >= 0]
    found = next((n for n in beside if parts.literal(parts.chunks[n], NUMBER)), None)
    if found is not None:
        parts.take(found)
        parts.measured = parts.chunks[found]
