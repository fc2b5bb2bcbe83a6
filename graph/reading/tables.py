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

_PAIR = 2
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
    return len(filled) == _PAIR and _is_short(filled[0]) and len(filled[1]) > 1


def _are_columns(rows: Sequence[Row]) -> bool:
    """Tell whether a table has columns under heads, rather than labels beside their values.

    The cells of its first row, of which one may be empty, hold short lines that are no labels with
    colons. Below it a cell holds several lines: of two columns, one of the first.
    """
    if len(rows) < 2 or len(rows[0]) < _PAIR:
        return False
    heads = [cell for cell in rows[0] if cell]
    if len(heads) < len(rows[0]) - 1:
        return False
    if not all(_is_short(cell) and not cell[0].endswith(":") for cell in heads):
        return False
    looked_at = 1 if len(rows[0]) == _PAIR else len(rows[0])
    return any(len(cell) > 1 for row in rows[1:] for cell in row[:looked_at])


def _is_short(cell: Cell) -> bool:
    return len(cell) == 1 and len(cell[0]) <= _LABEL
