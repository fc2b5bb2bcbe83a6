"""Find where the title of a piece of law can begin, from where it ends."""

from __future__ import annotations

import re

from remit.graph.overlay import load_toml, once_per_overlay

_BEFORE = re.compile(r"(?:etc\.|[\w'’&/\-]+|\([\w\s'’&\-,]{1,60}\)|,)\s*$")
_FAR = 14
_WINDOW = 80
_TAIL_LENGTH = 24


@once_per_overlay
def small_words_of_titles() -> tuple[frozenset[str], frozenset[str]]:
    """Read the words that join titles, and those with which none begins."""
    title = load_toml("phrases/law.toml")["title"]
    return frozenset(title["joining"]), frozenset(title["leading"])


def title_starts(text: str, end: int, floor: int) -> list[int]:
    """List where a title that ends here can begin, the longest first."""
    starts: list[int] = []
    at = end
    for _ in range(_FAR):
        window = text[max(floor, at - _WINDOW) : at]
        tail = max(0, len(window) - _TAIL_LENGTH)
        before = _BEFORE.search(window, tail)
        if tail and (before is None or before.start() == tail):
            before = _BEFORE.search(window)
        if before is None or "\n\n" in before[0] or "\t" in before[0]:
            break
        word = before[0].strip()
        at -= len(before[0])
        if _opens_line(text, at, word):
            break
        if word == "," or word.casefold() in small_words_of_titles()[0]:
            continue
        if not (word[0].isupper() or word[0] == "("):
            break
        if word[0] != "(":
            starts.append(at)
    return starts[::-1]


def _opens_line(text: str, at: int, word: str) -> bool:
    """Tell whether a word that goes on with no title opens a line: `Our Values / As the … Act`."""
    opens = text[at - 1 : at] == "\n" and word.istitle()
    return opens and word.casefold() in load_toml("phrases/law.toml")["title"]["opening_lines"]
