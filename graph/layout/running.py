"""Tell lines of running words, such as most duties are: no label and no heading stands in one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.layout.labels import labels

if TYPE_CHECKING:
    from remit.graph.document import Span

_RUNNING = re.compile(
    r"( {0,2}(?:(?:[-–•●▪*]|\d{1,2}[.)])[ \t\u00a0]{1,3})?)[A-Z]?(?:[a-z]++[,;'’-]?+ ?+)++\.? ?"
)
_FEW_WORDS = 12


def least_running() -> int:
    """Tell how many spaces running words have at least: more than any label has."""
    return max(_FEW_WORDS, labels().most_words)


def is_running(text: str, line: Span, least: int) -> bool:
    """Tell whether a line has at least so many spaces, and its first word alone a capital.

    Nothing else stands in it but a mark at its front, commas, semicolons and hyphens: no figure, no
    bracket, no colon and no gap.

    >>> from remit.graph.document import Span
    >>> said = "- Keep the books of the mill and say so when a page of them is not there."
    >>> is_running(said, Span(0, len(said)), 12), is_running("Keep the books", Span(0, 14), 12)
    (True, False)
    >>> is_running(said.replace("-", "*"), Span(0, len(said)), 12)
    True
    """
    if text.count(" ", line.start, line.end) < least:
        return False
    found = _RUNNING.fullmatch(text, line.start, line.end)
    return found is not None and text.count(" ", found.end(1), line.end - 1) >= least
