"""Tell the rows that name the columns of a person specification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.layout.columns import (
    are_letter_heads,
    is_head,
    is_share,
    is_weight_head,
    letter_of,
)
from remit.graph.layout.furniture import heads_methods, wording
from remit.graph.layout.headings import made_heading
from remit.graph.layout.labels import normal
from remit.graph.layout.side_heads import may_weigh_side, side_weights
from remit.graph.layout.weights import meaning_of, usual_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.graph.layout.atoms import Atoms

_FEW_WORDS = 3
_NEAR, _TWO = 4, 2
_SHORT_HEAD = 25


def heads_a_column(text: str) -> bool:
    """Tell whether a cell heads a column of a person specification."""
    if is_head(text) or is_weight_head(text) or letter_of(text) is not None:
        return True
    return may_weigh_side(text)


def head_rows(atoms: Atoms) -> set[int]:
    """List the lines that name the columns of a person specification."""
    rows: dict[int, list[str]] = {}
    for atom in atoms.atoms:
        if atom.cells > 1:
            rows.setdefault(atom.line, []).append(atom.text)
    return {
        line
        for line, cells in rows.items()
        if sum(is_head(c) for c in cells) > 1
        or are_letter_heads(cells)
        or side_weights(cells)
        or (_heads_weights(cells) and not is_share(rows.get(line + 1, [""])[-1]))
        or (any(_heads_rows(c) for c in cells) and any(_heads_beside(c) for c in cells))
        or _stands_over_marks(rows, line)
    }


def _heads_weights(cells: Sequence[str]) -> bool:
    return any(is_weight_head(c) for c in cells) and not any(map(_is_criterion, cells))


def _stands_over_marks(rows: Mapping[int, Sequence[str]], line: int) -> bool:
    """Tell whether the rows below end with the mark of a weight, and this one does not."""
    cells = rows[line]
    below = [rows.get(line + step, ()) for step in range(1, _NEAR)]
    below = [row for row in below if row][:_TWO]
    alike = len(below) == _TWO and all(len(row) == len(cells) for row in below)
    if not alike or len(cells) < _TWO or any(map(_is_criterion, cells)):
        return False
    key = usual_key()
    return meaning_of(cells[-1], key) is None and all(meaning_of(row[-1], key) for row in below)


def _is_criterion(words: str) -> bool:
    """Tell whether a cell is what a row asks for, so that the row heads no columns."""
    return (
        len(words.split()) > _FEW_WORDS and not heads_methods(words) and made_heading(words) is None
    )


def _heads_rows(words: str) -> bool:
    """Tell whether words head the column of what is asked, such as `No Criterion`."""
    return len(words) <= _SHORT_HEAD and normal(words).rpartition(" ")[2] in wording().row_heads


def _heads_beside(words: str) -> bool:
    """Tell whether words head a column that says of each row what it weighs or how it is tested."""
    return is_head(words) or all(map(_names_weight, normal(words).split()))


def _names_weight(word: str) -> bool:
    return word in wording().weight_words or heads_methods(word)
