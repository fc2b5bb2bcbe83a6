"""Read a section as another kind than its heading says, by what stands in it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.layout.bare_work import listed_work
from remit.graph.layout.contents import may_be_asked, opens_as_condition, opens_work
from remit.graph.layout.model import Section
from remit.graph.linking.alternatives import alternatives
from remit.graph.linking.signs import plain_words
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.layout.model import Item

_FEW_STATES = 2
_NUMBERED, _FEW_NUMBERED = "#", 3
_TOLD = re.compile(r"you(?:r|['’](?:re|ve|ll))?\s", re.I)


def with_work_apart(section: Section) -> tuple[Section, ...]:
    """Part the list of work off words about the role: `The role`, `You will:`, `- File papers`.

    What is called a purpose or an aim stays whole, as its list says what the role is for.
    """
    if section.kind != "purpose" or not _purposes().isdisjoint(plain_words(section.title)):
        return (section,)
    work = listed_work(section.items)
    if work is None:
        return (section,)
    duties = Section(None, "", "duties", None, section.items[work.start : work.stop])
    behind = Section(None, "", "context", None, section.items[work.stop :])
    return (section.holding(section.items[: work.start]), duties, behind)


def with_numbered_work(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Part numbered work off the purpose above it, in a form that has no other duties.

    A list that a line of the purpose leads in stays with it.
    """
    if any(section.kind == "duties" and section.items for section in sections):
        return tuple(sections)
    return tuple(part for section in sections for part in _numbered_apart(section))


def _numbered_apart(section: Section) -> tuple[Section, ...]:
    work = listed_work(section.items) if section.kind == "purpose" else None
    if work is None or work.start == 0:
        return (section,)
    listed = section.items[work.start : work.stop]
    numbered = sum(item.marker == _NUMBERED for item in listed)
    if listed[0].marker != _NUMBERED or listed[0].lead or numbered < _FEW_NUMBERED:
        return (section,)
    duties = Section(None, "", "duties", None, listed)
    behind = Section(None, "", "context", None, section.items[work.stop :])
    parts = (section.holding(section.items[: work.start]), duties, behind)
    return tuple(part for part in parts if part.items)


@once_per_overlay
def _purposes() -> frozenset[str]:
    return frozenset(load_toml("layout/headings.toml")["purposes"])


def asking(section: Section) -> Section:
    """Take a list of what the holder is to be and to have for conditions, whatever heads it."""
    if section.kind != "duties":
        return section
    opens = _state().match
    states = sum([opens(item.text) is not None for item in section.items])
    if states < _FEW_STATES or 2 * states < len(section.items):
        return section
    if _heads_candidates(section) and any(_is_done(item) for item in section.items):
        return section
    return replace(section, kind="requirements", modality="essential")


@once_per_overlay
def _state() -> re.Pattern[str]:
    """Write what begins an item that says what people are or have."""
    states = alternatives(load_toml("layout/values.toml")["states"])
    return re.compile(
        rf"(?:to\s+)?(?:be\s+{states['be']}|have\s+{states['have']}|{states['alone']})\b", re.I
    )


def with_states_apart(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Part what a candidate will have from what they will do, in a list that tells of both."""
    return tuple(part for section in sections for part in _states_apart(section))


def _states_apart(section: Section) -> Iterable[Section]:
    if section.kind != "duties" or not _heads_candidates(section):
        return (section,)
    runs = [(asked, tuple(items)) for asked, items in groupby(section.items, _is_held)]
    if len(runs) <= 1:
        return (section,)
    parts = [
        Section(None, section.title, "requirements", "essential", items)
        if asked
        else Section(None, section.title, "duties", None, items)
        for asked, items in runs
    ]
    return (replace(parts[0], heading=section.heading), *parts[1:])


def _heads_candidates(section: Section) -> bool:
    return section.title.casefold() in load_toml("layout/headings.toml")["candidates"]


def _is_done(item: Item) -> bool:
    """Tell whether an item is work, by the verb with which it opens."""
    said = item.text
    return _state().match(said) is None and opens_work(said) and not may_be_asked(said)


def _is_held(item: Item) -> bool:
    """Tell whether an item names what somebody has: `hold a diploma`, not `hold a meeting`."""
    if not item.marker or _state().match(item.text) is None:
        return False
    licence = requirement_phrases().first_deciding.kind(item.text) == "Licence"
    return licence or opens_as_condition(item.text)


def talks_of_applicants(section: Section) -> bool:
    """Tell whether words about who may apply are a list of what the reader must be and have."""
    if section.kind != "form" or section.title.casefold() not in _applicants():
        return False
    told = sum(_TOLD.match(item.text) is not None for item in section.items)
    return told >= _FEW_STATES and 2 * told > len(section.items)


@once_per_overlay
def _applicants() -> frozenset[str]:
    """Read the headings over who may apply."""
    return frozenset(load_toml("layout/headings.toml")["applicants"])
