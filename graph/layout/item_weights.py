"""Read what items say themselves of how binding they are: letters, codes, and names of rows."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.layout.model import Item
from remit.graph.layout.weights import meaning_of, usual_key

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = re.compile(
    r"\s*(?:[(\[](E|D|Essential|Desirable|E/D)[)\]](?:\s*[(\[][A-Z]{1,2}(?:\s?[/,&]\s?[A-Z]{1,2})*[)\]])?"
    r"|\s[–-]\s(?:\w+ / )?(Essential|Desirable))\.?$"
)
_BRACKETED = re.compile(r"(?<=\s)[(\[][A-Za-z][\w' -]{1,16}[)\]]\.?$")
_MARK_FRONTS = ("(", "E", "D")
_MARK_ENDS = (")", "]", "Essential", "Desirable")
_LETTER = re.compile(r"\s(?<!=\s)([ED])$")
_MEANINGS = {"E": "essential", "D": "desirable"}
_LETTER_BULLETS = {f"({letter})": meaning for letter, meaning in _MEANINGS.items()}
_CODE = re.compile(r"([ED])\d{1,2}[.):]?(?:\s*\([a-z]{1,2}\))*")
_LETTER_AHEAD = re.compile(r"\[?([ED])\]?\s+(?=[A-Z])")
_FEW_LETTERED = 3
_MARK_AHEAD = re.compile(r"(?:\((E|D)\)\s*|(?:(E|D)|(Essential|Desirable))\s*[-–:]\s+)(?=\S)")
_ROW_WORDS = 4
_MOST = 0.6


def weighed(item: Item) -> Item:
    """Take a mark such as `(E)` or `– Desirable` off the end of an item and say what it means."""
    ahead = _MARK_AHEAD.match(item.text) if item.text.startswith(_MARK_FRONTS) else None
    if ahead is not None and len(item.span) == len(item.text):
        span = Span(item.span.start + ahead.end(), item.span.end)
        meaning = _MEANINGS[(ahead[1] or ahead[2] or ahead[3])[0]]
        return replace(item, text=item.text[ahead.end() :], span=span, modality=meaning)
    if item.leads or not item.text.rstrip(".").endswith(_MARK_ENDS):
        return item
    mark = _MARK.search(item.text)
    if mark is not None:
        return _taken_off(item, mark.start(), _MEANINGS[(mark[1] or mark[2])[0]])
    mark = _BRACKETED.search(item.text)
    weight = meaning_of(mark[0].rstrip("."), usual_key()) if mark else None
    if mark is None or weight is None:
        return item
    return _taken_off(item, mark.start(), weight)


def lettered(text: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Take a bare E or D off items, where nearly all of a list begin or end with one.

    Such letters in brackets before them have been taken for bullets.

    >>> said = "Tact  E"
    >>> (item, _, _) = lettered(said, (Item(Span(0, 7), "Tact E"),) * 3)
    >>> item.text, item.span.of(said), item.modality
    ('Tact', 'Tact', 'essential')
    """
    bullets = [_LETTER_BULLETS.get(_bullet(text, item)) for item in items]
    if sum(map(bool, bullets)) >= max(_FEW_LETTERED, 0.75 * len(items)):
        return tuple(
            replace(item, modality=item.modality or meaning)
            for item, meaning in zip(items, bullets, strict=True)
        )
    ahead = [_LETTER_AHEAD.match(item.text) for item in items]
    if sum(mark is not None for mark in ahead) >= max(_FEW_LETTERED, 0.75 * len(items)):
        return tuple(
            item if mark is None else _trimmed(text, _from(item, mark.end(), _MEANINGS[mark[1]]))
            for item, mark in zip(items, ahead, strict=True)
        )
    marks = [_LETTER.search(item.text) for item in items]
    if not _mark_most(marks):
        return items
    return tuple(
        item if mark is None else _trimmed(text, _taken_off(item, mark.start(), _MEANINGS[mark[1]]))
        for item, mark in zip(items, marks, strict=True)
    )


def ends_in_letters(items: Sequence[Item]) -> bool:
    """Tell whether several items end with an E or a D, of which both stand there.

    >>> rows = [Item(Span(0, 7), words) for words in ("Tact E", "Ink D", "Wit E", "Zeal E")]
    >>> ends_in_letters(rows), ends_in_letters(rows[:3])
    (True, False)
    """
    ends = [item.text[-1:] for item in items if item.text.endswith((" E", " D"))]
    return len(ends) > _FEW_LETTERED and len(set(ends)) == len(_MEANINGS)


def _mark_most(marks: Sequence[re.Match[str] | None]) -> bool:
    """Tell whether marks stand on nearly all items from the first that has one to the last."""
    marked = [at for at, mark in enumerate(marks) if mark is not None]
    if len(marked) < _FEW_LETTERED:
        return False
    return len(marked) >= 0.75 * (marked[-1] - marked[0] + 1)


def named_rows(text: str, items: tuple[Item, ...]) -> tuple[tuple[Item, ...], list[Span]]:
    r"""Take the names of rows from among items that say how binding they are.

    Such a name stands beside its first item, or above items that are set in from it.

    >>> said = "School   Latin\nHome\n     Tact\n     Ink"
    >>> weights = (None, "essential", None, "essential", "desirable")
    >>> items = tuple(
    ...     Item(Span(at := said.index(word), at + len(word)), word, modality=weight, opening=at)
    ...     for word, weight in zip(said.split(), weights, strict=True)
    ... )
    >>> [(item.text, item.part) for item in named_rows(said, items)[0]]
    [('Latin', 'School'), ('Tact', 'Home'), ('Ink', 'Home')]
    """
    weighed_ones = sum(item.modality is not None for item in items)
    if weighed_ones < _FEW_LETTERED:
        return items, []
    kept: list[Item] = []
    names: list[Span] = []
    part = ""
    for item, below in zip_longest(items, items[1:]):
        heads = below is not None and below.modality is not None and item.modality is None
        if heads and _may_name_row(item) and _stands_before(text, item, below):
            part = item.text
            names.append(item.span)
        else:
            kept.append(replace(item, part=item.part or part))
    return tuple(kept), names


def weighed_from(items: Sequence[Item]) -> int:
    """Tell from which item on a list says of nearly all how binding they are; its length if none.

    >>> items = [Item(Span(0, 1), "Ink"), *[Item(Span(0, 1), "Tact", modality="essential")] * 3]
    >>> weighed_from(items), weighed_from(items[:3])
    (1, 3)
    """
    first = next((at for at, item in enumerate(items) if item.modality is not None), len(items))
    left = items[first:]
    weighed_ones = sum(item.modality is not None for item in left)
    return first if weighed_ones >= max(_FEW_LETTERED, _MOST * len(left)) else len(items)


def _stands_before(text: str, item: Item, below: Item) -> bool:
    """Tell whether an item stands on the line of the next, or is set in less than that."""
    first, last = sorted((item.span.start, below.span.start))
    if text.find("\n", first, last) < 0:
        return True
    line = text.rfind("\n", 0, item.span.start) + 1
    next_line = text.rfind("\n", 0, below.span.start) + 1
    return item.opening - line < below.opening - next_line


def _may_name_row(item: Item) -> bool:
    """Tell whether an item is a few words that are no sentence."""
    few = len(item.text.split()) <= _ROW_WORDS and not item.text.endswith((".", ";"))
    return few and not (item.marker or item.leads)


def weighed_by_code(text: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Say of items what the codes before them mean, where they hold both `E1` and `D1`."""
    codes = [_coded(text, item) for item in items]
    if len(set(codes) - {None}) < len(_MEANINGS):
        return items
    return tuple(
        replace(item, modality=item.modality or code)
        for item, code in zip(items, codes, strict=True)
    )


def _coded(text: str, item: Item) -> str | None:
    """Read the letter of a code before an item, such as `E1` or `D2.`, as its weight."""
    code = _CODE.fullmatch(_bullet(text, item)) if item.marker == "#" else None
    return _MEANINGS[code[1]] if code else None


def _bullet(text: str, item: Item) -> str:
    return text[item.opening : item.span.start].strip() if item.marker else ""


def _from(item: Item, start: int, meaning: str) -> Item:
    span = Span(item.span.start + start, item.span.end)
    return replace(item, text=item.text[start:], span=span, modality=item.modality or meaning)


def _trimmed(text: str, item: Item) -> Item:
    return replace(item, span=trimmed(text, item.span))


def _taken_off(item: Item, end: int, meaning: str) -> Item:
    kept = item.text[:end].rstrip()
    span = Span(item.span.start, item.span.end - (len(item.text) - len(kept)))
    return replace(item, text=kept, span=span, modality=item.modality or meaning)
