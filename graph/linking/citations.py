"""Read citations of Acts, regulations and orders in any form, and find what they cite."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.linking.catalogue import catalogue, year_of
from remit.graph.linking.law import HEAD, law
from remit.graph.linking.lexicon import fits, key, tokens
from remit.graph.linking.spelling import nearly
from remit.graph.profile import Thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.linking.lexicon import Token

_UNKNOWN_HEAD = re.compile(r"(?:Acts?|ACTS?|Regulations|REGULATIONS)$")
_PARTED = re.compile(r"(?<!\betc)[.;!?]\s+(?!\()")
_DATED = re.compile(r"\w\s+(?:\([\w\s]+\)\s+)?(?:Order|Rules|Measure)$")
_BEFORE = re.compile(r"(?:etc\.|[\w'’&/\-]+|\([\w\s'’&\-,]{1,60}\)|,)\s*$")
_YEAR = re.compile(
    r"[ \u00a0]*(?:\n[ \u00a0]*)?(?:\([^()]{1,40}\)\s*)?(?:,\s*)?\(?((?:18|19|20)\d\d)\b\)?"
)
_SHORT_YEAR = re.compile(r"(?:[ \u00a0]+|[ \u00a0]*\n[ \u00a0]*)(?:Act\s+)?\(?((?:19|20)\d\d)\b")
_TAIL = re.compile(r"\s*\(([A-Z][A-Za-z&()]{1,9})\)")
_JOINING = frozenset(
    ["of", "and", "the", "for", "to", "in", "from", "with", "at", "by", "on", "or", "etc", "&"]
)
_LEADING = frozenset(
    [
        "the",
        "under",
        "with",
        "of",
        "and",
        "to",
        "by",
        "see",
        "this",
        "that",
        "an",
        "a",
        "any",
        "all",
        "in",
        "for",
        "on",
        "including",
        "knowledge",
        "current",
        "relevant",
        "uk",
        "british",
        "understanding",
        "legislation",
        "law",
        "e.g",
        "eg",
        "i.e",
        "ie",
        "using",
        "per",
        "via",
        "etc",
        "such",
        "as",
    ]
)
_FAR = 14


@dataclass(frozen=True, slots=True)
class Citation:
    """A piece of law named in a text.

    Attributes:
        span: The words that name it.
        thing: What they name; unknown law is a thing of its own, as written.
        slip: What was read through: `year`, `title`, or empty.
    """

    span: Span
    thing: Thing
    slip: str = ""


@dataclass(frozen=True, slots=True)
class _Ending:
    """How a title ends in a text: the last word, such as `Act`, and the year behind it.

    Attributes:
        text: The text.
        end: Where the last word ends.
        year: The year as written; empty where there is none.
        year_end: Where the year ends; the same as `end` where there is none.
    """

    text: str
    end: int
    year: str
    year_end: int

    def title(self, start: int) -> str:
        """Cut out the title that begins here, without the year."""
        return self.text[start : self.end]


def find_citations(text: str, words: list[Token] | None = None) -> list[Citation]:
    """Find all law that a text cites by title or by a short form, in the order of the text.

    >>> [(c.thing.label, c.slip) for c in find_citations("the Human Rights Act 1988 and PACE")]
    [('Human Rights Act 1998', 'year'), ('Police and Criminal Evidence Act 1984', '')]
    """
    seen = tokens(text) if words is None else words
    found = list(_by_known_title(text, seen))
    for other in (_by_title(text), _by_short_form(text, seen, {c.thing.iri for c in found})):
        found += _beside(found, other)
    return sorted(found, key=lambda c: c.span)


def _beside(found: Sequence[Citation], others: Iterator[Citation]) -> list[Citation]:
    """Keep of the others what does not overlap with what is found."""
    spans = sorted(c.span for c in found)
    kept = []
    for other in others:
        at = bisect_left(spans, other.span)
        near = spans[max(0, at - 1) : at + 1]
        if not any(s.start < other.span.end and other.span.start < s.end for s in near):
            kept.append(other)
    return kept


def _by_known_title(text: str, words: Sequence[Token]) -> Iterator[Citation]:
    """Find the titles of the reference data word for word, the longest at each place."""
    known = law()
    at = 0
    while at < len(words):
        step = 1
        for length in known.title_lengths.get(words[at].form, ()):
            part = words[at : at + length]
            entries = known.by_title.get(tuple(t.form for t in part))
            if entries and _is_title(text, part):
                citation = _cited(text, part[0].start, part[-1].end, entries)
                slip = citation.slip
                if not slip and tuple(t.form for t in part) in known.misnomers:
                    slip = "title"
                yield replace(citation, slip=slip)
                step = length
                break
        at += step


def _is_title(text: str, part: Sequence[Token]) -> bool:
    """Tell whether words stand together and are printed as a title."""
    whole = text[part[0].start : part[-1].end]
    return (
        whole[0].isupper()
        and "\n\n" not in whole
        and "\t" not in whole
        and not _PARTED.search(whole)
    )


def _cited(text: str, start: int, end: int, entries: Sequence[tuple[str, Thing]]) -> Citation:
    year = _YEAR.match(text, end)
    year_end = year.end() if year else end
    return _resolved(_Ending(text, end, year[1] if year else "", year_end), start, entries)


def _by_title(text: str) -> Iterator[Citation]:
    done = 0
    for head in HEAD.finditer(text):
        if head.start() < done:
            continue
        starts = _starts(text, head.start(), done)
        if not starts:
            continue
        year = _YEAR.match(text, head.end())
        year_end = year.end() if year else head.end()
        citation = _read(_Ending(text, head.end(), year[1] if year else "", year_end), starts)
        if citation is not None:
            done = citation.span.end
            yield citation


def _starts(text: str, end: int, floor: int) -> list[int]:
    """List where a title that ends here can begin, the longest first."""
    starts: list[int] = []
    at = end
    for _ in range(_FAR):
        window = text[max(floor, at - 80) : at]
        before = _BEFORE.search(window)
        if before is None or "\n\n" in before[0] or "\t" in before[0]:
            break
        word = before[0].strip()
        at -= len(before[0])
        if word == "," or word.casefold() in _JOINING:
            continue
        if not (word[0].isupper() or word[0] == "("):
            break
        if word[0] != "(":
            starts.append(at)
    return starts[::-1]


def _read(ending: _Ending, starts: list[int]) -> Citation | None:
    """Read a title as the longest known one, else as a known one misspelt, else as unknown."""
    for start in starts:
        form = key(ending.title(start))
        entries = law().by_title.get(form)
        if entries:
            citation = _resolved(ending, start, entries)
            slip = citation.slip or ("title" if form in law().misnomers else "")
            return replace(citation, slip=slip)
    own = _own_words(ending, starts)
    if own is None or key(ending.title(own))[:-1] in law().short:
        return None
    dated = ending.year and _DATED.search(ending.title(own))
    if not (dated or _UNKNOWN_HEAD.search(ending.title(own))):
        return None
    if not _plural(ending.title(own)):
        near = _nearest(folded(ending.title(own)))
        if near is not None:
            citation = _resolved(ending, own, law().by_title[near])
            return replace(citation, slip=citation.slip or "title")
    span = _with_short_form(ending.text, Span(own, ending.year_end))
    return Citation(span, _unknown(ending.text[own : ending.year_end]))


def _resolved(ending: _Ending, start: int, entries: Sequence[tuple[str, Thing]]) -> Citation:
    """Choose among the Acts of one title: by the year, else the only one, else the one in force."""
    span = _with_short_form(ending.text, Span(start, ending.year_end))
    exact = [thing for year, thing in entries if year == ending.year]
    if exact:
        return Citation(span, exact[0])
    things = sorted({thing.iri: thing for _, thing in entries}.values(), key=lambda t: t.iri)
    if not ending.year:
        in_force = [t for t in things if t.iri not in catalogue().superseded]
        if len(in_force) == 1 or len(things) == 1:
            return Citation(span, (in_force or things)[0])
    elif len(things) == 1:
        return Citation(span, things[0], "year")
    return Citation(span, _unknown(ending.text[start : span.end]))


def _unknown(words: str) -> Thing:
    return Thing("", folded(words), "Legislation", known=False)


def _own_words(ending: _Ending, starts: list[int]) -> int | None:
    """Tell where the title of an Act that is not in the reference data begins."""
    cut = ending.text.rfind(",", starts[0], ending.end)
    for start in starts:
        words = ending.title(start).split()
        if start > cut and words[0].casefold().strip(",.") not in _LEADING:
            return start if len(words) > 1 else None
    return None


def _nearest(title: str) -> tuple[str, ...] | None:
    """Find the one known title from which a word differs by a slip of the pen."""
    form = key(title)
    alike = {known for word in form[:-1] for known in law().by_words.get(word, ())}
    near = sorted(known for known in alike if nearly(form, known))
    meant = {thing.iri for known in near for _, thing in law().by_title[known]}
    return near[0] if len(near) == 1 or len(meant) == 1 else None


def _with_short_form(text: str, span: Span) -> Span:
    tail = _TAIL.match(text, span.end)
    return Span(span.start, tail.end()) if tail else span


def _plural(title: str) -> bool:
    return title.rstrip().casefold().endswith("acts")


def _by_short_form(text: str, words: list[Token], cited: set[str]) -> Iterator[Citation]:
    known = law()
    at = 0
    while at < len(words):
        step = 1
        for length in known.lengths.get(words[at].form, ()):
            part = words[at : at + length]
            entries = known.short.get(tuple(t.form for t in part))
            if not entries:
                continue
            span = Span(part[0].start, part[-1].end)
            things = {thing.iri: thing for name, thing in entries if fits(name, span.of(text))}
            if things:
                yield _short(text, span, list(things.values()), cited)
                step = length
                break
        at += step


def _short(text: str, span: Span, things: list[Thing], cited: set[str]) -> Citation:
    """Choose what a short form stands for: by the year, the one in force, the one cited in full."""
    year = _SHORT_YEAR.match(text, span.end)
    if year:
        full = Span(span.start, year.end())
        exact = [t for t in things if year_of(t.label)[1] == year[1]]
        if exact:
            return Citation(full, exact[0])
        if len(things) == 1:
            return Citation(full, things[0], "year")
    in_force = [t for t in things if t.iri not in catalogue().superseded]
    if len(things) == 1 or len(in_force) == 1:
        return Citation(span, (in_force or things)[0])
    spelt = [t for t in things if t.iri in cited]
    if len(spelt) == 1:
        return Citation(span, spelt[0])
    return Citation(span, Thing("", span.of(text), "Legislation", known=False))
