"""Compare what was read from a document with what the document is known to say.

Each value is compared twice: strictly (equal but for case, white space and outer punctuation) and
partially (half of the words shared). Acts are compared by their id wherever both sides have one.
`also` of the expected values holds further readings: right where they are found, not demanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

FIELDS = {
    "title": ("title",),
    "rank_or_grade": ("rank", "grade"),
    "status": ("status",),
    "role_code": ("role_code",),
    "organisation": ("organisation",),
    "unit_or_department": ("unit",),
    "location": ("location",),
    "reports_to": ("reports_to",),
    "vetting": ("vetting",),
}
THINGS = ("legislation", "qualifications", "systems", "direct_reports")
MODALITIES = {"essential": {"essential", "obligatory", "conditional"}, "desirable": {"desirable"}}
ALWAYS_COUNTED = ("legislation", "systems")  # named wherever they stand, also in a cut-off document
LONGEST_QUOTE = 600


@dataclass(frozen=True)
class Count:
    """How many values are right, wrong and missed.

    >>> Count(right=3, wrong=1) + Count(right=1, missed=2)
    Count(right=4, wrong=1, missed=2)
    >>> round(Count(right=4, wrong=1, missed=2).f1, 3)
    0.727
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        """Add another count, number by number."""
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was asked that was found; 1 where nothing was asked."""
        asked = self.right + self.missed
        return self.right / asked if asked else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Value:
    """One value of a list: the texts that name it, the id of an Act, and how much it binds."""

    texts: tuple[str, ...]
    law: str | None = None
    modality: str | None = None


def fold(text: str) -> str:
    r"""Fold case, dashes, white space and outer punctuation.

    >>> fold("  Detective\tSergeant – CID. ")
    'detective sergeant - cid'
    """
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", text).casefold()
    return re.sub(r"\s+", " ", plain).strip(" \t\n.,;:-•*()[]\"'")


def same(one: str, other: str, *, strict: bool) -> bool:
    """Tell whether two texts are the same value.

    >>> same("DI Intel", "DI Intel.", strict=True), same("DI Intel", "DI, CID", strict=False)
    (True, True)
    """
    if strict:
        return fold(one) == fold(other)
    left, right = (set(re.findall(r"[a-z0-9]+", fold(text))) for text in (one, other))
    shared = len(left & right)
    return shared > 0 and 4 * shared >= len(left) + len(right)


def score(expected: Json, found: Json, *, strict: bool) -> dict[str, Count]:
    """Count right, wrong and missed values of one document, field by field.

    Args:
        expected: What the document says, in the form of `tests/cases`.
        found: What was read from it, in the form of `remit extract --format json`.
        strict: Whether values must be equal, or only share half of their words.
    """
    counts = {name: _score_field(name, expected, found, strict=strict) for name in FIELDS}
    for name in (*THINGS, *MODALITIES):
        counts[name] = _score_list(name, expected, found, strict=strict)
    if "requirements" in expected:
        counts["requirements"] = _score_requirements(expected, found, strict=strict)
    return counts


def total(counts: Iterable[Count]) -> Count:
    """Add counts up.

    >>> total([Count(right=1), Count(missed=1)])
    Count(right=1, wrong=0, missed=1)
    """
    return sum(counts, Count())


def quotes(found: Any) -> Iterator[Json]:
    """Give each piece of evidence in what was read, however deep it stands."""
    if isinstance(found, Mapping):
        if {"quote", "start", "end"} <= found.keys():
            yield found
        for value in found.values():
            yield from quotes(value)
    elif isinstance(found, list | tuple):
        for value in found:
            yield from quotes(value)


def misplaced_quotes(found: Json, text: str) -> list[Json]:
    """Give the evidence that is empty, too long or not what the text holds at its offsets."""
    return [
        piece
        for piece in quotes(found)
        if not 1 <= len(piece["quote"]) <= LONGEST_QUOTE
        or text[piece["start"] : piece["end"]] != piece["quote"]
    ]


def _also(expected: Json, name: str) -> list[str]:
    also: Mapping[str, list[str]] = expected.get("also") or {}
    return also.get(name, [])


def _score_field(name: str, expected: Json, found: Json, *, strict: bool) -> Count:
    got = [found[key] for key in FIELDS[name] if found.get(key)]
    asked = expected.get(name)
    readings = [*([asked] if asked else []), *_also(expected, name)]
    right = any(same(reading, value, strict=strict) for reading in readings for value in got)
    return Count(int(right), int(bool(got) and not right), int(bool(asked) and not right))


def _score_list(name: str, expected: Json, found: Json, *, strict: bool) -> Count:
    asked = _once(_value(item, "name") for item in expected.get(name) or [])
    got = list(
        _requirements(found, MODALITIES[name]) if name in MODALITIES else _things(found, name)
    )
    right = 0
    for value in asked:
        match = next((other for other in got if _matches(value, other, strict=strict)), None)
        if match is not None:
            got.remove(match)
            right += 1
    if expected.get("truncated") and not asked and name not in ALWAYS_COUNTED:
        got = []
    got = [value for value in got if value.modality in (None, name)]
    return Count(right, len(_not_among(got, _also(expected, name))), len(asked) - right)


def _score_requirements(expected: Json, found: Json, *, strict: bool) -> Count:
    left = list(_requirements(found, None))
    right = wrong = 0
    for asked in expected["requirements"]:
        value = Value((asked["text"],))
        match = next((other for other in left if _matches(value, other, strict=strict)), None)
        if match is None:
            continue
        left.remove(match)
        if match.modality in (asked["modality"], *_also(asked, "modality")):
            right += 1
        else:
            wrong += 1
    wrong += len(_not_among(left, _also(expected, "requirements")))
    return Count(right, wrong, len(expected["requirements"]) - right)


def _not_among(values: Sequence[Value], texts: Sequence[str]) -> list[Value]:
    accepted = [Value((text,)) for text in texts]
    return [
        value
        for value in values
        if not any(_matches(other, value, strict=False) for other in accepted)
    ]


def _matches(one: Value, other: Value, *, strict: bool) -> bool:
    if one.law and other.law:
        return one.law == other.law
    return any(same(left, right, strict=strict) for left in one.texts for right in other.texts)


def _requirements(found: Json, modalities: set[str] | None) -> Iterator[Value]:
    for item in found.get("requirements") or []:
        if modalities is None or item.get("modality") in modalities:
            yield Value((item.get("text") or "",), modality=item.get("modality"))


def _things(found: Json, name: str) -> list[Value]:
    return _once(_value(item, "label") for item in found.get(name) or [])


def _value(item: str | Json, label: str) -> Value:
    if isinstance(item, str):
        return Value((item,))
    address = re.search(r"legislation\.gov\.uk/(?:id/)?(.+?)/?$", item.get("iri") or "")
    texts = tuple(text for text in (item.get(label), item.get("text")) if text)
    return Value(texts, item.get("id") or (address and address[1]))


def _once(values: Iterable[Value]) -> list[Value]:
    named: dict[str, Value] = {}
    for value in values:
        named.setdefault(value.law or fold(value.texts[0]), value)
    return list(named.values())
