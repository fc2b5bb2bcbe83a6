"""Read the grade of a role where no label asks for it."""

from __future__ import annotations

import re
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.extraction.title_parts import grade_behind
from remit.graph.extraction.values_in_text import grade_in_text
from remit.graph.layout.labels import labels
from remit.graph.layout.scales import scales
from remit.graph.linking.alternatives import any_of
from remit.graph.linking.lexicon import names_a
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Layout

_HEAD_ITEMS = 12
_HEAD_KINDS = ("loose", "purpose", "context")
_BEHIND_TITLE = 30
_OF_FORCE = re.compile(r"[A-Z][a-z]+: (?=[A-Z])")
"""Whose scale a line gives, of forces that share a post: `Borset: SC5`, above the pay."""
_SUM = re.compile(r"[£$€]\s?\d")
_BRACKETED = re.compile(r"\s*\(([^()\n]{3,40})\)")
_PAY_STEP = re.compile(r"[A-Z]{0,3}[- ]?\d{1,2}[A-Z]?")


def grade_unnamed(
    layout: Layout, names: Names, title: Value | None, pay: Value | None
) -> Value | None:
    """Read the grade where no label asks for it: beside the pay, in a line alone, in a title."""
    return (
        _grade_of_pay(layout.document.text, pay)
        or _grade_alone(layout)
        or grade_in_text(layout, names)
        or _grade_of_title(layout)
        or (grade_behind(layout.document.text, title.span) if title else None)
        or _grade_in_brackets(layout, title)
        or _grade_in_title(title)
    )


@once_per_overlay
def _level_last() -> re.Pattern[str]:
    """Make a pattern of the levels of international bodies, at the end of a title."""
    letters = any_of(load_toml("layout/values.toml")["scales"]["letters"])
    level = rf"(?:{letters})[- ]?(?:\d{{1,2}}|[A-D])"
    return re.compile(
        rf"(?:,\s+|\s+[-–—]\s+|\s+\()({level}(?:\s?[-–/]\s?(?:{level}|\d{{1,2}}))?)\)?$"
    )


def _grade_of_title(layout: Layout) -> Value | None:
    """Read the level that stands last in the title, as in `Legal Officer, P-3`."""
    title = layout.first("title")
    found = _level_last().search(title.text) if title and title.value else None
    if title is None or title.value is None or found is None:
        return None
    start = title.value.end - len(title.text) + found.start(1)
    span = Span(start, start + len(found[1]))
    return Value(found[1], span) if span.of(layout.document.text) == found[1] else None


def _grade_of_pay(text: str, pay: Value | None) -> Value | None:
    """Read the grade that stands with the pay, as in `Scale 4, £21,000 to £23,000`."""
    found = scales().of_pay.search(pay.text) or _PAY_STEP.fullmatch(pay.text) if pay else None
    if pay is None or found is None:
        return None
    at = pay.span.start + found.start()
    return Value.at(at, found[0]) if text.startswith(found[0], at) else None


def _grade_alone(layout: Layout) -> Value | None:
    """Find a grade that stands in a line or a cell of its own at the head, such as `Band 6`.

    Above the pay it may be said first whose scale it is.
    """
    head = list(
        islice((i for s in layout.sections if s.kind in _HEAD_KINDS for i in s.items), _HEAD_ITEMS)
    )
    for item, below in zip_longest(head, head[1:]):
        found = None if labels().field(item.text) else scales().line.fullmatch(item.text)
        if found is not None and len(item.span) == len(item.text):
            return Value.at(item.span.start, found[1])
        if found is not None and found[1] == item.text:
            return Value(item.text, item.span)
        if below is not None and _asks_grade(item.text) and _PAY_STEP.fullmatch(below.text):
            return Value(below.text, below.span)
        force = _OF_FORCE.match(item.text)
        if force is not None and below is not None and _SUM.match(below.text):
            grade = scales().before_title.fullmatch(item.text, force.end())
            if grade is not None and len(item.span) == len(item.text):
                return Value.at(item.span.start + force.end(), grade[0])
    return None


def _asks_grade(line: str) -> bool:
    """Tell whether a line is the label of the grade, which stands apart from its number."""
    label = labels().field(line, slips=False)
    return label is not None and label.field == "grade"


def _grade_in_brackets(layout: Layout, title: Value | None) -> Value | None:
    """Read the grade in brackets behind the title, as in `Records Clerk (GMG/AM 3)`.

    One that is known by its name may stand on the next line.
    """
    if title is None:
        return None
    again = layout.document.text.find(f"{title.text} (", title.span.end)
    if again >= 0:
        end = again + len(title.text)
        found = scales().bracketed.match(layout.document.text, end + 1)
        if found is not None:
            return Value(found[1], Span(*found.span(1)))
    end = title.span.end + _BEHIND_TITLE
    found = scales().bracketed.search(layout.document.text, title.span.start, end)
    if found is None or found.start() > title.span.end + 1:
        found = _BRACKETED.match(layout.document.text, title.span.end)
        if found is None or not names_a("Grade", found[1]):
            return None
    return Value(found[1], Span(*found.span(1)))


def _grade_in_title(title: Value | None) -> Value | None:
    """Read the grade that stands among the words of the title, as in `Ward Band 5 Nurse`."""
    found = scales().in_title.search(title.text) if title else None
    if title is None or found is None or len(title.span) != len(title.text):
        return None
    return Value.at(title.span.start + found.start(), found[0])
