"""Find the numbers of pages ahead of their words, where each page of a text is one long line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_PAGE = re.compile(r"^([1-9]\d?)[ \u00a0]+(?=\S).*$", re.MULTILINE)
_SECOND = "\n2 "
_WHOLE_PAGE, _FEW = 700, 2
"""So many characters a page has at least, but for the last."""
_ENDS = (".", "!", "?", ":", ";")


def page_starts(text: str) -> list[Span]:
    r"""List the numbers, from one on, with which the lines begin that are pages each.

    >>> page = "words and " * 80
    >>> [number.of(f"1 {page}\n\n2 {page}") for number in page_starts(f"1 {page}\n\n2 {page}")]
    ['1', '2']
    >>> page_starts("1 Keep the books.\n2 Answer letters.")
    []
    """
    if _SECOND not in text:
        return []
    found: list[re.Match[str]] = []
    for line in _PAGE.finditer(text):
        if int(line[1]) != len(found) + 1:
            continue
        if found and text[found[-1].end() : line.start()].strip():
            return []
        found.append(line)
    whole = all(len(page[0]) >= _WHOLE_PAGE for page in found[:-1])
    return [Span(*page.span(1)) for page in found] if whole and len(found) >= _FEW else []


def over_pages(text: str, lines: Iterable[Span], numbers: Collection[Span]) -> Iterator[Span]:
    r"""Join the lines of pages of which the second goes on with the sentence of the first.

    >>> said = "1 It is one\n2 sentence.\n3 Not two."
    >>> lines = [Span(0, 11), Span(12, 23), Span(24, 34)]
    >>> [line.of(said) for line in over_pages(said, lines, [Span(12, 13)])]
    ['1 It is one\n2 sentence.', '3 Not two.']
    """
    behind = {number.start: number.end for number in numbers}
    held: Span | None = None
    for line in lines:
        words = text[behind[line.start] : line.end].lstrip() if line.start in behind else ""
        if held is not None and words[:1].islower() and not held.of(text).rstrip().endswith(_ENDS):
            held = Span(held.start, line.end)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held
