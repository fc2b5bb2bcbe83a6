"""The small words of a language, by what they tell of the words beside them."""

from __future__ import annotations

from dataclasses import dataclass

from remit.graph.overlay import load_toml, once_per_overlay


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The lists of `data/layout/small-words.toml`, all in small letters.

    Attributes:
        unfinished: A line that ends with one goes on in the next.
        stranded: Those of them with which a sentence may end too, as in `what others act on`.
        resuming: What begins with one goes on with the line above it.
        joining: Behind one no label begins.
        printed_small: They are printed small in labels, too.
        leading_on: Behind one no heading begins in the middle of a line.
        naming: Behind one a word before a colon is the end of a name.
        complementing: Before one a noun goes on.
        being: Before one a noun is the subject of a sentence.
        unmeaning: They say nothing of what a label asks for.
        asking: Behind one what is asked for goes on.
    """

    unfinished: frozenset[str]
    stranded: frozenset[str]
    resuming: frozenset[str]
    joining: frozenset[str]
    printed_small: frozenset[str]
    leading_on: frozenset[str]
    naming: frozenset[str]
    complementing: frozenset[str]
    being: frozenset[str]
    unmeaning: frozenset[str]
    asking: frozenset[str]


@once_per_overlay
def small_words() -> SmallWords:
    """Read the small words.

    >>> "of" in small_words().joining, "the" in small_words().resuming
    (True, False)
    """
    data = load_toml("layout/small-words.toml")
    unfinished = frozenset(data["unfinished"]["words"])
    joining = frozenset(data["joining"]["words"])
    return SmallWords(
        unfinished,
        frozenset(data["unfinished"]["stranded"]),
        unfinished - frozenset(data["unfinished"]["articles"]),
        joining,
        joining | frozenset(data["joining"]["printed_small"]),
        joining | frozenset(data["joining"]["before_headings"]),
        frozenset(data["naming"]["words"]),
        frozenset(data["complementing"]["words"]),
        frozenset(data["being"]["words"]),
        frozenset(data["unmeaning"]["words"]),
        frozenset(data["asking"]["words"]),
    )
