"""Read the fields of a profile: title, rank, grade, unit, manager and the rest, each as written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.behind_dates import hours_behind_date
from remit.graph.extraction.employers import employer
from remit.graph.extraction.form_units import form_units, within_larger
from remit.graph.extraction.full_stops import without_label, without_remark, without_stop
from remit.graph.extraction.grades import grade_unnamed
from remit.graph.extraction.head_units import (
    before_unit,
    unit_alone,
    unit_behind,
    unit_below,
    unit_beside,
    unit_in_brackets,
    unit_of_head,
    unless_same,
)
from remit.graph.extraction.managers import manager_fields, manager_read
from remit.graph.extraction.pay import leads_to_sum, pay_alone, pay_of_grade, without_pay
from remit.graph.extraction.purposes import read_purpose
from remit.graph.extraction.ranks_stated import is_neither, rank_beside_title, ranks_stated
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.seats import is_area_of_work, place_field, place_unnamed, unit_of_place
from remit.graph.extraction.staff import (
    led_by_answer,
    led_directly,
    names_the_unit,
    one_by_one,
    staff_in_text,
    staff_named,
    tells_of_work,
)
from remit.graph.extraction.status import is_contract, status_stated, status_unnamed
from remit.graph.extraction.ticked_levels import ticked_level
from remit.graph.extraction.title_fields import heads_post
from remit.graph.extraction.title_units import unit_in_title, unit_of_title
from remit.graph.extraction.titles import read_title, without_extras
from remit.graph.extraction.values_in_text import (
    code_in_text,
    manager_in_text,
    title_in_text,
    unit_in_text,
)
from remit.graph.extraction.vetting_fields import level_of_field, stray_level
from remit.graph.extraction.vetting_in_text import vetting_in_text
from remit.graph.layout.furniture import is_none, is_undecided
from remit.graph.layout.labels import normal
from remit.graph.layout.values import fields_of
from remit.graph.linking.lexicon import names_a
from remit.graph.linking.occupations import names_work
from remit.graph.linking.ranks import find_rank
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.form_units import FormUnit
    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Field, Layout

_SHARE = 0.6
_BODIES = ("Force", "Employer", "RegionalUnit")
_NO_NAME = re.compile(r"(?!the\s)[a-z]+\s[a-z]")
_LEFT_BLANK = re.compile(r"[\s,;_]+(?=\w)")
"""What a form leaves before the rest of a value that was to be filled in."""
_SENTENCE_ENDS = re.compile(r"\.\s+(?=[A-Z])")
_NAMED = frozenset({"title", "status", "organisation", "unit", "location", "reports_to"})
_TELLING = frozenset({"purpose", "duties", "requirements"})
_FEW_LETTERS = 2
_VERB = re.compile(r"(?!Reports\b)[A-Z][a-z]{2,}s\s+[a-z]+\b(?!.*\s[A-Z])")
_HEAD_ITEMS = 12
_ASIDE = re.compile(
    r",\s+(?:but|who|which|and\s+(?:is|are|will|works?))\b|(?<=\w)\s+\([a-z]+,?\s[^()A-Z\d]+\)$"
)
_NOTHING = re.compile(r"\s*[A-Za-z/-]{1,5}\.\s")
_ZERO_FOR_O = re.compile(r"^([SP])0(\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Values:
    """The fields of one profile; None where nothing is said.

    `form_units` are the units that the fields of a form name, `unit` among them if it is one.
    """

    title: Value | None = None
    rank: Value | None = None
    grade: Value | None = None
    status: Value | None = None
    role_code: Value | None = None
    organisation: Value | None = None
    unit: Value | None = None
    form_units: tuple[FormUnit, ...] = ()
    job_family: Value | None = None
    location: Value | None = None
    hours: Value | None = None
    salary: Value | None = None
    reports_to: Value | None = None
    vetting: Value | None = None
    direct_reports: tuple[Value, ...] = ()
    purpose: Value | None = None


def read_values(layout: Layout, names: Names) -> Values:
    """Read all fields of a document, from their labels, else from where else they are said."""
    code, title = read_title(layout, names)
    rank, grade = _rank_and_grade(layout)
    pay = (
        _value(layout.first("salary"))
        or pay_alone(layout)
        or pay_of_grade(_value(layout.first("grade")))
    )
    organisation = _value(layout.first("organisation")) or employer(layout, names)
    said = list(_units_said(layout))
    named = form_units((n, u) for n, u in said if not _is_employer(u, names))
    named = within_larger(unit_in_title(title), named)
    unit = named[0].value if named else None
    units = [unit for _, unit in said]
    if organisation is None:
        organisation = next((u for u in units if _is_employer(u, names)), None)
    elif unit is None and (behind := unit_behind(organisation)) is not None:
        organisation, unit = before_unit(organisation, behind), behind
    elif unit is None:
        unit = next((u for u in units if normal(u.text) != normal(organisation.text)), None)
    return Values(
        title=_with_rank_read(title or title_in_text(layout, names)),
        rank=rank or (None if grade else rank_beside_title(layout, title)),
        grade=grade or (None if rank else grade_unnamed(layout, names, title, pay)),
        status=status_stated(unless_same(_value(layout.first("status")), title))
        or status_unnamed(layout, title),
        role_code=_code(layout) or code or code_in_text(names),
        organisation=organisation,
        unit=unless_same(
            unit
            or unit_of_title(title)
            or unit_beside(layout, title)
            or unit_of_head(layout)
            or unit_of_place(_place(layout))
            or _area_of_work(layout)
            or _body_for_manager(layout, names)
            or unit_in_text(layout, names)
            or unit_alone(layout, title)
            or unit_below(layout, title)
            or unit_in_brackets(layout, title),
            organisation,
        ),
        form_units=tuple(u for u in named if unless_same(u.value, organisation) is not None),
        job_family=_value(layout.first("job_family")),
        location=_place(layout)
        or place_unnamed(layout, names, title)
        or _alone(layout, "location"),
        hours=_value(layout.first("hours")) or _alone(layout, "hours") or hours_behind_date(layout),
        salary=pay,
        reports_to=manager_read(_reports_to(layout, names), layout),
        vetting=_vetting(layout, names)
        or stray_level(layout, names)
        or ticked_level(names)
        or vetting_in_text(layout, names)
        or _alone(layout, "vetting"),
        direct_reports=tuple(_direct_reports(layout, names)),
        purpose=read_purpose(layout),
    )


def _value(field: Field | None) -> Value | None:
    if field is None or field.value is None or is_undecided(field.text) or is_none(field.text):
        return None
    if field.name in _NAMED and sum(map(str.isalpha, field.text)) < _FEW_LETTERS:
        return None
    if _NOTHING.match(field.text) and is_none(field.text.partition(".")[0]):
        return None
    if field.name == "organisation" and _names_no_employer(field.text):
        return None
    blank = _LEFT_BLANK.match(field.text)
    if blank is not None and len(field.text) == len(field.value):
        span = Span(field.value.start + blank.end(), field.value.end)
        return Value(field.text[blank.end() :], span)
    return without_stop(without_label(without_remark(Value(field.text, field.value))))


def _code(layout: Layout) -> Value | None:
    """Read the code of the post, without how many posts have it: `K/12/3: (2 posts)`.

    A word alone that has small letters and no digit is part of a label, as in `Code Number`.
    """
    value = _value(layout.first("role_code"))
    if value is None or len(value.text) != len(value.span):
        return value
    plain = value.text
    if plain.isalpha() and not plain.isupper():
        return None
    span = without_extras(layout.document.text, value.span)
    return value if span == value.span else Value(span.of(layout.document.text), span)


def _names_no_employer(text: str) -> bool:
    """Tell whether words are a municipality with its place, or talk, and so no employer's name."""
    talks = _NO_NAME.match(text) is not None
    return talks or relation_phrases().municipality.fullmatch(f"{text} ") is not None


def _units_said(layout: Layout) -> Iterator[tuple[str, Value]]:
    """Give the units that fields of the form name, with their labels, the head's before others.

    Behind the head of the form only the first counts: of others there the work may be with them.
    """
    ends = min((s.start for s in layout.sections if s.kind in _TELLING), default=None)
    once = False
    for field in layout.fields:
        value = _value(field) if field.name == "unit" else None
        if value is None or is_contract(value.text):
            continue
        if once and ends is not None and value.span.start > ends:
            return
        once = True
        yield field.label_text, value


def _vetting(layout: Layout, names: Names) -> Value | None:
    field = layout.first("vetting")
    value = _value(field)
    return level_of_field(field, value, names) if field is not None and value is not None else None


def _place(layout: Layout) -> Value | None:
    """Read the place of work; of a sentence in the field what follows its `based at`."""
    field = place_field(layout)
    value = _value(field)
    if field is not None and value is not None and is_area_of_work(value, field.label_text):
        return None
    lead = relation_phrases().place_said.match(value.text) if value else None
    if value is None or lead is None or len(value.span) != len(value.text):
        return value
    ends = _SENTENCE_ENDS.search(value.text, lead.end())
    end = value.span.start + ends.start() if ends else value.span.end
    span = trimmed(layout.document.text, Span(value.span.start + lead.end(), end), " .")
    return Value(span.of(layout.document.text), span)


def _area_of_work(layout: Layout) -> Value | None:
    """Read the unit that stands where a form asks for an area."""
    field = layout.first("location")
    value = _value(field)
    is_unit = value is not None and field is not None and is_area_of_work(value, field.label_text)
    return value if is_unit else None


def _reports_to(layout: Layout, names: Names) -> Value | None:
    """Read the manager; of a sentence in the field what follows its `reports to the`."""
    said = [f for f in manager_fields(layout) if not (_VERB.match(f.text) or heads_post(f))]
    told = (v for f in said if (v := _value(f)) and not _is_body(v, names, *_BODIES))
    value = next(told, _value(layout.first("accountable_to")))
    if value is None:
        return manager_in_text(layout, names)
    lead = relation_phrases().reports_to.match(value.text)
    aside = _ASIDE.search(value.text)
    if not (lead or aside) or len(value.span) != len(value.text):
        return value
    start = value.span.start + (lead.end() if lead else 0)
    end = value.span.start + aside.start() if aside else value.span.end
    span = trimmed(layout.document.text, Span(start, end), " .")
    return Value(span.of(layout.document.text), span)


def _body_for_manager(layout: Layout, names: Names) -> Value | None:
    """Read the unit that stands where a manager is asked for: `Working for: Borset ROCU`."""
    said = (_value(field) for field in layout.fields if field.name == "reports_to")
    return next((v for v in said if v and _is_body(v, names, "RegionalUnit")), None)


def _is_body(value: Value, names: Names, *kinds: str) -> bool:
    """Tell whether a value is no more than a known body of these kinds, and nobody at work."""
    known = names.inside(value.span, *kinds)
    share = max((len(m.text) for m in known), default=0) / len(value.text)
    return share > _SHARE and not names_work(value.text)


def _is_employer(value: Value, names: Names) -> bool:
    """Tell whether a value that should be a unit is an employer as a whole."""
    known = names.inside(value.span, "Force", "Employer")
    return any(len(m.text) == len(value.text) for m in known) or (
        value.text.casefold().endswith((" police", " police force")) and len(value.text.split()) > 1
    )


def _with_rank_read(value: Value | None) -> Value | None:
    """Note what a title was read as, where its rank is abbreviated or misspelt."""
    if value is None:
        return None
    found = find_rank(value.text)
    if found is None or folded(found.read_as).casefold() == folded(value.text).casefold():
        return value
    return Value(value.text, value.span, value.section, found.read_as)


def _rank_and_grade(layout: Layout) -> tuple[Value | None, Value | None]:
    rank = grade = None
    for name in ("grade", "rank"):
        said = [field for field in layout.fields if field.name == name]
        field = next((f for f in said if f.value and not is_neither(f)), None)
        value = without_pay(_value(field))
        if value is None or leads_to_sum(value.text):
            continue
        value = _rank_of_sentence(value) if name == "rank" else value
        if ranks_stated(value.text) and rank is None:
            rank = _with_rank_read(value)
        else:
            slip = _ZERO_FOR_O.match(value.text)
            read_as = f"{slip[1]}O{slip[2]}" if slip else None
            grade = grade or Value(value.text, value.span, None, read_as)
    return rank, grade or (None if rank else _grade_beside_title(layout))


def _rank_of_sentence(value: Value) -> Value:
    """Keep of a sentence about the rank what it names: `The rank required is Inspector.`."""
    found = find_rank(value.text) if value.text.endswith(".") else None
    if found is None or not found.span.start or len(value.span) != len(value.text):
        return value
    return Value.at(value.span.start + found.span.start, found.span.of(value.text))


def _grade_beside_title(layout: Layout) -> Value | None:
    """Find a grade in a second field for the title: `Role Title: Inspector of Fires  Role: …`."""
    said = [field for field in layout.fields if field.name == "title" and field.value is not None]
    named = (field for field in said[1:] if names_a("Grade", field.text))
    return next((_value(field) for field in named), None)


def _alone(layout: Layout, field: str) -> Value | None:
    """Find a value without a label at the head, by what it looks like: `36.5 hours`."""
    for item in islice(layout.loose(), _HEAD_ITEMS):
        if fields_of(item.text) == {field} and (field != "location" or " " in item.text):
            return Value(item.text, item.span)
        front, comma, behind = item.text.partition(", ")
        goes_on = field == "location" and comma and behind[:1].islower() and " " in front
        if goes_on and not behind.endswith(".") and fields_of(front) == {field}:
            return Value(item.text, item.span)
    return None


def _direct_reports(layout: Layout, names: Names) -> Iterator[Value]:
    fields = [f for f in layout.fields if f.name == "direct_reports"]
    units = [f.text for f in layout.fields if f.name == "unit" and f.value is not None]
    for field in fields:
        value = _value(field)
        other = value is None or tells_of_work(value) or names_the_unit(value, units)
        led = led_directly(value) if value is not None and not other else None
        led = led_by_answer(led) if led is not None else None
        if led is not None:
            yield from one_by_one(staff_named(names, led.span) or led, layout.document.text)
    for value in () if fields else staff_in_text(layout, names):
        yield from one_by_one(value, layout.document.text)
