"""Read law that is cited by a number, or by a name that ends with no word such as `Act`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.citation import Citation, unknown
from remit.graph.linking.elsewhere import elsewhere, names_country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.linking.lexicon import Words

_NUMBERED = re.compile(
    r"\b(?:(?:Council|Commission|Delegated|Implementing|Framework)\s){0,2}"
    r"(?:(?:Regulation|Directive|Decision)\s\((?:EU|EC|EEC|EU,\sEuratom)\)\s(?:No\.?\s)?\d{1,4}/\d{1,4}"
    r"|(?:Directive|Decision)\s(?:\d{4}|\d{2})/\d{1,4}/(?:EU|EC|EEC|JHA))\b"
)
_ISLAND_LAW = re.compile(
    r"\b(?:[A-Z][\w’'-]*\s(?:(?:of|and|for|in|the|by)\s){0,2}){1,9}"
    r"\([A-Z][\w ]{2,30}\)\sLaw,?\s(?:19|20)\d\d"
)
_ISLAND_SIGNS = (") Law",)
_SIGNS = ("(E", "/EU", "/EC", "/EEC", "/JHA")
_STATUTES = re.compile(
    r"\b((?:[A-Z][\w’'-]+\s){1,2}?)(?:(?:Revised|General|Compiled|Consolidated|Annotated|Administrative)\s)?"
    r"(?:Statutes|Code\s+Annotated|Revised\s+Code|Compiled\s+Laws|General\s+Laws|Administrative\s+Code"
    r"|(?:Penal|Vehicle|Government|Labor|Evidence|Criminal|Family)\s+Code)\b(?:\s+Annotated)?"
)
_STATUTE_SIGNS = ("Statutes", "Code", "Laws")
_NAME_GOES_ON = re.compile(
    r"\s(?!(?:Section|Part|Article|Chapter|Title|Schedule)s?\b)[A-Z][a-z]+(?!\w*:)"
)
"""Behind the name of a law, this makes it another name: `Basic Law Enforcement Training`."""
_ORDINANCE = re.compile(
    r"\b(?:[A-Z][\w’'-]*\s(?:(?:of|and|for|in|the)\s){0,2}){1,6}Ordinance\b"
    r"(?:\s\((?:Cap\.?\s?\d{1,4}[A-Z]?|Chapter\s\d{1,4})\)|,?\s(?:19|20)\d\d)"
)


def numbered_law(text: str) -> Iterator[Citation]:
    """Find law that bears a number, such as that of the European Union.

    >>> [c.thing.label for c in numbered_law("in line with Directive (EU) 2016/680")]
    ['Directive (EU) 2016/680']
    """
    for signs, pattern in ((_SIGNS, _NUMBERED), (_ISLAND_SIGNS, _ISLAND_LAW)):
        if any(sign in text for sign in signs):
            for found in pattern.finditer(text):
                span = Span(*found.span())
                yield Citation(span, unknown(span.of(text)))


def law_by_name(text: str, words: Words) -> Iterator[Citation]:
    """Find law of other countries that is called a code, a charter or an ordinance."""
    stated = list(_statutes(text))
    yield from stated
    for match in elsewhere().law.find(text, words):
        goes_on = _NAME_GOES_ON.match(text, match.span.end)
        if not goes_on and not any(cited.span.overlaps(match.span) for cited in stated):
            yield Citation(match.span, unknown(match.span.of(text)))
    if "Ordinance" in text:
        for found in _ORDINANCE.finditer(text):
            span = Span(*found.span())
            yield Citation(span, unknown(span.of(text)))


def _statutes(text: str) -> Iterator[Citation]:
    """Find the codes and statutes that bear the name of a country or a state."""
    if any(sign in text for sign in _STATUTE_SIGNS):
        for found in _STATUTES.finditer(text):
            if names_country(found[1].strip()):
                span = Span(*found.span())
                yield Citation(span, unknown(span.of(text)))
