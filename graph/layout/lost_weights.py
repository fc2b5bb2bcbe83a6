"""Find the letters that weigh the rows of a table in a line to which the rows have run together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.layout.headings import made_heading
from remit.graph.layout.labels import labels
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.document import Span

_LETTER = re.compile(r"(?<=[^\s=]\s)[ED](?=\s+[A-Z0-9]|\s*$)")
_KEY = re.compile(r"(?<!\S)(?:[A-Z]\w+\s?=\s?[ED]\W+){2}(?=[A-Z0-9])")
_WORD = re.compile(r"\S+")
_FEWEST, _NEAR, _KEY_NEAR = 4, 250, 300
_HEADING_WORDS = 4


def behind_weights(text: str, line: Span) -> Iterator[int]:
    """Find where rows end that have an E or a D behind them, and where the key of these does.

    >>> from remit.graph.document import Span
    >>> said = "SKILLS Can row E Can swim D Can sail D Can dive E"
    >>> [said[at:][:10] for at in behind_weights(said, Span(0, len(said)))]
    [' Can swim ', ' Can sail ', ' Can dive ', '']

    Where they stand ahead of the rows, those begin with them.

    >>> said = "SKILLS E Can row D Can swim D Can sail E Can dive"
    >>> [said[at:][:10] for at in behind_weights(said, Span(0, len(said)))]
    ['E Can row ', 'D Can swim', 'D Can sail', 'E Can dive']
    """
    letters = [
        found
        for found in _LETTER.finditer(text, line.start, line.end)
        if _word_before(text, found.start()) not in _marked()
    ]
    for run in _near_each_other(letters):
        if {found[0] for found in run} != {"E", "D"}:
            continue
        first = run[0].start()
        keys = _KEY.finditer(text, max(line.start, first - _KEY_NEAR), first)
        key = next(keys, None)
        if key is not None:
            yield from key.span()
        if (key is not None and first == key.end()) or _is_behind_heading(text, line.start, first):
            yield from (found.start() for found in run)
        else:
            yield from (found.end() for found in run)


def _near_each_other(letters: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Part letters into runs of several that stand near each other."""
    run: list[re.Match[str]] = []
    for found in letters:
        if run and found.start() - run[-1].end() > _NEAR:
            if len(run) >= _FEWEST:
                yield run
            run = []
        run.append(found)
    if len(run) >= _FEWEST:
        yield run


def _is_behind_heading(text: str, start: int, end: int) -> bool:
    """Tell whether the words before a place end with a heading."""
    words = [found.start() for found in _WORD.finditer(text, max(start, end - _NEAR), end)]
    for first in words[-_HEADING_WORDS:]:
        phrase = text[first:end].strip()
        if labels().section(phrase) is not None or made_heading(phrase) is not None:
            return True
    return False


def _word_before(text: str, at: int) -> str:
    return text[max(0, at - _NEAR) : at].rsplit(maxsplit=1)[-1].casefold().rstrip(".:")


@once_per_overlay
def _marked() -> frozenset[str]:
    """Read the words behind which a capital alone is part of a name: `grade E`."""
    return frozenset(load_toml("layout/values.toml")["openings"]["marked"])
