"""Find labels before colons, also those that are glued to the word before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.furniture import heads_paper, wording
from remit.graph.layout.headings import made_heading
from remit.graph.layout.labels import labels
from remit.graph.layout.misread import misread_field
from remit.graph.layout.printed import LABEL_WORDS, SEAM, breaks, ended, in_brackets, looks_printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.layout.labels import Found

_WORD = re.compile(r"[^\s]+")
_LONE_NUMBER = re.compile(r"(?=[2-9][.)]|\d{1,2}$)(\d{1,2})[.)]?")
_GLUED_NUMBER = re.compile(r"\d{1,2}(?=[A-Z][a-z])")
_SHORT = 8
_FEW_DIGITS = 3
_APART = "  "
"""What is left of the border of a cell, or of a bullet, behind the label before it."""
_HEADING_MARKS = "# \t\u00a0"
_FAR = 200
_SLACK = 40
"""What a printed label may have beyond the longest that is known: stars, brackets, gaps."""


def before_colons(text: str, span: Span) -> Iterator[Found]:
    """Find the longest label that ends with each colon of a range."""
    words = [Span(*m.span()) for m in _WORD.finditer(text, span.start, span.end)]
    for index, word in enumerate(words):
        at = text.find(":", word.start, word.end)
        while at >= 0:
            found = _ending_at(text, words, index, at + 1)
            if found is not None:
                yield found
            at = text.find(":", at + 1, word.end)


def _ending_at(text: str, words: list[Span], index: int, end: int) -> Found | None:
    """Find the longest label that ends with this colon, also one glued to the word before it."""
    for first in range(max(0, _before_remark(text, words, index, end) - LABEL_WORDS), index + 1):
        if _ends_a_name(text, words, first) or _answers(text, words, first):
            continue
        starts = [] if _holds_number(text, words, first) else [words[first].start]
        starts += [words[first].start + m.start() for m in SEAM.finditer(words[first].of(text))]
        for start in starts:
            phrase = text[start:end]
            inside = start > words[0].start
            if (inside and phrase[:1].islower()) or len(phrase) > labels().longest + _SLACK:
                continue
            label = labels().field(phrase, slips=first == 0)
            if label is None and first == 0 and labels().section(phrase) is None:
                label = misread_field(phrase, bordered=True)
            at_end = index + 1 == len(words) and text[end - 1] == ":"
            if label is None and (
                first == 0
                or at_end
                or len(phrase) > _SHORT
                or ended(text, words[first - 1])
                or text.startswith(_APART, end)
            ):
                label = labels().section(phrase, alone=first == 0)
            opens = first == 0 and start == words[0].start
            if label is None and (
                opens or (first and start == words[first].start and ended(text, words[first - 1]))
            ):
                label = made_heading(phrase)
            glued = start > words[first].start
            apart = glued or first == 0 or breaks(text, words[first - 1])
            apart = apart and not in_brackets(text, words[0].start, start)
            apart = apart and not (start > words[0].start and _is_end(text, words, first, phrase))
            if label is None or start == end or not apart:
                continue
            if first and at_end and len(words) <= LABEL_WORDS and _ends_long_label(text, words):
                return None
            small = opens and label.field is not None
            small = small and (label.sure or text[end : end + 4].strip()[:1].isupper())
            if small or looks_printed(phrase):
                return start, end, label
    return None


def _ends_long_label(text: str, words: list[Span]) -> bool:
    """Tell whether a line with strokes is one label, of which the last word could be one too.

    So it is in `Faculty/ Support Services Division:`, where no other colon stands.
    """
    line = text[words[0].start : words[-1].end]
    return line.count(":") == 1 and "/" in line and looks_printed(line)


def _before_remark(text: str, words: list[Span], index: int, end: int) -> int:
    """Give the place of the word in which a remark in brackets before a colon begins, if any."""
    if not text.endswith("):", 0, end):
        return index
    opened = text.rfind("(", max(words[0].start, end - _FAR), end)
    while index and opened >= 0 and words[index].start > opened:
        index -= 1
    return index


def _ends_a_name(text: str, words: list[Span], first: int) -> bool:
    """Tell whether a number is the end of a name, as in `Grade: Scale 5 Department: Stores`.

    No number stands before it, and no sentence ends there.
    """
    number = _LONE_NUMBER.fullmatch(words[first].of(text)) if first else None
    if number is None or not text[words[first - 1].start].isupper():
        return False
    before = f"{int(number[1]) - 1}"
    listed = any(w.of(text).rstrip(".)") == before for w in words[max(0, first - _FAR) : first])
    return not (listed or ended(text, words[first - 1]))


def _holds_number(text: str, words: list[Span], first: int) -> bool:
    """Tell whether a label is glued to the number of a name: `Grade: Scale 5Post No: K21`."""
    glued = _GLUED_NUMBER.match(text, words[first].start, words[first].end) if first else None
    if glued is None or not text[words[first - 1].start].isupper():
        return False
    return text[words[first - 1].end - 1] not in ".;:"


def _answers(text: str, words: list[Span], first: int) -> bool:
    """Tell whether a number is the value of the label before it: `Grade: 20 Status: Exempt`.

    One with a full stop may number the next label, where the one before it stands there too.
    """
    before, number = (words[first - 1].of(text) if first else ""), words[first].of(text)
    if not before.endswith(":"):
        return False
    if number.isdigit():
        return True
    said = number.rstrip(".,;")
    if not said.isdecimal() or len(said) > _FEW_DIGITS:
        return False
    counted = {f"{int(said) - 1}", f"{int(said) + 1}"}
    return not any(word.of(text).strip("().,;") in counted for word in words)


def _is_end(text: str, words: list[Span], first: int, phrase: str) -> bool:
    """Tell whether a word only ends a label that is not known, as in `Welsh Language Level:`.

    So does one that names a unit by its letter, as in `B Division:`.
    """
    letter = words[0].of(text) if first == 1 else ""
    if len(letter) == 1 and letter.isupper():
        return phrase.rstrip(" :").casefold() in wording().lettered
    if not 0 < first < LABEL_WORDS or phrase.rstrip(" :").casefold() not in wording().compounds:
        return False
    before = text[words[0].start : words[first].start].strip(_HEADING_MARKS)
    if not before or heads_paper(before):
        return False
    return ":" not in before and looks_printed(before)
