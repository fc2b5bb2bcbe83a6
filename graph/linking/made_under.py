"""Law made under an Act, which bears the title of the Act and goes on behind it."""

from __future__ import annotations

from remit.graph.document import Span
from remit.graph.linking.law_words import law_words
from remit.graph.linking.years import years_behind


def made_under(text: str, act: Span) -> Span | None:
    """Take in what stands behind an Act where both are the title of another piece of law.

    >>> title = "Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012"
    >>> made_under(title, Span(0, 17)).of(title) == title
    True
    >>> made_under("Equality Act 2010 (Scotland)", Span(0, 17)) is None
    True
    """
    more = law_words().made_under.match(text, act.end)
    if more is None:
        return None
    years = years_behind(text, more.end())
    return Span(act.start, years[0].span.end if years else more.end())
