"""Find the lines of a text, those that a page's width has broken put together again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, holds_any
from remit.graph.places import lines_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ENDED = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_OTHER_ENDS = ("\v", "\f", "\x85", "\u2028", "\u2029")
_FIRST_WORD = re.compile(r"\S+")
_CELLS = re.compile(r"\t|\||[ \u00a0]{3}")
_FEW = 10
_NARROWEST, _WIDEST = 50, 130
_BREAKS = ("\n", "\r\n", "\r")


def lines_of(text: str) -> Iterator[Span]:
    r"""Give the lines of a text.

    A block of many lines in each of which the next word would not have fitted is one line that was
    broken where the page ends; its parts belong together.

    >>> [span.of("One\n\nTwo\nThree") for span in lines_of("One\n\nTwo\nThree")]
    ['One', 'Two', 'Three']
    """
    block: list[Span] = []
    for line in _all_lines(text):
        if block and text[block[-1].end : line.start] not in _BREAKS:
            yield from _whole(text, block)
            block = []
        block.append(line)
    yield from _whole(text, block)


def _all_lines(text: str) -> Iterable[Span]:
    """Give the lines of a text that are not empty; any sign of its kind ends one."""
    if holds_any(text, _OTHER_ENDS):
        return (Span(*found.span()) for found in _ENDED.finditer(text))
    return lines_in(text)


def _whole(text: str, block: Sequence[Span]) -> Sequence[Span]:
    """Put a block together where all of its lines but the last are full."""
    if len(block) < _FEW:
        return block
    width = max(map(len, block))
    if not _NARROWEST <= width <= _WIDEST:
        return block
    if _CELLS.search(text, block[0].start, block[-1].end):
        return block
    for line, below in pairwise(block):
        first = _FIRST_WORD.match(text, below.start, below.end)
        if first is None or len(line) + 1 + len(first[0]) <= width:
            return block
    return [Span(block[0].start, block[-1].end)]
