"""Read who is led where they come first: `The clerk is supervised by the post holder`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.extraction.people_led import counts_people
from remit.graph.linking.alternatives import either
from remit.graph.linking.occupations import names_work
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Item

_PARTS = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_LONGEST_TITLE = 80


@once_per_overlay
def _under() -> re.Pattern[str]:
    """Make the pattern of such a sentence once."""
    words = load_toml("phrases/running-text.toml")["staff_under"]
    one = rf"{either(words['articles'])}\s+(?:[A-Za-z][\w-]*\s+){{0,4}}?[A-Za-z][\w-]*"
    led = rf"{either(words['being'])}\s+{either(words['verbs'])}\s+{either(words['by'])}"
    return re.compile(
        rf"(?:^|(?<=[.!?]\s)|(?<=\n))(?i:(?P<who>{one}(?:(?:,\s+(?:and\s+)?|\s+and\s+){one}){{0,5}})"
        rf"\s+(?:{led}|{either(words['reports'])})\s+"
        rf"(?:{either(words['holders'])}\b|the\s+(?P<title>[\w\s-]{{4,60}}?)(?=[,.;]|\s+who\b)))"
    )


def led_by_holder(names: Names, items: Iterable[Item], title: str) -> list[Value]:
    """List those of whom a sentence says that the holder leads them, each named by a title."""
    verbs = _verbs()
    for item in items:
        text = item.span.of(names.plain)
        if not any(verb in text for verb in verbs):
            continue
        found = _under().search(names.plain, item.span.start, item.span.end)
        if found is None or not _is_holder(found["title"], title):
            continue
        people = [_without_article(names.plain, one) for one in _parted(names.plain, found)]
        if all(_is_staff(one.of(names.plain)) for one in people):
            return [Value(folded(one.of(names.plain)), one) for one in people]
    return []


def _parted(text: str, found: re.Match[str]) -> Iterator[Span]:
    """Part a list of people at its commas and at `and`."""
    start, end = found.span("who")
    for joint in _PARTS.finditer(text, start, end):
        yield Span(start, joint.start())
        start = joint.end()
    yield Span(start, end)


def _without_article(text: str, one: Span) -> Span:
    words = load_toml("phrases/running-text.toml")["staff_under"]["articles"]
    first = one.of(text).split()[0]
    behind = one.of(text)[len(first) :].lstrip()
    return Span(one.end - len(behind), one.end) if behind and first.casefold() in words else one


@once_per_overlay
def _verbs() -> tuple[str, ...]:
    """Give the last words of verbs of which one stands in every such sentence."""
    words = load_toml("phrases/running-text.toml")["staff_under"]
    last = (verb.rsplit(maxsplit=1)[-1] for verb in words["verbs"])
    return tuple(dict.fromkeys([*last, *(verb.split()[0] for verb in words["reports"])]))


def _is_holder(said: str | None, title: str) -> bool:
    """Tell whether a title in a sentence is that of the role, or the end of it."""
    if said is None:
        return True
    named = folded(said).casefold()
    return bool(title) and len(title) <= _LONGEST_TITLE and title.casefold().endswith(named)


def _is_staff(part: str) -> bool:
    one = part.removesuffix("s")
    return names_work(one) or counts_people(part.rsplit(maxsplit=1)[-1])
