"""Find what is shown beside each row: "with their managers", "and how much they cost"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.leading import ASKING
from remit.graph.asking.trees.mention import STOP, THEIR
from remit.graph.asking.trees.parts import ORDERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.trees.parts import Parts

_THEM = frozenset({"it", "them"})


def columns(parts: Parts) -> bool:
    """Find what is to be shown beside each row: "with their managers", "and how much they cost"."""
    for at, chunk in enumerate(parts.chunks):
        if at in parts.taken:
            continue
        if chunk.sort == "with-their" or (chunk.sort == "and" and at):
            if _counted_beside(parts, at):
                continue
            if chunk.sort == "and" and not _further_question(parts, at):
                continue
            if not _shown(parts, at):
                return False
    return True


def _counted_beside(parts: Parts, at: int) -> bool:
    """Read "departments with the number of employees" as counting, "their average" as summing.

    That is so where nothing but a kind of thing stands before it.
    """
    said = [n for n in range(at) if n not in parts.taken and parts.chunks[n].sort != STOP]
    following = parts.next(at, 3)
    if parts.shape != "list" or parts.group or len(said) != 1 or following < 0:
        return False
    group, behind = parts.chunks[said[0]], parts.chunks[following]
    of = parts.next(following, 3)
    told = group.sort == "class" or (group.sort == "noun" and bool(parts.things(group)))
    if not told or behind.sort not in {"how-many", "aggregate"}:
        return False
    if behind.sort == "how-many":
        last = parts.next(of, 3) if of >= 0 else -1  # "they manage"
        done = last < 0 or (parts.chunks[last].sort == "verb" and parts.next(last) < 0)
        if of < 0 or not parts.can_be_node(parts.chunks[of]) or not done:
            return False
        parts.take(following)
        parts.shape = "count"
        parts.target = parts.node(of)
    parts.take(at)
    parts.group = group
    return True


def _further_question(parts: Parts, at: int) -> bool:
    following = parts.next(at, 2)
    listed = "there" in parts.stops(-1, at) and parts.asked  # "which teams are there and who leads"
    return listed or (following >= 0 and parts.chunks[following].sort in ASKING)


def _shown(parts: Parts, at: int) -> bool:
    """Take the nouns, classes and verbs behind "with their" up to the end of the question."""
    telling = bool(THEIR & set(parts.chunks[at].text.split())) or parts.chunks[at].sort == "and"
    here = at
    found: list[int] = []
    while True:
        here = parts.next(here, 5)
        if here < 0:
            break
        chunk = parts.chunks[here]
        if chunk.sort in {"and", "with-their", *ASKING}:
            found.append(here)
            continue
        literal = chunk.sort in {"noun", "verb"} and parts.literal(chunk)
        node = parts.can_be_node(chunk) and chunk.sort != "name"
        if found and node and "of" in parts.stops(found[-1], here):
            if not THEIR & set(parts.chunks[at].text.split()):
                return _small(parts, at)  # "price and supplier of all products"
            break
        if found and chunk.sort == "verb" and _of_them(parts, here):
            parts.verb(here)  # "the manager responsible for them"
            continue
        if not (literal or node or (chunk.sort == "verb" and telling)):
            break
        found.append(here)
    if found and parts.chunks[found[-1]].sort in ASKING:
        return False  # "and the number", of what is not told
    shown = [n for n in found if parts.chunks[n].sort in {"noun", "class", "verb"}]
    everything = here < 0
    if not shown or (not everything and not telling):
        return _small(parts, at)
    articles = set(parts.stops(at, shown[0])) & {"a", "an", "any"}
    listing = bool(parts.chunks) and any(c.sort == "list" for c in parts.chunks[:1])
    bare = not _plural(parts.chunks[shown[-1]].text) and not listing and not _several(parts, shown)
    if (articles or bare) and not telling:
        return _small(parts, at)
    parts.take(at, *found)
    parts.columns += [parts.chunks[n] for n in shown]
    return True


def _several(parts: Parts, shown: Sequence[int]) -> bool:
    """Tell whether several amounts, dates or texts are told: "with floor area and year opened"."""
    told = [parts.chunks[n] for n in shown]
    plain = [
        c for c in told if c.sort == "noun" and parts.literal(c, ORDERED) and not parts.things(c)
    ]
    return len(told) > 1 and len(plain) == len(told)


def _of_them(parts: Parts, at: int) -> bool:
    """Tell whether a verb says how what is shown hangs together with its row."""
    behind = parts.at(at + 1)
    said = behind is not None and behind.sort == STOP and behind.text in _THEM
    return said and bool(parts.things(parts.chunks[at]))


def _small(parts: Parts, at: int) -> bool:
    """Pass over a word that joins no columns: a small word where it says nothing else."""
    if parts.chunks[at].sort == "with-their":
        parts.take(at)
    return True


def _plural(text: str) -> bool:
    return text.endswith("s") and not text.endswith("ss")
