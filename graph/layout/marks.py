"""The words of `data/layout/marks.toml`, as patterns for what is printed beside a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.alternatives import alternatives_in, any_case, either
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Mapping

_BULLETS = "–—*·§o»>"
_RARE, _SEVERAL = ("\n+ ", "\n~ "), 3


@dataclass(frozen=True, slots=True)
class Marks:
    """The patterns, and lists of words in small letters.

    Attributes:
        page: A line that numbers a page.
        page_of: The same with how many there are, within a line.
        page_ahead: The number of a page, and what parts it from the words behind it.
        foot: The same at the end of a line.
        file: A line that names a file to open, or holds nothing but buttons: `[Apply] [Print]`.
        edition: A line that is the edition of a form.
        letter: A line that says what a letter means, or for whom.
        examples: Where a heading begins to give examples.
        bullet: A mark or a number in front of an item.
        rare_bullet: The same with signs that are bullets only where several lines have them.
        note: The beginning of a line that is a note to the form.
        tells: The beginning of a line that tells the reader of the work.
        talk: The beginning of a sentence about what the reader will do.
        talks: Words with which a sentence that talks to the reader begins.
        open_ended: The end of an item that goes on below.
        going_on: Words behind which no heading ends in the middle of a line.
        going_on_with: The same behind a word that often begins what is asked for.
    """

    page: re.Pattern[str]
    page_of: re.Pattern[str]
    page_ahead: re.Pattern[str]
    foot: re.Pattern[str]
    file: re.Pattern[str]
    edition: re.Pattern[str]
    letter: re.Pattern[str]
    examples: re.Pattern[str]
    bullet: re.Pattern[str]
    rare_bullet: re.Pattern[str]
    note: re.Pattern[str]
    tells: re.Pattern[str]
    talk: re.Pattern[str]
    talks: frozenset[str]
    open_ended: re.Pattern[str]
    going_on: frozenset[str]
    going_on_with: frozenset[str]

    def bullet_in(self, text: str) -> re.Pattern[str]:
        """Give the pattern of the bullets of a text, by the signs that several lines of it have."""
        several = any(text.count(sign) >= _SEVERAL for sign in _RARE)
        return self.rare_bullet if several else self.bullet


@once_per_overlay
def printed_marks() -> Marks:
    """Make the patterns once.

    >>> printed_marks().edition.match("Version 2.1 March 2024") is not None
    True
    """
    lists, words = load_toml("layout/marks.toml"), alternatives_in("layout/marks.toml")
    editions, letters, reader = words["editions"], words["letters"], words["reader"]
    page, of = words["pages"]["words"], words["pages"]["joints"]
    marked = rf"(?:\s+{either(load_toml('layout/furniture.toml')['markings'])})?"
    return Marks(
        page=any_case(
            rf"^(?:{page}\s*)?\d{{1,3}}(?:\s*(?:{of}|/)\s*\d{{1,3}})?$|^{page}\b.{{0,12}}$"
            rf"|^{page}\s+\d{{1,3}}\s+{of}\s+\d{{1,3}}{marked}$"
            r"|^[-–]\s*\d{1,3}\s*[-–]$|(?-i:^\d{1,3}\s+[A-Z]{3,}\d{3,}[A-Z]?$)"
        ),
        page_of=any_case(rf"\b{page}\s+\d{{1,3}}\s+(?:{of}|/)\s+\d{{1,3}}\b"),
        page_ahead=any_case(rf"{page}\s+\d{{1,3}}\s*(?:[:|]|[-–—](?=\s))"),
        foot=any_case(rf"\s{page}\s+\d{{1,3}}(?:\s+{of}\s+\d{{1,3}}{marked})?$"),
        file=_file(words["files"]),
        edition=any_case(
            rf"^{editions['words']}(?:\s+{editions['numbers']})?\.?\s*\d{{1,2}}(?:\.\d{{1,2}})*"
            r"(?:\s+(?:[a-z]{3,9}\.?\s+)?(?:19|20)\d\d)?$"
            rf"|^[^.:;]{{3,60}}\s[-–]\s{editions['made']}\s(?:[a-z]{{3,9}}\s)?(?:19|20)\d\d$"
        ),
        letter=re.compile(
            rf"(?i:[A-Z]{{1,2}}\s*[=–-]\s*{letters['weights']}\s*[,;/]?\s*){{1,2}}\)?\Z"
            rf"|\*?\s*(?:[ED]|E/D)\s+{letters['holds']}\b"
        ),
        examples=re.compile(rf",?\s{words['examples']['words']}\s.*"),
        bullet=_bullet(words["counted"]["words"], words["counting"]["words"], _BULLETS),
        rare_bullet=_bullet(words["counted"]["words"], words["counting"]["words"], _BULLETS + "+~"),
        note=any_case(rf"^{words['notes']['words']}(?:\s+(?:to|on)\s+[\w.]+)?\s*[:–—-]"),
        tells=re.compile(rf"{reader['tells']}\b\s+[a-z]"),
        talk=re.compile(
            rf"(?:{reader['leads']}\s[^.]{{3,80}},\s)?{reader['will']}\s[a-z]+\s\S+\s\S"
        ),
        talks=frozenset(lists["reader"]["talks"]),
        open_ended=re.compile(rf"\b{words['open']['words']}\s*[-–—]+$"),
        going_on=frozenset(lists["going_on"]["words"]),
        going_on_with=frozenset(lists["going_on"]["with_words"]),
    )


def _file(words: Mapping[str, str]) -> re.Pattern[str]:
    size = rf"(?:[\s,]*\d[\d.]*\s?{words['sizes']})?"
    return any_case(
        rf"^[^.:]{{2,80}}(?:\.{words['endings']}\s*(?:\(.{{1,20}}\))?"
        rf"|\((?:{words['endings']}|{words['named']}){size}\))$"
        r"|^(?:\[[^\[\]\n]{2,30}\]\s*){2,}$"
    )


def _bullet(counted: str, counting: str, signs: str) -> re.Pattern[str]:
    named = rf"(?i:{counting})\s+\d{{1,2}}\s*(?::|[-–—](?=\s))(?=\s*\S)"
    return re.compile(
        # a word, as most lines begin with, but for one that counts
        rf"(?:(?![^\W\d_ivx][^\W\d_])|(?=(?i:{counting})\s+\d))"
        rf"(?P<mark>{named}|"
        r"\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=[\s\u00a0]|[A-Z])"
        rf"(?!\s+{counted}\b)"
        r"|\(?\d{1,2}[ ]?[.)](?=[\s\u00a0]|[A-Z])"
        r"|\(?(?:[a-z]|[ivx]{1,4})\)(?=\s|\([a-z]{1,4}\)\s)|\([A-Z]\)(?=\s)"
        r"|\(?(?:[a-r]|[ivx]{1,4})\)(?=[A-Z][a-z]*\s)"
        r"|(?:[a-hA-H]|[ivx]{1,4})\.(?=\s+\S)"
        rf"|[-{signs}](?=[\s\u00a0]+\S)"
        r"|[-–—*·](?=[\s\u00a0]*$)|\*(?=[A-Z][^*]*$))"
        r"[\s\u00a0]*"
    )
