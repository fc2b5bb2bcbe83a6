"""Put a question in other words that say the same, before a tree is made of it.

The wordings stand in `data/questions/trees-wordings.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remit.graph.asking.trees.wordings import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.graph.asking.lexicon import Lexicon

_END = re.compile(r"[?.!\s]*\Z")
_STOP = re.compile(r"\s*(?:(?<=\w\w\w)[?.!]+|;)\s+(?=\S)")
_PAUSE = re.compile(r"\s*(?:,+(?!\d)|:(?=\s)|(?<=\s)[-–—]+(?=\s))\s*")
_OWNED = re.compile(r"(?<=\w)'s(?!\w)|(?<=s)'(?=\s)")
_OWNING = re.compile(r"(?<=s) 's")
_SHORT = re.compile(r"\w+'\w+")


@dataclass(frozen=True, slots=True)
class _Wording:
    """One pattern of the data file, compiled when a question has the words that it wants."""

    says: str
    unless: tuple[str, ...]
    instead: str
    part: bool
    beside: bool
    wants: tuple[frozenset[str], ...]
    words: frozenset[str]

    def put(self, text: str) -> str:
        """Put a question in these words; as it is where it does not fit."""
        said = frozenset(WORD.findall(text.casefold()))
        if any(words.isdisjoint(said) for words in self.wants):
            return text
        if any(re.fullmatch(other, text, re.I | re.S) for other in self.unless):
            return text
        if self.part:
            return " ".join(re.sub(self.says, self._filled, text, flags=re.I | re.S).split())
        found = re.fullmatch(self.says, text, re.I | re.S)
        return " ".join(self._filled(found).split()) if found else text

    def _filled(self, found: re.Match[str]) -> str:
        """Fill the slots; words of a list are small ones, which begin no name."""
        slots = {name: (said or "").strip() for name, said in found.groupdict().items()}
        lower = {name: said.lower() for name, said in slots.items() if name in self.words}
        return f" {self.instead.format_map({**slots, **lower})} "


def rewritten(question: str, lexicon: Lexicon) -> Iterable[str]:
    """List the ways to put a question, those beside it last.

    Args:
        question: The question.
        lexicon: The words for questions over users' graphs.
    """
    end = _END.search(question)
    body = question[: end.start()] if end else question
    marked = text = _marked(body, lexicon.contractions)
    ways = []
    for wording in _wordings(lexicon):
        made = wording.put(text)
        if wording.beside and made != text:
            ways.append(made)
        else:
            text = made
    first = body if text == marked else _unmarked(text)
    behind = end[0] if end else ""
    return dict.fromkeys(
        f"{way}{behind}".replace("%", " percent") for way in (first, *map(_unmarked, ways))
    )


def _marked(body: str, contractions: Mapping[str, str]) -> str:
    """Spell out what is cut short, and set off the signs between the parts of a question."""
    spelt = _SHORT.sub(lambda m: contractions.get(m[0].lower(), m[0]), body)
    return " ".join(_OWNED.sub(" 's", _PAUSE.sub(" , ", _STOP.sub(" ; ", spelt))).split())


def _unmarked(text: str) -> str:
    owned = _OWNING.sub("'", text).replace(" 's", "'s")
    return owned.replace(" , ", ", ").replace(" ; ", "; ").strip(" ,")


def _wordings(lexicon: Lexicon) -> list[_Wording]:
    """Give the wordings, made once for a lexicon."""
    known: list[_Wording] | None = lexicon.cache.get("tree wordings")
    if known is None:
        known = lexicon.cache["tree wordings"] = [_wording(one) for one in lexicon.own["wordings"]]
    return known


def _wording(one: Mapping[str, Any]) -> _Wording:
    return _Wording(
        one["says"],
        tuple(one["unless"]),
        one["as"],
        one["part"],
        one["beside"],
        tuple(map(frozenset, one["wants"])),
        frozenset(one["words"]),
    )
