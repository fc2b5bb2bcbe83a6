"""Full-text queries for SQLite's FTS5, made from words only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from remit.graph.asking.fold import singular, words
from remit.graph.asking.inflection import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.graph.asking.logic import OneOf
    from remit.graph.asking.names import NameIndex


class WordsFor(Protocol):
    """Anything that gives other words for a word."""

    def get(self, word: str, default: tuple[str, ...] = ..., /) -> tuple[str, ...]:
        """List words for the same thing."""
        ...


class _None:
    """No other words for any word."""

    def get(self, word: str, default: tuple[str, ...] = (), /) -> tuple[str, ...]:
        """List none."""
        return default


NO_SYNONYMS: WordsFor = _None()


class Listed:
    """Other words for a word from a table.

    >>> Listed({"five": ("5",)}).get("five")
    ('5',)
    """

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        """Take words and their others."""
        self._table = table

    def get(self, word: str, default: tuple[str, ...] = (), /) -> tuple[str, ...]:
        """List the others of a word."""
        return self._table.get(word, default)


class Both:
    """Other words for a word from two places.

    >>> Both(Listed({"five": ("5",)}), Listed({"five": ("quintet",)})).get("five")
    ('5', 'quintet')
    """

    def __init__(self, one: WordsFor, other: WordsFor) -> None:
        """Take words of each."""
        self._sides = (one, other)

    def get(self, word: str, default: tuple[str, ...] = (), /) -> tuple[str, ...]:
        """List the words of both."""
        found = tuple(other for side in self._sides for other in side.get(word, ()))
        return found or default


def phrase(text: str) -> str:
    """Write a text as one phrase: its words in this order.

    >>> phrase('on-call "rota"')
    '"on call rota"'
    """
    return f'"{" ".join(words(text))}"'


def any_phrase(names: Iterable[str]) -> str:
    """Write a query for any of some names, each as a phrase; empty without names.

    >>> any_phrase(["PIP2", "PIP Level 2"])
    '("pip 2" OR "pip level 2")'
    """
    phrases = sorted({phrase(name) for name in names if words(name)})
    return f"({' OR '.join(phrases)})" if phrases else ""


def every_word(said: Sequence[str], synonyms: WordsFor) -> str:
    """Write a query for passages that hold each of these words, or a word for the same thing.

    >>> every_word(["check", "files"], NO_SYNONYMS)
    '("check") AND ("files")'
    """
    return " AND ".join(any_phrase([word, *synonyms.get(word, ())]) for word in said)


def turned(said: Sequence[str], turning: Mapping[str, Sequence[str]]) -> str:
    """Write a query for passages in which any of these words is turned by another beside it.

    >>> turned(["weekends"], {"before": ["no"], "near": ["rest days"]})
    '("no weekends" OR NEAR("weekends" "rest days", 3))'
    """
    near = (*turning["near"], *turning.get("denied", ()))
    parts = [
        part
        for word in said
        for part in (
            *(phrase(f"{other} {word}") for other in turning["before"]),
            *(f"NEAR({phrase(word)} {phrase(other)}, {_NEAR})" for other in near),
        )
    ]
    return f"({' OR '.join(parts)})"


def verb_near(verbs: Sequence[str], said: Sequence[str]) -> str:
    """Write a query for passages in which one of some verbs stands close to a phrase.

    >>> verb_near(["lead", "run"], ["search", "teams"])
    '(NEAR("lead" "search teams", 2) OR NEAR("run" "search teams", 2))'
    """
    whole = phrase(" ".join(said))
    return f"({' OR '.join(f'NEAR({phrase(verb)} {whole}, 2)' for verb in verbs)})"


def any_beside(said: Sequence[str], names: Iterable[str]) -> str:
    """Write a query for passages in which the last of some words stands close to one of the names.

    >>> any_beside(["proven", "acting"], ["Inspector", "Sergeant"])
    '(NEAR("acting" "inspector", 1) OR NEAR("acting" "sergeant", 1)) AND ("proven")'
    """
    word = phrase(said[-1])
    near = " OR ".join(f"NEAR({word} {phrase(name)}, 1)" for name in sorted(set(names)))
    rest = every_word(said[:-1], NO_SYNONYMS)
    return f"({near}) AND {rest}" if rest else f"({near})"


_NEAR = 3
_CLAUSE = 3  # words of a name that say what is done: "gives evidence at court"
_FRACTIONS = ("25", "5", "50", "75")


def every_figure(said: Sequence[str]) -> str:
    """Write a query for passages that hold each of these words; a whole number is not part of one.

    >>> every_figure(["shift"])
    '("shift")'
    >>> every_figure(["37"])
    '("37" NOT ("37 25" OR "37 5" OR "37 50" OR "37 75"))'
    """
    return " AND ".join(
        f"({phrase(word)} NOT {any_phrase(f'{word} {part}' for part in _FRACTIONS)})"
        if word.isdecimal()
        else any_phrase([word])
        for word in said
    )


def words_query(
    said: Sequence[str],
    names: Sequence[OneOf],
    synonyms: WordsFor,
    index: NameIndex,
    *,
    narrow: bool = False,
) -> str:
    """Write a query for passages with these words; names also under all that they are called.

    With `narrow`, only under names that say as much as what was written.
    """
    called = {}
    for one in names:
        labels = {label for n in one.names for label in index.labels_of(n.iri)}
        labels = {label for label in labels if not of_a_doer(label, index)}
        kept = {label for label in labels if not narrow or _says_as_much(label, one.written)}
        phrases = any_phrase({*kept, one.written, *synonyms.get(one.written, ())})
        apart = [word for word in said if word in one.written.split()]
        loose = len(apart) >= _CLAUSE and any(n.kind == "topic" for n in one.names)
        either = f"({phrases} OR ({every_word(apart, NO_SYNONYMS)}))" if loose else phrases
        called[one.written] = either
    named = {word for written in called for word in written.split()}
    rest = [word for word in said if not set(word.split()) & named]
    parts = [every_word(rest, synonyms) if rest else "", *called.values()]
    return " AND ".join(part for part in parts if part)


def of_a_doer(label: str, index: NameIndex) -> bool:
    """Tell whether a name is one word for who does something, which no document has.

    Its stem alone would find what is done, and that may be another thing: information is no
    informant.
    """
    said = words(label)
    if len(said) != 1 or not singular(said[0]).endswith(_DOERS):
        return False
    known = index.known([said[0], singular(said[0]), plural(singular(said[0]))])
    return not any(texts for _, texts in known.values())


_DOERS = ("ant", "ent", "er", "or", "ist")


def _says_as_much(label: str, written: str) -> bool:
    """Tell whether a name is no wider than what was written: some of its words are.

    One that shares a word with it has its last one, of which the others tell.

    >>> _says_as_much("safety rules", "safety policy"), _says_as_much("SP", "safety policy")
    (False, True)
    """
    named, said = ([singular(word) for word in words(text)] for text in (label, written))
    shared = set(named) & set(said)
    return not shared or (said[-1] in shared and not set(named) < set(said))
