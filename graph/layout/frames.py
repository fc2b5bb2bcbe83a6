"""Find the signs that a notice draws around a line to make it stand out: `>>> CLERK <<<`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, holds_any

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSINGS = ("<<", "***", "~~", "==", "+++")
_FRAMED = re.compile(
    r"^[ \t]*(?P<left>[>*~=+]{2,8})[ \t]+(?=[^\W_])[^\n]{0,80}?[^\W_)?!.][)?!.]?[ \t]+"
    r"(?P<right>[<*~=+]{2,8})[ \t]*$",
    re.MULTILINE,
)


def frames(text: str) -> Iterator[Span]:
    """Find the signs on both sides of a line that stand for nothing.

    >>> [span.of(">>> CLERK <<<") for span in frames(">>> CLERK <<<")]
    ['>>>', '<<<']
    >>> list(frames(">> quoted words"))
    []
    """
    if not holds_any(text, _CLOSINGS):
        return
    for found in _FRAMED.finditer(text):
        yield Span(*found.span("left"))
        yield Span(*found.span("right"))
