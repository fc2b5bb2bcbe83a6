"""How many more, or fewer, times each word stands in names and in texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(slots=True)
class Vocabulary:
    """Count words while an index is written or changed.

    >>> vocabulary = Vocabulary()
    >>> vocabulary.add_names(["unit", "unit", "desk"])
    >>> vocabulary.drop_names(["desk"])
    >>> list(vocabulary.rows())
    [('unit', 2, 0)]
    """

    names: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)

    def rows(self) -> Iterator[tuple[str, int, int]]:
        """Yield each word with the difference in names and in texts, in order."""
        for word in sorted({*self.names, *self.texts}):
            if self.names[word] or self.texts[word]:
                yield word, self.names[word], self.texts[word]

    def add_names(self, words: Iterable[str]) -> None:
        """Count the words of names."""
        self.names.update(words)

    def drop_names(self, words: Iterable[str]) -> None:
        """Count the words of names no more."""
        self.names.subtract(words)

    def add_texts(self, words: Iterable[str]) -> None:
        """Count the words of one text."""
        self.texts.update(words)

    def drop_texts(self, words: Iterable[str]) -> None:
        """Count the words of one text no more."""
        self.texts.subtract(words)
