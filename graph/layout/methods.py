"""Find what says how a criterion is tested: in a column of its own, or at the end of an item."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.layout.furniture import heads_methods, is_method
from remit.graph.layout.small_words import small_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.layout.atoms import Atom
    from remit.graph.layout.model import Item
    from remit.graph.layout.piece import Piece

_AT_END = re.compile(r"\s*[(\[]([A-Za-z][A-Za-z ,/&+]{0,30})[)\]]\.?$")
_BRACKETS = (")", "]", ").", "].")
_FEW = 2


def method_cells(atoms: Iterable[Atom]) -> frozenset[tuple[int, int]]:
    r"""List the cells, by line and place, below the head of a column that says how each is tested.

    The column ends with its table: at a blank line.

    >>> from remit.graph.layout.atoms import cut
    >>> said = "Need\tE/D\tHow assessed\nTact\tE\tIn post\n\nRent\tOwner\tAgent\n"
    >>> sorted(method_cells(cut(said).atoms))
    [(1, 2)]
    """
    found: set[tuple[int, int]] = set()
    head: Atom | None = None
    for atom in atoms:
        if atom.cell and heads_methods(atom.text):
            head = atom
        elif head is not None and atom.after_blank:
            head = None
        elif head is not None and atom.cells > 1 and atom.cell == head.cell:
            found.add((atom.line, atom.cell))
    return frozenset(found)


def methods_between(pieces: Sequence[Piece]) -> list[Piece]:
    """List the methods at the ends of lines whose criterion goes on below, past their column."""
    rows = zip(pieces, pieces[1:], pieces[2:], strict=False)
    found = [row[1] for row in rows if row[1].atom.cells > 1 and _goes_on_beside(*row)]
    found = [piece for piece in found if is_method(piece.text)]
    return found if found and any(heads_methods(piece.text) for piece in pieces) else []


def _goes_on_beside(before: Piece, method: Piece, below: Piece) -> bool:
    """Tell whether a cell at the end of its row stands between a criterion and the rest of it."""
    if method.label or below.label or below.atom.marker:
        return False
    beside = before.atom.line == method.atom.line and below.atom.cells == 1
    under = below.atom.line == before.atom.line + 1 and not below.atom.after_blank
    word = before.text.rpartition(" ")[2].casefold()
    goes_on = below.text[:1].islower() or word in small_words().unfinished
    return beside and under and goes_on


def without_methods(text: str, items: tuple[Item, ...]) -> tuple[tuple[Item, ...], list[Span]]:
    """Give items without the methods at their ends, and where these stand.

    One alone may be part of what is asked.

    >>> from remit.graph.layout.model import Item
    >>> said = "Tact (A, I) Wit (I)"
    >>> items = (Item(Span(0, 11), said[:11]), Item(Span(12, 19), said[12:]))
    >>> [item.text for item in without_methods(said, items)[0]]
    ['Tact', 'Wit']
    """
    ends = [_method(text, item) for item in items]
    if sum(end is not None for end in ends) < _FEW:
        return items, []
    done = tuple(
        item if end is None else _shortened(text, item, end)
        for item, end in zip(items, ends, strict=True)
    )
    return done, [end for end in ends if end is not None]


def _method(text: str, item: Item) -> Span | None:
    """Find the method in brackets at the end of an item."""
    ends = item.text.endswith(_BRACKETS)
    found = _AT_END.search(item.text) if ends else None
    if found is None or not found.start() or not is_method(found[1]):
        return None
    span = trimmed(text, Span(item.span.end - len(found[0]), item.span.end))
    return span if span.of(text) == found[0].strip() else None


def _shortened(text: str, item: Item, end: Span) -> Item:
    span = trimmed(text, Span(item.span.start, end.start))
    kept = item.text[: len(item.text) - (item.span.end - end.start)].rstrip()
    return replace(item, span=span, text=kept)
