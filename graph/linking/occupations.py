"""Tell the titles of jobs from other lines."""

from __future__ import annotations

import re

from remit.graph.linking.alternatives import opening
from remit.graph.linking.ranks import find_rank
from remit.graph.overlay import load_toml, once_per_overlay, remembered


@once_per_overlay
def _noun() -> re.Pattern[str]:
    """Make a pattern of the nouns for people at work, where one of them ends a part of a line."""
    return re.compile(
        rf"{opening(load_toml('phrases/titles.toml')['nouns'])}"
        r"(?:\s+(?i:of|to|for|in|[IV]{1,3}|[1-5])\b|\s+on\s(?=[A-Z])|\s*(?:[-–—,;:/|(\[)\]]|$))"
    )


@once_per_overlay
def _noun_within() -> re.Pattern[str]:
    """Make a pattern of the same nouns wherever they stand in a line."""
    return re.compile(rf"{opening(load_toml('phrases/titles.toml')['nouns'])}s?(?!\w)")


@remembered(4_096)
def names_work(line: str) -> bool:
    """Tell whether a line names somebody at work, by a noun of that kind or by a rank.

    >>> names_work("Team Leader - Adult Safeguarding"), names_work("Saved jobs (0)")
    (True, False)
    """
    rank = find_rank(line)
    return bool(_noun().search(line)) or (rank is not None and rank.span.start == 0)


def speaks_of_work(line: str) -> bool:
    """Tell whether a line has a noun for somebody at work, or a rank, anywhere in it.

    >>> speaks_of_work("CRIME DESK OFFICER TASKING COMMAND"), speaks_of_work("Vacancy Bulletin 41")
    (True, False)
    """
    return _noun_within().search(line) is not None or find_rank(line) is not None
