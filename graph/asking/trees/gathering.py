"""Take amounts, dates and comparisons of a question, with the words they go with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.mention import THEIR
from remit.graph.asking.trees.parts import DATE, NUMBER, ORDERED, TEXT, Pending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.asking.trees.chunks import Chunk
    from remit.graph.asking.trees.parts import Parts

_YEAR = 4  # how many digits a year has


def having(parts: Parts) -> bool:
    """Take what the average or total for each must pass: "with an average salary over 50000"."""
    for at, chunk in enumerate(parts.chunks):
        after = parts.next(at, 3) if chunk.sort == "aggregate" else -1
        passed = parts.at(after)
        if passed is None or passed.sort != "amount" or not parts.literal(chunk, NUMBER):
            continue
        group = next((c for c in parts.chunks[:at] if parts.can_be_node(c)), None)
        if parts.shape != "list" or parts.group or group is None or group.sort == "name":
            return False
        if passed.negated or len(passed.value or ()) != 1:
            return False
        parts.take(after)
        parts.passed, parts.group, parts.shape = passed, group, "sum"
    return True


def gather(parts: Parts) -> bool:
    """Take amounts, dates and comparisons with the words they go with; False if one is lost."""
    for at, chunk in enumerate(parts.chunks):
        if at in parts.taken:
            continue
        if chunk.sort == "amount" and not _amount(parts, at, chunk):
            return False
        if chunk.sort == "moment":
            _moment(parts, at, chunk)
        if (
            chunk.sort == "compared"
            and parts.shape != "between"
            and not _compared(parts, at, chunk)
        ):
            return False
    return True


def _beside(parts: Parts, at: int, sorts: frozenset[str], most: int = 4) -> tuple[str, ...]:
    """Take the property named just before an amount or a date."""
    before = parts.previous(at, most)
    if before < 0:
        return ()
    chunk = parts.chunks[before]
    found = parts.literal(chunk, sorts) if chunk.sort != "aggregate" else ()
    if chunk.sort == "vague":
        found = tuple(r for r in chunk.relations if parts.sort(r) in sorts)
    if found:
        parts.take(before)
    return found


def _amount(parts: Parts, at: int, chunk: Chunk) -> bool:
    numbers = tuple(r for r in chunk.relations if parts.sort(r) == "number")
    if (chunk.relations and not numbers) or _in_year(parts, at, chunk):
        return False  # said of dates
    wanted = numbers or _in(parts, at) or _beside(parts, at, NUMBER)
    pending = Pending("amount", chunk.place, chunk, wanted, negated=chunk.negated)
    after = parts.next(at, 3)
    if chunk.function and not _of_all(parts, at, wanted):
        return False
    again = set(wanted).intersection(parts.literal(parts.at(after), NUMBER))
    if again:
        parts.take(after)  # carries more than 100 passengers
        pending.relations = tuple(r for r in wanted if r in again)
    if not wanted and after >= 0:
        behind = parts.chunks[after]
        found = parts.literal(behind, NUMBER)
        text = parts.literal(behind, TEXT)
        if found:
            parts.take(after)
            pending.relations = found
        elif parts.can_be_node(behind) and behind.sort != "name" and chunk.value:
            sign, number, _ = chunk.value[0]
            if len(chunk.value) != 1 or not isinstance(number, int):
                return False
            if sign == "=" and any(c.sort == "best" and c.limit == 1 for c in parts.chunks[at:]):
                parts.limit = number
                parts.take(at)
                return True
            node = parts.node(after)
            node.mode = f"{sign}{number}"
            parts.take(at)
            return True
        elif text and chunk.value:
            parts.take(after)
            pending.relations = text
            pending.sort = "number"
    parts.take(at)
    parts.pending.append(pending)
    return True


def _of_all(parts: Parts, at: int, wanted: tuple[str, ...]) -> bool:
    """Take "product", of "the average product", and "price"; False where it is that of some."""
    after = parts.next(at, 1)
    behind = parts.at(after)
    if behind is not None and behind.sort == "class":
        before = [c for c in parts.chunks[:at] if c.sort == "class"]
        if not before or not parts.classes_of(behind) & parts.classes_of(before[-1]):
            return False
        parts.take(after)
    elif behind is not None and set(parts.literal(behind, NUMBER)) & set(wanted):
        parts.take(after)
    here = max(at, after) if after in parts.taken else at
    last = parts.next(here, 4)
    some = last >= 0 and parts.can_be_node(parts.chunks[last])
    return not (some and parts.stand_between("within", here, last))  # "in their department"


def _in_year(parts: Parts, at: int, chunk: Chunk) -> bool:
    """Tell whether a bare number behind "in" is a year: "made in 1930"."""
    bare = chunk.value and chunk.value[0][0] == "=" and not chunk.value[0][2]
    year = bare and len(chunk.text) == _YEAR and chunk.text.isdecimal()
    return bool(year) and at > 0 and parts.chunks[at - 1].text == "in"


def _in(parts: Parts, at: int) -> tuple[str, ...]:
    """Take what an amount is told in, and the verb before: "pay more than 80 in rent"."""
    after, before = parts.next(at, 2), parts.previous(at, 2)
    if after < 0 or parts.stops(at, after) != ["in"]:
        return ()
    found = parts.literal(parts.chunks[after], NUMBER)
    if found and before >= 0 and parts.literal(parts.chunks[before], NUMBER):
        parts.take(before)
    if found:
        parts.take(after)
    return found


def _moment(parts: Parts, at: int, chunk: Chunk) -> None:
    dates = tuple(r for r in chunk.relations if parts.sort(r) == "date")
    found = dates or _beside(parts, at, DATE, 6)
    if not found:
        verbs = [
            n
            for n in range(len(parts.chunks))
            if n not in parts.taken
            and parts.chunks[n].sort == "verb"
            and parts.literal(parts.chunks[n], DATE)
        ]
        if len(verbs) == 1:
            found = parts.literal(parts.chunks[verbs[0]], DATE)
            parts.take(verbs[0])
    parts.take(at)
    parts.pending.append(Pending("moment", chunk.place, chunk, found, negated=chunk.negated))


def _compared(parts: Parts, at: int, chunk: Chunk) -> bool:
    """Take "heavier than X", "earns more than their manager", "hired before X"."""
    mine = tuple(r for r in chunk.relations if parts.sort(r) in ORDERED)
    after = parts.next(at, 4)
    own = parts.literal(parts.at(after), ORDERED)
    told = parts.literal(parts.at(parts.previous(at, 4)), ORDERED)
    if own and (told or THEIR & set(parts.stops(at, after))):
        return _with_own(parts, at, after, mine)
    wanted = mine or _beside(parts, at, ORDERED) or _before(parts, at)
    if not wanted or after < 0 or not parts.can_be_node(parts.chunks[after]):
        return False
    if own:
        return False
    if parts.chunks[after].sort == "name" and not mine and chunk.text in parts.joints("placing"):
        return False  # "installed under a contract": how much is not said
    node = parts.node(after)
    if node.one is not None:
        node.mode = "beside"
    elif not node.via and not THEIR & set(parts.stops(at, after)):
        return False
    parts.take(at)
    parts.pending.append(Pending("compared", chunk.place, chunk, wanted, node))
    return True


def _with_own(parts: Parts, at: int, after: int, mine: tuple[str, ...]) -> bool:
    """Take "stock below its reorder level": two values of one thing.

    Of what is not said, the one other amount told beside the second is meant.
    """
    chunk = parts.chunks[at]
    found = mine or _beside(parts, at, ORDERED)
    others = parts.literal(parts.chunks[after], ORDERED)
    schema = parts.schema
    if not found:
        direct = [r for r in others if schema.properties[r].direct]
        alike = [
            {p.id for p in schema.held(parts.sort(r), schema.sources(r)) if p.direct} - {r}
            for r in direct
        ]
        found = tuple(alike[0]) if len(alike) == 1 and len(alike[0]) == 1 else ()
        found = found or tuple(_plainer(parts, direct[0], alike[0]) if len(alike) == 1 else ())
    pairs = [(r, o) for r in found for o in others if r != o]
    pairs = [(r, o) for r, o in pairs if schema.sources(r) == schema.sources(o)]
    pairs = [(r, o) for r, o in pairs if schema.properties[r].unit == schema.properties[o].unit]
    if len(pairs) != 1:
        return False
    parts.take(at, after)
    pending = Pending("own", chunk.place, chunk, (pairs[0][0],), negated=chunk.negated)
    pending.beside = pairs[0][1]
    parts.pending.append(pending)
    return True


def _plainer(parts: Parts, relation: str, others: Iterable[str]) -> Iterator[str]:
    """Yield what a property is the least or most of: the stock, of the minimum stock."""
    words = set(parts.schema.properties[relation].relation.aspect.split())
    for other in sorted(others):
        if set(parts.schema.properties[other].relation.aspect.split()) < words:
            yield other


def _before(parts: Parts, at: int) -> tuple[str, ...]:
    """Take the one property named before what is compared: "is the weight of X higher than"."""
    named = [
        n
        for n in range(at)
        if n not in parts.taken
        and parts.chunks[n].sort == "noun"
        and parts.literal(parts.chunks[n], ORDERED)
    ]
    if parts.shape != "whether" or len(named) != 1:
        return ()
    parts.take(named[0])
    return parts.literal(parts.chunks[named[0]], ORDERED)
