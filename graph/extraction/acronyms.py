"""Findings about short forms that a profile nowhere spells out."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property, partial
from string import ascii_lowercase
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.extraction.notices import notice
from remit.graph.linking.catalogue import catalogue
from remit.graph.linking.lexicon import lexicon
from remit.graph.linking.ranks import find_rank
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.places import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.extraction.values import Values
    from remit.graph.layout.model import Layout
    from remit.graph.profile import Finding

_ACRONYM = re.compile(
    r"[A-Z](?<![\w-].)(?:[A-Z]+[a-z]?[A-Z]*|[a-z][A-Z]{2,}|[A-Z]+\d)(?:s\b)?(?![\w-])"
)
_TWO_CAPITALS = re.compile(r"[A-Z](?=[A-Z])")
_ROMAN = re.compile(r"^[IVXL]+$")
_SMALL = bytes(code if chr(code) in ascii_lowercase else 32 for code in range(256))
"""Keeps small letters, and has a space for all else."""
_SMALL_WITH_DIGIT = re.compile(r"[a-z]+\d(?![a-z])")
_LETTERS = re.compile(r"[^\W_]+")
_LONGEST = 8
_LABEL = re.compile(r"[^a-z\n\t:]*:")
"""The rest of a label in capitals, from inside one of its words."""
_SHOUTED = re.compile(
    r"[A-Z](?<!\w.)(?:[A-Z]+\b[ -]+(?:\b[A-Z]{2,}\b[ -]+)+[A-Z]{2,}|[A-Z]{5,} +[A-Z]{6,})\b"
)
"""Three words in capitals side by side, or two long ones: a line that shouts, not short forms."""


@once_per_overlay
def _common() -> frozenset[str]:
    """Read the short forms that everybody knows."""
    return frozenset(load_toml("phrases/acronyms.toml")["common"])


def acronym_findings(layout: Layout, names: Names, values: Values) -> Iterator[Finding]:
    """Point out short forms that the profile nowhere spells out, once each."""
    reader = _Reader(
        names,
        known=names.spelt_out | _common(),
        explained=Taken(
            [
                *(d.span for d in names.definitions),
                *(c.span for c in names.citations if "(" in c.span.of(names.plain)),
                *(v.span for v in (values.role_code, values.grade) if v is not None),
            ]
        ),
        longer=_longer_forms(names.spelt_out),
    )
    capitals = [found.start() for found in _TWO_CAPITALS.finditer(names.plain)]
    for section in layout.sections:
        for item in section.items:
            at = bisect_left(capitals, item.span.start)
            holds = at < len(capitals) and capitals[at] < item.span.end - 1
            if holds and item.text != item.text.upper():
                yield from reader.unspelt(item.span)
    for value in (values.title, values.unit, values.job_family, values.reports_to):
        if value is not None and value.text != value.text.upper():
            yield from reader.unspelt(value.span)


@dataclass
class _Reader:
    """Goes through the short forms of a profile.

    Attributes:
        names: Of the profile.
        known: Short forms that need no spelling out, here or anywhere.
        explained: Where codes stand that look like short forms, where some are spelt out, and law
            that is cited with brackets in its name, such as `RIP(S)A`.
        longer: Part of a short form that is spelt out -> such forms, as `NW CTP` for `CTP`.
        done: Short forms that were pointed out already, or need not be.
    """

    names: Names
    known: frozenset[str]
    explained: Taken
    longer: dict[str, list[str]]
    done: set[str] = field(default_factory=set)

    def unspelt(self, span: Span) -> Iterator[Finding]:
        for found in _ACRONYM.finditer(self.names.plain, span.start, span.end):
            short = found[0].rstrip("s")
            place = Span(*found.span())
            if short in self.known or short in self.done or _ROMAN.match(short):
                continue
            meanings = _meanings(short)
            if any(map(partial(self._stands_in_full, short), meanings)):
                self.done.add(short)
                continue
            if self._explained(place) or not (meanings or self._is_short_form(place, short)):
                continue
            self.done.add(short)
            yield notice("unexpanded-acronym", place, found[0], _said(meanings))

    def _stands_in_full(self, short: str, meaning: str) -> bool:
        """Tell whether the profile has a law or a rank in full, whose initials are these.

        Each of these has one official name; of a unit or a topic, its name elsewhere, such as in
        the head of a page, does not tell what the short form stands for.
        """
        if not _is_official(meaning):
            return False
        name = r"\W+".join(_LETTERS.findall(meaning))
        plain = self.names.plain
        return f" {_words_of(meaning)} " in self._words and any(
            short in _initials(found[0]) for found in re.finditer(rf"\b{name}\b", plain, re.I)
        )

    @cached_property
    def _shouted(self) -> Taken:
        """Find where words stand in capitals side by side."""
        return Taken(Span(*m.span()) for m in _SHOUTED.finditer(self.names.plain))

    @cached_property
    def _words(self) -> str:
        """Hold the words of the profile in small letters, with one space around each."""
        return f" {_words_of(self.names.plain)} "

    @cached_property
    def _small(self) -> frozenset[bytes]:
        """List the words that the profile has in small letters."""
        return frozenset(self.names.plain.encode(errors="replace").translate(_SMALL).split())

    @cached_property
    def _small_with_digit(self) -> frozenset[str]:
        """List the words in small letters that have a digit behind them."""
        return frozenset(_SMALL_WITH_DIGIT.findall(self.names.plain))

    def _is_word(self, short: str) -> bool:
        """Tell whether the profile has it as a word in small letters."""
        if short.isalpha():
            return short.encode() in self._small
        return short in self._small_with_digit

    def _is_short_form(self, place: Span, short: str) -> bool:
        """Tell it from a proper name, and from a label or an ordinary word in capitals."""
        labels = (name.thing.label.casefold() for name in lexicon().exact(short))
        if len(short) > _LONGEST or any(_spells(label, short) for label in labels):
            return False
        label = _LABEL.match(self.names.plain, place.end)
        return label is None and not self._is_word(short.lower())

    def _explained(self, place: Span) -> bool:
        """Tell whether a place is part of a code, of a spelt-out form or of a line that shouts."""
        taken = self.explained.overlaps(place) or self._shouted.overlaps(place)
        return taken or self._in_spelt(place)

    def _in_spelt(self, place: Span) -> bool:
        """Tell whether it stands inside a longer short form that is spelt out, such as `NW CTP`."""
        plain, part = self.names.plain, place.of(self.names.plain)
        return any(
            plain.startswith(short, place.start - short.index(part))
            for short in self.longer.get(part, ())
        )


def _is_official(meaning: str) -> bool:
    """Tell whether a meaning is the name of a law or of a rank.

    >>> _is_official("Detective Inspector"), _is_official("Defence Intelligence")
    (True, False)
    """
    rank = find_rank(meaning)
    laws = (name.thing.kind == "Legislation" for name in lexicon().exact(meaning))
    return any(laws) or (rank is not None and not rank.title.rest)


def _words_of(text: str) -> str:
    """Write the words of a text alone, in small letters.

    >>> _words_of("The Fraud Act, 2006")
    'the fraud act 2006'
    """
    return " ".join(_LETTERS.findall(text.casefold()))


def _initials(name: str) -> tuple[str, str]:
    """Give the initials of a name: of its words in capitals, and of all of them.

    >>> _initials("Proceeds of Crime Act 2002"), _initials("domestic extremism")
    (('PCA', 'POCA'), ('', ''))
    """
    words = [word for word in _LETTERS.findall(name) if not word.isdigit()]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    is_name = words and words[0][0].isupper() and words[-1][0].isupper()
    return capitals, "".join(word[0] for word in words).upper() if is_name else ""


def _longer_forms(shorts: Iterable[str]) -> dict[str, list[str]]:
    longer: dict[str, list[str]] = {}
    for short in sorted(shorts):
        for part in _ACRONYM.findall(short):
            longer.setdefault(part, []).append(short)
    return longer


def _meanings(short: str) -> list[str]:
    """Give what a short form can stand for, to the reference data's knowledge."""
    meanings = {n.thing.label for n in lexicon().exact(short)}
    meanings |= set(catalogue().expansions.get(short, ()))
    told = {meaning.casefold(): meaning for meaning in sorted(meanings, reverse=True)}
    return [meaning for plain, meaning in told.items() if not _spells(plain, short)]


def _spells(meaning: str, short: str) -> bool:
    """Tell whether a meaning is the short form itself, but for its spaces: `PIP 2` of `PIP2`."""
    return "".join(meaning.split()) == "".join(short.casefold().split())


def _said(meanings: list[str]) -> str:
    return f" (it can stand for {' or '.join(meanings)})" if meanings else " and not known"
