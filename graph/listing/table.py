"""Rows under the names of their columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from remit.graph.natural_order import natural

Value = str | int | bool | None | tuple[str, ...]
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under the names of their columns.

    Attributes:
        columns: The names of the columns; the last is `iri`.
        rows: The values.
        counted: The column that says how often documents speak of a thing.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    counted: str

    def used(self) -> Table:
        """Leave out what no document speaks of."""
        place = self.columns.index(self.counted)
        return Table(self.columns, tuple(row for row in self.rows if row[place]), self.counted)

    def used_first(self) -> Table:
        """Put what documents speak of before what is only known beforehand."""
        place = self.columns.index(self.counted)
        rows = tuple(sorted(self.rows, key=lambda row: not row[place]))
        return Table(self.columns, rows, self.counted)


def make_table(columns: tuple[str, ...], rows: Iterable[Row], counted: str) -> Table:
    """Put rows into the order of their first column, as people order names."""
    ordered = sorted(rows, key=lambda row: (natural(str(row[0])), str(row[-1])))
    return Table(columns, tuple(ordered), counted)
