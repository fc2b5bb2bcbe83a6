"""Find the names of known things in a text, in one pass, however many names there are."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from remit.graph.cache import kept_text, key_of
from remit.graph.document import Span
from remit.graph.linking.catalogue import Name, catalogue, catalogue_key
from remit.graph.linking.signs import is_english
from remit.graph.overlay import once_per_overlay
from remit.graph.quick import quick

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

_TOKEN = re.compile(r"[^\W\d_]+|\d+|&")
_TOKEN_ALONE = re.compile(f"({_TOKEN.pattern})")
_PLAIN_TOKEN_ALONE = re.compile("([a-z]+|[0-9]+|&)")
"""The same in a folded text all letters and digits of which are plain ones: most texts are such."""
_ARTICLES = ("a ", "A ")
_GOES_ON = re.compile(r"\s+(?:\d|of\b|[A-Z1-9]\b)")
_PARTED = re.compile(r"\n[ \u00a0]*\n|[.:][ \u00a0]*\n|[;!?]\s|\.\s+\d")
_NEXT_ITEM = re.compile(r"\n\s*\(?(?:\d{1,2}|[a-z])[.)](?:\s|$)")
_LONGEST = 14
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Words:
    """The words and numbers of a text, folded, in its order; `&` is read as `and`.

    Attributes:
        forms: Each word.
        at: Each word once, with its places among them.
        vocabulary: Each word once.
        starts: Where each begins.
        ends: Where each ends.
    """

    forms: Sequence[str]
    at: Mapping[str, Sequence[int]]
    vocabulary: frozenset[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.forms)

    def places(self, forms: Set[str]) -> list[int]:
        """List where any of some words stands."""
        found: list[int] = []
        for form in self.at.keys() & forms:
            found += self.at[form]
        found.sort()
        return found

    def form(self, at: int, length: int) -> tuple[str, ...]:
        """Give so many words from one of them on; none where there are not as many."""
        return tuple(self.forms[at : at + length]) if at + length <= len(self.forms) else ()

    def joined(self, at: int, length: int) -> str:
        """Give so many words from one of them on, as one text; none where there are not as many."""
        return " ".join(self.forms[at : at + length]) if at + length <= len(self.forms) else ""

    def span(self, at: int, length: int = 1) -> Span:
        """Tell where so many words stand, from one of them on."""
        return Span(self.starts[at], self.ends[at + length - 1])


@quick
@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a text, and all that it can mean."""

    span: Span
    names: tuple[Name, ...]


def words_of(text: str) -> Words:
    """Cut a text into words and numbers, folded.

    >>> words_of("PIP2 & R.I.P.A.").forms
    ['pip', '2', 'and', 'r', 'i', 'p', 'a']
    """
    if is_english(text):
        parts = _PLAIN_TOKEN_ALONE.split(text.encode("ascii", "replace").decode().lower())
        forms = parts[1::2]
    else:
        parts = _TOKEN_ALONE.split(text)
        forms = list(map(str.casefold, parts[1::2]))
    if "&" in text:
        forms = ["and" if form == "&" else form for form in forms]
    at = defaultdict[str, list[int]](list)
    for place, form in enumerate(forms):
        at[form].append(place)
    ends = list(accumulate(map(len, parts)))
    return Words(forms, at, frozenset(at), ends[:-1:2], ends[1::2])


@lru_cache(maxsize=20_000)
def key(words: str) -> tuple[str, ...]:
    """Fold a name to the tokens by which it is found."""
    if words.isalpha():
        return (words.casefold(),)
    found = map(str.casefold, _TOKEN.findall(words))
    return tuple(["and" if word == "&" else word for word in found] if "&" in words else found)


@dataclass(slots=True)
class Lexicon:
    """Names by their words.

    Attributes:
        names: All of them.
        entries: Words, folded and joined -> the places of the names that are made of them.
        begins: First word of a name -> its second, empty where it has none -> how many words
            such names have, the longest first.
    """

    names: Sequence[Name]
    entries: dict[str, list[int]] = field(default_factory=dict)
    begins: dict[str, dict[str, list[int]]] = field(default_factory=dict)

    def exact(self, words: str) -> tuple[Name, ...]:
        """Find what the words as a whole can name."""
        first = _TOKEN.search(words)
        if first is None or not (first[0].casefold() in self.begins or first[0] == "&"):
            return ()
        return self._called(" ".join(key(words)))

    def find(self, text: str, words: Words | None = None) -> list[Match]:
        """Find all names in a text: the longest at each place, none inside another.

        >>> lexicon().find("a substantive Sergeant")[-1].names[-1].thing.label
        'Sergeant'
        """
        words = words_of(text) if words is None else words
        matches: list[Match] = []
        done = 0
        common = words.at.keys() & self.begins.keys()
        if not common:
            return matches
        forms = (*words.forms, "")
        for at in self._openings(words, forms, common):
            if at >= done:
                after = self.begins[forms[at]]
                lengths = (*after.get(forms[at + 1], ()), *after.get("", ()))
                match, step = self._at(text, words, at, lengths)
                if match is not None:
                    matches.append(match)
                    done = at + step
        return matches

    def _openings(self, words: Words, forms: Sequence[str], common: Set[str]) -> list[int]:
        """List where the first two words of a name stand, or a name of one word."""
        found: list[int] = []
        for form in common:
            after, places = self.begins[form], words.at[form]
            found += places if "" in after else [at for at in places if forms[at + 1] in after]
        found.sort()
        return found

    def _at(
        self, text: str, words: Words, at: int, lengths: Sequence[int]
    ) -> tuple[Match | None, int]:
        for length in lengths:
            places = self.entries.get(words.joined(at, length))
            if places is None:
                continue
            span = _closed(text, words.span(at, length))
            surface = span.of(text)
            if not (surface.isalnum() or _is_whole(text, span)):
                continue
            fitting = [name for place in places if fits((name := self.names[place]).text, surface)]
            if "," in surface:
                fitting = [name for name in fitting if _in_one_breath(name)]
            if surface[:1] in "aA" and _is_article(text, span):
                fitting = [name for name in fitting if name.text[:1] != "A"]
            if fitting:
                return Match(span, tuple(fitting)), length
        return None, 1

    def _called(self, words: str) -> tuple[Name, ...]:
        return tuple([self.names[place] for place in self.entries.get(words, ())])


def _is_whole(text: str, span: Span) -> bool:
    """Tell whether words stand in one cell and one sentence, not in two items of a list.

    The number of the next item is no part of a name: `uses HOLMES` above `2. Writes reports`.
    """
    surface = span.of(text)
    if "\t" in surface or _PARTED.search(surface):
        return False
    return "\n" not in surface or _NEXT_ITEM.search(text, span.start, span.end + 2) is None


_IN_LISTS = frozenset({"Topic", "System"})
"""Kinds of things of which several are listed one behind the other."""


def _in_one_breath(name: Name) -> bool:
    """Tell whether a name may stand over a comma: `content development, management` is no topic.

    Nor is `Microsoft Office, Excel` one system.
    """
    return name.thing.kind not in _IN_LISTS or "," in name.text


def _is_article(text: str, span: Span) -> bool:
    """Tell whether a name seems to begin with the letter A because of an article before it.

    So it does in `hold a Level 4 award` and in `A level of trust`.
    """
    if text[span.start : span.start + 2] not in _ARTICLES:
        return False
    goes_on = text[span.end - 1] != "s" and _GOES_ON.match(text, span.end) is not None
    return text[span.start] == "a" or goes_on


def _closed(text: str, span: Span) -> Span:
    """Take in the bracket that closes one inside the range."""
    if not text.startswith(")", span.end):
        return span
    inside = span.of(text)
    opened = inside.count("(") > inside.count(")")
    return Span(span.start, span.end + 1) if opened else span


@lru_cache(maxsize=20_000)
def fits(name: str, surface: str) -> bool:
    """Tell whether a piece of text, equal but for case, can be meant as this name.

    Short forms keep their capitals, names of one word their first; a name in small letters is a
    common word and may stand in any case.

    >>> fits("PACE", "pace"), fits("Athena", "ATHENA"), fits("shift working", "Shift Working")
    (False, True, True)
    """
    if name == name.lower():
        return True
    letters = [c for c in name if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if capitals > 1 and " " not in name:
        return surface == name or surface == surface.upper() or surface == name + "s"
    if len(letters) <= _SHORT and capitals == len(letters):
        return surface == surface.upper()
    if " " not in name.strip():
        return surface[:1] == name[:1] or surface[:1].isupper()
    return surface != surface.lower() or len(key(name)) > 2


def lexicon_of(names: Iterable[Name]) -> Lexicon:
    """Make a lexicon of these names."""
    made = Lexicon(tuple(names))
    for place, name in enumerate(made.names):
        form = key(name.text)
        alike = made.entries.get(" ".join(form), [])
        if not form or len(form) > _LONGEST or any(made.names[other] == name for other in alike):
            continue
        made.entries.setdefault(" ".join(form), []).append(place)
        lengths = made.begins.setdefault(form[0], {}).setdefault((*form, "")[1], [])
        if len(form) not in lengths:
            lengths.append(len(form))
            lengths.sort(reverse=True)
    return made


@once_per_overlay
def lexicon() -> Lexicon:
    """Make the lexicon of the reference data once, or take the one that was kept."""
    names = catalogue().names
    key_ = key_of([catalogue_key(), Path(__file__).read_bytes()])
    entries, begins = json.loads(kept_text("lexicon", key_, lambda: _written(lexicon_of(names))))
    return Lexicon(names, entries, begins)


def _written(made: Lexicon) -> str:
    """Write by which words the names of a lexicon are found, as JSON."""
    return json.dumps([made.entries, made.begins])


def names_a(kind: str, words: str) -> bool:
    """Tell whether words as a whole can name a thing of a kind.

    >>> names_a("VettingLevel", "Recruitment Vetting"), names_a("VettingLevel", "Vetting")
    (True, False)
    """
    return any(name.thing.kind == kind for name in lexicon().exact(words))
