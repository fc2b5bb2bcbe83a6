"""Leave out of a bilingual form what it says in another language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.signs import plain_words
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Set

    from remit.graph.layout.model import Item

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STROKE = re.compile(r"\s+[/|]\s+")
_SHORT = 3
_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class _Tongues:
    """The words of `data/phrases/tongues.toml`, and of each the part by which a text has it."""

    nouns: frozenset[str]
    words: frozenset[str]
    signs: frozenset[str]


@once_per_overlay
def _tongues() -> _Tongues:
    tables = load_toml("phrases/tongues.toml").values()
    nouns = frozenset(word for table in tables for word in table["nouns"])
    words = frozenset(word for table in tables for word in table["words"])
    return _Tongues(nouns, words, frozenset(map(_sign, nouns | words)))


def _sign(word: str) -> str:
    """Give the longest part of a word with an apostrophe; of several the last: `r` of `a'r`."""
    return max(reversed(word.split("'")), key=len)


def is_said_again(text: str) -> bool:
    """Tell whether a line is in the other language of a bilingual form.

    >>> is_said_again("Profiad o waith gweinyddol"), is_said_again("Cymraeg level 2")
    (True, False)
    """
    if not holds_another_tongue(text):
        return False
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    known = sum(word in _tongues().words for word in words)
    if len(words) <= _SHORT and not _tongues().nouns.isdisjoint(words):
        return True
    return known > 1 and known >= _SHARE * len(words)


def holds_another_tongue(text: str) -> bool:
    """Tell whether a line has a word of another language; few have.

    >>> holds_another_tongue("Lleoliad"), holds_another_tongue("Base")
    (True, False)
    """
    return not _tongues().signs.isdisjoint(plain_words(text))


def may_repeat(words: Set[str]) -> bool:
    """Tell whether a document of these words, in small letters, has any of another language.

    >>> may_repeat({"clerk", "and", "driver"}), may_repeat({"clerk", "profiad"})
    (False, True)
    """
    return not _tongues().signs.isdisjoint(words)


def in_one_tongue(item: Item) -> Item | None:
    """Keep of an item what is not said again in another language; None where nothing is left.

    Only items in which the whole stands as written can be cut at a stroke.
    """
    if not holds_another_tongue(item.text):
        return item
    strokes = _STROKE.finditer(item.text) if len(item.text) == len(item.span) else ()
    for stroke in strokes:
        front = is_said_again(item.text[: stroke.start()])
        if front != is_said_again(item.text[stroke.end() :]):
            ends = (stroke.end(), len(item.text)) if front else (0, stroke.start())
            return _cut(item, *ends)
    return None if is_said_again(item.text) else item


def _cut(item: Item, start: int, end: int) -> Item:
    at = item.span.start
    return replace(item, span=Span(at + start, at + end), text=item.text[start:end])
