"""Phrases by the words with which they begin, so that a text is read for few of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.linking.signs import fronts_of, sign_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Beginnings:
    """Phrases in groups by how they begin; a pattern is made for one when a text may have it.

    No phrase of one group begins where one of another does: where only the front of a first word
    is known, all that begin with this front stand together.

    Attributes:
        groups: By the first word, or by its front with a star; by nothing where there is none.
        length: How long the fronts are.
        words: The longest word of each phrase that holds whole words.
        beside: Such a word -> for each phrase with it, its other words and its group.
        stems: The beginnings of words, for phrases that hold no whole ones -> their groups.
        lengths: How long these beginnings are, the shortest first.
        fronts: As much of each as the shortest of them has.
        compiled: Makes a pattern of phrases.
        patterns: Those made so far.
    """

    groups: Mapping[str, Sequence[str]]
    length: int
    words: frozenset[str]
    beside: Mapping[str, Sequence[tuple[frozenset[str], str]]]
    stems: Mapping[str, Sequence[str]]
    lengths: tuple[int, ...]
    fronts: frozenset[str]
    compiled: Callable[[Sequence[str]], re.Pattern[str]]
    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)

    def patterns_of(self, groups: Iterable[str]) -> list[re.Pattern[str]]:
        """Give the patterns of some groups."""
        return [self.patterns.get(group) or self._made(group) for group in groups]

    def groups_among(self, found: frozenset[str]) -> list[str]:
        """Name the groups of which a text of these words, in small letters, may hold a phrase."""
        groups: list[str] = []
        if not self.words.isdisjoint(found):
            for word in self.words & found:
                for others, group in self.beside[word]:
                    if others <= found and group not in groups:
                        groups.append(group)
        if self.lengths and not self.fronts.isdisjoint(fronts_of(found, self.lengths[0])):
            for length in self.lengths:
                for stem in self.stems.keys() & fronts_of(found, length):
                    groups += self.stems[stem]
            groups = [*dict.fromkeys(groups)]
        return groups

    def at(self, text: str, start: int, stop: int) -> re.Pattern[str] | None:
        """Give the pattern of the phrases that may begin at a place."""
        run = _RUN.match(text, start, stop)
        word = run[0].lower() if run else ""
        front = f"{word[: self.length]}*"
        group = front if front in self.groups else word
        return self.patterns.get(group) or (self._made(group) if group in self.groups else None)

    def first_of(
        self, groups: Iterable[str], text: str, start: int, stop: int
    ) -> re.Match[str] | None:
        """Find the first of the phrases of some groups in a range of a text."""
        first: re.Match[str] | None = None
        for pattern in self.patterns_of(groups):
            found = pattern.search(text, start, stop)
            if found is not None and (first is None or found.start() < first.start()):
                first = found
        return first

    def _made(self, group: str) -> re.Pattern[str]:
        return self.patterns.setdefault(group, self.compiled(self.groups[group]))


def all_of(
    patterns: Iterable[re.Pattern[str]], text: str, start: int, stop: int
) -> Iterator[re.Match[str]]:
    """Find all of the phrases of some groups in a range of a text, none inside another."""
    ahead = [(found, p) for p in patterns if (found := p.search(text, start, stop))]
    while ahead:
        first = min([found for found, _ in ahead], key=re.Match.start)
        yield first
        end = first.end()
        ahead = [
            (later, pattern)
            for found, pattern in ahead
            if (later := found if found.start() >= end else pattern.search(text, end, stop))
        ]


def beginnings_of(
    phrases: Iterable[str], compiled: Callable[[Sequence[str]], re.Pattern[str]]
) -> Beginnings:
    """Sort phrases by how they begin."""
    openings = {phrase: phrase.split()[0].lower() for phrase in phrases}
    known = [word.partition("*")[0] for word in openings.values() if "*" in word]
    length = min(map(len, known), default=0)
    known_fronts = {word[:length] for word in known}
    groups: dict[str, list[str]] = {}
    beside: dict[str, list[tuple[frozenset[str], str]]] = {}
    stems: dict[str, list[str]] = {}
    for phrase, opening in openings.items():
        run = _RUN.match(opening)
        word = run[0] if run else ""
        front = word[:length]
        group = f"{front}*" if front in known_fronts else word
        groups.setdefault(group, []).append(phrase)
        longest, others, stem = sign_of(phrase)
        if longest:
            beside.setdefault(longest, []).append((others, group))
        else:
            stems.setdefault(stem, []).append(group)
    lengths = tuple(sorted({len(stem) for stem in stems}))
    short = frozenset(stem[: lengths[0]] for stem in stems)
    return Beginnings(groups, length, frozenset(beside), beside, stems, lengths, short, compiled)
