"""Short forms that a document itself spells out, as in `Force Control Room (FCR)`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINT = r"(?:(?:of|and|for|the|in|to|&)\s+)?"
_DEFINED = re.compile(
    rf"(?<![\w’'-])([A-Z][\w’'-]*(?:[\s/–]+{_JOINT}[\w’'-]+){{1,7}})[*†]?\s*"
    r"\(\s*([A-Z][A-Za-z/&]{1,9}?(?:\s[A-Z]{2,6})?)(?:['’]?s)?\s*\)"
)
_DEFINED_AFTER = re.compile(
    r"\(([A-Z][A-Za-z&]{1,9})\)\s+"
    rf"([A-Z][\w’'-]*(?:\s+{_JOINT}[A-Z][\w’'-]*){{1,7}})"
)
_BRACKET = re.compile(r"\(\s*[A-Z][A-Za-z/&'’\s]{1,20}\)")
_FAR = 200
_WORD = re.compile(r"[\w’'-]+")
_WORD_PART = re.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and what it is short for.

    Attributes:
        short: The short form.
        long: What it is short for, as one line.
        span: Where both stand.
    """

    short: str
    long: str
    span: Span


def find_definitions(text: str) -> list[Definition]:
    """Find the short forms in brackets behind, or before, the words that they are short for.

    >>> [(d.short, d.long) for d in find_definitions("The Force Control Room (FCR) is open.")]
    [('FCR', 'Force Control Room')]
    """
    found = []
    for match in _defined(text):
        long = _spelling(match[1], match[2])
        if long:
            start = match.end(1) - len(long)
            found.append(Definition(match[2], " ".join(long.split()), Span(start, match.end())))
    for match in _DEFINED_AFTER.finditer(text):
        long = _spelling(match[2], match[1])
        if long == match[2]:
            found.append(Definition(match[1], " ".join(long.split()), Span(*match.span())))
    return found


def _defined(text: str) -> Iterator[re.Match[str]]:
    """Find what may be words before their short form, bracket by bracket."""
    floor = 0
    for bracket in _BRACKET.finditer(text):
        found = _DEFINED.search(text, max(floor, bracket.start() - _FAR), bracket.end())
        floor = bracket.end()
        if found is not None:
            yield found


def _spelling(words: str, short: str) -> str:
    """Cut from the words before a bracket those whose first letters make up the short form."""
    wanted = [c.casefold() for c in short if c.isalpha()]
    starts = [m.start() for m in _WORD.finditer(words)]
    for start in reversed(starts):
        initials = [w[0].casefold() for w in _WORD_PART.findall(words[start:])]
        fits = words[start].casefold() == wanted[0] and len(initials) >= 2
        if fits and _subsequence(wanted, initials):
            return words[start:]
    return words[starts[0] :] if len(short.split()) > 1 and words[0].casefold() == wanted[0] else ""


def _subsequence(wanted: list[str], initials: list[str]) -> bool:
    letters = iter(initials)
    return all(letter in letters for letter in wanted)
