"""Put headings together that a narrow column has broken over two lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.headings import made_heading
from remit.graph.layout.labels import labels
from remit.graph.layout.small_words import small_words

if TYPE_CHECKING:
    from remit.graph.layout.atoms import Atom, Atoms

_MOST_WORDS = 5


def with_wrapped_headings(atoms: Atoms) -> Atoms:
    """Read two short lines that stand apart as one where only both together are a heading.

    So are `What we are` and `looking for`; the second line may go on in small letters, too.
    """
    every = atoms.atoms
    wrapped = {
        first.span.start: second
        for first, second, behind in zip_longest(every, every[1:], every[2:])
        if first.after_blank
        and second is not None
        and not second.after_blank
        and _may_be_one(first, second, behind)
        and _are_one(first, second)
    }
    if not wrapped:
        return atoms
    seconds = {second.span.start for second in wrapped.values()}
    joined = (
        _joined(atom, wrapped[atom.span.start]) if atom.span.start in wrapped else atom
        for atom in every
        if atom.span.start not in seconds
    )
    return replace(atoms, atoms=tuple(joined))


def _joined(first: Atom, second: Atom) -> Atom:
    span = Span(first.span.start, second.span.end)
    return replace(first, span=span, text=f"{first.text} {second.text}")


def _may_be_one(first: Atom, second: Atom, behind: Atom | None) -> bool:
    """Tell whether two lines stand apart together, and are short and without marks."""
    if second.line != first.line + 1 or (behind is not None and not behind.after_blank):
        return False
    if first.cells > 1 or second.cells > 1 or first.marker or second.marker:
        return False
    bare = first.text[-1:].isalpha() or first.text.endswith(",")
    short = max(first.text.count(" "), second.text.count(" ")) < _MOST_WORDS
    return bare and short and first.text[:1].isupper() and not second.text.endswith((".", ":", ","))


def _are_one(first: Atom, second: Atom) -> bool:
    """Tell whether two lines are a heading together, and the first not a label by itself."""
    if labels().field(first.text) is not None or labels().field(second.text) is not None:
        return False
    heads = [_heads(first.text), _heads(second.text)]
    goes_on = second.text.partition(" ")[0] in small_words().leading_on and not heads[1]
    return (goes_on or not any(heads)) and _heads(f"{first.text} {second.text}")


def _heads(words: str) -> bool:
    return labels().section(words) is not None or made_heading(words) is not None
