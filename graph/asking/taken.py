"""What the slots of a form took, as meanings read it."""

from __future__ import annotations

from typing import Any

from remit.graph.asking.logic import Things

Taken = dict[str, Any]


def set_of(taken: dict[str, Any]) -> Things:
    """Return the set that a form took, from whichever slot."""
    if "role-condition" in taken:
        return Things("role", taken["role-condition"])
    things = taken.get("set") or taken.get("conditional-set") or taken["conditional-exists"]
    return things if isinstance(things, Things) else Things(*things)
