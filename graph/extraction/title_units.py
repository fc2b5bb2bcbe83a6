"""Read the unit that a title names beside the post: behind its rank, behind or before a dash."""

from __future__ import annotations

import re

from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.seats import DASHED
from remit.graph.linking.occupations import names_work
from remit.graph.linking.ranks import find_rank
from remit.graph.profile import Value

_LAST_WORD = re.compile(r"[A-Za-z]+$")
_WORD = re.compile(r"\S+")
_FRONT, _SHORTEST = 2, 2
"""So many words have a title and the unit behind it at least."""
_INSIDE = re.compile(r"\(([^()]+)\)")
_REMARK = re.compile(r"\s+\([^()]*\)$")
"""What a title says of a unit in brackets: `Post Room (evenings)`."""
_OF = frozenset({"of", "at", "for", "to", "in", "on", "from", "and"})


def unit_of_title(title: Value | None) -> Value | None:
    """Read the unit behind the rank of a title, as in `Detective Sergeant – Cold Case Team`."""
    found = find_rank(title.text) if title else None
    if title is None:
        return None
    if found is None or found.span.start > 0:
        return _unit_behind_dash(title) or _unit_before_dash(title) or _unit_at_end(title)
    rest = title.text[found.span.end :]
    start = len(title.text) - len(rest.lstrip(" ,;:-–—/("))
    inside = _INSIDE.match(title.text, start - 1) if start else None
    words = inside[1] if inside else title.text[start:].rstrip()
    if words.count(")") > words.count("("):
        words = words.rstrip(" )")
    if not words or not (rest.lstrip()[:1] in "-–—,:(" or words.split()[0].isupper()):
        return None
    if words.split()[0].casefold() in _OF:
        return None
    return Value.at(title.span.start + start, words)


def unit_in_title(title: Value | None) -> Value | None:
    """Read the unit that a title names, if the name ends as those of units do."""
    unit = unit_of_title(title)
    last = _LAST_WORD.search(unit.text) if unit else None
    if unit is None or last is None or " " not in unit.text:
        return None
    return unit if relation_phrases().unit_word.fullmatch(last[0]) else None


def _unit_behind_dash(title: Value) -> Value | None:
    """Read the unit behind a title and a dash, as in `Staff Nurse - Emergency Department`."""
    parted = DASHED.fullmatch(title.text)
    if parted is None or len(title.span) != len(title.text) or not names_work(parted[1]):
        return None
    unit = _REMARK.sub("", parted[2])
    last = _LAST_WORD.search(unit)
    if last is None or " " not in unit or names_work(unit):
        return None
    if relation_phrases().unit_word.fullmatch(last[0]) is None:
        return None
    return Value.at(title.span.start + parted.start(2), unit)


def _unit_at_end(title: Value) -> Value | None:
    """Read the unit right behind a title that ends with a noun: `Night Clerk Front Office Command`.

    Several words stand before it, and it is no part of what a further noun calls the post.
    """
    words = list(_WORD.finditer(title.text)) if len(title.span) == len(title.text) else []
    last = words[-1][0] if words else ""
    if relation_phrases().unit_word.fullmatch(last) is None or names_work(title.text):
        return None
    for at in range(len(words) - _SHORTEST, _FRONT - 1, -1):
        if not names_work(title.text[: words[at - 1].end()]):
            continue
        start = words[at].start()
        joined = words[at][0].casefold() in _OF or not words[at][0][0].isupper()
        return None if joined else Value.at(title.span.start + start, title.text[start:])
    return None


def _unit_before_dash(title: Value) -> Value | None:
    """Read the unit before a dash and a title, as in `Serious Fraud Task Force - Sergeant`."""
    parted = DASHED.fullmatch(title.text)
    if parted is None or len(title.span) != len(title.text) or not names_work(parted[2]):
        return None
    unit = _REMARK.sub("", parted[1])
    if " " not in unit or names_work(unit):
        return None
    named = relation_phrases().unit_name.fullmatch(unit)
    return Value.at(title.span.start, parted[1]) if named is not None else None
