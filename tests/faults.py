"""Faults that are provoked, counted, and listed in docs/reliability.md.

A test takes the fixture `fault`, names what it provokes, and notes each time that nothing was
lost. `make faults` runs these tests often enough for the page; `make test` runs each a few times.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

FULL = os.environ.get("REMIT_FAULTS") == "full"
PROPERTY = "fault"
_PATIENCE = 10


@dataclass
class Fault:
    """One row of the page.

    Attributes:
        group: Under which heading it stands.
        name: What happens.
        tried: How often it was provoked and survived.
        saw: What the user saw, in the words of the program.
    """

    group: str
    name: str
    tried: int = 0
    saw: str = ""

    def times(self, few: int, full: int) -> int:
        """Tell how often to provoke it: a few times, or as often as the page promises."""
        return full if FULL else few

    def attempts(self, few: int, full: int) -> Iterator[int]:
        """Give numbers, for the page until it was survived so often: a missed moment is no try."""
        wanted = self.times(few, full)
        for number in range(_PATIENCE * wanted if FULL else wanted):
            if self.tried >= wanted:
                return
            yield number

    def survived(self, saw: str = "", times: int = 1) -> None:
        """Note that it was provoked and nothing was lost; the first words are kept."""
        self.tried += times
        self.saw = self.saw or saw


Note = Callable[[str, object], None]


class Faults:
    """The rows of one test."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def __call__(self, group: str, name: str) -> Fault:
        """Begin a row."""
        self._faults.append(Fault(group, name))
        return self._faults[-1]

    def note(self, note: Note) -> None:
        """Write the rows down beside the result of the test."""
        for fault in self._faults:
            note(PROPERTY, json.dumps(asdict(fault)))
