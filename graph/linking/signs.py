"""What a text has to hold of phrases for any to stand in it: their words, looked up at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FRONT = re.compile(r"[^\W\d_]+|\d+")
_LONG = 1_000
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class _Blanked(dict[int, int]):
    """Characters by their numbers, with a space in place of what is no letter and no digit."""

    def __missing__(self, code: int) -> int:
        return code if chr(code).isalnum() else ord(" ")


_BLANKED = _Blanked()
_BLANKED |= {code: _BLANKED[code] for code in range(0x2100)}
_BLANKED_BYTES = bytes(_BLANKED[code] for code in bytes(range(256)).lower())
"""The same for plain characters, with small letters for capitals."""


def is_english(text: str) -> bool:
    """Tell whether a text has no letters and digits but those of English.

    >>> is_english("£5 – “net”"), is_english("café")
    (True, False)
    """
    return text.isascii() or (_long_in_english if len(text) > _LONG else _in_english)(text)


def _in_english(text: str) -> bool:
    return not any(map(str.isalnum, {*_NOT_ASCII.findall(text)}))


_long_in_english = lru_cache(maxsize=2)(_in_english)
"""The same for a whole document, of which it is asked more than once."""


def small(text: str) -> str:
    """Fold a text to small letters, in which any other sign of an English one may be a `?`.

    >>> small("The Crew – 5"), small("Café")
    ('the crew ? 5', 'café')
    """
    if is_english(text):
        return text.encode("ascii", "replace").lower().decode()
    return text.casefold()


@lru_cache(maxsize=1_024)
def plain_words(text: str) -> frozenset[str]:
    """Give the words and numbers of a text, in small letters, parted at all punctuation.

    >>> sorted(plain_words("On-call, 24/7"))
    ['24', '7', 'call', 'on']
    """
    return frozenset(_runs(text))


def _runs(text: str) -> list[str]:
    if is_english(text):
        return text.encode("ascii", "replace").translate(_BLANKED_BYTES).decode().split()
    return text.casefold().translate(_BLANKED).split()


@lru_cache(maxsize=4_096)
def fronts_of(words: frozenset[str], length: int) -> frozenset[str]:
    """Give so many first letters of each word; one text is asked for many sorts of phrases."""
    return frozenset([word[:length] for word in words])


@dataclass(frozen=True, slots=True)
class Signs:
    """What a text has to hold of phrases for any of them to stand in it; told without a search.

    Attributes:
        words: The longest word of each phrase that holds whole words.
        beside: Such a word -> for each phrase with it, its other words.
        stems: The beginnings of words, for phrases that hold no whole ones.
        lengths: How long these beginnings are, the shortest first.
        fronts: As much of each as the shortest of them has.
    """

    words: frozenset[str]
    beside: Mapping[str, Sequence[frozenset[str]]]
    stems: frozenset[str]
    lengths: tuple[int, ...]
    fronts: frozenset[str]

    def stand_among(self, found: frozenset[str]) -> bool:
        """Tell whether a text of these words may hold any of the phrases."""
        if not self.words.isdisjoint(found):
            for word in self.words & found:
                for others in self.beside[word]:
                    if others <= found:
                        return True
        if not self.lengths or self.fronts.isdisjoint(fronts_of(found, self.lengths[0])):
            return False
        for length in self.lengths:  # noqa: SIM110 - a loop is twice as fast as a generator
            if not self.stems.isdisjoint(fronts_of(found, length)):
                return True
        return False

    def stand_in(self, text: str) -> bool:
        """Tell whether a text, in small letters, may hold any of the phrases; for long texts."""
        for word, besides in self.beside.items():
            if word in text and any(all(o in text for o in others) for others in besides):
                return True
        return any(stem in text for stem in self.stems)


def sign_of(phrase: str) -> tuple[str, frozenset[str], str]:
    """Tell what a text has to hold of a phrase: its longest word and the others, or how one begins.

    >>> sign_of("to drive"), sign_of("qualif*")
    (('drive', frozenset({'to'}), ''), ('', frozenset(), 'qualif'))
    """
    whole: list[str] = []
    begun = ""
    for word in phrase.casefold().split():
        runs = _runs(word)
        if runs and (word.endswith("*") or not _is_plain(runs[-1])):
            begun = max(begun, runs.pop(), key=len)
        whole += filter(_is_plain, runs)
    if not whole:
        return "", frozenset(), _front(begun)
    longest = max(whole, key=len)
    return longest, frozenset(whole) - {longest}, ""


def signs_of(phrases: Iterable[str]) -> Signs:
    """Tell what a text has to hold of phrases."""
    beside: dict[str, list[frozenset[str]]] = {}
    stems: set[str] = set()
    for longest, others, stem in map(sign_of, phrases):
        if longest:
            beside.setdefault(longest, []).append(others)
        else:
            stems.add(stem)
    lengths = tuple(sorted({len(stem) for stem in stems}))
    fronts = frozenset(stem[: lengths[0]] for stem in stems)
    return Signs(frozenset(beside), beside, frozenset(stems), lengths, fronts)


def firsts_of(phrases: Iterable[str]) -> frozenset[str]:
    """List the words or numbers that phrases begin with; none where any begins with another."""
    found: set[str] = set()
    for phrase in phrases:
        opening = phrase.casefold().split()[0]
        front = _front(opening)
        if not front or not front.isascii() or opening == f"{front}*":
            return frozenset()
        found.add(front)
    return frozenset(found)


def _front(run: str) -> str:
    """Give the letters, or the digits, with which a word begins."""
    found = _FRONT.match(run)
    return found[0] if found else ""


def _is_plain(run: str) -> bool:
    """Tell whether a word is all letters or all digits, so that all ways to part a text agree."""
    return run.isalpha() or run.isdecimal()
