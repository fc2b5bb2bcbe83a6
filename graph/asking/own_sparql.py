"""SPARQL for plain values; numbers and dates are written from their digits alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.graph.asking.logic import Compared, Valued

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|\d{3}")  # a day, month, year or decade
_DATES = {"after": ">", "before": "<", "since": ">=", "until": "<="}
_LAST = "~"  # sorts behind every date that starts with what stands before it


def numeric(variable: str) -> str:
    """Write a value as a number, also where the graph holds it as text."""
    return f"COALESCE(xsd:decimal(STR(?{variable})), xsd:double(STR(?{variable})))"


def comparison(where: Compared, variable: str) -> str:
    """Write the filter that a value must pass.

    >>> from remit.graph.asking.logic import Compared
    >>> comparison(Compared("r", "after", "2015"), "v")
    'FILTER(STR(?v) > "2015~")'

    Raises:
        ValueError: The value is neither a number nor a date.
    """
    if where.sign in {">=", "<=", ">", "<", "="} and _NUMBER.fullmatch(where.value):
        return f"FILTER({numeric(variable)} {where.sign} {where.value})"
    if not _DATE.fullmatch(where.value):
        raise ValueError(where.value)
    if where.sign == "in":
        return f'FILTER(STRSTARTS(STR(?{variable}), "{where.value}"))'
    ending = _LAST if where.sign in {"after", "until"} else ""
    return f'FILTER(STR(?{variable}) {_DATES[where.sign]} "{where.value}{ending}")'


def between_values(one: str, sign: str, other: str, number: bool) -> str:
    """Write the filter that two values must pass, as numbers or as dates."""
    if sign not in {">=", "<=", ">", "<", "="}:
        raise ValueError(sign)
    sides = (numeric(one), numeric(other)) if number else (f"STR(?{one})", f"STR(?{other})")
    return f"FILTER({sides[0]} {sign} {sides[1]})"


def true(variable: str) -> str:
    """Write the filter for a value that is true.

    >>> true("v")
    'FILTER(STR(?v) IN ("true", "1"))'
    """
    return f'FILTER(STR(?{variable}) IN ("true", "1"))'


def same(where: Valued, variable: str) -> str:
    """Write the filter for one plain value, as the graph writes it."""
    return f"FILTER(?{variable} = {where.term})"
