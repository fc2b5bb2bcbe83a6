"""Lists of words as the data write them, made the alternatives of patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.linking.wording import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_APOSTROPHE = "['’]"


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


def telling(phrases: Iterable[str]) -> tuple[str, ...]:
    """List words of which one stands in every text that has one of some phrases.

    They are in small letters, and few: of each phrase its longest word is taken, and what holds
    another of them is left out. To look for them is cheaper than to look for the phrases.

    >>> telling(["skill", "skills", "track record", "proven record"])
    ('skill', 'record')
    """
    longest = {max(phrase.casefold().split(), key=len): None for phrase in phrases}
    words = [form for word in longest for form in dict.fromkeys([word, word.replace("'", "’")])]
    return tuple(w for w in words if not any(o in w for o in words if o != w))
