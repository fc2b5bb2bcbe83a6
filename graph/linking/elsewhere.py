"""Where a text comes from: law of another country is no Act of a like name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.alternatives import any_of, branching, either
from remit.graph.linking.catalogue import Name, catalogue
from remit.graph.linking.lexicon import Lexicon, lexicon_of
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remit.graph.linking.lexicon import Words

_HERE = "here"
_SEVERAL = 3
_NEAR = 60
_SPACES = r"[ \u00a0]*"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What tells law of other countries.

    Attributes:
        words: Names that speak for this country or for another.
        places: Names of other countries and places in them that any text may hold.
        signs: Other words that a text of this country hardly holds.
        state: A town with the short form of a state or province behind it.
        behind_town: Such a short form with the comma before it.
        seat: What stands before the place of a job.
        of_town: What stands before a town with its state where the job is there.
        pay: So much in money of another country as may be pay.
        money: Signs before amounts, of this country and of others.
        systems: Those of this country that have a word for a name, by their labels.
        common: Such systems that other countries have too.
        maker: What stands before the name of another system.
        no_system: What stands behind such a word where no system is meant.
        mark: What stands in brackets beside a title, such as `(Scotland)`.
        foreign_marks: Those of such marks, with their brackets, that are of another country.
        foreign_law: A title or a year with such a mark behind it.
        titles: Titles that hold a word at which others are cut off.
        law: Names of law that end with no word such as `Act`.
    """

    words: Lexicon
    places: Lexicon
    signs: frozenset[str]
    state: re.Pattern[str]
    behind_town: re.Pattern[str]
    seat: re.Pattern[str]
    of_town: re.Pattern[str]
    pay: re.Pattern[str]
    money: Mapping[str, Sequence[str]]
    systems: frozenset[str]
    common: frozenset[str]
    maker: re.Pattern[str]
    no_system: re.Pattern[str]
    mark: re.Pattern[str]
    foreign_marks: Sequence[str]
    foreign_law: re.Pattern[str]
    titles: frozenset[str]
    law: Lexicon


@once_per_overlay
def elsewhere() -> Elsewhere:
    """Read `data/phrases/elsewhere.toml` once."""
    data = load_toml("phrases/elsewhere.toml")
    law_heads = load_toml("phrases/law.toml")["heads"]["words"]
    behind_town = rf",{_SPACES}(?:{'|'.join(data['places']['codes'])})\b"
    return Elsewhere(
        lexicon_of(_names(data)),
        lexicon_of(
            Name(w, "pref", Thing("", w, "Place"))
            for w in (*data["places"]["words"], *data["places"]["signs"])
        ),
        frozenset(data["places"]["signs"]),
        re.compile(rf"(?:[A-Z][a-z]{{2,}}|(?<![A-Z])[A-Z]{{3,}}){behind_town}"),
        re.compile(behind_town),
        re.compile(
            rf"\b{branching(data['places']['behind'])}\W{{1,6}}(?:[\w’'.-]+,?\s+){{0,4}}$", re.I
        ),
        re.compile(rf"(?:\b(?:{any_of(data['places']['before_town'])})|\s[-–—|])\s+$", re.I),
        re.compile(rf"(?:{any_of(data['money']['abroad'])}){_SPACES}\d{{2,3}}[,.]\d{{3}}\b"),
        data["money"],
        frozenset(data["systems"]["ours"]),
        frozenset(data["systems"]["common"]),
        re.compile(rf"\b(?:{any_of(data['systems']['makers'])})\s+$"),
        re.compile(rf"\s+{branching(data['systems']['behind'])}\b", re.I),
        re.compile(rf"{_SPACES}\({either([*data['marks']['words'], *data['marks']['here']])}\)"),
        tuple(f"({mark})" for mark in data["marks"]["words"]),
        re.compile(
            rf"\b(?:{any_of(law_heads)}|(?:19|20)\d\d){_SPACES}\({either(data['marks']['words'])}\)"
        ),
        frozenset(title.casefold() for title in data["titles"]["words"]),
        lexicon_of(Name(n, "pref", Thing("", n, "Legislation")) for n in data["law"]["words"]),
    )


def _names(data: dict[str, dict[str, list[str]]]) -> Iterator[Name]:
    here = Thing("", _HERE, "Country")
    yield from (Name(word, "pref", here) for word in data["here"]["words"])
    for country, words in data["countries"].items():
        yield from (Name(word, "pref", Thing("", country, "Country")) for word in words)
    for name in catalogue().names:
        if name.thing.kind == "Force" and " " in name.text and name.kind in ("pref", "alt"):
            yield Name(name.text, "pref", here)


@dataclass(frozen=True, slots=True)
class Origin:
    """Which countries a text speaks of.

    Attributes:
        abroad: Whether it names others more often than this one.
        wholly: Whether it names others more than once, and this one nowhere; an Act of the same
            title and year is another country's there.
    """

    abroad: bool
    wholly: bool


def origin_of(text: str, words: Words) -> Origin:
    """Tell of which countries a text speaks, by the names in it.

    >>> from remit.graph.linking.lexicon import words_of
    >>> said = ("Garda in Dublin", "Kent Police and the Garda", "us")
    >>> [origin_of(text, words_of(text)).abroad for text in said]
    [True, False, False]
    """
    known = elsewhere()
    countries = [m.names[0].thing.label for m in known.words.find(text, words)]
    here = countries.count(_HERE)
    abroad = len(countries) - here + _by_places(text, words) + _cites_foreign_law(text)
    here += any(sign in text for sign in known.money[_HERE])
    return Origin(abroad > here, abroad > 1 and not here)


def _cites_foreign_law(text: str) -> bool:
    """Tell whether the mark of another country stands behind a title of law: `Act 1981 (WA)`."""
    known = elsewhere()
    marked = any(mark in text for mark in known.foreign_marks)
    return marked and known.foreign_law.search(text) is not None


def _by_places(text: str, words: Words) -> int:
    """Count for how many names of countries the places and the money of a text speak.

    A place where the job is speaks as loud as two of them; several that it only names, or a sign
    of another country beside one of them, as loud as one.
    """
    known = elsewhere()
    spans = {m.names[0].thing.label: m.span for m in known.places.find(text, words)}
    for found in known.state.finditer(text) if known.behind_town.search(text) else ():
        town = Span(*found.span())
        seated = known.of_town.search(text, max(0, town.start - _NEAR), town.start)
        if seated or _is_seat(text, town):
            return 2
        if not found[0][1:2].isupper():
            spans.setdefault(found[0], town)
    if any(_is_seat(text, span) for span in spans.values()):
        return 2
    signed = not known.signs.isdisjoint(spans)
    if any(sign in text for sign in known.money["abroad"]):
        here = any(sign in text for sign in known.money[_HERE])
        return int(bool(spans) or (not here and known.pay.search(text) is not None))
    return int(len(spans) >= (_SEVERAL - signed))


def _is_seat(text: str, span: Span) -> bool:
    """Tell whether a place is that of the job, by the words before it."""
    return elsewhere().seat.search(text, max(0, span.start - _NEAR), span.start) is not None


def is_another(system: str, text: str, span: Span, *, abroad: bool) -> bool:
    """Tell whether a word is the name of another system than this country's, or of none.

    >>> is_another("Athena", "on AWS Athena", Span(7, 13), abroad=False)
    True
    """
    known = elsewhere()
    if system not in known.systems | known.common or " " in span.of(text):
        return False
    before = text[max(0, span.start - _NEAR) : span.start]
    other = known.maker.search(before) or known.no_system.match(text, span.end)
    return other is not None or (abroad and system in known.systems)


def names_country(words: str) -> bool:
    """Tell whether words are the name of another country, or of a part of one.

    >>> names_country("Minnesota"), names_country("Kent")
    (True, False)
    """
    return any(n.thing.label != _HERE for n in elsewhere().words.exact(words))
