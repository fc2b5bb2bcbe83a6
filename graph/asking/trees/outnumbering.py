"""Compare how many there are of one sort with how many of another: "more in A than in B"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remit.graph.asking.context import Draft
from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import prologue
from remit.graph.asking.logic import OneOf
from remit.graph.asking.value import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remit.graph.asking.trees.meaning import Counted, Outnumbers

_END = r"[\s?.!]*"
_THAN = r"(?:%s) (%s) (.+) (?:than|as) (.+?)"
_HAS = (
    r"(?:%s) ((?:the )?(?!there\b|more\b).+?) (?:have|has) (%s) (.+?) (?:than|as) (.+?)"
    r"(?: does| do| did| has)?"
)
_EITHER = (
    r"(?:which|who|what)(?: of (?:the two|these))?(?: (?!of\b)\w+){0,2}? (?:has|have|had) "
    r"(%s) (.+?)[,:;]? ?(?:,|:|;|-) ?(.+?) or (.+?)"
)
_OF_TWO = r"(?:which|who) of (.+?) (?:and|or) (.+?) (?:has|have|had) (?:the )?(%s) (.+?)"
_BY = r"how many (%s) (.+?) (?:are|were) there (.+) than (.+?)"
MORE, FEWER, EQUAL = ">", "<", "="


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions of how many, and what is asked of the two numbers.

    Attributes:
        sign: `>`, `<` or `=`, as the first should be to the second.
        first: Asks for one number.
        second: Asks for the other.
        wants: `whether`, `which` of them has more, or `difference`.
    """

    sign: str
    first: str
    second: str
    wants: str = "whether"


def pairs(question: str, own: Mapping[str, Any]) -> Iterator[Pair]:
    """Yield the pairs of numbers that a question may compare.

    Args:
        question: The question.
        own: The words for questions over users' graphs.
    """
    said, table = question.strip(), own["outnumbering"]
    signs = {w: s for s, name in _SIGNS.items() for w in table[name]}
    grade = "|".join(sorted(signs, key=len, reverse=True))
    yield from _there(said, grade, signs, table)
    having = table["asks"][2]
    found = _match(_HAS % ("|".join(table["having"]), grade), said)
    if found:
        sign, thing = signs[found[2].lower()], found[3]
        yield Pair(sign, having.format(thing, found[1]), having.format(thing, found[4]))
        yield Pair(sign, having.format(thing, found[1]), having.format(found[4], found[1]))
    found = _match(_EITHER % grade, said)
    told = (found[1], found[2], found[3], found[4]) if found else None
    found = _match(_OF_TWO % grade, said)
    told = (found[3], found[4], found[1], found[2]) if found else told
    if told and signs[told[0].lower()] != EQUAL:
        one, other = (having.format(told[1], name) for name in told[2:])
        yield Pair(signs[told[0].lower()], one, other, "which")


def _there(
    said: str, grade: str, signs: Mapping[str, str], table: Mapping[str, Any]
) -> Iterator[Pair]:
    """Yield the pairs of what there is: "are there more", "how many more are there"."""
    are, plainly = table["asks"][:2]
    for opening, asks in (("there", are), ("doing", plainly)):
        found = _match(_THAN % ("|".join(table[opening]), grade), said)
        if found:
            for one, other in _parted(found[2], found[3], table["tied"]):
                yield Pair(signs[found[1].lower()], asks.format(one), asks.format(other))
    found = _match(_BY % grade, said)
    if found and signs[found[1].lower()] != EQUAL:
        for one, other in _parted(f"{found[2]} {found[3]}", found[4], table["tied"]):
            yield Pair(signs[found[1].lower()], are.format(one), are.format(other), "difference")


_SIGNS = {MORE: "more", FEWER: "fewer", EQUAL: "equal"}


def _match(pattern: str, said: str) -> re.Match[str] | None:
    return re.fullmatch(pattern + _END, said, re.IGNORECASE | re.DOTALL)


def _parted(one: str, other: str, tied: Sequence[str]) -> list[tuple[str, str]]:
    """Tell in full what two numbers are of, of which the second is cut short.

    >>> _parted("desks in Rome", "in Oslo", ["in"])
    [('desks in Rome', 'desks in Oslo')]
    >>> _parted("desks", "chairs in Oslo", ["in"]), _parted("desks", "chairs", ["in"])
    ([('desks in Oslo', 'chairs in Oslo')], [('desks', 'chairs')])
    >>> _parted("desks in Rome", "chairs", ["in"])
    [('desks in Rome', 'desks in chairs'), ('desks in Rome', 'chairs in Rome')]
    """
    mine, its = (_tie(text.split(), tied) for text in (one, other))
    if its is not None and its[1] == 0:
        same = _tie(one.split(), [its[0]])
        head = one.split()[: same[1]] if same else []
        return [(one, " ".join([*head, other]))] if head else []
    if mine is None:
        tail = other.split()[its[1] :] if its else []
        return [(" ".join([one, *tail]), other)]
    if its is not None:
        return [(one, other)]
    words = one.split()
    begun, tail = words[: mine[1] + 1], words[mine[1] :]
    return [(one, " ".join([*begun, other])), (one, " ".join([other, *tail]))]


def _tie(words: Sequence[str], tied: Sequence[str]) -> tuple[str, int] | None:
    """Find the last word that ties more to what stands before it, with its place."""
    places = [n for n, word in enumerate(words) if word.lower() in tied]
    at = places[0] if places and places[0] == 0 else places[-1] if places else None
    return None if at is None else (words[at].lower(), at)


def side_by_side(queries: Sequence[str]) -> str:
    """Write one query for the numbers that two queries count."""
    begun = prologue()
    told = [
        f"{{ {query.removeprefix(begun).replace('AS ?n)', f'AS ?{name})', 1)} }}"
        for query, name in zip(queries, ("first", "second"), strict=True)
    ]
    return f"{begun}SELECT ?first ?second WHERE {{\n{chr(10).join(told)}\n}}"


def outnumbering(goal: Outnumbers, first: int, second: int) -> list[Draft]:
    """Make the answer of how two numbers of things stand to one another."""
    said = f"{first} and {second}"
    if goal.wants == "difference":
        more = first - second if goal.sign == MORE else second - first
        return [Draft("difference", None, more, Support(True, (), said))]
    if goal.wants == "which":
        names = [_apart(goal.first, goal.second), _apart(goal.second, goal.first)]
        best = max(first, second) if goal.sign == MORE else min(first, second)
        told = zip(names, (first, second), strict=True)
        return [
            Draft(one.names[0].label, one.names[0].iri, number, Support(True, (), said))
            for one, number in told
            if one is not None and number == best
        ]
    holds = {MORE: first > second, FEWER: first < second, EQUAL: first == second}[goal.sign]
    return [Draft("yes" if holds else "no", None, holds, Support(True, (), said))]


def apart(goal: Outnumbers) -> bool:
    """Tell whether each of the two numbers is told of one thing by name that the other is not."""
    return bool(_apart(goal.first, goal.second) and _apart(goal.second, goal.first))


def _apart(one: Counted, other: Counted) -> OneOf | None:
    named = [[part for part in walk(side) if isinstance(part, OneOf)] for side in (one, other)]
    mine = [name for name in dict.fromkeys(named[0]) if name not in named[1]]
    return mine[0] if len(mine) == 1 else None
