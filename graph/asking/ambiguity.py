"""Find the phrase of a reading that may mean several things."""

from __future__ import annotations

from remit.graph.asking.logic import OneOf
from remit.graph.asking.value import walk


def ambiguous(value: object) -> OneOf | None:
    """Return the first phrase of a reading that names several things, none of them chosen."""
    ones = (part for part in walk(value) if isinstance(part, OneOf))
    return next((one for one in ones if len(one.names) > 1 and not one.any), None)
