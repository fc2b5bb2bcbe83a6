"""Find the values of labels that stand one behind the other before all that answers them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.layout.answers import shaped
from remit.graph.layout.furniture import is_none
from remit.graph.layout.small_words import small_words
from remit.graph.linking.occupations import names_work

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WORD = re.compile(r"\S+")
_FEWEST, _MOST_WORDS, _NONE_WORDS, _MOST_TWO = 4, 6, 4, 10
_ONE, _TWO = 2, 3
"""How far apart labels stand between which are one and two."""
_STAFF, _CODE = "direct_reports", "role_code"
_PEOPLE = frozenset({"title", "reports_to"})
_NAMES = frozenset({"unit", "location", "organisation"})


def shared(field: str, text: str, span: Span) -> Span | None:
    """Find what answers one of several labels: what has its shape, or says that there is none.

    >>> said = "Stores Clerk SS/FC/014 Scale 3 No staff Depot"
    >>> whole = Span(0, len(said))
    >>> [shared(f, said, whole).of(said) for f in ("role_code", "grade", "direct_reports")]
    ['SS/FC/014', 'Scale 3', 'No staff']
    """
    value = shaped(field, text, span)
    if field == _STAFF and value is None:
        return _none_in(text, span)
    if field != _CODE or value is None:
        return value
    words = (Span(*word.span()) for word in _WORD.finditer(text, span.start, span.end))
    return next((w for w in words if w.covers(value) and _is_code(w.of(text))), value)


def ends_a_run(first: int, values: Iterable[int], words: str) -> bool:
    """Tell whether a few words are a name, and what is left for the last of a run of labels.

    >>> ends_a_run(0, [0, 1, 2], "Support Services"), ends_a_run(0, [0, 1, 2], "You will help.")
    (True, False)
    >>> ends_a_run(0, [0, 2], "Support Services")
    False
    """
    known = sorted(values)
    whole = known == list(range(first, first + len(known))) and len(known) >= _FEWEST - 1
    return whole and 0 < len(words.split()) <= _MOST_WORDS and _is_name(words)


def in_gaps(
    fields: Sequence[str], first: int, values: Mapping[int, Span], text: str, span: Span
) -> dict[int, Span]:
    """Give labels, from the first on, what stands between the values of those around them.

    >>> said = "Stores Clerk Scale 3 Stores Head None"
    >>> names = ["title", "grade", "reports_to", "direct_reports"]
    >>> known = {1: Span(13, 20), 3: Span(33, 37)}
    >>> {at: value.of(said) for at, value in in_gaps(names, 0, known, said, Span(0, 37)).items()}
    {0: 'Stores Clerk', 2: 'Stores Head'}
    """
    found: dict[int, Span] = {}
    behind = Span(span.end, span.end)
    before = Span(span.start, span.start)
    places = [first - 1, *sorted(values), len(fields)]
    ends = {first - 1: before, **values, len(fields): behind}
    for left, right in pairwise(places):
        gap = trimmed(text, Span(ends[left].end, max(ends[left].end, ends[right].start)))
        if not len(gap):
            continue
        if right - left == _ONE and right < len(fields):
            found[left + 1] = gap
        elif right - left == _TWO:
            parts = between_two((fields[left + 1], fields[left + 2]), text, gap)
            found |= {} if parts is None else {left + 1: parts[0], left + 2: parts[1]}
    return found


def between_two(fields: tuple[str, str], text: str, span: Span) -> tuple[Span, Span] | None:
    """Part what answers two labels without a shape, where what people at work are called shows it.

    >>> said = "Stores Manager Criminal Justice"
    >>> parts = between_two(("reports_to", "unit"), said, Span(0, len(said)))
    >>> [part.of(said) for part in parts]
    ['Stores Manager', 'Criminal Justice']
    >>> between_two(("unit", "reports_to"), "Estates Stores Manager", Span(0, 22))
    """
    if fields[0] not in _PEOPLE or fields[1] not in _PEOPLE | _NAMES:
        return None
    words = [Span(*word.span()) for word in _WORD.finditer(text, span.start, span.end)]
    if len(words) > _MOST_TWO or not _is_name(span.of(text)):
        return None
    at_work = [w.end for w in words if names_work(Span(span.start, w.end).of(text))]
    last = bool(at_work) and at_work[-1] == words[-1].end
    if fields[1] in _PEOPLE:
        ends = at_work[0] if len(at_work) == len(fields) and last else 0
    else:
        ends = 0 if last or len(at_work) != 1 else at_work[0]
    if not ends:
        return None
    return Span(span.start, ends), trimmed(text, Span(ends, span.end))


def _is_name(words: str) -> bool:
    """Tell whether words are printed as names are, and end no sentence."""
    small = small_words().unfinished
    named = all(w[0].isupper() or w in small or not w[0].isalpha() for w in words.split())
    return named and not words.endswith((".", ":"))


def _is_code(word: str) -> bool:
    return any(map(str.isdigit, word)) and word.replace("/", "").replace("-", "").isalnum()


def _none_in(text: str, span: Span) -> Span | None:
    """Find the words that say that there is nobody, the longest first."""
    words = [Span(*word.span()) for word in _WORD.finditer(text, span.start, span.end)]
    for count in range(_NONE_WORDS, 0, -1):
        for first, last in zip(words, words[count - 1 :], strict=False):
            said = Span(first.start, last.end).of(text)
            if said[0].isupper() and is_none(said):
                return Span(first.start, last.end)
    return None
