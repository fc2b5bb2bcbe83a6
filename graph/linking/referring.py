"""Law that a text cites again without its title: `the 2002 Act`, `the Act`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.catalogue import year_of
from remit.graph.linking.citation import Citation
from remit.graph.linking.law_words import law_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.graph.profile import Thing


Called = tuple[str, str]
"""A year, or nothing, and the word with which a title ends."""


def referring_back(text: str, citations: Sequence[Citation]) -> Iterator[Citation]:
    """Find where a text cites a piece of law by its year alone, or by the name that it gives it.

    Of several from one year none is meant, unless the text says which goes by the year.

    >>> from remit.graph.linking.citations import find_citations
    >>> text = "the Proceeds of Crime Act 2002 and Part 5 of the 2002 Act"
    >>> [c.span.of(text) for c in find_citations(text)]
    ['Proceeds of Crime Act 2002', '2002 Act']
    """
    meant = {
        (year, head): thing
        for (year, head), thing in _meant(text, citations).items()
        if not year or _stands_alone(text, year, citations)
    }
    known = law_words()
    ways = ((known.by_year, True), (known.by_head, False))
    patterns = [p for p, dated in ways if _any(meant, dated=dated)]
    for pattern in patterns:
        for found in pattern.finditer(text):
            thing = meant.get((found.groupdict().get("year", ""), found["head"]))
            if thing is not None:
                yield Citation(Span(*found.span("said")), thing)


def _stands_alone(text: str, year: str, citations: Sequence[Citation]) -> bool:
    """Tell whether a year stands anywhere but in the citations that are known already."""
    cited = sum([citation.span.of(text).count(year) for citation in citations])
    return text.count(year) > cited


def _any(meant: Iterable[Called], *, dated: bool) -> bool:
    return any(bool(year) == dated for year, _ in meant)


def _meant(text: str, citations: Sequence[Citation]) -> dict[Called, Thing]:
    """Tell what is meant by each name without a title."""
    known = law_words()
    by_year: dict[Called, set[Thing]] = defaultdict(set)
    by_name: dict[Called, set[Thing]] = defaultdict(set)
    for citation in citations:
        title, year = year_of(citation.thing.label)
        heads = known.head.findall(title)
        if year and heads:
            by_year[year, heads[-1]].add(citation.thing)
        named = known.called_so.match(text, citation.span.end)
        if named is not None:
            given, _, head = named[1].rpartition(" ")
            by_name[given.strip(), head].add(citation.thing)
    return {
        called: next(iter(things))
        for called, things in (by_year | by_name).items()
        if len(things) == 1
    }
