"""Read a question about words in quotation marks: they are looked for as written, unmended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.asked import Checking, Counting, Listing, Placing
from remit.graph.asking.fold import words
from remit.graph.asking.lattice import content_places
from remit.graph.asking.logic import Mentions, OneOf, Things, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lattice import Edge

_QUOTED = re.compile(
    r"""["“”„«»]([^"“”„«»]{2,200})["“”„«»]|(?<![\w'’])['‘]([^'‘’]{2,200})['’](?![\w'’])"""
)
# What may stand beside the words: what is asked, and that documents say them.
_BESIDE = (
    *("which", "what", "who", "where", "is", "list", "how-many", "mention", "speak-of", "say"),
    *("anyone", "in-role", "hold", "use", "do"),
)
_SAYING = ("mention", "speak-of", "say")
_FEWEST = 5  # words that are told, and no name


def parted(text: str) -> tuple[str, str] | None:
    """Part a question from the one stretch in quotation marks in it; None where there is none.

    >>> parted('Which profile says “Defective Inspector”?')
    ('Which profile says ?', 'Defective Inspector')
    >>> parted("Is the analyst's form 'in draft'?")
    ("Is the analyst's form ?", 'in draft')
    >>> parted("the officers' and sergeants' posts")
    """
    found = ["".join(either) for either in _QUOTED.findall(text)]
    if len(found) != 1 or not words(found[0]):
        return None
    return " ".join(_QUOTED.sub(" ", text).split()), found[0].strip()


def told(text: str, saying: Iterable[str]) -> tuple[str, str] | None:
    """Part a question from the run of words that documents are asked to say.

    >>> told("Which profile says that own kit is brought along?", ["say", "says"])
    ('Which profile says', 'own kit is brought along')

    Args:
        text: The question.
        saying: Words for saying something.
    """
    longest = sorted(saying, key=len, reverse=True)
    found = re.search(rf"\b(?:{'|'.join(map(re.escape, longest))})(?: that)?\b", text, re.I)
    said = text[found.end() :].strip(" ?.!:") if found else ""
    if found is None or len(words(said)) < _FEWEST:
        return None
    return text[: found.end()].removesuffix(" that"), said


def in_quotes(chart: Chart, quote: str) -> Question | None:
    """Return what a question asks of words that stand in quotation marks, from what is beside them.

    Every word beside them has to say what is asked, or that documents say them.
    """
    lattice = chart.lattice
    said = Mentions(Words((" ".join(words(quote)),), quote))
    called = chart.lexicon.telling["quoted"]
    named = {place for place, token in enumerate(lattice.tokens) if token.text in called}
    if not named and not any(lattice.edges.get(f"cue:{name}") for name in _SAYING):
        return None
    single = _single(chart)
    taken = named.union(*(lattice.places(f"cue:{name}") for name in _BESIDE))
    taken |= lattice.places("noun")
    if single:
        taken |= set(range(single[0], single[1].end))
    left = content_places(lattice, chart.lexicon, 0, chart.length)
    if any(p not in taken and lattice.tokens[p].text not in chart.lexicon.loose for p in left):
        return None
    return _put(chart, single[1].value if single else None, said)


def _single(chart: Chart) -> tuple[int, Edge] | None:
    """Return the longest stretch that names one role, with its place."""
    named = [
        (start, edge)
        for start, edges in chart.lattice.edges.get("role", {}).items()
        for edge in edges
        if len(edge.value.names) == 1
    ]
    return max(named, key=lambda pair: pair[1].end - pair[0], default=None)


def _put(chart: Chart, one: OneOf | None, said: Mentions) -> Question:
    lattice, things = chart.lattice, Things("role", said)
    if lattice.at("cue:where", 0):
        return Placing(one, said)
    if one is not None:
        return Checking(one, said)
    if lattice.edges.get("cue:how-many"):
        return Counting(things)
    return Listing(things)
