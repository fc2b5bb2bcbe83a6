"""Find all law that a text cites: by title, by a short form, alone or together."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import by_place, folded
from remit.graph.linking.catalogue import catalogue, year_of
from remit.graph.linking.elsewhere import origin_of
from remit.graph.linking.foreign import law_by_name, numbered_law
from remit.graph.linking.instruments import instruments
from remit.graph.linking.lexicon import words_of
from remit.graph.linking.referring import referring_back
from remit.graph.linking.short_forms import short_forms
from remit.graph.linking.titles import known_titles, other_titles
from remit.graph.linking.together import shared_heads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.linking.citation import Citation
    from remit.graph.linking.elsewhere import Origin
    from remit.graph.linking.lexicon import Words
    from remit.graph.profile import Thing


def find_citations(
    text: str, words: Words | None = None, origin: Origin | None = None
) -> list[Citation]:
    """Find all law that a text cites by title or by a short form, in the order of the text.

    Its words, and of which countries it speaks, are given where they are known.

    >>> [(c.thing.label, c.slip) for c in find_citations("the Human Rights Act 1988 and PACE")]
    [('Human Rights Act 1998', 'year'), ('Police and Criminal Evidence Act 1984', '')]
    """
    seen = words_of(text) if words is None else words
    origin = origin_of(text, seen) if origin is None else origin
    abroad = origin.abroad
    found = [] if abroad else list(shared_heads(text, seen))
    if not origin.wholly:
        found += _beside(found, known_titles(text, seen, abroad=abroad))
    found += _beside(found, numbered_law(text))
    spans = [citation.span for citation in found]
    found += _beside(found, other_titles(text, seen, spans, abroad=abroad))
    if abroad:
        found += _beside(found, law_by_name(text, seen))
    else:
        found += _beside(found, short_forms(text, seen, {c.thing.iri for c in found}))
        found += _beside(found, instruments(text, seen, found))
    found = _as_dated_before(text, sorted(found, key=by_place))
    again = list(_beside(found, referring_back(text, found)))
    return sorted([*found, *again], key=by_place) if again else found


def _as_dated_before(text: str, citations: list[Citation]) -> list[Citation]:
    """Read the title of several Acts as the one that the text cites by this title and its year.

    So is `the Police Act` beside `Part 3 of the Police Act 1997`; where the text gives the title
    with several years, nothing decides. A title of which one Act is in force means that one.
    """
    titles = [year_of(folded(citation.span.of(text)).casefold()) for citation in citations]
    dated: dict[str, set[Thing]] = defaultdict(set)
    for (title, year), citation in zip(titles, citations, strict=True):
        if year and citation.thing.known and not citation.slip:
            dated[title].add(citation.thing)
    if not dated:
        return citations
    return [
        citation if year or citation.slip else _meant(citation, dated.get(title, set()))
        for (title, year), citation in zip(titles, citations, strict=True)
    ]


def _meant(citation: Citation, dated: set[Thing]) -> Citation:
    """Read one that names several Acts as the only one of them that has its year in the text."""
    single = citation.thing.known and catalogue().types.get(citation.thing.iri) != "group"
    if single or len(dated) != 1:
        return citation
    return replace(citation, thing=next(iter(dated)), meanings=())


def _beside(found: list[Citation], others: Iterable[Citation]) -> list[Citation]:
    """Keep of the others what does not overlap with what is found."""
    spans = sorted(c.span for c in found)
    kept = []
    for other in others:
        at = bisect_left(spans, other.span)
        near = spans[max(0, at - 1) : at + 1]
        if not any(s.overlaps(other.span) for s in near):
            kept.append(other)
    return kept
