"""Read what a text states as an amount: pay, a budget, hours, a number of posts.

Only what is written is taken: a point on a pay scale is no sum, an allowance is no pay, and where
nothing says for how long a sum is paid, the amount does not say so either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from remit.graph.amount import Amount
from remit.graph.layout.scales import scales
from remit.graph.linking.alternatives import any_of, branching
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from remit.graph.document import Span

_GROUPED = (
    r"\d{1,3}(?:[,.'’]\d{2,3})*[,.'’]\d{3}(?:[.,]\d{1,2})?(?![\d,.]\d)|\d{1,3}(?:\s\d{3})+(?!\d)"
)
_PLAIN = r"\d{1,9}(?:\.\d{1,4})?(?!\d)"
_CENTS = re.compile(r"[.,](\d{1,2})$")
_PARTING = re.compile(r"[,.'’\s]")
_CLAUSE_BEGINS = re.compile(r".*(?:[;|(*]|\.\s)", re.S)
_BRACKETED = re.compile(r"\([^()]*\)?")
_NUMBER = r"\d{1,4}(?:\.\d{1,2})?"
_EITHER = frozenset({"/", ",", ";", "or", "and"})
"""What may stand between the pay of two scales, beside the name of the second."""
_WORKED = re.compile(r"\b\d{1,3}(?:\.\d{1,2})?\s?-?\s?(?:hours?|hrs?)\b[^,;.£$€]{0,12}", re.I)
_JOINED = re.compile(r"\s*(?:-|–|—|to)\s*")
_REMARK = re.compile(r"\s*\Z|\s*[,;(](?=\s*[^\W\d])")
"""Nothing, or what may stand behind a number of hours: no other number."""
_FAR = 60
_NEAR = 14
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum of money in a text."""

    start: int
    end: int
    value: Decimal
    currency: str
    multiple: int


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of `data/layout/amounts.toml`, as patterns."""

    money: re.Pattern[str]
    currencies: Mapping[str, str]
    multiples: Mapping[str, int]
    periods: re.Pattern[str]
    period_of: Mapping[str, str]
    between: re.Pattern[str]
    lowest: re.Pattern[str]
    highest: re.Pattern[str]
    more: re.Pattern[str]
    beside_before: re.Pattern[str]
    beside_behind: re.Pattern[str]
    clause_ends: re.Pattern[str]
    hours: re.Pattern[str]
    shifts: re.Pattern[str]
    usual: tuple[int, int]
    count: re.Pattern[str]
    numbers: Mapping[str, int]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]


@once_per_overlay
def _words() -> _Words:
    own = load_toml("layout/amounts.toml")
    signs, behind = own["currencies"], own["currencies-behind"]
    ranges, beside, hours, count = own["ranges"], own["allowances"], own["hours"], own["count"]
    period_of = {_plain(p): name for name, said in own["periods"].items() for p in said}
    money = re.compile(
        rf"(?:(?<![^\W\d_])(?P<sign>{any_of(signs)})\s?)?(?<![\d.,])(?P<number>{_GROUPED}|{_PLAIN})"
        rf"(?:/-)?(?:\s?(?P<multiple>(?i:{any_of(own['multiples'])}))\b)?"
        rf"(?:\s?(?P<behind>{any_of(behind)})(?![^\W\d_]))?"
    )
    numbers = count["numbers"]
    return _Words(
        money,
        signs | behind,
        own["multiples"],
        _either(period_of),
        period_of,
        re.compile(rf"(?:(?<!\w){branching(ranges['between'])}\s*|^\s*[-–—]\s*)$", re.I),
        re.compile(rf"(?<!\w){branching(ranges['lowest'])}\W*$", re.I),
        re.compile(rf"(?<!\w){branching(ranges['highest'])}\W*$", re.I),
        re.compile(rf"\s*{branching(ranges['more'])}(?!\w)", re.I),
        _either(beside["before"]),
        _either(beside["behind"]),
        re.compile(rf"[,;()|*+]|\.(?:\s|$)|\b{branching(beside['clauses'])}\b", re.I),
        re.compile(
            rf"(?<![\d.,/:])(?P<low>{_NUMBER})(?:\s*(?:-|–|to)\s*(?P<high>{_NUMBER}))?(?![\d.:/]|,\d)"
            rf"(?P<unit>\s*-?{branching(hours['words'])}(?!\w))?",
            re.I,
        ),
        re.compile(rf"[\s-]*{branching(hours['shifts'])}(?!\w)", re.I),
        (hours["lowest"], hours["highest"]),
        re.compile(
            rf"(\d{{1,3}}|{branching(numbers)})(?:\s*{branching(count['words'])}(?!\w)\D*|\s*\(\D*)?",
            re.I,
        ),
        numbers,
        re.compile(r"[\s*#]*(\d{1,2})\s?[x×]\s+"),
        re.compile(
            r"[ \t]*(?:[-–—][ \t]*)?[(\[]?(?:[x×]\s?(\d{1,2})(?!\d)|(\d{1,2})\s?[x×](?=[)\]])"
            rf"|(\d{{1,2}}|{branching(numbers)})\s+{branching(set(count['words']) - {'x'})}\b)",
            re.I,
        ),
    )


def _plain(phrase: str) -> str:
    return " ".join(phrase.split()).casefold()


def _either(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){branching(phrases)}(?!\w)", re.I)


def money_in(text: str, label: str = "") -> Amount | None:
    """Read what a text says is paid, or may be spent; None where it states no sum.

    Args:
        text: What stands in the field.
        label: The label of the field, which may say that the sum is the lowest, or a year's.

    >>> money_in("£31,200 - £34,050 per annum")
    Amount(minimum=Decimal('31200'), maximum=Decimal('34050'), currency='GBP', per='year')
    >>> money_in("£27,354 plus 20 % shift allowance").maximum, money_in("Scale 6 SCP 18-22")
    (Decimal('27354'), None)
    >>> money_in("£28,000", "Starting salary").maximum is None
    True
    """
    words = _words()
    sums = list(_sums(text, words))
    first = next((i for i, s in enumerate(sums) if s.currency and not _beside(i, sums, text)), None)
    if first is None:
        return None
    chain = [sums[first]]
    for at in range(first + 1, len(sums)):
        if _beside(at, sums, text) or not _goes_on(chain[-1], sums[at], text, words):
            break
        chain.append(sums[at])
    begins = max(sums[first - 1].end if first else 0, chain[0].start - _FAR)
    last = first + len(chain)
    ends = sums[last].start if last < len(sums) else len(text)
    before, behind = text[begins : chain[0].start], text[chain[-1].end : ends]
    between = text[chain[0].end : chain[-1].start] if len(chain) > 1 else ""
    per = next((p for t in (behind[:_FAR], between, before, label) if (p := _period(t, words))), "")
    low, high = chain[0].value, chain[-1].value
    if chain[0].multiple == 1 and low < _THOUSAND:
        low *= chain[-1].multiple  # which the ends of a range share: "£26-30k"
    return replace(_ended(low, high, before, behind, label), currency=chain[0].currency, per=per)


def _ended(low: Decimal, high: Decimal, before: str, behind: str, label: str) -> Amount:
    """Say which ends of an amount are stated."""
    words = _words()
    if low != high:
        return Amount(low, high)
    label = label.rstrip(" :")
    if words.highest.search(before) or (not before.strip() and words.highest.search(label)):
        return Amount(None, high)
    more = words.more.match(behind)
    if more is not None:
        rest = behind[more.end() : more.end() + _FAR]
        if not (words.beside_before.search(rest) or words.beside_behind.search(rest)):
            return Amount(low, None)
    if words.lowest.search(before) or words.lowest.search(label):
        return Amount(low, None)
    return Amount(low, high)


def _sums(text: str, words: _Words) -> Iterable[_Sum]:
    """Find sums; a number without a currency is one as the upper end of a range."""
    last = None
    for found in words.money.finditer(text):
        sign = found["sign"] or found["behind"] or ""
        currency = words.currencies.get(sign, "")
        multiple = words.multiples[found["multiple"].casefold()] if found["multiple"] else 1
        value = _number(found["number"]) * multiple
        if not currency and (last is None or not _JOINED.fullmatch(text, last, found.start())):
            continue
        if len(sign) == 1 and sign.isalpha() and value < _THOUSAND:
            continue  # a grade, such as "R 5"
        last = found.end()
        yield _Sum(found.start(), last, value, currency, multiple)


def _number(digits: str) -> Decimal:
    """Read a number as any country writes it: `31,200.50`, `45.000`, `202 233`, `1,12,400`."""
    cents = _CENTS.search(digits)
    whole = digits[: cents.start()] if cents else digits
    return Decimal(_PARTING.sub("", whole) + (f".{cents[1]}" if cents else ""))


def _beside(at: int, sums: list[_Sum], text: str) -> bool:
    """Tell whether a sum is an allowance or the like, which comes beside the pay."""
    words, one = _words(), sums[at]
    begins = sums[at - 1].end if at else 0
    before = _CLAUSE_BEGINS.sub("", text[max(begins, one.start - _FAR) : one.start])
    if words.beside_before.search(before):
        return True
    ends = sums[at + 1].start if at + 1 < len(sums) else len(text)
    behind = text[one.end : min(ends, one.end + _FAR)]
    return words.beside_behind.search(words.clause_ends.split(behind, maxsplit=1)[0]) is not None


def _goes_on(one: _Sum, other: _Sum, text: str, words: _Words) -> bool:
    """Tell whether two sums are the ends of one range."""
    gap = text[one.end : other.start]
    if len(gap) > _FAR or other.currency not in {one.currency, ""} or other.value < one.value:
        return False
    graded = scales().anywhere.sub(" ", _BRACKETED.sub(" ", gap))
    if graded.strip(" )") in _EITHER and scales().anywhere.search(gap):
        return True
    return words.between.search(words.periods.sub(" ", graded)) is not None


def _period(text: str, words: _Words) -> str:
    """Read for how long a sum is paid; the time in which hours are worked says nothing of it."""
    found = words.periods.search(_WORKED.sub(" ", text))
    return words.period_of[_plain(found[0])] if found else ""


def hours_in(text: str, label: str = "") -> Amount | None:
    """Read how many hours a text says are worked, and in what time; None where it does not say.

    >>> hours_in("Full time, 37 hours per week, 8am to 4pm").maximum, hours_in("10-hour shifts")
    (Decimal('37'), None)
    >>> hours_in("40, on a rota").maximum, hours_in("20, 30 or 37")
    (Decimal('40'), None)
    >>> hours_in("A rota covering 24 hours, 40 hours a week").maximum
    Decimal('40')
    """
    said = list(_hours_said(text, label))
    return next((amount for amount, in_time in said if in_time), said[0][0] if said else None)


def _hours_said(text: str, label: str) -> Iterator[tuple[Amount, bool]]:
    """Read the hours that a text says, each with whether it says beside them in what time."""
    words = _words()
    known = _period(label, words)
    for found in words.hours.finditer(text):
        low, high = Decimal(found["low"]), Decimal(found["high"] or found["low"])
        behind = text[found.end() : found.end() + _FAR]
        if high < low or words.shifts.match(behind):
            continue
        per = words.periods.match(behind[:_NEAR].lstrip()) if behind else None
        name = words.period_of[_plain(per[0])] if per else known
        usual = words.usual[0] <= low and high <= words.usual[1]
        alone = not found.start() and _REMARK.match(text, found.end()) is not None
        if name in {"day", "hour"} or not (per or ((found["unit"] or alone) and usual)):
            continue
        before = text[max(0, found.start() - _FAR) : found.start()]
        yield replace(_ended(low, high, before, behind, ""), per=name), per is not None


def count_beside(text: str, title: Span) -> tuple[int, int, Amount] | None:
    """Read how many posts a line counts around a title, by where that stands.

    Gives where the count begins and ends, and what it comes to.

    >>> from remit.graph.document import Span
    >>> count_beside("Records Clerk x 2", Span(0, 13))
    (14, 17, Amount(minimum=Decimal('2'), maximum=Decimal('2'), currency='', per=''))
    >>> count_beside("Records Clerk - 37 hours", Span(0, 13))
    """
    words = _words()
    line = text.rfind("\n", 0, title.start) + 1
    found = words.ahead.fullmatch(text, line, title.start) or words.behind.match(text, title.end)
    if found is None:
        return None
    group = next(at for at, said in enumerate(found.groups(), start=1) if said)
    said = found[group].casefold()
    number = Decimal(words.numbers.get(said, said) if not said.isdecimal() else said)
    whole = found[0].strip(" ()[]-–—\t*#")
    at = found.start() + found[0].index(whole)
    return at, at + len(whole), Amount(number, number)


def count_in(text: str) -> Amount | None:
    """Read a number of posts: `2`, `Three`, `1 post (fixed term)`; None where it is not plain.

    >>> count_in("Three").minimum, count_in("2 full time and 1 part time")
    (Decimal('3'), None)
    """
    words = _words()
    found = words.count.fullmatch(text.strip(" ."))
    if found is None:
        return None
    said = found[1].casefold()
    number = Decimal(words.numbers.get(said, said) if not said.isdecimal() else said)
    return Amount(number, number)
