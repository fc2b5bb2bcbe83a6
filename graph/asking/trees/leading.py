"""Read what a question begins with, and find what is shown or counted for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular, words
from remit.graph.asking.own_kinds import DOER, WHAT, WHO
from remit.graph.asking.trees.mention import BEING, STOP
from remit.graph.asking.trees.nodes import Node, Verb
from remit.graph.asking.trees.parts import NUMBER, ORDERED, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.trees.chunks import Chunk
    from remit.graph.asking.trees.parts import Parts

_SORTED = frozenset({"sorted", "ascending", "descending"})
_SAID_OF = frozenset({"value", "true", "false"})
ASKING = frozenset({"who", "which", "what", "where", "when", "how-many", "how", "whose"})
_EVERY = frozenset({"every", "each"})
_ALL = frozenset({"all", "every", "all the", "all of"})
_PLACING = frozenset({"in", "at", "on", "from", "under", "with", "by"})
_OPENING = frozenset({*BEING, "does", "do", "did", "has", "have", "had", "can", "could", "will"})


def lead(parts: Parts) -> bool:
    """Find out what is wanted; False where the beginning is not understood."""
    at = parts.next(-1, len(parts.chunks))
    opening = parts.at(0)
    if at < 0 or opening is None or _about(parts):
        return opening is not None and at >= 0
    asked = any(c.sort in ASKING - {"how"} for c in parts.chunks)
    if opening.sort == STOP and opening.text in _OPENING and not asked:
        parts.shape = "whether"
        second = parts.at(1)
        parts.every = second is not None and second.text in _ALL
        if parts.every and second is not None and second.sort != STOP:
            parts.take(1)
        return True
    while parts.chunks[at].sort in {"list", "arrange"}:
        parts.take(at)
        at = parts.next(at, len(parts.chunks))
        if at < 0:
            return False
    chunk = parts.chunks[at]
    if chunk.sort in {"how", "how-many"} and _how_high(parts, at):
        return True
    if chunk.sort in _LEADING:
        parts.take(at)
        _LEADING[chunk.sort](parts, at)
        return True
    return "how" not in [c.sort for c in parts.chunks[: at + 1]]


def _about(parts: Parts) -> bool:
    """Read "who is X", "tell me about X": a name, and nothing that is asked of it."""
    left = parts.left()
    sorts = [parts.chunks[n].sort for n in left]
    being = BEING & set(parts.stops(-1, len(parts.chunks)))
    asked = sorts[:-1] == ["about"] or (being and sorts[:-1] in (["who"], ["what"], ["which"]))
    if not asked or sorts[-1] != "name" or "have" in parts.stops(-1, len(parts.chunks)):
        return False
    said = set(parts.stops(-1, len(parts.chunks)))
    if said & _PLACING or not said.isdisjoint(parts.lexicon.own["vague"]):
        return False  # who is in X, the value of X
    if sorts[0] == "who" and _in_plural(parts.chunks[left[-1]]):
        return False  # those who are such
    parts.take(*left)
    parts.measured = parts.chunks[left[-1]]
    parts.shape = "about"
    return True


def _in_plural(chunk: Chunk) -> bool:
    """Tell whether a name is said in the plural that it does not have: "technicians"."""
    last = words(chunk.text)[-1]
    named = {word for name in chunk.value.names for word in words(name.label)}
    return singular(last) != last and last not in named


def _difference(parts: Parts, at: int) -> None:
    """Look for what two things differ in: "by how much is X heavier than Y"."""
    parts.shape = "between"
    for n, chunk in enumerate(parts.chunks):
        if chunk.sort in {"compared", "than", "between"} and n not in parts.taken:
            parts.take(n)
            if chunk.relations and parts.measured is None:
                parts.measured = chunk


def _how_many(parts: Parts, at: int) -> None:
    following = parts.next(at)
    parts.shape = "count"
    if following >= 0 and parts.chunks[following].sort == "share":
        return _share(parts, following)
    if following >= 0 and parts.chunks[following].sort in {"more", "less", "compared"}:
        parts.take(following)
        parts.shape = "between"
    return None


def _share(parts: Parts, at: int) -> None:
    parts.take(at)
    parts.shape = "count"
    parts.share = True


def _place_or_time(parts: Parts, at: int) -> None:
    parts.shape = parts.chunks[at].sort


def _what(parts: Parts, at: int) -> None:
    """Look behind "what is the" for "number of" and "difference"."""
    following = parts.next(at)
    parts.asked = True
    behind = parts.next(following) if parts.literal(parts.at(following), NUMBER) else -1
    if behind >= 0 and parts.chunks[behind].sort == "difference":
        parts.take(following)
        parts.measured = parts.chunks[following]  # the price difference between
        following = behind
    sort = parts.chunks[following].sort if following >= 0 else ""
    if sort == "share":
        return _share(parts, following)
    if sort in {"how-many", "difference"}:
        parts.take(following)
        parts.shape = "count"
    if sort == "difference":
        _difference(parts, following)
    return None


def _which(parts: Parts, at: int) -> None:
    """Read "whose manager is X" as asking for those that have X as manager, or ask what it is."""
    if parts.chunks[at].text != "whose":
        return _what(parts, at)
    following = parts.next(at, 2)
    noun = parts.at(following)
    people = frozenset(parts.lexicon.own["persons"])
    owned = noun is not None and noun.sort in {"class", "name"}
    if noun is not None and owned and not parts.classes_of(noun) & people:
        parts.target = parts.somebody(parts.chunks[at].place)  # whose assignments ended
        return None
    if noun is not None and noun.sort in {"true", "false"}:
        parts.target = _told_of(parts, noun, parts.chunks[at].place)
        return _what(parts, at) if parts.target is None else None
    named = parts.next(following, 3) if noun is not None else -1
    being = BEING & set(parts.stops(following, named)) if named >= 0 else ()
    if noun is None or not parts.things(noun) or not being or parts.chunks[named].sort != "name":
        return _what(parts, at)
    parts.target = parts.somebody(parts.chunks[at].place)
    parts.verbs.append(Verb(noun.place, dict.fromkeys(parts.things(noun), "verb")))
    return parts.take(following)


def _told_of(parts: Parts, told: Chunk, place: int) -> Node | None:
    """Make the node of those of whom a record tells what is true: "whose contract is signed"."""
    records = parts.schema.having(told.relations)
    people = frozenset(parts.lexicon.own["persons"])
    ends = [p.relation.targets for p in parts.schema.held("thing", records) if p.direct]
    found = [targets for targets in ends if targets & people]
    if len(found) != 1 or not records <= parts.schema.nameless:
        return None
    return parts.add(Node(place, place + 1, found[0], "those", who=True, text="who"))


def _who(parts: Parts, at: int) -> None:
    """Ask for people, unless what they are stands behind: "who are the consultants"."""
    if _of_doer(parts, at):
        return
    following = parts.next(at)
    behind = parts.at(following)
    if behind is not None and _does(parts, behind):
        return
    copula = following >= 0 and (BEING | {"been"}) & set(parts.stops(at, following))
    if behind is not None and copula:
        owner = parts.at(following + 1)
        owned = behind.sort == "name" and owner is not None and owner.text == "'s"
        last = following
        while last >= 0 and parts.chunks[last].sort in {"value", "true", "false", "best", "amount"}:
            at_value = parts.chunks[last].sort == "value"
            last = parts.next(last)
            if at_value and last < 0:
                return
        found = parts.at(last)
        if (
            owned
            or behind.sort == "value"
            or _is_text(parts, following)
            or (found is not None and _is_kind(parts, found))
        ):
            parts.target = _among_others(parts, parts.chunks[at].place, found)
            return
    parts.target = parts.somebody(parts.chunks[at].place)


def _among_others(parts: Parts, place: int, kind: Chunk | None) -> Node | None:
    """Read "who is not a manager" as asking for all people among whom the managers are."""
    if kind is None or kind.sort != "class" or not kind.negated:
        return None
    mine = parts.classes_of(kind)
    known = (parts.lexicon.kinds[k] for k in parts.lexicon.own["kinds"] if k not in {WHO, WHAT})
    people = frozenset(parts.lexicon.own["persons"])
    wider = [k for k in known if mine < frozenset(k.classes) <= people]
    whole = max(wider, key=lambda k: len(k.classes), default=None)
    if whole is None:
        return None
    return parts.add(Node(place, place + 1, frozenset(whole.classes), whole.several))


def _does(parts: Parts, chunk: Chunk) -> bool:
    """Tell whether a chunk names a kind of thing by a verb for what these do: "sponsors"."""
    doing = parts.lexicon.own["doing"]
    return chunk.sort == "class" and chunk.text in doing.get(f"{DOER}{chunk.value}", ())


def _of_doer(parts: Parts, at: int) -> bool:
    """Read "who makes X", where the maker is but a text, as asking for that text."""
    left = parts.left()
    doing = parts.chunks[left[0]] if left else None
    if doing is None or len(left) != 2 or doing.sort != "verb" or parts.things(doing):
        return False
    told = [r for r in parts.literal(doing, TEXT) if doing.relations[r] == "active"]
    if not told or parts.chunks[left[1]].sort != "name":
        return False
    parts.take(left[0])
    parts.measured = replace(doing, relations=dict.fromkeys(told, "verb"))
    parts.shape = "values"
    return True


def _is_kind(parts: Parts, chunk: Chunk) -> bool:
    """Tell whether a word says what somebody is, not what was done to them."""
    return parts.can_be_node(chunk) and chunk.sort != "name" and not parts.is_done(chunk)


def _is_text(parts: Parts, at: int) -> bool:
    """Tell whether a noun stands for a text about a thing by name: "the contact person at X"."""
    behind = parts.next(at, 4)
    named = behind >= 0 and parts.chunks[behind].sort == "name" and parts.next(behind) < 0
    chunk = parts.chunks[at]
    return named and chunk.sort == "noun" and bool(parts.literal(chunk)) and not parts.things(chunk)


_LEADING: dict[str, Callable[[Parts, int], None]] = {
    "difference": _difference,
    "how-many": _how_many,
    "share": _share,
    "where": _place_or_time,
    "when": _place_or_time,
    "which": _which,
    "what": _what,
    "whose": _which,
    "who": _who,
}


def _how_high(parts: Parts, at: int) -> bool:
    """Read "how heavy is", "how old is" as asking for the value, or for a difference."""
    following = parts.next(at)
    chunk = parts.at(following)
    than = chunk is not None and chunk.sort in {"compared", "than"} and bool(chunk.relations)
    if chunk is None or not (than or chunk.sort == "high"):
        return False
    parts.take(at, following)
    parts.shape = "between" if than else "values"
    parts.measured = chunk
    return True


def groups(parts: Parts) -> bool:
    """Find "per department", "for each town", "by category"; False where it stands alone."""
    for at, chunk in enumerate(parts.chunks):
        if chunk.sort in _SORTED and at not in parts.taken and not _sorted(parts, at):
            return False
        if chunk.sort == "each-period":
            parts.take(at)
            parts.period = chunk.value
        if chunk.sort != "each" or at in parts.taken or _of_all(parts, at):
            continue
        following = parts.next(at, 3)
        behind = parts.at(following)
        if behind is not None and behind.sort in _SAID_OF and chunk.text != "by":
            following = parts.next(following, 1)  # every active customer
            behind = parts.at(following)
        if _tally(parts, at, following):
            continue
        following = _past_number(parts, at, following)
        behind = parts.at(following)
        if behind is None or behind.sort not in {"class", "noun"}:
            if chunk.text == "by":
                parts.take(at)  # the doer of a passive verb
                continue
            return False
        parts.take(at)
        if chunk.text == "by" and (_is_doer(parts, at, behind) or _of_every(parts, at, following)):
            continue
        ahead = parts.at(parts.previous(at, 2))
        amount = ahead is not None and ahead.sort == "noun" and parts.literal(ahead, NUMBER)
        ordering = chunk.text == "by" and parts.literal(behind, ORDERED) and not amount
        if ordering and parts.shape == "list":
            parts.take(following)
            parts.columns.append(behind)
            parts.group = None
            parts.over = "order"
        elif parts.group is None:
            parts.group = behind
            if behind.sort == "noun" and not parts.things(behind):
                parts.take(following)
    _on_average(parts)
    return True


def _of_all(parts: Parts, at: int) -> bool:
    """Take "every" before what is asked for: "show every customer"; counted, it is each."""
    every = parts.chunks[at].text in _EVERY and parts.shape != "count"
    first = every and parts.left()[0] == at
    parts.take(*([at] if first else []))
    return first


def _of_every(parts: Parts, begin: int, end: int) -> bool:
    """Tell whether all things of a kind are meant together: "covered by all routes"."""
    return not _ALL.isdisjoint(parts.stops(begin, end))


def _is_doer(parts: Parts, at: int, behind: Chunk) -> bool:
    """Tell whether "by" stands before several who did something: "orders by customers in X"."""
    last = behind.text.split()[-1]
    before = parts.at(at - 1)
    listed = parts.shape in {"list", "whether"} and not any(c.sort == "best" for c in parts.chunks)
    done = before is not None and before.sort == "verb" and bool(before.relations)
    told = parts.next(parts.where(behind), 3) >= 0
    return singular(last) != last and told and (listed or done)


def _on_average(parts: Parts) -> None:
    """Find "a department", of "how many employees does a department have on average"."""
    averaged = [n for n, c in enumerate(parts.chunks) if c.sort == "aggregate" and not c.relations]
    if parts.shape != "count" or parts.group or len(averaged) != 1:
        return
    at = averaged[0]
    classes = [n for n, chunk in enumerate(parts.chunks) if chunk.sort == "class"]
    some = [n for n in classes if {"a", "an"} & set(parts.stops(n - 2, n)) or n == at + 1]
    if parts.chunks[at].function == "AVG" and len(some) == 1 and classes[1:]:
        parts.group = parts.chunks[some[0]]


def _tally(parts: Parts, at: int, following: int) -> bool:
    """Take "by number of employees", by which things are put in order."""
    by = parts.chunks[at].text == "by" and parts.shape == "list" and following >= 0
    of = parts.next(following, 3) if by and parts.chunks[following].sort == "how-many" else -1
    if of < 0 or not parts.can_be_node(parts.chunks[of]) or parts.tally is not None:
        return False
    parts.take(at, following)
    parts.tally = parts.chunks[of]
    return True


def _past_number(parts: Parts, at: int, following: int) -> int:
    """Step over "number of" before what is an amount itself: "by number of seats"."""
    counting = parts.chunks[at].text == "by" and following >= 0
    if not counting or parts.chunks[following].sort != "how-many":
        return following
    of = parts.next(following, 3)
    if of < 0 or not parts.literal(parts.chunks[of], NUMBER):
        return following
    parts.take(following)
    return of


def _sorted(parts: Parts, at: int) -> bool:
    """Read "ordered by price" and "in descending order of price"; False where nothing follows."""
    chunk = parts.chunks[at]
    following = parts.next(at, 2)
    by = parts.at(following)
    if by is not None and by.sort == "each" and by.text == "by":
        parts.take(following)
        following = parts.next(following, 3)
    parts.take(at)
    behind = parts.at(following)
    if behind is None or not parts.literal(behind):
        parts.over, parts.least = "order", chunk.sort == "ascending"  # by what is shown
        return behind is None and chunk.sort != "sorted"
    parts.take(following)
    parts.least = chunk.sort != "descending"
    if parts.literal(behind, ORDERED):
        parts.columns.append(behind)
        parts.over = "order"
    end = parts.next(following, 2)
    if end >= 0 and parts.chunks[end].sort in _SORTED:
        parts.take(end)
        parts.least = parts.chunks[end].sort != "descending"
    return parts.shape == "list"
