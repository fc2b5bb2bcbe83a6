"""The years behind titles of law: where they stand, and which are slips of the pen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from remit.graph.document import Span

_GAP = r"[ \u00a0]*(?:\r?\n[ \u00a0]*)?"
_NUMBER = r"(?:18|19|20)\d\d"
_FIRST = re.compile(
    rf"{_GAP}(?:\([^()\n]{{1,40}}\)[ \u00a0]*)?(?:,{_GAP})?(?:of[ \u00a0]+)?(?P<open>\()?"
    rf"(?:(?P<year>{_NUMBER})\b|['’](?P<short>\d\d)\b)(?(open)\)?)"
)
_BEHIND_SHORT_FORM = re.compile(rf"(?:[ \u00a0]+|{_GAP})(?:Act[ \u00a0]+)?\(?({_NUMBER})\b")
_NEXT = re.compile(
    rf"(?P<joint>{_GAP}(?:,{_GAP}(?:and{_GAP}|&{_GAP})?|/|&|and\b|to\b|[-–—]){_GAP})"
    rf"(?P<year>{_NUMBER})(?!\d|[-–/]\d)\)?"
)
_MOST = 12


@dataclass(frozen=True, slots=True)
class Year:
    """A year as written.

    Attributes:
        text: Four digits; two where the century is left out.
        span: Its place; that of the first year of a citation begins where the title ends.
        from_before: Whether it ends a range that the year before begins, as in `1968 to 1997`.
    """

    text: str
    span: Span
    from_before: bool = False


def years_behind(text: str, at: int) -> list[Year]:
    """Read the years that follow a title: `1998`, `(1998)`, `of 1998`, `1968, 1978 and 2006`.

    A year of the next paragraph or of the next cell of a table belongs to no title.

    >>> [year.text for year in years_behind("Theft Acts 1968 & 1978", 10)]
    ['1968', '1978']
    """
    first = _FIRST.match(text, at)
    if first is None:
        return []
    found = [Year(first["year"] or first["short"], Span(at, first.end()))]
    while len(found) < _MOST:
        more = _NEXT.match(text, found[-1].span.end)
        if more is None:
            break
        joint = more["joint"].strip()
        place = Span(more.start("year"), more.end())
        found.append(Year(more["year"], place, joint == "to" or joint in "-–—"))
    return found


def year_behind_short_form(text: str, at: int) -> Year | None:
    """Read the year that follows a short form, as in `RIPA 2000`."""
    found = _BEHIND_SHORT_FORM.match(text, at)
    return Year(found[1], Span(at, found.end())) if found else None


def same_year(written: str, right: str) -> bool:
    """Tell whether a year is meant; one of two digits leaves its century out."""
    return written == right or (len(written) < len(right) and right.endswith(written))


def is_slip(written: str, right: str) -> bool:
    """Tell whether a year is another but for one digit, or for two that changed places.

    >>> is_slip("1988", "1998"), is_slip("1986", "1968"), is_slip("2014", "2000")
    (True, True, False)
    """
    if len(written) != len(right):
        return False
    wrong = [place for place, digit in enumerate(written) if digit != right[place]]
    swapped = len(wrong) == 2 and wrong[1] - wrong[0] == 1
    return len(wrong) == 1 or (
        swapped and written[wrong[0]] == right[wrong[1]] and written[wrong[1]] == right[wrong[0]]
    )
