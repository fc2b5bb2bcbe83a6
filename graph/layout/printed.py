"""Tell by their print, and by the words beside them, whether words are a label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.layout.labels import labels
from remit.graph.layout.small_words import small_words

if TYPE_CHECKING:
    from remit.graph.document import Span
    from remit.graph.layout.labels import Label

LABEL_WORDS = 9
SEAM = re.compile(r"[A-Z](?:(?<=[a-z0-9)].)|(?<=[a-z][.:].))")
"""Begins where a label has run into the word before it."""
_FEW_LETTERS = 3
_REMARK = 80
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s*(?=[A-Z])")
_SHOUTED = re.compile(r"[A-Z][A-Z]")


def looks_printed(phrase: str) -> bool:
    """Tell whether words are printed as labels are: the long ones with capitals, or only the first.

    >>> looks_printed("Line Manager"), looks_printed("reports to"), looks_printed("Reports daily")
    (True, False, False)
    """
    number = _NUMBERED.match(phrase) if phrase[:1].isdigit() else None
    phrase = phrase[number.end() :] if number else phrase
    if not phrase[:1].isupper():
        return False
    small = small_words().printed_small
    long_words = [w for w in _words(phrase) if len(w) > 3 and w not in small]
    return (
        len(long_words) < 2
        or all(w[0].isupper() or not w[0].isalpha() for w in long_words)
        or phrase.rstrip().endswith(":")
    )


def printed_field(words: str) -> Label | None:
    """Find the field that words are a label of, where they are printed as one.

    What stands in two languages, `Yn gyfrifol am / Responsible for`, is printed so in each.
    """
    label = None if words[:1].islower() else labels().field(words)
    if label is None or not all(map(looks_printed, words.split(" / "))):
        return None
    return label


def _words(phrase: str) -> list[str]:
    """Part a phrase at white space and at strokes."""
    return phrase.replace("/", " ").replace("\\", " ").split()


def in_one_dress(phrase: str) -> bool:
    """Tell whether all words but the small ones begin with capitals, and all shout or none does."""
    small = small_words().joining | small_words().printed_small
    words = [w for w in _words(phrase) if w.casefold() not in small]
    long_words = [w for w in words if len(w) > _FEW_LETTERS and w.isalpha()]
    alike = len({w.isupper() for w in long_words}) < 2
    return alike and all(w[0].isupper() or not w[0].isalpha() for w in words)


def holds_capitals(text: str, span: Span) -> bool:
    """Tell whether two capitals stand side by side in a range."""
    return _SHOUTED.search(text, span.start, span.end) is not None


def in_brackets(text: str, start: int, at: int) -> bool:
    """Tell whether a bracket that was opened in a line is still open at this place."""
    start = max(start, at - _REMARK)
    return text.count("(", start, at) > text.count(")", start, at)


def ended(text: str, previous: Span) -> bool:
    """Tell whether a sentence ends with this word."""
    return text[previous.end - 1] in ".;"


def begins_label(text: str, previous: Span) -> bool:
    """Tell whether a label can begin after a word that joins nothing to it."""
    word = text[previous.start : previous.end]
    return word[-1] not in ",(" and word.casefold() not in small_words().joining


def breaks(text: str, previous: Span) -> bool:
    """Tell whether a label can begin after this word."""
    word = previous.of(text)
    return word[-1] not in ",(" and word.casefold() not in small_words().naming
