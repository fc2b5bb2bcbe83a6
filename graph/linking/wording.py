"""Phrases as the data write them, made into patterns that take linear time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from remit.graph.linking.beginnings import Beginnings, all_of, beginnings_of
from remit.graph.linking.signs import Signs, firsts_of, plain_words, signs_of, small

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_GAP = r"(?:\s+\S+){0,5}?\s+"
_SPACE = r"\s+"
_MORE = r"\w*"
_FEW = 3
_ESCAPED = 2
"""A letter, with the stroke before it where it has to be escaped, is no longer than this."""

Tree = dict[str, "Tree"]
"""Phrases by their pieces, what they begin with in common held once; `""` ends a phrase."""


def pattern(phrases: Iterable[str]) -> Phrases:
    """Make one pattern that finds any of the phrases as whole words, the longest first.

    A phrase is plain words, in any case; `…` stands for up to five words, `word*` also finds longer
    words. The pattern begins with the set of all first letters and branches letter by letter, so
    that it hardly matters how many phrases there are.

    >>> found = pattern(["undertake … training", "train*"]).search("to undertake all the training")
    >>> found[0]
    'undertake all the training'
    """
    return Phrases(tuple(phrases))


def capitalised(words: Iterable[str], *, also: str = "") -> re.Pattern[str]:
    """Make a pattern that finds any of some words where it begins with a capital, in any letters.

    Any of the letters of `also` is found as well, wherever it stands.

    >>> [capitalised(["duties"]).search(text) is not None for text in ("1.DUTIES", "duties")]
    [True, False]
    """
    ways = {first.strip("[]")[0]: _written(rest) for first, rest in _tree(words).items()}
    firsts = sorted(ways)
    start = rf"[{''.join(firsts)}{also}](?<![^\W\d_].)"
    either = rf"(?i:{_branches(firsts, ways)})(?![^\W\d_])"
    return re.compile(rf"{start}(?:(?<=[{also}])|{either})" if also else start + either, re.DOTALL)


@dataclass(frozen=True, eq=False)
class Phrases:
    """Phrases that are looked for where a word stands with which one begins.

    Before that the words of the text tell that it has none, as most have.

    Attributes:
        phrases: As they are written.
    """

    phrases: tuple[str, ...]

    @cached_property
    def beginnings(self) -> Beginnings:
        """Sort them by the letters with which they begin."""
        return beginnings_of(self.phrases, _pattern_of)

    @cached_property
    def signs(self) -> Signs:
        """List what a text holds of any of them."""
        return signs_of(self.phrases)

    @cached_property
    def firsts(self) -> frozenset[str]:
        """List the words with which they begin; none where not all begin with a whole one."""
        return firsts_of(self.phrases)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Find the first of the phrases in a text, or in a range of it."""
        stop = len(text) if end is None else end
        groups = self.beginnings.groups_among(plain_words(text[start:stop]))
        return self.beginnings.first_of(groups, text, start, stop) if groups else None

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Find the phrase with which a text, or a range of it, begins."""
        stop = len(text) if end is None else end
        pattern = self.beginnings.at(text, start, stop)
        return pattern.match(text, start, stop) if pattern else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Tell whether a text is one of the phrases as a whole."""
        pattern = self.beginnings.at(text, 0, len(text))
        return pattern.fullmatch(text) if pattern else None

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Find all of the phrases in a text, or in a range of it."""
        stop = len(text) if end is None else end
        groups = self.beginnings.groups_among(plain_words(text[start:stop]))
        return (
            all_of(self.beginnings.patterns_of(groups), text, start, stop) if groups else iter(())
        )

    def may_stand_in(self, text: str) -> bool:
        """Tell whether a long text may hold any of the phrases, without a look at all its words.

        >>> pattern(["on call", "undertake … training"]).may_stand_in("Takes calls on trains.")
        True
        """
        return self.signs.stand_in(small(text))

    def may_stand_among(self, words: frozenset[str]) -> bool:
        """Tell whether a text of these words, in small letters, may hold any of the phrases.

        >>> pattern(["on call", "undertake … training"]).may_stand_among(frozenset({"call"}))
        False
        """
        return self.signs.stand_among(words)


@dataclass(frozen=True, eq=False)
class Earliest:
    """Phrases of several kinds, of which the earliest in a text tells its kind.

    Attributes:
        phrases: As they are written, by their kinds.
    """

    phrases: Mapping[str, Sequence[str]]

    @cached_property
    def beginnings(self) -> Beginnings:
        """Sort them by the letters with which they begin."""
        return beginnings_of((p for group in self.phrases.values() for p in group), self._pattern)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Name the kinds, by the names of their groups in the patterns."""
        return {f"k{number}": kind for number, kind in enumerate(self.phrases)}

    @cached_property
    def signs(self) -> Signs:
        """List what a text holds of any of them."""
        return signs_of(phrase for group in self.phrases.values() for phrase in group)

    def search(self, text: str) -> re.Match[str] | None:
        """Find the earliest phrase; of several at one place that of the first kind."""
        groups = self.beginnings.groups_among(plain_words(text))
        return self.beginnings.first_of(groups, text, 0, len(text)) if groups else None

    def kind(self, text: str) -> str | None:
        """Tell of which kind the earliest phrase is; None where there is none.

        >>> kinds = earliest({"Skill": ["ability"], "Knowledge": ["knowledge", "aware*"]})
        >>> kinds.kind("awareness and ability"), kinds.kind("a car")
        ('Knowledge', None)
        """
        found = self.search(text)
        return self.kinds[str(found.lastgroup).partition("_")[0]] if found else None

    def is_first(self, kind: str, text: str) -> bool:
        """Tell whether the earliest phrase is of this kind; most texts have no word of one.

        >>> kinds = earliest({"Skill": ["ability"], "Knowledge": ["knowledge", "aware*"]})
        >>> kinds.is_first("Skill", "ability and awareness"), kinds.is_first("Skill", "a car")
        (True, False)
        """
        if not self.own_signs[kind].stand_among(plain_words(text)):
            return False
        return self.kind(text) == kind

    @cached_property
    def own_signs(self) -> Mapping[str, Signs]:
        """List what a text holds of any phrase of each kind."""
        return {kind: signs_of(group) for kind, group in self.phrases.items()}

    def _pattern(self, some: Iterable[str]) -> re.Pattern[str]:
        """Make a pattern of some of the phrases that tells the kind of the one that it finds."""
        wanted = set(some)
        ways: dict[str, list[str]] = {}
        for name, group in zip(self.kinds, self.phrases.values(), strict=True):
            for at, (first, rest) in enumerate(_tree(wanted.intersection(group)).items()):
                found = f"(?:{_written(rest)})(?!\\w)(?P<{name}_{at}>)"
                ways.setdefault(first, []).append(found)
        return _compiled({first: f"(?:{'|'.join(every)})" for first, every in ways.items()})


def earliest(groups: Mapping[str, Iterable[str]]) -> Earliest:
    """Make one pattern of phrases of several kinds."""
    return Earliest({kind: tuple(group) for kind, group in groups.items()})


def sharing_fronts(ways: Iterable[Iterable[str]]) -> str:
    """Write the source of a pattern for any of some ways; what several begin with stands once.

    Each way is given in pieces of a pattern; longer ones go before those with which they begin.

    >>> sharing_fronts(["post", "posts", "pay"])
    'p(?:ost(?:s)?|ay)'
    """
    return _written(_grown(ways))


def _tree(phrases: Iterable[str]) -> Tree:
    return _grown(map(_pieces, phrases))


def _grown(ways: Iterable[Iterable[str]]) -> Tree:
    tree: Tree = {}
    for pieces in set(map(tuple, ways)):
        node = tree
        for piece in pieces:
            node = node.setdefault(piece, {})
        node[""] = {}
    return tree


def _pattern_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return _compiled({first: _written(rest) for first, rest in _tree(phrases).items()})


def _compiled(ways: Mapping[str, str]) -> re.Pattern[str]:
    """Compile what follows each set of first letters."""
    firsts = sorted(ways)
    start = rf"{_any_letter(firsts)}(?<![\w-].)"
    return re.compile(rf"{start}(?i:{_branches(firsts, ways)})(?!\w)", re.DOTALL)


def _branches(firsts: Sequence[str], ways: Mapping[str, str]) -> str:
    """Branch by the first letter, which is read already: by groups of them, then by each."""
    if len(firsts) <= _FEW:
        return "|".join(f"(?<={first}){ways[first]}" for first in firsts)
    size = -(-len(firsts) // _FEW)
    groups = [firsts[at : at + size] for at in range(0, len(firsts), size)]
    return "|".join(f"(?<={_any_letter(group)})(?:{_branches(group, ways)})" for group in groups)


def _any_letter(sets: Iterable[str]) -> str:
    """Join sets of letters to one."""
    return f"[{''.join(letters.strip('[]') for letters in sets)}]"


def _pieces(phrase: str) -> Iterable[str]:
    """Part a phrase into the set of its first letter, letters, spaces and gaps."""
    words = phrase.split()
    for place, word in enumerate(words):
        if word == "…":
            continue
        if place:
            yield _GAP if words[place - 1] == "…" else _SPACE
        stem = word.rstrip("*")
        if place == 0:
            yield _either_case(stem[0])
        yield from map(_letter, stem[place == 0 :])
        if stem != word:
            yield _MORE


@lru_cache(maxsize=1024)
def _letter(letter: str) -> str:
    """Write a letter of a pattern in which case does not matter: that is quick to compile."""
    return "['’‘]" if letter == "'" else re.escape(letter.lower())


@lru_cache(maxsize=1024)
def _either_case(letter: str) -> str:
    """Write the set of both forms of a first letter, by which places are found quickly."""
    if letter == "'":
        return "['’‘]"
    forms = {letter.lower(), letter.upper()}
    return f"[{''.join(sorted(map(re.escape, (form for form in forms if len(form) == 1))))}]"


def _written(node: Tree) -> str:
    """Write what can follow, longer phrases before those that they begin with."""
    return _ways(node)[1]


def _ways(node: Tree) -> tuple[int, str]:
    """Tell how many pieces can follow at most, and write them."""
    below = [(*_ways(rest), piece) for piece, rest in node.items()]
    depth = 1 + max((deep for deep, _, _ in below), default=0)
    ways = [piece + rest for _, rest, piece in sorted(below, key=_longest_first) if piece]
    if not ways:
        return depth, ""
    if "" in node:
        return depth, f"(?:{'|'.join(ways)})?"
    return depth, ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _longest_first(way: tuple[int, str, str]) -> tuple[int, str]:
    depth, _, piece = way
    return -depth, piece if len(piece) > _ESCAPED else f"[{piece}"
