"""Find the title among the parts of a long line that dashes part."""

from __future__ import annotations

import re

from remit.graph.document import Span, trimmed
from remit.graph.linking.occupations import names_work
from remit.graph.profile import Value

_FEW = 3
_DASH = re.compile(r"\s+[-–—]\s+")
_BARRED_CODE = re.compile(r"(?=[^ ]*\d)[A-Z\d]+(?:[/-][A-Z\d]+)+")


def between_dashes(text: str, line: Span) -> tuple[Value | None, Span]:
    """Find the title among the parts of a long line: `ST/12 - Scale 4 - Clerk - Fleet Office`.

    It is the only one that names somebody at work; a code may stand first.
    """
    parts = _parts(text, line)
    named = (part for part in parts if not _BARRED_CODE.fullmatch(part.of(text)))
    titles = [part for part in named if names_work(part.of(text))]
    if len(parts) < _FEW or len(titles) != 1:
        return None, line
    first = parts[0]
    code = _BARRED_CODE.fullmatch(text, first.start, first.end)
    return (Value(code[0], first) if code else None), titles[0]


def _parts(text: str, line: Span) -> list[Span]:
    """Part a line at its dashes between spaces."""
    at = [line.start, *(m.end() for m in _DASH.finditer(text, line.start, line.end))]
    ends = [*(m.start() for m in _DASH.finditer(text, line.start, line.end)), line.end]
    return [trimmed(text, Span(a, b)) for a, b in zip(at, ends, strict=True)]
