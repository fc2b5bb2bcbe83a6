"""The order in which people look for names: in any case, and 2 before 10; the best of several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(r"[0-9]+")
_DIGITS = 12


def natural(name: str) -> str:
    """Give the key that puts names in order as people do.

    >>> sorted(["PIP 10", "pip 2", "Band 7"], key=natural)
    ['Band 7', 'pip 2', 'PIP 10']
    """
    return _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), name.casefold())


def best_written(names: Iterable[str]) -> str:
    """Choose of several ways to write a name the first in order that is not all in capitals.

    >>> best_written(["STORES UNIT", "Stores Unit", "stores unit"]), best_written(["CID"])
    ('Stores Unit', 'CID')
    """
    return min(names, key=lambda name: (name.isupper(), name))
