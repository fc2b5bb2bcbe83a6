"""Lists of words as the data write them, made the alternatives of patterns."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from remit.graph.overlay import load_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_APOSTROPHE = "['’]"
_LONG = 4


def any_of(phrases: Iterable[str]) -> str:
    r"""Write the source of a pattern for any of the phrases, the longest first.

    >>> any_of(["job", "job title"])
    'job\\s+title|job'
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)


def opening(phrases: Iterable[str], *, behind: str = r"\w") -> str:
    r"""Write the source of a pattern for any of the phrases, in any case, where a word can begin.

    It begins with the set of their first letters, so that it passes quickly over all others.

    >>> opening(["job", "post no"])
    '[JPjp](?<!\\w.)(?:(?<=[Jj])(?i:ob)|(?<=[Pp])(?i:ost\\s+no))'

    Args:
        phrases: As they are written, the white space in them of any kind and length.
        behind: What no phrase may stand at once behind.
    """
    firsts, branches = by_first_letter(phrases)
    return rf"[{firsts}](?<!{behind}.){branches}"


def branching(phrases: Iterable[str]) -> str:
    r"""Write the source of a pattern for any of the phrases, in any case, that begins as they do.

    Most are left out at once by their first letter.

    >>> branching(["unit", "team", "task force"])
    '(?:(?-i:[Tt])(?i:ask\\s+force|eam)|(?-i:[Uu])(?i:nit))'
    """
    ways = _by_first_letter(phrases)
    return f"(?:{'|'.join(f'(?-i:[{first}])(?i:{ways[first]})' for first in sorted(ways))})"


def by_first_letter(phrases: Iterable[str]) -> tuple[str, str]:
    """Give all first letters of phrases, and a pattern for what follows each behind it."""
    ways = _by_first_letter(phrases)
    branches = "|".join(f"(?<=[{first}])(?i:{ways[first]})" for first in sorted(ways))
    return "".join(sorted("".join(ways))), f"(?:{branches})"


def _by_first_letter(phrases: Iterable[str]) -> dict[str, str]:
    """Write what can follow each first letter of phrases, the longest first."""
    ways: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        first, *others = phrase.split()
        way = r"\s+".join(map(re.escape, (first[1:], *others))).replace("'", "['’]")
        ways.setdefault("".join(sorted({first[0].lower(), first[0].upper()})), []).append(way)
    return {first: "|".join(every) for first, every in ways.items()}


def as_printed(*words: str) -> str:
    r"""Write the source of a pattern for whole words in just these letters.

    It begins with the set of their first letters, so that it passes quickly over all others.

    >>> as_printed("Act", "Acts", "Order")
    '[AO](?<!\\w.)(?:(?<=A)(?:ct|cts)|(?<=O)(?:rder))\\b'
    """
    return rf"{literally(words)}\b"


def literally(words: Iterable[str], *, behind: str = r"\w") -> str:
    r"""Write the source of a pattern for words in just these letters, no `behind` before them.

    Of words that begin alike, the first is taken that fits.

    >>> literally(["S.I.", "SI"], behind=r"[\w.]")
    '[S](?<![\\w.].)(?:(?<=S)(?:\\.I\\.|I))'
    """
    ends: dict[str, list[str]] = {}
    for word in words:
        ends.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = "|".join(f"(?<={first})(?:{'|'.join(ends[first])})" for first in sorted(ends))
    return rf"[{''.join(sorted(ends))}](?<!{behind}.)(?:{branches})"


def either(phrases: Iterable[str]) -> str:
    r"""Write the source of a pattern for any of some phrases, the longest first.

    White space in a phrase stands for any, an apostrophe for a straight or a curled one.

    >>> either(["job", "holder's job"])
    "(?:holder['’]s\\s+job|job)"
    """
    return f"(?:{any_of(phrases).replace(chr(39), _APOSTROPHE)})"


def alternatives(lists: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Write such a source for each list of a table of data, by the name of the list.

    >>> alternatives({"verbs": ["hold"], "nouns": ["job", "post"]})["nouns"]
    '(?:post|job)'
    """
    return {name: either(phrases) for name, phrases in lists.items()}


def alternatives_in(path: str) -> dict[str, dict[str, str]]:
    """Write such a source for each list of each table of a file of data.

    >>> alternatives_in("phrases/binding.toml")["of_lists"]["words"]
    '(?:essential|desirable)'
    """
    return {name: alternatives(lists) for name, lists in load_toml(path).items()}


def any_case(source: str) -> re.Pattern[str]:
    """Compile the source of a pattern that finds letters of both cases.

    >>> any_case(either(["job"])).match("JOB")[0]
    'JOB'
    """
    return re.compile(source, re.IGNORECASE)


def longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """List the longest word of each phrase, in small letters: a text without them has no phrase.

    >>> sorted(longest_words(["an advantage", "Needed"]))
    ['advantage', 'needed']
    """
    return frozenset(max(phrase.casefold().split(), key=len) for phrase in phrases)


def telling(phrases: Iterable[str], *, as_printed: bool = False) -> tuple[str, ...]:
    """List words of which one stands in every text that has one of some phrases.

    They are few, and no small words where there are others; to look for them is cheaper than to
    look for the phrases. They are in small letters unless phrases are found as printed only.

    >>> telling(["skill", "skills", "track record", "proven record"])
    ('record', 'skill')
    """
    left = [(phrase if as_printed else phrase.casefold()).split() for phrase in phrases]
    found: list[str] = []
    while left:
        words = {word: None for phrase in left for word in _words_of(phrase)}
        best = max(words, key=lambda word: (sum(map(partial(_holds, word), left)), len(word), word))
        found.append(best)
        left = [phrase for phrase in left if not _holds(best, phrase)]
    return tuple(form for word in found for form in dict.fromkeys([word, word.replace("'", "’")]))


def _words_of(phrase: Sequence[str]) -> Sequence[str]:
    """Give the words of a phrase that are no small ones; its longest where all are."""
    return [word for word in phrase if len(word) >= _LONG] or [max(phrase, key=len)]


def _holds(word: str, phrase: Sequence[str]) -> bool:
    """Tell whether a word, or what begins with or ends in it, stands in a phrase."""
    return any(word in other for other in phrase)
