"""A text put into another order for reading, and the way back to the places where it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Self, TypeVar

from remit.graph.document import Span, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


@dataclass(slots=True)
class ReadingOrder:
    """A text that is made of pieces of another, with words of its own between them.

    Attributes:
        source: The text from which the pieces are.
        parts: Of the new text, one behind the other.
        starts: Where each piece begins in the new text.
        origins: The place of each piece in the source.
        length: Of the new text.
    """

    source: str
    parts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    origins: list[Span] = field(default_factory=list)
    length: int = 0

    @classmethod
    def without(cls, text: str, holes: Iterable[Span]) -> Self:
        """Take all of a text but some places in it, which come in order.

        >>> ReadingOrder.without("ab||cd", [Span(2, 3)]).text
        'ab|cd'
        """
        order, at = cls(text), 0
        for hole in holes:
            order.take(Span(at, hole.start))
            at = hole.end
        order.take(Span(at, len(text)))
        return order

    @property
    def text(self) -> str:
        """Give the text in the new order."""
        return "".join(self.parts)

    def take(self, span: Span) -> None:
        """Add a piece of the source."""
        if len(span):
            self.starts.append(self.length)
            self.origins.append(span)
            self.say(span.of(self.source))

    def say(self, words: str) -> None:
        """Add words that the source does not hold there."""
        self.parts.append(words)
        self.length += len(words)

    def back(self, span: Span) -> list[Span]:
        """Tell from which places of the source a range of the new text is.

        >>> order = ReadingOrder("ab|cd|ef")
        >>> order.take(Span(0, 2)), order.say(" "), order.take(Span(6, 8))
        (None, None, None)
        >>> order.text, order.back(Span(1, 5)), order.hull(Span(1, 5))
        ('ab ef', [Span(start=1, end=2), Span(start=6, end=8)], Span(start=1, end=8))
        """
        found: list[Span] = []
        for at in range(max(0, bisect_right(self.starts, span.start) - 1), len(self.starts)):
            if self.starts[at] >= span.end:
                break
            shift = self.origins[at].start - self.starts[at]
            start = max(span.start + shift, self.origins[at].start)
            end = min(span.end + shift, self.origins[at].end)
            if start < end and found and found[-1].end == start:
                found[-1] = Span(found[-1].start, end)
            elif start < end:
                found.append(Span(start, end))
        return found

    def hull(self, span: Span) -> Span:
        """Tell the range of the source in which all of a range of the new text stands."""
        parts = self.back(span)
        if not parts:
            at = max(0, bisect_right(self.starts, span.start) - 1)
            end = self.origins[at].end if self.origins else 0
            return Span(end, end)
        return Span(min(p.start for p in parts), max(p.end for p in parts))

    def over(self, first: ReadingOrder) -> ReadingOrder:
        """Give this order of the text of another as an order of that one's source.

        >>> first = ReadingOrder("> ab|")
        >>> first.take(Span(2, 5)), first.text
        (None, 'ab|')
        >>> second = ReadingOrder(first.text)
        >>> second.take(Span(0, 2)), second.say(".")
        (None, None)
        >>> both = second.over(first)
        >>> both.text, both.back(Span(0, 2))
        ('ab.', [Span(start=2, end=4)])
        """
        made, text, at = ReadingOrder(first.source), self.text, 0
        for start, origin in zip(self.starts, self.origins, strict=True):
            made.say(text[at:start])
            first.pass_on(origin, made)
            at = start + len(origin)
        made.say(text[at:])
        return made

    def pass_on(self, span: Span, made: ReadingOrder) -> None:
        """Add a range of the new text to another order of the same source."""
        at = span.start
        for place in range(max(0, bisect_right(self.starts, at) - 1), len(self.starts)):
            begin = max(at, self.starts[place])
            end = min(span.end, self.starts[place] + len(self.origins[place]))
            if begin >= span.end:
                break
            if begin < end:
                shift = self.origins[place].start - self.starts[place]
                made.say(self.text[at:begin])
                made.take(Span(begin + shift, end + shift))
                at = end
        made.say(self.text[at : span.end])

    def restored(self, thing: T) -> T:
        """Give a value with the places of the source in it; words read across lines become one."""
        mapped: T = _mapped(thing, self)
        return mapped


def _mapped(thing: Any, order: ReadingOrder) -> Any:
    if isinstance(thing, Span):
        return order.hull(thing)
    if isinstance(thing, tuple):
        return tuple(_mapped(one, order) for one in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    told = {f.name: getattr(thing, f.name) for f in fields(thing)}
    span = told.get("span")
    changed = {name: _mapped(value, order) for name, value in told.items()}
    if isinstance(span, Span) and isinstance(told.get("text"), str) and len(order.back(span)) > 1:
        changed["text"] = folded(told["text"])
    same = all(changed[name] is told[name] for name in told)
    return thing if same else replace(thing, **changed)
