"""Find the bare numbers that count the lines of a list: `1 Keep the books`, `2 Answer letters`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_COUNTED = re.compile(
    r"^[ \u00a0]{0,12}(\d{1,2})(?:[ \u00a0]{1,4}|(?=[A-Z][a-z]))(?=[A-Z][A-Za-z’']*[ ,])",
    re.MULTILINE,
)
_FEW = 3
_ONE_ON = ("1", "2", "3")


def counted_lines(text: str) -> Mapping[int, int]:
    r"""List the numbers without a mark behind them that count lines from one on, three or more.

    Each is given with the place where its line goes on; a number may be glued to the first word.

    >>> said = "1 Keep the books\n2 Answer letters\n3 File them in order\n3 Chairs in all\n"
    >>> [said[end : end + 6] for end in counted_lines(said).values()]
    ['Keep t', 'Answer', 'File t']
    """
    found: dict[int, int] = {}
    if not all(number in text for number in _ONE_ON):
        return found
    run: list[re.Match[str]] = []
    for line in _COUNTED.finditer(text):
        number = int(line[1])
        if number == 1:
            _take(run, found)
            run = [line]
        elif run and number == int(run[-1][1]) + 1:
            run.append(line)
    _take(run, found)
    return found


def _take(run: list[re.Match[str]], found: dict[int, int]) -> None:
    if len(run) >= _FEW:
        found.update({line.start(1): line.end() for line in run})
