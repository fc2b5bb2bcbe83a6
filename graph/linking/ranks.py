"""Read ranks as profiles write them: in full, abbreviated, misspelt, with a designation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.alternatives import any_of, branching
from remit.graph.linking.catalogue import catalogue, names_of
from remit.graph.linking.lexicon import fits, key, words_of
from remit.graph.linking.spelling import is_one_slip, nearly
from remit.graph.overlay import load_toml, once_per_overlay, own_folder
from remit.graph.profile import RankTitle, Thing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from remit.graph.linking.catalogue import Name
    from remit.graph.linking.lexicon import Words

_SEVERAL = 2
_NEAR = 90
_DASHES = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a rank."""

    text: str
    full: str
    rank: Thing
    designation: Thing | None


@dataclass(frozen=True, slots=True)
class RankFound:
    """A rank in a text.

    Attributes:
        title: The rank, and what of the text is left.
        span: Where the words of the rank stand.
        read_as: The whole text with the rank written out and spelt right.
        misspelt: Whether a slip was read through.
    """

    title: RankTitle
    span: Span
    read_as: str
    misspelt: bool


@once_per_overlay
def _forms() -> tuple[dict[tuple[str, ...], tuple[Form, ...]], int]:
    known = catalogue()
    detective = next(iter(known.of_kind("Designation")), None)
    longest: dict[Thing, str] = {}
    for text, rank in known.detective_forms.items():
        longest[rank] = max(longest.get(rank, ""), text, key=len)
    forms: dict[tuple[str, ...], list[Form]] = {}
    for name in known.names:
        if name.thing.kind == "Rank":
            written = _written_out(name)
            forms.setdefault(key(name.text), []).append(Form(name.text, written, name.thing, None))
    for text, rank in known.detective_forms.items():
        forms.setdefault(key(text), []).append(Form(text, longest[rank], rank, detective))
    return {k: tuple(v) for k, v in forms.items()}, max(map(len, forms), default=0)


def _written_out(name: Name) -> str:
    """Write a name of a rank out: a long one as it is, a short one by its initials."""
    if " " in name.text and name.kind == "alt" and len(name.text) > len(name.thing.label):
        return name.text
    spelt = [
        other.text
        for other in names_of(name.thing)
        if " " in other.text and "".join(w[0] for w in other.text.split()) == name.text
    ]
    return spelt[0] if spelt else name.thing.label


@once_per_overlay
def _openings() -> frozenset[str]:
    """List the words with which ranks begin."""
    return frozenset(form[0] for form in _forms()[0] if form)


@dataclass(frozen=True, slots=True)
class _Spellings:
    """The words of which ranks are made, to find misspelt ones by.

    Attributes:
        ordered: All of them with their forms, the longest first.
        by_word: Each word of those that have several -> their places in this order, with which
            of their words it is.
        single: The places of those of one word.
    """

    ordered: Sequence[tuple[tuple[str, ...], tuple[Form, ...]]]
    by_word: Mapping[str, Sequence[tuple[int, int]]]
    single: Sequence[int]

    def like(self, words: Words) -> list[tuple[int, int]]:
        """List those that words may be a slip of, of which but one is another.

        Each is its place, with the word from which on the slip would stand.
        """
        if len(words) < _SEVERAL:
            return [(place, at) for place in self.single for at in range(len(words))]
        return sorted(
            {
                (place, at - offset)
                for word in words.vocabulary & self.by_word.keys()
                for place, offset in self.by_word[word]
                for at in words.at[word]
                if 0 <= at - offset <= len(words) - len(self.ordered[place][0])
            }
        )


@once_per_overlay
def _spellings() -> _Spellings:
    ordered = sorted(_forms()[0].items(), key=lambda item: (-len(item[0]), item[0]))
    by_word: dict[str, list[tuple[int, int]]] = {}
    single = [place for place, (form, _) in enumerate(ordered) if len(form) == 1]
    for place, (form, _) in enumerate(ordered):
        for offset, word in enumerate(form) if len(form) >= _SEVERAL else ():
            by_word.setdefault(word, []).append((place, offset))
    return _Spellings(ordered, by_word, single)


def find_rank(text: str) -> RankFound | None:
    """Find the first rank in a title, a field or the name of a manager.

    >>> found = find_rank("DI Intel")
    >>> found.read_as, found.title.rank.label, found.title.designation.label
    ('Detective Inspector Intel', 'Inspector', 'Detective')
    >>> find_rank("Defective Inspector").read_as
    'Detective Inspector'
    """
    return _find(own_folder(), text)


@lru_cache(maxsize=4096)
def _find(_: Path | None, text: str) -> RankFound | None:
    words = words_of(text)
    spelt, misspelt = _spelt(text, words), _misspelt(text, words)
    if spelt is None or (misspelt is not None and _longer(misspelt.span, spelt.span)):
        return misspelt
    return spelt


def _longer(span: Span, than: Span) -> bool:
    return span != than and span.covers(than)


def _spelt(text: str, words: Words) -> RankFound | None:
    forms, longest = _forms()
    for at in words.places(_openings()):
        for length in range(min(longest, len(words) - at), 0, -1):
            for form in forms.get(words.form(at, length), ()):
                span = words.span(at, length)
                if length > 1 or fits(form.text, span.of(text)):
                    if length == 1 and _names_unit(span.of(text), text[span.end :]):
                        continue
                    if _is_anothers(text, span):
                        continue
                    return _found(text, span, form, misspelt=False)
    return None


def _names_unit(form: str, behind: str) -> bool:
    """Tell whether a short form is that of a unit, before the name of other work than a rank's.

    >>> _names_unit("DSU", " Intelligence Analyst"), _names_unit("DSU", " Intelligence")
    (True, False)
    """
    forms, nouns = _of_units()
    return form in forms and behind.rpartition(" ")[2].casefold().removesuffix("s") in nouns


def _is_anothers(text: str, span: Span) -> bool:
    """Tell whether words are about somebody for whom the one of a title works.

    >>> title = "Staff Officer to the Chief Constable"
    >>> _is_anothers(title, Span(21, 36)), _is_anothers("Chief Constable's Driver", Span(0, 15))
    (True, True)
    >>> _is_anothers("Chief Constable", Span(0, 15))
    False
    """
    before, behind = _serving()
    return (
        before.search(text, max(0, span.start - _NEAR), span.start) is not None
        or behind.match(text, span.end) is not None
    )


@once_per_overlay
def _serving() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Make the patterns of what stands before, and behind, the words for somebody served."""
    data = load_toml("phrases/titles.toml")
    own = data["served"]
    people = any_of((*data["nouns"], *own["offices"]))
    return (
        re.compile(
            rf"(?<!\w)(?:{people})s?\s+{branching(own['links'])}\s+(?:[\w/&-]+\s+){{0,4}}$", re.I
        ),
        re.compile(
            rf"(?:['’]s|(?<=s)['’])\s+(?:[\w-]+\s+){{0,3}}(?:{people})s?\b",
            re.I,
        ),
    )


@once_per_overlay
def _of_units() -> tuple[frozenset[str], frozenset[str]]:
    """Read the short forms of ranks that units have too, and the nouns for people at work."""
    data = load_toml("phrases/titles.toml")
    return frozenset(data["unit_forms"]), frozenset(data["nouns"])


def _misspelt(text: str, words: Words) -> RankFound | None:
    known = _spellings()
    for place, at in known.like(words):
        form_key, candidates = known.ordered[place]
        length = len(form_key)
        if nearly(words.forms[at : at + length], form_key):
            span = words.span(at, length)
            if not _is_anothers(text, span):
                return _found(text, span, candidates[0], misspelt=True)
    parted = len(words) >= _SEVERAL and text[words.span(0).end :].lstrip()[:1] in _DASHES
    for place in known.single if parted else ():
        form_key, candidates = known.ordered[place]
        if is_one_slip(words.forms[0], form_key[0]):
            return _found(text, words.span(0), candidates[0], misspelt=True)
    return None


def _found(text: str, span: Span, form: Form, *, misspelt: bool) -> RankFound:
    full = form.full
    rest = f"{text[: span.start]} {text[span.end :]}".strip(" ,;:-–—/()")
    read_as = " ".join(f"{text[: span.start]}{full}{text[span.end :]}".split())
    return RankFound(RankTitle(form.rank, form.designation, rest), span, read_as, misspelt)
