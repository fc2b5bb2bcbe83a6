"""Find the unit that stands beside its employer, or alone at the head of a form."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.seats import DASHED
from remit.graph.layout.labels import normal
from remit.graph.layout.values import fields_of
from remit.graph.linking.lexicon import lexicon
from remit.graph.linking.occupations import names_work
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.model import Layout

_SHORT_FORM = re.compile(r"\s*\([A-Z][A-Za-z]{1,9}\)$")
_TWO = 2
_PAID = re.compile(r"[£$€]\s?\d|^(?=\D*\d)[A-Z][a-z]+ \w{1,3}\b")
_HEAD_LINES = 6
_UNIT_WORDS = 6
_SMALL = frozenset({"and", "of", "for", "the", "&", "-", "–", "/"})
_LAST_WORD = re.compile(r"[A-Za-z]+$")
_IN_BRACKETS = re.compile(r"[ \t]*\r?\n[ \t]*\(([A-Z][^()\n]{3,60})\)[ \t]*(?:\r?\n|$)")
_BESIDE = re.compile(r" +[-–—] +([^-–—.,;:|\t\n]{3,60})(?= +[-–—] |\.| *(?:\n|$))")
"""A part of a line between dashes, or behind the last."""


def unless_same(unit: Value | None, organisation: Value | None) -> Value | None:
    """Leave out a unit that is the employer over again."""
    same = unit and organisation and _bare(unit) == _bare(organisation)
    return None if same else unit


def _bare(name: Value) -> str:
    """Give the name of a body without the short form in brackets behind it."""
    return normal(_SHORT_FORM.sub("", name.text))


def unit_behind(organisation: Value) -> Value | None:
    """Read the unit behind an employer, as in `Department of Parks, Ranger Division, North`."""
    parts = organisation.text.split(", ")
    whole = len(organisation.span) == len(organisation.text)
    if len(parts) < _TWO or not whole or "unit" not in fields_of(parts[1]):
        return None
    start = len(parts[0]) + len(", ")
    return Value.at(organisation.span.start + start, organisation.text[start:])


def before_unit(organisation: Value, unit: Value) -> Value:
    """Leave out of an employer the unit behind it."""
    words = organisation.text[: unit.span.start - organisation.span.start].removesuffix(", ")
    return Value.at(organisation.span.start, words)


def unit_of_head(layout: Layout) -> Value | None:
    """Find a unit behind its employer at the head, as in `Borset Police - Custody Department`."""
    phrases = relation_phrases()
    for item in islice(layout.loose(), _HEAD_LINES):
        parted = DASHED.fullmatch(item.text)
        if parted is None or len(item.span) != len(item.text):
            continue
        ends = (parted[2], parted[2].partition(", ")[0])
        unit = next(filter(_ends_as_unit, ends), "")
        named = phrases.organisation(parted[1]) or lexicon().exact(parted[1])
        if named and unit:
            return Value.at(item.span.start + parted.start(2), unit)
    return None


def unit_beside(layout: Layout, title: Value | None) -> Value | None:
    """Find a unit behind the title in its line and a dash: `Night Clerk - Front Office Command`."""
    beside = _BESIDE.match(layout.document.text, title.span.end) if title is not None else None
    if beside is None or not _ends_as_unit(beside[1]) or names_work(beside[1]):
        return None
    return Value(beside[1], Span(*beside.span(1)))


def _ends_as_unit(name: str) -> bool:
    """Tell whether several words end with what units are called: `Front Office Command`."""
    last = _LAST_WORD.search(name) if " " in name else None
    return last is not None and relation_phrases().unit_word.fullmatch(last[0]) is not None


def unit_below(layout: Layout, title: Value | None) -> Value | None:
    """Find a unit in the line at once below the title, above the grade or the pay.

    It ends with the name of a field of work: `Prevention and Community Safety`.
    """
    lines = list(islice(layout.loose(), _HEAD_LINES))
    for line, below, behind in zip(lines, lines[1:], lines[2:], strict=False):
        if title is None or not (
            line.span.overlaps(title.span) or normal(line.text) == normal(title.text)
        ):
            continue
        gap = layout.document.text[line.span.end : below.span.start]
        words = below.text.split()
        named = 2 <= len(words) <= _UNIT_WORDS and not below.marker
        named = named and all(word[0].isupper() or word in _SMALL for word in words)
        if names_work(below.text):
            continue
        if gap.count("\n") != 1 or not named:
            return None
        told = _PAID.search(behind.text) or fields_of(behind.text) & {"grade", "salary"}
        return Value(below.text, below.span) if told and _ends_with_field(words) else None
    return None


def unit_in_brackets(layout: Layout, title: Value | None) -> Value | None:
    """Find a unit in brackets on the line at once below the title."""
    text = layout.document.text
    below = _IN_BRACKETS.match(text, title.span.end) if title is not None else None
    if below is None or not _ends_as_unit(below[1]) or names_work(below[1]):
        return None
    return Value(below[1], Span(*below.span(1)))


def _ends_with_field(words: Sequence[str]) -> bool:
    """Tell whether the last two or three words are the name of a field of work."""
    ends = (" ".join(words[-count:]) for count in (_TWO, _TWO + 1))
    return any(name.thing.kind == "Topic" for end in ends for name in lexicon().exact(end))


def unit_alone(layout: Layout, title: Value | None) -> Value | None:
    """Find a unit in a line of its own at the head, such as `Fraud Investigation Service`."""
    phrases = relation_phrases()
    for item in islice(layout.loose(), _HEAD_LINES):
        words = item.text.split()
        if not 2 <= len(words) <= _UNIT_WORDS or item.marker:
            continue
        named = all(word[0].isupper() or word in _SMALL for word in words)
        if not named or not _ends_as_unit(item.text) or names_work(item.text):
            continue
        if phrases.organisation_ending.search(item.text) or phrases.organisation(item.text):
            continue
        if title is None or not title.span.start <= item.span.start < title.span.end:
            return Value(item.text, item.span)
    return None
