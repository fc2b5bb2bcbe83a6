"""Slots for amounts and dates that forms state: "pay more than £30,000", "closing before June"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.graph.asking.lattice import SIGNS, Edge
from remit.graph.asking.logic import Measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.graph.asking.chart import Chart

_NOUNS = ("nouns", "lowest", "highest")
_HIGH, _LOW = ("greatest", "highest", "most"), ("smallest", "lowest", "fewest")
_DATED = {"before": "<", "until": "<=", "after": ">", "since": ">=", "during": "=", "on": "="}
_MORE = {"more-than": ">", "less-than": "<"}
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_MONTHS = 12
_DAYS = 31
_THOUSAND = 1000
Unit = tuple[str, ...]
"""Currency, measure and time of an amount, each empty where it is not said."""
_BARE: Unit = ("", "", "")
_GREATER, _FEWER = ("more", "higher"), ("less", "lower")


def in_plain_money(text: str, amounts: Mapping[str, Any]) -> str:
    """Write sums of a question as numbers with a word behind them, which are read as any words.

    >>> money = {"signs": {"£": "GBP"}, "words": {"GBP": ["pounds"]}, "multiples": {"k": 1000}}
    >>> in_plain_money("over £30,000 or 28.5k?", {"money": money})
    'over 30000 pounds or 28500?'
    """
    money = amounts["money"]
    signs = "".join(re.escape(sign) for sign in money["signs"])
    multiples = "|".join(sorted(map(re.escape, money["multiples"]), key=len, reverse=True))
    sum_ = re.compile(
        rf"(?<![\w.,])(?P<sign>[{signs}]\s?)?(?P<number>\d[\d,]*(?:\.\d+)?)"
        rf"(?:\s?(?P<multiple>{multiples})\b)?(?![\w])",
        re.I,
    )

    def plain(found: re.Match[str]) -> str:
        if not (found["sign"] or found["multiple"]):
            return found[0]
        times = money["multiples"][found["multiple"].casefold()] if found["multiple"] else 1
        value = float(found["number"].replace(",", "").rstrip(".")) * times
        number = str(int(value)) if value == int(value) else str(value)
        if not found["sign"]:
            return number
        word: str = money["words"][money["signs"][found["sign"].strip()]][0]
        return f"{number} {word}"

    return sum_.sub(plain, text)


def said(chart: Chart, place: int, *parts: str) -> Iterator[tuple[int, str, str]]:
    """List (place behind, measure, part) of the words for amounts that may follow here."""
    for edge in chart.edges("amount", place):
        measure, _, part = edge.value.partition(":")
        if part in parts:
            yield edge.end, measure, part


def measure(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a noun for an amount, with the end of it that is meant: "starting salary"."""
    for end, name, part, per in _nouns(chart, place):
        for behind, (currency, counted, behind_per) in _units(chart, end):
            unit = (currency, counted, per or behind_per)
            yield Edge(behind, (name, _end_of(part), unit), 0.0)


def _nouns(chart: Chart, place: int) -> Iterator[tuple[int, str, str, str]]:
    """List nouns for amounts, with the time that is said before them: "hourly rate"."""
    for end, name, part in said(chart, place, *_NOUNS):
        yield end, name, part, ""
    for edge in chart.edges("amount", place):
        if edge.value.startswith("per:"):
            for end, name, part in said(chart, edge.end, "nouns"):
                if chart.lexicon.amounts["measure"][name]["sort"] == "money":
                    yield end, name, part, edge.value.removeprefix("per:")


def measured_by(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a verb that an amount goes with: "pay", "close"."""
    for end, name, _ in said(chart, place, "verbs"):
        yield Edge(end, name, 0.0)


def _end_of(part: str) -> str:
    return part if part in {"lowest", "highest"} else ""


def _units(chart: Chart, place: int) -> Iterator[tuple[int, Unit]]:
    """Take currency, thing counted and time, in that order, each if it is there."""
    waiting: list[tuple[int, Unit, int]] = [(place, _BARE, 0)]
    while waiting:
        here, unit, filled = waiting.pop()
        yield here, unit
        for edge in chart.edges("amount", here):
            sort, _, value = edge.value.partition(":")
            at = 1 if value == "nouns" else {"currency": 0, "per": 2}.get(sort, -1)
            if at >= filled and not unit[at]:
                known = sort if at == 1 else value
                waiting.append((edge.end, (*unit[:at], known, *unit[at + 1 :]), at))


def _amounts(chart: Chart, place: int) -> Iterator[tuple[int, float, Unit]]:
    for edge in chart.edges("number", place):
        for end, unit in _units(chart, edge.end):
            yield end, edge.value, unit


Bounds = tuple[str, "float | str", "float | str | None", Unit]


def _bounds(chart: Chart, place: int) -> Iterator[tuple[int, Bounds]]:
    """Take an amount with a sign, or two amounts between which something is."""
    for cue, sign in SIGNS.items():
        for start in chart.cue(cue, place):
            for end, number, unit in _amounts(chart, start):
                yield end, ("==" if cue == "exactly" else sign, number, None, unit)
    for start in chart.cue("between", place):
        for middle, low, one in _amounts(chart, start):
            behind = [*chart.cue("and", middle), *_word(chart, middle, "to")]
            for end, high, other in ((e, h, u) for b in behind for e, h, u in _amounts(chart, b)):
                unit = tuple(a or b for a, b in zip(one, other, strict=True))
                shared = low < _THOUSAND <= high and low * _THOUSAND <= high
                least = low * _THOUSAND if shared else low  # "between 25 and 30 thousand"
                yield end, ("between", least, high, unit)
    for end, number, unit in _amounts(chart, place):
        for edge in chart.edges("amount", end):
            if edge.value.startswith("bound:"):
                yield edge.end, (edge.value.removeprefix("bound:"), number, None, unit)
        yield end, ("=", number, None, unit)


def _word(chart: Chart, place: int, word: str) -> list[int]:
    tokens = chart.lattice.tokens
    return [p + 1 for p in chart.starts(place) if p < len(tokens) and tokens[p].text == word]


def measured(chart: Chart, place: int) -> Iterator[Edge]:
    """Take an amount or a date that something is to have."""
    measures = chart.lexicon.amounts["measure"]
    for end, name, part in said(chart, place, "verbs", "before", *_NOUNS):
        if part == "verbs":
            yield from _than_a_role(chart, end, name)
        if measures[name]["sort"] == "date":
            yield from _on_dates(chart, end, name)
            continue
        for behind, (sign, number, upto, unit) in _bounds(chart, end):
            if unit[1] in {"", name} and _fits(chart, name, number, unit):
                value = Measured(name, sign, number, upto, unit[0], unit[2], _end_of(part))
                yield Edge(behind, value, 0.0)
        for edge in chart.edges("amount", end):
            if edge.value.startswith("per:") and part == "verbs":
                per = edge.value.removeprefix("per:")
                yield Edge(edge.end, Measured(name, "any", 0, None, "", per, ""), 0.0)
    for edge in better(chart, place):
        name, least, part = edge.value
        for start in _word(chart, edge.end, "than") if not part else ():
            yield from _as_of_role(chart, start, name, "<" if least else ">")
    for end, (sign, number, upto, unit) in _bounds(chart, place):
        name = unit[1] or ("salary" if unit[0] else "")
        if name and measures[name]["sort"] != "date" and _fits(chart, name, number, unit):
            yield Edge(end, Measured(name, sign, number, upto, unit[0], unit[2], ""), 0.1)


def _than_a_role(chart: Chart, place: int, name: str) -> Iterator[Edge]:
    """Take a role behind a comparison: "pay more than the clerk", "close after the clerk"."""
    dated = chart.lexicon.amounts["measure"][name]["sort"] == "date"
    for cue, sign in _DATED.items() if dated else _MORE.items():
        for start in chart.cue(cue, place) if sign in {"<", ">"} else ():
            if dated or chart.lattice.tokens[start - 1].text == "than":  # not "works under"
                yield from _as_of_role(chart, start, name, sign)


def _as_of_role(chart: Chart, place: int, name: str, sign: str) -> Iterator[Edge]:
    for edge in chart.slot("role", place):
        yield Edge(edge.end, Measured(name, sign, 0, than=edge.value), edge.cost)


def _fits(chart: Chart, name: str, number: float | str, unit: Unit) -> bool:
    """Tell whether an amount can be one of a measure; a small sum needs the time that it is for."""
    amounts = chart.lexicon.amounts
    sort = amounts["measure"][name]["sort"]
    if sort != "money":
        return not unit[0] and (not unit[2] or sort == "hours")
    least: float = min(amounts["money"]["yearly"].values())
    return name != "salary" or bool(unit[2]) or float(number) >= least


def _on_dates(chart: Chart, place: int, name: str) -> Iterator[Edge]:
    for cue, sign in _DATED.items():
        starts = chart.cue(cue, place) if cue != "on" else _word(chart, place, "on")
        for start in starts:
            for end, date in _dates(chart, start):
                yield Edge(end, Measured(name, sign, date), 0.0)
    for start in chart.cue("between", place):
        for middle, low in _dates(chart, start):
            for behind in chart.cue("and", middle):
                for end, high in _dates(chart, behind):
                    if len(low) == len(high):
                        yield Edge(end, Measured(name, "between", low, high), 0.0)


def _dates(chart: Chart, place: int) -> Iterator[tuple[int, str]]:
    """Take a date, as far as it is given: `2026-06-01`, `2026-06`, `2026`, `--06-01`, `--06`."""
    months, tokens = chart.lexicon.own["months"], [t.text for t in chart.lattice.tokens]

    def month(at: int) -> str:
        number = months.get(tokens[at]) if at < len(tokens) else None
        return f"-{number:02d}" if number else ""

    def day(at: int) -> str:
        found = _DAY.fullmatch(tokens[at]) if 0 <= at < len(tokens) else None
        return f"-{int(found[1]):02d}" if found and 1 <= int(found[1]) <= _DAYS else ""

    def year(at: int) -> str:
        return tokens[at] if at < len(tokens) and _YEAR.fullmatch(tokens[at]) else ""

    for at in chart.starts(place):
        if at >= len(tokens):
            continue
        if _ISO.fullmatch(tokens[at]):
            yield at + 1, tokens[at]
        if year(at):
            yield at + 1, year(at)
        if month(at):
            yield at + 1, "-" + month(at)
            if year(at + 1):
                yield at + 2, year(at + 1) + month(at)
            if day(at + 1) and not year(at + 1):
                yield at + 2, "-" + month(at) + day(at + 1)
                if year(at + 2):
                    yield at + 3, year(at + 2) + month(at) + day(at + 1)
        of = at + 2 if at + 1 < len(tokens) and tokens[at + 1] == "of" else at + 1
        if day(at) and month(of):
            yield of + 1, "-" + month(of) + day(at)
            if year(of + 1):
                yield of + 2, year(of + 1) + month(of) + day(at)
        numbered = day(at + 1)
        if day(at) and numbered and int(numbered[1:]) <= _MONTHS and year(at + 2):
            yield at + 3, year(at + 2) + numbered + day(at)


def extreme(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a superlative: "best paid", "highest pay", "pays the most an hour", "closes first"."""
    for end, name, part in said(chart, place, "most", "least"):
        yield from _with_unit(chart, end, (name, "", part == "least"))
    for end, name, _ in said(chart, place, "highest"):
        for edge in _with_unit(chart, end, (name, "highest", False)):
            yield Edge(edge.end, edge.value, 0.3)
    for least, start, of in _degrees(chart, place):
        for end, name, part, per in _nouns(chart, start):
            if of in {"", name}:
                yield from _with_unit(chart, end, (name, _end_of(part), least), per)
    for end, name, _ in said(chart, place, "verbs"):
        for least, behind, of in _degrees(chart, end):
            if of in {"", name}:
                yield from _with_unit(chart, behind, (name, "", least))
                for last, noun, part in said(chart, behind, *_NOUNS):
                    if noun == name:
                        yield from _with_unit(chart, last, (name, _end_of(part), least))


def _degrees(chart: Chart, place: int) -> Iterator[tuple[bool, int, str]]:
    """List (whether the least, place behind, measure of which alone it is said)."""
    for least, cues in ((False, _HIGH), (True, _LOW)):
        for cue in cues:
            for end in chart.cue(cue, place):
                yield least, end, ""
    for end, name, part in said(chart, place, "high", "low"):
        yield part == "low", end, name


def _with_unit(
    chart: Chart, place: int, most: tuple[str, str, bool], before: str = ""
) -> Iterator[Edge]:
    """Take the money and the time behind a superlative: measure, end of it, whether the least."""
    for end, (currency, counted, per) in _units(chart, place):
        if counted in {"", most[0]}:
            yield Edge(end, (*most, currency, before or per), 0.0)


def better(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a comparison without what it is with: "pays more", "better paid", "a higher salary"."""
    for end, name, part in said(chart, place, "more", "less"):
        yield Edge(end, (name, part == "less", ""), 0.0)
    yield from _more_of_a_noun(chart, place, "")
    for end, name, _ in said(chart, place, "verbs"):
        for cue in ("more", "less"):
            for behind in chart.cue(cue, end):
                yield Edge(behind, (name, cue == "less", ""), 0.0)
        for behind, other, part in said(chart, end, "more", "less"):
            if other == name:
                yield Edge(behind, (name, part == "less", ""), 0.0)
        yield from _more_of_a_noun(chart, end, name)


def _more_of_a_noun(chart: Chart, place: int, of: str) -> Iterator[Edge]:
    """Take a noun for an amount behind a comparison: "fewer hours a week", "a higher salary"."""
    compared = [
        (end, cue in _FEWER, of) for cue in (*_FEWER, *_GREATER) for end in chart.cue(cue, place)
    ]
    compared += [(end, part == "less", n) for end, n, part in said(chart, place, "more", "less")]
    for end, least, known in compared:
        for last, name, part, _ in _nouns(chart, end):
            if name in {known or name, of or name}:
                for behind, _ in _units(chart, last):
                    yield Edge(behind, (name, least, _end_of(part)), 0.0)
