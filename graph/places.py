"""Things with places in a text, found by a range without a look at all of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

from remit.graph.document import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
_BLOCK = 256
_LINE = re.compile(r"[^\r\n]+")


def itself(span: Span) -> Span:
    """Give a place as its own place."""
    return span


@lru_cache(maxsize=2)
def lines_in(text: str) -> tuple[Span, ...]:
    r"""List where the lines of a text stand that are not empty; what asks for them shares them.

    >>> [span.of("One\n\nTwo\r\nThree") for span in lines_in("One\n\nTwo\r\nThree")]
    ['One', 'Two', 'Three']
    """
    if "\r" in text:
        return tuple([Span(*found.span()) for found in _LINE.finditer(text)])
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line:
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


class Places(Generic[T]):
    """Things in the order of their places.

    >>> from remit.graph.document import Span
    >>> Places([Span(8, 9), Span(2, 4)], lambda span: span).within(Span(0, 5))
    [Span(start=2, end=4)]
    """

    def __init__(self, things: Iterable[T], place: Callable[[T], Span]) -> None:
        """Sort the things by their places."""
        placed = [
            ((span := place(thing)).start, span.end, at, thing) for at, thing in enumerate(things)
        ]
        placed.sort()  # the number decides before things are compared
        self._things = placed
        self._starts = [one[0] for one in placed]

    def within(self, span: Span) -> list[T]:
        """List the things whose places lie within a range."""
        starts, end = self._starts, span.end
        first = bisect_left(starts, span.start)
        if first == len(starts) or starts[first] >= end:
            return []
        behind = bisect_left(starts, end, first)
        return [thing for _, stop, _, thing in self._things[first:behind] if stop <= end]


class Lines:
    r"""The lines of a text, found by a place in them however long they are.

    >>> Lines("one\ntwo").start(5)
    4
    """

    def __init__(self, text: str) -> None:
        """Take the text; where its lines begin is found when that is first asked for."""
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        """List where the lines begin."""
        return [0, *accumulate([len(line) + 1 for line in self._text.split("\n")])]

    def start(self, at: int) -> int:
        """Tell where the line begins that holds a place."""
        return self._starts[bisect_right(self._starts, at) - 1]


class Taken:
    """Ranges that are taken already; whether another overlaps with one is told at once.

    >>> from remit.graph.document import Span
    >>> taken = Taken([Span(2, 4)])
    >>> taken.overlaps(Span(3, 9)), taken.overlaps(Span(4, 9))
    (True, False)
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Take these ranges."""
        self._blocks: dict[int, list[Span]] = {}
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Take one more range."""
        for block in range(span.start // _BLOCK, span.end // _BLOCK + 1):
            self._blocks.setdefault(block, []).append(span)

    def overlaps(self, span: Span) -> bool:
        """Tell whether any of the ranges has characters in common with this one."""
        if not self._blocks:
            return False
        return any(
            span.overlaps(other)
            for block in range(span.start // _BLOCK, span.end // _BLOCK + 1)
            for other in self._blocks.get(block, ())
        )
