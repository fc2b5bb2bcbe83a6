"""Answer with amounts and dates that profiles state: the best paid, in order, on average."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.expressions import leaves
from remit.graph.asking.gathering import Support
from remit.graph.asking.logic import IsOne, Measured, OneOf, Things
from remit.graph.asking.ranking_questions import EVERY
from remit.graph.asking.stated import (
    Stated,
    counting,
    currencies,
    in_a_year,
    reckoned,
    stated,
    stating,
)
from remit.graph.asking.verbalise import per_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.graph.asking.asked_amounts import Averaging, Outweighing, Weighing
    from remit.graph.asking.logic import Condition

_SHOWN = 20
Group = tuple[str, str]
"""A currency and a time: amounts of one group can be weighed against each other."""


class _Scale:
    """What a set states of one measure, put on one scale as far as that can be done."""

    def __init__(self, question: Weighing | Averaging, context: Context) -> None:
        amounts = context.lexicon.amounts
        self.sort: str = amounts["measure"][question.measure]["sort"]
        self.says = _named(question.measure, context)
        roles: list[str] | None = None
        self.query = stating(question.measure, context.lexicon)
        self.profiles = context.profiles()
        if question.things.where is not None:
            members, self.query = context.members(question.things)
            described = context.gatherer.documents(members)
            roles = [iri for iri in members if iri in described] or members
            self.profiles = len(roles)
        self.found = stated(question.measure, roles, context.lexicon, context.gatherer)
        kept = [one for one in self.found if one.weighable]
        if question.currency:
            wanted = currencies(question.currency, amounts)
            kept = [one for one in kept if one.currency in wanted]
        self.end = question.end
        self.times: dict[Stated, float] = {}
        self.groups: dict[Group, list[Stated]] = {}
        for one in kept:
            group, times = self._placed(one, question.per, context)
            self.times[one] = times
            self.groups.setdefault(group, []).append(one)
        self.kept = kept

    def _placed(self, one: Stated, per: str, context: Context) -> tuple[Group, float]:
        yearly = in_a_year(one, self.sort, context.lexicon.amounts)
        if self.sort == "hours":
            return ("", one.per or "week"), 1
        if self.sort != "money" or self.says.endswith("budget"):
            return (one.currency, ""), 1
        if per and per != "year":
            return (one.currency, one.per or ("year" if yearly else "")), 1
        return (one.currency, "year" if yearly else one.per), yearly or 1

    def value(self, one: Stated, least: bool) -> float | str | None:
        """Give the number or the date by which one is weighed: the end that counts here."""
        if one.date:
            return one.date
        ends = {"lowest": one.low, "highest": one.high}
        end = ends[self.end] if self.end else one.low if least else one.high
        end = end if end is not None or self.end else one.high if least else one.low
        return None if end is None else _whole(end * self.times[one])

    def silent(self) -> list[str]:
        """Say how many profiles state nothing, or nothing that can be weighed."""
        speaking = {one.role for one in self.found}
        weighed = {one.role for one in self.found if one.weighable}
        none, vague = self.profiles - len(speaking), len(speaking - weighed)
        said = [f"{_profiles(none)} no {self.says}"] if none > 0 else []
        return said + ([f"{_profiles(vague)} it without a figure"] if vague else [])


def _profiles(count: int) -> str:
    return "1 profile states" if count == 1 else f"{count} profiles state"


def _whole(value: float) -> float:
    value = round(value, 2)
    return int(value) if value == int(value) else value


def weighing(question: Weighing, context: Context) -> Outcome:
    """Find who states the most or least of an amount, or put all in order of it."""
    scale = _Scale(question, context)
    groups, notes = _asked_for(scale, question, context)
    drafts = []
    for group in groups:
        weighed = _ranked(scale, group, question.least)
        shown: list[Stated] = []
        last = None
        for value, one in weighed:  # all that share a place are shown
            if len(shown) >= question.limit and value != last:
                break
            shown.append(one)
            last = value
        most = EVERY if question.limit >= EVERY else max(_SHOWN, question.limit)
        drafts += _drafted(shown[:most], group, scale, context)
    return Outcome(context.finish(drafts), scale.query, (*notes, *scale.silent()))


def _ranked(scale: _Scale, group: Group, least: bool) -> list[tuple[Any, Stated]]:
    """Put what is stated in order of its value."""
    valued = ((scale.value(one, least), one) for one in scale.groups[group])
    known = [(value, one) for value, one in valued if value is not None]
    return sorted(known, key=lambda pair: pair[0], reverse=not least)


def _asked_for(
    scale: _Scale, question: Weighing | Averaging, context: Context
) -> tuple[list[Group], list[str]]:
    """Choose the groups to weigh, and say which are left out, and what cannot be compared."""
    groups = sorted(scale.groups, key=lambda g: (-len(scale.groups[g]), g))
    if question.limit >= EVERY if hasattr(question, "limit") else False:
        chosen = groups
    else:
        usual = "week" if scale.sort == "hours" else "year"
        per = question.per or (usual if any(p == usual for _, p in groups) else "")
        chosen = [g for g in groups if g[1] == per] if per else groups[:]
    notes = []
    left = [g for g in groups if g not in chosen]
    if left:
        count = sum(len(scale.groups[g]) for g in left)
        times = " or ".join(
            sorted({f"by the {p}" if p else "for a time not said" for _, p in left})
        )
        notes.append(f"left out, since not comparable: {count} stated {times}")
    money = sorted({currency for currency, _ in chosen if currency})
    if len(money) > 1:
        notes.append(f"amounts in {', '.join(money)} are not compared: each by itself")
    reckoned = sum(scale.times[one] != 1 for g in chosen for one in scale.groups[g])
    if reckoned:
        notes.append(f"{reckoned} reckoned for a year: 12 months, 26 fortnights or 52 weeks")
    untimed = sum(g[1] == "year" and not one.per for g in chosen for one in scale.groups[g])
    if untimed and scale.sort == "money":
        notes.append(f"{untimed} of them name no time, and are taken for a year's")
    notes += _one_sign([one for group in chosen for one in scale.groups[group]], context)
    return chosen, notes


def _one_sign(ones: Sequence[Stated], context: Context) -> list[str]:
    """Say which sign counts as one currency that may be the money of several countries."""
    notes = []
    for sign in sorted(
        {one.currency for one in ones} & set(context.lexicon.amounts["money"]["shared"])
    ):
        if several_employers({one.role for one in ones if one.currency == sign}, context):
            notes.append(_SHARED_SIGN.format(sign=sign))
    return notes


_SHARED_SIGN = (
    "“{sign}” names no country: the amounts written with it count as one currency here,"
    " and may be those of several countries"
)


def several_employers(roles: Iterable[str], context: Context) -> bool:
    """Tell whether some roles may be those of more than one employer: named, or not said."""
    wanted = set(roles)
    tie = context.lexicon.relations["in-force"].pattern.replace("?s", "?x")
    found = context.gatherer.bound(
        f"SELECT ?x ?o WHERE {{{{ {{bound}} {tie} {_EMPLOYER} }}}}", wanted
    )
    return len({employer for _, employer in found}) + len(wanted - {role for role, _ in found}) > 1


_EMPLOYER = "?o a ?class FILTER(?class IN (remit:Force, org:FormalOrganization))"


def _drafted(shown: Sequence[Stated], group: Group, scale: _Scale, context: Context) -> list[Draft]:
    labels = context.labelled([one.role for one in shown])
    documents = context.gatherer.documents([one.role for one in shown])
    drafts = []
    for one in shown:
        why = reckoned(one, context.lexicon.amounts) if scale.times[one] != 1 else ""
        support = Support(True, (one.evidence,), why)
        named = documents.get(one.role, ())
        drafts.append(Draft(labels[one.role], one.role, one.text, support, named))
    return drafts


def averaging(question: Averaging, context: Context) -> Outcome:
    """Reckon the average or the sum of what a set states, one row for each currency and time."""
    scale = _Scale(question, context)
    groups, notes = _asked_for(scale, question, context)
    drafts = []
    for group in groups:
        ones = scale.groups[group]
        if scale.sort == "date":
            continue
        ends = [(scale.value(one, True), scale.value(one, False)) for one in ones]
        pairs = [
            (float(low), float(high), one)
            for (low, high), one in zip(ends, ones, strict=True)
            if low is not None and high is not None
        ]
        if not pairs:
            continue
        total = sum((low + high) / 2 for low, high, _ in pairs)
        ranged = any(low != high for low, high, _ in pairs)
        value = _whole(total if question.total else total / len(pairs))
        said = _unit(group, scale)
        why = f"of {len(pairs)} {'profile' if len(pairs) == 1 else 'profiles'}"
        if ranged:
            low, high = (_share(pairs, at, question.total) for at in (0, 1))
            why += (
                f", by the middle of each range: {low:,} by the lower ends, {high:,} by the upper"
            )
        name = "total" if question.total else "average"
        of = {"lowest": " at the lower end", "highest": " at the upper end"}.get(scale.end, "")
        quotes = tuple(one.evidence for _, _, one in pairs)
        label = f"{name} {scale.says}{of}{said}"
        drafts.append(Draft(label, None, value, Support(True, quotes, why)))
    none = () if drafts else ("none: no profile states it as a figure",)
    return Outcome(context.finish(drafts), scale.query, (*none, *notes, *scale.silent()))


def _share(pairs: Sequence[tuple[float, float, Stated]], at: int, total: bool) -> float:
    whole = sum(pair[at] for pair in pairs)  # type: ignore[misc]
    return _whole(whole if total else whole / len(pairs))


def _unit(group: Group, scale: _Scale) -> str:
    currency, per = group
    return "".join((f", {currency}" if currency else "", f" {per_time(per)}" if per else ""))


def outweighing(question: Outweighing, context: Context) -> Outcome:
    """Weigh what two roles state against each other, by the upper ends of ranges."""
    scales = [_Scale(_of_one(question, one), context) for one in (question.one, question.other)]
    for one, scale in zip((question.one, question.other), scales, strict=True):
        if len(scale.kept) != 1:
            what = scale.says
            figures = "several figures" if scale.kept else "no figure"
            note = f"none: the profile of {one.names[0].label} states {figures} for its {what}"
            return Outcome((), scale.query, (note,))
    sides = [(scale, scale.kept[0], next(iter(scale.groups))) for scale in scales]
    said = " against ".join(f"“{one.text}”" for _, one, _ in sides)
    if sides[0][2] != sides[1][2]:
        return Outcome((), scales[0].query, (f"none: {said} cannot be compared",))
    tops, bottoms = (
        [scale.value(one, least) for scale, one, _ in sides] for least in (False, True)
    )
    first = _sign(tops) * (-1 if question.least else 1)
    notes = ["ranges are compared by their upper ends"] if tops != bottoms else []
    notes += _one_sign([one for _, one, _ in sides], context)
    if _sign(tops) * _sign(bottoms) < 0:
        notes.append("their lower ends stand the other way round")
    quotes = tuple(one.evidence for _, one, _ in sides)
    support = Support(True, quotes, said)
    if question.shape == "whether":
        drafts = [Draft("yes" if first > 0 else "no", None, first > 0, support)]
    elif question.shape == "difference":
        apart = _whole(float(tops[0] or 0) - float(tops[1] or 0)) if scales[0].sort != "date" else 0
        label = f"difference in {scales[0].says}{_unit(sides[0][2], scales[0])}"
        drafts = [Draft(label, None, abs(apart) if question.least else apart, support)]
    else:
        won = [side for side, wins in zip(sides, (first >= 0, first <= 0), strict=True) if wins]
        notes += ["they are the same"] if len(won) > 1 else []
        drafts = [d for scale, one, group in won for d in _drafted([one], group, scale, context)]
    return Outcome(context.finish(drafts), scales[0].query, tuple(notes))


def _sign(pair: Sequence[float | str | None]) -> int:
    one, other = pair
    if one is None or other is None:
        return 0
    return (one > other) - (one < other)  # type: ignore[operator]


def _of_one(question: Outweighing, one: OneOf) -> Weighing:
    from remit.graph.asking.asked_amounts import Weighing

    return Weighing(Things("role", IsOne(one)), question.measure, question.end)


def unweighed(where: Condition | None, context: Context) -> tuple[str, ...]:
    """Say what conditions on amounts leave out: profiles that state none, other money."""
    notes: list[str] = []
    for leaf in leaves(where) if where is not None else ():
        if isinstance(leaf, Measured):
            notes += _left_out(leaf, context)
    return tuple(dict.fromkeys(notes))


def _left_out(leaf: Measured, context: Context) -> Iterator[str]:
    amounts, name = context.lexicon.amounts, _named(leaf.measure, context)
    if leaf.than is not None:
        known = context.compiler.resolved(leaf)
        if known is None:
            label = leaf.than.names[0].label
            yield f"the profile of {label} states no single figure for its {name}"
            return
        if amounts["measure"][leaf.measure]["sort"] != "date":
            yield "ranges are compared by their upper ends"
        leaf = known
    sort, money = amounts["measure"][leaf.measure]["sort"], context.compiler.money(leaf)
    shared = amounts["money"]["shared"]
    if shared.get(leaf.currency) and leaf.sign != "any":
        yield f"the amount was read as one in {' or '.join(money)}"
        yield _SHARED_SIGN.format(sign=leaf.currency)
    if money and not leaf.currency and leaf.sign != "any":
        yield f"the amount was read as one in {' or '.join(money)}"
    if leaf.measure == "salary" and leaf.sign != "any" and not leaf.end:
        yield "of a range it is enough that some of it lies so"
    if sort == "date" and str(leaf.number).startswith("-"):
        yield "no year is given: the day counts in any year"
    anything = Measured(leaf.measure, "any", 0, None, leaf.currency, leaf.per)
    counts = [context.gatherer.rows(q) for q in counting(anything, money, context.lexicon)]
    speaking, weighable, like = (int(rows[0][0]) for rows in counts)
    silent = context.profiles() - speaking
    if silent > 0:
        yield f"{_profiles(silent)} no {name}"
    if speaking > weighable:
        a = "" if name.endswith("s") else "a "
        yield f"{_profiles(speaking - weighable)} {a}{name} without a figure"
    if weighable > like and leaf.sign != "any":
        other = "in other money or for another time" if sort == "money" else "for another time"
        yield f"{_profiles(weighable - like)} it {other}"


def _named(measure: str, context: Context) -> str:
    return context.lexicon.relations[measure].says.replace(" of {s}", "").removeprefix("the ")
