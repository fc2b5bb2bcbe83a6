"""Read the numbers of a form: which stand before headings, and which count on from them."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = re.compile(r"(\(?)(\d{1,2})([.)]?)\s*$")


class Number(NamedTuple):
    """A number before a line: how it is printed, and what it is."""

    style: str
    place: int


def number_before(text: str, opening: int, start: int) -> Number | None:
    """Read the number between where an item opens and where its words begin.

    >>> number_before("(3) Drive", 0, 4)
    Number(style='()', place=3)
    >>> number_before("a) Drive", 0, 3)
    """
    found = _NUMBER.fullmatch(text, opening, start)
    return Number(found[1] + found[3], int(found[2])) if found else None
