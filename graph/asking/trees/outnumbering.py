"""Compare how many there are of one sort with how many of another: "more in A than in B"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remit.graph.asking.context import Draft
from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import prologue
from remit.graph.asking.logic import OneOf
from remit.graph.asking.rewording import compile_wording
from remit.graph.asking.value import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.trees.meaning import Counted, Outnumbers

MORE, FEWER, EQUAL = ">", "<", "="
_SIGNS = {MORE: "more", FEWER: "fewer", EQUAL: "equal"}
_SEPARATOR = re.compile(r"\s*[,:;]\s*|\s+-+\s+")
_END = " ?.!"
_PLACE = "questions/trees.toml"


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


def pairs(question: str, lexicon: Lexicon) -> Iterator[Pair]:
    """Yield the pairs of numbers that a question may compare, by the forms of `trees.toml`.

    Args:
        question: The question.
        lexicon: The words for questions over users' graphs.
    """
    table = lexicon.own["outnumbering"]
    said = _SEPARATOR.sub(" , ", question.strip().rstrip(_END))
    for sign, name in _SIGNS.items():
        if not any(grade in said.lower() for grade in table[name]):
            continue
        for form, pattern in _forms(name, lexicon):
            found = pattern.fullmatch(said)
            if found and (sign != EQUAL or form["wants"] == "whether"):
                yield from _asked(sign, form, found.groupdict(), table["tied"])


def _forms(name: str, lexicon: Lexicon) -> list[tuple[Mapping[str, Any], re.Pattern[str]]]:
    """Make the forms that compare by the words of one sign, once for a lexicon."""
    known: dict[str, list[tuple[Mapping[str, Any], re.Pattern[str]]]]
    known = lexicon.cache.setdefault("outnumbering", {})
    if name not in known:
        table = lexicon.own["outnumbering"]
        cues = {"grade": table[name]}
        known[name] = [
            (form, re.compile(compile_wording(says, cues, _PLACE), re.IGNORECASE | re.DOTALL))
            for form in table["forms"]
            for says in form["says"]
        ]
    return known[name]


def _asked(
    sign: str, form: Mapping[str, Any], slots: Mapping[str, str], tied: Sequence[str]
) -> Iterator[Pair]:
    """Yield the pairs of questions that a form asks of what stands in its slots."""
    ways = [slots]
    if "parts" in form:
        one, other = (part.format_map(slots) for part in form["parts"])
        ways = [{"one": a, "other": b} for a, b in _parted(one, other, tied)]
    for way in ways:
        for first, second in form["asks"]:
            yield Pair(sign, first.format_map(way), second.format_map(way), form["wants"])


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
