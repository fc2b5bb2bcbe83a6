"""Tell the units that a form names apart: the role's own, those around it, those inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.alternatives import branching
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.profile import Value

_LONGEST_NAME = 12
"""What a field of a unit holds in more words is a sentence."""


@dataclass(frozen=True, slots=True)
class FormUnit:
    """A unit as a field of a form names it.

    Attributes:
        value: The name, as written.
        largest: The place, among the sizes of units, of the largest kind that its label names.
        smallest: Likewise of the smallest kind: `Department / Section` can be either.
    """

    value: Value
    largest: int
    smallest: int

    def is_within(self, other: FormUnit) -> bool:
        """Tell whether by their labels it can only be a part of the other."""
        own, around = (self.largest, self.smallest), (other.largest, other.smallest)
        return own != around and self.largest >= other.largest and self.smallest >= other.smallest


def form_units(fields: Iterable[tuple[str, Value]]) -> tuple[FormUnit, ...]:
    """List the units that the fields of a form name, each given with its label; its own come first.

    That is the first whose label does not only say what is larger than a department, if there is
    one. A name counts once, and beside the first a sentence is no name.

    >>> from remit.graph.profile import Value
    >>> named = [("Directorate", Value.at(0, "Crime")), ("Team", Value.at(9, "Cold Cases"))]
    >>> [unit.value.text for unit in form_units(named)]
    ['Cold Cases', 'Crime']
    """
    once: dict[str, FormUnit] = {}
    for label, value in fields:
        if not once or _is_name(value.text):
            once.setdefault(value.text.casefold(), FormUnit(value, *_sizes_of(label)))
    units = tuple(once.values())
    own = next((unit for unit in units if unit.smallest >= _sizes().department), None)
    return units if own is None else (own, *(unit for unit in units if unit is not own))


def within_larger(unit: Value | None, units: tuple[FormUnit, ...]) -> tuple[FormUnit, ...]:
    """Put a unit named elsewhere first, where a form names only what is larger.

    >>> from remit.graph.profile import Value
    >>> named = form_units([("Directorate", Value.at(0, "Crime"))])
    >>> [unit.value.text for unit in within_larger(Value.at(9, "Cold Case Unit"), named)]
    ['Cold Case Unit', 'Crime']
    """
    department = _sizes().department
    if unit is None or not units or units[0].smallest >= department:
        return units
    return (FormUnit(unit, department + 1, department + 1), *units)


def unit_around(unit: FormUnit, units: Sequence[FormUnit]) -> FormUnit | None:
    """Find the smallest unit of a form that another can only be a part of; of two of a size none.

    >>> from remit.graph.profile import Value
    >>> named = [("Command", Value.at(0, "Crime")), ("Team", Value.at(9, "Cold Cases"))]
    >>> unit_around(*((units := form_units(named))[0], units)).value.text
    'Crime'
    """
    larger = [other for other in units if unit.is_within(other)]
    while larger:
        inmost = [one for one in larger if not any(other.is_within(one) for other in larger)]
        if len(inmost) == 1:
            return inmost[0]
        larger = [one for one in larger if one not in inmost]
    return None


def _is_name(words: str) -> bool:
    return not words.endswith(".") and len(words.split()) <= _LONGEST_NAME


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The words of labels by the size of what they name, the largest first."""

    words: re.Pattern[str]
    place: dict[str, int]
    department: int


@once_per_overlay
def _sizes() -> _Sizes:
    sizes = load_toml("phrases/relations.toml")["unit_sizes"]["sizes"]
    place = {word: at for at, words in enumerate(sizes) for word in words}
    return _Sizes(re.compile(rf"\b{branching(place)}\b", re.I), place, place["department"])


def _sizes_of(label: str) -> tuple[int, int]:
    """Tell the largest and the smallest kind of unit that a label names; a plain one is none."""
    known = _sizes()
    found = [
        known.place[" ".join(words.casefold().split())] for words in known.words.findall(label)
    ]
    return (min(found), max(found)) if found else (known.department, known.department)
