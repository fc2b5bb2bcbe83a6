"""What the slots of a form took, as meanings read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from remit.graph.asking.belonging import UNITS
from remit.graph.asking.expressions import joined
from remit.graph.asking.logic import All, Mentions, Not, Spoken, Things

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition

Taken = dict[str, Any]
Meaning: TypeAlias = "Callable[[Taken, Chart], Question | None]"
"""What a form means with what its slots took; None where that does not go together."""
# Kinds of which the reference data know many that no document speaks of.
_SPOKEN = UNITS | {"force", "rank", "grade", "competency", "family", "designation"}
_SETS = ("set", "conditional-set", "conditional-exists", "unnamed-exists", "dated-roles")


def set_of(taken: dict[str, Any]) -> Things:
    """Return the set that a form took, from whichever slot."""
    if "role-condition" in taken:
        return Things("role", taken["role-condition"])
    things = next(taken[name] for name in _SETS if name in taken)
    return things if isinstance(things, Things) else Things(*things)


def unspoken(where: Condition | None) -> Condition | None:
    """Leave out of a condition that documents speak of a thing; None where it says no such thing.

    >>> from remit.graph.asking.logic import Described
    >>> unspoken(All((Described(), Spoken())))
    Described()
    """
    parts = where.parts if isinstance(where, All) else ()
    return joined(All, parts[:-1]) if parts[-1:] == (Spoken(),) else None


def spoken_of(things: Things, chart: Chart) -> Things:
    """Take all of a kind for those that profiles speak of, where there is a profile."""
    kind = chart.lexicon.kinds[things.kind]
    own = kind.id in chart.lexicon.own.get("kinds", ())
    if own or not kind.classes or not chart.index.profiles():
        return things
    if isinstance(things.where, Not):
        spoken = Mentions(by=Things("role")) if kind.needed else Spoken()
        known = kind.needed or kind.id in _SPOKEN
        return Things(kind.id, All((things.where, spoken))) if known else things
    if things.where is not None:
        placed = kind.id in UNITS
        return Things(kind.id, All((things.where, Spoken()))) if placed else things
    if kind.needed:
        return Things(kind.id, Mentions(by=Things("role")))
    return Things(kind.id, Spoken()) if kind.id in _SPOKEN else things
