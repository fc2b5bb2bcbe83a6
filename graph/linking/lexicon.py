"""Find the names of known things in a text, in one pass, however many names there are."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from remit.graph.document import Span
from remit.graph.linking.catalogue import Name, catalogue
from remit.graph.overlay import once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TOKEN = re.compile(r"[^\W\d_]+|\d+|&")
_new = tuple.__new__
_LONGEST = 14
_SHORT = 5


class Token(NamedTuple):
    """A run of letters or digits; `&` is read as `and`."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a text, and all that it can mean."""

    span: Span
    names: tuple[Name, ...]


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut a text into words and numbers, folded.

    >>> [t.form for t in tokens("PIP2 & R.I.P.A.")]
    ['pip', '2', 'and', 'r', 'i', 'p', 'a']
    """
    stop = len(text) if end is None else end
    low = text.casefold()
    if len(low) == len(text):
        found = [_new(Token, (m[0], *m.span())) for m in _TOKEN.finditer(low, start, stop)]
    else:
        found = [Token(m[0].casefold(), *m.span()) for m in _TOKEN.finditer(text, start, stop)]
    return [t._replace(form="and") if t.form == "&" else t for t in found] if "&" in text else found


def key(words: str) -> tuple[str, ...]:
    """Fold a name to the tokens by which it is found."""
    return tuple(["and" if word == "&" else word.casefold() for word in _TOKEN.findall(words)])


@dataclass(slots=True)
class Lexicon:
    """Names by their tokens."""

    entries: dict[tuple[str, ...], list[Name]] = field(default_factory=lambda: defaultdict(list))
    singles: set[str] = field(default_factory=set)
    pairs: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def add(self, name: Name) -> None:
        """Take in one more name."""
        form = key(name.text)
        if not form or len(form) > _LONGEST or name in self.entries[form]:
            return
        self.entries[form].append(name)
        if len(form) == 1:
            self.singles.add(form[0])
            return
        lengths = self.pairs.setdefault((form[0], form[1]), [])
        if len(form) not in lengths:
            lengths.append(len(form))
            lengths.sort(reverse=True)

    def exact(self, words: str) -> tuple[Name, ...]:
        """Find what the words as a whole can name."""
        return tuple(self.entries.get(key(words), ()))

    def find(self, text: str, found: Sequence[Token] | None = None) -> list[Match]:
        """Find all names in a text: the longest at each place, none inside another.

        >>> lexicon().find("a substantive Sergeant")[-1].names[-1].thing.label
        'Sergeant'
        """
        words = tokens(text) if found is None else found
        matches: list[Match] = []
        done = 0
        following = [word.form for word in islice(words, 1, None)]
        following.append("")
        for at, (word, after) in enumerate(zip(words, following, strict=False)):
            lengths = self.pairs.get((word.form, after), ())
            if at >= done and (lengths or word.form in self.singles):
                match, step = self._at(text, words, at, lengths)
                if match is not None:
                    matches.append(match)
                    done = at + step
        return matches

    def _at(
        self, text: str, words: Sequence[Token], at: int, lengths: Sequence[int]
    ) -> tuple[Match | None, int]:
        for length in (*lengths, 1):
            part = words[at : at + length]
            names = self.entries.get(tuple([t.form for t in part]))
            if names is None:
                continue
            span = _closed(text, Span(part[0].start, part[-1].end))
            surface = span.of(text)
            if "\n\n" in surface or "\t" in surface:
                continue
            fitting = tuple(n for n in names if fits(n.text, surface))
            if fitting:
                return Match(span, fitting), length
        return None, 1


def _closed(text: str, span: Span) -> Span:
    """Take in the bracket that closes one inside the range."""
    inside = span.of(text)
    opened = inside.count("(") > inside.count(")") and text[span.end : span.end + 1] == ")"
    return Span(span.start, span.end + 1) if opened else span


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
        return surface[:1].isupper()
    return surface != surface.lower() or len(key(name)) > 2


def lexicon_of(names: Iterable[Name]) -> Lexicon:
    """Make a lexicon of these names."""
    made = Lexicon()
    for name in names:
        made.add(name)
    return made


@once_per_overlay
def lexicon() -> Lexicon:
    """Make the lexicon of the reference data once."""
    return lexicon_of(catalogue().names)
