"""Read citations of Acts, regulations and orders in any form, and find what they cite."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.linking.catalogue import catalogue, year_of
from remit.graph.linking.lexicon import fits, key, tokens
from remit.graph.linking.spelling import nearly
from remit.graph.overlay import once_per_overlay
from remit.graph.profile import Thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.linking.lexicon import Token

_HEAD = re.compile(r"\b(?:Acts?|ACTS?|Regulations?|REGULATIONS|Order|Rules|Measure|Directive)\b")
_UNKNOWN_HEAD = re.compile(r"(?:Acts?|ACTS?|Regulations|REGULATIONS)$")
_BEFORE = re.compile(r"(?:etc\.|[\w'’&/\-]+|\([\w\s'’&\-,]{1,60}\)|,)\s*$")
_YEAR = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?,?\s*\(?((?:18|19|20)\d\d)\b\)?")
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
LAW_TYPES = frozenset({"group", "act", "regulations", "order", "si", "measure", "rules"})


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
class _Law:
    by_title: dict[tuple[str, ...], list[tuple[str, Thing]]]
    misnomers: frozenset[tuple[str, ...]]
    short: dict[tuple[str, ...], list[tuple[str, Thing]]]
    lengths: dict[str, list[int]]
    by_words: dict[str, list[tuple[str, ...]]]


@once_per_overlay
def _law() -> _Law:
    by_title: dict[tuple[str, ...], list[tuple[str, Thing]]] = {}
    short: dict[tuple[str, ...], list[tuple[str, Thing]]] = {}
    misnomers: set[tuple[str, ...]] = set()
    proper: set[tuple[str, ...]] = set()
    known = catalogue()
    for name in known.names:
        type_ = known.types.get(name.thing.iri)
        if name.thing.kind != "Legislation" or type_ not in LAW_TYPES:
            continue
        if type_ == "group" and not _HEAD.search(name.text):
            continue
        title, year = year_of(name.text)
        year = year or year_of(name.thing.label)[1]
        place = by_title if _HEAD.search(title) else short
        entry = (year, name.thing) if place is by_title else (name.text, name.thing)
        form = key(title if place is by_title else name.text)
        if entry not in place.setdefault(form, []):
            place[form].append(entry)
        (misnomers if name.kind == "hidden" else proper).add(form)
    lengths: dict[str, set[int]] = {}
    for form in short:
        lengths.setdefault(form[0], set()).add(len(form))
    by_words: dict[str, list[tuple[str, ...]]] = {}
    for form in by_title:
        for word in set(form):
            by_words.setdefault(word, []).append(form)
    return _Law(
        by_title,
        frozenset(misnomers - proper),
        short,
        {first: sorted(found, reverse=True) for first, found in lengths.items()},
        by_words,
    )


def find_citations(text: str, words: list[Token] | None = None) -> list[Citation]:
    """Find all law that a text cites by title or by a short form, in the order of the text.

    >>> [(c.thing.label, c.slip) for c in find_citations("the Human Rights Act 1988 and PACE")]
    [('Human Rights Act 1998', 'year'), ('Police and Criminal Evidence Act 1984', '')]
    """
    found = list(_by_title(text))
    taken = [c.span for c in found]
    cited = {c.thing.iri for c in found}
    for citation in _by_short_form(text, tokens(text) if words is None else words, cited):
        if not any(
            span.start < citation.span.end and citation.span.start < span.end for span in taken
        ):
            found.append(citation)
    return sorted(found, key=lambda c: c.span)


def _by_title(text: str) -> Iterator[Citation]:
    done = 0
    for head in _HEAD.finditer(text):
        if head.start() < done:
            continue
        starts = _starts(text, head.start(), done)
        if not starts:
            continue
        year = _YEAR.match(text, head.end())
        citation = _read(text, starts, head.end(), year)
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


def _read(text: str, starts: list[int], end: int, year: re.Match[str] | None) -> Citation | None:
    written_year = year[1] if year else ""
    full_end = year.end() if year else end
    for start in starts:
        form = key(text[start:end])
        entries = _law().by_title.get(form)
        if entries:
            citation = _resolved(text, start, end, full_end, entries, written_year)
            slip = citation.slip or ("title" if form in _law().misnomers else "")
            return Citation(citation.span, citation.thing, slip)
    own = _own_words(text, starts, end)
    if own is None or not _UNKNOWN_HEAD.search(text[own:end]):
        return None
    if not _plural(text[own:end]):
        near = _nearest(folded(text[own:end]))
        if near is not None:
            citation = _resolved(text, own, end, full_end, _law().by_title[near], written_year)
            return Citation(citation.span, citation.thing, citation.slip or "title")
    span = _with_short_form(text, Span(own, full_end))
    label = folded(text[own:full_end])
    return Citation(span, Thing("", label, "Legislation", known=False))


def _resolved(
    text: str, start: int, end: int, full_end: int, entries: list[tuple[str, Thing]], year: str
) -> Citation:
    span = _with_short_form(text, Span(start, full_end if year else end))
    exact = [thing for y, thing in entries if y == year]
    if exact:
        return Citation(span, exact[0])
    things = sorted({thing.iri: thing for _, thing in entries}.values(), key=lambda t: t.iri)
    if not year:
        in_force = [t for t in things if t.iri not in catalogue().superseded]
        if len(in_force) == 1 or len(things) == 1:
            return Citation(span, (in_force or things)[0])
    elif len(things) == 1:
        return Citation(span, things[0], "year")
    return Citation(span, Thing("", folded(text[start : span.end]), "Legislation", known=False))


def _own_words(text: str, starts: list[int], end: int) -> int | None:
    """Tell where the title of an Act that is not in the reference data begins."""
    kept = list(starts)
    cut = text.rfind(",", kept[0], end)
    kept = [s for s in kept if s > cut]
    while kept and text[kept[0] : end].split(maxsplit=1)[0].casefold().strip(",.") in _LEADING:
        kept.pop(0)
    if not kept or len(text[kept[0] : end].split()) < 2:
        return None
    return kept[0]


def _nearest(title: str) -> tuple[str, ...] | None:
    """Find the one known title from which a word differs by a slip of the pen."""
    form = key(title)
    alike = {known for word in form[:-1] for known in _law().by_words.get(word, ())}
    near = sorted(known for known in alike if nearly(form, known))
    return near[0] if len(near) == 1 else None


def _with_short_form(text: str, span: Span) -> Span:
    tail = _TAIL.match(text, span.end)
    return Span(span.start, tail.end()) if tail else span


def _plural(title: str) -> bool:
    return title.rstrip().casefold().endswith("acts")


def _by_short_form(text: str, words: list[Token], cited: set[str]) -> Iterator[Citation]:
    short = _law().short
    lengths = _law().lengths
    at = 0
    while at < len(words):
        step = 1
        for length in lengths.get(words[at].form, ()):
            part = words[at : at + length]
            entries = short.get(tuple(t.form for t in part))
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
    year = re.compile(r"\s+(?:Act\s+)?\(?((?:19|20)\d\d)\b").match(text, span.end)
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
