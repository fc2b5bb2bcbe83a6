"""Patterns for words of data: any of some, with a capital or without, or as names are printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.linking.wording import sharing_fronts

if TYPE_CHECKING:
    from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Write a pattern for any of some words, with both apostrophes; `word*` finds longer ones.

    What several begin with is written once, so that a look at each place is short. No alternative
    stands outside a group.
    """
    return sharing_fronts(map(_pieces, words))


def _pieces(words: str) -> tuple[str, ...]:
    """Part words into letters, white space and the rest of a word."""
    kinds = {" ": r"\s+", "*": r"\w*", "'": "['’]"}
    return tuple(kinds.get(letter) or re.escape(letter) for letter in words)


def in_either_case(words: Iterable[str]) -> str:
    """Write the same for words that may begin with a capital."""
    ways = [_pieces(word) for word in words]
    return sharing_fronts([(f"[{way[0].upper()}{way[0]}]", *way[1:]) for way in ways])


def as_printed(names: Iterable[str]) -> str:
    """Write a pattern for names each word of which begins with a capital, in any letters behind."""
    return "|".join(
        r"\s+".join(f"{word[0].upper()}(?i:{any_of([word[1:]])})" for word in name.split())
        for name in sorted(names, key=len, reverse=True)
    )


def behind_first(words: Iterable[str]) -> str:
    """Write a pattern for any of some words behind their first letter, which is read already."""
    ways = [_pieces(word) for word in words]
    return sharing_fronts([(f"(?<={way[0]})", *way[1:]) for way in ways])
