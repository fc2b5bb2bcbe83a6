"""Read the stars on what is asked for, where the form says what a star means."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.linking.alternatives import alternatives, any_case, either, longest_words
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from remit.graph.layout.model import Item

_OTHER = {"essential": "desirable", "desirable": "essential"}
_STARS = " \t*"
_FAR = 300


@dataclass(frozen=True, slots=True)
class Star:
    """What a star means in a form.

    Attributes:
        meaning: How binding what has one is; the rest is of the other weight.
        line: Where the form says so.
    """

    meaning: str
    line: Span


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """How a form says what a star means.

    Attributes:
        needs: Words of which one stands where a sentence says it.
        words: Finds these.
        sentence: With the weight before the star or behind it.
        key: At the beginning of a line: the star, then the weight.
    """

    needs: frozenset[str]
    words: re.Pattern[str]
    sentence: re.Pattern[str]
    key: re.Pattern[str]


@once_per_overlay
def _said() -> _Said:
    data = load_toml("layout/weights.toml")
    said = data["starred"]
    words = alternatives(said)
    weights = {name: either(word for word in data[name] if len(word) > 1) for name in _OTHER}
    weight = rf"(?:(?P<essential@>{weights['essential']})|(?P<desirable@>{weights['desirable']}))\b"
    sign = rf"[\"'“‘(]*(?:\*|{words['stars']}(?:\s\(?\*)?)[\"'”’)]*"
    marked = rf"(?:{words['marked']}\s(?:{words['by']}\s)?{sign}|{words['alone']})"
    about = rf"(?:\s{words['about']}){{0,2}}\s?"
    ways = (
        rf"\b{marked}\s{words['are']}{about}{weight}",
        rf"\b{weight}(?:\s[a-z]+)?\s{words['are']}\s{marked}",
    )
    means = rf"(?:(?<=[=:–-] )|\b{words['means']}\b)"
    key = rf"(?:^|\()[^\w\n]{{0,4}}\*[^\w\n]{{0,4}}{means}{about}{weight}"
    source = "|".join(way.replace("@", str(at)) for at, way in enumerate(ways))
    needs = longest_words([*said["marked"], *said["alone"]])
    return _Said(
        needs,
        any_case(either(sorted(needs))),
        any_case(source),
        re.compile(key.replace("@", ""), re.IGNORECASE | re.MULTILINE),
    )


def star_of(text: str) -> Star | None:
    """Find where a form says what a star means.

    >>> star_of("Criteria marked * are essential.").meaning
    'essential'
    >>> star_of("* = desirable").meaning, star_of("What we ask (* = must have)").meaning
    ('desirable', 'essential')
    >>> star_of("Essential criteria marked * are tested at interview.") is None
    True
    """
    if "*" not in text:
        return None
    said = _said()
    found = _sentence(text, said) or said.key.search(text)
    if found is None or found.lastgroup is None:
        return None
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    line = trimmed(text, Span(start, len(text) if end < 0 else end))
    return Star(found.lastgroup.rstrip("01"), line)


def _sentence(text: str, said: _Said) -> re.Match[str] | None:
    """Find the first sentence that says what a star means, near the words that it has to have."""
    low = text.casefold()
    if not any(word in low for word in said.needs):
        return None
    near = (
        said.sentence.search(text, max(0, word.start() - _FAR), word.end() + _FAR)
        for word in said.words.finditer(text)
    )
    return next(filter(None, near), None)


def starred(
    text: str, items: tuple[Item, ...], star: Star | None
) -> tuple[tuple[Item, ...], list[Span]]:
    """Weigh the items of a list by their stars, and give where the form says what a star means.

    A list without a star is left as it is.

    >>> from remit.graph.layout.model import Item
    >>> said = "Tact * Wit"
    >>> items = (Item(Span(0, 6), "Tact *"), Item(Span(7, 10), "Wit"))
    >>> star = Star("essential", Span(20, 30))
    >>> [(item.text, item.modality) for item in starred(said, items, star)[0]]
    [('Tact', 'essential'), ('Wit', 'desirable')]
    """
    if star is None:
        return items, []
    keys = [item.span for item in items if star.line.covers(item.span)]
    left = [item for item in items if item.span not in keys]
    bullets = all(item.marker == "*" for item in left)
    stars = [item.text.endswith("*") or (item.marker == "*" and not bullets) for item in left]
    if not any(stars):
        return items, []
    weighed = (
        replace(item, modality=star.meaning if has_star else _OTHER[star.meaning])
        for item, has_star in zip(left, stars, strict=True)
    )
    return tuple(_without_star(text, item) for item in weighed), keys


def _without_star(text: str, item: Item) -> Item:
    if not item.text.endswith("*"):
        return item
    return replace(item, text=item.text.rstrip(_STARS), span=trimmed(text, item.span, _STARS))
