"""Several pieces of law in one citation: years in a row, and titles that share the word `Acts`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.catalogue import catalogue
from remit.graph.linking.citation import Citation, once_each, unknown
from remit.graph.linking.law import law
from remit.graph.linking.law_words import law_words
from remit.graph.linking.lexicon import key
from remit.graph.linking.years import is_slip, same_year, years_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.linking.law import Form
    from remit.graph.linking.lexicon import Words
    from remit.graph.linking.years import Year
    from remit.graph.profile import Thing

_JOINT = re.compile(r"\s*,\s+(?:and\s+|&\s*|or\s+)?|\s+(?:and|or)\s+|\s*&\s*")
_LISTED = re.compile(
    r"[A-Z][\w’'-]*(?:(?:\s*,\s+(?:and\s+|&\s*)?|\s*&\s*|[ \u00a0]+|[ \u00a0]*\n[ \u00a0]*)"
    r"(?:(?:and|of|or|the|for|to|in|from|with|at|against|on)\b|[A-Z][\w’'-]*))*\s+$"
)
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z]")
_FAR = 160
_FEW = 3
_ONE, _MANY = "act", "acts"


def each_year(text: str, start: int, title: Form, years: Sequence[Year]) -> list[Citation]:
    """Cite the Act of each year behind one title; nothing where no Act of it has any of the years.

    A range of years is the family of Acts as a whole, where the reference data hold it.
    """
    family = _family(title)
    if family is not None and any(year.from_before for year in years):
        return [Citation(Span(start, years[-1].span.end), family)]
    plural = title[-1] == _MANY
    acts = _acts(title)
    exact = [next((t for y, t in acts if same_year(year.text, y)), None) for year in years]
    if not any(exact):
        return []
    cited = {thing.iri for thing in exact if thing is not None}
    found: list[Citation] = []
    for place, (year, thing) in enumerate(zip(years, exact, strict=True)):
        if thing is None and not plural:
            break
        near = [t for y, t in acts if is_slip(year.text, y) and t.iri not in cited]
        slip = "year" if thing is None and len(near) == 1 else ""
        named = thing or (
            near[0] if slip else unknown(f"{_singular(text, start, years)} {year.text}")
        )
        span = year.span if place else Span(start, year.span.end)
        found.append(Citation(span, named, slip, begins=start if place else None))
    return found


def _family(title: Form) -> Thing | None:
    """Find the thing that stands for all Acts of a title."""
    entries = law().by_title.get((*title[:-1], _MANY), ())
    families = [t for _, t in entries if catalogue().types.get(t.iri) == "group"]
    return families[0] if families else None


def _acts(title: Form) -> list[tuple[str, Thing]]:
    form = (*title[:-1], _ONE) if title[-1] == _MANY else title
    return [(year, thing) for year, thing in law().by_title.get(form, ()) if year]


def _singular(text: str, start: int, years: Sequence[Year]) -> str:
    return re.sub(r"(?<=[Aa][Cc][Tt])[Ss]$", "", text[start : years[0].span.start].rstrip())


def shared_heads(text: str, words: Words) -> Iterator[Citation]:
    """Read titles that share the word behind the last of them.

    Behind a single `Act` all have to be known. Two with a year may be one title, and so may two
    one of which is a word alone.

    >>> from remit.graph.linking.lexicon import words_of
    >>> said = "the Human Rights and Data Protection Acts"
    >>> [c.thing.label for c in shared_heads(said, words_of(said))]
    ['Human Rights Act 1998', 'Data Protection Act 2018']
    """
    floor = 0
    for head in law_words().ends_in(text, words):
        if not law_words().acts.fullmatch(head[0]):
            continue
        before = _LISTED.search(text, max(floor, head.start() - _FAR), head.start())
        floor = head.end()
        if before is None:
            continue
        titles = list(_titles(text, before.start(), head.start()))
        known = sum(thing.known for _, thing in titles)
        several = head[0].casefold() == _MANY or known == len(titles) >= _FEW
        if known > 1 and (several or (known == len(titles) and _are_two(text, titles, head))):
            yield from _with_years(text, titles, head.end())


def _are_two(text: str, titles: Sequence[tuple[Span, Thing]], head: re.Match[str]) -> bool:
    """Tell whether two titles that share a single `Act` have several words each, and no year."""
    named = all(len(span.of(text).split()) > 1 for span, _ in titles)
    return named and not years_behind(text, head.end())


def _with_years(text: str, titles: Sequence[tuple[Span, Thing]], end: int) -> Iterator[Citation]:
    """Give the titles the years that follow, where there are as many."""
    years = years_behind(text, end)
    for place, (span, thing) in enumerate(titles):
        named = thing
        if len(years) == len(titles) and thing.known:
            acts = _acts((*key(span.of(text)), _ONE))
            named = next((t for y, t in acts if same_year(years[place].text, y)), thing)
        last = place == len(titles) - 1
        yield Citation(Span(span.start, end) if last else span, named, ends=None if last else end)


def _titles(text: str, start: int, stop: int) -> Iterator[tuple[Span, Thing]]:
    """Part the words before `Acts` into titles, the longest known one at each place.

    What is not known between titles is law of its own; what stands before the first is none.
    """
    at = start
    begun = False
    while at < stop:
        joints = [(m.start(), m.end()) for m in _JOINT.finditer(text, at, stop)]
        ends = [(left, right) for left, right in joints if left > at] + [(stop, stop)]
        firsts = _beginnings(text, at, ends[0][0])
        known = (
            (Span(first, at + len(text[at:left].rstrip())), thing, right)
            for left, right in reversed(ends)
            for first in firsts
            if (thing := _alone(text[first:left])) is not None
        )
        span, thing, after = next(known, (Span(at, ends[0][0]), None, ends[0][1]))
        if thing is not None:
            yield span, thing
        elif begun:
            yield span, unknown(f"{span.of(text)} Act")
        begun, at = begun or thing is not None, after


def _beginnings(text: str, start: int, stop: int) -> list[int]:
    """List where a title can begin in a range: at its capitals."""
    return [m.start() for m in _CAPITAL.finditer(text, start, stop)]


def _alone(words: str) -> Thing | None:
    """Find the one Act whose title these words are, without the word `Act`."""
    form = key(words)
    entries = law().by_title.get((*form, _ONE), ()) if form else ()
    bare = once_each(thing for year, thing in entries if not year)
    things = bare or once_each(thing for _, thing in entries)
    in_force = [t for t in things if t.iri not in catalogue().superseded]
    return in_force[0] if len(in_force) == 1 else None
