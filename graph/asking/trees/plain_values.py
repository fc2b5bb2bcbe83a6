"""SPARQL for plain values; numbers and dates are written from their digits alone."""

from __future__ import annotations

import re
from statistics import median

MEDIAN = "MEDIAN"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|\d{3}|--\d{2}")
# a day, month, year or decade, or a month of any year
DATED = {"after": ">", "before": "<", "since": ">=", "until": "<="}
_DAY = 10  # letters of a date without its hour
_LAST = "~"  # sorts behind every date that starts with what stands before it


def numeric(variable: str) -> str:
    """Write a value as a number, also where the graph holds it as text."""
    return f"COALESCE(xsd:decimal(STR(?{variable})), xsd:double(STR(?{variable})))"


def together(function: str, variable: str) -> str:
    """Write what is taken of many values; for the median, which SPARQL has not, all of them.

    >>> together("MEDIAN", "o").partition("(")[0], together("SUM", "o").partition("(")[0]
    ('GROUP_CONCAT', 'SUM')
    """
    value = numeric(variable)
    if function == MEDIAN:
        return f'GROUP_CONCAT(STR({value}); SEPARATOR=" ")'
    return f"{function}({value})"


def taken_of(function: str, found: str) -> str:
    """Give what was taken of many values, as a query with `together` found it.

    >>> taken_of("MEDIAN", "7 2 4 10"), taken_of("SUM", "23")
    ('5.5', '23')
    """
    return str(median(map(float, found.split()))) if function == MEDIAN and found else found


def comparison(sign: str, value: str, variable: str) -> str:
    """Write the filter that a value must pass.

    >>> comparison("after", "2015", "v")
    'FILTER(STR(?v) > "2015~")'

    Raises:
        ValueError: The value is neither a number nor a date.
    """
    if sign in {">=", "<=", ">", "<", "="} and _NUMBER.fullmatch(value):
        return f"FILTER({numeric(variable)} {sign} {value})"
    if not _DATE.fullmatch(value):
        raise ValueError(value)
    if value.startswith("--"):
        if sign != "in":
            raise ValueError(value)
        return f'FILTER(SUBSTR(STR(?{variable}), 6, 2) = "{value[2:]}")'
    if sign == "in":
        return f'FILTER(STRSTARTS(STR(?{variable}), "{value}"))'
    ending = _LAST if sign in {"after", "until"} else ""
    return f'FILTER(STR(?{variable}) {DATED[sign]} "{value}{ending}")'


def between_values(one: str, sign: str, other: str, number: bool, *, by_day: bool = False) -> str:
    """Write the filter that two values must pass, as numbers or dates, `by_day` without hours."""
    if sign not in {">=", "<=", ">", "<", "="}:
        raise ValueError(sign)
    sides = (numeric(one), numeric(other)) if number else (f"STR(?{one})", f"STR(?{other})")
    if by_day and not number:
        sides = (f"SUBSTR({sides[0]}, 1, {_DAY})", f"SUBSTR({sides[1]}, 1, {_DAY})")
    return f"FILTER({sides[0]} {sign} {sides[1]})"


def plain_sign(sign: str) -> str:
    """Return a sign of comparison, as it is.

    >>> plain_sign(">=")
    '>='

    Raises:
        ValueError: It is none.
    """
    if sign not in {">=", "<=", ">", "<", "="}:
        raise ValueError(sign)
    return sign
