"""The rows of queries on an index that does not change while it is open, the last ones kept."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_FEW: Final = 200
"""Longer lists are fetched anew: there are few of them, and each takes much memory."""
_MOST: Final = 50_000
"""So many rows and queries are kept; then all are forgotten."""


class Remembered:
    """Fetches rows; one question asks the same of its index some five times.

    >>> import sqlite3
    >>> Remembered(sqlite3.connect(":memory:")).rows("SELECT ?", ("RIPA",))
    [('RIPA',)]
    """

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self._known: dict[tuple[str, tuple[str | int, ...]], list[tuple[str, ...]]] = {}
        self._held = 0

    def rows(self, query: str, values: Sequence[str | int]) -> list[tuple[str, ...]]:
        """Return the rows of a query with these values in the places of its marks."""
        asked = (query, tuple(values))
        known = self._known.get(asked)
        if known is None:
            with closing(self._index.cursor()) as cursor:
                known = cursor.execute(query, asked[1]).fetchall()
            if len(known) <= _FEW:
                if self._held >= _MOST:
                    self._known.clear()
                    self._held = 0
                self._known[asked] = known
                self._held += len(known) + 1
        return list(known)
