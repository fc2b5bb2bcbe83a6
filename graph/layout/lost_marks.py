"""Find the marks of a list whose items have run together in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.document import Span

_MARK = re.compile(
    r"(?<!\S)(?:(?P<open>\(?)(?:(?P<number>\d{1,2})|(?P<letter>[A-Za-z])|(?P<roman>[ivx]{2,5}))"
    r"(?P<close>[.)])(?=\s+\S|[A-Z][a-z])"
    r"|(?P<first>\d{1,2}(?:\.\d{1,2})?)\.(?P<last>\d{1,2})\.?(?=\s+[A-Z]|[A-Z]))"
)
_DASH = re.compile(r"(?<=[.;:]) +- (?=[A-Z])|(?<=\s)-(?=[A-Z][a-z])")
_LOOSE_DASH = re.compile(r" - (?=[A-Z])")
_GLUED_DASH = re.compile(r"(?<=[a-z.:;])-(?= [A-Z])")
_LEADS = re.compile(r"\s*([-*]) +(?=\S)")
"""A mark before the first item of a line shows that more like it stand before others."""
_TWO_ENDS = 4
_STARS = ("*", "·")
_STAR = {star: re.compile(rf" {re.escape(star)} (?=\S)") for star in _STARS}
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
_TWO, _FEW = 2, 3
_NEAR = 250
_LONG = 250


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark of a list; `place` counts within lists of one `style`."""

    at: int
    style: tuple[str, ...]
    place: int


def list_marks(text: str, line: Span) -> list[int]:
    """Find the marks that count on: `1.` and `2.`, `a)` and `b)`, `2.1` and `2.2`.

    >>> from remit.graph.document import Span
    >>> list_marks("a) Sort post b) Carry it", Span(0, 24))
    [0, 13]
    """
    inner = line.end - 2
    if text.count(".", line.start, inner) + text.count(")", line.start, inner) < _TWO:
        return []
    return list(_counted(text, line))


def _counted(text: str, line: Span) -> Iterator[int]:
    chains: dict[tuple[str, ...], list[_Mark]] = {}
    for found in _MARK.finditer(text, line.start, line.end):
        for mark in _read(found):
            chain = chains.get(mark.style)
            if chain is not None and mark.place == chain[-1].place + 1:
                chain.append(mark)
            elif mark.place == 1 or found.start() == line.start:
                yield from _kept(chain)
                chains[mark.style] = [mark]
    for chain in chains.values():
        yield from _kept(chain)


def _kept(chain: Sequence[_Mark] | None) -> Iterator[int]:
    if chain is not None and len(chain) > 1:
        yield from (mark.at for mark in chain)


def _read(found: re.Match[str]) -> Iterator[_Mark]:
    at = found.start()
    if found["last"]:
        yield _Mark(at, (found["first"],), int(found["last"]))
        return
    style = (found["open"], found["close"])
    if found["number"]:
        yield _Mark(at, ("1", *style), int(found["number"]))
        return
    letter = found["letter"]
    if letter:
        kind = "a" if letter.islower() else "A"
        yield _Mark(at, (kind, *style), ord(letter) - ord(kind) + 1)
    roman = letter or found["roman"]
    if roman in _ROMANS:
        yield _Mark(at, ("i", *style), _ROMANS.index(roman) + 1)


def list_dashes(text: str, line: Span) -> list[int]:
    """Find the dashes and stars that stand before the items of a list: several, near each other."""
    long = line.end - line.start >= _LONG
    leads = _LEADS.match(text, line.start, line.end)
    if leads and leads[1] == "*":
        return [m.start() + 1 for m in _STAR["*"].finditer(text, leads.end(), line.end)]
    stars = list(_stars(text, line)) if long else []
    if text[line.end : line.end + _TWO_ENDS].lstrip("\r\n").startswith("- "):
        stars += [m.start() for m in _GLUED_DASH.finditer(text, line.start, line.end)]
    if text.find(" -", line.start, line.end) < 0:
        return stars
    found = [m.end() - len(m[0].lstrip()) for m in _DASH.finditer(text, line.start, line.end)]
    found = found if leads or len(found) >= _FEW else []
    if not long:
        return found
    loose = [m.start() + 1 for m in _LOOSE_DASH.finditer(text, line.start, line.end)]
    near = [b - a < _NEAR for a, b in pairwise(loose)]
    together = (
        at
        for place, at in enumerate(loose)
        if any(near[i : i + 2] == [True, True] for i in range(max(0, place - 2), place + 1))
    )
    return sorted({*stars, *found, *together})


def _stars(text: str, line: Span) -> Iterator[int]:
    """Find the stars and the raised dots that stand before the items of a list."""
    for star in _STARS:
        if text.find(f" {star} ", line.start, line.end) >= 0:
            found = [m.start() + 1 for m in _STAR[star].finditer(text, line.start, line.end)]
            yield from found if len(found) >= _FEW else ()
