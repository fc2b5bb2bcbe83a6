"""Write tables as text, so that labels stay beside their values and columns in their places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Cell: TypeAlias = Sequence[str]
"""The lines of a cell."""
Row: TypeAlias = Sequence[Cell]

_COLUMNS = 3
_LABEL = 80


def table_lines(rows: Sequence[Row]) -> Iterator[str]:
    r"""Write a table row by row, its cells parted by tabs.

    A short cell with several lines beside it is a label over them. Other cells of several lines
    stand line beside line, so that each line keeps its column.

    Args:
        rows: Rows of equal length; a cell that another one covers is empty.

    >>> list(table_lines([[["Grade"], ["C3"]], [["Duties"], ["- Drive", "- Write"]]]))
    ['Grade\tC3', '', 'Duties', '- Drive', '- Write', '']
    """
    wide = _are_columns(rows)
    for row in rows:
        filled = [cell for cell in row if cell]
        if len(filled) == 1 and (row[0] or not wide):
            yield from filled[0] if len(filled[0]) == 1 else ["", *filled[0], ""]
        elif _is_label_over_lines(filled) and not wide:
            yield from ("", *filled[0], *filled[1], "")
        else:
            for lines in zip_longest(*row, fillvalue=""):
                yield "\t".join(lines).rstrip("\t")


def _is_label_over_lines(filled: Sequence[Cell]) -> bool:
    """Tell whether the cells of a row are a label and the lines that it heads."""
    two = len(filled) == _COLUMNS - 1 and len(filled[1]) > 1
    return two and len(filled[0]) == 1 and len(filled[0][0]) <= _LABEL


def _are_columns(rows: Sequence[Row]) -> bool:
    """Tell whether a table has columns under heads, rather than labels beside their values.

    Every cell of its first row is filled with one short line that is no pair of label and value,
    and below it some row that has more than two cells says more than one line.
    """
    if not rows or len(rows[0]) < _COLUMNS - 1:
        return False
    heads = [cell for cell in rows[0] if cell]
    short = all(len(c) == 1 and len(c[0]) <= _LABEL and not c[0].endswith(":") for c in heads)
    several = [sum(bool(cell) for cell in row) for row in rows[1:]]
    if not short or not several or len(heads) < len(rows[0]) - 1:
        return False
    if len(rows[0]) >= _COLUMNS:
        return any(len(cell) > 1 for row in rows[1:] for cell in row)
    return any(len(row[0]) > 1 for row in rows[1:])
