"""Words and names in one spelling: without case, accents, punctuation, plural or possessive."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_BLANKED = bytes(code if chr(code).isalnum() else ord(" ") for code in range(256))
"""Keeps plain letters and digits, and has a space for all else."""
_PART = re.compile(r"\d+|[^\W\d_]+")
_HYPHENED = re.compile(r"(?<![\w-])([^\W\d_]+)-([^\W\d_]+)(?![\w-])")
_POSSESSIVE = re.compile(r"(?<=\w)['’`](?:s\b|(?=\s|$))")


def fold(text: str) -> str:
    """Drop case and accents; straighten apostrophes; write `&` as a word.

    >>> fold("Café & Bar’s")
    "cafe and bar's"
    """
    plain = text if text.isascii() else _without_accents(text)
    return " ".join(plain.replace("&", " and ").casefold().split())


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).replace("’", "'")
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """Split a text into folded words; letters and figures come apart, possessives go.

    >>> words("PIP2 (driver's licence)")
    ('pip', '2', 'driver', 'licence')
    """
    return tuple(_PART.findall(_plain(text)))


def _plain(text: str) -> str:
    folded = fold(text)
    return _POSSESSIVE.sub("", folded) if "'" in folded or "`" in folded else folded


def compounds(text: str) -> set[str]:
    """List the words that are written with one hyphen, without it.

    >>> compounds("Co-ordinator (Volunteers)")
    {'coordinator'}
    """
    return {first + second for first, second in _HYPHENED.findall(fold(text))}


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Take the plural ending off an English noun, by its spelling alone.

    >>> [singular(w) for w in ("forces", "duties", "courses", "posts", "axes", "access")]
    ['force', 'duty', 'course', 'post', 'ax', 'access']
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("izzes"):
        return word[:-3]  # quizzes
    if word.endswith(("xes", "ches", "shes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """Make the form under which a name is filed: spacing, hyphens and plurals do not matter.

    >>> key("PIP 2") == key("PIP2"), key("on-call rotas") == key("On call rota")
    (True, True)
    """
    return "".join(singular(word) for word in words(text))


def both_ways(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a text into folded words twice: as `words` does, and with figures left in their words.

    >>> both_ways("PIP2, tier 5")
    (('pip', '2', 'tier', '5'), ('pip2', 'tier', '5'))
    """
    plain = _plain(text)
    whole = tuple(_runs(plain))
    parts = whole if "".join(whole).isalpha() else tuple(_PART.findall(plain))
    return parts, whole


def _runs(folded: str) -> list[str]:
    """List the runs of letters and digits in a folded text; of plain characters most quickly."""
    if folded.isascii():
        return folded.encode().translate(_BLANKED).decode().split()
    return _WORD.findall(folded)
