"""Slots for labels of forms, known or not, and for what is put behind one: "agile working"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular, words
from remit.graph.asking.fulltext import phrase
from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import Any, Mentions, Words
from remit.graph.asking.tokens import COMMA, POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex

SORTS = ("open_values", "unneeded_values", "inapplicable_values")
OPEN = SORTS[0]
_PARTS = re.compile(r"\t|:|\||\*\*|\s{2,}|\s[–—-]\s")
_MOST_WORDS = 5
_MOST_LINES = 200
_FEW = 6  # words of a value that says one thing
_COST = 1.0
_LONGER = 0.1


def behind(text: str, label: Sequence[str]) -> str | None:
    r"""Give what a line puts behind a label; empty where it stands alone, None where it does not.

    >>> behind("Agile Working\tTo be decided", ["agile", "working"])
    'To be decided'
    >>> behind("ROLE PROFILE Limited Duties", ["limited", "duties"])
    ''
    >>> behind("Agile working helps us all", ["agile", "working"])
    """
    parts = [part.strip() for part in _PARTS.split(text) if part and part.strip()]
    wanted = _same(label)
    for place, part in enumerate(parts):
        if _same(words(part)) == wanted:
            return " ".join(parts[place + 1 :])
    alone = len(parts) == 1 and len(words(text)) <= _FEW and parts[0][-1] not in ".;,"
    return "" if alone and _same(words(text))[-len(wanted) :] == wanted else None


def _same(said: Sequence[str]) -> list[str]:
    return [singular(word) for word in said]


def label(chart: Chart, place: int) -> Iterator[Edge]:
    """Take words that some form has as a label, with something put behind it or below."""
    for start in chart.starts(place):
        for end in range(start + 1, min(start + _MOST_WORDS, chart.length) + 1):
            said = _words(chart, start, end)
            if said and (_values(said, chart.index) or _is_valued(said, chart)):
                written = " ".join(said)
                yield Edge(end, Words((written,), written), _COST - _LONGER * len(said))


def labelled(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a label with what is said of it: "agile working still to be decided"."""
    for begin, end, sort in _valued(chart):
        for start in chart.starts(place):
            last = _before(chart, begin)
            said = _words(chart, start, last) if 0 < last - start <= _MOST_WORDS else ()
            condition = put_so(said, sort, chart) if said else None
            if condition is not None:
                yield Edge(end, condition, _COST - _LONGER * (end - start))


def _valued(chart: Chart) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, sort) of what is said of a label."""
    texts = [token.text for token in chart.lattice.tokens]
    for sort in SORTS:
        for phrase_ in chart.lexicon.telling[sort]:
            said = phrase_.split()
            for begin in range(1, len(texts) - len(said) + 1):
                if texts[begin] == said[0] and texts[begin : begin + len(said)] == said:
                    yield begin, begin + len(said), sort


def _before(chart: Chart, place: int) -> int:
    """Step back over small words that may stand before what is said of a label."""
    before = chart.lexicon.telling["before_values"]
    while place > 0 and chart.lattice.tokens[place - 1].text in before:
        place -= 1
    return place


def put_so(said: Sequence[str], sort: str, chart: Chart) -> Any | None:
    """Say that a profile puts a value of some sort behind a label; None where none does."""
    phrases = chart.lexicon.telling[sort]
    values = {v for v in _values(said, chart.index) if _is_of(v, phrases)}
    texts = sorted(" ".join((*said, *words(value))) for value in values.union(phrases))
    found = [text for text in texts if _stands(phrase(text), sort, chart.index)]
    return Any(tuple(Mentions(Words((text,), text)) for text in found)) if found else None


def _stands(query: str, sort: str, index: NameIndex) -> bool:
    """Tell whether such words stand in a line, or begin a quote; what is open is so anywhere."""
    return index.has_line(query if sort == OPEN else f"^{query}") or index.has_passage(f"^{query}")


def _is_of(value: str, phrases: Sequence[str]) -> bool:
    """Tell whether a short value says one of some phrases, alone or of what stands before it."""
    short = len(value.split()) <= _FEW
    return short and any(f" {value} ".endswith(f" {' '.join(words(p))} ") for p in phrases)


def _words(chart: Chart, start: int, end: int) -> tuple[str, ...]:
    """Give the words of a stretch that may be a label: no sign in it, no small word around it."""
    said = tuple(token.text for token in chart.lattice.tokens[start:end])
    small = chart.lexicon.function
    if {COMMA, POSSESSIVE} & set(said):
        return ()
    return said if not (said[0] in small and len(said) == 1) else ()


def _values(said: Sequence[str], index: NameIndex) -> list[str]:
    """List what lines put behind a label, folded; empty for one that stands alone."""
    texts = index.lines_begun(f"^{phrase(' '.join(said))}", _MOST_LINES)
    found = (behind(text, said) for text in texts)
    return [" ".join(words(value)) for value in found if value is not None]


def _is_valued(said: Sequence[str], chart: Chart) -> bool:
    """Tell whether a quote of a statement begins with a label and what is put behind it."""
    return any(
        chart.index.has_passage(f"^{phrase(' '.join((*said, value)))}")
        for value in _all(chart.lexicon)
    )


def _all(lexicon: Lexicon) -> list[str]:
    return [value for sort in SORTS for value in lexicon.telling[sort]]
