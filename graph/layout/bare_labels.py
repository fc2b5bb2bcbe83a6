"""Set labels apart from their values in heads with two of each in a line and no sign between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from remit.graph.document import Span
from remit.graph.layout.labels import labels
from remit.graph.places import lines_in
from remit.graph.reading_order import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.layout.labels import Label

_WORD = re.compile(r"\S+")
_HEAD_LINES, _LONGEST = 30, 120
_FEW_WORDS, _MOST_WORDS, _LABEL_WORDS = 4, 16, 4
_FEW_LINES = 3
_SIGNS = (":", "\t", "|", "  ")


class _Lead(NamedTuple):
    """A label, where it begins and ends, and how many words it has."""

    label: Label
    start: int
    end: int
    words: int


def bare_labels(text: str) -> ReadingOrder | None:
    r"""Put a tab behind the label that opens a line, where lines around it hold two; else None.

    >>> said = "Role Title Clerk Role Reference K3\nBase Leck Direct Reports Nil\n"
    >>> bare_labels(said + "Grade C Post Type Fixed\n").text.splitlines()[1]
    'Base\tLeck Direct Reports Nil'
    """
    blocks = [block for block in _blocks(text) if len(block) >= _FEW_LINES]
    found = [place for block in blocks for place in _behind_labels(text, block)]
    if not found:
        return None
    order, at = ReadingOrder(text), 0
    for place in found:
        order.take(Span(at, place))
        order.say("\t")
        at = place + 1
    order.take(Span(at, len(text)))
    return order


def _blocks(text: str) -> Iterator[list[Span]]:
    """Give the runs of short lines at the head in which no sign sets anything apart."""
    block: list[Span] = []
    for line in lines_in(text)[:_HEAD_LINES]:
        said = line.of(text).rstrip()
        plain = len(said) <= _LONGEST and not said.endswith(".")
        if plain and said.count(" ") >= _FEW_WORDS - 1 and not any(s in said for s in _SIGNS):
            block.append(line)
        else:
            yield block
            block = []
    yield block


def _behind_labels(text: str, block: Sequence[Span]) -> list[int]:
    """Tell where the first labels end that need a sign, where enough lines hold two."""
    places: list[int] = []
    double = 0
    for line in block:
        words = [Span(*m.span()) for m in _WORD.finditer(text, line.start, line.end)]
        first = _leads(text, words, 0) if _FEW_WORDS <= len(words) <= _MOST_WORDS else None
        if first is None:
            continue
        behind = (_leads(text, words, at) for at in range(first.words + 1, len(words) - 1))
        others = [other for other in behind if other is not None]
        two = any(other.label.sure for other in others)
        double += two
        if two and not first.label.sure:
            places.append(first.end)
        elif not two and first.label.field == "unit":
            units = [other for other in others if other.label.field == "unit"][:1]
            places += [place for unit in units for place in (first.end, unit.start - 1, unit.end)]
    return places if double >= _FEW_LINES else []


def _leads(text: str, words: Sequence[Span], first: int) -> _Lead | None:
    """Find the label that begins with a word and has a value behind it."""
    if not text[words[first].start].isupper():
        return None
    for last in range(min(first + _LABEL_WORDS, len(words) - 1) - 1, first - 1, -1):
        behind = text[words[last + 1].start]
        place = Span(words[first].start, words[last].end)
        label = labels().field(place.of(text), slips=False)
        if label is not None and not behind.islower():
            return _Lead(label, place.start, place.end, last - first + 1)
    return None
