"""Read what a form states beside the post itself, and what its amounts come to.

Dates of closing and review, how many posts there are, and the budget; then the amounts of pay,
hours, posts and budget, as they can be compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, holds_any
from remit.graph.extraction.amounts import count_beside, count_in, hours_in, money_in
from remit.graph.extraction.behind_dates import before_more, posts_behind_date
from remit.graph.extraction.dates import date_in, impossible_in, next_date
from remit.graph.extraction.post_counts import count_said
from remit.graph.extraction.values_in_text import items_of
from remit.graph.linking.alternatives import branching, either
from remit.graph.linking.signs import Signs, signs_of
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.amount import Amount
    from remit.graph.extraction.names import Names
    from remit.graph.extraction.values import Values
    from remit.graph.layout.model import Field, Layout

_ADVERTISING = ("loose", "context", "purpose")
_CURRENCIES = ("£", "$", "€")
_FIELDS = frozenset({"date", "form", "financial"})


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a form states beside the post; None where nothing is said."""

    closing_date: Value | None = None
    review_date: Value | None = None
    posts: Value | None = None
    budget: Value | None = None
    amounts: tuple[tuple[str, Amount], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Phrases:
    labels: dict[str, re.Pattern[str]]
    closes: re.Pattern[str]
    closing_signs: Signs
    before_date: re.Pattern[str]
    budget: re.Pattern[str]


@once_per_overlay
def _phrases() -> _Phrases:
    own = load_toml("layout/amounts.toml")
    budget, closing = own["budget"], own["closing-date"]
    return _Phrases(
        {
            name: re.compile(rf"(?<!\w){branching(own[name]['labels'])}(?!\w)", re.I)
            for name in ("closing-date", "review-date", "posts", "budget")
        },
        re.compile(
            rf"(?<!\w){branching(closing['said'])}(?!\w)",
            re.I,
        ),
        signs_of(closing["said"]),
        re.compile(
            rf"\W+(?:(?:{branching(closing['between'])}|\d{{1,2}}(?:[:.]\d{{2}})?(?:[ap]m)?)(?!\w)\W+)*",
            re.I,
        ),
        re.compile(
            rf"(?<!\w){branching(budget['verbs'])}\s(?:[\w’'-]+\s){{0,4}}?"
            rf"{branching(budget['words'])}\s(?:[\w’'-]+\s){{0,5}}?(?=[^\W\d_]{{0,3}}[{''.join(_CURRENCIES)}]\s?\d)"
            rf"([^\s;()]+(?:\s{either(budget['multiples'])})?)",
            re.I,
        ),
    )


def read_particulars(layout: Layout, names: Names, values: Values) -> Particulars:
    """Read the particulars of a document whose names and fields are read."""
    is_abroad = names.is_abroad
    closing = _dated(_field(layout, "closing-date"), is_abroad=is_abroad)
    if closing is None and _phrases().closing_signs.stand_among(names.words.vocabulary):
        closing = _closing_in_text(layout, is_abroad=is_abroad)
    review = _dated(_field(layout, "review-date"), is_abroad=is_abroad)
    posts, budget = _value(_field(layout, "posts")), _field(layout, "budget")
    posts = posts or posts_behind_date(layout)
    found = (
        ("salary", _amount(layout, values.salary)),
        ("hours", _hours(layout, values.hours)),
        ("posts", count_in(posts.text) if posts else None),
        ("budget", money_in(budget.text) if budget else None),
    )
    amounts = {name: amount for name, amount in found if amount is not None}
    said_posts = posts if "posts" in amounts else None
    if posts is None and values.title and (told := _posts_told(layout, values.title)) is not None:
        start, end, amounts["posts"] = told
        said_posts = Value.at(start, layout.document.text[start:end])
    spent = _value(budget) if "budget" in amounts else None
    if spent is None and (said := _budget_in_text(layout)) is not None:
        spent, amounts["budget"] = said
    return Particulars(
        closing,
        review,
        said_posts,
        spent,
        tuple(amounts.items()),
    )


def _posts_told(layout: Layout, title: Value) -> tuple[int, int, Amount] | None:
    """Read how many posts stand beside the title, or else how many an advert's sentences count."""
    text = layout.document.text
    beside = count_beside(text, title.span)
    if beside is not None:
        return beside
    said = (
        count_said(text, title.text, item.span)
        for section in layout.sections
        if section.kind in _ADVERTISING
        for item in section.items
    )
    return next((count for count in said if count is not None), None)


def impossible_dates(layout: Layout) -> Iterator[Span]:
    """Find the dates in the fields for dates that the calendar does not have."""
    for field in layout.fields:
        if field.name == "date" and field.value is not None:
            place = impossible_in(field.value.of(layout.document.text))
            if place is not None:
                yield Span(field.value.start + place.start, field.value.start + place.end)


def _field(layout: Layout, name: str) -> Field | None:
    """Find the first field with a value whose label is of those that ask for something."""
    asked = _phrases().labels[name]
    for field in layout.fields:
        if field.name in _FIELDS and field.value is not None and asked.search(field.label_text):
            return field
    return None


def _value(field: Field | None) -> Value | None:
    return Value(field.text, field.value) if field is not None and field.value is not None else None


def _dated(field: Field | None, *, is_abroad: bool) -> Value | None:
    """Read a date; of two ways to read it, none where the form is of another country."""
    if field is None or field.value is None:
        return None
    read = _plain_date(field.text, is_abroad=is_abroad)
    kept = before_more(Value(field.text, field.value))
    return replace(kept, read_as=read) if read else None


def _plain_date(text: str, *, is_abroad: bool) -> str | None:
    read = date_in(text)
    return None if is_abroad and read != date_in(text, abroad=True) else read


def _closing_in_text(layout: Layout, *, is_abroad: bool) -> Value | None:
    """Read the one date by which running text says that applications close."""
    found: dict[str, Value] = {}
    between = _phrases().before_date
    for item in (item for section in layout.sections for item in section.items):
        if len(item.span) != len(item.text):
            continue
        for lead in _phrases().closes.finditer(item.text):
            date = next_date(item.text, lead.end())
            if date is None or not between.fullmatch(item.text, lead.end(), date.start):
                continue
            read = _plain_date(date.of(item.text), is_abroad=is_abroad)
            if read is not None:
                span = Span(item.span.start + date.start, item.span.start + date.end)
                found.setdefault(read, Value(date.of(item.text), span, None, read))
    return next(iter(found.values())) if len(found) == 1 else None


def _label_of(layout: Layout, value: Value) -> str:
    return next((f.label_text for f in layout.fields if f.value == value.span), "")


def _amount(layout: Layout, value: Value | None) -> Amount | None:
    return money_in(value.text, _label_of(layout, value)) if value is not None else None


def _hours(layout: Layout, value: Value | None) -> Amount | None:
    return hours_in(value.text, _label_of(layout, value)) if value is not None else None


def _budget_in_text(layout: Layout) -> tuple[Value, Amount] | None:
    """Read the budget that a duty gives to the holder, as in `manage a budget of £640k`."""
    for item in items_of(layout, "duties", "purpose", "context"):
        may_say = "udget" in item.text and holds_any(item.text, _CURRENCIES)
        found = _phrases().budget.search(item.text) if may_say else None
        if found is None:
            continue
        words = found[1].rstrip(".,")
        amount = money_in(words)
        if amount is not None and len(item.span) == len(item.text):
            return Value.at(item.span.start + found.start(1), words), amount
    return None
