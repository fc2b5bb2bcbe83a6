"""Spoil a document the ways in which documents are spoilt, a little or a lot.

A mutation takes a text, how strong it is from 0 to 1, and a source of chance: the same seed gives
the same text. A stronger one spoils all that a weaker one spoils, and more.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache

from wording import words_of

Mutate = Callable[[str, float, random.Random], str]

_TAGS = ("<p>", "</p>", "<br/>", "<li>", "</span>", "&nbsp;", '<div class="cell">', "<strong>")
_LOOK_ALIKES = {
    "l": "1", "I": "l", "O": "0", "o": "c", "m": "rn", "e": "c", "a": "o", "S": "5", "B": "8",
    "n": "u", "t": "f", "h": "b", "i": "l", "g": "q", "d": "cl", "u": "ii",
}  # fmt: skip
_SPOILT_WORDS = 0.1
_WIDTH = 64


@cache
def _named() -> dict[str, list[str]]:
    """Give each label and heading the words that mean the same."""
    forms = words_of("forms")
    groups = [*forms["labels"].values(), *forms["headings"].values()]
    groups += words_of("mutations")["more"].values()
    return {
        label.casefold(): [other for other in group if other != label]
        for group in groups
        for label in group
    }


@cache
def _headings() -> frozenset[str]:
    forms, more = words_of("forms"), words_of("mutations")
    groups = [*forms["headings"].values(), *more["headings"].values()]
    return frozenset(label.casefold() for group in groups for label in group)


def _parted(line: str) -> tuple[str, str, str]:
    """Part a line into its label, what stands between, and the rest; no label is an empty one.

    >>> _parted("Job Title: Clerk"), _parted("Clerk: Job Title")
    (('Job Title', ': ', 'Clerk'), ('', '', 'Clerk: Job Title'))
    """
    found = re.match(r"([^:\t|]{2,40}?)(\s*[:\t|]\s*|\s{2,}|$)(.*)$", line)
    if found is None or found[1].strip().casefold() not in _named():
        return "", "", line
    return found[1], found[2], found[3]


def other_labels(text: str, strength: float, chance: random.Random) -> str:
    """Replace labels and headings by words that mean the same."""
    lines = []
    for line in text.split("\n"):
        label, between, rest = _parted(line)
        others = _named().get(label.strip().casefold(), [])
        drawn, picked = chance.random(), chance.random()
        if label and others and drawn < strength:
            line = others[int(picked * len(others))] + between + rest  # noqa: PLW2901 - spoilt here
        lines.append(line)
    return "\n".join(lines)


def no_separators(text: str, strength: float, chance: random.Random) -> str:
    """Drop the colons and tabs behind labels and between cells."""

    def drop(found: re.Match[str]) -> str:
        if chance.random() >= strength:
            return found[0]
        return "" if found[0] == ":" else " "

    return re.sub(r":(?=\s)|\t+", drop, text)


def wrapped(text: str, strength: float, chance: random.Random) -> str:
    """Break long lines in two, wherever the width of a page ends."""
    lines: list[str] = []
    for line in text.split("\n"):
        rest = line
        drawn = chance.random() < strength
        while drawn and len(rest) > _WIDTH and (cut := rest.rfind(" ", 1, _WIDTH)) > 0:
            lines.append(rest[:cut])
            rest = rest[cut + 1 :]
        lines.append(rest)
    return "\n".join(lines)


def joined(text: str, strength: float, chance: random.Random) -> str:
    """Join lines to those before them."""
    return re.sub(r"(?<=\S)\n+(?=\S)", lambda m: " " if chance.random() < strength else m[0], text)


def debris(text: str, strength: float, chance: random.Random) -> str:
    """Leave tags of a web page at the beginnings and ends of lines."""
    lines = []
    for line in text.split("\n"):
        drawn, before, after = chance.random(), chance.choice(_TAGS), chance.choice(_TAGS)
        lines.append(f"{before}{line}{after}" if line.strip() and drawn < strength else line)
    return "\n".join(lines)


def look_alikes(text: str, strength: float, chance: random.Random) -> str:
    """Take a letter for another that looks like it, in up to a tenth of the words."""

    def spoil(found: re.Match[str]) -> str:
        word, drawn, place = found[0], chance.random(), chance.random()
        places = [at for at, letter in enumerate(word) if letter in _LOOK_ALIKES]
        if drawn >= strength * _SPOILT_WORDS or not places:
            return word
        at = places[int(place * len(places))]
        return word[:at] + _LOOK_ALIKES[word[at]] + word[at + 1 :]

    return re.sub(r"[A-Za-z]{4,}", spoil, text)


def other_order(text: str, strength: float, chance: random.Random) -> str:
    """Exchange sections with others; what stands above the first heading stays where it is."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip(" :\t*#").casefold() in _headings():
            blocks.append([])
        blocks[-1].append(line)
    order = list(range(1, len(blocks)))
    for place in range(len(order)):
        drawn, other = chance.random(), int(chance.random() * len(order))
        if drawn < strength:
            order[place], order[other] = order[other], order[place]
    front = [0] if blocks[0] else []
    return "\n".join("\n".join(blocks[number]) for number in (*front, *order))


def by_rows(text: str, strength: float, chance: random.Random) -> str:
    """Write rows of labels and values cell by cell, each cell on a line of its own."""
    lines = []
    for line in text.split("\n"):
        label, between, rest = _parted(line)
        drawn = chance.random()
        lines.append(
            f"{label}\n{rest}" if label and between and rest and drawn < strength else line
        )
    return "\n".join(lines)


def by_columns(text: str, strength: float, chance: random.Random) -> str:
    """Write runs of rows column by column: first their labels, then their values."""
    lines: list[str] = []
    for rows in _runs(text):
        drawn = chance.random()
        pairs = [_parted(row) for row in rows]
        if len(rows) > 1 and drawn < strength:
            lines += [label for label, _, _ in pairs] + [rest for _, _, rest in pairs]
        else:
            lines += rows
    return "\n".join(lines)


def _runs(text: str) -> Iterator[list[str]]:
    """Give runs of lines that each have label and value, and other lines one by one."""
    run: list[str] = []
    for line in text.split("\n"):
        label, between, rest = _parted(line)
        if label and between.strip(" ") and rest.strip():
            run.append(line)
            continue
        if run:
            yield run
        run = []
        yield [line]
    if run:
        yield run


MUTATIONS: dict[str, Mutate] = {
    "labels replaced by synonyms": other_labels,
    "colons and tabs dropped": no_separators,
    "lines wrapped": wrapped,
    "lines joined": joined,
    "debris of HTML": debris,
    "letters misread (up to 10 % of words)": look_alikes,
    "order of sections changed": other_order,
    "tables flattened by rows": by_rows,
    "tables flattened by columns": by_columns,
}


def mutated(text: str, name: str, strength: float, seed: str) -> str:
    """Spoil a text by the mutation of this name.

    >>> mutated("Rank: PC", "colons and tabs dropped", 1.0, "1")
    'Rank PC'
    """
    return MUTATIONS[name](text, strength, random.Random(f"{seed} {name}"))
