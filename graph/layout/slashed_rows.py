"""Read tables that have each row on a line of its own, with ` / ` between its cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, split_at, trimmed
from remit.graph.layout.columns import is_head, is_tick

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTED = re.compile(r"(?<=\s)/(?=\s|\Z)|/(?=\s*/\s)")
_FEW, _BOTH, _MOST_LINES = 2, 2, 400


def may_head(line: str) -> bool:
    """Tell whether a line may be the heads of such a table: it names columns behind strokes.

    >>> may_head("Skills / Abilities / Essential / Desirable"), may_head("Essential / Desirable")
    (True, False)
    """
    return line.count(" / ") >= _BOTH


def slashed_rows(text: str, lines: Sequence[Span], first: int) -> list[list[Span]]:
    r"""Take the rows below the heads of two weights, each with its cells, empty ones too.

    What stands before the weights is the name of a row, as it may hold a stroke itself. Nothing
    comes back where fewer than two rows tick one of the weights.

    >>> said = "Skills / Arts / Essential / Desirable / Seen\nCan sing / X / / A\nWit / / X / I\n"
    >>> ends = [0, 45, 64, 78]
    >>> lines = [Span(a, b) for a, b in zip(ends, ends[1:])]
    >>> [[cell.of(said) for cell in row] for row in slashed_rows(said, lines, 0)][1:]
    [['Can sing', 'X', '', 'A'], ['Wit', '', 'X', 'I']]
    """
    if not may_head(lines[first].of(text)):
        return []
    heads = _cells(text, lines[first])
    weights = [at for at, head in enumerate(heads) if is_head(head.of(text))]
    if len(weights) != _BOTH or weights[1] != weights[0] + 1 or not weights[0]:
        return []
    behind = len(heads) - weights[0]
    rows = [_named(heads, behind)]
    for line in lines[first + 1 : first + _MOST_LINES]:
        cells = _cells(text, line)
        ticks = [cell.of(text) for cell in cells[len(cells) - behind :][:_BOTH]]
        if (
            len(cells) <= behind
            or sum(map(is_tick, ticks)) != 1
            or not all(is_tick(tick) or not tick for tick in ticks)
        ):
            break
        rows.append(_named(cells, behind))
    return rows if len(rows) > _FEW else []


def _named(cells: Sequence[Span], behind: int) -> list[Span]:
    """Join the cells before the last ones to the name of the row."""
    front = cells[: len(cells) - behind]
    return [Span(front[0].start, front[-1].end), *cells[len(front) :]]


def _cells(text: str, line: Span) -> list[Span]:
    """Part a line at its strokes that stand by themselves."""
    return split_at(text, trimmed(text, line), _PARTED)
