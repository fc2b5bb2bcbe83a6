"""Numbers, dates and units of measure in a question."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.asking.tokens import COMMA
from remit.graph.asking.trees.mention import Mention, made

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.graph.asking.lattice import Lattice
    from remit.graph.asking.lexicon import Lexicon

_DURING = frozenset({"in", "during", "every", "each", "last"})
_EACH = frozenset({"by", "per", "each", "every"})
_FROM, _TO = frozenset({"between", "from"}), frozenset({"and", "to", "until", "till"})
_WITH_MONTH = 7  # letters of "2025-07"
_YEAR = "year"
_LETTERS = frozenset({_YEAR, "month"})
_PARTS_OF_YEAR = {"quarter": 3, "half": 6}
_COMPARING = frozenset({"than", "over", "under", "least", "most", "above", "below", "exactly"})


def figures(lattice: Lattice, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield numbers, dates, ordinals and units of measure."""
    said = [token.text for token in lattice.tokens]
    months, ordinals = lexicon.own["months"], lexicon.own["ordinals"]
    for start, edges in lattice.edges.get("number", {}).items():
        for edge in edges:
            factor = lexicon.own["factors"].get(said[edge.end]) if edge.end < len(said) else None
            yield made(lattice, "number", (start, edge.end), edge.value, 0.05)
            if factor:
                value = edge.value * factor
                yield made(lattice, "number", (start, edge.end + 1), value, 0.02)
    yield from _small_words(lattice, said)
    for place, one, end in _single(said, lexicon):
        yield made(lattice, "number", (place, end), one, 0.04)
        if end == place + 1:
            yield made(lattice, "unit", (end, end + 1), said[end], 0.02)
    for place, word in enumerate(said):
        if word in ordinals:
            yield made(lattice, "ordinal", (place, place + 1), ordinals[word], 0.02)
        each = place > 1 and said[place - 1] in {"a", "an", "per"}
        unit = word in lexicon.own["units"] or (each and word in lexicon.own["periods"])
        at = place - 2 if each else place - 1
        at -= each and said[at] in lexicon.own["units"]  # 40 euros an hour
        scaled = at > 0 and said[at] in lexicon.own["factors"]
        counted = scaled and said[at - 1] in {"a", "an"}
        if at >= 0 and unit and (counted or lattice.at("number", at - 1 if scaled else at)):
            yield made(lattice, "unit", (place, place + 1), word, 0.02)
        asked = said[place - 2 : place] == ["how", "many"] and said[place + 1 : place + 2] == ["of"]
        if place and word in lexicon.own["units"] and (asked or said[place - 1] == "in"):
            yield made(lattice, "in-unit", (place, place + 1), word, 0.02)
        both = said[place : place + 2]
        code = lexicon.own["unit-codes"].get(" ".join(both)) if len(both) > 1 else None
        if code and place and lattice.at("number", place - 1):
            yield Mention("unit", place, place + 2, "", 0.02, code)  # 40 square metres
        dates = (*_dates(said, place, months), *_begun(said, place, months))
        for end, date in (*dates, *_parts_of_year(said, place, ordinals)):
            yield made(lattice, "date", (place, end), date, 0.04)


def portions(lattice: Lattice, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield "percentage of" and its like, and what leaves out the thing that is named behind."""
    said = [token.text for token in lattice.tokens]
    for place in range(len(said)):
        for end in range(place + 1, min(place + 4, len(said)) + 1):
            words = " ".join(said[place:end])
            if words.removesuffix(" of") in lexicon.own["portions"] and words.endswith(" of"):
                yield made(lattice, "share", (place, end), "", 0.0)
            if words in lexicon.own["equalling"]:
                yield made(lattice, "equal", (place, end), {}, 0.0)
            if words in lexicon.own["excluding"]:
                yield made(lattice, "besides", (place, end), "", 0.0)


def _small_words(lattice: Lattice, said: list[str]) -> Iterator[Mention]:
    """Yield "by year" and "each month", and the "within" of "within 14 days"."""
    for place, (word, behind) in enumerate(pairwise(said)):
        if word in _EACH and behind in _LETTERS:
            first = place - 1 if place and said[place - 1] in {"for", "in"} else place
            yield made(lattice, "each-period", (first, place + 2), behind, 0.0)
        if word == "within" and lattice.at("number", place + 1):
            yield made(lattice, "at-most", (place, place + 1), "at-most", 0.02)


def _single(said: list[str], lexicon: Lexicon) -> Iterator[tuple[int, int, int]]:
    """Yield (place, number, end) of "a million", and of "a kilo" and "an hour" behind "than"."""
    for place, (article, word) in enumerate(pairwise(said)):
        if article not in {"a", "an"} or not place:
            continue
        if word in lexicon.own["factors"]:
            yield place, lexicon.own["factors"][word], place + 2
        elif said[place - 1] in _COMPARING and word in lexicon.own["units"]:
            yield place, 1, place + 1


def _dates(said: list[str], at: int, months: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Yield (end, start of an ISO date) for the dates that begin at a word.

    >>> list(_dates("1 may 2024".split(), 0, {"may": 5}))
    [(3, '2024-05-01')]
    """
    word, rest = said[at], [w for w in said[at + 1 : at + 5] if w not in {COMMA, "of", "the"}]
    gaps = [n for n, w in enumerate(said[at + 1 : at + 5]) if w not in {COMMA, "of", "the"}]
    if _is_year(word):
        yield at + 1, word
    if word == _YEAR and rest and _is_year(rest[0]) and not gaps[0]:
        yield at + 2, rest[0]  # before the year 2000
    if len(word) == 10 and word[4] == "-" and word.replace("-", "").isdecimal():
        yield at + 1, word
    if len(word) == 5 and word.endswith("s") and _is_year(word[:4]) and word[3] == "0":
        yield at + 1, word[:3]
    if word in months and not (rest and _is_year(rest[-1 if _day(rest[0]) else 0])):
        if at and said[at - 1] in _DURING:
            yield at + 1, f"--{months[word]:02d}"
    elif word in months:
        if rest and _is_year(rest[0]):
            yield at + 2 + gaps[0], f"{rest[0]}-{months[word]:02d}"
        if len(rest) > 1 and _day(rest[0]) and _is_year(rest[1]):
            yield at + 2 + gaps[1], f"{rest[1]}-{months[word]:02d}-{_day(rest[0]):02d}"
    if _day(word) and len(rest) > 1 and rest[0] in months and _is_year(rest[1]):
        yield at + 2 + gaps[1], f"{rest[1]}-{months[rest[0]]:02d}-{_day(word):02d}"


def _begun(said: list[str], at: int, months: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Yield (end, date) for the first date of a range of which only the last is told in full.

    >>> list(_begun("between 9 and 11 july 2025".split(), 1, {"july": 7}))
    [(2, '2025-07-09')]
    >>> list(_begun("from december to 3 march 2024".split(), 1, {"december": 12, "march": 3}))
    [(2, '2023-12')]
    """
    joint = next((n for n in range(at + 1, min(at + 4, len(said))) if said[n] in _TO), 0)
    first = said[at:joint]
    month = next((months[word] for word in first if word in months), 0)
    day = next((_day(word) for word in first if _day(word)), 0)
    told = len(first) == bool(month) + bool(day) and at and said[at - 1] in _FROM
    last = next((date for _, date in _dates(said, joint + 1, months)), "") if told else ""
    if len(last) < _WITH_MONTH or (day and len(last) == _WITH_MONTH):
        return
    year, ends = int(last[:4]), int(last[5:7])
    month = month or ends
    yield joint, f"{year - (month > ends)}-{month:02d}" + (f"-{day:02d}" if day else "")


def _parts_of_year(
    said: list[str], at: int, ordinals: Mapping[str, int]
) -> Iterator[tuple[int, str]]:
    """Yield (end, first and last month) for the quarters and halves of a year that begin at a word.

    >>> list(_parts_of_year("last quarter of 2021".split(), 0, {}))
    [(4, '2021-10/2021-12')]
    >>> list(_parts_of_year("q2 2020".split(), 0, {})), list(_parts_of_year(["h1", "2020"], 0, {}))
    ([(2, '2020-04/2020-06')], [(2, '2020-01/2020-06')])
    """
    word, rest = said[at], said[at + 1 : at + 5]
    which = {"first": 1, "1st": 1, "last": 0} | dict(ordinals)
    part = rest[0] if rest else ""
    if word in which and part in _PARTS_OF_YEAR:
        behind = [w for w in rest[1:] if w not in {"of", "the", COMMA}][:1]
        number, months = which[word], _PARTS_OF_YEAR[part]
    elif len(word) == 2 and word[0] in "qh" and word[1] in "1234":
        behind, number = rest[:1], int(word[1])
        months = _PARTS_OF_YEAR["quarter" if word[0] == "q" else "half"]
    else:
        return
    many = 12 // months
    number = number or many
    if behind and _is_year(behind[0]) and number <= many:
        end = at + said[at:].index(behind[0]) + 1
        first = (number - 1) * months + 1
        yield end, f"{behind[0]}-{first:02d}/{behind[0]}-{first + months - 1:02d}"


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[0] in "12"


def _day(word: str) -> int:
    bare = word[:-2] if word[-2:] in {"st", "nd", "rd", "th"} else word
    return int(bare) if bare.isdecimal() and len(bare) < 3 and 0 < int(bare) < 32 else 0
