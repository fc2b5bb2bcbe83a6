"""Read from running text whom the holder leads, where no field of the form says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.values_in_text import items_of
from remit.graph.linking.occupations import names_work
from remit.graph.linking.wording import plain_words
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Layout

_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|\\d{1,3}"
_LEADING = frozenset(
    {"charge", "supervise", "supervises", "supervising", "lead", "leads", "leading"}
    | {"manage", "manages", "managing", "after"}
)
"""One of these stands in all that `_STAFF` finds."""
_STAFF = re.compile(
    r"\b(?:(?:has|have|having|in)\s+charge\s+of|supervis(?:e|es|ing)|reviews?(?=\s+the\s+work)|lead(?:s|ing)?|manag(?:e|es|ing)|line\s+manag(?:e|es|ing)|look(?:s|ing)?\s+after)\s+"
    r"(?:the\s+work\s+of\s+)?(?:a\s+(?:team|group|shift|syndicate|squad|watch|department|staff|unit|workforce)\s+of\s+)?"
    rf"((?<=team\sof\s)(?:{_NUMBERS})(?=\s+and\b|[.,;])|(?:{_NUMBERS})\s+(?:[A-Z]?[\w-]+\s?){{1,4}}?"
    rf"(?:(?:,\s+(?:and\s+)?|\s*\band\s+)(?:{_NUMBERS}|an?)\s+(?:[A-Z]?[\w-]+\s?){{1,3}}?){{0,4}})"
    r"(?=\s*(?:,|\.|;|\(|(?:who|and|in|across|on|from|to)\b|$))",
    re.I,
)
_STAFF_ONE = re.compile(
    r"\b(?i:line\s+manages?|supervises?)\s+(an?\s+(?:[A-Z][\w-]*\s+|\d\s+){1,4}?[A-Z][\w-]+)"
    r"(?=[,.;]|\s+(?:and|who)\b|$)"
)
_DIRECTLY = re.compile(
    r"direct(?:ly)?(?:\s+reports)?\s*[:–-]\s+(\S.*?)"
    r"(?:[\s.;,]+(?:indirect(?:ly)?|non[\s-]direct)(?:\s+reports)?\s*[:–-].*)?$",
    re.I,
)
"""What a form counts as led directly, and behind it what is not."""
_STAFF_NAMED = re.compile(
    r"\b(?:[Ss]upervis(?:e|es|ing)|[Dd]irects?|[Oo]versees?)\s+(?:and\s+\w+\s+)?(?:the\s+)?(?:work|activities)\s+of\s+"
    r"(?:the\s+|all\s+)?((?:[A-Z][\w’'-]+\s+){0,3}[A-Z][\w’'-]+s(?:\s+and\s+(?:[A-Z][\w’'-]+\s+){0,3}[A-Z][\w’'-]+s)?)"
    r"|\b[Ee]xercises\s+(?:(?:direct|general|close|immediate|functional|technical|and)\s+){0,3}supervision\s+over\s+"
    r"((?:[A-Z][\w’'-]+\s+){0,3}[A-Z][\w’'-]+s)\b"
)


def staff_in_text(layout: Layout, names: Names) -> Iterator[Value]:
    """Read how many people of which kind the holder leads, as in `supervises eight wardens`."""
    for item in items_of(layout, "loose", "context", "purpose", "duties"):
        if _LEADING.isdisjoint(plain_words(item.text)):
            continue
        found = _STAFF.search(names.plain, item.span.start, item.span.end)
        if found is not None:
            span = trimmed(names.plain, Span(*found.span(1)))
            yield Value(folded(span.of(names.plain)), span)
            return
        one = _STAFF_ONE.search(names.plain, item.span.start, item.span.end)
        if one is not None and names_work(one[1]):
            yield Value(folded(one[1]), Span(*one.span(1)))
            return
    for item in items_of(layout, "loose", "purpose", "context"):
        named = staff_named(names, item.span)
        if named is not None:
            yield named
            return


def led_directly(value: Value) -> Value:
    """Keep of those whom a field of the form counts the ones that the holder leads directly.

    >>> led_directly(Value("Direct: 2 Clerks. Indirect: 9", Span(0, 29))).text
    '2 Clerks'
    """
    parts = _DIRECTLY.match(value.text)
    if parts is None or len(value.span) != len(value.text):
        return value
    return Value.at(value.span.start + parts.start(1), parts[1])


def staff_named(names: Names, span: Span) -> Value | None:
    """Read whom a sentence says that the holder supervises, by their titles."""
    named = _STAFF_NAMED.search(names.plain, span.start, span.end)
    if named is None:
        return None
    group = named.lastindex or 1
    who = Value(folded(named[group]), Span(*named.span(group)))
    return who if names_work(who.text.removesuffix("s")) else None
