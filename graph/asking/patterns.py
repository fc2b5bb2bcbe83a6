"""Patterns of questions as the data files write them, made into elements.

<cue>   {slot}   {name:slot}   word   (a | b)   [may be missing]
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from remit.graph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = tuple[Any, ...]
Pattern = tuple[Element, ...]
_HINT = "the first lines of the file say how one is written"
_PIECE = re.compile(r"\s*(<[\w.-]+>|\{[\w:.-]+\}|[()|\[\]]|[\w']+|[,;])")


def compile_pattern(text: str, place: str = "") -> Pattern:
    """Make the elements of a pattern.

    >>> compile_pattern("[<list>] (who|{b:role})")
    (('opt', (('cue', 'list'),)), ('alt', ((('word', 'who'),), (('slot', 'role', 'b'),))))

    Raises:
        DataError: Brackets do not match, or a character means nothing here.
    """
    pieces, at = [], 0
    for found in _PIECE.finditer(text):
        if found.start() != at:
            break
        pieces.append(found.group(1))
        at = found.end()
    if text[at:].strip():
        raise DataError(
            f"cannot read the pattern {text!r}",
            place=place,
            hint=_HINT,
        )
    pattern, rest = _sequence(pieces, 0, text, place)
    if rest != len(pieces):
        raise DataError(
            f"brackets do not match in {text!r}",
            place=place,
            hint=_HINT,
        )
    return pattern


def _sequence(pieces: list[str], at: int, text: str, place: str) -> tuple[Pattern, int]:
    elements: list[Element] = []
    while at < len(pieces) and pieces[at] not in {")", "]", "|"}:
        piece = pieces[at]
        at += 1
        if piece in {"(", "["}:
            element, at = _group(pieces, at, piece, text, place)
            elements.append(element)
        elif piece.startswith("<"):
            elements.append(("cue", piece[1:-1]))
        elif piece.startswith("{"):
            name, _, slot = piece[1:-1].partition(":")
            kind_of_thing = f"noun:{slot}" if name == "noun" and slot else slot or name
            elements.append(("slot", kind_of_thing, kind_of_thing if name == "noun" else name))
        else:
            elements.append(("word", piece))
    return tuple(elements), at


def _group(pieces: list[str], at: int, opening: str, text: str, place: str) -> tuple[Element, int]:
    """Read what stands between brackets, from just behind the opening one."""
    branches = []
    while True:
        branch, at = _sequence(pieces, at, text, place)
        branches.append(branch)
        if at >= len(pieces):
            raise DataError(f"brackets do not match in {text!r}", place=place, hint="close them")
        closing = pieces[at]
        at += 1
        if closing != "|":
            break
    if opening == "(":
        return ("alt", tuple(branches)), at
    if len(branches) == 1:
        return ("opt", branches[0]), at
    return ("opt", (("alt", tuple(branches)),)), at


class Step:
    """One element of a pattern and what follows it, to be matched again and again.

    Equal patterns have the same steps, so what one of them matched need not be matched for another.

    Attributes:
        sort: `cue`, `slot`, `word`, `opt` or `alt`.
        name: The cue, the slot or the word; empty for the others.
        binds: The name of what a slot takes.
    """

    def __init__(self, pattern: Pattern) -> None:
        element = pattern[0]
        self._pattern = pattern
        self.sort: str = element[0]
        self.name: str = element[1] if self.sort in {"cue", "slot", "word"} else ""
        self.binds: str = element[2] if self.sort == "slot" else ""

    @cached_property
    def after(self) -> Step | None:
        """What follows; None at the end of the pattern."""
        return steps(self._pattern[1:])

    @cached_property
    def branches(self) -> tuple[Step | None, ...]:
        """The patterns of which one is matched."""
        inside = self._pattern[0][1]
        return (steps(inside),) if self.sort == "opt" else tuple(map(steps, inside))

    @cached_property
    def needs(self) -> frozenset[tuple[str, str]]:
        """The cues and words without which the pattern cannot be matched from here on.

        >>> sorted(steps(compile_pattern("(who|<list> who) [is] {role} <need>")).needs)
        [('cue', 'need'), ('word', 'who')]
        """
        own = {(self.sort, self.name)} if self.sort in {"cue", "word"} else set()
        if self.sort == "alt":
            own = set.intersection(*(set(way.needs if way else ()) for way in self.branches))
        return frozenset(own) | (self.after.needs if self.after else frozenset())


@cache
def steps(pattern: Pattern) -> Step | None:
    """Give the first step of a pattern, and with it the others; None where it has none.

    >>> first = steps(compile_pattern("<list> {b:role}"))
    >>> first.sort, first.name, first.after.binds, first.after.after
    ('cue', 'list', 'b', None)
    """
    return Step(pattern) if pattern else None


def literals(pattern: Pattern) -> Iterator[str]:
    """Yield the words that stand in a pattern as they are.

    >>> list(literals(compile_pattern("[<list>] (who|whoever {role})")))
    ['who', 'whoever']
    """
    for element in pattern:
        if element[0] == "word":
            yield element[1]
        elif element[0] == "opt":
            yield from literals(element[1])
        elif element[0] == "alt":
            for branch in element[1]:
                yield from literals(branch)


def frozen(value: Any) -> Any:
    """Make tuples of the lists that JSON made of tuples."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    return value
