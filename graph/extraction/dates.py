"""Read the date that a field of a form states."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.alternatives import any_of
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterator

_CENTURY = 100
_THIS = 2000
_MONTHS = 12


@once_per_overlay
def _written() -> re.Pattern[str]:
    """Make a pattern of all the ways to write a date."""
    month = rf"(?P<{{}}>{any_of(load_toml('layout/amounts.toml')['months'])})\.?"
    day, year = r"(?P<{}>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?", r"(?P<{}>\d{{4}})"
    ways = (
        r"(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})",
        r"(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4}|\d{2})(?![/.-]?\d)",
        rf"{day.format('d3')}(?:\s+of)?[\s-]+{month.format('m3')},?[\s-]+{year.format('y3')}",
        rf"{month.format('m4')}\s+{day.format('d4')},?\s+{year.format('y4')}",
        rf"{month.format('m5')},?\s+{year.format('y5')}",
    )
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(ways)})(?!\w)", re.I)


def date_in(text: str, *, abroad: bool = False) -> str | None:
    """Read the one date of a text, as `2026-05-12` or `2026-05`; None where it is not plain.

    Args:
        text: What the field holds.
        abroad: Whether the form is of another country, where 5/6 may be the sixth of May.

    >>> date_in("Tuesday 12th May 2026 at noon"), date_in("March 2024"), date_in("12 May")
    ('2026-05-12', '2024-03', None)
    >>> date_in("05/06/2026"), date_in("05/06/2026", abroad=True), date_in("05/16/2026")
    ('2026-06-05', None, '2026-05-16')
    """
    found = {read for _place, read in _dates(text, abroad) if read != ""}
    return found.pop() if len(found) == 1 else None


def is_date(text: str) -> bool:
    """Tell whether words are a date and nothing else.

    >>> is_date("October 2005"), is_date("14/03/22"), is_date("Clerk, May 2021")
    (True, True, False)
    """
    return _written().fullmatch(text.strip()) is not None


def impossible_in(text: str) -> Span | None:
    """Find what is written as a date and is none of the calendar.

    >>> impossible_in("on 31/02/2024 at noon")
    Span(start=3, end=13)
    >>> impossible_in("29/02/2024")
    """
    return next((place for place, read in _dates(text, abroad=False) if read == ""), None)


def next_date(text: str, start: int) -> Span | None:
    """Find the first date that is written behind a place.

    >>> next_date("by noon on 12 May 2026", 2)
    Span(start=11, end=22)
    """
    found = _written().search(text, start)
    return Span(*found.span()) if found else None


def _dates(text: str, abroad: bool) -> Iterator[tuple[Span, str | None]]:
    """Read each date: None where it could be either of two, "" where there is no such day."""
    months = load_toml("layout/amounts.toml")["months"]
    for found in _written().finditer(text):
        place = Span(*found.span())
        parts = {name[0]: said for name, said in found.groupdict().items() if said}
        year = int(parts["y"])
        month = int(months.get(parts["m"].casefold(), 0) or parts["m"])
        day = int(parts.get("d", 0))
        if found["d2"]:
            year += _THIS if year < _CENTURY else 0
            if abroad and max(day, month) <= _MONTHS and day != month:
                yield place, None
                continue
            day, month = (month, day) if month > _MONTHS else (day, month)
        try:
            whole = date(year, month, day or 1).isoformat()
        except ValueError:
            yield place, ""
            continue
        yield place, whole if day else whole[:7]
