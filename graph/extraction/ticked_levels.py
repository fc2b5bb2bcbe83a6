"""Read the level of vetting that is ticked among others in a line of boxes: `MV [X]  RV [ ]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.layout.answers import box_spans, ticked_lines_of
from remit.graph.profile import Value

if TYPE_CHECKING:
    from remit.graph.extraction.names import Names

_FEWEST = 2


def ticked_level(names: Names) -> Value | None:
    """Find the one level that is ticked in a line that offers several; words may stand ahead."""
    for line in ticked_lines_of(names.plain):
        offered = [
            (ticked, names.inside(words, "VettingLevel"))
            for ticked, words in box_spans(names.plain, line)
        ]
        if sum(bool(levels) for _, levels in offered) < _FEWEST:
            continue
        chosen = [levels for ticked, levels in offered if ticked and levels]
        if len(chosen) == 1 and len(chosen[0]) == 1:
            return Value(chosen[0][0].text, chosen[0][0].span)
    return None
