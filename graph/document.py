"""A document as read, and places in its text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from remit.graph.quick import quick

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\ufeff"
QUOTE_LIMIT = 600
"""The longest quote in characters; what is longer is quoted in parts."""


@quick
@dataclass(frozen=True, slots=True, order=True)
class Span:  # noqa: PLW1641 - the decorator adds the hash
    """A half-open range of characters, `text[start:end]`.

    >>> Span(7, 11).of("Report to RIPA desk")
    'to R'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Cut the range out of the text."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start == other.start and self.end == other.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other range lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the ranges have characters in common."""
        return self.start < other.end and other.start < self.end


by_place = attrgetter("span.start", "span.end")
"""Give the key by which things stand in the order of their places."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source document.

    Attributes:
        name: The file's path relative to the path given, with `/`.
        sha256: 64 hexadecimal digits, of the file's bytes.
        text: The decoded text, unchanged; every offset counts its characters.
        media_type: Such as `text/plain`.
    """

    name: str
    sha256: str
    text: str
    media_type: str = "text/plain"


def folded(text: str) -> str:
    r"""Collapse runs of white space, also non-breaking, to one space each.

    >>> folded("a  line\nbroken ")
    'a line broken'
    """
    if "  " not in text and text.isprintable():  # then a space is all the white space it has
        return text.strip(" ")
    return " ".join(text.split())


def holds_any(text: str, signs: Iterable[str]) -> bool:
    """Tell whether any of some signs stands in a text; most are ruled out by their first letter.

    >>> holds_any("Team Leader / Driver", ("|", "/ ")), holds_any("Driver", ("|", "/ "))
    (True, False)
    """
    for sign in signs:  # noqa: SIM110 - a loop is twice as fast as a generator
        if sign[0] in text and sign in text:
            return True
    return False


def opens_line(text: str, at: int) -> bool:
    r"""Tell whether nothing but white space stands in its line before a place.

    It looks no further back than that white space goes, however long the line is.

    >>> opens_line("one\n  two", 6), opens_line("one two", 4)
    (True, False)
    """
    while at and text[at - 1] != "\n":
        at -= 1
        if not text[at].isspace():
            return False
    return True


def trimmed(text: str, span: Span, ends: str = _BLANK) -> Span:
    """Shrink a range until neither end is one of `ends`.

    >>> trimmed("  Kent ", Span(0, 7))
    Span(start=2, end=6)
    """
    start, end = span.start, span.end
    if start >= end or (text[start] not in ends and text[end - 1] not in ends):
        return span
    said = text[start:end].lstrip(ends)
    start = end - len(said)
    return Span(start, start + len(said.rstrip(ends)))


def split_at(text: str, span: Span, marks: re.Pattern[str], ends: str = _BLANK) -> list[Span]:
    """Part a range at each mark in it, and shrink the parts until neither end is one of `ends`.

    >>> import re
    >>> split_at("Kent, Essex", Span(0, 11), re.compile(","))
    [Span(start=0, end=4), Span(start=6, end=11)]
    """
    found = [mark.span() for mark in marks.finditer(text, span.start, span.end)]
    edges = [(span.start, span.start), *found, (span.end, span.end)]
    return [trimmed(text, Span(a, b), ends) for (_, a), (b, _) in pairwise(edges)]


def without(text: str, span: Span, holes: Iterable[Span]) -> str:
    """Read the text of a range as one line, leaving out what lies in `holes`.

    >>> without("a page 3 break", Span(0, 14), [Span(2, 8)])
    'a break'
    """
    ordered = sorted(holes)
    if not ordered:
        return folded(span.of(text))
    parts: list[str] = []
    at = span.start
    for hole in ordered:
        if hole.end <= at or hole.start >= span.end:
            continue
        parts.append(text[at : max(at, hole.start)])
        at = max(at, hole.end)
    parts.append(text[at : span.end])
    return folded(" ".join(parts))


def quotable(text: str, span: Span) -> tuple[Span, ...]:
    """Cut a range into parts that are short enough to quote, at the ends of sentences or words.

    >>> [len(part) for part in quotable("word " * 200, Span(0, 1000))]
    [599, 399]
    """
    rest = trimmed(text, span)
    if 0 < len(rest) <= QUOTE_LIMIT:
        return (rest,)
    parts: list[Span] = []
    while len(rest) > QUOTE_LIMIT:
        window = text[rest.start : rest.start + QUOTE_LIMIT]
        cut = window.rfind(". ", QUOTE_LIMIT // 2) + 1 or window.rfind(" ") or QUOTE_LIMIT
        cut = cut if cut > 0 else QUOTE_LIMIT
        parts.append(trimmed(text, Span(rest.start, rest.start + cut)))
        rest = trimmed(text, Span(rest.start + cut, rest.end))
    if len(rest):
        parts.append(rest)
    return tuple(parts)


def blanked(text: str, holes: Iterable[Span]) -> str:
    """Put spaces in place of these ranges, so that offsets stay as they are.

    >>> blanked("a<b>c", [Span(1, 4)])
    'a   c'
    """
    parts: list[str] = []
    at = 0
    for hole in sorted(holes):
        start = max(at, hole.start)
        parts += [text[at:start], " " * max(0, hole.end - start)]
        at = max(at, hole.end)
    return "".join([*parts, text[at:]])
