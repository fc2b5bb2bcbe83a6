"""What profiles state of an amount or a date, and what of it can be weighed against what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remit.graph.asking.iris import bracketed, prologue, values
from remit.graph.asking.logic import Measured

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.graph.asking.gathering import Gatherer
    from remit.graph.asking.lexicon import Lexicon

_STATED = """SELECT ?x ?c ?t ?low ?high ?currency ?per ?date ?e WHERE {{ {bound}
  ?c rdf:subject ?x ; rdf:predicate {property} ; rdf:object ?t ; remit:evidence ?e .
  OPTIONAL {{ ?c remit:minimum ?low }} OPTIONAL {{ ?c remit:maximum ?high }}
  OPTIONAL {{ ?c remit:currency ?currency }} OPTIONAL {{ ?c remit:per ?per }}
  OPTIONAL {{ ?c remit:date ?date }} }}"""
_CURRENCIES = """SELECT ?currency (COUNT(?c) AS ?n) WHERE {{ ?c rdf:predicate {property} ;
  remit:currency ?currency }} GROUP BY ?currency"""
_PLAIN = re.compile(r"[\w$£€-]+")
_FEW = 100


@dataclass(frozen=True, slots=True)
class Stated:
    """What one profile states of one amount, or on which date.

    Attributes:
        role: Of which role.
        text: As written.
        low: The lower end, None where only an upper one is stated.
        high: The upper end, None where only a lower one is stated.
        currency: Of money, else empty.
        per: The time that the amount is for, empty where none is said.
        date: A day or a month.
        evidence: The quote.
    """

    role: str
    text: str
    low: float | None
    high: float | None
    currency: str
    per: str
    date: str
    evidence: str

    @property
    def weighable(self) -> bool:
        """Tell whether anything was read that can be weighed."""
        return bool(self.date) or self.low is not None or self.high is not None


def stating(measure: str, lexicon: Lexicon, roles: Sequence[str] | None = None) -> str:
    """Write the query for what profiles state of a measure: all of them, or those of few roles."""
    property_ = bracketed(lexicon.relations[measure].claims[0])
    bound = values("x", list(roles)) if roles is not None and len(roles) <= _FEW else ""
    return prologue() + _STATED.format(bound=bound, property=property_)


def stated(
    measure: str, roles: Sequence[str] | None, lexicon: Lexicon, gatherer: Gatherer
) -> list[Stated]:
    """Fetch what profiles state of a measure, in order: those of some roles, or with None all."""
    rows = gatherer.rows(stating(measure, lexicon, roles))
    wanted = None if roles is None else set(roles)
    found: dict[tuple[str, str], Stated] = {}
    for role, claim, text, low, high, currency, per, date, evidence in rows:
        if wanted is None or role in wanted:
            one = Stated(role, text, number(low), number(high), currency, per, date, evidence)
            found.setdefault((role, claim), one)
    return list(found.values())


def number(text: str) -> float | None:
    """Read a number of the graph, whole where it is whole."""
    if not text:
        return None
    value = float(text)
    return int(value) if value == int(value) else value


def in_a_year(one: Stated, sort: str, amounts: Mapping[str, Any]) -> float | None:
    """Tell how often an amount comes in a year; None where nothing says so.

    A sum of pay that names no time is a year's where it is too large for anything less.
    """
    if sort != "money":
        return 1
    times: Mapping[str, float] = amounts["in-a-year"]
    if one.per:
        return times.get(one.per)
    least = amounts["money"]["yearly"].get(one.currency)
    ends = [end for end in (one.low, one.high) if end is not None]
    return 1 if least is not None and ends and min(ends) >= least else None


def reckoned(one: Stated, amounts: Mapping[str, Any]) -> str:
    """Say what an amount for a shorter time comes to in a year; empty where it is a year's."""
    times = in_a_year(one, "money", amounts) or 1
    if times == 1:
        return ""
    ends = [round(end * times, 2) for end in (one.low, one.high) if end is not None]
    said = " to ".join(dict.fromkeys(f"{end:,.10g}" for end in ends))
    return f"reckoned as {said} {one.currency} a year"


def commonest(measure: str, lexicon: Lexicon, gatherer: Gatherer) -> str:
    """Name the currency in which most profiles state a measure; empty where none does."""
    property_ = bracketed(lexicon.relations[measure].claims[0])
    query = prologue() + _CURRENCIES.format(property=property_)
    counts = [(-int(n), currency) for currency, n in gatherer.rows(query) if currency]
    return min(counts)[1] if counts else ""


def currencies(where: Measured | str, amounts: Mapping[str, Any]) -> list[str]:
    """List the currencies that one may mean: those that share a sign, or one.

    >>> currencies("$", {"money": {"shared": {"$": ["$", "USD"]}}})
    ['$', 'USD']
    """
    asked = where if isinstance(where, str) else where.currency
    return list(amounts["money"]["shared"].get(asked, [asked])) if asked else []


def as_stated(where: Measured, one: Stated, amounts: Mapping[str, Any]) -> Measured:
    """Put what a role states into a condition, by its upper end, as a year's where it can be."""
    if one.date:
        return Measured(where.measure, where.sign, one.date)
    top = one.low if one.high is None else one.high
    times = in_a_year(one, amounts["measure"][where.measure]["sort"], amounts)
    value = round((top or 0) * (times or 1), 2)
    per = "" if times and where.measure != "weekly-hours" else one.per
    return Measured(where.measure, where.sign, value, None, one.currency, per, "highest")


def counting(where: Measured, money: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Write the queries that count roles: that state it, with a figure, and one as is asked for."""
    property_ = bracketed(lexicon.relations[where.measure].claims[0])
    claim = f"?c rdf:predicate {property_} ; rdf:subject ?x ."
    figure = f"{claim} ?c remit:minimum|remit:maximum|remit:date ?n ."
    like = f"{claim} {clause(where, 'c', money, lexicon.amounts)}"
    count = "SELECT (COUNT(DISTINCT ?x) AS ?count) WHERE"
    return [f"{prologue()}{count} {{ {part} }}" for part in (claim, figure, like)]


def clause(where: Measured, c: str, money: Sequence[str], amounts: Mapping[str, Any]) -> str:
    """Write what a claim `c` has to state for a condition to hold; numbers and dates only."""
    sort = amounts["measure"][where.measure]["sort"]
    if sort == "date":
        return f"?{c} remit:date ?{c}d . FILTER({_dated(where, f'STR(?{c}d)')})"
    optional = " ".join(
        f"OPTIONAL {{ ?{c} remit:{name} ?{c}{name} }}" for name in ("minimum", "maximum", "per")
    )
    ends = {"low": (f"?{c}minimum", f"?{c}maximum"), "high": (f"?{c}maximum", f"?{c}minimum")}
    low, high = (f"COALESCE({one}, {other})" for one, other in (ends["low"], ends["high"]))
    tests = []
    if where.end:
        low = high = ends["low" if where.end == "lowest" else "high"][0]
        tests.append(f"BOUND({low})")
    if money:
        optional = f"?{c} remit:currency ?{c}money . {optional}"
        tests.append(f"?{c}money IN ({', '.join(map(_quoted, money))})")
    factor = "1"
    if where.measure == "salary" and where.per in {"", "year"}:
        factor = _factor(c, low, money, amounts)
        tests.append(f"{factor} > 0")
    elif sort == "hours":
        tests.append(f'COALESCE(?{c}per, "week") = {_quoted(where.per or "week")}')
    elif where.per:
        tests.append(f"?{c}per = {_quoted(where.per)}")
    tests += _compared(where, f"{low} * {factor}", f"{high} * {factor}")
    return f"{optional} FILTER({' && '.join(tests) or 'true'})"


def _factor(c: str, low: str, money: Sequence[str], amounts: Mapping[str, Any]) -> str:
    """Write how often an amount comes in a year, 0 where nothing says so."""
    least = [n for m, n in amounts["money"]["yearly"].items() if m in money]
    untimed = f"IF({low} >= {min(least)}, 1, 0)" if least else "0"
    timed = "0"
    for time, number in amounts["in-a-year"].items():
        timed = f"IF(?{c}per = {_quoted(time)}, {number}, {timed})"
    return f"IF(BOUND(?{c}per), {timed}, {untimed})"


def _compared(where: Measured, low: str, high: str) -> list[str]:
    """Write the comparison: a range counts where any of it lies so."""
    number = _number(where.number)
    if where.sign == "any":
        return []
    if where.sign in {">", ">="}:
        return [f"{high} {where.sign} {number}"]
    if where.sign in {"<", "<="}:
        return [f"{low} {where.sign} {number}"]
    if where.sign == "==":
        return [f"{low} = {number}", f"{high} = {number}"]
    upto = number if where.upto is None else _number(where.upto)
    return [f"{high} >= {number}", f"{low} <= {upto}"]


def _dated(where: Measured, value: str) -> str:
    number, upto = str(where.number), str(where.upto or where.number)
    skipped = 5 if number.startswith("-") else 0  # the year
    number, upto = number.lstrip("-"), upto.lstrip("-")
    part = f"SUBSTR({value}, {skipped + 1}, {len(number)})"
    sign = where.sign
    if sign == "any":
        return "true"
    if sign in {"between", "="}:
        return f"{part} >= {_quoted(number)} && {part} <= {_quoted(upto)}"
    return f"{part} {sign} {_quoted(number)} && STRLEN({value}) > {skipped}"


def _number(value: float | str) -> str:
    return f"{float(value):.2f}"


def _quoted(word: str) -> str:
    if not _PLAIN.fullmatch(word):
        raise ValueError(f"not a plain word: {word!r}")
    return f'"{word}"'
