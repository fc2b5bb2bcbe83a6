"""Words of titles that are slips for the words by which jobs go: a "store manger" is a manager."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular, words
from remit.graph.asking.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST = 6
_BEGINNING = 2


def slips_of(said: Iterable[str]) -> set[str]:
    """Give the words that some words of a title are slips for.

    >>> sorted(slips_of(["property", "manger"])), slips_of(["manager", "managers", "manage"])
    (['manager'], set())
    """
    return {meant for word in said for meant in _meant(singular(word))}


@lru_cache(maxsize=4096)
def _meant(word: str) -> tuple[str, ...]:
    """Give the job words of which a word has one letter too few or too many, or two exchanged."""
    known = _job_words()
    if len(word) < _SHORTEST or word in known:
        return ()
    from rapidfuzz.distance import OSA

    return tuple(
        sorted(
            other
            for other in known
            if other[:_BEGINNING] == word[:_BEGINNING]
            and OSA.distance(word, other, score_cutoff=1) == 1
            and not other.startswith(word)
        )
    )


@lru_cache(maxsize=1)
def _job_words() -> frozenset[str]:
    """List the words of one word by which managers and staff go, in the singular."""
    lexicon = load()
    phrases = [*lexicon.phrases_of(["manager"])["manager"], *lexicon.own["staff"]["trades"]]
    single = (words(phrase) for phrase in phrases)
    return frozenset(singular(said[0]) for said in single if len(said) == 1)
