"""Phrases as the data write them, made into patterns that take linear time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_GAP = r"(?:\s+\S+){0,5}?\s+"
_NEVER = re.compile(r"(?!)")


def pattern(phrases: Iterable[str], *, as_written: bool = False) -> re.Pattern[str]:
    """Make one pattern that finds any of the phrases as whole words, the longest first.

    Args:
        phrases: Plain words; `…` stands for up to five words, `word*` also finds longer words.
        as_written: Whether capitals matter.

    >>> bool(pattern(["undertake … training"]).search("to undertake all necessary training"))
    True
    """
    forms = sorted({_form(p) for p in phrases}, key=lambda f: (-len(f), f))
    flags = re.NOFLAG if as_written else re.IGNORECASE
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w])", flags) if forms else _NEVER


def _form(phrase: str) -> str:
    words = phrase.split()
    out = ""
    for place, word in enumerate(words):
        if word == "…":
            continue
        if place:
            out += _GAP if words[place - 1] == "…" else r"\s+"
        stem = word.rstrip("*")
        out += re.escape(stem).replace("'", "['’‘]") + (r"\w*" if word.endswith("*") else "")
    return out
