"""Law that is cited by its number in a series: `SI 2020/4`, `SSI 2014 No. 68`."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.alternatives import literally
from remit.graph.linking.catalogue import catalogue
from remit.graph.linking.citation import Citation, unknown
from remit.graph.linking.law import is_law
from remit.graph.linking.lexicon import words_of
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.graph.linking.lexicon import Words
    from remit.graph.profile import Thing

_IRI = re.compile(r"/(?P<series>[a-z]+)/(?P<year>\d{4})/(?P<number>\d+)$")
_SPACE = r"[ \u00a0]?"
_NUMBER = (
    rf"(?P<year>(?:19|20)\d\d)(?:{_SPACE}/{_SPACE}|,?\s(?:[Nn]o\.?|[Nn]umber)\s?)"
    r"(?P<number>[1-9]\d{0,3})\b"
)
_JOINTS = " \u00a0\n,;(["


@once_per_overlay
def _series() -> tuple[re.Pattern[str], Mapping[str, Sequence[str]]]:
    """Read how texts name the series of law, and which series each may mean."""
    named = {
        word: series["kinds"]
        for series in load_toml("phrases/law.toml")["series"]
        for word in series["words"]
    }
    words = literally(sorted(named, key=len, reverse=True), behind=r"[\w.]")
    pattern = rf"(?P<series>{words}){_SPACE}(?:No\.?{_SPACE})?{_NUMBER}"
    return re.compile(pattern), named


@once_per_overlay
def _names() -> Sequence[tuple[str, frozenset[str]]]:
    """List the names of series, each with the words of which it is made."""
    return [(name, words_of(name).vocabulary) for name in _series()[1]]


@once_per_overlay
def _by_number() -> Mapping[tuple[str, str, str], Sequence[Thing]]:
    """List the law of the reference data by series, year and number."""
    found: dict[tuple[str, str, str], list[Thing]] = defaultdict(list)
    for thing in filter(is_law, catalogue().of_kind("Legislation")):
        number = _IRI.search(thing.iri)
        if number is not None:
            found[number["series"], number["year"], number["number"]].append(thing)
    return found


def _joined_from(text: str, at: int) -> int:
    """Go back over what joins a number to the title before it."""
    while at and text[at - 1] in _JOINTS:
        at -= 1
    return at


def instruments(text: str, words: Words, cited: Iterable[Citation]) -> Iterator[Citation]:
    """Find law that is cited by its number in a series, unless that stands behind its title.

    >>> from remit.graph.linking.lexicon import words_of
    >>> said = "as in SI 2020/4 and S.I. 1907/35"
    >>> [c.thing.label for c in instruments(said, words_of(said), [])]
    ['Police (Conduct) Regulations 2020', 'S.I. 1907/35']
    """
    pattern, named = _series()
    if not any(words.vocabulary.issuperset(own) and said in text for said, own in _names()):
        return
    ends = {citation.span.end for citation in cited}
    for found in pattern.finditer(text):
        if _joined_from(text, found.start()) in ends:
            continue
        things = [
            thing
            for series in named[found["series"]]
            for thing in _by_number().get((series, found["year"], found["number"]), ())
        ]
        span = Span(*found.span())
        yield Citation(span, things[0] if len(things) == 1 else unknown(span.of(text)))
