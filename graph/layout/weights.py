"""Read the marks that say of a line how binding it is: letters and words beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import holds_any
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.graph.layout.piece import Piece

_WIDEST = 12
_MOST_CELLS = 4
_FEW_ALIKE = 2
_SHORTEST = 4
_LETTERS: Mapping[str, str] = {"e": "essential", "d": "desirable"}
_BOTH = frozenset(_LETTERS.values())
_AHEAD = re.compile(r"[ \t|*•-]{0,12}\(?([A-Z])\)?(?=  |\t| ?\|)")
_BEHIND = re.compile(
    r"([A-Z])(?:(?<=  .)|(?<=\t.)|(?<=\|.)|(?<=\| .)"
    r"|(?<=\(.)(?:(?<=  ..)|(?<=\t..)|(?<=\|..)|(?<=\| ..)))\)?[ |]*$"
)
_LETTER_LAST = re.compile(r"(?<![^\s(;,/|])([A-Z])\s?\Z")
_WORD_FIRST = re.compile(r"\s?[A-Z]?[a-z]{3}")
_NEAR = 60
_BESIDE = ("  ", "\t", "|")
"""One of these stands between such a letter and what it weighs."""


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """The marks of `data/layout/weights.toml`, and what explains them in a form."""

    words: Mapping[str, str]
    pairs: tuple[Mapping[str, str], ...]
    explained: re.Pattern[str]
    explaining: re.Pattern[str]


@once_per_overlay
def _known() -> _Known:
    data = load_toml("layout/weights.toml")
    words = {mark: meaning for meaning in sorted(_BOTH) for mark in data[meaning]}
    long = sorted((mark for mark in words if len(mark) > 1), key=lambda mark: (-len(mark), mark))
    said = "|".join(map(re.escape, long))
    return _Known(
        words,
        tuple(
            {pair[0].casefold(): "essential", pair[-1].casefold(): "desirable"}
            for pair in data["pairs"]
        ),
        re.compile(rf"\b([A-Za-z]|\d)\s?=\s?({said})\b", re.I),
        re.compile(rf"\b({said})\s?=\s?([A-Za-z]|\d)\b", re.I),
    )


def weight_key(text: str) -> Mapping[str, str]:
    r"""Tell what marks mean in a form: what it says itself of both, else what they usually mean.

    >>> key = weight_key("(1 = essential, 2 = desirable)")
    >>> key["1"], key["2"], key["must"], key.get("d")
    ('essential', 'desirable', 'essential', None)
    >>> weight_key("R  Tact\nP  Latin")["p"], weight_key("Tact").get("p")
    ('desirable', None)
    """
    known = _known()
    long = {mark: meaning for mark, meaning in known.words.items() if len(mark) > 1}
    told: set[str] = set()
    if "=" in text:
        sides = [(left[-_NEAR:], right[:_NEAR]) for left, right in pairwise(text.split("="))]
        near = [f"{left}={right}" for left, right in sides if left and right]
        found = {rank.casefold(): word for s in near for rank, word in known.explained.findall(s)}
        found |= {rank.casefold(): word for s in near for word, rank in known.explaining.findall(s)}
        found = {rank: known.words[word.casefold()] for rank, word in found.items()}
        if set(found.values()) == _BOTH:
            return long | found
        told = {rank.casefold() for left, right in sides for rank in _told(left, right)}
        told -= found.keys()
    seen = _letters(text) if holds_any(text, _BESIDE) else set()
    pair = next((pair for pair in known.pairs if seen == pair.keys()), _LETTERS)
    return long | {rank: meaning for rank, meaning in pair.items() if rank not in told}


def _letters(text: str) -> set[str]:
    """Collect the capitals, in small letters, that stand alone at the front or the end of lines."""
    seen: set[str] = set()
    for line in text.split("\n"):
        found = [_AHEAD.match(line)]
        if line.rstrip(" |)")[-1:].isupper():
            found.append(_BEHIND.search(line))
        seen.update(mark[1].casefold() for mark in found if mark)
    return seen


def _told(left: str, right: str) -> list[str]:
    """Give the letter that one side of a sign explains by a word on the other, as in `I = Test`."""
    return _LETTER_LAST.findall(left) if _WORD_FIRST.match(right) else []


@once_per_overlay
def usual_key() -> Mapping[str, str]:
    """Tell what marks usually mean."""
    return weight_key("")


def meaning_of(words: str, key: Mapping[str, str]) -> str | None:
    """Tell what a cell means that is nothing but a mark.

    >>> meaning_of("[Must]", weight_key("")), meaning_of("Mustard", weight_key(""))
    ('essential', None)
    """
    if words[:1].islower():
        return None
    return key.get(words.strip(" .:()[]").casefold())


def weight_ahead(
    pieces: Sequence[Piece], index: int, key: Mapping[str, str], *, asked: bool
) -> str | None:
    """Read a mark before what it weighs, in the first cell of a row, as other rows have one.

    Where nothing was asked for yet, it takes more such rows to show that they are what is asked.
    """
    piece = pieces[index]
    meaning = meaning_of(piece.text, key)
    opens = index == 0 or pieces[index - 1].atom.line < piece.atom.line
    if meaning is None or not opens or not _FEW_ALIKE <= piece.atom.cells <= _MOST_CELLS:
        return None
    beside = pieces[index + 1] if index + 1 < len(pieces) else None
    if beside is None or beside.atom.line != piece.atom.line:
        return None
    if " " not in beside.text and len(beside.text) < _SHORTEST:
        return None
    near = pieces[max(0, index - _WIDEST) : index + _WIDEST]
    column = [p for p in near if p.atom.cell == piece.atom.cell and p.atom.cells > 1]
    alike = sum(meaning_of(p.text, key) is not None for p in column)
    return meaning if alike >= (_FEW_ALIKE if asked else _FEW_ALIKE + 1) else None
