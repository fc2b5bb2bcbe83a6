"""What the slots of a form took, as meanings read it."""

from __future__ import annotations

from typing import Any

from remit.graph.asking.logic import Things

Taken = dict[str, Any]
_SETS = ("set", "conditional-set", "conditional-exists", "unnamed-exists", "dated-roles")


def set_of(taken: dict[str, Any]) -> Things:
    """Return the set that a form took, from whichever slot."""
    if "role-condition" in taken:
        return Things("role", taken["role-condition"])
    things = next(taken[name] for name in _SETS if name in taken)
    return things if isinstance(things, Things) else Things(*things)
