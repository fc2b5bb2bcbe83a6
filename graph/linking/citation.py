"""A piece of law named in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.profile import Thing

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Citation:
    """A piece of law named in a text.

    Attributes:
        span: The words that name it; no two citations share any.
        thing: What they name; unknown law is a thing of its own, as written.
        slip: What was read through: `year`, `title`, or empty.
        begins: Where the words begin on which it rests, if before those that only it has: the
            `2018` of `Data Protection Acts 1998 and 2018` rests on all of them.
        ends: Where they end, if behind those that only it has.
        meanings: The things between which nothing decides.
    """

    span: Span
    thing: Thing
    slip: str = ""
    begins: int | None = None
    ends: int | None = None
    meanings: tuple[Thing, ...] = ()

    @property
    def quote(self) -> Span:
        """Give the place of all words on which it rests."""
        start = self.span.start if self.begins is None else self.begins
        return Span(start, self.span.end if self.ends is None else self.ends)


def unknown(words: str) -> Thing:
    """Make a thing of law that the reference data do not hold.

    >>> unknown("Harbour  Act 1907").label
    'Harbour Act 1907'
    """
    return Thing("", folded(words), "Legislation", known=False)


def once_each(things: Iterable[Thing]) -> list[Thing]:
    """List things, each once, in the order of their IRIs."""
    return sorted({thing.iri: thing for thing in things}.values(), key=lambda t: t.iri)
