"""The order in which people look for names: in any case, and 2 before 10."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[0-9]+")
_DIGITS = 12


def natural(name: str) -> str:
    """Give the key that puts names in order as people do.

    >>> sorted(["PIP 10", "pip 2", "Band 7"], key=natural)
    ['Band 7', 'pip 2', 'PIP 10']
    """
    return _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), name.casefold())
