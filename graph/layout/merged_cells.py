"""Read once each cell of a table that spans columns and was written out for every one of them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.labels import labels
from remit.graph.places import lines_in
from remit.graph.reading_order import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Sequence

_THRICE = re.compile(r"^[| ]*+([^\t|\n]{3,}?) *(?:[\t|] *\1 *){2,}[| \r]*$", re.MULTILINE)
_EDGE = re.compile(r"[\t|]")
_NUMBER = re.compile(r"\d{1,2}[.)]?")
_FEW_ROWS, _ROW = 2, 3


def merged_cells(text: str) -> ReadingOrder | None:
    r"""Write one cell for each that fills its row, or all of it behind the first cell.

    Among other cells one stays that spans two columns of a table, as it is said in both; behind a
    number it is one text.

    >>> said = "TOP\tTOP\tTOP\nJob\tA clerk\tA clerk\nDUTY\tDUTY\tDUTY\n1\tFile it\tFile it\t40\n"
    >>> merged_cells(said).text.splitlines()
    ['TOP', 'Job\tA clerk', 'DUTY', '1\tFile it\t40']
    """
    if ("\t" not in text and "|" not in text) or len(_THRICE.findall(text)) < _FEW_ROWS:
        return None
    copies = (copy for line in lines_in(text) for copy in _copies(text, _cells(text, line)))
    return ReadingOrder.without(text, copies)


def _cells(text: str, line: Span) -> list[Span]:
    """Give the cells of a line that say something, each with the edge before it."""
    edges = [found.start() for found in _EDGE.finditer(text, line.start, line.end)]
    bounds = pairwise((line.start, *edges, line.end))
    return [Span(*ends) for ends in bounds if _said(text, Span(*ends))]


def _said(text: str, cell: Span) -> str:
    return cell.of(text).strip("\t|\r ")


def _copies(text: str, cells: Sequence[Span]) -> Sequence[Span]:
    """Give the cells that only repeat the one before them, where a row has such."""
    words = [_said(text, cell) for cell in cells]
    if len(words) < _ROW or len(set(words)) == len(words):
        return ()
    first = 0 if words[0] == words[1] else 1
    ends = first + 1
    while ends < len(words) and words[ends] == words[first]:
        ends += 1
    answers = first == 0 or " " in words[first] or labels().field(words[0]) is not None
    whole = ends == len(words) and answers
    counted = first == 1 and _NUMBER.fullmatch(words[0]) and " " in words[1]
    return cells[first + 1 : ends] if whole or counted else ()
