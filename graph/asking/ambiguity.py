"""Find the phrase of a reading that may mean several things."""

from __future__ import annotations

from remit.graph.asking.logic import OneOf
from remit.graph.asking.value import Value


def ambiguous(value: object) -> OneOf | None:
    """Return the first phrase of a reading that names several things, none of them chosen."""
    if isinstance(value, OneOf):
        return value if len(value.names) > 1 and not value.any else None
    parts = value.contents() if isinstance(value, Value) else value
    for part in parts if isinstance(parts, tuple) else ():
        found = ambiguous(part)
        if found:
            return found
    return None
