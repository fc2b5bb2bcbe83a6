"""Tell heads of columns that say by a pair of words which is essential: `Minimum`, `Preferred`."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.layout.furniture import heads_methods, wording
from remit.graph.layout.labels import normal
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.graph.layout.piece import Piece

_MEANINGS = ("essential", "desirable")
_WIDEST, _LONGEST, _LONGEST_ROW = 6, 16, 80


def side_weights(cells: Sequence[str]) -> Mapping[int, str]:
    """Tell which cells of a row are such heads, and what they mean; none where others say more.

    >>> side_weights(["Criteria", "Minimum", "Preferred", "How assessed"])
    {1: 'essential', 2: 'desirable'}
    >>> side_weights(["Latin", "Minimum", "Preferred"]), side_weights(["Minimum", "Maximum"])
    ({}, {})
    """
    low = [normal(cell) for cell in cells]
    for at, pair in enumerate(pairwise(low)):
        if pair in _pairs():
            beside = (*cells[:at], *cells[at + 2 :])
            whole = all(not said or heads_methods(said) or _heads_rows(said) for said in beside)
            return {at: _MEANINGS[0], at + 1: _MEANINGS[1]} if whole else {}
    return {}


def side_weight(pieces: Sequence[Piece], index: int) -> str | None:
    """Tell what a piece means as such a head in its line; None where it is none."""
    if not may_weigh_side(pieces[index].text):
        return None
    line = pieces[index].atom.line
    near = range(max(0, index - _WIDEST), min(len(pieces), index + _WIDEST))
    row = [at for at in near if pieces[at].atom.line == line]
    return side_weights([pieces[at].text for at in row]).get(row.index(index))


def heads_both(words: str) -> bool:
    """Tell whether words are all heads of a table that lists both weights, in one line.

    >>> heads_both("ATTRIBUTES ESSENTIAL DESIRABLE METHOD OF ASSESSMENT")
    True
    >>> heads_both("Essential desirable traits")
    False
    """
    front, both, tests = words.casefold().partition("essential desirable")
    if not both or len(words) > _LONGEST_ROW:
        return False
    names = wording().row_heads | _names()
    return names.issuperset(front.split()) and (not tests or heads_methods(tests))


def may_weigh_side(words: str) -> bool:
    """Tell whether words are one of such a pair.

    >>> may_weigh_side("Preferred"), may_weigh_side("Maximum")
    (True, False)
    """
    return len(words) <= _LONGEST and normal(words) in _words()


def may_hold_pair(line: str) -> bool:
    """Tell whether a line holds a word of such a pair, with a gap behind it."""
    return "  " in line and any(f"{word}  " in line for word in _printed())


def _heads_rows(words: str) -> bool:
    said = normal(words)
    return said.rpartition(" ")[2] in wording().row_heads or said in _names()


@once_per_overlay
def _names() -> frozenset[str]:
    return frozenset(load_toml("layout/weights.toml")["names_rows"])


@once_per_overlay
def _pairs() -> frozenset[tuple[str, str]]:
    pairs = load_toml("layout/weights.toml")["side_by_side"]
    return frozenset((first, second) for first, second in pairs)


@once_per_overlay
def _words() -> frozenset[str]:
    return frozenset(word for pair in _pairs() for word in pair)


@once_per_overlay
def _printed() -> tuple[str, ...]:
    firsts = sorted({first for first, _ in _pairs()})
    return tuple(form for word in firsts for form in (word.capitalize(), word.upper()))
