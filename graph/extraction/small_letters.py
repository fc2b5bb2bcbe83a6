"""Read a manager and a unit that a sentence about the holder names in small letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.linking.alternatives import either
from remit.graph.linking.lexicon import lexicon
from remit.graph.linking.occupations import names_work
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Item

_KINDS = frozenset({"Topic", "Unit"})


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Where a title, a unit, or what a section about a team begins with stands."""

    manager: re.Pattern[str]
    unit: re.Pattern[str]
    introduced: re.Pattern[str]


@once_per_overlay
def _phrases() -> _Phrases:
    data = load_toml("phrases/running-text.toml")["small_letters"]
    begins = r"(?:^|(?<=[.!?]\s))"
    holder = rf"{begins}{either(data['subjects'])}\s+(?:{either(data['verbs'])}\s+)*"
    reports = rf"(?:{holder}{either(data['reports'])}|{begins}{either(data['opens'])})"
    ends = rf"(?=[.,;(]|\s*$|\s+{either(data['behind'])}\s)"
    words = r"((?:[a-z][a-z-]*\s+){0,4}?[a-z][a-z-]*)"
    article, unit = (
        either(data["articles"]),
        rf"((?:[a-z][a-z-]*\s+){{1,4}}?){either(data['units'])}",
    )
    return _Phrases(
        re.compile(rf"(?i:{reports}\s+{article})\s+{words}{ends}", re.M),
        re.compile(rf"(?i:{holder}{either(data['works'])}\s+{article})\s+({unit}){ends}", re.M),
        re.compile(
            rf"(?:{either(data['definite'])})\s+({unit})\s+(?!{either(data['joined'])}\b)[a-z]"
        ),
    )


def manager_in_small(items: Iterator[Item], names: Names) -> Value | None:
    """Read whom the holder reports to: such as the records supervisor."""
    for item in items:
        text = item.span.of(names.plain)
        for found in _phrases().manager.finditer(text):
            if names_work(found[1]):
                return _value(item, found)
    return None


def unit_in_small(items: Iterator[Item], names: Names) -> Value | None:
    """Read where the holder works, if the unit is called by a line of work that is known."""
    for item in items:
        text = item.span.of(names.plain)
        found = _phrases().unit.search(text)
        if found is not None and _names_work_of(found[2]):
            return _value(item, found)
    return None


def introduced_in_small(item: Item, names: Names) -> Value | None:
    """Read the unit of which the first sentence tells: `The records department keeps …`."""
    found = _phrases().introduced.match(item.span.of(names.plain))
    return _value(item, found) if found is not None and _names_work_of(found[2]) else None


def _value(item: Item, found: re.Match[str]) -> Value:
    start = item.span.start + found.start(1)
    return Value(folded(found[1]), Span(start, start + len(found[1])))


def _names_work_of(words: str) -> bool:
    return any(name.thing.kind in _KINDS for name in lexicon().exact(words.strip()))
