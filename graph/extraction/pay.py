"""Read what a role is paid, and tell it from the grade that it stands beside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.layout.scales import scales
from remit.graph.linking.occupations import names_work
from remit.graph.profile import Value

if TYPE_CHECKING:
    from remit.graph.layout.model import Layout

_SUM = re.compile(r"[£$€]\s?\d")
_PAY_WORDS = 12


def leads_to_sum(words: str) -> bool:
    """Tell whether words lead in to a sum, and are no grade.

    >>> leads_to_sum("Spot salary of"), leads_to_sum("Grade 5")
    (True, False)
    """
    return scales().sum_ahead.search(words) is not None


def without_pay(value: Value | None) -> Value | None:
    """Leave out what a grade pays: `PO2 (£38,000 to £41,000)`, or its share: `Band 5, pro rata`."""
    known = scales()
    pay = known.sum_behind.search(value.text) if value else None
    pay = pay or (known.share_behind.search(value.text) if value else None)
    if value is None or pay is None or pay.start() == 0 or len(value.span) != len(value.text):
        return value
    words = value.text[: pay.start()].rstrip(" ,;:-–")
    return Value.at(value.span.start, words)


def pay_alone(layout: Layout) -> Value | None:
    """Read what a role is paid from a short line of the head that states a sum."""
    for item in layout.loose():
        if _SUM.search(item.text) and len(item.text.split()) <= _PAY_WORDS:
            return _behind_title(Value(item.text, item.span))
    return None


def _behind_title(value: Value) -> Value:
    """Cut off the title with which the line of an advert begins that ends with the pay."""
    begins = scales().pay_begins.search(value.text)
    if begins is None or len(value.span) != len(value.text):
        return value
    words = value.text[: begins.start()].split()
    if not any(names_work(" ".join(words[:count])) for count in range(2, len(words) + 1)):
        return value
    return Value.at(value.span.start + begins.start(), value.text[begins.start() :])


def pay_of_grade(value: Value | None) -> Value | None:
    """Read what a role is paid from the field of its grade: `Spot salary of £53,040`."""
    found = _SUM.search(value.text) if value else None
    if value is None or found is None or len(value.span) != len(value.text):
        return None
    if leads_to_sum(value.text[: found.start()].rstrip()):
        return value
    return Value.at(value.span.start + found.start(), value.text[found.start() :].rstrip(" )"))
