"""Count the work of reading a document, so that it can be bounded without a clock.

One unit is one call of a function, of Python's or of C's, or one character that a pattern was given
to search; how much is copied out of the text itself is counted apart. Patterns of all modules and of the phrases are counted; matching at one place counts as
far as it got.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from remit.graph.document import Document, blanked
from remit.graph.extraction.extract import extract
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.statements.iris import Iris
from remit.graph.statements.state import state

ROOMS = (
    "remit.graph.extraction",
    "remit.graph.layout",
    "remit.graph.linking",
    "remit.graph.statements",
)


class Counter:
    """What was done so far."""

    def __init__(self) -> None:
        self.work = 0

    def called(self, frame: object, event: str, argument: object) -> None:
        """Count one call; for `sys.setprofile`."""
        self.work += event in ("call", "c_call")


class Watched(str):
    """A text that counts what is copied out of it, and how far it is looked through."""

    counter: Counter

    @classmethod
    def of(cls, text: str, counter: Counter) -> Watched:
        """Watch a text."""
        watched = cls(text)
        watched.counter = counter
        return watched

    def __getitem__(self, key: Any) -> str:
        """Cut as a text does, and count what is cut out."""
        found = super().__getitem__(key)
        self.counter.work += len(found)
        return found

    def find(self, sought: str, *places: Any) -> int:
        """Find as a text does, and count what was passed over."""
        found = super().find(sought, *places)
        start, stop, _ = slice(*(*places, None, None)[:2]).indices(len(self))
        self.counter.work += (found if found >= 0 else stop) - start
        return found

    def rfind(self, sought: str, *places: Any) -> int:
        """Find from the end as a text does, and count what was passed over."""
        found = super().rfind(sought, *places)
        start, stop, _ = slice(*(*places, None, None)[:2]).indices(len(self))
        self.counter.work += stop - (found if found >= 0 else start)
        return found


class Walked(list[Any]):
    """A list that counts what is taken out of it."""

    taken = 0

    def __getitem__(self, key: Any) -> Any:
        """Take as from a list, and count how many things are taken."""
        found = super().__getitem__(key)
        self.taken += len(found) if isinstance(key, slice) else 1
        return found

    def __iter__(self) -> Iterator[Any]:
        """Give each in turn, and count those that are taken."""
        for thing in super().__iter__():
            self.taken += 1
            yield thing


class Counted:
    """A pattern whose searches are counted."""

    def __init__(self, pattern: re.Pattern[str], counter: Counter) -> None:
        self._pattern = pattern
        self._counter = counter

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def _given(self, text: str, at: int, stop: int | None, found: re.Match[str] | None) -> None:
        end = found.end() if found else len(text) if stop is None else min(stop, len(text))
        self._counter.work += max(0, end - at)

    def search(self, text: str, at: int = 0, *stop: int) -> re.Match[str] | None:
        """Search as the pattern does, and count up to where it found."""
        found = self._pattern.search(text, at, *stop)
        self._given(text, at, stop[0] if stop else None, found)
        return found

    def finditer(self, text: str, at: int = 0, *stop: int) -> Iterator[re.Match[str]]:
        """Find as the pattern does, and count all."""
        self._given(text, at, stop[0] if stop else None, None)
        return self._pattern.finditer(text, at, *stop)

    def findall(self, text: str, at: int = 0, *stop: int) -> list[Any]:
        """Find as the pattern does, and count all."""
        self._given(text, at, stop[0] if stop else None, None)
        return self._pattern.findall(text, at, *stop)

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        """Replace as the pattern does, and count all."""
        self._given(text, 0, None, None)
        return self._pattern.sub(new, text, count=count)

    def match(self, text: str, at: int = 0, *stop: int) -> re.Match[str] | None:
        """Match as the pattern does, and count what matched."""
        found = self._pattern.match(text, at, *stop)
        self._counter.work += found.end() - at if found else 1
        return found


@contextmanager
def counting() -> Iterator[Counter]:
    """Count all work inside."""
    counter = Counter()
    modules = [m for name, m in sorted(sys.modules.items()) if name.startswith(ROOMS)]
    holders: list[Any] = [*modules, requirement_phrases(), relation_phrases()]
    replaced: list[tuple[Any, str, re.Pattern[str]]] = []
    for holder in holders:
        for name in dir(holder):
            value = getattr(holder, name)
            if isinstance(value, re.Pattern):
                replaced.append((holder, name, value))
                object.__setattr__(holder, name, Counted(value, counter))
    sys.setprofile(counter.called)
    try:
        yield counter
    finally:
        sys.setprofile(None)
        for holder, name, value in replaced:
            object.__setattr__(holder, name, value)


@contextmanager
def watching() -> Iterator[Counter]:
    """Count what is copied out of the text that a document is read from, with its marks blanked."""
    counter = Counter()
    rooms = [m for name, m in sorted(sys.modules.items()) if name.startswith(ROOMS)]
    holders = [room for room in rooms if getattr(room, "blanked", None) is blanked]
    for holder in holders:
        vars(holder)["blanked"] = lambda *given: Watched.of(blanked(*given), counter)
    try:
        yield counter
    finally:
        for holder in holders:
            vars(holder)["blanked"] = blanked


def copied_from(text: str) -> int:
    """Count what is copied out of a text while it is read."""
    with watching() as counter:
        extract(Document("profile.txt", "0" * 64, Watched.of(text, counter)))
    return counter.work


def work_on(text: str) -> int:
    """Count the work of reading a text and of stating what it says."""
    document = Document("profile.txt", "0" * 64, text)
    with counting() as counter:
        state(extract(document), Iris())
    return counter.work
