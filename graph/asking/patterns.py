"""Patterns of questions as the data files write them, made into elements.

<cue>   {slot}   {name:slot}   word   (a | b)   [may be missing]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.graph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = tuple[Any, ...]
Pattern = tuple[Element, ...]
_HINT = "the first lines of the file say how one is written"
_PIECE = re.compile(r"\s*(<[\w-]+>|\{[\w:-]+\}|[()|\[\]]|[\w']+|,)")


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
