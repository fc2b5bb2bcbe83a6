"""Read tables whose cells one tab each parts, where an empty cell shows by its tab alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, split_at
from remit.graph.layout.columns import is_head, letter_of
from remit.graph.layout.labels import labels
from remit.graph.layout.side_heads import side_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAB = re.compile(r"\t")
_BOTH = 2
_MOST_LINES = 400
_MOST_BLANK = 2
_NAME_WORDS = 8


def tabbed(text: str, lines: Sequence[Span], first: int) -> list[list[Span]]:
    r"""Take the rows below the heads of two weights, each with its cells, empty ones too.

    Nothing comes back where no cell is empty before one that is filled, or where cells stand
    below no head.

    >>> said = "\tEssential\tDesirable\nSkills\tTact\t\n\t\tWit\n"
    >>> ends = [0, 21, 34, 40]
    >>> lines = [Span(a, b) for a, b in zip(ends, ends[1:])]
    >>> [[cell.of(said) for cell in row] for row in tabbed(said, lines, 0)]
    [['', 'Essential', 'Desirable'], ['Skills', 'Tact'], ['', '', 'Wit']]
    """
    heads = _cells(text, lines[first])
    named = [head.of(text) for head in heads]
    weights = [at for at, words in enumerate(named) if is_head(words) or letter_of(words)]
    weights = weights if len(weights) >= _BOTH else list(side_weights(named))
    if len(weights) < _BOTH:
        return []
    rows = [heads]
    blank = 0
    for line in lines[first + 1 : first + _MOST_LINES]:
        said = line.of(text)
        blank = 0 if said.strip() else blank + 1
        cells = _cells(text, line)
        if [cell.of(text) for cell in cells] == named:
            break
        if blank > _MOST_BLANK or len(cells) > len(heads) or _ends(said, weights[0]):
            break
        if any(at not in weights for at, cell in enumerate(cells) if at and len(cell)):
            break
        rows.append(cells)
    while not any(map(len, rows[-1])):
        rows.pop()
    gaps = (len(row) > weights[1] and not len(row[weights[0]]) for row in rows[1:])
    return rows if any(gaps) else []


def _cells(text: str, line: Span) -> list[Span]:
    """Part a line at each of its tabs; tabs at its end say nothing."""
    end = line.start + len(line.of(text).rstrip())
    return split_at(text, Span(line.start, end), _TAB)


def _ends(line: str, weighs: int) -> bool:
    """Tell whether a line is the first behind a table: a sentence, a field, another section."""
    first, tab, _ = line.rstrip().partition("\t")
    name = first.strip()
    if not name or not weighs:
        return False
    if tab:
        return labels().field(name) is not None
    label = labels().section(name)
    other = label is not None and label.sure and label.kind != "requirements"
    return other or len(name.split()) > _NAME_WORDS
