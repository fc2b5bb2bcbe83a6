"""Put headings together that a narrow column has broken over two lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.headings import made_heading
from remit.graph.layout.labels import labels
from remit.graph.layout.small_words import small_words

if TYPE_CHECKING:
    from remit.graph.layout.atoms import Atom, Atoms

_MOST_WORDS = 5
_NARROW, _MOST_LINES = 24, 4


def with_wrapped_headings(atoms: Atoms) -> Atoms:
    """Read two short lines that stand apart as one where only both together are a heading.

    So are `What we are` and `looking for`; the second line may go on in small letters, too.
    """
    every = _with_narrow_labels(atoms.atoms)
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
        return atoms if every is atoms.atoms else replace(atoms, atoms=every)
    seconds = {second.span.start for second in wrapped.values()}
    joined = (
        _joined(atom, wrapped[atom.span.start]) if atom.span.start in wrapped else atom
        for atom in every
        if atom.span.start not in seconds
    )
    return replace(atoms, atoms=tuple(joined))


def _with_narrow_labels(every: tuple[Atom, ...]) -> tuple[Atom, ...]:
    """Put listed labels together that a narrow column has broken: `Overview of the` over `job`."""
    starts = [at for at in range(len(every) - 1) if _may_be_broken(every[at], every[at + 1])]
    done: list[Atom] = []
    at = 0
    for start in starts:
        end = _end_of_label(every, start) if start >= at else 0
        if end:
            done += (*every[at:start], _joined(*every[start:end]))
            at = end
    return (*done, *every[at:]) if done else every


def _may_be_broken(first: Atom, second: Atom) -> bool:
    """Tell whether a line of few words breaks off, or goes on below in small letters."""
    if second.line != first.line + 1 or second.after_blank or max(first.cells, second.cells) > 1:
        return False
    if first.marker or second.marker or max(first.width, second.width) > _NARROW:
        return False
    breaks = first.text.endswith(",") or first.text.rpartition(" ")[2] in small_words().unfinished
    below = second.text[:1]
    small = breaks or below.islower() or (below == "(" and ")" not in second.text)
    bare = first.after_blank and labels().field(first.text) is None and not _heads(first.text)
    return first.text[:1].isupper() and (small or bare)


def _end_of_label(every: tuple[Atom, ...], start: int) -> int:
    """Tell behind which line a listed label ends that begins here; 0 where none does."""
    for end in range(min(start + _MOST_LINES, len(every)), start + 1, -1):
        lines = every[start:end]
        near = all(b.line == a.line + 1 and not b.after_blank for a, b in pairwise(lines))
        if near and max(atom.width for atom in lines) <= _NARROW:
            words = " ".join(atom.text for atom in lines)
            field, section = labels().field(words, slips=False), labels().section(words)
            if (field is not None and field.sure) or (section is not None and section.listed):
                return end
    return 0


def _joined(*lines: Atom) -> Atom:
    span = Span(lines[0].span.start, lines[-1].span.end)
    return replace(lines[0], span=span, text=" ".join(line.text for line in lines))


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
