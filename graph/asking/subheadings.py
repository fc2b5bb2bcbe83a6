"""Find the heading that stands next above a quote, also one inside a section of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.asking.names import NameIndex

_MOST_WORDS = 6
_ENDINGS = ".;,?!"


def heading_above(evidence: Iterable[str], index: NameIndex) -> str:
    """Name the headings next above some quotes, each once; empty where none is told from text."""
    found = (_above(name, index) for name in sorted(evidence))
    return "; ".join(dict.fromkeys(heading for heading in found if heading))


def _above(evidence: str, index: NameIndex) -> str:
    document, _, within = evidence.partition("#char=")
    start = within.partition(",")[0]
    lines = index.lines_above(document, int(start)) if start.isdecimal() else []
    headings = (text for text in lines if lines.count(text) == 1 and is_heading(text))
    return next((text.strip(" :") for text in headings), "")


def is_heading(line: str) -> bool:
    r"""Tell whether a line reads as a heading: a few words, one label, no sentence.

    >>> is_heading("Hours of work:"), is_heading("- Works shifts."), is_heading("Hours:\t37")
    (True, False, False)
    """
    said = line.strip()
    few = 0 < len(said.split()) <= _MOST_WORDS
    return few and said[0].isupper() and said[-1] not in _ENDINGS and "\t" not in said
