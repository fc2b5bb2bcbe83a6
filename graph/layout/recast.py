"""Read a section as another kind than its heading says, by what stands in it."""

from __future__ import annotations

import re
from dataclasses import replace

from remit.graph.layout.bare_work import listed_work
from remit.graph.layout.model import Section
from remit.graph.linking.alternatives import alternatives
from remit.graph.linking.signs import plain_words
from remit.graph.overlay import load_toml, once_per_overlay

_FEW_STATES = 2
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


@once_per_overlay
def _purposes() -> frozenset[str]:
    return frozenset(load_toml("layout/headings.toml")["purposes"])


def asking(section: Section) -> Section:
    """Take a list of what the holder is to be and to have for conditions, whatever heads it."""
    if section.kind != "duties":
        return section
    states = sum(_state().match(item.text) is not None for item in section.items)
    if states < _FEW_STATES or 2 * states < len(section.items):
        return section
    return replace(section, kind="requirements", modality="essential")


@once_per_overlay
def _state() -> re.Pattern[str]:
    """Write what begins an item that says what people are or have."""
    states = alternatives(load_toml("layout/values.toml")["states"])
    return re.compile(
        rf"(?:to\s+)?(?:be\s+{states['be']}|have\s+{states['have']}|{states['alone']})\b", re.I
    )


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
