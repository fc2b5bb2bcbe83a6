"""Read law that is cited by a number, or by a name that ends with no word such as `Act`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.alternatives import alternatives, telling
from remit.graph.linking.citation import Citation, unknown
from remit.graph.linking.elsewhere import elsewhere, names_country
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.linking.lexicon import Words


_SMALL = r"(?:(?:of|and|for|in|the|by)\s){0,2}"
_YEAR = r",?\s(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class _Forms:
    """Forms of `data/phrases/elsewhere.toml`, each with signs of which one stands in all of it.

    Attributes:
        numbered: Law that bears a number.
        statutes: Codes and statutes behind the name of a country or a state.
        statute_signs: Words of which one stands in them.
        goes_on: What makes the name of a law another name: `Basic Law Enforcement Training`.
        ordinances: Ordinances with a year or a chapter.
        ordinance_signs: Words of which one stands in them.
    """

    numbered: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    statutes: re.Pattern[str]
    statute_signs: tuple[str, ...]
    goes_on: re.Pattern[str]
    ordinances: re.Pattern[str]
    ordinance_signs: tuple[str, ...]


@once_per_overlay
def _forms() -> _Forms:
    data = load_toml("phrases/elsewhere.toml")
    numbered, statutes = data["numbered"], alternatives(data["statutes"])
    ordinances = alternatives(data["ordinances"])
    by_number = alternatives(numbered)
    signs = [
        *(f"({union}" for union in numbered["unions"]),
        *(f"/{u}" for u in numbered["old_unions"]),
    ]
    islands = data["ordinances"]["islands"]
    return _Forms(
        numbered=(
            (
                tuple(signs),
                re.compile(
                    rf"\b(?:{by_number['bodies']}\s){{0,2}}"
                    rf"(?:{by_number['kinds']}\s\({by_number['unions']}\)\s(?:No\.?\s)?\d{{1,4}}/\d{{1,4}}"
                    rf"|{by_number['old_kinds']}\s(?:\d{{4}}|\d{{2}})/\d{{1,4}}/{by_number['old_unions']})\b"
                ),
            ),
            (
                tuple(f") {word}" for word in islands),
                re.compile(
                    rf"\b(?:[A-Z][\w’'-]*\s{_SMALL}){{1,9}}\([A-Z][\w ]{{2,30}}\)\s"
                    rf"{ordinances['islands']}{_YEAR}"
                ),
            ),
        ),
        statutes=re.compile(
            rf"\b((?:[A-Z][\w’'-]+\s){{1,2}}?)(?:{statutes['before']}\s)?"
            rf"{statutes['names']}\b(?:\s+{statutes['behind']})?"
        ),
        statute_signs=telling(data["statutes"]["names"], as_printed=True),
        goes_on=re.compile(rf"\s(?!{statutes['parts']}s?\b)[A-Z][a-z]+(?!\w*:)"),
        ordinances=re.compile(
            rf"\b(?:[A-Z][\w’'-]*\s{_SMALL}){{1,6}}{ordinances['words']}\b"
            rf"(?:\s\({ordinances['chapters']}\s?\d{{1,4}}[A-Z]?\)|{_YEAR})"
        ),
        ordinance_signs=telling(data["ordinances"]["words"], as_printed=True),
    )


def numbered_law(text: str) -> Iterator[Citation]:
    """Find law that bears a number, such as that of the European Union.

    >>> [c.thing.label for c in numbered_law("in line with Directive (EU) 2016/680")]
    ['Directive (EU) 2016/680']
    """
    for signs, pattern in _forms().numbered:
        if any(sign in text for sign in signs):
            for found in pattern.finditer(text):
                span = Span(*found.span())
                yield Citation(span, unknown(span.of(text)))


def law_by_name(text: str, words: Words) -> Iterator[Citation]:
    """Find law of other countries that is called a code, a charter or an ordinance."""
    stated = list(_statutes(text))
    yield from stated
    for match in elsewhere().law.find(text, words):
        goes_on = _forms().goes_on.match(text, match.span.end)
        if not goes_on and not any(cited.span.overlaps(match.span) for cited in stated):
            yield Citation(match.span, unknown(match.span.of(text)))
    if any(sign in text for sign in _forms().ordinance_signs):
        for found in _forms().ordinances.finditer(text):
            span = Span(*found.span())
            yield Citation(span, unknown(span.of(text)))


def _statutes(text: str) -> Iterator[Citation]:
    """Find the codes and statutes that bear the name of a country or a state."""
    if any(sign in text for sign in _forms().statute_signs):
        for found in _forms().statutes.finditer(text):
            if names_country(found[1].strip()):
                span = Span(*found.span())
                yield Citation(span, unknown(span.of(text)))
