"""Read labels and headings in which a scanner took a letter for one that looks like it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from remit.graph.layout.labels import Label, labels, normal
from remit.graph.overlay import load_toml, once_per_overlay, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SHORTEST, _SHORTEST_ALONE = 5, 7
_MOST_WORDS = 15
_MOST_SLIPS = 2
_EACH_SLIP = 5
"""How many letters a label has for each place in which it may differ."""


@dataclass(frozen=True, slots=True)
class _Looks:
    """What letters look like, and the labels and headings by their looks."""

    letters: Mapping[int, str]
    pairs: tuple[tuple[str, str], ...]
    openings: frozenset[str]
    fields: Mapping[str, tuple[str, ...]]
    sections: Mapping[str, tuple[str, ...]]


@once_per_overlay
def _looks() -> _Looks:
    data = load_toml("layout/values.toml")["look_alikes"]
    letters = str.maketrans({c: group[0] for group in data["groups"] for c in group})
    pairs = tuple((pair.split()[0], pair.split()[1]) for pair in data["pairs"])

    def by_looks(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for form in forms:
            look = _look(form, pairs, letters)
            found[look] = (*found.get(look, ()), form)
        return found

    fields, sections = by_looks(labels().fields), by_looks(labels().sections)
    openings = frozenset(look.partition(" ")[0] for look in (*fields, *sections))
    return _Looks(letters, pairs, openings, fields, sections)


def _look(form: str, pairs: Iterable[tuple[str, str]], letters: Mapping[int, str]) -> str:
    for pair, letter in pairs:
        form = form.replace(pair, letter)
    return form.translate(letters)


@remembered(4_096)
def _may_open(word: str) -> bool:
    """Tell whether a word looks like one with which a label or a heading begins."""
    looks = _looks()
    return _look(word, looks.pairs, looks.letters) in looks.openings


def misread_field(words: str, *, bordered: bool) -> Label | None:
    """Find the field that misread words are a label of; a border lets them be shorter.

    >>> misread_field("Ro1e Reference", bordered=False).field
    'role_code'
    >>> misread_field("Race Preference", bordered=False)
    """
    form = _readable(words, bordered=bordered)
    label = _misread(form, _looks().fields, labels().fields) if form else None
    if label is None or not (label.sure or bordered):
        return None
    return replace(label, listed=False)


def misread_section(words: str, *, bordered: bool) -> Label | None:
    """Find the section that misread words are a heading of.

    >>> misread_section("Main Dutles", bordered=False).kind
    'duties'
    """
    form = _readable(words, bordered=bordered)
    return _misread(form, _looks().sections, labels().sections) if form else None


def _readable(words: str, *, bordered: bool) -> str:
    """Give the normal form of words that may be a label or a heading; nothing of most lines."""
    if words.count(" ") >= _MOST_WORDS or not words[:1].isalnum():
        return ""
    form = normal(words)
    shortest = _SHORTEST if bordered else _SHORTEST_ALONE
    fits = shortest <= len(form) <= labels().longest and _may_open(form.partition(" ")[0])
    return form if fits else ""


def _misread(
    form: str, by_looks: Mapping[str, tuple[str, ...]], table: Mapping[str, Label]
) -> Label | None:
    looks = _looks()
    alike = by_looks.get(_look(form, looks.pairs, looks.letters), ())
    most = min(_MOST_SLIPS, len(form) // _EACH_SLIP)
    near = [known for known in alike if OSA.distance(form, known) <= most]
    meant = {(table[known].field, table[known].kind, table[known].modality) for known in near}
    return table[near[0]] if len(meant) == 1 else None
