"""The forms of English verbs and nouns, for phrases given in their plain form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_VOWELS = "aeiou"
_MAN = re.compile(  # the foremen, no Germans
    r"(?!(?:cai|ger|hu|nor|otto|ro|sha|talis)man|(?:abdo|acu|hy|o|ra|regi|speci|sta)men)\w*m[ae]n"
)
_DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")  # one short vowel: ship, shipped


def verb_forms(phrase: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """List all forms of a verb phrase, by its first word.

    >>> verb_forms("call for", {})
    ['call for', 'calls for', 'called for', 'calling for']
    >>> verb_forms("supply", {"supply": ["supplies"]}), verb_forms("ship", {})
    (['supply', 'supplies'], ['ship', 'ships', 'shipped', 'shipping'])
    """
    verb, space, rest = phrase.partition(" ")
    forms = [verb, *(irregular.get(verb) or _regular(verb))]
    return [form + space + rest for form in forms]


def _regular(verb: str) -> list[str]:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith("e") and not verb.endswith("ee"):
        return [verb + "s", verb + "d", verb[:-1] + "ing"]
    if _DOUBLED.fullmatch(verb):
        return [verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    ending = "es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
    return [verb + ending, verb + "ed", verb + "ing"]


def noun_forms(phrase: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """List a noun phrase and its plural, by its last word.

    A noun that ends in a preposition ("meaning of") takes its plural on the word before.

    >>> noun_forms("line manager", {}), noun_forms("chain of command", {})
    (['line manager', 'line managers'], ['chain of command', 'chains of command'])
    """
    words = phrase.split()
    at = len(words) - 1
    for preposition in ("of", "between", "in", "on", "to"):
        if preposition in words[1:]:
            at = min(at, words.index(preposition, 1) - 1)
    plurals = irregular.get(words[at]) or [plural(words[at])]
    return [phrase, *(" ".join([*words[:at], p, *words[at + 1 :]]) for p in plurals)]


def plural(noun: str) -> str:
    """Make the plural of a noun by its spelling.

    >>> [plural(noun) for noun in ("duty", "boss", "post", "day")]
    ['duties', 'bosses', 'posts', 'days']
    >>> [plural(noun) for noun in ("foreman", "women", "German", "child")]
    ['foremen', 'women', 'Germans', 'children']
    """
    if _MAN.fullmatch(noun.casefold().rpartition(" ")[2]):
        return noun[:-2] + "en"
    if noun.endswith("child"):
        return noun + "ren"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def gerund(phrase: str) -> str:
    """Turn the verb that a phrase begins with into what is done.

    >>> gerund("work alone"), gerund("drive a lorry")
    ('working alone', 'driving a lorry')
    """
    verb, space, rest = phrase.partition(" ")
    return _regular(verb)[-1] + space + rest if verb else phrase
