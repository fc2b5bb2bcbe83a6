"""How deeply a query is nested, which is what uses up the stack of its parser."""

from __future__ import annotations

import re
from typing import Final

_STEP: Final = re.compile(r"[({\[]|[)}\]]|[!+-]+")


def depth(sparql: str) -> int:
    """Count how many brackets and signs stand within each other at most, if not fewer.

    Brackets in strings count too: it is a bound, for a message.

    >>> depth("SELECT * { FILTER(!(1 = 2)) }"), depth("ASK {}")
    (3, 1)
    """
    deepest = level = 0
    for match in _STEP.finditer(sparql):
        piece = match.group()
        if piece in ")}]":
            level = max(0, level - 1)
        elif piece in "({[":
            level += 1
            deepest = max(deepest, level)
        else:
            deepest = max(deepest, level + len(piece))
    return deepest
