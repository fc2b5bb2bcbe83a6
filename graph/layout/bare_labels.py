"""Set labels apart from their values in heads with two of each in a line and no sign between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.labels import labels
from remit.graph.places import lines_in
from remit.graph.reading_order import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\S+")
_HEAD_LINES, _LONGEST = 30, 120
_FEW_WORDS, _MOST_WORDS, _LABEL_WORDS = 4, 16, 4
_FEW_LINES = 3
_SIGNS = (":", "\t", "|", "  ")


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
        count = _leads(text, words, 0) if _FEW_WORDS <= len(words) <= _MOST_WORDS else 0
        if not count:
            continue
        two = any(_leads(text, words, at, sure=True) for at in range(count + 1, len(words) - 1))
        double += two
        if two and not _leads(text, words, 0, sure=True):
            places.append(words[count - 1].end)
    return places if double >= _FEW_LINES else []


def _leads(text: str, words: Sequence[Span], first: int, *, sure: bool = False) -> int:
    """Count the words of the label that begins with a word and has a value behind it."""
    if not text[words[first].start].isupper():
        return 0
    for last in range(min(first + _LABEL_WORDS, len(words) - 1) - 1, first - 1, -1):
        behind = text[words[last + 1].start]
        label = labels().field(Span(words[first].start, words[last].end).of(text), slips=False)
        if label is not None and (label.sure or not sure) and not behind.islower():
            return last - first + 1
    return 0
