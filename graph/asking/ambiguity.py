"""Find the phrase of a reading that may mean several things."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from remit.graph.asking.logic import OneOf


def ambiguous(value: object) -> OneOf | None:
    """Return the first phrase of a reading that names several things, none of them chosen."""
    if isinstance(value, OneOf):
        return value if len(value.names) > 1 and not value.any else None
    parts: list[object] = []
    if isinstance(value, tuple):
        parts = list(value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = [getattr(value, field.name) for field in fields(value)]
    for part in parts:
        found = ambiguous(part)
        if found:
            return found
    return None
