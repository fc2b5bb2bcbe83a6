"""A stretch of a question with what it may be, and the likeliest ways to read all of it."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.lattice import Lattice

MOST_READ = 48
STOP = "stop"
BEING = frozenset({"is", "are", "was", "were"})
THEIR = frozenset({"their", "its", "his", "her"})
COST = {  # of reading words as what they may be
    "false": 0.12,
    "name": 0.12,
    "value": 0.16,
    "class": 0.1,
    "noun": 0.12,
    "verb": 0.12,
    "true": 0.12,
    "unfinished": 0.12,
}
_STEP = 0.3
_SKIP = 0.05


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the question with what it may be.

    Attributes:
        sort: `class`, `name`, `value`, `noun`, `verb`, `true`, `super`, `than`, `high`, `number`,
            `date`, `unit`, `ordinal`, `stop`, or a cue.
        start: Its first word.
        end: The word behind it.
        value: What it stands for; properties by their ids, each with what sort of phrase it was.
        cost: What it costs to read it so.
        text: Its words.
    """

    sort: str
    start: int
    end: int
    value: Any
    cost: float
    text: str


def made(lattice: Lattice, sort: str, span: tuple[int, int], value: Any, cost: float) -> Mention:
    """Make the mention of a stretch of words."""
    return Mention(sort, *span, value, cost, lattice.text(*span))


def covers(found: list[list[Mention]]) -> Iterator[tuple[float, tuple[Mention, ...]]]:
    """Yield the likeliest ways to read every word of a question, with their costs."""
    length = len(found)
    ahead = [0.0] * (length + 1)
    for place in range(length - 1, -1, -1):
        ahead[place] = min(
            (_cost(one) + ahead[one.end] for one in found[place]), default=float("inf")
        )
    tell = count()
    waiting: list[tuple[float, int, float, int, tuple[Mention, ...]]] = []
    if ahead[0] < float("inf"):
        heapq.heappush(waiting, (ahead[0], next(tell), 0.0, 0, ()))
    done = 0
    while waiting and done < MOST_READ:
        _, _, cost, place, taken = heapq.heappop(waiting)
        if place == length:
            done += 1
            yield cost, taken
            continue
        for one in found[place]:
            if ahead[one.end] < float("inf"):
                spent = cost + _cost(one)
                heapq.heappush(
                    waiting,
                    (spent + ahead[one.end], next(tell), spent, one.end, (*taken, one)),
                )


def _cost(one: Mention) -> float:
    return one.cost + (_SKIP if one.sort == STOP else _STEP)
