"""Words that stand nowhere in the graph or the grammar, and what they may be slips for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular, words
from remit.graph.asking.lately import lately

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex
    from remit.graph.asking.tokens import Token

SHORTEST = 4
_SHORTEST = (4, 5, 6)  # of a word that may be a slip for one of the grammar, of a name, of a text
MOST = 3
_LONG = 7
_SEVERAL = 0.1
_MODELS = re.compile(r"(?![12]\d\d0s)(?:\d{3,}|[a-z]\w*\d)s")  # A320s, no decade


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word that is not known.

    Attributes:
        written: The word.
        candidates: Known words that it is surely a slip for, each with its distance, nearest first.
        near: A known word that it resembles, too far off to be read so; or empty.
        read: The candidate that a reading takes, or empty.
        distance: Its distance, or nought.
    """

    written: str
    candidates: tuple[tuple[str, float], ...] = ()
    near: str = ""
    read: str = ""
    distance: float = 0.0


def check(
    tokens: Sequence[Token],
    lexicon: Lexicon,
    index: NameIndex,
    strictly: bool = False,
    proper: frozenset[str] = frozenset(),
) -> dict[str, Spelling]:
    """Find the words that are not known, with what they may be slips for.

    A short word that is written as a proper name is no slip for a word of the grammar.

    A word that is known only in another form ("employes" beside "employs") counts as known, unless
    `strictly`.
    """
    parts = {t.text: words(t.text) for t in tokens if t.text[0].isalnum()}
    known = index.known({w for found in parts.values() for w in found} | set(parts))
    found = {}
    for text, said in parts.items():
        if _MODELS.fullmatch(text) and text not in known and index.known(words(text[:-1])[-1:]):
            found[text] = Spelling(text, ((text[:-1], _SEVERAL),))
            continue
        if text in known or all(_is_known(w, known, lexicon) for w in said):
            continue
        if not strictly and all(index.stands(w) or index.known([singular(w)]) for w in said):
            continue
        ordinary = lexicon.is_ordinary(text)
        lightest = 1 if text in proper and len(text) < _LONG else 0
        found[text] = Spelling(text) if ordinary else _nearest(text, lexicon, index, lightest)
    return found


def _is_known(word: str, known: dict[str, tuple[int, int]], lexicon: Lexicon) -> bool:
    return word in known or word.isdecimal() or lexicon.knows(word) or lexicon.knows(singular(word))


def _nearest(word: str, lexicon: Lexicon, index: NameIndex, lightest: int) -> Spelling:
    """Look for the word that was meant; each round of reading asks for the same ones."""
    asked = (index, word, lightest)
    return lately(
        lexicon.cache, "spellings", asked, lambda: _spelling(word, lexicon, index, lightest)
    )


def _spelling(word: str, lexicon: Lexicon, index: NameIndex, lightest: int) -> Spelling:
    if len(word) < SHORTEST or not word.isalpha():
        return Spelling(word)
    from rapidfuzz.distance import OSA

    weighed: dict[str, tuple[float, int]] = {}
    for other, weight in _others(word, lexicon, index):
        if weight < lightest:
            continue
        distance = OSA.distance(word, other, score_cutoff=2)
        if distance <= 2 and _same_start(word, other) and len(word) >= _SHORTEST[weight]:
            liked = 0.05 * (other in lexicon.kept) + 0.02 * (word[-1] == other[-1])
            total = distance + 0.1 * weight - liked
            weighed[other] = min(weighed.get(other, (9.0, 0)), (total, weight))
    spread = 1.5 if len(word) < 7 else 2.5
    ordered = sorted(weighed.items(), key=lambda item: (item[1], item[0]))
    sure = [(other, d) for other, (d, _) in ordered if d < spread]
    best = sure[0][1] if sure else 0.0
    candidates = tuple((other, d) for other, d in sure if d < best + 0.9)[:MOST]
    names = [other for other, (_, weight) in ordered if weight == 1 and len(word) > 5]
    return Spelling(word, candidates, near=names[0] if names and not candidates else "")


def _others(word: str, lexicon: Lexicon, index: NameIndex) -> list[tuple[str, int]]:
    """List known words of about this length, with a weight: of the grammar, names, texts.

    A word for what texts say otherwise weighs as one of a text.
    """
    lengths = range(len(word) - 2, len(word) + 3)
    found = [(other, 0) for other in _by_length(lexicon, "words", lexicon.words(), lengths)]
    if index.profiles():
        alike = _by_length(lexicon, "synonyms", lexicon.synonyms, lengths)
        found += [(other, 2) for other in alike]
    for other, names, _ in index.words_like(word, 2):
        found.append((other, 1 if names else 2))
    return found


def _by_length(
    lexicon: Lexicon, name: str, every: Iterable[str], lengths: Iterable[int]
) -> Iterator[str]:
    """Yield the words of one set that are so long; each set is sorted by length once."""
    sets: dict[str, dict[int, list[str]]] = lexicon.cache.setdefault("lengths", {})
    if name not in sets:
        sorted_: dict[int, list[str]] = {}
        for word in every:
            sorted_.setdefault(len(word), []).append(word)
        sets[name] = sorted_
    for length in lengths:
        yield from sets[name].get(length, ())


def _same_start(word: str, other: str) -> bool:
    """Tell whether two words begin alike, or with their first two letters exchanged."""
    return word[0] == other[0] or word[:2] == other[1::-1]
