"""Tell how deep a heading is, by the marks of Markdown and the lines drawn below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.graph.document import Span

_HEADING = re.compile(r"\s*(?:(#{1,6})\s|\*\*[^*]{1,80}\*\*\s*$)")
_DEEPEST = 7
_DRAWN = re.compile(r"[ \t]*\r?\n(={4,60}|-{4,60}|~{4,60}|—{4,60})[ \t]*(?:\r?\n|$)")
DRAWN_SIGNS = ("====", "----", "~~~~", "————")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_SLACK, _SECOND = 3, 2


def underlined(text: str, line: Span) -> int:
    """Tell how deep a heading a line is that has a line of its own length drawn below it."""
    drawn = _DRAWN.match(text, line.end) if _LETTER_OR_DIGIT.match(text, line.start) else None
    if drawn is None or not len(line) <= _SLACK + len(drawn[1]) <= len(line) + 2 * _SLACK:
        return 0
    return 1 if drawn[1][0] == "=" else _SECOND


def depth_of(line: str) -> int:
    """Tell how deep a heading a line of Markdown is; a line in bold is the deepest."""
    found = _HEADING.match(line)
    return 0 if found is None else len(found[1]) if found[1] else _DEEPEST
