"""Phrases as the data write them, made into patterns that take linear time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_GAP = r"(?:\s+\S+){0,5}?\s+"
_SPACE = r"\s+"
_MORE = r"\w*"
_RUN = re.compile(r"[^\W_]+")
_NEVER = re.compile(r"(?!)")

Tree = dict[str, "Tree"]
"""Phrases by their pieces, what they begin with in common held once; `""` ends a phrase."""


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Make one pattern that finds any of the phrases as whole words, the longest first.

    A phrase is plain words, in any case; `…` stands for up to five words, `word*` also finds longer
    words. The pattern begins with the set of all first letters and branches letter by letter, so
    that it hardly matters how many phrases there are.

    >>> found = pattern(["undertake … training", "train*"]).search("to undertake all the training")
    >>> found[0]
    'undertake all the training'
    """
    tree = _tree(phrases)
    return _compiled(tree, _branches(tree)) if tree else _NEVER


def any_of(phrases: Iterable[str]) -> str:
    r"""Write the source of a pattern for any of the phrases, the longest first.

    >>> any_of(["job", "job title"])
    'job\\s+title|job'
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)


@lru_cache(maxsize=1_024)
def plain_words(text: str) -> frozenset[str]:
    """Give the words and numbers of a text, in small letters, parted at all punctuation.

    >>> sorted(plain_words("On-call, 24/7"))
    ['24', '7', 'call', 'on']
    """
    return frozenset(_RUN.findall(text.casefold()))


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a text has to hold of phrases for any of them to stand in it; told without a search.

    Attributes:
        words: Words of which each phrase holds one, as far as phrases hold whole words.
        stems: The beginnings of words, for phrases that hold none.
        lengths: How long these beginnings are.
    """

    words: frozenset[str]
    stems: frozenset[str]
    lengths: tuple[int, ...]

    def stand_in(self, text: str) -> bool:
        """Tell whether a text may hold any of the phrases."""
        found = plain_words(text)
        if not self.words.isdisjoint(found):
            return True
        if not self.stems:
            return False
        stems, lengths = self.stems, self.lengths
        return any(word[:n] in stems for word in found for n in lengths)


def _signs(phrases: Iterable[str]) -> _Signs:
    words: set[str] = set()
    stems: set[str] = set()
    for phrase in phrases:
        whole: list[str] = []
        begun = ""
        for word in phrase.casefold().split():
            runs = _RUN.findall(word)
            if word.endswith("*") and runs:
                begun = max(begun, runs.pop(), key=len)
            whole += runs
        if whole:
            words.add(max(whole, key=len))
        else:
            stems.add(begun)
    return _Signs(frozenset(words), frozenset(stems), tuple(sorted({len(stem) for stem in stems})))


@dataclass(frozen=True, slots=True)
class Telling:
    """Phrases of which few texts hold any, told by a look at the words of the text first."""

    words: re.Pattern[str]
    signs: _Signs

    def search(self, text: str) -> bool:
        """Tell whether a text holds any of the phrases.

        >>> telling(["on call", "undertake … training"]).search("To undertake the training.")
        True
        """
        return self.signs.stand_in(text) and self.words.search(text) is not None


def telling(phrases: Iterable[str]) -> Telling:
    """Make a pattern of phrases that few texts hold."""
    every = list(phrases)
    return Telling(pattern(every), _signs(every))


@dataclass(frozen=True, slots=True)
class Earliest:
    """Phrases of several kinds, of which the earliest in a text tells its kind.

    Attributes:
        words: Finds the earliest of them all; at one place that of the first kind.
        kinds: The names of the kinds, by the number of their group.
        signs: What a text holds of any of them.
    """

    words: re.Pattern[str]
    kinds: tuple[str, ...]
    signs: _Signs

    def kind(self, text: str) -> str | None:
        """Tell of which kind the earliest phrase is; None where there is none.

        >>> kinds = earliest({"Skill": ["ability"], "Knowledge": ["knowledge", "aware*"]})
        >>> kinds.kind("awareness and ability"), kinds.kind("a car")
        ('Knowledge', None)
        """
        found = self.words.search(text) if self.signs.stand_in(text) else None
        return self.kinds[int(str(found.lastgroup)[1:])] if found else None


def earliest(groups: Mapping[str, Iterable[str]]) -> Earliest:
    """Make one pattern of phrases of several kinds."""
    phrases = {kind: list(group) for kind, group in groups.items()}
    trees = [_tree(group) for group in phrases.values()]
    whole: Tree = {first: {} for tree in trees for first in tree}
    branches = "|".join(
        f"(?:{_branches(tree)})(?!\\w)(?P<k{number}>)" for number, tree in enumerate(trees) if tree
    )
    return Earliest(
        _compiled(whole, branches) if whole else _NEVER,
        tuple(phrases),
        _signs(phrase for group in phrases.values() for phrase in group),
    )


def _tree(phrases: Iterable[str]) -> Tree:
    tree: Tree = {}
    for pieces in {tuple(_pieces(phrase)) for phrase in phrases}:
        node = tree
        for piece in pieces:
            node = node.setdefault(piece, {})
        node[""] = {}
    return tree


def _branches(tree: Tree) -> str:
    """Write what follows each first letter, which is read already."""
    return "|".join(f"(?<={first}){_written(tree[first])}" for first in sorted(tree))


def _compiled(tree: Tree, branches: str) -> re.Pattern[str]:
    first = "".join(piece.strip("[]") for piece in sorted(tree))
    return re.compile(rf"[{first}](?<![\w-].)(?:{branches})(?!\w)", re.DOTALL)


def _pieces(phrase: str) -> Iterable[str]:
    """Part a phrase into sets of letters, spaces and gaps."""
    words = phrase.split()
    for place, word in enumerate(words):
        if word == "…":
            continue
        if place:
            yield _GAP if words[place - 1] == "…" else _SPACE
        stem = word.rstrip("*")
        yield from map(_letter, stem)
        if stem != word:
            yield _MORE


@lru_cache(maxsize=1024)
def _letter(letter: str) -> str:
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
    return -depth, piece
