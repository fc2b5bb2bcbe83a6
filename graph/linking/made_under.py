"""Law made under an Act, which bears the title of the Act and goes on behind it."""

from __future__ import annotations

import re

from remit.graph.document import Span
from remit.graph.linking.years import years_behind

_SPACE = r"[ \u00a0]*(?:\r?\n[ \u00a0]*)?"
_GOES_ON = re.compile(
    rf"(?:{_SPACE}\((?=[^()]{{0,60}}[a-z]{{3}})[A-Z][^()\n]{{1,90}}\)){{1,3}}{_SPACE}(?:Regulations|Order|Rules)\b"
)


def made_under(text: str, act: Span) -> Span | None:
    """Take in what stands behind an Act where both are the title of another piece of law.

    >>> title = "Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012"
    >>> made_under(title, Span(0, 17)).of(title) == title
    True
    >>> made_under("Equality Act 2010 (Scotland)", Span(0, 17)) is None
    True
    """
    more = _GOES_ON.match(text, act.end)
    if more is None:
        return None
    years = years_behind(text, more.end())
    return Span(act.start, years[0].span.end if years else more.end())
